/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-sheet-filler.h"

#include "lds-cell-messages.h"
#include "lds-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * lds_sheet_filler_begin_sheet:
 * @self: a filler
 * @name: name of the sheet, as the file has it
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Adds a sheet to the spreadsheet.
 *
 * Returns: whether there may be another one
 */
gboolean
lds_sheet_filler_begin_sheet (LdsSheetFiller  *self,
                              const char      *name,
                              GError         **error)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  if (self->spreadsheet->sheets->len >= LDS_LIMIT_SHEETS)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the workbook has more than %d sheets, which is more than is "
                                "read; save the parts list alone in a workbook of its own"),
                             LDS_LIMIT_SHEETS);

  lds_text_clean (name, strlen (name), clean);
  self->sheet = lds_sheet_new (clean->str, self->spreadsheet->pool);
  self->row = 0;
  self->n_uncomputed = 0;
  g_ptr_array_add (self->spreadsheet->sheets, self->sheet);

  return TRUE;
}

/**
 * lds_sheet_filler_end_sheet:
 * @self: a filler whose newest sheet is complete
 *
 * Puts the cells in order, and warns of what the sheet lacks.
 */
void
lds_sheet_filler_end_sheet (LdsSheetFiller *self)
{
  lds_sheet_finish (self->sheet);
  lds_cells_warn (self->spreadsheet, (int) self->spreadsheet->sheets->len - 1, self->n_uncomputed,
                  self->first_uncomputed, 0);
  self->sheet = NULL;
}

/**
 * lds_sheet_filler_begin_row:
 * @self: a filler with a sheet
 * @row: from 1
 * @outline: outline level
 * @hidden: whether the row is hidden
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Begins a row. One that gets no cell leaves no trace.
 *
 * Returns: whether a sheet may have such a row
 */
gboolean
lds_sheet_filler_begin_row (LdsSheetFiller  *self,
                            guint64          row,
                            guint            outline,
                            gboolean         hidden,
                            GError         **error)
{
  if (row > LDS_LIMIT_ROWS)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("sheet “%s” has more than %d rows, the most that a sheet may "
                                "have"),
                             self->sheet->name, LDS_LIMIT_ROWS);

  self->row = (guint32) row;
  lds_sheet_begin_row (self->sheet, self->row, outline, hidden);

  return TRUE;
}

static gboolean
check_room (LdsSheetFiller  *self,
            guint64          n_cells,
            GError         **error)
{
  if (self->n_cells + n_cells > LDS_LIMIT_CELLS)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the workbook has more than %d filled cells, which is more than "
                                "is read; save the parts list alone in a workbook of its own"),
                             LDS_LIMIT_CELLS);
  self->n_cells += n_cells;

  return TRUE;
}

static gboolean
check_column (LdsSheetFiller  *self,
              guint64          column,
              GError         **error)
{
  return column <= LDS_LIMIT_COLUMNS ||
         lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                           _ ("sheet “%s”, row %u has more than %d columns, the most that a sheet "
                              "may have"),
                           self->sheet->name, self->row, LDS_LIMIT_COLUMNS);
}

/* The merges that lie within the row are repeated with it. */
static void
repeat_merges (LdsSheetFiller *self,
               guint           n_merges,
               guint32         row)
{
  GArray *merges = self->sheet->merges;

  for (guint i = 0; i < n_merges && merges->len < LDS_LIMIT_MERGES; i++)
    {
      LdsSheetMerge merge = g_array_index (merges, LdsSheetMerge, merges->len - n_merges);

      merge.first_row = merge.last_row = row;
      g_array_append_val (merges, merge);
    }
}

static guint
count_merges (LdsSheetFiller *self)
{
  GArray *merges = self->sheet->merges;
  guint n_merges = 0;

  while (n_merges < merges->len)
    {
      const LdsSheetMerge *merge = &g_array_index (merges, LdsSheetMerge,
                                                   merges->len - n_merges - 1);

      if (merge->first_row != self->row || merge->last_row != self->row)
        break;
      n_merges++;
    }

  return n_merges;
}

