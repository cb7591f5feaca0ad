/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns that give another maker's part for the line. */

#pragma once

#include "lds-table-finder.h"
#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsSecondSource:
 * @part: column of the part, from 1; 0 for none
 * @manufacturer: column of its maker, from 1; 0 for none
 */
typedef struct
{
  guint part;
  guint manufacturer;
} LdsSecondSource;

/**
 * LdsSecondSources:
 * @columns: of #LdsSecondSource
 * @flags: column that ticks the lines that are substitutes, from 1; 0 for none
 * @targets: column that names the line in whose place one may be used; 0 for none
 */
typedef struct
{
  GArray *columns;
  guint   flags;
  guint   targets;
} LdsSecondSources;

void     lds_second_sources_find (LdsSecondSources       *self,
                                  LdsCatalogue           *catalogue,
                                  const LdsSheet         *sheet,
                                  const LdsPartsTable    *table);
gboolean lds_second_sources_read (const LdsSecondSources *self,
                                  GHashTable             *parts,
                                  const LdsSheet         *sheet,
                                  guint                   index,
                                  guint                   nth,
                                  const LdsItemRecord    *primary,
                                  char                  **part,
                                  char                  **manufacturer);

G_END_DECLS
