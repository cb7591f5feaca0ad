/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-reading.h"
#include "lds-spreadsheet.h"

G_BEGIN_DECLS

LdsSpreadsheet *lds_spreadsheet_read       (GFile            *file,
                                            const char       *encoding,
                                            LdsProgressFunc   progress,
                                            gpointer          user_data,
                                            GCancellable     *cancellable,
                                            GError          **error);
LdsSpreadsheet *lds_spreadsheet_read_fd    (LdsReading       *reading,
                                            int               fd,
                                            GError          **error);
LdsSpreadsheet *lds_spreadsheet_read_bytes (LdsReading       *reading,
                                            GBytes           *bytes,
                                            GError          **error);

G_END_DECLS
