/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-compliance-wording.h"

#include "lds-country.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * lds_compliance_get_label:
 * @compliance: an answer
 * @translate: the language
 *
 * Returns: the words for it
 */
const char *
lds_compliance_get_label (LdsCompliance compliance,
                          LdsTranslate  translate)
{
  static const char *const labels[LDS_N_COMPLIANCES] = {
    [LDS_COMPLIANCE_MET] = N_ ("compliant"),
    [LDS_COMPLIANCE_NOT_MET] = N_ ("not compliant"),
    [LDS_COMPLIANCE_OPEN] = N_ ("cannot be determined"),
  };

  g_return_val_if_fail (compliance < LDS_N_COMPLIANCES, NULL);

  return translate (labels[compliance]);
}

/**
 * lds_compliance_get_limit_label:
 * @compliance: an answer about a limit
 * @translate: the language
 *
 * Returns: the words for it
 */
const char *
lds_compliance_get_limit_label (LdsCompliance compliance,
                                LdsTranslate  translate)
{
  static const char *const labels[LDS_N_COMPLIANCES] = {
    [LDS_COMPLIANCE_MET] = N_ ("not above"),
    [LDS_COMPLIANCE_NOT_MET] = N_ ("above"),
    [LDS_COMPLIANCE_OPEN] = N_ ("cannot be excluded"),
  };

  g_return_val_if_fail (compliance < LDS_N_COMPLIANCES, NULL);

  return translate (labels[compliance]);
}

static void
append_stage (GString      *text,
              guint         stage,
              LdsTranslate  translate)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                          lds_stage_get_label (stage, translate));
}

/**
 * lds_rule_item_describe:
 * @item: an item of @result
 * @period: for which time
 * @result: what a rule makes of an audit
 * @translate: the language
 *
 * Returns: (transfer full): the answer and what it rests on, such as "not compliant (alloy: CN)"
 */
char *
lds_rule_item_describe (const LdsRuleItem   *item,
                        LdsRulePeriod        period,
                        const LdsRuleResult *result,
                        LdsTranslate         translate)
{
  const LdsBuyerRule *rule = result->rule;
  LdsCompliance compliance = item->compliance[period];
  const char *label = lds_compliance_get_label (compliance, translate);
  guint asked = period == LDS_RULE_LATER ? rule->later_stages : rule->stages;
  g_autoptr (GString) stages = g_string_new (NULL);

  if (item->kind_unknown)
    return g_strdup_printf (translate (N_ ("%s (the kind of magnet is not known)")), label);

  for (guint i = 0; i < LDS_N_MAGNET_STAGES; i++)
    {
      guint stage = LDS_STAGE_MINING + i;

      if (compliance == LDS_COMPLIANCE_OPEN && (item->open[period] & (1u << stage)) != 0)
        append_stage (stages, stage, translate);
      if (compliance == LDS_COMPLIANCE_NOT_MET && (asked & (1u << stage)) != 0 &&
          item->stages[i].covered)
        {
          append_stage (stages, stage, translate);
          g_string_append_printf (stages, ": %s", item->stages[i].countries);
        }
    }

  if (compliance == LDS_COMPLIANCE_OPEN)
    /* Translators: "cannot be determined", stages */
    return g_strdup_printf (translate (N_ ("%1$s (country not known: %2$s)")), label, stages->str);
  if (compliance == LDS_COMPLIANCE_NOT_MET)
    return g_strdup_printf ("%s (%s)", label, stages->str);

  return g_strdup (label);
}

/**
 * lds_rule_period_describe:
 * @rule: a rule
 * @period: a time
 * @translate: the language
 *
 * Returns: (transfer full): the time in words, such as "until 31 Dec 2026"; empty where the rule has but one
 */
char *
lds_rule_period_describe (const LdsBuyerRule *rule,
                          LdsRulePeriod       period,
                          LdsTranslate        translate)
{
  g_autofree char *day = NULL;
  GDate date;

  if (rule->later_from == NULL)
    return g_strdup ("");

  date = *rule->later_from;
  if (period == LDS_RULE_BEFORE)
    g_date_subtract_days (&date, 1);
  day = lds_date_describe (&date, translate);

  return g_strdup_printf (period == LDS_RULE_BEFORE ? translate (N_ ("until %s"))
                                                    : translate (N_ ("from %s")),
                          day);
}

/**
 * lds_stage_origin_describe:
 * @origin: where a stage lies
 * @translate: the language
 *
 * Returns: (transfer full): the countries, "unknown" where there is none
 */
