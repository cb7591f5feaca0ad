/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Structure by the outline levels of the rows of a workbook. */

#include "lds-config.h"

#include "lds-structure-private.h"

#include <glib/gi18n-lib.h>

static gboolean
follows (const LdsStructureItem *above,
         const LdsStructureItem *below)
{
  return below->row == above->row + 1;
}

/* Rows are grouped above their sum where the first group has no line over it, and each group has
 * one right below. */
static gboolean
stand_above (const LdsStructureItem *items,
             guint                   n_items)
{
  if (items[0].outline == 0)
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].outline == 0)
        continue;
      if (i + 1 == n_items || !follows (&items[i], &items[i + 1]))
        return FALSE;
    }

  return TRUE;
}

/* Adds lines and what stands under them, each list in the order of the rows. */
static void
add_tree (LdsStructure *self,
          const int    *first_children,
          const int    *siblings,
          int           first)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (int)); /* of lines to go on with */
  g_autoptr (GArray) above = g_array_new (FALSE, FALSE, sizeof (int));
  int line = first;

  while (line >= 0 || path->len > 0)
    {
      int parent = above->len > 0 ? g_array_index (above, int, above->len - 1) : -1;
      int occurrence;

      if (line < 0)
        {
          line = siblings[g_array_index (path, int, path->len - 1)];
          g_array_set_size (path, path->len - 1);
          g_array_set_size (above, above->len - 1);
          continue;
        }
      lds_structure_add (self, (guint) line, parent);
      occurrence = (int) self->occurrences->len - 1;
      g_array_append_val (path, line);
      g_array_append_val (above, occurrence);
      line = first_children[line];
    }
}

/* Puts lines under the next less grouped one below them. */
static void
read_from_below (LdsStructure           *self,
                 const LdsStructureItem *items,
                 guint                   n_items)
{
  g_autofree int *first_children = g_new (int, n_items);
  g_autofree int *siblings = g_new (int, n_items);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  int top = -1;

  for (guint i = n_items; i > 0; i--)
    {
      guint line = i - 1;
      int *first;

      while (open->len > 0 &&
             items[g_array_index (open, guint, open->len - 1)].outline >= items[line].outline)
        g_array_set_size (open, open->len - 1);
      first = open->len > 0
                  ? &first_children[g_array_index (open, guint, open->len - 1)] : &top;
      first_children[line] = -1;
      siblings[line] = *first;
      *first = (int) line;
      g_array_append_val (open, line);
    }

  add_tree (self, first_children, siblings, top);
}

/* Puts lines under the less grouped one right above their group. A group with something else
 * above it, a section heading for instance, is no assembly. */
static void
read_from_above (LdsStructure           *self,
                 const LdsStructureItem *items,
                 guint                   n_items)
{
  int heads[256]; /* for each outline level, the line under which rows of it stand */

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    heads[i] = -1;
  for (guint i = 0; i < n_items; i++)
    {
      guint outline = MIN (items[i].outline, G_N_ELEMENTS (heads) - 1);
      guint before = i > 0 ? MIN (items[i - 1].outline, G_N_ELEMENTS (heads) - 1) : 0;

      if (i == 0)
        before = outline;
      if (outline > before)
        {
          int head = follows (&items[i - 1], &items[i]) ? (int) i - 1 : heads[before];

          for (guint level = before + 1; level <= outline; level++)
            heads[level] = head;
          if (head != (int) i - 1)
            lds_structure_warn (self, LDS_CONTRADICTION_GROUP_WITHOUT_HEAD, items[i].row,
                                _ ("No line stands right above a group of rows; they were put "
                                   "beside the line before them"));
        }
      lds_structure_add (self, i, outline > 0 ? heads[outline] : -1);
    }
}

/**
 * lds_structure_read_outline:
 * @self: a structure without occurrences
 * @items: (array length=n_items): the lines
 * @n_items: number of lines
 *
 * Builds the structure from the outline of the rows: as a rule grouped rows stand below what they
 * are parts of.
 *
 * Returns: whether rows are grouped
 */
gboolean
lds_structure_read_outline (LdsStructure           *self,
                            const LdsStructureItem *items,
                            guint                   n_items)
{
  gboolean grouped = FALSE;
  gboolean headed = FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      grouped |= items[i].outline != items[0].outline;
      headed |= i > 0 && items[i].outline > items[i - 1].outline &&
                follows (&items[i - 1], &items[i]);
    }
  if (!grouped)
    return FALSE;
  if (stand_above (items, n_items))
    read_from_below (self, items, n_items);
  else if (headed)
    read_from_above (self, items, n_items);
  else
    return FALSE;

  return TRUE;
}
