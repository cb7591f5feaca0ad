/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bom.h"

#include "lds-finding-key.h"
#include "lds-workspace-claims.h"
#include "lds-workspace-decisions.h"
#include "lds-workspace-parts.h"

#define AS_AT "2026-06-01"

static const Line magnet = {
  .part = "MAG-1", .text = "Segment magnet N42UH", .material = "NdFeB", .supplier = "Acme",
  .country = "DE", .mass_g = 10,
};

static const LdsFinding *
find (const LdsItem    *item,
      LdsFindingReason  reason)
{
  for (guint i = 0; i < item->n_findings; i++)
    if (item->findings[i].reason == reason)
      return &item->findings[i];

  g_assert_not_reached ();
}

static gint64
get_part (Bom    *bom,
          gint64  item)
{
  gint64 part = 0;

  g_assert_true (lds_workspace_require_item_part (bom->workspace, item, &part, NULL));

  return part;
}

static void
decide (Bom        *bom,
        gint64      item,
        gint64      part,
        const char *until)
{
  g_autoptr (LdsAudit) audit = bom_audit (bom, AS_AT);
  const LdsItem *judged = bom_item (audit, item);
  const LdsFinding *finding = find (judged, LDS_REASON_ORIGIN_UNKNOWN);
  g_autofree char *key = lds_finding_get_key (finding, audit);
  g_autofree char *facts = lds_finding_get_facts (finding, judged, audit);
  LdsDecisionRecord decision = {
    .part = part,
    .item = part == 0 ? judged->record : 0,
    .finding = key,
    .state = LDS_DECISION_ACCEPTED,
    .reason = "prototype only",
    .until = until,
    .facts = facts,
    .catalogue = lds_catalogue_get_sha256 (bom->catalogue),
  };

  g_assert_null (finding->decision);
  g_assert_true (lds_workspace_set_decision (bom->workspace, &decision, NULL));
}

static const LdsFindingDecision *
get_decision (LdsAudit *audit,
              gint64    item)
{
  return find (bom_item (audit, item), LDS_REASON_ORIGIN_UNKNOWN)->decision;
}

static void
test_holds_for_the_part_everywhere (void)
{
  g_auto (Bom) bom = { 0 };
  g_autoptr (LdsAudit) audit = NULL;
  gint64 first, second, part;

  bom_open (&bom);
  first = bom_add (&bom, magnet);
  second = bom_add (&bom, magnet);
  part = get_part (&bom, first);
  g_assert_true (lds_workspace_set_item_part (bom.workspace, second, part, NULL));
  decide (&bom, first, part, NULL);

  audit = bom_audit (&bom, AS_AT);
  g_assert_cmpint (get_decision (audit, first)->state, ==, LDS_DECISION_ACCEPTED);
  g_assert_cmpint (get_decision (audit, second)->state, ==, LDS_DECISION_ACCEPTED);
  g_assert_true (get_decision (audit, second)->for_part);
  g_assert_cmpstr (get_decision (audit, second)->reason, ==, "prototype only");
  g_assert_cmpuint (lds_audit_get_summary (audit)->n_set_aside, ==, 2);
}

/* It is listed and marked; the level is what it was. */
static void
test_item_decision_leaves_others_open (void)
{
  g_auto (Bom) bom = { 0 };
  g_autoptr (LdsAudit) before = NULL;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 first, second;

  bom_open (&bom);
  first = bom_add (&bom, magnet);
  second = bom_add (&bom, magnet);
  before = bom_audit (&bom, AS_AT);
  decide (&bom, first, 0, NULL);

  audit = bom_audit (&bom, AS_AT);
  g_assert_cmpint (get_decision (audit, first)->state, ==, LDS_DECISION_ACCEPTED);
  g_assert_null (get_decision (audit, second));
  g_assert_cmpuint (lds_audit_get_summary (audit)->n_set_aside, ==, 1);
  g_assert_cmpint (bom_item (audit, first)->exposure, ==, bom_item (before, first)->exposure);
  g_assert_cmpuint (bom_item (audit, first)->n_findings, ==, bom_item (before, first)->n_findings);
}

