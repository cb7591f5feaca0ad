/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "files.h"

#include "lds-import-error.h"
#include "lds-limits.h"

#include <string.h>

#define OPEN                                                                                       \
  "<?mso-application progid='Excel.Sheet'?>\n<Workbook "                                           \
  "xmlns='urn:schemas-microsoft-com:office:spreadsheet' "                                          \
  "xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet' "                                       \
  "xmlns:x='urn:schemas-microsoft-com:office:excel'>"
#define BOOK(before, rows)                                                                         \
  "<?xml version='1.0'?>\n" OPEN before "<Worksheet ss:Name='Parts'><Table>" rows                  \
  "</Table></Worksheet></Workbook>"
#define DATA(type, value) "<Cell><Data ss:Type='" type "'>" value "</Data></Cell>"

static const LdsSheet *
get_sheet (LdsSpreadsheet *s,
           guint           index)
{
  return g_ptr_array_index (s->sheets, index);
}

static void
assert_cell (LdsSpreadsheet *s,
             const char     *reference,
             LdsCellKind     kind,
             const char     *text)
{
  g_assert_cmpstr (test_cell (s, 0, reference), ==, text);
  g_assert_cmpint (test_kind (s, 0, reference), ==, kind);
}

static void
test_values (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (BOOK ("", "<Row>"
      DATA ("String", "a&#10;b") DATA ("Number", "1.50") DATA ("Boolean", "1")
      DATA ("Error", "#N/A") DATA ("DateTime", "2020-01-31T00:00:00.000")
      DATA ("DateTime", "2020-01-31T08:30:00.000") DATA ("DateTime", "1899-12-31T08:30:00.000")
      "<Cell><ss:Data ss:Type='String' xmlns='http://www.w3.org/TR/REC-html40'><B>bold</B> text"
      "</ss:Data><Comment><ss:Data>a note</ss:Data></Comment></Cell>"
      "<Cell ss:Formula='=R[-1]C'/></Row>"));

  g_assert_cmpstr (get_sheet (s, 0)->name, ==, "Parts");
  assert_cell (s, "A1", LDS_CELL_TEXT, "a\nb");
  assert_cell (s, "B1", LDS_CELL_NUMBER, "1.5");
  assert_cell (s, "C1", LDS_CELL_BOOLEAN, "TRUE");
  assert_cell (s, "D1", LDS_CELL_ERROR, "#N/A");
  assert_cell (s, "E1", LDS_CELL_DATE, "2020-01-31");
  assert_cell (s, "F1", LDS_CELL_DATE, "2020-01-31 08:30:00");
  assert_cell (s, "G1", LDS_CELL_DATE, "08:30:00");
  assert_cell (s, "H1", LDS_CELL_TEXT, "bold text");
  assert_cell (s, "I1", LDS_CELL_UNCOMPUTED, "");
  g_assert_cmpuint (s->warnings->len, ==, 1);
}

static void
test_formats (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (BOOK (
      "<Styles><Style ss:ID='Default'/>"
      "<Style ss:ID='p'><NumberFormat ss:Format='Percent'/></Style>"
      "<Style ss:ID='d'><NumberFormat ss:Format='Short Date'/></Style>"
      "<Style ss:ID='z'><NumberFormat ss:Format='00000'/></Style>"
      "<Style ss:ID='k'><NumberFormat ss:Format='0.00\\ &quot;kg&quot;'/></Style>"
      "<Style ss:ID='e'><NumberFormat ss:Format='0.00E+00'/></Style>"
      "<Style ss:ID='c' ss:Parent='p'/></Styles>",
      "<Column/><Column ss:Index='7' ss:StyleID='p'/><Row>"
      "<Cell ss:StyleID='p'><Data ss:Type='Number'>0.125</Data></Cell>"
      "<Cell ss:StyleID='d'><Data ss:Type='Number'>43861</Data></Cell>"
      "<Cell ss:StyleID='z'><Data ss:Type='Number'>42</Data></Cell>"
      "<Cell ss:StyleID='k'><Data ss:Type='Number'>2.5</Data></Cell>"
      "<Cell ss:StyleID='e'><Data ss:Type='Number'>0.0002</Data></Cell>"
      "<Cell ss:StyleID='c'><Data ss:Type='Number'>0.5</Data></Cell>"
      DATA ("Number", "0.25") "</Row>"));

  assert_cell (s, "A1", LDS_CELL_NUMBER, "12.5%");
  assert_cell (s, "B1", LDS_CELL_DATE, "2020-01-31");
  assert_cell (s, "C1", LDS_CELL_NUMBER, "00042");
  assert_cell (s, "D1", LDS_CELL_NUMBER, "2.5 kg");
  assert_cell (s, "E1", LDS_CELL_NUMBER, "0.0002");
  assert_cell (s, "F1", LDS_CELL_NUMBER, "50%");
  assert_cell (s, "G1", LDS_CELL_NUMBER, "25%");
}

