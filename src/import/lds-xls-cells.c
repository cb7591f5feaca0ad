/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of a sheet. They are kept apart until all are there, because the format lets them come
 * in any order, and what their rows are may be said after them. */

#include "lds-config.h"

#include "lds-xls-private.h"

#include "lds-limits.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

enum
{
  INTEGER_2 = 0x02,
  NUMBER_2 = 0x03,
  LABEL_2 = 0x04,
  BOOLEAN_2 = 0x05,
  STRING_2 = 0x07,
  MULTIPLE_RK = 0xbd,
  RICH_STRING = 0xd6,
  LABEL_SHARED = 0xfd,
  NUMBER = 0x203,
  LABEL = 0x204,
  BOOLEAN = 0x205,
  FORMULA_3 = 0x206,
  STRING = 0x207,
  RK = 0x27e,
  FORMULA_4 = 0x406,
};

/* What a formula resulted in, where that is no number. */
enum
{
  RESULT_TEXT,
  RESULT_BOOLEAN,
  RESULT_ERROR,
};

/* Excel's own files never have it; programs that write formulas without computing them do. */
#define FORMULA_CALCULATE_ON_OPEN 0x02

typedef struct
{
  guint32 text;
  guint16 row;
  guint8  column;
  guint8  kind;
} Cell;

/**
 * lds_xls_cells_init:
 * @self: (out): cells
 * @xls: a workbook whose sheet is read next
 */
void
lds_xls_cells_init (LdsXlsCells *self,
                    LdsXls      *xls)
{
  *self = (LdsXlsCells) {
    .xls = xls,
    .cells = g_array_new (FALSE, FALSE, sizeof (Cell)),
    .shown = g_string_new (NULL),
    .n_before = lds_spreadsheet_n_cells (xls->spreadsheet),
  };
}

/**
 * lds_xls_cells_clear:
 * @self: cells
 */
void
lds_xls_cells_clear (LdsXlsCells *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
  if (self->shown != NULL)
    g_string_free (self->shown, TRUE);
  self->shown = NULL;
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const Cell *one = a;
  const Cell *other = b;
  int rows = (int) one->row - other->row;

  return rows != 0 ? rows : (int) one->column - other->column;
}

static gboolean
add_cell (LdsXlsCells  *self,
          guint         row,
          guint         column,
          LdsCellKind   kind,
          guint32       text,
          GError      **error)
{
  Cell cell = { text, (guint16) row, (guint8) column, (guint8) kind };

  if (self->n_before + self->cells->len >= LDS_LIMIT_CELLS)
    return lds_reading_fail (self->xls->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the workbook has more than %d filled cells, which is more than "
                                "is read; save the parts list alone in a workbook of its own"),
                             LDS_LIMIT_CELLS);

  if (self->cells->len > 0 &&
      compare_cells (&cell, &g_array_index (self->cells, Cell, self->cells->len - 1)) <= 0)
    self->unordered = TRUE;
  g_array_append_val (self->cells, cell);

  return TRUE;
}

static gboolean
add_text (LdsXlsCells    *self,
          guint           row,
          guint           column,
          LdsCellKind     kind,
          const GString  *text,
          GError        **error)
{
  guint32 offset;

  self->xls->row = row + 1;
  self->xls->column = column + 1;

  return lds_xls_add_text (self->xls, text->str, text->len, &offset, error) &&
         (offset == 0 || add_cell (self, row, column, kind, offset, error));
}

static gboolean
add_uncomputed (LdsXlsCells  *self,
                guint         row,
                guint         column,
                GError      **error)
{
  char letters[LDS_COLUMN_NAME_SIZE];

  if (self->n_uncomputed++ == 0)
    {
      lds_column_name (column + 1, letters);
      g_snprintf (self->first_uncomputed, sizeof self->first_uncomputed, "%s%u", letters, row + 1);
    }

  return add_cell (self, row, column, LDS_CELL_UNCOMPUTED, 0, error);
}

static const char *
get_error_name (guint code)
{
  switch (code)
    {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0f:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1d:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    default:
      return "#N/A";
    }
}

/* With all 17 digits, as a workbook of today holds it, so that both look the same. */
static void
write_digits (double  number,
              char   *digits,
              gsize   size)
{
  if (fabs (number) < 1e15 && number == floor (number))
    g_snprintf (digits, size, "%" G_GINT64_FORMAT, (gint64) number);
  else
    g_ascii_formatd (digits, (int) size, "%.17g", number);
}

static gboolean
add_number (LdsXlsCells  *self,
            guint         row,
            guint         column,
            guint         style,
            double        number,
            GError      **error)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  LdsCellKind kind = LDS_CELL_ERROR;

  g_string_assign (self->shown, "#NUM!");
  if (isfinite (number))
    {
      write_digits (number, digits, sizeof digits);
      g_string_truncate (self->shown, 0);
      kind = lds_number_format_show (lds_xls_get_format (self->xls, style), digits,
                                     strlen (digits), self->xls->since_1904, self->shown);
    }

  return add_text (self, row, column, kind, self->shown, error);
}

