/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Masses, fractions, codes and flags. */

#include "lds-config.h"

#include "lds-values-private.h"

#include <math.h>
#include <string.h>

#define GRAMS_PER_POUND 453.59237
#define GRAMS_PER_OUNCE 28.349523125

static const struct
{
  const char *word;
  double      grams;
} mass_units[] = {
  { "mg", 0.001 }, { "g", 1 }, { "gr", 1 }, { "gram", 1 }, { "grams", 1 }, { "gramm", 1 },
  { "grammes", 1 }, { "gramme", 1 }, { "kg", 1000 }, { "kgs", 1000 }, { "kilo", 1000 },
  { "kilogram", 1000 }, { "kilograms", 1000 }, { "kilogramm", 1000 }, { "t", 1e6 },
  { "to", 1e6 }, { "tonne", 1e6 }, { "tonnes", 1e6 }, { "lb", GRAMS_PER_POUND },
  { "lbs", GRAMS_PER_POUND }, { "pound", GRAMS_PER_POUND }, { "pounds", GRAMS_PER_POUND },
  { "oz", GRAMS_PER_OUNCE }, { "ounce", GRAMS_PER_OUNCE }, { "ounces", GRAMS_PER_OUNCE },
  { "克", 1 }, { "千克", 1000 }, { "公斤", 1000 }, { "г", 1 }, { "кг", 1000 },
};

static const char *const nothing_words[] = {
  "-", "--", "---", "–", "—", "n/a", "na", "n.a.", "n.a", "none", "nil", "null", "?", "??", "tbd",
  "tba", "unknown", "unbekannt", "keine angabe", "k.a.", "/", ".", "x.x", "无", "なし", "нет", NULL,
};

static const char *const no_words[] = {
  "0", "none", "no", "nil", "nein", "keine", "non", "free", "frei", "0 %", "无", "なし", NULL,
};

static const char *const yes_words[] = {
  "x", "yes", "y", "1", "true", "ja", "j", "oui", "si", "sí", "✓", "✔", "☑", "●", "是", "はい",
  "wahr", NULL,
};

static const char *const refusals[] = {
  "no", "n", "0", "false", "nein", "non", "none", "falsch", "否", "无", "なし", "нет", "☐", NULL,
};

static const char *const not_fitted_words[] = {
  "dnp", "dni", "dnf", "dns", "dnm", "do not populate", "do not fit", "do not place",
  "do not stuff", "do not mount", "do not install", "not fitted", "not populated", "not mounted",
  "not placed", "no pop", "nopop", "no stuff", "nostuff", "unpopulated", "nicht bestückt",
  "nicht bestücken", "unbestückt", "n.b.", "ne pas monter", "non monté", "ne pas placer", "no montar", "no poblar", "non montato",
  "non montare", "não montar", "niet plaatsen", "niet monteren", "nie montować", "neosazovat",
  "не устанавливать", "не монтировать", "未実装", "実装しない", "未搭載", "不贴", "不焊", "不装",
  "不安装", "空贴", "미실장", NULL,
};

static const char *const as_required_words[] = {
  "a/r", "ar", "a.r.", "a.r", "as req", "as req.", "as req'd", "as required", "as needed",
  "if required", "if needed", "nach bedarf", "n. bedarf", "bei bedarf", "bedarf", "au besoin",
  "selon besoin", "q.s.", "según necesidad", "a demanda", "q.b.", "naar behoefte",
  "по потребности", "по необходимости", "适量", "按需", "適量", "必要量", NULL,
};

static gboolean
is_one_of (const char        *text,
           const char *const *words)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > 64)
    return FALSE;

  folded = g_utf8_strdown (text, -1);
  g_strstrip (folded);

  return g_strv_contains (words, folded);
}

/**
 * lds_value_says_nothing:
 * @text: a cell
 *
 * Returns: whether it is blank or only says that there is nothing to say
 */
gboolean
lds_value_says_nothing (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  /* What the words begin with; nearly no cell does. */
  if (g_ascii_isalnum (*text) && strchr ("nNtTuUkKxX", *text) == NULL)
    return FALSE;

  return *text == '\0' || (strlen (text) < 16 && is_one_of (text, nothing_words));
}

