/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed, from the command line. */

#include "program.h"

#include <string.h>
#include <yyjson.h>
#include <zip.h>

#define HEADINGS "Level,Part Number,Description,Qty,Supplier,Country of Origin,Material,Weight (g)\n"
#define TOP "0,ACT-100,Fin actuator,1,,,,\n"
#define SCREW "1,SCR-400,Screw M3x10,12,Fastenings Ltd,United Kingdom,Steel,1\n"
#define HOUSING "1,HSG-220,Housing,1,Halder GmbH,Germany,Aluminium 6082,120\n"

#define BEFORE                                                                                     \
  HEADINGS TOP "1,MAG-211,Segment magnet,8,Ganzhou Magnetics,China,NdFeB N42UH,12.5\n" SCREW HOUSING
#define AFTER                                                                                      \
  HEADINGS TOP HOUSING "1,MAG-211,Segment magnet,10,Ganzhou Magnetics,China,NdFeB N42UH,12.5\n"    \
                       "1,NEW-1,Bracket,2,Fastenings Ltd,United Kingdom,Steel,5\n"

static yyjson_val *
find_change (yyjson_doc *doc,
             const char *kind,
             const char *side,
             const char *part)
{
  yyjson_val *change;
  gsize i;
  gsize n;

  yyjson_arr_foreach (yyjson_obj_get (yyjson_doc_get_root (doc), "changes"), i, n, change)
    {
      yyjson_val *line = yyjson_obj_get (change, side);

      if (yyjson_equals_str (yyjson_obj_get (change, "kind"), kind) &&
          yyjson_equals_str (yyjson_obj_get (line, "part_number"), part))
        return change;
    }
  g_assert_not_reached ();
}

static int
get_int (yyjson_doc *doc,
         const char *pointer)
{
  yyjson_val *value = yyjson_doc_ptr_get (doc, pointer);

  g_assert_true (yyjson_is_int (value));

  return yyjson_get_int (value);
}

static void
test_revisions (Folder        *folder,
                gconstpointer  data)
{
  g_autofree char *before = write_file (folder, "before.csv", BEFORE, -1);
  g_autofree char *after = write_file (folder, "after.csv", AFTER, -1);
  g_auto (Result) json = run ("compare", before, after, "--as-at", "2026-06-01", "-o", "-", NULL);
  g_auto (Result) text = run ("compare", before, after, "--as-at", "2026-06-01", NULL);
  yyjson_doc *doc = yyjson_read (json.out, strlen (json.out), 0);
  yyjson_val *change;

  g_assert_cmpint (json.status, ==, 0);
  g_assert_cmpstr (json.err, ==, "");
  g_assert_true (yyjson_equals_str (yyjson_doc_ptr_get (doc, "/format"), "lodestone-comparison/1"));
  g_assert_cmpint (get_int (doc, "/lines/added"), ==, 1);
  g_assert_cmpint (get_int (doc, "/lines/removed"), ==, 1);
  g_assert_cmpint (get_int (doc, "/lines/moved"), ==, 0);
  g_assert_cmpint (get_int (doc, "/lines/changed"), ==, 1);
  g_assert_cmpint (get_int (doc, "/before/by_exposure/critical"), ==, 1);
  find_change (doc, "added", "after", "NEW-1");
  find_change (doc, "removed", "before", "SCR-400");
  change = find_change (doc, "changed", "after", "MAG-211");
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (change, "/before/quantity")), ==, 8);
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (change, "/after/quantity")), ==, 10);
  g_assert_true (yyjson_equals_str (yyjson_ptr_get (change, "/fields/0"), "quantity"));
  g_assert_true (yyjson_equals_str (yyjson_ptr_get (change, "/fields/1"), "elements"));
  yyjson_doc_free (doc);

  g_assert_cmpint (text.status, ==, 0);
  g_assert_nonnull (strstr (text.out, "1 added, 1 removed, 0 moved, 1 changed"));
  g_assert_nonnull (strstr (text.out, "changed: MAG-211 Segment magnet; quantity 8 → 10"));
  g_assert_nonnull (strstr (text.out, "removed: SCR-400"));
}

static void
test_dates (Folder        *folder,
            gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "list.csv", BEFORE, -1);
  g_auto (Result) result = run ("compare", path, path, "--as-at-before", "2025-01-01", "--as-at",
                                "2026-06-01", NULL);
  g_auto (Result) same = run ("compare", path, path, "--as-at", "2026-06-01", NULL);

  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.out, "critical 0 → 1, high 1 → 0"));
  g_assert_nonnull (strstr (result.out, "affected: MAG-211"));
  g_assert_nonnull (strstr (same.out, "Nothing differs."));
}

