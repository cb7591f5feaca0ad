/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "files.h"

#include "lds-import-error.h"
#include "lds-limits.h"
#include "lds-number-format.h"

#include <string.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static LdsSpreadsheet *
read_parts (const TestPart *parts)
{
  g_autoptr (GError) error = NULL;
  LdsSpreadsheet *spreadsheet = test_read (test_zip (parts), &error);

  g_assert_no_error (error);

  return spreadsheet;
}

static LdsSpreadsheet *
read_sheet (const char *sheet)
{
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    { "xl/worksheets/sheet1.xml", sheet }, TEST_END,
  };

  return read_parts (parts);
}

#define SHEET(rows) "<worksheet xmlns='" MAIN "'><sheetData>" rows "</sheetData></worksheet>"

static void
test_inline_strings (void)
{
  g_autoptr (LdsSpreadsheet) s = read_sheet (SHEET (
      "<row r='1'><c r='A1' t='inlineStr'><is><t>Part</t></is></c>"
      "<c r='B1' t='inlineStr'><is><r><t>rich </t></r><r><rPr/><t>text</t></r>"
      "<rPh sb='0' eb='1'><t>no</t></rPh></is></c></row>"));

  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "Part");
  g_assert_cmpstr (test_cell (s, 0, "B1"), ==, "rich text");
}

static void
test_missing_references (void)
{
  g_autoptr (LdsSpreadsheet) s = read_sheet (SHEET (
      "<row><c><v>1</v></c><c><v>2</v></c></row>"
      "<row r='5'><c r='C5'><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>"));

  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "1");
  g_assert_cmpstr (test_cell (s, 0, "B1"), ==, "2");
  g_assert_cmpstr (test_cell (s, 0, "C5"), ==, "3");
  g_assert_cmpstr (test_cell (s, 0, "D5"), ==, "4");
  g_assert_cmpstr (test_cell (s, 0, "A6"), ==, "5");
}

static void
test_order (void)
{
  g_autoptr (LdsSpreadsheet) s = read_sheet (SHEET (
      "<row r='3'><c r='B3'><v>32</v></c><c r='A3'><v>31</v></c></row>"
      "<row r='1'><c r='A1'><v>11</v></c></row><row r='3'><c r='B3'><v>99</v></c></row>"));
  const LdsSheet *sheet = g_ptr_array_index (s->sheets, 0);

  g_assert_cmpuint (lds_sheet_get_n_rows (sheet), ==, 2);
  g_assert_cmpuint (lds_sheet_get_row (sheet, 0)->row, ==, 1);
  g_assert_cmpstr (test_cell (s, 0, "A3"), ==, "31");
  g_assert_cmpstr (test_cell (s, 0, "B3"), ==, "99");
}

static void
test_shared_strings (void)
{
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    { "xl/sharedStrings.xml",
      "<sst xmlns='" MAIN "' count='9' uniqueCount='9'><si><t>one</t></si>"
      "<si><r><t xml:space='preserve'>Dys</t></r><r><t>prosium</t></r>"
      "<rPh sb='0' eb='2'><t>kana</t></rPh></si><si/>"
      "<si><t>a_x000D_b_x0041_c_x_ _x005F_x0042_</t></si></sst>" },
    TEST_SHEET ("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
                "<c r='C1' t='s'><v>2</v></c><c r='D1' t='s'><v>3</v></c>"
                "<c r='E1' t='s'><v>4</v></c></row>"),
    TEST_END,
  };
  g_autoptr (LdsSpreadsheet) s = read_parts (parts);

  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "one");
  g_assert_cmpstr (test_cell (s, 0, "B1"), ==, "Dysprosium");
  g_assert_null (test_cell (s, 0, "C1"));
  g_assert_cmpstr (test_cell (s, 0, "D1"), ==, "a\nbAc_x_ _x0042_");
  g_assert_null (test_cell (s, 0, "E1"));
  g_assert_cmpuint (s->warnings->len, ==, 1);
}

