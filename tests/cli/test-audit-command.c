/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line from end to end: spreadsheets in, JSON and exit status out. */

#include "program.h"

#include <math.h>
#include <string.h>
#include <yyjson.h>

#define ACTUATOR \
  "Fin actuator,,,,,,,\n" \
  ",,,,,,,\n" \
  "Level,Part Number,Description,Qty,Supplier,Country of Origin,Material,Weight (g)\n" \
  "0,ACT-100,Fin actuator,1,,,,\n" \
  "1,MOT-200,Brushless servo motor,2,Halder Antriebe GmbH,Germany,,\n" \
  "2,ROT-210,Rotor,1,Steyr Rotoren,Austria,,\n" \
  "3,MAG-211,Segment magnet N42UH,8,Ganzhou Magnetics,China,NdFeB N42UH,12.5\n" \
  "2,HSG-220,Housing,1,Halder Antriebe GmbH,Germany,Aluminium EN AW-6082,\n" \
  "1,MAG-300,Ring magnet,1,Arnold,UK,Ferrite Y30,20\n" \
  "1,SCR-400,Screw M3x10,12,Fastenings Ltd,United Kingdom,Steel,1\n" \
  "1,BLK-600,Mystery module,1,,,,\n"

static yyjson_val *
find_item (yyjson_doc *doc,
           const char *part)
{
  yyjson_val *items = yyjson_obj_get (yyjson_doc_get_root (doc), "items");
  yyjson_val *item;
  gsize i;
  gsize n;

  yyjson_arr_foreach (items, i, n, item)
    {
      if (g_strcmp0 (yyjson_get_str (yyjson_obj_get (item, "part_number")), part) == 0)
        return item;
    }
  g_assert_not_reached ();
}

static const char *
get_text (yyjson_val *object,
          const char *pointer)
{
  return yyjson_get_str (yyjson_ptr_get (object, pointer));
}

static yyjson_val *
find_element (yyjson_val *elements,
              const char *symbol)
{
  yyjson_val *element;
  gsize i;
  gsize n;

  yyjson_arr_foreach (elements, i, n, element)
    {
      if (g_strcmp0 (get_text (element, "/symbol"), symbol) == 0)
        return element;
    }

  return NULL;
}

static gboolean
has_control (yyjson_val *item,
             const char *control)
{
  yyjson_val *finding;
  gsize i;
  gsize n;

  yyjson_arr_foreach (yyjson_obj_get (item, "findings"), i, n, finding)
    {
      if (g_strcmp0 (get_text (finding, "/control"), control) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
assert_magnet (yyjson_val *magnet)
{
  yyjson_val *dy = find_element (yyjson_obj_get (magnet, "elements"), "Dy");

  g_assert_cmpint (yyjson_get_int (yyjson_obj_get (magnet, "row")), ==, 7);
  g_assert_cmpint (yyjson_get_int (yyjson_obj_get (magnet, "total_quantity")), ==, 16);
  g_assert_cmpstr (get_text (magnet, "/tiers/0/country"), ==, "DE");
  g_assert_cmpstr (get_text (magnet, "/tiers/1/country"), ==, "AT");
  g_assert_cmpstr (get_text (magnet, "/tiers/2/country"), ==, "CN");
  g_assert_cmpstr (get_text (magnet, "/tiers/2/evidence"), ==, "stated");
  g_assert_cmpstr (get_text (magnet, "/exposure"), ==, "critical");
  g_assert_true (has_control (magnet, "cn-mofcom-2025-18"));
  g_assert_cmpstr (get_text (dy, "/control"), ==, "in-force");
  g_assert_cmpstr (get_text (dy, "/presence"), ==, "present");
  g_assert_cmpstr (get_text (dy, "/form"), ==, "magnet");
  g_assert_cmpfloat (yyjson_get_real (yyjson_obj_get (dy, "mass_g_low")), ==, 3.0);
  g_assert_cmpfloat (yyjson_get_real (yyjson_obj_get (dy, "mass_g_high")), ==, 13.0);
  g_assert_cmpstr (get_text (find_element (yyjson_obj_get (magnet, "elements"), "Tb"),
                             "/presence"),
                   ==, "possible");
}

static void
test_actuator (Folder        *folder,
               gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "actuator.csv", ACTUATOR, -1);
  g_auto (Result) result = run ("audit", path, "--as-at", "2026-06-01", "--output", "-", NULL);
  yyjson_doc *doc = yyjson_read (result.out, strlen (result.out), 0);
  yyjson_val *root = yyjson_doc_get_root (doc);
  yyjson_val *product;

  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_nonnull (doc);
  g_assert_cmpstr (get_text (root, "/format"), ==, "lodestone-audit/1");
  g_assert_cmpstr (get_text (root, "/as_at"), ==, "2026-06-01");
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (root, "/sources/0/header_row")), ==, 3);
  g_assert_cmpstr (get_text (root, "/sources/0/columns/part_number"), ==, "B");
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (root, "/sources/0/rows_read")), ==, 8);

  assert_magnet (find_item (doc, "MAG-211"));
  product = find_item (doc, "ACT-100");
  g_assert_cmpstr (get_text (product, "/rollup/exposure"), ==, "critical");
  g_assert_cmpfloat (
    yyjson_get_real (yyjson_obj_get (
      find_element (yyjson_ptr_get (product, "/rollup/elements"), "Nd"), "mass_g_high")),
    ==, 64.0);
  g_assert_cmpstr (get_text (find_item (doc, "MAG-300"), "/exposure"), ==, "clear");
  g_assert_cmpstr (get_text (find_item (doc, "SCR-400"), "/exposure"), ==, "clear");
  g_assert_cmpstr (get_text (find_item (doc, "BLK-600"), "/exposure"), ==, "unknown");
  g_assert_true (yyjson_is_null (yyjson_ptr_get (find_item (doc, "BLK-600"), "/tiers/0/country")));
  yyjson_doc_free (doc);
}

