/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-history.h"

#include "lds-part-changes.h"
#include "lds-statement.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[] = {
  [LDS_CHANGE_EDIT] = "edit",
  [LDS_CHANGE_UNDO] = "undo",
  [LDS_CHANGE_REDO] = "redo",
};

static const char *const row_changes[] = {
  [LDS_ROW_ADDED] = "added",
  [LDS_ROW_CHANGED] = "changed",
  [LDS_ROW_REMOVED] = "removed",
};

/**
 * lds_history_kind_to_string:
 *
 * Returns: the name of the kind in exports
 */
const char *
lds_history_kind_to_string (LdsHistoryKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind];
}

/**
 * lds_row_change_to_string:
 *
 * Returns: the name of what happened to a row in exports
 */
const char *
lds_row_change_to_string (LdsRowChange change)
{
  g_return_val_if_fail (change < G_N_ELEMENTS (row_changes), NULL);

  return row_changes[change];
}

static LdsHistoryKind
get_kind (const char *string)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (string, kinds[i]))
      return i;

  return LDS_CHANGE_EDIT;
}

static gboolean
read_change (sqlite3_stmt *row,
             GCallback     func,
             gpointer      user_data)
{
  LdsChangeRecord change = {
    .id = sqlite3_column_int64 (row, 0),
    .kind = get_kind (lds_row_get_text (row, 1)),
    .edit = sqlite3_column_int64 (row, 2),
    .holds = sqlite3_column_int (row, 3),
    .title = lds_row_get_text (row, 4),
    .author = lds_row_get_text (row, 5),
    .time = lds_row_get_text (row, 6),
    .file = lds_row_get_text (row, 7),
  };

  return ((LdsChangeFunc) func) (&change, user_data);
}

/**
 * lds_workspace_foreach_change:
 * @part: id of a part, or 0 for the whole history
 * @func: (scope call): called with each, the newest last; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_change (LdsWorkspace   *self,
                              gint64          part,
                              LdsChangeFunc   func,
                              gpointer        user_data,
                              GError        **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_change, G_CALLBACK (func), user_data, error,
                                "SELECT id, kind, coalesce (edit, id), state IS 'done', title, author,"
                                " time, file FROM change WHERE ?1 = 0 OR id IN"
                                " (SELECT change FROM change_part WHERE part = ?1) ORDER BY id",
                                "i", part);
}

/* A changeset that is read. @undo: what was old is new */
typedef struct
{
  LdsChangedTables        tables;
  sqlite3_changeset_iter *iter;
  GBytes                 *changeset;
  gboolean                undo;
  gint64                  part;
  LdsChangedValueFunc     func;
  gpointer                user_data;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->iter, sqlite3changeset_finalize);
  g_clear_pointer (&self->changeset, g_bytes_unref);
  lds_changed_tables_clear (&self->tables);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
read_changeset (sqlite3_stmt *row,
                GCallback     func,
                gpointer      user_data)
{
  Reading *self = user_data;

  self->undo = sqlite3_column_int (row, 0);
  self->changeset = g_bytes_new (sqlite3_column_blob (row, 1), sqlite3_column_bytes (row, 1));

  return FALSE;
}

static const char *
get_text (sqlite3_value *value)
{
  return value != NULL ? (const char *) sqlite3_value_text (value) : NULL;
}

/* The values of the primary key, which both sides of a change have. */
static char *
name_row (sqlite3_changeset_iter *iter,
          int                     operation,
          int                     n_columns)
{
  GString *name = g_string_new (NULL);
  unsigned char *key = NULL;

  sqlite3changeset_pk (iter, &key, NULL);
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (key == NULL || !key[i])
        continue;
      if (operation == SQLITE_INSERT)
        sqlite3changeset_new (iter, i, &value);
      else
        sqlite3changeset_old (iter, i, &value);
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "",
                              value != NULL ? get_text (value) : "");
    }

  return g_string_free_and_steal (name);
}

static LdsRowChange
get_row_change (int      operation,
                gboolean undo)
{
  if (operation == SQLITE_UPDATE)
    return LDS_ROW_CHANGED;

  return (operation == SQLITE_INSERT) != undo ? LDS_ROW_ADDED : LDS_ROW_REMOVED;
}

