/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-exchange-merge.h"

#include "lds-statement.h"

#include <glib/gi18n-lib.h>

void
lds_exchange_merge_init (LdsExchangeMerge *self)
{
  lds_exchange_log_init (&self->their_log);
  lds_exchange_log_init (&self->net);
  lds_exchange_log_init (&self->my_log);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->conflicts = g_hash_table_new (g_str_hash, g_str_equal);
  self->taken = g_hash_table_new (g_str_hash, g_str_equal);
}

void
lds_exchange_merge_clear (LdsExchangeMerge *self)
{
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->changeset, g_bytes_unref);
  lds_exchange_log_clear (&self->their_log);
  lds_exchange_log_clear (&self->net);
  lds_exchange_log_clear (&self->my_log);
  g_clear_pointer (&self->conflicts, g_hash_table_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_clear_pointer (&self->group, lds_exchange_group_free);
}

typedef struct
{
  LdsExchangeMerge   *import;
  GError  **error;
  gboolean  failed;
} Reading;

static gboolean
read_my_edit (sqlite3_stmt *row,
              GCallback     func,
              gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr (GBytes) packed = g_bytes_new (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0));
  g_autoptr (GBytes) changeset = lds_changeset_decompress (packed, reading->error);

  reading->failed = changeset == NULL ||
                    !lds_exchange_log_add (&reading->import->my_log, changeset, reading->error);

  return !reading->failed;
}

/*< private >
 * lds_exchange_merge_read_mine:
 *
 * Reads the whole history here, which is seldom needed, and once.
 *
 * Returns: whether it could be read
 */
gboolean
lds_exchange_merge_read_mine (LdsExchangeMerge  *self,
                              GError           **error)
{
  Reading reading = { self, error, FALSE };

  if (self->have_my_log)
    return TRUE;
  self->have_my_log = TRUE;

  return lds_statement_foreach (self->workspace, read_my_edit, NULL, &reading, error,
                                "SELECT changeset FROM change WHERE state = 'done' ORDER BY id", "") &&
         !reading.failed;
}

static gboolean
bind_keys (sqlite3_stmt             *statement,
           const LdsExchangeChange  *change,
           GError                  **error)
{
  sqlite3_value **values = change->operation == SQLITE_INSERT ? change->new : change->old;

  for (int i = 0; i < change->table->n_keys; i++)
    if (sqlite3_bind_value (statement, i + 1, values[i]) != SQLITE_OK)
      {
        lds_database_set_result_error (error, SQLITE_NOMEM);
        return FALSE;
      }

  return TRUE;
}

/*< private >
 * lds_exchange_merge_get_row:
 * @mine: (out) (nullable): the row as it is here, %NULL where there is none
 *
 * Returns: whether it could be read
 */
gboolean
lds_exchange_merge_get_row (LdsExchangeMerge          *self,
                            const LdsExchangeChange   *change,
                            sqlite3_value           ***mine,
                            GError                   **error)
{
  const LdsExchangeTable *table = change->table;
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean found = FALSE;

  *mine = NULL;
  sql = g_strdup_printf ("SELECT * FROM %s WHERE %s = ?1 AND %s = ?%d", table->name, table->columns[0],
                         table->columns[table->n_keys - 1], table->n_keys);
  row = lds_database_prepare (lds_workspace_get_database (self->workspace), sql, error);
  if (row == NULL || !bind_keys (row, change, error) || !lds_database_step (row, &found, error))
    return FALSE;
  if (!found)
    return TRUE;

  *mine = lds_exchange_values_new (table);
  for (int i = 0; i < table->n_columns; i++)
    if (!lds_exchange_copy (sqlite3_column_value (row, i), &(*mine)[i], error))
      {
        lds_exchange_values_free (g_steal_pointer (mine), table);
        return FALSE;
      }

  return TRUE;
}

static gboolean
add_new_row_cb (const LdsExchangeRow  *row,
                gpointer               user_data,
                GError               **error)
{
  LdsExchangeMerge *self = user_data;
  gpointer left = g_hash_table_lookup (self->seen, row->key);
  int result;

  if (left != NULL)
    {
      g_hash_table_insert (self->seen, g_strdup (row->key), GUINT_TO_POINTER (GPOINTER_TO_UINT (left) - 1));
      return TRUE;
    }

  result = sqlite3changegroup_add_change (self->group, row->iter);
  if (result == SQLITE_NOMEM)
    lds_database_set_result_error (error, result);
  else if (result != SQLITE_OK)
    lds_exchange_damaged (error);

  return result == SQLITE_OK;
}

