/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-sheet-store.h"
#include "lds-structure.h"

G_BEGIN_DECLS

gboolean lds_sheet_warnings_add (LdsSheetStore  *self,
                                 LdsItemReader  *reader,
                                 LdsStructure   *structure,
                                 GArray         *of_file,
                                 int             index,
                                 GError        **error);

G_END_DECLS