static void
test_places (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (BOOK ("",
      "<Row ss:Index='3'><Cell ss:Index='2' ss:MergeAcross='1' ss:MergeDown='2'>"
      "<Data ss:Type='String'>m</Data></Cell>" DATA ("String", "after") "</Row>"
      "<Row>" DATA ("String", "left") DATA ("String", "right") "</Row>"
      "<Row ss:Span='2'/><Row>" DATA ("String", "low") "</Row>"));
  const LdsSheetMerge *merge = &g_array_index (get_sheet (s, 0)->merges, LdsSheetMerge, 0);

  g_assert_cmpstr (test_cell (s, 0, "B3"), ==, "m");
  g_assert_cmpstr (test_cell (s, 0, "D3"), ==, "after");
  g_assert_cmpstr (test_cell (s, 0, "A4"), ==, "left");
  g_assert_cmpstr (test_cell (s, 0, "D4"), ==, "right");
  g_assert_cmpstr (test_cell (s, 0, "A8"), ==, "low");
  g_assert_cmpuint (merge->first_column, ==, 2);
  g_assert_cmpuint (merge->last_column, ==, 3);
  g_assert_cmpuint (merge->first_row, ==, 3);
  g_assert_cmpuint (merge->last_row, ==, 5);
}

static void
test_hidden (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "<?xml version='1.0'?>" OPEN "<Worksheet ss:Name='A'><Table>"
      "<Column/><Column ss:Hidden='1' ss:Span='1'/>"
      "<Row ss:Hidden='1'>" DATA ("String", "h") "</Row></Table></Worksheet>"
      "<Worksheet ss:Name='B'><Table><Row>" DATA ("String", "b") "</Row></Table>"
      "<WorksheetOptions xmlns='urn:schemas-microsoft-com:office:excel'>"
      "<Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>");
  const LdsSheet *sheet = get_sheet (s, 0);

  g_assert_false (sheet->hidden);
  g_assert_true (get_sheet (s, 1)->hidden);
  g_assert_true (lds_sheet_get_row (sheet, 0)->hidden);
  g_assert_cmpuint (g_array_index (sheet->hidden_columns, LdsSheetMerge, 0).first_column, ==, 2);
  g_assert_cmpuint (g_array_index (sheet->hidden_columns, LdsSheetMerge, 0).last_column, ==, 3);
}

static void
test_encodings (void)
{
  static const char *const text = "<?xml version='1.0' encoding='%s'?>" OPEN
      "<Worksheet ss:Name='A'><Table><Row>" DATA ("String", "磁石") DATA ("String", "Größe µ")
      "</Row></Table></Worksheet></Workbook>";
  static const char *const western = "<?xml version='1.0' encoding='%s'?>" OPEN
      "<Worksheet ss:Name='A'><Table><Row>" DATA ("String", "Größe – €")
      "</Row></Table></Worksheet></Workbook>";
  static const struct
  {
    const char *declared;
    const char *encoding;
    gboolean    western;
  } cases[] = {
    { "UTF-8", "UTF-8", FALSE },         { "UTF-16", "UTF-16", FALSE },
    { "GB2312", "GB18030", FALSE },      { "ISO-8859-1", "WINDOWS-1252", TRUE },
    { "windows-1252", "WINDOWS-1252", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) document = g_string_new (cases[i].western ? western : text);
      g_autofree char *bytes = NULL;
      g_autoptr (LdsSpreadsheet) s = NULL;
      gsize length;

      g_string_replace (document, "%s", cases[i].declared, 1);
      bytes = g_convert (document->str, document->len, cases[i].encoding, "UTF-8", NULL, &length,
                         NULL);
      g_assert_nonnull (bytes);
      s = test_read (g_bytes_new (bytes, length), NULL);
      g_assert_nonnull (s);
      g_assert_cmpuint (s->warnings->len, ==, 0);
      g_assert_cmpstr (test_cell (s, 0, "A1"), ==, cases[i].western ? "Größe – €" : "磁石");
    }
}

static void
test_refused (void)
{
  static const char *const other = "<?xml version='1.0'?><bom><part/></bom>";
  static const char *const cut = "<?xml version='1.0'?>" OPEN "<Worksheet ss:Name='A'><Table>";
  static const char *const none = "<?xml version='1.0'?>" OPEN "</Workbook>";
  static const char *const entities =
      "<?xml version='1.0'?><!DOCTYPE Workbook [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" OPEN
      "&b;</Workbook>";
  static const char *const far = BOOK ("", "<Row ss:Index='1048577'/>");
  static const char *const wide = BOOK ("", "<Row><Cell ss:Index='16385'>"
                                            "<Data ss:Type='String'>x</Data></Cell></Row>");

  test_refuse (g_bytes_new_static (other, strlen (other)), LDS_IMPORT_ERROR_FORMAT, "XML");
  test_refuse (g_bytes_new_static (cut, strlen (cut)), LDS_IMPORT_ERROR_FORMAT, "damaged");
  test_refuse (g_bytes_new_static (none, strlen (none)), LDS_IMPORT_ERROR_FORMAT, "no sheets");
  test_refuse (g_bytes_new_static (entities, strlen (entities)), LDS_IMPORT_ERROR_FORMAT,
               "entities");
  test_refuse (g_bytes_new_static (far, strlen (far)), LDS_IMPORT_ERROR_LIMIT, "rows");
  test_refuse (g_bytes_new_static (wide, strlen (wide)), LDS_IMPORT_ERROR_LIMIT, "columns");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/spreadsheetml/values-by-type", test_values);
  g_test_add_func ("/reader/spreadsheetml/numbers-as-people-see-them", test_formats);
  g_test_add_func ("/reader/spreadsheetml/places-and-merges", test_places);
  g_test_add_func ("/reader/spreadsheetml/hidden", test_hidden);
  g_test_add_func ("/reader/spreadsheetml/declared-encodings", test_encodings);
  g_test_add_func ("/reader/spreadsheetml/refused", test_refused);

  return g_test_run ();
}
