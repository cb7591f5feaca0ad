/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "files.h"

#include "lds-import-error.h"
#include "lds-limits.h"
#include "lds-reader-process.h"
#include "lds-spreadsheet-reader.h"

#include <string.h>

#define NAMESPACES                                                                                 \
  "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                               \
  "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "                                 \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                                   \
  "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "                                 \
  "xmlns:number='urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0' "                            \
  "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "                                \
  "xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'"
#define DOCUMENT(styles, body)                                                                     \
  "<?xml version='1.0' encoding='UTF-8'?>\n<office:document-content " NAMESPACES ">"               \
  "<office:automatic-styles>" styles "</office:automatic-styles>"                                  \
  "<office:body>" body "</office:body></office:document-content>"
#define BOOK(styles, tables) DOCUMENT (styles, "<office:spreadsheet>" tables "</office:spreadsheet>")
#define TABLE(rows) "<table:table table:name='Parts'>" rows "</table:table>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define CELL(text) "<table:table-cell office:value-type='string'><text:p>" text "</text:p>"        \
                   "</table:table-cell>"
#define VALUE(type, attribute, value)                                                              \
  "<table:table-cell office:value-type='" type "' office:" attribute "='" value "'>"               \
  "<text:p>shown</text:p></table:table-cell>"

static GBytes *
zip_with (const char *content,
          const char *manifest)
{
  const TestPart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", content },
    { "META-INF/manifest.xml", manifest },
    TEST_END,
  };

  return test_zip (parts);
}

static LdsSpreadsheet *
read_zip (const char *content)
{
  g_autoptr (GError) error = NULL;
  LdsSpreadsheet *s = test_read (zip_with (content, "<manifest:manifest/>"), &error);

  g_assert_no_error (error);

  return s;
}

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
  g_autoptr (LdsSpreadsheet) s = read_zip (BOOK ("", TABLE (ROW (
      VALUE ("float", "value", "1.50") VALUE ("percentage", "value", "0.125")
      VALUE ("date", "date-value", "2020-01-31") VALUE ("date", "date-value", "2020-01-31T10:30:00.5")
      VALUE ("time", "time-value", "PT26H03M04.6S") VALUE ("boolean", "boolean-value", "true")
      VALUE ("boolean", "boolean-value", "false") VALUE ("string", "string-value", "hidden")
      VALUE ("time", "time-value", "soon") "<table:table-cell office:value-type='void'/>"
      "<table:table-cell office:value-type='string' office:string-value='only'/>"))));

  assert_cell (s, "A1", LDS_CELL_NUMBER, "1.5");
  assert_cell (s, "B1", LDS_CELL_NUMBER, "12.5%");
  assert_cell (s, "C1", LDS_CELL_DATE, "2020-01-31");
  assert_cell (s, "D1", LDS_CELL_DATE, "2020-01-31 10:30:00");
  assert_cell (s, "E1", LDS_CELL_DATE, "26:03:05");
  assert_cell (s, "F1", LDS_CELL_BOOLEAN, "TRUE");
  assert_cell (s, "G1", LDS_CELL_BOOLEAN, "FALSE");
  assert_cell (s, "H1", LDS_CELL_TEXT, "shown");
  assert_cell (s, "I1", LDS_CELL_TEXT, "shown");
  g_assert_null (test_cell (s, 0, "J1"));
  assert_cell (s, "K1", LDS_CELL_TEXT, "only");
}

