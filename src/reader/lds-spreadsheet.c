/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-spreadsheet.h"

static void
clear_warning (gpointer data)
{
  g_free (((LdsSpreadsheetWarning *) data)->text);
}

/**
 * lds_spreadsheet_new:
 *
 * Returns: (transfer full): one without sheets
 */
LdsSpreadsheet *
lds_spreadsheet_new (void)
{
  LdsSpreadsheet *self = g_new0 (LdsSpreadsheet, 1);

  self->pool = lds_text_pool_new ();
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lds_sheet_free);
  self->warnings = g_array_new (FALSE, FALSE, sizeof (LdsSpreadsheetWarning));
  g_array_set_clear_func (self->warnings, clear_warning);

  return self;
}

/**
 * lds_spreadsheet_free:
 * @self: (transfer full): a spreadsheet
 */
void
lds_spreadsheet_free (LdsSpreadsheet *self)
{
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->warnings);
  lds_text_pool_unref (self->pool);
  g_free (self->sha256);
  g_free (self);
}

/**
 * lds_spreadsheet_n_cells:
 * @self: a spreadsheet
 *
 * Returns: number of filled cells of all sheets
 */
guint64
lds_spreadsheet_n_cells (LdsSpreadsheet *self)
{
  guint64 n_cells = 0;

  for (guint i = 0; i < self->sheets->len; i++)
    n_cells += ((LdsSheet *) g_ptr_array_index (self->sheets, i))->cells->len;

  return n_cells;
}

/**
 * lds_spreadsheet_insert:
 * @self: a spreadsheet
 * @index: place of the sheet, from 1
 * @sheet: (transfer full): a part of the sheet before it
 *
 * Puts a sheet behind another one. Warnings about its rows go with it.
 */
void
lds_spreadsheet_insert (LdsSpreadsheet *self,
                        guint           index,
                        LdsSheet       *sheet)
{
  guint row;

  g_ptr_array_insert (self->sheets, (int) index, sheet);
  for (guint i = 0; i < self->warnings->len; i++)
    {
      LdsSpreadsheetWarning *warning = &g_array_index (self->warnings, LdsSpreadsheetWarning, i);

      if (warning->sheet >= (int) index ||
          (warning->sheet == (int) index - 1 && warning->row > 0 &&
           lds_sheet_find_row (sheet, warning->row, &row)))
        warning->sheet++;
    }
}

/**
 * lds_spreadsheet_warn:
 * @self: a spreadsheet
 * @sheet: index of the sheet, -1 for the whole file
 * @row: from 1, 0 for no row
 * @format: what a person should know
 *
 * Adds a warning.
 */
void
lds_spreadsheet_warn (LdsSpreadsheet *self,
                      int             sheet,
                      guint           row,
                      const char     *format,
                      ...)
{
  LdsSpreadsheetWarning warning = { sheet, row, NULL };
  va_list arguments;

  va_start (arguments, format);
  warning.text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_array_append_val (self->warnings, warning);
}