/**
 * lds_sheet_filler_repeat_row:
 * @self: a filler with a row that is complete
 * @times: how often it stands in the file, from 1
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Adds the same row below as often as needed. A row without cells costs nothing.
 *
 * Returns: whether a sheet may have as many rows and cells
 */
gboolean
lds_sheet_filler_repeat_row (LdsSheetFiller  *self,
                             guint64          times,
                             GError         **error)
{
  LdsSheetRow row = g_array_index (self->sheet->rows, LdsSheetRow, self->sheet->rows->len - 1);
  guint64 n_cells = self->sheet->cells->len - row.first;
  guint n_merges = count_merges (self);

  if (n_cells == 0 || times < 2)
    return TRUE;
  if (!check_room (self, n_cells * MIN (times - 1, LDS_LIMIT_ROWS), error))
    return FALSE;

  for (guint64 i = 1; i < times; i++)
    {
      if (!lds_sheet_filler_begin_row (self, self->row + 1, row.outline, row.hidden, error))
        return FALSE;
      for (guint j = 0; j < n_cells; j++)
        {
          LdsSheetCell cell = g_array_index (self->sheet->cells, LdsSheetCell, row.first + j);

          lds_sheet_add_cell (self->sheet, cell.column, (LdsCellKind) cell.kind, cell.text);
        }
      repeat_merges (self, n_merges, self->row);
    }

  return TRUE;
}

/**
 * lds_sheet_filler_add:
 * @self: a filler with a row
 * @column: from 1
 * @times: number of neighbouring cells that hold it
 * @kind: what the cell holds
 * @text: its text; an empty one leaves the cell empty
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Returns: whether it is within the limits
 */
gboolean
lds_sheet_filler_add (LdsSheetFiller  *self,
                      guint64          column,
                      guint            times,
                      LdsCellKind      kind,
                      const GString   *text,
                      GError         **error)
{
  guint32 offset;

  if (text->len == 0)
    return TRUE;
  if (!check_column (self, column + times - 1, error))
    return FALSE;
  if (text->len > LDS_LIMIT_CELL_CHARACTERS &&
      g_utf8_strlen (text->str, text->len) > LDS_LIMIT_CELL_CHARACTERS)
    return lds_cell_fail_long_text (self->reading, self->sheet, self->row, (guint) column,
                                    error);

  offset = lds_text_pool_add (self->spreadsheet->pool, text->str, text->len);
  if (offset == 0)
    return TRUE;
  if (offset == LDS_TEXT_POOL_FULL)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the file holds more than %u MiB of different texts, which is "
                                "more than is read; save the parts list alone in a file of its "
                                "own"),
                             (guint) (LDS_LIMIT_POOL_BYTES >> 20));
  if (!check_room (self, times, error))
    return FALSE;

  for (guint i = 0; i < times; i++)
    lds_sheet_add_cell (self->sheet, (guint) column + i, kind, offset);

  return TRUE;
}

/**
 * lds_sheet_filler_add_uncomputed:
 * @self: a filler with a row
 * @column: from 1
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Adds a formula whose result the file does not hold.
 *
 * Returns: whether it is within the limits
 */
gboolean
lds_sheet_filler_add_uncomputed (LdsSheetFiller  *self,
                                 guint64          column,
                                 GError         **error)
{
  char letters[LDS_COLUMN_NAME_SIZE];

  if (!check_column (self, column, error) || !check_room (self, 1, error))
    return FALSE;

  if (self->n_uncomputed++ == 0)
    {
      lds_column_name ((guint) column, letters);
      g_snprintf (self->first_uncomputed, sizeof self->first_uncomputed, "%s%u", letters,
                  self->row);
    }
  lds_sheet_add_cell (self->sheet, (guint) column, LDS_CELL_UNCOMPUTED, 0);

  return TRUE;
}

