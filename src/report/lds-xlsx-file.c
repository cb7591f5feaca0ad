/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-file.h"

#include "lds-report.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

/**
 * lds_xlsx_file_open:
 * @self: (out caller-allocates): an unfilled file
 * @large: whether cells go to disk row by row, at the price of texts that are stored in each cell
 */
void
lds_xlsx_file_open (LdsXlsxFile *self, gboolean large)
{
  /* libxlsxwriter reports trouble with a file on standard error, so it is given none. */
  lxw_workbook_options options = {
    .constant_memory = large,
    .output_buffer = &self->data,
    .output_buffer_size = &self->length,
  };

  *self = (LdsXlsxFile) { NULL };
  self->workbook = workbook_new_opt (NULL, &options);
}

static gboolean
save (const char *path, const char *data, size_t length, GError **error)
{
  FILE    *file = g_fopen (path, "wb");
  int      failure = errno;
  gboolean written;

  if (file == NULL)
    {
      g_set_error_literal (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_WRITE, g_strerror (failure));
      return FALSE;
    }

  errno = 0;
  written = fwrite (data, 1, length, file) == length;
  failure = errno;
  if (fclose (file) != 0)
    {
      failure = errno;
      written = FALSE;
    }

  if (!written)
    {
      g_set_error_literal (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_WRITE, g_strerror (failure));
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_unlink (path);
    }

  return written;
}

/**
 * lds_xlsx_file_save:
 * @self: a file
 * @book: what was written to it, which is cleared
 * @path: where to
 * @error: return location for a #GError of domain %LDS_REPORT_ERROR or %G_IO_ERROR
 *
 * Ends the workbook, and saves it if nothing has gone wrong with @book.
 *
 * Returns: whether it was saved
 */
gboolean
lds_xlsx_file_save (LdsXlsxFile *self, LdsXlsxBook *book, const char *path, GError **error)
{
  gboolean written = FALSE;

  if (!lds_xlsx_book_has_failed (book))
    lds_xlsx_book_check (book, workbook_close (g_steal_pointer (&self->workbook)));
  g_clear_pointer (&self->workbook, lxw_workbook_free);

  if (!lds_xlsx_book_has_failed (book) &&
      !g_cancellable_set_error_if_cancelled (book->cancellable, &book->error))
    written = save (path, self->data, self->length, &book->error);

  if (!written)
    g_propagate_error (error, g_steal_pointer (&book->error));
  free ((gpointer) self->data);
  lds_xlsx_book_clear (book);

  return written;
}
