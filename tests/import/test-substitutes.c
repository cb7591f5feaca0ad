/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "files.h"

#include "lds-import.h"
#include "lds-substitute-words.h"

#include <math.h>
#include <string.h>

static LdsCatalogue *catalogue;

static void
test_marks (void)
{
  static const struct
  {
    const char        *text;
    LdsSubstituteCell  cell;
    gboolean           marks;
    const char        *target;
  } cases[] = {
    { "alt", LDS_SUBSTITUTE_NUMBER, TRUE, "" },
    { "ALT 2", LDS_SUBSTITUTE_NUMBER, TRUE, "" },
    { "10 alt", LDS_SUBSTITUTE_NUMBER, TRUE, "10" },
    { "1.2-ALT", LDS_SUBSTITUTE_NUMBER, TRUE, "1.2" },
    { "or", LDS_SUBSTITUTE_NUMBER, TRUE, "" },
    { "10 oder", LDS_SUBSTITUTE_NUMBER, TRUE, "10" },
    { "10a", LDS_SUBSTITUTE_NUMBER, FALSE, "" },
    { "10", LDS_SUBSTITUTE_NUMBER, FALSE, "" },
    { "alt-100-x", LDS_SUBSTITUTE_NUMBER, FALSE, "" },
    { "Alternative: magnet N42", LDS_SUBSTITUTE_NAME, TRUE, "" },
    { "(Alt) magnet", LDS_SUBSTITUTE_NAME, TRUE, "" },
    { "ALT - magnet", LDS_SUBSTITUTE_NAME, TRUE, "" },
    { "or equivalent: bolt M3", LDS_SUBSTITUTE_NAME, TRUE, "" },
    { "or Vishay CRCW0603", LDS_SUBSTITUTE_NAME, TRUE, "" },
    { "oder gleichwertig", LDS_SUBSTITUTE_NAME, TRUE, "" },
    { "替代料：磁铁", LDS_SUBSTITUTE_NAME, TRUE, "" },
    { "代替 磁石", LDS_SUBSTITUTE_NAME, TRUE, "" },
    { "Ersatz für Pos. 3", LDS_SUBSTITUTE_NAME, TRUE, "3" },
    { "Substitute for P-100", LDS_SUBSTITUTE_NAME, TRUE, "p-100" },
    { "Alternator 12 V", LDS_SUBSTITUTE_NAME, FALSE, "" },
    { "Alternative energy meter", LDS_SUBSTITUTE_NAME, FALSE, "" },
    { "Ersatzteilset", LDS_SUBSTITUTE_NAME, FALSE, "" },
    { "Orange LED", LDS_SUBSTITUTE_NAME, FALSE, "" },
    { "Magnet or equivalent", LDS_SUBSTITUTE_NAME, FALSE, "" },
    { "2nd source", LDS_SUBSTITUTE_REMARK, TRUE, "" },
    { "Alternative", LDS_SUBSTITUTE_REMARK, TRUE, "" },
    { "Alternate part", LDS_SUBSTITUTE_REMARK, TRUE, "" },
    { "alt. for R5", LDS_SUBSTITUTE_REMARK, TRUE, "r5" },
    { "替代", LDS_SUBSTITUTE_REMARK, TRUE, "" },
    { "or equivalent", LDS_SUBSTITUTE_REMARK, FALSE, "" },
    { "Alternative: GRM188", LDS_SUBSTITUTE_REMARK, FALSE, "" },
    { "or", LDS_SUBSTITUTE_REMARK, FALSE, "" },
    { "", LDS_SUBSTITUTE_REMARK, FALSE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char target[LDS_SUBSTITUTE_TARGET_SIZE];

      if (lds_substitute_read_mark (cases[i].text, cases[i].cell, target) != cases[i].marks)
        g_error ("“%s” is read wrongly", cases[i].text);
      if (cases[i].marks)
        g_assert_cmpstr (target, ==, cases[i].target);
    }
}

static void
test_headings (void)
{
  static const struct
  {
    const char *heading;
    const char *key;
    const char *base;
  } cases[] = {
    { "MPN 2", "2", "mpn" },           { "Manufacturer_3", "3", "manufacturer" },
    { "MPN (2)", "2", "mpn" },         { "Alternative MPN", "alt1", "mpn" },
    { "Alt. Manufacturer", "alt1", "manufacturer" },
    { "Alternate Part Number 2", "alt2", "part number" },
    { "2nd source MPN", "alt1", "mpn" }, { "Second Manufacturer", "alt1", "manufacturer" },
    { "MPN (alt)", "alt1", "mpn" },    { "Alternative", "alt1", "" },
    { "替代料", "alt1", "" },          { "MPN", NULL, "mpn" },
    { "Altitude", NULL, "altitude" },  { "Qty 10", NULL, "qty 10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *base = NULL;
      g_autofree char *key = lds_substitute_read_heading (cases[i].heading, &base);

      g_assert_cmpstr (key, ==, cases[i].key);
      g_assert_cmpstr (base, ==, cases[i].base);
    }
  g_assert_true (lds_substitute_heading_names_target ("Substitute for"));
  g_assert_true (lds_substitute_heading_names_target ("Ersatz für Pos."));
  g_assert_false (lds_substitute_heading_names_target ("Substitute"));
}

static gboolean
item_cb (const LdsItemRecord *i,
         gpointer             user_data)
{
  g_string_append_printf (user_data, "%d<%d %s %s %s %g for %d%s\n", (int) i->id, (int) i->parent,
                          i->part_number != NULL ? i->part_number : "-",
                          i->manufacturer != NULL ? i->manufacturer : "-",
                          i->mpn != NULL ? i->mpn : "-", i->quantity, (int) i->substitute_for,
                          i->fitted ? "" : " not fitted");

  return TRUE;
}

static gboolean
remark_cb (guint       row,
           const char *text,
           gpointer    user_data)
{
  g_string_append_printf (user_data, "%u: %s\n", row, text);

  return TRUE;
}

static void
assert_items (const char *text,
              const char *wanted,
              const char *warning)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsWorkspace) workspace = lds_workspace_new_private (&error);
  g_autoptr (GFile) file = test_file ("substitutes.csv", text, -1);
  g_autoptr (GString) items = g_string_new (NULL);
  g_autoptr (GString) warnings = g_string_new (NULL);

  g_assert_no_error (error);
  lds_import_file (workspace, catalogue, file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  lds_workspace_foreach_item (workspace, item_cb, items, &error);
  g_assert_no_error (error);
  lds_workspace_foreach_warning (workspace, 1, remark_cb, warnings, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (items->str, ==, wanted);
  if (warning != NULL)
    g_assert_nonnull (strstr (warnings->str, warning));
  else
    g_assert_null (strstr (warnings->str, "substitute"));
}

static void
test_rows (void)
{
  assert_items ("Item,Part No,Description,Qty,Manufacturer,MPN\n"
                "1,P-1,Magnet,4,Acme,AC-1\nalt,P-2,Magnet,,Beta,BE-1\n2,P-3,Screw,8,Fix,FX-1\n"
                "1 alt,P-4,Magnet,2,Gamma,GA-1\n3,P-5,Lid,1,Fix,FX-2\n",
                "1<0 P-1 Acme AC-1 4 for 0\n2<0 P-2 Beta BE-1 4 for 1\n"
                "3<0 P-4 Gamma GA-1 2 for 1\n4<0 P-3 Fix FX-1 8 for 0\n5<0 P-5 Fix FX-2 1 for 0\n",
                "3: 2 lines are marked as substitutes");
}

static void
test_rows_of_an_assembly (void)
{
  assert_items ("Level,Part No,Description,Qty\n0,A,Product,1\n1,B,Motor,2\nalt,C,Motor,\n"
                "2,D,Shaft,1\n1,E,Lid,1\n",
                "1<0 A - - 1 for 0\n2<1 B - - 2 for 0\n3<1 C - - 2 for 2\n4<2 D - - 1 for 0\n"
                "5<1 E - - 1 for 0\n",
                "4: 1 line is marked");
}

static void
test_column_names_the_line (void)
{
  assert_items ("Pos;Artikelnummer;Bezeichnung;Menge;Ersatz für\n1;A-1;Motor;1;\n2;A-4;Magnet;2;A-2\n"
                "3;A-2;Magnet;2;\n4;A-5;Deckel;1;A-99\n",
                "1<0 A-1 - - 1 for 0\n2<0 A-2 - - 2 for 0\n3<0 A-4 - - 2 for 2\n"
                "4<0 A-5 - - 1 for 0\n",
                "3: 1 line is marked");
}

static void
test_column_ticks (void)
{
  assert_items ("Part No,Description,Qty,Substitute\nA,Motor,1,\nB,Motor,1,x\nC,Lid,1,\n"
                "D,Screw,4,no\n",
                "1<0 A - - 1 for 0\n2<0 B - - 1 for 1\n3<0 C - - 1 for 0\n4<0 D - - 4 for 0\n",
                "3: 1 line is marked");
}

static void
test_not_fitted_stays_so (void)
{
  assert_items ("Item,Part No,Description,Qty,Remarks\n1,A,Motor,1,DNP\nalt,B,Motor,1,\n"
                "2,C,Lid,1,\n3,D,Screw,4,\n",
                "1<0 A - - 1 for 0 not fitted\n2<0 B - - 1 for 1 not fitted\n3<0 C - - 1 for 0\n"
                "4<0 D - - 4 for 0\n",
                "3: 1 line is marked");
}

static void
test_second_source_columns (void)
{
  static const char *const headings[] = {
    "Part No,Description,Qty,Manufacturer,MPN,Manufacturer 2,MPN 2",
    "Part No,Description,Qty,Manufacturer 1,MPN 1,Manufacturer 2,MPN 2",
    "Part No,Description,Qty,Manufacturer,MPN,Alternative Manufacturer,Alternative MPN",
    "Part No,Description,Qty,Manufacturer,MPN,Manufacturer,MPN",
    "Part No,Description,Qty,Manufacturer,MPN,Manufacturer_1,MPN_2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text = g_strconcat (
          headings[i],
          "\nP-1,Resistor 10k 0603,4,Yageo,RC0603FR-0710KL,Vishay,CRCW060310K0FKEA"
          "\nP-2,Capacitor 100nF 0603,3,Murata,GRM188R71H104KA93D,,"
          "\nP-3,Diode SOD-123,1,Nexperia,BAT54H-115,n/a,-"
          "\nP-4,Transistor SOT-23,1,Nexperia,BC847C-215,Onsemi,BC847CLT1G"
          "\nP-5,Resistor 1k 0603,2,Yageo,RC0603FR-071KL,Yageo,RC0603FR-0710KL\n", NULL);

      assert_items (text,
                    "1<0 P-1 Yageo RC0603FR-0710KL 4 for 0\n"
                    "2<0 P-1 Vishay CRCW060310K0FKEA 4 for 1\n"
                    "3<0 P-2 Murata GRM188R71H104KA93D 3 for 0\n"
                    "4<0 P-3 Nexperia BAT54H-115 1 for 0\n"
                    "5<0 P-4 Nexperia BC847C-215 1 for 0\n"
                    "6<0 P-4 Onsemi BC847CLT1G 1 for 5\n"
                    "7<0 P-5 Yageo RC0603FR-071KL 2 for 0\n",
                    "2 second sources were read from ");
    }
}

static void
test_first_source_comes_first (void)
{
  assert_items ("Part No,Description,Qty,Manufacturer,MPN,Manufacturer 2,MPN 2\n"
                "P-1,Magnet ring,4,Acme,X1,Beta,BE-100-20\nP-2,Screw,8,Fix,FS1,,\n"
                "P-3,Washer,8,Fix,FS2,,\n",
                "1<0 P-1 Acme X1 4 for 0\n2<0 P-1 Beta BE-100-20 4 for 1\n"
                "3<0 P-2 Fix FS1 8 for 0\n4<0 P-3 Fix FS2 8 for 0\n",
                "1 second source was read from ");
}

static void
test_words_that_are_no_marks (void)
{
  assert_items ("Part No,Description,Qty,Remarks\nA,Alternator,1,or equivalent\n"
                "B,Ersatzteilset,1,\nC,Orange LED,1,see alternatives list\nD,Sub-assembly,1,\n",
                "1<0 A - - 1 for 0\n2<0 B - - 1 for 0\n3<0 C - - 1 for 0\n4<0 D - - 1 for 0\n",
                NULL);
}

static void
test_all_marked_is_none (void)
{
  assert_items ("Part No,Description,Qty,Remarks\nA,Motor,1,alt\nB,Fan,1,alt\nC,Lid,1,alt\n"
                "D,Screw,4,alt\n",
                "1<0 A - - 1 for 0\n2<0 B - - 1 for 0\n3<0 C - - 1 for 0\n4<0 D - - 4 for 0\n",
                NULL);
}

static void
test_lines_that_name_each_other (void)
{
  assert_items ("Part No,Description,Qty,Substitute for\nA,Motor,1,B\nB,Motor,1,A\nC,Lid,1,\n"
                "D,Screw,4,D\nE,Nut,4,\n",
                "1<0 A - - 1 for 0\n2<0 B - - 1 for 1\n3<0 C - - 1 for 0\n4<0 D - - 4 for 0\n"
                "5<0 E - - 4 for 0\n",
                "1 line is marked");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalogue = lds_catalogue_load (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/import/substitutes/marks", test_marks);
  g_test_add_func ("/import/substitutes/headings", test_headings);
  g_test_add_func ("/import/substitutes/rows", test_rows);
  g_test_add_func ("/import/substitutes/rows-of-an-assembly", test_rows_of_an_assembly);
  g_test_add_func ("/import/substitutes/column-names-the-line", test_column_names_the_line);
  g_test_add_func ("/import/substitutes/column-ticks", test_column_ticks);
  g_test_add_func ("/import/substitutes/not-fitted-stays-so", test_not_fitted_stays_so);
  g_test_add_func ("/import/substitutes/second-source-columns", test_second_source_columns);
  g_test_add_func ("/import/substitutes/first-source-comes-first", test_first_source_comes_first);
  g_test_add_func ("/import/substitutes/words-that-are-no-marks", test_words_that_are_no_marks);
  g_test_add_func ("/import/substitutes/all-marked-is-none", test_all_marked_is_none);
  g_test_add_func ("/import/substitutes/lines-that-name-each-other",
                   test_lines_that_name_each_other);

  result = g_test_run ();
  test_remove_files ();
  g_object_unref (catalogue);

  return result;
}
