/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The options that say what the columns of a file mean. */

#include "program.h"

#include <glib/gstdio.h>
#include <string.h>
#include <yyjson.h>

#define LIST                                                                                       \
  "Item,Location,Quantity,Unit Cost\n"                                                             \
  "Ball bearing 608,Motion Limited,4,3.20\n"                                                       \
  "Segment magnet N42UH,Magnet Sellers,8,2.10\n"                                                   \
  "Cap screw M4x12,Screw Store,12,0.04\n"

#define PLAIN "alpha,beta,gamma\nP-1,Motor housing,1\nP-2,Motor shaft,2\nP-3,Small screw,4\n"

static yyjson_doc *
parse (const Result *result)
{
  yyjson_doc *doc;

  g_assert_cmpstr (result->err, ==, "");
  g_assert_cmpint (result->status, ==, 0);
  doc = yyjson_read (result->out, strlen (result->out), 0);
  g_assert_nonnull (doc);

  return doc;
}

static const char *
get (yyjson_doc *doc,
     const char *pointer)
{
  return yyjson_get_str (yyjson_doc_ptr_get (doc, pointer));
}

static void
assert_usage (const char *path,
              const char *option,
              const char *argument,
              const char *said)
{
  g_auto (Result) result = run ("audit", path, option, argument, NULL);

  g_test_message ("%s %s", option, argument);
  g_assert_cmpint (result.status, ==, 2);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_nonnull (strstr (result.err, said));
  g_assert_true (strchr (result.err, '\n') == result.err + strlen (result.err) - 1);
}

static void
test_wrong_usage (Folder        *folder,
                  gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "list.csv", LIST, -1);

  assert_usage (path, "--map", "weather=D", "part_number, description, quantity");
  assert_usage (path, "--map", "quantity", "FIELD=COLUMN");
  assert_usage (path, "--map", "quantity=", "A to XFD");
  assert_usage (path, "--map", "quantity=4", "A to XFD");
  assert_usage (path, "--map", "quantity=XFE", "A to XFD");
  assert_usage (path, "--map", "none=none", "A to XFD");
  assert_usage (path, "--map", "description=A+", "A to XFD");
  assert_usage (path, "--header-row", "-1", "--header-row -1");
  assert_usage (path, "--header-row", "two", "0 where there are none");
  assert_usage (path, "--header-row", "1048577", "--header-row");
  assert_usage (path, "--encoding", "klingon", "Windows-1252, ");
  assert_usage (path, "--save-mapping", "a/b", "letters, digits");
  assert_usage (path, "--save-mapping", "none", "letters, digits");
}

static void
test_map (Folder        *folder,
          gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "list.csv", LIST, -1);
  g_auto (Result) plain = run ("audit", path, "-o", "-", NULL);
  g_auto (Result) mapped = run ("audit", path, "-o", "-", "--map", "manufacturer=b", "--map",
                                "Unit-Price=none", "--map", "description=A+B", NULL);
  g_auto (Result) summary = run ("audit", path, NULL);
  yyjson_doc *before = parse (&plain);
  yyjson_doc *after = parse (&mapped);

  g_assert_nonnull (strstr (summary.out, "1 column was read with doubt: B as supplier"));
  g_assert_cmpstr (get (before, "/sources/0/columns/supplier"), ==, "B");
  g_assert_cmpfloat (yyjson_get_num (yyjson_doc_ptr_get (before, "/sources/0/column_confidence/"
                                                                 "supplier/confidence")), <, 0.5);
  g_assert_cmpstr (get (before, "/sources/0/column_confidence/quantity/reason"), ==,
                   "heading “Quantity” is known and the cells are numbers");
  g_assert_nonnull (strstr (get (before, "/sources/0/warnings/0/text"), "--map supplier=none"));

  g_assert_cmpstr (get (after, "/sources/0/columns/manufacturer"), ==, "B");
  g_assert_cmpstr (get (after, "/sources/0/columns/description"), ==, "A+B");
  g_assert_null (get (after, "/sources/0/columns/supplier"));
  g_assert_null (get (after, "/sources/0/columns/unit_price"));
  g_assert_cmpstr (get (after, "/sources/0/column_confidence/manufacturer/reason"), ==,
                   "chosen by hand");
  g_assert_null (get (after, "/sources/0/warnings/0/text"));
  yyjson_doc_free (before);
  yyjson_doc_free (after);
}

