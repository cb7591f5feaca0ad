/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "folder.h"

#include "lds-workspace-edit.h"
#include "lds-workspace-history.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <unistd.h>

#define MEMORY "/dev/shm"

/* To be called first. Where the power stays on, what a process leaves does not depend on what is on
 * the disk by then, and no disk need be waited for. */
void
folder_use_memory (void)
{
  if (g_access (MEMORY, W_OK) == 0)
    g_setenv ("TMPDIR", MEMORY, TRUE);
}

void
folder_set_up (Folder        *folder,
               gconstpointer  data)
{
  folder->folder = g_dir_make_tmp ("lodestone-XXXXXX", NULL);
  folder->path = g_build_filename (folder->folder, "test.lodestone", NULL);
  folder->file = g_file_new_for_path (folder->path);
}

static GPtrArray *
list_names (Folder *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);

  return names;
}

void
folder_tear_down (Folder        *folder,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) names = NULL;

  g_chmod (folder->folder, 0700);
  names = list_names (folder);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder->folder, names->pdata[i], NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder->folder), ==, 0);
  g_object_unref (folder->file);
  g_free (folder->path);
  g_free (folder->folder);
}

LdsWorkspace *
folder_open (Folder *folder)
{
  g_autoptr (GError) error = NULL;
  LdsWorkspace *workspace = lds_workspace_open (folder->file, TRUE, &error);

  g_assert_no_error (error);

  return workspace;
}

