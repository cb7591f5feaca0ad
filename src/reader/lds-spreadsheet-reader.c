/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses the reader by what the file holds, never by its name. Knows no workspace and no
 * catalogue, and needs no more than an open file descriptor. */

#include "lds-config.h"

#include "lds-spreadsheet-reader.h"

#include "lds-csv-reader.h"
#include "lds-encoding.h"
#include "lds-html-reader.h"
#include "lds-limits.h"
#include "lds-markup-kind.h"
#include "lds-ods-reader.h"
#include "lds-spreadsheetml-reader.h"
#include "lds-xls-reader.h"
#include "lds-xlsx-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD 65536

typedef struct
{
  const char *magic;
  gsize       length;
  const char *what; /* and what to do with it */
} Signature;

static const Signature signatures[] = {
  { "\x89PNG", 4, N_ ("this is a PNG picture; ask for the parts list as a spreadsheet (.xlsx)") },
  { "\xff\xd8\xff", 3,
    N_ ("this is a JPEG picture; ask for the parts list as a spreadsheet (.xlsx)") },
  { "GIF8", 4, N_ ("this is a GIF picture; ask for the parts list as a spreadsheet (.xlsx)") },
  { "%PDF", 4, N_ ("this is a PDF document; ask for the parts list as a spreadsheet (.xlsx)") },
  { "{\\rtf", 5,
    N_ ("this is a rich text document; copy its table to a spreadsheet program and save it as "
        ".xlsx") },
  { "\x1f\x8b", 2, N_ ("this is a gzip archive; unpack it and choose the spreadsheet in it") },
  { "7z\xbc\xaf", 4, N_ ("this is a 7z archive; unpack it and choose the spreadsheet in it") },
  { "Rar!", 4, N_ ("this is a RAR archive; unpack it and choose the spreadsheet in it") },
  { "SQLite format 3", 15, N_ ("this is a database; export the parts list from it as .csv") },
};

static gboolean
check_markup (LdsReading    *reading,
              LdsMarkupKind  kind,
              GError       **error)
{
  if (kind == LDS_MARKUP_OTHER)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("this is an XML document that is no spreadsheet; open it in the "
                                "program that wrote it and export the parts list as .xlsx or "
                                ".csv"));
  if (kind == LDS_MARKUP_ARCHIVE)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("this is a web archive (.mht); open it in a spreadsheet program "
                                "and save it as .xlsx"));

  return TRUE;
}

static gboolean
check_kind (LdsReading    *reading,
            const guint8  *bytes,
            gsize          length,
            GError       **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].length &&
        memcmp (bytes, signatures[i].magic, signatures[i].length) == 0)
      return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT, "%s",
                               gettext (signatures[i].what));

  if (reading->encoding == NULL && !lds_encoding_looks_like_text (bytes, length))
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("this is no spreadsheet; choose the parts list, or save it as "
                                ".xlsx first"));

  return check_markup (reading, lds_markup_kind_find (bytes, length), error);
}

static gboolean
is_zip (const guint8 *bytes,
        gsize         length)
{
  return length >= 4 && bytes[0] == 'P' && bytes[1] == 'K' &&
         ((bytes[2] == 3 && bytes[3] == 4) || (bytes[2] == 5 && bytes[3] == 6));
}

static gboolean
fail_empty (LdsReading  *reading,
            GError     **error)
{
  return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                           _ ("the file is empty; copy or download it again"));
}

static LdsSpreadsheet *
read_zip_source (LdsReading    *reading,
                 zip_source_t  *source,
                 GError       **error)
{
  if (lds_ods_reader_is_ods (source))
    return lds_ods_reader_read (reading, source, error);

  return lds_xlsx_reader_read (reading, source, error);
}

static LdsSpreadsheet *
read_text (LdsReading  *reading,
           GBytes      *bytes,
           GError     **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  switch (lds_markup_kind_find (data, length))
    {
    case LDS_MARKUP_OPENDOCUMENT:
      return lds_ods_reader_read_flat (reading, bytes, error);
    case LDS_MARKUP_SPREADSHEETML:
      return lds_spreadsheetml_reader_read (reading, bytes, error);
    case LDS_MARKUP_HTML:
      return lds_html_reader_read (reading, bytes, error);
    default:
      return lds_csv_reader_read (reading, bytes, error);
    }
}

/**
 * lds_spreadsheet_read_bytes:
 * @reading: what is being read
 * @bytes: all of the file
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads a spreadsheet that is in memory.
 *
 * Returns: (transfer full) (nullable): the spreadsheet
 */
