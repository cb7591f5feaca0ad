/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold of every audit, for structures and claims that are drawn at random. GLib prints the seed:
 * --seed SEED draws the same again. */

#include "bom.h"
#include "lds-catalogue.h"

#include <math.h>
#include <string.h>

#define N_DRAWS 60
#define MAX_PARTS 16
#define MAX_CLAIMS 6
#define N_TIERS 3
#define AS_AT "2026-06-01"

/* What somebody claims of a part beside the list: the country of a tier, or how much of an element it holds. */
typedef struct
{
  guint       tier;
  const char *country; /* NULL: about an element */
  const char *element;
  double      low;
  double      high;
  const char *evidence;
  const char *date;
} Claim;

/* One part of a drawn structure: what the list says of it. */
typedef struct
{
  int         parent; /* index, -1 at the top */
  const char *text;
  const char *material;
  const char *supplier;
  const char *countries[N_TIERS]; /* NULL: not told */
  const char *element;            /* NULL: no claim */
  double      low;
  double      high;
  double      quantity;
  double      mass_g; /* 0: not known */
  gboolean    not_fitted;
  Claim       claims[MAX_CLAIMS];
  guint       n_claims;
  gint64      id;
} Part;

typedef struct
{
  Part  parts[MAX_PARTS];
  guint n;
} Draw;

static LdsCatalogue *catalogue;

static const char *const texts[] = {
  "Module", "Ring magnet", "BLDC motor", "Screw M3x10", "Housing", "Bracket for motor", "Rotor", "X1",
};
static const char *const materials[] = {
  NULL, NULL, "N42UH", "N42", "N35M", "SmCo5", "Ferrite Y30", "Steel", "Aluminium 6061", "WE43",
};
static const char *const suppliers[] = {
  NULL, "Acme GmbH", "Ningbo Magnet Co., Ltd.", "IHI Aerospace", "TDK",
};
static const char *const countries[] = { NULL, NULL, "CN", "HK", "DE", "JP", "MY", "GB" };
static const char *const elements[] = { "Dy", "Sm", "Nd", "Ho", "Y" };
static const char *const claimed_elements[] = { "Dy", "Dy", "Sm", "Nd", "NdPr", "Ho", "RE", "RE" };
static const char *const grades[] = {
  "verified", "declared", "stated", "inferred", "estimated", "presumed", "unknown",
};
/* On the day of the audit those before 2024-06-01 are too old. */
static const char *const dates[] = {
  NULL, "1999-12-31", "2024-05-31", "2024-06-01", "2025-09-30", "2026-06-01", "2031-01-01", "some day",
};

#define pick(list) ((list)[g_test_rand_int_range (0, G_N_ELEMENTS (list))])
#define one_in(n) (g_test_rand_int_range (0, (n)) == 0)

static void
draw_claim (Part *part)
{
  part->element = pick (elements);
  part->low = one_in (3) ? 0 : g_test_rand_double_range (0.001, 0.2);
  part->high = part->low + g_test_rand_double_range (0, 0.3);
}

/* A claim of any grade and age. */
static void
add_claim (Part *part)
{
  Claim *claim;

  if (part->n_claims == MAX_CLAIMS)
    return;

  claim = &part->claims[part->n_claims++];
  *claim = (Claim) {
    .tier = g_test_rand_int_range (0, N_TIERS + 1),
    .country = one_in (2) ? countries[g_test_rand_int_range (2, G_N_ELEMENTS (countries))] : NULL,
    .element = pick (claimed_elements),
    .low = one_in (2) ? 0 : g_test_rand_double_range (0.001, 0.2),
    .evidence = pick (grades),
    .date = pick (dates),
  };
  claim->high = claim->low == 0 && one_in (2) ? 0 : claim->low + g_test_rand_double_range (0, 0.3);
}

static void
draw_structure (Draw *draw)
{
  draw->n = g_test_rand_int_range (1, MAX_PARTS + 1);

  for (guint i = 0; i < draw->n; i++)
    {
      Part *part = &draw->parts[i];

      *part = (Part) {
        .parent = one_in (5) ? -1 : g_test_rand_int_range (-1, (int) i),
        .text = pick (texts),
        .material = pick (materials),
        .supplier = pick (suppliers),
        .quantity = g_test_rand_int_range (1, 6),
        .mass_g = one_in (4) ? 0 : g_test_rand_double_range (0.1, 500),
        .not_fitted = one_in (10),
      };
      for (guint tier = 0; tier < N_TIERS; tier++)
        part->countries[tier] = pick (countries);
      if (one_in (3))
        draw_claim (part);
      while (one_in (2))
        add_claim (part);
    }
}

