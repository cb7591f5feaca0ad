/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone explain, from the spreadsheet to the printed chain of reasons. */

#include "program.h"

#include <string.h>
#include <yyjson.h>

#define LIST \
  "Fin actuator,,,,,\n" \
  "Part Number,Description,Qty,Supplier,Country of Origin,Material\n" \
  "MAG-211,Segment magnet,8,Ganzhou Magnetics,China,NdFeB N42UH\n" \
  "SCR-400,Screw M3x10,12,Fastenings Ltd,United Kingdom,Steel\n" \
  "BLK-600,Mystery module,1,,,\n" \
  "Total,,21,,,\n"

static void
assert_says (const char *text,
             const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static void
test_chain (Folder        *folder,
            gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "bom.csv", LIST, -1);
  g_auto (Result) result = run ("explain", path, "3", "--as-at", "2026-06-01", NULL);

  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpstr (result.err, ==, "");
  assert_says (result.out, "bom.csv, row 3: critical\n");
  assert_says (result.out, "  1. Cell: Row 3, column F (“Material”) says “NdFeB N42UH”; the words "
                           "“N42UH” decided.\n");
  assert_says (result.out, "Tier 1 is in China. Row 3, column E (“Country of Origin”) says "
                           "“China”, stated.");
  assert_says (result.out, "Source: Ministry of Commerce");
  assert_says (result.out, "Level: critical: ");
}

static void
test_date (Folder        *folder,
           gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "bom.csv", LIST, -1);
  g_auto (Result) result = run ("explain", "--as-at=2025-03-01", path, "3", NULL);

  g_assert_cmpint (result.status, ==, 0);
  assert_says (result.out, "row 3: high\n");
  assert_says (result.out, "under no control of the catalogue on 1 Mar 2025");
}

/* The JSON of the audit holds the same sentences, for lines of every level. */
static void
test_json_says_the_same (Folder        *folder,
                         gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "bom.csv", LIST, -1);
  g_auto (Result) printed = run ("explain", path, "3", "--as-at", "2026-06-01", NULL);
  g_auto (Result) audit = run ("audit", path, "--as-at", "2026-06-01", "--output", "-", NULL);
  yyjson_doc *doc = yyjson_read (audit.out, strlen (audit.out), 0);
  yyjson_val *root = yyjson_doc_get_root (doc);
  yyjson_val *steps = yyjson_ptr_get (root, "/items/0/explanation");
  yyjson_val *step;
  gsize i;
  gsize n;

  g_assert_cmpuint (yyjson_arr_size (steps), >=, 6);
  yyjson_arr_foreach (steps, i, n, step)
    {
      const char *source = yyjson_get_str (yyjson_obj_get (step, "source"));

      assert_says (printed.out, yyjson_get_str (yyjson_obj_get (step, "text")));
      if (source != NULL)
        assert_says (printed.out, source);
    }
  g_assert_cmpstr (yyjson_get_str (yyjson_ptr_get (steps, "/0/kind")), ==, "cell");
  g_assert_cmpstr (yyjson_get_str (yyjson_ptr_get (root, "/items/1/exposure")), ==, "clear");
  g_assert_cmpuint (yyjson_arr_size (yyjson_ptr_get (root, "/items/1/explanation")), >=, 6);
  yyjson_doc_free (doc);
}

/* One line on standard error, which says why. */
static void
assert_no_item (const char *path,
                const char *row,
                const char *reason)
{
  g_auto (Result) result = run ("explain", path, row, NULL);

  g_assert_cmpint (result.status, ==, 1);
  g_assert_cmpstr (result.out, ==, "");
  assert_says (result.err, reason);
  g_assert_true (strchr (result.err, '\n') == result.err + strlen (result.err) - 1);
}

static void
test_rows_that_are_no_items (Folder        *folder,
                             gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "bom.csv", LIST, -1);

  assert_no_item (path, "1", "bom.csv: row 1 is no item: it stands above the headings");
  assert_no_item (path, "2", "row 2 is no item: it holds the headings");
  assert_no_item (path, "6", "row 6 is no item: total");
  assert_no_item (path, "700", "row 700 is no item: it is empty, or outside the parts lists");
}

static void
assert_usage (const char *path,
              const char *row,
              const char *third)
{
  g_auto (Result) result = run ("explain", path, row, third, NULL);

  g_assert_cmpint (result.status, ==, 2);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_cmpstr (result.err, !=, "");
}

static void
test_usage (Folder        *folder,
            gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "bom.csv", LIST, -1);

  assert_usage (path, NULL, NULL);
  assert_usage (path, "0", NULL);
  assert_usage (path, "-3", NULL);
  assert_usage (path, "3x", NULL);
  assert_usage (path, "99999999999999999999", NULL);
  assert_usage (path, "3", "4");
  assert_usage (path, "3", "--as-at=2026-02-30");
}

static void
test_file_that_is_not_there (Folder        *folder,
                             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (folder->folder, "nothing.csv", NULL);

  assert_no_item (path, "3", "nothing.csv");
}

/* A list without headings has columns that are only letters. */
static void
test_no_headings (Folder        *folder,
                  gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "bom.csv",
                                      "1,MAG-211,Segment magnet N42UH,8\n"
                                      "2,SCR-400,Screw M3x10,12\n"
                                      "3,SCR-500,Screw M4x10,6\n", -1);
  g_auto (Result) result = run ("explain", "--header-row=0", "--map=part_number=B",
                                "--map=description=C", "--map=quantity=D", path, "1", NULL);

  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, 0);
  assert_says (result.out, "Row 1, column C says “Segment magnet N42UH”");
}

/* A cell cannot send commands to the terminal. */
static void
test_control_characters (Folder        *folder,
                         gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "bom.csv",
                                      "Part Number,Description,Qty,Supplier\n"
                                      "A-1,Ring \x1b[31mmagnet,1,Someone\n"
                                      "A-2,Screw,4,Someone\n"
                                      "A-3,Washer,4,Someone\n", -1);
  g_auto (Result) result = run ("explain", path, "2", NULL);

  g_assert_cmpint (result.status, ==, 0);
  g_assert_null (strchr (result.out, '\x1b'));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/explain/chain", Folder, NULL, set_up, test_chain, tear_down);
  g_test_add ("/explain/date", Folder, NULL, set_up, test_date, tear_down);
  g_test_add ("/explain/rows-that-are-no-items", Folder, NULL, set_up, test_rows_that_are_no_items,
              tear_down);
  g_test_add ("/explain/usage", Folder, NULL, set_up, test_usage, tear_down);
  g_test_add ("/explain/file-that-is-not-there", Folder, NULL, set_up, test_file_that_is_not_there,
              tear_down);
  g_test_add ("/explain/json-says-the-same", Folder, NULL, set_up, test_json_says_the_same,
              tear_down);
  g_test_add ("/explain/no-headings", Folder, NULL, set_up, test_no_headings, tear_down);
  g_test_add ("/explain/control-characters", Folder, NULL, set_up, test_control_characters,
              tear_down);

  return g_test_run ();
}
