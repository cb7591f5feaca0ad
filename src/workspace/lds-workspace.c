/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-edit.h"
#include "lds-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <yyjson.h>

typedef enum
{
  ADD_SOURCE,
  SET_ROWS_READ,
  ADD_COLUMN,
  ADD_HEADING,
  ADD_WARNING,
  ADD_SKIPPED_ROW,
  ADD_SKIPPED_SHEET,
  ADD_CELLS,
  ADD_ITEM,
  ADD_ORIGIN,
  ADD_CONTENT,
  N_STATEMENTS,
} Statement;

static const char *const statements[N_STATEMENTS] = {
  [ADD_SOURCE] = "INSERT INTO source (file, sheet, hidden, header_row, rows_read, sha256, imported)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?)",
  [SET_ROWS_READ] = "UPDATE source SET rows_read = ?2 WHERE id = ?1",
  [ADD_COLUMN] = "INSERT INTO source_column (source, field, columns, heading, confidence, reason, cells, mapping)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  [ADD_HEADING] = "INSERT INTO source_heading (source, position, \"column\", heading) VALUES (?, ?, ?, ?)",
  [ADD_WARNING] = "INSERT INTO warning (source, row, text) VALUES (?, ?, ?)",
  [ADD_SKIPPED_ROW] = "INSERT INTO skipped_row (source, row, reason) VALUES (?, ?, ?)",
  [ADD_SKIPPED_SHEET] = "INSERT INTO skipped_sheet (file, sheet, reason) VALUES (?, ?, ?)",
  [ADD_CELLS] = "INSERT OR IGNORE INTO source_row (source, row, cells) VALUES (?, ?, ?)",
  [ADD_ITEM] = "INSERT INTO item (source, parent, row, level, part_number, description,"
               " reference_designator, quantity, unit, manufacturer, mpn, supplier, material,"
               " cas, hs_code, mass_g, unit_price, currency, fitted, substitute_for)"
               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [ADD_ORIGIN] = "INSERT INTO origin_claim (item, tier, stage, supplier, country, split, assumed,"
                 " evidence, stated, \"column\", date, document)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [ADD_CONTENT] = "INSERT INTO content_claim (item, element, low, high, evidence, stated,"
                  " \"column\", date, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
};

struct _LdsWorkspace
{
  GObject           parent_instance;

  LdsWorkspaceFile *file;
  sqlite3          *db;
  sqlite3_stmt     *statements[N_STATEMENTS];
  LdsEdit           edit;
};

G_DEFINE_FINAL_TYPE (LdsWorkspace, lds_workspace, G_TYPE_OBJECT)
G_DEFINE_QUARK (lds-workspace-error-quark, lds_workspace_error)

/* @file is taken over. */
static LdsWorkspace *
new_for_file (LdsWorkspaceFile *file)
{
  LdsWorkspace *self;

  if (file == NULL)
    return NULL;

  self = g_object_new (LDS_TYPE_WORKSPACE, NULL);
  self->file = file;
  self->db = file->db;

  return self;
}

static sqlite3_stmt *
get_statement (LdsWorkspace  *self,
               Statement      statement,
               GError       **error)
{
  if (self->statements[statement] == NULL)
    self->statements[statement] = lds_database_prepare (self->db, statements[statement], error);

  return self->statements[statement];
}

/* Each row that is added returns its id, 0 on an error. */
static gint64
run (LdsWorkspace  *self,
     sqlite3_stmt  *statement,
     GError       **error)
{
  gboolean done = lds_database_step (statement, NULL, error);

  sqlite3_clear_bindings (statement);

  return done ? sqlite3_last_insert_rowid (self->db) : 0;
}

static void
lds_workspace_finalize (GObject *object)
{
  LdsWorkspace *self = LDS_WORKSPACE (object);

  for (int i = 0; i < N_STATEMENTS; i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
  lds_edit_end (&self->edit);
  g_clear_pointer (&self->edit.author, g_free);
  g_clear_pointer (&self->file, lds_workspace_file_close);

  G_OBJECT_CLASS (lds_workspace_parent_class)->finalize (object);
}

static void
lds_workspace_class_init (LdsWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lds_workspace_finalize;
}

static void
lds_workspace_init (LdsWorkspace *self)
{
}

sqlite3 *
lds_workspace_get_database (LdsWorkspace *self)
{
  return self->db;
}

LdsWorkspaceFile *
lds_workspace_get_file (LdsWorkspace *self)
{
  return self->file;
}

LdsEdit *
lds_workspace_get_edit (LdsWorkspace *self)
{
  return &self->edit;
}

/**
 * lds_workspace_new_private:
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Makes a workspace that no one else sees and that goes with the object.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
LdsWorkspace *
lds_workspace_new_private (GError **error)
{
  return new_for_file (lds_workspace_file_new_private (error));
}

/**
 * lds_workspace_open:
 * @file: a local file
 * @create: whether to make the file when it is not there
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Opens a workspace as lds_workspace_open_full() does, with the usual choices.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
LdsWorkspace *
lds_workspace_open (GFile     *file,
                    gboolean   create,
                    GError   **error)
{
  LdsWorkspaceOptions options = { .create = create };

  return lds_workspace_open_full (file, &options, error);
}

/**
 * lds_workspace_open_full:
 * @file: a local file
 * @options: what is wanted of it
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR or %G_IO_ERROR
 *
 * Opens a workspace, checks it and brings it to the newest form, with a backup before that. What cannot be changed is
 * opened to be looked at, see lds_workspace_get_read_only_reason(). A damaged one is not opened:
 * %LDS_WORKSPACE_ERROR_DAMAGED names a backup that lds_workspace_restore_backup() can put in its place.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
LdsWorkspace *
lds_workspace_open_full (GFile                      *file,
                         const LdsWorkspaceOptions  *options,
                         GError                    **error)
{
  const char *path;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  path = g_file_peek_path (file);
  if (path == NULL)
    {
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_OPEN,
                           _ ("A workspace must be a file on this computer. Copy it here first."));
      return NULL;
    }

  return new_for_file (lds_workspace_file_open (path, options, error));
}

/*< private >
 * lds_workspace_transact:
 *
 * Begins a transaction; before the first one of a session a backup is made.
 *
 * Returns: whether it could begin
 */
gboolean
lds_workspace_transact (LdsWorkspace  *self,
                        GError       **error)
{
  return lds_workspace_file_prepare (self->file, error) &&
         lds_database_execute (self->db, "BEGIN IMMEDIATE", error);
}

/**
 * lds_workspace_begin:
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Begins a change, which lands whole with lds_workspace_commit() or not at all. A private workspace does not keep how
 * to undo it; in a lasting one it is an edit, see lds_workspace_edit_begin(). Before the first change of a session
 * a backup is made beside the file, if it has changed since the last one.
 *
 * Returns: whether the change could begin
 */
gboolean
lds_workspace_begin (LdsWorkspace  *self,
                     GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_workspace_is_private (self) ? lds_workspace_transact (self, error)
                                         : lds_workspace_edit_begin (self, _ ("Change"), NULL, error);
}

/**
 * lds_workspace_commit:
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Makes the change last.
 *
 * Returns: whether it does; if not, the caller rolls back
 */
gboolean
lds_workspace_commit (LdsWorkspace  *self,
                      GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_workspace_record (self, error) && lds_database_execute (self->db, "COMMIT", error);
}

/**
 * lds_workspace_rollback:
 *
 * Drops all since lds_workspace_begin().
 */
void
lds_workspace_rollback (LdsWorkspace *self)
{
  g_return_if_fail (LDS_IS_WORKSPACE (self));

  lds_edit_end (&self->edit);
  if (sqlite3_get_autocommit (self->db) == 0)
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * lds_workspace_add_source:
 * @source: (inout): gets its id
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Adds a sheet that was read.
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_source (LdsWorkspace     *self,
                          LdsSourceRecord  *source,
                          GError          **error)
{
  sqlite3_stmt *statement = get_statement (self, ADD_SOURCE, error);

  if (statement == NULL)
    return FALSE;

  lds_database_bind_text (statement, 1, source->file);
  lds_database_bind_text (statement, 2, source->sheet);
  sqlite3_bind_int (statement, 3, source->hidden);
  sqlite3_bind_int64 (statement, 4, source->header_row);
  sqlite3_bind_int64 (statement, 5, source->rows_read);
  lds_database_bind_text (statement, 6, source->sha256);
  lds_database_bind_text (statement, 7, source->imported);
  source->id = run (self, statement, error);

  return source->id != 0;
}

/**
 * lds_workspace_set_rows_read:
 * @source: id of the source
 * @rows_read: number of items on it
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was set
 */
gboolean
lds_workspace_set_rows_read (LdsWorkspace  *self,
                             gint64         source,
                             guint          rows_read,
                             GError       **error)
{
  sqlite3_stmt *statement = get_statement (self, SET_ROWS_READ, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, source);
  sqlite3_bind_int64 (statement, 2, rows_read);

  return lds_database_step (statement, NULL, error);
}

/**
 * lds_workspace_add_column:
 * @source: id of the source
 * @column: how a column was read
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_column (LdsWorkspace           *self,
                          gint64                  source,
                          const LdsColumnRecord  *column,
                          GError                **error)
{
  sqlite3_stmt *statement = get_statement (self, ADD_COLUMN, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, source);
  lds_database_bind_text (statement, 2, column->field);
  lds_database_bind_text (statement, 3, column->columns);
  lds_database_bind_text (statement, 4, column->heading);
  lds_database_bind_number (statement, 5, column->confidence);
  lds_database_bind_text (statement, 6, lds_column_reason_to_string (column->reason));
  lds_database_bind_text (statement, 7, lds_column_cells_to_string (column->cells));
  lds_database_bind_text (statement, 8, column->mapping);

  return lds_database_step (statement, NULL, error);
}

/**
 * lds_workspace_add_heading:
 * @source: id of the source
 * @position: the column, from 1
 * @column: its letters
 * @heading: the words above it, empty where there are none
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Adds what stands above a column, whether it means anything or not.
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_heading (LdsWorkspace  *self,
                           gint64         source,
                           guint          position,
                           const char    *column,
                           const char    *heading,
                           GError       **error)
{
  sqlite3_stmt *statement = get_statement (self, ADD_HEADING, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, source);
  sqlite3_bind_int64 (statement, 2, position);
  lds_database_bind_text (statement, 3, column);
  lds_database_bind_text (statement, 4, heading);

  return lds_database_step (statement, NULL, error);
}

static gboolean
add_remark (LdsWorkspace  *self,
            Statement      kind,
            gint64         source,
            guint          row,
            const char    *text,
            GError       **error)
{
  sqlite3_stmt *statement = get_statement (self, kind, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, source);
  sqlite3_bind_int64 (statement, 2, row);
  lds_database_bind_text (statement, 3, text);

  return lds_database_step (statement, NULL, error);
}

/**
 * lds_workspace_add_warning:
 * @source: id of the source
 * @row: row in the sheet, from 1; 0 when it is about the whole sheet
 * @text: a sentence for a person
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_warning (LdsWorkspace  *self,
                           gint64         source,
                           guint          row,
                           const char    *text,
                           GError       **error)
{
  return add_remark (self, ADD_WARNING, source, row, text, error);
}

/**
 * lds_workspace_add_skipped_row:
 * @source: id of the source
 * @row: row in the sheet, from 1; once a row
 * @reason: why it is no item
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_skipped_row (LdsWorkspace  *self,
                               gint64         source,
                               guint          row,
                               const char    *reason,
                               GError       **error)
{
  return add_remark (self, ADD_SKIPPED_ROW, source, row, reason, error);
}

/**
 * lds_workspace_add_skipped_sheet:
 * @file: name of the file
 * @sheet: name of the sheet
 * @reason: why it is no parts list
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_skipped_sheet (LdsWorkspace  *self,
                                 const char    *file,
                                 const char    *sheet,
                                 const char    *reason,
                                 GError       **error)
{
  sqlite3_stmt *statement = get_statement (self, ADD_SKIPPED_SHEET, error);

  if (statement == NULL)
    return FALSE;

  lds_database_bind_text (statement, 1, file);
  lds_database_bind_text (statement, 2, sheet);
  lds_database_bind_text (statement, 3, reason);

  return lds_database_step (statement, NULL, error);
}

static char *
cells_to_json (const LdsCell *cells,
               guint          n_cells,
               gsize         *length)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  char *json;

  yyjson_mut_doc_set_root (doc, object);
  for (guint i = 0; i < n_cells; i++)
    yyjson_mut_obj_add_str (doc, object, cells[i].column, cells[i].text);

  json = yyjson_mut_write (doc, YYJSON_WRITE_ALLOW_INVALID_UNICODE, length);
  yyjson_mut_doc_free (doc);

  return json;
}

/**
 * lds_workspace_add_cells:
 * @source: id of the source
 * @row: row in the sheet, from 1; adding a row again changes nothing
 * @cells: (array length=n_cells): the filled cells from left to right, their texts in UTF-8
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Keeps a row as the file shows it.
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_cells (LdsWorkspace   *self,
                         gint64          source,
                         guint           row,
                         const LdsCell  *cells,
                         guint           n_cells,
                         GError        **error)
{
  sqlite3_stmt *statement = get_statement (self, ADD_CELLS, error);
  gsize length = 0;
  char *json;

  if (statement == NULL)
    return FALSE;

  json = cells_to_json (cells, n_cells, &length);
  sqlite3_bind_int64 (statement, 1, source);
  sqlite3_bind_int64 (statement, 2, row);
  sqlite3_bind_text64 (statement, 3, json, length, free, SQLITE_UTF8);

  return lds_database_step (statement, NULL, error);
}

/**
 * lds_workspace_add_item:
 * @item: (inout): gets its id
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Adds a line of a parts list. An item is added after its parent.
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_item (LdsWorkspace   *self,
                        LdsItemRecord  *item,
                        GError        **error)
{
  sqlite3_stmt *statement = get_statement (self, ADD_ITEM, error);
  int i = 1;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, i++, item->source);
  if (item->parent != 0)
    sqlite3_bind_int64 (statement, i, item->parent);
  i++;
  sqlite3_bind_int64 (statement, i++, item->row);
  sqlite3_bind_int64 (statement, i++, item->level);
  lds_database_bind_text (statement, i++, item->part_number);
  lds_database_bind_text (statement, i++, item->description);
  lds_database_bind_text (statement, i++, item->reference_designator);
  lds_database_bind_number (statement, i++, item->quantity);
  lds_database_bind_text (statement, i++, item->unit);
  lds_database_bind_text (statement, i++, item->manufacturer);
  lds_database_bind_text (statement, i++, item->mpn);
  lds_database_bind_text (statement, i++, item->supplier);
  lds_database_bind_text (statement, i++, item->material);
  lds_database_bind_text (statement, i++, item->cas);
  lds_database_bind_text (statement, i++, item->hs_code);
  lds_database_bind_number (statement, i++, item->mass_g);
  lds_database_bind_number (statement, i++, item->unit_price);
  lds_database_bind_text (statement, i++, item->currency);
  sqlite3_bind_int (statement, i++, item->fitted);
  if (item->substitute_for != 0)
    sqlite3_bind_int64 (statement, i, item->substitute_for);
  item->id = run (self, statement, error);
  self->edit.items = TRUE;

  return item->id != 0;
}

/**
 * lds_workspace_add_origin:
 * @origin: the claim
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_origin (LdsWorkspace           *self,
                          const LdsOriginRecord  *origin,
                          GError                **error)
{
  sqlite3_stmt *statement = get_statement (self, ADD_ORIGIN, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, origin->item);
  sqlite3_bind_int (statement, 2, origin->tier);
  lds_database_bind_text (statement, 3, origin->stage);
  lds_database_bind_text (statement, 4, origin->supplier);
  lds_database_bind_text (statement, 5, origin->country);
  sqlite3_bind_int (statement, 6, origin->split);
  sqlite3_bind_int (statement, 7, origin->assumed);
  lds_database_bind_text (statement, 8, origin->evidence);
  lds_database_bind_text (statement, 9, origin->stated);
  lds_database_bind_text (statement, 10, origin->column);
  lds_database_bind_text (statement, 11, origin->date);
  lds_database_bind_text (statement, 12, origin->document);

  return run (self, statement, error) != 0;
}

/**
 * lds_workspace_add_content:
 * @content: the claim
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_content (LdsWorkspace            *self,
                           const LdsContentRecord  *content,
                           GError                 **error)
{
  sqlite3_stmt *statement = get_statement (self, ADD_CONTENT, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, content->item);
  lds_database_bind_text (statement, 2, content->element);
  sqlite3_bind_double (statement, 3, content->low);
  sqlite3_bind_double (statement, 4, content->high);
  lds_database_bind_text (statement, 5, content->evidence);
  lds_database_bind_text (statement, 6, content->stated);
  lds_database_bind_text (statement, 7, content->column);
  lds_database_bind_text (statement, 8, content->date);
  lds_database_bind_text (statement, 9, content->document);

  return run (self, statement, error) != 0;
}
