/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the steps that give columns their roles have in common. */

#pragma once

#include "lds-column-roles.h"

G_BEGIN_DECLS

typedef struct
{
  LdsCatalogue   *catalogue;
  const LdsSheet *sheet;
  GArray         *candidates;
  const guint    *rows;
  guint           n_rows;
  GArray         *columns;
  guint64        *taken; /* fields of each candidate */
} LdsColumnRoles;

void   lds_column_roles_take                  (LdsColumnRoles           *self,
                                               guint                     index,
                                               LdsField                  field,
                                               double                    confidence,
                                               gboolean                  stand_in);
int    lds_column_roles_find                  (LdsColumnRoles           *self,
                                               LdsField                  field);
double lds_column_candidate_get_filled        (const LdsColumnCandidate *candidate);

void   lds_column_unlabelled_find_description (LdsColumnRoles           *self);
void   lds_column_unlabelled_find_others      (LdsColumnRoles           *self);

G_END_DECLS
