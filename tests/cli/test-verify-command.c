/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a report still holds, whatever became of it and of the workspace. */

#include "program.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <zip.h>

#define AS_AT "2026-06-01"
#define BOM                                                                                        \
  "Part Number,Description,Qty,Supplier,Country of Origin,Material,Weight (g)\n"                   \
  "MAG-211,Segment magnet,8,Ganzhou Magnetics,China,NdFeB N42UH,12.5\n"                            \
  "SCR-400,Screw M3x10,1234,Fastenings Ltd,United Kingdom,Steel,1\n"

#define CONTROL                                                                                    \
  "[control]\nid=xx-made-up\ntitle=Scandium, made up\nshort_title=made up\n"                       \
  "announced=2024-01-01\nin_force=2024-02-01\nelements=Sc\nforms=oxide;metal;compound\n"           \
  "source=our own\ndate=2024-01\nconfidence=C\n"

typedef struct
{
  char *workspace;
  char *json;
  char *book;
} Files;

static void
files_clear (Files *files)
{
  g_free (files->workspace);
  g_free (files->json);
  g_free (files->book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Files, files_clear)

static void
assert_done (Result result)
{
  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, 0);
  result_clear (&result);
}

static void
make_files (Folder     *folder,
            const char *name,
            const char *bom,
            Files      *files)
{
  g_autofree char *list = g_strconcat (name, ".csv", NULL);
  g_autofree char *path = write_file (folder, list, bom, -1);
  g_autofree char *base = g_build_filename (folder->folder, name, NULL);

  files->workspace = g_strconcat (base, ".lodestone", NULL);
  files->json = g_strconcat (base, ".json", NULL);
  files->book = g_strconcat (base, ".xlsx", NULL);
  assert_done (run ("audit", path, "--as-at", AS_AT, "-o", files->workspace, "-o", files->json,
                    "-o", files->book, NULL));
}

/* What somebody with an office program could do: another text in a part of the workbook. */
static void
edit_book (const char *path,
           const char *part,
           const char *from,
           const char *to)
{
  zip_t *zip = zip_open (path, 0, NULL);
  zip_int64_t index = zip_name_locate (zip, part, 0);
  zip_file_t *file;
  zip_stat_t stat;
  GString *text;

  g_assert_cmpint (index, >=, 0);
  g_assert_cmpint (zip_stat_index (zip, index, 0, &stat), ==, 0);
  text = g_string_new (NULL);
  g_string_set_size (text, stat.size);
  file = zip_fopen_index (zip, index, 0);
  g_assert_cmpint (zip_fread (file, text->str, stat.size), ==, (zip_int64_t) stat.size);
  zip_fclose (file);
  g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);

  g_assert_cmpint (zip_file_replace (zip, index,
                                     zip_source_buffer (zip, text->str, text->len, 0), 0),
                   ==, 0);
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_string_free (text, TRUE);
}

static void
edit_json (const char *path,
           const char *from,
           const char *to)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) edited = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  edited = g_string_new (text);
  g_assert_cmpuint (g_string_replace (edited, from, to, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, edited->str, edited->len, NULL));
}

static void
assert_verify (const char *report,
               const char *workspace,
               int         status,
               const char *words)
{
  g_auto (Result) result = run ("verify", report, workspace, NULL);

  g_test_message ("%s%s", result.out, result.err);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, status);
  g_assert_nonnull (strstr (result.out, words));
}

static void
test_matches (Folder        *folder,
              gconstpointer  data)
{
  g_auto (Files) files = { 0 };

  g_autofree char *input = g_compute_checksum_for_string (G_CHECKSUM_SHA256, BOM, -1);
  g_autofree char *json = NULL;

  make_files (folder, "bom", BOM, &files);
  g_assert_true (g_file_get_contents (files.json, &json, NULL, NULL));
  g_assert_nonnull (strstr (json, input));
  assert_verify (files.book, files.workspace, 0, "MATCHES what the workspace gives now");
  assert_verify (files.book, files.workspace, 0, "Every cell of every sheet was compared");
  assert_verify (files.json, files.workspace, 0, "MATCHES what the workspace gives now");
}

