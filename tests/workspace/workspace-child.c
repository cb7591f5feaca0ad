/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another process for the tests: one that holds a workspace open, one that works until it is killed,
 * and one with a disk of its own. */

#include "folder.h"

#include "lds-workspace-backup.h"
#include "lds-workspace-edit.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

/* What a test returns that must be skipped. */
#define NOT_POSSIBLE 77

/* Said only once it is true, and in one piece. */
static void
say (const char *word,
     guint       number)
{
  g_autofree char *line = g_strdup_printf ("%s %u\n", word, number);

  g_assert_cmpint (write (STDOUT_FILENO, line, strlen (line)), ==, strlen (line));
}

/* Does what it is told on standard input, and says when it is done. */
static int
hold (const char *path,
      const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  LdsWorkspaceOptions options = { .create = TRUE, .holder = name };
  g_autoptr (LdsWorkspace) workspace = lds_workspace_open_full (file, &options, &error);
  char command[80];

  g_assert_no_error (error);
  say (lds_workspace_is_read_only (workspace) ? "reading" : "writing", 0);
  while (fgets (command, sizeof command, stdin) != NULL)
    {
      g_strchomp (command);
      if (g_str_equal (command, "undo"))
        {
          lds_workspace_undo (workspace, &error);
          g_assert_no_error (error);
          say ("undone", 0);
          continue;
        }
      folder_add_batch (workspace, command, 3, &error);
      g_assert_no_error (error);
      say ("added", 3);
    }

  return 0;
}

static void
import (LdsWorkspace *workspace,
        GRand        *random)
{
  g_autoptr (GError) error = NULL;

  folder_add_batch (workspace, "bom.csv", g_rand_int_range (random, 1, 20), &error);
  g_assert_no_error (error);
}

/* One line more on the first sheet, and the number of its rows with it. */
static void
edit (LdsWorkspace *workspace)
{
  LdsItemRecord item = {
    .source = 1, .row = 1000 + lds_workspace_count_items (workspace), .quantity = 1, .fitted = TRUE,
  };
  g_autoptr (GError) error = NULL;
  gint64 n_rows;

  lds_workspace_begin (workspace, &error);
  g_assert_no_error (error);
  n_rows = folder_count_rows (workspace, 1);
  lds_workspace_set_rows_read (workspace, 1, n_rows + 1, &error);
  g_assert_no_error (error);
  lds_workspace_add_item (workspace, &item, &error);
  g_assert_no_error (error);
  lds_workspace_commit (workspace, &error);
  g_assert_no_error (error);
}

/* A part that no one had before. */
static void
import_changes (LdsWorkspace *workspace)
{
  g_autofree char *number = g_strdup_printf ("THEIRS-%" G_GINT64_FORMAT, g_get_real_time ());
  g_autoptr (LdsExchange) theirs = folder_make_changes (number);
  g_autoptr (GError) error = NULL;
  LdsExchangeResult result;

  lds_workspace_import_changes (workspace, theirs, "theirs.lodestone-changes", FALSE, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_undecided, ==, 0);
  g_assert_cmpuint (result.n_changed, >, 0);
}

static void
undo (LdsWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  lds_workspace_undo (workspace, &error);
  g_assert_no_error (error);
}

static void
redo (LdsWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  lds_workspace_redo (workspace, &error);
  g_assert_no_error (error);
}

/* Does what the history will have one change more of. */
static void
change (LdsWorkspace *workspace,
        GRand        *random)
{
  guint n_changes = folder_count_changes (workspace);
  int choice = g_rand_int_range (random, 0, 10);

  say ("changing", n_changes + 1);
  if (lds_workspace_count_items (workspace) == 0 || choice < 3)
    import (workspace, random);
  else if (choice < 5)
    edit (workspace);
  else if (choice < 6)
    import_changes (workspace);
  else if (lds_workspace_can_redo (workspace, NULL) && choice < 8)
    redo (workspace);
  else
    undo (workspace);
  say ("have", n_changes + 1);
}

static void
back_up (LdsWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = lds_workspace_backup (workspace, &error);

  g_assert_no_error (error);
}

static void
save_copy (LdsWorkspace *workspace,
           const char   *path)
{
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;

  lds_workspace_save_copy (workspace, file, &error);
  g_assert_no_error (error);
}

