/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures a workspace of the size that a company may have. Nothing is asserted: figures are for people.
 * Usage: bench-workspace FOLDER */

#include "lds-workspace-edit.h"
#include "lds-workspace-history.h"
#include "lds-workspace-parts.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>

#define N_LISTS 50
#define N_ITEMS 2000
#define N_PARTS 20000
#define N_LOOKS 1000

static gint64 started;

static void
start (void)
{
  started = g_get_monotonic_time ();
}

static double
stop (void)
{
  return (double) (g_get_monotonic_time () - started) / 1000;
}

static void
check (gboolean done,
       GError  *error)
{
  if (!done)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static void
add_lists (LdsWorkspace *workspace,
           guint         n_lists,
           guint         n_items)
{
  GError *error = NULL;

  for (guint list = 0; list < n_lists; list++)
    {
      g_autofree char *file = g_strdup_printf ("product-%u.xlsx", list);
      LdsSourceRecord source = { .file = file, .header_row = 1 };
      gint64 above = 0;

      check (lds_workspace_import_begin (workspace, file, &error), error);
      check (lds_workspace_add_source (workspace, &source, &error), error);
      for (guint i = 0; i < n_items; i++)
        {
          guint part = (list * 7919u + i * 104729u) % N_PARTS;
          g_autofree char *number = g_strdup_printf ("P-%05u", part);
          g_autofree char *supplier = g_strdup_printf ("Supplier %u GmbH", part % 300);
          LdsCell cells[] = { { "A", number }, { "B", "Segment magnet N42UH" }, { "C", "2" }, { "D", supplier } };
          LdsItemRecord item = {
            .source = source.id, .parent = i % 50 == 0 ? 0 : above, .row = i + 2, .level = i % 50 != 0,
            .part_number = number, .description = "Segment magnet N42UH", .quantity = 2,
            .unit = "pcs", .supplier = supplier, .material = "NdFeB", .mass_g = 1.5,
            .unit_price = 3.2, .currency = "EUR", .fitted = TRUE,
          };
          LdsOriginRecord origin = { .tier = 1, .country = "DE", .evidence = "stated", .stated = "Germany", .column = "E" };

          check (lds_workspace_add_item (workspace, &item, &error), error);
          above = i % 50 == 0 ? item.id : above;
          origin.item = item.id;
          check (lds_workspace_add_origin (workspace, &origin, &error), error);
          check (lds_workspace_add_cells (workspace, source.id, item.row, cells, G_N_ELEMENTS (cells), &error), error);
        }
      check (lds_workspace_commit (workspace, &error), error);
    }
}

static gboolean
count_use_cb (const LdsUseRecord *use,
              gpointer            user_data)
{
  (*(guint *) user_data)++;

  return TRUE;
}

static gboolean
collect_part_cb (const LdsPartRecord *part,
                 gpointer             user_data)
{
  g_array_append_val (user_data, part->id);

  return TRUE;
}

static goffset
get_size (const char *path)
{
  GStatBuf buffer;

  return g_stat (path, &buffer) == 0 ? (goffset) buffer.st_size : 0;
}

static LdsWorkspace *
open_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError *error = NULL;
  LdsWorkspace *workspace = lds_workspace_open (file, TRUE, &error);

  check (workspace != NULL, error);

  return workspace;
}

