/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace from somebody else may be garbled, or made to do harm. LODESTONE_FLIPS is the number of garbled ones. */

#include "folder.h"

#include "lds-workspace-backup.h"
#include "lds-workspace-integrity.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FLIPS 300

static gboolean
ignore_source_cb (const LdsSourceRecord *source,
                  gpointer               user_data)
{
  return TRUE;
}

static gboolean
ignore_item_cb (const LdsItemRecord *item,
                gpointer             user_data)
{
  return TRUE;
}

static gboolean
ignore_origin_cb (const LdsOriginRecord *origin,
                  gpointer               user_data)
{
  return TRUE;
}

static gboolean
ignore_content_cb (const LdsContentRecord *content,
                   gpointer                user_data)
{
  return TRUE;
}

static gboolean
ignore_cell_cb (const char *column,
                const char *text,
                gpointer    user_data)
{
  return TRUE;
}

/* Does with it all that one does with a workspace. Returns whether it could be opened. */
static gboolean
use (Folder *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace = lds_workspace_open (folder->file, FALSE, &error);
  g_auto (GStrv) problems = NULL;

  if (workspace == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return FALSE;
    }

  lds_workspace_foreach_source (workspace, ignore_source_cb, NULL, NULL);
  lds_workspace_foreach_item (workspace, ignore_item_cb, NULL, NULL);
  lds_workspace_foreach_origin (workspace, ignore_origin_cb, NULL, NULL);
  lds_workspace_foreach_content (workspace, ignore_content_cb, NULL, NULL);
  for (guint row = 2; row < 6; row++)
    lds_workspace_foreach_cell (workspace, 1, row, ignore_cell_cb, NULL, NULL);
  folder_add_batch (workspace, "more.csv", 3, NULL);
  problems = lds_workspace_check (workspace, NULL);

  return TRUE;
}

static void
garble (GRand *random,
        char  *data,
        gsize *length)
{
  gint32 place = g_rand_int_range (random, 0, *length);

  switch (g_rand_int_range (random, 0, 10))
    {
    case 0:
      *length = place;
      return;
    case 1:
      /* One page over another one. */
      memmove (data + place / 4096 * 4096, data + g_rand_int_range (random, 0, *length / 4096) * 4096, 4096);
      return;
    case 2:
      memset (data + place, g_rand_int_range (random, 0, 256), MIN (*length - place, 64));
      return;
    case 3:
      /* What the file says of itself stands in front. */
      data[g_rand_int_range (random, 16, 100)] = g_rand_int_range (random, 0, 256);
      return;
    default:
      for (guint i = g_rand_int_range (random, 1, 8); i > 0; i--)
        data[g_rand_int_range (random, 0, *length)] = g_rand_int_range (random, 0, 256);
    }
}

static void
remove_backups (Folder *folder)
{
  g_autoptr (GPtrArray) backups = lds_workspace_list_backups (folder->file);

  for (guint i = 0; i < backups->len; i++)
    g_unlink (((const LdsBackup *) backups->pdata[i])->path);
}

static void
test_garbled (Folder        *folder,
              gconstpointer  data)
{
  const char *wish = g_getenv ("LODESTONE_FLIPS");
  guint n_flips = wish != NULL ? atoi (wish) : FLIPS;
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *valid = NULL;
  guint n_opened = 0;
  gsize length;

  g_test_message ("%u files from seed %u", n_flips, seed);
  folder_add_lasting (folder, "bom.csv", 60);
  g_assert_true (g_file_get_contents (folder->path, &valid, &length, NULL));

  for (guint i = 0; i < n_flips; i++)
    {
      g_autofree char *garbled = g_memdup2 (valid, length);
      gsize garbled_length = length;

      garble (random, garbled, &garbled_length);
      g_assert_true (g_file_set_contents_full (folder->path, garbled, garbled_length, G_FILE_SET_CONTENTS_NONE,
                                               0600, NULL));
      n_opened += use (folder);
      remove_backups (folder);
    }

  g_test_message ("%u could be opened", n_opened);
  g_assert_cmpuint (n_opened, <, n_flips);
}