static void
test_formats (void)
{
  g_autoptr (LdsSpreadsheet) s = read_zip (BOOK (
      "<number:number-style style:name='N1'><number:number number:min-integer-digits='5' "
      "number:decimal-places='0'/></number:number-style>"
      "<number:number-style style:name='N2'><number:number number:min-integer-digits='1' "
      "number:decimal-places='2'/><number:text> kg</number:text></number:number-style>"
      "<number:currency-style style:name='N3'><number:number number:decimal-places='2' "
      "number:grouping='true' number:min-integer-digits='1'/><number:text> </number:text>"
      "<number:currency-symbol>€</number:currency-symbol></number:currency-style>"
      "<style:style style:name='a' style:family='table-cell' style:data-style-name='N1'/>"
      "<style:style style:name='b' style:family='table-cell' style:data-style-name='N2'/>"
      "<style:style style:name='c' style:family='table-cell' style:data-style-name='N3'/>"
      "<style:style style:name='d' style:family='table-cell' style:parent-style-name='a'/>",
      TABLE ("<table:table-column table:number-columns-repeated='4'/>"
             "<table:table-column table:default-cell-style-name='b'/>" ROW (
      "<table:table-cell table:style-name='a' office:value-type='float' office:value='42'/>"
      "<table:table-cell table:style-name='d' office:value-type='float' office:value='7'/>"
      "<table:table-cell table:style-name='c' office:value-type='currency' office:currency='EUR' "
      "office:value='1234.5'/>"
      "<table:table-cell office:value-type='currency' office:currency='USD' office:value='3'/>"
      "<table:table-cell office:value-type='float' office:value='2.5'/>"))));

  assert_cell (s, "A1", LDS_CELL_NUMBER, "00042");
  assert_cell (s, "B1", LDS_CELL_NUMBER, "00007");
  assert_cell (s, "C1", LDS_CELL_NUMBER, "1234.5 €");
  assert_cell (s, "D1", LDS_CELL_NUMBER, "USD 3");
  assert_cell (s, "E1", LDS_CELL_NUMBER, "2.5 kg");
}

static void
test_texts (void)
{
  g_autoptr (LdsSpreadsheet) s = read_zip (BOOK ("", TABLE (ROW (
      CELL ("one</text:p><text:p>two") CELL ("a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d")
      CELL ("<text:a>link</text:a> <text:span>and <text:span>more</text:span></text:span>")
      CELL ("\n    indented\n    text\n  ")
      CELL ("Magnet<office:annotation><text:p>a note</text:p></office:annotation>")
      "<table:table-cell><draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box>"
      "</draw:frame></table:table-cell>"
      CELL ("<text:ruby><text:ruby-base>磁石</text:ruby-base><text:ruby-text>じしゃく</text:ruby-text>"
            "</text:ruby>") CELL ("end  ")))));

  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "one\ntwo");
  g_assert_cmpstr (test_cell (s, 0, "B1"), ==, "a   b\tc\nd");
  g_assert_cmpstr (test_cell (s, 0, "C1"), ==, "link and more");
  g_assert_cmpstr (test_cell (s, 0, "D1"), ==, "indented text");
  g_assert_cmpstr (test_cell (s, 0, "E1"), ==, "Magnet");
  g_assert_null (test_cell (s, 0, "F1"));
  g_assert_cmpstr (test_cell (s, 0, "G1"), ==, "磁石");
  g_assert_cmpstr (test_cell (s, 0, "H1"), ==, "end  ");
}

static void
test_formulas (void)
{
  g_autoptr (LdsSpreadsheet) s = read_zip (BOOK ("", TABLE (ROW (
      "<table:table-cell table:formula='of:=1+1' office:value-type='float' office:value='2'/>"
      "<table:table-cell table:formula='of:=1+1'/>"
      "<table:table-cell table:formula='of:=\"\"'><text:p/></table:table-cell>"
      "<table:table-cell table:formula='of:=1/0' office:value-type='string' "
      "office:string-value='' calcext:value-type='error'><text:p>#DIV/0!</text:p>"
      "</table:table-cell>"
      "<table:table-cell table:formula='of:=X' office:value-type='float' office:value='0'>"
      "<text:p>Err:508</text:p></table:table-cell>"))));
  const LdsSpreadsheetWarning *warning;

  assert_cell (s, "A1", LDS_CELL_NUMBER, "2");
  assert_cell (s, "B1", LDS_CELL_UNCOMPUTED, "");
  g_assert_null (test_cell (s, 0, "C1"));
  assert_cell (s, "D1", LDS_CELL_ERROR, "#DIV/0!");
  assert_cell (s, "E1", LDS_CELL_ERROR, "Err:508");
  g_assert_cmpuint (s->warnings->len, ==, 1);
  warning = &g_array_index (s->warnings, LdsSpreadsheetWarning, 0);
  g_assert_nonnull (strstr (warning->text, "(B1)"));
}

