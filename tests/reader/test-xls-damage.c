/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Old Excel workbooks that are broken, by accident or on purpose. */

#include "biff.h"
#include "files.h"

#include "lds-limits.h"
#include "lds-reader-process.h"
#include "lds-spreadsheet-reader.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum
{
  END = 0x0a,
  FILE_PASS = 0x2f,
  BOUND_SHEET = 0x85,
  MULTIPLE_RK = 0xbd,
  SST = 0xfc,
  LABEL_SHARED = 0xfd,
  NUMBER = 0x203,
  LABEL = 0x204,
  BOF = 0x809,
};

#define SECTOR 512

static void
assert_line (GError     *error,
             const char *word)
{
  g_assert_nonnull (error);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_str_has_prefix (error->message, "test: "));
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” is not in “%s”", word, error->message);
}

static void
assert_refused (GBytes     *bytes,
                const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (test_read (bytes, &error));
  assert_line (error, word);
}

/* Whatever it is, it is read or refused in one line. */
static gboolean
try (const guint8 *bytes,
     gsize         length,
     guint64      *n_cells,
     guint        *n_warnings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) s = test_read (g_bytes_new (bytes, length), &error);

  if (s == NULL)
    {
      assert_line (error, "");
      return FALSE;
    }
  *n_cells = lds_spreadsheet_n_cells (s);
  *n_warnings = s->warnings->len;

  return TRUE;
}

static GByteArray *
make_workbook (guint n_rows)
{
  g_autoptr (GByteArray) globals = g_byte_array_new ();
  g_autoptr (GByteArray) cells = g_byte_array_new ();

  biff_add (globals, SST, "44" "21s" "21w", 2, 2, 4, 0, "Bolt", 2, 1, "磁石");
  for (guint i = 0; i < n_rows; i++)
    {
      biff_add (cells, LABEL_SHARED, "2224", i, 0, 0, i % 2);
      biff_add (cells, NUMBER, "2228", i, 1, 0, 1.5);
    }

  return biff_simple (8, globals, cells);
}

static void
test_truncated_stream (void)
{
  g_autoptr (GByteArray) stream = make_workbook (3);
  guint64 n_cells;
  guint n_warnings;
  guint n_read = 0;

  g_assert_true (try (stream->data, stream->len, &n_cells, &n_warnings));
  g_assert_cmpuint (n_cells, ==, 6);
  g_assert_cmpuint (n_warnings, ==, 0);

  /* No row goes missing without a word. */
  for (guint length = 4; length < stream->len; length++)
    if (try (stream->data, length, &n_cells, &n_warnings))
      {
        n_read++;
        g_assert_cmpuint (n_warnings, >, 0);
      }
  /* Behind the beginning of the sheet and each cell, where only the end mark is missing. */
  g_assert_cmpuint (n_read, ==, 7);
}

static void
test_truncated_container (void)
{
  g_autoptr (GByteArray) stream = make_workbook (200);
  const BiffStream streams[] = { { "Workbook", stream } };
  g_autoptr (GBytes) bytes = biff_container (streams, 1);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  guint64 n_cells;
  guint n_warnings;

  g_assert_true (try (data, length, &n_cells, &n_warnings));
  g_assert_cmpuint (n_cells, ==, 400);

  for (gsize n = 0; n < length; n++)
    if (try (data, n, &n_cells, &n_warnings))
      g_assert_true (n_cells == 400 || n_warnings > 0);
}

/* Each entry of the table of sectors leads to each other one. */
static void
test_circles (void)
{
  g_autoptr (GByteArray) stream = make_workbook (200);
  const BiffStream streams[] = { { "Workbook", stream } };
  g_autoptr (GBytes) bytes = biff_container (streams, 1);
  gsize length;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, &length),
                                       g_bytes_get_size (bytes));
  guint32 n = (guint32) (g_bytes_get_size (bytes) / SECTOR - 1);
  guint32 table;
  guint n_read = 0;

  memcpy (&table, data + 0x4c, 4);
  table = (GUINT32_FROM_LE (table) + 1) * SECTOR;
  for (guint32 from = 0; from < n; from++)
    for (guint32 to = 0; to < n; to++)
      {
        guint32 link = GUINT32_TO_LE (to);
        guint32 kept;
        guint64 n_cells;
        guint n_warnings;

        memcpy (&kept, data + table + 4 * from, 4);
        memcpy (data + table + 4 * from, &link, 4);
        n_read += try (data, length, &n_cells, &n_warnings);
        memcpy (data + table + 4 * from, &kept, 4);
      }
  g_assert_cmpuint (n_read, <, n * n);
}

