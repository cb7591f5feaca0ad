/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-reading.h"
#include "lds-spreadsheet.h"

G_BEGIN_DECLS

int             lds_spreadsheet_open       (LdsReading       *reading,
                                            GFile            *file,
                                            GError          **error);
LdsSpreadsheet *lds_spreadsheet_read_fd    (LdsReading       *reading,
                                            int               fd,
                                            GError          **error);
LdsSpreadsheet *lds_spreadsheet_read_bytes (LdsReading       *reading,
                                            GBytes           *bytes,
                                            GError          **error);

G_END_DECLS
