/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-backup.h"

#include "lds-schema.h"
#include "lds-workspace-backup-private.h"
#include "lds-workspace-folder.h"
#include "lds-workspace-integrity-private.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define SUFFIX ".backup"

/* The time stands between the name of the workspace and the suffix, in UTC so that the order of the names is that of
 * their making. */
#define TIME_FORMAT "%Y-%m-%dT%H-%M-%S"
#define TIME_PATTERN "%4d-%2d-%2dT%2d-%2d-%2d.%3dZ%n"

void
lds_backup_free (LdsBackup *self)
{
  g_free (self->path);
  g_date_time_unref (self->made);
  g_free (self);
}

/*< private >
 * lds_backup_get_name:
 * @path: a workspace
 * @suffix: what kind of file it is
 *
 * Returns: (transfer full): a name with the present time in it that nothing has yet
 */
char *
lds_backup_get_name (const char *path,
                     const char *suffix)
{
  gint64 now = g_get_real_time ();
  char *name = NULL;

  do
    {
      g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (now / G_TIME_SPAN_SECOND);
      g_autofree char *time = g_date_time_format (made, TIME_FORMAT);

      g_free (name);
      name = g_strdup_printf ("%s.%s.%03dZ%s", path, time,
                              (int) (now % G_TIME_SPAN_SECOND / G_TIME_SPAN_MILLISECOND), suffix);
      now += G_TIME_SPAN_MILLISECOND;
    }
  while (g_file_test (name, G_FILE_TEST_EXISTS));

  return name;
}

static GDateTime *
parse_time (const char *text)
{
  int year, month, day, hour, minute, second, millisecond, length = 0;

  if (sscanf (text, TIME_PATTERN, &year, &month, &day, &hour, &minute, &second, &millisecond,
              &length) != 7 ||
      !g_str_equal (text + length, SUFFIX))
    return NULL;

  return g_date_time_new_utc (year, month, day, hour, minute, second + millisecond / 1000.0);
}

static int
compare_backups (gconstpointer a,
                 gconstpointer b)
{
  const LdsBackup *first = *(const LdsBackup *const *) a;
  const LdsBackup *second = *(const LdsBackup *const *) b;

  return g_date_time_compare (second->made, first->made);
}

/*< private >
 * lds_backup_list:
 * @path: a workspace, without symbolic links
 *
 * Returns: (transfer full) (element-type LdsBackup): its backups, the newest first
 */
GPtrArray *
lds_backup_list (const char *path)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) lds_backup_free);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (name, ".", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GDateTime) made =
        g_str_has_prefix (entry, prefix) ? parse_time (entry + strlen (prefix)) : NULL;
      g_autofree char *file = g_build_filename (folder, entry, NULL);
      struct stat status;
      LdsBackup *backup;

      if (made == NULL || stat (file, &status) != 0 || !S_ISREG (status.st_mode))
        continue;

      backup = g_new0 (LdsBackup, 1);
      backup->path = g_steal_pointer (&file);
      backup->made = g_steal_pointer (&made);
      backup->size = status.st_size;
      g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_backups);

  return backups;
}

/* One a day is worth more than the five last hours: an earlier one of a day goes before the oldest. */
static guint
choose_superfluous (GPtrArray *backups)
{
  for (guint i = backups->len - 1; i > 0; i--)
    {
      const LdsBackup *older = backups->pdata[i];
      const LdsBackup *newer = backups->pdata[i - 1];

      if (g_date_time_get_year (older->made) == g_date_time_get_year (newer->made) &&
          g_date_time_get_day_of_year (older->made) == g_date_time_get_day_of_year (newer->made))
        return i;
    }

  return backups->len - 1;
}

static void
prune (const char *path,
       guint       n_kept)
{
  g_autoptr (GPtrArray) backups = lds_backup_list (path);

  while (backups->len > n_kept)
    {
      guint i = choose_superfluous (backups);

      g_unlink (((const LdsBackup *) backups->pdata[i])->path);
      g_ptr_array_remove_index (backups, i);
    }
}

/*< private >
 * lds_backup_copy:
 *
 * Returns: whether @to now holds what @from does
 */
gboolean
lds_backup_copy (sqlite3  *from,
                 sqlite3  *to,
                 GError  **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");

  int result = backup != NULL ? sqlite3_backup_step (backup, -1) : SQLITE_ERROR;

  /* That somebody else is at work is no error to SQLite: one may try again. */
  if (backup != NULL && sqlite3_backup_finish (backup) == SQLITE_OK)
    {
      if (result == SQLITE_DONE)
        return TRUE;

      lds_database_set_result_error (error, result);
      return FALSE;
    }

  lds_database_set_error (error, to);
  return FALSE;
}

