/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns that give another maker's part for the line. */

#include "lds-config.h"

#include "lds-second-sources.h"

#include "lds-substitute-words.h"
#include "lds-values.h"

#include <string.h>

/* A cell that is longer is a remark and names no part. */
#define MAX_PART_BYTES 120

/* Sources that are read of one line. */
#define MAX_SOURCES 8

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
  GArray              *columns; /* of SourceColumn, from left to right */
  LdsSecondSources    *result;
} Search;

static void
clear_column (gpointer data)
{
  g_free (((SourceColumn *) data)->key);
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
holds_ticks (const Search *self,
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
repeats (const Search *self,
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
is_source_of (const Search *self,
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
add_column (Search     *self,
            const char *key,
            guint       column,
            gboolean    maker)
{
  SourceColumn added = { g_strdup (key != NULL ? key : ""), column, maker };

  g_array_append_val (self->columns, added);
}

static void
read_heading (Search       *self,
              LdsCatalogue *catalogue,
              const char   *heading,
              guint         column)
{
  g_autofree char *base = NULL;
  g_autofree char *key = NULL;
  guint64 fields;

  if (lds_substitute_heading_names_target (heading))
    {
      self->result->targets = column;
      return;
    }
  key = lds_substitute_read_heading (heading, &base);
  if (*base == '\0')
    {
      if (key != NULL && holds_ticks (self, column))
        self->result->flags = column;
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
find_partner (const Search       *self,
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
pair_columns (Search *self)
{
  GArray *sources = self->result->columns;
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

/**
 * lds_second_sources_find:
 * @self: (out): gets the columns; its array is made by the caller
 * @catalogue: a catalogue
 * @sheet: a sheet
 * @table: the parts list on it
 *
 * Finds the columns of second sources by their headings, among those that mean nothing else.
 */
void
lds_second_sources_find (LdsSecondSources    *self,
                         LdsCatalogue        *catalogue,
                         const LdsSheet      *sheet,
                         const LdsPartsTable *table)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (SourceColumn));
  Search search = { .sheet = sheet, .table = table, .columns = columns, .result = self };
  const LdsSheetCell *cells;
  guint n_cells;
  guint index;

  g_array_set_clear_func (columns, clear_column);
  if (table->header_row == 0 || !lds_sheet_find_row (sheet, table->header_row, &index))
    return;

  cells = lds_sheet_get_cells (sheet, index, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    if (!is_taken (table, cells[i].column))
      read_heading (&search, catalogue, lds_sheet_get_text (sheet, &cells[i]), cells[i].column);
  pair_columns (&search);
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
 * lds_second_sources_read:
 * @self: columns of second sources
 * @parts: set of the folded texts by which the items are known
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
lds_second_sources_read (const LdsSecondSources *self,
                         GHashTable              *parts,
                         const LdsSheet          *sheet,
                         guint                    index,
                         guint                    nth,
                         const LdsItemRecord     *primary,
                         char                   **part,
                         char                   **manufacturer)
{
  const LdsSecondSource *source = &g_array_index (self->columns, LdsSecondSource, nth);
  g_autofree char *folded = NULL;

  *part = read_part (sheet, index, source->part);
  *manufacturer = read_part (sheet, index, source->manufacturer);
  if (*part == NULL)
    return *manufacturer != NULL && g_strcmp0 (*manufacturer, primary->manufacturer) != 0;

  folded = g_utf8_casefold (*part, -1);
  if (!g_hash_table_contains (parts, folded))
    return TRUE;

  /* The same number from another maker is a source of its own; a number of the list is a line. */
  return *manufacturer != NULL && g_strcmp0 (*part, primary->mpn) == 0 &&
         g_strcmp0 (*manufacturer, primary->manufacturer) != 0;
}
