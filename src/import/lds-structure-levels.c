/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Structure by a level column. */

#include "lds-config.h"

#include "lds-structure-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "2", ".2", "..2", "L2", "Level 2", "2.", "+ +", ">>"; marks without a number count themselves. */
static guint
read_level (const char *text)
{
  guint signs = 0;
  guint64 number;

  if (text == NULL)
    return LDS_STRUCTURE_NO_LEVEL;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (character < 0x80 && strchr (".-+*>", (int) character) != NULL)
        signs++;
      else if (character != ' ' && character != 0xa0 && character != '_' &&
               !g_unichar_isalpha (character) &&
               !(character >= 0x2500 && character <= 0x257f)) /* lines of a drawn tree */
        break;
    }

  if (!g_ascii_isdigit (*text))
    return signs > 0 && *text == '\0' && signs <= LDS_STRUCTURE_DEEPEST ? signs
                                                                        : LDS_STRUCTURE_NO_LEVEL;

  number = g_ascii_strtoull (text, (char **) &text, 10);
  if (g_str_has_prefix (text, ".0"))
    text += 2;
  else if (*text == '.' || *text == ')')
    text++;
  while (*text == ' ')
    text++;

  return number <= LDS_STRUCTURE_DEEPEST && *text == '\0' ? (guint) number
                                                          : LDS_STRUCTURE_NO_LEVEL;
}

static void
warn_of_levels (LdsStructure           *self,
                const LdsStructureItem *items,
                const guint            *levels,
                guint                   n_items,
                guint                   lowest)
{
  if (levels[0] != LDS_STRUCTURE_NO_LEVEL && levels[0] > lowest)
    lds_structure_warn (self, LDS_CONTRADICTION_DEEP_START, items[0].row,
                        _ ("The first line has level %u, deeper than the highest level of the "
                           "list, %u; it was put at the top"),
                        levels[0], lowest);

  for (guint i = 0; i < n_items; i++)
    if (levels[i] == LDS_STRUCTURE_NO_LEVEL && items[i].level != NULL && *items[i].level != '\0')
      lds_structure_warn (self, LDS_CONTRADICTION_NO_LEVEL, items[i].row,
                          _ ("“%s” is no level; the line was put beside the one above it"),
                          items[i].level);
}

/**
 * lds_structure_read_levels:
 * @self: a structure without occurrences
 * @items: (array length=n_items): the lines
 * @n_items: number of lines
 *
 * Builds the structure from the levels of the lines.
 *
 * Returns: whether most lines have one and they differ
 */
gboolean
lds_structure_read_levels (LdsStructure           *self,
                           const LdsStructureItem *items,
                           guint                   n_items)
{
  g_autofree guint *levels = g_new (guint, n_items);
  guint n_readable = 0;
  guint lowest = LDS_STRUCTURE_NO_LEVEL;
  guint highest = 0;

  for (guint i = 0; i < n_items; i++)
    {
      levels[i] = read_level (items[i].level);
      if (levels[i] == LDS_STRUCTURE_NO_LEVEL)
        continue;
      n_readable++;
      lowest = MIN (lowest, levels[i]);
      highest = MAX (highest, levels[i]);
    }

  if (n_readable < n_items * LDS_STRUCTURE_LEAST_READABLE || highest == lowest)
    return FALSE;

  warn_of_levels (self, items, levels, n_items, lowest);
  lds_structure_nest (self, items, levels, n_items, TRUE);
  lds_structure_compare_places (self, items, n_items);

  return TRUE;
}
