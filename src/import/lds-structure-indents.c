/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Structure by the blanks, dots, dashes or arrows before a text. */

#include "lds-config.h"

#include "lds-structure-private.h"

#include <string.h>

#define MAX_WIDTHS 24

static gboolean
is_blank (gunichar character)
{
  return character == ' ' || character == '\t' || character == 0xa0 || character == 0x2003 ||
         character == 0x3000;
}

/* Lines of a drawn tree and arrows. */
static gboolean
is_branch (gunichar character)
{
  return (character >= 0x2500 && character <= 0x257f) ||
         (character >= 0x2190 && character <= 0x21ff) || character == 0x25b6 ||
         character == 0x25b8 || character == 0x25ba || character == 0x203a || character == 0xbb ||
         character == '>' || character == '|';
}

/* A dash before a digit is a sign, a dot before one a decimal point; in rows they are neither. */
static gboolean
is_mark (const char *text,
         gunichar    character)
{
  if (is_branch (character))
    return TRUE;
  if (character == '.' || character == 0x2026 || character == 0xb7)
    return TRUE;

  return (character == '-' || character == 0x2013 || character == '+' || character == '*' ||
          character == 0x2022) &&
         !g_ascii_isdigit (g_utf8_next_char (text)[0]);
}

/**
 * lds_structure_skip_indent:
 * @text: a text
 * @width: (out): how far it is indented
 * @marked: (out): whether by something else than blanks
 *
 * Returns: (transfer none): what follows the indentation
 */
const char *
lds_structure_skip_indent (const char *text,
                           guint      *width,
                           gboolean   *marked)
{
  guint n = 0;

  *marked = FALSE;
  *width = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (is_mark (text, character))
        {
          *marked = TRUE;
          *width = ++n;
        }
      else if (is_blank (character))
        {
          n += character == '\t' ? 4 : 1;
        }
      else
        {
          break;
        }
    }
  if (!*marked)
    *width = n;
  *width = MIN (*width, 255);

  return text;
}

static const char *
get_text (const LdsStructureItem *item,
          LdsIndented             indented)
{
  const char *texts[] = { NULL, item->level, item->name, item->part_number };

  return texts[indented] != NULL ? texts[indented] : "";
}

/* The blanks before a text are steps of equal width; one blank is a slip of the hand. */
static gboolean
are_steps (const guint *widths,
           guint        n_items,
           guint        lowest)
{
  guint unit = G_MAXUINT;

  for (guint i = 0; i < n_items; i++)
    if (widths[i] > lowest)
      unit = MIN (unit, widths[i] - lowest);
  if (unit == G_MAXUINT || unit < 2)
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    if ((widths[i] - lowest) % unit != 0)
      return FALSE;

  return TRUE;
}

/* Widths as levels without gaps. */
static gboolean
rank (guint *widths,
      guint  n_items)
{
  guint ranks[256] = { 0 };
  guint n_ranks = 0;

  for (guint i = 0; i < n_items; i++)
    ranks[widths[i]] = 1;
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (ranks[i] != 0)
      ranks[i] = n_ranks++;
  for (guint i = 0; i < n_items; i++)
    widths[i] = ranks[widths[i]];

  return n_ranks > 1 && n_ranks <= MAX_WIDTHS;
}

static gboolean
read_widths (LdsStructure           *self,
             const LdsStructureItem *items,
             guint                   n_items,
             LdsIndented             indented)
{
  g_autofree guint *widths = g_new (guint, n_items);
  guint lowest = G_MAXUINT;
  guint n_marked = 0;
  guint n_deeper = 0;

  for (guint i = 0; i < n_items; i++)
    {
      gboolean marked;

      /* A dash alone says that there is nothing. */
      if (*lds_structure_skip_indent (get_text (&items[i], indented), &widths[i], &marked) == '\0')
        widths[i] = marked = 0;
      n_marked += marked;
      lowest = MIN (lowest, widths[i]);
    }
  for (guint i = 0; i < n_items; i++)
    n_deeper += widths[i] > lowest;

  /* One such line may be a dash that someone likes to write, or blanks that nobody sees. */
  if (widths[0] != lowest || n_deeper < 2 || n_marked == n_items ||
      (n_marked == 0 && !are_steps (widths, n_items, lowest)) || !rank (widths, n_items))
    return FALSE;

  lds_structure_nest (self, items, widths, n_items, FALSE);
  self->indented = indented;

  return TRUE;
}

/**
 * lds_structure_read_indents:
 * @self: a structure without occurrences
 * @items: (array length=n_items): the lines
 * @n_items: number of lines
 *
 * Builds the structure from how far the level, the description or the part number is indented.
 *
 * Returns: whether one of them is
 */
gboolean
lds_structure_read_indents (LdsStructure           *self,
                            const LdsStructureItem *items,
                            guint                   n_items)
{
  return read_widths (self, items, n_items, LDS_INDENTED_LEVEL) ||
         read_widths (self, items, n_items, LDS_INDENTED_NAME) ||
         read_widths (self, items, n_items, LDS_INDENTED_PART_NUMBER);
}
