/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Learns how the columns of a table are written, and gives their texts. */

#include "lds-config.h"

#include "lds-item-reader-private.h"

#include "lds-country.h"
#include "lds-heading-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_MERGED_CELLS 200000

/* Cells of a column that are looked at to tell a decimal comma from a decimal point. */
#define VOTERS 5000
#define ROWS_FOR_UNITS 400

static gboolean
has_numbers (LdsField field)
{
  return field == LDS_FIELD_QUANTITY || field == LDS_FIELD_MASS ||
         field == LDS_FIELD_UNIT_PRICE || field == LDS_FIELD_TOTAL_PRICE ||
         field == LDS_FIELD_RARE_EARTH_CONTENT;
}

static gboolean
has_places (LdsField field)
{
  return field == LDS_FIELD_STAGE_COUNTRY || field == LDS_FIELD_TIER2_COUNTRY ||
         field == LDS_FIELD_TIER3_COUNTRY;
}

static gpointer
merge_key (guint row,
           guint column)
{
  return GSIZE_TO_POINTER (((gsize) row << 15) | column);
}

/* A supplier or country that is written once over several merged lines stands in each of them. */
static void
index_merges (LdsItemReader *self)
{
  guint n_cells = 0;

  for (guint i = 0; i < self->sheet->merges->len && n_cells < MAX_MERGED_CELLS; i++)
    {
      const LdsSheetMerge *merge = &g_array_index (self->sheet->merges, LdsSheetMerge, i);
      const LdsSheetCell *cell;
      guint index;

      if (merge->last_row == merge->first_row || merge->first_column != merge->last_column ||
          !lds_sheet_find_row (self->sheet, merge->first_row, &index))
        continue;
      cell = lds_sheet_find_cell (self->sheet, index, merge->first_column);
      if (cell == NULL)
        continue;

      for (guint row = merge->first_row + 1; row <= merge->last_row; row++)
        {
          if (n_cells++ >= MAX_MERGED_CELLS)
            return;
          g_hash_table_insert (self->merged, merge_key (row, merge->first_column),
                               (gpointer) cell);
        }
    }
}

/* What one number or blank counts for is not passed on by a merge. */
static gboolean
passes_down (LdsItemReader       *self,
             const LdsItemColumn *column)
{
  static const LdsField alone[] = { LDS_FIELD_QUANTITY, LDS_FIELD_MASS, LDS_FIELD_TOTAL_PRICE,
                                    LDS_FIELD_UNIT_PRICE };

  for (gsize i = 0; i < G_N_ELEMENTS (alone); i++)
    if (self->columns[alone[i]][0].column == column->column)
      return FALSE;

  return TRUE;
}

const LdsSheetCell *
lds_item_reader_get_cell (LdsItemReader       *self,
                          guint                index,
                          const LdsItemColumn *column,
                          const char         **text)
{
  const LdsSheetCell *cell = lds_sheet_find_cell (self->sheet, index, column->column);

  if (cell == NULL && g_hash_table_size (self->merged) > 0 && passes_down (self, column))
    cell = g_hash_table_lookup (self->merged,
                                merge_key (lds_sheet_get_row (self->sheet, index)->row,
                                           column->column));
  *text = lds_sheet_get_text (self->sheet, cell);

  return cell;
}

void
lds_item_reader_note (LdsItemReader *self,
                      LdsTrouble     trouble,
                      guint          index,
                      const char    *text)
{
  LdsItemTrouble *noted = &self->troubles[trouble];

  if (noted->n++ > 0)
    return;
  noted->first_row = lds_sheet_get_row (self->sheet, index)->row;
  noted->first_text = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));
}

/* A cell that the file itself says is a number has a point, whatever the texts beside it have. */
char
lds_item_column_decimal (const LdsItemColumn *column,
                         const LdsSheetCell  *cell)
{
  return cell != NULL && cell->kind == LDS_CELL_NUMBER ? '.' : column->decimal;
}

static void
collect_votes (LdsItemReader       *self,
               const LdsItemColumn *column,
               LdsDecimalVotes     *votes)
{
  GArray *items = self->table->items;

  for (guint i = 0; i < items->len && i < VOTERS; i++)
    {
      const LdsSheetCell *cell = lds_sheet_find_cell (self->sheet, g_array_index (items, guint, i),
                                                      column->column);

      if (cell != NULL && cell->kind == LDS_CELL_TEXT)
        lds_decimal_votes_add (votes, lds_sheet_get_text (self->sheet, cell));
    }
}

