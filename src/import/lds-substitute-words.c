/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-substitute-words.h"

#include <string.h>

/* Longer than any mark; a longer cell is a text in which the word means something else. */
#define MAX_CELL 200

/* Longer ones first where one begins with another. */
static const char *const marks[] = {
  "alternatives", "alternative", "alternates", "alternate",
  "alternat.", "alt.", "alt", "substitutes", "substitute", "subst.",
  "subst", "2nd source", "second source", "2nd src", "alternativteil", "alternativtyp",
  "alternativartikel", "alternativ", "ersatzweise", "ersatztyp", "ersatz", "alternatif", "substitut",
  "remplacement", "alternativa", "alternativo", "sustituto", "sostituto", "alternatief",
  "vervanging", "замена", "代替部品", "代替品", "代替", "代用品", "代用", "替代料", "替代品",
  "替代件", "替代", "替料", "대체품", "대체", NULL,
};

/* These mark a line only where a number or a name begins with them. */
static const char *const conjunctions[] = {
  "or equivalent", "or equiv.", "or equiv", "or equal", "or", "oder gleichwertig", "oder", "ou",
  "или", "或", "または", NULL,
};

static const char *const prepositions[] = {
  "for", "to", "of", "für", "fuer", "zu", "von", "pour", "à", "de", "para", "per", "voor", "для",
  NULL,
};

static const char *const bases[] = { "pos.", "pos", "position", "item", "line", "part", "no.",
                                     "#", "nr.", "p/n", NULL };

static const char *
skip_signs (const char *text)
{
  while (*text != '\0' && strchr (" ([{:-.,;/*_", *text) != NULL)
    text++;
  while (g_str_has_prefix (text, "：") || g_str_has_prefix (text, "–") ||
         g_str_has_prefix (text, "（"))
    text = g_utf8_next_char (text);

  return text;
}

/* What follows a word at the beginning of a text, NULL when it does not begin so. */
static const char *
skip_word (const char        *text,
           const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *rest;

      if (!g_str_has_prefix (text, words[i]))
        continue;
      rest = text + strlen (words[i]);
      /* A Latin word ends where no letter follows; others run on. */
      if ((guchar) *words[i] < 0x80 && g_unichar_isalnum (g_utf8_get_char (rest)))
        continue;
      return rest;
    }

  return NULL;
}

/* "for pos. 3" as "3" */
static gboolean
read_target (const char *text,
             char        target[LDS_SUBSTITUTE_TARGET_SIZE])
{
  const char *rest = skip_word (skip_signs (text), prepositions);
  const char *base;
  gsize length;

  if (rest == NULL)
    return FALSE;
  rest = skip_signs (rest);
  base = skip_word (rest, bases);
  if (base != NULL)
    rest = skip_signs (base);
  g_strlcpy (target, rest, LDS_SUBSTITUTE_TARGET_SIZE);
  length = strlen (target);
  while (length > 0 && strchr (" )].,;", target[length - 1]) != NULL)
    target[--length] = '\0';

  return TRUE;
}

static gboolean
ends_here (const char *text)
{
  if (g_str_has_prefix (text, " part"))
    text += strlen (" part");

  return *text == '\0' || strspn (text, " )]}.:-*") == strlen (text);
}

/* "10 alt" is a substitute for number 10. */
static gboolean
read_number (const char *text,
             char        target[LDS_SUBSTITUTE_TARGET_SIZE])
{
  gsize digits = strspn (text, "0123456789.");
  const char *rest = skip_signs (text + digits);
  const char *after = skip_word (rest, marks);

  if (after == NULL)
    after = skip_word (rest, conjunctions);
  if (after == NULL)
    return FALSE;
  if (digits > 0 && digits < LDS_SUBSTITUTE_TARGET_SIZE)
    {
      memcpy (target, text, digits);
      target[digits] = '\0';
      while (digits > 0 && target[digits - 1] == '.')
        target[--digits] = '\0';
    }

  /* "alt 1", "or 2": the first, the second one */
  return strspn (skip_signs (after), "0123456789 )].") == strlen (skip_signs (after));
}

/* "Alternative: XY", "or XY", "Alt for R5"; not "Alternative energy meter". */
static gboolean
read_name (const char *text,
           char        target[LDS_SUBSTITUTE_TARGET_SIZE])
{
  const char *rest = skip_word (text, conjunctions);

  if (rest != NULL)
    return *rest == ' ' || *rest == ':' || (guchar) *rest >= 0x80 || ends_here (rest);
  rest = skip_word (text, marks);
  if (rest == NULL)
    return FALSE;

  return read_target (rest, target) || ends_here (rest) || strchr (":)]", *rest) != NULL ||
         g_str_has_prefix (rest, " -") || g_str_has_prefix (rest, " –") ||
         g_str_has_prefix (rest, " :") || (guchar) *text >= 0x80 || (guchar) *rest >= 0x80;
}