/* The magnet has a Chinese alternative: it is listed, and in no figure. */
static void
test_substitute (Folder        *folder,
                 gconstpointer  data)
{
  g_autofree char *path = write_file (
      folder, "alternatives.csv",
      "Item,Part Number,Description,Qty,Supplier,Country of Origin,Material,Weight (g)\n"
      "1,MAG-1,Magnet,4,Arnold,UK,Ferrite Y30,20\n"
      "1 alt,MAG-2,Magnet,,Ganzhou Magnetics,China,NdFeB N42UH,12.5\n"
      "2,SCR-1,Screw M3,12,Fastenings Ltd,UK,Steel,1\n", -1);
  g_auto (Result) result = run ("audit", path, "--as-at", "2026-06-01", "--output", "-", NULL);
  yyjson_doc *doc = yyjson_read (result.out, strlen (result.out), 0);
  yyjson_val *root = yyjson_doc_get_root (doc);
  yyjson_val *substitute;

  g_assert_cmpint (result.status, ==, 0);
  substitute = find_item (doc, "MAG-2");
  g_assert_cmpint (yyjson_get_int (yyjson_obj_get (substitute, "substitute_for")), ==, 1);
  g_assert_cmpint (yyjson_get_int (yyjson_obj_get (substitute, "quantity")), ==, 4);
  g_assert_cmpstr (get_text (substitute, "/exposure"), ==, "critical");
  g_assert_true (yyjson_is_null (yyjson_obj_get (find_item (doc, "MAG-1"), "substitute_for")));
  g_assert_cmpstr (get_text (find_item (doc, "MAG-1"), "/exposure"), ==, "clear");
  g_assert_cmpstr (get_text (find_item (doc, "MAG-1"), "/findings/0/kind"), ==, "substitute");
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (root, "/summary/items")), ==, 2);
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (root, "/summary/substitutes")), ==, 1);
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (root, "/summary/by_exposure/critical")), ==, 0);
  g_assert_cmpuint (yyjson_arr_size (yyjson_ptr_get (root, "/summary/elements")), ==, 0);
  yyjson_doc_free (doc);
}

/* The motor's maker can make it critical, the module's seller is not known, the screw is clear. */
#define OPEN_QUESTIONS \
  "Part Number,Description,Qty,Supplier,Country of Origin,Material,Unit Price,Currency\n" \
  "BLK-1,Mystery module,1,,UK,,,\n" \
  "STP-2,NEMA 17 stepper motor,3,Makers & Co,,,18,EUR\n" \
  "SCR-3,Screw M3,12,Fastenings Ltd,UK,Steel,0.1,EUR\n"

