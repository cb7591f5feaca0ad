/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "biff.h"
#include "files.h"

#include "lds-spreadsheet-reader.h"
#include "lds-xls-reader.h"

#include <math.h>
#include <string.h>

enum
{
  FORMULA = 0x06,
  DATE_MODE = 0x22,
  CONTINUE = 0x3c,
  CODE_PAGE = 0x42,
  COLUMN_INFO = 0x7d,
  MULTIPLE_RK = 0xbd,
  RICH_STRING = 0xd6,
  XF = 0xe0,
  MERGED_CELLS = 0xe5,
  SST = 0xfc,
  LABEL_SHARED = 0xfd,
  BLANK = 0x201,
  NUMBER = 0x203,
  LABEL = 0x204,
  BOOLEAN = 0x205,
  STRING = 0x207,
  ROW = 0x208,
  ARRAY = 0x221,
  TABLE = 0x236,
  RK = 0x27e,
  FORMAT = 0x41e,
  SHARED_FORMULA = 0x4bc,
  BOF = 0x809,
  END = 0x0a,
};

static LdsSpreadsheet *
read_stream (const GByteArray *stream)
{
  g_autoptr (GError) error = NULL;
  LdsSpreadsheet *spreadsheet = test_read (biff_bytes (stream), &error);

  g_assert_no_error (error);

  return spreadsheet;
}

static LdsSpreadsheet *
read_simple (guint             version,
             const GByteArray *globals,
             GByteArray       *cells)
{
  g_autoptr (GByteArray) stream = biff_simple (version, globals, cells);

  return read_stream (stream);
}

static void
assert_cell (LdsSpreadsheet *s,
             const char     *reference,
             LdsCellKind     kind,
             const char     *text)
{
  g_assert_cmpstr (test_cell (s, 0, reference), ==, text);
  if (text != NULL)
    g_assert_cmpint (test_kind (s, 0, reference), ==, kind);
}

