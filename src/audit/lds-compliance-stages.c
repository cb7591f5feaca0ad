/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules that ask where each stage of a magnet lies. A stage that nobody names is open: what is known
 * of one stage says nothing of another. */

#include "lds-config.h"

#include "lds-compliance-private.h"

#include "lds-chain.h"

#include <string.h>

static gboolean
names_country (const char *countries,
               const char *country)
{
  return countries != NULL && strstr (countries, country) != NULL;
}

/* Adds a country to the stage; @settled where a source says that it is this very stage. */
static void
add_country (LdsAudit           *self,
             const LdsBuyerRule *rule,
             LdsStageOrigin     *origin,
             const LdsStageLink *link,
             gboolean            settled)
{
  if (!names_country (origin->countries, link->country))
    {
      gboolean first = origin->countries == NULL;
      g_autofree char *joined = g_strjoin (first ? "" : ", ", first ? "" : origin->countries,
                                           link->country, NULL);

      origin->evidence = first ? link->evidence : MAX (origin->evidence, link->evidence);
      origin->countries = lds_audit_keep (self, joined);
    }
  origin->covered |= lds_buyer_rule_covers (rule, link->counted);
  origin->settled |= settled;
}

static guint
get_asked (const LdsBuyerRule *rule,
           LdsRulePeriod       period)
{
  return period == LDS_RULE_LATER ? rule->later_stages : rule->stages;
}

/* Takes up what a link of the chain says. One that may be either of two stages is not allowed if both
 * are asked about, and settles neither. */
static void
add_link (LdsAudit           *self,
          const LdsBuyerRule *rule,
          LdsRuleItem        *result,
          const LdsStageLink *link)
{
  gboolean settled = (link->stages & (link->stages - 1)) == 0;

  for (guint i = 0; i < LDS_N_MAGNET_STAGES; i++)
    {
      if ((link->stages & (1u << (LDS_STAGE_MINING + i))) != 0)
        add_country (self, rule, &result->stages[i], link, settled);
    }

  for (guint period = 0; period < LDS_N_RULE_PERIODS; period++)
    {
      if ((link->stages & ~get_asked (rule, period)) == 0 &&
          lds_buyer_rule_covers (rule, link->counted))
        result->compliance[period] = LDS_COMPLIANCE_NOT_MET;
    }
}

/* A stage in a covered country that may be another stage is open, too. */
static void
conclude (const LdsBuyerRule *rule,
          LdsRuleItem        *result)
{
  for (guint period = 0; period < LDS_N_RULE_PERIODS; period++)
    {
      guint asked = get_asked (rule, period);

      for (guint i = 0; i < LDS_N_MAGNET_STAGES; i++)
        {
          guint bit = 1u << (LDS_STAGE_MINING + i);

          if ((asked & bit) != 0 &&
              (!result->stages[i].settled ||
               (result->stages[i].covered && result->compliance[period] == LDS_COMPLIANCE_MET)))
            result->open[period] |= bit;
        }

      if (result->kind_unknown || (result->open[period] != 0 &&
                                   result->compliance[period] == LDS_COMPLIANCE_MET))
        result->compliance[period] = LDS_COMPLIANCE_OPEN;
    }
}

static const LdsBuyerMatter *
find_matter (const LdsBuyerRule *rule,
             const LdsItem      *item)
{
  const LdsBuyerMatter *matter = lds_buyer_rule_find_matter (rule, item->material_text);

  return matter != NULL ? matter : lds_buyer_rule_find_matter (rule, item->description);
}

/* Whether the rule is or may be about the item, and what it makes of it. */
static gboolean
judge_item (LdsAudit           *self,
            const LdsBuyerRule *rule,
            LdsRuleItem        *result)
{
  const LdsItem *item = lds_audit_item (self, result->item);
  g_autoptr (GArray) links = NULL;

  result->kind_unknown = lds_audit_bench (self, result->item)->reading.may_hold_magnet;
  if (!result->kind_unknown && !lds_rule_names_magnet (self, rule, item))
    {
      result->matter = find_matter (rule, item);
      for (guint i = 0; i < LDS_N_RULE_PERIODS; i++)
        result->compliance[i] = LDS_COMPLIANCE_OPEN;
      return result->matter != NULL;
    }

  for (guint i = 0; i < LDS_N_MAGNET_STAGES; i++)
    result->stages[i].evidence = LDS_EVIDENCE_UNKNOWN;
  links = lds_chain_list_stages (self, result->item);
  for (guint i = 0; i < links->len; i++)
    add_link (self, rule, result, &g_array_index (links, LdsStageLink, i));
  conclude (rule, result);

  return TRUE;
}

static void
note (LdsAudit      *self,
      LdsRuleResult *result,
      guint          index)
{
  const LdsRuleItem *judged = &g_array_index (result->items, LdsRuleItem, index);
  LdsFinding finding = {
    .kind = LDS_FINDING_RULE,
    .reason = LDS_REASON_RULE_STAGES,
    .element = -1,
    .possible = judged->compliance[result->period] == LDS_COMPLIANCE_OPEN,
    .evidence = LDS_EVIDENCE_UNKNOWN,
    .rule = result,
    .other = index,
  };

  for (guint i = 0; i < LDS_N_MAGNET_STAGES; i++)
    {
      if (judged->stages[i].covered)
        finding.evidence = MIN (finding.evidence, judged->stages[i].evidence);
    }

  lds_audit_add_finding (lds_audit_item (self, judged->item), &finding);
}

/* Judges every magnet, before and from the day from which the rule asks more. */
void
lds_compliance_judge_stages (LdsAudit      *audit,
                             LdsRuleResult *result)
{
  for (guint i = 0; i < audit->items->len; i++)
    {
      const LdsItem *item = lds_audit_item (audit, i);
      LdsRuleItem judged = { .item = i };

      if (!item->fitted || !judge_item (audit, result->rule, &judged))
        continue;

      g_array_append_val (result->items, judged);
      for (guint period = 0; item->counted && period < LDS_N_RULE_PERIODS; period++)
        {
          if (judged.matter == NULL)
            result->count[period][judged.compliance[period]]++;
          result->compliance[period] =
            lds_compliance_worse (result->compliance[period], judged.compliance[period]);
        }
      if (judged.compliance[LDS_RULE_BEFORE] != LDS_COMPLIANCE_MET ||
          judged.compliance[LDS_RULE_LATER] != LDS_COMPLIANCE_MET)
        note (audit, result, result->items->len - 1);
    }
}
