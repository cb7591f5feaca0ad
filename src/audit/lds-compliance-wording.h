/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words for what buyers' rules make of an audit. */

#pragma once

#include "lds-compliance.h"
#include "lds-wording.h"

G_BEGIN_DECLS

const char *lds_compliance_get_label      (LdsCompliance        compliance,
                                           LdsTranslate         translate);
const char *lds_compliance_get_limit_label (LdsCompliance       compliance,
                                            LdsTranslate        translate);
char       *lds_rule_item_describe        (const LdsRuleItem   *item,
                                           LdsRulePeriod        period,
                                           const LdsRuleResult *result,
                                           LdsTranslate         translate);
char       *lds_rule_period_describe      (const LdsBuyerRule  *rule,
                                           LdsRulePeriod        period,
                                           LdsTranslate         translate);
char       *lds_stage_origin_describe     (const LdsStageOrigin *origin,
                                           LdsTranslate         translate);
char       *lds_rule_share_describe       (const LdsRuleShare  *share,
                                           const LdsRuleResult *result,
                                           LdsAudit            *audit,
                                           LdsTranslate         translate);
char       *lds_rule_mass_describe        (const LdsRuleMass   *mass,
                                           const LdsRuleResult *result,
                                           LdsTranslate         translate);
char       *lds_rule_result_describe      (const LdsRuleResult *result,
                                           LdsTranslate         translate);
char       *lds_rule_finding_describe     (const LdsFinding    *finding,
                                           LdsTranslate         translate);

G_END_DECLS
