/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "folder.h"

#include "lds-workspace-backup.h"
#include "lds-workspace-folder.h"
#include "lds-workspace-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  GSubprocess      *process;
  GDataInputStream *said;
} Child;

static char *
listen_to (Child *child)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (child->said, NULL, NULL, &error);

  g_assert_no_error (error);

  return line;
}

static Child
start_child (Folder     *folder,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  Child child;

  child.process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                    g_getenv ("LODESTONE_WORKSPACE_CHILD"), "hold", folder->path, name, NULL);
  g_assert_no_error (error);
  child.said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child.process));

  return child;
}

static void
write_to (Child      *child,
          const char *command)
{
  g_autofree char *line = g_strconcat (command, "\n", NULL);

  g_assert_true (g_output_stream_write_all (g_subprocess_get_stdin_pipe (child->process), line, strlen (line),
                                            NULL, NULL, NULL));
}

static void
tell (Child      *child,
      const char *command)
{
  g_autofree char *answer = NULL;

  write_to (child, command);
  answer = listen_to (child);
  g_assert_cmpstr (answer, ==, "added 3");
}

static void
end_child (Child    *child,
           gboolean  kill)
{
  if (kill)
    g_subprocess_force_exit (child->process);
  else
    g_output_stream_close (g_subprocess_get_stdin_pipe (child->process), NULL, NULL);
  g_assert_true (g_subprocess_wait (child->process, NULL, NULL));
  if (!kill)
    g_assert_true (g_subprocess_get_successful (child->process));
  g_object_unref (child->process);
  g_object_unref (child->said);
}

static void
assert_says (Child      *child,
             const char *word)
{
  g_autofree char *line = listen_to (child);

  g_assert_cmpstr (line, ==, word);
}

static void
test_second_follows_first (Folder        *folder,
                           gconstpointer  data)
{
  Child child = start_child (folder, "Ada Lovelace");
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *holder = NULL;
  g_autofree char *files = NULL;
  const char *reason;

  assert_says (&child, "writing 0");
  workspace = folder_open (folder);
  g_assert_true (lds_workspace_is_read_only (workspace));
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 0);
  tell (&child, "first.csv");
  g_assert_true (lds_workspace_has_changed (workspace));
  reason = lds_workspace_get_read_only_reason (workspace);
  g_assert_nonnull (strstr (reason, "Ada Lovelace"));
  g_assert_nonnull (strstr (reason, g_get_host_name ()));
  g_assert_nonnull (strstr (reason, g_subprocess_get_identifier (child.process)));
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 3);

  g_assert_false (folder_add_batch (workspace, "mine.csv", 1, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_READ_ONLY);
  g_clear_error (&error);

  g_assert_false (lds_workspace_has_changed (workspace));
  tell (&child, "second.csv");
  g_assert_true (lds_workspace_has_changed (workspace));
  g_assert_false (lds_workspace_has_changed (workspace));
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 6);

  /* It follows an undo, too. */
  write_to (&child, "undo");
  assert_says (&child, "undone 0");
  g_assert_true (lds_workspace_has_changed (workspace));
  g_assert_false (lds_workspace_has_changed (workspace));
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 3);

  /* When the first has gone, it is free for who opens it again. */
  holder = lds_workspace_find_holder (folder->file);
  g_assert_nonnull (holder);
  end_child (&child, FALSE);
  g_clear_pointer (&holder, g_free);
  holder = lds_workspace_find_holder (folder->file);
  g_assert_null (holder);
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 3);
  g_clear_object (&workspace);

  files = folder_list (folder);
  g_assert_cmpstr (files, ==, "test.lodestone");
  folder_add_lasting (folder, "mine.csv", 1);
}

static void
test_lock_ends_with_its_process (Folder        *folder,
                                 gconstpointer  data)
{
  Child child = start_child (folder, "Ada");
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autofree char *files = NULL;
  g_autofree char *left = NULL;

  assert_says (&child, "writing 0");
  tell (&child, "first.csv");
  end_child (&child, TRUE);
  left = folder_list (folder);
  g_assert_nonnull (strstr (left, ".test.lodestone.lock"));

  workspace = folder_open (folder);
  g_assert_false (lds_workspace_is_read_only (workspace));
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 3);
  g_clear_object (&workspace);
  files = folder_list (folder);
  g_assert_cmpstr (files, ==, "test.lodestone");
}