char *
lds_stage_origin_describe (const LdsStageOrigin *origin,
                           LdsTranslate          translate)
{
  if (origin->countries == NULL)
    return g_strdup (translate (N_ ("unknown")));
  if (!origin->settled)
    /* Translators: countries */
    return g_strdup_printf (translate (N_ ("%s, if it is this stage")), origin->countries);

  return g_strdup (origin->countries);
}

static char *
describe_range (const LdsRuleShare *share)
{
  g_autofree char *low = g_strdup_printf ("%.1f", share->share_low * 100);
  g_autofree char *high = g_strdup_printf ("%.1f", share->share_high * 100);

  return g_str_equal (low, high) ? g_steal_pointer (&low) : g_strdup_printf ("%s–%s", low, high);
}

/**
 * lds_rule_share_describe:
 * @share: a share of @result
 * @result: what a rule makes of @audit
 * @audit: the audit
 * @translate: the language
 *
 * Returns: (transfer full): how much comes from which country
 */
char *
lds_rule_share_describe (const LdsRuleShare  *share,
                         const LdsRuleResult *result,
                         LdsAudit            *audit,
                         LdsTranslate         translate)
{
  const char *country =
    share->country != NULL
      ? lds_catalogue_get_country_name (lds_audit_get_catalogue (audit), share->country)
      : NULL;
  double limit = result->rule->max_share * 100;
  g_autofree char *range = describe_range (share);

  if (country == NULL)
    country = share->country != NULL ? share->country : translate (N_ ("One country"));

  if (share->country == NULL && share->share_high == 1)
    return g_strdup_printf (translate (N_ ("No country is known. More than %g %% cannot be excluded.")),
                            limit);

  if (share->n_without_mass > 0 && isnan (share->share_high))
    /* Translators: country, number of items, limit in percent */
    return g_strdup_printf (translate (N_ ("%1$s: items without a mass: %2$u. More than %3$g %% cannot "
                                           "be excluded.")),
                            country, share->n_without_mass, limit);
  if (share->compliance == LDS_COMPLIANCE_OPEN)
    /* Translators: country, range of percentages, limit in percent */
    return g_strdup_printf (translate (N_ ("%1$s: %2$s %%. More than %3$g %% cannot be excluded.")),
                            country, range, limit);
  if (share->compliance == LDS_COMPLIANCE_NOT_MET)
    return g_strdup_printf (translate (N_ ("%1$s: %2$s %%, above %3$g %%.")), country, range, limit);
  if (share->country == NULL)
    return g_strdup (translate (N_ ("None of it comes from a foreign country.")));

  return g_strdup_printf (translate (N_ ("%1$s: %2$s %%, not above %3$g %%.")), country, range, limit);
}

/**
 * lds_rule_mass_describe:
 * @mass: a mass of @result
 * @result: what a rule makes of an audit
 * @translate: the language
 *
 * Returns: (transfer full): whether the product needs a statement of its magnets
 */
char *
lds_rule_mass_describe (const LdsRuleMass   *mass,
                        const LdsRuleResult *result,
                        LdsTranslate         translate)
{
  double limit = result->rule->statement_g;
  GString *text = g_string_new (NULL);

  if (mass->compliance == LDS_COMPLIANCE_NOT_MET)
    /* Translators: two masses in grams */
    g_string_printf (text, translate (N_ ("At least %1$.0f g of magnets, above %2$g g: a statement is "
                                          "due of ")),
                     mass->mass_g_low, limit);
  else if (mass->compliance == LDS_COMPLIANCE_OPEN)
    g_string_printf (text, translate (N_ ("The mass of its magnets is not known (at least %1$.0f g). "
                                          "Above %2$g g a statement is due of ")),
                     mass->mass_g_low, limit);
  else
    {
      g_string_printf (text, translate (N_ ("%1$.0f g of magnets, not above %2$g g.")),
                       mass->mass_g_high, limit);
      return g_string_free_and_steal (text);
    }

  g_string_append_printf (text, "%s.", translate (result->rule->statement));
  if (result->rule->statement_verify)
    g_string_append (text, translate (N_ (" Verify from when.")));

  return g_string_free_and_steal (text);
}

static void
append_counts (GString             *text,
               const LdsRuleResult *result,
               LdsRulePeriod        period,
               LdsTranslate         translate)
{
  g_autofree char *time = lds_rule_period_describe (result->rule, period, translate);

  g_string_append_printf (text, "%s%s", *time != '\0' ? " " : "", time);
  for (guint i = 0; i < LDS_N_COMPLIANCES; i++)
    g_string_append_printf (text, "%s %u %s", i > 0 ? "," : "", result->count[period][i],
                            lds_compliance_get_label (i, translate));
}

