/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

/**
 * LdsConcentration:
 * @share_low: the country's share of all, 0 to 1, if nothing of the unknown comes from it and its masses
 *   are the lowest, those of the others the highest of their ranges
 * @share_high: the same, if all of the unknown comes from it, and the other way round
 * @share_of_known: its share of what is known
 * @share_unknown: the share of all whose country is not known
 * @hhi: Herfindahl-Hirschman index of the known shares, 0 to 10,000
 */
typedef struct
{
  double share_low;
  double share_high;
  double share_of_known;
  double share_unknown;
  double hhi;
} LdsConcentration;

gboolean             lds_concentration_of           (const LdsElementSum *sum,
                                                     const char          *country,
                                                     LdsConcentration    *concentration);
const LdsElementSum *lds_summary_find_stage_sum     (const LdsSummary    *self,
                                                     guint                element,
                                                     LdsStage             stage);
const char          *lds_audit_get_upstream_country (LdsAudit            *self,
                                                     const LdsItem       *item);

G_END_DECLS
