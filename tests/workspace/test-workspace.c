/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "folder.h"

#include <math.h>
#include <sqlite3.h>

static void
add_screw (LdsWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  LdsSourceRecord source = { .file = "bom.csv", .header_row = 5 };
  LdsItemRecord item = {
    .row = 6,
    .part_number = "SCR-1",
    .description = "=SUM(A1)",
    .quantity = 2.5,
    .mass_g = NAN,
    .unit_price = NAN,
    .fitted = TRUE,
  };
  LdsCell cells[] = { { "A", "SCR-1" }, { "C", "=SUM(A1) \"quoted\" 日本" } };

  lds_workspace_begin (workspace, &error);
  g_assert_no_error (error);
  lds_workspace_add_source (workspace, &source, &error);
  g_assert_no_error (error);
  item.source = source.id;
  lds_workspace_add_item (workspace, &item, &error);
  g_assert_no_error (error);
  lds_workspace_add_cells (workspace, source.id, 6, cells, G_N_ELEMENTS (cells), &error);
  g_assert_no_error (error);
}

static gboolean
check_screw_cb (const LdsItemRecord *item,
                gpointer             user_data)
{
  g_assert_cmpstr (item->part_number, ==, "SCR-1");
  g_assert_cmpstr (item->description, ==, "=SUM(A1)");
  g_assert_cmpfloat (item->quantity, ==, 2.5);
  g_assert_true (isnan (item->mass_g));
  g_assert_null (item->supplier);
  g_assert_cmpuint (item->row, ==, 6);

  return TRUE;
}

static gboolean
collect_cell_cb (const char *column,
                 const char *text,
                 gpointer    user_data)
{
  g_string_append_printf (user_data, "%s=%s|", column, text);

  return TRUE;
}

static void
test_round_trip (Folder        *folder,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace = folder_open (folder);
  g_autoptr (GString) cells = g_string_new (NULL);

  add_screw (workspace);
  lds_workspace_commit (workspace, &error);
  g_assert_no_error (error);
  g_clear_object (&workspace);

  workspace = folder_open (folder);
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 1);
  lds_workspace_foreach_item (workspace, check_screw_cb, NULL, &error);
  g_assert_no_error (error);
  lds_workspace_foreach_cell (workspace, 1, 6, collect_cell_cb, cells, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cells->str, ==, "A=SCR-1|C==SUM(A1) \"quoted\" 日本|");
}

static gboolean
append_setting_cb (const char *name,
                   const char *value,
                   gpointer    user_data)
{
  g_string_append_printf (user_data, "%s=%s;", name, value);

  return TRUE;
}

static gboolean
append_price_cb (const LdsElementPriceRecord *price,
                 gpointer                     user_data)
{
  g_string_append_printf (user_data, "%s %g %s %s %s;", price->element, price->per_kg,
                          price->currency, price->date, price->origin);

  return TRUE;
}

static void
test_settings (Folder        *folder,
               gconstpointer  data)
{
  g_autoptr (LdsWorkspace) workspace = folder_open (folder);
  g_autoptr (GString) found = g_string_new (NULL);
  LdsElementPriceRecord price = { "Dy", 300, "USD", "2026-05-01", "trader’s list" };

  g_assert_true (lds_workspace_begin (workspace, NULL));
  g_assert_true (lds_workspace_set_setting (workspace, "end-use", "civil", NULL));
  g_assert_true (lds_workspace_set_setting (workspace, "end-use", "military", NULL));
  g_assert_true (lds_workspace_set_setting (workspace, "rules", "eu-crma", NULL));
  g_assert_true (lds_workspace_set_setting (workspace, "rules", NULL, NULL));
  g_assert_true (lds_workspace_set_element_price (workspace, &price, NULL));
  price.per_kg = 310;
  g_assert_true (lds_workspace_set_element_price (workspace, &price, NULL));
  g_assert_true (lds_workspace_commit (workspace, NULL));

  g_assert_true (lds_workspace_foreach_setting (workspace, append_setting_cb, found, NULL));
  g_assert_true (lds_workspace_foreach_element_price (workspace, append_price_cb, found, NULL));
  g_assert_cmpstr (found->str, ==, "end-use=military;Dy 310 USD 2026-05-01 trader’s list;");
}

