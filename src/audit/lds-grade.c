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

static gboolean
is_times (const char *p)
{
  return *p == 'x' || *p == '*' || g_utf8_get_char (p) == 0xd7;
}

/* A sign of a diameter that is a letter. */
static const char *
skip_diameter (const char *p,
               const char *end)
{
  if (p + 1 < end && *p == 'd')
    return p + 1;
  if (p + 2 < end && (g_utf8_get_char (p) == 0xf8 || g_utf8_get_char (p) == 0x3c6))
    return p + 2;

  return p;
}

/* "12x5x3", "12 x 5", "ø10", "d10", "6mm", "1/2 x 1/8in"; a comma may stand before it. */
static gboolean
is_size (const LdsLineText *text,
         guint              first,
         guint              index)
{
  const LdsToken *token;
  const char *start, *end, *p;

  if (index >= text->tokens->len)
    return FALSE;

  token = lds_line_text_token (text, index);
  if (token->field != lds_line_text_token (text, first)->field)
    return FALSE;

  start = lds_token_text (text, token);
  end = start + lds_token_length (token);

  p = skip_diameter (start, end);
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

  return !g_ascii_isdigit (*start) || is_times (p) || g_str_has_prefix (p, "mm") ||
         g_str_has_prefix (p, "cm");
}

/* "10x2", "20 x 10 x 5" before a token of the same clause */
static gboolean
follows_size (const LdsLineText *text,
              guint              index)
{
  const LdsToken *token = index > 0 ? get_token (text, index, index - 1) : NULL;
  const char *start, *end, *x;

  if (token == NULL || token->field != lds_line_text_token (text, index)->field)
    return FALSE;

  start = lds_token_text (text, token);
  end = start + lds_token_length (token);
  x = memchr (start, 'x', end - start);
  if (x != NULL && x > start && g_ascii_isdigit (x[-1]) && x + 1 < end && g_ascii_isdigit (x[1]))
    return TRUE;
  if (!g_ascii_isdigit (*start))
    return FALSE;

  while (start > text->folded->str && start[-1] == ' ')
    start--;
  if (start == text->folded->str)
    return FALSE;
  start = g_utf8_prev_char (start);

  return is_times (start) && start > text->folded->str &&
         (start[-1] == ' ' || g_ascii_isdigit (start[-1]));
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

/* "N42-SH", "42 SH", "N42-H"; one letter behind a space may as well be a height. */
static const LdsMagnetClass *
find_class_behind (LdsCatalogue      *catalogue,
                   const LdsLineText *text,
                   const LdsToken    *number,
                   guint              index,
                   guint              next,
                   char               prefix)
{
  const LdsToken *token = get_token (text, index, next);
  const LdsToken *after = get_token (text, index, next + 1);
  gsize length = token != NULL ? lds_token_length (token) : 0;

  if (length == 2)
    return find_class (catalogue, lds_token_text (text, token), 2);
  if (length != 1 || prefix != 'n' ||
      (after != NULL && g_ascii_isdigit (*lds_token_text (text, after))))
    return NULL;
  if (token->start != number->end + 1 ||
      (text->folded->str[number->end] != '-' && text->folded->str[number->end] != ' '))
    return NULL;

  return find_class (catalogue, lds_token_text (text, token), 1);
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

  if (*grade->class->suffix == '\0')
    {
      const LdsMagnetClass *class = find_class_behind (catalogue, text, token, index, next,
                                                       grade->prefix);

      if (class != NULL)
        {
          grade->class = class;
          next++;
        }
    }

  grade->listed = lds_catalogue_find_magnet_energy (catalogue, number) != NULL;
  grade->sized = is_size (text, index, next) || follows_size (text, index);
  grade->n_tokens = next - index;

  return TRUE;
}
