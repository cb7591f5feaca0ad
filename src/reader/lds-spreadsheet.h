/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-sheet.h"

G_BEGIN_DECLS

/**
 * LdsSpreadsheetWarning:
 * @sheet: index of the sheet, -1 for the whole file
 * @row: from 1, 0 when it is about no row
 */
typedef struct
{
  int   sheet;
  guint row;
  char *text;
} LdsSpreadsheetWarning;

/**
 * LdsSpreadsheet:
 * @sheets: of #LdsSheet, in the order of the file
 * @warnings: of #LdsSpreadsheetWarning, what the reader had to guess or could not read
 * @sha256: (nullable): of the file's bytes, %NULL where nobody has worked it out
 *
 * All that was read of a file.
 */
typedef struct
{
  LdsTextPool *pool;
  GPtrArray   *sheets;
  GArray      *warnings;
  char        *sha256;
} LdsSpreadsheet;

LdsSpreadsheet *lds_spreadsheet_new     (void);
void            lds_spreadsheet_free    (LdsSpreadsheet *self);
guint64         lds_spreadsheet_n_cells (LdsSpreadsheet *self);
void            lds_spreadsheet_insert  (LdsSpreadsheet *self,
                                         guint           index,
                                         LdsSheet       *sheet);
void            lds_spreadsheet_warn    (LdsSpreadsheet *self,
                                         int             sheet,
                                         guint           row,
                                         const char     *format,
                                         ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsSpreadsheet, lds_spreadsheet_free)

G_END_DECLS
