/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-sheet.h"

#include <string.h>

/* A cell with its place, while cells that came out of order are sorted. */
typedef struct
{
  guint32      row;
  guint32      order;
  LdsSheetRow  head;
  LdsSheetCell cell;
} Placed;

/**
 * lds_sheet_new:
 * @name: (nullable): name of the sheet
 * @pool: where its texts are
 *
 * Returns: (transfer full): an empty sheet
 */
LdsSheet *
lds_sheet_new (const char  *name,
               LdsTextPool *pool)
{
  LdsSheet *self = g_new0 (LdsSheet, 1);

  self->name = g_strdup (name);
  self->pool = lds_text_pool_ref (pool);
  self->rows = g_array_new (FALSE, FALSE, sizeof (LdsSheetRow));
  self->cells = g_array_new (FALSE, FALSE, sizeof (LdsSheetCell));
  self->merges = g_array_new (FALSE, FALSE, sizeof (LdsSheetMerge));
  self->hidden_columns = g_array_new (FALSE, FALSE, sizeof (LdsSheetMerge));

  return self;
}

/**
 * lds_sheet_free:
 * @self: (transfer full): a sheet
 */
void
lds_sheet_free (LdsSheet *self)
{
  g_free (self->name);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_array_unref (self->merges);
  g_array_unref (self->hidden_columns);
  lds_text_pool_unref (self->pool);
  g_free (self);
}

/**
 * lds_sheet_begin_row:
 * @self: a sheet
 * @row: from 1
 * @outline: outline level
 * @hidden: whether the row is hidden
 *
 * Begins a row. One that gets no cell leaves no trace.
 */
void
lds_sheet_begin_row (LdsSheet *self,
                     guint32   row,
                     guint     outline,
                     gboolean  hidden)
{
  LdsSheetRow begun = { row, self->cells->len, MIN (outline, 255), hidden };

  if (self->rows->len > 0)
    {
      LdsSheetRow *last = &g_array_index (self->rows, LdsSheetRow, self->rows->len - 1);

      if (last->first == self->cells->len)
        g_array_set_size (self->rows, self->rows->len - 1);
      else if (row <= last->row)
        self->unordered = TRUE;
    }

  g_array_append_val (self->rows, begun);
}

/**
 * lds_sheet_add_cell:
 * @self: a sheet in which a row is begun
 * @column: from 1
 * @kind: what the cell holds
 * @text: its text, in the pool of the sheet
 *
 * Adds a cell to the row. Cells may come in any order until lds_sheet_finish().
 */
void
lds_sheet_add_cell (LdsSheet    *self,
                    guint        column,
                    LdsCellKind  kind,
                    guint32      text)
{
  LdsSheetCell cell = { text, (guint16) column, (guint8) kind };
  LdsSheetRow *row = &g_array_index (self->rows, LdsSheetRow, self->rows->len - 1);

  if (self->cells->len > row->first &&
      column <= g_array_index (self->cells, LdsSheetCell, self->cells->len - 1).column)
    self->unordered = TRUE;

  g_array_append_val (self->cells, cell);
}

static int
compare_placed (gconstpointer a,
                gconstpointer b)
{
  const Placed *one = a;
  const Placed *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  if (one->cell.column != other->cell.column)
    return one->cell.column < other->cell.column ? -1 : 1;

  return one->order < other->order ? -1 : one->order > other->order;
}

/* Of two cells for one place the later one stays, as in spreadsheet programs. */
static void
put_in_order (LdsSheet *self)
{
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint n_cells;
      const LdsSheetCell *cells = lds_sheet_get_cells (self, i, &n_cells);
      const LdsSheetRow *row = lds_sheet_get_row (self, i);

      for (guint j = 0; j < n_cells; j++)
        {
          Placed place = { row->row, placed->len, *row, cells[j] };

          g_array_append_val (placed, place);
        }
    }
  g_array_sort (placed, compare_placed);

  g_array_set_size (self->rows, 0);
  g_array_set_size (self->cells, 0);
  for (guint i = 0; i < placed->len; i++)
    {
      const Placed *place = &g_array_index (placed, Placed, i);
      const Placed *next = i + 1 < placed->len ? place + 1 : NULL;

      if (next != NULL && next->row == place->row && next->cell.column == place->cell.column)
        continue;
      if (self->rows->len == 0 ||
          g_array_index (self->rows, LdsSheetRow, self->rows->len - 1).row != place->row)
        lds_sheet_begin_row (self, place->row, place->head.outline, place->head.hidden);
      g_array_append_val (self->cells, place->cell);
    }
}

/**
 * lds_sheet_finish:
 * @self: a sheet that has all its cells
 *
 * Puts the cells in order.
 */
