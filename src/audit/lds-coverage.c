/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-coverage.h"

#include "lds-audit-private.h"

#include <math.h>

static LdsEvidence
get_evidence (const LdsItem *item,
              guint          tier)
{
  LdsEvidence weakest = LDS_EVIDENCE_VERIFIED;
  gboolean known = FALSE;

  for (guint i = 0; i < item->n_tiers; i++)
    {
      const LdsTierLink *link = &item->tiers[i];

      if (link->tier != tier || link->country == NULL)
        continue;
      known = TRUE;
      weakest = MAX (weakest, link->evidence);
    }

  return known ? weakest : LDS_EVIDENCE_UNKNOWN;
}

static void
add_amount (LdsCoverage   *coverage,
            const LdsItem *item,
            double         low,
            double         high)
{
  coverage->n_items++;
  lds_range_add (&coverage->total, low, high);
  for (guint tier = 1; tier <= LDS_N_TIERS; tier++)
    lds_range_add (&coverage->by_evidence[tier - 1][get_evidence (item, tier)], low, high);
}

/* Whether the price of a bought line above holds that of this one already. */
static gboolean
is_in_price_above (LdsAudit      *self,
                   const LdsItem *item)
{
  for (int above = item->parent; above >= 0; above = lds_audit_item (self, above)->parent)
    {
      const LdsItem *line = lds_audit_item (self, above);

      if (!line->own && !isnan (line->unit_price) && !isnan (line->total_quantity))
        return TRUE;
    }

  return FALSE;
}

static LdsCoverage *
get_value (LdsSummary *summary,
           const char *currency)
{
  LdsCoverage added = { .currency = currency };
  guint at = 0;

  for (; at < summary->values->len; at++)
    {
      LdsCoverage *present = &g_array_index (summary->values, LdsCoverage, at);
      int order = g_strcmp0 (present->currency, currency);

      if (order == 0)
        return present;
      if (order > 0)
        break;
    }
  g_array_insert_val (summary->values, at, added);

  return &g_array_index (summary->values, LdsCoverage, at);
}

static void
cover_value (LdsAudit      *self,
             const LdsItem *item)
{
  double value = item->unit_price * item->total_quantity;

  if (is_in_price_above (self, item))
    return;

  if (isnan (value))
    self->summary.n_without_value++;
  else
    add_amount (get_value (&self->summary, item->currency), item, value, value);
}

static void
cover_mass (LdsSummary    *summary,
            const LdsItem *item)
{
  LdsRange mass = { 0, 0 };

  if (item->n_contents == 0)
    return;

  for (guint i = 0; i < item->n_contents; i++)
    lds_range_add (&mass, item->contents[i].mass_g_low, item->contents[i].mass_g_high);

  if (isnan (mass.low) || isnan (mass.high))
    summary->masses.n_missing++;
  else
    add_amount (&summary->masses, item, mass.low, mass.high);
}

/* Adds a counted item that is bought to the figures of coverage. */
void
lds_audit_cover (LdsAudit      *self,
                 const LdsItem *item)
{
  add_amount (&self->summary.items, item, 1, 1);
  cover_value (self, item);
  cover_mass (&self->summary, item);
}

/**
 * lds_coverage_get_share:
 * @self: an amount by how well its origin is known
 * @tier: 1 to 3
 * @strongest: the strongest grade to ask for
 * @weakest: the weakest; %LDS_EVIDENCE_ESTIMATED takes all that is known
 * @share: (out caller-allocates): the share of the whole that has such a grade at @tier
 *
 * The bounds are those of lds_range_get_share().
 *
 * Returns: %FALSE when there is nothing to have a share of
 */
gboolean
lds_coverage_get_share (const LdsCoverage *self,
                        guint              tier,
                        LdsEvidence        strongest,
                        LdsEvidence        weakest,
                        LdsRange          *share)
{
  LdsRange part = { 0, 0 };
  LdsRange rest = { 0, 0 };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (tier >= 1 && tier <= LDS_N_TIERS, FALSE);

  for (LdsEvidence grade = 0; grade < LDS_N_EVIDENCES; grade++)
    {
      const LdsRange *amount = &self->by_evidence[tier - 1][grade];
      LdsRange *sum = grade >= strongest && grade <= weakest ? &part : &rest;

      lds_range_add (sum, amount->low, amount->high);
    }

  return lds_range_get_share (&part, &rest, share);
}
