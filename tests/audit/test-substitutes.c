/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bom.h"
#include "lds-wording.h"

#include <math.h>
#include <string.h>

#define FORCE_DATE "2026-06-01"

typedef struct
{
  Bom    bom;
  gint64 product;
  gint64 magnet;
  gint64 substitute;
} Case;

/* A motor with a known magnet, and a Chinese one that may stand in for it. */
static void
open_case (Case       *self,
           const char *material,
           const char *country)
{
  bom_open (&self->bom);
  self->product = bom_add (&self->bom, (Line) { .text = "Product" });
  self->magnet = bom_add (&self->bom, (Line) { self->product, .part = "M-1", .text = "Magnet",
                                               .material = "N42UH", .supplier = "A",
                                               .country = "DE", .quantity = 4, .mass_g = 10 });
  bom_say_tier (&self->bom, self->magnet, 2, "JP");
  bom_say_tier (&self->bom, self->magnet, 3, "MY");
  self->substitute = bom_add (&self->bom, (Line) { self->product, .part = "M-2", .text = "Magnet",
                                                   .material = material, .supplier = "B",
                                                   .country = country, .quantity = 4,
                                                   .mass_g = 10,
                                                   .substitute_for = self->magnet });
}

static gboolean
names_substitute (LdsAudit      *audit,
                  const LdsItem *item,
                  const char    *words)
{
  for (guint i = 0; i < item->n_findings; i++)
    if (item->findings[i].kind == LDS_FINDING_SUBSTITUTE)
      {
        g_autofree char *text = lds_finding_describe (&item->findings[i], audit,
                                                      lds_wording_plain);

        g_assert_nonnull (strstr (text, words));
        return TRUE;
      }

  return FALSE;
}

static void
test_is_judged_apart (void)
{
  Case c;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *substitute;

  open_case (&c, "N42UH", "CN");
  audit = bom_audit (&c.bom, FORCE_DATE);
  substitute = bom_item (audit, c.substitute);

  g_assert_cmpint (substitute->exposure, ==, LDS_EXPOSURE_CRITICAL);
  g_assert_cmpint (substitute->substitute_for, ==, (int) c.magnet - 1);
  g_assert_false (substitute->counted);
  g_assert_cmpfloat (substitute->total_quantity, ==, 4);
  g_assert_cmpuint (substitute->n_contents, >, 0);
  g_assert_cmpuint (substitute->n_findings, >, 0);
  g_assert_cmpint (bom_item (audit, c.magnet)->exposure, ==, LDS_EXPOSURE_WATCH);
  g_assert_cmpint (bom_item (audit, c.magnet)->substitute_for, ==, -1);
  bom_close (&c.bom);
}

static void
test_is_in_no_figure (void)
{
  Case c;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (LdsAudit) alone = NULL;
  const LdsSummary *summary;
  const LdsContent *sum;

  open_case (&c, "N42UH", "CN");
  audit = bom_audit (&c.bom, FORCE_DATE);
  summary = lds_audit_get_summary (audit);
  sum = bom_rollup (audit, bom_item (audit, c.product), "Nd");

  g_assert_cmpuint (summary->n_items, ==, 2);
  g_assert_cmpuint (summary->n_substitutes, ==, 1);
  g_assert_cmpuint (summary->by_exposure[LDS_EXPOSURE_CRITICAL], ==, 0);
  g_assert_cmpuint (summary->n_chinese, ==, 0);
  g_assert_cmpuint (summary->n_controlled, ==, 1);
  g_assert_cmpint (summary->worst, ==, LDS_EXPOSURE_WATCH);
  g_assert_cmpfloat (summary->coverage[2], ==, 1);
  bom_assert_near (sum->mass_g_high, bom_content (audit, bom_item (audit, c.magnet),
                                                  "Nd")->mass_g_high, 1e-9);
  g_assert_cmpint (bom_item (audit, c.product)->rollup_exposure, ==, LDS_EXPOSURE_WATCH);
  g_assert_cmpint (bom_item (audit, c.product)->exposure, !=, LDS_EXPOSURE_MEDIUM);
  bom_close (&c.bom);
}

