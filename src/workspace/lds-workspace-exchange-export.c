/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-statement.h"
#include "lds-workspace-exchange-private.h"

/* The last change that a file was made of. */
#define MARKER "exported-changes"

/* @items: ids of decisions on lines, which are not exchanged; @group: what is left of the edit that is looked at */
typedef struct
{
  LdsWorkspace        *workspace;
  LdsExchange         *exchange;
  GHashTable          *items;
  GHashTable          *documents;
  sqlite3_changegroup *group;
  GError             **error;
  gboolean             failed;
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->exchange, lds_exchange_free);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->group, lds_exchange_group_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static gboolean
read_item_decision (sqlite3_stmt *row,
                    GCallback     func,
                    gpointer      user_data)
{
  g_hash_table_add (user_data, copy_id (sqlite3_column_int64 (row, 0)));

  return TRUE;
}

/* A decision that is gone says in the change that added or removed it what it was on. */
static gboolean
note_item_decision_cb (const LdsExchangeRow  *row,
                       gpointer               user_data,
                       GError               **error)
{
  Export *self = user_data;
  gboolean old = row->operation == SQLITE_DELETE;
  sqlite3_value *item;

  if (!g_str_equal (row->table->name, "decision") || row->operation == SQLITE_UPDATE)
    return TRUE;

  item = lds_exchange_row_get (row, 2, old);
  if (item != NULL && sqlite3_value_type (item) != SQLITE_NULL)
    g_hash_table_add (self->items, copy_id (sqlite3_value_int64 (lds_exchange_row_get (row, 0, old))));

  return TRUE;
}

static gboolean
keep_row_cb (const LdsExchangeRow  *row,
             gpointer               user_data,
             GError               **error)
{
  Export *self = user_data;
  int result;

  if (g_str_equal (row->table->name, "decision"))
    {
      gint64 id = sqlite3_value_int64 (lds_exchange_row_get (row, 0, row->operation != SQLITE_INSERT));

      if (g_hash_table_contains (self->items, &id))
        return TRUE;
    }
  if (g_str_equal (row->table->name, "document") && row->operation == SQLITE_INSERT)
    g_hash_table_add (self->documents,
                      g_strdup ((const char *) sqlite3_value_text (lds_exchange_row_get (row, 1, FALSE))));

  result = sqlite3changegroup_add_change (self->group, row->iter);
  if (result != SQLITE_OK)
    lds_database_set_result_error (error, result);

  return result == SQLITE_OK;
}

static gboolean
read_edit (sqlite3_stmt *row,
           GCallback     func,
           gpointer      user_data)
{
  Export *self = user_data;
  LdsExchangeEdit *edit = lds_exchange_edit_new ();
  g_autoptr (GBytes) packed = g_bytes_new (sqlite3_column_blob (row, 6), sqlite3_column_bytes (row, 6));

  g_ptr_array_add (self->exchange->edits, edit);
  edit->id = sqlite3_column_int64 (row, 0);
  edit->kind = g_strdup (lds_row_get_text (row, 1));
  edit->title = g_strdup (lds_row_get_text (row, 2));
  edit->author = g_strdup (lds_row_get_text (row, 3));
  edit->time = g_strdup (lds_row_get_text (row, 4));
  edit->file = g_strdup (lds_row_get_text (row, 5));
  edit->changeset = lds_changeset_decompress (packed, self->error);
  self->failed = edit->changeset == NULL ||
                 !lds_exchange_walk (edit->changeset, note_item_decision_cb, self, self->error);

  return !self->failed;
}

static gboolean
invert (LdsExchangeEdit  *edit,
        GError          **error)
{
  void *opposite = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (edit->changeset, &size);
  int opposite_size = 0;
  int result = sqlite3changeset_invert ((int) size, data, &opposite_size, &opposite);

  if (result != SQLITE_OK)
    {
      lds_database_set_result_error (error, result);
      return FALSE;
    }

  g_bytes_unref (edit->changeset);
  edit->changeset = g_bytes_new_with_free_func (opposite, opposite_size, sqlite3_free, opposite);

  return TRUE;
}

static gboolean
filter (Export           *self,
        LdsExchangeEdit  *edit,
        GError          **error)
{
  GBytes *kept;

  g_clear_pointer (&self->group, lds_exchange_group_free);
  self->group = lds_exchange_group_new (error);
  if (self->group == NULL || (g_str_equal (edit->kind, "undo") && !invert (edit, error)) ||
      !lds_exchange_walk (edit->changeset, keep_row_cb, self, error))
    return FALSE;

  kept = lds_exchange_group_end (self->group, error);
  g_bytes_unref (edit->changeset);
  edit->changeset = kept;

  return kept != NULL;
}

static gboolean
filter_all (Export  *self,
            GError **error)
{
  GPtrArray *edits = self->exchange->edits;

  for (guint i = 0; i < edits->len;)
    {
      LdsExchangeEdit *edit = edits->pdata[i];

      if (!filter (self, edit, error))
        return FALSE;
      if (g_bytes_get_size (edit->changeset) > 0)
        i++;
      else
        g_ptr_array_remove_index (edits, i);
    }

  return TRUE;
}

