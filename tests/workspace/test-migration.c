/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each version of a workspace has a dump in fixtures, with what must be read from it after it has been brought to the
 * newest form. A new migration calls for a fixture of the version before it, made with the .dump of the SQLite shell
 * and ended by the two PRAGMA lines that the others have. */

#include "folder.h"

#include "lds-schema.h"
#include "lds-workspace-backup.h"
#include "lds-workspace-snapshots.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
get_fixture (guint       version,
             const char *suffix)
{
  g_autofree char *name = g_strdup_printf ("%04u%s", version, suffix);

  return g_build_filename (g_getenv ("MESON_SOURCE_ROOT"), "tests", "workspace", "fixtures", name, NULL);
}

static void
make_version (Folder *folder,
              guint   version)
{
  g_autofree char *fixture = get_fixture (version, ".sql");

  folder_execute_file (folder->path, fixture);
}

static gboolean
describe_column_cb (const LdsColumnRecord *column,
                    gpointer               text)
{
  g_string_append_printf (text, "column %s %s “%s” %g %s %s\n", column->field, column->columns,
                          column->heading, column->confidence, lds_column_reason_to_string (column->reason),
                          lds_column_cells_to_string (column->cells));

  return TRUE;
}

static gboolean
describe_heading_cb (guint       position,
                     const char *column,
                     const char *heading,
                     gpointer    text)
{
  g_string_append_printf (text, "heading %u %s “%s”\n", position, column, heading);

  return TRUE;
}

static gboolean
describe_warning_cb (guint       row,
                     const char *warning,
                     gpointer    text)
{
  g_string_append_printf (text, "warning %u “%s”\n", row, warning);

  return TRUE;
}

static gboolean
describe_skipped_cb (guint       row,
                     const char *reason,
                     gpointer    text)
{
  g_string_append_printf (text, "skipped %u “%s”\n", row, reason);

  return TRUE;
}

static gboolean
describe_cell_cb (const char *column,
                  const char *value,
                  gpointer    text)
{
  g_string_append_printf (text, "cell %s “%s”\n", column, value);

  return TRUE;
}

static gboolean
describe_sheet_cb (const char *file,
                   const char *sheet,
                   const char *reason,
                   gpointer    text)
{
  g_string_append_printf (text, "skipped sheet %s %s “%s”\n", file, sheet, reason);

  return TRUE;
}

static gboolean
describe_item_cb (const LdsItemRecord *item,
                  gpointer             text)
{
  g_string_append_printf (text, "item %d of %d under %d row %u level %u instead of %d fitted %d",
                          (int) item->id, (int) item->source, (int) item->parent, item->row,
                          item->level, (int) item->substitute_for, item->fitted);
  g_string_append_printf (text, ": %g %s, %g g, %g %s", item->quantity, item->unit, item->mass_g,
                          item->unit_price, item->currency);
  g_string_append_printf (text, ", %s, %s, %s, %s, %s, %s, %s, %s, %s\n", item->part_number, item->description,
                          item->reference_designator, item->manufacturer, item->mpn, item->supplier,
                          item->material, item->cas, item->hs_code);

  return TRUE;
}

static void
describe_paper (GString    *text,
                const char *date,
                const char *document)
{
  if (date != NULL)
    g_string_append_printf (text, ", %s in %s", date, document);
  g_string_append_c (text, '\n');
}

static gboolean
describe_origin_cb (const LdsOriginRecord *origin,
                    gpointer               text)
{
  g_string_append_printf (text, "origin of %d: tier %u, %s, %s, %s, split %d, assumed %d, %s, “%s”, %s",
                          (int) origin->item, origin->tier, origin->stage, origin->supplier, origin->country,
                          origin->split, origin->assumed, origin->evidence, origin->stated, origin->column);
  describe_paper (text, origin->date, origin->document);

  return TRUE;
}

static gboolean
describe_content_cb (const LdsContentRecord *content,
                     gpointer                text)
{
  g_string_append_printf (text, "content of %d: %s %g to %g, %s, “%s”, %s", (int) content->item,
                          content->element, content->low, content->high, content->evidence, content->stated,
                          content->column);
  describe_paper (text, content->date, content->document);

  return TRUE;
}

static gboolean
describe_source_cb (const LdsSourceRecord *source,
                    gpointer               text)
{
  g_string_append_printf (text, "source %d: %s, %s, hidden %d, heading %u, %u rows", (int) source->id,
                          source->file, source->sheet, source->hidden, source->header_row, source->rows_read);
  if (source->sha256 != NULL)
    g_string_append_printf (text, ", SHA-256 %s", source->sha256);
  g_string_append_c (text, '\n');

  return TRUE;
}