/*< private >
 * lds_backup_write:
 * @path: an empty file
 * @whole: whether to check all of it, however long that takes
 *
 * Returns: whether @path now holds what @db does, closed and found sound
 */
gboolean
lds_backup_write (sqlite3     *db,
                  const char  *path,
                  gboolean     whole,
                  GError     **error)
{
  g_autoptr (sqlite3) copy = lds_database_open (path, SQLITE_OPEN_READWRITE, error);

  return copy != NULL && lds_backup_copy (db, copy, error) &&
         lds_database_execute (copy, "PRAGMA journal_mode = DELETE", error) &&
         lds_database_check (copy, whole, error);
}

/* A backup of a file that has all it holds in itself gets its time, by which a change is noticed. */
static void
stamp (sqlite3    *db,
       const char *path,
       const char *backup)
{
  struct stat status;

  if (!lds_database_is_logged (db) && stat (path, &status) == 0)
    {
      struct timespec times[] = { status.st_atim, status.st_mtim };

      utimensat (AT_FDCWD, backup, times, 0);
    }
}

/*< private >
 * lds_backup_make:
 * @path: the file of @db, without symbolic links
 * @n_kept: how many backups there may then be
 *
 * Makes a backup and removes those that are too many.
 *
 * Returns: (transfer full) (nullable): its file name
 */
char *
lds_backup_make (sqlite3     *db,
                 const char  *path,
                 guint        n_kept,
                 GError     **error)
{
  g_autofree char *unfinished = lds_folder_make_unfinished (path, error);
  g_autofree char *name = NULL;

  if (unfinished == NULL)
    return NULL;

  if (!lds_backup_write (db, unfinished, FALSE, error))
    {
      g_unlink (unfinished);
      return NULL;
    }

  stamp (db, path, unfinished);
  name = lds_backup_get_name (path, SUFFIX);
  if (!lds_folder_publish (unfinished, name, error))
    return NULL;

  prune (path, n_kept);

  return g_steal_pointer (&name);
}

/*< private >
 * lds_backup_is_needed:
 * @path: a workspace, without symbolic links, of which nothing is open
 *
 * Returns: whether it has changed since its last backup
 */
gboolean
lds_backup_is_needed (const char *path)
{
  g_autoptr (GPtrArray) backups = lds_backup_list (path);
  struct stat file, last;

  return backups->len == 0 || stat (path, &file) != 0 ||
         stat (((const LdsBackup *) backups->pdata[0])->path, &last) != 0 ||
         file.st_size != last.st_size || file.st_mtim.tv_sec != last.st_mtim.tv_sec ||
         file.st_mtim.tv_nsec != last.st_mtim.tv_nsec;
}

static gboolean
is_good (const LdsBackup *backup)
{
  g_autoptr (sqlite3) db = lds_database_open (backup->path, SQLITE_OPEN_READONLY, NULL);
  LdsSchemaForm form;

  return db != NULL && lds_schema_read_form (db, &form, NULL) && form.ours &&
         lds_database_check (db, TRUE, NULL);
}

/*< private >
 * lds_backup_find_good:
 * @path: a workspace, without symbolic links
 *
 * Returns: (transfer full) (nullable): its newest backup that is sound
 */
LdsBackup *
lds_backup_find_good (const char *path)
{
  g_autoptr (GPtrArray) backups = lds_backup_list (path);

  for (guint i = 0; i < backups->len; i++)
    if (is_good (backups->pdata[i]))
      return g_ptr_array_steal_index (backups, i);

  return NULL;
}

/**
 * lds_workspace_list_backups:
 * @file: a workspace, which may be damaged or gone
 *
 * Returns: (transfer full) (element-type LdsBackup): its backups, the newest first
 */
GPtrArray *
lds_workspace_list_backups (GFile *file)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (g_file_peek_path (file) != NULL)
    path = lds_folder_resolve (g_file_peek_path (file));

  return path != NULL ? lds_backup_list (path)
                      : g_ptr_array_new_with_free_func ((GDestroyNotify) lds_backup_free);
}

/**
 * lds_workspace_find_good_backup:
 * @file: a workspace, which may be damaged or gone
 *
 * Returns: (transfer full) (nullable): the newest backup that is sound, %NULL where there is none
 */
GFile *
lds_workspace_find_good_backup (GFile *file)
{
  g_autofree char *path = NULL;
  g_autoptr (LdsBackup) backup = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (g_file_peek_path (file) != NULL)
    path = lds_folder_resolve (g_file_peek_path (file));
  if (path != NULL)
    backup = lds_backup_find_good (path);

  return backup != NULL ? g_file_new_for_path (backup->path) : NULL;
}
