/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Grades of evidence: which claim wins, what is a contradiction, and when a claim is too old. */

#include "bom.h"
#include "lds-explanation.h"

#include <string.h>

#define AS_AT "2026-06-01"

static const LdsTierLink *
find_link (const LdsItem *item,
           guint          tier,
           const char    *country)
{
  for (guint i = 0; i < item->n_tiers; i++)
    {
      if (item->tiers[i].tier == tier && g_strcmp0 (item->tiers[i].country, country) == 0)
        return &item->tiers[i];
    }

  return NULL;
}

static const LdsFinding *
find_reason (const LdsItem    *item,
             LdsFindingReason  reason)
{
  for (guint i = 0; i < item->n_findings; i++)
    {
      if (item->findings[i].reason == reason)
        return &item->findings[i];
    }

  return NULL;
}

static gboolean
explains (LdsAudit      *audit,
          const LdsItem *item,
          const char    *words)
{
  g_autoptr (GPtrArray) steps = lds_item_explain (item, audit, lds_wording_plain);

  for (guint i = 0; i < steps->len; i++)
    {
      const LdsExplanationStep *step = g_ptr_array_index (steps, i);

      if (strstr (step->text, words) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
assert_says (LdsAudit         *audit,
             const LdsItem    *item,
             LdsFindingReason  reason,
             const char       *words)
{
  const LdsFinding *finding = find_reason (item, reason);
  g_autofree char *text = NULL;

  g_assert_nonnull (finding);
  text = lds_finding_describe (finding, audit, lds_wording_plain);
  g_assert_cmpstr (text, ==, words);
}

/* --- Age --- */

static const struct
{
  const char *name;
  const char *years;
  const char *evidence;
  const char *date;
  const char *as_at;
  LdsEvidence counts_as;
  LdsClaimAge age;
} ages[] = {
  { "exactly-two-years", "2", "declared", "2024-06-01", AS_AT, LDS_EVIDENCE_DECLARED,
    LDS_CLAIM_AGE_CURRENT },
  { "a-day-more", "2", "declared", "2024-05-31", AS_AT, LDS_EVIDENCE_STATED, LDS_CLAIM_AGE_EXPIRED },
  { "certificate-too", "2", "verified", "2024-05-31", AS_AT, LDS_EVIDENCE_STATED,
    LDS_CLAIM_AGE_EXPIRED },
  { "leap-day", "2", "declared", "2024-02-29", "2026-02-28", LDS_EVIDENCE_DECLARED,
    LDS_CLAIM_AGE_CURRENT },
  { "leap-day-over", "2", "declared", "2024-02-29", "2026-03-01", LDS_EVIDENCE_STATED,
    LDS_CLAIM_AGE_EXPIRED },
  { "five-years", "5", "declared", "2021-06-01", AS_AT, LDS_EVIDENCE_DECLARED,
    LDS_CLAIM_AGE_CURRENT },
  { "no-end", "0", "declared", "1999-01-01", AS_AT, LDS_EVIDENCE_DECLARED, LDS_CLAIM_AGE_CURRENT },
  { "undated", "2", "declared", NULL, AS_AT, LDS_EVIDENCE_DECLARED, LDS_CLAIM_AGE_UNDATED },
  { "unreadable", "2", "verified", "May 2019", AS_AT, LDS_EVIDENCE_VERIFIED,
    LDS_CLAIM_AGE_UNDATED },
  { "no-such-day", "2", "verified", "2019-02-30", AS_AT, LDS_EVIDENCE_VERIFIED,
    LDS_CLAIM_AGE_UNDATED },
  { "after-the-audit", "2", "declared", "2026-06-02", AS_AT, LDS_EVIDENCE_DECLARED,
    LDS_CLAIM_AGE_LATER },
  { "day-of-the-audit", "2", "declared", AS_AT, AS_AT, LDS_EVIDENCE_DECLARED,
    LDS_CLAIM_AGE_CURRENT },
  { "columns-do-not-age", "2", "stated", "1999-01-01", AS_AT, LDS_EVIDENCE_STATED,
    LDS_CLAIM_AGE_CURRENT },
  { "columns-need-no-date", "2", "stated", NULL, AS_AT, LDS_EVIDENCE_STATED,
    LDS_CLAIM_AGE_CURRENT },
};

static void
test_age (gconstpointer data)
{
  const typeof (ages[0]) *test = data;
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 id;

  bom_open (&bom);
  bom_set (&bom, "claim-years", test->years);
  id = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH" });
  bom_claim_origin (&bom, id, 1, "DE", test->evidence, test->date, "a.pdf");
  bom_claim_content (&bom, id, "Dy", 0.03, 0.03, test->evidence, test->date, "a.pdf");
  audit = bom_audit (&bom, test->as_at);
  item = bom_item (audit, id);

  g_assert_cmpint (find_link (item, 1, "DE")->evidence, ==, test->counts_as);
  g_assert_cmpint (find_link (item, 1, "DE")->backing.age, ==, test->age);
  g_assert_cmpint (bom_content (audit, item, "Dy")->evidence, ==, test->counts_as);
  g_assert_cmpint (bom_content (audit, item, "Dy")->backing.age, ==, test->age);
  g_assert_cmpint (find_reason (item, LDS_REASON_CLAIM_EXPIRED) != NULL, ==,
                   test->age == LDS_CLAIM_AGE_EXPIRED);
}

static void
test_age_is_told (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 id;

  bom_open (&bom);
  id = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH" });
  bom_claim_origin (&bom, id, 1, "DE", "declared", "2023-05-01", "Halder 2023.pdf");
  bom_claim_origin (&bom, id, 2, "JP", "declared", NULL, NULL);
  bom_claim_origin (&bom, id, 3, "AU", "verified", "2026-06-02", NULL);
  audit = bom_audit (&bom, AS_AT);
  item = bom_item (audit, id);

  assert_says (audit, item, LDS_REASON_CLAIM_EXPIRED,
               "The declaration of 1 May 2023 about the country at tier 1 is older than 2 years: it "
               "counts as stated. Ask for a new one.");
  g_assert_true (explains (audit, item, "It rests on “Halder 2023.pdf”, dated 1 May 2023. What was "
                                        "declared is older than 2 years: it counts as stated."));
  g_assert_true (explains (audit, item, "Tier 2 is in Japan. Row 2, declared. It is undated: nobody "
                                        "can tell whether it is too old"));
  g_assert_true (explains (audit, item, "It is dated 2 Jun 2026. That is after the day of the "
                                        "audit; it counts all the same."));
  /* A grade is no fact about a country: the level is what it would be with new claims. */
  g_assert_cmpint (item->exposure, ==, LDS_EXPOSURE_WATCH);
}

static void
test_old_claim_of_none_is_told (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 id;

  bom_open (&bom);
  id = bom_add (&bom, (Line) { .text = "Thing", .country = "DE" });
  bom_claim_content (&bom, id, "RE", 0, 0, "declared", "2020-01-01", "Old.pdf");
  audit = bom_audit (&bom, AS_AT);
  item = bom_item (audit, id);

  g_assert_cmpint (item->holds_evidence, ==, LDS_EVIDENCE_STATED);
  g_assert_cmpint (item->exposure, ==, LDS_EXPOSURE_CLEAR);
  assert_says (audit, item, LDS_REASON_CLAIM_EXPIRED,
               "The declaration of 1 Jan 2020 about what it holds is older than 2 years: it counts as "
               "stated. Ask for a new one.");
}

/* --- Origins --- */

static void
test_stronger_grade_of_one_country_wins (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 id;

  bom_open (&bom);
  id = bom_add (&bom, (Line) { .text = "Screw", .material = "Steel", .country = "DE" });
  bom_claim_origin (&bom, id, 0, "DE", "verified", "2026-01-05", "Certificate.pdf");
  bom_claim_origin (&bom, id, 0, "DE", "declared", "2026-02-05", "Letter.pdf");
  audit = bom_audit (&bom, AS_AT);
  item = bom_item (audit, id);

  g_assert_cmpint (find_link (item, 1, "DE")->evidence, ==, LDS_EVIDENCE_VERIFIED);
  g_assert_cmpstr (find_link (item, 1, "DE")->backing.document, ==, "Certificate.pdf");
  g_assert_cmpstr (find_link (item, 1, "DE")->backing.date, ==, "2026-01-05");
  g_assert_false (bom_finds (item, LDS_FINDING_CONFLICT, NULL));
}

/* Whichever of the two is declared, the worse counts, and both are kept. */
static void
test_countries_that_contradict_are_both_kept (void)
{
  static const char *const grades[][2] = { { "stated", "declared" }, { "declared", "stated" },
                                           { "declared", "declared" }, { "inferred", "verified" } };
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;

  bom_open (&bom);
  for (gsize i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      gint64 id = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH" });

      bom_claim_origin (&bom, id, 1, "CN", grades[i][0], "2026-01-01", "One.pdf");
      bom_claim_origin (&bom, id, 1, "DE", grades[i][1], "2026-01-01", "Two.pdf");
    }
  audit = bom_audit (&bom, AS_AT);

  for (gsize i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);

      g_assert_nonnull (find_link (item, 1, "CN"));
      g_assert_nonnull (find_link (item, 1, "DE"));
      g_assert_cmpint (item->exposure, ==, LDS_EXPOSURE_CRITICAL);
      assert_says (audit, item, LDS_REASON_ORIGIN_CONFLICT,
                   "Statements about the country at tier 1 contradict each other. All are kept; the "
                   "level takes the worse. Ask the supplier.");
    }
}

static void
test_what_is_no_contradiction (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 stages;
  gint64 split;
  gint64 folded;
  gint64 graded;

  bom_open (&bom);
  stages = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH", .country = "DE" });
  bom_say_stage (&bom, stages, "separation", "MY");
  bom_say_stage (&bom, stages, "mining", "AU");

  /* "CN/JP" in a cell, and a declaration that it is Japan. */
  split = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH" });
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      LdsOriginRecord origin = { .item = split, .country = i == 0 ? "CN" : "JP", .split = TRUE,
                                 .evidence = "stated", .stated = "CN/JP", .column = "F" };

      lds_workspace_add_origin (bom.workspace, &origin, &error);
      g_assert_no_error (error);
    }
  bom_claim_origin (&bom, split, 0, "JP", "declared", "2026-01-01", NULL);

  folded = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH" });
  bom_say_tier (&bom, folded, 3, "CN");
  bom_say_tier (&bom, folded, 3, "MY");

  /* But a declaration that answers to a column is about the same. */
  graded = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH" });
  bom_say_tier (&bom, graded, 3, "CN");
  bom_claim_origin (&bom, graded, 3, "MY", "declared", "2026-01-01", NULL);
  audit = bom_audit (&bom, AS_AT);

  g_assert_false (bom_finds (bom_item (audit, stages), LDS_FINDING_CONFLICT, NULL));
  g_assert_false (bom_finds (bom_item (audit, split), LDS_FINDING_CONFLICT, NULL));
  g_assert_false (bom_finds (bom_item (audit, folded), LDS_FINDING_CONFLICT, NULL));
  g_assert_true (bom_finds (bom_item (audit, graded), LDS_FINDING_CONFLICT, NULL));
}

static void
test_presumed_is_never_known (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 id;

  bom_open (&bom);
  id = bom_add (&bom, (Line) { .text = "Thing" });
  bom_claim_origin (&bom, id, 1, "DE", "presumed", NULL, NULL);
  bom_claim_origin (&bom, id, 2, "CN", "unknown", NULL, NULL);
  bom_claim_content (&bom, id, "RE", 0, 0, "presumed", NULL, NULL);
  audit = bom_audit (&bom, AS_AT);
  item = bom_item (audit, id);

  g_assert_null (find_link (item, 1, "DE"));
  g_assert_null (find_link (item, 2, "CN"));
  g_assert_cmpint (item->holds, ==, LDS_HOLDS_UNKNOWN);
  g_assert_cmpint (item->exposure, ==, LDS_EXPOSURE_UNKNOWN);
}

/* --- Contents --- */

static void
test_declared_none_of_an_element_wins_and_shows (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 id;

  bom_open (&bom);
  id = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH", .country = "CN" });
  bom_claim_content (&bom, id, "Dy", 0, 0, "declared", "2026-01-01", "Letter.pdf");
  bom_claim_content (&bom, id, "Tb", 0, 0, "declared", "2026-01-01", "Letter.pdf");
  audit = bom_audit (&bom, AS_AT);
  item = bom_item (audit, id);

  g_assert_null (bom_content (audit, item, "Dy"));
  g_assert_null (bom_content (audit, item, "Tb"));
  g_assert_cmpint (item->exposure, ==, LDS_EXPOSURE_HIGH);
  g_assert_cmpuint (item->n_disputes, ==, 1);
  assert_says (audit, item, LDS_REASON_CONTENT_DISPUTED,
               "Dy: 0 % (declared) against 1.5–6.5 % (inferred). The stronger evidence counts. Ask the "
               "supplier.");
}

static void
test_old_declaration_of_none_does_not_win (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 id;

  bom_open (&bom);
  id = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH", .country = "CN" });
  bom_claim_content (&bom, id, "Dy", 0, 0, "declared", "2023-01-01", "Letter.pdf");
  audit = bom_audit (&bom, AS_AT);
  item = bom_item (audit, id);

  g_assert_cmpint (item->exposure, ==, LDS_EXPOSURE_CRITICAL);
  assert_says (audit, item, LDS_REASON_CONTENT_DISPUTED,
               "Dy: 1.5–6.5 % (inferred) against 0 % (stated). The worse counts. Ask the supplier.");
}

/* There is no samarium-cobalt magnet without samarium, and no declaration makes one. */
static void
test_nobody_declares_a_material_away (void)
{
  static const char *const elements[] = { "Sm", "RE" };
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;

  bom_open (&bom);
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      gint64 id = bom_add (&bom, (Line) { .text = "Magnet", .material = "SmCo5", .country = "CN" });

      bom_claim_content (&bom, id, elements[i], 0, 0, "verified", "2026-01-01", "Test.pdf");
    }
  audit = bom_audit (&bom, AS_AT);

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);

      g_assert_nonnull (bom_content (audit, item, "Sm"));
      g_assert_true (bom_finds (item, LDS_FINDING_CONFLICT, NULL));
      g_assert_cmpint (item->exposure, ==, LDS_EXPOSURE_CRITICAL);
    }
}