static void
test_numbers (void)
{
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    { "xl/styles.xml",
      "<styleSheet xmlns='" MAIN "'><numFmts><numFmt numFmtId='164' formatCode='00000'/>"
      "<numFmt numFmtId='165' formatCode='0.00\" kg\"'/>"
      "<numFmt numFmtId='166' formatCode='#,##0.00\\ [$€-407]'/></numFmts>"
      "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='164'/><xf numFmtId='165'/>"
      "<xf numFmtId='166'/></cellXfs></styleSheet>" },
    TEST_SHEET ("<row r='1'><c r='A1'><v>4.0</v></c><c r='B1'><v>0.1</v></c>"
                "<c r='C1'><v>0.30000000000000004</v></c><c r='D1'><v>1.5E3</v></c>"
                "<c r='E1'><v>123456789012</v></c><c r='F1' s='1'><v>0.015</v></c>"
                "<c r='G1' s='2'><v>42</v></c><c r='H1' s='3'><v>12.5</v></c>"
                "<c r='I1' s='4'><v>3.2</v></c><c r='J1' s='99'><v>7</v></c></row>"),
    TEST_END,
  };
  g_autoptr (LdsSpreadsheet) s = read_parts (parts);

  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "4");
  g_assert_cmpstr (test_cell (s, 0, "B1"), ==, "0.1");
  g_assert_cmpstr (test_cell (s, 0, "C1"), ==, "0.3");
  g_assert_cmpstr (test_cell (s, 0, "D1"), ==, "1500");
  g_assert_cmpstr (test_cell (s, 0, "E1"), ==, "123456789012");
  g_assert_cmpstr (test_cell (s, 0, "F1"), ==, "1.5%");
  g_assert_cmpstr (test_cell (s, 0, "G1"), ==, "00042");
  g_assert_cmpstr (test_cell (s, 0, "H1"), ==, "12.5 kg");
  g_assert_cmpstr (test_cell (s, 0, "I1"), ==, "3.2 €");
  g_assert_cmpstr (test_cell (s, 0, "J1"), ==, "7");
  g_assert_cmpint (test_kind (s, 0, "F1"), ==, LDS_CELL_NUMBER);
}

#define STYLES                                                                                     \
  {                                                                                                \
    "xl/styles.xml",                                                                               \
        "<styleSheet xmlns='" MAIN "'><numFmts>"                                                   \
        "<numFmt numFmtId='164' formatCode='dd\\.mm\\.yyyy'/>"                                     \
        "<numFmt numFmtId='165' formatCode='[h]:mm'/>"                                             \
        "<numFmt numFmtId='166' formatCode='\"day\" 0'/>"                                          \
        "<numFmt numFmtId='167' formatCode='[Red]0.0;[Blue]d'/></numFmts>"                         \
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='164'/>"    \
        "<xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='167'/></cellXfs></styleSheet>"      \
  }

static void
test_dates (void)
{
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS, STYLES,
    TEST_SHEET ("<row r='1'><c r='A1' s='1'><v>44927</v></c><c r='B1' s='2'><v>44927.5</v></c>"
                "<c r='C1' s='3'><v>59</v></c><c r='D1' s='3'><v>61</v></c>"
                "<c r='E1' s='4'><v>1.25</v></c><c r='F1' s='5'><v>3</v></c>"
                "<c r='G1' s='6'><v>3</v></c><c r='H1' s='1'><v>-5</v></c>"
                "<c r='I1' t='d'><v>2020-01-31T00:00:00</v></c></row>"),
    TEST_END,
  };
  g_autoptr (LdsSpreadsheet) s = read_parts (parts);

  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "2023-01-01");
  g_assert_cmpint (test_kind (s, 0, "A1"), ==, LDS_CELL_DATE);
  g_assert_cmpstr (test_cell (s, 0, "B1"), ==, "2023-01-01 12:00:00");
  g_assert_cmpstr (test_cell (s, 0, "C1"), ==, "1900-02-28");
  g_assert_cmpstr (test_cell (s, 0, "D1"), ==, "1900-03-01");
  g_assert_cmpstr (test_cell (s, 0, "E1"), ==, "30:00:00");
  g_assert_cmpstr (test_cell (s, 0, "F1"), ==, "day 3");
  g_assert_cmpstr (test_cell (s, 0, "G1"), ==, "3");
  g_assert_cmpstr (test_cell (s, 0, "H1"), ==, "-5");
  g_assert_cmpstr (test_cell (s, 0, "I1"), ==, "2020-01-31");
}