static gboolean
warns (LdsSpreadsheet *s,
       const char     *word)
{
  for (guint i = 0; i < s->warnings->len; i++)
    if (strstr (g_array_index (s->warnings, LdsSpreadsheetWarning, i).text, word) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_cells (void)
{
  g_autoptr (GByteArray) globals = g_byte_array_new ();
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autoptr (LdsSpreadsheet) s = NULL;

  /* Of the last text, only half a character is said to be there. */
  biff_add (globals, SST, "44" "21s" "21w" "21w", 3, 3, 6, 0, "M\xfcller", 4, 1, "μ→𝄞", 1, 1, "𝄞");
  biff_add (cells, NUMBER, "2228", 0, 0, 0, 0.1);
  biff_add (cells, NUMBER, "2228", 0, 1, 0, 1.0 / 3);
  biff_add (cells, NUMBER, "2228", 0, 2, 0, -0.0);
  biff_add (cells, NUMBER, "2228", 0, 3, 0, NAN);
  biff_add (cells, RK, "2224", 1, 0, 0, (guint) (-7 * 4) | 2);
  biff_add (cells, RK, "2224", 1, 1, 0, (guint) (1234 << 2) | 3);
  biff_add (cells, RK, "2224", 1, 2, 0, 0x40290000);
  biff_add (cells, MULTIPLE_RK, "22" "24" "24" "2", 1, 3, 0, (5 << 2) | 2, 0, (6 << 2) | 2, 4);
  biff_add (cells, LABEL_SHARED, "2224", 2, 0, 0, 0);
  biff_add (cells, LABEL_SHARED, "2224", 2, 1, 0, 1);
  biff_add (cells, LABEL_SHARED, "2224", 2, 6, 0, 2);
  biff_add (cells, LABEL_SHARED, "2224", 2, 7, 0, 3);
  biff_add (cells, LABEL, "22221s", 2, 2, 0, 3, 0, "abc");
  biff_add (cells, RICH_STRING, "222212w22", 2, 3, 0, 2, 9, 1, "xy", 0, 0);
  biff_add (cells, LABEL, "22221", 2, 4, 0, 0, 0);
  biff_add (cells, BLANK, "222", 2, 5, 0);
  biff_add (cells, BOOLEAN, "22211", 3, 0, 0, 1, 0);
  biff_add (cells, BOOLEAN, "22211", 3, 1, 0, 0, 0);
  biff_add (cells, BOOLEAN, "22211", 3, 2, 0, 0x2a, 1);
  biff_add (cells, BOOLEAN, "22211", 3, 3, 0, 0x07, 1);
  s = read_simple (8, globals, cells);

  assert_cell (s, "A1", LDS_CELL_NUMBER, "0.1");
  assert_cell (s, "B1", LDS_CELL_NUMBER, "0.333333333333333");
  assert_cell (s, "C1", LDS_CELL_NUMBER, "0");
  assert_cell (s, "D1", LDS_CELL_ERROR, "#NUM!");
  assert_cell (s, "A2", LDS_CELL_NUMBER, "-7");
  assert_cell (s, "B2", LDS_CELL_NUMBER, "12.34");
  assert_cell (s, "C2", LDS_CELL_NUMBER, "12.5");
  assert_cell (s, "D2", LDS_CELL_NUMBER, "5");
  assert_cell (s, "E2", LDS_CELL_NUMBER, "6");
  assert_cell (s, "A3", LDS_CELL_TEXT, "Müller");
  assert_cell (s, "B3", LDS_CELL_TEXT, "μ→𝄞");
  assert_cell (s, "G3", LDS_CELL_TEXT, "\357\277\275");
  assert_cell (s, "H3", LDS_CELL_TEXT, NULL);
  assert_cell (s, "C3", LDS_CELL_TEXT, "abc");
  assert_cell (s, "D3", LDS_CELL_TEXT, "xy");
  assert_cell (s, "E3", LDS_CELL_TEXT, NULL);
  assert_cell (s, "F3", LDS_CELL_TEXT, NULL);
  assert_cell (s, "A4", LDS_CELL_BOOLEAN, "TRUE");
  assert_cell (s, "B4", LDS_CELL_BOOLEAN, "FALSE");
  assert_cell (s, "C4", LDS_CELL_ERROR, "#N/A");
  assert_cell (s, "D4", LDS_CELL_ERROR, "#DIV/0!");
  g_assert_cmpuint (s->warnings->len, ==, 1);
  g_assert_true (warns (s, "1 cell refers to a text"));
}

static void
add_formula (GByteArray *cells,
             guint       row,
             guint       type,
             guint       value)
{
  biff_add (cells, FORMULA, "222" "1111112" "242", row, 0, 0, type, 0, value, 0, 0, 0, 0xffff, 0,
            0, 0);
}

static void
test_formulas (void)
{
  static const guint between[] = { SHARED_FORMULA, ARRAY, TABLE };
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autoptr (LdsSpreadsheet) s = NULL;

  biff_add (cells, FORMULA, "2228242", 0, 0, 0, 42.5, 0, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    {
      add_formula (cells, 1 + i, 0, 0);
      biff_add (cells, between[i], "2211", 0, 0, 0, 0);
      biff_add (cells, STRING, "21s", 4, 0, "text");
    }
  add_formula (cells, 4, 1, 1);
  add_formula (cells, 5, 2, 0x17);
  add_formula (cells, 6, 3, 0);
  add_formula (cells, 7, 0, 0);
  add_formula (cells, 8, 0, 0);
  biff_add (cells, STRING, "21w", 2, 1, "Ωλ");
  s = read_simple (8, NULL, cells);

  assert_cell (s, "A1", LDS_CELL_NUMBER, "42.5");
  assert_cell (s, "A2", LDS_CELL_TEXT, "text");
  assert_cell (s, "A3", LDS_CELL_TEXT, "text");
  assert_cell (s, "A4", LDS_CELL_TEXT, "text");
  assert_cell (s, "A5", LDS_CELL_BOOLEAN, "TRUE");
  assert_cell (s, "A6", LDS_CELL_ERROR, "#REF!");
  assert_cell (s, "A7", LDS_CELL_TEXT, NULL);
  assert_cell (s, "A8", LDS_CELL_UNCOMPUTED, "");
  assert_cell (s, "A9", LDS_CELL_TEXT, "Ωλ");
  g_assert_true (warns (s, "no stored result (A8)"));
}

/* Zero is a result, unless the writer says that it has not computed it. */
static void
test_uncomputed (void)
{
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autoptr (LdsSpreadsheet) s = NULL;

  biff_add (cells, FORMULA, "2228242", 0, 0, 0, 0.0, 0, 0, 0);
  biff_add (cells, FORMULA, "2228242", 1, 0, 0, 0.0, 1, 0, 0);
  biff_add (cells, FORMULA, "2228242", 2, 0, 0, 0.0, 3, 0, 0);
  biff_add (cells, FORMULA, "2228242", 3, 0, 0, 7.0, 3, 0, 0);
  s = read_simple (8, NULL, cells);

  assert_cell (s, "A1", LDS_CELL_NUMBER, "0");
  assert_cell (s, "A2", LDS_CELL_NUMBER, "0");
  assert_cell (s, "A3", LDS_CELL_UNCOMPUTED, "");
  assert_cell (s, "A4", LDS_CELL_NUMBER, "7");
}

/* What some libraries write for every formula. */
static void
test_empty_formulas (void)
{
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autoptr (LdsSpreadsheet) s = NULL;

  add_formula (cells, 0, 3, 0);
  add_formula (cells, 1, 3, 0);
  s = read_simple (8, NULL, cells);
  assert_cell (s, "A1", LDS_CELL_TEXT, NULL);
  g_assert_true (warns (s, "all 2 formulas are empty"));

  g_clear_pointer (&s, lds_spreadsheet_free);
  add_formula (cells, 2, 1, 1);
  s = read_simple (8, NULL, cells);
  g_assert_cmpuint (s->warnings->len, ==, 0);
}

/* A text of two widths in a table that is cut at every place in it. */
static void
test_shared_strings_cut (void)
{
  static const char first[] = "caf\xe9";
  g_autoptr (GByteArray) cells = g_byte_array_new ();

  biff_add (cells, LABEL_SHARED, "2224", 0, 0, 0, 0);
  biff_add (cells, LABEL_SHARED, "2224", 0, 1, 0, 1);
  for (guint narrow = 0; narrow <= 4; narrow++)
    {
      g_autoptr (GByteArray) globals = g_byte_array_new ();
      g_autofree char *start = g_strndup (first, narrow);
      g_autoptr (LdsSpreadsheet) s = NULL;
      g_autofree char *narrow_text = g_convert (start, -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
      g_autofree char *wanted = g_strconcat (narrow_text, "→日本", NULL);

      biff_add (globals, SST, "44212s", 2, 2, narrow + 3, 8, 1, start);
      biff_add (globals, CONTINUE, "1w", 1, "→");
      biff_add (globals, CONTINUE, "1w2", 1, "日本", 0xaaaa);
      biff_add (globals, CONTINUE, "2214s", 0xbbbb, 2, 4, 3, "ok");
      biff_add (globals, CONTINUE, "s", "abc");
      s = read_simple (8, globals, cells);

      assert_cell (s, "A1", LDS_CELL_TEXT, wanted);
      assert_cell (s, "B1", LDS_CELL_TEXT, "ok");
    }
}

static void
test_formats (void)
{
  static const struct
  {
    double      value;
    guint       style;
    LdsCellKind kind;
    const char *text;
    const char *in_xlsx;
  } cases[] = {
    { 43831, 1, LDS_CELL_DATE, "2020-01-01", "43831" },
    { 43831.75, 2, LDS_CELL_DATE, "2020-01-01 18:00:00", "43831.75" },
    { 0.07, 3, LDS_CELL_NUMBER, "7%", "7.0000000000000007E-2" },
    { 42, 4, LDS_CELL_NUMBER, "00042", "42" },
    { 12.3, 5, LDS_CELL_NUMBER, "€12.3", "12.3" },
    { 1e15, 0, LDS_CELL_NUMBER, "1e+15", "1000000000000000" },
    { 0.1 + 0.2, 0, LDS_CELL_NUMBER, "0.3", "0.30000000000000004" },
  };
  static const guint ids[] = { 0, 14, 22, 9, 164, 165 };
  g_autoptr (GByteArray) globals = g_byte_array_new ();
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autoptr (GString) row = g_string_new ("<worksheet><sheetData><row r='1'>");
  g_autoptr (LdsSpreadsheet) s = NULL;
  g_autoptr (LdsSpreadsheet) xlsx = NULL;
  TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    { "xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='00000'/>"
      "<numFmt numFmtId='165' formatCode='\"€\"0.00'/></numFmts><cellXfs><xf numFmtId='0'/>"
      "<xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='9'/><xf numFmtId='164'/>"
      "<xf numFmtId='165'/></cellXfs></styleSheet>" },
    { "xl/worksheets/sheet1.xml", NULL }, TEST_END,
  };

  biff_add (globals, FORMAT, "221s", 164, 5, 0, "00000");
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    biff_add (globals, XF, "2222222222", 0, ids[i], 0, 0, 0, 0, 0, 0, 0, 0);
  biff_add (globals, FORMAT, "221w", 165, 7, 1, "\"€\"0.00");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      biff_add (cells, NUMBER, "2228", 0, (guint) i, cases[i].style, cases[i].value);
      g_string_append_printf (row, "<c s='%u'><v>%s</v></c>", cases[i].style, cases[i].in_xlsx);
    }
  g_string_append (row, "</row></sheetData></worksheet>");
  parts[4].text = row->str;
  s = read_simple (8, globals, cells);
  xlsx = test_read (test_zip (parts), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char reference[] = { (char) ('A' + i), '1', '\0' };

      assert_cell (s, reference, cases[i].kind, cases[i].text);
      assert_cell (xlsx, reference, cases[i].kind, cases[i].text);
    }
}

static void
test_1904 (void)
{
  g_autoptr (GByteArray) globals = g_byte_array_new ();
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autoptr (LdsSpreadsheet) s = NULL;

  biff_add (globals, DATE_MODE, "2", 1);
  biff_add (globals, XF, "2222222222", 0, 14, 0, 0, 0, 0, 0, 0, 0, 0);
  biff_add (cells, NUMBER, "2228", 0, 0, 0, 0.0);
  s = read_simple (8, globals, cells);

  assert_cell (s, "A1", LDS_CELL_DATE, "1904-01-01");
}

static void
test_layout (void)
{
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autoptr (LdsSpreadsheet) s = NULL;
  const LdsSheet *sheet;
  const LdsSheetMerge *merge;

  biff_add (cells, COLUMN_INFO, "222222", 1, 2, 2560, 0, 1, 0);
  biff_add (cells, COLUMN_INFO, "222222", 3, 3, 2560, 0, 0x700, 0);
  biff_add (cells, ROW, "2222224", 0, 0, 1, 255, 0, 0, 0x02);
  biff_add (cells, NUMBER, "2228", 0, 0, 0, 1.0);
  biff_add (cells, NUMBER, "2228", 65535, 255, 0, 2.0);
  biff_add (cells, ROW, "2222224", 65535, 0, 1, 255, 0, 0, 0x27);
  biff_add (cells, MERGED_CELLS, "22222" "2222", 2, 0, 1, 0, 3, 5, 4, 0, 0);
  s = read_simple (8, NULL, cells);
  sheet = g_ptr_array_index (s->sheets, 0);

  g_assert_cmpstr (sheet->name, ==, "Parts");
  g_assert_cmpuint (lds_sheet_get_n_rows (sheet), ==, 2);
  g_assert_cmpuint (lds_sheet_get_row (sheet, 0)->outline, ==, 2);
  g_assert_false (lds_sheet_get_row (sheet, 0)->hidden);
  g_assert_cmpuint (lds_sheet_get_row (sheet, 1)->row, ==, 65536);
  g_assert_cmpuint (lds_sheet_get_row (sheet, 1)->outline, ==, 7);
  g_assert_true (lds_sheet_get_row (sheet, 1)->hidden);
  assert_cell (s, "IV65536", LDS_CELL_NUMBER, "2");

  g_assert_cmpuint (sheet->hidden_columns->len, ==, 1);
  merge = &g_array_index (sheet->hidden_columns, LdsSheetMerge, 0);
  g_assert_cmpuint (merge->first_column, ==, 2);
  g_assert_cmpuint (merge->last_column, ==, 3);

  g_assert_cmpuint (sheet->merges->len, ==, 1);
  merge = &g_array_index (sheet->merges, LdsSheetMerge, 0);
  g_assert_cmpuint (merge->first_row, ==, 1);
  g_assert_cmpuint (merge->last_row, ==, 2);
  g_assert_cmpuint (merge->first_column, ==, 1);
  g_assert_cmpuint (merge->last_column, ==, 4);
}

static void
test_order (void)
{
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autoptr (LdsSpreadsheet) s = NULL;
  const LdsSheet *sheet;
  guint n_cells;

  biff_add (cells, NUMBER, "2228", 3, 1, 0, 1.0);
  biff_add (cells, NUMBER, "2228", 0, 2, 0, 2.0);
  biff_add (cells, NUMBER, "2228", 0, 1, 0, 3.0);
  biff_add (cells, NUMBER, "2228", 3, 1, 0, 4.0);
  s = read_simple (8, NULL, cells);
  sheet = g_ptr_array_index (s->sheets, 0);

  g_assert_cmpuint (lds_sheet_get_n_rows (sheet), ==, 2);
  lds_sheet_get_cells (sheet, 0, &n_cells);
  g_assert_cmpuint (n_cells, ==, 2);
  lds_sheet_get_cells (sheet, 1, &n_cells);
  g_assert_cmpuint (n_cells, ==, 1);
  assert_cell (s, "B1", LDS_CELL_NUMBER, "3");
  assert_cell (s, "C1", LDS_CELL_NUMBER, "2");
  assert_cell (s, "B4", LDS_CELL_NUMBER, "4");
}

static void
test_sheets (void)
{
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  const BiffSheet sheets[] = {
    { "Teile", 0, 0, cells }, { "Chart", 0, 2, cells }, { "Macro", 1, 1, cells },
    { "Größen", 1, 0, NULL }, { "Secret", 2, 0, cells },
  };
  g_autoptr (GByteArray) stream = NULL;
  g_autoptr (LdsSpreadsheet) s = NULL;

  /* A chart in a sheet has cells of its own, and may hold another part. */
  biff_add (cells, BOF, "222244", 0x600, 0x20, 0, 0, 0, 0);
  biff_add (cells, NUMBER, "2228", 0, 0, 0, 1.0);
  biff_add (cells, BOF, "222244", 0x600, 0x20, 0, 0, 0, 0);
  biff_add (cells, END, "");
  biff_add (cells, NUMBER, "2228", 0, 0, 0, 2.0);
  biff_add (cells, END, "");
  biff_add (cells, NUMBER, "2228", 0, 1, 0, 3.0);
  stream = biff_workbook (8, NULL, sheets, G_N_ELEMENTS (sheets));
  s = read_stream (stream);

  g_assert_cmpuint (s->sheets->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const LdsSheet *sheet = g_ptr_array_index (s->sheets, i);
      static const char *const names[] = { "Teile", "Größen", "Secret" };

      g_assert_cmpstr (sheet->name, ==, names[i]);
      g_assert_cmpint (sheet->hidden, ==, i > 0);
    }
  assert_cell (s, "A1", LDS_CELL_NUMBER, NULL);
  assert_cell (s, "B1", LDS_CELL_NUMBER, "3");
  g_assert_true (warns (s, "macros"));
}

static void
test_excel_5 (void)
{
  static const struct
  {
    guint       page;
    const char *bytes;
    const char *text;
  } cases[] = {
    { 1252, "\xb5 \x80", "µ €" },
    { 1251, "\xc3\xe0\xe9\xea\xe0", "Гайка" },
    { 932, "\x8e\xa5\x90\xce", "磁石" },
    { 936, "\xb4\xc5\xcc\xfa", "磁铁" },
    { 10000, "\x8a", "ä" },
    { 32769, "\xe4", "ä" },
    { 932, "a\xa0\x8e", "a\357\277\275\357\277\275" },
    { 12345, "\xe4", "ä" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) globals = g_byte_array_new ();
      g_autoptr (GByteArray) cells = g_byte_array_new ();
      g_autoptr (LdsSpreadsheet) s = NULL;
      guint length = (guint) strlen (cases[i].bytes);

      biff_add (globals, CODE_PAGE, "2", cases[i].page);
      biff_add (globals, FORMAT, "21s", 164, 4, "0000");
      biff_add (globals, XF, "22222222", 0, 164, 0, 0, 0, 0, 0, 0);
      biff_add (cells, LABEL, "2222s", 0, 0, 0, length, cases[i].bytes);
      biff_add (cells, RICH_STRING, "2222s111", 0, 1, 0, length, cases[i].bytes, 1, 0, 0);
      add_formula (cells, 1, 0, 0);
      biff_add (cells, STRING, "2s", length, cases[i].bytes);
      biff_add (cells, NUMBER, "2228", 2, 0, 0, 12.0);
      s = read_simple (5, globals, cells);

      assert_cell (s, "A1", LDS_CELL_TEXT, cases[i].text);
      assert_cell (s, "B1", LDS_CELL_TEXT, cases[i].text);
      assert_cell (s, "A2", LDS_CELL_TEXT, cases[i].text);
      assert_cell (s, "A3", LDS_CELL_NUMBER, "0012");
      g_assert_cmpint (warns (s, "code page 12345"), ==, cases[i].page == 12345);
    }
}

static void
test_excel_2 (void)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autoptr (LdsSpreadsheet) s = NULL;

  biff_add (stream, 0x09, "22", 2, 0x10);
  biff_add (stream, CODE_PAGE, "2", 850);
  biff_add (stream, 0x1e, "1s", 7, "General");
  biff_add (stream, 0x1e, "1s", 2, "0%");
  biff_add (stream, 0x24, "112", 4, 5, 0);
  biff_add (stream, 0x08, "222221", 1, 0, 3, 0, 0, 0);
  biff_add (stream, 0x02, "221112", 0, 0, 0, 0, 0, 65535);
  biff_add (stream, 0x03, "221118", 0, 1, 0, 1, 0, 0.5);
  biff_add (stream, 0x04, "221111s", 0, 2, 0, 0, 0, 3, "M\x81h");
  biff_add (stream, 0x05, "2211111", 1, 0, 0, 0, 0, 1, 0);
  biff_add (stream, FORMULA, "22111811", 1, 1, 0, 0, 0, 8.25, 0, 0);
  biff_add (stream, FORMULA, "22111" "1111112" "11", 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xffff, 0, 0);
  biff_add (stream, 0x07, "1s", 2, "ok");
  biff_add (stream, END, "");
  s = read_stream (stream);

  assert_cell (s, "A1", LDS_CELL_NUMBER, "65535");
  assert_cell (s, "B1", LDS_CELL_NUMBER, "50%");
  assert_cell (s, "C1", LDS_CELL_TEXT, "Müh");
  assert_cell (s, "A2", LDS_CELL_BOOLEAN, "TRUE");
  assert_cell (s, "B2", LDS_CELL_NUMBER, "8.25");
  assert_cell (s, "C2", LDS_CELL_TEXT, "ok");
  g_assert_null (((LdsSheet *) g_ptr_array_index (s->sheets, 0))->name);
  g_assert_true (lds_sheet_get_row (g_ptr_array_index (s->sheets, 0), 1)->hidden);
  g_assert_cmpuint (((LdsSheet *) g_ptr_array_index (s->sheets, 0))->hidden_columns->len, ==, 1);
}

/* Of a file that has styles, the format beside them does not count. */
static void
test_excel_2_styles (void)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autoptr (LdsSpreadsheet) s = NULL;

  biff_add (stream, 0x09, "22", 2, 0x10);
  biff_add (stream, 0x1e, "1s", 7, "General");
  biff_add (stream, 0x1e, "1s", 2, "0%");
  biff_add (stream, 0x43, "1111", 0, 0, 0, 0);
  biff_add (stream, 0x43, "1111", 0, 0, 0x40 | 1, 0);
  biff_add (stream, 0x43, "1111", 0, 0, 12, 0);
  biff_add (stream, 0x03, "221118", 0, 0, 0x40 | 1, 0, 0, 0.5);
  biff_add (stream, 0x02, "221112", 0, 1, 2, 1, 0, 43831);
  biff_add (stream, END, "");
  s = read_stream (stream);

  assert_cell (s, "A1", LDS_CELL_NUMBER, "50%");
  assert_cell (s, "B1", LDS_CELL_DATE, "2020-01-01");
}

