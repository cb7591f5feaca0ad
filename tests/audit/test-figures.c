/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures over all: concentration by element and stage, coverage, what is presumed. */

#include "bom.h"
#include "lds-concentration.h"
#include "lds-explanation.h"
#include "lds-presumed.h"

#include <math.h>
#include <string.h>

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

/* --- What is presumed --- */

/* Worked example 8. */
static void
test_presumed_chain (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  LdsPresumed presumed;
  gint64 magnet;
  gint64 known;
  gint64 samarium;
  gint64 screw;

  bom_open (&bom);
  magnet = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH" });
  known = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH", .country = "DE" });
  bom_say_tier (&bom, known, 2, "JP");
  samarium = bom_add (&bom, (Line) { .text = "Magnet", .material = "SmCo5" });
  screw = bom_add (&bom, (Line) { .text = "Screw", .material = "Steel" });
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_true (lds_presumed_of (bom_item (audit, magnet), &presumed));
  bom_assert_near (presumed.chance.low, 0.94, 1e-9);
  bom_assert_near (presumed.chance.high, 1.0, 1e-9);
  g_assert_cmpint (bom_item (audit, magnet)->exposure, ==, LDS_EXPOSURE_HIGH);

  /* One tier alone: its share and no more. */
  g_assert_true (lds_presumed_of (bom_item (audit, known), &presumed));
  g_assert_cmpuint (presumed.tiers, ==, 1u << 3);
  bom_assert_near (presumed.chance.low, 0.91, 1e-9);
  bom_assert_near (presumed.chance.high, 0.91, 1e-9);

  /* Nobody has a figure for the makers of samarium-cobalt: they may all be Chinese. */
  g_assert_true (lds_presumed_of (bom_item (audit, samarium), &presumed));
  g_assert_cmpuint (presumed.quantified, !=, presumed.tiers);
  bom_assert_near (presumed.chance.low, 0.91, 1e-9);
  g_assert_cmpfloat (presumed.chance.high, ==, 1);

  g_assert_false (lds_presumed_of (bom_item (audit, screw), &presumed));
}

/* --- Coverage --- */

static void
assert_share (const LdsCoverage *coverage,
              guint              tier,
              LdsEvidence        strongest,
              LdsEvidence        weakest,
              double             low,
              double             high)
{
  LdsRange share;

  g_assert_true (lds_coverage_get_share (coverage, tier, strongest, weakest, &share));
  g_assert_cmpfloat_with_epsilon (share.low, low, 1e-9);
  g_assert_cmpfloat_with_epsilon (share.high, high, 1e-9);
}

#define assert_known(coverage, tier, low, high) \
  assert_share ((coverage), (tier), LDS_EVIDENCE_VERIFIED, LDS_EVIDENCE_ESTIMATED, (low), (high))
#define assert_grade(coverage, tier, grade, low, high) \
  assert_share ((coverage), (tier), (grade), (grade), (low), (high))

static void
test_coverage_by_number_and_grade (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsSummary *summary;
  gint64 product;
  gint64 verified;
  gint64 mixed;

  bom_open (&bom);
  product = bom_add (&bom, (Line) { .text = "Product" });
  verified = bom_add (&bom, (Line) { product, .text = "Screw", .material = "Steel" });
  bom_claim_origin (&bom, verified, 1, "DE", "verified", "2026-01-01", NULL);
  bom_add (&bom, (Line) { product, .text = "Screw", .material = "Steel", .country = "DE" });
  mixed = bom_add (&bom, (Line) { product, .text = "Screw", .material = "Steel" });
  bom_claim_origin (&bom, mixed, 1, "DE", "verified", "2026-01-01", NULL);
  bom_claim_origin (&bom, mixed, 1, "CN", "inferred", NULL, NULL);
  bom_add (&bom, (Line) { product, .text = "Screw", .material = "Steel" });
  audit = bom_audit (&bom, FORCE_DATE);
  summary = lds_audit_get_summary (audit);

  /* The product is ours, and nobody sells it to us. */
  g_assert_cmpuint (summary->items.n_items, ==, 4);
  assert_known (&summary->items, 1, 0.75, 0.75);
  assert_grade (&summary->items, 1, LDS_EVIDENCE_VERIFIED, 0.25, 0.25);
  assert_grade (&summary->items, 1, LDS_EVIDENCE_STATED, 0.25, 0.25);
  /* Several countries at one tier are as well known as the worst of them. */
  assert_grade (&summary->items, 1, LDS_EVIDENCE_INFERRED, 0.25, 0.25);
  assert_grade (&summary->items, 1, LDS_EVIDENCE_UNKNOWN, 0.25, 0.25);
  assert_known (&summary->items, 2, 0, 0);
  g_assert_cmpfloat (summary->coverage[0], ==, 0.75);
}

