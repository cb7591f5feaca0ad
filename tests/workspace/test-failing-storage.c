/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each operation is done again and again, and each time another call that it makes of the disk or the
 * memory fails, until one time none does. It must either succeed all the same, or end with an error
 * that says so, and with the file as it was. */

#include "failing-vfs.h"
#include "folder.h"

#include "lds-workspace-backup.h"
#include "lds-workspace-edit.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* An operation starts on a workspace with one sheet, or on what @fixture makes. */
typedef struct
{
  const char *name;
  const char *fixture;
  gboolean    changes;
  gboolean (*run) (Folder        *folder,
                   LdsWorkspace  *workspace,
                   GError       **error);
} Operation;

static gboolean
run_import (Folder        *folder,
            LdsWorkspace  *workspace,
            GError       **error)
{
  return folder_add_batch (workspace, "more.csv", 12, error);
}

static gboolean
run_undo (Folder        *folder,
          LdsWorkspace  *workspace,
          GError       **error)
{
  return lds_workspace_undo (workspace, error);
}

/* Made before anything fails. */
static LdsExchange *theirs;

static gboolean
run_import_changes (Folder        *folder,
                    LdsWorkspace  *workspace,
                    GError       **error)
{
  LdsExchangeResult result;

  return lds_workspace_import_changes (workspace, theirs, "theirs.lodestone-changes", FALSE, NULL, NULL, &result,
                                       error);
}

static gboolean
run_backup (Folder        *folder,
            LdsWorkspace  *workspace,
            GError       **error)
{
  g_autoptr (GFile) backup = lds_workspace_backup (workspace, error);

  return backup != NULL;
}

static gboolean
run_save_copy (Folder        *folder,
               LdsWorkspace  *workspace,
               GError       **error)
{
  g_autofree char *path = g_strconcat (folder->path, ".copy", NULL);
  g_autoptr (GFile) copy = g_file_new_for_path (path);

  return lds_workspace_save_copy (workspace, copy, error);
}

/* These find the workspace closed. */
static gboolean
run_open (Folder        *folder,
          LdsWorkspace  *workspace,
          GError       **error)
{
  g_autoptr (LdsWorkspace) opened = lds_workspace_open (folder->file, FALSE, error);

  return opened != NULL;
}

static gboolean
run_session (Folder        *folder,
             LdsWorkspace  *workspace,
             GError       **error)
{
  g_autoptr (LdsWorkspace) opened = lds_workspace_open (folder->file, FALSE, error);

  return opened != NULL && folder_add_batch (opened, "more.csv", 12, error);
}

static gboolean
run_restore (Folder        *folder,
             LdsWorkspace  *workspace,
             GError       **error)
{
  g_autofree char *path = g_strconcat (folder->path, ".copy", NULL);
  g_autoptr (GFile) backup = g_file_new_for_path (path);

  return lds_workspace_restore_backup (folder->file, backup, NULL, error);
}

static const Operation operations[] = {
  { "import", NULL, TRUE, run_import },
  { "undo", NULL, TRUE, run_undo },
  { "import-changes", NULL, TRUE, run_import_changes },
  { "backup", NULL, FALSE, run_backup },
  { "save-copy", NULL, FALSE, run_save_copy },
  { "open", NULL, FALSE, run_open },
  { "session", NULL, TRUE, run_session },
  { "migrate", "0001.sql", TRUE, run_open },
  { "restore", NULL, TRUE, run_restore },
};

static gboolean
is_on_closed (const Operation *operation)
{
  return operation->run == run_open || operation->run == run_session || operation->run == run_restore;
}

/* The files at the start: the workspace, and another one in the place where a copy will go. */
typedef struct
{
  char  *data;
  gsize  length;
  char  *dump;
  char  *copy;
  gsize  copy_length;
  char  *copy_dump;
} Start;

static void
start_clear (Start *start)
{
  g_free (start->data);
  g_free (start->dump);
  g_free (start->copy);
  g_free (start->copy_dump);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Start, start_clear)

static void
make_start (Folder          *folder,
            const Operation *operation,
            Start           *start)
{
  g_autofree char *copy = g_strconcat (folder->path, ".copy", NULL);

  folder_add_lasting (folder, "other.csv", 2);
  g_assert_true (g_file_get_contents (folder->path, &start->copy, &start->copy_length, NULL));
  start->copy_dump = folder_dump (folder->path);
  g_assert_cmpint (g_unlink (folder->path), ==, 0);

  if (operation->fixture != NULL)
    {
      g_autofree char *fixture = g_build_filename (g_getenv ("MESON_SOURCE_ROOT"), "tests", "workspace", "fixtures",
                                                   operation->fixture, NULL);

      folder_execute_file (folder->path, fixture);
    }
  else
    folder_add_lasting (folder, "bom.csv", 20);
  g_assert_true (g_file_get_contents (folder->path, &start->data, &start->length, NULL));
  start->dump = folder_dump (folder->path);
}

static void
go_to_start (Folder *folder,
             Start  *start)
{
  g_autofree char *copy = g_strconcat (folder->path, ".copy", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->folder, name, NULL);

      g_unlink (path);
    }
  g_file_set_contents_full (folder->path, start->data, start->length, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
  g_file_set_contents_full (copy, start->copy, start->copy_length, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

static void
assert_clear (const GError *error,
              gboolean      unreadable)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == LDS_WORKSPACE_ERROR);
  g_assert_cmpstr (error->message, !=, "");
  /* Whoever was told that might throw the file away; but what can never be read is as good as damaged. */
  if (!unreadable)
    g_assert_cmpint (error->code, !=, LDS_WORKSPACE_ERROR_DAMAGED);
  g_assert_cmpint (error->code, !=, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE);
  g_assert_cmpint (error->code, !=, LDS_WORKSPACE_ERROR_NEWER);
}

