/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the buyers' rules that are switched on make of an audit. */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

/**
 * LdsCompliance:
 * @LDS_COMPLIANCE_MET: certainly as the rule asks: compliant, or not above its limit
 * @LDS_COMPLIANCE_NOT_MET: certainly not: not compliant, or above its limit
 * @LDS_COMPLIANCE_OPEN: cannot be determined, or a share above the limit cannot be excluded
 */
typedef enum
{
  LDS_COMPLIANCE_MET,
  LDS_COMPLIANCE_NOT_MET,
  LDS_COMPLIANCE_OPEN,
} LdsCompliance;

#define LDS_N_COMPLIANCES (LDS_COMPLIANCE_OPEN + 1)

const char *lds_compliance_to_string (LdsCompliance compliance);

/**
 * LdsRulePeriod:
 * @LDS_RULE_BEFORE: before the day from which a rule asks about more stages
 * @LDS_RULE_LATER: from that day on
 */
typedef enum
{
  LDS_RULE_BEFORE,
  LDS_RULE_LATER,
} LdsRulePeriod;

#define LDS_N_RULE_PERIODS (LDS_RULE_LATER + 1)

/**
 * LdsStageOrigin:
 * @countries: (nullable): codes of the countries where it happens, such as "DE, JP", %NULL when none is known
 * @covered: one of them is a country that the rule does not allow
 * @settled: a source says that it is this stage. A column that only names a tier may mean another stage
 * @evidence: of the weakest claim behind @countries
 */
typedef struct
{
  const char  *countries;
  gboolean     covered;
  gboolean     settled;
  LdsEvidence  evidence;
} LdsStageOrigin;

/* The stages of a magnet, from mining on; a stage's index in arrays is stage - LDS_STAGE_MINING. */
#define LDS_N_MAGNET_STAGES (LDS_STAGE_MAGNET - LDS_STAGE_MINING + 1)

/**
 * LdsRuleItem:
 * @item: index of the item
 * @matter: (nullable): for a line that names a material that can only be asked about; the rest is then empty
 * @kind_unknown: it is or may hold a magnet of unknown kind, so that it is open whether the rule is about it
 * @compliance: by #LdsRulePeriod
 * @stages: by stage, mining first
 * @open: by #LdsRulePeriod: bit s is set for each stage s whose country the answer lacks
 *
 * A magnet, or something that may be what the rule is about, stage by stage.
 */
typedef struct
{
  guint                 item;
  const LdsBuyerMatter *matter;
  gboolean              kind_unknown;
  LdsCompliance         compliance[LDS_N_RULE_PERIODS];
  guint                 open[LDS_N_RULE_PERIODS];
  LdsStageOrigin        stages[LDS_N_MAGNET_STAGES];
} LdsRuleItem;

/**
 * LdsRuleShare:
 * @element: index of the element
 * @country: (nullable): the foreign country whose share is nearest to the limit or above it; %NULL where none is named
 *   and the unknown part decides
 * @share_low: its share of the element at that stage, 0 to 1, if nothing unknown comes from it; NaN where it
 *   cannot be worked out
 * @share_high: the same, if all that is unknown comes from it
 * @n_without_mass: items that hold the element and whose mass is not known
 */
typedef struct
{
  guint          element;
  LdsStage       stage;
  const char    *country;
  double         share_low;
  double         share_high;
  guint          n_without_mass;
  LdsCompliance  compliance;
} LdsRuleShare;

/**
 * LdsRuleMass:
 * @source: index of the source, which is a product
 * @mass_g_low: mass of its magnets as far as it is known, grams
 * @mass_g_high: the same; NaN where that of some magnet is not known
 * @compliance: %LDS_COMPLIANCE_NOT_MET where a statement is due, for it must be made
 */
typedef struct
{
  guint         source;
  double        mass_g_low;
  double        mass_g_high;
  LdsCompliance compliance;
} LdsRuleMass;

/**
 * LdsRuleResult:
 * @period: that of the as-at date
 * @compliance: by #LdsRulePeriod, over all. Never met while what some items hold is not known
 * @count: by #LdsRulePeriod and #LdsCompliance: how many of the counted @items that are magnets
 * @n_unknown: counted items of which it is not known what they hold, and which are none of @items
 * @items: (element-type LdsRuleItem): for a rule that judges magnets stage by stage
 * @shares: (element-type LdsRuleShare): for one about shares, by element and stage
 * @masses: (element-type LdsRuleMass): for one that asks a statement of the magnets, by product
 */
typedef struct _LdsRuleResult
{
  const LdsBuyerRule *rule;
  LdsRulePeriod       period;
  LdsCompliance       compliance[LDS_N_RULE_PERIODS];
  guint               count[LDS_N_RULE_PERIODS][LDS_N_COMPLIANCES];
  guint               n_unknown;
  GArray             *items;
  GArray             *shares;
  GArray             *masses;
} LdsRuleResult;

guint                lds_audit_get_n_rule_results (LdsAudit *self);
const LdsRuleResult *lds_audit_get_rule_result    (LdsAudit *self,
                                                   guint     index);

G_END_DECLS