static void
add_old_sheet (GByteArray *stream,
               guint       version)
{
  guint bof = version == 3 ? 0x209 : 0x409;
  guint xf = version == 3 ? 0x243 : 0x443;

  biff_add (stream, bof, "222", 0, 0x10, 0);
  if (version == 3)
    biff_add (stream, 0x1e, "1s", 7, "General");
  else
    biff_add (stream, FORMAT, "21s", 0, 7, "General");
  if (version == 3)
    biff_add (stream, 0x1e, "1s", 10, "yyyy-mm-dd");
  else
    biff_add (stream, FORMAT, "21s", 0, 10, "yyyy-mm-dd");
  biff_add (stream, xf, "1111222", 0, 1, 0, 0, 0, 0, 0);
  biff_add (stream, NUMBER, "2228", 0, 0, 0, 43831.0);
  biff_add (stream, version == 3 ? 0x206 : 0x406, "22282", 0, 1, 9, 3.0, 0);
  biff_add (stream, LABEL, "2222s", 0, 2, 9, 4, "Bolt");
  biff_add (stream, END, "");
}

static void
test_excel_3_and_4 (void)
{
  for (guint version = 3; version <= 4; version++)
    {
      g_autoptr (GByteArray) stream = g_byte_array_new ();
      g_autoptr (LdsSpreadsheet) s = NULL;

      add_old_sheet (stream, version);
      s = read_stream (stream);

      assert_cell (s, "A1", LDS_CELL_DATE, "2020-01-01");
      assert_cell (s, "B1", LDS_CELL_NUMBER, "3");
      assert_cell (s, "C1", LDS_CELL_TEXT, "Bolt");
    }
}

