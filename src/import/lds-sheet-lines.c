/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-sheet-lines.h"

#include "lds-limits.h"

typedef struct
{
  const LdsSheet       *sheet;
  const LdsPartsTable  *table;
  LdsItemReader        *reader;
  const LdsSubstitutes *substitutes;
  GArray               *items; /* of guint, the items that are in the structure */
  GArray               *lines;
  int                  *last;  /* for each item, the last line of it */
  int                  *first; /* for each item, the first of its substitutes, -1 */
  int                  *next;  /* for each substitute, the next one of the same item, -1 */
} Arrangement;

/* Lines that name their parents say where substitutes stand as well; else a substitute stands
 * beside its line, and what is listed below it belongs to that line. */
static gboolean
are_apart (const Arrangement *self)
{
  return lds_parts_table_get_column (self->table, LDS_FIELD_PARENT, 0) == NULL;
}

static void
sort_out (Arrangement *self)
{
  guint n_items = self->table->items->len;

  for (guint i = 0; i < n_items; i++)
    self->first[i] = self->next[i] = self->last[i] = -1;
  for (guint i = n_items; i > 0; i--)
    {
      int primary = self->substitutes->primaries[i - 1];

      if (primary < 0 || !are_apart (self))
        continue;
      self->next[i - 1] = self->first[primary];
      self->first[primary] = (int) i - 1;
    }
  for (guint i = 0; i < n_items; i++)
    if (self->substitutes->primaries[i] < 0 || !are_apart (self))
      g_array_append_val (self->items, i);
}

static void
describe (const Arrangement *self,
          guint              item,
          LdsStructureItem  *line)
{
  const LdsTableColumn *level = lds_parts_table_get_column (self->table, LDS_FIELD_LEVEL, 0);
  const LdsTableColumn *number = lds_parts_table_get_column (self->table, LDS_FIELD_PART_NUMBER,
                                                             0);
  guint index = g_array_index (self->table->items, guint, item);

  line->row = lds_sheet_get_row (self->sheet, index)->row;
  line->outline = lds_sheet_get_row (self->sheet, index)->outline;
  if (level != NULL && !level->stand_in)
    line->level = lds_item_reader_get_text (self->reader, index, LDS_FIELD_LEVEL, 0);
  line->position = lds_item_reader_get_text (self->reader, index, LDS_FIELD_FIND_NUMBER, 0);
  if (number != NULL && !number->stand_in)
    line->part_number = lds_item_reader_get_text (self->reader, index, LDS_FIELD_PART_NUMBER, 0);
  if (line->part_number == NULL)
    line->part_number = lds_item_reader_get_text (self->reader, index, LDS_FIELD_MPN, 0);
  line->name = lds_item_reader_get_text (self->reader, index, LDS_FIELD_DESCRIPTION, 0);
  line->parent = lds_item_reader_get_text (self->reader, index, LDS_FIELD_PARENT, 0);
}

static LdsStructure *
build_structure (const Arrangement *self)
{
  g_autofree LdsStructureItem *items = g_new0 (LdsStructureItem, self->items->len + 1);

  for (guint i = 0; i < self->items->len; i++)
    describe (self, g_array_index (self->items, guint, i), &items[i]);

  return lds_structure_build (items, self->items->len);
}

static void
add_line (Arrangement *self,
          guint        item,
          int          parent,
          int          substitute_for)
{
  LdsSheetLine line = { item, parent, 0, substitute_for };

  if (parent >= 0)
    line.level = g_array_index (self->lines, LdsSheetLine, parent).level + 1;
  self->last[item] = (int) self->lines->len;
  g_array_append_val (self->lines, line);
}

static void
add_substitutes (Arrangement *self,
                 guint        item,
                 int          parent,
                 int          line)
{
  for (int substitute = self->first[item];
       substitute >= 0 && self->lines->len < LDS_LIMIT_ITEMS;
       substitute = self->next[substitute])
    add_line (self, (guint) substitute, parent, line);
}

/* The line of the item that a substitute stands in for, which has the same parent. */
static int
find_primary (const Arrangement *self,
              guint              item,
              int                parent)
{
  int primary = self->substitutes->primaries[item];
  int line = primary >= 0 ? self->last[primary] : -1;

  return line >= 0 && g_array_index (self->lines, LdsSheetLine, line).parent == parent ? line : -1;
}

static void
add_lines (Arrangement        *self,
           const LdsStructure *structure)
{
  g_autofree int *lines = g_new (int, structure->occurrences->len + 1);

  for (guint i = 0; i < structure->occurrences->len; i++)
    {
      const LdsOccurrence *occurrence = &g_array_index (structure->occurrences, LdsOccurrence, i);
      guint item = g_array_index (self->items, guint, occurrence->item);
      int parent = occurrence->parent >= 0 ? lines[occurrence->parent] : -1;

      lines[i] = (int) self->lines->len;
      add_line (self, item, parent, find_primary (self, item, parent));
      add_substitutes (self, item, parent, lines[i]);
    }
}

/**
 * lds_sheet_lines_arrange:
 * @sheet: a sheet
 * @table: the parts list on it
 * @reader: its reader
 * @substitutes: its substitutes
 * @structure: (out) (transfer full): the structure of the lines that are no substitutes
 *
 * Returns: (transfer full): of #LdsSheetLine; parents and what is substituted come first
 */
GArray *
lds_sheet_lines_arrange (const LdsSheet        *sheet,
                         const LdsPartsTable   *table,
                         LdsItemReader         *reader,
                         const LdsSubstitutes  *substitutes,
                         LdsStructure         **structure)
{
  guint n_items = table->items->len;
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree int *last = g_new (int, n_items + 1);
  g_autofree int *first = g_new (int, n_items + 1);
  g_autofree int *next = g_new (int, n_items + 1);
  Arrangement self = {
    .sheet = sheet,
    .table = table,
    .reader = reader,
    .substitutes = substitutes,
    .items = items,
    .lines = g_array_new (FALSE, FALSE, sizeof (LdsSheetLine)),
    .last = last,
    .first = first,
    .next = next,
  };

  sort_out (&self);
  *structure = build_structure (&self);
  add_lines (&self, *structure);

  return self.lines;
}
