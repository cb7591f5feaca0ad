/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

/**
 * LdsConcentration:
 * @share_low: the country's share of all, 0 to 1, if nothing of the unknown comes from it
 * @share_high: the same, if all of the unknown comes from it
 * @share_of_known: its share of what is known
 * @hhi: Herfindahl-Hirschman index of the known shares, 0 to 10,000
 */
typedef struct
{
  double share_low;
  double share_high;
  double share_of_known;
  double hhi;
} LdsConcentration;

gboolean lds_concentration_of (const LdsElementSum *sum,
                               const char          *country,
                               LdsConcentration    *concentration);

G_END_DECLS
