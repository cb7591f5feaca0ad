/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The xlsx reader on any bytes. What is no zip is taken for the sheet of a workbook that is made
 * around it, so that the XML side is reached without luck. */

#include "lds-limits.h"
#include "lds-xlsx-reader.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static const char workbook[] =
    "<workbook><workbookPr/><sheets><sheet name='S' sheetId='1'/></sheets></workbook>";
static const char styles[] =
    "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='10'/>"
    "<xf numFmtId='46'/></cellXfs></styleSheet>";

static void
add (zip_t        *zip,
     const char   *path,
     const void   *bytes,
     gsize         length)
{
  zip_int64_t index = zip_file_add (zip, path, zip_source_buffer (zip, bytes, length, 0), 0);

  zip_set_file_compression (zip, index, ZIP_CM_STORE, 0);
}

/* The bytes up to a line "----" are the shared strings, the rest is the sheet. */
static zip_source_t *
wrap (const guint8 *data,
      gsize         size)
{
  zip_source_t *target = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = zip_open_from_source (target, ZIP_TRUNCATE, NULL);
  const guint8 *cut = memmem (data, size, "----", 4);

  add (zip, "xl/workbook.xml", workbook, strlen (workbook));
  add (zip, "xl/styles.xml", styles, strlen (styles));
  if (cut != NULL)
    {
      add (zip, "xl/sharedStrings.xml", data, cut - data);
      size -= cut + 4 - data;
      data = cut + 4;
    }
  add (zip, "xl/worksheets/sheet1.xml", data, size);
  zip_source_keep (target);
  zip_close (zip);

  return target;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  LdsReading reading = { .name = "fuzz", .size = size };
  LdsSpreadsheet *spreadsheet;
  zip_source_t *source;

  if (size >= 2 && data[0] == 'P' && data[1] == 'K')
    source = zip_source_buffer_create (data, size, 0, NULL);
  else
    source = wrap (data, size);

  spreadsheet = lds_xlsx_reader_read (&reading, source, NULL);
  g_clear_pointer (&spreadsheet, lds_spreadsheet_free);

  return 0;
}
