/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a file to a workspace: read, find the parts lists, store them, all or nothing. */

#include "lds-config.h"

#include "lds-import.h"

#include "lds-first-source.h"
#include "lds-reader-process.h"
#include "lds-sheet-assemblies.h"

#include <glib/gi18n-lib.h>

/* Parts of the whole, as a workbook of a hundred thousand rows takes them. */
#define READ_UNTIL 0.5
#define FOUND_AT 0.55

/* Parts lists that have this much of the smaller one in common are much the same. */
#define MUCH_THE_SAME 0.8
#define LEAST_COMPARED 5

typedef struct
{
  LdsWorkspace    *workspace;
  LdsCatalogue    *catalogue;
  LdsSpreadsheet  *spreadsheet;
  LdsReading       reading;
  LdsProgressFunc  progress;
  gpointer         user_data;
  GPtrArray       *tables;  /* LdsPartsTable for each sheet, NULL where it is none */
  GPtrArray       *reasons; /* and why not */
} Import;

static void
free_table (gpointer table)
{
  if (table != NULL)
    lds_parts_table_free (table);
}

static void
import_clear (Import *self)
{
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->spreadsheet, lds_spreadsheet_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static void
read_progress_cb (double   fraction,
                  gpointer user_data)
{
  Import *self = user_data;

  if (self->progress != NULL)
    self->progress (fraction * READ_UNTIL, self->user_data);
}

static gboolean
names_sheet (const LdsSheet *sheet,
             const char     *name)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (sheet->name == NULL)
    return FALSE;
  one = g_utf8_casefold (sheet->name, -1);
  other = g_utf8_casefold (name, -1);

  return g_str_equal (g_strstrip (one), g_strstrip (other));
}

static LdsSheet *
get_sheet (Import *self,
           guint   index)
{
  return g_ptr_array_index (self->spreadsheet->sheets, index);
}

static gboolean
check_sheet (Import      *self,
             const char  *name,
             GError     **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->spreadsheet->sheets->len; i++)
    {
      const LdsSheet *sheet = get_sheet (self, i);

      if (names_sheet (sheet, name))
        return TRUE;
      if (sheet->name == NULL)
        return lds_reading_fail (&self->reading, error, LDS_IMPORT_ERROR_NO_SHEET,
                                 _ ("there is no sheet “%s”: a text file has no sheets"), name);
      if (i < 10)
        g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", sheet->name);
    }

  return lds_reading_fail (&self->reading, error, LDS_IMPORT_ERROR_NO_SHEET,
                           _ ("there is no sheet “%s”; there are %s"), name, names->str);
}

static gboolean
find_tables (Import      *self,
             const char  *only,
             GError     **error)
{
  guint n_sheets = self->spreadsheet->sheets->len;

  for (guint i = 0; i < n_sheets; i++)
    {
      const LdsSheet *sheet = get_sheet (self, i);
      LdsPartsTable *table = NULL;
      char *reason = NULL;

      if (!lds_reading_go_on (&self->reading,
                              READ_UNTIL + (FOUND_AT - READ_UNTIL) * i / n_sheets, error))
        return FALSE;
      if (only != NULL && !names_sheet (sheet, only))
        reason = g_strdup (_ ("another sheet was asked for"));
      else
        table = lds_table_finder_find (self->catalogue, sheet, &reason);
      if (table != NULL)
        lds_first_source_prefer (sheet, table);
      g_ptr_array_add (self->tables, table);
      g_ptr_array_add (self->reasons, reason);
    }

  return TRUE;
}

static gboolean
fail_no_table (Import      *self,
               const char  *only,
               GError     **error)
{
  guint n_sheets = self->spreadsheet->sheets->len;

  if (n_sheets == 0)
    return lds_reading_fail (&self->reading, error, LDS_IMPORT_ERROR_NO_TABLE,
                             _ ("the workbook has no sheet with cells"));

  for (guint i = 0; i < n_sheets; i++)
    {
      const LdsSheet *sheet = get_sheet (self, i);
      const char *reason = g_ptr_array_index (self->reasons, i);

      if (sheet->name == NULL)
        return lds_reading_fail (&self->reading, error, LDS_IMPORT_ERROR_NO_TABLE,
                                 _ ("this is no parts list: %s"), reason);
      if ((only != NULL && names_sheet (sheet, only)) || n_sheets == 1)
        return lds_reading_fail (&self->reading, error, LDS_IMPORT_ERROR_NO_TABLE,
                                 _ ("sheet “%s” is no parts list: %s"), sheet->name, reason);
    }

  return lds_reading_fail (&self->reading, error, LDS_IMPORT_ERROR_NO_TABLE,
                           _ ("none of its %u sheets is a parts list; the first is “%s”: %s"),
                           n_sheets, get_sheet (self, 0)->name,
                           (const char *) g_ptr_array_index (self->reasons, 0));
}

static guint64
count_items (Import *self)
{
  guint64 n_items = 0;

  for (guint i = 0; i < self->tables->len; i++)
    {
      const LdsPartsTable *table = g_ptr_array_index (self->tables, i);

      n_items += table != NULL ? table->items->len : 0;
    }

  return n_items;
}