static void
tell_claim (Bom         *bom,
            gint64       item,
            const Claim *claim)
{
  if (claim->country != NULL)
    bom_claim_origin (bom, item, claim->tier, claim->country, claim->evidence, claim->date, NULL);
  else
    bom_claim_content (bom, item, claim->element, claim->low, claim->high, claim->evidence,
                       claim->date, NULL);
}

static void
add_part (Bom      *bom,
          Draw     *draw,
          Part     *part,
          gboolean  backwards)
{
  part->id = bom_add (bom, (Line) {
    .parent = part->parent >= 0 ? draw->parts[part->parent].id : 0,
    .text = part->text,
    .material = part->material,
    .supplier = part->supplier,
    .quantity = part->quantity,
    .mass_g = part->mass_g,
    .not_fitted = part->not_fitted,
  });

  for (guint tier = 0; tier < N_TIERS; tier++)
    {
      if (part->countries[tier] != NULL)
        bom_say_tier (bom, part->id, tier + 1, part->countries[tier]);
    }
  if (part->element != NULL)
    bom_say_content (bom, part->id, part->element, part->low, part->high);
  for (guint i = 0; i < part->n_claims; i++)
    tell_claim (bom, part->id, &part->claims[backwards ? part->n_claims - 1 - i : i]);
}

/* Adds the parts below one, each with its own before the next, as a list is read. */
static void
add_below (Bom      *bom,
           Draw     *draw,
           int       parent,
           gboolean  backwards)
{
  for (guint i = 0; i < draw->n; i++)
    {
      guint at = backwards ? draw->n - 1 - i : i;

      if (draw->parts[at].parent != parent)
        continue;
      add_part (bom, draw, &draw->parts[at], backwards);
      add_below (bom, draw, (int) at, backwards);
    }
}

static LdsAudit *
audit_draw (Draw     *draw,
            gboolean  backwards)
{
  g_auto (Bom) bom;

  bom_open_with (&bom, catalogue);
  add_below (&bom, draw, -1, backwards);

  return bom_audit (&bom, AS_AT);
}

/* --- More knowledge --- */

/* Tells one country or composition more. */
static void
learn (Draw *draw)
{
  Part *part = &draw->parts[g_test_rand_int_range (0, (int) draw->n)];
  guint tier = g_test_rand_int_range (0, N_TIERS);

  if (one_in (2))
    add_claim (part);
  else if (part->element == NULL && one_in (2))
    draw_claim (part);
  else if (part->material == NULL && one_in (2))
    part->material = materials[g_test_rand_int_range (2, G_N_ELEMENTS (materials))];
  else if (part->countries[tier] == NULL)
    part->countries[tier] = countries[g_test_rand_int_range (2, G_N_ELEMENTS (countries))];
}

static void
test_knowledge_never_hides_what_is_critical (void)
{
  guint n_critical = 0;

  for (guint round = 0; round < N_DRAWS; round++)
    {
      Draw draw;
      g_autoptr (LdsAudit) before = NULL;
      g_autoptr (LdsAudit) after = NULL;

      draw_structure (&draw);
      before = audit_draw (&draw, FALSE);
      for (guint i = 0; i < 4; i++)
        learn (&draw);
      after = audit_draw (&draw, FALSE);

      for (guint i = 0; i < draw.n; i++)
        {
          const LdsItem *then = bom_item (before, draw.parts[i].id);
          const LdsItem *now = bom_item (after, draw.parts[i].id);

          if (then->exposure == LDS_EXPOSURE_CRITICAL)
            g_assert_cmpint (now->exposure, !=, LDS_EXPOSURE_UNKNOWN);
          if (then->rollup_exposure == LDS_EXPOSURE_CRITICAL)
            g_assert_cmpint (now->rollup_exposure, !=, LDS_EXPOSURE_UNKNOWN);
          n_critical += then->exposure == LDS_EXPOSURE_CRITICAL;
        }
    }

  g_assert_cmpuint (n_critical, >, N_DRAWS / 4);
}

/* --- Clear --- */

static gboolean
is_leaf (const Draw *draw,
         guint       index)
{
  for (guint i = 0; i < draw->n; i++)
    {
      if (draw->parts[i].parent == (int) index)
        return FALSE;
    }

  return TRUE;
}

/* The grade with which a claim is to count on the day of the audit. */
static LdsEvidence
weigh (const Claim *claim)
{
  LdsEvidence grade = LDS_EVIDENCE_UNKNOWN;

  g_assert_true (lds_evidence_from_string (claim->evidence, &grade));
  if (grade < LDS_EVIDENCE_STATED && claim->date != NULL && g_ascii_isdigit (*claim->date) &&
      strcmp (claim->date, "2024-06-01") < 0)
    return LDS_EVIDENCE_STATED;

  return grade;
}