static void
test_questions (Folder        *folder,
                gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "open.csv", OPEN_QUESTIONS, -1);
  g_auto (Result) result = run ("audit", path, "--as-at", "2026-06-01", "--output", "-", NULL);
  yyjson_doc *doc = yyjson_read (result.out, strlen (result.out), 0);
  yyjson_val *summary = yyjson_ptr_get (yyjson_doc_get_root (doc), "/summary");
  yyjson_val *groups = yyjson_obj_get (summary, "questions");
  yyjson_val *first = yyjson_arr_get (groups, 0);

  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpuint (yyjson_arr_size (groups), ==, 2);
  g_assert_cmpstr (get_text (first, "/supplier"), ==, "Makers & Co");
  g_assert_cmpstr (get_text (first, "/could_become/best"), ==, "clear");
  g_assert_cmpstr (get_text (first, "/could_become/worst"), ==, "critical");
  g_assert_cmpint (yyjson_get_int (yyjson_obj_get (first, "items")), ==, 1);
  g_assert_cmpfloat (yyjson_get_real (yyjson_obj_get (first, "value")), ==, 54.0);
  g_assert_cmpstr (get_text (first, "/currency"), ==, "EUR");
  g_assert_cmpstr (get_text (first, "/questions/0/kind"), ==, "magnet");
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (first, "/questions/0/items/0")), ==, 2);

  g_assert_true (yyjson_is_null (yyjson_ptr_get (groups, "/1/supplier")));
  g_assert_true (yyjson_is_null (yyjson_ptr_get (groups, "/1/value")));
  g_assert_true (yyjson_is_null (yyjson_ptr_get (groups, "/1/currency")));
  g_assert_cmpstr (get_text (groups, "/1/questions/0/kind"), ==, "composition");
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (summary, "/best_case/by_exposure/clear")), ==,
                   3);
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (summary, "/worst_case/by_exposure/critical")),
                   ==, 1);
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (summary, "/worst_case/by_exposure/clear")), ==,
                   1);
  yyjson_doc_free (doc);
}

static void
test_first_questions_are_printed (Folder        *folder,
                                  gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "open.csv", OPEN_QUESTIONS, -1);
  g_autofree char *clear =
    write_file (folder, "clear.csv",
                "Part Number,Description,Qty,Supplier,Country of Origin,Material\n"
                "SCR-1,Screw M3,12,Fastenings Ltd,UK,Steel\n"
                "SCR-2,Screw M4,12,Fastenings Ltd,UK,Steel\n", -1);
  g_auto (Result) result = run ("audit", path, "--as-at", "2026-06-01", NULL);
  g_auto (Result) nothing = run ("audit", clear, "--as-at", "2026-06-01", NULL);

  g_assert_nonnull (strstr (result.out, "at worst: critical 1, "));
  g_assert_nonnull (strstr (result.out,
                            "Makers & Co (now unknown, at best clear, at worst critical):\n"
                            "      1 item: Which magnets "));
  /* Three at most, which are all for the motor. */
  g_assert_null (strstr (result.out, "seller unknown"));
  g_assert_null (strstr (nothing.out, "Ask next"));
}

static void
test_before_the_control (Folder        *folder,
                         gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "actuator.csv", ACTUATOR, -1);
  g_auto (Result) result = run ("audit", path, "--as-at", "2025-03-01", "--output", "-", NULL);
  yyjson_doc *doc = yyjson_read (result.out, strlen (result.out), 0);
  yyjson_val *root = yyjson_doc_get_root (doc);

  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (root, "/summary/by_exposure/critical")), ==, 0);
  g_assert_cmpint (yyjson_get_int (yyjson_ptr_get (root, "/summary/controlled")), ==, 0);
  g_assert_null (strstr (result.out, "cn-mofcom-2025-18"));
  yyjson_doc_free (doc);
}

