/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-sheet-store.h"

#include "lds-column-store.h"
#include "lds-item-reader.h"
#include "lds-limits.h"
#include "lds-sheet-lines.h"
#include "lds-sheet-warnings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROWS_A_LOOK 1024

/**
 * lds_sheet_store_new:
 * @workspace: a workspace in which a change has begun
 * @catalogue: a catalogue
 * @reading: the file that is read
 * @sheet: a sheet
 * @table: the parts list on it
 *
 * Returns: (transfer full): what writes it
 */
LdsSheetStore *
lds_sheet_store_new (LdsWorkspace        *workspace,
                     LdsCatalogue        *catalogue,
                     LdsReading          *reading,
                     const LdsSheet      *sheet,
                     const LdsPartsTable *table)
{
  LdsSheetStore *self = g_new0 (LdsSheetStore, 1);

  self->workspace = workspace;
  self->catalogue = catalogue;
  self->reading = reading;
  self->sheet = sheet;
  self->table = table;
  self->parts = g_hash_table_new (g_str_hash, g_str_equal);
  self->remembered = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return self;
}

/**
 * lds_sheet_store_free:
 * @self: (transfer full): what writes a sheet
 */
void
lds_sheet_store_free (LdsSheetStore *self)
{
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->remembered);
  g_free (self->remark);
  g_clear_pointer (&self->substitutes, lds_substitutes_free);
  g_free (self);
}

/* A line under which another sheet may go. */
typedef struct
{
  gint64   id;
  guint    level;
  guint    n;
  gboolean leaf;
} Remembered;

/**
 * lds_sheet_store_remember:
 * @self: what writes a sheet
 * @item: index of an item of its table
 *
 * Keeps where the item is going to be written, for lds_sheet_store_hang().
 */
void
lds_sheet_store_remember (LdsSheetStore *self,
                          guint          item)
{
  g_hash_table_insert (self->remembered, GUINT_TO_POINTER (item), g_new0 (Remembered, 1));
}

/**
 * lds_sheet_store_hang:
 * @self: what is going to write a sheet
 * @above: what has written another one
 * @item: index of an item that @above remembers
 *
 * Puts all lines of the sheet under the item.
 *
 * Returns: whether it was written once and nothing stands under it
 */
gboolean
lds_sheet_store_hang (LdsSheetStore       *self,
                      const LdsSheetStore *above,
                      guint                item)
{
  const Remembered *line = g_hash_table_lookup (above->remembered, GUINT_TO_POINTER (item));

  if (line == NULL || line->n != 1 || !line->leaf)
    return FALSE;
  self->above = line->id;
  self->above_level = line->level;

  return TRUE;
}

static void
remember_line (LdsSheetStore       *self,
               const LdsSheetLine  *line,
               const LdsItemRecord *item,
               gboolean             leaf)
{
  Remembered *remembered = g_hash_table_lookup (self->remembered, GUINT_TO_POINTER (line->item));

  if (remembered == NULL)
    return;
  remembered->id = item->id;
  remembered->level = item->level;
  remembered->n++;
  remembered->leaf = leaf;
}

static gboolean
add_source (LdsSheetStore  *self,
            GError        **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *imported = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  LdsSourceRecord source = {
    .file = self->reading->name,
    .sheet = self->sheet->name,
    .hidden = self->sheet->hidden,
    .header_row = self->table->header_row,
    .rows_read = self->table->items->len,
    .sha256 = self->reading->sha256,
    .imported = imported,
  };

  if (!lds_workspace_add_source (self->workspace, &source, error))
    return FALSE;
  self->source = source.id;

  return TRUE;
}

static gboolean
add_cells (LdsSheetStore  *self,
           guint           index,
           GArray         *cells,
           GPtrArray      *names,
           GError        **error)
{
  guint n_cells;
  const LdsSheetCell *from = lds_sheet_get_cells (self->sheet, index, &n_cells);

  g_array_set_size (cells, 0);
  for (guint i = 0; i < n_cells; i++)
    {
      LdsCell cell = { NULL, lds_sheet_get_text (self->sheet, &from[i]) };

      while (names->len <= from[i].column)
        {
          char name[LDS_COLUMN_NAME_SIZE];

          lds_column_name (names->len, name);
          g_ptr_array_add (names, g_strdup (name));
        }
      cell.column = g_ptr_array_index (names, from[i].column);
      g_array_append_val (cells, cell);
    }

  return lds_workspace_add_cells (self->workspace, self->source,
                                  lds_sheet_get_row (self->sheet, index)->row,
                                  (LdsCell *) (void *) cells->data, cells->len, error);
}