static void
test_repeats (void)
{
  g_autoptr (LdsSpreadsheet) s = read_zip (BOOK ("", TABLE (
      "<table:table-row table:number-rows-repeated='2'><table:table-cell/></table:table-row>"
      ROW ("<table:table-cell table:number-columns-repeated='3'/>"
           "<table:table-cell table:number-columns-repeated='2' office:value-type='float' "
           "office:value='4'/>")
      "<table:table-row table:number-rows-repeated='3'>" CELL ("x") "</table:table-row>"
      ROW (CELL ("y"))
      "<table:table-row table:number-rows-repeated='1048569'>"
      "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>")));

  g_assert_null (test_cell (s, 0, "C3"));
  g_assert_cmpstr (test_cell (s, 0, "D3"), ==, "4");
  g_assert_cmpstr (test_cell (s, 0, "E3"), ==, "4");
  g_assert_null (test_cell (s, 0, "F3"));
  g_assert_cmpstr (test_cell (s, 0, "A4"), ==, "x");
  g_assert_cmpstr (test_cell (s, 0, "A6"), ==, "x");
  g_assert_cmpstr (test_cell (s, 0, "A7"), ==, "y");
  g_assert_cmpuint (get_sheet (s, 0)->cells->len, ==, 6);
}

static void
test_repeats_to_the_end (void)
{
  g_autoptr (LdsSpreadsheet) s = read_zip (BOOK ("", TABLE (
      ROW (CELL ("a"))
      "<table:table-row table:number-rows-repeated='1048574'>" CELL ("0") "</table:table-row>"
      ROW (CELL ("0")))));
  g_autoptr (LdsSpreadsheet) wide = read_zip (BOOK ("", TABLE (ROW (
      CELL ("a") "<table:table-cell table:number-columns-repeated='16383' "
      "office:value-type='float' office:value='0'/>"))));

  g_assert_cmpuint (get_sheet (s, 0)->cells->len, ==, 3);
  g_assert_cmpuint (s->warnings->len, ==, 1);
  g_assert_cmpuint (g_array_index (s->warnings, LdsSpreadsheetWarning, 0).row, ==, 2);
  g_assert_cmpuint (get_sheet (wide, 0)->cells->len, ==, 2);
  g_assert_cmpuint (wide->warnings->len, ==, 1);
}

static void
test_merges (void)
{
  g_autoptr (LdsSpreadsheet) s = read_zip (BOOK ("", TABLE (
      ROW ("<table:table-cell/><table:table-cell office:value-type='string' "
           "table:number-columns-spanned='2' table:number-rows-spanned='3'><text:p>m</text:p>"
           "</table:table-cell><table:covered-table-cell/>" CELL ("next")))));
  const LdsSheet *sheet = get_sheet (s, 0);
  const LdsSheetMerge *merge = &g_array_index (sheet->merges, LdsSheetMerge, 0);

  g_assert_cmpuint (sheet->merges->len, ==, 1);
  g_assert_cmpuint (merge->first_row, ==, 1);
  g_assert_cmpuint (merge->last_row, ==, 3);
  g_assert_cmpuint (merge->first_column, ==, 2);
  g_assert_cmpuint (merge->last_column, ==, 3);
  g_assert_cmpstr (test_cell (s, 0, "D1"), ==, "next");
}

