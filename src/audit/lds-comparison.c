/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-comparison.h"

#include "lds-comparison-private.h"
#include "lds-text.h"

#include <math.h>
#include <string.h>

/* What was written down has ten digits. */
#define TOLERANCE 1e-9

/* Case, width and spaces at the ends are no change. */
static gboolean
same_text (const char *a,
           const char *b)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  a = a != NULL ? a : "";
  b = b != NULL ? b : "";
  if (strcmp (a, b) == 0)
    return TRUE;

  first = g_strstrip (lds_text_fold (a));
  second = g_strstrip (lds_text_fold (b));

  return strcmp (first, second) == 0;
}

static gboolean
same_number (double a,
             double b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) && isnan (b);

  return a == b || fabs (a - b) <= TOLERANCE * MAX (fabs (a), fabs (b));
}

/* An element that may be absent and has no mass beside one that is not listed is a difference, too. */
static gboolean
same_masses (const LdsComparisonSide *before,
             const LdsComparedLine   *b,
             const LdsComparisonSide *after,
             const LdsComparedLine   *a)
{
  const LdsComparedMass *first = lds_comparison_side_get_masses (before, b);
  const LdsComparedMass *second = lds_comparison_side_get_masses (after, a);

  if (a->n_masses != b->n_masses)
    return FALSE;

  for (guint i = 0; i < a->n_masses; i++)
    {
      if (!g_str_equal (first[i].symbol, second[i].symbol) ||
          !same_number (first[i].low, second[i].low) ||
          !same_number (first[i].high, second[i].high))
        return FALSE;
    }

  return TRUE;
}

static gboolean
same_price (const LdsComparedLine *b,
            const LdsComparedLine *a)
{
  return same_number (b->unit_price, a->unit_price) && same_text (b->currency, a->currency);
}

static guint
compare_facts (const LdsComparedLine *b,
               const LdsComparedLine *a)
{
  const gboolean differs[LDS_CHANGED_TIER_1] = {
    [LDS_CHANGED_PART_NUMBER] = !same_text (b->part_number, a->part_number),
    [LDS_CHANGED_DESCRIPTION] = !same_text (b->description, a->description),
    [LDS_CHANGED_QUANTITY] = !same_number (b->quantity, a->quantity),
    [LDS_CHANGED_UNIT] = !same_text (b->unit, a->unit),
    [LDS_CHANGED_SUPPLIER] = !same_text (b->supplier, a->supplier),
    [LDS_CHANGED_MANUFACTURER] = !same_text (b->manufacturer, a->manufacturer),
    [LDS_CHANGED_MPN] = !same_text (b->mpn, a->mpn),
    [LDS_CHANGED_MATERIAL] = !same_text (b->material, a->material),
    [LDS_CHANGED_COUNTRIES] = g_strcmp0 (b->countries, a->countries) != 0,
    [LDS_CHANGED_DESIGNATORS] = !same_text (b->reference_designator, a->reference_designator),
    [LDS_CHANGED_FITTED] = b->fitted != a->fitted,
    [LDS_CHANGED_SUBSTITUTE] = b->substitute != a->substitute,
    [LDS_CHANGED_MASS] = !same_number (b->mass_g, a->mass_g),
    [LDS_CHANGED_PRICE] = !same_price (b, a),
  };
  guint fields = 0;

  for (guint i = 0; i < G_N_ELEMENTS (differs); i++)
    fields |= (guint) differs[i] << i;

  return fields;
}

static guint
compare_results (const LdsComparison   *self,
                 const LdsComparedLine *b,
                 const LdsComparedLine *a)
{
  guint fields = 0;

  for (guint tier = 0; tier < G_N_ELEMENTS (a->tiers); tier++)
    {
      if (g_strcmp0 (b->tiers[tier], a->tiers[tier]) != 0)
        fields |= 1u << (LDS_CHANGED_TIER_1 + tier);
    }
  if (b->exposure != a->exposure)
    fields |= 1u << LDS_CHANGED_EXPOSURE;
  if (b->rollup_exposure != a->rollup_exposure)
    fields |= 1u << LDS_CHANGED_ROLLUP;
  if (!same_masses (self->before, b, self->after, a))
    fields |= 1u << LDS_CHANGED_ELEMENTS;

  return fields;
}

