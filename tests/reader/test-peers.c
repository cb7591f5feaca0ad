/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The test workbooks of other projects, many of them broken on purpose, in ../shared/peers. */

#include "files.h"

#include "lds-reader-process.h"
#include "lds-spreadsheet-reader.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <yyjson.h>

#define SECONDS_A_FILE 10
#define MEMORY_KIB (512 * 1024)

static LdsSpreadsheet *
read_path (const char  *path,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return lds_spreadsheet_read (file, NULL, NULL, NULL, NULL, error);
}

static void
check_line (const char *line)
{
  g_assert_true (g_utf8_validate (line, -1, NULL));
  g_assert_cmpuint (strlen (line), >, 10);
  g_assert_null (strpbrk (line, "\r\n"));
}

static void
check_spreadsheet (LdsSpreadsheet *spreadsheet)
{
  g_assert_cmpuint (spreadsheet->sheets->len, >, 0);
  for (guint i = 0; i < spreadsheet->sheets->len; i++)
    {
      const LdsSheet *sheet = g_ptr_array_index (spreadsheet->sheets, i);

      for (guint j = 0; j < sheet->cells->len; j++)
        g_assert_true (g_utf8_validate (
            lds_sheet_get_text (sheet, &g_array_index (sheet->cells, LdsSheetCell, j)), -1, NULL));
    }
  for (guint i = 0; i < spreadsheet->warnings->len; i++)
    check_line (g_array_index (spreadsheet->warnings, LdsSpreadsheetWarning, i).text);
}

static void
check_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) spreadsheet = read_path (path, &error);
  g_autofree char *base = g_path_get_basename (path);

  if (spreadsheet != NULL)
    {
      check_spreadsheet (spreadsheet);
      return;
    }
  g_assert_nonnull (error);
  g_assert_true (error->domain == LDS_IMPORT_ERROR);
  g_assert_true (g_str_has_prefix (error->message, base));
  check_line (error->message);
}

/* In a process of its own, whose time and memory are its own. */
static void
check_apart (const char *path)
{
  struct rusage usage;
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      alarm (SECONDS_A_FILE);
      check_file (path);
      _exit (EXIT_SUCCESS);
    }

  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != EXIT_SUCCESS)
    g_error ("%s ended with status %d", path, status);
  if (usage.ru_maxrss > MEMORY_KIB)
    g_error ("%s took %ld KiB", path, usage.ru_maxrss);
}

static void
test_folder (gconstpointer data)
{
  g_autofree char *folder = test_shared_path ("peers", data);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      check_apart (path);
      n_files++;
    }
  g_assert_cmpuint (n_files, >, 0);
}

/* A line break within a cell is "\n" to us, whatever the file writes for it. */
static char *
unify_breaks (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  return g_strjoinv ("\n", lines);
}

static const char *
get_cell (const LdsSheet *sheet,
          guint           index,
          guint           column)
{
  const LdsSheetCell *cell = lds_sheet_find_cell (sheet, index, column);

  return cell != NULL ? lds_sheet_get_text (sheet, cell) : "";
}

static void
check_records (const LdsSheet *sheet,
               yyjson_val     *records)
{
  yyjson_val *record;
  gsize n_records;
  gsize at;

  g_assert_cmpuint (lds_sheet_get_n_rows (sheet), ==, yyjson_arr_size (records) + 1);
  yyjson_arr_foreach (records, at, n_records, record)
    {
      yyjson_val *key;
      yyjson_val *value;
      gsize n_fields;
      gsize field;

      yyjson_obj_foreach (record, field, n_fields, key, value)
        {
          g_autofree char *expected = unify_breaks (yyjson_get_str (value));

          g_assert_cmpstr (get_cell (sheet, 0, (guint) field + 1), ==, yyjson_get_str (key));
          g_assert_cmpstr (get_cell (sheet, (guint) at + 1, (guint) field + 1), ==, expected);
        }
    }
}

static void
check_against_json (const char *folder,
                    const char *csv,
                    const char *json)
{
  g_autofree char *csv_path = g_build_filename (folder, csv, NULL);
  g_autofree char *json_path = g_build_filename (folder, json, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) spreadsheet = read_path (csv_path, &error);
  yyjson_doc *doc = yyjson_read_file (json_path, 0, NULL, NULL);

  g_assert_no_error (error);
  g_assert_nonnull (doc);
  g_assert_cmpuint (spreadsheet->warnings->len, ==, 0);
  check_records (g_ptr_array_index (spreadsheet->sheets, 0), yyjson_doc_get_root (doc));
  yyjson_doc_free (doc);
}

static void
test_csv_spectrum (void)
{
  static const char *const names[] = {
    "comma_in_quotes", "empty", "escaped_quotes", "json",
    "newlines", "newlines_crlf", "quotes_and_newlines", "simple", "utf8",
  };
  g_autofree char *folder = test_shared_path ("peers", "csv-spectrum");

  if (folder == NULL)
    {
      g_test_skip ("../shared/peers is not here");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *csv = g_strconcat (names[i], ".csv", NULL);
      g_autofree char *json = g_strconcat (names[i], ".json", NULL);

      check_against_json (folder, csv, json);
    }
  check_against_json (folder, "empty_crlf.csv", "empty.json");
  check_against_json (folder, "simple_crlf.csv", "simple.json");
}

static void
add_folders (void)
{
  g_autofree char *peers = test_shared_path ("peers", NULL);
  g_autoptr (GDir) dir = peers != NULL ? g_dir_open (peers, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (peers, name, NULL);
      g_autofree char *test = g_strconcat ("/reader/peers/read-or-refused/", name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        g_test_add_data_func_full (test, g_strdup (name), test_folder, g_free);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_folders ();
  g_test_add_func ("/reader/peers/csv-spectrum-equals-its-json", test_csv_spectrum);

  return g_test_run ();
}
