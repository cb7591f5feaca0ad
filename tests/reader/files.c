/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "files.h"

#include "lds-spreadsheet-reader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

static char *folder;

/**
 * test_zip:
 * @parts: (array zero-terminated=1): parts of a zip
 *
 * Returns: (transfer full): the bytes of the zip
 */
GBytes *
test_zip (const TestPart *parts)
{
  zip_source_t *target = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = zip_open_from_source (target, ZIP_TRUNCATE, NULL);
  zip_stat_t stat;
  guint8 *bytes;

  g_assert_nonnull (zip);
  for (; parts->path != NULL; parts++)
    {
      zip_source_t *source = zip_source_buffer (zip, parts->text, strlen (parts->text), 0);

      g_assert_cmpint (zip_file_add (zip, parts->path, source, ZIP_FL_ENC_UTF_8), >=, 0);
    }
  zip_source_keep (target);
  g_assert_cmpint (zip_close (zip), ==, 0);

  g_assert_cmpint (zip_source_stat (target, &stat), ==, 0);
  bytes = g_malloc (stat.size);
  g_assert_cmpint (zip_source_open (target), ==, 0);
  g_assert_cmpint (zip_source_read (target, bytes, stat.size), ==, (gint64) stat.size);
  zip_source_close (target);
  zip_source_free (target);

  return g_bytes_new_take (bytes, stat.size);
}

/**
 * test_read:
 * @bytes: (transfer full): a file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what the readers make of it
 */
LdsSpreadsheet *
test_read (GBytes  *bytes,
           GError **error)
{
  g_autoptr (GBytes) owned = bytes;
  LdsReading reading = { .name = "test" };

  return lds_spreadsheet_read_bytes (&reading, owned, error);
}

/**
 * test_refuse:
 * @bytes: (transfer full): a file
 * @code: code of #LdsImportError
 * @word: part of the message
 *
 * Asserts that the file is not read, and that one line says why.
 */
void
test_refuse (GBytes     *bytes,
             int         code,
             const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) spreadsheet = test_read (bytes, &error);

  g_assert_null (spreadsheet);
  g_assert_error (error, LDS_IMPORT_ERROR, code);
  g_assert_null (strchr (error->message, '\n'));
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” is not in “%s”", word, error->message);
}

/**
 * test_read_text:
 * @text: a text file
 *
 * Returns: (transfer full): the spreadsheet that it is
 */
LdsSpreadsheet *
test_read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  LdsSpreadsheet *spreadsheet = test_read (g_bytes_new (text, strlen (text)), &error);

  g_assert_no_error (error);

  return spreadsheet;
}

static const LdsSheetCell *
find_cell (LdsSpreadsheet *spreadsheet,
           guint           sheet,
           const char     *reference)
{
  const LdsSheet *from = g_ptr_array_index (spreadsheet->sheets, sheet);
  guint column = 0;
  guint index;

  for (; g_ascii_isalpha (*reference); reference++)
    column = column * 26 + (*reference - 'A' + 1);
  if (!lds_sheet_find_row (from, (guint) g_ascii_strtoull (reference, NULL, 10), &index))
    return NULL;

  return lds_sheet_find_cell (from, index, column);
}

/**
 * test_cell:
 * @reference: "B12"
 *
 * Returns: (nullable): the text of a cell, %NULL when it is not filled
 */
const char *
test_cell (LdsSpreadsheet *spreadsheet,
           guint           sheet,
           const char     *reference)
{
  const LdsSheetCell *cell = find_cell (spreadsheet, sheet, reference);

  return cell == NULL ? NULL
                      : lds_sheet_get_text (g_ptr_array_index (spreadsheet->sheets, sheet), cell);
}

/**
 * test_kind:
 * @reference: "B12", of a filled cell
 *
 * Returns: what the cell is
 */
LdsCellKind
test_kind (LdsSpreadsheet *spreadsheet,
           guint           sheet,
           const char     *reference)
{
  const LdsSheetCell *cell = find_cell (spreadsheet, sheet, reference);

  g_assert_nonnull (cell);

  return (LdsCellKind) cell->kind;
}

/**
 * test_file:
 * @name: name of a file
 * @bytes: what it holds
 * @length: number of bytes, -1 for a string
 *
 * Returns: (transfer full): a file in a folder of the test's own
 */
GFile *
test_file (const char *name,
           const void *bytes,
           gssize      length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    folder = g_dir_make_tmp ("lodestone-XXXXXX", &error);
  g_assert_no_error (error);

  path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

/**
 * test_shared_path:
 * @part: folder of the shared files
 * @name: (nullable): name of a file in it
 *
 * Returns: (transfer full) (nullable): its path, %NULL when the shared files are not here
 */
char *
test_shared_path (const char *part,
                  const char *name)
{
  const char *shared = g_getenv ("LODESTONE_SHARED");
  const char *root = g_getenv ("MESON_SOURCE_ROOT");
  g_autofree char *path = NULL;

  if (shared != NULL)
    path = g_build_filename (shared, part, name, NULL);
  else
    path = g_build_filename (root != NULL ? root : ".", "..", "shared", part, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

/**
 * test_remove_files:
 *
 * Removes what test_file() has made.
 */
void
test_remove_files (void)
{
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  if (folder != NULL)
    g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}
