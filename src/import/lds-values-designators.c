/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reference designators: R1, R2, R5-R8. */

#include "lds-config.h"

#include "lds-values-private.h"

#include <string.h>

/* A line of a list with more pieces than this has a range that was typed wrong. */
#define MAX_DESIGNATORS 10000

#define MAX_PREFIX 16

typedef struct
{
  gsize   prefix; /* length of the letters */
  guint64 number;
  gsize   length;
} Designator;

/* "R5" is the letters R and the number 5. */
static gboolean
read_designator (const char *text,
                 Designator *designator)
{
  gsize letters = 0;
  gsize digits = 0;

  while (g_ascii_isalpha (text[letters]) || text[letters] == '_')
    letters++;
  while (g_ascii_isdigit (text[letters + digits]))
    digits++;

  if (letters == 0 || letters > MAX_PREFIX || digits == 0 || digits > 6)
    return FALSE;
  designator->prefix = letters;
  designator->number = g_ascii_strtoull (text + letters, NULL, 10);
  designator->length = letters + digits;

  return TRUE;
}

/* What stands behind the sign of a range, NULL where there is none. */
static const char *
skip_range_sign (const char *text)
{
  static const char *const signs[] = { "-", "–", "—", "...", "..", "…", "to ", "thru ", "bis ",
                                       "~", "～", ":", "÷", NULL };

  while (*text == ' ')
    text++;
  for (gsize i = 0; signs[i] != NULL; i++)
    if (g_str_has_prefix (text, signs[i]))
      {
        text += strlen (signs[i]);
        while (*text == ' ')
          text++;
        return text;
      }

  return NULL;
}

static gboolean
is_end (char character)
{
  return character == '\0' || strchr (",; \t\n\r/|+&)", character) != NULL;
}

/* How many "R5-R8" or "R5-8" are, and where the range ends; 0 where it is none. */
static guint
count_range (const char        *text,
             const Designator  *first,
             const char       **end)
{
  const char *start = skip_range_sign (text + first->length);
  Designator last = { 0 };

  if (start == NULL)
    return 0;
  if (g_ascii_isdigit (*start))
    {
      last.length = strspn (start, "0123456789");
      last.number = g_ascii_strtoull (start, NULL, 10);
    }
  else if (!read_designator (start, &last) || last.prefix != first->prefix ||
           g_ascii_strncasecmp (start, text, last.prefix) != 0)
    {
      return 0;
    }

  if (!is_end (start[last.length]) || last.number <= first->number ||
      last.number - first->number >= MAX_DESIGNATORS)
    return 0;
  *end = start + last.length;

  return (guint) (last.number - first->number) + 1;
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
      const char *end = text + strcspn (text, ",; \t\n\r/|+&");
      Designator designator;

      if (read_designator (text, &designator))
        {
          guint range = count_range (text, &designator, &end);

          count += MAX (range, 1);
        }
      text = end + (*end != '\0');
    }

  return count;
}