static void
test_coverage_by_value (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsSummary *summary;
  const LdsCoverage *value;
  gint64 motor;

  bom_open (&bom);
  motor = bom_add (&bom, (Line) { .text = "Motor", .supplier = "A", .country = "DE", .price = 90,
                                  .currency = "EUR" });
  /* In the price of the motor. */
  bom_add (&bom, (Line) { motor, .text = "Magnet", .material = "N42UH", .supplier = "B", .price = 30,
                          .currency = "EUR" });
  bom_add (&bom, (Line) { .text = "Screw", .material = "Steel", .quantity = 10, .price = 1,
                          .currency = "EUR" });
  bom_add (&bom, (Line) { .text = "Board", .price = 50, .currency = "USD" });
  bom_add (&bom, (Line) { .text = "Label", .country = "DE" });
  audit = bom_audit (&bom, FORCE_DATE);
  summary = lds_audit_get_summary (audit);

  g_assert_cmpuint (summary->values->len, ==, 2);
  value = &g_array_index (summary->values, LdsCoverage, 0);
  g_assert_cmpstr (value->currency, ==, "EUR");
  g_assert_cmpfloat (value->total.high, ==, 100);
  assert_known (value, 1, 0.9, 0.9);
  value = &g_array_index (summary->values, LdsCoverage, 1);
  g_assert_cmpstr (value->currency, ==, "USD");
  assert_known (value, 1, 0, 0);
  g_assert_cmpuint (summary->n_without_value, ==, 1);
}

/* 1 to 2 g known and 1 to 3 g unknown: between 1/4 and 2/3. */
static void
test_coverage_by_mass (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsSummary *summary;
  gint64 items[3];

  bom_open (&bom);
  items[0] = bom_add (&bom, (Line) { .text = "Magnet", .mass_g = 100 });
  items[1] = bom_add (&bom, (Line) { .text = "Magnet", .mass_g = 100, .supplier = "A" });
  items[2] = bom_add (&bom, (Line) { .text = "Magnet" });
  bom_say_content (&bom, items[0], "Dy", 0.01, 0.02);
  bom_claim_origin (&bom, items[0], 1, "JP", "declared", "2026-01-01", NULL);
  bom_say_content (&bom, items[1], "Dy", 0.01, 0.03);
  bom_say_content (&bom, items[2], "Dy", 0.01, 0.03);
  audit = bom_audit (&bom, FORCE_DATE);
  summary = lds_audit_get_summary (audit);

  g_assert_cmpuint (summary->masses.n_items, ==, 2);
  g_assert_cmpuint (summary->masses.n_missing, ==, 1);
  assert_known (&summary->masses, 1, 0.25, 2.0 / 3);
  assert_grade (&summary->masses, 1, LDS_EVIDENCE_DECLARED, 0.25, 2.0 / 3);
}

static void
test_coverage_of_nothing (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  LdsRange share;

  bom_open (&bom);
  audit = bom_audit (&bom, FORCE_DATE);

  g_assert_false (lds_coverage_get_share (&lds_audit_get_summary (audit)->items, 1,
                                          LDS_EVIDENCE_VERIFIED, LDS_EVIDENCE_ESTIMATED, &share));
  g_assert_true (isnan (lds_audit_get_summary (audit)->coverage[0]));
}

