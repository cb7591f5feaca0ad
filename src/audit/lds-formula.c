/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-formula.h"

#include <math.h>
#include <string.h>

/* Elements that stand beside a rare earth in the formulas and alloys of parts lists. */
static const char *const others[] = {
  "H", "Li", "Be", "B", "C", "N", "O", "F", "Na", "Mg", "Al", "Si", "P", "S", "Cl", "K", "Ca",
  "Ti", "V", "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn", "Ga", "Ge", "As", "Se", "Br", "Sr", "Zr",
  "Nb", "Mo", "Ag", "Sn", "Sb", "Te", "I", "Ba", "Hf", "Ta", "W", "Bi",
};

/* Length of the symbol at @p, 0 when there is none; *@element is -1 for one of the others. */
static gsize
read_symbol (LdsCatalogue *catalogue,
             const char   *p,
             gsize         left,
             int          *element)
{
  for (gsize n = MIN (left, 2); n > 0; n--)
    {
      char symbol[3] = { 0 };
      const LdsElement *found;

      if (!g_ascii_isupper (p[0]) || (n == 2 && !g_ascii_islower (p[1])))
        continue;
      memcpy (symbol, p, n);
      found = lds_catalogue_find_element (catalogue, symbol);
      if (found != NULL)
        {
          *element = (int) found->index;
          return n;
        }
      for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
        if (others[i][0] == symbol[0] && others[i][1] == symbol[1])
          {
            *element = -1;
            return n;
          }
    }

  return 0;
}

static const char *
get_source (const LdsLineText *text,
            const LdsToken    *token,
            gsize             *length)
{
  *length = token->source_end - token->source_start;

  return text->source[token->field] + token->source_start;
}

/**
 * lds_formula_read:
 * @catalogue: a catalogue
 * @text: a line's text
 * @index: a token
 *
 * Returns: a mask of the rare earths in the formula that the token is, 0 when it is none
 */
guint
lds_formula_read (LdsCatalogue      *catalogue,
                  const LdsLineText *text,
                  guint              index)
{
  const LdsToken *token = lds_line_text_token (text, index);
  gsize length;
  const char *source = get_source (text, token, &length);
  gboolean digits = FALSE, partner = FALSE, oxygen = FALSE, lower = FALSE;
  guint n_symbols = 0;
  guint mask = 0;

  for (gsize i = 0; i < length;)
    {
      int element;
      gsize n = read_symbol (catalogue, source + i, length - i, &element);

      if (n == 0)
        return 0;
      n_symbols++;
      if (element >= 0)
        {
          mask |= 1u << element;
          lower |= n == 2;
        }
      else
        {
          partner = TRUE;
          oxygen |= n == 1 && (source[i] == 'O' || source[i] == 'F');
        }
      for (i += n; i < length && (g_ascii_isdigit (source[i]) || source[i] == '.'); i++)
        digits = TRUE;
    }

  if (mask == 0 || !partner || n_symbols < 2)
    return 0;

  /* "YKK" and "YC8" are names; a part number may look like a formula by chance. */
  if (!lower && !(digits && oxygen))
    return 0;
  if (token->field != LDS_LINE_MATERIAL && !(lower && digits))
    return 0;

  return mask;
}

/**
 * lds_formula_read_cell:
 * @catalogue: a catalogue
 * @text: a line's text
 * @first: (out): first token of the material column
 * @last: (out): its last token
 *
 * Reads a material column that holds nothing but symbols and numbers ("Nd, Fe, B", "Dy").
 *
 * Returns: a mask of the rare earths in it
 */
guint
lds_formula_read_cell (LdsCatalogue      *catalogue,
                       const LdsLineText *text,
                       guint             *first,
                       guint             *last)
{
  gboolean any = FALSE;
  guint mask = 0;

  for (guint i = 0; i < text->tokens->len; i++)
    {
      const LdsToken *token = lds_line_text_token (text, i);
      gsize length;
      const char *source = get_source (text, token, &length);
      int element;

      if (token->field != LDS_LINE_MATERIAL)
        continue;
      if (!any)
        *first = i;
      any = TRUE;
      *last = i;

      if (g_ascii_isdigit (source[0]))
        continue;
      if (length > 2 || read_symbol (catalogue, source, length, &element) != length)
        return 0;
      if (element >= 0)
        mask |= 1u << element;
    }

  return mask;
}

typedef enum
{
  UNIT_NONE,
  UNIT_PERCENT,
  UNIT_PPM,
  UNIT_MASS,
} Unit;

