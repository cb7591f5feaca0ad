/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings about claims that contradict each other or are too old. */

#include "lds-config.h"

#include "lds-audit-private.h"

static void
add_disputes (const LdsItem *item,
              GArray        *findings)
{
  for (guint i = 0; i < item->n_disputes; i++)
    {
      const LdsDispute *dispute = &item->disputes[i];
      LdsFinding finding = {
        .kind = LDS_FINDING_CONFLICT,
        .reason = LDS_REASON_CONTENT_DISPUTED,
        .element = dispute->element,
        .evidence = dispute->kept.evidence,
        .dispute = dispute,
      };

      g_array_append_val (findings, finding);
    }
}

static void
add_if_expired (const LdsBacking *backing,
                guint             tier,
                int               element,
                GArray           *findings)
{
  LdsFinding finding = {
    .kind = LDS_FINDING_UNKNOWN,
    .reason = LDS_REASON_CLAIM_EXPIRED,
    .element = element,
    .tier = tier,
    .tiers = tier != 0 ? 1u << tier : 0,
    .evidence = LDS_EVIDENCE_STATED,
    .backing = backing,
  };

  if (backing->age == LDS_CLAIM_AGE_EXPIRED)
    g_array_append_val (findings, finding);
}

/* Claims that are too old, on their own line only: they are heard on the lines around it, too. */
static void
add_expired (const LdsItem *item,
             GArray        *findings)
{
  for (guint i = 0; i < item->n_tiers; i++)
    {
      if (item->tiers[i].line == item->id && item->tiers[i].country != NULL)
        add_if_expired (&item->tiers[i].backing, item->tiers[i].tier, -1, findings);
    }
  for (guint i = 0; i < item->n_contents; i++)
    add_if_expired (&item->contents[i].backing, 0, (int) item->contents[i].element, findings);
  add_if_expired (&item->holds_backing, 0, -1, findings);
}

static void
add_origin_conflict (guint   tiers,
                     GArray *findings)
{
  LdsFinding finding = {
    .kind = LDS_FINDING_CONFLICT,
    .reason = LDS_REASON_ORIGIN_CONFLICT,
    .element = -1,
    .tier = (guint) g_bit_nth_lsf (tiers, -1),
    .tiers = tiers,
    .evidence = LDS_EVIDENCE_UNKNOWN,
  };

  g_array_append_val (findings, finding);
}

/* Adds what is to be said of the claims about an item; bit k of @origin_conflicts is set for tier k. */
void
lds_audit_add_claim_findings (const LdsItem *item,
                              guint          origin_conflicts,
                              GArray        *findings)
{
  add_disputes (item, findings);
  if (origin_conflicts != 0)
    add_origin_conflict (origin_conflicts, findings);
  add_expired (item, findings);
}
