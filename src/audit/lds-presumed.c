/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-presumed.h"

#include <math.h>

/**
 * lds_presumed_of:
 * @item: an item
 * @presumed: (out caller-allocates): the chance that at least one of its unknown tiers is Chinese
 *
 * From at least the largest of China's shares of the market at the stages of the unknown tiers, to at most their sum,
 * and never more than all (Boole's inequality, and that one of several happens at least as often as each): it is not
 * assumed that the tiers have nothing to do with each other. A tier whose stage has no figure leaves the upper end
 * at all.
 *
 * Returns: %FALSE when no tier is unknown whose stage has a figure
 */
gboolean
lds_presumed_of (const LdsItem *item,
                 LdsPresumed   *presumed)
{
  *presumed = (LdsPresumed) { 0 };

  g_return_val_if_fail (item != NULL, FALSE);

  for (guint i = 0; i < item->n_tiers; i++)
    {
      const LdsTierLink *link = &item->tiers[i];

      if (link->country != NULL)
        continue;
      presumed->tiers |= 1u << link->tier;
      if (isnan (link->presumed_share))
        continue;
      presumed->quantified |= 1u << link->tier;
      presumed->chance.low = MAX (presumed->chance.low, link->presumed_share);
      presumed->chance.high += link->presumed_share;
    }

  if (presumed->quantified != presumed->tiers)
    presumed->chance.high = 1;
  presumed->chance.high = MIN (presumed->chance.high, 1);

  return presumed->quantified != 0 && !item->own;
}