static gboolean
describe_setting_cb (const char *name,
                     const char *value,
                     gpointer    text)
{
  g_string_append_printf (text, "setting %s: %s\n", name, value);

  return TRUE;
}

static gboolean
describe_price_cb (const LdsElementPriceRecord *price,
                   gpointer                     text)
{
  g_string_append_printf (text, "price of %s: %g %s, %s, %s\n", price->element, price->per_kg, price->currency,
                          price->date, price->origin);

  return TRUE;
}

static gboolean
describe_snapshot_cb (const LdsSnapshotRecord *snapshot,
                      gpointer                 text)
{
  g_string_append_printf (text, "snapshot %s of %s, %s, as at %s: ", snapshot->name, snapshot->made,
                          snapshot->remark, snapshot->as_at);

  return TRUE;
}

static void
describe_snapshots (LdsWorkspace *workspace,
                    GString      *text)
{
  gsize before = text->len;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) audit = NULL;

  g_assert_true (lds_workspace_foreach_snapshot (workspace, describe_snapshot_cb, text, &error));
  if (text->len == before)
    return;

  audit = lds_workspace_read_snapshot (workspace, "Release 1", &error);
  g_assert_no_error (error);
  g_string_append_len (text, g_bytes_get_data (audit, NULL), g_bytes_get_size (audit));
  g_string_append_c (text, '\n');
}

/* What a reader of the workspace sees, whatever tables it stands in. */
static char *
describe (LdsWorkspace *workspace)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (lds_workspace_foreach_source (workspace, describe_source_cb, text, &error));
  for (gint64 source = 1; source <= 2; source++)
    {
      g_assert_true (lds_workspace_foreach_column (workspace, source, describe_column_cb, text, &error));
      g_assert_true (lds_workspace_foreach_heading (workspace, source, describe_heading_cb, text, &error));
      g_assert_true (lds_workspace_foreach_warning (workspace, source, describe_warning_cb, text, &error));
      g_assert_true (lds_workspace_foreach_skipped_row (workspace, source, describe_skipped_cb, text, &error));
    }
  g_assert_true (lds_workspace_foreach_cell (workspace, 1, 7, describe_cell_cb, text, &error));
  g_assert_true (lds_workspace_foreach_skipped_sheet (workspace, describe_sheet_cb, text, &error));
  g_assert_true (lds_workspace_foreach_item (workspace, describe_item_cb, text, &error));
  g_assert_true (lds_workspace_foreach_origin (workspace, describe_origin_cb, text, &error));
  g_assert_true (lds_workspace_foreach_content (workspace, describe_content_cb, text, &error));
  g_assert_true (lds_workspace_foreach_setting (workspace, describe_setting_cb, text, &error));
  g_assert_true (lds_workspace_foreach_element_price (workspace, describe_price_cb, text, &error));
  describe_snapshots (workspace, text);

  return g_string_free_and_steal (text);
}

static void
assert_expected (LdsWorkspace *workspace,
                 guint         version)
{
  g_autofree char *path = get_fixture (version, ".expected");
  g_autofree char *found = describe (workspace);
  g_autofree char *expected = NULL;

  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
}

static void
test_each_version (Folder        *folder,
                   gconstpointer  data)
{
  guint newest = lds_schema_get_newest ();

  for (guint version = 1; version < newest; version++)
    {
      g_autoptr (LdsWorkspace) workspace = NULL;
      g_autofree char *before = NULL;
      g_autofree char *fresh = NULL;
      g_autofree char *migrated = NULL;
      g_autofree char *backup = NULL;
      g_autofree char *kept = NULL;

      make_version (folder, version);
      before = folder_dump (folder->path);
      workspace = folder_open (folder);
      g_assert_false (lds_workspace_is_read_only (workspace));
      assert_expected (workspace, version);
      g_clear_object (&workspace);

      /* The backup is the old workspace. */
      backup = folder_find (folder, ".backup");
      kept = folder_dump (backup);
      g_assert_cmpstr (kept, ==, before);

      /* The migration is over: there is nothing to be done the next time. */
      migrated = folder_dump (folder->path);
      workspace = folder_open (folder);
      assert_expected (workspace, version);
      g_clear_object (&workspace);
      fresh = folder_dump (folder->path);
      g_assert_cmpstr (fresh, ==, migrated);

      g_assert_cmpint (g_unlink (backup), ==, 0);
      g_assert_cmpint (g_unlink (folder->path), ==, 0);
    }
}