static void
test_settings (Folder        *folder,
               gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "bom.csv",
                                      "Part Number,Description,Qty,Supplier,Country of Origin,Material\n"
                                      "A-1,Screw M3,4,Kowloon Fasteners,Hong Kong,Steel\n", -1);
  g_auto (Result) chinese = run ("audit", path, "--output", "-", NULL);
  g_auto (Result) other = run ("audit", path, "--set", "special-regions-chinese=no", "-o", "-", NULL);
  yyjson_doc *before = yyjson_read (chinese.out, strlen (chinese.out), 0);
  yyjson_doc *after = yyjson_read (other.out, strlen (other.out), 0);

  g_assert_cmpstr (get_text (yyjson_doc_get_root (before), "/items/0/exposure"), ==, "medium");
  g_assert_true (yyjson_get_bool (yyjson_ptr_get (yyjson_doc_get_root (before),
                                                  "/settings/special_regions_chinese")));
  g_assert_cmpstr (get_text (yyjson_doc_get_root (after), "/items/0/exposure"), ==, "clear");
  g_assert_false (yyjson_get_bool (yyjson_ptr_get (yyjson_doc_get_root (after),
                                                   "/settings/special_regions_chinese")));
  yyjson_doc_free (before);
  yyjson_doc_free (after);
}

static void
test_wrong_settings (Folder        *folder,
                     gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "actuator.csv", ACTUATOR, -1);
  g_auto (Result) name = run ("audit", path, "--set", "colour=red", NULL);
  g_auto (Result) value = run ("audit", path, "--set", "claim-years=many", NULL);
  g_auto (Result) sign = run ("audit", path, "--set", "trace-uses", NULL);

  g_assert_cmpint (name.status, ==, 2);
  g_assert_nonnull (strstr (name.err, "There is no setting “colour”"));
  g_assert_cmpint (value.status, ==, 2);
  g_assert_nonnull (strstr (value.err, "a number of years from 0 to 100"));
  g_assert_cmpint (sign.status, ==, 2);
  g_assert_nonnull (strstr (sign.err, "NAME and a VALUE"));
}

#define ABROAD \
  "Part Number,Description,Qty,Country of Origin,Tier 2 Country,Material,Weight (g),Unit Price (USD)," \
  "Dy %,Tb %\n" \
  "MAG-1,Magnet,1,Germany,China,NdFeB,100,480,2,0.4\n" \
  "SCR-1,Screw M3,4,Germany,,Steel,1,0.1,,\n"

static yyjson_val *
find_finding (yyjson_val *item,
              const char *kind)
{
  yyjson_val *finding;
  gsize i;
  gsize n;

  yyjson_arr_foreach (yyjson_obj_get (item, "findings"), i, n, finding)
    {
      if (g_strcmp0 (get_text (finding, "/kind"), kind) == 0)
        return finding;
    }

  return NULL;
}

static void
test_prices (Folder        *folder,
             gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "abroad.csv", ABROAD, -1);
  g_auto (Result) some = run ("audit", path, "--as-at", "2026-11-24", "--price",
                              "Dy=300,USD,2026-05-01,Trade journal", "-o", "-", NULL);
  g_auto (Result) all = run ("audit", path, "--as-at", "2026-11-24", "--price",
                             "Dy=300,USD,2026-05-01,Trade journal", "--price",
                             "Tb=1000,USD,2026-05-01,Trade journal", "-o", "-", NULL);
  yyjson_doc *one = yyjson_read (some.out, strlen (some.out), 0);
  yyjson_doc *both = yyjson_read (all.out, strlen (all.out), 0);
  yyjson_val *missing = find_finding (find_item (one, "MAG-1"), "threshold");
  yyjson_val *share = find_finding (find_item (both, "MAG-1"), "threshold");

  g_assert_cmpstr (get_text (missing, "/value_share/answer"), ==, "cannot-be-determined");
  g_assert_cmpstr (get_text (missing, "/value_share/missing"), ==, "price of Tb");
  g_assert_true (yyjson_is_null (yyjson_ptr_get (missing, "/value_share/high")));
  g_assert_cmpstr (get_text (share, "/value_share/answer"), ==, "at-or-above");
  g_assert_cmpfloat_with_epsilon (yyjson_get_real (yyjson_ptr_get (share, "/value_share/low")),
                                  0.002083333333, 1e-9);
  g_assert_cmpstr (get_text (share, "/control"), ==, "cn-mofcom-2025-61");
  g_assert_true (yyjson_get_bool (yyjson_obj_get (share, "verify")));
  g_assert_null (find_finding (find_item (both, "SCR-1"), "threshold"));
  g_assert_cmpstr (get_text (yyjson_doc_get_root (both), "/settings/prices/1/source"), ==,
                   "Trade journal");
  yyjson_doc_free (one);
  yyjson_doc_free (both);
}

