/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tells the items of a table from everything else that stands between them. */

#include "lds-row-kinds.h"

#include "lds-heading-row.h"
#include "lds-traits.h"
#include "lds-values.h"

#include <string.h>

#define SAMPLE 400
#define LONG_NOTE 90

/* A column that is filled at least so often is missed where it is blank. */
#define USUALLY 0.6
#define ALWAYS 0.95

#define SHORT_ROW 3
#define MAX_FIELD_COLUMNS 3
#define MAX_COLUMNS 256

typedef struct
{
  LdsCatalogue   *catalogue;
  const LdsSheet *sheet;
  LdsPartsTable  *table;
  guint           columns[LDS_N_FIELDS][MAX_FIELD_COLUMNS];
  gboolean        usually_counted; /* items have a quantity */
  gboolean        usually_placed;  /* and a position */
  guint           usual_cells;
  guint           n_full;
  guint           filled[MAX_COLUMNS]; /* rows that fill a column */
} Kinds;

/* What one row says. */
typedef struct
{
  guint       index;
  guint       n_filled;
  guint       n_numbers;
  gboolean    named;  /* by a description or a number of its own */
  gboolean    placed; /* by a position */
  gboolean    counted;
  gboolean    priced;
  gboolean    sourced;
  const char *label; /* first text */
} Row;

static const char *const total_words[] = {
  "total", "totals", "subtotal", "sub-total", "sub total", "grand total", "sum", "summe", "gesamt",
  "gesamtsumme", "gesamtpreis", "zwischensumme", "endsumme", "somme", "sous-total", "totale",
  "totaal", "suma", "razem", "итого", "всего", "合計", "小計", "総計", "总计", "合计", "小计",
  "total cost", "total price", "overall", "sum total", NULL,
};

static const char *const charge_words[] = {
  "shipping", "freight", "postage", "delivery", "handling", "versand", "versandkosten", "porto",
  "fracht", "livraison", "frais de port", "envio", "envío", "frete", "spedizione", "vat", "tax",
  "taxes", "sales tax", "mwst", "mwst.", "ust", "ust.", "mehrwertsteuer", "tva", "iva", "btw",
  "duty", "customs", "discount", "rabatt", "remise", "送料", "消費税", "运费", "税", NULL,
};

static const char *const note_words[] = {
  "note", "notes", "remark", "remarks", "nb", "n.b", "anmerkung", "anmerkungen", "hinweis",
  "legend", "legende", "remarque", "nota", "notas", "備考", "备注", "prepared by", "approved by",
  "checked by", "drawn by", "reviewed by", "signature", "erstellt", "geprüft", "freigegeben",
  "unterschrift", "date", "datum", "author", "page", "seite", NULL,
};

