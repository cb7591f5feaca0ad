/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-traits.h"

#include "lds-values.h"

#include <math.h>
#include <string.h>

#define BIT(trait) (1u << (trait))

/* Longer texts have no trait but that they are texts. */
#define MAX_LOOK 512

static const char *const units[] = {
  "pcs", "pc", "pce", "pieces", "piece", "ea", "each", "stk", "st", "stck", "stück", "set", "sets",
  "pair", "pairs", "m", "mm", "cm", "km", "ft", "in", "inch", "m2", "m²", "kg", "g", "mg", "t",
  "lb", "lbs", "oz", "l", "ml", "ltr", "liter", "roll", "rolls", "rol", "pack", "pkg", "box", "kit",
  "unit", "units", "un", "pza", "pz", "nr", "no", "szt", "шт", "шт.", "个", "件", "只", "套", "米",
  "個", "本", "枚", "式", "db", "pár", "lot", "lfm", "qm", "psch", "ar", "a/r", "as req", NULL,
};

static const char *const money_codes[] = {
  "EUR", "USD", "GBP", "CNY", "RMB", "JPY", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD",
  "BRL", "INR", "KRW", "TWD", "HKD", "SGD", "€", "$", "£", "¥", NULL,
};

static const char *const no_flags[] = { "no", "n", "false", "0", "nein", "non", NULL };

static gboolean
is_word (const char        *text,
         const char *const *words)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > 10)
    return FALSE;
  folded = g_utf8_strdown (text, -1);

  return g_strv_contains (words, g_strstrip (folded));
}

static gboolean
is_url (const char *text)
{
  return g_ascii_strncasecmp (text, "http://", 7) == 0 ||
         g_ascii_strncasecmp (text, "https://", 8) == 0 ||
         g_ascii_strncasecmp (text, "www.", 4) == 0;
}

/* One to three letters of a kind and a number: R1, LED3, USB-OTG1 is none but rare. */
static gboolean
is_designator (const char *token,
               gsize       length)
{
  gsize letters = 0;
  gsize digits;

  while (letters < length && g_ascii_isalpha (token[letters]))
    letters++;
  digits = letters;
  while (digits < length && g_ascii_isdigit (token[digits]))
    digits++;

  if (letters == 0 || letters > 4 || digits == letters ||
      digits - letters > (letters == 1 ? 4 : 3) || g_ascii_islower (token[0]))
    return FALSE;

  return digits == length || token[digits] == '-' || token[digits] == '_' ||
         (digits + 1 == length && g_ascii_isalpha (token[digits]));
}

static gboolean
are_designators (const char *text)
{
  guint n_tokens = 0;
  guint n_good = 0;

  while (*text != '\0')
    {
      gsize length = strcspn (text, ",; \t\n");

      if (length > 0)
        {
          n_tokens++;
          n_good += is_designator (text, length);
        }
      text += length;
      text += *text != '\0';
    }

  return n_tokens > 0 && n_good * 4 >= n_tokens * 3;
}

/* 1.2, 1.2.3; .1 and ..2 */
static gboolean
is_dotted (const char *text)
{
  guint dots = 0;
  gsize length = strlen (text);
  const char *p = text;

  if (length == 0 || length > 32)
    return FALSE;

  while (*p == '.')
    p++;
  if (p > text)
    return g_ascii_isdigit (*p) && strspn (p, "0123456789") == strlen (p);

  for (; *p != '\0'; p++)
    {
      if (*p == '.' && g_ascii_isdigit (p[-1]))
        dots++;
      else if (!g_ascii_isdigit (*p))
        return FALSE;
    }

  return dots > 0;
}

static gboolean
is_date (const char *text)
{
  gsize length = strlen (text);
  guint digits = 0;
  guint separators = 0;

  if (length < 6 || length > 19 || !g_ascii_isdigit (*text))
    return FALSE;
  for (const char *p = text; *p != '\0' && *p != ' '; p++)
    {
      digits += g_ascii_isdigit (*p);
      separators += *p == '/' || *p == '-' || *p == '.';
    }

  return separators == 2 && digits >= 4 && digits <= 8;
}