static gboolean
add_boolean_or_error (LdsXlsCells  *self,
                      guint         row,
                      guint         column,
                      guint         value,
                      gboolean      is_error,
                      GError      **error)
{
  g_string_assign (self->shown, is_error ? get_error_name (value) : value ? "TRUE" : "FALSE");

  return add_text (self, row, column, is_error ? LDS_CELL_ERROR : LDS_CELL_BOOLEAN, self->shown,
                   error);
}

/* 30 bits of a double or of an integer, perhaps to be divided by 100. */
static double
decode_rk (guint32 rk)
{
  guint64 bits = (guint64) (rk & ~3u) << 32;
  double number;

  if ((rk & 2) != 0)
    number = (gint32) rk >> 2;
  else
    memcpy (&number, &bits, sizeof number);

  return (rk & 1) != 0 ? number / 100 : number;
}

static gboolean
fail_columns (LdsXlsCells  *self,
              guint         row,
              GError      **error)
{
  return lds_reading_fail (self->xls->reading, error, LDS_IMPORT_ERROR_LIMIT,
                           _ ("row %u has more than %d columns, the most that a sheet may have; "
                              "this is no parts list"),
                           row + 1, LDS_XLS_COLUMNS);
}

static gboolean
read_multiple_rk (LdsXlsCells  *self,
                  guint         row,
                  guint         column,
                  GError      **error)
{
  const LdsXlsRecords *records = self->xls->records;

  /* Behind the last number stands its column. */
  for (guint at = 4; at + 6 < records->length; at += 6, column++)
    {
      if (column >= LDS_XLS_COLUMNS)
        return fail_columns (self, row, error);
      if (!add_number (self, row, column, lds_xls_records_get_u16 (records, at),
                       decode_rk (lds_xls_records_get_u32 (records, at + 2)), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_label (LdsXlsCells  *self,
            guint         row,
            guint         column,
            guint         at,
            guint         n_length_bytes,
            GError      **error)
{
  self->xls->records->at = at;
  g_string_truncate (self->xls->text, 0);
  if (!lds_xls_read_text (self->xls, n_length_bytes, self->xls->text))
    {
      self->n_damaged++;
      return TRUE;
    }

  return add_text (self, row, column, LDS_CELL_TEXT, self->xls->text, error);
}

static gboolean
read_shared (LdsXlsCells  *self,
             guint         row,
             guint         column,
             GError      **error)
{
  guint32 index = lds_xls_records_get_u32 (self->xls->records, 6);
  guint32 offset;

  if (index >= self->xls->strings->len)
    {
      self->n_lost++;
      return TRUE;
    }
  offset = g_array_index (self->xls->strings, guint32, index);

  return offset == 0 || add_cell (self, row, column, LDS_CELL_TEXT, offset, error);
}

static gboolean
read_formula (LdsXlsCells  *self,
              guint         row,
              guint         column,
              guint         style,
              guint         at,
              GError      **error)
{
  const LdsXlsRecords *records = self->xls->records;
  gboolean is_number = lds_xls_records_get_u16 (records, at + 6) != 0xffff;
  gboolean uncomputed = lds_xls_records_get_u8 (records, at + 8) & FORMULA_CALCULATE_ON_OPEN;
  guint type = lds_xls_records_get_u8 (records, at);
  double number = lds_xls_records_get_double (records, at);

  self->xls->n_formulas++;
  self->xls->n_empty_formulas += !is_number && type > RESULT_ERROR;

  if (uncomputed && (is_number ? number == 0 : type > RESULT_ERROR))
    return add_uncomputed (self, row, column, error);
  if (is_number)
    return add_number (self, row, column, style, number, error);

  switch (type)
    {
    case RESULT_TEXT:
      self->in_formula = TRUE;
      self->formula_row = (guint16) row;
      self->formula_column = (guint8) column;
      return TRUE;
    case RESULT_BOOLEAN:
    case RESULT_ERROR:
      return add_boolean_or_error (self, row, column, lds_xls_records_get_u8 (records, at + 2),
                                   type == RESULT_ERROR, error);
    default:
      return TRUE;
    }
}

/* The text of a formula whose text never came. */
static gboolean
miss_formula_text (LdsXlsCells  *self,
                   GError      **error)
{
  if (!self->in_formula)
    return TRUE;
  self->in_formula = FALSE;

  return add_uncomputed (self, self->formula_row, self->formula_column, error);
}

static gboolean
read_formula_text (LdsXlsCells  *self,
                   GError      **error)
{
  if (!self->in_formula)
    return TRUE;
  self->in_formula = FALSE;

  return read_label (self, self->formula_row, self->formula_column, 0,
                     self->xls->records->id == STRING_2 ? 1 : 2, error);
}

/* Where the value of the cell is in its record, and how long the record is at least. */
static gboolean
get_layout (const LdsXls *xls,
            guint        *at,
            guint        *n_bytes)
{
  guint id = xls->records->id;

  *at = id <= BOOLEAN_2 || (id == LDS_XLS_FORMULA && xls->version == 2) ? 7 : 6;
  switch (id)
    {
    case LABEL_2:
      *n_bytes = 1;
      break;
    case INTEGER_2: case BOOLEAN_2: case BOOLEAN: case LABEL: case RICH_STRING:
      *n_bytes = 2;
      break;
    case LABEL_SHARED: case RK: case MULTIPLE_RK:
      *n_bytes = 4;
      break;
    case NUMBER_2: case NUMBER:
      *n_bytes = 8;
      break;
    case LDS_XLS_FORMULA: case FORMULA_3: case FORMULA_4:
      *n_bytes = 9;
      break;
    default:
      return FALSE;
    }

  return TRUE;
}

/* Excel 2 has the number of the style in one byte, and that of the number format beside it for
 * files without styles. */
static guint
get_style (LdsXls *xls,
           guint   at)
{
  if (at == 6)
    return lds_xls_records_get_u16 (xls->records, 4);
  if (xls->styles->len == 0)
    for (guint16 i = 0; i < 64; i++)
      g_array_append_val (xls->styles, i);

  return lds_xls_records_get_u8 (xls->records, 4) & 0x3f;
}

static gboolean
read_value (LdsXlsCells  *self,
            guint         row,
            guint         column,
            guint         at,
            GError      **error)
{
  const LdsXlsRecords *records = self->xls->records;
  guint style = get_style (self->xls, at);

  switch (records->id)
    {
    case INTEGER_2:
      return add_number (self, row, column, style, lds_xls_records_get_u16 (records, at), error);
    case NUMBER_2: case NUMBER:
      return add_number (self, row, column, style, lds_xls_records_get_double (records, at), error);
    case RK:
      return add_number (self, row, column, style,
                         decode_rk (lds_xls_records_get_u32 (records, at)), error);
    case MULTIPLE_RK:
      return read_multiple_rk (self, row, column, error);
    case LABEL_2:
      return read_label (self, row, column, at, 1, error);
    case LABEL: case RICH_STRING:
      return read_label (self, row, column, at, 2, error);
    case LABEL_SHARED:
      return read_shared (self, row, column, error);
    case BOOLEAN_2: case BOOLEAN:
      return add_boolean_or_error (self, row, column, lds_xls_records_get_u8 (records, at),
                                   lds_xls_records_get_u8 (records, at + 1) != 0, error);
    default:
      return read_formula (self, row, column, style, at, error);
    }
}

/**
 * lds_xls_cells_read:
 * @self: cells
 * @is_cell: (out): whether the record of the workbook is for cells
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Reads the record of the workbook, if it is one for cells.
 *
 * Returns: whether it is within the limits
 */
gboolean
lds_xls_cells_read (LdsXlsCells  *self,
                    gboolean     *is_cell,
                    GError      **error)
{
  const LdsXlsRecords *records = self->xls->records;
  guint row = lds_xls_records_get_u16 (records, 0);
  guint column = lds_xls_records_get_u16 (records, 2);
  guint n_bytes;
  guint at;

  *is_cell = TRUE;
  if (records->id == STRING || records->id == STRING_2)
    return read_formula_text (self, error);

  *is_cell = get_layout (self->xls, &at, &n_bytes);
  if (!*is_cell)
    return TRUE;
  if (!miss_formula_text (self, error))
    return FALSE;

  if (records->length < at + n_bytes)
    {
      self->n_damaged++;
      return TRUE;
    }
  if (column >= LDS_XLS_COLUMNS)
    return fail_columns (self, row, error);

  return read_value (self, row, column, at, error);
}

/**
 * lds_xls_cells_finish:
 * @self: cells
 * @rows: (array fixed-size=65536): outline level and %LDS_XLS_ROW_HIDDEN of each row
 * @sheet: an empty sheet
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Hands the cells to the sheet, in order; of two cells for one place the later one stays, as in
 * spreadsheet programs.
 *
 * Returns: whether they are within the limits
 */
gboolean
lds_xls_cells_finish (LdsXlsCells   *self,
                      const guint8  *rows,
                      LdsSheet      *sheet,
                      GError       **error)
{
  const Cell *last = NULL;

  if (!miss_formula_text (self, error))
    return FALSE;
  if (self->unordered)
    g_array_sort (self->cells, compare_cells);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      if (i + 1 < self->cells->len && compare_cells (cell, cell + 1) == 0)
        continue;
      if (last == NULL || last->row != cell->row)
        lds_sheet_begin_row (sheet, cell->row + 1u, rows[cell->row] & ~LDS_XLS_ROW_HIDDEN,
                             (rows[cell->row] & LDS_XLS_ROW_HIDDEN) != 0);
      lds_sheet_add_cell (sheet, cell->column + 1u, (LdsCellKind) cell->kind, cell->text);
      last = cell;
    }

  lds_sheet_finish (sheet);

  return TRUE;
}
