/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the columns of a layout mean, kept under a name for the next file that has it. */

#pragma once

#include "lds-import-error.h"
#include "lds-sheet.h"
#include "lds-table-hints.h"

G_BEGIN_DECLS

/* Reads without any saved mapping; no mapping is called so. */
#define LDS_MAPPING_NONE "none"

/**
 * LdsMapping:
 * @name: under which it is kept
 * @layout: fingerprint of the tables that it is for
 * @hints: the heading's row where it is not to be found, and the columns
 */
typedef struct
{
  char          *name;
  char          *layout;
  LdsTableHints  hints;
} LdsMapping;

LdsMapping *lds_mapping_new     (const char        *name,
                                 const char        *layout);
void        lds_mapping_free    (LdsMapping        *self);
void        lds_mapping_add     (LdsMapping        *self,
                                 LdsField           field,
                                 guint              column);

gboolean    lds_mapping_is_name (const char        *name);
gboolean    lds_mapping_save    (const LdsMapping  *self,
                                 GError           **error);
LdsMapping *lds_mapping_load    (const char        *name,
                                 GError           **error);
gboolean    lds_mapping_remove  (const char        *name,
                                 GError           **error);
char      **lds_mapping_list    (void);
GPtrArray  *lds_mapping_load_all (void);
const LdsMapping *lds_mapping_find (GPtrArray      *mappings,
                                 const LdsSheet    *sheet,
                                 guint              only,
                                 guint             *header_row);

gboolean    lds_column_parse    (const char        *letters,
                                 guint             *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsMapping, lds_mapping_free)

G_END_DECLS
