/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bom.h"

#include <math.h>

#define FORCE_DATE "2026-06-01"

static void
assert_tiers (const LdsItem *item,
              const char    *tiers)
{
  g_autofree char *tier1 = bom_tier (item, 1);
  g_autofree char *tier2 = bom_tier (item, 2);
  g_autofree char *tier3 = bom_tier (item, 3);
  g_autofree char *found = g_strjoin ("/", tier1, tier2, tier3, NULL);

  g_assert_cmpstr (found, ==, tiers);
}

static void
test_other_country_starts_a_tier (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 motor;
  gint64 same;
  gint64 other;

  bom_open (&bom);
  motor = bom_add (&bom, (Line) { .text = "Motor", .supplier = "A", .country = "DE" });
  same = bom_add (&bom, (Line) { motor, .text = "Shaft", .country = "DE" });
  other = bom_add (&bom, (Line) { motor, .text = "Magnet", .country = "CN" });
  audit = bom_audit (&bom, FORCE_DATE);

  assert_tiers (bom_item (audit, same), "DE/?/?");
  assert_tiers (bom_item (audit, other), "DE/CN/?");
  assert_tiers (bom_item (audit, motor), "DE/CN/?");
}

static void
test_same_supplier_stays_in_its_tier (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 motor;
  gint64 housing;

  bom_open (&bom);
  motor = bom_add (&bom, (Line) { .text = "Motor", .supplier = "Halder GmbH", .country = "DE" });
  housing = bom_add (&bom, (Line) { motor, .text = "Housing", .supplier = "HALDER GmbH ",
                                    .country = "CN" });
  audit = bom_audit (&bom, FORCE_DATE);

  assert_tiers (bom_item (audit, housing), "CN/?/?");
  assert_tiers (bom_item (audit, motor), "DE CN/?/?");
}

static void
test_own_assembly_is_no_tier (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 product;
  gint64 frame;
  gint64 tube;
  gint64 bought;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product" });
  frame = bom_add (&bom, (Line) { product, .text = "Frame" });
  tube = bom_add (&bom, (Line) { frame, .text = "Tube", .supplier = "T", .country = "IT" });
  bought = bom_add (&bom, (Line) { product, .text = "Part of whom nobody knows" });
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_true (bom_item (audit, product)->own);
  g_assert_true (bom_item (audit, frame)->own);
  g_assert_false (bom_item (audit, tube)->own);
  g_assert_false (bom_item (audit, bought)->own);
  assert_tiers (bom_item (audit, tube), "IT/?/?");
  assert_tiers (bom_item (audit, frame), "IT/?/?");
  assert_tiers (bom_item (audit, bought), "?/?/?");
}

static void
test_product_that_names_a_supplier_is_bought (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 product;
  gint64 magnet;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product", .supplier = "A", .country = "DE" });
  magnet = bom_add (&bom, (Line) { product, .text = "Magnet", .supplier = "B", .country = "CN" });
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_false (bom_item (audit, product)->own);
  assert_tiers (bom_item (audit, magnet), "DE/CN/?");
}

static void
test_column_against_structure_is_a_conflict (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 motor;
  gint64 magnet;

  bom_open (&bom);
  motor = bom_add (&bom, (Line) { .text = "Motor", .supplier = "A", .country = "DE" });
  magnet = bom_add (&bom, (Line) { motor, .text = "Magnet", .material = "N42UH", .supplier = "B",
                                   .country = "JP" });
  bom_say_tier (&bom, magnet, 2, "CN");
  audit = bom_audit (&bom, FORCE_DATE);

  assert_tiers (bom_item (audit, magnet), "DE/JP CN/?");
  g_assert_true (bom_finds (bom_item (audit, magnet), LDS_FINDING_CONFLICT, NULL));
  /* The worse of the two counts. */
  g_assert_cmpint (bom_item (audit, magnet)->exposure, ==, LDS_EXPOSURE_CRITICAL);
}

static void
test_unknown_tiers_show_what_is_presumed (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 magnet;
  gint64 screw;

  bom_open (&bom);
  magnet = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH", .supplier = "M" });
  screw = bom_add (&bom, (Line) { .text = "Screw", .material = "Steel", .supplier = "S" });
  audit = bom_audit (&bom, FORCE_DATE);
  item = bom_item (audit, magnet);

  assert_tiers (item, "?/?/?");
  g_assert_cmpstr (item->tiers[0].supplier, ==, "M");
  g_assert_cmpint (item->tiers[0].stage, ==, LDS_STAGE_MAGNET);
  bom_assert_near (item->tiers[0].presumed_share, 0.94, 1e-9);
  bom_assert_near (item->tiers[1].presumed_share, 0.91, 1e-9);
  bom_assert_near (item->tiers[2].presumed_share, 0.91, 1e-9);
  g_assert_true (isnan (bom_item (audit, screw)->tiers[0].presumed_share));

  /* A probability does not turn unknown into known. */
  g_assert_cmpint (item->exposure, ==, LDS_EXPOSURE_HIGH);
  g_assert_cmpfloat (lds_audit_get_summary (audit)->coverage[0], ==, 0);
}

static void
test_taiwan_is_not_chinese (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 taiwan;
  gint64 hong_kong;

  bom_open (&bom);
  taiwan = bom_add (&bom, (Line) { .text = "Screw", .material = "Steel", .country = "TW" });
  hong_kong = bom_add (&bom, (Line) { .text = "Screw", .material = "Steel", .country = "HK" });
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_cmpint (bom_item (audit, taiwan)->exposure, ==, LDS_EXPOSURE_CLEAR);
  g_assert_cmpint (bom_item (audit, hong_kong)->exposure, ==, LDS_EXPOSURE_MEDIUM);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audit/supply-chain/other-country-starts-a-tier",
                   test_other_country_starts_a_tier);
  g_test_add_func ("/audit/supply-chain/same-supplier-stays-in-its-tier",
                   test_same_supplier_stays_in_its_tier);
  g_test_add_func ("/audit/supply-chain/own-assembly-is-no-tier", test_own_assembly_is_no_tier);
  g_test_add_func ("/audit/supply-chain/product-that-names-a-supplier-is-bought",
                   test_product_that_names_a_supplier_is_bought);
  g_test_add_func ("/audit/supply-chain/column-against-structure-is-a-conflict",
                   test_column_against_structure_is_a_conflict);
  g_test_add_func ("/audit/supply-chain/unknown-tiers-show-what-is-presumed",
                   test_unknown_tiers_show_what_is_presumed);
  g_test_add_func ("/audit/supply-chain/taiwan-is-not-chinese", test_taiwan_is_not_chinese);

  return g_test_run ();
}
