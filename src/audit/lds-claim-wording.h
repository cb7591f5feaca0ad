/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words for claims: what they rest on, how old they are, where they contradict each other. */

#pragma once

#include "lds-wording.h"

G_BEGIN_DECLS

char *lds_backing_describe       (const LdsBacking *backing,
                                  LdsAudit         *audit,
                                  LdsTranslate      translate);
char *lds_claim_finding_describe (const LdsFinding *finding,
                                  LdsAudit         *audit,
                                  LdsTranslate      translate);

G_END_DECLS