static void
test_excel_4_bundle (void)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autoptr (LdsSpreadsheet) s = NULL;

  biff_add (stream, 0x409, "222", 0, 0x100, 0);
  for (guint i = 0; i < 2; i++)
    {
      biff_add (stream, 0x8f, "41s", 0, 4, i == 0 ? "Main" : "Sub1");
      add_old_sheet (stream, 4);
    }
  biff_add (stream, END, "");
  s = read_stream (stream);

  g_assert_cmpuint (s->sheets->len, ==, 2);
  g_assert_cmpstr (((LdsSheet *) g_ptr_array_index (s->sheets, 1))->name, ==, "Sub1");
  g_assert_cmpstr (test_cell (s, 1, "A1"), ==, "2020-01-01");
}

/* What a well-known script of the web writes: no globals, no container, no version. */
static void
test_bare (void)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autoptr (LdsSpreadsheet) s = NULL;

  biff_add (stream, BOF, "2222", 0, 0x10, 0, 0);
  biff_add (stream, LABEL, "2222s", 0, 0, 0, 4, "Part");
  biff_add (stream, NUMBER, "2228", 0, 1, 0, 4.0);
  biff_add (stream, END, "");
  s = read_stream (stream);

  assert_cell (s, "A1", LDS_CELL_TEXT, "Part");
  assert_cell (s, "B1", LDS_CELL_NUMBER, "4");
}

