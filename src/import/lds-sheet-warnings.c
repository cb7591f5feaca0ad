/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person should know of the reading of a sheet. */

#include "lds-config.h"

#include "lds-sheet-warnings.h"

#include "lds-spreadsheet.h"

#include <glib/gi18n-lib.h>

static gboolean
warn_of_marked (LdsSheetStore  *self,
                GError        **error)
{
  g_autofree char *text = NULL;
  guint n = self->substitutes->n_marked;

  if (n == 0)
    return TRUE;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u line is marked as a substitute; it was kept with the "
                                       "line it may stand in for and is in no sum",
                                       "%u lines are marked as substitutes; they were kept with "
                                       "the lines they may stand in for and are in no sum", n),
                          n);

  return lds_workspace_add_warning (self->workspace, self->source, self->substitutes->first_row,
                                    text, error);
}

static gboolean
warn_of_second_sources (LdsSheetStore  *self,
                        GError        **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (self->n_second_sources == 0)
    return TRUE;
  for (guint i = 0; i < self->substitutes->sources.columns->len; i++)
    {
      const LdsSecondSource *source = &g_array_index (self->substitutes->sources.columns,
                                                      LdsSecondSource, i);
      guint numbers[] = { source->part, source->manufacturer };

      for (gsize j = 0; j < G_N_ELEMENTS (numbers); j++)
        {
          char name[LDS_COLUMN_NAME_SIZE];

          if (numbers[j] == 0)
            continue;
          lds_column_name (numbers[j], name);
          g_string_append_printf (columns, "%s%s", columns->len > 0 ? "+" : "", name);
        }
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%1$u second source was read from %2$s; it is a substitute "
                                       "of its line and in no sum",
                                       "%1$u second sources were read from %2$s; they are "
                                       "substitutes of their lines and in no sum",
                                       self->n_second_sources),
                          self->n_second_sources, columns->str);

  return lds_workspace_add_warning (self->workspace, self->source, 0, text, error);
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
is_hidden_column (const LdsSheet *sheet,
                  guint           column)
{
  for (guint i = 0; i < sheet->hidden_columns->len; i++)
    {
      const LdsSheetMerge *hidden = &g_array_index (sheet->hidden_columns, LdsSheetMerge, i);

      if (hidden->first_column <= column && column <= hidden->last_column)
        return TRUE;
    }

  return FALSE;
}

static gboolean
warn_of_hidden_columns (LdsSheetStore  *self,
                        GError        **error)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  guint n_hidden = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const LdsTableColumn *column = &g_array_index (self->table->columns, LdsTableColumn, i);
      char name[LDS_COLUMN_NAME_SIZE];

      if (column->stand_in || !is_hidden_column (self->sheet, column->column))
        continue;
      lds_column_name (column->column, name);
      g_string_append_printf (letters, "%s%s", n_hidden++ > 0 ? ", " : "", name);
    }
  if (n_hidden == 0)
    return TRUE;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Column %s is hidden in the file; it was read like the "
                                       "others",
                                       "Columns %s are hidden in the file; they were read like "
                                       "the others", n_hidden),
                          letters->str);

  return lds_workspace_add_warning (self->workspace, self->source, 0, text, error);
}

static gboolean
warn_of_hidden_sheet (LdsSheetStore  *self,
                      GError        **error)
{
  return !self->sheet->hidden ||
         lds_workspace_add_warning (self->workspace, self->source, 0,
                                    _ ("This sheet is hidden in the file; it was read like the "
                                       "others"),
                                    error);
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

/**
 * lds_sheet_warnings_add:
 * @self: what has written a sheet
 * @reader: its reader
 * @structure: its structure
 * @of_file: of #LdsSpreadsheetWarning, those of all sheets
 * @index: index of the sheet
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Writes what a person should know of the reading of the sheet.
 *
 * Returns: whether it was written
 */
gboolean
lds_sheet_warnings_add (LdsSheetStore  *self,
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

  if (self->remark != NULL &&
      !lds_workspace_add_warning (self->workspace, self->source, 0, self->remark, error))
    return FALSE;

  return warn_of_marked (self, error) && warn_of_second_sources (self, error) &&
         warn_of_hidden_sheet (self, error) && warn_of_hidden_columns (self, error) &&
         warn_of_hidden_rows (self, error) && warn_of_other_tables (self, error);
}
