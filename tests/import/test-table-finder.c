/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "files.h"

#include "lds-import.h"
#include "lds-side-by-side.h"
#include "lds-table-finder.h"

#include <string.h>

static LdsCatalogue *catalogue;

/* A table with the spreadsheet that its rows are in. */
typedef struct
{
  LdsSpreadsheet *spreadsheet;
  LdsPartsTable  *table;
  char           *reason;
} Found;

static void
found_clear (Found *found)
{
  g_clear_pointer (&found->table, lds_parts_table_free);
  g_clear_pointer (&found->spreadsheet, lds_spreadsheet_free);
  g_free (found->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static void
find_in (Found          *found,
         LdsSpreadsheet *spreadsheet)
{
  found->spreadsheet = spreadsheet;
  found->table = lds_table_finder_find (catalogue, g_ptr_array_index (spreadsheet->sheets, 0), NULL,
                                        &found->reason);
}

static void
find (Found      *found,
      const char *text)
{
  find_in (found, test_read_text (text));
}

static void
find_table (Found      *found,
            const char *text)
{
  find (found, text);
  if (found->table == NULL)
    g_error ("no table: %s", found->reason);
}

/* "part_number=A description=B+C"; a column that stands in has a "~". */
static char *
describe (const LdsPartsTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint field = 0; field < LDS_N_FIELDS; field++)
    {
      const LdsTableColumn *column;

      for (guint n = 0;
           (column = lds_parts_table_get_column (table, (LdsField) field, n)) != NULL; n++)
        {
          char name[LDS_COLUMN_NAME_SIZE];

          lds_column_name (column->column, name);
          if (n == 0)
            g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "",
                                    lds_field_to_string ((LdsField) field), name);
          else
            g_string_append_printf (text, "+%s", name);
          if (column->stand_in)
            g_string_append_c (text, '~');
        }
    }

  return g_string_free_and_steal (text);
}

static void
assert_columns (const Found *found,
                guint        header_row,
                const char  *columns)
{
  g_autofree char *text = describe (found->table);

  g_assert_cmpuint (found->table->header_row, ==, header_row);
  g_assert_cmpstr (text, ==, columns);
}

/* "5:section" for each skipped row, by reason. */
static void
assert_skipped (const Found *found,
                guint        n_items,
                guint        n_skipped,
                ...)
{
  va_list arguments;

  g_assert_cmpuint (found->table->items->len, ==, n_items);
  g_assert_cmpuint (found->table->skipped->len, ==, n_skipped);

  va_start (arguments, n_skipped);
  for (guint i = 0; i < n_skipped; i++)
    {
      const LdsSkippedRow *row = &g_array_index (found->table->skipped, LdsSkippedRow, i);
      guint number = va_arg (arguments, guint);
      LdsSkip reason = (LdsSkip) va_arg (arguments, int);

      g_assert_cmpuint (row->row, ==, number);
      g_assert_cmpint (row->reason, ==, reason);
      g_assert_cmpint (*lds_skip_to_string (reason), !=, '\0');
    }
  va_end (arguments);
}

static void
test_plain (void)
{
  g_auto (Found) found = { 0 };

  find_table (&found, "Part Number,Description,Qty,Supplier,Country of Origin,Material\n"
                      "A-1,Magnet,4,Acme,China,NdFeB\nA-2,Screw,8,Beta,UK,Steel\n");
  assert_columns (&found, 1, "part_number=A description=B quantity=C supplier=D "
                             "country_of_origin=E material=F");
  assert_skipped (&found, 2, 0);
}

static void
test_heading_below_title (void)
{
  g_auto (Found) found = { 0 };

  find_table (&found, "Bill of materials;Actuator;;\nRevision:;B;;\n;;;\n"
                      "Pos.;Teilenummer;Bezeichnung;Menge\n1;T-77;Magnet;4\n2;T-78;Welle;1\n");
  assert_columns (&found, 4, "part_number=B description=C quantity=D find_number=A");
}

