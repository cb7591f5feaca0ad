/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bom.h"
#include "lds-concentration.h"
#include "lds-wording.h"

#include <math.h>

#define FORCE_DATE "2026-06-01"

static void
test_missing_mass_leaves_no_upper_bound (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsContent *sum;
  gint64 product;
  gint64 weighed;
  gint64 unweighed;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product" });
  weighed = bom_add (&bom, (Line) { product, .text = "Magnet", .mass_g = 10 });
  unweighed = bom_add (&bom, (Line) { product, .text = "Magnet" });
  bom_say_content (&bom, weighed, "Dy", 0.02, 0.04);
  bom_say_content (&bom, unweighed, "Dy", 0.02, 0.04);
  audit = bom_audit (&bom, FORCE_DATE);
  sum = bom_rollup (audit, bom_item (audit, product), "Dy");

  bom_assert_near (sum->mass_g_low, 0.2, 1e-9);
  g_assert_true (isnan (sum->mass_g_high));
}

static void
test_level_is_the_worst_below (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 product;
  gint64 motor;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product" });
  motor = bom_add (&bom, (Line) { product, .text = "Motor", .supplier = "A", .country = "DE" });
  bom_add (&bom, (Line) { motor, .text = "Magnet", .material = "N42UH", .supplier = "C",
                          .country = "CN" });
  bom_add (&bom, (Line) { product, .text = "Screw", .material = "Steel", .country = "GB" });
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_cmpint (bom_item (audit, motor)->rollup_exposure, ==, LDS_EXPOSURE_CRITICAL);
  g_assert_cmpint (bom_item (audit, product)->rollup_exposure, ==, LDS_EXPOSURE_CRITICAL);
  /* The motor adds nothing of its own, but it comes from China in its second tier. */
  g_assert_cmpint (bom_item (audit, motor)->exposure, ==, LDS_EXPOSURE_MEDIUM);
}

static void
test_chains_of_different_parts_are_not_mixed (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 product;
  gint64 magnet;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product" });
  magnet = bom_add (&bom, (Line) { product, .text = "Magnet", .material = "N42UH",
                                   .supplier = "M", .country = "DE" });
  bom_say_tier (&bom, magnet, 2, "JP");
  bom_say_tier (&bom, magnet, 3, "MY");
  bom_add (&bom, (Line) { product, .text = "Screw", .material = "Steel", .country = "CN" });
  audit = bom_audit (&bom, FORCE_DATE);

  /* A Chinese screw does not make the dysprosium Chinese. */
  g_assert_cmpint (bom_item (audit, magnet)->exposure, ==, LDS_EXPOSURE_WATCH);
  g_assert_cmpint (bom_item (audit, product)->rollup_exposure, ==, LDS_EXPOSURE_MEDIUM);
}

static void
test_sum_over_all_equals_the_leaves (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsElementSum *sum;
  double mass = 0;
  gint64 product;
  gint64 motor;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product" });
  motor = bom_add (&bom, (Line) { product, .text = "Motor", .quantity = 3 });
  for (int i = 1; i <= 5; i++)
    {
      gint64 magnet = bom_add (&bom, (Line) { motor, .text = "Magnet", .quantity = i,
                                              .mass_g = 10 });

      bom_say_content (&bom, magnet, "Sm", 0.25, 0.25);
      mass += 3 * i * 10 * 0.25;
    }
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_cmpuint (lds_audit_get_summary (audit)->elements->len, ==, 1);
  sum = &g_array_index (lds_audit_get_summary (audit)->elements, LdsElementSum, 0);
  bom_assert_near (sum->mass_g_low, mass, 1e-9);
  bom_assert_near (sum->mass_g_high, mass, 1e-9);
  bom_assert_near (bom_rollup (audit, bom_item (audit, product), "Sm")->mass_g_high, mass, 1e-9);
  g_assert_cmpuint (sum->n_items, ==, 5);
}

static void
test_unknown_part_is_told_beside_the_elements (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *partial = NULL;
  gint64 known;
  gint64 unknown;

  bom_open (&bom);
  known = bom_add (&bom, (Line) { .text = "Rotor" });
  bom_add (&bom, (Line) { known, .text = "Magnet", .material = "SmCo5" });
  unknown = bom_add (&bom, (Line) { .text = "Rotor" });
  bom_add (&bom, (Line) { unknown, .text = "Magnet", .material = "SmCo5" });
  bom_add (&bom, (Line) { unknown, .text = "Mystery module" });
  audit = bom_audit (&bom, FORCE_DATE);
  whole = lds_item_describe_elements (bom_item (audit, known), audit, FALSE);
  partial = lds_item_describe_elements (bom_item (audit, unknown), audit, FALSE);

  g_assert_cmpstr (whole, ==, "(Pr), Sm");
  g_assert_cmpstr (partial, ==, "?, (Pr), Sm");
}

/* Worked example 7. */
static void
test_concentration (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsElementSum *sum;
  LdsConcentration concentration;
  const struct
  {
    double      mass;
    const char *country;
  } parts[] = { { 30, "CN" }, { 15, "MY" }, { 5, NULL } };

  bom_open (&bom);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gint64 item = bom_add (&bom, (Line) { .text = "Dysprosium", .mass_g = parts[i].mass });

      bom_say_content (&bom, item, "Dy", 1, 1);
      if (parts[i].country != NULL)
        bom_say_tier (&bom, item, 3, parts[i].country);
    }
  audit = bom_audit (&bom, FORCE_DATE);
  sum = &g_array_index (lds_audit_get_summary (audit)->elements, LdsElementSum, 0);

  g_assert_true (lds_concentration_of (sum, "CN", &concentration));
  bom_assert_near (concentration.share_low, 0.6, 1e-6);
  bom_assert_near (concentration.share_high, 0.7, 1e-6);
  bom_assert_near (concentration.share_of_known, 30.0 / 45.0, 1e-6);
  bom_assert_near (concentration.hhi, 5555.6, 1e-3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audit/rollup/missing-mass-leaves-no-upper-bound",
                   test_missing_mass_leaves_no_upper_bound);
  g_test_add_func ("/audit/rollup/level-is-the-worst-below", test_level_is_the_worst_below);
  g_test_add_func ("/audit/rollup/chains-of-different-parts-are-not-mixed",
                   test_chains_of_different_parts_are_not_mixed);
  g_test_add_func ("/audit/rollup/sum-over-all-equals-the-leaves",
                   test_sum_over_all_equals_the_leaves);
  g_test_add_func ("/audit/rollup/unknown-part-is-told-beside-the-elements",
                   test_unknown_part_is_told_beside_the_elements);
  g_test_add_func ("/audit/rollup/worked-example-7-concentration", test_concentration);

  return g_test_run ();
}