static void
test_first_sees_no_one (Folder        *folder,
                        gconstpointer  data)
{
  g_autoptr (LdsWorkspace) workspace = folder_open (folder);
  Child child = start_child (folder, "Ada");

  assert_says (&child, "reading 0");
  end_child (&child, FALSE);
  g_assert_false (lds_workspace_is_read_only (workspace));
  g_assert_false (lds_workspace_has_changed (workspace));
}

static void
test_one_of_many (Folder        *folder,
                  gconstpointer  data)
{
  g_autofree char *files = NULL;

  folder_add_lasting (folder, "bom.csv", 3);
  for (guint i = 0; i < 5; i++)
    {
      Child children[6];
      guint n_writing = 0;

      for (guint c = 0; c < G_N_ELEMENTS (children); c++)
        children[c] = start_child (folder, "Ada");
      for (guint c = 0; c < G_N_ELEMENTS (children); c++)
        {
          g_autofree char *line = listen_to (&children[c]);

          n_writing += g_str_equal (line, "writing 0");
        }
      g_assert_cmpuint (n_writing, ==, 1);
      for (guint c = 0; c < G_N_ELEMENTS (children); c++)
        end_child (&children[c], FALSE);
    }
  files = folder_list (folder);
  g_assert_cmpstr (files, ==, "test.lodestone");
}

static void
test_second_window (Folder        *folder,
                    gconstpointer  data)
{
  g_autofree char *link_path = g_strconcat (folder->path, ".link", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link_path);
  g_autoptr (LdsWorkspace) first = folder_open (folder);
  g_autoptr (LdsWorkspace) second = folder_open (folder);
  g_autoptr (LdsWorkspace) third = NULL;

  g_assert_false (lds_workspace_is_read_only (first));
  g_assert_true (lds_workspace_is_read_only (second));

  /* By whatever name it is opened. */
  g_assert_cmpint (symlink ("test.lodestone", link_path), ==, 0);
  third = lds_workspace_open (link_file, FALSE, NULL);
  g_assert_true (lds_workspace_is_read_only (third));

  g_assert_true (lds_workspace_is_open_here (link_file));
  g_clear_object (&second);
  g_clear_object (&third);
  g_assert_true (lds_workspace_is_open_here (folder->file));
  g_clear_object (&first);
  g_assert_false (lds_workspace_is_open_here (folder->file));
}

static void
test_strange_lock_files (Folder        *folder,
                         gconstpointer  data)
{
  static const char *const texts[] = { "", "\377\376\0garbled", "[Lodestone]\nname=\xff\nhost=a\\nb\n",
                                       "[Lodestone]\nsince=yesterday\n" };
  g_autofree char *lock = g_build_filename (folder->folder, ".test.lodestone.lock", NULL);

  folder_add_lasting (folder, "bom.csv", 1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
      g_autoptr (LdsWorkspace) workspace = NULL;
      g_autoptr (LdsWorkspace) after = NULL;
      int fd;

      g_assert_true (g_file_set_contents (lock, texts[i], -1, NULL));
      fd = open (lock, O_RDWR | O_CLOEXEC);
      g_assert_cmpint (fcntl (fd, F_OFD_SETLK, &range), ==, 0);
      workspace = folder_open (folder);
      g_assert_true (lds_workspace_is_read_only (workspace));
      g_assert_true (g_utf8_validate (lds_workspace_get_read_only_reason (workspace), -1, NULL));
      g_assert_null (strchr (lds_workspace_get_read_only_reason (workspace), '\n'));
      g_clear_object (&workspace);

      /* The text is nothing without the lock. */
      close (fd);
      after = folder_open (folder);
      g_assert_false (lds_workspace_is_read_only (after));
    }

  /* What is no file cannot be locked, and does not hold the program up either. */
  g_assert_cmpint (mkfifo (lock, 0600), ==, 0);
  {
    g_autoptr (LdsWorkspace) workspace = folder_open (folder);

    g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 1);
  }
  g_unlink (lock);
  g_assert_cmpint (symlink ("/dev/null", lock), ==, 0);
  {
    g_autoptr (LdsWorkspace) workspace = folder_open (folder);

    g_assert_true (lds_workspace_is_read_only (workspace));
  }
}

