/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-substitutes.h"

#include "lds-substitute-words.h"
#include "lds-values.h"

#include <string.h>

/* A cell that is longer is a remark and names no part. */
#define MAX_PART_BYTES 120

/* Sources that are read of one line. */
#define MAX_SOURCES 8

/* Substitutes of substitutes that are followed. */
#define MAX_CHAIN 16

/* A column of a second source: its part or its maker. */
typedef struct
{
  char     *key;
  guint     column;
  gboolean  maker;
} SourceColumn;

typedef struct
{
  const LdsSheet      *sheet;
  const LdsPartsTable *table;
  LdsItemReader       *reader;
  LdsSubstitutes      *result;
  GArray              *columns; /* of SourceColumn, from left to right */
  GHashTable          *kinds; /* column → LdsSubstituteCell + 1, of the columns that may mark */
  guint                flags; /* column that says yes for a substitute, 0 for none */
  guint                targets; /* column that names the line, 0 for none */
  GHashTable          *lines; /* folded text → item + 1 */
} Finder;

static void
clear_column (gpointer data)
{
  g_free (((SourceColumn *) data)->key);
}

/**
 * lds_substitutes_free:
 * @self: (transfer full): substitutes
 */
void
lds_substitutes_free (LdsSubstitutes *self)
{
  g_free (self->primaries);
  g_array_unref (self->sources);
  g_hash_table_unref (self->parts);
  g_free (self);
}

static char *
fold (const char *text)
{
  char *folded = g_utf8_casefold (text, -1);

  return g_strstrip (folded);
}

static const char *
get_text (const LdsSheet *sheet,
          guint           index,
          guint           column)
{
  const LdsSheetCell *cell = lds_sheet_find_cell (sheet, index, column);

  return cell != NULL && cell->kind != LDS_CELL_ERROR ? lds_sheet_get_text (sheet, cell) : "";
}

static gboolean
is_taken (const LdsPartsTable *table,
          guint                column)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (g_array_index (table->columns, LdsTableColumn, i).column == column)
      return TRUE;

  return FALSE;
}

static gboolean
has_field (const LdsPartsTable *table,
           LdsField             field)
{
  const LdsTableColumn *column = lds_parts_table_get_column (table, field, 0);

  return column != NULL && !column->stand_in;
}

/* A column under "Alternative" may tick the lines that are one. */
static gboolean
holds_ticks (const Finder *self,
             guint         column)
{
  guint n_ticks = 0;
  guint n_texts = 0;

  for (guint i = 0; i < self->table->items->len; i++)
    {
      const char *text = get_text (self->sheet, g_array_index (self->table->items, guint, i),
                                   column);
      gboolean tick = lds_value_says_yes (text);

      n_ticks += tick;
      n_texts += !tick && !lds_value_says_no (text) && !lds_value_says_nothing (text);
    }

  return n_ticks > 0 && n_texts == 0;
}

/* Whether the column that was taken for a field has the same heading but for a number. */
static gboolean
repeats (const Finder *self,
         LdsField      field,
         const char   *base)
{
  const LdsTableColumn *column = lds_parts_table_get_column (self->table, field, 0);
  g_autofree char *taken = NULL;
  g_autofree char *key = NULL;

  if (column == NULL)
    return FALSE;
  key = lds_substitute_read_heading (column->heading, &taken);

  return g_str_equal (taken, base);
}

static gboolean
is_source_of (const Finder *self,
              LdsField      field,
              guint64       fields,
              const char   *key,
              const char   *base)
{
  static const guint64 one = 1;

  if ((fields & (one << field)) == 0 || !has_field (self->table, field))
    return FALSE;
  if (key != NULL && g_str_has_prefix (key, "alt"))
    return TRUE;

  return field != LDS_FIELD_PART_NUMBER &&
         (repeats (self, field, base) || (key != NULL && *key >= '2'));
}

static void
add_column (Finder     *self,
            const char *key,
            guint       column,
            gboolean    maker)
{
  SourceColumn added = { g_strdup (key != NULL ? key : ""), column, maker };

  g_array_append_val (self->columns, added);
}