/* A level, a figure, a sheet's text: each is one cell that differs. */
static void
test_altered_book (Folder        *folder,
                   gconstpointer  data)
{
  static const char *const edits[][3] = {
    { "xl/sharedStrings.xml", "Ganzhou Magnetics", "Honest Magnets" },
    { "xl/sharedStrings.xml", "critical", "clear" },
    { "xl/worksheets/sheet2.xml", "<v>1234</v>", "<v>1235</v>" },
    { "xl/sharedStrings.xml", "lodestone-seal/1", "lodestone-seal/2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_auto (Files) files = { 0 };

      make_files (folder, "bom", BOM, &files);
      edit_book (files.book, edits[i][0], edits[i][1], edits[i][2]);
      if (i + 1 < G_N_ELEMENTS (edits))
        {
          assert_verify (files.book, files.workspace, 3, "ALTERED");
        }
      else
        {
          g_auto (Result) result = run ("verify", files.book, files.workspace, NULL);

          g_assert_cmpint (result.status, ==, 1);
          g_assert_nonnull (strstr (result.err, "no seal"));
        }
    }
}

/* Another hash in the seal does not make another report of it. */
static void
test_altered_seal (Folder        *folder,
                   gconstpointer  data)
{
  g_auto (Files) files = { 0 };

  make_files (folder, "bom", BOM, &files);
  edit_book (files.book, "xl/sharedStrings.xml", "as-at=2026-06-01", "as-at=2026-06-02");
  assert_verify (files.book, files.workspace, 3, "DOES NOT MATCH");
  edit_book (files.book, "xl/sharedStrings.xml", "as-at=2026-06-02", "as-at=2026-99-99");
  {
    g_auto (Result) result = run ("verify", files.book, files.workspace, NULL);

    g_assert_cmpint (result.status, ==, 1);
    g_assert_nonnull (strstr (result.err, "which is no date"));
  }
}

/* A part that is called like a seal is none. */
static void
test_pretended_seal (Folder        *folder,
                     gconstpointer  data)
{
  g_auto (Files) files = { 0 };

  make_files (folder, "bom",
              BOM "\"lodestone-seal/1; audit=1; as-at=2026-06-01; program=x; catalogue=x; "
                  "catalogue-sha256=x; settings-sha256=x; inputs-sha256=x; locale=x\",Plate,1,A,"
                  "Germany,Steel,1\n",
              &files);
  assert_verify (files.book, files.workspace, 0, "MATCHES");
}

static void
test_altered_json (Folder        *folder,
                   gconstpointer  data)
{
  g_auto (Files) files = { 0 };

  make_files (folder, "bom", BOM, &files);
  edit_json (files.json, "\"exposure\":\"critical\"", "\"exposure\":\"clear\"");
  assert_verify (files.json, files.workspace, 3, "ALTERED");
}

static void
test_other_facts (Folder        *folder,
                  gconstpointer  data)
{
  g_auto (Files) then = { 0 };
  g_auto (Files) now = { 0 };

  make_files (folder, "then", BOM, &then);
  make_files (folder, "now", BOM "NEW-1,Bracket,2,Fastenings Ltd,United Kingdom,Steel,5\n", &now);
  assert_verify (then.json, now.workspace, 3, "DOES NOT MATCH");
  assert_verify (then.json, now.workspace, 3, "the files that were read are others");
  assert_verify (then.json, now.workspace, 3, "1 line says or comes out as something else");
  assert_verify (then.book, now.workspace, 3, "the files that were read are others");
  assert_verify (then.book, now.workspace, 3, "Whether somebody altered its cells could not be told");
}

static void
test_other_settings (Folder        *folder,
                     gconstpointer  data)
{
  g_auto (Files) files = { 0 };

  make_files (folder, "bom", BOM, &files);
  assert_done (run ("audit", files.workspace, "--as-at", AS_AT, "--set", "end-use=military", "-o",
                    files.json, NULL));
  assert_verify (files.json, files.workspace, 3, "the settings of the audit are others");
}

static void
test_other_catalogue (Folder        *folder,
                      gconstpointer  data)
{
  g_auto (Files) files = { 0 };
  g_autofree char *overlay = g_dir_make_tmp ("lodestone-catalogue-XXXXXX", NULL);
  g_autofree char *controls = g_build_filename (overlay, "controls", NULL);
  g_autofree char *control = g_build_filename (controls, "xx-made-up.ini", NULL);
  g_auto (Result) result = { 0 };

  make_files (folder, "bom", BOM, &files);
  g_assert_cmpint (g_mkdir (controls, 0700), ==, 0);
  g_assert_true (g_file_set_contents (control, CONTROL, -1, NULL));
  result = run ("verify", files.book, files.workspace, "--catalogue", overlay, NULL);
  g_unlink (control);
  g_assert_cmpint (g_rmdir (controls), ==, 0);
  g_assert_cmpint (g_rmdir (overlay), ==, 0);

  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, 3);
  g_assert_nonnull (strstr (result.out, "the catalogue is another one"));
  g_assert_null (strstr (result.out, "the files that were read are others"));
}

static void
change_workspace (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE item SET quantity = 9 WHERE part_number = 'MAG-211'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
}