static void
test_worse_one_is_noted (void)
{
  Case c;
  g_autoptr (LdsAudit) audit = NULL;

  open_case (&c, "N42UH", "CN");
  audit = bom_audit (&c.bom, FORCE_DATE);
  g_assert_true (names_substitute (audit, bom_item (audit, c.magnet), "“M-2” has a worse level"));
  g_assert_true (names_substitute (audit, bom_item (audit, c.magnet), "ritical"));
  bom_close (&c.bom);
}

static void
test_better_one_is_not (void)
{
  Case c;
  g_autoptr (LdsAudit) audit = NULL;

  open_case (&c, "Ferrite Y30", "DE");
  audit = bom_audit (&c.bom, FORCE_DATE);
  g_assert_false (names_substitute (audit, bom_item (audit, c.magnet), ""));
  bom_close (&c.bom);
}

/* What is under a substitute is no more in the product than the substitute itself. */
static void
test_parts_of_a_substitute (void)
{
  Case c;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 part;

  open_case (&c, "Steel", "DE");
  part = bom_add (&c.bom, (Line) { c.substitute, .text = "Magnet", .material = "N42UH",
                                   .supplier = "C", .country = "CN", .mass_g = 5 });
  audit = bom_audit (&c.bom, FORCE_DATE);

  g_assert_false (bom_item (audit, part)->counted);
  g_assert_cmpuint (lds_audit_get_summary (audit)->n_items, ==, 2);
  g_assert_cmpuint (lds_audit_get_summary (audit)->n_substitutes, ==, 2);
  g_assert_cmpuint (lds_audit_get_summary (audit)->n_worse_substitutes, ==, 1);
  g_assert_cmpuint (lds_audit_get_summary (audit)->worst_substitute, ==, LDS_EXPOSURE_CRITICAL);
  g_assert_cmpint (bom_item (audit, c.substitute)->rollup_exposure, ==, LDS_EXPOSURE_CRITICAL);
  g_assert_cmpint (bom_item (audit, c.product)->rollup_exposure, ==, LDS_EXPOSURE_WATCH);
  g_assert_true (names_substitute (audit, bom_item (audit, c.magnet), "M-2"));
  bom_close (&c.bom);
}

static void
test_not_fitted_substitute (void)
{
  Case c;
  g_autoptr (LdsAudit) audit = NULL;
  gint64 other;

  open_case (&c, "Ferrite Y30", "DE");
  other = bom_add (&c.bom, (Line) { c.product, .text = "Magnet", .material = "N42UH",
                                    .supplier = "C", .country = "CN", .not_fitted = TRUE,
                                    .substitute_for = c.magnet });
  audit = bom_audit (&c.bom, FORCE_DATE);

  g_assert_false (bom_item (audit, other)->counted);
  g_assert_cmpuint (lds_audit_get_summary (audit)->n_not_fitted, ==, 1);
  g_assert_cmpuint (lds_audit_get_summary (audit)->n_substitutes, ==, 1);
  g_assert_false (names_substitute (audit, bom_item (audit, c.magnet), ""));
  bom_close (&c.bom);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audit/substitutes/is-judged-apart", test_is_judged_apart);
  g_test_add_func ("/audit/substitutes/is-in-no-figure", test_is_in_no_figure);
  g_test_add_func ("/audit/substitutes/worse-one-is-noted", test_worse_one_is_noted);
  g_test_add_func ("/audit/substitutes/better-one-is-not", test_better_one_is_not);
  g_test_add_func ("/audit/substitutes/parts-of-a-substitute", test_parts_of_a_substitute);
  g_test_add_func ("/audit/substitutes/not-fitted-substitute", test_not_fitted_substitute);

  return g_test_run ();
}
