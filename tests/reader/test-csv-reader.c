/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "files.h"

#include "lds-import-error.h"
#include "lds-limits.h"

#include <string.h>

static void
test_delimiters (void)
{
  static const char *const texts[] = {
    "Part,Name,Qty\nA-1,\"Screw, M3\",4\nA-2,Nut,8\n",
    "Part;Name;Qty\nA-1;Screw, M3;4\nA-2;Nut;8\n",
    "Part\tName\tQty\nA-1\tScrew, M3\t4\nA-2\tNut\t8\n",
    "Part|Name|Qty\nA-1|Screw, M3|4\nA-2|Nut|8\n",
    "sep=;\r\nPart;Name;Qty\r\nA-1;Screw, M3;4\r\nA-2;Nut;8\r\n",
    "Part,Name,Qty\rA-1,\"Screw, M3\",4\rA-2,Nut,8\r",
    "Part;Name;Qty\nA-1;Screw, M3;4,0\nA-2;Nut;8,5\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LdsSpreadsheet) s = test_read_text (texts[i]);

      g_assert_cmpstr (test_cell (s, 0, "C1"), ==, "Qty");
      g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "Screw, M3");
      g_assert_cmpstr (test_cell (s, 0, "A3"), ==, "A-2");
      g_assert_null (test_cell (s, 0, "D2"));
    }
}

static void
test_title_lines (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "Bill of materials, actuator, 2024\n\nPart;Name;Qty\nA-1;Screw;4\nA-2;Nut;8\nA-3;Cap;1\n");

  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "Bill of materials, actuator, 2024");
  g_assert_cmpstr (test_cell (s, 0, "B3"), ==, "Name");
}

static void
test_quotes (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "a,b,c\n\"line\nbreak\",\"say \"\"hi\"\"\",\"\"\n\"12\" pipe\",6\" nail,x\n"
      "\"never closed,y,z\n1,2,3\n");

  g_assert_cmpstr (test_cell (s, 0, "A2"), ==, "line\nbreak");
  g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "say \"hi\"");
  g_assert_null (test_cell (s, 0, "C2"));
  g_assert_cmpstr (test_cell (s, 0, "A3"), ==, "12\" pipe");
  g_assert_cmpstr (test_cell (s, 0, "B3"), ==, "6\" nail");
  g_assert_cmpstr (test_cell (s, 0, "A4"), ==, "\"never closed");
  g_assert_cmpstr (test_cell (s, 0, "C5"), ==, "3");
}

static void
test_never_closed (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "Part,Name,Qty\nA-1,\"Screw,4\nA-2,\"Nut, M3\",8\nA-3,\"a \"b\" c\",2\n");
  const LdsSpreadsheetWarning *warning;

  g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "\"Screw");
  g_assert_cmpstr (test_cell (s, 0, "B3"), ==, "Nut, M3");
  g_assert_cmpstr (test_cell (s, 0, "B4"), ==, "a \"b\" c");
  g_assert_cmpuint (s->warnings->len, ==, 1);
  warning = &g_array_index (s->warnings, LdsSpreadsheetWarning, 0);
  g_assert_cmpuint (warning->row, ==, 2);
  g_assert_nonnull (strstr (warning->text, "never closed"));
}

static void
test_rows (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text ("a,b\n\n,\n1,2,3,4\nlast");
  const LdsSheet *sheet = g_ptr_array_index (s->sheets, 0);

  g_assert_null (sheet->name);
  g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "a");
  g_assert_cmpstr (test_cell (s, 0, "D4"), ==, "4");
  g_assert_cmpstr (test_cell (s, 0, "A5"), ==, "last");
  g_assert_cmpuint (lds_sheet_get_n_rows (sheet), ==, 3);
}

static void
test_marked_encodings (void)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE" };
  static const char *const marks[] = { "\xef\xbb\xbf", "\xff\xfe", "\xfe\xff", "\xff\xfe\0\0" };
  static const gsize lengths[] = { 3, 2, 2, 4 };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (LdsSpreadsheet) s = NULL;
      g_autofree char *text = NULL;
      gsize length;

      text = g_convert ("Größe;数量\nµm;4\n", -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_byte_array_append (bytes, (const guint8 *) marks[i], lengths[i]);
      g_byte_array_append (bytes, (const guint8 *) text, length);
      s = test_read (g_bytes_new (bytes->data, bytes->len), NULL);

      g_assert_nonnull (s);
      g_assert_cmpstr (test_cell (s, 0, "A1"), ==, "Größe");
      g_assert_cmpstr (test_cell (s, 0, "B1"), ==, "数量");
      g_assert_cmpuint (s->warnings->len, ==, 0);
    }
}

static void
test_utf16_without_mark (void)
{
  g_autofree char *text = NULL;
  g_autoptr (LdsSpreadsheet) s = NULL;
  gsize length;

  text = g_convert ("Part,Qty\nMagnet,4\n", -1, "UTF-16BE", "UTF-8", NULL, &length, NULL);
  s = test_read (g_bytes_new (text, length), NULL);

  g_assert_nonnull (s);
  g_assert_cmpstr (test_cell (s, 0, "A2"), ==, "Magnet");
}

