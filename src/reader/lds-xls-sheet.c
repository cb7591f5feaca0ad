/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One sheet of a workbook. What the sheet says of its own size is never trusted. */

#include "lds-config.h"

#include "lds-xls-private.h"

#include "lds-cell-messages.h"
#include "lds-limits.h"

#include <glib/gi18n-lib.h>

enum
{
  ROW_2 = 0x08,
  COLUMN_WIDTH = 0x24,
  COLUMN_INFO = 0x7d,
  MERGED_CELLS = 0xe5,
  ROW = 0x208,
};

#define ROW_OUTLINE 0x07
#define ROW_IS_HIDDEN 0x20
#define COLUMN_IS_HIDDEN 0x01
#define ROW_HEIGHT 0x7fff

typedef struct
{
  LdsXls      *xls;
  LdsXlsCells *cells;
  LdsSheet    *sheet;
  guint        index;
  gboolean     with_globals;
  guint8      *rows;
} Sheet;

static void
read_row (Sheet *self)
{
  const LdsXlsRecords *records = self->xls->records;
  guint row = lds_xls_records_get_u16 (records, 0);
  guint flags = lds_xls_records_get_u8 (records, 12);

  if (records->length >= 13)
    self->rows[row] = (guint8) ((flags & ROW_OUTLINE) |
                                ((flags & ROW_IS_HIDDEN) != 0 ? LDS_XLS_ROW_HIDDEN : 0));
}

/* Excel 2 hid a row by its height. */
static void
read_row_2 (Sheet *self)
{
  const LdsXlsRecords *records = self->xls->records;

  if (records->length >= 8 && lds_xls_records_get_u16 (records, 6) == 0)
    self->rows[lds_xls_records_get_u16 (records, 0)] = LDS_XLS_ROW_HIDDEN;
}

static void
hide_columns (Sheet *self,
              guint  first,
              guint  last)
{
  LdsSheetMerge range = {
    .first_column = (guint16) (first + 1),
    .last_column = (guint16) MIN (last + 1, LDS_XLS_COLUMNS),
  };

  if (first < LDS_XLS_COLUMNS && last >= first &&
      self->sheet->hidden_columns->len < LDS_LIMIT_MERGES)
    g_array_append_val (self->sheet->hidden_columns, range);
}

static void
read_columns (Sheet *self)
{
  const LdsXlsRecords *records = self->xls->records;

  if (records->id == COLUMN_WIDTH)
    {
      if (records->length >= 4 && lds_xls_records_get_u16 (records, 2) == 0)
        hide_columns (self, lds_xls_records_get_u8 (records, 0),
                      lds_xls_records_get_u8 (records, 1));
    }
  else if ((lds_xls_records_get_u8 (records, 8) & COLUMN_IS_HIDDEN) != 0)
    {
      hide_columns (self, lds_xls_records_get_u16 (records, 0),
                    lds_xls_records_get_u16 (records, 2));
    }
}

static void
read_merges (Sheet *self)
{
  const LdsXlsRecords *records = self->xls->records;
  guint n = lds_xls_records_get_u16 (records, 0);

  for (guint i = 0, at = 2; i < n && at + 8 <= records->length; i++, at += 8)
    {
      LdsSheetMerge merge = {
        .first_row = lds_xls_records_get_u16 (records, at) + 1,
        .last_row = lds_xls_records_get_u16 (records, at + 2) + 1,
        .first_column = (guint16) MIN (lds_xls_records_get_u16 (records, at + 4) + 1,
                                       LDS_XLS_COLUMNS),
        .last_column = (guint16) MIN (lds_xls_records_get_u16 (records, at + 6) + 1,
                                      LDS_XLS_COLUMNS),
      };

      if (merge.last_row >= merge.first_row && merge.last_column >= merge.first_column &&
          self->sheet->merges->len < LDS_LIMIT_MERGES)
        g_array_append_val (self->sheet->merges, merge);
    }
}

static gboolean
read_record (Sheet   *self,
             GError **error)
{
  gboolean is_cell;

  if (!lds_xls_read_value (self->cells, &is_cell, error))
    return FALSE;
  if (is_cell)
    return TRUE;

  switch (self->xls->records->id)
    {
    case ROW:
      read_row (self);
      return TRUE;
    case ROW_2:
      read_row_2 (self);
      return TRUE;
    case COLUMN_WIDTH:
    case COLUMN_INFO:
      read_columns (self);
      return TRUE;
    case MERGED_CELLS:
      read_merges (self);
      return TRUE;
    default:
      return !self->with_globals || lds_xls_read_global (self->xls, error);
    }
}

/* To the end of the sheet, past the charts that stand in it, which have cells of their own. */
static gboolean
read_records (Sheet   *self,
              GError **error)
{
  LdsXlsRecords *records = self->xls->records;

  for (guint i = 1; lds_xls_records_next (records); i++)
    {
      if (records->id == LDS_XLS_EOF)
        return TRUE;
      if (lds_xls_is_bof (self->xls) ? !lds_xls_skip_part (self->xls, error)
                                     : !read_record (self, error))
        return FALSE;
      if (i % 1024 == 0 && !lds_xls_go_on (self->xls, error))
        return FALSE;
    }

  if (records->broken_off || records->stream->short_of)
    return lds_xls_fail_damaged (self->xls, error);
  lds_spreadsheet_warn (self->xls->spreadsheet, self->index, 0,
                        _ ("The sheet has no end mark; if rows are missing, copy or download the "
                           "file again"));

  return TRUE;
}

static void
warn (Sheet *self)
{
  LdsSpreadsheet *spreadsheet = self->xls->spreadsheet;
  const LdsXlsCells *cells = self->cells;

  lds_cells_warn (spreadsheet, (int) self->index, cells->n_uncomputed, cells->first_uncomputed,
                  cells->n_lost);
  if (cells->n_damaged > 0)
    lds_spreadsheet_warn (spreadsheet, self->index, 0,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u cell is damaged; it was read as empty",
                                       "%u cells are damaged; they were read as empty",
                                       cells->n_damaged),
                          cells->n_damaged);
}

/**
 * lds_xls_read_sheet:
 * @self: a workbook that is at the beginning of a sheet
 * @index: index of the sheet in the spreadsheet, which has it already
 * @with_globals: whether styles and so on stand in the sheet, as before Excel 5
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads the cells of a sheet.
 *
 * Returns: whether that could be done
 */
gboolean
lds_xls_read_sheet (LdsXls   *self,
                    guint     index,
                    gboolean  with_globals,
                    GError  **error)
{
  g_auto (LdsXlsCells) cells = { NULL };
  g_autofree guint8 *rows = g_malloc0 (LDS_XLS_ROWS);
  Sheet sheet = {
    .xls = self,
    .cells = &cells,
    .sheet = g_ptr_array_index (self->spreadsheet->sheets, index),
    .index = index,
    .with_globals = with_globals,
    .rows = rows,
  };

  lds_xls_cells_init (&cells, self);
  self->sheet = sheet.sheet;
  if (!read_records (&sheet, error) || !lds_xls_cells_finish (&cells, rows, sheet.sheet, error))
    return FALSE;

  warn (&sheet);
  self->sheet = NULL;

  return TRUE;
}