static void
test_rollback_leaves_nothing (Folder        *folder,
                              gconstpointer  data)
{
  g_autoptr (LdsWorkspace) workspace = folder_open (folder);

  add_screw (workspace);
  lds_workspace_rollback (workspace);
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 0);

  /* Closing amid a change is a rollback as well. */
  add_screw (workspace);
  g_clear_object (&workspace);
  workspace = folder_open (folder);
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 0);
}

static void
test_marks_its_files (Folder        *folder,
                      gconstpointer  data)
{
  g_autoptr (LdsWorkspace) workspace = folder_open (folder);
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_clear_object (&workspace);
  g_assert_true (g_file_get_contents (folder->path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 72);
  g_assert_cmpmem (contents + 68, 4, "LDST", 4);
}

static void
test_refuses_other_files (Folder        *folder,
                          gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder->path);
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (folder->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE t (x)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  workspace = lds_workspace_open (file, TRUE, &error);
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE);
  g_assert_null (workspace);
}

static gboolean
old_column_cb (const LdsColumnRecord *column,
               gpointer               user_data)
{
  g_assert_cmpstr (column->field, ==, "quantity");
  g_assert_cmpstr (column->columns, ==, "D");
  g_assert_true (isnan (column->confidence));
  g_assert_cmpint (column->reason, ==, LDS_COLUMN_UNEXPLAINED);
  g_assert_false (lds_column_record_is_unsure (column));
  (*(guint *) user_data)++;

  return TRUE;
}

/* What the first version wrote says nothing of how sure it was. */
static void
test_opens_first_version (Folder        *folder,
                          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("MESON_SOURCE_ROOT"), "src", "workspace",
                                            "migrations", "0001-items-and-claims.sql", NULL);
  g_autofree char *schema = NULL;
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  guint n_columns = 0;

  g_assert_true (g_file_get_contents (path, &schema, NULL, NULL));
  g_assert_cmpint (sqlite3_open (folder->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, schema, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA application_id = 0x4c445354; PRAGMA user_version = 1;"
                                 "INSERT INTO source (id, file, hidden, header_row) VALUES (1, 'a.csv', 0, 1);"
                                 "INSERT INTO source_column VALUES (1, 'quantity', 'D', 'Qty');",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);

  workspace = folder_open (folder);
  g_assert_true (lds_workspace_foreach_column (workspace, 1, old_column_cb, &n_columns, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_columns, ==, 1);
}

static void
test_refuses_text (Folder        *folder,
                   gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder->path);
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (folder->path, "This is no database, however long one looks at it.", -1,
                       NULL);
  workspace = lds_workspace_open (file, FALSE, &error);
  g_assert_nonnull (error);
  g_assert_null (workspace);
}

static void
test_copy_is_whole (Folder        *folder,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (folder->path);
  g_autoptr (LdsWorkspace) workspace = lds_workspace_new_private (&error);
  g_autoptr (LdsWorkspace) copy = NULL;

  add_screw (workspace);
  lds_workspace_commit (workspace, &error);
  lds_workspace_save_copy (workspace, file, &error);
  g_assert_no_error (error);

  copy = lds_workspace_open (file, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lds_workspace_count_items (copy), ==, 1);
}

static void
test_missing_parent_is_refused (Folder        *folder,
                                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace = lds_workspace_new_private (&error);
  LdsItemRecord item = { .source = 77, .row = 1, .quantity = 1, .fitted = TRUE };

  lds_workspace_begin (workspace, &error);
  g_assert_no_error (error);
  g_assert_false (lds_workspace_add_item (workspace, &item, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Folder, NULL, folder_set_up, func, folder_tear_down)
  ADD ("/workspace/round-trip", test_round_trip);
  ADD ("/workspace/settings", test_settings);
  ADD ("/workspace/rollback-leaves-nothing", test_rollback_leaves_nothing);
  ADD ("/workspace/marks-its-files", test_marks_its_files);
  ADD ("/workspace/refuses-other-files", test_refuses_other_files);
  ADD ("/workspace/opens-first-version", test_opens_first_version);
  ADD ("/workspace/refuses-text", test_refuses_text);
  ADD ("/workspace/copy-is-whole", test_copy_is_whole);
  ADD ("/workspace/missing-parent-is-refused", test_missing_parent_is_refused);

  return g_test_run ();
}
