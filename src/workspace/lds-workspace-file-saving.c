/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-backup-private.h"
#include "lds-workspace-file-private.h"
#include "lds-workspace-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static const char *const side_files[] = { "-wal", "-journal" };

/* A change that goes on for longer than a day gets another backup. */
static gboolean
is_backup_due (LdsWorkspaceFile *self)
{
  if (self->fresh)
    return FALSE;

  if (self->backup_time == 0)
    return lds_backup_is_needed (self->path);

  return g_get_real_time () - self->backup_time > G_TIME_SPAN_DAY;
}

/* Without room for a backup one can still work, but not with a file that is damaged. */
static gboolean
back_up_if_due (LdsWorkspaceFile  *self,
                GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *warning = NULL;

  if (is_backup_due (self))
    {
      backup = lds_backup_make (self->db, self->path, self->n_backups, &local_error);
      if (g_error_matches (local_error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (backup == NULL)
        {
          warning = g_strdup_printf (_ ("No backup could be made: %s"), local_error->message);
          lds_workspace_file_warn (self, warning);
        }
    }
  self->backup_time = g_get_real_time ();
  self->fresh = FALSE;

  return TRUE;
}

static gboolean
check_place (LdsWorkspaceFile  *self,
             GError           **error)
{
  struct stat now;

  if (stat (self->path, &now) == 0 && now.st_dev == self->seen.st_dev &&
      now.st_ino == self->seen.st_ino)
    return TRUE;

  g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE,
                       _ ("The workspace was moved, replaced or removed while it was open. "
                          "Save a copy of it, then open it again."));
  return FALSE;
}

/*< private >
 * lds_workspace_file_prepare:
 *
 * To be called before a change: makes a backup when one is due, and sees to it that the change will last and readers
 * need not wait for it.
 *
 * Returns: whether the file may be changed
 */
gboolean
lds_workspace_file_prepare (LdsWorkspaceFile  *self,
                            GError           **error)
{
  if (self->path == NULL)
    return TRUE;

  if (self->read_only_reason != NULL)
    {
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_READ_ONLY,
                           self->read_only_reason);
      return FALSE;
    }

  if (!check_place (self, error) || !back_up_if_due (self, error))
    return FALSE;

  /* It does as well without the log, and gets it the next time when someone is reading just now. */
  if (!self->shared && !lds_database_is_logged (self->db))
    sqlite3_exec (self->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);

  return TRUE;
}

/*< private >
 * lds_workspace_file_back_up:
 *
 * Returns: (transfer full) (nullable): the file name of a new backup
 */
char *
lds_workspace_file_back_up (LdsWorkspaceFile  *self,
                            GError           **error)
{
  char *backup;

  if (self->path == NULL || sqlite3_get_autocommit (self->db) == 0)
    {
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE,
                           self->path == NULL ? _ ("Save the workspace first: a backup is made beside its file.")
                                              : _ ("A change is under way. Make the backup after it."));
      return NULL;
    }

  backup = lds_backup_make (self->db, self->path, self->n_backups, error);
  if (backup != NULL)
    self->backup_time = g_get_real_time ();

  return backup;
}

static gboolean
has_side_files (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (side_files); i++)
    {
      g_autofree char *side = g_strconcat (path, side_files[i], NULL);

      if (g_file_test (side, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

/* What SQLite keeps beside a file that was not closed properly would be taken for part of the one in its place. */
static gboolean
settle (const char  *path,
        GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (sqlite3) db = NULL;

  if (!has_side_files (path))
    return TRUE;

  db = lds_database_open (path, SQLITE_OPEN_READWRITE, NULL);
  if (db != NULL)
    sqlite3_exec (db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  g_clear_pointer (&db, sqlite3_close_v2);
  if (!has_side_files (path))
    return TRUE;

  g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE,
               _ ("There is an unfinished workspace by the name of “%s”. Choose another name."), name);
  return FALSE;
}

static gboolean
write_copy (LdsWorkspaceFile  *self,
            const char        *path,
            GError           **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean done;

  /* SQLite thinks of another file as a change, too. */
  if (!lds_database_execute (self->db, "PRAGMA query_only = OFF", error))
    return FALSE;

  statement = lds_database_prepare (self->db, "VACUUM INTO ?", error);
  if (statement != NULL)
    lds_database_bind_text (statement, 1, path);
  done = statement != NULL && lds_database_step (statement, NULL, error);

  if (self->read_only_reason != NULL)
    sqlite3_exec (self->db, "PRAGMA query_only = ON", NULL, NULL, NULL);

  return done;
}

static LdsWorkspaceLock *
lock_target (const char  *path,
             GError     **error)
{
  g_autofree char *holder = NULL;
  LdsWorkspaceLock *lock =
    lds_workspace_lock_acquire (path, g_get_user_name (), &holder, error);

  if (holder != NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_IN_USE,
                   _ ("“%s” is open and cannot be replaced: %s. Choose another name."), name, holder);
    }

  return lock;
}

/*< private >
 * lds_workspace_file_save_copy:
 * @path: a file; an existing one is replaced, unless it is open as a workspace
 *
 * Returns: whether a copy of the workspace is there now
 */
gboolean
lds_workspace_file_save_copy (LdsWorkspaceFile  *self,
                              const char        *path,
                              GError           **error)
{
  g_autofree char *target = lds_folder_resolve (path);
  g_autofree char *unfinished = NULL;
  g_autoptr (LdsWorkspaceLock) lock = NULL;

  if (target == NULL)
    {
      lds_folder_set_error (error, path, ENOENT);
      return FALSE;
    }

  lock = lock_target (target, error);
  if (lock == NULL || !settle (target, error))
    return FALSE;

  unfinished = lds_folder_make_unfinished (target, error);
  if (unfinished == NULL)
    return FALSE;

  if (!write_copy (self, unfinished, error))
    {
      g_unlink (unfinished);
      return FALSE;
    }

  return lds_folder_publish (unfinished, target, error);
}
