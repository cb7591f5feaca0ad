/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers, quantities and prices. */

#include "lds-values.h"

#include <math.h>
#include <string.h>

#define MAX_DIGITS 40

/* A line of a list with more pieces than this has a range that was typed wrong. */
#define MAX_DESIGNATORS 10000

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
  { "HKD", "HKD" }, { "Euro", "EUR" },
};

static gboolean
is_blank (gunichar character)
{
  return character == ' ' || character == '\t' || character == '\n' || character == 0xa0 ||
         character == 0x202f || character == 0x2009 || character == 0x3000;
}

static const char *
skip_blanks (const char *text)
{
  while (*text != '\0' && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* Length of a run of digits and separators that begins with a digit. */
static gsize
span_number (const char *text)
{
  gsize length = 0;

  while (g_ascii_isdigit (text[length]) ||
         ((text[length] == '.' || text[length] == ',') && g_ascii_isdigit (text[length + 1])))
    length++;

  return length;
}

static void
vote (LdsDecimalVotes *self,
      const char      *run,
      gsize            length)
{
  guint commas = 0;
  guint points = 0;
  gsize last = 0;

  for (gsize i = 0; i < length; i++)
    if (run[i] == ',' || run[i] == '.')
      {
        commas += run[i] == ',';
        points += run[i] == '.';
        last = i;
      }

  if (commas + points == 0 || length > MAX_DIGITS)
    return;
  if (commas > 0 && points > 0)
    {
      if (run[last] == ',')
        self->comma += points >= 1;
      else
        self->point++;
      return;
    }
  /* "1.234.567" groups with points */
  if (commas + points > 1)
    {
      /* … but 1.2.3 is a place in a structure and 1,2,3 a list. */
      if (length - last - 1 == 3 && run[0] != '0')
        {
          self->comma += points > 0;
          self->point += commas > 0;
        }
      return;
    }
  /* "1.234" may be both. */
  if (length - last - 1 == 3 && last <= 3 && !(last == 1 && run[0] == '0'))
    return;

  self->comma += commas;
  self->point += points;
}

/**
 * lds_decimal_votes_add:
 * @self: votes of a column
 * @text: one of its cells
 *
 * Counts whether a cell needs a decimal comma or a decimal point to be a number.
 */
void
lds_decimal_votes_add (LdsDecimalVotes *self,
                       const char      *text)
{
  for (const char *p = text; *p != '\0';)
    {
      gsize length = g_ascii_isdigit (*p) ? span_number (p) : 0;

      if (length > 0)
        vote (self, p, length);
      p += MAX (length, 1);
    }
}

/**
 * lds_decimal_votes_decide:
 * @self: votes of a column
 * @otherwise: what to take when there are none
 *
 * Returns: ',' or '.'
 */
char
lds_decimal_votes_decide (const LdsDecimalVotes *self,
                          char                   otherwise)
{
  if (self->comma == self->point)
    return otherwise;

  return self->comma > self->point ? ',' : '.';
}

static double
convert_run (const char *run,
             gsize       length,
             char        decimal)
{
  char buffer[MAX_DIGITS + 1];
  gsize n = 0;
  guint separators = 0;
  guint others = 0;

  for (gsize i = 0; i < length; i++)
    if (run[i] == ',' || run[i] == '.')
      {
        separators += run[i] == decimal;
        others += run[i] != decimal;
      }
  /* No grouping: "1,5" in a column of points is read as it stands. */
  if (separators == 0 && others == 1)
    {
      const char *separator = memchr (run, decimal == ',' ? '.' : ',', length);

      if (length - (separator - run) - 1 != 3)
        decimal = decimal == ',' ? '.' : ',';
    }

  for (gsize i = 0; i < length && n < MAX_DIGITS; i++)
    {
      if (g_ascii_isdigit (run[i]))
        buffer[n++] = run[i];
      else if (run[i] == decimal && separators <= 1)
        buffer[n++] = '.';
    }
  buffer[n] = '\0';

  return g_ascii_strtod (buffer, NULL);
}

/* Digits that are grouped with blanks or apostrophes: "1 234", "1'234". */
static gsize
span_grouped (const char *text,
              char       *digits,
              gsize       size)
{
  gsize length = span_number (text);
  gsize n = MIN (length, size - 1);

  memcpy (digits, text, n);
  while (n <= 3 || memchr (digits, ',', n) == NULL)
    {
      const char *p = text + length;
      gunichar character = g_utf8_get_char (p);
      const char *next;

      if (character != ' ' && character != '\'' && character != 0xa0 && character != 0x202f)
        break;
      next = g_utf8_next_char (p);
      if (!g_ascii_isdigit (next[0]) || !g_ascii_isdigit (next[1]) || !g_ascii_isdigit (next[2]) ||
          g_ascii_isdigit (next[3]) || n + 3 + 8 >= size)
        break;
      for (gsize m = span_number (next); m > 0 && n + 1 < size; m--)
        digits[n++] = *next++;
      length = next - text;
    }
  digits[n] = '\0';

  return length;
}

static gboolean
read_fraction_sign (const char  *text,
                    double      *number,
                    const char **rest)
{
  static const struct
  {
    gunichar sign;
    double   value;
  } signs[] = { { 0xbd, 0.5 }, { 0xbc, 0.25 }, { 0xbe, 0.75 }, { 0x2153, 1.0 / 3 } };
  gunichar character = g_utf8_get_char (text);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].sign == character)
      {
        *number += signs[i].value;
        *rest = g_utf8_next_char (text);
        return TRUE;
      }

  return FALSE;
}

