/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-audit.h"
#include "lds-coverage.h"

G_BEGIN_DECLS

/**
 * LdsPresumed:
 * @chance: that at least one of @tiers is Chinese, 0 to 1
 * @tiers: bit k is set where tier k is unknown
 * @quantified: bit k is set where China's share of the market is known at the stage of tier k
 *
 * What the market lets presume of the tiers of an item that are unknown. They stay unknown.
 */
typedef struct
{
  LdsRange chance;
  guint    tiers;
  guint    quantified;
} LdsPresumed;

gboolean lds_presumed_of (const LdsItem *item,
                          LdsPresumed   *presumed);

G_END_DECLS
