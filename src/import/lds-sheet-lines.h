/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of a sheet in the order in which they are stored, each with what it stands under. */

#pragma once

#include "lds-structure.h"
#include "lds-substitutes.h"

G_BEGIN_DECLS

/**
 * LdsSheetLine:
 * @item: index of the item of the table
 * @parent: index of the line above, -1 at the top
 * @level: 0 at the top
 * @substitute_for: index of the line in whose place it may be used, -1 for none
 */
typedef struct
{
  guint item;
  int   parent;
  guint level;
  int   substitute_for;
} LdsSheetLine;

GArray *lds_sheet_lines_arrange (const LdsSheet        *sheet,
                                 const LdsPartsTable   *table,
                                 LdsItemReader         *reader,
                                 const LdsSubstitutes  *substitutes,
                                 LdsStructure         **structure);

G_END_DECLS