static void
test_wrong_prices_and_rules (Folder        *folder,
                             gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "abroad.csv", ABROAD, -1);
  g_auto (Result) form = run ("audit", path, "--price", "Dy=300", NULL);
  g_auto (Result) element = run ("audit", path, "--price", "Fe=300,USD,2026-05-01,x", NULL);
  g_auto (Result) rule = run ("audit", path, "--set", "rules=eu", NULL);

  g_assert_cmpint (form.status, ==, 2);
  g_assert_nonnull (strstr (form.err, "Dy=300,USD,2026-05-01,Trade journal"));
  g_assert_cmpint (element.status, ==, 2);
  g_assert_nonnull (strstr (element.err, "“Fe”, which is not the symbol of a rare earth"));
  g_assert_cmpint (rule.status, ==, 2);
  g_assert_nonnull (strstr (rule.err, "There is no buyers’ rule “eu”"));
  g_assert_nonnull (strstr (rule.err, "eu-crma, uk-vision-2035, us-dfars-252-225-7052"));
}

static void
test_rules (Folder        *folder,
            gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "actuator.csv", ACTUATOR, -1);
  const char *rules = "rules=us-dfars-252-225-7052,eu-crma";
  g_auto (Result) json = run ("audit", path, "--as-at", "2026-11-24", "--set", rules, "-o", "-", NULL);
  g_auto (Result) text = run ("audit", path, "--as-at", "2026-11-24", "--set", rules, NULL);
  yyjson_doc *doc = yyjson_read (json.out, strlen (json.out), 0);
  yyjson_val *list = yyjson_ptr_get (yyjson_doc_get_root (doc), "/summary/rules");
  yyjson_val *us = yyjson_arr_get (list, 1);

  g_assert_cmpuint (yyjson_arr_size (list), ==, 2);
  g_assert_cmpstr (get_text (yyjson_arr_get_first (list), "/id"), ==, "eu-crma");
  g_assert_cmpstr (get_text (yyjson_arr_get_first (list), "/shares/0/answer"), ==,
                   "cannot-be-excluded");
  g_assert_cmpstr (get_text (yyjson_arr_get_first (list), "/statements/0/statement"), ==, "due");
  g_assert_cmpstr (get_text (us, "/answer"), ==, "not-compliant");
  g_assert_cmpstr (get_text (us, "/later_from"), ==, "2027-01-01");
  g_assert_cmpstr (get_text (us, "/items/0/stages/4/countries/0"), ==, "CN");
  g_assert_cmpuint (yyjson_arr_size (yyjson_obj_get (us, "questions")), ==, 4);
  g_assert_cmpstr (get_text (find_finding (find_item (doc, "MAG-211"), "rule"), "/rule"), ==,
                   "eu-crma");
  g_assert_nonnull (strstr (text.out, "\n  DFARS 252.225-7052: until 31 Dec 2026 "));
  g_assert_nonnull (strstr (text.out, "; from 1 Jan 2027 "));
  g_assert_nonnull (strstr (text.out, "\n  EU Critical Raw Materials Act: the aim for 2030: at most 65 %"));
  yyjson_doc_free (doc);
}

static void
test_same_bytes_twice (Folder        *folder,
                       gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "actuator.csv", ACTUATOR, -1);
  g_auto (Result) first = run ("audit", path, "--as-at", "2026-06-01", "-o", "-", NULL);
  g_auto (Result) second = { 0 };

  g_setenv ("LANG", "de_DE.UTF-8", TRUE);
  second = run ("audit", path, "--as-at", "2026-06-01", "-o", "-", NULL);
  g_assert_cmpstr (first.out, ==, second.out);
}

