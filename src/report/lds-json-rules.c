/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-json-rules.h"

#include "lds-compliance-wording.h"
#include "lds-measure-wording.h"

#include <math.h>

static void
add_number (yyjson_mut_doc *doc,
            yyjson_mut_val *object,
            const char     *key,
            double          number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (number))
    yyjson_mut_obj_add_null (doc, object, key);
  else
    yyjson_mut_obj_add_real (
      doc, object, key,
      g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, "%.10g", number), NULL));
}

static void
add_text (yyjson_mut_doc *doc,
          yyjson_mut_val *object,
          const char     *key,
          const char     *text)
{
  if (text != NULL)
    yyjson_mut_obj_add_strcpy (doc, object, key, text);
  else
    yyjson_mut_obj_add_null (doc, object, key);
}

/* Where the rule asks the same at all times, "later" is null. */
static void
add_answers (yyjson_mut_doc      *doc,
             yyjson_mut_val      *object,
             const LdsBuyerRule  *rule,
             const LdsCompliance  answers[LDS_N_RULE_PERIODS])
{
  add_text (doc, object, "before", lds_compliance_to_string (answers[LDS_RULE_BEFORE]));
  add_text (doc, object, "later",
            rule->later_from != NULL ? lds_compliance_to_string (answers[LDS_RULE_LATER]) : NULL);
}

static yyjson_mut_val *
make_stages (yyjson_mut_doc    *doc,
             const LdsRuleItem *item)
{
  yyjson_mut_val *array = yyjson_mut_arr (doc);

  for (guint i = 0; i < LDS_N_MAGNET_STAGES; i++)
    {
      const LdsStageOrigin *origin = &item->stages[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);
      g_auto (GStrv) countries =
        g_strsplit (origin->countries != NULL ? origin->countries : "", ", ", -1);
      yyjson_mut_val *list;

      add_text (doc, object, "stage", lds_stage_to_string (LDS_STAGE_MINING + i));
      list = yyjson_mut_obj_add_arr (doc, object, "countries");
      for (guint j = 0; countries[j] != NULL; j++)
        yyjson_mut_arr_add_strcpy (doc, list, countries[j]);
      yyjson_mut_obj_add_bool (doc, object, "covered", origin->covered);
      yyjson_mut_obj_add_bool (doc, object, "settled", origin->settled);
      add_text (doc, object, "evidence", lds_evidence_to_string (origin->evidence));
    }

  return array;
}

static void
add_item (yyjson_mut_doc      *doc,
          yyjson_mut_val      *array,
          const LdsRuleResult *result,
          const LdsRuleItem   *item)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);

  yyjson_mut_obj_add_uint (doc, object, "item", item->item + 1);
  add_answers (doc, object, result->rule, item->compliance);
  yyjson_mut_obj_add_bool (doc, object, "kind_unknown", item->kind_unknown);
  add_text (doc, object, "material", item->matter != NULL ? item->matter->name : NULL);
  add_text (doc, object, "question", item->matter != NULL ? item->matter->question : NULL);
  if (item->matter == NULL)
    yyjson_mut_obj_add_val (doc, object, "stages", make_stages (doc, item));
}

static void
add_share (yyjson_mut_doc      *doc,
           yyjson_mut_val      *array,
           LdsAudit            *audit,
           const LdsRuleResult *result,
           const LdsRuleShare  *share)
{
  static const char *const answers[LDS_N_COMPLIANCES] = { "not-above", "above",
                                                          "cannot-be-excluded" };
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);
  g_autofree char *text = lds_rule_share_describe (share, result, audit, lds_wording_plain);

  add_text (doc, object, "symbol",
            lds_catalogue_get_element (lds_audit_get_catalogue (audit), share->element)->symbol);
  add_text (doc, object, "stage", lds_stage_to_string (share->stage));
  add_text (doc, object, "country", share->country);
  add_number (doc, object, "share_low", share->share_low);
  add_number (doc, object, "share_high", share->share_high);
  yyjson_mut_obj_add_uint (doc, object, "items_without_mass", share->n_without_mass);
  add_text (doc, object, "answer", answers[share->compliance]);
  add_text (doc, object, "text", text);
}

static void
add_mass (yyjson_mut_doc      *doc,
          yyjson_mut_val      *array,
          const LdsRuleResult *result,
          const LdsRuleMass   *mass)
{
  static const char *const answers[LDS_N_COMPLIANCES] = { "not-due", "due",
                                                          "cannot-be-determined" };
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);
  g_autofree char *text = lds_rule_mass_describe (mass, result, lds_wording_plain);

  yyjson_mut_obj_add_uint (doc, object, "source", mass->source);
  add_number (doc, object, "mass_g_low", mass->mass_g_low);
  add_number (doc, object, "mass_g_high", mass->mass_g_high);
  add_text (doc, object, "statement", answers[mass->compliance]);
  yyjson_mut_obj_add_bool (doc, object, "verify", result->rule->statement_verify);
  add_text (doc, object, "text", text);
}

