/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <zip.h>

#include "lds-reading.h"
#include "lds-spreadsheet.h"

G_BEGIN_DECLS

gboolean        lds_ods_reader_is_ods    (zip_source_t  *source);
LdsSpreadsheet *lds_ods_reader_read      (LdsReading    *reading,
                                          zip_source_t  *source,
                                          GError       **error);
LdsSpreadsheet *lds_ods_reader_read_flat (LdsReading    *reading,
                                          GBytes        *bytes,
                                          GError       **error);

G_END_DECLS
