/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The part of the format "lodestone-audit/1" that tells what to ask next. */

#pragma once

#include "lds-audit.h"

#include <yyjson.h>

G_BEGIN_DECLS

void lds_json_add_questions (yyjson_mut_doc *doc,
                             yyjson_mut_val *summary,
                             LdsAudit       *audit);

G_END_DECLS