static guint32
read_letters (const char *text)
{
  guint letters = 0;
  guint digits = 0;
  guint words = 0;
  guint blanks = 0;
  guint others = 0;
  guint small = 0; /* small letters in a row */
  gboolean word = FALSE;
  gboolean in_word = FALSE;
  guint32 traits = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      /* Scripts without cases write a word with a letter or two. */
      if (g_unichar_islower (character))
        small++;
      else if (g_unichar_isalpha (character) && !g_unichar_isupper (character))
        small += 2;
      else
        small = 0;
      word |= small >= 4;
      if (g_unichar_isalpha (character))
        {
          letters++;
          words += !in_word;
          in_word = TRUE;
          continue;
        }
      digits += g_unichar_isdigit (character);
      others += !g_unichar_isdigit (character) && !g_unichar_isspace (character);
      blanks += g_unichar_isspace (character);
      in_word = in_word && !g_unichar_isspace (character);
    }

  if (letters > 0 && letters >= digits)
    traits |= BIT (LDS_TRAIT_LETTERS);
  if (words >= 2 && blanks > 0)
    traits |= BIT (LDS_TRAIT_PHRASE);
  if (word)
    traits |= BIT (LDS_TRAIT_WORD);
  if (digits > 0 && blanks <= 1 && (letters > 0 || others > 0))
    traits |= BIT (LDS_TRAIT_CODE);

  return traits;
}

static guint32
read_number (const char *text)
{
  char unit[LDS_UNIT_SIZE];
  char currency[LDS_CURRENCY_SIZE];
  const char *rest = "";
  double number;
  guint32 traits = 0;

  if (lds_value_read_number (text, '.', &number, &rest))
    {
      while (*rest == ' ')
        rest++;
      if (*rest == '\0')
        {
          traits |= BIT (LDS_TRAIT_NUMBER) | BIT (LDS_TRAIT_AMOUNT);
          if (number == floor (number) && fabs (number) < 1e12 && strchr (text, '.') == NULL)
            traits |= BIT (LDS_TRAIT_INTEGER);
        }
      else if (strlen (rest) < 24 && *rest != '-' && *rest != '/' && *rest != '.')
        {
          if (!isnan (lds_value_read_quantity (text, '.', unit)) &&
              (unit[0] != '\0' || strpbrk (rest, "0123456789") == NULL))
            traits |= BIT (LDS_TRAIT_AMOUNT);
        }
      if (strchr (rest, '%') != NULL || strstr (rest, "ppm") != NULL)
        traits |= BIT (LDS_TRAIT_PERCENT);
    }
  else if (*text == '~' || *text == '<' || *text == 'x')
    {
      if (!isnan (lds_value_read_quantity (text, '.', unit)))
        traits |= BIT (LDS_TRAIT_AMOUNT);
      if (strchr (text, '%') != NULL)
        traits |= BIT (LDS_TRAIT_PERCENT);
    }

  if (strlen (text) < 24 && !isnan (lds_value_read_price (text, '.', currency)) &&
      (currency[0] != '\0' || strstr (text, "¥") != NULL || strstr (text, "￥") != NULL))
    traits |= BIT (LDS_TRAIT_MONEY);

  return traits;
}

/**
 * lds_traits_of:
 * @text: text of a cell
 * @kind: what the file says that it is
 *
 * Returns: a mask of its traits (bit t for #LdsTrait t), 0 for a blank cell
 */