static void
test_stronger_amount_wins (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsContent *dy;
  gint64 within;
  gint64 outside;
  gint64 weaker;

  bom_open (&bom);
  within = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH" });
  bom_claim_content (&bom, within, "Dy", 0.03, 0.03, "verified", "2026-01-01", "Test.pdf");
  bom_claim_content (&bom, within, "Dy", 0.02, 0.04, "stated", NULL, NULL);
  outside = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH" });
  bom_claim_content (&bom, outside, "Dy", 0.09, 0.09, "declared", "2026-01-01", "Letter.pdf");
  weaker = bom_add (&bom, (Line) { .text = "Magnet", .material = "N42UH" });
  bom_claim_content (&bom, weaker, "Dy", 0.09, 0.09, "estimated", NULL, NULL);
  audit = bom_audit (&bom, AS_AT);

  dy = bom_content (audit, bom_item (audit, within), "Dy");
  g_assert_cmpfloat (dy->fraction_high, ==, 0.03);
  g_assert_cmpint (dy->evidence, ==, LDS_EVIDENCE_VERIFIED);
  g_assert_cmpstr (dy->backing.document, ==, "Test.pdf");
  g_assert_false (bom_finds (bom_item (audit, within), LDS_FINDING_CONFLICT, NULL));

  dy = bom_content (audit, bom_item (audit, outside), "Dy");
  g_assert_cmpfloat (dy->fraction_low, ==, 0.09);
  g_assert_true (bom_finds (bom_item (audit, outside), LDS_FINDING_CONFLICT, NULL));

  dy = bom_content (audit, bom_item (audit, weaker), "Dy");
  g_assert_cmpfloat_with_epsilon (dy->fraction_high, 0.065, 1e-12);
  g_assert_true (bom_finds (bom_item (audit, weaker), LDS_FINDING_CONFLICT, NULL));
}