static void
read_heading (Finder       *self,
              LdsCatalogue *catalogue,
              const char   *heading,
              guint         column)
{
  g_autofree char *base = NULL;
  g_autofree char *key = NULL;
  guint64 fields;

  if (lds_substitute_heading_names_target (heading))
    {
      self->targets = column;
      return;
    }
  key = lds_substitute_read_heading (heading, &base);
  if (*base == '\0')
    {
      if (key != NULL && holds_ticks (self, column))
        self->flags = column;
      else if (key != NULL)
        add_column (self, key, column, FALSE);
      return;
    }

  fields = lds_catalogue_match_heading (catalogue, base);
  if (is_source_of (self, LDS_FIELD_MANUFACTURER, fields, key, base))
    add_column (self, key, column, TRUE);
  else if (is_source_of (self, LDS_FIELD_MPN, fields, key, base) ||
           is_source_of (self, LDS_FIELD_PART_NUMBER, fields, key, base))
    add_column (self, key, column, FALSE);
}

static const SourceColumn *
find_partner (const Finder       *self,
              const SourceColumn *column)
{
  for (guint i = 0; *column->key != '\0' && i < self->columns->len; i++)
    {
      const SourceColumn *other = &g_array_index (self->columns, SourceColumn, i);

      if (other->maker != column->maker && g_str_equal (other->key, column->key))
        return other;
    }

  return NULL;
}

static void
set_column (LdsSecondSource    *source,
            const SourceColumn *column)
{
  if (column->maker)
    source->manufacturer = column->column;
  else
    source->part = column->column;
}

/* Part and maker belong together that have the same number; where none has, those that stand side
 * by side. */
static void
pair_columns (Finder *self)
{
  GArray *sources = self->result->sources;
  gboolean by_key = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    by_key |= find_partner (self, &g_array_index (self->columns, SourceColumn, i)) != NULL;

  for (guint i = 0; i < self->columns->len && sources->len < MAX_SOURCES; i++)
    {
      const SourceColumn *column = &g_array_index (self->columns, SourceColumn, i);
      const SourceColumn *partner = by_key ? find_partner (self, column)
                                    : i + 1 < self->columns->len ? column + 1 : NULL;
      LdsSecondSource source = { 0 };

      if (by_key && partner != NULL && partner < column)
        continue;
      set_column (&source, column);
      if (partner != NULL && partner->maker != column->maker &&
          (by_key || partner->column == column->column + 1))
        {
          set_column (&source, partner);
          i += !by_key;
        }
      g_array_append_val (sources, source);
    }
}

static void
read_headings (Finder       *self,
               LdsCatalogue *catalogue)
{
  const LdsSheetCell *cells;
  guint n_cells;
  guint index;

  if (self->table->header_row == 0 ||
      !lds_sheet_find_row (self->sheet, self->table->header_row, &index))
    return;

  cells = lds_sheet_get_cells (self->sheet, index, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    if (!is_taken (self->table, cells[i].column))
      read_heading (self, catalogue, lds_sheet_get_text (self->sheet, &cells[i]),
                    cells[i].column);
  pair_columns (self);
}

/* Which columns may mark a line: numbers, names and those that mean nothing else. */
static void
learn_kinds (Finder *self)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const LdsTableColumn *column = &g_array_index (self->table->columns, LdsTableColumn, i);
      gpointer key = GUINT_TO_POINTER (column->column);
      int kind = -1;

      if (column->field == LDS_FIELD_FIND_NUMBER || column->field == LDS_FIELD_LEVEL)
        kind = LDS_SUBSTITUTE_NUMBER;
      else if (column->field == LDS_FIELD_DESCRIPTION)
        kind = LDS_SUBSTITUTE_NAME;
      if (kind >= 0 || !g_hash_table_contains (self->kinds, key))
        g_hash_table_insert (self->kinds, key, GINT_TO_POINTER (kind + 1));
    }
  for (guint i = 0; i < self->result->sources->len; i++)
    {
      const LdsSecondSource *source = &g_array_index (self->result->sources, LdsSecondSource, i);

      g_hash_table_insert (self->kinds, GUINT_TO_POINTER (source->part), NULL);
      g_hash_table_insert (self->kinds, GUINT_TO_POINTER (source->manufacturer), NULL);
    }
}

