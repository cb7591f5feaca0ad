/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The part of the format "lodestone-audit/1" that tells of thresholds of value and of buyers' rules. */

#pragma once

#include "lds-audit.h"

#include <yyjson.h>

G_BEGIN_DECLS

void lds_json_add_rules   (yyjson_mut_doc   *doc,
                           yyjson_mut_val   *summary,
                           LdsAudit         *audit);
void lds_json_add_measure (yyjson_mut_doc   *doc,
                           yyjson_mut_val   *object,
                           LdsAudit         *audit,
                           const LdsFinding *finding);
void lds_json_add_prices  (yyjson_mut_doc   *doc,
                           yyjson_mut_val   *settings,
                           LdsAudit         *audit);

G_END_DECLS
