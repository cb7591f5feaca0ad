/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a file to a workspace: read, find the parts lists, store them, all or nothing. */

#include "lds-config.h"

#include "lds-import.h"

#include "lds-encoding-choices.h"
#include "lds-import-plan.h"
#include "lds-limits.h"
#include "lds-reader-process.h"
#include "lds-sheet-assemblies.h"
#include "lds-workspace-edit.h"

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
  LdsImportPlan   *plan;
  LdsRevisions    *revisions;
} Import;

static void
import_clear (Import *self)
{
  g_clear_pointer (&self->plan, lds_import_plan_free);
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

      if (lds_sheet_is_called (sheet, name))
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
      const char *reason = lds_import_plan_get (self->plan, i)->reason;

      if (sheet->name == NULL)
        return lds_reading_fail (&self->reading, error, LDS_IMPORT_ERROR_NO_TABLE,
                                 _ ("this is no parts list: %s"), reason);
      if ((only != NULL && lds_sheet_is_called (sheet, only)) || n_sheets == 1)
        return lds_reading_fail (&self->reading, error, LDS_IMPORT_ERROR_NO_TABLE,
                                 _ ("sheet “%s” is no parts list: %s"), sheet->name, reason);
    }

  return lds_reading_fail (&self->reading, error, LDS_IMPORT_ERROR_NO_TABLE,
                           _ ("none of its %u sheets is a parts list; the first is “%s”: %s"),
                           n_sheets, get_sheet (self, 0)->name,
                           lds_import_plan_get (self->plan, 0)->reason);
}