static void
assert_refused (Folder     *folder,
                const char *smuggled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;

  g_unlink (folder->path);
  folder_add_lasting (folder, "bom.csv", 4);
  folder_execute (folder->path, smuggled);
  g_assert_true (g_file_get_contents (folder->path, &before, &length, NULL));
  workspace = lds_workspace_open (folder->file, FALSE, &error);
  g_assert_null (workspace);
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE);
  g_assert_true (g_file_get_contents (folder->path, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, before, length);
}

static void
test_smuggled (Folder        *folder,
               gconstpointer  data)
{
  assert_refused (folder, "CREATE TRIGGER t AFTER INSERT ON item BEGIN DELETE FROM origin_claim; END");
  assert_refused (folder, "CREATE VIEW v AS SELECT 1");
  assert_refused (folder, "CREATE TRIGGER t AFTER INSERT ON item BEGIN DELETE FROM origin_claim; END;"
                          "PRAGMA writable_schema = ON;"
                          "UPDATE sqlite_schema SET name = 'sqlite_t', sql = replace (sql, 'TRIGGER t',"
                          " 'TRIGGER sqlite_t') WHERE name = 't'");
  assert_refused (folder, "CREATE TABLE more (x)");
  assert_refused (folder, "CREATE INDEX i ON item (abs (mass_g))");
  assert_refused (folder, "DROP TABLE warning");
  assert_refused (folder, "ALTER TABLE warning RENAME TO w; CREATE VIEW warning AS SELECT * FROM w");
  assert_refused (folder, "ALTER TABLE item ADD COLUMN more TEXT");
  assert_refused (folder, "DROP TABLE warning; CREATE TABLE warning (id INTEGER PRIMARY KEY,"
                          " source INTEGER, row INTEGER, text TEXT AS (hex (zeroblob (1000000000))))");
  assert_refused (folder, "PRAGMA application_id = 0");
  assert_refused (folder, "PRAGMA user_version = 0");
}

static void
test_statistics_do_no_harm (Folder        *folder,
                            gconstpointer  data)
{
  folder_add_lasting (folder, "bom.csv", 4);
  folder_execute (folder->path, "ANALYZE; UPDATE sqlite_stat1 SET stat = 'garbled 99999999999999999999 sz=-1'");
  g_assert_true (use (folder));
}

static void
test_strange_texts (Folder        *folder,
                    gconstpointer  data)
{
  folder_add_lasting (folder, "bom.csv", 4);
  folder_execute (folder->path, "UPDATE item SET part_number = CAST (x'ff00fe' AS TEXT), quantity = 9e999, parent = id;"
                                "UPDATE source_row SET cells = '{\"A\":[[1,{}],';"
                                "UPDATE source SET file = CAST (x'c328' AS TEXT)");
  g_assert_true (use (folder));
}

static void
test_no_file (Folder        *folder,
              gconstpointer  data)
{
  g_assert_cmpint (mkfifo (folder->path, 0600), ==, 0);
  g_assert_false (use (folder));
  g_unlink (folder->path);
  g_assert_cmpint (g_mkdir (folder->path, 0700), ==, 0);
  g_assert_false (use (folder));
  g_assert_cmpint (g_rmdir (folder->path), ==, 0);
  g_assert_false (use (folder));
}

int
main (int    argc,
      char **argv)
{
  folder_use_memory ();
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Folder, NULL, folder_set_up, func, folder_tear_down)
  ADD ("/workspace/hostile/garbled", test_garbled);
  ADD ("/workspace/hostile/smuggled", test_smuggled);
  ADD ("/workspace/hostile/statistics-do-no-harm", test_statistics_do_no_harm);
  ADD ("/workspace/hostile/strange-texts", test_strange_texts);
  ADD ("/workspace/hostile/no-file", test_no_file);

  return g_test_run ();
}
