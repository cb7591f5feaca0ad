/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-range.h"

/**
 * lds_range_add:
 * @low: what the sum grows by at least
 * @high: what it grows by at most
 */
void
lds_range_add (LdsRange *self,
               double    low,
               double    high)
{
  self->low += low;
  self->high += high;
}

/**
 * lds_range_get_share:
 * @part: an amount
 * @rest: what makes up the whole with it
 * @share: (out caller-allocates): the share of @part in the whole
 *
 * The bounds hold whatever the amounts are within their ranges: part least / (part least + rest most) to
 * part most / (part most + rest least).
 *
 * Returns: %FALSE when there is no whole to have a share of
 */
gboolean
lds_range_get_share (const LdsRange *part,
                     const LdsRange *rest,
                     LdsRange       *share)
{
  if (!(part->high + rest->high > 0))
    return FALSE;

  if (rest->high <= 0)
    *share = (LdsRange) { 1, 1 };
  else if (part->high <= 0)
    *share = (LdsRange) { 0, 0 };
  else
    *share = (LdsRange) { part->low / (part->low + rest->high),
                          part->high / (part->high + rest->low) };

  return TRUE;
}
