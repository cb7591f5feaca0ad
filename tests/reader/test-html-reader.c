/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "files.h"

#include "lds-import-error.h"
#include "lds-limits.h"

#include <string.h>

static const LdsSheet *
get_sheet (LdsSpreadsheet *s,
           guint           index)
{
  return g_ptr_array_index (s->sheets, index);
}

static void
test_table (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "<!DOCTYPE html>\n<html><head><title>x</title><style>td { color: red }</style></head><body>"
      "<table><caption> Parts\n list</caption><thead><tr><th>Part</th><th>Qty</th></tr></thead>\n"
      "<tbody><tr><td>NdFeB &amp; co<br>N42<br></td><td>&#52;</td></tr>"
      "<tr><td><b>Mag</b>net\n  <i>ring</i></td><td>&nbsp;</td></tr>"
      "<tr><td>&nbsp;&nbsp;inner<p>next</p></td><td>1,234</td></tr></tbody></table>"
      "<script>if (1 < 2) document.write('<table><tr><td>no</table>');</script></body></html>");

  g_assert_cmpuint (s->sheets->len, ==, 1);
  g_assert_cmpstr (get_sheet (s, 0)->name, ==, "Parts list");
  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "Part");
  g_assert_cmpstr (test_cell (s, 0, "A2"), ==, "NdFeB & co\nN42");
  g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "4");
  g_assert_cmpstr (test_cell (s, 0, "A3"), ==, "Magnet ring");
  g_assert_null (test_cell (s, 0, "B3"));
  g_assert_cmpstr (test_cell (s, 0, "A4"), ==, "  inner\nnext");
  g_assert_cmpstr (test_cell (s, 0, "B4"), ==, "1,234");
  g_assert_cmpint (test_kind (s, 0, "B4"), ==, LDS_CELL_TEXT);
}

static void
test_omitted_ends (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "<TABLE><TR><TD>a<TD>b<TR><TD>c<TD>d</TABLE><p>text<table><td>1<td>2<tr><td>3<td>4</table>");

  g_assert_cmpuint (s->sheets->len, ==, 2);
  g_assert_cmpstr (get_sheet (s, 0)->name, ==, "Table 1");
  g_assert_cmpstr (get_sheet (s, 1)->name, ==, "Table 2");
  g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "d");
  g_assert_cmpstr (test_cell (s, 1, "A1"), ==, "1");
  g_assert_cmpstr (test_cell (s, 1, "B2"), ==, "4");
}

static void
test_spans (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f"
      "<tr><td colspan=1000000 rowspan=99999999>g<tr><td>h</table>");
  const LdsSheet *sheet = get_sheet (s, 0);
  const LdsSheetMerge *merge = &g_array_index (sheet->merges, LdsSheetMerge, 2);

  g_assert_cmpstr (test_cell (s, 0, "B1"), ==, "b");
  g_assert_cmpstr (test_cell (s, 0, "D1"), ==, "c");
  g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "d");
  g_assert_cmpstr (test_cell (s, 0, "D2"), ==, "f");
  g_assert_cmpstr (test_cell (s, 0, "ALM4"), ==, "h");
  g_assert_cmpuint (sheet->merges->len, ==, 3);
  g_assert_cmpuint (merge->last_column, ==, 1000);
  g_assert_cmpuint (merge->last_row, ==, 4);
}

static void
test_nested (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "<table><tr><td><table><tr><td>Logo</table><td>Company"
      "<tr><td colspan=2><table><tr><th>Part<th>Qty<tr><td>X<table><tr><td>small</table><td>1"
      "</table></table>");

  g_assert_cmpuint (s->sheets->len, ==, 1);
  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "Part");
  g_assert_cmpstr (test_cell (s, 0, "A2"), ==, "X\nsmall");
  g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "1");
}

static void
test_numbers_beside (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>"
      "<tr><td x:num='1234.5'>1.234,50<td x:num='0.25'>25,00%<td x:num='38000'>14.01.2004"
      "<td x:num>7<td x:str>08"
      "<tr><td x:num='0.5' style='mso-number-format:Percent'>50 %"
      "<td x:num='38000' style='mso-number-format:\"yyyy\\-mm\\-dd\"'>x"
      "<td sdval='42' sdnum='1033;0;00000'>00042</table></html>");

  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "1234.5");
  g_assert_cmpint (test_kind (s, 0, "A1"), ==, LDS_CELL_NUMBER);
  g_assert_cmpstr (test_cell (s, 0, "B1"), ==, "25%");
  g_assert_cmpstr (test_cell (s, 0, "C1"), ==, "14.01.2004");
  g_assert_cmpstr (test_cell (s, 0, "D1"), ==, "7");
  g_assert_cmpstr (test_cell (s, 0, "E1"), ==, "08");
  g_assert_cmpint (test_kind (s, 0, "E1"), ==, LDS_CELL_TEXT);
  g_assert_cmpstr (test_cell (s, 0, "A2"), ==, "50%");
  g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "2004-01-14");
  g_assert_cmpint (test_kind (s, 0, "B2"), ==, LDS_CELL_DATE);
  g_assert_cmpstr (test_cell (s, 0, "C2"), ==, "00042");
}

static void
test_hidden (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "<table><col><col span=2 style='display:none'><tr><td>a<td>b"
      "<tr style='height:0; display: none'><td>c<td>d</table>");
  const LdsSheet *sheet = get_sheet (s, 0);

  g_assert_false (lds_sheet_get_row (sheet, 0)->hidden);
  g_assert_true (lds_sheet_get_row (sheet, 1)->hidden);
  g_assert_cmpuint (g_array_index (sheet->hidden_columns, LdsSheetMerge, 0).first_column, ==, 2);
  g_assert_cmpuint (g_array_index (sheet->hidden_columns, LdsSheetMerge, 0).last_column, ==, 3);
}

