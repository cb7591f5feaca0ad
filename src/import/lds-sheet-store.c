/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-sheet-store.h"

#include "lds-column-store.h"
#include "lds-item-reader.h"
#include "lds-limits.h"
#include "lds-spreadsheet.h"
#include "lds-structure.h"

#include <glib/gi18n-lib.h>

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
  g_free (self);
}

static gboolean
add_source (LdsSheetStore  *self,
            GError        **error)
{
  LdsSourceRecord source = {
    .file = self->reading->name,
    .sheet = self->sheet->name,
    .hidden = self->sheet->hidden,
    .header_row = self->table->header_row,
    .rows_read = self->table->items->len,
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

static LdsStructure *
build_structure (LdsSheetStore *self,
                 LdsItemReader *reader)
{
  GArray *items = self->table->items;
  g_autofree LdsStructureItem *lines = g_new0 (LdsStructureItem, items->len);
  const LdsTableColumn *level = lds_parts_table_get_column (self->table, LDS_FIELD_LEVEL, 0);
  const LdsTableColumn *number = lds_parts_table_get_column (self->table, LDS_FIELD_PART_NUMBER,
                                                             0);

  for (guint i = 0; i < items->len; i++)
    {
      guint index = g_array_index (items, guint, i);
      LdsStructureItem *line = &lines[i];

      line->row = lds_sheet_get_row (self->sheet, index)->row;
      if (level != NULL && !level->stand_in)
        line->level = lds_item_reader_get_text (reader, index, LDS_FIELD_LEVEL, 0);
      line->position = lds_item_reader_get_text (reader, index, LDS_FIELD_FIND_NUMBER, 0);
      if (number != NULL && !number->stand_in)
        line->part_number = lds_item_reader_get_text (reader, index, LDS_FIELD_PART_NUMBER, 0);
      if (line->part_number == NULL)
        line->part_number = lds_item_reader_get_text (reader, index, LDS_FIELD_MPN, 0);
      line->name = lds_item_reader_get_text (reader, index, LDS_FIELD_DESCRIPTION, 0);
      line->parent = lds_item_reader_get_text (reader, index, LDS_FIELD_PARENT, 0);
    }

  return lds_structure_build (lines, items->len);
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

static gboolean
add_items (LdsSheetStore  *self,
           LdsItemReader  *reader,
           LdsStructure   *structure,
           double          from,
           double          to,
           GError        **error)
{
  g_autofree gint64 *ids = g_new (gint64, structure->occurrences->len + 1);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (LdsCell));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n = structure->occurrences->len;

  for (guint i = 0; i < n; i++)
    {
      const LdsOccurrence *occurrence = &g_array_index (structure->occurrences, LdsOccurrence, i);
      guint index = g_array_index (self->table->items, guint, occurrence->item);
      LdsItemRecord item;

      if (i % ROWS_A_LOOK == 0 &&
          !lds_reading_go_on (self->reading, from + (to - from) * i / n, error))
        return FALSE;

      lds_item_reader_read (reader, index, &item);
      item.source = self->source;
      item.parent = occurrence->parent >= 0 ? ids[occurrence->parent] : 0;
      item.level = occurrence->level;
      if (!lds_workspace_add_item (self->workspace, &item, error) ||
          !lds_item_reader_add_claims (reader, index, &item, self->workspace, error) ||
          !add_cells (self, index, cells, names, error))
        return FALSE;
      ids[i] = item.id;
      remember_part (self, reader, index);
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

static gboolean
warn_of_hidden_rows (LdsSheetStore  *self,
                     GError        **error)
{
  guint n_hidden = 0;
  guint first = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->table->items->len; i++)
    {
      const LdsSheetRow *row = lds_sheet_get_row (self->sheet,
                                                  g_array_index (self->table->items, guint, i));

      if (row->hidden && n_hidden++ == 0)
        first = row->row;
    }
  if (n_hidden == 0)
    return TRUE;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u line is hidden in the file; it was read like the "
                                       "others",
                                       "%u lines are hidden in the file; they were read like the "
                                       "others", n_hidden),
                          n_hidden);

  return lds_workspace_add_warning (self->workspace, self->source, first, text, error);
}

static gboolean
warn_of_other_tables (LdsSheetStore  *self,
                      GError        **error)
{
  GArray *skipped = self->table->skipped;

  for (guint i = 0; i < skipped->len; i++)
    {
      const LdsSkippedRow *row = &g_array_index (skipped, LdsSkippedRow, i);

      if (row->reason == LDS_SKIP_OTHER_TABLE)
        return lds_workspace_add_warning (self->workspace, self->source, row->row,
                                          _ ("Another table begins here, which was not read; move "
                                             "it to a sheet of its own"),
                                          error);
    }

  return TRUE;
}

static gboolean
add_warnings (LdsSheetStore  *self,
              LdsItemReader  *reader,
              LdsStructure   *structure,
              GArray         *of_file,
              int             index,
              GError        **error)
{
  g_autoptr (GArray) of_items = lds_item_reader_take_warnings (reader);

  for (guint i = 0; i < of_file->len; i++)
    {
      const LdsSpreadsheetWarning *warning = &g_array_index (of_file, LdsSpreadsheetWarning, i);

      if (warning->sheet == index &&
          !lds_workspace_add_warning (self->workspace, self->source, warning->row, warning->text,
                                      error))
        return FALSE;
    }
  for (guint i = 0; i < structure->warnings->len; i++)
    {
      const LdsStructureWarning *warning = &g_array_index (structure->warnings,
                                                           LdsStructureWarning, i);

      if (!lds_workspace_add_warning (self->workspace, self->source, warning->row, warning->text,
                                      error))
        return FALSE;
    }
  for (guint i = 0; i < of_items->len; i++)
    {
      const LdsItemReaderWarning *warning = &g_array_index (of_items, LdsItemReaderWarning, i);

      if (!lds_workspace_add_warning (self->workspace, self->source, warning->row, warning->text,
                                      error))
        return FALSE;
    }

  return warn_of_hidden_rows (self, error) && warn_of_other_tables (self, error);
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
  g_autoptr (LdsStructure) structure = build_structure (self, reader);

  return add_source (self, error) &&
         lds_column_store_add (self->workspace, self->source, self->table, self->mapping, error) &&
         lds_column_store_warn (self->workspace, self->source, self->table, error) &&
         add_items (self, reader, structure, from, to, error) &&
         add_warnings (self, reader, structure, warnings, index, error);
}