/* "1/2" and "1 1/2", not "12/2024" or "3/8/16". */
static void
read_ratio (const char  *text,
            double      *number,
            const char **rest)
{
  const char *p = *rest;
  double whole = 0;
  guint64 above;
  guint64 below;
  char *end;

  if (*p == ' ' && g_ascii_isdigit (p[1]))
    {
      whole = *number;
      above = g_ascii_strtoull (p + 1, &end, 10);
    }
  else
    {
      above = g_ascii_strtoull (text, &end, 10);
    }
  if (*end != '/' || !g_ascii_isdigit (end[1]))
    return;

  below = g_ascii_strtoull (end + 1, &end, 10);
  if (above == 0 || below < 2 || below > 64 || above >= below || *end == '/')
    return;

  *number = whole + (double) above / below;
  *rest = end;
}

/**
 * lds_value_read_number:
 * @text: a text that may begin with a number
 * @decimal: '.' or ',', what stands before decimals
 * @number: (out): the number
 * @rest: (out) (optional): what follows it
 *
 * Returns: whether @text begins with a number
 */
gboolean
lds_value_read_number (const char   *text,
                       char          decimal,
                       double       *number,
                       const char  **rest)
{
  char digits[MAX_DIGITS * 2];
  const char *p = skip_blanks (text);
  const char *unused;
  double sign = 1;

  if (rest == NULL)
    rest = &unused;

  if (g_str_has_prefix (p, "\342\210\222") || *p == '-')
    {
      sign = -1;
      p = skip_blanks (g_utf8_next_char (p));
    }
  else if (*p == '+')
    p++;

  *number = 0;
  if (*p != '\0' && read_fraction_sign (p, number, rest))
    return TRUE;
  if (*p == '.' && g_ascii_isdigit (p[1]))
    {
      char *end;

      *number = sign * g_ascii_strtod (p, &end);
      *rest = end;
      return isfinite (*number);
    }
  if (!g_ascii_isdigit (*p))
    return FALSE;

  *rest = p + span_grouped (p, digits, sizeof digits);
  *number = convert_run (digits, strlen (digits), decimal);
  if (g_ascii_tolower (**rest) == 'e' &&
      (g_ascii_isdigit ((*rest)[1]) ||
       (((*rest)[1] == '-' || (*rest)[1] == '+') && g_ascii_isdigit ((*rest)[2]))))
    {
      char *end;
      gint64 exponent = g_ascii_strtoll (*rest + 1, &end, 10);

      *number *= pow (10, CLAMP (exponent, -400, 400));
      *rest = end;
    }
  else if (!read_fraction_sign (*rest, number, rest))
    {
      read_ratio (p, number, rest);
    }
  *number *= sign;

  return isfinite (*number);
}

static const char *
skip_approximate (const char *text)
{
  static const char *const signs[] = { "~", "≈", "ca.", "ca ", "approx.", "approx ", "about ",
                                       "c.", "x", "×", "X", NULL };

  text = skip_blanks (text);
  for (gsize i = 0; signs[i] != NULL; i++)
    if (g_str_has_prefix (text, signs[i]))
      return skip_blanks (text + strlen (signs[i]));

  return text;
}