/* In a container both small and large, and beside an older copy of itself. */
static void
test_container (void)
{
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autoptr (GByteArray) old_cells = g_byte_array_new ();
  g_autoptr (GByteArray) small = NULL;
  g_autoptr (GByteArray) large = NULL;
  g_autoptr (GByteArray) old = NULL;

  biff_add (old_cells, NUMBER, "2228", 0, 0, 0, 5.0);
  biff_add (cells, NUMBER, "2228", 0, 0, 0, 8.0);
  small = biff_simple (8, NULL, cells);
  old = biff_simple (5, NULL, old_cells);
  for (guint i = 1; i < 9000; i++)
    biff_add (cells, NUMBER, "2228", i, 0, 0, (double) i);
  large = biff_simple (8, NULL, cells);

  for (guint i = 0; i < 3; i++)
    {
      const BiffStream streams[] = {
        { "Book", old }, { "Workbook", i == 1 ? large : small }, { "Other", old },
      };
      g_autoptr (GError) error = NULL;
      g_autoptr (LdsSpreadsheet) s = test_read (biff_container (streams, i < 2 ? 3 : 1), &error);

      g_assert_no_error (error);
      assert_cell (s, "A1", LDS_CELL_NUMBER, i < 2 ? "8" : "5");
      assert_cell (s, "A9000", LDS_CELL_NUMBER, i == 1 ? "8999" : NULL);
    }
}

