/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-concentration.h"

static double
get_mass (const LdsCountrySum *sum)
{
  return sum->mass_g_low + (sum->mass_g_high - sum->mass_g_low) / 2;
}

/**
 * lds_concentration_of:
 * @sum: the masses of an element by country
 * @country: ISO 3166-1 alpha-2
 * @concentration: (out caller-allocates): how much comes from @country
 *
 * Takes the middle of each range of masses.
 *
 * Returns: %FALSE when it cannot be determined: a mass is missing, or no country is known
 */
gboolean
lds_concentration_of (const LdsElementSum *sum,
                      const char          *country,
                      LdsConcentration    *concentration)
{
  double own = 0;
  double known = 0;
  double unknown = 0;
  double squares = 0;

  if (sum->n_items_without_mass > 0)
    return FALSE;

  for (guint i = 0; i < sum->by_country->len; i++)
    {
      const LdsCountrySum *part = &g_array_index (sum->by_country, LdsCountrySum, i);
      double mass = get_mass (part);

      if (part->country == NULL)
        {
          unknown += mass;
          continue;
        }
      known += mass;
      squares += mass * mass;
      if (g_str_equal (part->country, country))
        own = mass;
    }

  if (known <= 0)
    return FALSE;

  concentration->share_low = own / (known + unknown);
  concentration->share_high = (own + unknown) / (known + unknown);
  concentration->share_of_known = own / known;
  concentration->hhi = squares / (known * known) * 10000;

  return TRUE;
}
