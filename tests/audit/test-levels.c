/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bom.h"

#define FORCE_DATE "2026-06-01"

static void
test_ferrite_and_steel_are_clear (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 ferrite;
  gint64 screw;

  bom_open (&bom);
  ferrite = bom_add (&bom, (Line) { .text = "Ring magnet", .material = "Ferrite Y30",
                                    .supplier = "M", .country = "GB" });
  screw = bom_add (&bom, (Line) { .text = "Screw M3x10", .material = "Steel", .supplier = "S",
                                  .country = "GB" });
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_cmpint (bom_item (audit, ferrite)->exposure, ==, LDS_EXPOSURE_CLEAR);
  g_assert_cmpint (bom_item (audit, screw)->exposure, ==, LDS_EXPOSURE_CLEAR);
  g_assert_cmpint (bom_item (audit, screw)->holds_evidence, ==, LDS_EVIDENCE_INFERRED);
}

static void
test_grade_gives_ranges (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 magnet;

  bom_open (&bom);
  magnet = bom_add (&bom, (Line) { .text = "Segment magnet", .material = "NdFeB N42UH",
                                   .country = "CN", .quantity = 16, .mass_g = 12.5 });
  audit = bom_audit (&bom, FORCE_DATE);
  item = bom_item (audit, magnet);

  g_assert_cmpint (item->exposure, ==, LDS_EXPOSURE_CRITICAL);
  g_assert_true (bom_finds (item, LDS_FINDING_CONTROL, "cn-mofcom-2025-18"));
  bom_assert_near (bom_content (audit, item, "Nd")->mass_g_low, 36, 1e-6);
  bom_assert_near (bom_content (audit, item, "Nd")->mass_g_high, 64, 1e-6);
  bom_assert_near (bom_content (audit, item, "Dy")->mass_g_low, 3, 1e-6);
  bom_assert_near (bom_content (audit, item, "Dy")->mass_g_high, 13, 1e-6);
  g_assert_false (bom_content (audit, item, "Dy")->possible);
  g_assert_true (bom_content (audit, item, "Tb")->possible);
  g_assert_true (bom_content (audit, item, "Pr")->possible);
  g_assert_cmpint (bom_content (audit, item, "Nd")->state, ==, LDS_CONTROL_NONE);
}

static void
test_possible_elements_count_from_class_m (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 none;
  gint64 m;

  bom_open (&bom);
  none = bom_add (&bom, (Line) { .text = "Magnet", .material = "NdFeB N42", .country = "CN" });
  m = bom_add (&bom, (Line) { .text = "Magnet", .material = "NdFeB N42M", .country = "CN" });
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_cmpint (bom_item (audit, none)->exposure, ==, LDS_EXPOSURE_HIGH);
  g_assert_true (bom_content (audit, bom_item (audit, none), "Dy")->possible);
  g_assert_cmpint (bom_item (audit, m)->exposure, ==, LDS_EXPOSURE_CRITICAL);
}

static void
test_before_the_control_nothing_is_critical (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) before = NULL;
  g_autoptr (LdsAudit) after = NULL;
  gint64 magnet;

  bom_open (&bom);
  magnet = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH", .country = "CN" });
  before = bom_audit (&bom, "2025-03-01");
  after = bom_audit (&bom, "2025-04-04");

  g_assert_cmpint (bom_item (before, magnet)->exposure, ==, LDS_EXPOSURE_HIGH);
  g_assert_false (bom_finds (bom_item (before, magnet), LDS_FINDING_CONTROL, NULL));
  g_assert_cmpint (bom_item (before, magnet)->findings[1].reason, ==, LDS_REASON_RARE_EARTH);
  g_assert_cmpint (bom_item (after, magnet)->exposure, ==, LDS_EXPOSURE_CRITICAL);
}

