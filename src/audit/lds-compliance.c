/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-compliance-private.h"

#include <math.h>

/**
 * lds_compliance_to_string:
 *
 * Returns: the answer as reports spell it
 */
const char *
lds_compliance_to_string (LdsCompliance compliance)
{
  static const char *const names[LDS_N_COMPLIANCES] = {
    [LDS_COMPLIANCE_MET] = "compliant",
    [LDS_COMPLIANCE_NOT_MET] = "not-compliant",
    [LDS_COMPLIANCE_OPEN] = "cannot-be-determined",
  };

  g_return_val_if_fail (compliance < LDS_N_COMPLIANCES, NULL);

  return names[compliance];
}

void
lds_rule_result_free (gpointer data)
{
  LdsRuleResult *result = data;

  g_array_unref (result->items);
  g_array_unref (result->shares);
  g_array_unref (result->masses);
  g_free (result);
}

/* What two things are together: one that is not met decides, then one that is open. */
LdsCompliance
lds_compliance_worse (LdsCompliance a,
                      LdsCompliance b)
{
  if (a == LDS_COMPLIANCE_NOT_MET || b == LDS_COMPLIANCE_NOT_MET)
    return LDS_COMPLIANCE_NOT_MET;

  return a == LDS_COMPLIANCE_OPEN || b == LDS_COMPLIANCE_OPEN ? LDS_COMPLIANCE_OPEN
                                                              : LDS_COMPLIANCE_MET;
}

/* Whether the item is or holds a magnet of the rule: by its material, else by what its magnet holds. */
gboolean
lds_rule_names_magnet (LdsAudit           *audit,
                       const LdsBuyerRule *rule,
                       const LdsItem      *item)
{
  if (lds_buyer_rule_names_material (rule, item->material))
    return TRUE;
  if (item->material != NULL && g_str_equal (item->material->kind, "magnet"))
    return FALSE;

  for (guint i = 0; i < item->n_contents; i++)
    {
      if (item->contents[i].form == LDS_FORM_MAGNET &&
          (rule->magnet_elements & (1u << item->contents[i].element)) != 0)
        return TRUE;
    }

  return FALSE;
}

/* What some line holds is not known, so it may be what the rule is about. */
static void
count_unknown (LdsAudit      *self,
               LdsRuleResult *result)
{
  g_autoptr (GHashTable) judged = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < result->items->len; i++)
    g_hash_table_add (judged,
                      GUINT_TO_POINTER (g_array_index (result->items, LdsRuleItem, i).item));

  for (guint i = 0; i < self->items->len; i++)
    {
      const LdsItem *item = lds_audit_item (self, i);

      if (item->counted && item->holds == LDS_HOLDS_UNKNOWN && item->first_child < 0 &&
          !g_hash_table_contains (judged, GUINT_TO_POINTER (i)))
        result->n_unknown++;
    }
}

static void
judge_rule (LdsAudit           *self,
            const LdsBuyerRule *rule)
{
  LdsRuleResult *result = g_new0 (LdsRuleResult, 1);

  result->rule = rule;
  result->items = g_array_new (FALSE, TRUE, sizeof (LdsRuleItem));
  result->shares = g_array_new (FALSE, TRUE, sizeof (LdsRuleShare));
  result->masses = g_array_new (FALSE, TRUE, sizeof (LdsRuleMass));
  if (rule->later_from != NULL && g_date_compare (&self->as_at, rule->later_from) >= 0)
    result->period = LDS_RULE_LATER;
  g_ptr_array_add (self->rule_results, result);

  if (rule->stages != 0)
    lds_compliance_judge_stages (self, result);
  if (!isnan (rule->max_share))
    lds_compliance_judge_shares (self, result);
  if (!isnan (rule->statement_g))
    lds_compliance_weigh_magnets (self, result);

  count_unknown (self, result);
  for (guint i = 0; result->n_unknown > 0 && i < LDS_N_RULE_PERIODS; i++)
    result->compliance[i] = lds_compliance_worse (result->compliance[i], LDS_COMPLIANCE_OPEN);
}

/* Judges by each rule that is switched on, in the order of the catalogue. */
void
lds_audit_judge_rules (LdsAudit *self)
{
  for (guint i = 0; i < lds_catalogue_get_n_buyer_rules (self->catalogue); i++)
    {
      const LdsBuyerRule *rule = lds_catalogue_get_buyer_rule (self->catalogue, i);

      if (lds_audit_settings_has_rule (&self->settings, rule->id))
        judge_rule (self, rule);
    }
}

/**
 * lds_audit_get_n_rule_results:
 *
 * Returns: how many buyers' rules are switched on
 */
guint
lds_audit_get_n_rule_results (LdsAudit *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), 0);

  return self->rule_results->len;
}

/**
 * lds_audit_get_rule_result:
 * @index: from 0
 *
 * Returns: (transfer none): what a rule makes of the audit; they are sorted by the id of the rule
 */
const LdsRuleResult *
lds_audit_get_rule_result (LdsAudit *self,
                           guint     index)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), NULL);
  g_return_val_if_fail (index < self->rule_results->len, NULL);

  return g_ptr_array_index (self->rule_results, index);
}