/* The superuser may write anywhere, so he becomes somebody else for a while. */
static gboolean
become_nobody (Folder *folder)
{
  return geteuid () != 0 || (chown (folder->folder, 65534, -1) == 0 && seteuid (65534) == 0);
}

static void
assert_only_looks (Folder     *folder,
                   const char *reason)
{
  g_autoptr (LdsWorkspace) workspace = lds_workspace_open (folder->file, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (workspace);
  g_assert_true (lds_workspace_is_read_only (workspace));
  g_assert_nonnull (strstr (lds_workspace_get_read_only_reason (workspace), reason));
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 2);
  g_assert_false (lds_workspace_has_changed (workspace));
  g_assert_false (lds_workspace_begin (workspace, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_READ_ONLY);
}

static void
test_no_permission (Folder        *folder,
                    gconstpointer  data)
{
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  folder_add_lasting (folder, "bom.csv", 2);
  if (!become_nobody (folder))
    {
      g_test_skip ("The superuser may write anywhere, and can be nobody else here");
      return;
    }

  /* Neither the file nor the folder can be written; then only one of them. */
  g_chmod (folder->path, 0444);
  g_chmod (folder->folder, 0555);
  assert_only_looks (folder, "may not change");
  g_chmod (folder->folder, 0755);
  assert_only_looks (folder, "may not change");
  files = folder_list (folder);
  g_assert_cmpstr (files, ==, "test.lodestone");

  /* Nor can a new one be made. */
  g_assert_cmpint (g_unlink (folder->path), ==, 0);
  g_chmod (folder->folder, 0555);
  workspace = lds_workspace_open (folder->file, TRUE, &error);
  g_assert_null (workspace);
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_OPEN);
  g_assert_nonnull (strstr (error->message, "may not change"));

  g_assert_cmpint (seteuid (getuid ()), ==, 0);
}

/* A workspace that was copied amid its use to a medium that cannot be written still shows all. */
static void
test_unfinished_and_no_permission (Folder        *folder,
                                   gconstpointer  data)
{
  Child child = start_child (folder, "Ada");

  assert_says (&child, "writing 0");
  tell (&child, "first.csv");
  tell (&child, "second.csv");
  end_child (&child, TRUE);
  if (!become_nobody (folder))
    {
      g_test_skip ("The superuser may write anywhere, and can be nobody else here");
      return;
    }
  g_chmod (folder->folder, 0555);
  {
    g_autoptr (LdsWorkspace) workspace = lds_workspace_open (folder->file, FALSE, NULL);

    g_assert_nonnull (workspace);
    g_assert_true (lds_workspace_is_read_only (workspace));
    g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 6);
  }
  g_assert_cmpint (seteuid (getuid ()), ==, 0);
}

