/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-reading.h"
#include "lds-substitutes.h"
#include "lds-table-finder.h"
#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsSheetStore:
 * @mapping: (nullable): name of the saved mapping by which the columns were read
 * @source: id of the source in the workspace
 * @parts: set of texts by which the items are known, to compare sheets with
 * @above: id of the item under which all lines go, 0 for none
 * @headed: whether the first line is that item once more
 * @remark: (nullable): what a person should know of the sheet
 *
 * Writes one parts list into a workspace.
 */
typedef struct
{
  LdsWorkspace        *workspace;
  LdsCatalogue        *catalogue;
  LdsReading          *reading;
  const LdsSheet      *sheet;
  const LdsPartsTable *table;
  const char          *mapping;
  gint64               source;
  GHashTable          *parts;
  LdsSubstitutes      *substitutes;
  guint                n_stored;
  guint                n_second_sources;
  GHashTable          *remembered;
  gint64               above;
  guint                above_level;
  gboolean             headed;
  char                *remark;
} LdsSheetStore;

LdsSheetStore *lds_sheet_store_new  (LdsWorkspace        *workspace,
                                     LdsCatalogue        *catalogue,
                                     LdsReading          *reading,
                                     const LdsSheet      *sheet,
                                     const LdsPartsTable *table);
void           lds_sheet_store_free (LdsSheetStore       *self);
void           lds_sheet_store_remember (LdsSheetStore  *self,
                                         guint           item);
gboolean       lds_sheet_store_hang (LdsSheetStore       *self,
                                     const LdsSheetStore *above,
                                     guint                item);
gboolean       lds_sheet_store_run  (LdsSheetStore       *self,
                                     double               from,
                                     double               to,
                                     GArray              *warnings,
                                     int                  index,
                                     GError             **error);

G_END_DECLS
