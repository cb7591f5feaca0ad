/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-decisions.h"

#include "lds-keys.h"
#include "lds-statement.h"
#include "lds-workspace-edit.h"

static const char *const states[LDS_N_DECISION_STATES] = {
  [LDS_DECISION_OPEN] = "open",
  [LDS_DECISION_ASKED] = "asked",
  [LDS_DECISION_MITIGATING] = "mitigating",
  [LDS_DECISION_ACCEPTED] = "accepted",
  [LDS_DECISION_WRONG] = "wrong",
};

/**
 * lds_decision_state_to_string:
 *
 * Returns: the name of the state in files and exports
 */
const char *
lds_decision_state_to_string (LdsDecisionState state)
{
  g_return_val_if_fail (state < LDS_N_DECISION_STATES, NULL);

  return states[state];
}

/**
 * lds_decision_state_from_string:
 * @string: (nullable): a name as lds_decision_state_to_string() gives it
 * @state: (out): the state
 *
 * Returns: whether there is a state of that name
 */
gboolean
lds_decision_state_from_string (const char       *string,
                                LdsDecisionState *state)
{
  for (guint i = 0; i < LDS_N_DECISION_STATES; i++)
    {
      if (g_strcmp0 (string, states[i]) == 0)
        {
          *state = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_decision (sqlite3_stmt *row,
               GCallback     func,
               gpointer      user_data)
{
  LdsDecisionRecord decision = {
    .part = sqlite3_column_int64 (row, 0),
    .item = sqlite3_column_int64 (row, 1),
    .finding = lds_row_get_text (row, 2),
    .reason = lds_row_get_text (row, 4),
    .until = lds_row_get_text (row, 5),
    .facts = lds_row_get_text (row, 6),
    .catalogue = lds_row_get_text (row, 7),
    .author = lds_row_get_text (row, 8),
    .time = lds_row_get_text (row, 9),
  };

  if (!lds_decision_state_from_string (lds_row_get_text (row, 3), &decision.state))
    decision.state = LDS_DECISION_OPEN;

  return ((LdsDecisionFunc) func) (&decision, user_data);
}

/**
 * lds_workspace_set_decision:
 * @decision: about a finding of a part or of an item; replaces an earlier one on the same
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was set
 */
gboolean
lds_workspace_set_decision (LdsWorkspace             *self,
                            const LdsDecisionRecord  *decision,
                            GError                  **error)
{
  g_autofree char *now = lds_edit_now ();
  g_autofree char *key = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);
  g_return_val_if_fail ((decision->part != 0) != (decision->item != 0), FALSE);

  key = g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", decision->part != 0 ? "part" : "item",
                         decision->part != 0 ? decision->part : decision->item, decision->finding);

  return lds_statement_run (self, error,
                            "INSERT INTO decision (id, part, item, finding, state, reason, until, facts,"
                            " catalogue, author, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                            " ON CONFLICT DO UPDATE SET state = excluded.state,"
                            " reason = excluded.reason, until = excluded.until,"
                            " facts = excluded.facts, catalogue = excluded.catalogue,"
                            " author = excluded.author, time = excluded.time",
                            "irrssssssss", lds_id_from_text (key), decision->part, decision->item,
                            decision->finding, lds_decision_state_to_string (decision->state),
                            decision->reason, decision->until, decision->facts,
                            decision->catalogue, lds_workspace_get_author (self), now);
}

/**
 * lds_workspace_foreach_decision:
 * @func: (scope call): called with each; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Whether a decision still holds is for the audit to say, see lds_audit_get_decision().
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_decision (LdsWorkspace     *self,
                                LdsDecisionFunc   func,
                                gpointer          user_data,
                                GError          **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_decision, G_CALLBACK (func), user_data, error,
                                "SELECT part, item, finding, state, reason, until, facts, catalogue,"
                                " author, time FROM decision ORDER BY id",
                                "");
}
