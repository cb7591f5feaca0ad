/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes from a report what can be compared. The report may come from anywhere. */

#pragma once

#include <yyjson.h>

#include "lds-comparison-side.h"

G_BEGIN_DECLS

yyjson_doc        *lds_json_parse_report (GBytes      *json,
                                          GError     **error);
LdsComparisonSide *lds_json_read_side    (GBytes      *json,
                                          const char  *name,
                                          GError     **error);

G_END_DECLS
