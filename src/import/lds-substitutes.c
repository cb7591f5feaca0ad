/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-substitutes.h"

#include "lds-substitute-words.h"
#include "lds-values.h"

#include <string.h>

/* A cell that is longer is a remark and names no part. */
#define MAX_PART_BYTES 120

/* Substitutes of substitutes that are followed. */
#define MAX_CHAIN 16

typedef struct
{
  const LdsSheet      *sheet;
  const LdsPartsTable *table;
  LdsItemReader       *reader;
  LdsSubstitutes      *result;
  GHashTable          *kinds; /* column → LdsSubstituteCell + 1, of the columns that may mark */
  GHashTable          *lines; /* folded text → item + 1 */
} Finder;

/**
 * lds_substitutes_free:
 * @self: (transfer full): substitutes
 */
void
lds_substitutes_free (LdsSubstitutes *self)
{
  g_free (self->primaries);
  g_array_unref (self->sources.columns);
  g_hash_table_unref (self->parts);
  g_free (self);
}

static char *
fold (const char *text)
{
  char *folded = g_utf8_casefold (text, -1);

  return g_strstrip (folded);
}

static const char *
get_text (const LdsSheet *sheet,
          guint           index,
          guint           column)
{
  const LdsSheetCell *cell = lds_sheet_find_cell (sheet, index, column);

  return cell != NULL && cell->kind != LDS_CELL_ERROR ? lds_sheet_get_text (sheet, cell) : "";
}

/* Which columns may mark a line: numbers, names and those that mean nothing else. */
static void
learn_kinds (Finder *self)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const LdsTableColumn *column = &g_array_index (self->table->columns, LdsTableColumn, i);
      gpointer key = GUINT_TO_POINTER (column->column);
      int kind = -1;

      if (column->field == LDS_FIELD_FIND_NUMBER || column->field == LDS_FIELD_LEVEL)
        kind = LDS_SUBSTITUTE_NUMBER;
      else if (column->field == LDS_FIELD_DESCRIPTION)
        kind = LDS_SUBSTITUTE_NAME;
      if (kind >= 0 || !g_hash_table_contains (self->kinds, key))
        g_hash_table_insert (self->kinds, key, GINT_TO_POINTER (kind + 1));
    }
  for (guint i = 0; i < self->result->sources.columns->len; i++)
    {
      const LdsSecondSource *source = &g_array_index (self->result->sources.columns,
                                                      LdsSecondSource, i);

      g_hash_table_insert (self->kinds, GUINT_TO_POINTER (source->part), NULL);
      g_hash_table_insert (self->kinds, GUINT_TO_POINTER (source->manufacturer), NULL);
    }
}

/* Nearly no cell begins with a letter that a mark begins with, so few are looked at closely. */
static gboolean
may_mark (const char *text)
{
  while (*text != '\0' && (g_ascii_isdigit (*text) || strchr (" ([{.-*/", *text) != NULL))
    {
      /* "2nd source" */
      if (*text == '2' && text[1] == 'n')
        return TRUE;
      text++;
    }

  return (guchar) *text >= 0x80 || (*text != '\0' && strchr ("aAsSeErRvVoO", *text) != NULL);
}

/* Whether one of the columns that are about nothing else marks the line. */
static gboolean
is_listed (Finder *self,
           guint   index,
           char    target[LDS_SUBSTITUTE_TARGET_SIZE])
{
  const char *text = self->result->sources.targets != 0 ? get_text (self->sheet, index, self->result->sources.targets) : "";

  target[0] = '\0';
  if (!lds_value_says_nothing (text) && !lds_value_says_no (text))
    {
      g_strlcpy (target, text, LDS_SUBSTITUTE_TARGET_SIZE);
      return TRUE;
    }

  return self->result->sources.flags != 0 && lds_value_says_yes (get_text (self->sheet, index, self->result->sources.flags));
}

static gboolean
is_marked (Finder            *self,
           guint              index,
           char               target[LDS_SUBSTITUTE_TARGET_SIZE],
           LdsSubstituteCell *cell)
{
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (self->sheet, index, &n_cells);

  *cell = LDS_SUBSTITUTE_REMARK;
  if (is_listed (self, index, target))
    return TRUE;

  for (guint i = 0; i < n_cells; i++)
    {
      const char *text = lds_sheet_get_text (self->sheet, &cells[i]);
      gpointer kind;

      if (cells[i].kind != LDS_CELL_TEXT || !may_mark (text))
        continue;
      if (!g_hash_table_lookup_extended (self->kinds, GUINT_TO_POINTER (cells[i].column), NULL,
                                         &kind))
        kind = GINT_TO_POINTER (LDS_SUBSTITUTE_REMARK + 1);
      if (kind == NULL)
        continue;
      *cell = (LdsSubstituteCell) (GPOINTER_TO_INT (kind) - 1);
      if (lds_substitute_read_mark (text, *cell, target))
        return TRUE;
    }

  return FALSE;
}

