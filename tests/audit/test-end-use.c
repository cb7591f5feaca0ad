/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Announcement 1 of 2026: no dual-use items of Chinese origin for military uses in Japan. */

#include "bom.h"
#include "lds-wording.h"

#include <string.h>

#define CONTROL "cn-mofcom-2026-01"

typedef struct
{
  Bom       bom;
  LdsAudit *audit;
  gint64    chinese;  /* a magnet with Dy from China */
  gint64    unknown;  /* the same, its origin known at tier 1 only */
  gint64    elsewhere; /* the same, known and not Chinese */
  gint64    free;     /* a Chinese screw */
} Fixture;

static gint64
add_magnet (Fixture    *fixture,
            const char *country)
{
  gint64 item = bom_add (&fixture->bom, (Line) { .text = "NdFeB magnet", .country = country,
                                                 .mass_g = 10 });

  bom_say_content (&fixture->bom, item, "Dy", 0.04, 0.04);

  return item;
}

static void
audit_for (Fixture    *fixture,
           const char *country,
           const char *use,
           const char *as_at)
{
  *fixture = (Fixture) { 0 };
  bom_open (&fixture->bom);
  fixture->chinese = add_magnet (fixture, "CN");
  fixture->unknown = add_magnet (fixture, "DE");
  fixture->elsewhere = add_magnet (fixture, "DE");
  bom_say_tier (&fixture->bom, fixture->elsewhere, 2, "JP");
  bom_say_tier (&fixture->bom, fixture->elsewhere, 3, "MY");
  fixture->free = bom_add (&fixture->bom, (Line) { .text = "Screw M3x10", .material = "Steel",
                                                   .country = "CN" });
  if (country != NULL)
    bom_set (&fixture->bom, "customer-country", country);
  if (use != NULL)
    bom_set (&fixture->bom, "end-use", use);
  fixture->audit = bom_audit (&fixture->bom, as_at);
}

static void
close_fixture (Fixture *fixture)
{
  g_clear_object (&fixture->audit);
  bom_close (&fixture->bom);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, close_fixture)

static const LdsFinding *
find (Fixture *fixture,
      gint64   index)
{
  const LdsItem *item = bom_item (fixture->audit, index);

  for (guint i = 0; i < item->n_findings; i++)
    {
      if (item->findings[i].control != NULL && g_str_equal (item->findings[i].control->id, CONTROL))
        return &item->findings[i];
    }

  return NULL;
}

static void
assert_finding (Fixture          *fixture,
                gint64            item,
                LdsFindingReason  reason,
                const char       *words)
{
  const LdsFinding *finding = find (fixture, item);
  g_autofree char *text = NULL;

  g_assert_nonnull (finding);
  g_assert_cmpint (finding->kind, ==, LDS_FINDING_CONTROL);
  g_assert_cmpint (finding->reason, ==, reason);
  g_assert_false (finding->verify);
  text = lds_finding_describe (finding, fixture->audit, lds_wording_plain);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, words));
  g_assert_nonnull (strstr (text, "Dy"));
}

static void
test_military_use_is_prohibited (void)
{
  g_auto (Fixture) fixture;

  audit_for (&fixture, "JP", "military", "2026-06-01");

  assert_finding (&fixture, fixture.chinese, LDS_REASON_END_USE_PROHIBITED, "a third party");
  assert_finding (&fixture, fixture.unknown, LDS_REASON_END_USE_ORIGIN_UNKNOWN, "Ask for the origin");
  g_assert_null (find (&fixture, fixture.elsewhere));
  g_assert_null (find (&fixture, fixture.free));
}

static void
test_unknown_use_is_asked_for (void)
{
  g_auto (Fixture) fixture;

  audit_for (&fixture, "JP", NULL, "2026-06-01");

  assert_finding (&fixture, fixture.chinese, LDS_REASON_END_USE_UNKNOWN, "Ask the customer");
  assert_finding (&fixture, fixture.unknown, LDS_REASON_END_USE_UNKNOWN, "Ask the customer");
  g_assert_null (find (&fixture, fixture.elsewhere));
}

static void
test_civil_use_is_a_remark (void)
{
  g_auto (Fixture) fixture;

  audit_for (&fixture, "JP", "civil", "2026-06-01");

  assert_finding (&fixture, fixture.chinese, LDS_REASON_END_USE_CIVIL, "does not prohibit");
}

static void
test_other_customers_are_not_concerned (void)
{
  g_auto (Fixture) german;
  g_auto (Fixture) nobody;

  audit_for (&german, "DE", "military", "2026-06-01");
  audit_for (&nobody, NULL, "military", "2026-06-01");

  g_assert_null (find (&german, german.chinese));
  g_assert_null (find (&nobody, nobody.chinese));
}

static void
test_nothing_before_its_day (void)
{
  g_auto (Fixture) before;
  g_auto (Fixture) from;

  audit_for (&before, "JP", "military", "2026-01-05");
  audit_for (&from, "JP", "military", "2026-01-06");

  g_assert_null (find (&before, before.chinese));
  g_assert_nonnull (find (&from, from.chinese));
}

/* The table of levels has no row for it: such an item is critical or high by announcement 18 already. */
static void
test_the_level_is_the_same (void)
{
  g_auto (Fixture) with;
  g_auto (Fixture) without;

  audit_for (&with, "JP", "military", "2026-06-01");
  audit_for (&without, NULL, NULL, "2026-06-01");

  for (guint i = 0; i < lds_audit_get_n_items (with.audit); i++)
    g_assert_cmpint (lds_audit_get_item (with.audit, i)->exposure, ==,
                     lds_audit_get_item (without.audit, i)->exposure);
  g_assert_cmpint (bom_item (with.audit, with.chinese)->exposure, ==, LDS_EXPOSURE_CRITICAL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audit/end-use/military-use-is-prohibited", test_military_use_is_prohibited);
  g_test_add_func ("/audit/end-use/unknown-use-is-asked-for", test_unknown_use_is_asked_for);
  g_test_add_func ("/audit/end-use/civil-use-is-a-remark", test_civil_use_is_a_remark);
  g_test_add_func ("/audit/end-use/other-customers-are-not-concerned",
                   test_other_customers_are_not_concerned);
  g_test_add_func ("/audit/end-use/nothing-before-its-day", test_nothing_before_its_day);
  g_test_add_func ("/audit/end-use/the-level-is-the-same", test_the_level_is_the_same);

  return g_test_run ();
}
