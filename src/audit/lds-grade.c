/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-grade.h"

#include <string.h>

/* Energy classes that are made; the catalogue lists the usual ones of them. */
#define LOWEST_NUMBER 28
#define HIGHEST_NUMBER 58

static const LdsToken *
get_token (const LdsLineText *text,
           guint              first,
           guint              index)
{
  const LdsToken *token;

  if (index >= text->tokens->len)
    return NULL;

  token = lds_line_text_token (text, index);

  return token->clause == lds_line_text_token (text, first)->clause ? token : NULL;
}

/* "/2" of an inch, joined to what stands before @p. */
static const char *
skip_fraction (const char *p)
{
  if (*p != '/' || !g_ascii_isdigit (p[1]))
    return p;

  for (p++; g_ascii_isdigit (*p);)
    p++;

  return p;
}

/* "12x5x3", "12 x 5", "ø10", "d10", "6mm", "1/2 x 1/8in" */
static gboolean
is_size (const LdsLineText *text,
         guint              first,
         guint              index)
{
  const LdsToken *token = get_token (text, first, index);
  const char *start, *end, *p;

  if (token == NULL)
    return FALSE;

  start = lds_token_text (text, token);
  end = start + lds_token_length (token);

  p = start;
  if (*p == 'd' && p + 1 < end)
    p++;
  if (!g_ascii_isdigit (*p))
    return FALSE;
  while (p < end && (g_ascii_isdigit (*p) || *p == '.' || *p == ','))
    p++;

  if (p < end)
    return (*p == 'x' && p + 1 < end && g_ascii_isdigit (p[1])) ||
           (end - p >= 2 && p[0] == 'm' && p[1] == 'm') || (*start == 'd' && *p == 'h');

  p = skip_fraction (p);
  if (*p == '"' || g_str_has_prefix (p, "in"))
    return TRUE;

  while (*p == ' ')
    p++;

  return *start == 'd' || *p == 'x' || *p == '*' || g_utf8_get_char (p) == 0xd7 ||
         g_str_has_prefix (p, "mm");
}

static const LdsMagnetClass *
find_class (LdsCatalogue *catalogue,
            const char   *start,
            gsize         length)
{
  char suffix[3] = { 0 };

  if (length > 2)
    return NULL;
  memcpy (suffix, start, length);

  return lds_catalogue_find_magnet_class (catalogue, suffix);
}

/* Reads "42", "42sh" at @start; tells the number and gives the class where one is joined. */
static gboolean
read_number (LdsCatalogue           *catalogue,
             const char             *start,
             gsize                   length,
             guint                  *number,
             const LdsMagnetClass  **class)
{
  if (length < 2 || !g_ascii_isdigit (start[0]) || !g_ascii_isdigit (start[1]))
    return FALSE;

  *number = (guint) (g_ascii_digit_value (start[0]) * 10 + g_ascii_digit_value (start[1]));
  *class = find_class (catalogue, start + 2, length - 2);

  return *class != NULL && *number >= LOWEST_NUMBER && *number <= HIGHEST_NUMBER;
}

/**
 * lds_grade_read:
 * @catalogue: a catalogue
 * @text: a line's text
 * @index: a token
 * @grade: (out): the grade
 *
 * Returns: whether a grade's name may begin at @index; what is around it decides
 */
gboolean
lds_grade_read (LdsCatalogue      *catalogue,
                const LdsLineText *text,
                guint              index,
                LdsGrade          *grade)
{
  const LdsToken *token = lds_line_text_token (text, index);
  const char *start = lds_token_text (text, token);
  gsize length = lds_token_length (token);
  guint next = index + 1;
  guint number;

  memset (grade, 0, sizeof *grade);

  if ((start[0] == 'n' || start[0] == 'g') && (length == 1 || g_ascii_isdigit (start[1])))
    {
      grade->prefix = start[0];
      start++;
      length--;
      if (length == 0)
        {
          token = get_token (text, index, next++);
          if (token == NULL)
            return FALSE;
          start = lds_token_text (text, token);
          length = lds_token_length (token);
        }
    }

  if (!read_number (catalogue, start, length, &number, &grade->class))
    return FALSE;

  /* "N42-SH", "42 SH": one letter by itself could be anything. */
  token = get_token (text, index, next);
  if (*grade->class->suffix == '\0' && token != NULL && lds_token_length (token) == 2)
    {
      const LdsMagnetClass *class = find_class (catalogue, lds_token_text (text, token), 2);

      if (class != NULL)
        {
          grade->class = class;
          next++;
        }
    }

  grade->listed = lds_catalogue_find_magnet_energy (catalogue, number) != NULL;
  grade->sized = is_size (text, index, next);
  grade->n_tokens = next - index;

  return TRUE;
}