/* Whether a declaration or a certificate that is not too old takes an element out, against a weaker claim. */
static gboolean
is_denied (const Part *part,
           const char *element,
           LdsEvidence grade)
{
  for (guint i = 0; i < part->n_claims; i++)
    {
      const Claim *claim = &part->claims[i];

      if (claim->country == NULL && claim->high == 0 && g_str_equal (claim->element, element) &&
          weigh (claim) < LDS_EVIDENCE_STATED && weigh (claim) < grade)
        return TRUE;
    }

  return FALSE;
}

/* What is claimed of a part that is clear: no Chinese origin, unless of where we make it ourselves, and no rare
 * earth that nobody better denies. */
static void
check_claims (const Part *part,
              gboolean    own)
{
  for (guint i = 0; i < part->n_claims; i++)
    {
      const Claim *claim = &part->claims[i];

      if (weigh (claim) > LDS_EVIDENCE_ESTIMATED)
        continue;
      if (claim->country != NULL)
        g_assert_true ((own && claim->tier == 0) || (!g_str_equal (claim->country, "CN") &&
                                                     !g_str_equal (claim->country, "HK")));
      else if (claim->high > 0 && g_str_equal (claim->element, "NdPr"))
        g_assert_true (is_denied (part, "Nd", weigh (claim)) || is_denied (part, "NdPr", weigh (claim)));
      else if (claim->high > 0)
        g_assert_true (is_denied (part, claim->element, weigh (claim)));
    }
}

/* Whether the list says nothing of what a part without parts is made of. */
static gboolean
says_no_composition (const Draw *draw,
                     guint       index)
{
  const Part *part = &draw->parts[index];

  for (guint i = 0; i < part->n_claims; i++)
    {
      if (part->claims[i].country == NULL && weigh (&part->claims[i]) <= LDS_EVIDENCE_ESTIMATED)
        return FALSE;
    }

  return is_leaf (draw, index) && part->material == NULL && part->element == NULL;
}

