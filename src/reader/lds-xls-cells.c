/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of a sheet. They are kept apart until all are there, because the format lets them come
 * in any order, and what their rows are may be said after them. */

#include "lds-config.h"

#include "lds-xls-private.h"

#include "lds-limits.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint32 text;
  guint16 row;
  guint8  column;
  guint8  kind;
} Cell;

/**
 * lds_xls_cells_init:
 * @self: (out): cells
 * @xls: a workbook whose sheet is read next
 */
void
lds_xls_cells_init (LdsXlsCells *self,
                    LdsXls      *xls)
{
  *self = (LdsXlsCells) {
    .xls = xls,
    .cells = g_array_new (FALSE, FALSE, sizeof (Cell)),
    .shown = g_string_new (NULL),
    .n_before = lds_spreadsheet_n_cells (xls->spreadsheet),
  };
}

/**
 * lds_xls_cells_clear:
 * @self: cells
 */
void
lds_xls_cells_clear (LdsXlsCells *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
  if (self->shown != NULL)
    g_string_free (self->shown, TRUE);
  self->shown = NULL;
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const Cell *one = a;
  const Cell *other = b;
  int rows = (int) one->row - other->row;

  return rows != 0 ? rows : (int) one->column - other->column;
}

/**
 * lds_xls_cells_add:
 * @self: cells
 * @row: from 0
 * @column: from 0
 * @kind: what the cell holds
 * @text: its text, in the pool of the spreadsheet
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Returns: whether there are not too many
 */
gboolean
lds_xls_cells_add (LdsXlsCells  *self,
                   guint         row,
                   guint         column,
                   LdsCellKind   kind,
                   guint32       text,
                   GError      **error)
{
  Cell cell = { text, (guint16) row, (guint8) column, (guint8) kind };

  if (self->n_before + self->cells->len >= LDS_LIMIT_CELLS)
    return lds_reading_fail (self->xls->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the workbook has more than %d filled cells, which is more than "
                                "is read; save the parts list alone in a workbook of its own"),
                             LDS_LIMIT_CELLS);

  if (self->cells->len > 0 &&
      compare_cells (&cell, &g_array_index (self->cells, Cell, self->cells->len - 1)) <= 0)
    self->unordered = TRUE;
  g_array_append_val (self->cells, cell);

  return TRUE;
}

/**
 * lds_xls_cells_add_text:
 * @self: cells
 * @row: from 0
 * @column: from 0
 * @kind: what the cell holds
 * @text: its text; a cell without text is none
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Returns: whether it is within the limits
 */
gboolean
lds_xls_cells_add_text (LdsXlsCells    *self,
                        guint           row,
                        guint           column,
                        LdsCellKind     kind,
                        const GString  *text,
                        GError        **error)
{
  guint32 offset;

  self->xls->row = row + 1;
  self->xls->column = column + 1;

  return lds_xls_add_text (self->xls, text->str, text->len, &offset, error) &&
         (offset == 0 || lds_xls_cells_add (self, row, column, kind, offset, error));
}

/**
 * lds_xls_cells_add_uncomputed:
 * @self: cells
 * @row: from 0
 * @column: from 0
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Adds a formula whose result the file does not hold.
 *
 * Returns: whether there are not too many cells
 */
gboolean
lds_xls_cells_add_uncomputed (LdsXlsCells  *self,
                              guint         row,
                              guint         column,
                              GError      **error)
{
  char letters[LDS_COLUMN_NAME_SIZE];

  if (self->n_uncomputed++ == 0)
    {
      lds_column_name (column + 1, letters);
      g_snprintf (self->first_uncomputed, sizeof self->first_uncomputed, "%s%u", letters, row + 1);
    }

  return lds_xls_cells_add (self, row, column, LDS_CELL_UNCOMPUTED, 0, error);
}

/**
 * lds_xls_cells_end_formula:
 * @self: cells
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Says that the text of the last formula does not come any more.
 *
 * Returns: whether there are not too many cells
 */
gboolean
lds_xls_cells_end_formula (LdsXlsCells  *self,
                           GError      **error)
{
  if (!self->in_formula)
    return TRUE;
  self->in_formula = FALSE;

  return lds_xls_cells_add_uncomputed (self, self->formula_row, self->formula_column, error);
}

/**
 * lds_xls_cells_finish:
 * @self: cells
 * @rows: (array fixed-size=65536): outline level and %LDS_XLS_ROW_HIDDEN of each row
 * @sheet: an empty sheet
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Hands the cells to the sheet, in order; of two cells for one place the later one stays, as in
 * spreadsheet programs.
 *
 * Returns: whether they are within the limits
 */
gboolean
lds_xls_cells_finish (LdsXlsCells   *self,
                      const guint8  *rows,
                      LdsSheet      *sheet,
                      GError       **error)
{
  const Cell *last = NULL;

  if (!lds_xls_cells_end_formula (self, error))
    return FALSE;
  if (self->unordered)
    g_array_sort (self->cells, compare_cells);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      if (i + 1 < self->cells->len && compare_cells (cell, cell + 1) == 0)
        continue;
      if (last == NULL || last->row != cell->row)
        lds_sheet_begin_row (sheet, cell->row + 1u, rows[cell->row] & ~LDS_XLS_ROW_HIDDEN,
                             (rows[cell->row] & LDS_XLS_ROW_HIDDEN) != 0);
      lds_sheet_add_cell (sheet, cell->column + 1u, (LdsCellKind) cell->kind, cell->text);
      last = cell;
    }

  lds_sheet_finish (sheet);

  return TRUE;
}