LdsSpreadsheet *
lds_spreadsheet_read_bytes (LdsReading  *reading,
                            GBytes      *bytes,
                            GError     **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  reading->size = length;
  if (length == 0)
    {
      fail_empty (reading, error);
      return NULL;
    }
  if (is_zip (data, length))
    {
      zip_source_t *source = zip_source_buffer_create (data, length, 0, NULL);

      return read_zip_source (reading, source, error);
    }
  if (lds_xls_reader_recognises (data, length))
    return lds_xls_reader_read (reading, bytes, error);
  if (!check_kind (reading, data, length, error))
    return NULL;

  return read_text (reading, bytes, error);
}

static gboolean
fail_read (LdsReading  *reading,
           int          code,
           GError     **error)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_READ, _ ("there is no such file"));
    case EACCES:
    case EPERM:
      return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_READ,
                               _ ("you may not read this file; ask its owner for permission or "
                                  "for a copy"));
    case EISDIR:
      return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_READ,
                               _ ("this is a folder; choose a file in it"));
    default:
      return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_READ, _ ("cannot be read: %s"),
                               g_strerror (code));
    }
}

static gboolean
check_file (LdsReading   *reading,
            int           fd,
            GError      **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return fail_read (reading, errno, error);
  if (S_ISDIR (status.st_mode))
    return fail_read (reading, EISDIR, error);
  if (!S_ISREG (status.st_mode))
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_READ,
                             _ ("this is not an ordinary file; choose a spreadsheet"));
  if (status.st_size == 0)
    return fail_empty (reading, error);
  if ((guint64) status.st_size > LDS_LIMIT_FILE_BYTES)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the file is larger than %u MiB, which is more than is read; save "
                                "the parts list alone in a file of its own"),
                             (guint) (LDS_LIMIT_FILE_BYTES >> 20));
  reading->size = status.st_size;

  return TRUE;
}

static LdsSpreadsheet *
read_zip (LdsReading  *reading,
          int          fd,
          GError     **error)
{
  int copy = dup (fd);
  FILE *file = copy >= 0 ? fdopen (copy, "rb") : NULL;
  zip_source_t *source;

  if (file == NULL)
    {
      fail_read (reading, errno, error);
      if (copy >= 0)
        close (copy);
      return NULL;
    }

  source = zip_source_filep_create (file, 0, -1, NULL);

  return read_zip_source (reading, source, error);
}

static gboolean
check_text_size (LdsReading  *reading,
                 GError     **error)
{
  return reading->size <= LDS_LIMIT_TEXT_FILE_BYTES ||
         lds_reading_fail (reading, error, LDS_IMPORT_ERROR_LIMIT,
                           _ ("the text file is larger than %u MiB, which is more than is read; "
                              "cut it in parts"),
                           (guint) (LDS_LIMIT_TEXT_FILE_BYTES >> 20));
}

static GBytes *
load (LdsReading  *reading,
      int          fd,
      GError     **error)
{
  g_autofree guint8 *bytes = g_malloc (reading->size);
  gsize length = 0;

  while (length < reading->size)
    {
      gssize n = pread (fd, bytes + length, reading->size - length, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          fail_read (reading, errno, error);
          return NULL;
        }
      if (n == 0)
        break;
      length += n;
    }

  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

/**
 * lds_spreadsheet_read_fd:
 * @reading: what is being read
 * @fd: an open file, which stays open
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads a spreadsheet from a file that somebody has opened.
 *
 * Returns: (transfer full) (nullable): the spreadsheet
 */
LdsSpreadsheet *
lds_spreadsheet_read_fd (LdsReading  *reading,
                         int          fd,
                         GError     **error)
{
  g_autofree guint8 *head = g_malloc (HEAD);
  g_autoptr (GBytes) bytes = NULL;
  gssize length;

  if (!check_file (reading, fd, error))
    return NULL;

  length = pread (fd, head, HEAD, 0);
  if (length < 0)
    {
      fail_read (reading, errno, error);
      return NULL;
    }
  if (is_zip (head, length))
    return read_zip (reading, fd, error);
  if (lds_xls_reader_recognises (head, length) ? !lds_xls_reader_check_size (reading, error)
                                               : !check_kind (reading, head, length, error) ||
                                                     !check_text_size (reading, error))
    return NULL;

  bytes = load (reading, fd, error);

  return bytes != NULL ? lds_spreadsheet_read_bytes (reading, bytes, error) : NULL;
}

/**
 * lds_spreadsheet_open:
 * @reading: what is to be read
 * @file: a file on this computer
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Opens a file for lds_spreadsheet_read_fd().
 *
 * Returns: its descriptor, -1 when it cannot be opened
 */
int
lds_spreadsheet_open (LdsReading  *reading,
                      GFile       *file,
                      GError     **error)
{
  const char *path = g_file_peek_path (file);
  int fd;

  if (path == NULL)
    {
      lds_reading_fail (reading, error, LDS_IMPORT_ERROR_READ,
                        _ ("the file is not on this computer; copy it here first"));
      return -1;
    }

  /* Without waiting: a pipe that nobody writes to would never open. */
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  if (fd < 0)
    fail_read (reading, errno, error);

  return fd;
}
