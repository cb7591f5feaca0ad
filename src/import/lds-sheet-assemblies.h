/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sheets that each list one assembly, which is a line of another sheet of the workbook. */

#pragma once

#include "lds-sheet-store.h"

G_BEGIN_DECLS

typedef struct _LdsSheetAssemblies LdsSheetAssemblies;

LdsSheetAssemblies *lds_sheet_assemblies_find      (GPtrArray                *sheets,
                                                    GPtrArray                *tables);
void                lds_sheet_assemblies_free      (LdsSheetAssemblies       *self);
guint               lds_sheet_assemblies_get_sheet (const LdsSheetAssemblies *self,
                                                    guint                     nth);
void                lds_sheet_assemblies_attach    (LdsSheetAssemblies       *self,
                                                    guint                     sheet,
                                                    LdsSheetStore            *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsSheetAssemblies, lds_sheet_assemblies_free)

G_END_DECLS