/* Returns the names of all that is in the folder, in order. */
char *
folder_list (Folder *folder)
{
  g_autoptr (GPtrArray) names = list_names (folder);

  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

/* Returns the file whose name ends like that, of which there is just one. */
char *
folder_find (Folder     *folder,
             const char *suffix)
{
  g_autoptr (GPtrArray) names = list_names (folder);
  char *found = NULL;

  for (guint i = 0; i < names->len; i++)
    if (g_str_has_suffix (names->pdata[i], suffix))
      {
        g_assert_null (found);
        found = g_build_filename (folder->folder, names->pdata[i], NULL);
      }
  g_assert_nonnull (found);

  return found;
}

void
folder_execute (const char *path,
                const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

void
folder_execute_file (const char *path,
                     const char *sql_path)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (sql_path, &sql, NULL, &error);
  g_assert_no_error (error);
  folder_execute (path, sql);
}

static void
dump_rows (sqlite3    *db,
           const char *sql,
           GString    *text)
{
  sqlite3_stmt *statement = NULL;
  int result;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *value = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (text, "%s|", value != NULL ? value : "NULL");
        }
      g_string_append_c (text, '\n');
    }
  g_assert_cmpint (result, ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

/* Returns all that is in a database, whatever the order of its pages. */
char *
folder_dump_database (gpointer db)
{
  g_autoptr (GString) tables = g_string_new (NULL);
  g_auto (GStrv) names = NULL;
  GString *text = g_string_new (NULL);

  dump_rows (db, "PRAGMA user_version", text);
  dump_rows (db, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2", text);
  dump_rows (db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1", tables);

  names = g_strsplit (tables->str, "|\n", -1);
  for (guint i = 0; names[i] != NULL && *names[i] != '\0'; i++)
    {
      /* When an edit was made differs between two runs. */
      const char *columns = g_str_equal (names[i], "change")
                              ? "id, kind, edit, state, title, author, file, hex (changeset)" : "*";
      g_autofree char *sql = g_strdup_printf ("SELECT '%s', %s FROM \"%s\" ORDER BY 2, 3", names[i], columns,
                                              names[i]);

      dump_rows (db, sql, text);
    }

  return g_string_free_and_steal (text);
}

char *
folder_dump (const char *path)
{
  sqlite3 *db = NULL;
  char *dump;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  dump = folder_dump_database (db);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return dump;
}

static gboolean
add_items (LdsWorkspace  *workspace,
           gint64         source,
           guint          n_items,
           GError       **error)
{
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *number = g_strdup_printf ("PART-%u", i);
      LdsItemRecord item = {
        .source = source,
        .row = i + 2,
        .part_number = number,
        .description = "A magnet of sintered neodymium, iron and boron",
        .quantity = i,
        .mass_g = NAN,
        .unit_price = NAN,
        .fitted = TRUE,
      };
      LdsOriginRecord origin = { .tier = 1, .country = "DE", .evidence = "stated", .stated = "Germany" };
      LdsCell cell = { "A", number };

      if (!lds_workspace_add_item (workspace, &item, error))
        return FALSE;
      origin.item = item.id;
      if (!lds_workspace_add_origin (workspace, &origin, error) ||
          !lds_workspace_add_cells (workspace, source, item.row, &cell, 1, error))
        return FALSE;
    }

  return TRUE;
}

/* Adds a sheet with lines in one change. Its number of rows is set last, so that half of it would show. */
gboolean
folder_add_batch (LdsWorkspace  *workspace,
                  const char    *name,
                  guint          n_items,
                  GError       **error)
{
  LdsSourceRecord source = { .file = name, .header_row = 1 };

  if (!lds_workspace_begin (workspace, error))
    return FALSE;

  if (lds_workspace_add_source (workspace, &source, error) &&
      add_items (workspace, source.id, n_items, error) &&
      lds_workspace_set_rows_read (workspace, source.id, n_items, error) &&
      lds_workspace_commit (workspace, error))
    return TRUE;

  lds_workspace_rollback (workspace);

  return FALSE;
}

/* Opens the workspace, adds to it and closes it again. */
void
folder_add_lasting (Folder     *folder,
                    const char *name,
                    guint       n_items)
{
  g_autoptr (LdsWorkspace) workspace = folder_open (folder);
  g_autoptr (GError) error = NULL;

  folder_add_batch (workspace, name, n_items, &error);
  g_assert_no_error (error);
}

typedef struct
{
  gint64 source;
  guint  n_rows;
} Count;

static gboolean
count_cb (const LdsSourceRecord *source,
          gpointer               user_data)
{
  Count *count = user_data;

  if (source->id == count->source)
    count->n_rows = source->rows_read;

  return TRUE;
}

guint
folder_count_rows (LdsWorkspace *workspace,
                   gint64        source)
{
  Count count = { .source = source };
  g_autoptr (GError) error = NULL;

  lds_workspace_foreach_source (workspace, count_cb, &count, &error);
  g_assert_no_error (error);

  return count.n_rows;
}

static gboolean
count_change_cb (const LdsChangeRecord *change,
                 gpointer               user_data)
{
  *(guint *) user_data += 1;

  return TRUE;
}

/* Each edit, undo and redo is one. */
guint
folder_count_changes (LdsWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  lds_workspace_foreach_change (workspace, 0, count_change_cb, &n_changes, &error);
  g_assert_no_error (error);

  return n_changes;
}

/* What a colleague with a workspace of their own gives: a part with that number, and its maker. */
LdsExchange *
folder_make_changes (const char *number)
{
  LdsSourceRecord source = { .file = "theirs.csv", .header_row = 1 };
  LdsItemRecord item = { .row = 2, .part_number = number, .supplier = "Acme", .quantity = 1, .fitted = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace = lds_workspace_new_private (&error);
  g_autoptr (GBytes) bytes = NULL;
  LdsExchange *exchange;
  guint n_edits;

  g_assert_no_error (error);
  g_assert_true (lds_workspace_edit_begin (workspace, "Theirs", NULL, &error));
  g_assert_true (lds_workspace_add_source (workspace, &source, &error));
  item.source = source.id;
  g_assert_true (lds_workspace_add_item (workspace, &item, &error));
  g_assert_true (lds_workspace_commit (workspace, &error));
  bytes = lds_workspace_export_changes (workspace, 0, &n_edits, &error);
  g_assert_no_error (error);
  exchange = lds_exchange_read (bytes, &error);
  g_assert_no_error (error);

  return exchange;
}
