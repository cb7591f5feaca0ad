/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-column-entry.h"

G_BEGIN_DECLS

/**
 * LdsSheetColumns:
 * @sheet: (nullable): name of the sheet
 * @entries: of #LdsColumnEntry
 * @header_row: row of the headings as it is chosen, 0 for none
 * @shared: whether the sheet holds other tables as well
 * @remember: whether a mapping is to be kept
 * @name: under which name
 *
 * What the dialog of columns knows and is told about one sheet.
 */
typedef struct
{
  char       *sheet;
  GListStore *entries;
  guint       header_row;
  guint       read_header_row;
  gboolean    shared;
  gboolean    header_decided;
  gboolean    remember;
  char       *name;
} LdsSheetColumns;

LdsSheetColumns *lds_sheet_columns_new          (LdsDocument       *document,
                                                 guint              source);
void             lds_sheet_columns_free         (LdsSheetColumns   *self);
char            *lds_sheet_columns_dup_title    (LdsSheetColumns   *self,
                                                 LdsDocument       *document);
guint            lds_sheet_columns_count_doubts (LdsSheetColumns   *self);
void             lds_sheet_columns_add_choice   (LdsSheetColumns   *self,
                                                 LdsReadingChoices *choices);

G_END_DECLS
