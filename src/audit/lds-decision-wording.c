/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-wording.h"

#include <glib/gi18n-lib.h>

/**
 * lds_decision_state_get_label:
 * @translate: the language
 *
 * Returns: the word for the state
 */
const char *
lds_decision_state_get_label (LdsDecisionState state,
                              LdsTranslate     translate)
{
  static const char *const labels[LDS_N_DECISION_STATES] = {
    [LDS_DECISION_OPEN] = N_ ("open"),         [LDS_DECISION_ASKED] = N_ ("asked"),
    [LDS_DECISION_MITIGATING] = N_ ("mitigating"), [LDS_DECISION_ACCEPTED] = N_ ("accepted"),
    [LDS_DECISION_WRONG] = N_ ("wrong"),
  };

  g_return_val_if_fail (state < LDS_N_DECISION_STATES, NULL);

  return translate (labels[state]);
}

static const char *
get_reopening (LdsReopened  reopened,
               LdsTranslate translate)
{
  switch (reopened)
    {
    case LDS_REOPENED_FACTS:
      return translate (N_ ("open again, because what is known has changed"));
    case LDS_REOPENED_CATALOGUE:
      return translate (N_ ("open again, because the catalogue has changed"));
    case LDS_REOPENED_EXPIRED:
      return translate (N_ ("open again, because its time is over"));
    case LDS_REOPENED_NOT:
    default:
      return NULL;
    }
}

/**
 * lds_finding_describe_decision:
 * @finding: a finding
 * @translate: the language
 *
 * Says what was decided about a finding, whether it still holds, until when and why, but not who decided.
 *
 * Returns: (transfer full) (nullable): the words, %NULL where nothing was decided
 */
char *
lds_finding_describe_decision (const LdsFinding *finding,
                               LdsTranslate      translate)
{
  const LdsFindingDecision *decision;
  GString *text;

  g_return_val_if_fail (finding != NULL, NULL);

  decision = finding->decision;
  if (decision == NULL)
    return NULL;

  text = g_string_new (lds_decision_state_get_label (decision->decided, translate));
  if (decision->until != NULL)
    g_string_append_printf (text, translate (N_ (" until %s")), decision->until);
  if (decision->reopened != LDS_REOPENED_NOT)
    g_string_append_printf (text, "; %s", get_reopening (decision->reopened, translate));
  if (decision->reason != NULL)
    g_string_append_printf (text, ": %s", decision->reason);

  return g_string_free_and_steal (text);
}
