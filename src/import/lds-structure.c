/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Structure by levels, by dotted numbers and by indentation. */

#include "lds-config.h"

#include "lds-structure-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_LEVEL G_MAXUINT
#define DEEPEST 64

/* Share of the lines that must have a readable level, or number. */
#define LEAST_READABLE 0.8

static void
clear_warning (gpointer data)
{
  g_free (((LdsStructureWarning *) data)->text);
}

/**
 * lds_structure_free:
 * @self: (transfer full): a structure
 */
void
lds_structure_free (LdsStructure *self)
{
  g_array_unref (self->occurrences);
  g_array_unref (self->warnings);
  g_free (self);
}

void
lds_structure_add (LdsStructure *self,
                   guint         item,
                   int           parent)
{
  LdsOccurrence occurrence = { item, parent, 0 };

  if (parent >= 0)
    occurrence.level = g_array_index (self->occurrences, LdsOccurrence, parent).level + 1;
  g_array_append_val (self->occurrences, occurrence);
}

void
lds_structure_warn (LdsStructure *self,
                    guint         row,
                    const char   *format,
                    ...)
{
  LdsStructureWarning warning = { row, NULL };
  va_list arguments;

  if (self->warnings->len >= LDS_STRUCTURE_MOST_WARNINGS)
    return;
  if (self->warnings->len == LDS_STRUCTURE_MOST_WARNINGS - 1)
    {
      warning.row = 0;
      warning.text = g_strdup (_ ("There are more contradictions in the structure than are listed "
                                  "here"));
      g_array_append_val (self->warnings, warning);
      return;
    }

  va_start (arguments, format);
  warning.text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_array_append_val (self->warnings, warning);
}

/* "2", ".2", "..2", "L2", "+ +"; dots without a number count themselves. */
static guint
read_level (const char *text)
{
  guint signs = 0;
  guint64 number;

  if (text == NULL)
    return NO_LEVEL;
  for (; *text == '.' || *text == ' ' || *text == '-' || *text == '+' || *text == '*' ||
         g_ascii_isalpha (*text); text++)
    signs += *text == '.' || *text == '-' || *text == '+' || *text == '*';

  if (!g_ascii_isdigit (*text))
    return signs > 0 && *text == '\0' && signs <= DEEPEST ? signs : NO_LEVEL;

  number = g_ascii_strtoull (text, (char **) &text, 10);
  if (g_str_has_prefix (text, ".0"))
    text += 2;

  return number <= DEEPEST && *text == '\0' ? (guint) number : NO_LEVEL;
}

/* Puts each line under the last one above it that has a lower level. */
static void
nest (LdsStructure           *self,
      const LdsStructureItem *items,
      const guint            *levels,
      guint                   n_items)
{
  int open[DEEPEST + 2];
  guint open_levels[DEEPEST + 2];
  guint depth = 0;

  for (guint i = 0; i < n_items; i++)
    {
      guint level = levels[i];

      if (level == NO_LEVEL)
        level = depth > 0 ? open_levels[depth - 1] : 0;
      while (depth > 0 && open_levels[depth - 1] >= level)
        depth--;

      if (i > 0 && levels[i - 1] != NO_LEVEL && levels[i] != NO_LEVEL && level > levels[i - 1] + 1)
        lds_structure_warn (self, items[i].row,
                            _ ("The level jumps from %u to %u; the line was put under the one "
                               "above it"),
                            levels[i - 1], level);

      lds_structure_add (self, i, depth > 0 ? open[depth - 1] : -1);
      if (depth < DEEPEST)
        {
          open[depth] = (int) self->occurrences->len - 1;
          open_levels[depth++] = level;
        }
    }
}

static gboolean
read_levels (LdsStructure           *self,
             const LdsStructureItem *items,
             guint                   n_items)
{
  g_autofree guint *levels = g_new (guint, n_items);
  guint n_readable = 0;
  guint lowest = NO_LEVEL;
  guint highest = 0;

  for (guint i = 0; i < n_items; i++)
    {
      levels[i] = read_level (items[i].level);
      if (levels[i] == NO_LEVEL)
        continue;
      n_readable++;
      lowest = MIN (lowest, levels[i]);
      highest = MAX (highest, levels[i]);
    }

  if (n_readable < n_items * LEAST_READABLE || highest == lowest)
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    if (levels[i] == NO_LEVEL && items[i].level != NULL && *items[i].level != '\0')
      lds_structure_warn (self, items[i].row,
                          _ ("“%s” is no level; the line was put beside the one above it"),
                          items[i].level);
  nest (self, items, levels, n_items);

  return TRUE;
}

