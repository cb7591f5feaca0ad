/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-statement.h"
#include "lds-workspace-edit.h"
#include "lds-workspace-exchange-private.h"

#include <glib/gi18n-lib.h>

/* @their_log: what each of their edits did; @seen: how many changes of each row are done with; @net: what the others did
 * together; @my_log: what was done here; @conflicts: keys of what both changed; @taken: keys of what is applied */
typedef struct
{
  LdsWorkspace          *workspace;
  LdsExchange           *exchange;
  LdsExchangeChooseFunc  choose;
  gpointer               user_data;
  LdsExchangeResult     *result;
  GBytes                *changeset;
  LdsExchangeLog         their_log;
  GHashTable            *seen;
  LdsExchangeLog         net;
  LdsExchangeLog         my_log;
  gboolean               have_my_log;
  GHashTable            *conflicts;
  GHashTable            *taken;
  sqlite3_changegroup   *group;
} Import;

static void
import_init (Import *self)
{
  lds_exchange_log_init (&self->their_log);
  lds_exchange_log_init (&self->net);
  lds_exchange_log_init (&self->my_log);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->conflicts = g_hash_table_new (g_str_hash, g_str_equal);
  self->taken = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
import_clear (Import *self)
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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

typedef struct
{
  Import   *import;
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

/* The whole history is read only where it is needed, which is seldom. */
static gboolean
read_my_log (Import  *self,
             GError **error)
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

/* @mine: %NULL where there is no such row */
static gboolean
read_mine (Import                   *self,
           const LdsExchangeChange  *change,
           sqlite3_value          ***mine,
           GError                  **error)
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
  Import *self = user_data;
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
count_seen (Import  *self,
            GError **error)
{
  for (guint i = 0; i < self->their_log.keys->len; i++)
    {
      const char *key = self->their_log.keys->pdata[i];
      const GPtrArray *changes = lds_exchange_log_get (&self->their_log, key);
      const LdsExchangeChange *change = changes->pdata[0];
      sqlite3_value **mine = NULL;

      if (!read_mine (self, change, &mine, error))
        return FALSE;
      g_hash_table_insert (self->seen, g_strdup (key), GUINT_TO_POINTER (lds_exchange_count_seen (changes, mine)));
      lds_exchange_values_free (mine, change->table);
    }

  return TRUE;
}

static gboolean
read_exchange (Import  *self,
               GError **error)
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
find_removal (Import     *self,
              const char *key)
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

/* What was removed here comes back, so that what they say of it has something to hold on to. */
static gboolean
bring_back (Import      *self,
            const char  *key,
            GError     **error)
{
  const LdsExchangeChange *removal;
  g_autofree char *marks = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!read_my_log (self, error))
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

static char *
make_conflict_id (const LdsExchangeChange *change,
                  const char              *mine,
                  const char              *theirs)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s", change->key, mine, theirs);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strndup (sha256, 12);
}

static LdsExchangeChoice
ask (Import                   *self,
     const LdsExchangeChange  *change,
     sqlite3_value           **mine)
{
  g_autofree char *what = lds_exchange_name_row (self->workspace, change, mine);
  g_autofree char *my_side = NULL;
  g_autofree char *their_side = NULL;
  g_autofree char *id = NULL;
  LdsExchangeConflict conflict = { .what = what };
  LdsExchangeChoice choice;

  lds_exchange_show_sides (self->workspace, change, mine, &my_side, &their_side);
  id = make_conflict_id (change, my_side, their_side);
  conflict.id = id;
  conflict.mine = my_side;
  conflict.theirs = their_side;
  choice = self->choose != NULL ? self->choose (&conflict, self->user_data) : LDS_EXCHANGE_ASK;

  self->result->n_conflicts++;
  if (choice == LDS_EXCHANGE_ASK)
    self->result->n_undecided++;

  return choice;
}

/* Where a part went that they made one with another, 0 where it only went. */
static gint64
find_new_part (Import *self,
               gint64  part)
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

/* Whether a change takes away what is needed here, or lacks what is gone here. @missing: key of what it lacks */
static gboolean
look_at_links (Import                   *self,
               const LdsExchangeChange  *change,
               gboolean                 *conflict,
               char                    **missing,
               GError                  **error)
{
  gint64 id;
  gint64 used;

  if (change->operation != SQLITE_DELETE)
    {
      if (!lds_exchange_find_missing (self->workspace, change, &self->net, missing, error))
        return FALSE;
      *conflict = *missing != NULL;
      return TRUE;
    }

  if (!lds_exchange_is_needed (self->workspace, change, &self->net, conflict, error))
    return FALSE;
  if (*conflict || !g_str_equal (change->table->name, "part"))
    return TRUE;

  id = sqlite3_value_int64 (change->old[0]);
  if (!lds_statement_look_up (self->workspace, &used, error, "SELECT part FROM item WHERE part = ?", "i", id))
    return FALSE;
  *conflict = used != 0 && find_new_part (self, id) == 0;

  return TRUE;
}

/* The history here is looked at only where there would be a change or a conflict without it. */
static gboolean
judge (Import                   *self,
       const LdsExchangeChange  *change,
       LdsExchangeVerdict       *verdict,
       GError                  **error)
{
  const GPtrArray *theirs = lds_exchange_log_get (&self->their_log, change->key);
  sqlite3_value **mine = NULL;
  gboolean done;

  if (!read_mine (self, change, &mine, error))
    return FALSE;

  *verdict = lds_exchange_judge (change, theirs, NULL, mine);
  done = *verdict == LDS_EXCHANGE_SKIP || read_my_log (self, error);
  if (done && *verdict != LDS_EXCHANGE_SKIP)
    *verdict = lds_exchange_judge (change, theirs, lds_exchange_log_get (&self->my_log, change->key), mine);
  lds_exchange_values_free (mine, change->table);

  return done;
}

static const LdsExchangeChange *
get_net (Import     *self,
         const char *key)
{
  return lds_exchange_log_get (&self->net, key)->pdata[0];
}

/* Leaves out what changes nothing here. */
static gboolean
judge_all (Import  *self,
           GError **error)
{
  g_autoptr (GPtrArray) keys = g_steal_pointer (&self->net.keys);

  self->net.keys = g_ptr_array_new ();
  for (guint i = 0; i < keys->len; i++)
    {
      const LdsExchangeChange *change = get_net (self, keys->pdata[i]);
      LdsExchangeVerdict verdict;

      if (!judge (self, change, &verdict, error))
        return FALSE;
      if (verdict == LDS_EXCHANGE_CONFLICT)
        g_hash_table_add (self->conflicts, (char *) change->key);
      if (verdict == LDS_EXCHANGE_SKIP)
        g_hash_table_remove (self->net.changes, keys->pdata[i]);
      else
        g_ptr_array_add (self->net.keys, keys->pdata[i]);
    }

  return TRUE;
}

static gboolean
take (Import                  *self,
      const LdsExchangeChange *change,
      gboolean                 is_here,
      const char              *missing,
      GError                 **error)
{
  g_hash_table_add (self->taken, change->key);

  return (missing == NULL || bring_back (self, missing, error)) &&
         (is_here || change->operation != SQLITE_UPDATE || bring_back (self, change->key, error));
}

static gboolean
decide (Import                  *self,
        const LdsExchangeChange *change,
        GError                 **error)
{
  g_autofree char *missing = NULL;
  sqlite3_value **mine = NULL;
  gboolean conflict = FALSE;
  gboolean done;

  if (!read_mine (self, change, &mine, error))
    return FALSE;

  done = look_at_links (self, change, &conflict, &missing, error);
  conflict = conflict || g_hash_table_contains (self->conflicts, change->key);
  if (done && (!conflict || ask (self, change, mine) == LDS_EXCHANGE_THEIRS))
    done = take (self, change, mine != NULL, missing, error);
  lds_exchange_values_free (mine, change->table);

  return done;
}

/* What is in the way was decided on before. */
static int
conflict_cb (void                    *user_data,
             int                      conflict,
             sqlite3_changeset_iter  *iter)
{
  switch (conflict)
    {
    case SQLITE_CHANGESET_DATA:
    case SQLITE_CHANGESET_CONFLICT:
      return SQLITE_CHANGESET_REPLACE;
    case SQLITE_CHANGESET_NOTFOUND:
    case SQLITE_CHANGESET_FOREIGN_KEY:
      return SQLITE_CHANGESET_OMIT;
    default:
      return SQLITE_CHANGESET_ABORT;
    }
}

static gboolean
add_taken_row_cb (const LdsExchangeRow  *row,
                  gpointer               user_data,
                  GError               **error)
{
  Import *self = user_data;
  int result = SQLITE_OK;

  if (g_hash_table_contains (self->taken, row->key))
    result = sqlite3changegroup_add_change (self->group, row->iter);
  if (result != SQLITE_OK)
    lds_database_set_result_error (error, result);

  return result == SQLITE_OK;
}

static gboolean
apply_taken (Import  *self,
             GError **error)
{
  g_autoptr (GBytes) changeset = NULL;
  gconstpointer data;
  gsize size;
  int result;

  g_clear_pointer (&self->group, lds_exchange_group_free);
  self->group = lds_exchange_group_new (error);
  if (self->group == NULL || !lds_exchange_walk (self->changeset, add_taken_row_cb, self, error))
    return FALSE;
  changeset = lds_exchange_group_end (self->group, error);
  if (changeset == NULL)
    return FALSE;

  data = g_bytes_get_data (changeset, &size);
  result = sqlite3changeset_apply_v2 (lds_workspace_get_database (self->workspace), (int) size,
                                      (gpointer) data, NULL, conflict_cb, NULL, NULL, NULL,
                                      SQLITE_CHANGESETAPPLY_FKNOACTION);
  if (result == SQLITE_ABORT || (result & 0xff) == SQLITE_CONSTRAINT)
    return lds_exchange_damaged (error);
  if (result != SQLITE_OK)
    lds_database_set_result_error (error, result);

  return result == SQLITE_OK;
}

/* Lines of parts that they made one with others follow them. */
static gboolean
move_items (Import  *self,
            GError **error)
{
  for (guint i = 0; i < self->net.keys->len; i++)
    {
      const char *key = self->net.keys->pdata[i];
      const LdsExchangeChange *change = get_net (self, key);
      gint64 part;

      if (change->operation != SQLITE_DELETE || !g_str_equal (change->table->name, "part") ||
          !g_hash_table_contains (self->taken, key))
        continue;
      part = sqlite3_value_int64 (change->old[0]);
      if (!lds_statement_run (self->workspace, error, "UPDATE item SET part = ? WHERE part = ?", "ri",
                              find_new_part (self, part), part))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_documents (Import  *self,
               GError **error)
{
  const GPtrArray *documents = self->exchange->documents;
  gint64 lacking;

  for (guint i = 0; i < documents->len; i++)
    {
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, documents->pdata[i]);

      if (g_bytes_get_size (documents->pdata[i]) > G_MAXINT ||
          !lds_statement_run (self->workspace, error,
                              "INSERT INTO document_content (sha256, bytes) SELECT ?1, ?2"
                              " WHERE EXISTS (SELECT 1 FROM document WHERE sha256 = ?1)"
                              " ON CONFLICT DO NOTHING",
                              "sb", sha256, documents->pdata[i]))
        return FALSE;
    }

  if (!lds_statement_look_up (self->workspace, &lacking, error,
                              "SELECT count(*) FROM document LEFT JOIN document_content USING (sha256)"
                              " WHERE bytes IS NULL OR length (bytes) <> size",
                              ""))
    return FALSE;

  return lacking == 0 || lds_exchange_damaged (error);
}

static gboolean
bring_together (Import  *self,
                GError **error)
{
  if (!read_exchange (self, error) || !judge_all (self, error) ||
      !lds_database_execute (lds_workspace_get_database (self->workspace), "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;

  for (guint i = 0; i < self->net.keys->len; i++)
    if (!decide (self, get_net (self, self->net.keys->pdata[i]), error))
      return FALSE;
  self->result->n_changed = g_hash_table_size (self->taken);

  return self->result->n_undecided > 0 || self->result->n_changed == 0 ||
         (apply_taken (self, error) && move_items (self, error) && lds_exchange_tidy (self->workspace, error) &&
          add_documents (self, error));
}

static char *
make_title (LdsExchange *exchange,
            const char  *file)
{
  const char *author = lds_exchange_get_author (exchange);

  return author != NULL ? g_strdup_printf (_ ("Changes of %s from “%s”"), author, file)
                        : g_strdup_printf (_ ("Changes from “%s”"), file);
}

/**
 * lds_workspace_import_changes:
 * @exchange: what is taken in
 * @file: name of the file that it comes from, without its folder
 * @dry_run: only find out what would happen
 * @choose: (nullable) (scope call): called with each conflict; returns which side is to hold
 * @result: (out caller-allocates): what happened or would happen
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR: %LDS_WORKSPACE_ERROR_DAMAGED
 *
 * Takes a colleague's changes in as one edit. A row that only one of the two copies changed needs no choice, nor does
 * one where either has had the other's state and went on from there. Where there is a conflict without a choice, nothing
 * is changed. What is here already changes nothing, so that a file can be taken in twice.
 *
 * Returns: whether it could be done; if not, nothing changed
 */
gboolean
lds_workspace_import_changes (LdsWorkspace           *self,
                              LdsExchange            *exchange,
                              const char             *file,
                              gboolean                dry_run,
                              LdsExchangeChooseFunc   choose,
                              gpointer                user_data,
                              LdsExchangeResult      *result,
                              GError                **error)
{
  g_auto (Import) import = {
    .workspace = self, .exchange = exchange, .choose = choose, .user_data = user_data, .result = result,
  };
  g_autofree char *title = NULL;
  gboolean done;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (exchange != NULL && file != NULL && result != NULL, FALSE);

  *result = (LdsExchangeResult) { 0 };
  import_init (&import);
  title = make_title (exchange, file);
  if (!lds_workspace_edit_begin (self, title, file, error))
    return FALSE;

  done = bring_together (&import, error);
  if (done && !dry_run && result->n_undecided == 0 && result->n_changed > 0)
    done = lds_workspace_commit (self, error);
  if (!done || dry_run || result->n_undecided > 0 || result->n_changed == 0)
    lds_workspace_rollback (self);

  return done;
}