static void
add_counts (yyjson_mut_doc      *doc,
            yyjson_mut_val      *object,
            const LdsRuleResult *result)
{
  static const char *const periods[LDS_N_RULE_PERIODS] = { "before", "later" };
  yyjson_mut_val *counts = yyjson_mut_obj_add_obj (doc, object, "magnets");

  for (guint period = 0; period < LDS_N_RULE_PERIODS; period++)
    {
      yyjson_mut_val *count = yyjson_mut_obj_add_obj (doc, counts, periods[period]);

      for (guint i = 0; i < LDS_N_COMPLIANCES; i++)
        yyjson_mut_obj_add_uint (doc, count, lds_compliance_to_string (i),
                                 result->count[period][i]);
    }
}

static void
add_rule (yyjson_mut_doc      *doc,
          yyjson_mut_val      *array,
          LdsAudit            *audit,
          const LdsRuleResult *result)
{
  const LdsBuyerRule *rule = result->rule;
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);
  g_autofree char *text = lds_rule_result_describe (result, lds_wording_plain);
  yyjson_mut_val *list;
  char day[16];

  add_text (doc, object, "id", rule->id);
  add_text (doc, object, "title", rule->title);
  add_text (doc, object, "answer", lds_compliance_to_string (result->compliance[result->period]));
  add_answers (doc, object, rule, result->compliance);
  if (rule->later_from != NULL)
    g_date_strftime (day, sizeof day, "%Y-%m-%d", rule->later_from);
  add_text (doc, object, "later_from", rule->later_from != NULL ? day : NULL);
  add_text (doc, object, "text", text);
  add_counts (doc, object, result);
  yyjson_mut_obj_add_uint (doc, object, "items_unknown", result->n_unknown);

  list = yyjson_mut_obj_add_arr (doc, object, "items");
  for (guint i = 0; i < result->items->len; i++)
    add_item (doc, list, result, &g_array_index (result->items, LdsRuleItem, i));
  list = yyjson_mut_obj_add_arr (doc, object, "shares");
  for (guint i = 0; i < result->shares->len; i++)
    add_share (doc, list, audit, result, &g_array_index (result->shares, LdsRuleShare, i));
  list = yyjson_mut_obj_add_arr (doc, object, "statements");
  for (guint i = 0; i < result->masses->len; i++)
    add_mass (doc, list, result, &g_array_index (result->masses, LdsRuleMass, i));
  list = yyjson_mut_obj_add_arr (doc, object, "questions");
  for (guint i = 0; i < rule->questions->len; i++)
    yyjson_mut_arr_add_strcpy (doc, list, g_ptr_array_index (rule->questions, i));
}

/**
 * lds_json_add_rules:
 * @doc: a document
 * @summary: the object of the summary
 * @audit: the audit
 *
 * Adds the member "rules": what each buyer's rule that is switched on makes of the audit.
 */
void
lds_json_add_rules (yyjson_mut_doc *doc,
                    yyjson_mut_val *summary,
                    LdsAudit       *audit)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (doc, summary, "rules");

  for (guint i = 0; i < lds_audit_get_n_rule_results (audit); i++)
    add_rule (doc, array, audit, lds_audit_get_rule_result (audit, i));
}

static void
add_value_share (yyjson_mut_doc      *doc,
                 yyjson_mut_val      *finding,
                 LdsAudit            *audit,
                 const LdsValueShare *share)
{
  yyjson_mut_val *object = yyjson_mut_obj_add_obj (doc, finding, "value_share");
  g_autofree char *missing = lds_value_share_describe_missing (share, audit, lds_wording_plain);

  add_text (doc, object, "answer", lds_value_answer_to_string (share->answer));
  add_number (doc, object, "low", share->share_low);
  add_number (doc, object, "high", share->share_high);
  add_number (doc, object, "threshold", share->control->threshold);
  add_text (doc, object, "state", lds_control_state_to_string (share->state));
  add_text (doc, object, "missing", *missing != '\0' ? missing : NULL);
}

/**
 * lds_json_add_measure:
 * @doc: a document
 * @object: the object of @finding
 * @audit: the audit
 * @finding: a finding of any kind
 *
 * Adds what a finding about a threshold or a buyer's rule has beside others.
 */
void
lds_json_add_measure (yyjson_mut_doc   *doc,
                      yyjson_mut_val   *object,
                      LdsAudit         *audit,
                      const LdsFinding *finding)
{
  if (finding->kind == LDS_FINDING_THRESHOLD)
    add_value_share (doc, object, audit, lds_audit_get_value_share (audit, finding->other));
  if (finding->kind == LDS_FINDING_RULE)
    {
      add_text (doc, object, "rule", finding->rule->rule->id);
      yyjson_mut_obj_add_bool (doc, object, "possible", finding->possible);
    }
}

/**
 * lds_json_add_prices:
 * @doc: a document
 * @settings: the object of the settings
 * @audit: the audit
 *
 * Adds the member "prices": what the user says that rare earths cost.
 */
void
lds_json_add_prices (yyjson_mut_doc *doc,
                     yyjson_mut_val *settings,
                     LdsAudit       *audit)
{
  GArray *prices = lds_audit_get_settings (audit)->prices;
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (doc, settings, "prices");

  for (guint i = 0; i < prices->len; i++)
    {
      const LdsElementPrice *price = &g_array_index (prices, LdsElementPrice, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);

      add_text (doc, object, "symbol", price->element);
      add_number (doc, object, "per_kg", price->per_kg);
      add_text (doc, object, "currency", price->currency);
      add_text (doc, object, "date", price->date);
      add_text (doc, object, "source", price->origin);
    }
}
