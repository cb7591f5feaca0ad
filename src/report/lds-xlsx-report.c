/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-report.h"
#include "lds-xlsx-file.h"
#include "lds-xlsx-sheets.h"

/* A cell in memory takes about a hundred bytes. Above so many they go to disk row by row, at the
 * price of texts that are stored in each cell instead of once. */
#define MAX_CELLS_IN_MEMORY 1000000

static void
write_sheets (LdsXlsxBook *book)
{
  void (*const writers[]) (LdsXlsxBook *) = {
    lds_xlsx_write_summary,      lds_xlsx_write_items,     lds_xlsx_write_findings,
    lds_xlsx_write_explanations, lds_xlsx_write_questions, lds_xlsx_write_rules,
    lds_xlsx_write_left_out,     lds_xlsx_write_method,
  };

  for (guint i = 0; i < G_N_ELEMENTS (writers) && !lds_xlsx_book_has_failed (book); i++)
    writers[i](book);
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
  LdsXlsxFile file;
  LdsXlsxBook book = { NULL };

  g_return_val_if_fail (LDS_IS_AUDIT (audit), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  lds_xlsx_file_open (&file, lds_xlsx_count_cells (audit) > MAX_CELLS_IN_MEMORY);
  if (lds_xlsx_book_open (&book, audit, file.workbook, cancellable, &book.error))
    write_sheets (&book);

  return lds_xlsx_file_save (&file, &book, path, error);
}
