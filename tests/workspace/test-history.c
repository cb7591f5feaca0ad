/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-workspace-items.h"
#include "lds-workspace-notes.h"
#include "lists.h"

#include <sqlite3.h>
#include <string.h>

static gboolean
append_change_cb (const LdsChangeRecord *change,
                  gpointer               user_data)
{
  g_assert_true (g_str_has_suffix (change->time, "Z"));
  g_string_append_printf (user_data, "%s %s by %s from %s%s;",
                          lds_history_kind_to_string (change->kind), change->title, change->author,
                          change->file, change->holds ? "" : " no longer");

  return TRUE;
}

static char *
list_changes (Lists  *lists,
              gint64  part)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (lds_workspace_foreach_change (lists->workspace, part, append_change_cb, text, NULL));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gboolean
append_value_cb (const LdsChangedValue *value,
                 gpointer               user_data)
{
  g_string_append_printf (user_data, "%s %s %s: %s > %s;", value->table,
                          lds_row_change_to_string (value->change), value->column,
                          value->old_value, value->new_value);

  return TRUE;
}

static char *
list_values (Lists  *lists,
             gint64  change,
             gint64  part)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (lds_workspace_foreach_changed_value (lists->workspace, change, part,
                                                      append_value_cb, text, NULL));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_note (Lists      *lists,
          const char *author,
          gint64      part,
          gint64     *id,
          const char *text)
{
  LdsNoteRecord note = { .id = *id, .part = part, .text = text };

  lds_workspace_set_author (lists->workspace, author);
  lists_begin (lists, text);
  g_assert_true (lds_workspace_set_note (lists->workspace, &note, NULL));
  lists_commit (lists);
  *id = note.id;
}

static void
test_says_who_what_and_from_where (Lists         *lists,
                                   gconstpointer  data)
{
  static const Entry entries[] = {
    { .number = "MAG-1", .supplier = "Acme" }, { .number = "NUT-1", .supplier = "Acme" },
  };
  gint64 first = lists_import (lists, "a.csv", entries, 2);
  g_autofree char *all = NULL;
  g_autofree char *one = NULL;
  gint64 note = 0;

  add_note (lists, NULL, lists_get_part (lists, first), &note, "Hot");
  add_note (lists, "Ben", lists_get_part (lists, first), &note, "Cold");
  g_assert_true (lds_workspace_undo (lists->workspace, NULL));
  all = list_changes (lists, 0);
  g_assert_cmpstr (all, ==,
                   "edit Import of “a.csv” by Anna from a.csv;"
                   "edit Hot by (null) from (null);"
                   "edit Cold by Ben from (null) no longer;"
                   "undo Cold by Ben from (null) no longer;");

  one = list_changes (lists, lists_get_part (lists, first + 1));
  g_assert_cmpstr (one, ==, "edit Import of “a.csv” by Anna from a.csv;");
}

static void
test_says_old_and_new (Lists         *lists,
                       gconstpointer  data)
{
  static const Entry entries[] = {
    { .number = "MAG-1", .supplier = "Acme" }, { .number = "NUT-1", .supplier = "Acme" },
  };
  gint64 first = lists_import (lists, "a.csv", entries, 2);
  gint64 part = lists_get_part (lists, first);
  g_autofree char *import = NULL;
  g_autofree char *change = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *other = NULL;
  gint64 note = 0;

  add_note (lists, "Anna", part, &note, "Hot");
  add_note (lists, "Ben", part, &note, "Cold");
  g_assert_true (lds_workspace_undo (lists->workspace, NULL));

  import = list_values (lists, 1, part);
  g_assert_nonnull (strstr (import, "item added part_number: (null) > MAG-1;"));
  g_assert_null (strstr (import, "NUT-1"));
  change = list_values (lists, 3, part);
  g_assert_nonnull (strstr (change, "note changed text: Hot > Cold;note changed author: Anna > Ben;"));
  undo = list_values (lists, 4, part);
  g_assert_nonnull (strstr (undo, "note changed text: Cold > Hot;note changed author: Ben > Anna;"));
  other = list_values (lists, 3, lists_get_part (lists, first + 1));
  g_assert_cmpstr (other, ==, "");
}

static void
test_is_never_rewritten (Lists         *lists,
                         gconstpointer  data)
{
  static const Entry entries[] = { { .number = "MAG-1", .supplier = "Acme" } };
  sqlite3 *db = NULL;

  lists_import (lists, "a.csv", entries, 1);
  g_clear_object (&lists->workspace);
  g_assert_cmpint (sqlite3_open (lists->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "DELETE FROM change", NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE change SET author = 'Ben'", NULL, NULL, NULL), ==,
                   SQLITE_CONSTRAINT);
  sqlite3_close (db);
  lists_reopen (lists);
}

static void
test_missing_change_is_said (Lists         *lists,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lds_workspace_foreach_changed_value (lists->workspace, 7, 0, append_value_cb,
                                                       NULL, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Lists, NULL, lists_set_up, func, lists_tear_down)
  ADD ("/workspace/history/says-who-what-and-from-where", test_says_who_what_and_from_where);
  ADD ("/workspace/history/says-old-and-new", test_says_old_and_new);
  ADD ("/workspace/history/is-never-rewritten", test_is_never_rewritten);
  ADD ("/workspace/history/missing-change-is-said", test_missing_change_is_said);

  return g_test_run ();
}