static gboolean
report_column (Reading         *self,
               int              operation,
               int              index,
               LdsChangedValue *changed)
{
  sqlite3_value *old_value = NULL;
  sqlite3_value *new_value = NULL;

  if (operation != SQLITE_INSERT)
    sqlite3changeset_old (self->iter, index, &old_value);
  if (operation != SQLITE_DELETE)
    sqlite3changeset_new (self->iter, index, &new_value);
  if (operation == SQLITE_UPDATE && new_value == NULL)
    return TRUE;

  changed->old_value = get_text (self->undo ? new_value : old_value);
  changed->new_value = get_text (self->undo ? old_value : new_value);
  if (changed->old_value == NULL && changed->new_value == NULL)
    return TRUE;

  return self->func (changed, self->user_data);
}

static gboolean
report_row (Reading *self)
{
  g_autofree char *row = NULL;
  const LdsChangedTable *table;
  LdsChangedValue changed = { 0 };
  gint64 parts[2];
  const char *name;
  int n_columns;
  int operation;
  guint n_parts;
  gboolean more = TRUE;

  sqlite3changeset_op (self->iter, &name, &n_columns, &operation, NULL);
  n_parts = lds_changed_tables_get_parts (&self->tables, self->iter, parts);
  if (self->part != 0 && !(n_parts > 0 && parts[0] == self->part) &&
      !(n_parts > 1 && parts[1] == self->part))
    return TRUE;

  table = lds_changed_tables_get (&self->tables, name);
  row = name_row (self->iter, operation, n_columns);
  changed.table = name;
  changed.row = row;
  changed.part = self->part != 0 ? self->part : n_parts > 0 ? parts[n_parts - 1] : 0;
  changed.change = get_row_change (operation, self->undo);
  for (int i = 0; more && i < MIN (n_columns, table->n_columns); i++)
    {
      changed.column = table->columns[i];
      more = report_column (self, operation, i, &changed);
    }

  return more;
}

static gboolean
report (Reading  *self,
        GError  **error)
{
  g_autoptr (GBytes) changeset = lds_changeset_decompress (self->changeset, error);
  gsize size;
  gconstpointer data;
  int result;

  if (changeset == NULL)
    return FALSE;

  data = g_bytes_get_data (changeset, &size);
  result = sqlite3changeset_start (&self->iter, (int) size, (gpointer) data);
  if (result != SQLITE_OK)
    return lds_database_set_result_error (error, result);

  while ((result = sqlite3changeset_next (self->iter)) == SQLITE_ROW)
    if (!report_row (self))
      return TRUE;

  if (result == SQLITE_DONE && self->tables.error == NULL)
    return TRUE;
  if (self->tables.error == NULL)
    return lds_database_set_result_error (error, result);

  g_propagate_error (error, g_steal_pointer (&self->tables.error));
  return FALSE;
}

/**
 * lds_workspace_foreach_changed_value:
 * @change: id of a change; an undo reports what it took back
 * @part: id of a part, to report only what belongs to it, or 0
 * @func: (scope call): called with each value, row by row; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * What a change changed, from what to what. It is read out of the change itself, as it was recorded.
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_changed_value (LdsWorkspace         *self,
                                     gint64                change,
                                     gint64                part,
                                     LdsChangedValueFunc   func,
                                     gpointer              user_data,
                                     GError              **error)
{
  g_auto (Reading) reading = { .part = part, .func = func, .user_data = user_data };

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  lds_changed_tables_init (&reading.tables, self);
  if (!lds_statement_foreach (self, read_changeset, NULL, &reading, error,
                              "SELECT change.kind = 'undo', edit.changeset FROM change"
                              " JOIN change AS edit ON edit.id = coalesce (change.edit, change.id)"
                              " WHERE change.id = ?",
                              "i", change))
    return FALSE;

  if (reading.changeset == NULL)
    {
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND,
                           _ ("There is no such change in the history."));
      return FALSE;
    }

  return report (&reading, error);
}