static void
test_claims_of_one_grade_make_a_range (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsContent *dy;
  gint64 id;

  bom_open (&bom);
  id = bom_add (&bom, (Line) { .text = "Magnet", .country = "CN" });
  bom_claim_content (&bom, id, "Dy", 0, 0, "declared", "2026-01-01", "One.pdf");
  bom_claim_content (&bom, id, "Dy", 0.02, 0.03, "declared", "2026-01-01", "Two.pdf");
  audit = bom_audit (&bom, AS_AT);
  dy = bom_content (audit, bom_item (audit, id), "Dy");

  g_assert_cmpfloat (dy->fraction_low, ==, 0);
  g_assert_cmpfloat (dy->fraction_high, ==, 0.03);
  /* As if the worse were true. */
  g_assert_cmpint (bom_item (audit, id)->exposure, ==, LDS_EXPOSURE_CRITICAL);
  assert_says (audit, bom_item (audit, id), LDS_REASON_CONTENT_DISPUTED,
               "Dy: 0 % (declared) against 2–3 % (declared). Both count, as a range. Ask the supplier.");
}

static void
test_claim_against_what_holds_none (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 by_element;
  gint64 together;

  bom_open (&bom);
  by_element = bom_add (&bom, (Line) { .text = "Screw", .material = "Steel", .country = "DE" });
  bom_claim_content (&bom, by_element, "Dy", 0.01, 0.02, "declared", "2026-01-01", NULL);
  together = bom_add (&bom, (Line) { .text = "Thing", .country = "DE" });
  bom_claim_content (&bom, together, "RE", 0, 0, "declared", "2026-01-01", NULL);
  bom_claim_content (&bom, together, "RE", 0.3, 0.3, "stated", NULL, NULL);
  audit = bom_audit (&bom, AS_AT);

  g_assert_true (bom_finds (bom_item (audit, by_element), LDS_FINDING_CONFLICT, NULL));
  g_assert_cmpint (bom_item (audit, by_element)->exposure, ==, LDS_EXPOSURE_HIGH);
  g_assert_true (bom_finds (bom_item (audit, together), LDS_FINDING_CONFLICT, NULL));
  g_assert_cmpint (bom_item (audit, together)->exposure, ==, LDS_EXPOSURE_UNKNOWN);
}