/**
 * lds_value_says_yes:
 * @text: a cell
 *
 * Returns: whether it is a tick, a cross or a yes
 */
gboolean
lds_value_says_yes (const char *text)
{
  return strlen (text) < 16 && is_one_of (text, yes_words);
}

/**
 * lds_value_says_no:
 * @text: a cell
 *
 * Returns: whether it is a no
 */
gboolean
lds_value_says_no (const char *text)
{
  return strlen (text) < 16 && is_one_of (text, refusals);
}

/**
 * lds_value_says_as_required:
 * @text: a quantity
 *
 * Returns: whether it says that as much is used as it takes
 */
gboolean
lds_value_says_as_required (const char *text)
{
  return strlen (text) < 48 && is_one_of (text, as_required_words);
}

static gboolean
is_letter_before (const char *text,
                  const char *at)
{
  return at > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

/**
 * lds_value_says_not_fitted:
 * @text: a cell
 *
 * Returns: whether it says, alone or among other words, that the part is not put in
 */
gboolean
lds_value_says_not_fitted (const char *text)
{
  g_autofree char *folded = NULL;

  if (*text == '\0' || strlen (text) > 200)
    return FALSE;
  /* Nearly no cell holds one of the letters that the Latin words begin with. */
  if (strpbrk (text, "dDnNuU") == NULL && g_str_is_ascii (text))
    return FALSE;

  folded = g_utf8_strdown (text, -1);
  for (gsize i = 0; not_fitted_words[i] != NULL; i++)
    {
      const char *found = strstr (folded, not_fitted_words[i]);
      const char *after = found != NULL ? found + strlen (not_fitted_words[i]) : NULL;

      /* Chinese and Japanese words have no blank before them. */
      if (found != NULL && ((guchar) *found >= 0xe3 || !is_letter_before (folded, found)) &&
          (*after == '\0' || !g_ascii_isalnum (*after)))
        return TRUE;
    }

  return FALSE;
}

/**
 * lds_value_mass_unit:
 * @word: a word
 *
 * Returns: grams in one of the unit, NaN when @word is no unit of mass
 */
double
lds_value_mass_unit (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mass_units); i++)
    if (g_ascii_strcasecmp (word, mass_units[i].word) == 0)
      return mass_units[i].grams;

  return NAN;
}

/* Calls for each word of letters; a unit is a word. */
static const char *
next_word (const char *text,
           char       *word,
           gsize       size)
{
  gsize length = 0;

  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (text[length] != '\0' && g_unichar_isalpha (g_utf8_get_char (text + length)))
    length = g_utf8_next_char (text + length) - text;
  g_strlcpy (word, text, MIN (length + 1, size));

  return text + length;
}

/* A mass of a metre, a litre or the like is not that of a piece: "g/m", "kg/l", "g/cm³". */
static gboolean
is_of_measure (const char *after_unit)
{
  static const char *const measures[] = { "m", "mm", "cm", "km", "ft", "in", "l", "ml", "m2", "cm2",
                                          "m3", "cm3", "dm3", "m²", "cm²", "mm²", "m³", "cm³",
                                          "dm³", "meter", "metre", "mtr", "qm", NULL };
  char measure[16];
  gsize length;

  while (*after_unit == ' ')
    after_unit++;
  if (*after_unit != '/')
    return FALSE;
  after_unit = lds_value_skip_blanks (after_unit + 1);
  length = strcspn (after_unit, " )],;");
  if (length >= sizeof measure)
    return FALSE;
  memcpy (measure, after_unit, length);
  measure[length] = '\0';

  return is_one_of (measure, measures);
}

static double
read_divisor (const char *text)
{
  const char *per = strstr (text, "per ");
  const char *found = per != NULL ? per + 4 : NULL;
  double number;

  if (found == NULL && (found = strstr (text, "pro ")) != NULL)
    found += 4;
  if (found == NULL && (found = strchr (text, '/')) != NULL)
    found++;

  return found != NULL && lds_value_read_number (found, '.', &number, NULL) && number >= 1
             ? number : 1;
}

