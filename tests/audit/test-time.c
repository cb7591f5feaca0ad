/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One parts list at six days: what the controls make of it. The sections are those of domain.md. */

#include "bom.h"
#include "lds-compliance.h"
#include "lds-value-share.h"
#include "lds-wording.h"

/* Each part is Chinese but for those of the sellers in Japan and Germany. The customer is a Japanese one of military
 * things, and an American asks for DFARS. */
typedef struct
{
  Bom       bom;
  LdsAudit *audit;
  gint64    neodymium; /* NdFeB magnet with Dy: announcement 18 */
  gint64    samarium;  /* SmCo magnet: announcement 18 */
  gint64    plain;     /* NdFeB magnet free of Dy and Tb: no control */
  gint64    holmium;   /* NdFeB magnet with Ho: announcement 57 */
  gint64    erbium;    /* erbium oxide: announcement 57 */
  gint64    motor;     /* a bought motor that holds Dy */
  gint64    listed;    /* from an entity of announcement 11 */
  gint64    watched;   /* from an entity of announcement 12 */
  gint64    later;     /* from an entity of announcement 28 */
  gint64    abroad;    /* an NdFeB magnet with Dy made in Germany of British alloy, separated in China */
} Fixture;

static gint64
add (Fixture    *fixture,
     const char *text,
     const char *material)
{
  return bom_add (&fixture->bom, (Line) { .text = text, .material = material, .supplier = "Seller",
                                          .country = "CN", .mass_g = 10 });
}

static gint64
add_japanese (Fixture    *fixture,
              const char *supplier)
{
  return bom_add (&fixture->bom, (Line) { .text = "Screw M3x10", .material = "Steel",
                                          .supplier = supplier, .country = "JP" });
}

static void
audit_at (Fixture    *fixture,
          const char *as_at)
{
  *fixture = (Fixture) { 0 };
  bom_open (&fixture->bom);

  fixture->neodymium = add (fixture, "Segment magnet", "NdFeB N42UH");
  fixture->samarium = add (fixture, "Ring magnet", "Sm2Co17");
  fixture->plain = add (fixture, "Disc magnet", "NdFeB N52, Dy free");
  bom_say_content (&fixture->bom, fixture->plain, "Dy", 0, 0);
  bom_say_content (&fixture->bom, fixture->plain, "Tb", 0, 0);
  fixture->holmium = add (fixture, "Block magnet", "NdFeB N45");
  bom_say_content (&fixture->bom, fixture->holmium, "Dy", 0, 0);
  bom_say_content (&fixture->bom, fixture->holmium, "Tb", 0, 0);
  bom_say_content (&fixture->bom, fixture->holmium, "Ho", 0.02, 0.03);
  fixture->erbium = add (fixture, "Erbium oxide", "Er2O3");
  fixture->motor = add (fixture, "BLDC motor with magnets N42UH", NULL);
  fixture->listed = add_japanese (fixture, "IHI Aerospace Co., Ltd.");
  fixture->watched = add_japanese (fixture, "TDK Corporation");
  fixture->later = add_japanese (fixture, "Terra Drone");

  fixture->abroad = bom_add (&fixture->bom, (Line) { .text = "Arc magnet", .material = "NdFeB N42UH",
                                                     .supplier = "Maker", .country = "DE",
                                                     .mass_g = 10, .price = 10, .currency = "USD" });
  bom_say_stage (&fixture->bom, fixture->abroad, "alloy", "GB");
  bom_say_stage (&fixture->bom, fixture->abroad, "separation", "CN");
  bom_set_price (&fixture->bom, "Dy", 300, "USD");
  bom_set_price (&fixture->bom, "Tb", 1000, "USD");
  bom_set (&fixture->bom, "rules", "us-dfars-252-225-7052");
  bom_set (&fixture->bom, "customer-country", "JP");
  bom_set (&fixture->bom, "end-use", "military");

  fixture->audit = bom_audit (&fixture->bom, as_at);
}

