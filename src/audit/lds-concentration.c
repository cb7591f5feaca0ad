/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-concentration.h"

/* Masses between two ends, in grams. */
typedef struct
{
  double low;
  double high;
} Range;

static void
add (Range               *range,
     const LdsCountrySum *part)
{
  range->low += part->mass_g_low;
  range->high += part->mass_g_high;
}

static double
get_middle (const Range *range)
{
  return range->low + (range->high - range->low) / 2;
}

/* The share of a part in itself and the rest; all where the rest is nothing. */
static double
get_share (double part,
           double rest)
{
  return rest > 0 ? part / (part + rest) : 1;
}

/**
 * lds_concentration_of:
 * @sum: the masses of an element by country, at tier 3 or at a stage (lds_summary_find_stage_sum())
 * @country: ISO 3166-1 alpha-2
 * @concentration: (out caller-allocates): how much comes from @country
 *
 * The bounds of the share hold whatever the masses are within their ranges and wherever the unknown comes
 * from: own least / (own least + known rest most + unknown most) to (own most + unknown most) /
 * (own most + unknown most + known rest least). What is of known origin is compared by the middles of the
 * ranges; the Herfindahl-Hirschman index is the sum of the squares of these shares in percent.
 *
 * Returns: %FALSE when it cannot be determined: a mass is missing, or no country is known
 */
gboolean
lds_concentration_of (const LdsElementSum *sum,
                      const char          *country,
                      LdsConcentration    *concentration)
{
  Range own = { 0, 0 };
  Range others = { 0, 0 };
  Range unknown = { 0, 0 };
  double known;
  double squares = 0;

  g_return_val_if_fail (sum != NULL, FALSE);
  g_return_val_if_fail (country != NULL, FALSE);

  if (sum->n_items_without_mass > 0)
    return FALSE;

  for (guint i = 0; i < sum->by_country->len; i++)
    {
      const LdsCountrySum *part = &g_array_index (sum->by_country, LdsCountrySum, i);
      Range mass = { part->mass_g_low, part->mass_g_high };

      if (part->country == NULL)
        {
          add (&unknown, part);
          continue;
        }
      add (g_str_equal (part->country, country) ? &own : &others, part);
      squares += get_middle (&mass) * get_middle (&mass);
    }

  known = get_middle (&own) + get_middle (&others);
  if (known <= 0)
    return FALSE;

  concentration->share_low =
    own.high > 0 ? get_share (own.low, others.high + unknown.high) : 0;
  concentration->share_high =
    own.high + unknown.high > 0 ? get_share (own.high + unknown.high, others.low) : 0;
  concentration->share_of_known = get_middle (&own) / known;
  concentration->share_unknown = get_middle (&unknown) / (known + get_middle (&unknown));
  concentration->hhi = squares / (known * known) * 10000;

  return TRUE;
}