/**
 * lds_value_heading_mass:
 * @heading: heading of a mass column, with what stands in a row of units below it
 *
 * Returns: grams in one of the unit that it names, NaN when it names none
 */
double
lds_value_heading_mass (const char *heading)
{
  const char *p = heading;
  double found = NAN;
  char word[32];

  while (*p != '\0')
    {
      double grams;

      p = next_word (p, word, sizeof word);
      grams = lds_value_mass_unit (word);
      if (!isnan (grams) && is_of_measure (p))
        return NAN;
      if (!isnan (grams))
        found = grams;
    }

  return found / read_divisor (heading);
}

/**
 * lds_value_read_mass:
 * @text: a cell
 * @decimal: '.' or ','
 * @column_unit: grams in one of the column's unit, NaN when it has none
 *
 * Reads "12.5", "12,5 g", "0.5 oz", "2.5 kg per 100".
 *
 * Returns: grams, NaN when the cell gives none or nothing says in which unit
 */
double
lds_value_read_mass (const char *text,
                     char        decimal,
                     double      column_unit)
{
  char narrow[LDS_VALUE_NARROW_SIZE];
  const char *start = lds_value_narrow (text, narrow);
  const char *rest;
  const char *after;
  char word[32];
  double number;
  double grams;

  while (*start == ' ' || *start == '<')
    start++;
  if (!lds_value_read_number (lds_value_skip_approximate (start), decimal, &number, &rest) ||
      number < 0)
    return NAN;

  after = next_word (rest, word, sizeof word);
  grams = lds_value_mass_unit (word);
  if (!isnan (grams) && is_of_measure (after))
    return NAN;
  if (!isnan (grams))
    return number * grams / read_divisor (rest);
  /* A word that is no unit of mass: nobody knows what the number is. */
  if (word[0] != '\0')
    return NAN;

  return number * column_unit;
}

/**
 * lds_value_heading_fraction:
 * @heading: heading of a content column
 *
 * Returns: what a plain number in the column is multiplied with, NaN when the heading does not say
 */
double
lds_value_heading_fraction (const char *heading)
{
  g_autofree char *folded = g_utf8_strdown (heading, -1);

  if (strstr (folded, "ppm") != NULL)
    return 1e-6;
  if (strchr (folded, '%') != NULL || strstr (folded, "％") != NULL ||
      strstr (folded, "wt") != NULL || strstr (folded, "percent") != NULL ||
      strstr (folded, "prozent") != NULL)
    return 0.01;

  return NAN;
}

static double
read_fraction_unit (const char *text,
                    double      column_unit)
{
  if (strstr (text, "ppm") != NULL)
    return 1e-6;
  if (strchr (text, '%') != NULL || strstr (text, "％") != NULL)
    return 0.01;
  if (strstr (text, "‰") != NULL)
    return 1e-3;

  return column_unit;
}

static const char *
skip_limit (const char *text,
            gboolean   *at_most,
            gboolean   *at_least)
{
  static const char *const most[] = { "<", "≤", "max.", "max", "up to", "bis", "bis zu", NULL };
  static const char *const least[] = { ">", "≥", "min.", "min", NULL };

  while (*text == ' ' || *text == '~' || *text == '=')
    text++;
  for (gsize i = 0; most[i] != NULL; i++)
    if (g_ascii_strncasecmp (text, most[i], strlen (most[i])) == 0)
      {
        *at_most = TRUE;
        return text + strlen (most[i]) + (text[strlen (most[i])] == '=');
      }
  for (gsize i = 0; least[i] != NULL; i++)
    if (g_ascii_strncasecmp (text, least[i], strlen (least[i])) == 0)
      {
        *at_least = TRUE;
        return text + strlen (least[i]) + (text[strlen (least[i])] == '=');
      }

  return text;
}

/* The upper end in "2-4 %", "2 … 4", "2 to 4", "2 % - 4 %" */
static gboolean
read_upper (const char *text,
            char        decimal,
            double     *upper)
{
  static const char *const signs[] = { "-", "–", "—", "…", "...", "..", "to", "bis", "~", "à",
                                       NULL };

  while (*text == ' ' || *text == '%')
    text++;
  for (gsize i = 0; signs[i] != NULL; i++)
    if (g_str_has_prefix (text, signs[i]))
      return lds_value_read_number (text + strlen (signs[i]), decimal, upper, NULL);

  return FALSE;
}