static void
test_header_row (Folder        *folder,
                 gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "plain.csv", PLAIN, -1);
  g_auto (Result) refused = run ("audit", path, "--header-row", "1", NULL);
  g_auto (Result) headed = run ("audit", path, "-o", "-", "--header-row", "1", "--map",
                                        "part_number=A", "--map", "quantity=C", NULL);
  g_auto (Result) bare = run ("audit", path, "-o", "-", "--header-row", "0", "--map",
                                      "part_number=A", "--map", "description=B", NULL);
  yyjson_doc *doc = parse (&headed);
  yyjson_doc *other = parse (&bare);

  g_assert_cmpint (refused.status, ==, 1);
  g_assert_nonnull (strstr (refused.err, "say which is which"));
  g_assert_cmpint (yyjson_get_int (yyjson_doc_ptr_get (doc, "/sources/0/header_row")), ==, 1);
  g_assert_cmpint (yyjson_get_int (yyjson_doc_ptr_get (doc, "/sources/0/rows_read")), ==, 3);
  g_assert_cmpint (yyjson_get_int (yyjson_doc_ptr_get (other, "/sources/0/header_row")), ==, 0);
  g_assert_cmpint (yyjson_get_int (yyjson_doc_ptr_get (other, "/sources/0/rows_read")), ==, 4);
  yyjson_doc_free (doc);
  yyjson_doc_free (other);
}

static void
test_encoding (Folder        *folder,
               gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "teile.csv",
                                      "Teilenummer;Bezeichnung;Menge\nP-1;Geh\204use;1\n"
                                      "P-2;B\201rste;2\nP-3;Schl\201ssel;1\n", -1);
  g_auto (Result) dos = run ("audit", path, "-o", "-", "--encoding", "cp850", NULL);
  g_auto (Result) cyrillic = run ("audit", path, "-o", "-", "--encoding", "Windows-1251", NULL);
  yyjson_doc *doc = parse (&dos);

  g_assert_cmpstr (get (doc, "/items/0/description"), ==, "Gehäuse");
  g_assert_cmpstr (get (doc, "/items/1/description"), ==, "Bürste");
  yyjson_doc_free (doc);
  doc = parse (&cyrillic);
  g_assert_cmpstr (get (doc, "/items/0/description"), ==, "Geh„use");
  yyjson_doc_free (doc);
}

static void
test_mapping (Folder        *folder,
              gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "list.csv", LIST, -1);
  g_autofree char *next = write_file (folder, "next.csv", "Order 7,,,\n" LIST, -1);
  g_autofree char *missing = g_strdup_printf ("Missing %u", g_random_int ());
  g_autofree char *name = g_strdup_printf ("Test %u", g_random_int ());
  g_autofree char *file = g_strconcat (name, ".ini", NULL);
  g_autofree char *kept = g_build_filename (g_get_user_data_dir (), "lodestone", "mappings", file,
                                            NULL);
  g_auto (Result) none = run ("audit", path, "--mapping", missing, NULL);
  g_auto (Result) saved = run ("audit", path, "--map", "manufacturer=B", "--save-mapping",
                                       name, NULL);
  g_auto (Result) found = run ("audit", next, "-o", "-", NULL);
  g_auto (Result) named = run ("audit", next, "-o", "-", "--mapping", name, NULL);
  g_auto (Result) without = run ("audit", next, "-o", "-", "--mapping", "none", NULL);
  g_auto (Result) lists = run ("audit", path, "--mapping", missing, NULL);
  yyjson_doc *doc;

  g_assert_cmpint (none.status, ==, 1);
  g_assert_nonnull (strstr (none.err, missing));
  g_assert_cmpint (saved.status, ==, 0);
  g_assert_cmpint (lists.status, ==, 1);
  g_assert_nonnull (strstr (lists.err, name));

  doc = parse (&found);
  g_assert_cmpstr (get (doc, "/sources/0/columns/manufacturer"), ==, "B");
  g_assert_nonnull (strstr (get (doc, "/sources/0/warnings/0/text"), name));
  yyjson_doc_free (doc);
  g_assert_cmpstr (named.out, ==, found.out);
  doc = parse (&without);
  g_assert_cmpstr (get (doc, "/sources/0/columns/supplier"), ==, "B");
  yyjson_doc_free (doc);
  g_assert_cmpint (g_remove (kept), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add (path, Folder, NULL, set_up, func, tear_down)
  ADD ("/cli/columns/wrong-usage", test_wrong_usage);
  ADD ("/cli/columns/map", test_map);
  ADD ("/cli/columns/header-row", test_header_row);
  ADD ("/cli/columns/encoding", test_encoding);
  ADD ("/cli/columns/mapping", test_mapping);

  return g_test_run ();
}
