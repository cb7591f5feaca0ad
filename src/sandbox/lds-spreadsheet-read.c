/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files and texts, given to a process that reads them. */

#include "lds-config.h"

#include "lds-reader-process.h"

#include "lds-limits.h"
#include "lds-reader-process-private.h"
#include "lds-spreadsheet-reader.h"
#include "lds-wire.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/mman.h>
#include <unistd.h>

#define HASH_BLOCK (256 * 1024)

/* By the same descriptor that the process reads, so that it is the hash of what was read. */
static char *
hash_file (int fd)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *bytes = g_malloc (HASH_BLOCK);
  gssize n;

  for (off_t at = 0; (n = pread (fd, bytes, HASH_BLOCK, at)) != 0;)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      g_checksum_update (checksum, bytes, n);
      at += n;
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static LdsSpreadsheet *
read_in_process (LdsReading  *reading,
                 int          fd,
                 GError     **error)
{
  g_auto (LdsReaderProcess) process = { .pipe = -1 };
  const char *arguments[] = { "read", reading->name, reading->encoding, NULL };
  g_autoptr (LdsSpreadsheet) spreadsheet = NULL;

  if (!lds_reader_process_start (&process, reading, arguments, fd, error))
    return NULL;

  spreadsheet = lds_wire_read_spreadsheet (reading, lds_reader_process_read, &process, error);
  if (spreadsheet == NULL || !lds_reader_process_end (&process, error))
    return NULL;
  spreadsheet->sha256 = hash_file (fd);

  return g_steal_pointer (&spreadsheet);
}

/**
 * lds_spreadsheet_read:
 * @file: a file on this computer
 * @encoding: (nullable): name of the encoding of a text file, %NULL to find it out
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads all sheets of a spreadsheet, of whatever kind the file turns out to be, in a process that
 * can do no harm.
 *
 * Returns: (transfer full) (nullable): the spreadsheet
 */
LdsSpreadsheet *
lds_spreadsheet_read (GFile            *file,
                      const char       *encoding,
                      LdsProgressFunc   progress,
                      gpointer          user_data,
                      GCancellable     *cancellable,
                      GError          **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "?");
  LdsReading reading = {
    .name = name,
    .encoding = encoding,
    .progress = progress,
    .user_data = user_data,
    .cancellable = cancellable,
  };
  LdsSpreadsheet *spreadsheet;
  int fd = lds_spreadsheet_open (&reading, file, error);

  if (fd < 0)
    return NULL;
  spreadsheet = read_in_process (&reading, fd, error);
  close (fd);

  return spreadsheet;
}

/* A file that has no name and cannot change any more, -1 with errno. */
static int
make_memory_file (GBytes *bytes)
{
  gsize length;
  const char *from = g_bytes_get_data (bytes, &length);
  int fd = memfd_create ("clipboard", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  while (fd >= 0 && length > 0)
    {
      gssize n = write (fd, from, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          close (fd);
          return -1;
        }
      from += n;
      length -= n;
    }
  if (fd >= 0)
    fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);

  return fd;
}

/**
 * lds_spreadsheet_read_clipboard:
 * @bytes: what was copied in another program: text, or a page with a table
 * @name: what messages call it
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads what the clipboard holds, in a process that can do no harm, just as a file.
 *
 * Returns: (transfer full) (nullable): the spreadsheet
 */
LdsSpreadsheet *
lds_spreadsheet_read_clipboard (GBytes           *bytes,
                                const char       *name,
                                LdsProgressFunc   progress,
                                gpointer          user_data,
                                GCancellable     *cancellable,
                                GError          **error)
{
  LdsReading reading = {
    .name = name,
    .progress = progress,
    .user_data = user_data,
    .cancellable = cancellable,
  };
  LdsSpreadsheet *spreadsheet;
  int fd = make_memory_file (bytes);

  if (fd < 0)
    {
      lds_reading_fail (&reading, error, LDS_IMPORT_ERROR_READ, _ ("cannot be read: %s"),
                        g_strerror (errno));
      return NULL;
    }
  spreadsheet = read_in_process (&reading, fd, error);
  close (fd);

  return spreadsheet;
}

/**
 * lds_reader_process_get_layers:
 * @errors: (out): for each layer of the sandbox 0 when it is in force, else an errno or
 *   %LDS_SANDBOX_LEFT_OUT
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Starts a process that sets up all layers as for a file, and asks it.
 *
 * Returns: whether it could be asked
 */
gboolean
lds_reader_process_get_layers (gint32   errors[LDS_SANDBOX_N_LAYERS],
                               GError **error)
{
  g_auto (LdsReaderProcess) process = { .pipe = -1 };
  const char *arguments[] = { "layers", NULL };
  LdsReading reading = { .name = "lodestone" };

  return lds_reader_process_start (&process, &reading, arguments, -1, error) &&
         lds_wire_read_layers (&reading, lds_reader_process_read, &process, errors, error) &&
         lds_reader_process_end (&process, error);
}