static gboolean
is_place (const char *text)
{
  if (text == NULL || !g_ascii_isdigit (*text))
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_isdigit (*text) && !(*text == '.' && g_ascii_isdigit (text[1])))
      return FALSE;

  return TRUE;
}

/* Occurrence of the nearest place above 1.2.3: 1.2, else 1. */
static int
find_above (GHashTable *places,
            const char *place,
            gboolean   *direct)
{
  g_autofree char *prefix = g_strdup (place);
  char *dot;

  *direct = TRUE;
  while ((dot = strrchr (prefix, '.')) != NULL)
    {
      gpointer found;

      *dot = '\0';
      if (g_hash_table_lookup_extended (places, prefix, NULL, &found))
        return GPOINTER_TO_INT (found);
      *direct = FALSE;
    }

  return -1;
}

static const char *
get_place (const LdsStructureItem *item,
           gboolean                by_part_number)
{
  return by_part_number ? item->part_number : item->position;
}

static gboolean
places_tell (const LdsStructureItem *items,
             guint                   n_items,
             gboolean                by_part_number)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_places = 0;
  guint n_dotted = 0;
  guint n_under = 0;

  for (guint i = 0; i < n_items; i++)
    {
      const char *place = get_place (&items[i], by_part_number);
      gboolean direct;

      if (!is_place (place))
        continue;
      n_places++;
      n_dotted += strchr (place, '.') != NULL;
      n_under += strchr (place, '.') != NULL && find_above (places, place, &direct) >= 0 && direct;
      g_hash_table_insert (places, (gpointer) place, GINT_TO_POINTER (1));
    }

  return n_places >= n_items * LEAST_READABLE && n_under > 0 && n_under * 2 >= n_dotted;
}

static gboolean
read_places (LdsStructure           *self,
             const LdsStructureItem *items,
             guint                   n_items,
             gboolean                by_part_number)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  int last = -1;

  if (!places_tell (items, n_items, by_part_number))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      const char *place = get_place (&items[i], by_part_number);
      gboolean direct = TRUE;
      int above;

      if (!is_place (place))
        {
          /* beside the line above it */
          above = last >= 0 ? g_array_index (self->occurrences, LdsOccurrence, last).parent : -1;
          lds_structure_add (self, i, above);
          continue;
        }

      above = find_above (places, place, &direct);
      if (above >= 0 && !direct)
        lds_structure_warn (self, items[i].row,
                            _ ("Nothing above has the number that %s stands under; the line was "
                               "put one step higher"),
                            place);
      lds_structure_add (self, i, above);
      last = (int) self->occurrences->len - 1;
      g_hash_table_insert (places, (gpointer) place, GINT_TO_POINTER (last));
    }

  return TRUE;
}

static gboolean
read_indents (LdsStructure           *self,
              const LdsStructureItem *items,
              guint                   n_items)
{
  g_autofree guint *levels = g_new (guint, n_items);
  guint lowest = NO_LEVEL;
  guint unit = NO_LEVEL;

  for (guint i = 0; i < n_items; i++)
    {
      levels[i] = items[i].name != NULL ? (guint) strspn (items[i].name, " ") : 0;
      lowest = MIN (lowest, levels[i]);
    }
  for (guint i = 0; i < n_items; i++)
    if (levels[i] > lowest)
      unit = MIN (unit, levels[i] - lowest);

  /* One blank is a slip of the hand. */
  if (unit == NO_LEVEL || unit < 2 || levels[0] != lowest)
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      if ((levels[i] - lowest) % unit != 0)
        return FALSE;
      levels[i] = MIN ((levels[i] - lowest) / unit, DEEPEST);
    }
  nest (self, items, levels, n_items);

  return TRUE;
}

/**
 * lds_structure_build:
 * @items: (array length=n_items): the lines of a parts list
 * @n_items: number of lines
 *
 * Takes the structure from a level column, else from dotted numbers, else from a parent column,
 * else from indentation; a list with none of them is flat.
 *
 * Returns: (transfer full): the structure
 */
LdsStructure *
lds_structure_build (const LdsStructureItem *items,
                     guint                   n_items)
{
  LdsStructure *self = g_new0 (LdsStructure, 1);

  self->occurrences = g_array_sized_new (FALSE, FALSE, sizeof (LdsOccurrence), n_items);
  self->warnings = g_array_new (FALSE, FALSE, sizeof (LdsStructureWarning));
  g_array_set_clear_func (self->warnings, clear_warning);

  if (n_items == 0 || read_levels (self, items, n_items) ||
      read_places (self, items, n_items, FALSE) || read_places (self, items, n_items, TRUE) ||
      lds_structure_read_parents (self, items, n_items) || read_indents (self, items, n_items))
    return self;

  for (guint i = 0; i < n_items; i++)
    lds_structure_add (self, i, -1);

  return self;
}