/* Each entry of the directory is its own sibling and child. */
static void
test_directory_in_circles (void)
{
  g_autoptr (GByteArray) stream = make_workbook (200);
  const BiffStream streams[] = { { "Other", stream }, { "Workbook", stream }, { "Third", stream } };
  g_autoptr (GBytes) bytes = biff_container (streams, 3);
  gsize length;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, &length),
                                       g_bytes_get_size (bytes));
  guint32 directory;

  memcpy (&directory, data + 0x30, 4);
  directory = (GUINT32_FROM_LE (directory) + 1) * SECTOR;
  for (guint32 i = 0; i < 4; i++)
    for (guint place = 0x44; place <= 0x4c; place += 4)
      for (guint32 to = 0; to < 5; to++)
        {
          guint8 *at = data + directory + 128 * i + place;
          guint32 link = GUINT32_TO_LE (to);
          guint32 kept;
          guint64 n_cells;
          guint n_warnings;

          memcpy (&kept, at, 4);
          memcpy (at, &link, 4);
          try (data, length, &n_cells, &n_warnings);
          memcpy (at, &kept, 4);
        }
}

static void
test_record_lengths (void)
{
  static const guint16 lengths[] = { 0, 1, 3, 5, 7, 0x2020, 0x7fff, 0xffff };
  g_autoptr (GByteArray) stream = make_workbook (3);

  for (guint at = 0; at + 4 <= stream->len;)
    {
      guint8 kept[2] = { stream->data[at + 2], stream->data[at + 3] };

      for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
        {
          guint64 n_cells;
          guint n_warnings;

          stream->data[at + 2] = lengths[i] & 0xff;
          stream->data[at + 3] = lengths[i] >> 8;
          if (try (stream->data, stream->len, &n_cells, &n_warnings))
            g_assert_true (n_cells == 6 || n_warnings > 0 || lengths[i] < 8);
        }
      stream->data[at + 2] = kept[0];
      stream->data[at + 3] = kept[1];
      at += 4 + kept[0] + 256 * kept[1];
    }
}

/* A label that says it is longer than its record. */
static void
test_short_label (void)
{
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autoptr (GByteArray) stream = NULL;
  g_autoptr (LdsSpreadsheet) s = NULL;

  biff_add (cells, LABEL, "22221s", 0, 0, 0, 30000, 0, "abc");
  biff_add (cells, NUMBER, "22", 0, 1);
  biff_add (cells, NUMBER, "2228", 0, 2, 0, 1.0);
  stream = biff_simple (8, NULL, cells);
  s = test_read (biff_bytes (stream), NULL);

  g_assert_cmpuint (lds_spreadsheet_n_cells (s), ==, 1);
  g_assert_cmpuint (s->warnings->len, ==, 1);
  g_assert_nonnull (strstr (g_array_index (s->warnings, LdsSpreadsheetWarning, 0).text,
                            "2 cells are damaged"));
}

static void
test_password (void)
{
  static const char *const names[] = { "EncryptedPackage", "EncryptionInfo" };
  g_autoptr (GByteArray) globals = g_byte_array_new ();
  g_autoptr (GByteArray) stream = NULL;

  biff_add (globals, FILE_PASS, "222", 0, 0x1234, 0x5678);
  stream = biff_simple (8, globals, NULL);
  assert_refused (biff_bytes (stream), "password");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const BiffStream streams[] = { { names[i], stream } };

      assert_refused (biff_container (streams, 1), "password");
    }
}

static void
test_other_documents (void)
{
  static const struct
  {
    const char *name;
    const char *word;
  } cases[] = {
    { "WordDocument", ".doc" }, { "PowerPoint Document", ".ppt" }, { "VisioDocument", ".vsd" },
    { "__properties_version1.0", ".msg" }, { "Contents", "no spreadsheet" },
  };
  g_autoptr (GByteArray) stream = make_workbook (1);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BiffStream streams[] = { { cases[i].name, stream } };

      assert_refused (biff_container (streams, 1), cases[i].word);
    }
}

static void
test_no_cells (void)
{
  g_autoptr (GByteArray) chart = g_byte_array_new ();
  g_autoptr (GByteArray) nothing = biff_workbook (8, NULL, NULL, 0);

  biff_add (chart, BOF, "222244", 0x500, 0x20, 0, 0, 0, 0);
  biff_add (chart, END, "");
  assert_refused (biff_bytes (chart), "chart");
  assert_refused (biff_bytes (nothing), "names no sheets");
}

