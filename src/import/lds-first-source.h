/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-table-finder.h"

G_BEGIN_DECLS

void lds_first_source_prefer (const LdsSheet *sheet,
                              LdsPartsTable  *table);

G_END_DECLS
