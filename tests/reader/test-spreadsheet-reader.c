/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "files.h"

#include "lds-spreadsheet-reader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_refused (GFile      *file,
                int         code,
                const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) s = lds_spreadsheet_read (file, NULL, NULL, NULL, NULL, &error);
  g_autofree char *base = g_file_get_basename (file);

  g_assert_null (s);
  g_assert_error (error, LDS_IMPORT_ERROR, code);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_str_has_prefix (error->message, base));
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” is not in “%s”", word, error->message);
}

static void
test_kind_by_content (void)
{
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    TEST_SHEET ("<row r='1'><c r='A1'><v>1</v></c></row>"), TEST_END,
  };
  g_autoptr (GBytes) zip = test_zip (parts);
  g_autoptr (GFile) named_csv = test_file ("workbook.csv", g_bytes_get_data (zip, NULL),
                                           g_bytes_get_size (zip));
  g_autoptr (GFile) named_xlsx = test_file ("text.xlsx", "a;b\n1;2\n", -1);
  g_autoptr (LdsSpreadsheet) workbook = lds_spreadsheet_read (named_csv, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (LdsSpreadsheet) text = lds_spreadsheet_read (named_xlsx, NULL, NULL, NULL, NULL, NULL);

  g_assert_cmpstr (test_cell (workbook, 0, "A1"), ==, "1");
  g_assert_cmpstr (test_cell (text, 0, "B2"), ==, "2");
}

static void
test_other_kinds (void)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gsize       length;
    const char *word;
  } cases[] = {
    { "picture.xlsx", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "PNG" },
    { "paper.xlsx", "%PDF-1.7\n%\xe2\xe3\n", 14, "PDF" },
    { "old.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0W\0o\0r\0k\0", 20, "not copied whole" },
    { "secret.xlsx",
      "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 40,
      "password" },
    { "program.csv", "\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0", 16, "no spreadsheet" },
    { "page.xls", "<html><body><table><tr><td>Part</td></tr></table></body></html>", 63, "HTML" },
    { "empty.csv", "", 0, "empty" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = test_file (cases[i].name, cases[i].bytes, (gssize) cases[i].length);

      assert_refused (file, LDS_IMPORT_ERROR_FORMAT, cases[i].word);
    }
}

static void
test_other_zips (void)
{
  static const struct
  {
    TestPart    parts[3];
    const char *word;
  } cases[] = {
    { { { "xl/workbook.bin", "x" }, { "[Content_Types].xml", "x" }, TEST_END }, ".xlsb" },
    { { { "word/document.xml", "x" }, TEST_END }, ".docx" },
    { { { "readme.txt", "x" }, TEST_END }, "zip archive" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) zip = test_zip (cases[i].parts);
      g_autoptr (GFile) file = test_file ("file.xlsx", g_bytes_get_data (zip, NULL),
                                          g_bytes_get_size (zip));

      assert_refused (file, LDS_IMPORT_ERROR_FORMAT, cases[i].word);
      assert_refused (file, LDS_IMPORT_ERROR_FORMAT, "save it as .xlsx");
    }
}

static void
test_no_file (void)
{
  g_autoptr (GFile) file = test_file ("there.csv", "a,b\n", -1);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) missing = g_file_get_child (folder, "missing.xlsx");
  g_autoptr (GFile) remote = g_file_new_for_uri ("http://example.com/bom.xlsx");

  assert_refused (missing, LDS_IMPORT_ERROR_READ, "no such file");
  assert_refused (folder, LDS_IMPORT_ERROR_READ, "folder");
  assert_refused (remote, LDS_IMPORT_ERROR_READ, "copy it here");
}

static void
test_no_permission (void)
{
  g_autoptr (GFile) file = test_file ("locked.csv", "a,b\n", -1);

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }
  g_chmod (g_file_peek_path (file), 0);
  assert_refused (file, LDS_IMPORT_ERROR_READ, "permission");
  g_chmod (g_file_peek_path (file), 0600);
}

static void
test_pipe (void)
{
  g_autoptr (GFile) file = test_file ("x.csv", "a", -1);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) pipe_file = g_file_get_child (folder, "pipe.csv");

  g_assert_cmpint (mkfifo (g_file_peek_path (pipe_file), 0600), ==, 0);
  assert_refused (pipe_file, LDS_IMPORT_ERROR_READ, "ordinary");
}

static void
count_cb (double   fraction,
          gpointer user_data)
{
  guint *calls = user_data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  (*calls)++;
}

static void
test_cancel (void)
{
  g_autoptr (GString) text = g_string_new ("Part,Qty\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) s = NULL;
  g_autoptr (GFile) file = NULL;
  guint calls = 0;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "P-%u,4\n", i);
  file = test_file ("long.csv", text->str, text->len);

  s = lds_spreadsheet_read (file, NULL, count_cb, &calls, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (calls, >, 0);

  g_clear_pointer (&s, lds_spreadsheet_free);
  g_cancellable_cancel (cancellable);
  s = lds_spreadsheet_read (file, NULL, NULL, NULL, cancellable, &error);
  g_assert_null (s);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/choice/kind-by-content-not-by-name", test_kind_by_content);
  g_test_add_func ("/reader/choice/other-kinds-are-refused", test_other_kinds);
  g_test_add_func ("/reader/choice/other-zips-are-refused", test_other_zips);
  g_test_add_func ("/reader/choice/no-file", test_no_file);
  g_test_add_func ("/reader/choice/no-permission", test_no_permission);
  g_test_add_func ("/reader/choice/a-pipe-does-not-hang", test_pipe);
  g_test_add_func ("/reader/choice/progress-and-cancel", test_cancel);

  status = g_test_run ();
  test_remove_files ();

  return status;
}
