/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-concentration.h"

#include "lds-range.h"

static double
get_middle (const LdsRange *range)
{
  return range->low + (range->high - range->low) / 2;
}

/**
 * lds_concentration_of:
 * @sum: the masses of an element by country, at tier 3 or at a stage (lds_summary_find_stage_sum())
 * @country: ISO 3166-1 alpha-2
 * @concentration: (out caller-allocates): how much comes from @country
 *
 * The bounds of the share hold whatever the masses are within their ranges (lds_range_get_share()) and wherever the
 * unknown comes from: at the lower end nothing of it is from @country, at the upper end all. What is of known origin is
 * compared by the middles of the ranges; the Herfindahl-Hirschman index is the sum of the squares of these shares in
 * percent.
 *
 * Returns: %FALSE when it cannot be determined: a mass is missing, or no country is known
 */
gboolean
lds_concentration_of (const LdsElementSum *sum,
                      const char          *country,
                      LdsConcentration    *concentration)
{
  LdsRange own = { 0, 0 };
  LdsRange others = { 0, 0 };
  LdsRange unknown = { 0, 0 };
  LdsRange rest;
  LdsRange share = { 0, 0 };
  double known;
  double squares = 0;

  g_return_val_if_fail (sum != NULL, FALSE);
  g_return_val_if_fail (country != NULL, FALSE);

  if (sum->n_items_without_mass > 0)
    return FALSE;

  for (guint i = 0; i < sum->by_country->len; i++)
    {
      const LdsCountrySum *part = &g_array_index (sum->by_country, LdsCountrySum, i);
      LdsRange mass = { part->mass_g_low, part->mass_g_high };

      if (part->country == NULL)
        {
          lds_range_add (&unknown, mass.low, mass.high);
          continue;
        }
      lds_range_add (g_str_equal (part->country, country) ? &own : &others, mass.low, mass.high);
      squares += get_middle (&mass) * get_middle (&mass);
    }

  known = get_middle (&own) + get_middle (&others);
  if (known <= 0)
    return FALSE;

  /* Nothing of the unknown is its own, or all of it. */
  rest = (LdsRange) { others.low + unknown.low, others.high + unknown.high };
  lds_range_get_share (&own, &rest, &share);
  concentration->share_low = share.low;
  rest = (LdsRange) { own.low + unknown.low, own.high + unknown.high };
  lds_range_get_share (&rest, &others, &share);
  concentration->share_high = share.high;
  concentration->share_of_known = get_middle (&own) / known;
  concentration->share_unknown = get_middle (&unknown) / (known + get_middle (&unknown));
  concentration->hhi = squares / (known * known) * 10000;

  return TRUE;
}