static void
test_hidden (void)
{
  g_autoptr (LdsSpreadsheet) s = read_zip (BOOK (
      "<style:style style:name='ta1' style:family='table'>"
      "<style:table-properties table:display='false'/></style:style>",
      TABLE ("<table:table-column/><table:table-column table:visibility='collapse' "
             "table:number-columns-repeated='2'/>"
             "<table:table-header-rows>" ROW (CELL ("head")) "</table:table-header-rows>"
             "<table:table-row table:visibility='filter'>" CELL ("out") "</table:table-row>"
             "<table:table-row-group table:display='false'><table:table-row-group>"
             ROW (CELL ("deep")) "</table:table-row-group></table:table-row-group>"
             ROW (CELL ("plain")))
      "<table:table table:name='Secret' table:style-name='ta1'>" ROW (CELL ("s")) "</table:table>"));
  const LdsSheet *sheet = get_sheet (s, 0);

  g_assert_false (sheet->hidden);
  g_assert_true (get_sheet (s, 1)->hidden);
  g_assert_cmpuint (sheet->hidden_columns->len, ==, 1);
  g_assert_cmpuint (g_array_index (sheet->hidden_columns, LdsSheetMerge, 0).first_column, ==, 2);
  g_assert_cmpuint (g_array_index (sheet->hidden_columns, LdsSheetMerge, 0).last_column, ==, 3);
  g_assert_false (lds_sheet_get_row (sheet, 0)->hidden);
  g_assert_true (lds_sheet_get_row (sheet, 1)->hidden);
  g_assert_true (lds_sheet_get_row (sheet, 2)->hidden);
  g_assert_cmpuint (lds_sheet_get_row (sheet, 2)->outline, ==, 2);
  g_assert_false (lds_sheet_get_row (sheet, 3)->hidden);
  g_assert_cmpuint (lds_sheet_get_row (sheet, 3)->outline, ==, 0);
}

static void
test_what_is_no_sheet (void)
{
  g_autoptr (LdsSpreadsheet) s = read_zip (BOOK ("",
      "<table:tracked-changes><table:cell-content-change><table:previous>"
      "<table:change-track-table-cell><text:p>old</text:p></table:change-track-table-cell>"
      "</table:previous></table:cell-content-change></table:tracked-changes>"
      TABLE ("<table:shapes><draw:frame><draw:object><office:document><office:body><office:chart>"
             "<table:table table:name='local-table'>" ROW (CELL ("chart")) "</table:table>"
             "</office:chart></office:body></office:document></draw:object></draw:frame>"
             "</table:shapes>" ROW (CELL ("a")))
      "<table:table table:name=\"'file:///home/x/prices.ods'#Sheet1\">" ROW (CELL ("cached"))
      "</table:table>"));

  g_assert_cmpuint (s->sheets->len, ==, 1);
  g_assert_cmpstr (get_sheet (s, 0)->name, ==, "Parts");
  g_assert_cmpuint (get_sheet (s, 0)->cells->len, ==, 1);
}

static void
test_flat (void)
{
  static const char *const flat = BOOK ("", TABLE (ROW (CELL ("Größe"))));
  g_autofree char *commented = g_strconcat ("\357\273\277<?xml version='1.0'?>\n<!-- a -->\n",
                                            strchr (flat, '\n') + 1, NULL);
  g_autofree char *utf16 = NULL;
  gsize length;
  g_autoptr (LdsSpreadsheet) s = test_read_text (flat);
  g_autoptr (LdsSpreadsheet) with_comment = test_read_text (commented);
  g_autoptr (LdsSpreadsheet) wide = NULL;

  utf16 = g_convert (flat, -1, "UTF-16", "UTF-8", NULL, &length, NULL);
  wide = test_read (g_bytes_new (utf16, length), NULL);
  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "Größe");
  g_assert_cmpstr (test_cell (with_comment, 0, "A1"), ==, "Größe");
  g_assert_nonnull (wide);
  g_assert_cmpstr (test_cell (wide, 0, "A1"), ==, "Größe");
}

static void
test_refused (void)
{
  static const char *const book = BOOK ("", TABLE (ROW (CELL ("a"))));
  const TestPart old[] = { { "mimetype", "application/vnd.sun.xml.calc" },
                           { "content.xml", "<x/>" }, TEST_END };

  test_refuse (zip_with (book, "<manifest:manifest><manifest:file-entry "
                               "manifest:full-path='content.xml'><manifest:encryption-data/>"
                               "</manifest:file-entry></manifest:manifest>"),
               LDS_IMPORT_ERROR_FORMAT, "password");
  test_refuse (zip_with (DOCUMENT ("", "<office:text><text:p>x</text:p></office:text>"), "<x/>"),
               LDS_IMPORT_ERROR_FORMAT, ".odt");
  test_refuse (zip_with ("<office:document-content><office:body>", "<x/>"),
               LDS_IMPORT_ERROR_FORMAT, "damaged");
  test_refuse (zip_with (BOOK ("", ""), "<x/>"), LDS_IMPORT_ERROR_FORMAT, "no sheets");
  test_refuse (test_zip (old), LDS_IMPORT_ERROR_FORMAT, ".sxc");
  test_refuse (zip_with ("<!DOCTYPE a [<!ENTITY b 'bb'>]><a>&b;</a>", "<x/>"),
               LDS_IMPORT_ERROR_FORMAT, "entities");
}

