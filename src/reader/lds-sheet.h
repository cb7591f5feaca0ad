/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The filled cells of one sheet. Knows no file format, workspace or catalogue. */

#pragma once

#include "lds-text-pool.h"

G_BEGIN_DECLS

/**
 * LdsCellKind:
 * @LDS_CELL_TEXT: a text, or any cell of a text file
 * @LDS_CELL_NUMBER: a number, written with a decimal point; a percentage ends in "%"
 * @LDS_CELL_BOOLEAN: "TRUE" or "FALSE"
 * @LDS_CELL_DATE: a date or time, as ISO 8601
 * @LDS_CELL_ERROR: "#N/A" and so on
 * @LDS_CELL_UNCOMPUTED: a formula whose result the file does not hold; its text is empty
 */
typedef enum
{
  LDS_CELL_TEXT,
  LDS_CELL_NUMBER,
  LDS_CELL_BOOLEAN,
  LDS_CELL_DATE,
  LDS_CELL_ERROR,
  LDS_CELL_UNCOMPUTED,
} LdsCellKind;

/**
 * LdsSheetCell:
 * @text: where the pool has the text
 * @column: from 1
 * @kind: a #LdsCellKind
 */
typedef struct
{
  guint32 text;
  guint16 column;
  guint8  kind;
} LdsSheetCell;

/**
 * LdsSheetRow:
 * @row: from 1
 * @first: index of the first of its cells
 * @outline: outline level
 */
typedef struct
{
  guint32 row;
  guint32 first;
  guint8  outline;
  guint8  hidden;
} LdsSheetRow;

/**
 * LdsSheetMerge:
 *
 * A merged range, rows and columns from 1, the last ones included.
 */
typedef struct
{
  guint32 first_row;
  guint32 last_row;
  guint16 first_column;
  guint16 last_column;
} LdsSheetMerge;

/**
 * LdsSheet:
 * @name: (nullable): %NULL for a file that has no sheets
 * @rows: of #LdsSheetRow, in order, rows with at least one filled cell
 * @cells: of #LdsSheetCell, in order of rows and columns
 * @merges: of #LdsSheetMerge
 * @hidden_columns: of #LdsSheetMerge of which only the columns count
 * @cut: whether it is one of several parts of a sheet of that name, each with a table of its own
 * @part: which one, from 0
 * @decimal: decimal sign of people who write such files, '\0' where nothing tells
 */
typedef struct
{
  char        *name;
  gboolean     hidden;
  LdsTextPool *pool;
  GArray      *rows;
  GArray      *cells;
  GArray      *merges;
  GArray      *hidden_columns;
  gboolean     unordered;
  char         decimal;
  gboolean     cut;
  guint        part;
} LdsSheet;

LdsSheet           *lds_sheet_new         (const char         *name,
                                           LdsTextPool        *pool);
void                lds_sheet_free        (LdsSheet           *self);
void                lds_sheet_begin_row   (LdsSheet           *self,
                                           guint32             row,
                                           guint               outline,
                                           gboolean            hidden);
void                lds_sheet_add_cell    (LdsSheet           *self,
                                           guint               column,
                                           LdsCellKind         kind,
                                           guint32             text);
void                lds_sheet_finish      (LdsSheet           *self);
LdsSheet           *lds_sheet_cut         (LdsSheet           *self,
                                           guint               index);

guint               lds_sheet_get_n_rows  (const LdsSheet     *self);
const LdsSheetRow  *lds_sheet_get_row     (const LdsSheet     *self,
                                           guint               index);
const LdsSheetCell *lds_sheet_get_cells   (const LdsSheet     *self,
                                           guint               index,
                                           guint              *n_cells);
const LdsSheetCell *lds_sheet_find_cell   (const LdsSheet     *self,
                                           guint               index,
                                           guint               column);
gboolean            lds_sheet_find_row    (const LdsSheet     *self,
                                           guint32             row,
                                           guint              *index);
const char         *lds_sheet_get_text    (const LdsSheet     *self,
                                           const LdsSheetCell *cell);

#define LDS_COLUMN_NAME_SIZE 4

void                lds_column_name       (guint               column,
                                           char                name[LDS_COLUMN_NAME_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsSheet, lds_sheet_free)

G_END_DECLS