static void
copy_unit (const char *text,
           char        unit[LDS_UNIT_SIZE])
{
  gsize length = 0;

  while (text[length] != '\0' &&
         (g_unichar_isalpha (g_utf8_get_char (text + length)) || text[length] == '.' ||
          text[length] == '"' || g_str_has_prefix (text + length, "²")))
    length = g_utf8_next_char (text + length) - text;

  if (length >= LDS_UNIT_SIZE || (length == 1 && (*text == 'x' || *text == 'X')) ||
      g_str_has_prefix (text, "per") || g_str_has_prefix (text, "pro") ||
      g_str_has_prefix (text, "und") || g_str_has_prefix (text, "and"))
    length = 0;
  memcpy (unit, text, length);
  unit[length] = '\0';
}

/* "per 100", "/ 100 pcs", "pro 1000" */
static double
read_per (const char *text)
{
  static const char *const words[] = { "per", "pro", "je", "par", "/", "each", NULL };

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (text, words[i]);
      double number;

      if (found != NULL && (found == text || !g_ascii_isalpha (found[-1])) &&
          lds_value_read_number (found + strlen (words[i]), '.', &number, NULL) && number >= 1)
        return number;
    }

  return 1;
}

static gboolean
holds_second_number (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '(' || *p == '[')
        return FALSE;
      if (g_ascii_isdigit (*p))
        return TRUE;
    }

  return FALSE;
}

/**
 * lds_value_read_quantity:
 * @text: a cell
 * @decimal: '.' or ','
 * @unit: (out): unit that stands in the cell, empty for none
 *
 * Reads "4", "4 pcs", "2x", "1/2", "0,5", "10 per 100", "~2m". A range ("0-1") or a measure of
 * three sides is no quantity.
 *
 * Returns: the quantity, NaN when the cell gives none
 */
double
lds_value_read_quantity (const char *text,
                         char        decimal,
                         char        unit[LDS_UNIT_SIZE])
{
  const char *rest;
  double number;
  double per;

  unit[0] = '\0';
  if (!lds_value_read_number (skip_approximate (text), decimal, &number, &rest) || number < 0)
    return NAN;

  per = read_per (rest);
  rest = skip_blanks (rest);
  if (per == 1 && holds_second_number (rest))
    return NAN;
  copy_unit (rest, unit);

  return number / per;
}

/* "R5" → prefix "R" and number 5 */
static gboolean
read_designator (const char *token,
                 gsize       length,
                 gsize      *prefix,
                 guint64    *number)
{
  gsize letters = 0;
  gsize digits;

  while (letters < length && (g_ascii_isalpha (token[letters]) || token[letters] == '_'))
    letters++;
  digits = letters;
  while (digits < length && g_ascii_isdigit (token[digits]))
    digits++;

  if (letters == 0 || digits == letters || digits - letters > 6)
    return FALSE;
  *prefix = letters;
  *number = g_ascii_strtoull (token + letters, NULL, 10);

  return TRUE;
}

static guint
count_token (const char *token,
             gsize       length)
{
  const char *dash = memchr (token, '-', length);
  gsize prefix;
  gsize last_prefix;
  guint64 first;
  guint64 last;

  if (!read_designator (token, length, &prefix, &first))
    return 0;
  if (dash == NULL)
    return 1;

  if (g_ascii_isdigit (dash[1]))
    last = g_ascii_strtoull (dash + 1, NULL, 10);
  else if (!read_designator (dash + 1, length - (dash + 1 - token), &last_prefix, &last))
    return 1;

  return last > first && last - first < MAX_DESIGNATORS ? (guint) (last - first) + 1 : 1;
}

/**
 * lds_value_count_designators:
 * @text: a cell with reference designators
 *
 * Returns: how many there are in "R1, R2, R5-R8"
 */
guint
lds_value_count_designators (const char *text)
{
  guint count = 0;

  while (*text != '\0')
    {
      gsize length = strcspn (text, ",; \t\n/|");

      if (length > 0 && length < 64)
        count += count_token (text, length);
      text += length;
      text += *text != '\0';
    }

  return count;
}

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
 * Reads "$1.20", "1.234,56 €", "12 €/10".
 *
 * Returns: the price of one, NaN when the cell gives none
 */
double
lds_value_read_price (const char *text,
                      char        decimal,
                      char        currency[LDS_CURRENCY_SIZE])
{
  const char *start = text;
  const char *rest;
  double number;

  lds_value_find_currency (text, currency);
  while (*start != '\0' && !g_ascii_isdigit (*start) && *start != '-' &&
         !(*start == '.' && g_ascii_isdigit (start[1])))
    start++;
  if (start - text > 8 || !lds_value_read_number (start, decimal, &number, &rest) || number < 0)
    return NAN;

  return number / read_per (rest);
}