guint32
lds_traits_of (const char  *text,
               LdsCellKind  kind)
{
  char cas[LDS_CAS_SIZE];
  guint32 traits = 0;

  while (g_ascii_isspace (*text))
    text++;
  if (*text == '\0')
    return 0;
  if (kind == LDS_CELL_ERROR || lds_value_says_nothing (text))
    return BIT (LDS_TRAIT_NOTHING);
  if (is_url (text))
    return BIT (LDS_TRAIT_URL);
  if (strlen (text) > MAX_LOOK)
    return BIT (LDS_TRAIT_LETTERS) | BIT (LDS_TRAIT_PHRASE) |
           (are_designators (text) ? BIT (LDS_TRAIT_DESIGNATOR) : 0);

  traits |= read_letters (text);
  if (kind == LDS_CELL_DATE || is_date (text))
    traits |= BIT (LDS_TRAIT_DATE);
  else
    traits |= read_number (text);
  if (are_designators (text))
    traits |= BIT (LDS_TRAIT_DESIGNATOR);
  if (is_dotted (text))
    traits |= BIT (LDS_TRAIT_DOTTED);
  if (lds_value_read_cas (text, cas, NULL))
    traits |= BIT (LDS_TRAIT_CAS);
  if (lds_value_is_hs_code (text))
    traits |= BIT (LDS_TRAIT_HS);
  if (lds_value_says_yes (text) || is_word (text, no_flags) || lds_value_says_not_fitted (text))
    traits |= BIT (LDS_TRAIT_FLAG);
  if (is_word (text, units))
    traits |= BIT (LDS_TRAIT_UNIT);
  if (strlen (text) <= 3 && g_strv_contains (money_codes, text))
    traits |= BIT (LDS_TRAIT_CURRENCY);

  return traits;
}

/* "GRM188R71" and "RC0402FR-07" have different shapes, "PN-0001" and "PN-0002" have not. */
static guint
shape_of (const char *text)
{
  guint shape = 5381;
  char last = 0;

  for (; *text != '\0'; text++)
    {
      char kind = g_ascii_isdigit (*text) ? '9' : g_ascii_isalpha (*text) ? 'A' : *text;

      if (kind != last || (kind != '9' && kind != 'A'))
        shape = shape * 33 + (guchar) kind;
      last = kind;
    }

  return shape;
}

static double
read_level (const char *text)
{
  double number;

  while (*text == '.' || *text == ' ')
    text++;

  return lds_value_read_number (text, '.', &number, NULL) ? number : NAN;
}

static void
count_cell (LdsColumnStats *self,
            const char     *text,
            guint32         traits,
            double         *above)
{
  double number = read_level (text);

  for (guint i = 0; i < LDS_N_TRAITS; i++)
    self->counts[i] += (traits >> i) & 1;
  self->characters += strlen (text);

  if (self->n_filled++ == 0)
    self->first = number;
  if (!isnan (number))
    {
      self->maximum = MAX (self->maximum, number);
      self->n_sequential += number == *above + 1;
      self->n_rising += number > *above;
      self->n_steps_up += number <= *above + 1;
      *above = number;
    }
}

/**
 * lds_column_stats_collect:
 * @self: (out): what the cells look like together
 * @sheet: a sheet
 * @column: from 1
 * @rows: (array length=n_rows): indices of the rows to look at
 * @n_rows: number of rows
 */
void
lds_column_stats_collect (LdsColumnStats *self,
                          const LdsSheet *sheet,
                          guint           column,
                          const guint    *rows,
                          guint           n_rows)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) shapes = g_hash_table_new (NULL, NULL);
  double above = NAN;

  *self = (LdsColumnStats) { .n_rows = n_rows, .first = NAN };

  for (guint i = 0; i < n_rows; i++)
    {
      const LdsSheetCell *cell = lds_sheet_find_cell (sheet, rows[i], column);
      const char *text = lds_sheet_get_text (sheet, cell);
      guint32 traits = cell != NULL ? lds_traits_of (text, cell->kind) : 0;

      if (traits == 0 || traits == BIT (LDS_TRAIT_NOTHING))
        {
          self->counts[LDS_TRAIT_NOTHING] += traits != 0;
          continue;
        }

      count_cell (self, text, traits, &above);
      g_hash_table_add (texts, GUINT_TO_POINTER (cell->text));
      g_hash_table_add (shapes, GUINT_TO_POINTER (shape_of (text)));
    }

  self->n_distinct = g_hash_table_size (texts);
  self->n_shapes = g_hash_table_size (shapes);
}

/**
 * lds_column_stats_share:
 * @self: what the cells look like together
 * @trait: a trait
 *
 * Returns: the share of the filled cells that have it, 0 to 1
 */
double
lds_column_stats_share (const LdsColumnStats *self,
                        LdsTrait              trait)
{
  return self->n_filled == 0 ? 0 : (double) self->counts[trait] / self->n_filled;
}