static void
test_motor_asks_for_its_magnet (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 motor;

  bom_open (&bom);
  motor = bom_add (&bom, (Line) { .text = "NEMA 17 stepper motor", .country = "DE" });
  audit = bom_audit (&bom, FORCE_DATE);
  item = bom_item (audit, motor);

  g_assert_cmpint (item->holds, ==, LDS_HOLDS_UNKNOWN);
  g_assert_cmpuint (item->n_contents, ==, 0);
  g_assert_true (bom_finds (item, LDS_FINDING_MAGNET, NULL));
  g_assert_cmpint (item->exposure, ==, LDS_EXPOSURE_UNKNOWN);
}

static void
test_listed_parts_answer_for_the_motor (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 motor;

  bom_open (&bom);
  motor = bom_add (&bom, (Line) { .text = "BLDC motor", .supplier = "A", .country = "DE" });
  bom_add (&bom, (Line) { motor, .text = "Magnet", .material = "Ferrite", .supplier = "B",
                          .country = "AT" });
  bom_add (&bom, (Line) { motor, .text = "Housing", .material = "Aluminium 6061",
                          .supplier = "A" });
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_false (bom_finds (bom_item (audit, motor), LDS_FINDING_MAGNET, NULL));
  g_assert_cmpint (bom_item (audit, motor)->exposure, ==, LDS_EXPOSURE_CLEAR);
}

static void
test_assembly_with_unknown_part_is_unknown (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 product;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product" });
  bom_add (&bom, (Line) { product, .text = "Screw", .material = "Steel", .country = "GB" });
  bom_add (&bom, (Line) { product, .text = "Mystery module", .country = "GB" });
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_cmpint (bom_item (audit, product)->exposure, ==, LDS_EXPOSURE_UNKNOWN);
  g_assert_cmpint (bom_item (audit, product)->rollup_exposure, ==, LDS_EXPOSURE_UNKNOWN);
}

static void
test_listed_entity_is_high (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (LdsAudit) before = NULL;
  gint64 listed;
  gint64 watched;
  gint64 parent;

  bom_open (&bom);
  listed = bom_add (&bom, (Line) { .text = "Bracket", .material = "Steel",
                                   .supplier = "IHI Aerospace Co., Ltd.", .country = "JP" });
  watched = bom_add (&bom, (Line) { .text = "Bracket", .material = "Steel",
                                    .supplier = "TDK Corporation", .country = "JP" });
  parent = bom_add (&bom, (Line) { .text = "Bracket", .material = "Steel",
                                   .supplier = "IHI Corporation", .country = "JP" });
  audit = bom_audit (&bom, FORCE_DATE);
  before = bom_audit (&bom, "2026-02-23");

  g_assert_cmpint (bom_item (audit, listed)->exposure, ==, LDS_EXPOSURE_HIGH);
  g_assert_true (bom_finds (bom_item (audit, listed), LDS_FINDING_ENTITY, "cn-mofcom-2026-11"));
  g_assert_cmpint (bom_item (audit, watched)->exposure, ==, LDS_EXPOSURE_WATCH);
  g_assert_cmpint (bom_item (audit, parent)->exposure, ==, LDS_EXPOSURE_CLEAR);
  g_assert_true (bom_finds (bom_item (audit, parent), LDS_FINDING_ENTITY, NULL));
  g_assert_cmpint (bom_item (before, listed)->exposure, ==, LDS_EXPOSURE_CLEAR);
}

static void
test_reach (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 items[2];

  bom_open (&bom);
  items[0] = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH", .country = "CN" });
  items[1] = bom_add (&bom, (Line) { .text = "BLDC motor with N42UH magnets", .country = "CN" });
  bom_say_content (&bom, items[1], "Dy", 0.001, 0.002);
  audit = bom_audit (&bom, FORCE_DATE);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      const LdsItem *item = bom_item (audit, items[i]);

      g_assert_true (bom_finds (item, LDS_FINDING_CONTROL, "cn-mofcom-2025-18"));
      for (guint f = 0; f < item->n_findings; f++)
        {
          if (item->findings[f].kind == LDS_FINDING_CONTROL)
            g_assert_cmpint (item->findings[f].embedded, ==, i == 1);
        }
    }
}

