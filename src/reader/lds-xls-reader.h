/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-reading.h"
#include "lds-spreadsheet.h"

G_BEGIN_DECLS

gboolean           lds_xls_reader_recognises    (const guint8  *bytes,
                                                 gsize          length);
gboolean           lds_xls_reader_check_size    (LdsReading    *reading,
                                                 GError       **error);
LdsSpreadsheet    *lds_xls_reader_read          (LdsReading    *reading,
                                                 GBytes        *bytes,
                                                 GError       **error);
const char *const *lds_xls_reader_get_encodings (void);

G_END_DECLS
