/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor.h"

#include <sqlite3.h>

#define N_EDITS 1000

static void
check_integrity (Lists *lists)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (lists->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA foreign_key_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
test_thousand_edits_back_and_forth (Lists         *lists,
                                    gconstpointer  data)
{
  guint32 seed = g_test_rand_int ();
  g_auto (Editor) editor = { .lists = lists, .rand = g_rand_new_with_seed (seed) };
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_test_message ("seed %u", seed);
  for (int i = 0; i < N_EDITS; i++)
    {
      g_ptr_array_add (dumps, i % 100 == 0 ? lists_dump (lists) : NULL);
      editor_edit (&editor);
    }
  g_ptr_array_add (dumps, lists_dump (lists));

  for (int i = N_EDITS - 1; i >= 0; i--)
    {
      g_autofree char *dump = NULL;

      if (!lds_workspace_undo (lists->workspace, &error))
        g_error ("undo of edit %d: %s", i, error->message);
      if (i == N_EDITS / 2)
        lists_reopen (lists);
      if (dumps->pdata[i] == NULL)
        continue;
      dump = lists_dump (lists);
      g_assert_cmpstr (dump, ==, dumps->pdata[i]);
    }
  g_assert_false (lds_workspace_undo (lists->workspace, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  for (int i = 1; i <= N_EDITS; i++)
    {
      g_autofree char *dump = NULL;

      if (!lds_workspace_redo (lists->workspace, &error))
        g_error ("redo of edit %d: %s", i, error->message);
      if (i == N_EDITS / 2)
        lists_reopen (lists);
      if (dumps->pdata[i] == NULL)
        continue;
      dump = lists_dump (lists);
      g_assert_cmpstr (dump, ==, dumps->pdata[i]);
    }
  g_assert_false (lds_workspace_can_redo (lists->workspace, NULL));
  check_integrity (lists);
}

static void
set_setting (Lists      *lists,
             const char *value)
{
  lists_begin (lists, value);
  g_assert_true (lds_workspace_set_setting (lists->workspace, "end-use", value, NULL));
  lists_commit (lists);
}

static void
assert_next (Lists      *lists,
             const char *undo,
             const char *redo)
{
  g_autofree char *undo_title = NULL;
  g_autofree char *redo_title = NULL;

  lds_workspace_can_undo (lists->workspace, &undo_title);
  lds_workspace_can_redo (lists->workspace, &redo_title);
  g_assert_cmpstr (undo_title, ==, undo);
  g_assert_cmpstr (redo_title, ==, redo);
}

static void
test_new_edit_ends_redo (Lists         *lists,
                         gconstpointer  data)
{
  set_setting (lists, "one");
  set_setting (lists, "two");
  set_setting (lists, "three");
  assert_next (lists, "three", NULL);
  g_assert_true (lds_workspace_undo (lists->workspace, NULL));
  g_assert_true (lds_workspace_undo (lists->workspace, NULL));
  assert_next (lists, "one", "two");
  lists_reopen (lists);
  assert_next (lists, "one", "two");
  set_setting (lists, "four");
  assert_next (lists, "four", NULL);
  g_assert_true (lds_workspace_undo (lists->workspace, NULL));
  assert_next (lists, "one", "four");
}

static void
test_rollback_leaves_no_trace (Lists         *lists,
                               gconstpointer  data)
{
  set_setting (lists, "one");
  lists_begin (lists, "two");
  g_assert_true (lds_workspace_set_setting (lists->workspace, "end-use", "two", NULL));
  lds_workspace_rollback (lists->workspace);
  assert_next (lists, "one", NULL);

  /* Neither does an edit that changes nothing. */
  set_setting (lists, "one");
  lists_begin (lists, "nothing");
  lists_commit (lists);
  g_assert_true (lds_workspace_undo (lists->workspace, NULL));
  assert_next (lists, NULL, "one");
}

/* Another program that writes past the history makes an undo fail whole. */
static void
test_undo_never_overwrites (Lists         *lists,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  sqlite3 *db = NULL;

  set_setting (lists, "one");
  g_clear_object (&lists->workspace);
  g_assert_cmpint (sqlite3_open (lists->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE setting SET value = 'other'", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  lists_reopen (lists);

  before = lists_dump (lists);
  g_assert_false (lds_workspace_undo (lists->workspace, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT);
  after = lists_dump (lists);
  g_assert_cmpstr (before, ==, after);
  assert_next (lists, "one", NULL);
}

static void
test_import_is_undone_whole (Lists         *lists,
                             gconstpointer  data)
{
  static const Entry entries[] = {
    { .number = "MAG-1", .supplier = "Acme" }, { .parent = 1, .number = "NUT-1" },
  };
  g_autofree char *before = lists_dump (lists);
  g_autofree char *after = NULL;

  lists_import (lists, "a.csv", entries, G_N_ELEMENTS (entries));
  assert_next (lists, "Import of “a.csv”", NULL);
  g_assert_true (lds_workspace_undo (lists->workspace, NULL));
  after = lists_dump (lists);
  g_assert_cmpstr (before, ==, after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Lists, NULL, lists_set_up, func, lists_tear_down)
  ADD ("/workspace/undo/thousand-edits-back-and-forth", test_thousand_edits_back_and_forth);
  ADD ("/workspace/undo/new-edit-ends-redo", test_new_edit_ends_redo);
  ADD ("/workspace/undo/rollback-leaves-no-trace", test_rollback_leaves_no_trace);
  ADD ("/workspace/undo/undo-never-overwrites", test_undo_never_overwrites);
  ADD ("/workspace/undo/import-is-undone-whole", test_import_is_undone_whole);

  return g_test_run ();
}