/* --- Traces --- */

static void
test_traces_are_left_aside (void)
{
  static const char *const texts[] = { "Capacitor 100nF X7R 0603", "White LED 3 mm" };
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autofree char *verdict = NULL;

  bom_open (&bom);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    bom_add (&bom, (Line) { .text = texts[i], .country = "DE" });
  bom_add (&bom, (Line) { .text = texts[0], .country = "DE", .not_fitted = TRUE });
  audit = bom_audit (&bom, FORCE_DATE);
  verdict = lds_audit_describe_verdict (audit);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);

      g_assert_cmpuint (item->n_contents, ==, 0);
      g_assert_true (item->left_aside);
      /* As without the trace: nobody has said what it is made of. */
      g_assert_cmpint (item->holds, ==, LDS_HOLDS_UNKNOWN);
      g_assert_cmpint (item->exposure, ==, LDS_EXPOSURE_UNKNOWN);
    }
  g_assert_cmpuint (lds_audit_get_summary (audit)->n_trace, ==, 2);
  g_assert_nonnull (strstr (verdict, "Traces in 2 items are left aside."));
}

static void
test_traces_count_where_the_settings_say_so (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 chinese;
  gint64 german;
  gint64 free;

  bom_open (&bom);
  bom_set (&bom, "trace-uses", "yes");
  chinese = bom_add (&bom, (Line) { .text = "Capacitor 100nF X7R 0603", .country = "CN",
                                    .mass_g = 0.01 });
  german = bom_add (&bom, (Line) { .text = "White LED 3 mm", .country = "DE" });
  free = bom_add (&bom, (Line) { .text = "Capacitor 100nF X7R 0603", .country = "DE" });
  bom_claim_content (&bom, free, "RE", 0, 0, "declared", "2026-01-01", NULL);
  audit = bom_audit (&bom, FORCE_DATE);
  item = bom_item (audit, chinese);

  g_assert_cmpuint (item->n_contents, ==, 4);
  for (guint i = 0; i < item->n_contents; i++)
    {
      g_assert_true (item->contents[i].possible);
      g_assert_true (isnan (item->contents[i].mass_g_high));
      g_assert_cmpint (item->contents[i].evidence, ==, LDS_EVIDENCE_ESTIMATED);
    }
  g_assert_nonnull (bom_content (audit, item, "Dy"));
  g_assert_nonnull (bom_content (audit, item, "Ho"));
  g_assert_cmpint (item->exposure, ==, LDS_EXPOSURE_CRITICAL);
  g_assert_false (item->left_aside);
  g_assert_cmpuint (lds_audit_get_summary (audit)->n_trace, ==, 0);

  g_assert_cmpint (bom_item (audit, german)->exposure, ==, LDS_EXPOSURE_HIGH);
  g_assert_nonnull (bom_content (audit, bom_item (audit, german), "Ce"));

  /* The supplier's word is better than what such things may hold. */
  g_assert_cmpuint (bom_item (audit, free)->n_contents, ==, 0);
  g_assert_cmpint (bom_item (audit, free)->exposure, ==, LDS_EXPOSURE_CLEAR);
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

  g_test_add_func ("/audit/figures/worked-example-8-presumed-origin", test_presumed_chain);
  g_test_add_func ("/audit/figures/coverage-by-number-and-grade", test_coverage_by_number_and_grade);
  g_test_add_func ("/audit/figures/coverage-by-value", test_coverage_by_value);
  g_test_add_func ("/audit/figures/coverage-by-mass", test_coverage_by_mass);
  g_test_add_func ("/audit/figures/coverage-of-nothing", test_coverage_of_nothing);
  g_test_add_func ("/audit/figures/traces-are-left-aside", test_traces_are_left_aside);
  g_test_add_func ("/audit/figures/traces-count-where-the-settings-say-so",
                   test_traces_count_where_the_settings_say_so);

  return g_test_run ();
}