static void
test_words_with_two_meanings (void)
{
  static const struct
  {
    const char *text;
    const char *columns;
  } cases[] = {
    { "Part,Value,Qty\n\"R1, R2\",10k resistor,2\nC1,100 nF capacitor,1\nU4,Regulator 5 V,1\n",
      "part_number=A~ description=B quantity=C reference_designator=A" },
    { "Item,Reference,Number\nSteel screw,AB-1234,4\nLong nut,CD-777,2\nBall bearing,XY-9,1\n",
      "part_number=B description=A quantity=C mpn=B~" },
    { "Item,Name,Amount\n1,Steel screw,4\n2,Long nut,2\n3,Ball bearing,1\n4,Cap,2\n",
      "part_number=A~ description=B quantity=C find_number=A" },
    { "Name,Qty,Price,Amount\nSteel screw,4,$0.10,$0.40\nLong nut,2,$1.00,$2.00\n",
      "description=A quantity=B unit_price=C total_price=D" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Found) found = { 0 };
      g_autofree char *columns = NULL;

      find_table (&found, cases[i].text);
      columns = describe (found.table);
      /* what else a column may stand in for is of no interest here */
      if (i == 1)
        g_assert_true (g_str_has_prefix (columns, "part_number=B description=A quantity=C"));
      else
        g_assert_cmpstr (columns, ==, cases[i].columns);
    }
}

static void
test_joined_description (void)
{
  g_auto (Found) found = { 0 };

  find_table (&found, "Name,Description,Qty\nMagnet small,Holds the lid shut,4\n"
                      "Screw M3,Fixes the lid,8\nCover plate,The lid itself,1\n");
  g_assert_nonnull (lds_parts_table_get_column (found.table, LDS_FIELD_DESCRIPTION, 1));
}

static void
test_rare_earth_columns (void)
{
  g_auto (Found) found = { 0 };

  find_table (&found, "Part No,Description,Qty,Nd %,Dy %,RE Metal Origin,Magnet Origin\n"
                      "M-1,Magnet,4,29.5,1.5,China,Japan\nM-2,Ring,4,30,0,Malaysia,Japan\n");
  assert_columns (&found, 1, "part_number=A description=B quantity=C tier2_country=G "
                             "stage_country=F rare_earth_content=D+E");
}

static void
test_rows_that_are_no_items (void)
{
  g_auto (Found) found = { 0 };

  find_table (&found,
              "Part No;Description;Qty;Unit Price;Total\n"
              "-;-;pcs;EUR;EUR\n"
              "Mechanics;;;;\n"
              "A-1;Screw;4;1,00;4,00\n"
              "A-2;Nut;2;1,00;2,00\n"
              "Subtotal;;;;6,00\n"
              ";;;;\n"
              "Part No;Description;Qty;Unit Price;Total\n"
              "A-3;Total station mount;2;1,00;2,00\n"
              "A-4;Magnet;;;\n"
              ";Shipping;;;9,00\n"
              ";;;VAT;1,00\n"
              ";;;Total;18,00\n"
              ";;;;18,00\n"
              ";Note: all parts are RoHS compliant;;;\n"
              "Prepared by;J. Smith;;;\n");
  assert_skipped (&found, 4, 10, 2u, LDS_SKIP_UNITS, 3u, LDS_SKIP_SECTION, 6u, LDS_SKIP_TOTAL, 8u,
                  LDS_SKIP_HEADING_AGAIN, 11u, LDS_SKIP_CHARGE, 12u, LDS_SKIP_CHARGE, 13u,
                  LDS_SKIP_TOTAL, 14u, LDS_SKIP_NO_PART, 15u, LDS_SKIP_NOTE, 16u, LDS_SKIP_NOTE);
}

static void
test_second_table (void)
{
  g_auto (Found) found = { 0 };

  find_table (&found, "Name,Qty,Remark\nScrew,4,x\nNut,2,y\nCap,1,z\nLid,1,z\nPin,2,z\nRod,1,z\n"
                      "Electronics:,,\nModel,Quantity,Designator\nRP2040 chip,1,U1\nLED,2,D1\n");
  g_assert_cmpuint (found.table->header_row, ==, 1);
  g_assert_cmpuint (found.table->items->len, ==, 6);
  g_assert_cmpint (g_array_index (found.table->skipped, LdsSkippedRow,
                                  found.table->skipped->len - 1).reason, ==, LDS_SKIP_OTHER_TABLE);
}