static gboolean
begins_with_word (const char        *text,
                  const char *const *words,
                  gsize              longest)
{
  g_autofree char *folded = NULL;

  while (*text == ' ' || *text == '*' || *text == '\t')
    text++;
  if (*text == '\0' || strlen (text) > longest)
    return FALSE;

  folded = g_utf8_strdown (text, -1);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (g_str_has_prefix (folded, words[i]) &&
          !g_unichar_isalnum (g_utf8_get_char (folded + length)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (!g_unichar_isspace (character) && g_unichar_type (character) != G_UNICODE_FORMAT)
        return FALSE;
    }

  return TRUE;
}

static const char *
get_field (Kinds    *self,
           guint     index,
           LdsField  field,
           guint     nth)
{
  guint column = self->columns[field][nth];

  return column == 0 ? ""
                     : lds_sheet_get_text (self->sheet,
                                           lds_sheet_find_cell (self->sheet, index, column));
}

static gboolean
is_filled (Kinds    *self,
           guint     index,
           LdsField  field)
{
  for (guint nth = 0; nth < MAX_FIELD_COLUMNS && self->columns[field][nth] != 0; nth++)
    if (!is_blank (get_field (self, index, field, nth)))
      return TRUE;

  return FALSE;
}

static gboolean
says_something (Kinds    *self,
                guint     index,
                LdsField  field)
{
  for (guint nth = 0; nth < MAX_FIELD_COLUMNS && self->columns[field][nth] != 0; nth++)
    {
      const char *text = get_field (self, index, field, nth);

      if (!is_blank (text) && !lds_value_says_nothing (text))
        return TRUE;
    }

  return FALSE;
}

/* Signs alone are those of a legend. */
static gboolean
is_placed (Kinds *self,
           guint  index)
{
  const char *position = get_field (self, index, LDS_FIELD_FIND_NUMBER, 0);

  for (; *position != '\0'; position = g_utf8_next_char (position))
    if (g_unichar_isalnum (g_utf8_get_char (position)))
      return TRUE;

  return FALSE;
}

static void
read_row (Kinds *self,
          guint  index,
          Row   *row)
{
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (self->sheet, index, &n_cells);

  *row = (Row) { .index = index, .label = "" };
  for (guint i = 0; i < n_cells; i++)
    {
      const char *text = lds_sheet_get_text (self->sheet, &cells[i]);
      double number;

      if (is_blank (text) && cells[i].kind != LDS_CELL_UNCOMPUTED)
        continue;
      row->n_filled++;
      if (cells[i].kind == LDS_CELL_NUMBER || cells[i].kind == LDS_CELL_UNCOMPUTED ||
          (lds_value_read_number (text, '.', &number, NULL) &&
           strpbrk (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == NULL))
        row->n_numbers++;
      else if (*row->label == '\0')
        row->label = text;
    }

  row->named = says_something (self, index, LDS_FIELD_DESCRIPTION) ||
               says_something (self, index, LDS_FIELD_PART_NUMBER) ||
               says_something (self, index, LDS_FIELD_MPN) ||
               says_something (self, index, LDS_FIELD_REFERENCE_DESIGNATOR);
  row->placed = is_placed (self, index);
  row->counted = is_filled (self, index, LDS_FIELD_QUANTITY);
  row->priced = is_filled (self, index, LDS_FIELD_UNIT_PRICE);
  row->sourced = says_something (self, index, LDS_FIELD_MANUFACTURER) ||
                 says_something (self, index, LDS_FIELD_SUPPLIER) ||
                 says_something (self, index, LDS_FIELD_MPN) ||
                 says_something (self, index, LDS_FIELD_SUPPLIER_PART_NUMBER);
}

static gboolean
equals_heading (const char *text,
                const char *heading)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (strlen (text) > 80 || strlen (text) > 3 * strlen (heading) + 3)
    return FALSE;
  one = lds_heading_normalise (text);
  other = lds_heading_normalise (heading);

  return *one != '\0' && g_str_equal (one, other);
}

/* As on each page of a print, or before each group. */
static gboolean
repeats_heading (Kinds *self,
                 guint  index)
{
  GArray *columns = self->table->columns;
  guint n_equal = 0;
  guint n_filled = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const LdsTableColumn *column = &g_array_index (columns, LdsTableColumn, i);
      const LdsSheetCell *cell = lds_sheet_find_cell (self->sheet, index, column->column);

      if (column->stand_in || cell == NULL || cell->text == 0 || *column->heading == '\0')
        continue;
      /* One number settles it. */
      if (cell->kind == LDS_CELL_NUMBER)
        return FALSE;
      n_filled++;
      n_equal += equals_heading (lds_sheet_get_text (self->sheet, cell), column->heading);
      if (n_filled >= 2 && n_equal == 0)
        return FALSE;
    }

  return n_equal >= 2 && n_equal * 2 >= n_filled;
}

/* Below the heading: "mm", "kg", "EUR". */
static gboolean
is_units_row (Kinds *self,
              guint  index)
{
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (self->sheet, index, &n_cells);
  guint n_units = 0;
  guint n_filled = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = g_strdup (lds_sheet_get_text (self->sheet, &cells[i]));
      char *bare = g_strstrip (g_strdelimit (text, "[]()", ' '));
      guint32 traits = lds_traits_of (bare, LDS_CELL_TEXT);

      if (*bare == '\0')
        continue;
      n_filled++;
      n_units += (traits & ((1u << LDS_TRAIT_UNIT) | (1u << LDS_TRAIT_CURRENCY))) != 0 ||
                 g_str_equal (bare, "%") || g_str_equal (bare, "wt%") ||
                 (*bare == '-' && bare[1] == '\0');
    }

  return n_units > 0 && n_units == n_filled;
}

