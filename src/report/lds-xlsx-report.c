/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-report.h"
#include "lds-xlsx-sheets.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

/* A cell in memory takes about a hundred bytes. Above so many they go to disk row by row, at the
 * price of texts that are stored in each cell instead of once. */
#define MAX_CELLS_IN_MEMORY 1000000

static gboolean
write_sheets (LdsXlsxBook *book)
{
  void (*const writers[]) (LdsXlsxBook *) = {
    lds_xlsx_write_summary,      lds_xlsx_write_items,     lds_xlsx_write_findings,
    lds_xlsx_write_explanations, lds_xlsx_write_questions, lds_xlsx_write_rules,
    lds_xlsx_write_left_out,     lds_xlsx_write_method,
  };

  for (guint i = 0; i < G_N_ELEMENTS (writers) && !lds_xlsx_book_has_failed (book); i++)
    writers[i](book);

  return !lds_xlsx_book_has_failed (book);
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
 * lds_xlsx_report_write:
 * @audit: what to report
 * @path: where to
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError of domain %LDS_REPORT_ERROR or %G_IO_ERROR
 *
 * Writes a workbook. Whatever goes wrong before the last byte, @path is not touched; the caller
 * sees to it that a full disk does no harm to an older file.
 *
 * Returns: whether it was written
 */
gboolean
lds_xlsx_report_write (LdsAudit *audit, const char *path, GCancellable *cancellable, GError **error)
{
  /* libxlsxwriter reports trouble with a file on standard error, so it is given none. */
  const char          *data = NULL;
  size_t               length = 0;
  lxw_workbook_options options = { .output_buffer = &data, .output_buffer_size = &length };
  lxw_workbook        *workbook = NULL;
  LdsXlsxBook          book = { NULL };
  gboolean             written = FALSE;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  options.constant_memory = lds_xlsx_count_cells (audit) > MAX_CELLS_IN_MEMORY;
  workbook = workbook_new_opt (NULL, &options);
  if (!lds_xlsx_book_open (&book, audit, workbook, cancellable, error))
    return FALSE;

  if (write_sheets (&book))
    lds_xlsx_book_check (&book, workbook_close (g_steal_pointer (&workbook)));
  g_clear_pointer (&workbook, lxw_workbook_free);

  if (!lds_xlsx_book_has_failed (&book) &&
      !g_cancellable_set_error_if_cancelled (cancellable, &book.error))
    written = save (path, data, length, &book.error);

  if (!written)
    g_propagate_error (error, g_steal_pointer (&book.error));
  free ((gpointer) data);
  lds_xlsx_book_clear (&book);

  return written;
}