static void
test_stated_zero_takes_a_possible_element_away (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 possible;
  gint64 expected;

  bom_open (&bom);
  possible = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42M", .country = "CN" });
  expected = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH", .country = "CN" });
  for (gint64 item = possible; item <= expected; item++)
    {
      bom_say_content (&bom, item, "Dy", 0, 0);
      bom_say_content (&bom, item, "Tb", 0, 0);
    }
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_null (bom_content (audit, bom_item (audit, possible), "Dy"));
  g_assert_cmpint (bom_item (audit, possible)->exposure, ==, LDS_EXPOSURE_HIGH);

  /* The class cannot do without: that is a contradiction, and the worse stands. */
  g_assert_true (bom_finds (bom_item (audit, expected), LDS_FINDING_CONFLICT, NULL));
  g_assert_cmpint (bom_item (audit, expected)->exposure, ==, LDS_EXPOSURE_CRITICAL);
}

/* Random lists: an item is only clear when its composition and its seller are known, and when
 * something is Chinese it is at least medium. */
static void
test_unknown_is_never_clear (void)
{
  static const char *const materials[] = { NULL, "Steel", "N42SH", "N35", "Ferrite", "SmCo5" };
  static const char *const countries[] = { NULL, "CN", "DE", "TW", "HK", "JP" };
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;

  bom_open (&bom);
  for (guint i = 0; i < 400; i++)
    {
      gint64 parent = i > 0 && g_test_rand_bit () ? g_test_rand_int_range (1, i + 1) : 0;
      Line line = {
        .parent = parent,
        .text = "Thing",
        .material = materials[g_test_rand_int_range (0, G_N_ELEMENTS (materials))],
        .country = countries[g_test_rand_int_range (0, G_N_ELEMENTS (countries))],
        .supplier = g_test_rand_bit () ? "A" : g_test_rand_bit () ? "B" : NULL,
      };

      bom_add (&bom, line);
    }
  audit = bom_audit (&bom, FORCE_DATE);

  for (guint i = 0; i < lds_audit_get_n_items (audit); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);
      gboolean chinese = FALSE;

      g_assert_cmpuint (item->n_tiers, >=, 3);
      for (guint t = 0; t < item->n_tiers; t++)
        chinese |= item->tiers[t].chinese;

      if (item->exposure == LDS_EXPOSURE_CLEAR)
        {
          g_assert_cmpint (item->holds, ==, LDS_HOLDS_NONE);
          g_assert_true (item->own || item->tiers[0].country != NULL);
          g_assert_false (chinese);
        }
      if (chinese)
        g_assert_cmpint (item->exposure, <=, LDS_EXPOSURE_MEDIUM);
      g_assert_cmpint (item->rollup_exposure, <=, item->exposure);
      if (item->parent >= 0)
        g_assert_cmpint (lds_audit_get_item (audit, item->parent)->rollup_exposure, <=,
                         item->rollup_exposure);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audit/levels/ferrite-and-steel-are-clear", test_ferrite_and_steel_are_clear);
  g_test_add_func ("/audit/levels/grade-gives-ranges", test_grade_gives_ranges);
  g_test_add_func ("/audit/levels/possible-elements-count-from-class-m",
                   test_possible_elements_count_from_class_m);
  g_test_add_func ("/audit/levels/before-the-control-nothing-is-critical",
                   test_before_the_control_nothing_is_critical);
  g_test_add_func ("/audit/levels/motor-asks-for-its-magnet", test_motor_asks_for_its_magnet);
  g_test_add_func ("/audit/levels/listed-parts-answer-for-the-motor",
                   test_listed_parts_answer_for_the_motor);
  g_test_add_func ("/audit/levels/assembly-with-unknown-part-is-unknown",
                   test_assembly_with_unknown_part_is_unknown);
  g_test_add_func ("/audit/levels/listed-entity-is-high", test_listed_entity_is_high);
  g_test_add_func ("/audit/levels/reach", test_reach);
  g_test_add_func ("/audit/levels/stated-zero-takes-a-possible-element-away",
                   test_stated_zero_takes_a_possible_element_away);
  g_test_add_func ("/audit/levels/unknown-is-never-clear", test_unknown_is_never_clear);

  return g_test_run ();
}
