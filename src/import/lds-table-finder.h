/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the parts list on a sheet. */

#pragma once

#include "lds-column-record.h"
#include "lds-sheet.h"
#include "lds-table-hints.h"

G_BEGIN_DECLS

/**
 * LdsSkip:
 *
 * Why a row of a table is no item.
 */
typedef enum
{
  LDS_SKIP_HEADING_AGAIN,
  LDS_SKIP_UNITS,
  LDS_SKIP_SECTION,
  LDS_SKIP_TOTAL,
  LDS_SKIP_CHARGE,
  LDS_SKIP_NO_PART,
  LDS_SKIP_NOTE,
  LDS_SKIP_OTHER_TABLE,
} LdsSkip;

/**
 * LdsTableColumn:
 * @field: what it means
 * @column: from 1
 * @heading: empty where there is none
 * @confidence: 0 to 1
 * @stand_in: whether the column is read for want of a better one, such as the designators for a
 *   part number
 * @reason: why it is taken for @field
 * @cells: what its cells are
 */
typedef struct
{
  LdsField field;
  guint    column;
  char    *heading;
  double   confidence;
  gboolean stand_in;
  LdsColumnReason reason;
  LdsColumnCells  cells;
} LdsTableColumn;

/**
 * LdsSkippedRow:
 * @row: from 1
 */
typedef struct
{
  guint   row;
  guint   index;
  LdsSkip reason;
} LdsSkippedRow;

/**
 * LdsPartsTable:
 * @header_row: from 1, 0 when there is no heading
 * @columns: of #LdsTableColumn; the best one of a field comes first
 * @headings: of char *, what stands above each column from the first one, empty where nothing does
 * @items: of guint, indices of the rows of the sheet that are items
 * @skipped: of #LdsSkippedRow
 * @units_index: index of the row of units, %G_MAXUINT for none
 * @confidence: 0 to 1
 */
typedef struct
{
  guint   header_row;
  GArray *columns;
  GPtrArray *headings;
  GArray *items;
  GArray *skipped;
  guint   units_index;
  double  confidence;
} LdsPartsTable;

LdsPartsTable        *lds_table_finder_find       (LdsCatalogue        *catalogue,
                                                   const LdsSheet      *sheet,
                                                   const LdsTableHints *hints,
                                                   char               **reason);
gboolean              lds_table_finder_find_next  (LdsCatalogue        *catalogue,
                                                   const LdsSheet      *sheet,
                                                   LdsPartsTable       *table,
                                                   guint               *index);
void                  lds_parts_table_free        (LdsPartsTable       *self);
const LdsTableColumn *lds_parts_table_get_column  (const LdsPartsTable *self,
                                                   LdsField             field,
                                                   guint                nth);
const char           *lds_skip_to_string          (LdsSkip              reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsPartsTable, lds_parts_table_free)

G_END_DECLS
