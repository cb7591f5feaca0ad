/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The OpenDocument reader on any bytes. What is no zip is taken for the document itself. */

#include "lds-ods-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  LdsReading reading = { .name = "fuzz", .size = size };
  LdsSpreadsheet *spreadsheet;

  if (size >= 2 && data[0] == 'P' && data[1] == 'K')
    {
      zip_source_t *source = zip_source_buffer_create (data, size, 0, NULL);

      lds_ods_reader_is_ods (source);
      spreadsheet = lds_ods_reader_read (&reading, source, NULL);
    }
  else
    {
      spreadsheet = lds_ods_reader_read_flat (&reading, bytes, NULL);
    }
  g_clear_pointer (&spreadsheet, lds_spreadsheet_free);

  return 0;
}