static void
close_fixture (Fixture *fixture)
{
  g_clear_object (&fixture->audit);
  bom_close (&fixture->bom);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, close_fixture)

static LdsExposure
level (Fixture *fixture,
       gint64   item)
{
  return bom_item (fixture->audit, item)->exposure;
}

static gboolean
finds (Fixture    *fixture,
       gint64      item,
       const char *control)
{
  return bom_finds (bom_item (fixture->audit, item), LDS_FINDING_CONTROL, control);
}

static gboolean
finds_entity (Fixture    *fixture,
              gint64      item,
              const char *control)
{
  return bom_finds (bom_item (fixture->audit, item), LDS_FINDING_ENTITY, control);
}

/* The first finding about a control, which the test has seen to be there. */
static const LdsFinding *
get_finding (Fixture    *fixture,
             gint64      item,
             const char *control)
{
  const LdsItem *judged = bom_item (fixture->audit, item);

  for (guint i = 0; i < judged->n_findings; i++)
    {
      const LdsFinding *finding = &judged->findings[i];

      if (finding->control != NULL && g_str_equal (finding->control->id, control))
        return finding;
    }

  g_assert_not_reached ();
}

static LdsControlState
get_state (Fixture    *fixture,
           const char *control)
{
  return lds_control_get_state (
    lds_catalogue_find_control (lds_audit_get_catalogue (fixture->audit), control),
    lds_audit_get_as_at (fixture->audit), NULL);
}

/* Section 1, announcement 61: the value of what is made abroad. 10 g with 1.5 to 6.5 % of Dy and Tb at 300 and 1000 a
 * kilogram are more than 0.1 % of 10. */
static void
assert_threshold (Fixture         *fixture,
                  LdsControlState  state,
                  gboolean         verify)
{
  const LdsFinding *finding = bom_find (bom_item (fixture->audit, fixture->abroad),
                                        LDS_REASON_VALUE_SHARE);
  const LdsValueShare *share;

  if (state == LDS_CONTROL_NONE)
    {
      g_assert_null (finding);
      return;
    }

  g_assert_nonnull (finding);
  share = lds_audit_get_value_share (fixture->audit, finding->other);
  g_assert_cmpint (share->answer, ==, LDS_VALUE_REACHED);
  g_assert_cmpint (share->state, ==, state);
  g_assert_cmpint (finding->verify, ==, verify);
}

/* Section 1, announcement 1 of 2026: "prohibited" for military uses in Japan from 2026-01-06. */
static void
assert_prohibited (Fixture  *fixture,
                   gboolean  prohibited)
{
  gint64 chinese[] = { fixture->neodymium, fixture->samarium, fixture->motor, fixture->abroad };

  for (gsize i = 0; i < G_N_ELEMENTS (chinese); i++)
    {
      const LdsFinding *finding = bom_find (bom_item (fixture->audit, chinese[i]),
                                            LDS_REASON_END_USE_PROHIBITED);

      g_assert_cmpint (finding != NULL, ==, prohibited);
      g_assert_false (prohibited && finding->verify);
    }
  g_assert_false (finds (fixture, fixture->plain, NULL));
  g_assert_false (finds (fixture, fixture->listed, NULL));
}

/* Section 2, DFARS: both answers at every day; the day picks the one that counts. */
static void
assert_dfars (Fixture       *fixture,
              LdsRulePeriod  period)
{
  const LdsRuleResult *result = lds_audit_get_rule_result (fixture->audit, 0);
  gboolean seen = FALSE;

  g_assert_cmpint (result->period, ==, period);
  g_assert_cmpint (result->compliance[period], ==, LDS_COMPLIANCE_NOT_MET);
  for (guint i = 0; i < result->items->len; i++)
    {
      const LdsRuleItem *item = &g_array_index (result->items, LdsRuleItem, i);

      if (item->item != fixture->abroad - 1)
        continue;
      seen = TRUE;
      g_assert_cmpint (item->compliance[LDS_RULE_BEFORE], ==, LDS_COMPLIANCE_MET);
      g_assert_cmpint (item->compliance[LDS_RULE_LATER], ==, LDS_COMPLIANCE_NOT_MET);
    }
  g_assert_true (seen);
}

