/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-file-private.h"

#include "lds-workspace-backup-private.h"
#include "lds-workspace-folder.h"
#include "lds-workspace-registry.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define N_BACKUPS 5

void
lds_workspace_file_warn (LdsWorkspaceFile *self,
                         const char       *text)
{
  g_autofree char *before = g_steal_pointer (&self->warning);

  self->warning = before != NULL ? g_strconcat (before, "\n", text, NULL) : g_strdup (text);
}

/* Turns the connection into one to a copy that nobody else sees. */
gboolean
lds_workspace_file_detach (LdsWorkspaceFile  *self,
                           sqlite3           *from,
                           GError           **error)
{
  g_autoptr (sqlite3) copy = lds_database_open ("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);

  if (copy == NULL || !lds_backup_copy (from, copy, error))
    return FALSE;

  g_clear_pointer (&self->db, sqlite3_close_v2);
  self->db = g_steal_pointer (&copy);
  self->detached = TRUE;

  return TRUE;
}

static gboolean
can_be_written (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return (faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0 || errno == ENOENT) &&
         faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
}

static gboolean
look_at_file (LdsWorkspaceFile  *self,
              gboolean           create,
              GError           **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  if (stat (self->path, &self->seen) != 0)
    {
      self->fresh = TRUE;
      if (create && errno == ENOENT)
        return TRUE;

      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_OPEN,
                   _ ("“%s” cannot be opened: %s"), name, g_strerror (errno));
      return FALSE;
    }

  if (!S_ISREG (self->seen.st_mode))
    {
      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE,
                   _ ("“%s” is not a Lodestone workspace."), name);
      return FALSE;
    }

  return TRUE;
}

static void
lock (LdsWorkspaceFile *self,
      const char       *holder)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;

  self->lock = lds_workspace_lock_acquire (self->path, holder != NULL ? holder : g_get_user_name (),
                                           &other, &error);
  if (other != NULL)
    self->read_only_reason =
      g_strdup_printf (_ ("“%s” is already open: %s. It can be looked at here but not changed. "
                          "When it is closed there, open it again to change it."),
                       name, other);
  else if (self->lock == NULL)
    self->read_only_reason =
      g_strdup_printf (_ ("“%s” can be looked at but not changed: %s"), name, error->message);
}

/* Takes the lock or says why the file cannot be changed. */
static void
decide_access (LdsWorkspaceFile          *self,
               const LdsWorkspaceOptions *options)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  self->looking = options->read_only && can_be_written (self->path);
  if (self->looking)
    self->read_only_reason = g_strdup_printf (_ ("“%s” was opened only to be looked at."), name);
  else if (!can_be_written (self->path))
    self->read_only_reason = g_strdup_printf (
      errno == EROFS ? _ ("“%s” is on a medium that cannot be written. Save a copy elsewhere to change it.")
                     : _ ("You may not change “%s” or its folder. Save a copy elsewhere to change it."),
      name);
  else
    lock (self, options->holder);
}

static void
consider_sharing (LdsWorkspaceFile *self)
{
  self->shared = lds_folder_is_shared (self->path) ||
                 (self->lock != NULL && !lds_workspace_lock_is_trusted (self->lock));
  if (self->shared)
    lds_workspace_file_warn (self,
                             _ ("The workspace is in a folder that other computers may share, where it cannot be made "
                                "sure that only one of them changes it. Let only one person at a time work in it."));
}

static gboolean
copy_if_there (const char  *from,
               const char  *to,
               const char  *suffix,
               GError     **error)
{
  g_autofree char *from_path = g_strconcat (from, suffix, NULL);
  g_autofree char *to_path = g_strconcat (to, suffix, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from_path);
  g_autoptr (GFile) copy = g_file_new_for_path (to_path);

  return !g_file_test (from_path, G_FILE_TEST_EXISTS) ||
         g_file_copy (source, copy, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error);
}

/* A file that was not closed properly must be put in order before it can be read; where it cannot be
 * written, a copy of it is. */
static gboolean
detach_unfinished (LdsWorkspaceFile  *self,
                   GError           **error)
{
  static const char *const suffixes[] = { "", "-wal", "-journal", "-shm" };
  g_autofree char *folder = g_dir_make_tmp ("lodestone-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "copy", NULL) : NULL;
  g_autoptr (sqlite3) db = NULL;
  gboolean done;

  if (folder == NULL)
    return FALSE;

  done = copy_if_there (self->path, path, "", error) &&
         copy_if_there (self->path, path, "-wal", error) &&
         copy_if_there (self->path, path, "-journal", error) &&
         (db = lds_database_open (path, SQLITE_OPEN_READWRITE, error)) != NULL &&
         lds_workspace_file_detach (self, db, error);

  g_clear_pointer (&db, sqlite3_close_v2);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *leftover = g_strconcat (path, suffixes[i], NULL);

      g_unlink (leftover);
    }
  g_rmdir (folder);

  return done;
}

static gboolean
is_unfinished (sqlite3 *db)
{
  int result = sqlite3_exec (db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL) & 0xff;

  return result == SQLITE_CANTOPEN || result == SQLITE_READONLY || result == SQLITE_IOERR;
}