/* Nothing on the sheet tells which of "1.234" and "1,234" is a thousand. */
static void
note_ambiguous (LdsItemReader       *self,
                const LdsItemColumn *column)
{
  GArray *items = self->table->items;

  for (guint i = 0; i < items->len && i < VOTERS; i++)
    {
      guint index = g_array_index (items, guint, i);
      const LdsSheetCell *cell = lds_sheet_find_cell (self->sheet, index, column->column);
      g_autofree char *example = NULL;
      LdsDecimalVotes vote = { 0 };

      if (cell == NULL || cell->kind != LDS_CELL_TEXT)
        continue;
      lds_decimal_votes_add (&vote, lds_sheet_get_text (self->sheet, cell));
      if (vote.ambiguous == 0)
        continue;
      example = g_strdup_printf ("%s: %s", column->letters,
                                 lds_sheet_get_text (self->sheet, cell));
      lds_item_reader_note (self, LDS_TROUBLE_AMBIGUOUS, index, example);
    }
}

/* Each column decides by all its cells; one that has no say follows the others, then the way the
 * file is written, then the point. */
static void
decide_decimals (LdsItemReader *self)
{
  LdsDecimalVotes votes[LDS_N_FIELDS][LDS_ITEM_READER_COLUMNS] = { 0 };
  LdsDecimalVotes all = { 0 };
  char usual;

  for (guint field = 0; field < LDS_N_FIELDS; field++)
    for (guint nth = 0; nth < LDS_ITEM_READER_COLUMNS; nth++)
      {
        const LdsItemColumn *column = &self->columns[field][nth];

        if (column->column == 0 || !has_numbers ((LdsField) field))
          continue;
        collect_votes (self, column, &votes[field][nth]);
        all.comma += votes[field][nth].comma;
        all.point += votes[field][nth].point;
      }

  usual = lds_decimal_votes_decide (&all, self->sheet->decimal);
  for (guint field = 0; field < LDS_N_FIELDS; field++)
    for (guint nth = 0; nth < LDS_ITEM_READER_COLUMNS; nth++)
      {
        LdsItemColumn *column = &self->columns[field][nth];

        column->decimal = lds_decimal_votes_decide (&votes[field][nth], usual);
        if (column->decimal != '\0')
          continue;
        column->decimal = '.';
        if (votes[field][nth].ambiguous > 0)
          note_ambiguous (self, column);
      }
}

/* The column to the right of masses without a unit, when it holds units of mass and nothing else, as
 * SAP lists have it ("Net Weight", "Wt Un"). */
static guint
find_unit_column (LdsItemReader       *self,
                  const LdsItemColumn *column)
{
  guint n_units = 0;

  for (guint i = 0; i < MIN (self->table->items->len, ROWS_FOR_UNITS); i++)
    {
      const LdsSheetCell *cell = lds_sheet_find_cell (self->sheet,
                                                      g_array_index (self->table->items, guint, i),
                                                      column->column + 1);

      if (cell == NULL || cell->text == 0)
        continue;
      if (isnan (lds_value_mass_unit (lds_sheet_get_text (self->sheet, cell))))
        return 0;
      n_units++;
    }

  return n_units > 0 ? column->column + 1 : 0;
}

static void
learn_unit (LdsItemReader *self,
            LdsField       field,
            LdsItemColumn *column)
{
  g_autofree char *both = NULL;
  const char *unit = "";

  if (self->table->units_index != G_MAXUINT)
    unit = lds_sheet_get_text (self->sheet,
                               lds_sheet_find_cell (self->sheet, self->table->units_index,
                                                    column->column));
  both = g_strconcat (column->heading, " ", unit, NULL);

  if (field == LDS_FIELD_MASS)
    {
      column->unit = lds_value_heading_mass (both);
      if (isnan (column->unit))
        column->unit_column = find_unit_column (self, column);
    }
  else if (field == LDS_FIELD_RARE_EARTH_CONTENT)
    {
      column->unit = lds_value_heading_fraction (both);
      if (isnan (column->unit) && !isnan (lds_value_heading_mass (both)))
        {
          column->unit = lds_value_heading_mass (both);
          column->of_mass = TRUE;
        }
      column->element = lds_heading_find_element (self->catalogue, column->heading);
    }
  else if (field == LDS_FIELD_UNIT_PRICE)
    {
      lds_value_find_currency (both, self->currency);
      column->unit = 1 / lds_value_heading_per (both);
    }
  else if (field == LDS_FIELD_QUANTITY)
    {
      column->unit = 1 / lds_value_heading_per (both);
    }
  else if (has_places (field))
    {
      column->stage = lds_heading_find_stage (column->heading);
    }
}

