/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How each sheet is read: as found, as a saved mapping has it, or as a person says. */

#pragma once

#include "lds-import-options.h"
#include "lds-mapping.h"
#include "lds-reading.h"
#include "lds-spreadsheet.h"
#include "lds-table-finder.h"

G_BEGIN_DECLS

/**
 * LdsPlannedSheet:
 * @table: (nullable): the parts list on it
 * @reason: (nullable): why there is none
 * @columns: (nullable): of #LdsColumnHint, all that was said about its columns
 * @mapping: (nullable): name of the saved mapping by which it was read
 * @differs: whether the mapping was saved for other columns
 * @save_as: (nullable): name of the mapping to keep
 */
typedef struct
{
  LdsPartsTable *table;
  char          *reason;
  GArray        *columns;
  char          *mapping;
  gboolean       differs;
  const char    *save_as;
} LdsPlannedSheet;

/**
 * LdsImportPlan:
 * @sheets: of #LdsPlannedSheet, one for each sheet of the spreadsheet
 */
typedef struct
{
  LdsCatalogue           *catalogue;
  LdsSpreadsheet         *spreadsheet;
  LdsReading             *reading;
  const LdsImportOptions *options;
  GPtrArray              *mappings;
  GArray                 *sheets;
} LdsImportPlan;

gboolean         lds_sheet_is_called         (const LdsSheet          *sheet,
                                              const char              *name);

LdsImportPlan   *lds_import_plan_new         (LdsCatalogue            *catalogue,
                                              LdsSpreadsheet          *spreadsheet,
                                              LdsReading              *reading,
                                              const LdsImportOptions  *options);
void             lds_import_plan_free        (LdsImportPlan           *self);
gboolean         lds_import_plan_make        (LdsImportPlan           *self,
                                              double                   from,
                                              double                   to,
                                              GError                 **error);
LdsPlannedSheet *lds_import_plan_get         (LdsImportPlan           *self,
                                              guint                    index);
char            *lds_planned_sheet_notice    (const LdsPlannedSheet   *self);
gboolean         lds_import_plan_save        (LdsImportPlan           *self,
                                              GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsImportPlan, lds_import_plan_free)

G_END_DECLS
