/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers and quantities. */

#include "lds-config.h"

#include "lds-values-private.h"

#include <math.h>
#include <string.h>

#define MAX_DIGITS 40

static gboolean
is_blank (gunichar character)
{
  return character == ' ' || character == '\t' || character == '\n' || character == 0xa0 ||
         character == 0x202f || character == 0x2009 || character == 0x3000;
}

const char *
lds_value_skip_blanks (const char *text)
{
  while (*text != '\0' && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* Wide letters, digits and signs, as East Asian keyboards give them, as the plain ones. */
const char *
lds_value_narrow (const char *text,
                  char        buffer[LDS_VALUE_NARROW_SIZE])
{
  char *to = buffer;

  if (strpbrk (text, "\357\343") == NULL || strlen (text) >= LDS_VALUE_NARROW_SIZE)
    return text;

  for (const char *from = text; *from != '\0'; from = g_utf8_next_char (from))
    {
      gunichar character = g_utf8_get_char (from);

      if (character >= 0xff01 && character <= 0xff5e)
        character -= 0xfee0;
      else if (character == 0x3000)
        character = ' ';
      to += g_unichar_to_utf8 (character, to);
    }
  *to = '\0';

  return buffer;
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
    {
      self->ambiguous++;
      return;
    }

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
  char narrow[LDS_VALUE_NARROW_SIZE];

  text = lds_value_narrow (text, narrow);
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
  const char *p = lds_value_skip_blanks (text);
  const char *unused;
  double sign = 1;

  if (rest == NULL)
    rest = &unused;

  if (g_str_has_prefix (p, "\342\210\222") || *p == '-')
    {
      sign = -1;
      p = lds_value_skip_blanks (g_utf8_next_char (p));
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

const char *
lds_value_skip_approximate (const char *text)
{
  static const char *const signs[] = { "~", "≈", "ca.", "ca ", "approx.", "approx ", "about ",
                                       "c.", "x", "×", "X", NULL };

  text = lds_value_skip_blanks (text);
  for (gsize i = 0; signs[i] != NULL; i++)
    if (g_str_has_prefix (text, signs[i]))
      return lds_value_skip_blanks (text + strlen (signs[i]));

  return text;
}

/* The digit in "m2" and "cm3" */
static gsize
span_power (const char *text,
            gsize       length)
{
  return (length == 1 || length == 2) && text[length - 1] == 'm' &&
                 (text[length] == '2' || text[length] == '3') && !g_ascii_isdigit (text[length + 1])
             ? 1 : 0;
}

static void
copy_unit (const char *text,
           char        unit[LDS_UNIT_SIZE])
{
  gsize length = 0;

  while (text[length] != '\0' &&
         (g_unichar_isalpha (g_utf8_get_char (text + length)) || text[length] == '.' ||
          text[length] == '"' || g_str_has_prefix (text + length, "²") ||
          g_str_has_prefix (text + length, "³")))
    length = g_utf8_next_char (text + length) - text;
  length += span_power (text, length);

  if (length >= LDS_UNIT_SIZE || (length == 1 && (*text == 'x' || *text == 'X')) ||
      g_str_has_prefix (text, "per") || g_str_has_prefix (text, "pro") ||
      g_str_has_prefix (text, "und") || g_str_has_prefix (text, "and"))
    length = 0;
  memcpy (unit, text, length);
  unit[length] = '\0';
}

/* A word that stands for itself, "per" and not "copper". */
static const char *
find_word (const char *text,
           const char *word)
{
  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + 1, word))
    if (found == text || !g_ascii_isalpha (*word) || !g_ascii_isalpha (found[-1]))
      return found;

  return NULL;
}

/* "per 100", "/ 100 pcs", "pro 1000", "/1k" */
double
lds_value_read_per (const char *text)
{
  static const char *const words[] = { "per", "pro", "je", "par", "/", "each", NULL };

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *found = find_word (text, words[i]);
      const char *rest;
      double number;

      if (found != NULL &&
          lds_value_read_number (found + strlen (words[i]), '.', &number, &rest) && number >= 1)
        return (*rest == 'k' || *rest == 'K') && !g_ascii_isalpha (rest[1]) ? number * 1000
                                                                          : number;
    }

  return 1;
}

static gboolean
holds_second_number (const char *text)
{
  gsize length = strspn (text, "cmdk");

  /* the digit of "m2" is part of the unit */
  for (const char *p = text + length + span_power (text, length); *p != '\0'; p++)
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
 * Reads "4", "4 pcs", "2x", "1/2", "0,5", "10 per 100", "~2m", "3 m2". A range ("0-1"), a share or
 * a measure of two or three sides is no quantity.
 *
 * Returns: the quantity, NaN when the cell gives none
 */
double
lds_value_read_quantity (const char *text,
                         char        decimal,
                         char        unit[LDS_UNIT_SIZE])
{
  char narrow[LDS_VALUE_NARROW_SIZE];
  const char *rest;
  double number;
  double per;

  unit[0] = '\0';
  text = lds_value_narrow (text, narrow);
  if (!lds_value_read_number (lds_value_skip_approximate (text), decimal, &number, &rest) || number < 0)
    return NAN;

  per = lds_value_read_per (rest);
  rest = lds_value_skip_blanks (rest);
  /* A share of something, a range or a measure is no number of pieces. */
  if (*rest == '%' || (per == 1 && holds_second_number (rest)))
    return NAN;
  copy_unit (rest, unit);

  return number / per;
}
