/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "folder.h"

#include "lds-workspace-backup.h"
#include "lds-workspace-integrity.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static guint
count_backups (Folder *folder)
{
  g_autoptr (GPtrArray) backups = lds_workspace_list_backups (folder->file);

  return backups->len;
}

static void
test_before_a_change (Folder        *folder,
                      gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;

  /* There is nothing to keep of a new one. */
  folder_add_lasting (folder, "first.csv", 3);
  g_assert_cmpuint (count_backups (folder), ==, 0);

  /* Looking is no change. */
  g_object_unref (folder_open (folder));
  g_assert_cmpuint (count_backups (folder), ==, 0);

  before = folder_dump (folder->path);
  folder_add_lasting (folder, "second.csv", 3);
  g_assert_cmpuint (count_backups (folder), ==, 1);
  path = folder_find (folder, ".backup");
  kept = folder_dump (path);
  g_assert_cmpstr (kept, ==, before);
}

static void
test_not_twice (Folder        *folder,
                gconstpointer  data)
{
  folder_add_lasting (folder, "first.csv", 3);
  folder_add_lasting (folder, "second.csv", 3);
  g_assert_cmpuint (count_backups (folder), ==, 1);

  /* A change that is dropped again needs none, nor does a second change of a session. */
  {
    g_autoptr (LdsWorkspace) workspace = folder_open (folder);

    g_assert_true (lds_workspace_begin (workspace, NULL));
    lds_workspace_rollback (workspace);
    g_assert_cmpuint (count_backups (folder), ==, 2);
    g_assert_true (lds_workspace_begin (workspace, NULL));
    lds_workspace_rollback (workspace);
    g_assert_cmpuint (count_backups (folder), ==, 2);
  }
}

static void
test_after_a_crash (Folder        *folder,
                    gconstpointer  data)
{
  g_autofree char *log = g_strconcat (folder->path, "-wal", NULL);
  g_autofree char *saved = NULL;
  g_autofree char *saved_log = NULL;
  g_autoptr (GFile) backup = NULL;
  gsize length, log_length;

  /* What stands only in the log when the power goes is not in the last backup. */
  {
    g_autoptr (LdsWorkspace) workspace = folder_open (folder);

    g_assert_true (folder_add_batch (workspace, "first.csv", 3, NULL));
    backup = lds_workspace_backup (workspace, NULL);
    g_assert_true (folder_add_batch (workspace, "second.csv", 3, NULL));
    g_assert_true (g_file_get_contents (log, &saved_log, &log_length, NULL));
    g_assert_true (g_file_get_contents (folder->path, &saved, &length, NULL));
  }
  g_assert_true (g_file_set_contents (folder->path, saved, length, NULL));
  g_assert_true (g_file_set_contents (log, saved_log, log_length, NULL));

  folder_add_lasting (folder, "third.csv", 3);
  g_assert_cmpuint (count_backups (folder), ==, 2);
  {
    g_autoptr (LdsWorkspace) workspace = folder_open (folder);

    g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 9);
  }
}

static void
test_keeps_so_many (Folder        *folder,
                    gconstpointer  data)
{
  LdsWorkspaceOptions options = { .create = TRUE, .n_backups = 3 };
  g_autoptr (LdsWorkspace) workspace = lds_workspace_open_full (folder->file, &options, NULL);
  g_autofree char *last = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GFile) backup = NULL;

      g_assert_true (folder_add_batch (workspace, "bom.csv", 1, NULL));
      backup = lds_workspace_backup (workspace, &error);
      g_assert_no_error (error);
      g_free (last);
      last = g_file_get_path (backup);
    }

  {
    g_autoptr (GPtrArray) backups = lds_workspace_list_backups (folder->file);
    const LdsBackup *newest = backups->pdata[0];
    const LdsBackup *oldest = backups->pdata[2];

    g_assert_cmpuint (backups->len, ==, 3);
    g_assert_cmpstr (newest->path, ==, last);
    g_assert_cmpint (newest->size, >, 4096);
    g_assert_cmpint (g_date_time_compare (newest->made, oldest->made), >, 0);
  }
}

