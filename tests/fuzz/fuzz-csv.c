/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text reader on any bytes: encodings, delimiters, quotes. */

#include "lds-csv-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  LdsReading reading = { .name = "fuzz", .size = size };
  g_autoptr (LdsSpreadsheet) spreadsheet = lds_csv_reader_read (&reading, bytes, NULL);

  if (spreadsheet != NULL)
    {
      const LdsSheet *sheet = g_ptr_array_index (spreadsheet->sheets, 0);

      for (guint i = 0; i < sheet->cells->len; i++)
        {
          const char *text = lds_sheet_get_text (sheet, &g_array_index (sheet->cells, LdsSheetCell,
                                                                        i));

          g_assert (g_utf8_validate (text, -1, NULL));
        }
    }

  return 0;
}
