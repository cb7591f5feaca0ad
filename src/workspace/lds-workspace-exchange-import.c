/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-statement.h"
#include "lds-workspace-edit.h"
#include "lds-workspace-exchange-merge.h"

#include <glib/gi18n-lib.h>

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
ask (LdsExchangeMerge         *self,
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

/* Whether a change takes away what is needed here, or lacks what is gone here. @missing: key of what it lacks */
static gboolean
look_at_links (LdsExchangeMerge         *self,
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
  *conflict = used != 0 && lds_exchange_merge_find_new_part (self, id) == 0;

  return TRUE;
}

/* The history here is looked at only where there would be a change or a conflict without it. */
static gboolean
judge (LdsExchangeMerge         *self,
       const LdsExchangeChange  *change,
       LdsExchangeVerdict       *verdict,
       GError                  **error)
{
  const GPtrArray *theirs = lds_exchange_log_get (&self->their_log, change->key);
  sqlite3_value **mine = NULL;
  gboolean done;

  if (!lds_exchange_merge_get_row (self, change, &mine, error))
    return FALSE;

  *verdict = lds_exchange_judge (change, theirs, NULL, mine);
  done = *verdict == LDS_EXCHANGE_SKIP || lds_exchange_merge_read_mine (self, error);
  if (done && *verdict != LDS_EXCHANGE_SKIP)
    *verdict = lds_exchange_judge (change, theirs, lds_exchange_log_get (&self->my_log, change->key), mine);
  lds_exchange_values_free (mine, change->table);

  return done;
}

static const LdsExchangeChange *
get_net (LdsExchangeMerge *self,
         const char       *key)
{
  return lds_exchange_log_get (&self->net, key)->pdata[0];
}

/* Leaves out what changes nothing here. */
static gboolean
judge_all (LdsExchangeMerge  *self,
           GError           **error)
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
take (LdsExchangeMerge         *self,
      const LdsExchangeChange  *change,
      gboolean                  is_here,
      const char               *missing,
      GError                  **error)
{
  g_hash_table_add (self->taken, change->key);

  return (missing == NULL || lds_exchange_merge_bring_back (self, missing, error)) &&
         (is_here || change->operation != SQLITE_UPDATE || lds_exchange_merge_bring_back (self, change->key, error));
}

static gboolean
decide (LdsExchangeMerge         *self,
        const LdsExchangeChange  *change,
        GError                  **error)
{
  g_autofree char *missing = NULL;
  sqlite3_value **mine = NULL;
  gboolean conflict = FALSE;
  gboolean done;

  if (!lds_exchange_merge_get_row (self, change, &mine, error))
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
conflict_cb (void                   *user_data,
             int                     conflict,
             sqlite3_changeset_iter *iter)
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
  LdsExchangeMerge *self = user_data;
  int result = SQLITE_OK;

  if (g_hash_table_contains (self->taken, row->key))
    result = sqlite3changegroup_add_change (self->group, row->iter);
  if (result != SQLITE_OK)
    lds_database_set_result_error (error, result);

  return result == SQLITE_OK;
}

static gboolean
apply_taken (LdsExchangeMerge  *self,
             GError           **error)
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
move_items (LdsExchangeMerge  *self,
            GError           **error)
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
                              lds_exchange_merge_find_new_part (self, part), part))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_documents (LdsExchangeMerge  *self,
               GError           **error)
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
bring_together (LdsExchangeMerge  *self,
                GError           **error)
{
  if (!lds_exchange_merge_read_theirs (self, error) || !judge_all (self, error) ||
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
 * one where either has had the other's state and went on from there. Where there is a conflict without a choice,
 * nothing is changed. What is here already changes nothing, so that a file can be taken in twice.
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
  g_auto (LdsExchangeMerge) import = {
    .workspace = self, .exchange = exchange, .choose = choose, .user_data = user_data, .result = result,
  };
  g_autofree char *title = NULL;
  gboolean done;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (exchange != NULL && file != NULL && result != NULL, FALSE);

  *result = (LdsExchangeResult) { 0 };
  lds_exchange_merge_init (&import);
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