/* Nearly no cell begins with a letter that a mark begins with, so few are looked at closely. */
static gboolean
may_mark (const char *text)
{
  while (*text != '\0' && (g_ascii_isdigit (*text) || strchr (" ([{.-*/", *text) != NULL))
    {
      /* "2nd source" */
      if (*text == '2' && text[1] == 'n')
        return TRUE;
      text++;
    }

  return (guchar) *text >= 0x80 || (*text != '\0' && strchr ("aAsSeErRvVoO", *text) != NULL);
}

/* Whether one of the columns that are about nothing else marks the line. */
static gboolean
is_listed (Finder *self,
           guint   index,
           char    target[LDS_SUBSTITUTE_TARGET_SIZE])
{
  const char *text = self->targets != 0 ? get_text (self->sheet, index, self->targets) : "";

  target[0] = '\0';
  if (!lds_value_says_nothing (text) && !lds_value_says_no (text))
    {
      g_strlcpy (target, text, LDS_SUBSTITUTE_TARGET_SIZE);
      return TRUE;
    }

  return self->flags != 0 && lds_value_says_yes (get_text (self->sheet, index, self->flags));
}

static gboolean
is_marked (Finder            *self,
           guint              index,
           char               target[LDS_SUBSTITUTE_TARGET_SIZE],
           LdsSubstituteCell *cell)
{
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (self->sheet, index, &n_cells);

  *cell = LDS_SUBSTITUTE_REMARK;
  if (is_listed (self, index, target))
    return TRUE;

  for (guint i = 0; i < n_cells; i++)
    {
      const char *text = lds_sheet_get_text (self->sheet, &cells[i]);
      gpointer kind;

      if (cells[i].kind != LDS_CELL_TEXT || !may_mark (text))
        continue;
      if (!g_hash_table_lookup_extended (self->kinds, GUINT_TO_POINTER (cells[i].column), NULL,
                                         &kind))
        kind = GINT_TO_POINTER (LDS_SUBSTITUTE_REMARK + 1);
      if (kind == NULL)
        continue;
      *cell = (LdsSubstituteCell) (GPOINTER_TO_INT (kind) - 1);
      if (lds_substitute_read_mark (text, *cell, target))
        return TRUE;
    }

  return FALSE;
}

static void
index_lines (Finder *self)
{
  static const LdsField fields[] = { LDS_FIELD_FIND_NUMBER, LDS_FIELD_PART_NUMBER, LDS_FIELD_MPN,
                                     LDS_FIELD_REFERENCE_DESIGNATOR };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    for (guint item = 0; item < self->table->items->len; item++)
      {
        const char *text = lds_item_reader_get_text (
            self->reader, g_array_index (self->table->items, guint, item), fields[i], 0);
        char *folded;

        if (text == NULL || strlen (text) > MAX_PART_BYTES)
          continue;
        folded = fold (text);
        if (i > 0)
          g_hash_table_add (self->result->parts, g_strdup (folded));
        if (g_hash_table_contains (self->lines, folded))
          g_free (folded);
        else
          g_hash_table_insert (self->lines, folded, GUINT_TO_POINTER (item + 1));
      }
}

/* The line that a mark names, else the one above. A line that is the substitute of something
 * that is not in the list is used in its place, and is an ordinary one. */
static int
find_primary (Finder            *self,
              guint              item,
              const char        *target,
              LdsSubstituteCell  cell,
              int                above)
{
  g_autofree char *folded = NULL;
  guint found;

  if (*target == '\0' || g_str_has_prefix (target, "above") || g_str_has_prefix (target, "prev"))
    return above;
  folded = fold (target);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, folded));
  if (found != 0 && found - 1 != item)
    return (int) found - 1;

  return cell == LDS_SUBSTITUTE_NUMBER ? above : -1;
}

/* The substitute of a substitute is one of the same line. Those that only name each other are
 * none. */
static void
resolve_chains (LdsSubstitutes *self,
                guint           n_items)
{
  for (guint i = 0; i < n_items; i++)
    {
      int primary = self->primaries[i];

      for (guint step = 0; primary >= 0 && self->primaries[primary] >= 0; step++)
        primary = step < MAX_CHAIN ? self->primaries[primary] : -1;
      if (primary == (int) i)
        primary = -1;
      self->n_marked -= self->primaries[i] >= 0 && primary < 0;
      self->primaries[i] = primary;
    }
}

