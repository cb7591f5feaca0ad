/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "files.h"

#include "lds-import.h"
#include "lds-item-reader.h"

#include <math.h>
#include <string.h>

static LdsCatalogue *catalogue;

typedef struct
{
  LdsSpreadsheet *spreadsheet;
  LdsPartsTable  *table;
  LdsItemReader  *reader;
} Lines;

static void
lines_clear (Lines *lines)
{
  g_clear_pointer (&lines->reader, lds_item_reader_free);
  g_clear_pointer (&lines->table, lds_parts_table_free);
  g_clear_pointer (&lines->spreadsheet, lds_spreadsheet_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lines, lines_clear)

static void
lines_open (Lines          *lines,
            LdsSpreadsheet *spreadsheet)
{
  const LdsSheet *sheet = g_ptr_array_index (spreadsheet->sheets, 0);
  g_autofree char *reason = NULL;

  lines->spreadsheet = spreadsheet;
  lines->table = lds_table_finder_find (catalogue, sheet, NULL, &reason);
  if (lines->table == NULL)
    g_error ("no table: %s", reason);
  lines->reader = lds_item_reader_new (catalogue, sheet, lines->table);
}

static LdsItemRecord
read_line (Lines *lines,
           guint  item)
{
  LdsItemRecord record;

  g_assert_cmpuint (item, <, lines->table->items->len);
  lds_item_reader_read (lines->reader, g_array_index (lines->table->items, guint, item), &record);

  return record;
}

static void
assert_warning (Lines      *lines,
                guint       row,
                const char *word)
{
  g_autoptr (GArray) warnings = lds_item_reader_take_warnings (lines->reader);
  const LdsItemReaderWarning *warning;

  g_assert_cmpuint (warnings->len, ==, 1);
  warning = &g_array_index (warnings, LdsItemReaderWarning, 0);
  g_assert_cmpuint (warning->row, ==, row);
  if (strstr (warning->text, word) == NULL)
    g_error ("“%s” is not in “%s”", word, warning->text);
}

static void
assert_no_warning (Lines *lines)
{
  g_autoptr (GArray) warnings = lds_item_reader_take_warnings (lines->reader);

  g_assert_cmpuint (warnings->len, ==, 0);
}

static void
test_all_fields (void)
{
  g_auto (Lines) lines = { 0 };
  LdsItemRecord item;

  lines_open (&lines, test_read_text (
      "Part No;Description;Qty;Unit;Manufacturer;MPN;Supplier;Material;CAS No;HS Code;Weight (kg);"
      "Unit Price;Currency\n"
      "A-1; Magnet ;4;pcs;Gamma;N-52/X;https://www.shop.example/x?y;NdFeB;7440-00-8;8505.11.00;"
      "0,0125;1.234,50;EUR\n"
      "A-2;Nut;2;pcs;-;N-53;Beta;;7440-00-8;;0,5;2;EUR\n"));
  item = read_line (&lines, 0);

  g_assert_cmpuint (item.row, ==, 2);
  g_assert_cmpstr (item.part_number, ==, "A-1");
  g_assert_cmpstr (item.description, ==, "Magnet");
  g_assert_cmpfloat (item.quantity, ==, 4);
  g_assert_cmpstr (item.unit, ==, "pcs");
  g_assert_cmpstr (item.manufacturer, ==, "Gamma");
  g_assert_cmpstr (item.mpn, ==, "N-52/X");
  g_assert_cmpstr (item.supplier, ==, "shop.example");
  g_assert_cmpstr (item.material, ==, "NdFeB");
  g_assert_cmpstr (item.cas, ==, "7440-00-8");
  g_assert_cmpstr (item.hs_code, ==, "8505.11.00");
  g_assert_cmpfloat_with_epsilon (item.mass_g, 12.5, 1e-9);
  g_assert_cmpfloat (item.unit_price, ==, 1234.5);
  g_assert_cmpstr (item.currency, ==, "EUR");
  g_assert_true (item.fitted);

  item = read_line (&lines, 1);
  g_assert_null (item.manufacturer);
  g_assert_null (item.material);
}

static void
test_mass_without_unit (void)
{
  g_auto (Lines) lines = { 0 };

  lines_open (&lines, test_read_text ("Part No,Description,Qty,Weight\nA-1,Magnet,4,12.5\n"
                                      "A-2,Nut,2,3 g\n"));
  g_assert_true (isnan (read_line (&lines, 0).mass_g));
  g_assert_cmpfloat (read_line (&lines, 1).mass_g, ==, 3);
  assert_warning (&lines, 2, "write the unit into the heading");
}

static void
test_mass_unit_beside (void)
{
  g_auto (Lines) lines = { 0 };
  g_auto (Lines) other = { 0 };

  lines_open (&lines, test_read_text ("Component;Description;Qty;Net Weight;Wt Un\nA-1;Rotor;1;3,2;KG\n"
                      "A-2;Magnet;8;30;g\nA-3;Shaft;1;5;\n"));
  g_assert_cmpfloat (read_line (&lines, 0).mass_g, ==, 3200);
  g_assert_cmpfloat (read_line (&lines, 1).mass_g, ==, 30);
  g_assert_true (isnan (read_line (&lines, 2).mass_g));
  /* A neighbour that holds anything else says nothing of units. */
  lines_open (&other, test_read_text ("Part Number;Description;Qty;Net Weight;Class\nA-1;Rotor;1;3,2;kg\n"
                      "A-2;Magnet;8;30;B\n"));
  g_assert_true (isnan (read_line (&other, 0).mass_g));
}

static void
test_mass_unit_below_heading (void)
{
  g_auto (Lines) lines = { 0 };

  lines_open (&lines, test_read_text ("Part No,Description,Qty,Weight\n,,pcs,[kg]\n"
                                      "A-1,Magnet,4,0.5\nA-2,Nut,2,0.25\n"));
  g_assert_cmpuint (lines.table->items->len, ==, 2);
  g_assert_cmpfloat (read_line (&lines, 0).mass_g, ==, 500);
}

static void
test_quantity_from_designators (void)
{
  g_auto (Lines) lines = { 0 };

  lines_open (&lines, test_read_text (
      "Designator;Description;Qty\nR1, R2, R5-R8;Resistor 10k;\nC1;Capacitor;1\n"
      "C2, C3;Capacitor;3\nU1;Chip;two\n"));
  g_assert_cmpfloat (read_line (&lines, 0).quantity, ==, 6);
  g_assert_cmpfloat (read_line (&lines, 2).quantity, ==, 3);
  g_assert_cmpfloat (read_line (&lines, 3).quantity, ==, 1);
}

static void
test_unreadable_quantity (void)
{
  g_auto (Lines) lines = { 0 };

  lines_open (&lines, test_read_text ("Part No,Description,Qty\nA-1,Magnet,some\nA-2,Nut,2\n"
                                      "A-3,Pin,2\n"));
  g_assert_true (isnan (read_line (&lines, 0).quantity));
  assert_warning (&lines, 2, "some");
}

/* Worked example 16. */
static void
test_not_fitted (void)
{
  static const struct
  {
    const char *text;
    gboolean    fitted[3];
  } cases[] = {
    { "Part No,Description,Qty,DNP\nA-1,Magnet,4,x\nA-2,Nut,2,\nA-3,Pin,1,no\n",
      { FALSE, TRUE, TRUE } },
    { "Part No,Description,Qty,Fitted\nA-1,Magnet,4,no\nA-2,Nut,2,yes\nA-3,Pin,1,DNP\n",
      { FALSE, TRUE, FALSE } },
    { "Part No,Description,Qty,Remark\nA-1,Magnet (DNP),4,\nA-2,Nut,2,nicht bestückt\nA-3,Pin,1,\n",
      { FALSE, FALSE, TRUE } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Lines) lines = { 0 };

      lines_open (&lines, test_read_text (cases[i].text));
      for (guint j = 0; j < 3; j++)
        g_assert_cmpint (read_line (&lines, j).fitted, ==, cases[i].fitted[j]);
    }
}

static void
test_numbers_of_the_file_have_points (void)
{
#define TEXT(reference, text) "<c r='" reference "' t='inlineStr'><is><t>" text "</t></is></c>"
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    TEST_SHEET ("<row r='1'>" TEXT ("A1", "Part No") TEXT ("B1", "Description") TEXT ("C1", "Qty")
                TEXT ("D1", "Weight (g)") "</row>"
                "<row r='2'>" TEXT ("A2", "A-1") TEXT ("B2", "Magnet") "<c r='C2'><v>2</v></c>"
                "<c r='D2'><v>1.234</v></c></row>"
                "<row r='3'>" TEXT ("A3", "A-2") TEXT ("B3", "Nut") "<c r='C3'><v>1</v></c>"
                TEXT ("D3", "1.234,5") "</row>"
                "<row r='4'>" TEXT ("A4", "A-3") TEXT ("B4", "Pin") "<c r='C4' t='e'>"
                "<v>#REF!</v></c>" TEXT ("D4", "0,5") "</row>"),
    TEST_END,
  };
  g_auto (Lines) lines = { 0 };

  lines_open (&lines, test_read (test_zip (parts), NULL));
  g_assert_cmpfloat (read_line (&lines, 0).mass_g, ==, 1.234);
  g_assert_cmpfloat (read_line (&lines, 1).mass_g, ==, 1234.5);
  g_assert_true (isnan (read_line (&lines, 2).quantity));
}

