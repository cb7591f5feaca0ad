/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which line stands under which: asks each way of telling it in turn. */

#include "lds-config.h"

#include "lds-structure-private.h"

#include <glib/gi18n-lib.h>

/* Rows that a warning names one by one. */
#define MOST_ROWS 6

/* One kind of contradiction and where it was met. */
typedef struct
{
  guint warning;
  guint n;
  guint rows[MOST_ROWS];
} Gathered;

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
  g_free (self->gathered);
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
lds_structure_warn (LdsStructure     *self,
                    LdsContradiction  kind,
                    guint             row,
                    const char       *format,
                    ...)
{
  Gathered *gathered = (Gathered *) self->gathered + kind;
  LdsStructureWarning warning = { row, NULL };
  va_list arguments;

  if (gathered->n < MOST_ROWS)
    gathered->rows[gathered->n] = row;
  if (gathered->n++ > 0)
    return;

  va_start (arguments, format);
  warning.text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  gathered->warning = self->warnings->len;
  g_array_append_val (self->warnings, warning);
}

/* "…; the line was put there. The same in 2 more lines: rows 7, 9" */
static void
count_alike (LdsStructure   *self,
             const Gathered *gathered)
{
  LdsStructureWarning *warning = &g_array_index (self->warnings, LdsStructureWarning,
                                                 gathered->warning);
  g_autoptr (GString) rows = g_string_new (NULL);
  guint n_more = gathered->n - 1;
  char *text;

  for (guint i = 1; i < MIN (gathered->n, MOST_ROWS); i++)
    g_string_append_printf (rows, "%s%u", i > 1 ? ", " : "", gathered->rows[i]);
  if (gathered->n > MOST_ROWS)
    g_string_append (rows, ", …");

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s. The same in %u more line: row %s",
                                       "%s. The same in %u more lines: rows %s", n_more),
                          warning->text, n_more, rows->str);
  g_free (warning->text);
  warning->text = text;
}

static void
finish_warnings (LdsStructure *self)
{
  for (guint kind = 0; kind < LDS_N_CONTRADICTIONS; kind++)
    {
      const Gathered *gathered = (Gathered *) self->gathered + kind;

      if (gathered->n > 1)
        count_alike (self, gathered);
    }
  g_clear_pointer (&self->gathered, g_free);
}

/* Puts each line under the last one above it that has a lower level. */
void
lds_structure_nest (LdsStructure           *self,
                    const LdsStructureItem *items,
                    const guint            *levels,
                    guint                   n_items,
                    gboolean                jumps)
{
  int open[LDS_STRUCTURE_DEEPEST + 2];
  guint open_levels[LDS_STRUCTURE_DEEPEST + 2];
  guint depth = 0;

  for (guint i = 0; i < n_items; i++)
    {
      guint level = levels[i];

      if (level == LDS_STRUCTURE_NO_LEVEL)
        level = depth > 0 ? open_levels[depth - 1] : 0;
      while (depth > 0 && open_levels[depth - 1] >= level)
        depth--;

      if (jumps && i > 0 && levels[i - 1] != LDS_STRUCTURE_NO_LEVEL &&
          levels[i] != LDS_STRUCTURE_NO_LEVEL && level > levels[i - 1] + 1)
        lds_structure_warn (self, LDS_CONTRADICTION_LEVEL_JUMPS, items[i].row,
                            _ ("The level jumps from %u to %u; the line was put under the one "
                               "above it"),
                            levels[i - 1], level);

      lds_structure_add (self, i, depth > 0 ? open[depth - 1] : -1);
      if (depth < LDS_STRUCTURE_DEEPEST)
        {
          open[depth] = (int) self->occurrences->len - 1;
          open_levels[depth++] = level;
        }
    }
}

/**
 * lds_structure_build:
 * @items: (array length=n_items): the lines of a parts list
 * @n_items: number of lines
 *
 * Takes the structure from a level column, else from dotted numbers, else from a parent column,
 * else from the blanks or marks before a text, else from the outline of the rows; a list with none
 * of them is flat.
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
  self->gathered = g_new0 (Gathered, LDS_N_CONTRADICTIONS);
  g_array_set_clear_func (self->warnings, clear_warning);

  if (n_items > 0 && !lds_structure_read_levels (self, items, n_items) &&
      !lds_structure_read_places (self, items, n_items) &&
      !lds_structure_read_parents (self, items, n_items) &&
      !lds_structure_read_indents (self, items, n_items) &&
      !lds_structure_read_outline (self, items, n_items))
    {
      for (guint i = 0; i < n_items; i++)
        lds_structure_add (self, i, -1);
    }
  finish_warnings (self);

  return self;
}
