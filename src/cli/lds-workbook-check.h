/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a workbook says what an audit gives. */

#pragma once

#include "lds-comparison-side.h"
#include "lds-seal.h"
#include "lds-spreadsheet.h"

G_BEGIN_DECLS

/**
 * LdsWorkbookCheck:
 * @n_cells: cells that differ
 * @n_rows: rows of the items that differ
 * @examples: (element-type utf8): the first of the cells, in words
 */
typedef struct
{
  guint      n_cells;
  guint      n_rows;
  GPtrArray *examples;
} LdsWorkbookCheck;

LdsSpreadsheet *lds_workbook_read_seal   (const char        *path,
                                          LdsSeal           *seal,
                                          GError           **error);
gboolean        lds_workbook_check       (LdsWorkbookCheck  *self,
                                          LdsSpreadsheet    *workbook,
                                          LdsAudit          *audit,
                                          GError           **error);
void            lds_workbook_check_items (LdsWorkbookCheck  *self,
                                          LdsSpreadsheet    *workbook,
                                          const LdsComparisonSide *side);
void            lds_workbook_check_clear (LdsWorkbookCheck  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsWorkbookCheck, lds_workbook_check_clear)

G_END_DECLS
