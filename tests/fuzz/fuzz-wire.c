/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reader process that was taken over may send: any bytes after the stamp. */

#include "lds-wire-private.h"

#include <string.h>

typedef struct
{
  LdsWireStamp  stamp;
  gsize         n_stamp;
  const guint8 *data;
  gsize         size;
} Source;

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static gboolean
read_cb (gpointer   user_data,
         gpointer   buffer,
         gsize      length,
         GError   **error)
{
  Source *self = user_data;

  if (self->n_stamp == 0)
    {
      g_assert (length == sizeof self->stamp);
      memcpy (buffer, &self->stamp, length);
      self->n_stamp = length;
      return TRUE;
    }
  if (length > self->size)
    {
      g_set_error_literal (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_READ, "the end");
      return FALSE;
    }
  memcpy (buffer, self->data, length);
  self->data += length;
  self->size -= length;

  return TRUE;
}

/* As the layers above use it: by binary search, and as text. */
static void
use_sheet (const LdsSheet *sheet)
{
  for (guint i = 0; i < lds_sheet_get_n_rows (sheet); i++)
    {
      guint n_cells;
      const LdsSheetCell *cells = lds_sheet_get_cells (sheet, i, &n_cells);
      guint index;

      g_assert (lds_sheet_find_row (sheet, lds_sheet_get_row (sheet, i)->row, &index));
      g_assert (index == i && n_cells > 0);
      for (guint j = 0; j < n_cells; j++)
        {
          g_assert (lds_sheet_find_cell (sheet, i, cells[j].column) == &cells[j]);
          g_assert (g_utf8_validate (lds_sheet_get_text (sheet, &cells[j]), -1, NULL));
        }
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  LdsReading reading = { .name = "fuzz" };
  Source source = { .data = data, .size = size };
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) spreadsheet = NULL;

  lds_wire_stamp (&source.stamp);
  spreadsheet = lds_wire_read_spreadsheet (&reading, read_cb, &source, &error);
  g_assert ((spreadsheet == NULL) == (error != NULL));

  if (spreadsheet != NULL)
    for (guint i = 0; i < spreadsheet->sheets->len; i++)
      use_sheet (g_ptr_array_index (spreadsheet->sheets, i));
  if (error != NULL)
    g_assert (strchr (error->message, '\n') == NULL);

  return 0;
}
