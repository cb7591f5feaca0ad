/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that stand side by side on one sheet: the headings begin anew to the right of an empty
 * column. Each is given on as a sheet of its own, so that nobody else must know of them. */

#include "lds-side-by-side.h"

#include "lds-heading-row.h"
#include "lds-heading.h"

#define MAX_COLUMNS 256
#define MOST_TABLES 8
#define LEAST_HEADINGS 2

typedef struct
{
  guint   column;
  guint32 text;
  guint64 fields;
} Heading;

static GArray *
collect_headings (LdsCatalogue   *catalogue,
                  const LdsSheet *sheet,
                  guint           index)
{
  GArray *headings = g_array_new (FALSE, FALSE, sizeof (Heading));
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (sheet, index, &n_cells);

  for (guint i = 0; i < n_cells && cells[i].column <= MAX_COLUMNS; i++)
    if (cells[i].text != 0)
      {
        Heading heading = {
          cells[i].column, cells[i].text,
          lds_catalogue_match_heading (catalogue, lds_sheet_get_text (sheet, &cells[i])),
        };

        g_array_append_val (headings, heading);
      }

  return headings;
}

/* Whether a column says nothing from the heading down. */
static gboolean
is_empty_column (const LdsSheet *sheet,
                 guint           index,
                 guint           column)
{
  for (guint i = index; i < lds_sheet_get_n_rows (sheet); i++)
    {
      const LdsSheetCell *cell = lds_sheet_find_cell (sheet, i, column);

      if (cell != NULL && cell->text != 0)
        return FALSE;
    }

  return TRUE;
}

/* Whether the headings from one on repeat those of the first table: at least two that the
 * catalogue knows are there again, word for word. */
static gboolean
begin_anew (GArray *headings,
            guint   first,
            guint   from)
{
  guint n_again = 0;

  for (guint i = from; i < headings->len; i++)
    for (guint j = first; j < from; j++)
      {
        const Heading *one = &g_array_index (headings, Heading, i);
        const Heading *other = &g_array_index (headings, Heading, j);

        if (one->text == other->text && one->fields != 0)
          {
            n_again++;
            break;
          }
      }

  return n_again >= LEAST_HEADINGS;
}

static LdsSheet *
copy_columns (const LdsSheet *sheet,
              guint           first,
              guint           last)
{
  LdsSheet *copy = lds_sheet_new (sheet->name, sheet->pool);

  copy->hidden = sheet->hidden;
  copy->decimal = sheet->decimal;
  copy->cut = TRUE;
  for (guint i = 0; i < lds_sheet_get_n_rows (sheet); i++)
    {
      const LdsSheetRow *row = lds_sheet_get_row (sheet, i);
      guint n_cells;
      const LdsSheetCell *cells = lds_sheet_get_cells (sheet, i, &n_cells);
      gboolean begun = FALSE;

      for (guint j = 0; j < n_cells; j++)
        {
          if (cells[j].column < first || cells[j].column > last)
            continue;
          if (!begun)
            lds_sheet_begin_row (copy, row->row, row->outline, row->hidden);
          begun = TRUE;
          lds_sheet_add_cell (copy, cells[j].column, cells[j].kind, cells[j].text);
        }
    }
  g_array_append_vals (copy->merges, sheet->merges->data, sheet->merges->len);
  g_array_append_vals (copy->hidden_columns, sheet->hidden_columns->data,
                       sheet->hidden_columns->len);
  lds_sheet_finish (copy);

  return copy;
}

/**
 * lds_side_by_side_split:
 * @catalogue: a catalogue
 * @sheet: a sheet
 *
 * Returns: (transfer full) (nullable) (element-type LdsSheet): a sheet for each of the tables that
 *   stand side by side, from left to right, with their columns where they were; %NULL when there is
 *   only one
 */
GPtrArray *
lds_side_by_side_split (LdsCatalogue   *catalogue,
                        const LdsSheet *sheet)
{
  g_autoptr (GArray) headings = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  LdsHeadingRow row;
  guint first = 0;
  guint first_column = 1;

  g_return_val_if_fail (LDS_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (sheet != NULL, NULL);

  if (!lds_heading_row_find (catalogue, sheet, &row))
    return NULL;

  headings = collect_headings (catalogue, sheet, row.index);
  sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lds_sheet_free);
  for (guint i = 1; i < headings->len && sheets->len + 1 < MOST_TABLES; i++)
    {
      guint before = g_array_index (headings, Heading, i - 1).column;
      guint column = g_array_index (headings, Heading, i).column;

      if (column < before + 2 || !begin_anew (headings, first, i) ||
          !is_empty_column (sheet, row.index, column - 1))
        continue;
      g_ptr_array_add (sheets, copy_columns (sheet, first_column, column - 1));
      first = i;
      first_column = column;
    }
  if (sheets->len == 0)
    return NULL;

  g_ptr_array_add (sheets, copy_columns (sheet, first_column, G_MAXUINT16));
  for (guint i = 0; i < sheets->len; i++)
    ((LdsSheet *) g_ptr_array_index (sheets, i))->part = i;

  return g_steal_pointer (&sheets);
}
