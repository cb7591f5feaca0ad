/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-table-finder.h"

G_BEGIN_DECLS

void lds_row_kinds_sort (LdsCatalogue   *catalogue,
                         const LdsSheet *sheet,
                         LdsPartsTable  *table,
                         guint           first);

G_END_DECLS