static void
measure_where_used (LdsWorkspace *workspace,
                    const char   *path)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *error = NULL;
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  double own, bare;
  guint n_uses = 0, n_rows = 0;

  check (lds_workspace_foreach_part (workspace, collect_part_cb, parts, &error), error);
  start ();
  for (guint i = 0; i < N_LOOKS; i++)
    check (lds_workspace_foreach_use (workspace, g_array_index (parts, gint64, i * 19 % parts->len),
                                      count_use_cb, &n_uses, &error),
           error);
  own = stop () / N_LOOKS;

  sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL);
  sqlite3_prepare_v2 (db, "SELECT * FROM item WHERE part = ?", -1, &statement, NULL);
  start ();
  for (guint i = 0; i < N_LOOKS; i++)
    {
      sqlite3_bind_int64 (statement, 1, g_array_index (parts, gint64, i * 19 % parts->len));
      while (sqlite3_step (statement) == SQLITE_ROW)
        n_rows++;
      sqlite3_reset (statement);
    }
  bare = stop () / N_LOOKS;
  sqlite3_finalize (statement);
  sqlite3_close (db);

  g_print ("where used: %u parts, %.1f uses, %.3f ms; bare SQL for the same rows %.3f ms; ratio %.1f\n",
           parts->len, (double) n_uses / N_LOOKS, own, bare, own / bare);
  g_assert_cmpuint (n_uses, ==, n_rows);
}

/* From a closed file to the first answer. */
static LdsWorkspace *
measure_opening (const char *path)
{
  LdsWorkspace *workspace;
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  double own, bare;
  guint n_items;

  start ();
  workspace = open_file (path);
  n_items = lds_workspace_count_items (workspace);
  own = stop ();

  start ();
  sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL);
  sqlite3_prepare_v2 (db, "SELECT count(*) FROM item", -1, &statement, NULL);
  check (sqlite3_step (statement) == SQLITE_ROW, NULL);
  g_assert_cmpint (sqlite3_column_int64 (statement, 0), ==, n_items);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  bare = stop ();

  g_print ("opened and %u items counted in %.1f ms; bare SQL %.1f ms; ratio %.1f\n", n_items, own, bare, own / bare);

  return workspace;
}

static void
measure_private (void)
{
  GError *error = NULL;
  g_autoptr (LdsWorkspace) workspace = lds_workspace_new_private (&error);

  start ();
  add_lists (workspace, 1, N_LISTS * N_ITEMS);
  g_print ("private workspace, %u items: import %.0f ms", N_LISTS * N_ITEMS, stop ());
  start ();
  check (lds_workspace_link_parts (workspace, &error), error);
  g_print (", parts recognised and recorded in %.0f ms\n", stop ());
}

static void
measure_one_import (const char *path)
{
  g_autoptr (LdsWorkspace) workspace = open_file (path);
  GError *error = NULL;

  start ();
  add_lists (workspace, 1, N_LISTS * N_ITEMS);
  g_print ("one import of %u items, recorded: %.0f ms, %.1f MB", N_LISTS * N_ITEMS, stop (), (double) get_size (path) / 1e6);
  start ();
  check (lds_workspace_undo (workspace, &error), error);
  g_print (", undone in %.0f ms", stop ());
  start ();
  check (lds_workspace_redo (workspace, &error), error);
  g_print (", redone in %.0f ms\n", stop ());
}

static void
measure_company (const char *path)
{
  g_autoptr (LdsWorkspace) workspace = open_file (path);
  GError *error = NULL;

  start ();
  add_lists (workspace, N_LISTS, N_ITEMS);
  g_print ("%u imports of %u items, recorded: %.0f ms, %.1f MB\n", N_LISTS, N_ITEMS, stop (), (double) get_size (path) / 1e6);
  start ();
  check (lds_workspace_undo (workspace, &error), error);
  g_print ("the last import undone in %.0f ms", stop ());
  start ();
  check (lds_workspace_redo (workspace, &error), error);
  g_print (", redone in %.0f ms\n", stop ());

  g_clear_object (&workspace);
  workspace = measure_opening (path);
  start ();
  check (lds_workspace_link_parts (workspace, &error), error);
  g_print ("found in %.0f ms that every part is recognised\n", stop ());
  measure_where_used (workspace, path);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *one = g_build_filename (argc > 1 ? argv[1] : ".", "bench-one.lodestone", NULL);
  g_autofree char *company = g_build_filename (argc > 1 ? argv[1] : ".", "bench-company.lodestone", NULL);

  measure_private ();
  measure_one_import (one);
  measure_company (company);
  g_unlink (one);
  g_unlink (company);

  return 0;
}