/* What they did to a row until it was as it is here need not be done again. */
static gboolean
count_seen (LdsExchangeMerge  *self,
            GError           **error)
{
  for (guint i = 0; i < self->their_log.keys->len; i++)
    {
      const char *key = self->their_log.keys->pdata[i];
      const GPtrArray *changes = lds_exchange_log_get (&self->their_log, key);
      const LdsExchangeChange *change = changes->pdata[0];
      sqlite3_value **mine = NULL;

      if (!lds_exchange_merge_get_row (self, change, &mine, error))
        return FALSE;
      g_hash_table_insert (self->seen, g_strdup (key), GUINT_TO_POINTER (lds_exchange_count_seen (changes, mine)));
      lds_exchange_values_free (mine, change->table);
    }

  return TRUE;
}

/*< private >
 * lds_exchange_merge_read_theirs:
 *
 * Finds out what they did to each row since it was as it is here.
 *
 * Returns: whether it could
 */
gboolean
lds_exchange_merge_read_theirs (LdsExchangeMerge  *self,
                                GError           **error)
{
  const GPtrArray *edits = self->exchange->edits;

  self->group = lds_exchange_group_new (error);
  if (self->group == NULL)
    return FALSE;

  for (guint i = 0; i < edits->len; i++)
    if (!lds_exchange_log_add (&self->their_log, ((LdsExchangeEdit *) edits->pdata[i])->changeset, error))
      return FALSE;
  if (!count_seen (self, error))
    return FALSE;
  for (guint i = 0; i < edits->len; i++)
    if (!lds_exchange_walk (((LdsExchangeEdit *) edits->pdata[i])->changeset, add_new_row_cb, self, error))
      return FALSE;

  self->changeset = lds_exchange_group_end (self->group, error);

  return self->changeset != NULL && lds_exchange_log_add (&self->net, self->changeset, error);
}

static const LdsExchangeChange *
find_removal (LdsExchangeMerge *self,
              const char       *key)
{
  const GPtrArray *changes = lds_exchange_log_get (&self->my_log, key);

  for (guint i = changes != NULL ? changes->len : 0; i > 0; i--)
    {
      const LdsExchangeChange *change = changes->pdata[i - 1];

      if (change->operation == SQLITE_DELETE)
        return change;
    }

  return NULL;
}

/*< private >
 * lds_exchange_merge_bring_back:
 * @key: of a row that was removed here
 *
 * Brings it back, so that what they say of it has something to hold on to.
 *
 * Returns: whether it is there
 */
gboolean
lds_exchange_merge_bring_back (LdsExchangeMerge  *self,
                               const char        *key,
                               GError           **error)
{
  const LdsExchangeChange *removal;
  g_autofree char *marks = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!lds_exchange_merge_read_mine (self, error))
    return FALSE;
  removal = find_removal (self, key);
  if (removal == NULL)
    {
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT,
                           _ ("The file changes something that was never in this workspace. Ask for all "
                              "changes since the copies parted, or choose “mine” for it."));
      return FALSE;
    }

  marks = g_strnfill (removal->table->n_columns * 2 - 1, ',');
  for (int i = 0; i < removal->table->n_columns; i++)
    marks[2 * i] = '?';
  sql = g_strdup_printf ("INSERT OR IGNORE INTO %s VALUES (%s)", removal->table->name, marks);
  statement = lds_database_prepare (lds_workspace_get_database (self->workspace), sql, error);
  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < removal->table->n_columns; i++)
    sqlite3_bind_value (statement, i + 1, removal->old[i]);

  return lds_database_step (statement, NULL, error);
}

/*< private >
 * lds_exchange_merge_find_new_part:
 * @part: id of a part that they removed
 *
 * Returns: the part that they made it one with, 0 where there is none
 */
gint64
lds_exchange_merge_find_new_part (LdsExchangeMerge *self,
                                  gint64            part)
{
  for (guint i = 0; i < self->their_log.keys->len; i++)
    {
      const char *key = self->their_log.keys->pdata[i];
      const GPtrArray *changes = lds_exchange_log_get (&self->their_log, key);

      for (guint j = 0; j < changes->len; j++)
        {
          const LdsExchangeChange *change = changes->pdata[j];
          int column = change->table->part;

          if (change->operation == SQLITE_UPDATE && column >= change->table->n_keys &&
              change->old[column] != NULL && sqlite3_value_int64 (change->old[column]) == part &&
              change->new[column] != NULL)
            return sqlite3_value_int64 (change->new[column]);
        }
    }

  return 0;
}