static char *
read_part (const char *path,
           const char *name)
{
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);
  zip_file_t *file = zip_fopen (zip, name, 0);
  zip_stat_t stat;
  char *text;

  g_assert_nonnull (file);
  g_assert_cmpint (zip_stat (zip, name, 0, &stat), ==, 0);
  text = g_malloc0 (stat.size + 1);
  g_assert_cmpint (zip_fread (file, text, stat.size), ==, (zip_int64_t) stat.size);
  zip_fclose (file);
  zip_discard (zip);

  return text;
}

static void
test_files (Folder        *folder,
            gconstpointer  data)
{
  g_autofree char *before = write_file (folder, "before.csv", BEFORE, -1);
  g_autofree char *after = write_file (folder, "after.csv", AFTER, -1);
  g_autofree char *workspace = g_build_filename (folder->folder, "before.lodestone", NULL);
  g_autofree char *report = g_build_filename (folder->folder, "before.json", NULL);
  g_autofree char *book = g_build_filename (folder->folder, "changes.xlsx", NULL);
  g_auto (Result) audit = run ("audit", before, "--as-at", "2026-06-01", "-o", workspace, "-o",
                               report, NULL);
  g_auto (Result) kept = run ("snapshot", workspace, "--name", "Release", "--as-at", "2026-06-01",
                              NULL);
  g_auto (Result) first = run ("compare", before, after, "--as-at", "2026-06-01", "-o", "-", NULL);
  g_auto (Result) second = run ("compare", workspace, after, "--as-at", "2026-06-01", "-o", "-", NULL);
  g_auto (Result) third = run ("compare", report, after, "--as-at", "2026-06-01", "-o", "-", NULL);
  g_auto (Result) fourth = run ("compare", workspace, after, "--snapshot-before", "Release",
                                "--as-at", "2026-06-01", "-o", "-", NULL);
  g_auto (Result) written = run ("compare", before, after, "-o", book, NULL);
  const char *changes = strstr (first.out, "\"lines\"");
  g_autofree char *sheets = NULL;
  g_autofree char *strings = NULL;

  g_assert_cmpint (audit.status, ==, 0);
  g_assert_cmpint (kept.status, ==, 0);
  g_assert_nonnull (changes);
  g_assert_cmpstr (strstr (second.out, "\"lines\""), ==, changes);
  g_assert_cmpstr (strstr (third.out, "\"lines\""), ==, changes);
  g_assert_cmpstr (strstr (fourth.out, "\"lines\""), ==, changes);
  g_assert_cmpint (written.status, ==, 0);
  sheets = read_part (book, "xl/workbook.xml");
  strings = read_part (book, "xl/sharedStrings.xml");
  g_assert_nonnull (strstr (sheets, "name=\"Changes\""));
  g_assert_nonnull (strstr (strings, "quantity: 8 → 10"));
  g_assert_nonnull (strstr (strings, "SCR-400"));
  g_assert_null (strstr (strings, "HSG-220"));
}

static void
test_faults (Folder        *folder,
             gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "list.csv", BEFORE, -1);
  g_autofree char *json = write_file (folder, "list.json", "{}", -1);
  g_auto (Result) one = run ("compare", path, NULL);
  g_auto (Result) date = run ("compare", path, path, "--as-at", "yesterday", NULL);
  g_auto (Result) ending = run ("compare", path, path, "-o", "x.pdf", NULL);
  g_auto (Result) missing = run ("compare", path, "/nowhere.csv", NULL);
  g_auto (Result) report = run ("compare", json, path, NULL);
  g_autofree char *workspace = g_build_filename (folder->folder, "list.lodestone", NULL);
  g_auto (Result) kept = run ("audit", path, "-o", workspace, NULL);
  g_auto (Result) sheet = run ("compare", workspace, path, "--sheet-before", "other", NULL);
  g_auto (Result) named = run ("compare", workspace, path, "--sheet-before", "list.csv", NULL);
  g_auto (Result) snapshot = run ("compare", path, path, "--snapshot", "Release", NULL);

  g_assert_cmpint (one.status, ==, 2);
  g_assert_cmpint (date.status, ==, 2);
  g_assert_cmpint (ending.status, ==, 2);
  g_assert_cmpint (missing.status, ==, 1);
  g_assert_cmpint (report.status, ==, 1);
  g_assert_cmpint (kept.status, ==, 0);
  g_assert_cmpint (sheet.status, ==, 1);
  g_assert_nonnull (strstr (sheet.err, "there are list.csv"));
  g_assert_cmpint (named.status, ==, 0);
  g_assert_cmpint (snapshot.status, ==, 1);
  g_assert_nonnull (strstr (snapshot.err, "this is no workspace"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Folder, NULL, set_up, func, tear_down)
  ADD ("/cli/compare/two-revisions", test_revisions);
  ADD ("/cli/compare/two-dates", test_dates);
  ADD ("/cli/compare/spreadsheet-workspace-report-and-snapshot-are-one", test_files);
  ADD ("/cli/compare/faults", test_faults);

  return g_test_run ();
}