static gboolean
is_moved (const LdsMatch *match,
          guint           before,
          guint           after)
{
  int from = lds_match_get_parent (match, 0, before);
  int to = lds_match_get_parent (match, 1, after);

  return from == -2 || from != to;
}

static void
add_change (LdsComparison *self,
            LdsLineChange  change)
{
  self->n[change.kind]++;
  if (change.kind == LDS_CHANGE_NONE)
    self->n_affected += change.fields != 0;
  g_array_append_val (self->changes, change);
}

static void
add_pair (LdsComparison  *self,
          const LdsMatch *match,
          guint           before,
          guint           after)
{
  const LdsComparedLine *b = lds_comparison_side_get_line (self->before, before);
  const LdsComparedLine *a = lds_comparison_side_get_line (self->after, after);
  guint facts = compare_facts (b, a);
  LdsLineChange change = {
    .kind = is_moved (match, before, after) ? LDS_CHANGE_MOVED
            : facts != 0                    ? LDS_CHANGE_CHANGED
                                            : LDS_CHANGE_NONE,
    .before = (int) before,
    .after = (int) after,
    .fields = facts | compare_results (self, b, a),
  };

  self->n_worse += a->exposure < b->exposure;
  self->n_better += a->exposure > b->exposure;
  add_change (self, change);
}

static void
list_changes (LdsComparison  *self,
              const LdsMatch *match)
{
  for (guint i = 0; i < match->n_lines[1]; i++)
    {
      int partner = match->lines[1][i].partner;

      if (partner >= 0)
        add_pair (self, match, partner, i);
      else
        add_change (self, (LdsLineChange) { LDS_CHANGE_ADDED, -1, (int) i, 0 });
    }

  for (guint i = 0; i < match->n_lines[0]; i++)
    {
      if (match->lines[0][i].partner < 0)
        add_change (self, (LdsLineChange) { LDS_CHANGE_REMOVED, (int) i, -1, 0 });
    }
}

/**
 * lds_comparison_new:
 * @before: the earlier side
 * @after: the later side
 *
 * Finds which line is which, by part, position and text, and what differs. The other way round, the
 * same lines belong together. It takes about as long as the number of lines.
 *
 * Returns: (transfer full): the comparison
 */
LdsComparison *
lds_comparison_new (LdsComparisonSide *before,
                    LdsComparisonSide *after)
{
  g_auto (LdsMatch) match = { 0 };
  LdsComparison *self = g_new0 (LdsComparison, 1);

  self->before = lds_comparison_side_ref (before);
  self->after = lds_comparison_side_ref (after);
  self->changes = g_array_new (FALSE, FALSE, sizeof (LdsLineChange));

  lds_match_init (&match, before, after);
  lds_match_run (&match);
  list_changes (self, &match);

  return self;
}

/**
 * lds_comparison_free:
 *
 * Frees the comparison.
 */
void
lds_comparison_free (LdsComparison *self)
{
  g_array_unref (self->changes);
  lds_comparison_side_unref (self->before);
  lds_comparison_side_unref (self->after);
  g_free (self);
}

/**
 * lds_line_change_is_empty:
 *
 * Returns: whether the line, its place and all that came out for it are the same on both sides
 */
gboolean
lds_line_change_is_empty (const LdsLineChange *change)
{
  return change->kind == LDS_CHANGE_NONE && change->fields == 0;
}

/**
 * lds_comparison_is_empty:
 *
 * Returns: whether no line differs in anything
 */
gboolean
lds_comparison_is_empty (const LdsComparison *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      if (!lds_line_change_is_empty (&g_array_index (self->changes, LdsLineChange, i)))
        return FALSE;
    }

  return TRUE;
}

/**
 * lds_line_change_get_before:
 * @comparison: what it is part of
 *
 * Returns: (nullable) (transfer none): the line as it was, %NULL where it is added
 */
const LdsComparedLine *
lds_line_change_get_before (const LdsLineChange *change,
                            const LdsComparison *comparison)
{
  return change->before >= 0 ? lds_comparison_side_get_line (comparison->before, change->before)
                             : NULL;
}

/**
 * lds_line_change_get_after:
 * @comparison: what it is part of
 *
 * Returns: (nullable) (transfer none): the line as it is, %NULL where it is removed
 */
const LdsComparedLine *
lds_line_change_get_after (const LdsLineChange *change,
                           const LdsComparison *comparison)
{
  return change->after >= 0 ? lds_comparison_side_get_line (comparison->after, change->after)
                            : NULL;
}