static void
remember_part (LdsSheetStore *self,
               LdsItemReader *reader,
               guint          index)
{
  static const LdsField fields[] = { LDS_FIELD_PART_NUMBER, LDS_FIELD_MPN, LDS_FIELD_DESCRIPTION };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const LdsTableColumn *column = lds_parts_table_get_column (self->table, fields[i], 0);
      const char *text;

      if (column == NULL || column->stand_in)
        continue;
      text = lds_item_reader_get_text (reader, index, fields[i], 0);
      if (text != NULL)
        {
          g_hash_table_add (self->parts, (gpointer) text);
          return;
        }
    }
}

/* What a substitute leaves open is that of the line in whose place it is used. */
static void
complete_substitute (LdsItemRecord       *item,
                     const LdsItemRecord *primary)
{
  item->substitute_for = primary->id;
  if (isnan (item->quantity))
    {
      item->quantity = primary->quantity;
      if (item->unit == NULL)
        item->unit = primary->unit;
    }
  item->fitted = item->fitted && primary->fitted;
}

/* The same line with another maker's part; what the line says of origins and contents is said of
 * the first. */
static gboolean
add_second_sources (LdsSheetStore        *self,
                    const LdsItemRecord  *primary,
                    guint                 index,
                    GError              **error)
{
  for (guint i = 0; i < self->substitutes->sources.columns->len; i++)
    {
      LdsItemRecord item = *primary;
      g_autofree char *part = NULL;
      g_autofree char *manufacturer = NULL;

      if (self->n_stored >= LDS_LIMIT_ITEMS ||
          !lds_second_sources_read (&self->substitutes->sources, self->substitutes->parts,
                                    self->sheet, index, i, primary, &part, &manufacturer))
        continue;
      item.mpn = part;
      item.manufacturer = manufacturer;
      item.supplier = NULL;
      item.unit_price = NAN;
      item.currency = NULL;
      complete_substitute (&item, primary);
      if (!lds_workspace_add_item (self->workspace, &item, error))
        return FALSE;
      self->n_stored++;
      self->n_second_sources++;
    }

  return TRUE;
}

/* What is kept of a line for its substitutes. */
typedef struct
{
  gint64   id;
  double   quantity;
  gboolean fitted;
} Stored;

/* Whether something is listed under a line: the first part of it comes next but for substitutes. */
static gboolean
stands_above (GArray *lines,
              guint   nth)
{
  for (guint i = nth + 1; i < lines->len; i++)
    {
      const LdsSheetLine *line = &g_array_index (lines, LdsSheetLine, i);

      if (line->parent == (int) nth)
        return TRUE;
      if (line->substitute_for < 0)
        break;
    }

  return FALSE;
}

/* The line above all others of a sheet that hangs under a line elsewhere is that line. */
static gboolean
is_headed (const LdsSheetStore *self,
           GArray              *lines)
{
  if (!self->headed || self->above == 0 || lines->len < 2 ||
      g_array_index (lines, LdsSheetLine, 0).item != 0)
    return FALSE;
  for (guint i = 1; i < lines->len; i++)
    if (g_array_index (lines, LdsSheetLine, i).parent < 0)
      return FALSE;

  return TRUE;
}

/* What it says of origins and contents is said of the line elsewhere. */
static gboolean
add_head (LdsSheetStore  *self,
          LdsItemReader  *reader,
          LdsItemRecord  *item,
          guint           index,
          Stored         *stored,
          GError        **error)
{
  item->id = self->above;
  stored[0] = (Stored) { item->id, NAN, TRUE };

  return lds_item_reader_add_claims (reader, index, item, self->workspace, error) &&
         lds_workspace_add_skipped_row (self->workspace, self->source, item->row,
                                        _ ("the assembly itself, which is a line of another "
                                           "sheet"),
                                        error) &&
         lds_workspace_set_rows_read (self->workspace, self->source,
                                      self->table->items->len - 1, error);
}