static void
test_one_line_a_file (Folder        *folder,
                      gconstpointer  data)
{
  g_autofree char *good = write_file (folder, "good.csv", ACTUATOR, -1);
  g_autofree char *bad = write_file (folder, "bad.csv", "", 0);
  g_autofree char *other = write_file (folder, "other.csv", ACTUATOR, -1);
  g_auto (Result) result = run ("audit", good, bad, other, "-o", "-", NULL);
  g_auto (GStrv) lines = g_strsplit (result.out, "\n", -1);

  g_assert_cmpint (result.status, ==, 1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], "{\"format\""));
  g_assert_true (g_str_has_prefix (lines[1], "{\"format\""));
  g_assert_nonnull (strstr (result.err, "bad.csv"));
}

static void
test_fail_on (Folder        *folder,
              gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "actuator.csv", ACTUATOR, -1);
  g_autofree char *clear = write_file (folder, "clear.csv",
                                       "Part Number,Description,Qty,Country of Origin,Material\n"
                                       "S-1,Screw M3x10,4,UK,Steel\n"
                                       "S-2,Washer M3,4,UK,Steel\n",
                                       -1);
  g_auto (Result) met = run ("audit", path, "--fail-on", "high", "-o", "-", NULL);
  g_auto (Result) not_met = run ("audit", clear, "--fail-on", "watch", "-o", "-", NULL);

  g_assert_cmpint (met.status, ==, 3);
  g_assert_cmpint (not_met.status, ==, 0);
}

static void
test_reports (Folder        *folder,
              gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "actuator.csv", ACTUATOR, -1);
  g_autofree char *xlsx = g_build_filename (folder->folder, "out.xlsx", NULL);
  g_autofree char *json = g_build_filename (folder->folder, "out.json", NULL);
  g_auto (Result) result = run ("audit", path, "-o", xlsx, "-o", json, NULL);
  g_autofree char *contents = NULL;

  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpuint (count_files (folder), ==, 3);
  g_assert_true (g_file_get_contents (xlsx, &contents, NULL, NULL));
  g_assert_cmpmem (contents, 4, "PK\003\004", 4);
}

/* Four lines that each go one level down are a structure, not positions. */
static void
test_chain_of_levels (Folder        *folder,
                      gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "chain.csv",
                                      "Level,Part Number,Description,Qty\n"
                                      "0,A,Thing,1\n1,B,Motor,2\n2,C,Rotor,1\n3,D,Magnet,8\n",
                                      -1);
  g_auto (Result) result = run ("audit", path, "-o", "-", NULL);
  yyjson_doc *doc = yyjson_read (result.out, strlen (result.out), 0);

  g_assert_cmpint (yyjson_get_int (yyjson_obj_get (find_item (doc, "D"), "level")), ==, 3);
  g_assert_cmpint (yyjson_get_int (yyjson_obj_get (find_item (doc, "D"), "total_quantity")), ==,
                   16);
  yyjson_doc_free (doc);
}

/* A workspace gives the audit of the spreadsheet that it was made from. */
static void
test_workspace (Folder        *folder,
                gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "actuator.csv", ACTUATOR, -1);
  g_autofree char *workspace = g_build_filename (folder->folder, "act.lodestone", NULL);
  g_auto (Result) made = run ("audit", path, "-o", workspace, "-o", "-", "--as-at", "2026-06-01",
                              NULL);
  g_auto (Result) again = run ("audit", workspace, "-o", "-", "--as-at", "2026-06-01", NULL);

  g_assert_cmpint (made.status, ==, 0);
  g_assert_cmpuint (count_files (folder), ==, 2);
  g_assert_cmpstr (again.err, ==, "");
  g_assert_cmpstr (made.out, ==, again.out);
}

static void
test_wrong_usage (Folder        *folder,
                  gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "actuator.csv", ACTUATOR, -1);
  const char *const wrong[][3] = {
    { "--as-at", "yesterday" }, { "--as-at", "2026-02-30" }, { "--fail-on", "dreadful" },
    { "--output", "report.doc" }, { "--frobnicate" },
  };
  g_auto (Result) nothing = run ("audit", NULL);

  g_assert_cmpint (nothing.status, ==, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (Result) result = run ("audit", path, wrong[i][0], wrong[i][1], NULL);

      g_test_message ("%s %s", wrong[i][0], wrong[i][1]);
      g_assert_cmpint (result.status, ==, 2);
      g_assert_cmpstr (result.out, ==, "");
      g_assert_cmpuint (strcspn (result.err, "\n"), ==, strlen (result.err) - 1);
    }
}

