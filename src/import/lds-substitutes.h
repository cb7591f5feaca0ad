/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which lines of a parts list, and which columns, give substitutes. */

#pragma once

#include "lds-item-reader.h"
#include "lds-second-sources.h"

G_BEGIN_DECLS

/**
 * LdsSubstitutes:
 * @primaries: for each item of the table, index of the one in whose place it may be used, -1
 *   where it is no substitute
 * @n_marked: items that are substitutes
 * @first_row: row of the first one
 * @sources: the columns of second sources
 * @parts: set of the folded texts by which the items are known
 */
typedef struct
{
  int              *primaries;
  guint             n_marked;
  guint             first_row;
  LdsSecondSources  sources;
  GHashTable       *parts;
} LdsSubstitutes;

LdsSubstitutes *lds_substitutes_find (LdsCatalogue         *catalogue,
                                      const LdsSheet       *sheet,
                                      const LdsPartsTable  *table,
                                      LdsItemReader        *reader);
void            lds_substitutes_free (LdsSubstitutes       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsSubstitutes, lds_substitutes_free)

G_END_DECLS
