/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a column of a spreadsheet was read, and the words for it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LdsColumnReason:
 * @LDS_COLUMN_UNEXPLAINED: nobody wrote it down
 * @LDS_COLUMN_BY_HEADING: the catalogue lists its heading
 * @LDS_COLUMN_BY_LIKELY_HEADING: words of its heading suggest it
 * @LDS_COLUMN_BY_CELLS: what its cells hold says it, without a heading that does
 * @LDS_COLUMN_STANDS_IN: it is read for want of a better one
 * @LDS_COLUMN_CHOSEN: a person said so
 * @LDS_COLUMN_FROM_MAPPING: a saved mapping says so
 *
 * Why a column was read as what it was.
 */
typedef enum
{
  LDS_COLUMN_UNEXPLAINED,
  LDS_COLUMN_BY_HEADING,
  LDS_COLUMN_BY_LIKELY_HEADING,
  LDS_COLUMN_BY_CELLS,
  LDS_COLUMN_STANDS_IN,
  LDS_COLUMN_CHOSEN,
  LDS_COLUMN_FROM_MAPPING,
} LdsColumnReason;

/**
 * LdsColumnCells:
 *
 * What nearly all filled cells of a column are.
 */
typedef enum
{
  LDS_CELLS_MIXED,
  LDS_CELLS_EMPTY,
  LDS_CELLS_NUMBERS,
  LDS_CELLS_AMOUNTS,
  LDS_CELLS_MONEY,
  LDS_CELLS_DESIGNATORS,
  LDS_CELLS_LINKS,
  LDS_CELLS_DATES,
  LDS_CELLS_CODES,
  LDS_CELLS_PHRASES,
  LDS_CELLS_WORDS,
} LdsColumnCells;

/**
 * LdsColumnRecord:
 * @field: what the column means, for instance "part_number"
 * @columns: its letter, or "B+D" for two read together
 * @heading: (nullable): the words above it
 * @confidence: 0 to 1, NAN where it is not known
 * @mapping: (nullable): name of the saved mapping that says so
 */
typedef struct
{
  const char      *field;
  const char      *columns;
  const char      *heading;
  double           confidence;
  LdsColumnReason  reason;
  LdsColumnCells   cells;
  const char      *mapping;
} LdsColumnRecord;

/* Columns that were read with less than this confidence are asked about. */
#define LDS_COLUMN_UNSURE 0.5

/**
 * LdsTranslateFunc:
 *
 * Gives the text to show for an English one.
 */
typedef const char *(*LdsTranslateFunc) (const char *text) G_GNUC_FORMAT (1);

const char      *lds_column_reason_to_string   (LdsColumnReason        reason);
LdsColumnReason  lds_column_reason_from_string (const char            *string);
const char      *lds_column_cells_to_string    (LdsColumnCells         cells);
LdsColumnCells   lds_column_cells_from_string  (const char            *string);

const char      *lds_column_field_get_label    (const char            *field,
                                                LdsTranslateFunc       translate);
gboolean         lds_column_record_is_unsure   (const LdsColumnRecord *self);
char            *lds_column_record_describe    (const LdsColumnRecord *self,
                                                LdsTranslateFunc       translate);

G_END_DECLS
