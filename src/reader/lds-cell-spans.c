/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-cell-spans.h"

#include "lds-limits.h"

/**
 * lds_cell_spans_new:
 *
 * Returns: (transfer full) (element-type guint32): for each column the last row that a cell from
 *   above reaches
 */
GArray *
lds_cell_spans_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (guint32));
}

/**
 * lds_cell_spans_skip:
 * @self: spans
 * @row: from 1
 * @column: from 1
 *
 * Returns: the column, or the first one after it that no cell from above reaches
 */
guint64
lds_cell_spans_skip (GArray  *self,
                     guint64  row,
                     guint64  column)
{
  while (column > 0 && column <= self->len && g_array_index (self, guint32, column - 1) >= row)
    column++;

  return column;
}

/**
 * lds_cell_spans_add:
 * @self: spans
 * @row: from 1
 * @column: from 1
 * @n_columns: number of columns of the cell
 * @n_rows: number of its rows
 *
 * Notes a cell, if it reaches down.
 */
void
lds_cell_spans_add (GArray  *self,
                    guint64  row,
                    guint64  column,
                    guint64  n_columns,
                    guint64  n_rows)
{
  guint64 end = MIN (column + MIN (n_columns, LDS_LIMIT_COLUMNS), LDS_LIMIT_COLUMNS + 1);

  if (n_rows < 2 || column == 0)
    return;

  if (self->len + 1 < end)
    g_array_set_size (self, (guint) end - 1);
  for (; column < end; column++)
    g_array_index (self, guint32, column - 1) =
        (guint32) MIN (row + MIN (n_rows, LDS_LIMIT_ROWS) - 1, LDS_LIMIT_ROWS);
}