/**
 * lds_sheet_filler_add_merge:
 * @self: a filler with a row
 * @column: the first one, from 1
 * @n_columns: number of columns, from 1
 * @n_rows: number of rows, from 1
 *
 * Adds a merged range that begins in the row. What reaches beyond the sheet is cut off.
 */
void
lds_sheet_filler_add_merge (LdsSheetFiller *self,
                            guint64         column,
                            guint64         n_columns,
                            guint64         n_rows)
{
  LdsSheetMerge merge = {
    .first_row = self->row,
    .last_row = (guint32) MIN (self->row + MIN (n_rows, LDS_LIMIT_ROWS) - 1, LDS_LIMIT_ROWS),
    .first_column = (guint16) MIN (column, LDS_LIMIT_COLUMNS),
    .last_column = (guint16) MIN (column + MIN (n_columns, LDS_LIMIT_COLUMNS) - 1,
                                  LDS_LIMIT_COLUMNS),
  };

  if ((n_columns > 1 || n_rows > 1) && column > 0 && column <= LDS_LIMIT_COLUMNS &&
      self->sheet->merges->len < LDS_LIMIT_MERGES)
    g_array_append_val (self->sheet->merges, merge);
}

/**
 * lds_sheet_filler_hide_columns:
 * @self: a filler with a sheet
 * @first: from 1
 * @n_columns: number of columns, from 1
 */
void
lds_sheet_filler_hide_columns (LdsSheetFiller *self,
                               guint64         first,
                               guint64         n_columns)
{
  LdsSheetMerge range = { 0 };

  if (first == 0 || first > LDS_LIMIT_COLUMNS || n_columns == 0 ||
      self->sheet->hidden_columns->len >= LDS_LIMIT_MERGES)
    return;

  range.first_column = (guint16) first;
  range.last_column = (guint16) MIN (first + MIN (n_columns, LDS_LIMIT_COLUMNS) - 1,
                                     LDS_LIMIT_COLUMNS);
  g_array_append_val (self->sheet->hidden_columns, range);
}

/**
 * lds_sheet_filler_warn_of_guess:
 * @self: a filler
 * @encoded: the file
 *
 * Warns when the encoding of the file had to be guessed.
 */
void
lds_sheet_filler_warn_of_guess (LdsSheetFiller   *self,
                                const LdsEncoded *encoded)
{
  if (encoded->guessed)
    lds_spreadsheet_warn (self->spreadsheet, -1, 0,
                          _ ("The encoding of the file is not marked and was taken to be %s; if "
                             "letters look wrong, save the file as .xlsx or as CSV in UTF-8"),
                          encoded->encoding);
}

/**
 * lds_sheet_filler_read_count:
 * @text: (nullable): a number of rows or columns, or the place of one
 * @otherwise: what it is when nothing is said
 *
 * Returns: the number, small enough to reckon with
 */
guint64
lds_sheet_filler_read_count (const char *text,
                             guint64     otherwise)
{
  guint64 count = text != NULL && *text != '-' ? g_ascii_strtoull (text, NULL, 10) : 0;

  return count == 0 ? otherwise : MIN (count, G_MAXUINT32);
}

/**
 * lds_sheet_filler_trim_date:
 * @date: "2020-01-31T00:00:00.000"
 *
 * Makes it "2020-01-31", or "2020-01-31 14:30:00" when the time says something.
 */
void
lds_sheet_filler_trim_date (GString *date)
{
  if (date->len <= 10 || date->str[10] != 'T')
    return;

  date->str[10] = ' ';
  if (date->len > 19 && (date->str[19] == '.' || date->str[19] == ','))
    g_string_truncate (date, 19);
  if (g_str_has_prefix (date->str + 10, " 00:00:00"))
    g_string_truncate (date, 10);
}