static void
learn_columns (LdsItemReader *self)
{
  GArray *columns = self->table->columns;

  for (guint i = 0; i < columns->len; i++)
    {
      const LdsTableColumn *from = &g_array_index (columns, LdsTableColumn, i);
      LdsItemColumn *column;
      guint nth = 0;

      while (nth < LDS_ITEM_READER_COLUMNS && self->columns[from->field][nth].column != 0)
        nth++;
      if (nth == LDS_ITEM_READER_COLUMNS)
        continue;

      column = &self->columns[from->field][nth];
      column->column = from->column;
      column->heading = from->heading;
      column->unit = NAN;
      lds_column_name (from->column, column->letters);
      learn_unit (self, from->field, column);
      if (from->field == LDS_FIELD_NOT_FITTED)
        self->fitted_means_yes = lds_heading_is_positive (from->heading);
    }
}

/**
 * lds_item_reader_new:
 * @catalogue: a catalogue
 * @sheet: a sheet, which outlives the reader
 * @table: the parts list on it, which outlives the reader
 *
 * Returns: (transfer full): a reader
 */
LdsItemReader *
lds_item_reader_new (LdsCatalogue        *catalogue,
                     const LdsSheet      *sheet,
                     const LdsPartsTable *table)
{
  LdsItemReader *self = g_new0 (LdsItemReader, 1);

  self->catalogue = g_object_ref (catalogue);
  self->sheet = sheet;
  self->table = table;
  self->merged = g_hash_table_new (NULL, NULL);
  self->countries = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->description = g_string_new (NULL);
  for (guint field = 0; field < LDS_N_FIELDS; field++)
    self->texts[field] = g_string_new (NULL);

  index_merges (self);
  learn_columns (self);
  decide_decimals (self);

  return self;
}

/**
 * lds_item_reader_free:
 * @self: (transfer full): a reader
 */
void
lds_item_reader_free (LdsItemReader *self)
{
  for (guint field = 0; field < LDS_N_FIELDS; field++)
    {
      for (guint nth = 0; nth < LDS_ITEM_READER_COLUMNS; nth++)
        g_free (self->columns[field][nth].element);
      g_string_free (self->texts[field], TRUE);
    }
  for (guint i = 0; i < LDS_N_TROUBLES; i++)
    g_free (self->troubles[i].first_text);
  g_string_free (self->description, TRUE);
  g_hash_table_unref (self->merged);
  g_hash_table_unref (self->countries);
  g_object_unref (self->catalogue);
  g_free (self);
}

/**
 * lds_item_reader_get_text:
 * @self: a reader
 * @index: index of a row
 * @field: a field
 * @nth: counts the columns of the field
 *
 * Returns: (transfer none) (nullable): the text of a cell as the file has it, %NULL when there is
 *   none
 */
const char *
lds_item_reader_get_text (LdsItemReader *self,
                          guint          index,
                          LdsField       field,
                          guint          nth)
{
  const LdsItemColumn *column = &self->columns[field][nth];
  const char *text;

  if (column->column == 0)
    return NULL;
  lds_item_reader_get_cell (self, index, column, &text);

  return *text != '\0' ? text : NULL;
}

/**
 * lds_item_reader_drop_indents:
 * @self: a reader
 *
 * From now on descriptions and part numbers are read without the dots, dashes or arrows before
 * them, which show the structure.
 */
void
lds_item_reader_drop_indents (LdsItemReader *self)
{
  self->indented = TRUE;
}

