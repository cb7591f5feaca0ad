/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for the whole workbook, and what all parts of the reader need. */

#include "lds-config.h"

#include "lds-xls-private.h"

#include <glib/gi18n-lib.h>

/**
 * lds_xls_fail_damaged:
 * @self: a workbook
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Returns: %FALSE
 */
gboolean
lds_xls_fail_damaged (LdsXls  *self,
                      GError **error)
{
  return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                           _ ("the workbook is damaged or was not copied whole; copy or download "
                              "it again, or open it in a spreadsheet program and save it as "
                              ".xlsx"));
}

/**
 * lds_xls_go_on:
 * @self: a workbook
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Tells the progress and looks whether someone wants to stop, and whether the sheets of the file
 * are one inside another, so that reading it would take ages.
 *
 * Returns: whether to go on
 */
gboolean
lds_xls_go_on (LdsXls  *self,
               GError **error)
{
  double length = self->records->stream->length;

  if (self->records->consumed > 2 * length)
    return lds_xls_fail_damaged (self, error);

  return lds_reading_go_on (self->reading, self->records->consumed / length, error);
}

/**
 * lds_xls_is_bof:
 * @self: a workbook
 *
 * Returns: whether its record begins a sheet, a chart and so on
 */
gboolean
lds_xls_is_bof (const LdsXls *self)
{
  switch (self->records->id)
    {
    case LDS_XLS_BOF_2:
    case LDS_XLS_BOF_3:
    case LDS_XLS_BOF_4:
    case LDS_XLS_BOF:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * lds_xls_skip_part:
 * @self: a workbook whose record begins a part
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Goes to the end of the part, which may hold others.
 *
 * Returns: whether to go on
 */
gboolean
lds_xls_skip_part (LdsXls  *self,
                   GError **error)
{
  guint depth = 1;

  for (guint i = 1; depth > 0 && lds_xls_records_next (self->records); i++)
    {
      if (lds_xls_is_bof (self))
        depth++;
      else if (self->records->id == LDS_XLS_EOF)
        depth--;
      if (i % 1024 == 0 && !lds_xls_go_on (self, error))
        return FALSE;
    }

  return TRUE;
}

static void
read_code_page (LdsXls *self)
{
  guint code_page = lds_xls_records_get_u16 (self->records, 0);

  /* Since Excel 97 there are no byte strings. */
  if (self->version >= 8)
    return;

  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  self->converter = lds_xls_code_page_open (code_page);
  if (self->converter != (GIConv) -1)
    return;

  self->converter = lds_xls_code_page_open (1252);
  if (!self->has_odd_code_page)
    lds_spreadsheet_warn (self->spreadsheet, -1, 0,
                          _ ("The texts are in code page %u, which is not known; they were read as "
                             "Windows-1252"),
                          code_page);
  self->has_odd_code_page = TRUE;
}

/**
 * lds_xls_read_global:
 * @self: a workbook
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads the record of the workbook, if it says something of the whole.
 *
 * Returns: whether to go on
 */
gboolean
lds_xls_read_global (LdsXls  *self,
                     GError **error)
{
  switch (self->records->id)
    {
    case LDS_XLS_FILE_PASS:
      return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_FORMAT,
                               _ ("the file is protected by a password; open it in a spreadsheet "
                                  "program and save it without one"));
    case LDS_XLS_DATE_MODE:
      self->since_1904 = lds_xls_records_get_u16 (self->records, 0) == 1;
      return TRUE;
    case LDS_XLS_CODE_PAGE:
      read_code_page (self);
      return TRUE;
    case LDS_XLS_FORMAT_2:
    case LDS_XLS_FORMAT:
      lds_xls_read_format (self);
      return TRUE;
    case LDS_XLS_XF_2:
    case LDS_XLS_XF_3:
    case LDS_XLS_XF_4:
    case LDS_XLS_XF:
      lds_xls_read_style (self);
      return TRUE;
    case LDS_XLS_SST:
      return lds_xls_read_strings (self, error);
    case LDS_XLS_OBJECT_PROJECT:
      self->has_macros = TRUE;
      return TRUE;
    default:
      return TRUE;
    }
}