/* Reads the unit behind a number in the folded text, skipping spaces and "wt". */
static Unit
read_unit (const char  *p,
           const char **end)
{
  while (*p == ' ')
    p++;
  if (g_str_has_prefix (p, "wt"))
    {
      p += 2;
      while (*p == ' ' || *p == '.' || *p == '-')
        p++;
    }

  *end = p + 1;
  if (*p == '%')
    return UNIT_PERCENT;

  *end = p + 3;
  if (g_str_has_prefix (p, "ppm"))
    return UNIT_PPM;

  *end = p + (p[0] == 'g' ? 1 : 2);
  if (g_str_has_prefix (p, "mg") || g_str_has_prefix (p, "kg") || p[0] == 'g')
    return g_ascii_isalnum (**end) ? UNIT_NONE : UNIT_MASS;

  return UNIT_NONE;
}

static const LdsElement *
get_element (LdsCatalogue      *catalogue,
             const LdsLineText *text,
             guint              index,
             guint              first)
{
  const LdsToken *token;
  gsize length;
  const char *source;
  char symbol[3] = { 0 };

  if (index >= text->tokens->len)
    return NULL;

  token = lds_line_text_token (text, index);
  if (token->field != lds_line_text_token (text, first)->field)
    return NULL;

  source = get_source (text, token, &length);
  if (length > 2)
    return NULL;
  memcpy (symbol, source, length);

  return lds_catalogue_find_element (catalogue, symbol);
}

static gboolean
set_share (LdsShare         *share,
           const LdsElement *element,
           double            number,
           Unit              unit)
{
  if (unit == UNIT_NONE || !(number > 0) ||
      (unit == UNIT_PERCENT && number > 100) || (unit == UNIT_PPM && number > 1e6))
    return FALSE;

  share->element = element->index;
  share->counts = TRUE;
  share->low = unit == UNIT_PERCENT ? number / 100 : unit == UNIT_PPM ? number / 1e6 : NAN;
  share->high = share->low;

  return TRUE;
}

/* Reads the number that a token begins with; its fraction may follow a comma. */
static double
read_number (const LdsLineText  *text,
             const LdsToken     *token,
             const char        **end)
{
  const char *start = lds_token_text (text, token);
  gsize n = strspn (start, "0123456789.,");
  char number[16];

  n = MIN (n, sizeof number - 1);
  memcpy (number, start, n);
  number[n] = '\0';
  g_strdelimit (number, ",", '.');
  *end = start + n;

  return g_ascii_strtod (number, NULL);
}

/* Only a space, a colon or an equals sign may stand between a symbol and its number. */
static gboolean
is_beside (const LdsLineText *text,
           const char        *from,
           const LdsToken    *token)
{
  const char *to = lds_token_text (text, token);

  if (to < from || to - from > 3)
    return FALSE;
  for (const char *p = from; p < to; p++)
    if (*p != ' ' && *p != ':' && *p != '=')
      return FALSE;

  return TRUE;
}

/**
 * lds_formula_read_amount:
 * @catalogue: a catalogue
 * @text: a line's text
 * @index: a token
 * @share: (out): the element and its share, NaN where the text gives a mass
 * @last: (out): the last token that belongs to it
 *
 * Reads "Dy 4 %", "4.0 wt% Dy" and "Dy: 250 ppm" that begin at @index.
 *
 * Returns: whether there is an amount of a rare earth
 */
gboolean
lds_formula_read_amount (LdsCatalogue      *catalogue,
                         const LdsLineText *text,
                         guint              index,
                         LdsShare          *share,
                         guint             *last)
{
  const LdsToken *token = lds_line_text_token (text, index);
  const LdsElement *element = get_element (catalogue, text, index, index);
  const char *start = lds_token_text (text, token);
  const char *end;
  double number;
  Unit unit;

  if (element != NULL)
    {
      const LdsToken *amount;

      if (index + 1 >= text->tokens->len)
        return FALSE;
      amount = lds_line_text_token (text, index + 1);
      start = lds_token_text (text, amount);
      if (amount->field != token->field || !g_ascii_isdigit (*start) ||
          !is_beside (text, text->folded->str + token->end, amount))
        return FALSE;

      number = read_number (text, amount, &end);
      unit = read_unit (end, &end);
      *last = index + 1;
      return set_share (share, element, number, unit);
    }

  if (g_ascii_isdigit (*start))
    {
      number = read_number (text, token, &end);
      unit = read_unit (end, &end);
      for (guint i = index + 1; unit != UNIT_NONE && i <= index + 2; i++)
        {
          element = get_element (catalogue, text, i, index);
          if (element != NULL && is_beside (text, end, lds_line_text_token (text, i)))
            {
              *last = i;
              return set_share (share, element, number, unit);
            }
        }
    }

  return FALSE;
}