static void
test_tables_below_each_other (void)
{
  g_auto (Found) found = { 0 };
  g_autoptr (LdsSheet) rest = NULL;
  g_autoptr (LdsPartsTable) second = NULL;
  g_autofree char *reason = NULL;
  LdsSheet *sheet;
  guint index;

  find_table (&found, "Part Number,Description,Qty\nA-1,Screw,4\nA-2,Nut,2\nA-3,Cap,2\n\n"
                      "Designator,Value,Quantity,Manufacturer\nR1,10k,1,Yageo\nC1,1u,1,Murata\n\n"
                      "Name,Menge\nMagnet,8\n");
  sheet = g_ptr_array_index (found.spreadsheet->sheets, 0);
  g_assert_true (lds_table_finder_find_next (catalogue, sheet, found.table, &index));
  assert_skipped (&found, 3, 0);
  rest = lds_sheet_cut (sheet, index);
  g_assert_cmpuint (lds_sheet_get_n_rows (sheet), ==, 4);
  g_assert_false (lds_table_finder_find_next (catalogue, sheet, found.table, &index));

  second = lds_table_finder_find (catalogue, rest, NULL, &reason);
  g_assert_nonnull (second);
  g_assert_cmpuint (second->header_row, ==, 6);
  g_assert_cmpuint (second->items->len, ==, 2);
  g_assert_true (lds_table_finder_find_next (catalogue, rest, second, &index));
  g_assert_cmpuint (lds_sheet_get_row (rest, index)->row, ==, 10);
}

static void
test_tables_side_by_side (void)
{
  g_autoptr (LdsSpreadsheet) spreadsheet = test_read_text (
      "Mechanical,,,,Electrical,,\nPart,Qty,Notes,,Part,Qty,Notes\nFrame,1,,,Motor,2,\n"
      "Screw M3,20,,,ESC,2,\nBearing,4,,,Battery,1,\nMagnet,8,,,,,\n");
  g_autoptr (LdsSpreadsheet) one = test_read_text ("Part,Qty,,Price,Qty\nScrew,1,,2,20\n");
  g_autoptr (GPtrArray) sheets = lds_side_by_side_split (
      catalogue, g_ptr_array_index (spreadsheet->sheets, 0));
  static const char *const columns[] = { "description=A quantity=B", "description=E quantity=F" };
  static const guint n_items[] = { 4, 3 };

  g_assert_nonnull (sheets);
  g_assert_cmpuint (sheets->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *reason = NULL;
      g_autoptr (LdsPartsTable) table = lds_table_finder_find (
          catalogue, g_ptr_array_index (sheets, i), NULL, &reason);
      g_autofree char *text = NULL;

      g_assert_nonnull (table);
      text = describe (table);
      g_assert_cmpstr (text, ==, columns[i]);
      g_assert_cmpuint (table->items->len, ==, n_items[i]);
    }
  g_assert_null (lds_side_by_side_split (catalogue, g_ptr_array_index (one->sheets, 0)));
}

/* What common programs and shops write, in the languages that people use. */
static void
test_headings_of_the_world (void)
{
  static const struct
  {
    const char *text;
    guint       header_row;
    const char *columns;
  } cases[] = {
    { "\"Id\";\"Designator\";\"Package\";\"Quantity\";\"Designation\";\"Supplier and ref\";\n"
      "1;\"C1,C2\";\"C_0603\";2;\"100nF\";;;\n2;\"R1\";\"R_0603\";1;\"10k\";;;\n", 1,
      "part_number=B~ description=E quantity=D supplier=F find_number=A reference_designator=B" },
    { "Stückliste;;;;\n;;;;\nPos.;Menge;Einheit;Benennung;Sachnummer/Norm-Kurzbezeichnung\n"
      "1;1;Stck;Gehäuse;GM-12-001\n2;4;Stck;Schraube;ISO 4762-M5x16\n3;2;Stck;Rotor;GM-12-010\n", 3,
      "part_number=E description=D quantity=B unit=C find_number=A" },
    { "Repère;Nb;Désignation;Matière\n1;1;Carter;Alu 2017A\n2;2;Flasque;Alu 2017A\n3;8;Aimant;NdFeB\n",
      1, "part_number=A~ description=C quantity=B material=D find_number=A" },
    { "Поз. обозначение;Наименование;Кол.;Примечание\nC1, C2;Конденсатор;2;\nR1;Резистор;1;\n", 1,
      "part_number=A~ description=B quantity=C reference_designator=A" },
    { "QTY PER UNIT,QTY TO ORDER,PART,MFG,MFG P/N\n2,20,Resistor 10k,Yageo,RC0603\n"
      "1,10,Ring magnet,K&J,D42-N52\n", 1,
      "part_number=E~ description=C quantity=A manufacturer=D mpn=E" },
    { "type,value,quantality\nR,300R,16\nR,10K,11\nC,1u,3\n", 1, NULL },
    { "Funktion,Item,Stk\nHalter,Magnet,2\n,Screw,4\n", 1, NULL },
    { "PN,Name,Qty\nA,Nut,1\nB,Cap,2\nC,Lid,3\nD,Rod,4\nE,Pin,5\nF,Bar,6\nG,Cam,7\nH,Arm,1\n"
      "I,Box,2\nJ,Cog,3\nK,Hub,4\nL,Jig,5\nM,Key,6\nN,Leg,7\n", 1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Found) found = { 0 };

      g_test_message ("%s", cases[i].text);
      find_table (&found, cases[i].text);
      if (cases[i].columns != NULL)
        assert_columns (&found, cases[i].header_row, cases[i].columns);
      else
        g_assert_cmpuint (lds_parts_table_get_column (found.table, LDS_FIELD_QUANTITY, 0)->column,
                          ==, 3);
    }
}