static guint64
count_items (Import *self)
{
  guint64 n_items = 0;

  for (guint i = 0; i < self->plan->sheets->len; i++)
    {
      const LdsPartsTable *table = lds_import_plan_get (self->plan, i)->table;

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

      text = store->sheet->cut && g_strcmp0 (store->sheet->name, other->sheet->name) == 0
                 ? g_strdup_printf (_ ("This table lists much the same parts as the one under row "
                                       "%u (%u of %u); both were read, each as a product of its "
                                       "own"),
                                    other->table->header_row, n_common, fewer)
                 : g_strdup_printf (_ ("This sheet lists much the same parts as sheet “%s” (%u of "
                                       "%u); both were read, each as a product of its own"),
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
add_notice (Import                 *self,
            const LdsPlannedSheet  *planned,
            gint64                  source,
            GError                **error)
{
  g_autofree char *notice = lds_planned_sheet_notice (planned);

  return notice == NULL || lds_workspace_add_warning (self->workspace, source, 0, notice, error);
}

static GPtrArray *
list_tables (Import *self)
{
  GPtrArray *tables = g_ptr_array_new ();

  for (guint i = 0; i < self->plan->sheets->len; i++)
    g_ptr_array_add (tables, lds_import_plan_get (self->plan, i)->table);

  return tables;
}

static gboolean
store_sheets (Import   *self,
              GError  **error)
{
  g_autoptr (GPtrArray) stores = g_ptr_array_new_with_free_func (
      (GDestroyNotify) lds_sheet_store_free);
  g_autoptr (GPtrArray) tables = list_tables (self);
  g_autoptr (LdsSheetAssemblies) assemblies =
    lds_sheet_assemblies_find (self->spreadsheet->sheets, tables);
  guint64 n_items = count_items (self);
  guint64 n_stored = 0;

  for (guint nth = 0; nth < self->plan->sheets->len; nth++)
    {
      guint i = lds_sheet_assemblies_get_sheet (assemblies, nth);
      const LdsPlannedSheet *planned = lds_import_plan_get (self->plan, i);
      LdsPartsTable *table = planned->table;
      LdsSheet *sheet = get_sheet (self, i);
      LdsSheetStore *store;
      double from = FOUND_AT + (1 - FOUND_AT) * n_stored / n_items;

      if (table == NULL)
        {
          if (!lds_workspace_add_skipped_sheet (self->workspace, self->reading.name, sheet->name,
                                                planned->reason, error))
            return FALSE;
          continue;
        }

      n_stored += table->items->len;
      store = lds_sheet_store_new (self->workspace, self->catalogue, &self->reading, sheet, table);
      store->mapping = planned->mapping;
      g_ptr_array_add (stores, store);
      lds_sheet_assemblies_attach (assemblies, i, store);
      if (!lds_sheet_store_run (store, from, FOUND_AT + (1 - FOUND_AT) * n_stored / n_items,
                                self->spreadsheet->warnings, (int) i, error) ||
          (stores->len == 1 && !add_file_warnings (self, store->source, error)) ||
          !warn_of_likeness (self, stores, stores->len - 1, error) ||
          !add_notice (self, planned, store->source, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
look_at_revisions (Import   *self,
                   GError  **error)
{
  if (self->revisions == NULL)
    return TRUE;
  if (!lds_revisions_look (self->revisions, self->workspace, error))
    return FALSE;

  for (guint i = 0; i < self->plan->sheets->len; i++)
    {
      if (lds_import_plan_get (self->plan, i)->table != NULL &&
          !lds_revisions_check (self->revisions, self->reading.name, get_sheet (self, i)->name,
                                self->reading.sha256, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
store (Import   *self,
       GError  **error)
{
  if (!look_at_revisions (self, error) ||
      !lds_workspace_import_begin (self->workspace, self->reading.name, error))
    return FALSE;

  if (!store_sheets (self, error) ||
      (self->revisions != NULL && !lds_revisions_settle (self->revisions, self->workspace, error)) ||
      !lds_reading_go_on (&self->reading, 1, error) ||
      !lds_workspace_commit (self->workspace, error))
    {
      lds_workspace_rollback (self->workspace);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_encoding (Import      *self,
                const char  *encoding,
                GError     **error)
{
  if (encoding == NULL || lds_encoding_is_known (encoding))
    return TRUE;

  return lds_reading_fail (&self->reading, error, LDS_IMPORT_ERROR_READ,
                           _ ("there is no encoding “%s”; there are UTF-8, Windows-1252, CP850, "
                              "Shift_JIS, GB18030 and others"),
                           encoding);
}

/* What is done with a spreadsheet once it has been read. */
static gboolean
take_spreadsheet (Import                  *self,
                  LdsSpreadsheet          *spreadsheet,
                  const LdsImportOptions  *options,
                  GError                 **error)
{
  self->spreadsheet = spreadsheet;
  if (spreadsheet == NULL ||
      (options->sheet != NULL && !check_sheet (self, options->sheet, error)))
    return FALSE;

  self->reading.sha256 = spreadsheet->sha256;
  self->revisions = options->revisions;
  self->plan = lds_import_plan_new (self->catalogue, spreadsheet, &self->reading, options);
  if (!lds_import_plan_make (self->plan, READ_UNTIL, FOUND_AT, error))
    return FALSE;
  if (count_items (self) == 0)
    return fail_no_table (self, options->sheet, error);

  return store (self, error) && lds_import_plan_save (self->plan, error);
}

/**
 * lds_import_file:
 * @workspace: a workspace
 * @catalogue: a catalogue
 * @file: a spreadsheet on this computer, of whatever kind its content shows
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
 * Returns: whether it was imported, and the mappings saved that were to be
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
  static const LdsImportOptions none = { NULL };
  g_auto (Import) self = { .workspace = workspace, .catalogue = catalogue };
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (LDS_IS_CATALOGUE (catalogue), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (options == NULL)
    options = &none;
  base = g_file_get_basename (file);
  name = g_filename_display_name (base != NULL ? base : "?");
  self.progress = progress;
  self.user_data = user_data;
  self.reading = (LdsReading) {
    .name = name, .progress = progress, .user_data = user_data, .cancellable = cancellable,
  };

  return check_encoding (&self, options->encoding, error) &&
         take_spreadsheet (&self,
                           lds_spreadsheet_read (file, options->encoding, read_progress_cb, &self,
                                                 cancellable, error),
                           options, error);
}

static gboolean
check_size (Import  *self,
            GBytes  *bytes,
            GError **error)
{
  if (g_bytes_get_size (bytes) == 0)
    return lds_reading_fail (&self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("there is no text; copy the cells of a parts list and paste them"));
  if (g_bytes_get_size (bytes) > LDS_LIMIT_TEXT_FILE_BYTES)
    return lds_reading_fail (&self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the text is larger than %u MiB, which is more than is read; save "
                                "it as a file in parts"),
                             (guint) (LDS_LIMIT_TEXT_FILE_BYTES >> 20));

  return TRUE;
}

/**
 * lds_import_bytes:
 * @workspace: a workspace
 * @catalogue: a catalogue
 * @bytes: a spreadsheet, such as the text of cells that were copied, in UTF-8
 * @name: what it is called, for instance "Clipboard"
 * @options: (nullable): what a person decided about the reading
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, as for lds_import_file()
 *
 * Does with something that is no file what lds_import_file() does with one.
 *
 * Returns: whether it was imported, and the mappings saved that were to be
 */
gboolean
lds_import_bytes (LdsWorkspace            *workspace,
                  LdsCatalogue            *catalogue,
                  GBytes                  *bytes,
                  const char              *name,
                  const LdsImportOptions  *options,
                  LdsProgressFunc          progress,
                  gpointer                 user_data,
                  GCancellable            *cancellable,
                  GError                 **error)
{
  static const LdsImportOptions none = { NULL };
  g_auto (Import) self = { .workspace = workspace, .catalogue = catalogue };

  g_return_val_if_fail (LDS_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (LDS_IS_CATALOGUE (catalogue), FALSE);
  g_return_val_if_fail (bytes != NULL && name != NULL, FALSE);

  if (options == NULL)
    options = &none;
  self.progress = progress;
  self.user_data = user_data;
  self.reading = (LdsReading) {
    .name = name, .progress = progress, .user_data = user_data, .cancellable = cancellable,
  };

  return check_size (&self, bytes, error) &&
         take_spreadsheet (&self,
                           lds_spreadsheet_read_clipboard (bytes, name, read_progress_cb, &self,
                                                           cancellable, error),
                           options, error);
}
