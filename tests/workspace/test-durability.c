/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kills a process at random moments of its work and looks at what it leaves. LODESTONE_KILLS is the number of times. */

#include "folder.h"

#include "lds-workspace-backup.h"
#include "lds-workspace-history.h"
#include "lds-workspace-integrity.h"
#include "lds-workspace-parts.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define KILLS 200

/* A new workspace after so many kills, so that it stays small. */
#define KILLS_A_WORKSPACE 20

/* How long a process lives at most, in microseconds, to begin with. It is then made to fit the
 * machine, so that the process comes to a few changes and not to many. */
#define LIFE 40000
#define FEW_CHANGES 6

/* What the process said last: how many changes its history had, and how many it was about to have. */
typedef struct
{
  guint    have;
  guint    pending;
  guint    n_changes;
} Said;

static void
hear (const char *text,
      Said       *said)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint number = strchr (lines[i], ' ') != NULL ? atoi (strchr (lines[i], ' ')) : 0;

      if (g_str_has_prefix (lines[i], "have "))
        {
          said->have = said->pending = number;
          said->n_changes++;
        }
      else if (g_str_has_prefix (lines[i], "changing "))
        said->pending = number;
    }
}

static char *
get_fixture (void)
{
  return g_build_filename (g_getenv ("MESON_SOURCE_ROOT"), "tests", "workspace", "fixtures", "0001.sql", NULL);
}

static void
run_and_kill (Folder *folder,
              GRand  *random,
              guint   longest_life,
              Said   *said)
{
  g_autofree char *seed = g_strdup_printf ("%d", g_rand_int_range (random, 0, G_MAXINT));
  g_autofree char *fixture = get_fixture ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("LODESTONE_WORKSPACE_CHILD"), "work",
                      folder->path, fixture, seed, NULL);
  GInputStream *output;
  char text[65536] = "";
  gsize length = 0;

  g_assert_no_error (error);
  output = g_subprocess_get_stdout_pipe (process);
  g_input_stream_read_all (output, text, strlen ("ready 0\n"), &length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "ready 0\n");

  g_usleep (g_rand_int_range (random, 0, longest_life));
  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  /* It ended by this, not by itself. */
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);

  g_input_stream_read_all (output, text, sizeof text - 1, &length, NULL, &error);
  g_assert_no_error (error);
  text[length] = '\0';
  hear (text, said);
}

static void
assert_sound (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  LdsWorkspaceOptions options = { .read_only = TRUE };
  g_autoptr (LdsWorkspace) workspace = lds_workspace_open_full (file, &options, &error);
  g_auto (GStrv) problems = NULL;

  g_assert_no_error (error);
  problems = lds_workspace_check (workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (problems[0], ==, NULL);
}

typedef struct
{
  GHashTable *rows;
  guint       n_items;
} Tally;

static gboolean
count_item_cb (const LdsItemRecord *item,
               gpointer             user_data)
{
  Tally *tally = user_data;
  gpointer key = GSIZE_TO_POINTER (item->source);

  g_hash_table_insert (tally->rows, key,
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (tally->rows, key)) + 1));
  tally->n_items++;

  return TRUE;
}

static gboolean
check_source_cb (const LdsSourceRecord *source,
                 gpointer               user_data)
{
  Tally *tally = user_data;

  g_assert_cmpuint (source->rows_read, ==,
                    GPOINTER_TO_UINT (g_hash_table_lookup (tally->rows, GSIZE_TO_POINTER (source->id))));

  return TRUE;
}

/* Each sheet says how many items it has, in the same change that adds them. Returns how many there are in all. */
static guint
count_whole_sheets (const char *path)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace = lds_workspace_open (file, TRUE, &error);
  Tally tally = { .rows = rows };

  g_assert_no_error (error);
  g_assert_false (lds_workspace_is_read_only (workspace));
  g_assert_true (lds_workspace_foreach_item (workspace, count_item_cb, &tally, NULL));
  g_assert_true (lds_workspace_foreach_source (workspace, check_source_cb, &tally, NULL));

  return tally.n_items;
}

typedef struct
{
  LdsWorkspace *workspace;
  guint         n_changes;
  guint         n_items;
  guint         n_parts;
} Told;

/* A value of each row that the edit added. */
static gboolean
count_row_cb (const LdsChangedValue *value,
              gpointer               user_data)
{
  Told *told = user_data;

  if (value->change == LDS_ROW_ADDED && g_str_equal (value->column, "id"))
    {
      told->n_items += g_str_equal (value->table, "item");
      told->n_parts += g_str_equal (value->table, "part");
    }

  return TRUE;
}