static void
test_falls_open_when_facts_change (void)
{
  g_auto (Bom) bom = { 0 };
  g_autoptr (LdsAudit) same = NULL;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 first, part;
  LdsPartOriginRecord origin = { .tier = 3, .country = "JP", .evidence = "declared" };

  bom_open (&bom);
  first = bom_add (&bom, magnet);
  part = get_part (&bom, first);
  decide (&bom, first, part, NULL);
  same = bom_audit (&bom, AS_AT);
  g_assert_cmpint (get_decision (same, first)->reopened, ==, LDS_REOPENED_NOT);

  origin.part = part;
  g_assert_true (lds_workspace_set_part_origin (bom.workspace, &origin, NULL));
  audit = bom_audit (&bom, AS_AT);
  g_assert_cmpint (get_decision (audit, first)->state, ==, LDS_DECISION_OPEN);
  g_assert_cmpint (get_decision (audit, first)->decided, ==, LDS_DECISION_ACCEPTED);
  g_assert_cmpint (get_decision (audit, first)->reopened, ==, LDS_REOPENED_FACTS);
  g_assert_cmpuint (lds_audit_get_summary (audit)->n_set_aside, ==, 0);
}

static gboolean
change_catalogue_cb (const LdsDecisionRecord *decision,
                  gpointer                 user_data)
{
  Bom *bom = user_data;
  LdsDecisionRecord changed = *decision;

  changed.catalogue = "another catalogue";
  g_assert_true (lds_workspace_set_decision (bom->workspace, &changed, NULL));

  return FALSE;
}

static void
test_falls_open_with_another_catalogue (void)
{
  g_auto (Bom) bom = { 0 };
  g_autoptr (LdsAudit) audit = NULL;
  gint64 first;

  bom_open (&bom);
  first = bom_add (&bom, magnet);
  decide (&bom, first, 0, NULL);
  g_assert_true (lds_workspace_foreach_decision (bom.workspace, change_catalogue_cb, &bom, NULL));
  audit = bom_audit (&bom, AS_AT);
  g_assert_cmpint (get_decision (audit, first)->reopened, ==, LDS_REOPENED_CATALOGUE);
}

static void
test_falls_open_when_time_is_over (void)
{
  g_auto (Bom) bom = { 0 };
  g_autoptr (LdsAudit) last_day = NULL;
  g_autoptr (LdsAudit) next_day = NULL;
  gint64 first;

  bom_open (&bom);
  first = bom_add (&bom, magnet);
  decide (&bom, first, 0, AS_AT);
  last_day = bom_audit (&bom, AS_AT);
  next_day = bom_audit (&bom, "2026-06-02");
  g_assert_cmpint (get_decision (last_day, first)->reopened, ==, LDS_REOPENED_NOT);
  g_assert_cmpint (get_decision (next_day, first)->reopened, ==, LDS_REOPENED_EXPIRED);
}

/* No two findings of an item share a key, or a decision would set aside both. */
static void
test_keys_differ (void)
{
  g_auto (Bom) bom = { 0 };
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 first;

  bom_open (&bom);
  first = bom_add (&bom, magnet);
  bom_say_tier (&bom, first, 2, "CN");
  bom_say_tier (&bom, first, 3, "CN");
  audit = bom_audit (&bom, AS_AT);
  item = bom_item (audit, first);
  g_assert_cmpuint (item->n_findings, >, 3);
  for (guint i = 0; i < item->n_findings; i++)
    for (guint j = 0; j < i; j++)
      {
        g_autofree char *a = lds_finding_get_key (&item->findings[i], audit);
        g_autofree char *b = lds_finding_get_key (&item->findings[j], audit);

        g_assert_cmpstr (a, !=, b);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audit/decisions/holds-for-the-part-everywhere", test_holds_for_the_part_everywhere);
  g_test_add_func ("/audit/decisions/item-decision-leaves-others-open",
                   test_item_decision_leaves_others_open);
  g_test_add_func ("/audit/decisions/falls-open-when-facts-change", test_falls_open_when_facts_change);
  g_test_add_func ("/audit/decisions/falls-open-with-another-catalogue",
                   test_falls_open_with_another_catalogue);
  g_test_add_func ("/audit/decisions/falls-open-when-time-is-over", test_falls_open_when_time_is_over);
  g_test_add_func ("/audit/decisions/keys-differ", test_keys_differ);

  return g_test_run ();
}