/* Nobody's claim is lost because the parts do not show it. */
static void
test_claim_about_an_assembly (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 motors[3];

  bom_open (&bom);
  for (guint i = 0; i < G_N_ELEMENTS (motors); i++)
    {
      motors[i] = bom_add (&bom, (Line) { .text = "Motor", .supplier = "A", .country = "DE" });
      bom_add (&bom, (Line) { motors[i], .text = "Housing", .material = "Steel" });
    }
  bom_add (&bom, (Line) { motors[0], .text = "Magnet", .material = "N35" });
  bom_add (&bom, (Line) { motors[1], .text = "Magnet", .material = "N42UH" });
  bom_claim_content (&bom, motors[0], "Dy", 0.01, 0.02, "declared", "2026-01-01", NULL);
  bom_claim_content (&bom, motors[1], "Dy", 0.01, 0.02, "declared", "2026-01-01", NULL);
  bom_claim_content (&bom, motors[2], "RE", 0.1, 0.2, "declared", "2026-01-01", NULL);
  audit = bom_audit (&bom, AS_AT);

  /* Its magnet need not hold any. */
  g_assert_nonnull (bom_content (audit, bom_item (audit, motors[0]), "Dy"));
  g_assert_true (bom_finds (bom_item (audit, motors[0]), LDS_FINDING_CONFLICT, NULL));
  g_assert_cmpint (bom_item (audit, motors[0])->exposure, ==, LDS_EXPOSURE_HIGH);
  /* Its magnet does, and is not to be counted twice. */
  g_assert_null (bom_content (audit, bom_item (audit, motors[1]), "Dy"));
  /* Its only part holds none. */
  g_assert_cmpint (bom_item (audit, motors[2])->holds, ==, LDS_HOLDS_UNKNOWN);
  g_assert_cmpint (bom_item (audit, motors[2])->exposure, ==, LDS_EXPOSURE_UNKNOWN);
}

