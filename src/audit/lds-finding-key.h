/* SPDX-License-Identifier: GPL-3.0-or-later */

/* By what a finding is known again in a later audit, and the facts it rests on. */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

char *lds_finding_get_key   (const LdsFinding *finding,
                             LdsAudit         *audit);
char *lds_finding_get_facts (const LdsFinding *finding,
                             const LdsItem    *item,
                             LdsAudit         *audit);

G_END_DECLS