static void
test_encodings (void)
{
  static const char *const declared =
      "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1252'></head>"
      "<table><tr><td>Gr\xf6\xdf" "e<td>\x80<tr><td>1<td>2</table>";
  static const char *const guessed =
      "<table><tr><td>Gr\xf6\xdf" "e<td>\xb5" "A<tr><td>1<td>2</table>";
  static const char *const lying =
      "<meta charset=iso-8859-1><table><tr><td>Größe<td>€<tr><td>1<td>2</table>";
  g_autoptr (LdsSpreadsheet) by_declaration = test_read_text (declared);
  g_autoptr (LdsSpreadsheet) by_guess = test_read_text (guessed);
  g_autoptr (LdsSpreadsheet) by_bytes = test_read_text (lying);

  g_assert_cmpstr (test_cell (by_declaration, 0, "A1"), ==, "Größe");
  g_assert_cmpstr (test_cell (by_declaration, 0, "B1"), ==, "€");
  g_assert_cmpuint (by_declaration->warnings->len, ==, 0);
  g_assert_cmpstr (test_cell (by_guess, 0, "A1"), ==, "Größe");
  g_assert_cmpuint (by_guess->warnings->len, ==, 1);
  g_assert_cmpstr (test_cell (by_bytes, 0, "B1"), ==, "€");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *word;
  } cases[] = {
    { "<html><body><p>Please log in</p></body></html>", "without a table" },
    { "<html><table><tr><td>only</td></tr></table></html>", "without a table" },
    { "<html><frameset><frame src='sheet001.htm'></frameset></html>", "points to the files" },
    { "<html><!--[if gte mso 9]><xml><x:WorksheetSource HRef='a.htm'/></xml><![endif]--></html>",
      "points to the files" },
    { "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\n<html></html>",
      "web archive" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    test_refuse (g_bytes_new_static (cases[i].text, strlen (cases[i].text)),
                 LDS_IMPORT_ERROR_FORMAT, cases[i].word);
}

static void
repeat_and_refuse (const char *text,
                   guint       times,
                   const char *word)
{
  g_autoptr (GString) page = g_string_new ("<html><table><tr><td>a<td>b<tr>");

  for (guint i = 0; i < times; i++)
    g_string_append (page, text);
  test_refuse (g_bytes_new (page->str, page->len), LDS_IMPORT_ERROR_LIMIT, word);
}

static void
test_limits (void)
{
  g_autoptr (GString) names = g_string_new ("<html><table><tr><td>a<td>b<tr><td>");
  g_autoptr (GString) tag = g_string_new ("<html><table><tr><td>a<td>b<tr><td title='");

  repeat_and_refuse ("<td><table><tr>", 2000, "as no program");
  repeat_and_refuse ("<b>", 2000, "as no program");
  repeat_and_refuse ("<td colspan=1000 rowspan=60000>x", 20, "16384 columns");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (names, "<p a%u>", i);
  test_refuse (g_bytes_new (names->str, names->len), LDS_IMPORT_ERROR_LIMIT, "as no program");

  for (guint i = 0; i < 1000000; i++)
    g_string_append (tag, "0123456789");
  test_refuse (g_bytes_new (tag->str, tag->len), LDS_IMPORT_ERROR_LIMIT, "longer than any");
}

/* All of them are compared with one another. */
static void
test_attributes (void)
{
  g_autoptr (GString) tag = g_string_new ("<html><table><tr><td>a<td>b<tr><td ");

  for (guint i = 0; i < 400000; i++)
    g_string_append_printf (tag, "a%x='>' ", i);
  g_string_append (tag, ">c");
  test_refuse (g_bytes_new (tag->str, tag->len), LDS_IMPORT_ERROR_LIMIT, "longer than any");
}

static void
test_long_script (void)
{
  g_autoptr (GString) page = g_string_new ("<html><script>");
  g_autoptr (LdsSpreadsheet) s = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (page, "if (a < b) { c = \"'\"; }\n");
  g_string_append (page, "</script><table><tr><td>a<td>b<tr><td>c<td>d</table></html>");
  s = test_read_text (page->str);

  g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "d");
}

static void
test_text_that_begins_with_a_bracket (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text ("<10 Ohm;1\n>10 Ohm;2\n");

  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "<10 Ohm");
  g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "2");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/html/table", test_table);
  g_test_add_func ("/reader/html/omitted-ends", test_omitted_ends);
  g_test_add_func ("/reader/html/spans", test_spans);
  g_test_add_func ("/reader/html/nested-tables", test_nested);
  g_test_add_func ("/reader/html/numbers-beside-the-text", test_numbers_beside);
  g_test_add_func ("/reader/html/hidden", test_hidden);
  g_test_add_func ("/reader/html/encodings", test_encodings);
  g_test_add_func ("/reader/html/refused", test_refused);
  g_test_add_func ("/reader/html/limits", test_limits);
  g_test_add_func ("/reader/html/attributes-are-limited", test_attributes);
  g_test_add_func ("/reader/html/long-script", test_long_script);
  g_test_add_func ("/reader/html/text-with-a-bracket-is-no-html",
                   test_text_that_begins_with_a_bracket);

  return g_test_run ();
}