/* What holds at every day from 2025-04-04: announcement 18 was "never" suspended (section 1). */
static void
assert_announcement_18 (Fixture *fixture)
{
  g_assert_cmpint (get_state (fixture, "cn-mofcom-2025-18"), ==, LDS_CONTROL_IN_FORCE);
  g_assert_cmpint (level (fixture, fixture->neodymium), ==, LDS_EXPOSURE_CRITICAL);
  g_assert_cmpint (level (fixture, fixture->samarium), ==, LDS_EXPOSURE_CRITICAL);
  g_assert_true (finds (fixture, fixture->neodymium, "cn-mofcom-2025-18"));
  g_assert_false (get_finding (fixture, fixture->neodymium, "cn-mofcom-2025-18")->verify);

  /* "A Dy- and Tb-free NdFeB magnet is outside announcement 18." */
  g_assert_cmpint (level (fixture, fixture->plain), ==, LDS_EXPOSURE_HIGH);
  g_assert_false (finds (fixture, fixture->plain, NULL));

  /* "Motors and other components are not" in scope, "though they hold the material". */
  g_assert_cmpint (level (fixture, fixture->motor), ==, LDS_EXPOSURE_CRITICAL);
  g_assert_true (get_finding (fixture, fixture->motor, "cn-mofcom-2025-18")->embedded);
  g_assert_false (get_finding (fixture, fixture->neodymium, "cn-mofcom-2025-18")->embedded);
}

/* Section 1: nothing of the table is announced yet, so that Chinese rare earths are high at most and no
 * entity is listed. */
static void
test_2025_03_01_nothing_is_announced (void)
{
  g_auto (Fixture) fixture;

  audit_at (&fixture, "2025-03-01");

  for (guint i = 0; i < lds_audit_get_n_items (fixture.audit); i++)
    {
      const LdsItem *item = lds_audit_get_item (fixture.audit, i);

      g_assert_cmpint (item->exposure, !=, LDS_EXPOSURE_CRITICAL);
      g_assert_false (bom_finds (item, LDS_FINDING_CONTROL, NULL));
      g_assert_false (bom_finds (item, LDS_FINDING_ENTITY, NULL));
    }
  g_assert_cmpint (level (&fixture, fixture.neodymium), ==, LDS_EXPOSURE_HIGH);
  g_assert_cmpint (level (&fixture, fixture.erbium), ==, LDS_EXPOSURE_HIGH);
  g_assert_cmpint (level (&fixture, fixture.listed), ==, LDS_EXPOSURE_CLEAR);
  g_assert_cmpuint (lds_audit_get_summary (fixture.audit)->n_controlled, ==, 0);
  assert_threshold (&fixture, LDS_CONTROL_NONE, FALSE);
  assert_prohibited (&fixture, FALSE);
  assert_dfars (&fixture, LDS_RULE_BEFORE);
}

/* Section 1: announcement 18 is announced and in force on this very day; that of holmium and erbium is half a
 * year away. */
static void
test_2025_04_04_announcement_18_is_in_force_on_its_first_day (void)
{
  g_auto (Fixture) fixture;

  audit_at (&fixture, "2025-04-04");

  assert_announcement_18 (&fixture);
  g_assert_cmpint (get_state (&fixture, "cn-mofcom-2025-57"), ==, LDS_CONTROL_NONE);
  g_assert_cmpint (level (&fixture, fixture.holmium), ==, LDS_EXPOSURE_HIGH);
  g_assert_false (finds (&fixture, fixture.holmium, NULL));
  g_assert_false (finds (&fixture, fixture.erbium, NULL));
  g_assert_cmpuint (lds_audit_get_summary (fixture.audit)->n_controlled, ==, 4);
  assert_threshold (&fixture, LDS_CONTROL_NONE, FALSE);
  assert_prohibited (&fixture, FALSE);
  assert_dfars (&fixture, LDS_RULE_BEFORE);
}