static void
assert_backups_are_whole (Folder     *folder,
                          const char *dump)
{
  g_autoptr (GPtrArray) backups = lds_workspace_list_backups (folder->file);

  for (guint i = 0; i < backups->len; i++)
    {
      g_autofree char *kept = folder_dump (((const LdsBackup *) backups->pdata[i])->path);

      g_assert_cmpstr (kept, ==, dump);
    }
}

/* Returns whether anything failed. */
static gboolean
try (Folder          *folder,
     const Operation *operation,
     Start           *start,
     const char      *end,
     Failure          failure,
     guint            nth,
     gboolean         for_good)
{
  g_autofree char *copy = g_strconcat (folder->path, ".copy", NULL);
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  g_autofree char *copy_after = NULL;
  gboolean done, failed, copied;

  go_to_start (folder, start);
  if (!is_on_closed (operation))
    workspace = folder_open (folder);
  failing_vfs_arm (failure, nth, for_good);
  done = operation->run (folder, workspace, &error);
  failed = failing_vfs_disarm ();
  g_clear_object (&workspace);

  g_assert_true (done == (error == NULL));
  if (!done)
    assert_clear (error, failure == FAIL_READ && for_good);
  after = folder_dump (folder->path);
  g_test_message ("%s %u: %s", failure_get_name (failure), nth, done ? "done" : error->message);
  g_assert_true (g_str_equal (after, done && operation->changes ? end : start->dump));

  copied = done && operation->run == run_save_copy;
  copy_after = folder_dump (copy);
  g_assert_cmpstr (copy_after, ==, copied ? start->dump : start->copy_dump);
  assert_backups_are_whole (folder, start->dump);

  return failed;
}

static char *
run_without_failure (Folder          *folder,
                     const Operation *operation,
                     Start           *start)
{
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  go_to_start (folder, start);
  if (!is_on_closed (operation))
    workspace = folder_open (folder);
  operation->run (folder, workspace, &error);
  g_assert_no_error (error);
  g_clear_object (&workspace);

  return folder_dump (folder->path);
}

/* Memory is asked for thousands of times: first every one fails, later one in so many. */
static guint
get_next (Failure failure,
          guint   nth)
{
  return failure == FAIL_ALLOCATION ? nth + 1 + nth / 10 : nth + 1;
}

static void
test_operation (Folder        *folder,
                gconstpointer  data)
{
  const Operation *operation = data;
  g_auto (Start) start = { 0 };
  g_autofree char *end = NULL;

  make_start (folder, operation, &start);
  end = run_without_failure (folder, operation, &start);
  g_assert_true (operation->changes == !g_str_equal (end, start.dump));

  for (Failure failure = 0; failure < N_FAILURES; failure++)
    for (gboolean for_good = FALSE; for_good <= TRUE; for_good++)
      {
        guint nth = 1;

        while (try (folder, operation, &start, end, failure, nth, for_good))
          nth = get_next (failure, nth);
        g_test_message ("%s, %s: %u calls", failure_get_name (failure), for_good ? "for good" : "once", nth - 1);
      }
}

/* A limit on the size of files fails in the middle of a write, as a full disk does. */
static void
test_size_limit (Folder        *folder,
                 gconstpointer  data)
{
  struct rlimit usual, limit;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  folder_add_lasting (folder, "bom.csv", 20);
  before = folder_dump (folder->path);
  workspace = folder_open (folder);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  limit = usual;
  limit.rlim_cur = 200 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  done = folder_add_batch (workspace, "large.csv", 5000, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);

  g_assert_false (done);
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_FULL);
  g_clear_object (&workspace);
  after = folder_dump (folder->path);
  g_assert_cmpstr (after, ==, before);
}

/* The child has a disk of its own, and does with it what @data says. */
static void
test_disk (Folder        *folder,
           gconstpointer  data)
{
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("LODESTONE_WORKSPACE_CHILD"),
                      data, folder->folder, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error));
  g_assert_true (g_subprocess_get_if_exited (process));
  if (g_subprocess_get_exit_status (process) == 77)
    {
      g_test_skip_printf ("A disk cannot be mounted here: %s", g_strchomp (said));
      return;
    }
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  int result;

  folder_use_memory ();
  g_test_init (&argc, &argv, NULL);
  failing_vfs_register ();
  theirs = folder_make_changes ("THEIRS-500");

  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *path = g_strconcat ("/workspace/failing-storage/", operations[i].name, NULL);

      g_test_add (path, Folder, &operations[i], folder_set_up, test_operation, folder_tear_down);
    }
#define ADD(path, data, func) g_test_add (path, Folder, data, folder_set_up, func, folder_tear_down)
  ADD ("/workspace/failing-storage/size-limit", NULL, test_size_limit);
  ADD ("/workspace/failing-storage/small-disk", "fill", test_disk);
  ADD ("/workspace/failing-storage/read-only-disk", "look", test_disk);

  result = g_test_run ();
  lds_exchange_free (theirs);

  return result;
}
