/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-workspace-snapshots.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define AUDIT "{\"format\":\"lodestone-audit/1\"}"

typedef struct
{
  char         *folder;
  char         *path;
  LdsWorkspace *workspace;
} Folder;

static void
open_workspace (Folder *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder->path);
  g_autoptr (GError) error = NULL;

  g_clear_object (&folder->workspace);
  folder->workspace = lds_workspace_open (file, TRUE, &error);
  g_assert_no_error (error);
}

static void
set_up (Folder        *folder,
        gconstpointer  data)
{
  folder->folder = g_dir_make_tmp ("lodestone-XXXXXX", NULL);
  folder->path = g_build_filename (folder->folder, "test.lodestone", NULL);
  folder->workspace = NULL;
  open_workspace (folder);
}

static void
tear_down (Folder        *folder,
           gconstpointer  data)
{
  g_clear_object (&folder->workspace);
  g_unlink (folder->path);
  g_assert_cmpint (g_rmdir (folder->folder), ==, 0);
  g_free (folder->path);
  g_free (folder->folder);
}

static gboolean
add (Folder      *folder,
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

  return lds_workspace_add_snapshot (folder->workspace, &snapshot, audit, error) &&
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
test_round_trip (Folder        *folder,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GBytes) audit = NULL;

  g_assert_true (add (folder, "Release 2", NULL));
  g_assert_true (add (folder, "Release 1", NULL));
  open_workspace (folder);

  g_assert_true (lds_workspace_foreach_snapshot (folder->workspace, append_cb, found, &error));
  g_assert_cmpstr (found->str, ==,
                   "Release 2 2026-11-24T09:30:00Z signed;Release 1 2026-11-24T09:30:00Z signed;");
  audit = lds_workspace_read_snapshot (folder->workspace, "Release 1", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (audit, NULL), g_bytes_get_size (audit), AUDIT,
                   strlen (AUDIT));
}

static void
test_name_once (Folder        *folder,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (add (folder, "Release", NULL));
  g_assert_false (add (folder, "Release", &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "Release"));
  g_clear_error (&error);
  g_assert_false (add (folder, "", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (lds_workspace_read_snapshot (folder->workspace, "other", &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE);
}

/* Even with SQL of one's own. */
static void
test_never_changed (Folder        *folder,
                    gconstpointer  data)
{
  static const char *const attempts[] = {
    "UPDATE snapshot SET remark = 'other'",
    "DELETE FROM snapshot",
    "UPDATE snapshot SET audit = x'00' WHERE name = 'Release'",
  };
  g_autoptr (GString) found = g_string_new (NULL);
  sqlite3 *db = NULL;

  g_assert_true (add (folder, "Release", NULL));
  g_clear_object (&folder->workspace);
  g_assert_cmpint (sqlite3_open (folder->path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    g_assert_cmpint (sqlite3_exec (db, attempts[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
  sqlite3_close (db);

  open_workspace (folder);
  g_assert_true (lds_workspace_foreach_snapshot (folder->workspace, append_cb, found, NULL));
  g_assert_cmpstr (found->str, ==, "Release 2026-11-24T09:30:00Z signed;");
}

/* Sizes that lie and bytes that are no zlib. */
static void
test_damaged (Folder        *folder,
              gconstpointer  data)
{
  static const char *const changes[] = {
    "size = size - 1", "size = size + 1", "size = 9000000000000000000", "audit = x'0011'",
    "audit = substr(audit, 1, 8)", "audit = x''",
  };
  sqlite3 *db = NULL;

  g_assert_true (add (folder, "Release", NULL));
  g_clear_object (&folder->workspace);
  g_assert_cmpint (sqlite3_open (folder->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "DROP TRIGGER snapshot_stays;"
                                 "CREATE TABLE kept AS SELECT size, audit FROM snapshot;",
                                 NULL, NULL, NULL), ==, SQLITE_OK);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sql =
        g_strdup_printf ("UPDATE snapshot SET (size, audit) = (SELECT size, audit FROM kept);"
                         "UPDATE snapshot SET %s", changes[i]);

      g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
      open_workspace (folder);
      g_assert_null (lds_workspace_read_snapshot (folder->workspace, "Release", &error));
      g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE);
      g_clear_object (&folder->workspace);
    }
  sqlite3_close (db);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Folder, NULL, set_up, func, tear_down)
  ADD ("/snapshots/round-trip", test_round_trip);
  ADD ("/snapshots/a-name-stands-once", test_name_once);
  ADD ("/snapshots/are-never-changed", test_never_changed);
  ADD ("/snapshots/damage-is-an-error", test_damaged);

  return g_test_run ();
}