static void
test_columns_without_a_heading_of_their_own (void)
{
  g_auto (Found) shops = { 0 };
  g_auto (Found) names = { 0 };
  g_auto (Found) levels = { 0 };

  find_table (&shops, "Teil,Menge,,\nMotor,1,eBay (UK),x\nMagnet,2,https://shop.example/1,x\n"
                      "Kabel,3,Reichelt,x\n");
  assert_columns (&shops, 1, "description=A quantity=B supplier=C");
  find_table (&names, "Component,Names,Value,Quantity\nATmega328,U1,,1\nResistor,R1-R3,10k,3\n"
                      "Capacitor,C1,1u,1\nLED,D1,red,1\n");
  g_assert_cmpuint (lds_parts_table_get_column (names.table, LDS_FIELD_REFERENCE_DESIGNATOR,
                                                0)->column, ==, 2);
  find_table (&levels, ",Part Name,Material,Quantity\n1,Structure,,1\n1.1,Plate,Steel,2\n"
                       "1.2,Axis,,1\n1.2.1,Magnet,NdFeB,4\n");
  g_assert_cmpuint (lds_parts_table_get_column (levels.table, LDS_FIELD_LEVEL, 0)->column, ==, 1);
}

static void
test_short_rows (void)
{
  g_auto (Found) found = { 0 };
  g_auto (Found) form = { 0 };

  find_table (&found, "Pos,Item,Size,Qty,Group\n1,Screw,M3,10,A\n2,Nut,M3,10,A\n3,Tape,,,\n"
                      "4,Plate,1 mm,2,B\n## Electronics ##,,,,\n5,Motor,big,1,C\n\n\n"
                      "*,needed,,,\no,optional,,,\n");
  g_assert_cmpuint (found.table->items->len, ==, 5);
  assert_skipped (&found, 5, 3, 6u, LDS_SKIP_SECTION, 10u, LDS_SKIP_NOTE, 11u, LDS_SKIP_NOTE);
  find_table (&form, "No,Item,Qty,Price\n1,Screw,10,1\n2,Nut,4,1\n3,,0,0\n4,,0,0\n");
  g_assert_cmpuint (form.table->items->len, ==, 2);
}

static void
test_merged_headings (void)
{
#define CELL(reference, text) "<c r='" reference "' t='inlineStr'><is><t>" text "</t></is></c>"
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    { "xl/worksheets/sheet1.xml",
      "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
      "<row r='2'>" CELL ("A2", "Part") CELL ("B2", "Description") CELL ("C2", "Qty")
      CELL ("D2", "Tier 2") CELL ("F2", "Tier 3") "</row>"
      "<row r='3'>" CELL ("D3", "Supplier") CELL ("E3", "Country") CELL ("F3", "Supplier")
      CELL ("G3", "Country") "</row>"
      "<row r='4'>" CELL ("A4", "M-100") CELL ("B4", "Round magnet")
      "<c r='C4'><v>8</v></c>" CELL ("D4", "Gamma") CELL ("E4", "China") CELL ("F4", "Delta")
      CELL ("G4", "China") "</row>"
      "<row r='5'>" CELL ("A5", "S-7") CELL ("B5", "Steel screw")
      "<c r='C5'><v>8</v></c>" CELL ("D5", "Epsilon") CELL ("E5", "Japan") CELL ("F5", "Zeta")
      CELL ("G5", "Malaysia") "</row>"
      "</sheetData><mergeCells><mergeCell ref='A2:A3'/><mergeCell ref='B2:B3'/>"
      "<mergeCell ref='C2:C3'/><mergeCell ref='D2:E2'/><mergeCell ref='F2:G2'/></mergeCells>"
      "</worksheet>" },
    TEST_END,
  };
  g_auto (Found) found = { 0 };
  g_autofree char *columns = NULL;

  find_in (&found, test_read (test_zip (parts), NULL));
  g_assert_nonnull (found.table);
  columns = describe (found.table);
  g_assert_cmpuint (found.table->header_row, ==, 3);
  g_assert_nonnull (strstr (columns, "quantity=C tier2_supplier=D tier2_country=E "
                                     "tier3_supplier=F tier3_country=G"));
  g_assert_cmpuint (found.table->items->len, ==, 2);
}