/* A thousand names for one sheet would make a small file a long work. */
static void
test_sheets_in_one_another (void)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();

  biff_add (stream, BOF, "222244", 0x600, 0x05, 0, 0, 0, 0);
  for (guint i = 0; i < 500; i++)
    biff_add (stream, BOUND_SHEET, "411111s", 20 + 500 * 13 + 4, 0, 0, 1, 0, 0, "");
  biff_add (stream, END, "");
  g_assert_cmpuint (stream->len, ==, 20 + 500 * 13 + 4);
  biff_add (stream, BOF, "222244", 0x600, 0x10, 0, 0, 0, 0);
  for (guint i = 0; i < 1000; i++)
    biff_add (stream, NUMBER, "2228", i, 0, 0, 1.0);
  biff_add (stream, END, "");

  assert_refused (biff_bytes (stream), "damaged");
}

static void
test_too_many_sheets (void)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();

  biff_add (stream, BOF, "222244", 0x600, 0x05, 0, 0, 0, 0);
  for (guint i = 0; i <= LDS_LIMIT_SHEETS; i++)
    biff_add (stream, BOUND_SHEET, "41111s", 0, 0, 0, 1, 0, "S");
  biff_add (stream, END, "");

  assert_refused (biff_bytes (stream), "1024 sheets");
}

static void
test_too_many_columns (void)
{
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autoptr (GByteArray) stream = NULL;

  biff_add (cells, NUMBER, "2228", 7, 256, 0, 1.0);
  stream = biff_simple (8, NULL, cells);

  assert_refused (biff_bytes (stream), "row 8 has more than 256 columns");

  g_byte_array_set_size (cells, 0);
  g_clear_pointer (&stream, g_byte_array_unref);
  biff_add (cells, MULTIPLE_RK, "22" "24" "24" "2", 8, 255, 0, 6, 0, 6, 256);
  stream = biff_simple (8, NULL, cells);
  assert_refused (biff_bytes (stream), "row 9 has more than 256 columns");
}

static void
test_long_text (void)
{
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autoptr (GByteArray) stream = NULL;
  g_autofree char *text = g_strnfill (LDS_LIMIT_CELL_CHARACTERS + 1, 'x');

  biff_add (cells, LABEL, "22221s", 0, 2, 0, (guint) strlen (text), 0, text);
  stream = biff_simple (8, NULL, cells);

  assert_refused (biff_bytes (stream), "row 1, column C");
}

/* The file has holes, and takes no room on the disk. */
static void
test_large_file (void)
{
  g_autoptr (GFile) file = test_file ("test", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (g_file_peek_path (file), LDS_LIMIT_XLS_FILE_BYTES + 1), ==, 0);
  g_assert_null (lds_spreadsheet_read (file, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_LIMIT);
  assert_line (error, "128 MiB");
}

static void
test_cancel (void)
{
  g_autoptr (GByteArray) stream = make_workbook (2000);
  g_autoptr (GBytes) bytes = biff_bytes (stream);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  LdsReading reading = { .name = "test", .cancellable = cancellable };

  g_cancellable_cancel (cancellable);
  g_assert_null (lds_spreadsheet_read_bytes (&reading, bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/xls/cut-at-every-byte", test_truncated_stream);
  g_test_add_func ("/reader/xls/container-cut-at-every-byte", test_truncated_container);
  g_test_add_func ("/reader/xls/sectors-in-circles", test_circles);
  g_test_add_func ("/reader/xls/directory-in-circles", test_directory_in_circles);
  g_test_add_func ("/reader/xls/lengths-of-records", test_record_lengths);
  g_test_add_func ("/reader/xls/short-label", test_short_label);
  g_test_add_func ("/reader/xls/password", test_password);
  g_test_add_func ("/reader/xls/other-documents-are-refused", test_other_documents);
  g_test_add_func ("/reader/xls/no-cells", test_no_cells);
  g_test_add_func ("/reader/xls/sheets-in-one-another", test_sheets_in_one_another);
  g_test_add_func ("/reader/xls/too-many-sheets", test_too_many_sheets);
  g_test_add_func ("/reader/xls/too-many-columns", test_too_many_columns);
  g_test_add_func ("/reader/xls/long-text", test_long_text);
  g_test_add_func ("/reader/xls/large-file", test_large_file);
  g_test_add_func ("/reader/xls/cancel", test_cancel);

  status = g_test_run ();
  test_remove_files ();

  return status;
}