static gboolean
count_change_cb (const LdsChangeRecord *change,
                 gpointer               user_data)
{
  Told *told = user_data;

  told->n_changes++;

  return !change->holds || lds_workspace_foreach_changed_value (told->workspace, change->id, 0, count_row_cb, told, NULL);
}

static gboolean
count_part_cb (const LdsPartRecord *part,
               gpointer             user_data)
{
  *(guint *) user_data += 1;

  return TRUE;
}

/* What the history says is what is there. Returns how many changes it has. */
static guint
count_told_changes (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LdsWorkspace) workspace = lds_workspace_open (file, TRUE, NULL);
  Told told = { .workspace = workspace };
  guint n_parts = 0;

  g_assert_true (lds_workspace_foreach_change (workspace, 0, count_change_cb, &told, NULL));
  g_assert_true (lds_workspace_foreach_part (workspace, count_part_cb, &n_parts, NULL));
  g_assert_cmpuint (told.n_items, ==, lds_workspace_count_items (workspace));
  g_assert_cmpuint (told.n_parts, ==, n_parts);

  return told.n_changes;
}

/* By SQLite alone, before the program has had a chance to mend anything. */
static void
assert_integrity (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
assert_old_is_whole (const char *path)
{
  g_autofree char *old = g_strconcat (path, ".old", NULL);

  if (!g_file_test (old, G_FILE_TEST_EXISTS))
    return;

  assert_integrity (old);
  assert_sound (old);
  {
    g_autoptr (GFile) file = g_file_new_for_path (old);
    g_autoptr (LdsWorkspace) workspace = lds_workspace_open (file, FALSE, NULL);

    g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 4);
  }
}

/* What has the name of a backup or a copy is one. */
static void
assert_copies_are_whole (Folder *folder)
{
  g_autofree char *copy = g_strconcat (folder->path, ".copy", NULL);
  g_autoptr (GPtrArray) backups = lds_workspace_list_backups (folder->file);

  for (guint i = 0; i < backups->len; i++)
    assert_sound (((const LdsBackup *) backups->pdata[i])->path);
  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    count_whole_sheets (copy);
}

static void
remove_all (Folder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->folder, name, NULL);

      g_unlink (path);
    }
}

static void
test_kill (Folder        *folder,
           gconstpointer  data)
{
  const char *wish = g_getenv ("LODESTONE_KILLS");
  guint n_kills = wish != NULL ? atoi (wish) : KILLS;
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_changes = 0, life = LIFE;
  Said said = { 0 };

  g_test_message ("%u kills from seed %u", n_kills, seed);
  for (guint i = 0; i < n_kills; i++)
    {
      guint n_told;

      if (i % KILLS_A_WORKSPACE == 0)
        {
          remove_all (folder);
          said = (Said) { 0 };
        }

      run_and_kill (folder, random, life, &said);
      if (g_file_test (folder->path, G_FILE_TEST_EXISTS))
        assert_integrity (folder->path);
      count_whole_sheets (folder->path);
      n_told = count_told_changes (folder->path);
      if (n_told != said.have)
        g_assert_cmpuint (n_told, ==, said.pending);
      said.have = said.pending = n_told;
      assert_copies_are_whole (folder);
      assert_old_is_whole (folder->path);
      n_changes += said.n_changes;
      if (said.n_changes == 0)
        life += life / 4;
      else if (said.n_changes > FEW_CHANGES)
        life -= life / 4;
      said.n_changes = 0;
    }

  g_test_message ("%u changes were made", n_changes);
  g_assert_cmpuint (n_changes, >, n_kills / 10);
}

static void
test_closed_is_one_file (Folder        *folder,
                         gconstpointer  data)
{
  g_autofree char *during = NULL;
  g_autofree char *after = NULL;
  g_autofree char *copy_path = g_strconcat (folder->path, ".copy", NULL);
  g_autofree char *data_of_file = NULL;
  gsize length;

  {
    g_autoptr (LdsWorkspace) workspace = folder_open (folder);

    g_assert_true (folder_add_batch (workspace, "bom.csv", 9, NULL));
    during = folder_list (folder);
    g_assert_nonnull (strstr (during, "test.lodestone-wal"));
  }
  after = folder_list (folder);
  g_assert_cmpstr (after, ==, "test.lodestone");

  g_assert_true (g_file_get_contents (folder->path, &data_of_file, &length, NULL));
  g_assert_true (g_file_set_contents (copy_path, data_of_file, length, NULL));
  g_assert_cmpuint (count_whole_sheets (copy_path), ==, 9);
}

int
main (int    argc,
      char **argv)
{
  folder_use_memory ();
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Folder, NULL, folder_set_up, func, folder_tear_down)
  ADD ("/workspace/durability/kill", test_kill);
  ADD ("/workspace/durability/closed-is-one-file", test_closed_is_one_file);

  return g_test_run ();
}
