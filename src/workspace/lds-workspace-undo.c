/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-edit.h"

#include "lds-part-changes.h"
#include "lds-statement.h"

#include <glib/gi18n-lib.h>

/* The edit to take next: the last of those that are done, the first of those that were undone. */
#define NEXT_UNDO " FROM change WHERE state = 'done' ORDER BY id DESC LIMIT 1"
#define NEXT_REDO " FROM change WHERE state = 'undone' ORDER BY id LIMIT 1"

typedef struct
{
  gint64  id;
  char   *title;
  GBytes *changeset;
} Step;

static void
step_clear (Step *step)
{
  g_clear_pointer (&step->title, g_free);
  g_clear_pointer (&step->changeset, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

static gboolean
read_step (sqlite3_stmt *row,
           GCallback     func,
           gpointer      user_data)
{
  Step *step = user_data;

  step->id = sqlite3_column_int64 (row, 0);
  step->title = g_strdup (lds_row_get_text (row, 1));
  if (sqlite3_column_count (row) > 2)
    step->changeset = g_bytes_new (sqlite3_column_blob (row, 2),
                                   sqlite3_column_bytes (row, 2));

  return FALSE;
}

/* What an edit left is still as it was, for later ones are undone before it. If it is not, something
 * else wrote to the file, and nothing is done. */
static int
conflict_cb (void                    *user_data,
             int                      conflict,
             sqlite3_changeset_iter  *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (LdsWorkspace  *self,
       const Step    *step,
       gboolean       undo,
       GError       **error)
{
  g_autoptr (GBytes) changeset = lds_changeset_decompress (step->changeset, error);
  gsize size;
  gconstpointer data;
  int result;

  if (changeset == NULL)
    return FALSE;

  data = g_bytes_get_data (changeset, &size);
  result = sqlite3changeset_apply_v2 (lds_workspace_get_database (self), (int) size,
                                      (gpointer) data, NULL, conflict_cb, NULL, NULL, NULL,
                                      SQLITE_CHANGESETAPPLY_FKNOACTION |
                                        (undo ? SQLITE_CHANGESETAPPLY_INVERT : 0));
  if (result == SQLITE_OK)
    return TRUE;

  if (result == SQLITE_ABORT)
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT,
                 undo ? _ ("“%s” cannot be undone, because what it changed has changed since.")
                      : _ ("“%s” cannot be redone, because what it changed has changed since."),
                 step->title);
  else
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE,
                 _ ("The workspace could not be read or written: %s"), sqlite3_errstr (result));
  return FALSE;
}

static gboolean
remember (LdsWorkspace  *self,
          const Step    *step,
          gboolean       undo,
          GError       **error)
{
  const char *author = lds_workspace_get_author (self);
  g_autofree char *now = lds_edit_now ();
  gint64 id;

  if (!lds_statement_run (self, error, "UPDATE change SET state = ? WHERE id = ?", "si",
                          undo ? "undone" : "done", step->id) ||
      !lds_statement_run (self, error,
                          "INSERT INTO change (kind, edit, title, author, time)"
                          " VALUES (?, ?, ?, ?, ?)",
                          "sisss", undo ? "undo" : "redo", step->id, step->title, author, now))
    return FALSE;

  id = sqlite3_last_insert_rowid (lds_workspace_get_database (self));

  return lds_statement_run (self, error,
                            "INSERT INTO change_part (part, change)"
                            " SELECT part, ?2 FROM change_part WHERE change = ?1",
                            "ii", step->id, id);
}

static gboolean
take_step (LdsWorkspace  *self,
           gboolean       undo,
           GError       **error)
{
  g_auto (Step) step = { 0 };

  if (!lds_statement_foreach (self, read_step, NULL, &step, error,
                              undo ? "SELECT id, title, changeset" NEXT_UNDO
                                   : "SELECT id, title, changeset" NEXT_REDO,
                              ""))
    return FALSE;

  if (step.id == 0)
    {
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND,
                           undo ? _ ("There is nothing to undo.") : _ ("There is nothing to redo."));
      return FALSE;
    }

  return apply (self, &step, undo, error) && remember (self, &step, undo, error);
}

static gboolean
step (LdsWorkspace  *self,
      gboolean       undo,
      GError       **error)
{
  if (!lds_workspace_transact (self, error))
    return FALSE;

  if (!take_step (self, undo, error) || !lds_workspace_commit (self, error))
    {
      lds_workspace_rollback (self);
      return FALSE;
    }

  return TRUE;
}

static gboolean
can_step (LdsWorkspace  *self,
          const char    *sql,
          char         **title)
{
  g_auto (Step) step = { 0 };

  if (title != NULL)
    *title = NULL;
  if (!lds_statement_foreach (self, read_step, NULL, &step, NULL, sql, "") || step.id == 0)
    return FALSE;

  if (title != NULL)
    *title = g_steal_pointer (&step.title);

  return TRUE;
}

/**
 * lds_workspace_can_undo:
 * @title: (out) (optional) (transfer full): what would be undone
 *
 * Returns: whether there is an edit to undo
 */
gboolean
lds_workspace_can_undo (LdsWorkspace  *self,
                        char         **title)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return can_step (self, "SELECT id, title" NEXT_UNDO, title);
}

/**
 * lds_workspace_can_redo:
 * @title: (out) (optional) (transfer full): what would be redone
 *
 * Returns: whether there is an edit that was undone, and nothing was edited since
 */
gboolean
lds_workspace_can_redo (LdsWorkspace  *self,
                        char         **title)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return can_step (self, "SELECT id, title" NEXT_REDO, title);
}

/**
 * lds_workspace_undo:
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR: %LDS_WORKSPACE_ERROR_NOT_FOUND where nothing is
 *   left to undo
 *
 * Takes the last edit back, and says so in the history. Not within an edit.
 *
 * Returns: whether it was undone; if not, nothing changed
 */
gboolean
lds_workspace_undo (LdsWorkspace  *self,
                    GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return step (self, TRUE, error);
}

/**
 * lds_workspace_redo:
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR: %LDS_WORKSPACE_ERROR_NOT_FOUND where nothing is
 *   left to redo
 *
 * Makes the edit that was undone last again, and says so in the history. Not within an edit.
 *
 * Returns: whether it was redone; if not, nothing changed
 */
gboolean
lds_workspace_redo (LdsWorkspace  *self,
                    GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return step (self, FALSE, error);
}
