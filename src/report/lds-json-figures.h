/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What claims rest on, and the figures over all, in JSON. */

#pragma once

#include <yyjson.h>

#include "lds-audit.h"

G_BEGIN_DECLS

void lds_json_add_backing  (yyjson_mut_doc   *doc,
                            yyjson_mut_val   *object,
                            const LdsBacking *backing);
void lds_json_add_presumed (yyjson_mut_doc   *doc,
                            yyjson_mut_val   *object,
                            const LdsItem    *item);
void lds_json_add_figures  (yyjson_mut_doc   *doc,
                            yyjson_mut_val   *summary,
                            LdsAudit         *audit);

G_END_DECLS