/**
 * lds_value_read_fraction:
 * @text: a cell
 * @decimal: '.' or ','
 * @column_unit: what a plain number is multiplied with, NaN when nothing says so
 * @low: (out): lowest mass fraction, 0 to 1
 * @high: (out): highest mass fraction
 *
 * Reads "1,5 %", "250 ppm", "2-4 %", "<0.1", "none".
 *
 * Returns: whether the cell gives a fraction
 */
gboolean
lds_value_read_fraction (const char *text,
                         char        decimal,
                         double      column_unit,
                         double     *low,
                         double     *high)
{
  char narrow[LDS_VALUE_NARROW_SIZE];
  gboolean at_most = FALSE;
  gboolean at_least = FALSE;
  double unit;
  const char *rest;
  const char *start;

  text = lds_value_narrow (text, narrow);
  unit = read_fraction_unit (text, column_unit);

  *low = *high = 0;
  if (is_one_of (text, no_words))
    return TRUE;

  start = skip_limit (text, &at_most, &at_least);
  if (!lds_value_read_number (start, decimal, low, &rest) || *low < 0)
    return FALSE;
  if (*low == 0 && isnan (unit))
    unit = 1;

  *high = *low;
  if (at_most)
    *low = 0;
  else if (at_least)
    *high = 1 / unit;
  else if (!read_upper (rest, decimal, high))
    *high = *low;

  *low *= unit;
  *high *= unit;

  return isfinite (*low) && isfinite (*high) && *low <= *high && *high <= 1.0000001;
}

static gboolean
has_check_digit (const char *cas,
                 gsize       length)
{
  guint sum = 0;
  guint weight = 1;

  for (gsize i = length - 2; i > 0; i--)
    if (g_ascii_isdigit (cas[i - 1]))
      sum += weight++ * (cas[i - 1] - '0');

  return sum % 10 == (guint) (cas[length - 1] - '0');
}

/* "7440-00-8" */
static gsize
span_cas (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (digits < 2 || digits > 7 || text[digits] != '-' || !g_ascii_isdigit (text[digits + 1]) ||
      !g_ascii_isdigit (text[digits + 2]) || text[digits + 3] != '-' ||
      !g_ascii_isdigit (text[digits + 4]) || g_ascii_isdigit (text[digits + 5]) ||
      text[digits + 5] == '-')
    return 0;

  return digits + 5;
}

/**
 * lds_value_read_cas:
 * @text: a cell
 * @cas: (out): the first CAS number in it
 * @wrong_digit: (out) (optional): whether one was passed over because its check digit is wrong
 *
 * Returns: whether there is one
 */
gboolean
lds_value_read_cas (const char *text,
                    char        cas[LDS_CAS_SIZE],
                    gboolean   *wrong_digit)
{
  if (wrong_digit != NULL)
    *wrong_digit = FALSE;

  for (const char *p = text; *p != '\0';)
    {
      gsize length = g_ascii_isdigit (*p) ? span_cas (p) : 0;

      if (length > 0 && has_check_digit (p, length))
        {
          g_strlcpy (cas, p, length + 1);
          return TRUE;
        }
      if (length > 0 && wrong_digit != NULL)
        *wrong_digit = TRUE;

      do
        p++;
      while (g_ascii_isdigit (p[-1]) && (g_ascii_isdigit (*p) || *p == '-'));
    }
  cas[0] = '\0';

  return FALSE;
}

/**
 * lds_value_is_hs_code:
 * @text: a cell
 *
 * Returns: whether it is 4 to 12 digits, perhaps with dots or blanks between them
 */
gboolean
lds_value_is_hs_code (const char *text)
{
  gsize digits = 0;

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isdigit (*text))
        digits++;
      else if (*text != '.' && *text != ' ')
        return FALSE;
    }

  return digits >= 4 && digits <= 12;
}