static void
test_dates_1904 (void)
{
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK_RELATIONS, STYLES,
    { "xl/workbook.xml", "<workbook xmlns='" MAIN "' xmlns:r='" TYPES "'>"
                         "<workbookPr date1904='1'/><sheets>"
                         "<sheet name='Parts' sheetId='1' r:id='rId1'/></sheets></workbook>" },
    TEST_SHEET ("<row r='1'><c r='A1' s='1'><v>0</v></c><c r='B1' s='1'><v>43465</v></c></row>"),
    TEST_END,
  };
  g_autoptr (LdsSpreadsheet) s = read_parts (parts);

  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "1904-01-01");
  g_assert_cmpstr (test_cell (s, 0, "B1"), ==, "2023-01-01");
}

static void
test_formulas (void)
{
  g_autoptr (LdsSpreadsheet) s = read_sheet (SHEET (
      "<row r='1'><c r='A1'><f>1+1</f><v>2</v></c><c r='B1' t='str'><f>A1&amp;\"x\"</f>"
      "<v>2x</v></c><c r='C1'><f>SUM(A1:B1)</f></c><c r='D1' t='str'><f>\"\"</f><v></v></c>"
      "<c r='E1' t='e'><f>1/0</f><v>#DIV/0!</v></c><c r='F1' t='b'><v>1</v></c>"
      "<c r='G1' t='b'><v>0</v></c></row>"));
  const LdsSpreadsheetWarning *warning;

  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "2");
  g_assert_cmpstr (test_cell (s, 0, "B1"), ==, "2x");
  g_assert_cmpint (test_kind (s, 0, "C1"), ==, LDS_CELL_UNCOMPUTED);
  g_assert_null (test_cell (s, 0, "D1"));
  g_assert_cmpint (test_kind (s, 0, "E1"), ==, LDS_CELL_ERROR);
  g_assert_cmpstr (test_cell (s, 0, "F1"), ==, "TRUE");
  g_assert_cmpstr (test_cell (s, 0, "G1"), ==, "FALSE");
  g_assert_cmpint (test_kind (s, 0, "G1"), ==, LDS_CELL_BOOLEAN);

  g_assert_cmpuint (s->warnings->len, ==, 1);
  warning = &g_array_index (s->warnings, LdsSpreadsheetWarning, 0);
  g_assert_cmpint (warning->sheet, ==, 0);
  g_assert_nonnull (strstr (warning->text, "C1"));
}

