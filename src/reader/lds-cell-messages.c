/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every reader of workbooks has to say about cells, in the same words. */

#include "lds-config.h"

#include "lds-cell-messages.h"

#include "lds-limits.h"

#include <glib/gi18n-lib.h>

/**
 * lds_cell_fail_long_text:
 * @reading: what is being read
 * @sheet: (nullable): the sheet, %NULL for a text that no cell has claimed yet
 * @row: from 1
 * @column: from 1
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Says that a cell holds more than %LDS_LIMIT_CELL_CHARACTERS characters.
 *
 * Returns: %FALSE
 */
gboolean
lds_cell_fail_long_text (LdsReading      *reading,
                         const LdsSheet  *sheet,
                         guint            row,
                         guint            column,
                         GError         **error)
{
  char letters[LDS_COLUMN_NAME_SIZE];

  if (sheet == NULL || sheet->name == NULL)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("a cell holds more than %d characters, the most that a "
                                "spreadsheet cell may hold; shorten it"),
                             LDS_LIMIT_CELL_CHARACTERS);

  lds_column_name (column, letters);

  return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_LIMIT,
                           _ ("sheet “%s”, row %u, column %s holds more than %d characters, the "
                              "most that a spreadsheet cell may hold; shorten it"),
                           sheet->name, row, letters, LDS_LIMIT_CELL_CHARACTERS);
}

/**
 * lds_cells_warn:
 * @spreadsheet: a spreadsheet
 * @sheet: index of the sheet
 * @n_uncomputed: number of formulas without a stored result
 * @first_uncomputed: the first of their cells, such as "B7"
 * @n_lost: number of cells that refer to a text which the file does not hold
 *
 * Warns of cells that were read as empty.
 */
void
lds_cells_warn (LdsSpreadsheet *spreadsheet,
                int             sheet,
                guint           n_uncomputed,
                const char     *first_uncomputed,
                guint           n_lost)
{
  if (n_uncomputed > 0)
    lds_spreadsheet_warn (spreadsheet, sheet, 0,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u formula has no stored result (%s); the cell was read "
                                       "as empty. Open the file in a spreadsheet program and "
                                       "save it, so that it holds the results",
                                       "%u formulas have no stored result (first %s); their "
                                       "cells were read as empty. Open the file in a spreadsheet "
                                       "program and save it, so that it holds the results",
                                       n_uncomputed),
                          n_uncomputed, first_uncomputed);
  if (n_lost > 0)
    lds_spreadsheet_warn (spreadsheet, sheet, 0,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u cell refers to a text that the file does not hold; "
                                       "it was read as empty",
                                       "%u cells refer to texts that the file does not hold; "
                                       "they were read as empty",
                                       n_lost),
                          n_lost);
}
