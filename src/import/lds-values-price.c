/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prices and currencies. */

#include "lds-config.h"

#include "lds-values-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *code;
} Currency;

/* Longer signs first. "$" is taken for the US dollar, "¥" has two countries and is left open. */
static const Currency currencies[] = {
  { "US$", "USD" }, { "A$", "AUD" }, { "C$", "CAD" }, { "R$", "BRL" }, { "HK$", "HKD" },
  { "NT$", "TWD" }, { "S$", "SGD" }, { "€", "EUR" }, { "£", "GBP" }, { "$", "USD" },
  { "₽", "RUB" }, { "₩", "KRW" }, { "₹", "INR" }, { "zł", "PLN" }, { "円", "JPY" },
  { "元", "CNY" }, { "RMB", "CNY" }, { "USD", "USD" }, { "EUR", "EUR" }, { "GBP", "GBP" },
  { "CNY", "CNY" }, { "JPY", "JPY" }, { "CHF", "CHF" }, { "SEK", "SEK" }, { "NOK", "NOK" },
  { "DKK", "DKK" }, { "PLN", "PLN" }, { "CZK", "CZK" }, { "CAD", "CAD" }, { "AUD", "AUD" },
  { "BRL", "BRL" }, { "INR", "INR" }, { "KRW", "KRW" }, { "TWD", "TWD" }, { "SGD", "SGD" },
  { "HKD", "HKD" }, { "Euro", "EUR" }, { "MXN", "MXN" }, { "TRY", "TRY" }, { "HUF", "HUF" },
  { "ILS", "ILS" }, { "ZAR", "ZAR" }, { "Kč", "CZK" }, { "₺", "TRY" }, { "₪", "ILS" },
  { "₴", "UAH" }, { "₫", "VND" }, { "฿", "THB" }, { "SFr.", "CHF" }, { "Fr.", "CHF" },
};

/**
 * lds_value_find_currency:
 * @text: a cell or a heading
 * @currency: (out): ISO 4217 code
 *
 * Returns: whether @text names a currency
 */
gboolean
lds_value_find_currency (const char *text,
                         char        currency[LDS_CURRENCY_SIZE])
{
  currency[0] = '\0';
  if (strspn (text, "0123456789., -") == strlen (text))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      const char *sign = currencies[i].text;
      const char *found = strstr (text, sign);
      gsize length = strlen (sign);

      if (found == NULL)
        continue;
      /* A code is a word of its own; a sign stands anywhere. */
      if (g_ascii_isalpha (*sign) && found > text && g_ascii_isalpha (found[-1]))
        continue;
      if (g_ascii_isalpha (sign[length - 1]) && g_ascii_isalpha (found[length]))
        continue;

      g_strlcpy (currency, currencies[i].code, LDS_CURRENCY_SIZE);
      return TRUE;
    }

  return FALSE;
}

/**
 * lds_value_read_price:
 * @text: a cell
 * @decimal: '.' or ','
 * @currency: (out): ISO 4217 code that stands in the cell, empty for none
 *
 * Reads "$1.20", "1.234,56 €", "12 €/10", "USD 9 / 1k".
 *
 * Returns: the price of one, NaN when the cell gives none
 */
double
lds_value_read_price (const char *text,
                      char        decimal,
                      char        currency[LDS_CURRENCY_SIZE])
{
  char narrow[LDS_VALUE_NARROW_SIZE];
  const char *start;
  const char *rest;
  double number;

  text = lds_value_narrow (text, narrow);
  start = text;
  lds_value_find_currency (text, currency);
  while (*start != '\0' && !g_ascii_isdigit (*start) && *start != '-' &&
         !(*start == '.' && g_ascii_isdigit (start[1])))
    start++;
  if (start - text > 8 || !lds_value_read_number (start, decimal, &number, &rest) || number < 0)
    return NAN;

  return number / lds_value_read_per (rest);
}

/**
 * lds_value_heading_per:
 * @heading: heading of a column of quantities or prices
 *
 * Returns: for how many the numbers below it are, 100 for "Price per 100"; 1 where it does not say
 */
double
lds_value_heading_per (const char *heading)
{
  g_autofree char *folded = g_utf8_strdown (heading, -1);
  double per = lds_value_read_per (folded);

  /* "Qty per 2 sides" counts one product. */
  return per == 10 || per == 100 || per == 1000 || per == 10000 ? per : 1;
}
