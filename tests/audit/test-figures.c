/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures over all: concentration by element and stage, coverage, what is presumed. */

#include "bom.h"
#include "lds-concentration.h"

#include <math.h>

#define FORCE_DATE "2026-06-01"

static guint
get_element (LdsAudit   *audit,
             const char *symbol)
{
  return lds_catalogue_find_element (lds_audit_get_catalogue (audit), symbol)->index;
}

static const LdsElementSum *
find_sum (LdsAudit   *audit,
          const char *symbol,
          LdsStage    stage)
{
  return lds_summary_find_stage_sum (lds_audit_get_summary (audit), get_element (audit, symbol),
                                     stage);
}

/* Adds so much of an element, and the countries of its tiers. */
static gint64
add_metal (Bom        *bom,
           double      mass_g,
           const char *stage,
           const char *country)
{
  gint64 item = bom_add (bom, (Line) { .text = "Dysprosium metal", .mass_g = mass_g });

  bom_say_content (bom, item, "Dy", 1, 1);
  if (country != NULL)
    bom_say_stage (bom, item, stage, country);

  return item;
}

/* Worked example 7, by the country of the separation. */
static void
test_concentration_of_a_stage (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsElementSum *separation;
  LdsConcentration china;

  bom_open (&bom);
  add_metal (&bom, 30, "separation", "CN");
  add_metal (&bom, 15, "separation", "MY");
  add_metal (&bom, 5, NULL, NULL);
  audit = bom_audit (&bom, FORCE_DATE);
  separation = find_sum (audit, "Dy", LDS_STAGE_SEPARATION);

  g_assert_true (lds_concentration_of (separation, "CN", &china));
  bom_assert_near (china.share_low, 0.6, 1e-6);
  bom_assert_near (china.share_high, 0.7, 1e-6);
  bom_assert_near (china.share_of_known, 30.0 / 45.0, 1e-6);
  bom_assert_near (china.share_unknown, 0.1, 1e-6);
  bom_assert_near (china.hhi, 5555.6, 1e-3);

  /* Nobody says where it was mined, so nothing can be said of that. */
  g_assert_false (lds_concentration_of (find_sum (audit, "Dy", LDS_STAGE_MINING), "CN", &china));
  /* No magnet is made of it. */
  g_assert_null (find_sum (audit, "Dy", LDS_STAGE_MAGNET));
}

static void
test_stage_at_its_usual_tier (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  LdsConcentration share;
  gint64 magnet;

  bom_open (&bom);
  magnet = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH", .country = "DE",
                                   .mass_g = 10 });
  bom_say_tier (&bom, magnet, 2, "JP");
  bom_say_tier (&bom, magnet, 3, "MY");
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_true (lds_concentration_of (find_sum (audit, "Nd", LDS_STAGE_MAGNET), "DE", &share));
  g_assert_cmpfloat (share.share_low, ==, 1);
  g_assert_true (lds_concentration_of (find_sum (audit, "Nd", LDS_STAGE_METAL), "JP", &share));
  g_assert_cmpfloat (share.share_low, ==, 1);
  g_assert_true (lds_concentration_of (find_sum (audit, "Nd", LDS_STAGE_SEPARATION), "MY", &share));
  g_assert_cmpfloat (share.share_low, ==, 1);

  /* The line itself does not name the stage, and what is usual is no claim. */
  g_assert_cmpint (bom_item (audit, magnet)->tiers[1].stage, ==, LDS_STAGE_UNKNOWN);
}

/* The country of a screw says nothing of the magnet's metal. */
static void
test_part_below_names_no_stage (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  LdsConcentration share;
  gint64 motor;

  bom_open (&bom);
  motor = bom_add (&bom, (Line) { .text = "BLDC motor with N42UH magnets", .supplier = "A",
                                  .country = "DE", .mass_g = 100 });
  bom_say_content (&bom, motor, "Dy", 0.001, 0.002);
  bom_add (&bom, (Line) { motor, .text = "Screw", .material = "Steel", .supplier = "B",
                          .country = "MY" });
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_false (lds_concentration_of (find_sum (audit, "Dy", LDS_STAGE_MAGNET), "MY", &share));
}

static void
test_two_countries_at_a_stage_leave_it_open (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  LdsConcentration share;
  gint64 mixed;

  bom_open (&bom);
  mixed = add_metal (&bom, 40, "separation", "CN");
  bom_say_stage (&bom, mixed, "separation", "MY");
  add_metal (&bom, 60, "separation", "CN");
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_true (lds_concentration_of (find_sum (audit, "Dy", LDS_STAGE_SEPARATION), "CN", &share));
  bom_assert_near (share.share_low, 0.6, 1e-9);
  bom_assert_near (share.share_high, 1.0, 1e-9);
}

/* 2 to 4 g from China and 1 to 3 g from Malaysia: between 2/5 and 4/5. */
static void
test_ranges_of_mass_widen_the_share (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  LdsConcentration share;
  gint64 items[2];

  bom_open (&bom);
  for (guint i = 0; i < 2; i++)
    {
      items[i] = bom_add (&bom, (Line) { .text = "Magnet", .mass_g = 100 });
      bom_say_stage (&bom, items[i], "separation", i == 0 ? "CN" : "MY");
    }
  bom_say_content (&bom, items[0], "Dy", 0.02, 0.04);
  bom_say_content (&bom, items[1], "Dy", 0.01, 0.03);
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_true (lds_concentration_of (find_sum (audit, "Dy", LDS_STAGE_SEPARATION), "CN", &share));
  bom_assert_near (share.share_low, 0.4, 1e-9);
  bom_assert_near (share.share_high, 0.8, 1e-9);
  bom_assert_near (share.share_of_known, 0.6, 1e-9);
}

static void
test_hong_kong_adds_to_chinas_share (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) with = NULL;
  g_autoptr (LdsAudit) without = NULL;
  LdsConcentration share;

  bom_open (&bom);
  add_metal (&bom, 40, "separation", "CN");
  add_metal (&bom, 30, "separation", "HK");
  add_metal (&bom, 30, "separation", "AU");
  with = bom_audit (&bom, FORCE_DATE);
  bom_set (&bom, "special-regions-chinese", "no");
  without = bom_audit (&bom, FORCE_DATE);

  g_assert_true (lds_concentration_of (find_sum (with, "Dy", LDS_STAGE_SEPARATION), "CN", &share));
  bom_assert_near (share.share_low, 0.7, 1e-9);
  g_assert_true (lds_concentration_of (find_sum (without, "Dy", LDS_STAGE_SEPARATION), "CN", &share));
  bom_assert_near (share.share_low, 0.4, 1e-9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audit/figures/concentration-of-a-stage", test_concentration_of_a_stage);
  g_test_add_func ("/audit/figures/stage-at-its-usual-tier", test_stage_at_its_usual_tier);
  g_test_add_func ("/audit/figures/part-below-names-no-stage", test_part_below_names_no_stage);
  g_test_add_func ("/audit/figures/two-countries-at-a-stage-leave-it-open",
                   test_two_countries_at_a_stage_leave_it_open);
  g_test_add_func ("/audit/figures/ranges-of-mass-widen-the-share",
                   test_ranges_of_mass_widen_the_share);
  g_test_add_func ("/audit/figures/hong-kong-adds-to-chinas-share",
                   test_hong_kong_adds_to_chinas_share);

  return g_test_run ();
}