static void
test_decimals_are_decided_by_columns (void)
{
  static const struct
  {
    const char *text; /* the first line has the number of interest */
    double      quantity;
    gboolean    warns;
  } cases[] = {
    /* the column itself */
    { "Part No,Description,Qty\nA,Wire,1.234\nB,Pipe,\"12,5\"\nC,Lid,1\n", 1234, FALSE },
    { "Part No,Description,Qty\nA,Wire,\"1,234\"\nB,Pipe,12.5\nC,Lid,1\n", 1234, FALSE },
    { "Part No,Description,Qty\nA,Wire,1.234\nB,Pipe,12.5\nC,Lid,1\n", 1.234, FALSE },
    { "Part No,Description,Qty\nA,Wire,1.234.567\nB,Pipe,1.234\nC,Lid,1\n", 1234567, FALSE },
    /* the other columns */
    { "Part No,Description,Qty,Unit Price\nA,Wire,1.234,\"2,50\"\nB,Pipe,5,\"1,10\"\n", 1234,
      FALSE },
    { "Part No,Description,Qty,Unit Price\nA,Wire,\"1,234\",2.50\nB,Pipe,5,1.10\n", 1234,
      FALSE },
    /* the file */
    { "Part No;Description;Qty\nA;Wire;1.234\nB;Pipe;5\nC;Lid;1\n", 1234, FALSE },
    { "Part No;Description;Qty\nA;Wire;1,234\nB;Pipe;5\nC;Lid;1\n", 1.234, FALSE },
    /* nothing */
    { "Part No,Description,Qty\nA,Wire,1.234\nB,Pipe,5\nC,Lid,1\n", 1.234, TRUE },
    { "Part No,Description,Qty\nA,Wire,\"1,234\"\nB,Pipe,5\nC,Lid,1\n", 1234, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Lines) lines = { 0 };

      lines_open (&lines, test_read_text (cases[i].text));
      g_assert_cmpfloat (read_line (&lines, 0).quantity, ==, cases[i].quantity);
      if (cases[i].warns)
        assert_warning (&lines, 2, "read in two ways (C: 1");
      else
        assert_no_warning (&lines);
    }
}