static gboolean
begins_other_table (Kinds     *self,
                    const Row *row)
{
  guint n_known = 0;
  guint before;

  if (row->n_numbers > 0 || row->n_filled < 2 || row->index == 0)
    return FALSE;
  /* Something must set it apart: a blank row or a title above it. */
  before = lds_sheet_get_row (self->sheet, row->index - 1)->row;
  if (before + 1 == lds_sheet_get_row (self->sheet, row->index)->row)
    {
      guint n_cells;

      lds_sheet_get_cells (self->sheet, row->index - 1, &n_cells);
      if (n_cells > 2)
        return FALSE;
    }

  return lds_heading_row_score (self->catalogue, self->sheet, row->index, &n_known) >= 2 &&
         n_known >= 2;
}

static gboolean
is_sum (Kinds     *self,
        const Row *row,
        LdsSkip   *reason)
{
  guint n_cells;
  const LdsSheetCell *cells;

  if (row->sourced && row->counted)
    return FALSE;

  cells = lds_sheet_get_cells (self->sheet, row->index, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      const char *text = lds_sheet_get_text (self->sheet, &cells[i]);
      gboolean total;

      if (cells[i].kind != LDS_CELL_TEXT)
        continue;
      total = begins_with_word (text, total_words, 40);
      if (!total && !begins_with_word (text, charge_words, 40))
        continue;
      /* A "total station" that is bought is a part, and so is a shipping box. */
      if (row->counted && row->named && !total)
        continue;
      if (row->counted && row->named && (row->placed || row->n_filled >= self->usual_cells))
        continue;
      *reason = total ? LDS_SKIP_TOTAL : LDS_SKIP_CHARGE;
      return TRUE;
    }

  return FALSE;
}

