/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules that limit how much of an element may come from one foreign country at one stage, and what is
 * asked above a mass of magnets. */

#include "lds-config.h"

#include "lds-compliance-private.h"

#include "lds-chain.h"
#include "lds-concentration.h"

#include <math.h>

/* Shares are quotients of sums: a limit that is met exactly is not passed. */
#define TOLERANCE 1e-9

/* No country has this code, so that its share is what the unknown can make up. */
#define NO_COUNTRY "ZZ"

/* The one country where a stage lies; %NULL where it is not known, or there are several. */
static const char *
find_country (GArray   *links,
              LdsStage  stage)
{
  const char *country = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      const LdsStageLink *link = &g_array_index (links, LdsStageLink, i);

      if ((link->stages & (1u << stage)) == 0)
        continue;
      if (country != NULL && !g_str_equal (country, link->counted))
        return NULL;
      country = link->counted;
    }

  return country;
}

static void
add_content (LdsElementSum    *sum,
             const LdsContent *content,
             const char       *country)
{
  LdsCountrySum added = { .country = country };
  guint at = 0;

  while (at < sum->by_country->len &&
         g_strcmp0 (g_array_index (sum->by_country, LdsCountrySum, at).country, country) != 0)
    at++;
  if (at == sum->by_country->len)
    g_array_append_val (sum->by_country, added);

  sum->n_items++;
  if (isnan (content->mass_g_high))
    {
      sum->n_items_without_mass++;
      return;
    }
  sum->mass_g_low += content->mass_g_low;
  sum->mass_g_high += content->mass_g_high;
  g_array_index (sum->by_country, LdsCountrySum, at).mass_g_low += content->mass_g_low;
  g_array_index (sum->by_country, LdsCountrySum, at).mass_g_high += content->mass_g_high;
}

/* The masses of each element by the country where each stage lies. */
typedef LdsElementSum Sums[LDS_N_ELEMENTS][LDS_N_MAGNET_STAGES];

static void
add_item (LdsAudit *self,
          guint     index,
          Sums      sums)
{
  const LdsItem *item = lds_audit_item (self, index);
  g_autoptr (GArray) links = NULL;

  if (!item->counted || item->n_contents == 0)
    return;

  links = lds_chain_list_stages (self, index);
  for (guint i = 0; i < LDS_N_MAGNET_STAGES; i++)
    {
      const char *country = find_country (links, LDS_STAGE_MINING + i);

      for (guint j = 0; j < item->n_contents; j++)
        add_content (&sums[item->contents[j].element][i], &item->contents[j], country);
    }
}

static void
init_sums (Sums sums)
{
  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    {
      for (guint j = 0; j < LDS_N_MAGNET_STAGES; j++)
        sums[i][j] = (LdsElementSum) {
          .element = i,
          .by_country = g_array_new (FALSE, TRUE, sizeof (LdsCountrySum)),
        };
    }
}

static void
clear_sums (Sums sums)
{
  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    {
      for (guint j = 0; j < LDS_N_MAGNET_STAGES; j++)
        g_array_unref (sums[i][j].by_country);
    }
}

/* The share of a country, %NULL for one that nobody names. Where all comes from one country no mass
 * is needed. */
static LdsRuleShare
make_share (const LdsElementSum *sum,
            LdsStage             stage,
            const char          *country,
            double               limit)
{
  LdsRuleShare share = {
    .element = sum->element,
    .stage = stage,
    .country = country,
    .share_low = country != NULL ? NAN : 0,
    .share_high = NAN,
    .n_without_mass = sum->n_items_without_mass,
    .compliance = LDS_COMPLIANCE_OPEN,
  };
  LdsConcentration concentration;

  if (country != NULL && sum->by_country->len == 1)
    share.share_low = share.share_high = 1;
  else if (lds_concentration_of (sum, country != NULL ? country : NO_COUNTRY, &concentration))
    {
      share.share_low = concentration.share_low;
      share.share_high = concentration.share_high;
    }
  else if (country == NULL)
    share.share_high = 1;

  if (share.share_low > limit + TOLERANCE)
    share.compliance = LDS_COMPLIANCE_NOT_MET;
  else if (share.share_high <= limit + TOLERANCE)
    share.compliance = LDS_COMPLIANCE_MET;

  return share;
}

/* Whether @share says more than @other: not met, then open, then a known country, then the larger share. */
static gboolean
is_nearer (const LdsRuleShare *share,
           const LdsRuleShare *other)
{
  if (share->compliance != other->compliance)
    return lds_compliance_worse (share->compliance, other->compliance) == share->compliance;
  if ((share->country != NULL) != (other->country != NULL))
    return share->country != NULL;

  return share->share_high > other->share_high;
}

/* The country that comes nearest to the limit at one stage. */
static LdsRuleShare
judge_stage (const LdsBuyerRule  *rule,
             const LdsElementSum *sum,
             LdsStage             stage)
{
  LdsRuleShare worst = {
    .element = sum->element,
    .stage = stage,
    .n_without_mass = sum->n_items_without_mass,
    .compliance = LDS_COMPLIANCE_MET,
  };

  for (guint i = 0; i < sum->by_country->len; i++)
    {
      const char *country = g_array_index (sum->by_country, LdsCountrySum, i).country;
      LdsRuleShare share;

      if (lds_buyer_rule_is_home (rule, country))
        continue;
      share = make_share (sum, stage, country, rule->max_share);
      if (is_nearer (&share, &worst))
        worst = share;
    }

  return worst;
}