static void
test_quantity_as_required (void)
{
  g_auto (Lines) lines = { 0 };

  lines_open (&lines, test_read_text ("Part No,Description,Qty\nA,Wire,2 m\nB,Glue,A/R\n"
                                      "C,Grease,as needed\nD,Lid,1\n"));
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (isnan (read_line (&lines, i).quantity), ==, i == 1 || i == 2);
  g_assert_cmpstr (read_line (&lines, 0).unit, ==, "m");
  assert_warning (&lines, 3, "as required (first “A/R”)");
}

static void
test_counted_designators_are_told (void)
{
  g_auto (Lines) lines = { 0 };

  lines_open (&lines, test_read_text ("Part No,Description,Reference,Qty\nA,Res,\"R1,R2\",\n"
                                      "B,Cap,C1-C4,\nC,Cap,C5,1\n"));
  g_assert_cmpfloat (read_line (&lines, 0).quantity, ==, 2);
  g_assert_cmpfloat (read_line (&lines, 1).quantity, ==, 4);
  g_assert_cmpfloat (read_line (&lines, 2).quantity, ==, 1);
  assert_warning (&lines, 2, "2 lines have no quantity");
}

static void
test_headings_of_a_hundred (void)
{
  g_auto (Lines) lines = { 0 };

  lines_open (&lines, test_read_text ("Part No,Description,Qty per 100,Unit Price per 1000\n"
                                      "A,Screw,400,12.50\nB,Lid,100,900.00\n"));
  g_assert_cmpfloat (read_line (&lines, 0).quantity, ==, 4);
  g_assert_cmpfloat_with_epsilon (read_line (&lines, 0).unit_price, 0.0125, 1e-12);
  g_assert_cmpfloat (read_line (&lines, 1).quantity, ==, 1);
}

static void
test_wrong_cas (void)
{
  g_auto (Lines) lines = { 0 };

  lines_open (&lines, test_read_text ("Part No,Description,Qty,CAS\nA-1,Neodymium,4,7440-00-8\n"
                                      "A-2,Dysprosium,2,7429-91-7\n"));
  g_assert_cmpstr (read_line (&lines, 0).cas, ==, "7440-00-8");
  g_assert_null (read_line (&lines, 1).cas);
  assert_warning (&lines, 3, "check digit");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = lds_catalogue_load (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/import/item/all-fields", test_all_fields);
  g_test_add_func ("/import/item/mass-without-unit-is-unknown", test_mass_without_unit);
  g_test_add_func ("/import/item/unit-beside-the-mass", test_mass_unit_beside);
  g_test_add_func ("/import/item/unit-below-heading", test_mass_unit_below_heading);
  g_test_add_func ("/import/item/quantity-from-designators", test_quantity_from_designators);
  g_test_add_func ("/import/item/unreadable-quantity-is-unknown", test_unreadable_quantity);
  g_test_add_func ("/import/item/worked-example-16-not-fitted", test_not_fitted);
  g_test_add_func ("/import/item/numbers-of-the-file-have-points",
                   test_numbers_of_the_file_have_points);
  g_test_add_func ("/import/item-reader/decimals-are-decided-by-columns",
                   test_decimals_are_decided_by_columns);
  g_test_add_func ("/import/item-reader/quantity-as-required", test_quantity_as_required);
  g_test_add_func ("/import/item-reader/counted-designators-are-told",
                   test_counted_designators_are_told);
  g_test_add_func ("/import/item-reader/headings-of-a-hundred", test_headings_of_a_hundred);
  g_test_add_func ("/import/item/wrong-cas-is-left-out", test_wrong_cas);

  status = g_test_run ();
  g_clear_object (&catalogue);

  return status;
}