/* Two suppliers in one country, one of them on a list. */
static void
test_listed_supplier_is_not_hidden (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 motor;

  bom_open (&bom);
  motor = bom_add (&bom, (Line) { .text = "Motor", .supplier = "A", .country = "DE" });
  bom_add (&bom, (Line) { motor, .text = "Bracket", .material = "Steel", .supplier = "B",
                          .country = "JP" });
  bom_add (&bom, (Line) { motor, .text = "Bracket", .material = "Steel",
                          .supplier = "IHI Aerospace", .country = "JP" });
  audit = bom_audit (&bom, AS_AT);

  g_assert_true (bom_finds (bom_item (audit, motor), LDS_FINDING_ENTITY, "cn-mofcom-2026-11"));
  g_assert_cmpint (bom_item (audit, motor)->exposure, ==, LDS_EXPOSURE_HIGH);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autofree char *path = g_strconcat ("/audit/claims/age/", ages[i].name, NULL);

      g_test_add_data_func (path, &ages[i], test_age);
    }
  g_test_add_func ("/audit/claims/age-is-told", test_age_is_told);
  g_test_add_func ("/audit/claims/old-claim-of-none-is-told", test_old_claim_of_none_is_told);
  g_test_add_func ("/audit/claims/stronger-grade-of-one-country-wins",
                   test_stronger_grade_of_one_country_wins);
  g_test_add_func ("/audit/claims/countries-that-contradict-are-both-kept",
                   test_countries_that_contradict_are_both_kept);
  g_test_add_func ("/audit/claims/what-is-no-contradiction", test_what_is_no_contradiction);
  g_test_add_func ("/audit/claims/presumed-is-never-known", test_presumed_is_never_known);
  g_test_add_func ("/audit/claims/declared-none-of-an-element-wins-and-shows",
                   test_declared_none_of_an_element_wins_and_shows);
  g_test_add_func ("/audit/claims/old-declaration-of-none-does-not-win",
                   test_old_declaration_of_none_does_not_win);
  g_test_add_func ("/audit/claims/nobody-declares-a-material-away",
                   test_nobody_declares_a_material_away);
  g_test_add_func ("/audit/claims/stronger-amount-wins", test_stronger_amount_wins);
  g_test_add_func ("/audit/claims/claims-of-one-grade-make-a-range",
                   test_claims_of_one_grade_make_a_range);
  g_test_add_func ("/audit/claims/claim-against-what-holds-none", test_claim_against_what_holds_none);

  g_test_add_func ("/audit/claims/claim-about-an-assembly", test_claim_about_an_assembly);
  g_test_add_func ("/audit/claims/listed-supplier-is-not-hidden", test_listed_supplier_is_not_hidden);

  return g_test_run ();
}
