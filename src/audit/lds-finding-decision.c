/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-finding-decision.h"

static const char *const names[] = {
  [LDS_REOPENED_FACTS] = "facts",
  [LDS_REOPENED_CATALOGUE] = "catalogue",
  [LDS_REOPENED_EXPIRED] = "expired",
};

/**
 * lds_reopened_to_string:
 *
 * Returns: (nullable): the name of the reason in JSON, %NULL where the decision holds
 */
const char *
lds_reopened_to_string (LdsReopened reopened)
{
  g_return_val_if_fail (reopened < G_N_ELEMENTS (names), NULL);

  return names[reopened];
}

/**
 * lds_finding_decision_sets_aside:
 * @decision: (nullable): what was decided about a finding
 *
 * Returns: whether nothing more is to be done about the finding: it is accepted or wrong. It stays listed.
 */
gboolean
lds_finding_decision_sets_aside (const LdsFindingDecision *decision)
{
  return decision != NULL &&
         (decision->state == LDS_DECISION_ACCEPTED || decision->state == LDS_DECISION_WRONG);
}