static void
test_broken_bytes (void)
{
  static const char *const texts[] = {
    "\xff\xfe\x61\0,\0b\0\n", "Part,Qty\n\x81\x8d\x8f,4\n", "\xff\xfe\0\xd8,\0",
    "Part,Qty\n\xc3\x28,1\n",
  };
  static const gsize lengths[] = { 9, 16, 6, 14 };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LdsSpreadsheet) s = test_read (g_bytes_new (texts[i], lengths[i]), NULL);
      const LdsSheet *sheet;

      if (s == NULL)
        continue;
      sheet = g_ptr_array_index (s->sheets, 0);
      for (guint row = 0; row < lds_sheet_get_n_rows (sheet); row++)
        {
          guint n_cells;
          const LdsSheetCell *cells = lds_sheet_get_cells (sheet, row, &n_cells);

          for (guint j = 0; j < n_cells; j++)
            g_assert_true (g_utf8_validate (lds_sheet_get_text (sheet, &cells[j]), -1, NULL));
        }
    }
}

static void
test_control_characters (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text ("Part,Name\nA\x1b[31m,x\ty\x7f\xc2\x85z\n"
                                                 "=1+1,-2\n+cmd,@x\n");

  g_assert_cmpstr (test_cell (s, 0, "A2"), ==, "A[31m");
  g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "x\tyz");
  g_assert_cmpstr (test_cell (s, 0, "A3"), ==, "=1+1");
  g_assert_cmpstr (test_cell (s, 0, "A4"), ==, "+cmd");
  g_assert_cmpint (test_kind (s, 0, "A3"), ==, LDS_CELL_TEXT);
}

static void
test_text_formula (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "Part,Qty,Note\n=\"00123\",\"=\"\"0045\"\"\",=\"\"\n"
      "=\"a\"&\"b\",=A1,\"=\"\n");

  g_assert_cmpstr (test_cell (s, 0, "A2"), ==, "00123");
  g_assert_cmpstr (test_cell (s, 0, "B2"), ==, "0045");
  g_assert_cmpstr (test_cell (s, 0, "C2"), ==, "=\"\"");
  g_assert_cmpstr (test_cell (s, 0, "A3"), ==, "=\"a\"&\"b\"");
  g_assert_cmpstr (test_cell (s, 0, "B3"), ==, "=A1");
  g_assert_cmpstr (test_cell (s, 0, "C3"), ==, "=");
}

static void
test_odd_rows (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "Part,Name,Qty,,\r\nA-1,Screw,4,,\n\r\n\xef\xbb\xbf\"Part\",Name\rA-2,\"1,5\",,,\n,,,,\nA-3");

  g_assert_cmpstr (test_cell (s, 0, "C2"), ==, "4");
  g_assert_null (test_cell (s, 0, "D2"));
  g_assert_cmpstr (test_cell (s, 0, "A4"), ==, "Part");
  g_assert_cmpstr (test_cell (s, 0, "B5"), ==, "1,5");
  g_assert_cmpstr (test_cell (s, 0, "A7"), ==, "A-3");
}

static void
test_aligned_text (void)
{
  g_autoptr (LdsSpreadsheet) s = test_read_text (
      "Part     Name        Qty\nA-1      Screw M3      4\n"
      "A-2      Nut           8\n");

  g_assert_cmpstr (test_cell (s, 0, "A2"), ==, "A-1      Screw M3      4");
  g_assert_null (test_cell (s, 0, "B2"));
}

static void
test_marks_in_plenty (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (LdsSpreadsheet) s = NULL;
  gint64 began = g_get_monotonic_time ();

  for (guint i = 0; i < 400000; i++)
    g_string_append (text, i % 2 == 0 ? "\"a\n" : " x \"a\n");
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "plain,1\n");
  g_string_append (text, "\"\",\"x\"\"y\",\"never\n");
  s = test_read (g_bytes_new (text->str, text->len), NULL);

  g_assert_cmpstr (test_cell (s, 0, "A399999"), ==, "\"a");
  g_assert_null (test_cell (s, 0, "A420001"));
  g_assert_cmpstr (test_cell (s, 0, "B420001"), ==, "x\"y");
  g_assert_cmpstr (test_cell (s, 0, "C420001"), ==, "\"never");
  g_assert_cmpint (g_get_monotonic_time () - began, <, 5 * G_USEC_PER_SEC);
}

static void
test_too_wide (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) s = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "c%u,", i);
  s = test_read (g_bytes_new (text->str, text->len), &error);

  g_assert_null (s);
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "row 1"));
}

static void
test_too_long (void)
{
  g_autofree char *cell = g_strnfill (LDS_LIMIT_CELL_CHARACTERS + 1, 'x');
  g_autofree char *text = g_strconcat ("Part,Name\nA,", cell, "\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) s = test_read (g_bytes_new (text, strlen (text)), &error);

  g_assert_null (s);
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "row 2, column B"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/csv/delimiters", test_delimiters);
  g_test_add_func ("/reader/csv/title-lines", test_title_lines);
  g_test_add_func ("/reader/csv/quotes", test_quotes);
  g_test_add_func ("/reader/csv/mark-never-closed", test_never_closed);
  g_test_add_func ("/reader/csv/rows-are-records", test_rows);
  g_test_add_func ("/reader/csv/encodings-with-mark", test_marked_encodings);
  g_test_add_func ("/reader/csv/utf-16-without-mark", test_utf16_without_mark);
  g_test_add_func ("/reader/csv/broken-bytes-become-valid-text", test_broken_bytes);
  g_test_add_func ("/reader/csv/control-characters-are-dropped", test_control_characters);
  g_test_add_func ("/reader/csv/text-as-a-formula", test_text_formula);
  g_test_add_func ("/reader/csv/odd-rows", test_odd_rows);
  g_test_add_func ("/reader/csv/aligned-text-is-one-column", test_aligned_text);
  g_test_add_func ("/reader/csv/marks-never-closed-take-no-time", test_marks_in_plenty);
  g_test_add_func ("/reader/csv/too-many-columns", test_too_wide);
  g_test_add_func ("/reader/csv/too-long-a-cell", test_too_long);

  return g_test_run ();
}