static gboolean
has_country (const LdsItem *item,
             guint          tier)
{
  for (guint i = 0; i < item->n_tiers; i++)
    {
      if (item->tiers[i].tier == tier && item->tiers[i].country != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
check_clear (LdsAudit   *audit,
             const Draw *draw,
             guint       index)
{
  const Part *part = &draw->parts[index];
  const LdsItem *item = bom_item (audit, part->id);

  g_assert_cmpint (item->holds, ==, LDS_HOLDS_NONE);
  g_assert_true (item->own || has_country (item, 1));
  g_assert_true (part->element == NULL || part->high == 0 ||
                 is_denied (part, part->element, LDS_EVIDENCE_STATED));
  check_claims (part, item->own);
  for (guint tier = 0; tier < N_TIERS; tier++)
    g_assert_true (part->countries[tier] == NULL || (!g_str_equal (part->countries[tier], "CN") &&
                                                     !g_str_equal (part->countries[tier], "HK")));
}

static void
test_nothing_unknown_is_clear (void)
{
  guint n_clear = 0;

  for (guint round = 0; round < N_DRAWS; round++)
    {
      Draw draw;
      g_autoptr (LdsAudit) audit = NULL;

      draw_structure (&draw);
      audit = audit_draw (&draw, FALSE);

      for (guint i = 0; i < draw.n; i++)
        {
          const LdsItem *item = bom_item (audit, draw.parts[i].id);

          if (item->exposure == LDS_EXPOSURE_CLEAR)
            {
              check_clear (audit, &draw, i);
              n_clear++;
            }
          if (item->holds == LDS_HOLDS_UNKNOWN || (!item->own && !has_country (item, 1)) ||
              says_no_composition (&draw, i))
            {
              g_assert_cmpint (item->exposure, !=, LDS_EXPOSURE_CLEAR);
              g_assert_cmpint (item->rollup_exposure, !=, LDS_EXPOSURE_CLEAR);
            }
        }
    }

  g_assert_cmpuint (n_clear, >, 0);
}

/* --- Roll-up --- */

/* Adds what a part and those below it hold of an element; NaN in @high where a mass is not known. */
static void
sum_below (LdsAudit   *audit,
           const Draw *draw,
           guint       index,
           const char *element,
           double      pieces,
           double     *low,
           double     *high)
{
  const Part *part = &draw->parts[index];
  const LdsContent *content = bom_content (audit, bom_item (audit, part->id), element);

  pieces *= part->quantity;
  if (content != NULL)
    {
      double mass = part->mass_g != 0 ? part->mass_g : NAN;

      if (!isnan (mass) && !isnan (content->fraction_low))
        *low += pieces * mass * content->fraction_low;
      *high += pieces * mass * content->fraction_high;
    }

  for (guint i = 0; i < draw->n; i++)
    {
      if (draw->parts[i].parent == (int) index && !draw->parts[i].not_fitted)
        sum_below (audit, draw, i, element, pieces, low, high);
    }
}

static void
check_sum (LdsAudit   *audit,
           const Draw *draw,
           guint       index,
           const char *element)
{
  const LdsContent *sum = bom_rollup (audit, bom_item (audit, draw->parts[index].id), element);
  double low = 0;
  double high = 0;

  sum_below (audit, draw, index, element, 1, &low, &high);
  if (sum == NULL)
    {
      g_assert_cmpfloat (high, ==, 0);
      return;
    }

  bom_assert_near (sum->mass_g_low, low, 1e-9);
  if (isnan (high))
    g_assert_true (isnan (sum->mass_g_high));
  else
    bom_assert_near (sum->mass_g_high, high, 1e-9);
}

static void
test_rollup_is_the_sum_of_the_leaves (void)
{
  for (guint round = 0; round < N_DRAWS; round++)
    {
      Draw draw;
      g_autoptr (LdsAudit) audit = NULL;

      draw_structure (&draw);
      audit = audit_draw (&draw, FALSE);

      /* Those above have no quantity there, so that the sums begin at the top. */
      for (guint i = 0; i < draw.n; i++)
        {
          if (draw.parts[i].parent >= 0 || draw.parts[i].not_fitted)
            continue;
          for (guint j = 0; j < G_N_ELEMENTS (elements); j++)
            check_sum (audit, &draw, i, elements[j]);
        }
    }
}

/* --- Row order --- */

static void
assert_same_item (const LdsItem *a,
                  const LdsItem *b)
{
  g_assert_cmpint (a->exposure, ==, b->exposure);
  g_assert_cmpint (a->rollup_exposure, ==, b->rollup_exposure);
  g_assert_cmpint (a->holds, ==, b->holds);
  g_assert_cmpuint (a->n_tiers, ==, b->n_tiers);
  g_assert_cmpuint (a->n_findings, ==, b->n_findings);
  g_assert_cmpuint (a->n_rollup, ==, b->n_rollup);

  for (guint i = 0; i < a->n_rollup; i++)
    {
      const LdsContent *x = &a->rollup[i];
      const LdsContent *y = &b->rollup[i];

      g_assert_cmpuint (x->element, ==, y->element);
      g_assert_cmpint (x->state, ==, y->state);
      bom_assert_near (x->mass_g_low, y->mass_g_low, 1e-9);
      g_assert_cmpint (isnan (x->mass_g_high), ==, isnan (y->mass_g_high));
      if (!isnan (x->mass_g_high))
        bom_assert_near (x->mass_g_high, y->mass_g_high, 1e-9);
    }
}

static void
test_row_order_does_not_matter (void)
{
  for (guint round = 0; round < N_DRAWS; round++)
    {
      Draw draw;
      Draw turned;
      g_autoptr (LdsAudit) forwards = NULL;
      g_autoptr (LdsAudit) backwards = NULL;

      draw_structure (&draw);
      turned = draw;
      forwards = audit_draw (&draw, FALSE);
      backwards = audit_draw (&turned, TRUE);

      for (guint i = 0; i < draw.n; i++)
        assert_same_item (bom_item (forwards, draw.parts[i].id),
                          bom_item (backwards, turned.parts[i].id));
      g_assert_cmpint (lds_audit_get_summary (forwards)->worst, ==,
                       lds_audit_get_summary (backwards)->worst);
      for (guint i = 0; i < LDS_N_EXPOSURES; i++)
        g_assert_cmpuint (lds_audit_get_summary (forwards)->by_exposure[i], ==,
                          lds_audit_get_summary (backwards)->by_exposure[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = lds_catalogue_load (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/audit/properties/knowledge-never-hides-what-is-critical",
                   test_knowledge_never_hides_what_is_critical);
  g_test_add_func ("/audit/properties/nothing-unknown-is-clear", test_nothing_unknown_is_clear);
  g_test_add_func ("/audit/properties/rollup-is-the-sum-of-the-leaves",
                   test_rollup_is_the_sum_of_the_leaves);
  g_test_add_func ("/audit/properties/row-order-does-not-matter", test_row_order_does_not_matter);

  status = g_test_run ();
  g_clear_object (&catalogue);
  return status;
}
