/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "MPN" comes before "MPN 2", however well the cells below the latter look. */

#include "lds-config.h"

#include "lds-first-source.h"

#include "lds-substitute-words.h"

/* A column that a person chose has full confidence and stays. */
#define CHOSEN 1.0

/* The first source comes first, then those with a number, then those that are alternatives. */
static guint
rank (const char *heading,
      char      **base)
{
  g_autofree char *key = lds_substitute_read_heading (heading, base);

  if (key == NULL)
    return 0;

  return (guint) g_ascii_digit_value (key[g_str_has_prefix (key, "alt") ? 3 : 0]) +
         (g_str_has_prefix (key, "alt") ? 10 : 0);
}

static gboolean
is_free (const LdsPartsTable *table,
         guint                column)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (g_array_index (table->columns, LdsTableColumn, i).column == column)
      return FALSE;

  return TRUE;
}

static gboolean
is_filled (const LdsSheet      *sheet,
           const LdsPartsTable *table,
           guint                column)
{
  for (guint i = 0; i < table->items->len; i++)
    if (lds_sheet_find_cell (sheet, g_array_index (table->items, guint, i), column) != NULL)
      return TRUE;

  return FALSE;
}

/* The column with the same heading but for its number that comes before the taken one. */
static const LdsSheetCell *
find_better (const LdsSheet       *sheet,
             const LdsPartsTable  *table,
             guint                 index,
             const LdsTableColumn *taken)
{
  g_autofree char *base = NULL;
  guint best = rank (taken->heading, &base);
  const LdsSheetCell *found = NULL;
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (sheet, index, &n_cells);

  for (guint i = 0; best > 0 && i < n_cells; i++)
    {
      g_autofree char *other = NULL;
      guint other_rank = rank (lds_sheet_get_text (sheet, &cells[i]), &other);

      if (other_rank >= best || *other == '\0' || !g_str_equal (base, other) ||
          !is_free (table, cells[i].column) || !is_filled (sheet, table, cells[i].column))
        continue;
      best = other_rank;
      found = &cells[i];
    }

  return found;
}

static void
move (const LdsSheet     *sheet,
      LdsPartsTable      *table,
      guint               from,
      const LdsSheetCell *to)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      LdsTableColumn *column = &g_array_index (table->columns, LdsTableColumn, i);

      if (column->column != from)
        continue;
      column->column = to->column;
      g_free (column->heading);
      column->heading = g_strdup (lds_sheet_get_text (sheet, to));
    }
}

/**
 * lds_first_source_prefer:
 * @sheet: a sheet
 * @table: (inout): the parts list on it
 *
 * Where the maker or the maker's number was found in a column of a second source, takes that of
 * the first one instead.
 */
void
lds_first_source_prefer (const LdsSheet *sheet,
                         LdsPartsTable  *table)
{
  static const LdsField fields[] = { LDS_FIELD_MANUFACTURER, LDS_FIELD_MPN };
  guint index;

  if (table->header_row == 0 || !lds_sheet_find_row (sheet, table->header_row, &index))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const LdsTableColumn *taken = lds_parts_table_get_column (table, fields[i], 0);
      const LdsSheetCell *better;

      if (taken == NULL || taken->stand_in || taken->confidence >= CHOSEN)
        continue;
      better = find_better (sheet, table, index, taken);
      if (better != NULL)
        move (sheet, table, taken->column, better);
    }
}