static void
find_marked (Finder *self)
{
  LdsSubstitutes *result = self->result;
  guint n_items = self->table->items->len;
  int above = -1;

  for (guint i = 0; i < n_items; i++)
    {
      guint index = g_array_index (self->table->items, guint, i);
      char target[LDS_SUBSTITUTE_TARGET_SIZE];
      LdsSubstituteCell cell;

      result->primaries[i] = is_marked (self, index, target, &cell)
                                 ? find_primary (self, i, target, cell, above)
                                 : -1;
      if (result->primaries[i] < 0)
        above = (int) i;
      else if (result->n_marked++ == 0)
        result->first_row = lds_sheet_get_row (self->sheet, index)->row;
    }
  resolve_chains (result, n_items);

  /* A list that is all substitutes is none; the word means something else there. */
  if (result->n_marked * 3 <= n_items * 2)
    return;
  result->n_marked = 0;
  for (guint i = 0; i < n_items; i++)
    result->primaries[i] = -1;
}

/**
 * lds_substitutes_find:
 * @catalogue: a catalogue
 * @sheet: a sheet
 * @table: the parts list on it
 * @reader: its reader
 *
 * Finds the lines that are marked as substitutes of another one ("alt", "2nd source", "oder", a
 * column that ticks them or names the other line), and the columns of second sources.
 *
 * Returns: (transfer full): the substitutes
 */
LdsSubstitutes *
lds_substitutes_find (LdsCatalogue        *catalogue,
                      const LdsSheet      *sheet,
                      const LdsPartsTable *table,
                      LdsItemReader       *reader)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (SourceColumn));
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LdsSubstitutes *result = g_new0 (LdsSubstitutes, 1);
  Finder self = {
    .sheet = sheet, .table = table, .reader = reader, .result = result,
    .columns = columns, .kinds = kinds, .lines = lines,
  };

  result->primaries = g_new (int, table->items->len + 1);
  result->sources = g_array_new (FALSE, FALSE, sizeof (LdsSecondSource));
  g_array_set_clear_func (columns, clear_column);
  result->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  read_headings (&self, catalogue);
  learn_kinds (&self);
  index_lines (&self);
  find_marked (&self);

  return result;
}

static char *
read_part (const LdsSheet *sheet,
           guint           index,
           guint           column)
{
  const char *text = column != 0 ? get_text (sheet, index, column) : "";

  if (strlen (text) > MAX_PART_BYTES || lds_value_says_nothing (text) ||
      lds_value_says_no (text) || lds_value_says_yes (text))
    return NULL;

  return g_strstrip (g_strdup (text));
}

/**
 * lds_substitutes_read:
 * @self: substitutes
 * @sheet: the sheet
 * @index: index of the row of an item
 * @nth: counts the second sources
 * @primary: the item
 * @part: (out) (transfer full) (nullable): number of the part that may stand in for it
 * @manufacturer: (out) (transfer full) (nullable): its maker
 *
 * Returns: whether the line has such a source that is not the item itself, nor another line
 */
gboolean
lds_substitutes_read (const LdsSubstitutes *self,
                      const LdsSheet       *sheet,
                      guint                 index,
                      guint                 nth,
                      const LdsItemRecord  *primary,
                      char                **part,
                      char                **manufacturer)
{
  const LdsSecondSource *source = &g_array_index (self->sources, LdsSecondSource, nth);
  g_autofree char *folded = NULL;

  *part = read_part (sheet, index, source->part);
  *manufacturer = read_part (sheet, index, source->manufacturer);
  if (*part == NULL)
    return *manufacturer != NULL && g_strcmp0 (*manufacturer, primary->manufacturer) != 0;

  folded = fold (*part);
  if (!g_hash_table_contains (self->parts, folded))
    return TRUE;

  /* The same number from another maker is a source of its own; a number of the list is a line. */
  return *manufacturer != NULL && g_strcmp0 (*part, primary->mpn) == 0 &&
         g_strcmp0 (*manufacturer, primary->manufacturer) != 0;
}
