/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-schema.h"
#include "lds-workspace-backup-private.h"
#include "lds-workspace-folder.h"
#include "lds-workspace-lock.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define SUFFIX ".replaced"

/* What SQLite keeps beside a file that was not closed properly, and which would be taken for part of the file that
 * comes in its place. */
static const char *const side_files[] = { "-wal", "-journal" };

static gboolean
keep (const char  *path,
      const char  *name,
      GError     **error)
{
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = NULL;

  /* A second name is made at once; not every file system has them. */
  if (link (path, name) == 0 || errno == ENOENT)
    return TRUE;

  from = g_file_new_for_path (path);
  to = g_file_new_for_path (name);

  return g_file_copy (from, to, G_FILE_COPY_ALL_METADATA, NULL, NULL, NULL, error);
}

/* All of the old file has its second name before any of it loses its first. */
static gboolean
set_aside (const char  *path,
           const char  *kept,
           GError     **error)
{
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  if (!keep (path, kept, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (side_files); i++)
    {
      g_autofree char *side = g_strconcat (path, side_files[i], NULL);
      g_autofree char *kept_side = g_strconcat (kept, side_files[i], NULL);

      if (!keep (side, kept_side, error))
        return FALSE;
    }

  if (!lds_folder_sync (path, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (side_files); i++)
    {
      g_autofree char *side = g_strconcat (path, side_files[i], NULL);

      g_unlink (side);
    }
  g_unlink (index);

  return TRUE;
}

/* Returns a copy of the backup that only needs its name. */
static char *
prepare (const char  *path,
         const char  *backup,
         GError     **error)
{
  g_autoptr (sqlite3) db = lds_database_open (backup, SQLITE_OPEN_READONLY, error);
  g_autofree char *unfinished = NULL;
  LdsSchemaForm form;

  if (db == NULL || !lds_schema_read_form (db, &form, error))
    return NULL;

  if (!form.ours)
    {
      g_autofree char *name = g_filename_display_basename (backup);

      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE,
                   _ ("“%s” is not a Lodestone workspace."), name);
      return NULL;
    }

  unfinished = lds_folder_make_unfinished (path, error);
  if (unfinished != NULL && !lds_backup_write (db, unfinished, TRUE, error))
    {
      g_unlink (unfinished);
      return NULL;
    }

  return g_steal_pointer (&unfinished);
}

static gboolean
restore (const char  *path,
         const char  *backup,
         char       **kept,
         GError     **error)
{
  g_autoptr (LdsWorkspaceLock) lock = NULL;
  g_autofree char *holder = NULL;
  g_autofree char *unfinished = NULL;

  lock = lds_workspace_lock_acquire (path, g_get_user_name (), &holder, error);
  if (holder != NULL)
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_IN_USE,
                 _ ("The workspace is open: %s. Close it there first."), holder);
  if (lock == NULL)
    return FALSE;

  unfinished = prepare (path, backup, error);
  if (unfinished == NULL)
    return FALSE;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    *kept = lds_backup_get_name (path, SUFFIX);
  if (*kept != NULL && !set_aside (path, *kept, error))
    {
      g_unlink (unfinished);
      return FALSE;
    }

  return lds_folder_publish (unfinished, path, error);
}

/**
 * lds_workspace_restore_backup:
 * @file: a workspace that nobody has open; it may be damaged or gone
 * @backup: one of its backups, or any other workspace
 * @kept: (out) (optional) (nullable) (transfer full): where the file is now that was in the place of @file; %NULL when
 *   there was none
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR or %G_IO_ERROR
 *
 * Puts a copy of a backup in the place of a workspace, and that aside under another name. The backup stays.
 *
 * Returns: whether it was done; if not, @file is as it was
 */
gboolean
lds_workspace_restore_backup (GFile   *file,
                              GFile   *backup,
                              GFile  **kept,
                              GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *kept_path = NULL;

  g_return_val_if_fail (g_file_peek_path (file) != NULL, FALSE);
  g_return_val_if_fail (g_file_peek_path (backup) != NULL, FALSE);

  path = lds_folder_resolve (g_file_peek_path (file));
  if (path == NULL)
    {
      lds_folder_set_error (error, g_file_peek_path (file), ENOENT);
      return FALSE;
    }

  if (!restore (path, g_file_peek_path (backup), &kept_path, error))
    return FALSE;

  if (kept != NULL)
    *kept = kept_path != NULL ? g_file_new_for_path (kept_path) : NULL;
  return TRUE;
}