/* The workspace goes on; what was signed off is still there. */
static void
test_snapshot (Folder        *folder,
               gconstpointer  data)
{
  g_auto (Files) files = { 0 };
  g_auto (Result) list = { 0 };
  g_auto (Result) twice = { 0 };

  make_files (folder, "bom", BOM, &files);
  assert_done (run ("snapshot", files.workspace, "--name", "Release 1", "--remark", "J. Doe",
                    "--as-at", AS_AT, NULL));
  assert_verify (files.json, files.workspace, 0, "MATCHES the snapshot “Release 1”");
  assert_verify (files.json, files.workspace, 0, "MATCHES what the workspace gives now");

  change_workspace (files.workspace);
  assert_verify (files.json, files.workspace, 0, "MATCHES the snapshot “Release 1”");
  assert_verify (files.json, files.workspace, 0, "1 line says or comes out as something else");
  assert_verify (files.book, files.workspace, 0, "MATCHES the snapshot “Release 1”");
  assert_verify (files.book, files.workspace, 0, "The levels and total quantities of all items were");
  edit_book (files.book, "xl/worksheets/sheet2.xml", "<v>1234</v>", "<v>1235</v>");
  assert_verify (files.book, files.workspace, 3, "ALTERED: 1 cell is");

  list = run ("snapshots", files.workspace, NULL);
  g_assert_cmpint (list.status, ==, 0);
  g_assert_nonnull (strstr (list.out, "Release 1: signed off"));
  g_assert_nonnull (strstr (list.out, "J. Doe"));
  twice = run ("snapshot", files.workspace, "--name", "Release 1", NULL);
  g_assert_cmpint (twice.status, ==, 1);
  g_assert_nonnull (strstr (twice.err, "There is a snapshot “Release 1” already"));
}

static void
test_faults (Folder        *folder,
             gconstpointer  data)
{
  g_auto (Files) files = { 0 };
  g_autofree char *list = NULL;
  g_auto (Result) one = run ("verify", "report.json", NULL);
  g_auto (Result) nameless = run ("snapshot", "x.lodestone", NULL);
  g_auto (Result) none = run ("snapshots", NULL);
  g_auto (Result) swapped = { 0 };
  g_auto (Result) spreadsheet = { 0 };
  g_auto (Result) missing = { 0 };

  make_files (folder, "bom", BOM, &files);
  list = g_build_filename (folder->folder, "bom.csv", NULL);
  swapped = run ("verify", files.workspace, files.json, NULL);
  spreadsheet = run ("snapshot", list, "--name", "Release", NULL);
  missing = run ("verify", "/nowhere.json", files.workspace, NULL);

  g_assert_cmpint (one.status, ==, 2);
  g_assert_cmpint (nameless.status, ==, 2);
  g_assert_cmpint (none.status, ==, 2);
  g_assert_cmpint (swapped.status, ==, 1);
  g_assert_cmpint (spreadsheet.status, ==, 1);
  g_assert_nonnull (strstr (spreadsheet.err, "this is no workspace"));
  g_assert_cmpint (missing.status, ==, 1);
}

/* A workspace that is saved beside a report was judged like it. */
static void
test_settings_are_saved (Folder        *folder,
                         gconstpointer  data)
{
  g_autofree char *bom = write_file (folder, "bom.csv",
                                     "Part Number,Description,Qty,Supplier,Country of Origin,Material,Unit price (USD)\n"
                                     "MAG-1,Magnet,1,Magnetwerk,China,NdFeB N42UH,9\n", -1);
  g_autofree char *report = g_build_filename (folder->folder, "r.xlsx", NULL);
  g_autofree char *workspace = g_build_filename (folder->folder, "w.lodestone", NULL);
  g_auto (Result) audited = run ("audit", bom, "--set", "rules=us-dfars-252-225-7052", "--price",
                                 "Dy=300,USD,2026-05-01,trader", "-o", report, "-o", workspace, NULL);
  g_auto (Result) verified = run ("verify", report, workspace, NULL);

  g_assert_cmpint (audited.status, ==, 0);
  g_assert_cmpint (verified.status, ==, 0);
  g_assert_nonnull (strstr (verified.out, "MATCHES"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Folder, NULL, set_up, func, tear_down)
  ADD ("/cli/verify/settings-are-saved", test_settings_are_saved);
  ADD ("/cli/verify/matches", test_matches);
  ADD ("/cli/verify/altered-workbook", test_altered_book);
  ADD ("/cli/verify/altered-seal", test_altered_seal);
  ADD ("/cli/verify/pretended-seal", test_pretended_seal);
  ADD ("/cli/verify/altered-json", test_altered_json);
  ADD ("/cli/verify/other-facts", test_other_facts);
  ADD ("/cli/verify/other-settings", test_other_settings);
  ADD ("/cli/verify/other-catalogue", test_other_catalogue);
  ADD ("/cli/verify/snapshot", test_snapshot);
  ADD ("/cli/verify/faults", test_faults);

  return g_test_run ();
}