void
lds_sheet_finish (LdsSheet *self)
{
  if (self->rows->len > 0 &&
      g_array_index (self->rows, LdsSheetRow, self->rows->len - 1).first == self->cells->len)
    g_array_set_size (self->rows, self->rows->len - 1);

  if (self->unordered)
    put_in_order (self);
  self->unordered = FALSE;
}

/**
 * lds_sheet_cut:
 * @self: a sheet that is finished; it keeps the rows before @index
 * @index: counts the rows that have a filled cell
 *
 * Returns: (transfer full): the rows from @index on, where they were, as a sheet of the same name
 */
LdsSheet *
lds_sheet_cut (LdsSheet *self,
               guint     index)
{
  LdsSheet *rest = lds_sheet_new (self->name, self->pool);
  guint first = lds_sheet_get_row (self, index)->first;

  rest->hidden = self->hidden;
  rest->decimal = self->decimal;
  rest->part = self->part + 1;
  rest->cut = self->cut = TRUE;
  g_array_append_vals (rest->cells, &g_array_index (self->cells, LdsSheetCell, first),
                       self->cells->len - first);
  for (guint i = index; i < self->rows->len; i++)
    {
      LdsSheetRow row = *lds_sheet_get_row (self, i);

      row.first -= first;
      g_array_append_val (rest->rows, row);
    }
  g_array_append_vals (rest->merges, self->merges->data, self->merges->len);
  g_array_append_vals (rest->hidden_columns, self->hidden_columns->data,
                       self->hidden_columns->len);
  g_array_set_size (self->cells, first);
  g_array_set_size (self->rows, index);

  return rest;
}

/**
 * lds_sheet_get_n_rows:
 * @self: a sheet
 *
 * Returns: number of rows that have a filled cell
 */
guint
lds_sheet_get_n_rows (const LdsSheet *self)
{
  return self->rows->len;
}

/**
 * lds_sheet_get_row:
 * @self: a sheet
 * @index: counts the rows that have a filled cell
 *
 * Returns: (transfer none): the row
 */
const LdsSheetRow *
lds_sheet_get_row (const LdsSheet *self,
                   guint           index)
{
  g_assert (index < self->rows->len);

  return &g_array_index (self->rows, LdsSheetRow, index);
}

/**
 * lds_sheet_get_cells:
 * @self: a sheet
 * @index: counts the rows that have a filled cell
 * @n_cells: (out): number of cells
 *
 * Returns: (transfer none) (array length=n_cells): the filled cells of the row
 */
const LdsSheetCell *
lds_sheet_get_cells (const LdsSheet *self,
                     guint           index,
                     guint          *n_cells)
{
  const LdsSheetRow *row = lds_sheet_get_row (self, index);
  guint end = index + 1 < self->rows->len ? row[1].first : self->cells->len;

  *n_cells = end - row->first;

  return &g_array_index (self->cells, LdsSheetCell, row->first);
}

/**
 * lds_sheet_find_cell:
 * @self: a sheet
 * @index: counts the rows that have a filled cell
 * @column: from 1
 *
 * Returns: (transfer none) (nullable): the cell, %NULL when it is not filled
 */
const LdsSheetCell *
lds_sheet_find_cell (const LdsSheet *self,
                     guint           index,
                     guint           column)
{
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (self, index, &n_cells);
  guint low = 0;
  guint high = n_cells;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cells[middle].column < column)
        low = middle + 1;
      else
        high = middle;
    }

  return low < n_cells && cells[low].column == column ? &cells[low] : NULL;
}

/**
 * lds_sheet_find_row:
 * @self: a sheet
 * @row: from 1
 * @index: (out): its index, or that of the next filled row
 *
 * Returns: whether the row has a filled cell
 */
gboolean
lds_sheet_find_row (const LdsSheet *self,
                    guint32         row,
                    guint          *index)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->rows, LdsSheetRow, middle).row < row)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;

  return low < self->rows->len && g_array_index (self->rows, LdsSheetRow, low).row == row;
}

/**
 * lds_sheet_get_text:
 * @self: a sheet
 * @cell: (nullable): one of its cells
 *
 * Returns: (transfer none): the text, empty for %NULL
 */
const char *
lds_sheet_get_text (const LdsSheet     *self,
                    const LdsSheetCell *cell)
{
  return cell != NULL ? lds_text_pool_get (self->pool, cell->text) : "";
}

/**
 * lds_column_name:
 * @column: from 1 to 16384
 * @name: (out): "A" to "XFD"
 */
void
lds_column_name (guint column,
                 char  name[LDS_COLUMN_NAME_SIZE])
{
  char reversed[LDS_COLUMN_NAME_SIZE];
  guint length = 0;

  for (; column > 0 && length < LDS_COLUMN_NAME_SIZE - 1; column = (column - 1) / 26)
    reversed[length++] = 'A' + (column - 1) % 26;
  for (guint i = 0; i < length; i++)
    name[i] = reversed[length - 1 - i];
  name[length] = '\0';
}