static gboolean
read_bytes (sqlite3_stmt *row,
            GCallback     func,
            gpointer      user_data)
{
  g_ptr_array_add (user_data, g_bytes_new (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0)));

  return TRUE;
}

static gboolean
add_documents (Export  *self,
               GError **error)
{
  GHashTableIter iter;
  gpointer sha256;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    if (!lds_statement_foreach (self->workspace, read_bytes, NULL, self->exchange->documents, error,
                                "SELECT bytes FROM document_content WHERE sha256 = ?", "s", sha256))
      return FALSE;

  return TRUE;
}

/**
 * lds_workspace_export_changes:
 * @since: id of a change, see lds_workspace_foreach_change(); what was done after it is exported, 0 for all
 * @n_edits: (out): how many edits, undos and redos the file carries
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR: %LDS_WORKSPACE_ERROR_TOO_LARGE
 *
 * Makes a file of what was changed in this copy of the workspace, for a colleague to take into another one: suppliers,
 * parts, families, claims, documents with their bytes, notes, questions, and decisions on parts. Parts lists, what is
 * said of their lines, settings, prices and snapshots are not in it.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
lds_workspace_export_changes (LdsWorkspace  *self,
                              gint64         since,
                              guint         *n_edits,
                              GError       **error)
{
  g_auto (Export) export = { .workspace = self, .error = error };

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (n_edits != NULL, NULL);

  export.exchange = lds_exchange_new ();
  export.items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  export.documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!lds_statement_foreach (self, read_item_decision, NULL, export.items, error,
                              "SELECT id FROM decision WHERE item IS NOT NULL", "") ||
      !lds_statement_foreach (self, read_edit, NULL, &export, error,
                              "SELECT change.id, change.kind, change.title, change.author, change.time,"
                              " change.file, edit.changeset FROM change"
                              " JOIN change AS edit ON edit.id = coalesce (change.edit, change.id)"
                              " WHERE change.id > ? ORDER BY change.id",
                              "i", since) ||
      export.failed || !filter_all (&export, error) || !add_documents (&export, error))
    return NULL;

  *n_edits = export.exchange->edits->len;

  return lds_exchange_write (export.exchange, error);
}

/**
 * lds_workspace_find_exported:
 *
 * Returns: id of the last change that lds_workspace_mark_exported() has marked, 0 for none
 */
gint64
lds_workspace_find_exported (LdsWorkspace *self)
{
  gint64 id = 0;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), 0);

  lds_statement_look_up (self, &id, NULL,
                         "SELECT CAST (value AS INTEGER) FROM setting WHERE name = '" MARKER "'", "");

  return id;
}

/**
 * lds_workspace_find_change_before:
 * @date: YYYY-MM-DD
 *
 * Returns: id of the last change before that day in UTC, 0 for none
 */
gint64
lds_workspace_find_change_before (LdsWorkspace *self,
                                  const char   *date)
{
  gint64 id = 0;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), 0);
  g_return_val_if_fail (date != NULL, 0);

  lds_statement_look_up (self, &id, NULL, "SELECT max (id) FROM change WHERE time < ?", "s", date);

  return id;
}

/**
 * lds_workspace_find_shared:
 * @base: a file of changes that the other one has: made by them, or by this copy and taken in by them
 *
 * Returns: id of the last change of this copy that is also in the file, 0 for none
 */
gint64
lds_workspace_find_shared (LdsWorkspace *self,
                           LdsExchange  *base)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), 0);

  for (guint i = base->edits->len; i > 0; i--)
    {
      const LdsExchangeEdit *edit = g_ptr_array_index (base->edits, i - 1);
      gint64 id = 0;

      lds_statement_look_up (self, &id, NULL,
                             "SELECT id FROM change WHERE id = ? AND kind = ? AND title = ?"
                             " AND author IS ? AND time = ?",
                             "issss", edit->id, edit->kind, edit->title, edit->author, edit->time);
      if (id != 0)
        return id;
    }

  return 0;
}

/**
 * lds_workspace_mark_exported:
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Remembers that all changes so far are in a file, so that the next one begins after them. That is no edit.
 *
 * Returns: whether it is remembered
 */
gboolean
lds_workspace_mark_exported (LdsWorkspace  *self,
                             GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  if (!lds_workspace_transact (self, error))
    return FALSE;

  if (!lds_statement_run (self, error,
                          "INSERT INTO setting (name, value)"
                          " SELECT '" MARKER "', CAST (max (id) AS TEXT) FROM change WHERE true"
                          " HAVING max (id) IS NOT NULL"
                          " ON CONFLICT DO UPDATE SET value = excluded.value",
                          "") ||
      !lds_workspace_commit (self, error))
    {
      lds_workspace_rollback (self);
      return FALSE;
    }

  return TRUE;
}