/* Two of its sheets with the same parts are often two views of one product. */
static gboolean
warn_of_likeness (Import      *self,
                  GPtrArray   *stores,
                  guint        index,
                  GError     **error)
{
  const LdsSheetStore *store = g_ptr_array_index (stores, index);
  guint n_parts = g_hash_table_size (store->parts);

  for (guint i = 0; i < index; i++)
    {
      const LdsSheetStore *other = g_ptr_array_index (stores, i);
      guint fewer = MIN (n_parts, g_hash_table_size (other->parts));
      g_autofree char *text = NULL;
      GHashTableIter iter;
      gpointer part;
      guint n_common = 0;

      g_hash_table_iter_init (&iter, store->parts);
      while (g_hash_table_iter_next (&iter, &part, NULL))
        n_common += g_hash_table_contains (other->parts, part);
      if (fewer < LEAST_COMPARED || n_common < fewer * MUCH_THE_SAME)
        continue;

      text = g_strdup_printf (_ ("This sheet lists much the same parts as sheet “%s” (%u of %u); "
                                 "both were read, each as a product of its own"),
                              other->sheet->name, n_common, fewer);
      return lds_workspace_add_warning (self->workspace, store->source, 0, text, error);
    }

  return TRUE;
}

static gboolean
add_file_warnings (Import      *self,
                   gint64       source,
                   GError     **error)
{
  for (guint i = 0; i < self->spreadsheet->warnings->len; i++)
    {
      const LdsSpreadsheetWarning *warning = &g_array_index (self->spreadsheet->warnings,
                                                             LdsSpreadsheetWarning, i);

      if (warning->sheet < 0 &&
          !lds_workspace_add_warning (self->workspace, source, warning->row, warning->text, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
store_sheets (Import   *self,
              GError  **error)
{
  g_autoptr (GPtrArray) stores = g_ptr_array_new_with_free_func (
      (GDestroyNotify) lds_sheet_store_free);
  g_autoptr (LdsSheetAssemblies) assemblies =
    lds_sheet_assemblies_find (self->spreadsheet->sheets, self->tables);
  guint64 n_items = count_items (self);
  guint64 n_stored = 0;

  for (guint nth = 0; nth < self->tables->len; nth++)
    {
      guint i = lds_sheet_assemblies_get_sheet (assemblies, nth);
      LdsPartsTable *table = g_ptr_array_index (self->tables, i);
      LdsSheet *sheet = get_sheet (self, i);
      LdsSheetStore *store;
      double from = FOUND_AT + (1 - FOUND_AT) * n_stored / n_items;

      if (table == NULL)
        {
          if (!lds_workspace_add_skipped_sheet (self->workspace, self->reading.name, sheet->name,
                                                g_ptr_array_index (self->reasons, i), error))
            return FALSE;
          continue;
        }

      n_stored += table->items->len;
      store = lds_sheet_store_new (self->workspace, self->catalogue, &self->reading, sheet, table);
      g_ptr_array_add (stores, store);
      lds_sheet_assemblies_attach (assemblies, i, store);
      if (!lds_sheet_store_run (store, from, FOUND_AT + (1 - FOUND_AT) * n_stored / n_items,
                                self->spreadsheet->warnings, (int) i, error) ||
          (stores->len == 1 && !add_file_warnings (self, store->source, error)) ||
          !warn_of_likeness (self, stores, stores->len - 1, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
store (Import   *self,
       GError  **error)
{
  if (!lds_workspace_begin (self->workspace, error))
    return FALSE;

  if (!store_sheets (self, error) || !lds_reading_go_on (&self->reading, 1, error) ||
      !lds_workspace_commit (self->workspace, error))
    {
      lds_workspace_rollback (self->workspace);
      return FALSE;
    }

  return TRUE;
}

/**
 * lds_import_file:
 * @workspace: a workspace
 * @catalogue: a catalogue
 * @file: a spreadsheet on this computer (.xlsx, .csv, .tsv, told apart by what they hold)
 * @options: (nullable): what a person decided about the reading
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR, %LDS_WORKSPACE_ERROR or
 *   %G_IO_ERROR (when cancelled); its message is one line that begins with the name of the file
 *
 * Reads a file into a workspace: a source for each sheet that is a parts list, its columns, items,
 * claims, warnings, skipped rows and the text of every cell. All of it lands or nothing does.
 *
 * Returns: whether it was imported
 */
gboolean
lds_import_file (LdsWorkspace            *workspace,
                 LdsCatalogue            *catalogue,
                 GFile                   *file,
                 const LdsImportOptions  *options,
                 LdsProgressFunc          progress,
                 gpointer                 user_data,
                 GCancellable            *cancellable,
                 GError                 **error)
{
  const char *sheet = options != NULL ? options->sheet : NULL;
  const char *encoding = options != NULL ? options->encoding : NULL;
  g_auto (Import) self = { .workspace = workspace, .catalogue = catalogue };
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (LDS_IS_CATALOGUE (catalogue), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  base = g_file_get_basename (file);
  name = g_filename_display_name (base != NULL ? base : "?");
  self.progress = progress;
  self.user_data = user_data;
  self.reading = (LdsReading) {
    .name = name, .progress = progress, .user_data = user_data, .cancellable = cancellable,
  };
  self.tables = g_ptr_array_new_with_free_func (free_table);
  self.reasons = g_ptr_array_new_with_free_func (g_free);

  self.spreadsheet = lds_spreadsheet_read (file, encoding, read_progress_cb, &self, cancellable,
                                           error);
  if (self.spreadsheet == NULL || (sheet != NULL && !check_sheet (&self, sheet, error)) ||
      !find_tables (&self, sheet, error))
    return FALSE;
  if (count_items (&self) == 0)
    return fail_no_table (&self, sheet, error);

  return store (&self, error);
}