static void
test_no_heading (void)
{
  g_auto (Found) found = { 0 };

  find_table (&found, "1,PN-1001,Steel screw M3,4\n2,PN-1002,Long hex nut,2\n"
                      "3,PN-1003,Ring magnet small,8\n4,PN-1004,Flat washer,2\n");
  assert_columns (&found, 0, "part_number=B description=C quantity=D find_number=A");
}

static void
test_no_parts_list (void)
{
  static const struct
  {
    const char *text;
    const char *word;
  } cases[] = {
    { " \n", "empty" },
    { "Date,Author,Change\n2024-01-01,JS,first\n2024-02-01,JS,second\n", "no row names" },
    { "Revision,Date,Description\nA,2024-01-01,first issue\nB,2024-02-01,new magnet\n",
      "not those of a parts list" },
    { "1,11.66,2.02\n2,12.07,2.05\n3,12.07,2.1\n4,12.24,2\n", "no row names" },
    { "Part Number,Description,Qty\n,,\n", "no parts" },
    { "Designator,Mid X,Mid Y,Rotation,Layer\nC1,1,2,90,top\nC2,1,3,90,top\nR1,2,2,0,top\n",
      "placement" },
    { "Designator,Footprint,Quantity,X,Y,Rot\nC1,0603,1,1,2,90\nC2,0603,1,1,3,90\n", "placement" },
    { "Row Labels,Sum of Quantity\nSteel,13\nWood,2\nBrass,1\n", "pivot" },
    { "Pin Number,Name,Description\n1,PTA5,Input\n2,PTB7,Output\n3,GND,Ground\n", "pins" },
    { "Dear sir or madam\nplease find our offer below\nBest wishes\n", "no row names" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Found) found = { 0 };

      find (&found, cases[i].text);
      if (found.table != NULL)
        g_error ("a table was found in case %" G_GSIZE_FORMAT, i);
      if (strstr (found.reason, cases[i].word) == NULL)
        g_error ("“%s” is not in “%s”", cases[i].word, found.reason);
      g_assert_null (strchr (found.reason, '\n'));
    }
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

  g_test_add_func ("/import/table/plain", test_plain);
  g_test_add_func ("/import/table/heading-below-title", test_heading_below_title);
  g_test_add_func ("/import/table/cells-decide-between-meanings", test_words_with_two_meanings);
  g_test_add_func ("/import/table/name-and-description-are-joined", test_joined_description);
  g_test_add_func ("/import/table/rare-earth-columns", test_rare_earth_columns);
  g_test_add_func ("/import/table/rows-that-are-no-items", test_rows_that_are_no_items);
  g_test_add_func ("/import/table/second-table-ends-the-first", test_second_table);
  g_test_add_func ("/import/table/below-each-other", test_tables_below_each_other);
  g_test_add_func ("/import/table/side-by-side", test_tables_side_by_side);
  g_test_add_func ("/import/table/headings-of-the-world", test_headings_of_the_world);
  g_test_add_func ("/import/table/columns-without-a-heading-of-their-own",
                   test_columns_without_a_heading_of_their_own);
  g_test_add_func ("/import/table/short-rows", test_short_rows);
  g_test_add_func ("/import/table/headings-over-two-rows", test_merged_headings);
  g_test_add_func ("/import/table/no-heading", test_no_heading);
  g_test_add_func ("/import/table/no-parts-list", test_no_parts_list);

  status = g_test_run ();
  g_clear_object (&catalogue);

  return status;
}