/* A file of the newest version made by the steps has the schema of a new one. */
static void
test_ends_like_new (Folder        *folder,
                    gconstpointer  data)
{
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  make_version (folder, 1);
  workspace = folder_open (folder);
  g_clear_object (&workspace);

  g_assert_cmpint (sqlite3_open (folder->path, &db), ==, SQLITE_OK);
  g_assert_true (lds_schema_check (db, lds_schema_get_newest (), &error));
  g_assert_no_error (error);
  sqlite3_close (db);
}

static void
test_failed_step_changes_nothing (Folder        *folder,
                                  gconstpointer  data)
{
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* An item of a sheet that is not there: found when all steps are done. */
  make_version (folder, 1);
  folder_execute (folder->path, "INSERT INTO item (source, row, level, fitted) VALUES (99, 1, 0, 1)");
  before = folder_dump (folder->path);

  workspace = lds_workspace_open (folder->file, FALSE, &error);
  g_assert_null (workspace);
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED);
  after = folder_dump (folder->path);
  g_assert_cmpstr (after, ==, before);
}

/* What cannot be written is shown in the newest form all the same. */
static void
test_old_and_read_only (Folder        *folder,
                        gconstpointer  data)
{
  LdsWorkspaceOptions options = { .read_only = TRUE };
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *files = NULL;

  make_version (folder, 1);
  before = folder_dump (folder->path);
  workspace = lds_workspace_open_full (folder->file, &options, &error);
  g_assert_no_error (error);
  g_assert_true (lds_workspace_is_read_only (workspace));
  assert_expected (workspace, 1);
  g_assert_false (lds_workspace_begin (workspace, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_READ_ONLY);
  g_assert_false (lds_workspace_has_changed (workspace));
  g_clear_object (&workspace);

  after = folder_dump (folder->path);
  g_assert_cmpstr (after, ==, before);
  files = folder_list (folder);
  g_assert_cmpstr (files, ==, "test.lodestone");
}

static LdsWorkspace *
open_newer (Folder      *folder,
            guint        oldest_reader,
            const char  *change,
            GError     **error)
{
  g_autofree char *sql =
    g_strdup_printf ("%s; PRAGMA user_version = %u", change, oldest_reader << 16 | (lds_schema_get_newest () + 1));

  folder_add_lasting (folder, "bom.csv", 4);
  folder_execute (folder->path, sql);

  return lds_workspace_open (folder->file, FALSE, error);
}

static void
test_newer_is_read_only (Folder        *folder,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace =
    open_newer (folder, lds_schema_get_newest (),
                "CREATE TABLE future (id INTEGER, name TEXT) STRICT; ALTER TABLE item ADD COLUMN future TEXT",
                &error);
  g_autofree char *before = folder_dump (folder->path);
  g_autofree char *after = NULL;
  g_autofree char *holder = NULL;

  g_assert_no_error (error);
  g_assert_true (lds_workspace_is_read_only (workspace));
  g_assert_nonnull (strstr (lds_workspace_get_read_only_reason (workspace), "newer version"));
  g_assert_cmpuint (lds_workspace_count_items (workspace), ==, 4);
  g_assert_false (folder_add_batch (workspace, "more", 1, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_READ_ONLY);

  /* It keeps nobody from changing it. */
  holder = lds_workspace_find_holder (folder->file);
  g_assert_null (holder);
  g_clear_object (&workspace);
  after = folder_dump (folder->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_newer_says_it_cannot_be_read (Folder        *folder,
                                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace = open_newer (folder, lds_schema_get_newest () + 1, "SELECT 1", &error);

  g_assert_null (workspace);
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NEWER);
}

static void
test_newer_lacks_what_is_known (Folder        *folder,
                                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace =
    open_newer (folder, 0, "ALTER TABLE item RENAME COLUMN mpn TO maker_number", &error);

  g_assert_null (workspace);
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NEWER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Folder, NULL, folder_set_up, func, folder_tear_down)
  ADD ("/workspace/migration/each-version", test_each_version);
  ADD ("/workspace/migration/ends-like-new", test_ends_like_new);
  ADD ("/workspace/migration/failed-step-changes-nothing", test_failed_step_changes_nothing);
  ADD ("/workspace/migration/old-and-read-only", test_old_and_read_only);
  ADD ("/workspace/migration/newer-is-read-only", test_newer_is_read_only);
  ADD ("/workspace/migration/newer-says-it-cannot-be-read", test_newer_says_it_cannot_be_read);
  ADD ("/workspace/migration/newer-lacks-what-is-known", test_newer_lacks_what_is_known);

  return g_test_run ();
}
