/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes are made in edits, each of which is kept in the same transaction so that it can be undone. */

#include "lds-config.h"

#include "lds-workspace-edit.h"

#include "lds-part-changes.h"
#include "lds-statement.h"

#include <glib/gi18n-lib.h>

/* What is no fact of the workspace itself, and what never changes once it is there. */
static const char *const unrecorded[] = { "change", "change_part", "document_content", "snapshot" };

static int
is_recorded_cb (void       *user_data,
                const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unrecorded); i++)
    if (g_str_equal (table, unrecorded[i]))
      return FALSE;

  return TRUE;
}

void
lds_edit_end (LdsEdit *edit)
{
  g_clear_pointer (&edit->session, sqlite3session_delete);
  g_clear_pointer (&edit->title, g_free);
  g_clear_pointer (&edit->file, g_free);
  edit->items = FALSE;
}

char *
lds_edit_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * lds_workspace_set_author:
 * @author: (nullable): who makes the edits from now on, %NULL to leave it out
 *
 * The name stands in the history and beside claims, notes and decisions. It is the caller's to ask for.
 */
void
lds_workspace_set_author (LdsWorkspace *self,
                          const char   *author)
{
  g_return_if_fail (LDS_IS_WORKSPACE (self));

  g_set_str (&lds_workspace_get_edit (self)->author,
             author != NULL && *author != '\0' ? author : NULL);
}

/**
 * lds_workspace_get_author:
 *
 * Returns: (nullable): who makes the edits
 */
const char *
lds_workspace_get_author (LdsWorkspace *self)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), NULL);

  return lds_workspace_get_edit (self)->author;
}

/**
 * lds_workspace_edit_begin:
 * @title: what the edit does, in a few words for a person, such as "Origin of MAG-1"
 * @file: (nullable): name of the file that it comes from, without its folder
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Begins an edit. What is changed until lds_workspace_commit() lands whole, together with what is needed to undo it, or
 * not at all.
 *
 * Returns: whether the edit could begin
 */
gboolean
lds_workspace_edit_begin (LdsWorkspace  *self,
                          const char    *title,
                          const char    *file,
                          GError       **error)
{
  LdsEdit *edit;
  sqlite3 *db;
  int result;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (title != NULL, FALSE);

  db = lds_workspace_get_database (self);
  edit = lds_workspace_get_edit (self);
  if (!lds_workspace_transact (self, error))
    return FALSE;

  lds_edit_end (edit);
  edit->title = g_strdup (title);
  edit->file = g_strdup (file);
  result = sqlite3session_create (db, "main", &edit->session);
  if (result == SQLITE_OK)
    {
      sqlite3session_table_filter (edit->session, is_recorded_cb, NULL);
      result = sqlite3session_attach (edit->session, NULL);
    }
  if (result != SQLITE_OK)
    {
      lds_workspace_rollback (self);
      return lds_database_set_result_error (error, result);
    }

  return TRUE;
}

/**
 * lds_workspace_import_begin:
 * @file: name of the file that is imported, without its folder
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Begins the adding of a parts list: an edit in a lasting workspace. A private one, which would only take longer, does
 * not keep how to undo it.
 *
 * Returns: whether it could begin
 */
gboolean
lds_workspace_import_begin (LdsWorkspace  *self,
                            const char    *file,
                            GError       **error)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (file != NULL, FALSE);

  if (lds_workspace_is_private (self))
    return lds_workspace_begin (self, error);

  title = g_strdup_printf (_ ("Import of “%s”"), file);

  return lds_workspace_edit_begin (self, title, file, error);
}

/* What was undone before can no longer be redone. */
static gboolean
store (LdsWorkspace  *self,
       LdsEdit       *edit,
       GBytes        *changeset,
       GError       **error)
{
  g_autofree char *now = lds_edit_now ();

  return lds_statement_run (self, error,
                            "UPDATE change SET state = 'dropped' WHERE state = 'undone'", "") &&
         lds_statement_run (self, error,
                            "INSERT INTO change (kind, state, title, author, time, file, changeset)"
                            " VALUES ('edit', 'done', ?, ?, ?, ?, ?)",
                            "ssssb", edit->title, edit->author, now, edit->file, changeset);
}

/*< private >
 * lds_workspace_record:
 *
 * Writes the edit that is to be committed into the history. An edit that changed nothing leaves no trace there.
 *
 * Returns: whether it was written
 */
gboolean
lds_workspace_record (LdsWorkspace  *self,
                      GError       **error)
{
  LdsEdit *edit = lds_workspace_get_edit (self);
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (LdsChangesetBuffer) buffer = NULL;
  int size = 0;
  int result;

  if (edit->session == NULL)
    return TRUE;
  if (edit->items && !lds_workspace_link_items (self, error))
    return FALSE;

  result = sqlite3session_changeset (edit->session, &size, &buffer);
  if (result != SQLITE_OK)
    return lds_database_set_result_error (error, result);

  if (size > 0)
    {
      changeset = lds_changeset_compress (buffer, size, error);
      if (changeset == NULL || !store (self, edit, changeset, error) ||
          !lds_part_changes_add (self,
                                 sqlite3_last_insert_rowid (lds_workspace_get_database (self)),
                                 buffer, size, error))
        return FALSE;
    }
  lds_edit_end (edit);

  return TRUE;
}

gboolean
lds_workspace_is_private (LdsWorkspace *self)
{
  const char *name = sqlite3_db_filename (lds_workspace_get_database (self), "main");

  return name == NULL || *name == '\0';
}

gboolean
lds_workspace_is_editing (LdsWorkspace *self)
{
  return sqlite3_get_autocommit (lds_workspace_get_database (self)) == 0;
}