/* Section 1: announcements 55 to 58 are announced (2025-10-09) and come into force on 2025-11-08; 61 and 62 are in
 * force since they were announced. What is only announced counts as other rare earths, and is told. */
static void
test_2025_10_20_announcement_57_is_announced (void)
{
  g_auto (Fixture) fixture;

  audit_at (&fixture, "2025-10-20");

  assert_announcement_18 (&fixture);
  g_assert_cmpint (get_state (&fixture, "cn-mofcom-2025-55"), ==, LDS_CONTROL_ANNOUNCED);
  g_assert_cmpint (get_state (&fixture, "cn-mofcom-2025-57"), ==, LDS_CONTROL_ANNOUNCED);
  g_assert_cmpint (get_state (&fixture, "cn-mofcom-2025-61"), ==, LDS_CONTROL_IN_FORCE);
  g_assert_cmpint (get_state (&fixture, "cn-mofcom-2025-62"), ==, LDS_CONTROL_IN_FORCE);
  g_assert_cmpint (level (&fixture, fixture.holmium), ==, LDS_EXPOSURE_HIGH);
  g_assert_cmpint (level (&fixture, fixture.erbium), ==, LDS_EXPOSURE_HIGH);
  g_assert_cmpint (get_finding (&fixture, fixture.holmium, "cn-mofcom-2025-57")->reason, ==,
                   LDS_REASON_CONTROL_ANNOUNCED);
  g_assert_cmpint (get_finding (&fixture, fixture.erbium, "cn-mofcom-2025-57")->reason, ==,
                   LDS_REASON_CONTROL_ANNOUNCED);
  g_assert_false (finds_entity (&fixture, fixture.listed, NULL));

  /* 61 is in force for what is re-exported, and announced for what is made abroad. */
  assert_threshold (&fixture, LDS_CONTROL_ANNOUNCED, FALSE);
  assert_prohibited (&fixture, FALSE);
  assert_dfars (&fixture, LDS_RULE_BEFORE);
}

/* Section 1: the October measures are suspended from 2025-11-07 until 2026-11-10; announcements 11 and 12 list Japanese
 * entities since 2026-02-24; those of 2026-06-29 are not made yet. */
static void
test_2026_06_01_october_measures_are_suspended (void)
{
  g_auto (Fixture) fixture;

  audit_at (&fixture, "2026-06-01");

  assert_announcement_18 (&fixture);
  for (guint number = 55; number <= 62; number++)
    {
      g_autofree char *id = g_strdup_printf ("cn-mofcom-2025-%u", number);

      if (number != 59 && number != 60)
        g_assert_cmpint (get_state (&fixture, id), ==, LDS_CONTROL_SUSPENDED);
    }
  g_assert_cmpint (get_state (&fixture, "cn-mofcom-2024-46"), ==, LDS_CONTROL_SUSPENDED);
  g_assert_cmpint (level (&fixture, fixture.holmium), ==, LDS_EXPOSURE_HIGH);
  g_assert_cmpint (get_finding (&fixture, fixture.holmium, "cn-mofcom-2025-57")->reason, ==,
                   LDS_REASON_CONTROL_SUSPENDED);

  g_assert_cmpint (level (&fixture, fixture.listed), ==, LDS_EXPOSURE_HIGH);
  g_assert_true (finds_entity (&fixture, fixture.listed, "cn-mofcom-2026-11"));
  g_assert_cmpint (level (&fixture, fixture.watched), ==, LDS_EXPOSURE_WATCH);
  g_assert_true (finds_entity (&fixture, fixture.watched, "cn-mofcom-2026-12"));
  g_assert_false (finds_entity (&fixture, fixture.later, NULL));
  g_assert_false (lds_audit_is_past_knowledge (fixture.audit));

  assert_threshold (&fixture, LDS_CONTROL_SUSPENDED, FALSE);
  assert_prohibited (&fixture, TRUE);
  assert_dfars (&fixture, LDS_RULE_BEFORE);
}

