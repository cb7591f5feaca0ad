/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-part-changes.h"

#include "lds-statement.h"

static void
changed_table_free (LdsChangedTable *table)
{
  g_strfreev (table->columns);
  g_free (table->name);
  g_free (table);
}

void
lds_changed_tables_init (LdsChangedTables *self,
                         LdsWorkspace     *workspace)
{
  self->workspace = workspace;
  self->error = NULL;
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) changed_table_free);
}

void
lds_changed_tables_clear (LdsChangedTables *self)
{
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_error (&self->error);
}

static GError **
first_error (LdsChangedTables *self)
{
  return self->error == NULL ? &self->error : NULL;
}

static gboolean
read_name (sqlite3_stmt *row,
           GCallback     func,
           gpointer      user_data)
{
  g_strv_builder_add (user_data, lds_row_get_text (row, 0));

  return TRUE;
}

static LdsChangedTable *
describe (LdsChangedTables *self,
          const char       *name)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  LdsChangedTable *table = g_new0 (LdsChangedTable, 1);

  lds_statement_foreach (self->workspace, read_name, NULL, names, first_error (self),
                         "SELECT name FROM pragma_table_info (?) ORDER BY cid", "s", name);
  table->name = g_strdup (name);
  table->columns = g_strv_builder_end (names);
  table->n_columns = g_strv_length (table->columns);
  table->part = -1;
  for (int i = 0; i < table->n_columns; i++)
    if (g_str_equal (table->columns[i], g_str_equal (name, "part") ? "id" : "part"))
      table->part = i;

  return table;
}

/*< private >
 * lds_changed_tables_get:
 *
 * Returns: (transfer none): the columns of a table
 */
const LdsChangedTable *
lds_changed_tables_get (LdsChangedTables *self,
                        const char       *name)
{
  LdsChangedTable *table = g_hash_table_lookup (self->tables, name);

  if (table == NULL)
    {
      table = describe (self, name);
      g_hash_table_insert (self->tables, table->name, table);
    }

  return table;
}

static guint
add_part (sqlite3_value *value,
          gint64         parts[2],
          guint          n_parts)
{
  if (value == NULL || sqlite3_value_type (value) != SQLITE_INTEGER)
    return n_parts;

  parts[n_parts] = sqlite3_value_int64 (value);

  return n_parts + 1;
}

/* A change of other columns does not repeat which part a row belongs to. */
static guint
look_up_part (LdsChangedTables       *self,
              const LdsChangedTable  *table,
              sqlite3_changeset_iter *iter,
              gint64                  parts[2])
{
  g_autofree char *sql = NULL;
  sqlite3_value *id = NULL;

  if (!g_str_equal (table->columns[0], "id") ||
      sqlite3changeset_old (iter, 0, &id) != SQLITE_OK || id == NULL)
    return 0;

  sql = g_strdup_printf ("SELECT part FROM \"%s\" WHERE id = ?", table->name);
  if (!lds_statement_look_up (self->workspace, &parts[0], first_error (self), sql, "i",
                              (gint64) sqlite3_value_int64 (id)))
    return 0;

  return parts[0] != 0 ? 1 : 0;
}

/*< private >
 * lds_changed_tables_get_parts:
 * @iter: at a row that was changed
 * @parts: (out caller-allocates): ids of the parts that it belonged and belongs to
 *
 * Returns: how many there are
 */
guint
lds_changed_tables_get_parts (LdsChangedTables       *self,
                              sqlite3_changeset_iter *iter,
                              gint64                  parts[2])
{
  const LdsChangedTable *table;
  sqlite3_value *value = NULL;
  const char *name;
  int n_columns;
  int operation;
  guint n_parts = 0;

  if (sqlite3changeset_op (iter, &name, &n_columns, &operation, NULL) != SQLITE_OK)
    return 0;

  table = lds_changed_tables_get (self, name);
  if (table->part < 0 || table->part >= n_columns)
    return 0;

  if (operation != SQLITE_INSERT &&
      sqlite3changeset_old (iter, table->part, &value) == SQLITE_OK)
    n_parts = add_part (value, parts, n_parts);
  value = NULL;
  if (operation != SQLITE_DELETE &&
      sqlite3changeset_new (iter, table->part, &value) == SQLITE_OK)
    n_parts = add_part (value, parts, n_parts);
  if (n_parts == 0 && operation == SQLITE_UPDATE)
    n_parts = look_up_part (self, table, iter, parts);

  return n_parts;
}

static gboolean
add_change_part (sqlite3_stmt  *statement,
                 gint64         part,
                 gint64         change,
                 GError       **error)
{
  sqlite3_bind_int64 (statement, 1, part);
  sqlite3_bind_int64 (statement, 2, change);

  return lds_database_step (statement, NULL, error);
}

static gboolean
add_parts (LdsWorkspace            *workspace,
           sqlite3_changeset_iter  *iter,
           gint64                   change,
           GError                 **error)
{
  g_auto (LdsChangedTables) tables = { 0 };
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint64 last = 0;

  lds_changed_tables_init (&tables, workspace);
  statement = lds_database_prepare (lds_workspace_get_database (workspace),
                                    "INSERT OR IGNORE INTO change_part (part, change)"
                                    " VALUES (?, ?)",
                                    error);
  if (statement == NULL)
    return FALSE;

  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      gint64 parts[2];
      guint n_parts = lds_changed_tables_get_parts (&tables, iter, parts);

      for (guint i = 0; i < n_parts; i++)
        {
          if (parts[i] != last && !add_change_part (statement, parts[i], change, error))
            return FALSE;
          last = parts[i];
        }
    }

  if (tables.error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&tables.error));
  return FALSE;
}

/*< private >
 * lds_part_changes_add:
 * @change: id of the change
 * @changeset: its changeset
 *
 * Notes which parts a change is about, so that the history of a part is found without reading all of it.
 *
 * Returns: whether it was noted
 */
gboolean
lds_part_changes_add (LdsWorkspace  *workspace,
                      gint64         change,
                      gpointer       changeset,
                      int            size,
                      GError       **error)
{
  sqlite3_changeset_iter *iter = NULL;
  int result = sqlite3changeset_start (&iter, size, changeset);
  gboolean done;

  if (result != SQLITE_OK)
    return lds_database_set_result_error (error, result);

  done = add_parts (workspace, iter, change, error);
  result = sqlite3changeset_finalize (iter);

  return done && (result == SQLITE_OK || lds_database_set_result_error (error, result));
}