static void
test_protected_macros (void)
{
  static const char *const book = BOOK ("", TABLE (ROW (CELL ("a"))));
  g_autoptr (LdsSpreadsheet) s = test_read (
      zip_with (book, "<manifest:manifest><manifest:file-entry manifest:full-path='content.xml'/>"
                      "<manifest:file-entry manifest:full-path='Basic/Standard/Module1.xml'>"
                      "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"),
      NULL);

  g_assert_nonnull (s);
}

static void
test_limits (void)
{
  static const char *const full =
      "<table:table-row table:number-rows-repeated='900000'>"
      "<table:table-cell table:number-columns-repeated='12' office:value-type='float' "
      "office:value='1'/></table:table-row>";
  g_autofree char *many = g_strdup_printf (BOOK ("", TABLE ("%s")), full);
  g_autoptr (GString) deep = g_string_new (NULL);

  test_refuse (g_bytes_new (many, strlen (many)), LDS_IMPORT_ERROR_LIMIT, "filled cells");
  test_refuse (zip_with (BOOK ("", TABLE (ROW (
                   "<table:table-cell table:number-columns-repeated='16384'/>" CELL ("far")))),
                         "<x/>"),
               LDS_IMPORT_ERROR_LIMIT, "16384 columns");
  test_refuse (zip_with (BOOK ("", TABLE (
                   "<table:table-row table:number-rows-repeated='1048576'/>" ROW (CELL ("far")))),
                         "<x/>"),
               LDS_IMPORT_ERROR_LIMIT, "1048576 rows");

  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "<table:table-row-group>");
  g_string_prepend (deep, "<office:document " NAMESPACES "><office:body><office:spreadsheet>"
                          "<table:table>");
  test_refuse (g_bytes_new (deep->str, deep->len), LDS_IMPORT_ERROR_LIMIT, "nested");
}

static void
read_all (const char *folder,
          guint      *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (LdsSpreadsheet) s = NULL;
      g_autoptr (GError) error = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        read_all (path, n_files);
      if (!g_str_has_suffix (name, ".ods") && !g_str_has_suffix (name, ".fods"))
        continue;
      s = lds_spreadsheet_read (file, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (s->sheets->len, >, 0);
      (*n_files)++;
    }
}

static void
test_real_files (void)
{
  g_autofree char *corpus = test_shared_path ("corpus", NULL);
  g_autofree char *peers = test_shared_path ("peers", NULL);
  guint n_files = 0;

  if (corpus == NULL || peers == NULL)
    {
      g_test_skip ("the shared files are not here");
      return;
    }
  read_all (corpus, &n_files);
  read_all (peers, &n_files);
  g_assert_cmpuint (n_files, >, 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/ods/values-by-type", test_values);
  g_test_add_func ("/reader/ods/numbers-as-people-see-them", test_formats);
  g_test_add_func ("/reader/ods/texts", test_texts);
  g_test_add_func ("/reader/ods/formulas-by-stored-result", test_formulas);
  g_test_add_func ("/reader/ods/repeats", test_repeats);
  g_test_add_func ("/reader/ods/repeats-to-the-end-are-read-once", test_repeats_to_the_end);
  g_test_add_func ("/reader/ods/merges", test_merges);
  g_test_add_func ("/reader/ods/hidden-and-outlined", test_hidden);
  g_test_add_func ("/reader/ods/what-is-no-sheet", test_what_is_no_sheet);
  g_test_add_func ("/reader/ods/flat-in-any-encoding", test_flat);
  g_test_add_func ("/reader/ods/refused", test_refused);
  g_test_add_func ("/reader/ods/protected-macros-do-not-matter", test_protected_macros);
  g_test_add_func ("/reader/ods/limits", test_limits);
  g_test_add_func ("/reader/ods/real-files", test_real_files);

  return g_test_run ();
}
