/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-element-prices.h"

#include "lds-audit-settings.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static void
clear_price (gpointer data)
{
  LdsElementPrice *price = data;

  g_free (price->currency);
  g_free (price->date);
  g_free (price->origin);
}

/**
 * lds_element_prices_new:
 *
 * Returns: (transfer full) (element-type LdsElementPrice): no prices
 */
GArray *
lds_element_prices_new (void)
{
  GArray *prices = g_array_new (FALSE, TRUE, sizeof (LdsElementPrice));

  g_array_set_clear_func (prices, clear_price);

  return prices;
}

/**
 * lds_element_prices_set:
 * @prices: (element-type LdsElementPrice): prices
 * @price: what an element costs; replaces an earlier price of it
 */
void
lds_element_prices_set (GArray                *prices,
                        const LdsElementPrice *price)
{
  LdsElementPrice copy = *price;

  copy.currency = g_strdup (price->currency);
  copy.date = g_strdup (price->date);
  copy.origin = g_strdup (price->origin);

  for (guint i = 0; i < prices->len; i++)
    {
      if (g_str_equal (g_array_index (prices, LdsElementPrice, i).element, copy.element))
        {
          clear_price (&g_array_index (prices, LdsElementPrice, i));
          g_array_index (prices, LdsElementPrice, i) = copy;
          return;
        }
    }

  g_array_append_val (prices, copy);
}

/**
 * lds_element_prices_copy:
 * @prices: (element-type LdsElementPrice): prices
 *
 * Returns: (transfer full) (element-type LdsElementPrice): a copy of them
 */
GArray *
lds_element_prices_copy (GArray *prices)
{
  GArray *copy = lds_element_prices_new ();

  for (guint i = 0; i < prices->len; i++)
    lds_element_prices_set (copy, &g_array_index (prices, LdsElementPrice, i));

  return copy;
}

static gboolean
is_symbol (const char *text,
           gsize       length)
{
  return (length == 1 || length == 2) && g_ascii_isupper (text[0]) &&
         (length == 1 || g_ascii_islower (text[1]));
}

static gboolean
is_currency (const char *text)
{
  return strlen (text) == 3 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]) &&
         g_ascii_isupper (text[2]);
}

static gboolean
is_day (const char *text)
{
  int year;
  int month;
  int day;
  char rest;

  return strlen (text) == 10 && sscanf (text, "%4d-%2d-%2d%c", &year, &month, &day, &rest) == 3 &&
         g_date_valid_dmy (day, month, year);
}

/**
 * lds_element_prices_read:
 * @prices: (element-type LdsElementPrice): prices, to which it is added
 * @text: a price such as "Dy=300,USD,2026-05-01,Trade journal": element, price of a kilogram, currency,
 *   date, and who says so
 * @error: return location for %LDS_AUDIT_ERROR_SETTING
 *
 * Whether there is such an element, lds_audit_settings_check() knows.
 *
 * Returns: whether @text is a price
 */
gboolean
lds_element_prices_read (GArray      *prices,
                         const char  *text,
                         GError     **error)
{
  const char *sign = strchr (text, '=');
  g_auto (GStrv) parts = g_strsplit (sign != NULL ? sign + 1 : "", ",", 4);
  LdsElementPrice price = { 0 };
  char *end = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);

  if (g_strv_length (parts) == 4)
    price.per_kg = g_ascii_strtod (parts[0], &end);
  if (end == NULL || end == parts[0] || *end != '\0' || !isfinite (price.per_kg) ||
      price.per_kg <= 0 || !is_symbol (text, sign - text) || !is_currency (parts[1]) ||
      !is_day (parts[2]) || *parts[3] == '\0')
    {
      g_set_error (error, LDS_AUDIT_ERROR, LDS_AUDIT_ERROR_SETTING,
                   _ ("The price “%s” cannot be read. Give the element, the price of a kilogram, "
                      "the currency, the date and who says so, such as "
                      "Dy=300,USD,2026-05-01,Trade journal."),
                   text);
      return FALSE;
    }

  memcpy (price.element, text, sign - text);
  price.currency = parts[1];
  price.date = parts[2];
  price.origin = parts[3];
  lds_element_prices_set (prices, &price);

  return TRUE;
}

/**
 * lds_element_prices_find:
 * @prices: (element-type LdsElementPrice): prices
 * @element: a symbol
 *
 * Returns: (transfer none) (nullable): what the element costs
 */
const LdsElementPrice *
lds_element_prices_find (GArray     *prices,
                         const char *element)
{
  for (guint i = 0; i < prices->len; i++)
    {
      const LdsElementPrice *price = &g_array_index (prices, LdsElementPrice, i);

      if (g_str_equal (price->element, element))
        return price;
    }

  return NULL;
}
