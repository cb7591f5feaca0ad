/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The .xls reader on any bytes. What is no compound file is taken for the records of a workbook,
 * so that these are reached without luck. */

#include "lds-xls-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static void
check_sheet (const LdsSheet *sheet)
{
  guint32 last = 0;

  for (guint i = 0; i < lds_sheet_get_n_rows (sheet); i++)
    {
      guint n_cells;
      const LdsSheetCell *cells = lds_sheet_get_cells (sheet, i, &n_cells);

      g_assert_cmpuint (lds_sheet_get_row (sheet, i)->row, >, last);
      g_assert_cmpuint (n_cells, >, 0);
      last = lds_sheet_get_row (sheet, i)->row;
      for (guint j = 0; j < n_cells; j++)
        {
          g_assert_true (j == 0 || cells[j].column > cells[j - 1].column);
          g_assert_true (g_utf8_validate (lds_sheet_get_text (sheet, &cells[j]), -1, NULL));
        }
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  LdsReading reading = { .name = "fuzz", .size = size };
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) spreadsheet = lds_xls_reader_read (&reading, bytes, &error);

  g_assert_true ((spreadsheet == NULL) == (error != NULL));
  for (guint i = 0; spreadsheet != NULL && i < spreadsheet->sheets->len; i++)
    check_sheet (g_ptr_array_index (spreadsheet->sheets, i));

  return 0;
}