/* One line on standard error, exit 1, nothing written. */
static void
assert_refused (Folder     *folder,
                const char *path)
{
  g_autofree char *output = g_build_filename (folder->folder, "never.xlsx", NULL);
  guint n_files = count_files (folder);
  g_auto (Result) result = run ("audit", path, "--output", output, NULL);

  g_test_message ("%s", result.err);
  g_assert_cmpint (result.status, ==, 1);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_cmpuint (strlen (result.err), >, 20);
  g_assert_cmpuint (strcspn (result.err, "\n"), ==, strlen (result.err) - 1);
  g_assert_cmpuint (count_files (folder), ==, n_files);
}

static void
test_bad_input (Folder        *folder,
                gconstpointer  data)
{
  static const char png[] = "\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0";
  g_autofree char *missing = g_build_filename (folder->folder, "missing.xlsx", NULL);
  g_autofree char *empty = write_file (folder, "empty.csv", "", 0);
  g_autofree char *picture = write_file (folder, "picture.xlsx", png, sizeof png);
  g_autofree char *zip = write_file (folder, "cut.xlsx", "PK\003\004\024\0\0\0\10\0abc", 13);
  g_autofree char *prose = write_file (folder, "prose.csv",
                                       "Dear Sir,\n\nplease find enclosed nothing at all.\n", -1);
  g_autoptr (GString) wide = g_string_new ("Part Number,Quantity");
  g_autofree char *wide_path = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (wide, ",x");
  g_string_append (wide, "\nA-1,2\n");
  wide_path = write_file (folder, "wide.csv", wide->str, wide->len);

  assert_refused (folder, missing);
  assert_refused (folder, folder->folder);
  assert_refused (folder, empty);
  assert_refused (folder, picture);
  assert_refused (folder, zip);
  assert_refused (folder, prose);
  assert_refused (folder, wide_path);
}

static void
test_unwritable_report (Folder        *folder,
                        gconstpointer  data)
{
  g_autofree char *path = write_file (folder, "actuator.csv", ACTUATOR, -1);
  g_auto (Result) xlsx = run ("audit", path, "-o", "/nonexistent/out.xlsx", NULL);
  g_auto (Result) json = run ("audit", path, "-o", "/nonexistent/out.json", NULL);

  g_assert_cmpint (xlsx.status, ==, 1);
  g_assert_cmpint (json.status, ==, 1);
  g_assert_nonnull (strstr (xlsx.err, "out.xlsx"));
  g_assert_nonnull (strstr (json.err, "out.json"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Folder, NULL, set_up, func, tear_down)
  ADD ("/cli/audit/substitute-is-in-no-figure", test_substitute);
  ADD ("/cli/audit/actuator", test_actuator);
  ADD ("/cli/audit/questions", test_questions);
  ADD ("/cli/audit/first-questions-are-printed", test_first_questions_are_printed);
  ADD ("/cli/audit/before-the-control", test_before_the_control);
  ADD ("/cli/audit/settings", test_settings);
  ADD ("/cli/audit/wrong-settings", test_wrong_settings);
  ADD ("/cli/audit/prices", test_prices);
  ADD ("/cli/audit/wrong-prices-and-rules", test_wrong_prices_and_rules);
  ADD ("/cli/audit/rules", test_rules);
  ADD ("/cli/audit/same-bytes-twice", test_same_bytes_twice);
  ADD ("/cli/audit/one-line-a-file", test_one_line_a_file);
  ADD ("/cli/audit/fail-on", test_fail_on);
  ADD ("/cli/audit/reports", test_reports);
  ADD ("/cli/audit/chain-of-levels", test_chain_of_levels);
  ADD ("/cli/audit/workspace", test_workspace);
  ADD ("/cli/audit/wrong-usage", test_wrong_usage);
  ADD ("/cli/audit/bad-input", test_bad_input);
  ADD ("/cli/audit/unwritable-report", test_unwritable_report);

  return g_test_run ();
}
