/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much of what is bought has a known country at a tier, and how well that is known. */

#pragma once

#include "lds-range.h"
#include "lds-vocabulary.h"

G_BEGIN_DECLS

#define LDS_N_EVIDENCES (LDS_EVIDENCE_UNKNOWN + 1)
#define LDS_N_TIERS 3

/**
 * LdsCoverage:
 * @currency: (nullable): of amounts of money
 * @n_items: bought items whose amount is known
 * @n_missing: bought items that should have an amount, and have none
 * @total: over @n_items
 * @by_evidence: of each tier the part of @total whose country is known with each grade; what is not known stands
 *   at %LDS_EVIDENCE_UNKNOWN
 *
 * An amount, number, value or mass of rare earths, by how well its origin is known. Where several countries stand
 * at a tier the weakest grade counts.
 */
typedef struct
{
  const char *currency;
  guint       n_items;
  guint       n_missing;
  LdsRange    total;
  LdsRange    by_evidence[LDS_N_TIERS][LDS_N_EVIDENCES];
} LdsCoverage;

gboolean lds_coverage_get_share (const LdsCoverage *self,
                                 guint              tier,
                                 LdsEvidence        strongest,
                                 LdsEvidence        weakest,
                                 LdsRange          *share);

G_END_DECLS
