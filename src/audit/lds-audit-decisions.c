/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Last step: what was decided about the findings, where it still holds. No level depends on it. */

#include "lds-config.h"

#include "lds-audit-private.h"
#include "lds-finding-key.h"

/* A decision of the workspace. */
typedef struct
{
  LdsFindingDecision shown;
  const char        *facts;
  const char        *catalogue;
} Decision;

typedef struct
{
  LdsAudit     *audit;
  GHashTable   *decisions; /* "part/ID/FINDING" or "item/ID/FINDING" → Decision */
  GHashTable   *decided;   /* set of "part/ID" and "item/ID" */
} Decisions;

static void
decisions_clear (Decisions *self)
{
  g_clear_pointer (&self->decisions, g_hash_table_unref);
  g_clear_pointer (&self->decided, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decisions, decisions_clear)

static char *
make_owner (gboolean part,
            gint64   id)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, part ? "part" : "item", id);
}

static gboolean
load_decision_cb (const LdsDecisionRecord *record,
                  gpointer                 user_data)
{
  Decisions *self = user_data;
  Decision *decision = g_new0 (Decision, 1);
  char *owner = make_owner (record->part != 0, record->part != 0 ? record->part : record->item);

  decision->shown = (LdsFindingDecision) {
    .state = record->state,
    .decided = record->state,
    .for_part = record->part != 0,
    .reason = lds_audit_keep (self->audit, record->reason),
    .author = lds_audit_keep (self->audit, record->author),
    .time = lds_audit_keep (self->audit, record->time),
    .until = lds_audit_keep (self->audit, record->until),
  };
  decision->facts = lds_audit_keep (self->audit, record->facts);
  decision->catalogue = lds_audit_keep (self->audit, record->catalogue);
  g_hash_table_insert (self->decisions, g_strdup_printf ("%s/%s", owner, record->finding), decision);
  g_hash_table_add (self->decided, owner);

  return TRUE;
}

static gboolean
is_over (const LdsFindingDecision *decision,
         const GDate              *as_at)
{
  char date[16];

  g_date_strftime (date, sizeof date, "%Y-%m-%d", as_at);

  return decision->until != NULL && g_strcmp0 (decision->until, date) < 0;
}

static LdsReopened
find_reopened (LdsAudit         *self,
               const Decision   *decision,
               const LdsFinding *finding,
               const LdsItem    *item)
{
  g_autofree char *facts = lds_finding_get_facts (finding, item, self);

  if (g_strcmp0 (decision->facts, facts) != 0)
    return LDS_REOPENED_FACTS;
  if (g_strcmp0 (decision->catalogue, lds_catalogue_get_sha256 (self->catalogue)) != 0)
    return LDS_REOPENED_CATALOGUE;

  return is_over (&decision->shown, &self->as_at) ? LDS_REOPENED_EXPIRED : LDS_REOPENED_NOT;
}

static void
decide (Decisions     *self,
        const char    *owner,
        const LdsItem *item,
        LdsFinding    *finding)
{
  g_autofree char *finding_key = lds_finding_get_key (finding, self->audit);
  g_autofree char *key = g_strdup_printf ("%s/%s", owner, finding_key);
  const Decision *decision = g_hash_table_lookup (self->decisions, key);
  LdsFindingDecision *shown;

  if (decision == NULL)
    return;

  shown = g_memdup2 (&decision->shown, sizeof decision->shown);
  if (shown->decided != LDS_DECISION_OPEN)
    shown->reopened = find_reopened (self->audit, decision, finding, item);
  if (shown->reopened != LDS_REOPENED_NOT)
    shown->state = LDS_DECISION_OPEN;
  finding->decision = shown;
  g_ptr_array_add (self->audit->decisions, shown);
}

/* What was decided for one item counts before what was decided for the part. */
static void
decide_item (Decisions *self,
             LdsItem   *item)
{
  for (int part = 1; part >= 0; part--)
    {
      g_autofree char *owner = make_owner (part, part ? item->part : item->record);

      if (!g_hash_table_contains (self->decided, owner))
        continue;
      for (guint i = 0; i < item->n_findings; i++)
        decide (self, owner, item, &item->findings[i]);
    }
}

gboolean
lds_audit_apply_decisions (LdsAudit      *self,
                           LdsWorkspace  *workspace,
                           GError       **error)
{
  g_auto (Decisions) decisions = {
    .audit = self,
    .decisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  if (!lds_workspace_foreach_decision (workspace, load_decision_cb, &decisions, error))
    return FALSE;

  if (g_hash_table_size (decisions.decisions) == 0)
    return TRUE;

  for (guint i = 0; i < self->items->len; i++)
    {
      LdsItem *item = lds_audit_item (self, i);

      decide_item (&decisions, item);
      for (guint j = 0; j < item->n_findings; j++)
        self->summary.n_set_aside += lds_finding_decision_sets_aside (item->findings[j].decision);
    }

  return TRUE;
}