static gboolean
connect_to_file (LdsWorkspaceFile  *self,
                 GError           **error)
{
  gboolean touchable = can_be_written (self->path);
  int flags = touchable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;

  if (self->lock == NULL && self->fresh)
    {
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_OPEN,
                           self->read_only_reason);
      return FALSE;
    }
  if (self->fresh)
    flags |= SQLITE_OPEN_CREATE;

  self->db = lds_database_open (self->path, flags, error);
  if (self->db == NULL)
    return FALSE;

  if (!touchable && is_unfinished (self->db))
    return detach_unfinished (self, error);

  /* Even who only looks may have to put things in order after a crash, and tidies up when he is the last to leave. */
  return self->lock != NULL || lds_database_execute (self->db, "PRAGMA query_only = ON", error);
}

/* Says which file it is, and what can be done. */
static void
explain (LdsWorkspaceFile  *self,
         GError           **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autoptr (LdsBackup) backup = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *backup_name = NULL;
  g_autofree char *made = NULL;

  if (!g_error_matches (*error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED) &&
      !g_error_matches (*error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE))
    return;

  backup = lds_backup_find_good (self->path);
  if (backup == NULL)
    {
      g_prefix_error (error, _ ("“%s” cannot be opened: "), name);
      return;
    }

  (*error)->code = LDS_WORKSPACE_ERROR_DAMAGED;
  backup_name = g_filename_display_basename (backup->path);
  local = g_date_time_to_local (backup->made);
  made = g_date_time_format (local, "%Y-%m-%d %H:%M");
  g_prefix_error (error,
                  _ ("“%s” cannot be opened, but its last good backup, of %s, can be restored (“%s”): "),
                  name, made, backup_name);
}

/* Nothing in here may fail: an old file has been brought up to date by now. */
static void
remember (LdsWorkspaceFile *self)
{
  if (!lds_database_get_number (self->db, "PRAGMA data_version", &self->data_version, NULL))
    self->data_version = -1;
  stat (self->path, &self->seen);
  lds_workspace_registry_add (&self->seen);
  self->registered = TRUE;
}

/*< private >
 * lds_workspace_file_open:
 * @path: a local file
 *
 * Opens a workspace, checks it and brings it to the newest form. What cannot be changed is opened to be looked at.
 *
 * Returns: (transfer full) (nullable): the file
 */
LdsWorkspaceFile *
lds_workspace_file_open (const char                 *path,
                         const LdsWorkspaceOptions  *options,
                         GError                    **error)
{
  g_autoptr (LdsWorkspaceFile) self = g_new0 (LdsWorkspaceFile, 1);
  g_autoptr (GError) local_error = NULL;

  self->n_backups = options->n_backups != 0 ? options->n_backups : N_BACKUPS;
  self->path = lds_folder_resolve (path);
  if (self->path == NULL)
    self->path = g_strdup (path);

  if (!look_at_file (self, options->create, error))
    return NULL;

  decide_access (self, options);
  consider_sharing (self);
  if (self->lock != NULL)
    lds_folder_remove_unfinished (self->path);

  if (!connect_to_file (self, &local_error) || !lds_workspace_file_verify (self, &local_error))
    {
      explain (self, &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  remember (self);

  return g_steal_pointer (&self);
}

/*< private >
 * lds_workspace_file_new_private:
 *
 * Returns: (transfer full) (nullable): a workspace without a file
 */
LdsWorkspaceFile *
lds_workspace_file_new_private (GError **error)
{
  g_autoptr (LdsWorkspaceFile) self = g_new0 (LdsWorkspaceFile, 1);

  self->fresh = TRUE;
  self->db = lds_database_open ("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (self->db == NULL || !lds_workspace_file_verify (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* What is closed is one file, which can be copied and lie on a medium that cannot be written. */
static void
fold_log (LdsWorkspaceFile *self)
{
  if (sqlite3_get_autocommit (self->db) == 0)
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  if (!lds_database_is_logged (self->db))
    return;

  sqlite3_exec (self->db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL, NULL, NULL);
  /* Not while someone looks at it: then it is for the last to leave. */
  sqlite3_busy_timeout (self->db, 0);
  sqlite3_exec (self->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
}

void
lds_workspace_file_close (LdsWorkspaceFile *self)
{
  if (self->registered)
    lds_workspace_registry_remove (&self->seen);
  if (self->db != NULL && self->lock != NULL)
    fold_log (self);
  g_clear_pointer (&self->db, sqlite3_close_v2);
  g_clear_pointer (&self->lock, lds_workspace_lock_release);
  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self->warning);
  g_free (self);
}

/*< private >
 * lds_workspace_file_has_changed:
 *
 * Returns: whether others have changed the file since this was last asked
 */
gboolean
lds_workspace_file_has_changed (LdsWorkspaceFile *self)
{
  gint64 before = self->data_version;
  struct stat now;

  if (self->path == NULL)
    return FALSE;

  /* Another file in its place, and what a copy was made of, can only be seen from outside. */
  if (stat (self->path, &now) != 0 || now.st_ino != self->seen.st_ino ||
      now.st_dev != self->seen.st_dev)
    return TRUE;
  if (self->detached)
    return now.st_size != self->seen.st_size || now.st_mtim.tv_sec != self->seen.st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != self->seen.st_mtim.tv_nsec;

  return lds_database_get_number (self->db, "PRAGMA data_version", &self->data_version, NULL) &&
         self->data_version != before;
}