/* The answer about an element over all stages. */
static LdsCompliance
judge_element (const LdsRuleResult *result,
               guint                element)
{
  LdsCompliance compliance = LDS_COMPLIANCE_MET;

  for (guint i = 0; i < result->shares->len; i++)
    {
      const LdsRuleShare *share = &g_array_index (result->shares, LdsRuleShare, i);

      if (share->element == element)
        compliance = lds_compliance_worse (compliance, share->compliance);
    }

  return compliance;
}

/* Tells an item of the elements in it about which the answer is @compliance. */
static gboolean
note_item (LdsAudit      *self,
           LdsRuleResult *result,
           LdsItem       *item,
           LdsCompliance  compliance)
{
  g_autoptr (GString) symbols = g_string_new (NULL);
  LdsFinding finding = {
    .kind = LDS_FINDING_RULE,
    .reason = LDS_REASON_RULE_SHARE,
    .element = -1,
    .possible = compliance == LDS_COMPLIANCE_OPEN,
    .evidence = item->holds_evidence,
    .rule = result,
  };

  for (guint i = 0; i < item->n_contents; i++)
    {
      guint element = item->contents[i].element;

      if (judge_element (result, element) != compliance)
        continue;
      if (finding.element < 0)
        finding.element = element;
      g_string_append_printf (symbols, "%s%s", symbols->len > 0 ? ", " : "",
                              lds_catalogue_get_element (self->catalogue, element)->symbol);
    }

  if (finding.element < 0)
    return FALSE;
  finding.subject = lds_audit_keep (self, symbols->str);
  lds_audit_add_finding (item, &finding);

  return TRUE;
}

/* Whether some item certainly holds the element. Of one that is only possible nothing is certainly above. */
static gboolean
is_present (LdsAudit *self,
            guint     element)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const LdsItem *item = lds_audit_item (self, i);

      for (guint j = 0; item->counted && j < item->n_contents; j++)
        {
          if (item->contents[j].element == element && !item->contents[j].possible)
            return TRUE;
        }
    }

  return FALSE;
}

static void
judge_sums (LdsAudit      *self,
            LdsRuleResult *result,
            Sums           sums)
{
  const LdsBuyerRule *rule = result->rule;

  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    {
      for (guint j = 0; (rule->elements & (1u << i)) != 0 && j < LDS_N_MAGNET_STAGES; j++)
        {
          LdsStage stage = LDS_STAGE_MINING + j;
          LdsRuleShare share;

          if (sums[i][j].n_items == 0 || (rule->share_stages & (1u << stage)) == 0)
            continue;
          share = judge_stage (rule, &sums[i][j], stage);
          if (share.compliance == LDS_COMPLIANCE_NOT_MET && !is_present (self, i))
            share.compliance = LDS_COMPLIANCE_OPEN;
          g_array_append_val (result->shares, share);
          for (guint k = 0; k < LDS_N_RULE_PERIODS; k++)
            result->compliance[k] = lds_compliance_worse (result->compliance[k], share.compliance);
        }
    }
}

/* Judges every element that the parts list holds at every stage, and tells the items that hold it. */
void
lds_compliance_judge_shares (LdsAudit      *audit,
                             LdsRuleResult *result)
{
  Sums sums;

  init_sums (sums);
  for (guint i = 0; i < audit->items->len; i++)
    add_item (audit, i, sums);
  judge_sums (audit, result, sums);
  clear_sums (sums);

  for (guint i = 0; result->shares->len > 0 && i < audit->items->len; i++)
    {
      LdsItem *item = lds_audit_item (audit, i);

      if (item->counted && !note_item (audit, result, item, LDS_COMPLIANCE_NOT_MET))
        note_item (audit, result, item, LDS_COMPLIANCE_OPEN);
    }
}

static void
add_magnet (const LdsItem *item,
            LdsRuleMass   *mass)
{
  /* Of a component the mass is known, not that of the magnet inside. */
  double pieces = item->stage == LDS_STAGE_MAGNET ? item->total_quantity : NAN;

  mass->mass_g_high += item->mass_g_high * pieces;
  if (!isnan (item->mass_g_low * pieces))
    mass->mass_g_low += item->mass_g_low * pieces;
}

/* Adds up the magnets of each product. */
void
lds_compliance_weigh_magnets (LdsAudit      *audit,
                              LdsRuleResult *result)
{
  const LdsBuyerRule *rule = result->rule;

  g_array_set_size (result->masses, audit->sources->len);
  for (guint i = 0; i < audit->items->len; i++)
    {
      const LdsItem *item = lds_audit_item (audit, i);

      if (item->counted && (lds_audit_bench (audit, i)->reading.may_hold_magnet ||
                            lds_rule_names_magnet (audit, rule, item)))
        add_magnet (item, &g_array_index (result->masses, LdsRuleMass, item->source));
    }

  for (guint i = 0; i < result->masses->len; i++)
    {
      LdsRuleMass *mass = &g_array_index (result->masses, LdsRuleMass, i);

      mass->source = i;
      mass->compliance = mass->mass_g_low > rule->statement_g    ? LDS_COMPLIANCE_NOT_MET
                         : mass->mass_g_high <= rule->statement_g ? LDS_COMPLIANCE_MET
                                                                  : LDS_COMPLIANCE_OPEN;
    }
}
