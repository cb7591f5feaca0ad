/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-reading.h"
#include "lds-spreadsheet.h"

G_BEGIN_DECLS

gboolean lds_cell_fail_long_text (LdsReading      *reading,
                                  const LdsSheet  *sheet,
                                  guint            row,
                                  guint            column,
                                  GError         **error);
void     lds_cells_warn          (LdsSpreadsheet  *spreadsheet,
                                  int              sheet,
                                  guint            n_uncomputed,
                                  const char      *first_uncomputed,
                                  guint            n_lost);

G_END_DECLS
