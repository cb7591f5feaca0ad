/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records that put a value into a cell. */

#include "lds-config.h"

#include "lds-xls-private.h"

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

  return lds_xls_cells_add_text (self, row, column, kind, self->shown, error);
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

  return lds_xls_cells_add_text (self, row, column, is_error ? LDS_CELL_ERROR : LDS_CELL_BOOLEAN,
                                 self->shown, error);
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

  return lds_xls_cells_add_text (self, row, column, LDS_CELL_TEXT, self->xls->text, error);
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

  return offset == 0 || lds_xls_cells_add (self, row, column, LDS_CELL_TEXT, offset, error);
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
    return lds_xls_cells_add_uncomputed (self, row, column, error);
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
  if (xls->styles->len > 0 && !xls->styles_are_formats)
    return lds_xls_records_get_u8 (xls->records, 4) & LDS_XLS_STYLES_2;

  for (guint16 i = 0; !xls->styles_are_formats && i <= LDS_XLS_STYLES_2; i++)
    g_array_append_val (xls->styles, i);
  xls->styles_are_formats = TRUE;

  return lds_xls_records_get_u8 (xls->records, 5) & LDS_XLS_STYLES_2;
}

static gboolean
read_cell (LdsXlsCells  *self,
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
 * lds_xls_read_value:
 * @self: cells
 * @is_cell: (out): whether the record of the workbook is for cells
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Reads the record of the workbook, if it is one for cells.
 *
 * Returns: whether it is within the limits
 */
gboolean
lds_xls_read_value (LdsXlsCells  *self,
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
  if (!lds_xls_cells_end_formula (self, error))
    return FALSE;

  if (records->length < at + n_bytes)
    {
      self->n_damaged++;
      return TRUE;
    }
  if (column >= LDS_XLS_COLUMNS)
    return fail_columns (self, row, error);

  return read_cell (self, row, column, at, error);
}