static const char *
describe_trouble (LdsTrouble trouble,
                  guint      n)
{
  switch (trouble)
    {
    case LDS_TROUBLE_AMBIGUOUS:
      return g_dngettext (GETTEXT_PACKAGE,
                          "%u number may be read in two ways (%s); a point was taken for the "
                          "decimal sign and a comma for one of thousands",
                          "%u numbers may be read in two ways (first %s); a point was taken for "
                          "the decimal sign and a comma for one of thousands", n);
    case LDS_TROUBLE_AS_REQUIRED:
      return g_dngettext (GETTEXT_PACKAGE,
                          "%u quantity is “%s”: how much is used is not known",
                          "%u quantities are given as required (first “%s”): how much is used is "
                          "not known", n);
    case LDS_TROUBLE_COUNTED:
      return g_dngettext (GETTEXT_PACKAGE,
                          "%u line has no quantity; its reference designators were counted "
                          "(“%s”)",
                          "%u lines have no quantity; their reference designators were counted "
                          "(first “%s”)", n);
    case LDS_TROUBLE_QUANTITY:
      return g_dngettext (GETTEXT_PACKAGE,
                          "%u quantity could not be read as a number (“%s”) and is unknown",
                          "%u quantities could not be read as numbers (first “%s”) and are "
                          "unknown", n);
    case LDS_TROUBLE_DESIGNATORS:
      return g_dngettext (GETTEXT_PACKAGE,
                          "In %u line the quantity is not the number of reference designators "
                          "(“%s”); the quantity was taken",
                          "In %u lines the quantity is not the number of reference designators "
                          "(first “%s”); the quantity was taken", n);
    case LDS_TROUBLE_MASS_UNIT:
      return g_dngettext (GETTEXT_PACKAGE,
                          "Nothing says in which unit %u mass is given (“%s”), so it is unknown; "
                          "write the unit into the heading, for instance “Weight (g)”",
                          "Nothing says in which unit %u masses are given (first “%s”), so they "
                          "are unknown; write the unit into the heading, for instance "
                          "“Weight (g)”", n);
    case LDS_TROUBLE_MASS:
      return g_dngettext (GETTEXT_PACKAGE,
                          "%u mass could not be read (“%s”) and is unknown",
                          "%u masses could not be read (first “%s”) and are unknown", n);
    case LDS_TROUBLE_FRACTION_UNIT:
      return g_dngettext (GETTEXT_PACKAGE,
                          "Nothing says whether %u content is a percentage (“%s”), so it is "
                          "unknown; write %% or ppm into the heading",
                          "Nothing says whether %u contents are percentages (first “%s”), so "
                          "they are unknown; write %% or ppm into the heading", n);
    case LDS_TROUBLE_FRACTION:
      return g_dngettext (GETTEXT_PACKAGE,
                          "%u content of rare earth could not be read (“%s”) and is unknown",
                          "%u contents of rare earth could not be read (first “%s”) and are "
                          "unknown", n);
    case LDS_TROUBLE_CAS:
      return g_dngettext (GETTEXT_PACKAGE,
                          "%u CAS number has a wrong check digit (“%s”) and was left out",
                          "%u CAS numbers have a wrong check digit (first “%s”) and were left "
                          "out", n);
    case LDS_TROUBLE_ERROR_CELL:
      return g_dngettext (GETTEXT_PACKAGE,
                          "%u cell holds an error instead of a value (“%s”) and was read as "
                          "blank",
                          "%u cells hold errors instead of values (first “%s”) and were read as "
                          "blank", n);
    case LDS_N_TROUBLES:
    default:
      g_return_val_if_reached ("%u %s");
    }
}

static void
clear_warning (gpointer data)
{
  g_free (((LdsItemReaderWarning *) data)->text);
}

/**
 * lds_item_reader_take_warnings:
 * @self: a reader that has read all items
 *
 * Returns: (transfer full): of #LdsItemReaderWarning, one for each kind of trouble
 */
GArray *
lds_item_reader_take_warnings (LdsItemReader *self)
{
  GArray *warnings = g_array_new (FALSE, FALSE, sizeof (LdsItemReaderWarning));

  g_array_set_clear_func (warnings, clear_warning);
  for (guint i = 0; i < LDS_N_TROUBLES; i++)
    {
      const LdsItemTrouble *trouble = &self->troubles[i];
      LdsItemReaderWarning warning = { trouble->first_row, NULL };

      if (trouble->n == 0)
        continue;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      warning.text = g_strdup_printf (describe_trouble ((LdsTrouble) i, trouble->n), trouble->n,
                                      trouble->first_text);
#pragma GCC diagnostic pop
      g_strdelimit (warning.text, "\n\t", ' ');
      g_array_append_val (warnings, warning);
    }

  return warnings;
}