static void
test_encodings (void)
{
  const char *const *encodings = lds_xls_reader_get_encodings ();

  g_assert_cmpuint (g_strv_length ((char **) encodings), >, 30);
  for (; *encodings != NULL; encodings++)
    {
      GIConv converter = g_iconv_open ("UTF-8", *encodings);

      g_assert_true (converter != (GIConv) -1);
      g_iconv_close (converter);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/xls/cells", test_cells);
  g_test_add_func ("/reader/xls/formula-results", test_formulas);
  g_test_add_func ("/reader/xls/uncomputed-formulas", test_uncomputed);
  g_test_add_func ("/reader/xls/only-empty-formulas", test_empty_formulas);
  g_test_add_func ("/reader/xls/shared-strings-cut-anywhere", test_shared_strings_cut);
  g_test_add_func ("/reader/xls/formats-look-as-in-xlsx", test_formats);
  g_test_add_func ("/reader/xls/dates-from-1904", test_1904);
  g_test_add_func ("/reader/xls/rows-columns-merges", test_layout);
  g_test_add_func ("/reader/xls/cells-in-any-order", test_order);
  g_test_add_func ("/reader/xls/kinds-of-sheets", test_sheets);
  g_test_add_func ("/reader/xls/excel-5-code-pages", test_excel_5);
  g_test_add_func ("/reader/xls/excel-2", test_excel_2);
  g_test_add_func ("/reader/xls/excel-2-styles", test_excel_2_styles);
  g_test_add_func ("/reader/xls/excel-3-and-4", test_excel_3_and_4);
  g_test_add_func ("/reader/xls/excel-4-bundle", test_excel_4_bundle);
  g_test_add_func ("/reader/xls/without-container", test_bare);
  g_test_add_func ("/reader/xls/container", test_container);
  g_test_add_func ("/reader/xls/encodings-are-known", test_encodings);

  return g_test_run ();
}
