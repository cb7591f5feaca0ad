/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-reading.h"
#include "lds-spreadsheet.h"

G_BEGIN_DECLS

LdsSpreadsheet *lds_csv_reader_read (LdsReading  *reading,
                                     GBytes      *bytes,
                                     GError     **error);

G_END_DECLS