static void
test_sheets (void)
{
  const TestPart parts[] = {
    { "_rels/.rels", "<Relationships><Relationship Id='x' "
                     "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument'"
                     " Target='/book/main.xml'/></Relationships>" },
    { "book/main.xml", "<s:workbook xmlns:s='http://purl.oclc.org/ooxml/spreadsheetml/main' "
                       "xmlns:q='http://purl.oclc.org/ooxml/officeDocument/relationships'>"
                       "<s:sheets><s:sheet name='One' sheetId='7' q:id='b'/>"
                       "<s:sheet name='Two &amp; more' sheetId='3' state='hidden' q:id='a'/>"
                       "<s:sheet name='Chart' sheetId='4' q:id='c'/></s:sheets></s:workbook>" },
    { "book/_rels/main.xml.rels",
      "<Relationships><Relationship Id='a' Type='x/worksheet' Target='two.xml'/>"
      "<Relationship Id='b' Type='x/worksheet' Target='../one.xml'/>"
      "<Relationship Id='c' Type='x/chartsheet' Target='chartsheets/c.xml'/></Relationships>" },
    { "one.xml", "<s:worksheet xmlns:s='http://purl.oclc.org/ooxml/spreadsheetml/main'>"
                 "<s:cols><s:col min='2' max='3' hidden='1'/></s:cols><s:sheetData>"
                 "<s:row r='2' hidden='1'><s:c r='A2' t='inlineStr'><s:is><s:t>first</s:t></s:is>"
                 "</s:c></s:row></s:sheetData><s:mergeCells><s:mergeCell ref='A2:C2'/>"
                 "</s:mergeCells></s:worksheet>" },
    { "book/two.xml", SHEET ("<row><c><v>2</v></c></row>") },
    TEST_END,
  };
  g_autoptr (LdsSpreadsheet) s = read_parts (parts);
  const LdsSheet *one = g_ptr_array_index (s->sheets, 0);
  const LdsSheet *two = g_ptr_array_index (s->sheets, 1);

  g_assert_cmpuint (s->sheets->len, ==, 2);
  g_assert_cmpstr (one->name, ==, "One");
  g_assert_false (one->hidden);
  g_assert_true (lds_sheet_get_row (one, 0)->hidden);
  g_assert_cmpuint (one->merges->len, ==, 1);
  g_assert_cmpuint (one->hidden_columns->len, ==, 1);
  g_assert_cmpstr (test_cell (s, 0, "A2"), ==, "first");
  g_assert_cmpstr (two->name, ==, "Two & more");
  g_assert_true (two->hidden);
  g_assert_cmpstr (test_cell (s, 1, "A1"), ==, "2");
}

static void
test_far_cell (void)
{
  g_autoptr (LdsSpreadsheet) s = read_sheet (
      "<worksheet xmlns='" MAIN "'><dimension ref='A1:XFD1048576'/><sheetData>"
      "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData></worksheet>");
  const LdsSheet *sheet = g_ptr_array_index (s->sheets, 0);

  g_assert_cmpuint (lds_sheet_get_n_rows (sheet), ==, 1);
  g_assert_cmpstr (test_cell (s, 0, "XFD1048576"), ==, "1");
}

static void
test_texts_stay_texts (void)
{
  g_autoptr (LdsSpreadsheet) s = read_sheet (SHEET (
      "<row r='1'><c r='A1' t='inlineStr'><is><t>=HYPERLINK(\"http://x\",\"y\")</t></is></c>"
      "<c r='B1' t='inlineStr'><is><t>@cmd</t></is></c>"
      "<c r='C1' t='inlineStr'><is><t>a&#x85;b&#xFFFD;</t></is></c></row>"));

  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "=HYPERLINK(\"http://x\",\"y\")");
  g_assert_cmpint (test_kind (s, 0, "A1"), ==, LDS_CELL_TEXT);
  g_assert_cmpstr (test_cell (s, 0, "B1"), ==, "@cmd");
  g_assert_cmpstr (test_cell (s, 0, "C1"), ==, "ab\357\277\275");
}

static void
test_lost_results (void)
{
  g_autoptr (LdsSpreadsheet) s = read_sheet (SHEET (
      "<row r='1'><c r='A1' t='str'><f t='shared' si='0'/></c>"
      "<c r='B1'><f t='shared' si='0'/><v/></c>"
      "<c r='C1' t='b'><v>FALSE</v></c><c r='D1' t='d'><v>2024-05-06T07:08:09.000Z</v></c></row>"));

  g_assert_cmpint (test_kind (s, 0, "A1"), ==, LDS_CELL_UNCOMPUTED);
  g_assert_cmpint (test_kind (s, 0, "B1"), ==, LDS_CELL_UNCOMPUTED);
  g_assert_cmpstr (test_cell (s, 0, "C1"), ==, "FALSE");
  g_assert_cmpstr (test_cell (s, 0, "D1"), ==, "2024-05-06 07:08:09");
}