static gboolean
add_line (LdsSheetStore  *self,
          LdsItemReader  *reader,
          GArray         *lines,
          guint           nth,
          Stored         *stored,
          GError        **error)
{
  const LdsSheetLine *line = &g_array_index (lines, LdsSheetLine, nth);
  guint index = g_array_index (self->table->items, guint, line->item);
  LdsItemRecord item;

  lds_item_reader_read (reader, index, &item);
  item.source = self->source;
  if (nth == 0 && self->headed)
    return add_head (self, reader, &item, index, stored, error);
  item.parent = line->parent >= 0 ? stored[line->parent].id : self->above;
  item.level = line->level + (self->above != 0 ? self->above_level + !self->headed : 0);
  if (line->substitute_for >= 0)
    {
      const Stored *of = &stored[line->substitute_for];
      LdsItemRecord primary = { .id = of->id, .quantity = of->quantity, .fitted = of->fitted };

      complete_substitute (&item, &primary);
    }
  if (!lds_workspace_add_item (self->workspace, &item, error) ||
      !lds_item_reader_add_claims (reader, index, &item, self->workspace, error))
    return FALSE;

  stored[nth] = (Stored) { item.id, item.quantity, item.fitted };
  remember_line (self, line, &item, !stands_above (lines, nth));
  self->n_stored++;
  remember_part (self, reader, index);

  return line->substitute_for >= 0 || add_second_sources (self, &item, index, error);
}

static gboolean
add_items (LdsSheetStore  *self,
           LdsItemReader  *reader,
           GArray         *lines,
           double          from,
           double          to,
           GError        **error)
{
  g_autofree Stored *stored = g_new (Stored, lines->len + 1);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (LdsCell));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lines->len; i++)
    {
      const LdsSheetLine *line = &g_array_index (lines, LdsSheetLine, i);

      if (i % ROWS_A_LOOK == 0 &&
          !lds_reading_go_on (self->reading, from + (to - from) * i / lines->len, error))
        return FALSE;
      if (!add_line (self, reader, lines, i, stored, error) ||
          !add_cells (self, g_array_index (self->table->items, guint, line->item), cells, names,
                      error))
        return FALSE;
    }

  for (guint i = 0; i < self->table->skipped->len; i++)
    {
      const LdsSkippedRow *skipped = &g_array_index (self->table->skipped, LdsSkippedRow, i);

      if (!lds_workspace_add_skipped_row (self->workspace, self->source, skipped->row,
                                          lds_skip_to_string (skipped->reason), error) ||
          !add_cells (self, skipped->index, cells, names, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * lds_sheet_store_run:
 * @self: what writes a sheet
 * @from: progress at the beginning
 * @to: progress at the end
 * @warnings: of #LdsSpreadsheetWarning, those of all sheets
 * @index: index of the sheet
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR or %G_IO_ERROR
 *
 * Writes the source, its columns, items with their claims and cells, skipped rows and warnings.
 *
 * Returns: whether all of it was written; if not, the caller rolls back
 */
gboolean
lds_sheet_store_run (LdsSheetStore  *self,
                     double          from,
                     double          to,
                     GArray         *warnings,
                     int             index,
                     GError        **error)
{
  g_autoptr (LdsItemReader) reader = lds_item_reader_new (self->catalogue, self->sheet,
                                                          self->table);
  g_autoptr (LdsStructure) structure = NULL;
  g_autoptr (GArray) lines = NULL;

  self->substitutes = lds_substitutes_find (self->catalogue, self->sheet, self->table, reader);
  lines = lds_sheet_lines_arrange (self->sheet, self->table, reader, self->substitutes,
                                   &structure);
  if (structure->indented != LDS_INDENTED_NONE)
    lds_item_reader_drop_indents (reader);

  self->headed = is_headed (self, lines);

  return add_source (self, error) &&
         lds_column_store_add (self->workspace, self->source, self->table, self->mapping, error) &&
         lds_column_store_warn (self->workspace, self->source, self->table, error) &&
         add_items (self, reader, lines, from, to, error) &&
         lds_sheet_warnings_add (self, reader, structure, warnings, index, error);
}
