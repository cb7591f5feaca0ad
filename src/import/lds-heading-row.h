/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-heading.h"
#include "lds-sheet.h"

G_BEGIN_DECLS

/**
 * LdsHeadingRow:
 * @index: index of the row that carries the names, the lower of two
 * @above: index of a row of headings above it, %G_MAXUINT for none
 * @score: how sure it is
 */
typedef struct
{
  guint  index;
  guint  above;
  double score;
} LdsHeadingRow;

double   lds_heading_row_score   (LdsCatalogue        *catalogue,
                                  const LdsSheet      *sheet,
                                  guint                index,
                                  guint               *n_known);
gboolean lds_heading_row_find    (LdsCatalogue        *catalogue,
                                  const LdsSheet      *sheet,
                                  LdsHeadingRow       *row);
void     lds_heading_row_take    (LdsCatalogue        *catalogue,
                                  const LdsSheet      *sheet,
                                  guint                index,
                                  LdsHeadingRow       *row);
char    *lds_heading_row_text    (LdsCatalogue        *catalogue,
                                  const LdsSheet      *sheet,
                                  const LdsHeadingRow *row,
                                  guint                column);

G_END_DECLS
