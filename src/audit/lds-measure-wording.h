/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words for shares of value and for uses that are prohibited. */

#pragma once

#include "lds-value-share.h"
#include "lds-wording.h"

G_BEGIN_DECLS

char *lds_value_share_describe         (const LdsValueShare *share,
                                        LdsAudit            *audit,
                                        LdsTranslate         translate);
char *lds_value_share_describe_missing (const LdsValueShare *share,
                                        LdsAudit            *audit,
                                        LdsTranslate         translate);
char *lds_end_use_describe             (const LdsFinding    *finding,
                                        LdsTranslate         translate);

G_END_DECLS