static void
test_number_formats (void)
{
  static const struct
  {
    const char *code;
    const char *value;
    const char *shown;
    LdsCellKind kind;
  } cases[] = {
    { "0.00E+00", "1234", "1234", LDS_CELL_NUMBER },
    { "##0.0E+0", "0.00012", "0.00012", LDS_CELL_NUMBER },
    { "ge", "45000", "2023-03-15", LDS_CELL_DATE },
    { "h:mm a/p", "0.5", "12:00:00", LDS_CELL_DATE },
    { "0.0%", "0.125", "12.5%", LDS_CELL_NUMBER },
    { "@", "42", "42", LDS_CELL_NUMBER },
    { "# ?/?", "0.5", "0.5", LDS_CELL_NUMBER },
    { "#,##0\\ \"St\"", "12", "12 St", LDS_CELL_NUMBER },
    { "yyyy\\-mm\\-dd\\Thh:mm", "45000.25", "2023-03-15 06:00:00", LDS_CELL_DATE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      LdsNumberFormat format;
      LdsCellKind kind;

      lds_number_format_init (&format, 164, cases[i].code);
      kind = lds_number_format_show (&format, cases[i].value, strlen (cases[i].value), FALSE, text);
      g_assert_cmpstr (text->str, ==, cases[i].shown);
      g_assert_cmpint (kind, ==, cases[i].kind);
    }
}

static void
test_odd_paths (void)
{
  const TestPart parts[] = {
    TEST_RELATIONS,
    { "XL\\Workbook.xml", "<workbook xmlns:r='" TYPES "'><sheets><sheet name='A' r:id='a'/>"
                          "<sheet name='B' state='veryHidden' r:id='b'/><sheet name='C' r:id='c'/>"
                          "</sheets></workbook>" },
    { "XL\\_rels\\Workbook.xml.rels",
      "<Relationships><Relationship Id='a' Type='x/worksheet' Target='Sheets\\a.xml'/>"
      "<Relationship Id='b' Type='x/worksheet' Target='\\xl\\sheets\\b.xml'/>"
      "<Relationship Id='c' Type='x/chartsheet' Target='sheets/c.xml'/>"
      "<Relationship Id='d' Type='x/vbaProject' Target='macros.bin'/></Relationships>" },
    { "XL\\sheets\\A.xml", SHEET ("<row r='4' outlineLevel='2'><c><v>1</v></c></row>") },
    { "XL\\sheets\\b.xml", SHEET ("<row><c><v>2</v></c></row>") },
    TEST_END,
  };
  g_autoptr (LdsSpreadsheet) s = read_parts (parts);

  g_assert_cmpuint (s->sheets->len, ==, 2);
  g_assert_cmpstr (test_cell (s, 0, "A4"), ==, "1");
  g_assert_cmpuint (lds_sheet_get_row (g_ptr_array_index (s->sheets, 0), 0)->outline, ==, 2);
  g_assert_cmpstr (test_cell (s, 1, "A1"), ==, "2");
  g_assert_true (((LdsSheet *) g_ptr_array_index (s->sheets, 1))->hidden);
  g_assert_cmpuint (s->warnings->len, ==, 1);
  g_assert_nonnull (strstr (g_array_index (s->warnings, LdsSpreadsheetWarning, 0).text, "macros"));
}

/* The end of a zip says how long the comment behind it is. */
static void
test_zip_comment (void)
{
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    TEST_SHEET ("<row r='1'><c r='A1'><v>7</v></c></row>"), TEST_END,
  };
  static const char comment[] = "made by an ERP system";
  g_autoptr (GBytes) zip = test_zip (parts);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (LdsSpreadsheet) s = NULL;

  g_byte_array_append (bytes, g_bytes_get_data (zip, NULL), (guint) g_bytes_get_size (zip));
  bytes->data[bytes->len - 2] = sizeof comment - 1;
  g_byte_array_append (bytes, (const guint8 *) comment, sizeof comment - 1);
  s = test_read (g_bytes_new (bytes->data, bytes->len), NULL);

  g_assert_nonnull (s);
  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "7");
}

