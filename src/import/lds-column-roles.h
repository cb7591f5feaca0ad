/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-table-finder.h"
#include "lds-traits.h"

G_BEGIN_DECLS

/**
 * LdsColumnCandidate:
 * @column: from 1
 * @heading: empty where there is none
 * @listed: mask of the fields whose headings the catalogue lists so
 * @guessed: mask of the fields that single words of the heading suggest
 */
typedef struct
{
  guint          column;
  char          *heading;
  guint64        listed;
  guint64        guessed;
  LdsColumnStats stats;
} LdsColumnCandidate;

void   lds_column_candidate_clear (LdsColumnCandidate *self);
double lds_column_fit             (LdsCatalogue       *catalogue,
                                   const LdsSheet     *sheet,
                                   const LdsColumnCandidate *self,
                                   LdsField            field,
                                   const guint        *rows,
                                   guint               n_rows);
void   lds_column_roles_assign    (LdsCatalogue       *catalogue,
                                   const LdsSheet     *sheet,
                                   GArray             *candidates,
                                   const guint        *rows,
                                   guint               n_rows,
                                   GArray             *columns);
void   lds_column_roles_stand_in  (GArray             *candidates,
                                   GArray             *columns);

G_END_DECLS