/* What holds after the suspension: "what happened to the suspended six after 2026-11-10 is not known here: in force
 * again, verify" (section 1), and knowledge ends on 2026-07-31. */
static void
assert_suspension_is_over (Fixture *fixture)
{
  const LdsFinding *finding;
  g_autofree char *text = NULL;

  assert_announcement_18 (fixture);
  g_assert_cmpint (level (fixture, fixture->holmium), ==, LDS_EXPOSURE_CRITICAL);
  g_assert_cmpint (level (fixture, fixture->erbium), ==, LDS_EXPOSURE_CRITICAL);
  finding = get_finding (fixture, fixture->holmium, "cn-mofcom-2025-57");
  g_assert_cmpint (finding->reason, ==, LDS_REASON_CONTROL_IN_FORCE);
  g_assert_true (finding->verify);
  text = lds_finding_describe (finding, fixture->audit, lds_wording_plain);
  g_assert_nonnull (strstr (text, "Verify"));
  g_assert_true (lds_audit_is_past_knowledge (fixture->audit));
  g_assert_true (finds_entity (fixture, fixture->later, "cn-mofcom-2026-06-29-watch"));

  /* "2026-06-29 (B, incomplete, verify)", as against the whole list of announcement 11. */
  g_assert_true (get_finding (fixture, fixture->later, "cn-mofcom-2026-06-29-watch")->verify);
  g_assert_false (get_finding (fixture, fixture->listed, "cn-mofcom-2026-11")->verify);

  assert_threshold (fixture, LDS_CONTROL_IN_FORCE, TRUE);
  assert_prohibited (fixture, TRUE);
}

/* Section 1: two weeks after the end of the suspension; that of announcement 46 of 2024 lasts until 2026-11-27. */
static void
test_2026_11_24_october_measures_are_in_force_again_to_verify (void)
{
  g_auto (Fixture) fixture;

  audit_at (&fixture, "2026-11-24");

  assert_suspension_is_over (&fixture);
  g_assert_cmpint (get_state (&fixture, "cn-mofcom-2024-46"), ==, LDS_CONTROL_SUSPENDED);
  g_assert_cmpuint (lds_audit_get_summary (fixture.audit)->n_controlled, ==, 6);
  assert_dfars (&fixture, LDS_RULE_BEFORE);
}

/* Section 1: the suspension of announcement 46 of 2024 is over, too, to verify. Section 2: DFARS asks for mining and
 * separation from this day. */
static void
test_2027_01_01_the_last_suspension_is_over (void)
{
  g_auto (Fixture) fixture;
  const LdsControl *control;
  gboolean verify = FALSE;

  audit_at (&fixture, "2027-01-01");

  assert_suspension_is_over (&fixture);
  control = lds_catalogue_find_control (lds_audit_get_catalogue (fixture.audit), "cn-mofcom-2024-46");
  g_assert_cmpint (lds_control_get_state (control, lds_audit_get_as_at (fixture.audit), &verify), ==,
                   LDS_CONTROL_IN_FORCE);
  g_assert_true (verify);
  assert_dfars (&fixture, LDS_RULE_LATER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audit/time/2025-03-01-nothing-is-announced",
                   test_2025_03_01_nothing_is_announced);
  g_test_add_func ("/audit/time/2025-04-04-announcement-18-is-in-force-on-its-first-day",
                   test_2025_04_04_announcement_18_is_in_force_on_its_first_day);
  g_test_add_func ("/audit/time/2025-10-20-announcement-57-is-announced",
                   test_2025_10_20_announcement_57_is_announced);
  g_test_add_func ("/audit/time/2026-06-01-october-measures-are-suspended",
                   test_2026_06_01_october_measures_are_suspended);
  g_test_add_func ("/audit/time/2026-11-24-october-measures-are-in-force-again-to-verify",
                   test_2026_11_24_october_measures_are_in_force_again_to_verify);
  g_test_add_func ("/audit/time/2027-01-01-the-last-suspension-is-over",
                   test_2027_01_01_the_last_suspension_is_over);

  return g_test_run ();
}