static void
assert_refused (GBytes     *bytes,
                int         code,
                const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) s = test_read (bytes, &error);

  g_assert_null (s);
  g_assert_error (error, LDS_IMPORT_ERROR, code);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_str_has_prefix (error->message, "test: "));
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” is not in “%s”", word, error->message);
}

static void
assert_sheet_refused (const char *sheet,
                      int         code,
                      const char *word)
{
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    { "xl/worksheets/sheet1.xml", sheet }, TEST_END,
  };

  assert_refused (test_zip (parts), code, word);
}

static void
test_entities (void)
{
  assert_sheet_refused ("<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
                        "<worksheet><sheetData><row><c t='inlineStr'><is><t>&b;</t></is></c></row>"
                        "</sheetData></worksheet>",
                        LDS_IMPORT_ERROR_FORMAT, "entities");
}

static void
test_depth (void)
{
  g_autoptr (GString) sheet = g_string_new (NULL);

  for (guint i = 0; i < LDS_LIMIT_XML_DEPTH + 1; i++)
    g_string_append (sheet, "<a>");
  assert_sheet_refused (sheet->str, LDS_IMPORT_ERROR_LIMIT, "nested");
}

static void
test_bomb (void)
{
  g_autofree char *spaces = g_strnfill (64 << 20, ' ');

  memcpy (spaces, "<worksheet>", strlen ("<worksheet>"));
  assert_sheet_refused (spaces, LDS_IMPORT_ERROR_LIMIT, "times its size");
}

static void
test_long_cell (void)
{
  g_autofree char *longest = g_strnfill (LDS_LIMIT_CELL_CHARACTERS, 'x');
  g_autofree char *fits = g_strdup_printf (
      SHEET ("<row r='1'><c r='A1' t='inlineStr'><is><t>%s</t></is></c></row>"), longest);
  g_autofree char *passes = g_strdup_printf (
      SHEET ("<row r='1'><c r='A1' t='inlineStr'><is><t>%sx</t></is></c></row>"), longest);
  g_autoptr (LdsSpreadsheet) s = read_sheet (fits);

  g_assert_cmpuint (strlen (test_cell (s, 0, "A1")), ==, LDS_LIMIT_CELL_CHARACTERS);
  assert_sheet_refused (passes, LDS_IMPORT_ERROR_LIMIT, "sheet “Parts”, row 1, column A");
}

static void
test_limits (void)
{
  assert_sheet_refused (SHEET ("<row r='1'><c r='XFE1'><v>1</v></c></row>"),
                        LDS_IMPORT_ERROR_LIMIT, "columns");
  assert_sheet_refused (SHEET ("<row r='1048577'><c><v>1</v></c></row>"), LDS_IMPORT_ERROR_LIMIT,
                        "rows");
}

static void
test_damaged (void)
{
  const TestPart missing[] = { TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS, TEST_END };
  const TestPart no_book[] = { TEST_RELATIONS, { "[Content_Types].xml", "<Types/>" }, TEST_END };
  const TestPart whole[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    TEST_SHEET ("<row r='1'><c r='A1'><v>1</v></c></row>"), TEST_END,
  };
  g_autoptr (GBytes) bytes = test_zip (whole);

  assert_refused (test_zip (missing), LDS_IMPORT_ERROR_FORMAT, "“Parts” is missing");
  assert_refused (test_zip (no_book), LDS_IMPORT_ERROR_FORMAT, "workbook part is missing");
  assert_sheet_refused ("<worksheet><sheetData><row>", LDS_IMPORT_ERROR_FORMAT, "damaged");

  for (gsize length = 4; length < g_bytes_get_size (bytes); length += 97)
    assert_refused (g_bytes_new_from_bytes (bytes, 0, length), LDS_IMPORT_ERROR_FORMAT, "damaged");
}