/* A day of much work does not push out what was before it. */
static void
test_keeps_days (Folder        *folder,
                 gconstpointer  data)
{
  static const char *const times[] = { "2026-11-20T09-00-00.000Z", "2026-11-21T09-00-00.000Z",
                                       "2026-11-21T10-00-00.000Z" };
  LdsWorkspaceOptions options = { .create = TRUE, .n_backups = 3 };
  g_autoptr (LdsWorkspace) workspace = lds_workspace_open_full (folder->file, &options, NULL);
  g_autoptr (GFile) first = NULL;
  g_autoptr (GFile) second = NULL;
  g_autofree char *names = NULL;

  g_assert_true (folder_add_batch (workspace, "bom.csv", 1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%s.backup", folder->path, times[i]);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_assert_true (lds_workspace_save_copy (workspace, file, NULL));
    }

  first = lds_workspace_backup (workspace, NULL);
  g_assert_nonnull (first);
  second = lds_workspace_backup (workspace, NULL);
  g_assert_nonnull (second);
  names = folder_list (folder);
  g_assert_nonnull (strstr (names, "2026-11-20T09"));
  g_assert_null (strstr (names, "2026-11-21T09"));
  g_assert_nonnull (strstr (names, "2026-11-21T10"));
  g_assert_false (g_file_query_exists (first, NULL));
  g_assert_true (g_file_query_exists (second, NULL));
}

static void
test_is_as_private_as_its_file (Folder        *folder,
                                gconstpointer  data)
{
  g_autofree char *path = NULL;
  struct stat status;

  folder_add_lasting (folder, "first.csv", 1);
  g_chmod (folder->path, 0600);
  folder_add_lasting (folder, "second.csv", 1);
  path = folder_find (folder, ".backup");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_removes_what_a_crash_left (Folder        *folder,
                                gconstpointer  data)
{
  g_autofree char *left = g_build_filename (folder->folder, ".test.lodestone.0123abcd.part", NULL);
  g_autofree char *names = NULL;

  g_assert_true (g_file_set_contents (left, "half", -1, NULL));
  g_object_unref (folder_open (folder));
  names = folder_list (folder);
  g_assert_cmpstr (names, ==, "test.lodestone");
}

/* Damages a page in the middle, as a bad disk does. */
static void
damage (Folder *folder)
{
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (folder->path, &data, &length, NULL));
  g_assert_cmpuint (length, >, 3 * 4096);
  memset (data + 4096, 0x5a, length - 2 * 4096);
  g_assert_true (g_file_set_contents (folder->path, data, length, NULL));
}

static void
assert_damaged (Folder     *folder,
                const char *backup)
{
  g_autofree char *name = g_path_get_basename (backup);
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace = lds_workspace_open (folder->file, FALSE, &error);

  g_assert_null (workspace);
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_damaged_file_goes_back (Folder        *folder,
                             gconstpointer  data)
{
  g_autoptr (GFile) backup = NULL;
  g_autoptr (GFile) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *aside = NULL;
  gsize length, aside_length;

  folder_add_lasting (folder, "first.csv", 40);
  folder_add_lasting (folder, "second.csv", 3);
  damage (folder);
  g_assert_true (g_file_get_contents (folder->path, &damaged, &length, NULL));

  backup = lds_workspace_find_good_backup (folder->file);
  g_assert_nonnull (backup);
  assert_damaged (folder, g_file_peek_path (backup));

  lds_workspace_restore_backup (folder->file, backup, &kept, &error);
  g_assert_no_error (error);
  g_assert_nonnull (kept);
  g_assert_true (g_file_get_contents (g_file_peek_path (kept), &aside, &aside_length, NULL));
  g_assert_cmpmem (aside, aside_length, damaged, length);

  workspace = folder_open (folder);
  g_assert_false (lds_workspace_is_read_only (workspace));
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 40);
  g_assert_true (g_file_query_exists (backup, NULL));
}

/* One that is not looked at whole whenever it is opened. */
static void
test_damage_of_a_large_one (Folder        *folder,
                            gconstpointer  data)
{
  g_autofree char *path = NULL;
  struct stat status;

  folder_add_lasting (folder, "first.csv", 35000);
  g_assert_cmpint (stat (folder->path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 4 * 1024 * 1024);
  folder_add_lasting (folder, "second.csv", 3);
  path = folder_find (folder, ".backup");
  damage (folder);
  assert_damaged (folder, path);
}

static void
test_damage_of_other_kinds (Folder        *folder,
                            gconstpointer  data)
{
  g_autofree char *path = NULL;

  folder_add_lasting (folder, "first.csv", 40);
  folder_add_lasting (folder, "second.csv", 3);
  path = folder_find (folder, ".backup");

  g_assert_true (g_file_set_contents (folder->path, "", 0, NULL));
  assert_damaged (folder, path);
  g_assert_true (g_file_set_contents (folder->path, "SQLite format 3", 16, NULL));
  assert_damaged (folder, path);
  g_assert_true (g_file_set_contents (folder->path, "This is no database, however long one looks at it.", -1, NULL));
  assert_damaged (folder, path);
}

static void
test_names_no_bad_backup (Folder        *folder,
                          gconstpointer  data)
{
  g_autofree char *good = NULL;
  g_autofree char *bad = NULL;

  folder_add_lasting (folder, "first.csv", 40);
  folder_add_lasting (folder, "second.csv", 3);
  good = folder_find (folder, ".backup");
  bad = g_strconcat (folder->path, ".2099-01-01T00-00-00.000Z.backup", NULL);
  g_assert_true (g_file_set_contents (bad, "SQLite format 3\0garbled", 23, NULL));
  damage (folder);
  assert_damaged (folder, good);
}

/* The log of the old file must not be taken for that of the new one. */
static void
test_restore_takes_the_log_along (Folder        *folder,
                                  gconstpointer  data)
{
  g_autofree char *log = g_strconcat (folder->path, "-wal", NULL);
  g_autofree char *saved = NULL;
  g_autofree char *saved_log = NULL;
  g_autoptr (GFile) backup = NULL;
  g_autoptr (GFile) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (LdsWorkspace) old = NULL;
  gsize length, log_length;

  workspace = folder_open (folder);
  g_assert_true (folder_add_batch (workspace, "first.csv", 3, NULL));
  backup = lds_workspace_backup (workspace, NULL);
  g_assert_true (folder_add_batch (workspace, "second.csv", 4, NULL));
  g_assert_true (g_file_get_contents (log, &saved_log, &log_length, NULL));
  g_assert_true (g_file_get_contents (folder->path, &saved, &length, NULL));

  g_assert_false (lds_workspace_restore_backup (folder->file, backup, NULL, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_IN_USE);
  g_clear_error (&error);
  g_clear_object (&workspace);

  g_assert_true (g_file_set_contents (folder->path, saved, length, NULL));
  g_assert_true (g_file_set_contents (log, saved_log, log_length, NULL));
  lds_workspace_restore_backup (folder->file, backup, &kept, &error);
  g_assert_no_error (error);

  workspace = folder_open (folder);
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 3);
  old = lds_workspace_open (kept, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lds_workspace_count_items (old), ==, 7);
}

static void
test_restore_refuses_rubbish (Folder        *folder,
                              gconstpointer  data)
{
  g_autofree char *path = g_strconcat (folder->path, ".txt", NULL);
  g_autoptr (GFile) rubbish = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  folder_add_lasting (folder, "first.csv", 1);
  g_assert_true (g_file_set_contents (path, "no workspace, only a text that is long enough to be one", -1,
                                      NULL));
  g_assert_false (lds_workspace_restore_backup (folder->file, rubbish, NULL, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE);
  names = folder_list (folder);
  g_assert_cmpstr (names, ==, "test.lodestone test.lodestone.txt");
}

static void
test_check (Folder        *folder,
            gconstpointer  data)
{
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = NULL;

  folder_add_lasting (folder, "first.csv", 3);
  workspace = folder_open (folder);
  problems = lds_workspace_check (workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  g_clear_pointer (&problems, g_strfreev);

  folder_execute (folder->path, "DELETE FROM source");
  problems = lds_workspace_check (workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (problems), ==, 6);
  g_assert_nonnull (strstr (problems[0], "row"));
  g_clear_object (&workspace);

  /* Nor is it opened again. */
  workspace = lds_workspace_open (folder->file, FALSE, &error);
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Folder, NULL, folder_set_up, func, folder_tear_down)
  ADD ("/workspace/backup/before-a-change", test_before_a_change);
  ADD ("/workspace/backup/not-twice", test_not_twice);
  ADD ("/workspace/backup/after-a-crash", test_after_a_crash);
  ADD ("/workspace/backup/keeps-so-many", test_keeps_so_many);
  ADD ("/workspace/backup/keeps-days", test_keeps_days);
  ADD ("/workspace/backup/is-as-private-as-its-file", test_is_as_private_as_its_file);
  ADD ("/workspace/backup/removes-what-a-crash-left", test_removes_what_a_crash_left);
  ADD ("/workspace/backup/damaged-file-goes-back", test_damaged_file_goes_back);
  ADD ("/workspace/backup/damage-of-a-large-one", test_damage_of_a_large_one);
  ADD ("/workspace/backup/damage-of-other-kinds", test_damage_of_other_kinds);
  ADD ("/workspace/backup/names-no-bad-backup", test_names_no_bad_backup);
  ADD ("/workspace/backup/restore-takes-the-log-along", test_restore_takes_the_log_along);
  ADD ("/workspace/backup/restore-refuses-rubbish", test_restore_refuses_rubbish);
  ADD ("/workspace/backup/check", test_check);

  return g_test_run ();
}