/* A workspace of the first version beside is opened, and so brought to the newest; then it is put back. */
static void
migrate (const char *path,
         const char *fixture)
{
  g_autofree char *old = g_strconcat (path, ".old", NULL);
  g_autofree char *making = g_strconcat (path, ".making", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (old);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = NULL;
  LdsWorkspaceOptions options = { .n_backups = 1 };
  g_autoptr (LdsWorkspace) workspace = NULL;

  remove (making);
  folder_execute_file (making, fixture);
  g_assert_cmpint (rename (making, old), ==, 0);
  workspace = lds_workspace_open_full (file, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lds_workspace_count_items (workspace), >, 0);
  g_clear_object (&workspace);

  backup = lds_workspace_find_good_backup (file);
  lds_workspace_restore_backup (file, backup, NULL, &error);
  g_assert_no_error (error);
}

/* Works until it is killed. */
static void
work (const char *path,
      const char *fixture,
      const char *seed)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GRand) random = g_rand_new_with_seed (atoi (seed));

  say ("ready", 0);
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LdsWorkspace) workspace = lds_workspace_open (file, TRUE, &error);

      g_assert_no_error (error);
      g_assert_false (lds_workspace_is_read_only (workspace));
      change (workspace, random);

      for (guint i = g_rand_int_range (random, 1, 8); i > 0; i--)
        switch (g_rand_int_range (random, 0, 8))
          {
          case 0:
            back_up (workspace);
            break;
          case 1:
            save_copy (workspace, path);
            break;
          case 2:
            migrate (path, fixture);
            break;
          default:
            change (workspace, random);
          }
    }
}

/* Only this process is to see the disk: the file system above it, wherever that is mounted, passes on no mounts. */
static gboolean
keep_mounts_private (const char *folder)
{
  g_autofree char *above = g_path_get_dirname (folder);

  return mount ("none", above, NULL, MS_REC | MS_PRIVATE, NULL) == 0 ||
         (!g_str_equal (above, folder) && keep_mounts_private (above));
}

static gboolean
tell_kernel (const char *path,
             const char *text)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean told = fd >= 0 && write (fd, text, strlen (text)) == (gssize) strlen (text);

  if (fd >= 0)
    close (fd);

  return told;
}

/* Whoever is not the superuser may mount where users may have name spaces of their own, and be the superuser there. */
static gboolean
enter_name_space (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", geteuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", getegid ());

  return unshare (CLONE_NEWNS) == 0 ||
         (unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 && tell_kernel ("/proc/self/uid_map", users) &&
          tell_kernel ("/proc/self/setgroups", "deny") && tell_kernel ("/proc/self/gid_map", groups));
}

static gboolean
mount_small_disk (const char *folder)
{
  if (!enter_name_space ())
    return FALSE;

  return keep_mounts_private (folder) && mount ("none", folder, "tmpfs", 0, "size=400k") == 0;
}

/* Opens a workspace on a disk that can no longer be written. */
static int
look (const char *folder)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  if (!mount_small_disk (folder))
    {
      g_print ("%s\n", g_strerror (errno));
      return NOT_POSSIBLE;
    }

  path = g_build_filename (folder, "test.lodestone", NULL);
  file = g_file_new_for_path (path);
  workspace = lds_workspace_open (file, TRUE, &error);
  g_assert_no_error (error);
  folder_add_batch (workspace, "small", 5, &error);
  g_assert_no_error (error);
  g_clear_object (&workspace);
  g_assert_cmpint (mount ("none", folder, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL), ==, 0);

  workspace = lds_workspace_open (file, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (lds_workspace_get_read_only_reason (workspace), "medium"));
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 5);
  g_assert_false (lds_workspace_begin (workspace, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_READ_ONLY);

  return 0;
}

static int
fill (const char *folder)
{
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  if (!mount_small_disk (folder))
    {
      g_print ("%s\n", g_strerror (errno));
      return NOT_POSSIBLE;
    }

  path = g_build_filename (folder, "test.lodestone", NULL);
  file = g_file_new_for_path (path);
  workspace = lds_workspace_open (file, TRUE, &error);
  g_assert_no_error (error);
  folder_add_batch (workspace, "small", 5, &error);
  g_assert_no_error (error);
  before = folder_dump (path);

  g_assert_false (folder_add_batch (workspace, "large", 5000, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_FULL);
  g_clear_object (&workspace);
  g_clear_error (&error);

  workspace = lds_workspace_open (file, FALSE, &error);
  g_assert_no_error (error);
  after = folder_dump (path);
  g_assert_cmpstr (before, ==, after);
  folder_add_batch (workspace, "again", 5, &error);
  g_assert_no_error (error);

  return 0;
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "hold"))
    return hold (argv[2], argv[3]);
  if (argc == 5 && g_str_equal (argv[1], "work"))
    work (argv[2], argv[3], argv[4]);
  if (argc == 3 && g_str_equal (argv[1], "fill"))
    return fill (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "look"))
    return look (argv[2]);

  return 2;
}