static void
test_other_zips (void)
{
  const TestPart binary[] = { { "xl/workbook.bin", "x" }, { "[Content_Types].xml", "<Types/>" },
                              TEST_END };
  const TestPart letter[] = { { "word/document.xml", "<d/>" }, TEST_END };
  const TestPart archive[] = { { "parts.csv", "a,b" }, TEST_END };

  assert_refused (test_zip (binary), LDS_IMPORT_ERROR_FORMAT, "save it as .xlsx");
  assert_refused (test_zip (binary), LDS_IMPORT_ERROR_FORMAT, ".xlsb");
  assert_refused (test_zip (letter), LDS_IMPORT_ERROR_FORMAT, ".docx");
  assert_refused (test_zip (archive), LDS_IMPORT_ERROR_FORMAT, "zip archive");
}

static void
test_memory (void)
{
  g_autoptr (LdsTextPool) pool = lds_text_pool_new ();
  guint32 one = lds_text_pool_add (pool, "steel", 5);
  guint32 other;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      lds_text_pool_add (pool, text, strlen (text));
    }
  other = lds_text_pool_add (pool, "steel wool", 5);

  g_assert_cmpuint (one, ==, other);
  g_assert_cmpuint (sizeof (LdsSheetCell), ==, 8);
  g_assert_cmpuint (lds_text_pool_add (pool, "\1\2", 2), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/xlsx/inline-and-rich-text", test_inline_strings);
  g_test_add_func ("/reader/xlsx/cells-and-rows-without-reference", test_missing_references);
  g_test_add_func ("/reader/xlsx/cells-out-of-order", test_order);
  g_test_add_func ("/reader/xlsx/shared-strings", test_shared_strings);
  g_test_add_func ("/reader/xlsx/numbers-as-people-see-them", test_numbers);
  g_test_add_func ("/reader/xlsx/dates", test_dates);
  g_test_add_func ("/reader/xlsx/dates-since-1904", test_dates_1904);
  g_test_add_func ("/reader/xlsx/formulas-by-stored-result", test_formulas);
  g_test_add_func ("/reader/xlsx/sheets-in-strict-and-prefixed-xml", test_sheets);
  g_test_add_func ("/reader/xlsx/a-far-cell-costs-nothing", test_far_cell);
  g_test_add_func ("/reader/xlsx/text-is-never-a-formula", test_texts_stay_texts);
  g_test_add_func ("/reader/xlsx/results-that-are-not-there", test_lost_results);
  g_test_add_func ("/reader/xlsx/number-formats", test_number_formats);
  g_test_add_func ("/reader/xlsx/backslashes-cases-charts-macros", test_odd_paths);
  g_test_add_func ("/reader/xlsx/zip-with-a-comment", test_zip_comment);
  g_test_add_func ("/reader/xlsx/other-zips-are-refused-by-name", test_other_zips);
  g_test_add_func ("/reader/xlsx/entities-are-refused", test_entities);
  g_test_add_func ("/reader/xlsx/depth-is-limited", test_depth);
  g_test_add_func ("/reader/xlsx/bomb-is-refused", test_bomb);
  g_test_add_func ("/reader/xlsx/longest-cell", test_long_cell);
  g_test_add_func ("/reader/xlsx/rows-and-columns-are-limited", test_limits);
  g_test_add_func ("/reader/xlsx/damaged-file-is-refused", test_damaged);
  g_test_add_func ("/reader/xlsx/each-text-is-kept-once", test_memory);

  return g_test_run ();
}
