/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-audit-private.h"
#include "lds-compliance.h"

G_BEGIN_DECLS

void          lds_rule_result_free         (gpointer       data);
LdsCompliance lds_compliance_worse         (LdsCompliance  a,
                                            LdsCompliance  b);
gboolean      lds_rule_names_magnet        (LdsAudit            *audit,
                                            const LdsBuyerRule  *rule,
                                            const LdsItem       *item);
void          lds_compliance_judge_stages  (LdsAudit      *audit,
                                            LdsRuleResult *result);
void          lds_compliance_judge_shares  (LdsAudit      *audit,
                                            LdsRuleResult *result);
void          lds_compliance_weigh_magnets (LdsAudit      *audit,
                                            LdsRuleResult *result);

G_END_DECLS
