/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader of HTML tables on any bytes. */

#include "lds-html-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  LdsReading reading = { .name = "fuzz", .size = size };
  LdsSpreadsheet *spreadsheet = lds_html_reader_read (&reading, bytes, NULL);

  g_clear_pointer (&spreadsheet, lds_spreadsheet_free);

  return 0;
}