static gboolean
is_name_only (Kinds *self,
              guint  index)
{
  guint n_cells;
  const LdsSheetCell *cells;
  guint n_filled = 0;

  if (index >= lds_sheet_get_n_rows (self->sheet))
    return FALSE;
  cells = lds_sheet_get_cells (self->sheet, index, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    n_filled += !is_blank (lds_sheet_get_text (self->sheet, &cells[i]));

  return n_filled == 1 && says_something (self, index, LDS_FIELD_DESCRIPTION);
}

/* A name without anything else, where the names of the parts stand: a part of which nothing is
 * known yet when it gives a measure ("M4x6"), or is one of several; else a title. */
static gboolean
is_named_alone (Kinds     *self,
                const Row *row)
{
  guint before = 0;
  guint after = 0;

  if (!is_name_only (self, row->index))
    return FALSE;
  if (strpbrk (row->label, "0123456789") != NULL && strchr (row->label, ':') == NULL)
    return TRUE;

  while (before < 2 && before < row->index && is_name_only (self, row->index - before - 1))
    before++;
  while (after < 2 && is_name_only (self, row->index + after + 1))
    after++;

  return before + after >= 2;
}

/* A row without the position and the number of pieces that all items have. */
static gboolean
is_out_of_place (Kinds     *self,
                 const Row *row)
{
  double number;

  return self->usually_placed && self->usually_counted && !row->placed &&
         !lds_value_read_number (get_field (self, row->index, LDS_FIELD_QUANTITY, 0), '.', &number,
                                 NULL);
}

/* Whether blank rows part the row, or the short rows right above it, from the items: a legend. */
static gboolean
is_after_gap (Kinds *self,
              guint  index)
{
  guint n_cells = 0;

  for (; index > 0 && n_cells < SHORT_ROW; index--)
    {
      if (lds_sheet_get_row (self->sheet, index - 1)->row + 1 <
          lds_sheet_get_row (self->sheet, index)->row)
        return TRUE;
      lds_sheet_get_cells (self->sheet, index - 1, &n_cells);
    }

  return FALSE;
}

/* A name and its group, as the other items have one, or a name with a sum of nothing, as a formula
 * gives it where the quantity is missing. */
static gboolean
is_named_in_passing (Kinds     *self,
                     const Row *row)
{
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (self->sheet, row->index, &n_cells);
  gboolean usual = row->n_numbers == 0;
  double number;

  if (!says_something (self, row->index, LDS_FIELD_DESCRIPTION) || is_after_gap (self, row->index))
    return FALSE;
  if (row->n_numbers == 1 &&
      lds_value_read_number (get_field (self, row->index, LDS_FIELD_TOTAL_PRICE, 0), '.', &number,
                             NULL) && number == 0)
    return TRUE;

  for (guint i = 0; i < n_cells && usual; i++)
    if (!is_blank (lds_sheet_get_text (self->sheet, &cells[i])))
      usual = cells[i].column < MAX_COLUMNS && self->filled[cells[i].column] * 2 > self->n_full;

  return usual;
}

static gboolean
is_title (Kinds     *self,
          const Row *row)
{
  if (row->counted || row->priced || row->sourced)
    return FALSE;
  if (is_filled (self, row->index, LDS_FIELD_REFERENCE_DESIGNATOR) && row->n_filled > 1)
    return FALSE;
  if (row->placed && row->named && self->usually_placed && row->n_filled == 2 &&
      !is_after_gap (self, row->index))
    return FALSE;
  if (self->usual_cells < 3)
    return self->usually_counted && row->n_filled == 1 && self->usual_cells == 2;
  if (row->n_filled == 1)
    return !is_named_alone (self, row);
  /* A part that is only named, twice, is still a part. */
  if (says_something (self, row->index, LDS_FIELD_PART_NUMBER) &&
      says_something (self, row->index, LDS_FIELD_DESCRIPTION))
    return FALSE;

  return self->usually_counted && row->n_filled == 2 && self->usual_cells >= 4 &&
         !is_named_in_passing (self, row);
}

/* "## Electronics ##", "--- Screws ---" */
static gboolean
is_decorated (const char *label)
{
  gsize length = strlen (label);

  return length > 4 && strchr ("#=*-_~", label[0]) != NULL && label[1] == label[0] &&
         strchr ("#=*-_~", label[length - 1]) != NULL;
}

/* Forms number their empty lines, and formulas fill them with zeros. */
static gboolean
counts_something (Kinds *self,
                  guint  index)
{
  double number;

  return is_filled (self, index, LDS_FIELD_QUANTITY) &&
         !(lds_value_read_number (get_field (self, index, LDS_FIELD_QUANTITY, 0), '.', &number,
                                  NULL) && number == 0);
}

/* Whether a row is an item, and if not, why. */
static gboolean
is_item (Kinds   *self,
         guint    index,
         LdsSkip *reason,
         Row     *row)
{
  read_row (self, index, row);

  if (self->table->header_row > 0 && repeats_heading (self, index))
    *reason = LDS_SKIP_HEADING_AGAIN;
  else if (row->n_filled == 1 && is_decorated (row->label))
    *reason = LDS_SKIP_SECTION;
  else if (begins_other_table (self, row))
    *reason = LDS_SKIP_OTHER_TABLE;
  else if (is_sum (self, row, reason))
    return FALSE;
  else if (!row->counted && row->n_filled <= 2 &&
           (begins_with_word (row->label, note_words, 400) || strlen (row->label) > LONG_NOTE) &&
           self->usual_cells > 2)
    *reason = LDS_SKIP_NOTE;
  else if (!row->named && !(row->placed && counts_something (self, index)) &&
           !says_something (self, index, LDS_FIELD_SUPPLIER_PART_NUMBER))
    *reason = row->label[0] != '\0' && row->n_filled == 1 ? LDS_SKIP_SECTION : LDS_SKIP_NO_PART;
  else if (is_title (self, row))
    *reason = LDS_SKIP_SECTION;
  else if (is_out_of_place (self, row))
    *reason = LDS_SKIP_NOTE;
  else
    return TRUE;

  return FALSE;
}

static void
skip (Kinds   *self,
      guint    index,
      LdsSkip  reason)
{
  LdsSkippedRow skipped = { lds_sheet_get_row (self->sheet, index)->row, index, reason };

  g_array_append_val (self->table->skipped, skipped);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

static void
count_filled (Kinds *self,
              guint  index)
{
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (self->sheet, index, &n_cells);

  for (guint i = 0; i < n_cells && cells[i].column < MAX_COLUMNS; i++)
    self->filled[cells[i].column] += !is_blank (lds_sheet_get_text (self->sheet, &cells[i]));
}

/* What is usual among the first rows: how many cells an item fills, and whether it has a quantity.
 * Titles and sums fill few cells and do not count. */
static void
learn (Kinds *self,
       guint  first)
{
  guint n_rows = MIN (lds_sheet_get_n_rows (self->sheet) - first, SAMPLE);
  g_autofree Row *rows = g_new (Row, n_rows + 1);
  g_autofree guint *counts = g_new (guint, n_rows + 1);
  guint n_full = 0;
  guint n_counted = 0;
  guint n_placed = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      read_row (self, first + i, &rows[i]);
      counts[i] = rows[i].n_filled;
    }
  qsort (counts, n_rows, sizeof *counts, compare_counts);
  self->usual_cells = n_rows > 0 ? counts[n_rows * 7 / 10] : 0;

  for (guint i = 0; i < n_rows; i++)
    if (rows[i].n_filled * 4 >= self->usual_cells * 3)
      {
        n_full++;
        n_counted += rows[i].counted;
        n_placed += rows[i].placed;
        count_filled (self, rows[i].index);
      }
  self->n_full = n_full;
  self->usually_counted = n_full > 0 && n_counted >= n_full * USUALLY;
  self->usually_placed = n_full > 0 && n_placed >= n_full * ALWAYS;
}

static void
index_columns (Kinds *self)
{
  GArray *columns = self->table->columns;

  for (guint i = 0; i < columns->len; i++)
    {
      const LdsTableColumn *column = &g_array_index (columns, LdsTableColumn, i);
      guint nth = 0;

      if (column->stand_in)
        continue;
      while (nth < MAX_FIELD_COLUMNS && self->columns[column->field][nth] != 0)
        nth++;
      if (nth < MAX_FIELD_COLUMNS)
        self->columns[column->field][nth] = column->column;
    }
}

/* What comes behind the last item under a title is no section. */
static void
call_last_titles_notes (LdsPartsTable *table)
{
  guint last = table->items->len > 0 ? g_array_index (table->items, guint, table->items->len - 1)
                                     : 0;

  for (guint i = 0; i < table->skipped->len; i++)
    {
      LdsSkippedRow *skipped = &g_array_index (table->skipped, LdsSkippedRow, i);

      if (skipped->index > last && skipped->reason == LDS_SKIP_SECTION)
        skipped->reason = LDS_SKIP_NOTE;
    }
}

/**
 * lds_row_kinds_sort:
 * @catalogue: a catalogue
 * @sheet: a sheet
 * @table: a table of which the columns are known; gets its items and skipped rows
 * @first: index of the first row below the heading
 *
 * Sorts the rows of a table into items and others, each of which gets a reason.
 */
void
lds_row_kinds_sort (LdsCatalogue   *catalogue,
                    const LdsSheet *sheet,
                    LdsPartsTable  *table,
                    guint           first)
{
  Kinds self = { .catalogue = catalogue, .sheet = sheet, .table = table };
  guint n_rows = lds_sheet_get_n_rows (sheet);

  index_columns (&self);
  learn (&self, first);

  if (first < n_rows && table->header_row > 0 && is_units_row (&self, first))
    {
      table->units_index = first;
      skip (&self, first++, LDS_SKIP_UNITS);
    }

  for (guint i = first; i < n_rows; i++)
    {
      LdsSkip reason;
      Row row;

      if (is_item (&self, i, &reason, &row))
        {
          g_array_append_val (table->items, i);
          continue;
        }
      if (row.n_filled == 0)
        continue;
      skip (&self, i, reason);
      if (reason == LDS_SKIP_OTHER_TABLE)
        break;
    }
  call_last_titles_notes (table);
}
