/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <zip.h>

#include "lds-reading.h"
#include "lds-spreadsheet.h"

G_BEGIN_DECLS

LdsSpreadsheet *lds_xlsx_reader_read (LdsReading    *reading,
                                      zip_source_t  *source,
                                      GError       **error);

G_END_DECLS