static void
append_shares (GString             *text,
               const LdsRuleResult *result,
               LdsTranslate         translate)
{
  guint counts[LDS_N_COMPLIANCES] = { 0 };

  for (guint i = 0; i < result->shares->len; i++)
    counts[g_array_index (result->shares, LdsRuleShare, i).compliance]++;

  if (result->rule->by != NULL)
    /* Translators: a year */
    g_string_append_printf (text, translate (N_ (" the aim for %s:")), result->rule->by);
  /* Translators: limit in percent, three numbers of pairs of element and stage */
  g_string_append_printf (text, translate (N_ (" at most %1$g %% from one foreign country, by element "
                                               "and stage: %2$u above, %3$u cannot be excluded, %4$u "
                                               "not above.")),
                          result->rule->max_share * 100, counts[LDS_COMPLIANCE_NOT_MET],
                          counts[LDS_COMPLIANCE_OPEN], counts[LDS_COMPLIANCE_MET]);
}

/**
 * lds_rule_result_describe:
 * @result: what a rule makes of an audit
 * @translate: the language
 *
 * Returns: (transfer full): a line that tells it
 */
char *
lds_rule_result_describe (const LdsRuleResult *result,
                          LdsTranslate         translate)
{
  const LdsBuyerRule *rule = result->rule;
  GString *text = g_string_new (rule->short_title);

  g_string_append_c (text, ':');
  if (rule->stages != 0)
    {
      append_counts (text, result, LDS_RULE_BEFORE, translate);
      if (rule->later_from != NULL)
        {
          g_string_append_c (text, ';');
          append_counts (text, result, LDS_RULE_LATER, translate);
        }
      g_string_append_c (text, '.');
    }
  if (!isnan (rule->max_share))
    append_shares (text, result, translate);
  for (guint i = 0; i < result->masses->len; i++)
    {
      g_autofree char *mass = lds_rule_mass_describe (
        &g_array_index (result->masses, LdsRuleMass, i), result, translate);

      g_string_append_printf (text, " %s", mass);
    }
  if (result->n_unknown > 0)
    g_string_append_printf (text, translate (N_ (" Further items of which it is not known what they "
                                                 "hold: %u.")),
                            result->n_unknown);

  return g_string_free_and_steal (text);
}

static char *
describe_item (const LdsRuleResult *result,
               const LdsRuleItem   *item,
               LdsTranslate         translate)
{
  const char *title = result->rule->short_title;
  g_autofree char *before = NULL;
  g_autofree char *later = NULL;
  g_autofree char *until = NULL;
  g_autofree char *from = NULL;

  if (item->matter != NULL)
    /* Translators: rule, material, question */
    return g_strdup_printf (translate (N_ ("%1$s: the line names %2$s. %3$s")), title,
                            translate (item->matter->name), translate (item->matter->question));

  before = lds_rule_item_describe (item, LDS_RULE_BEFORE, result, translate);
  if (result->rule->later_from == NULL)
    return g_strdup_printf ("%s: %s.", title, before);

  later = lds_rule_item_describe (item, LDS_RULE_LATER, result, translate);
  until = lds_rule_period_describe (result->rule, LDS_RULE_BEFORE, translate);
  from = lds_rule_period_describe (result->rule, LDS_RULE_LATER, translate);

  return g_strdup_printf ("%s: %s %s; %s %s.", title, until, before, from, later);
}

/**
 * lds_rule_finding_describe:
 * @finding: a finding about a buyer's rule
 * @translate: the language
 *
 * Returns: (transfer full): what the rule makes of the item
 */
char *
lds_rule_finding_describe (const LdsFinding *finding,
                           LdsTranslate      translate)
{
  const LdsRuleResult *result = finding->rule;

  if (finding->reason == LDS_REASON_RULE_STAGES)
    return describe_item (result, &g_array_index (result->items, LdsRuleItem, finding->other),
                          translate);
  if (finding->possible)
    /* Translators: rule, limit in percent, elements */
    return g_strdup_printf (translate (N_ ("%1$s: that more than %2$g %% of the product’s %3$s comes from "
                                           "one foreign country at some stage cannot be excluded.")),
                            result->rule->short_title, result->rule->max_share * 100,
                            finding->subject);

  return g_strdup_printf (translate (N_ ("%1$s: more than %2$g %% of the product’s %3$s comes from one "
                                         "foreign country at some stage.")),
                          result->rule->short_title, result->rule->max_share * 100,
                          finding->subject);
}