static void
index_lines (Finder *self)
{
  static const LdsField fields[] = { LDS_FIELD_FIND_NUMBER, LDS_FIELD_PART_NUMBER, LDS_FIELD_MPN,
                                     LDS_FIELD_REFERENCE_DESIGNATOR };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    for (guint item = 0; item < self->table->items->len; item++)
      {
        const char *text = lds_item_reader_get_text (
            self->reader, g_array_index (self->table->items, guint, item), fields[i], 0);
        char *folded;

        if (text == NULL || strlen (text) > MAX_PART_BYTES)
          continue;
        folded = fold (text);
        if (i > 0)
          g_hash_table_add (self->result->parts, g_strdup (folded));
        if (g_hash_table_contains (self->lines, folded))
          g_free (folded);
        else
          g_hash_table_insert (self->lines, folded, GUINT_TO_POINTER (item + 1));
      }
}

/* The line that a mark names, else the one above. A line that is the substitute of something
 * that is not in the list is used in its place, and is an ordinary one. */
static int
find_primary (Finder            *self,
              guint              item,
              const char        *target,
              LdsSubstituteCell  cell,
              int                above)
{
  g_autofree char *folded = NULL;
  guint found;

  if (*target == '\0' || g_str_has_prefix (target, "above") || g_str_has_prefix (target, "prev"))
    return above;
  folded = fold (target);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, folded));
  if (found != 0 && found - 1 != item)
    return (int) found - 1;

  return cell == LDS_SUBSTITUTE_NUMBER ? above : -1;
}

/* The substitute of a substitute is one of the same line. Those that only name each other are
 * none. */
static void
resolve_chains (LdsSubstitutes *self,
                guint           n_items)
{
  for (guint i = 0; i < n_items; i++)
    {
      int primary = self->primaries[i];

      for (guint step = 0; primary >= 0 && self->primaries[primary] >= 0; step++)
        primary = step < MAX_CHAIN ? self->primaries[primary] : -1;
      if (primary == (int) i)
        primary = -1;
      self->n_marked -= self->primaries[i] >= 0 && primary < 0;
      self->primaries[i] = primary;
    }
}

static void
find_marked (Finder *self)
{
  LdsSubstitutes *result = self->result;
  guint n_items = self->table->items->len;
  int above = -1;

  for (guint i = 0; i < n_items; i++)
    {
      guint index = g_array_index (self->table->items, guint, i);
      char target[LDS_SUBSTITUTE_TARGET_SIZE];
      LdsSubstituteCell cell;

      result->primaries[i] = is_marked (self, index, target, &cell)
                                 ? find_primary (self, i, target, cell, above)
                                 : -1;
      if (result->primaries[i] < 0)
        above = (int) i;
      else if (result->n_marked++ == 0)
        result->first_row = lds_sheet_get_row (self->sheet, index)->row;
    }
  resolve_chains (result, n_items);

  /* A list that is all substitutes is none; the word means something else there. */
  if (result->n_marked * 3 <= n_items * 2)
    return;
  result->n_marked = 0;
  for (guint i = 0; i < n_items; i++)
    result->primaries[i] = -1;
}

/**
 * lds_substitutes_find:
 * @catalogue: a catalogue
 * @sheet: a sheet
 * @table: the parts list on it
 * @reader: its reader
 *
 * Finds the lines that are marked as substitutes of another one ("alt", "2nd source", "oder", a
 * column that ticks them or names the other line), and the columns of second sources.
 *
 * Returns: (transfer full): the substitutes
 */
LdsSubstitutes *
lds_substitutes_find (LdsCatalogue        *catalogue,
                      const LdsSheet      *sheet,
                      const LdsPartsTable *table,
                      LdsItemReader       *reader)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LdsSubstitutes *result = g_new0 (LdsSubstitutes, 1);
  Finder self = {
    .sheet = sheet, .table = table, .reader = reader, .result = result,
    .kinds = kinds, .lines = lines,
  };

  result->primaries = g_new (int, table->items->len + 1);
  result->sources.columns = g_array_new (FALSE, FALSE, sizeof (LdsSecondSource));
  result->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  lds_second_sources_find (&result->sources, catalogue, sheet, table);
  learn_kinds (&self);
  index_lines (&self);
  find_marked (&self);

  return result;
}
