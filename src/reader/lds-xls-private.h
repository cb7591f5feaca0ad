/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of an .xls reader, one file a part of the format. */

#pragma once

#include "lds-number-format.h"
#include "lds-reading.h"
#include "lds-spreadsheet.h"
#include "lds-xls-records.h"

G_BEGIN_DECLS

/* Records that several parts know. */
typedef enum
{
  LDS_XLS_FORMULA = 0x06,
  LDS_XLS_BOF_2 = 0x09,
  LDS_XLS_EOF = 0x0a,
  LDS_XLS_FORMAT_2 = 0x1e,
  LDS_XLS_DATE_MODE = 0x22,
  LDS_XLS_FILE_PASS = 0x2f,
  LDS_XLS_CODE_PAGE = 0x42,
  LDS_XLS_XF_2 = 0x43,
  LDS_XLS_BOUND_SHEET = 0x85,
  LDS_XLS_SHEET_HEADER = 0x8f,
  LDS_XLS_OBJECT_PROJECT = 0xd3,
  LDS_XLS_XF = 0xe0,
  LDS_XLS_SST = 0xfc,
  LDS_XLS_BOF_3 = 0x209,
  LDS_XLS_XF_3 = 0x243,
  LDS_XLS_BOF_4 = 0x409,
  LDS_XLS_FORMAT = 0x41e,
  LDS_XLS_XF_4 = 0x443,
  LDS_XLS_BOF = 0x809,
} LdsXlsRecordId;

/* The highest number of a style, or a format, in Excel 2. */
#define LDS_XLS_STYLES_2 0x3f

/* What begins with a BOF record. */
typedef enum
{
  LDS_XLS_GLOBALS = 0x05,
  LDS_XLS_MODULE = 0x06,
  LDS_XLS_CELLS = 0x10,
  LDS_XLS_CHART = 0x20,
  LDS_XLS_MACROS = 0x40,
  LDS_XLS_BUNDLE = 0x100, /* the globals of Excel 4 */
} LdsXlsPart;

/**
 * LdsXls:
 * @version: of BIFF: 2, 3, 4, 5 (Excel 5 to 95) or 8 (Excel 97 to 2003)
 * @converter: from the code page of byte strings, (GIConv) -1 when there is none
 * @codes: from the number of a number format to its code
 * @n_codes: of those that are numbered by their order
 * @styles_are_formats: whether there are no styles, so that those stand for the formats themselves
 * @styles: of guint16, the number format of each cell style
 * @formats: of #LdsNumberFormat, those of the styles, as soon as one is needed
 * @strings: of guint32, offsets of the shared strings in the pool
 * @n_formulas: of all sheets so far
 * @n_empty_formulas: of these, those whose result is an empty text
 * @sheet: (nullable): the sheet that is being read
 * @row: where the reading is in it
 * @column: where the reading is in it
 * @text: room for a text
 *
 * A workbook that is being read.
 */
typedef struct
{
  LdsReading     *reading;
  LdsXlsRecords  *records;
  LdsSpreadsheet *spreadsheet;

  guint           version;
  GIConv          converter;
  gboolean        since_1904;
  gboolean        has_odd_code_page;
  gboolean        has_macros;
  GHashTable     *codes;
  guint           n_codes;
  gboolean        styles_are_formats;
  GArray         *styles;
  GArray         *formats;
  GArray         *strings;
  guint           n_formulas;
  guint           n_empty_formulas;

  const LdsSheet *sheet;
  guint           row;
  guint           column;
  GString        *text;
} LdsXls;

/**
 * LdsXlsCells:
 * @cells: those that were read, in the order of the file
 * @unordered: whether that is not the order of rows and columns
 * @in_formula: whether the text of a formula is still to come
 * @formula_row: of that formula, from 0
 * @formula_column: of that formula, from 0
 * @n_before: cells of the sheets before
 * @n_uncomputed: formulas without a result
 * @first_uncomputed: "B12"
 * @n_lost: cells that refer to a shared string that is not there
 * @n_damaged: cells whose record is too short
 *
 * The cells of a sheet that is being read. Their rows may be described before or behind them.
 */
typedef struct
{
  LdsXls  *xls;
  GArray  *cells;
  GString *shown;
  gboolean unordered;
  gboolean in_formula;
  guint16  formula_row;
  guint8   formula_column;
  guint64  n_before;
  guint    n_uncomputed;
  char     first_uncomputed[16];
  guint    n_lost;
  guint    n_damaged;
} LdsXlsCells;

/* What the rows of a sheet are: the outline level, and this. */
#define LDS_XLS_ROW_HIDDEN 0x80
#define LDS_XLS_ROWS 65536
#define LDS_XLS_COLUMNS 256

void                   lds_xls_cells_init           (LdsXlsCells    *self,
                                                     LdsXls         *xls);
void                   lds_xls_cells_clear          (LdsXlsCells    *self);
gboolean               lds_xls_cells_add            (LdsXlsCells    *self,
                                                     guint           row,
                                                     guint           column,
                                                     LdsCellKind     kind,
                                                     guint32         text,
                                                     GError        **error);
gboolean               lds_xls_cells_add_text       (LdsXlsCells    *self,
                                                     guint           row,
                                                     guint           column,
                                                     LdsCellKind     kind,
                                                     const GString  *text,
                                                     GError        **error);
gboolean               lds_xls_cells_add_uncomputed (LdsXlsCells    *self,
                                                     guint           row,
                                                     guint           column,
                                                     GError        **error);
gboolean               lds_xls_cells_end_formula    (LdsXlsCells    *self,
                                                     GError        **error);
gboolean               lds_xls_cells_finish         (LdsXlsCells    *self,
                                                     const guint8   *rows,
                                                     LdsSheet       *sheet,
                                                     GError        **error);

gboolean               lds_xls_read_value           (LdsXlsCells    *cells,
                                                     gboolean       *is_cell,
                                                     GError        **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsXlsCells, lds_xls_cells_clear)

GIConv                 lds_xls_code_page_open       (guint           code_page);
void                   lds_xls_code_page_convert    (GIConv          converter,
                                                     const guint8   *bytes,
                                                     gsize           length,
                                                     GString        *text);

gboolean               lds_xls_read_text            (LdsXls         *self,
                                                     guint           n_length_bytes,
                                                     GString        *text);
gboolean               lds_xls_read_strings         (LdsXls         *self,
                                                     GError        **error);
gboolean               lds_xls_add_text             (LdsXls         *self,
                                                     const char     *text,
                                                     gsize           length,
                                                     guint32        *offset,
                                                     GError        **error);

void                   lds_xls_read_format          (LdsXls         *self);
void                   lds_xls_read_style           (LdsXls         *self);
const LdsNumberFormat *lds_xls_get_format           (LdsXls         *self,
                                                     guint           style);

gboolean               lds_xls_read_global          (LdsXls         *self,
                                                     GError        **error);
gboolean               lds_xls_is_bof               (const LdsXls   *self);
gboolean               lds_xls_go_on                (LdsXls         *self,
                                                     GError        **error);
gboolean               lds_xls_fail_damaged         (LdsXls         *self,
                                                     GError        **error);
gboolean               lds_xls_skip_part            (LdsXls         *self,
                                                     GError        **error);
gboolean               lds_xls_read_sheet           (LdsXls         *self,
                                                     guint           index,
                                                     gboolean        with_globals,
                                                     GError        **error);

G_END_DECLS
