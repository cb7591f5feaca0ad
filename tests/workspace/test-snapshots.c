/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "folder.h"

#include "lds-workspace-snapshots.h"

#include <sqlite3.h>
#include <string.h>

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define AUDIT "{\"format\":\"lodestone-audit/1\"}"

typedef struct
{
  Folder        place;
  LdsWorkspace *workspace;
} Fixture;

static void
open_workspace (Fixture *fixture)
{
  g_clear_object (&fixture->workspace);
  fixture->workspace = folder_open (&fixture->place);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  folder_set_up (&fixture->place, data);
  open_workspace (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->workspace);
  folder_tear_down (&fixture->place, data);
}

static gboolean
add (Fixture     *fixture,
     const char  *name,
     GError     **error)
{
  g_autoptr (GBytes) audit = g_bytes_new_static (AUDIT, strlen (AUDIT));
  LdsSnapshotRecord snapshot = {
    .name = name,
    .made = "2026-11-24T09:30:00Z",
    .remark = "signed",
    .as_at = "2026-11-24",
    .program = "Lodestone",
    .catalogue_version = "1",
    .catalogue_sha256 = HASH,
    .settings = "{}",
    .inputs_sha256 = HASH,
    .sha256 = HASH,
  };

  return lds_workspace_add_snapshot (fixture->workspace, &snapshot, audit, error) &&
         snapshot.id > 0;
}

static gboolean
append_cb (const LdsSnapshotRecord *snapshot,
           gpointer                 user_data)
{
  g_assert_cmpstr (snapshot->sha256, ==, HASH);
  g_string_append_printf (user_data, "%s %s %s;", snapshot->name, snapshot->made, snapshot->remark);

  return TRUE;
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GBytes) audit = NULL;

  g_assert_true (add (fixture, "Release 2", NULL));
  g_assert_true (add (fixture, "Release 1", NULL));
  open_workspace (fixture);

  g_assert_true (lds_workspace_foreach_snapshot (fixture->workspace, append_cb, found, &error));
  g_assert_cmpstr (found->str, ==,
                   "Release 2 2026-11-24T09:30:00Z signed;Release 1 2026-11-24T09:30:00Z signed;");
  audit = lds_workspace_read_snapshot (fixture->workspace, "Release 1", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (audit, NULL), g_bytes_get_size (audit), AUDIT,
                   strlen (AUDIT));
}

static void
test_name_once (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (add (fixture, "Release", NULL));
  g_assert_false (add (fixture, "Release", &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "Release"));
  g_clear_error (&error);
  g_assert_false (add (fixture, "", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (lds_workspace_read_snapshot (fixture->workspace, "other", &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE);
}

/* Even with SQL of one's own. */
static void
test_never_changed (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const attempts[] = {
    "UPDATE snapshot SET remark = 'other'",
    "DELETE FROM snapshot",
    "UPDATE snapshot SET audit = x'00' WHERE name = 'Release'",
  };
  g_autoptr (GString) found = g_string_new (NULL);
  sqlite3 *db = NULL;

  g_assert_true (add (fixture, "Release", NULL));
  g_clear_object (&fixture->workspace);
  g_assert_cmpint (sqlite3_open (fixture->place.path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    g_assert_cmpint (sqlite3_exec (db, attempts[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
  sqlite3_close (db);

  open_workspace (fixture);
  g_assert_true (lds_workspace_foreach_snapshot (fixture->workspace, append_cb, found, NULL));
  g_assert_cmpstr (found->str, ==, "Release 2026-11-24T09:30:00Z signed;");
}

/* Changes snapshots in spite of the trigger, which stands there again afterwards. */
static void
tamper (const char *path,
        const char *change)
{
  g_autofree char *sql = NULL;
  sqlite3_stmt *trigger = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT sql FROM sqlite_schema WHERE name = 'snapshot_stays'",
                                       -1, &trigger, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (trigger), ==, SQLITE_ROW);
  sql = g_strdup_printf ("DROP TRIGGER snapshot_stays; UPDATE snapshot SET size = %zu;"
                         "UPDATE snapshot SET %s; %s", strlen (AUDIT), change,
                         (const char *) sqlite3_column_text (trigger, 0));
  sqlite3_finalize (trigger);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* Sizes that lie and bytes that are no zlib. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const changes[] = {
    "size = size - 1", "size = size + 1", "size = 9000000000000000000", "audit = substr(audit, 1, 8)",
    "audit = x'0011'", "audit = x''",
  };

  g_assert_true (add (fixture, "Release", NULL));

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_clear_object (&fixture->workspace);
      tamper (fixture->place.path, changes[i]);
      open_workspace (fixture);
      g_assert_null (lds_workspace_read_snapshot (fixture->workspace, "Release", &error));
      g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/snapshots/round-trip", test_round_trip);
  ADD ("/snapshots/a-name-stands-once", test_name_once);
  ADD ("/snapshots/are-never-changed", test_never_changed);
  ADD ("/snapshots/damage-is-an-error", test_damaged);

  return g_test_run ();
}