static void
test_moved_away (Folder        *folder,
                 gconstpointer  data)
{
  g_autoptr (LdsWorkspace) workspace = folder_open (folder);
  g_autofree char *other = g_strconcat (folder->path, ".moved", NULL);
  g_autofree char *path = g_strconcat (folder->path, ".rescued", NULL);
  g_autoptr (GFile) rescued = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (folder_add_batch (workspace, "bom.csv", 2, NULL));
  g_assert_cmpint (g_rename (folder->path, other), ==, 0);
  g_assert_false (lds_workspace_begin (workspace, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE);
  g_clear_error (&error);
  g_assert_true (lds_workspace_has_changed (workspace));
  lds_workspace_save_copy (workspace, rescued, &error);
  g_assert_no_error (error);
}

static void
test_copy_does_not_replace_open_one (Folder        *folder,
                                     gconstpointer  data)
{
  g_autoptr (LdsWorkspace) workspace = folder_open (folder);
  g_autoptr (LdsWorkspace) other = lds_workspace_new_private (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (lds_workspace_save_copy (workspace, folder->file, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_false (lds_workspace_save_copy (other, folder->file, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_IN_USE);
  g_clear_error (&error);

  g_clear_object (&workspace);
  g_assert_true (lds_workspace_save_copy (other, folder->file, &error));
  g_assert_no_error (error);
}

/* What a killed process left beside it is no part of the copy. */
static void
test_copy_replaces_unfinished_one (Folder        *folder,
                                   gconstpointer  data)
{
  Child child = start_child (folder, "Ada");
  g_autoptr (LdsWorkspace) other = lds_workspace_new_private (NULL);
  g_autoptr (LdsWorkspace) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  assert_says (&child, "writing 0");
  tell (&child, "first.csv");
  end_child (&child, TRUE);
  g_assert_true (folder_add_batch (other, "bom.csv", 5, NULL));
  lds_workspace_save_copy (other, folder->file, &error);
  g_assert_no_error (error);
  files = folder_list (folder);
  g_assert_cmpstr (files, ==, "test.lodestone");
  copy = folder_open (folder);
  g_assert_cmpuint (lds_workspace_count_items (copy), ==, 5);
}

/* Who only looks may save a copy, and it is that of the file as it is. */
static void
test_reader_saves_copy (Folder        *folder,
                        gconstpointer  data)
{
  g_autoptr (LdsWorkspace) first = folder_open (folder);
  g_autoptr (LdsWorkspace) second = folder_open (folder);
  g_autofree char *path = g_strconcat (folder->path, ".copy", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LdsWorkspace) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (folder_add_batch (first, "bom.csv", 7, NULL));
  lds_workspace_save_copy (second, file, &error);
  g_assert_no_error (error);
  copy = lds_workspace_open (file, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (lds_workspace_is_read_only (copy));
  g_assert_cmpuint (lds_workspace_count_items (copy), ==, 7);

  g_assert_false (lds_workspace_begin (second, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_READ_ONLY);
}

/* Such a folder cannot be made here, so that only what follows from one is tried. */
static void
test_shared_folder_has_no_log (Folder        *folder,
                               gconstpointer  data)
{
  g_autoptr (LdsWorkspace) workspace = folder_open (folder);
  g_autofree char *files = NULL;

  lds_workspace_get_file (workspace)->shared = TRUE;
  g_assert_true (lds_workspace_begin (workspace, NULL));
  lds_workspace_rollback (workspace);
  g_assert_true (folder_add_batch (workspace, "bom.csv", 3, NULL));
  files = folder_list (folder);
  g_assert_cmpstr (files, ==, ".test.lodestone.lock test.lodestone");
}

static void
test_shared_folders (void)
{
  g_assert_true (lds_folder_is_shared_type (0x6969));
  g_assert_true (lds_folder_is_shared_type (0xff534d42));
  g_assert_true (lds_folder_is_shared_type (0xfe534d42));
  g_assert_true (lds_folder_is_shared_type (0x65735546));
  /* As a system with signed numbers has it. */
  g_assert_true (lds_folder_is_shared_type ((gulong) (gint32) 0xff534d42));
  /* ext4, Btrfs, XFS, tmpfs */
  g_assert_false (lds_folder_is_shared_type (0xef53));
  g_assert_false (lds_folder_is_shared_type (0x9123683e));
  g_assert_false (lds_folder_is_shared_type (0x58465342));
  g_assert_false (lds_folder_is_shared_type (0x01021994));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Folder, NULL, folder_set_up, func, folder_tear_down)
  ADD ("/workspace/lock/second-follows-first", test_second_follows_first);
  ADD ("/workspace/lock/ends-with-its-process", test_lock_ends_with_its_process);
  ADD ("/workspace/lock/first-sees-no-one", test_first_sees_no_one);
  ADD ("/workspace/lock/one-of-many", test_one_of_many);
  ADD ("/workspace/lock/second-window", test_second_window);
  ADD ("/workspace/lock/strange-lock-files", test_strange_lock_files);
  ADD ("/workspace/lock/no-permission", test_no_permission);
  ADD ("/workspace/lock/unfinished-and-no-permission", test_unfinished_and_no_permission);
  ADD ("/workspace/lock/moved-away", test_moved_away);
  ADD ("/workspace/lock/copy-does-not-replace-open-one", test_copy_does_not_replace_open_one);
  ADD ("/workspace/lock/copy-replaces-unfinished-one", test_copy_replaces_unfinished_one);
  ADD ("/workspace/lock/reader-saves-copy", test_reader_saves_copy);
  ADD ("/workspace/lock/shared-folder-has-no-log", test_shared_folder_has_no_log);
  g_test_add_func ("/workspace/lock/shared-folders", test_shared_folders);

  return g_test_run ();
}