/**
 * lds_substitute_read_mark:
 * @text: a cell
 * @cell: what kind
 * @target: (out): the number of the line that it may stand in for, empty where the cell names none
 *
 * Returns: whether the cell marks its line as a substitute
 */
gboolean
lds_substitute_read_mark (const char         *text,
                          LdsSubstituteCell   cell,
                          char                target[LDS_SUBSTITUTE_TARGET_SIZE])
{
  g_autofree char *folded = NULL;
  const char *start;
  const char *rest;

  target[0] = '\0';
  if (*text == '\0' || strlen (text) > MAX_CELL)
    return FALSE;

  folded = g_utf8_strdown (text, -1);
  start = skip_signs (folded);
  switch (cell)
    {
    case LDS_SUBSTITUTE_NUMBER:
      return read_number (start, target);
    case LDS_SUBSTITUTE_NAME:
      return read_name (start, target);
    case LDS_SUBSTITUTE_REMARK:
    default:
      rest = skip_word (start, marks);
      return rest != NULL && (ends_here (rest) || read_target (rest, target));
    }
}

/* "2" in "mpn 2", "mpn_2", "mpn (2)", "mpn #2"; where the base ends. */
static gsize
find_ordinal (const char *text,
              char       *ordinal)
{
  gsize length = strlen (text);

  while (length > 0 && strchr (" )]", text[length - 1]) != NULL)
    length--;
  if (length < 2 || !g_ascii_isdigit (text[length - 1]) || g_ascii_isdigit (text[length - 2]))
    return 0;
  *ordinal = text[length - 1];
  length--;
  while (length > 0 && strchr (" ([#_.-", text[length - 1]) != NULL)
    length--;

  return length;
}

/* "mpn (alt)", "manufacturer 2nd source" */
static gsize
find_mark_at_end (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && strchr (" )]", text[length - 1]) != NULL)
    length--;
  for (gsize i = 0; marks[i] != NULL; i++)
    {
      gsize mark = strlen (marks[i]);

      if (mark < length && memcmp (text + length - mark, marks[i], mark) == 0 &&
          ((guchar) *marks[i] >= 0x80 || strchr (" ([_-", text[length - mark - 1]) != NULL))
        {
          length -= mark;
          while (length > 0 && strchr (" ([_-", text[length - 1]) != NULL)
            length--;
          return length;
        }
    }

  return 0;
}

/**
 * lds_substitute_read_heading:
 * @heading: a heading
 * @base: (out) (transfer full): the heading, in small letters, without a number at its end and
 *   without a word for an alternative; empty where nothing else is left
 *
 * Reads "MPN 2", "Alternative Manufacturer", "Part Number (alt)", "2nd source".
 *
 * Returns: (transfer full) (nullable): what headings of the same source have in common: the
 *   number, or "alt" and the number; %NULL when there is neither
 */
char *
lds_substitute_read_heading (const char  *heading,
                             char       **base)
{
  g_autofree char *folded = NULL;
  char ordinal = '\0';
  const char *start;
  const char *rest;
  gsize end;

  if (strlen (heading) > MAX_CELL)
    {
      *base = g_strdup ("");
      return NULL;
    }

  folded = g_strstrip (g_utf8_strdown (heading, -1));
  start = folded;
  end = find_ordinal (start, &ordinal);
  if (end > 0)
    folded[end] = '\0';

  rest = skip_word (start, marks);
  if (rest == NULL && (rest = skip_word (start, (const char *const[]) { "2nd", "second", "2.", NULL })) !=
      NULL && *skip_signs (rest) == '\0')
    rest = NULL;
  if (rest != NULL)
    {
      *base = g_strdup (skip_signs (rest));
      return g_strdup_printf ("alt%c", ordinal != '\0' ? ordinal : '1');
    }

  end = find_mark_at_end (start);
  if (end > 0)
    {
      *base = g_strndup (start, end);
      return g_strdup_printf ("alt%c", ordinal != '\0' ? ordinal : '1');
    }
  *base = g_strdup (start);

  return ordinal != '\0' ? g_strdup_printf ("%c", ordinal) : NULL;
}

/**
 * lds_substitute_heading_names_target:
 * @heading: a heading
 *
 * Returns: whether the cells below it name the line for which theirs is a substitute
 */
gboolean
lds_substitute_heading_names_target (const char *heading)
{
  g_autofree char *folded = NULL;
  char target[LDS_SUBSTITUTE_TARGET_SIZE];
  const char *rest;

  if (strlen (heading) > MAX_CELL)
    return FALSE;
  folded = g_strstrip (g_utf8_strdown (heading, -1));
  rest = skip_word (folded, marks);

  return rest != NULL && read_target (rest, target);
}
