/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-catalogue.h"
#include "lds-sheet.h"

G_BEGIN_DECLS

GPtrArray *lds_side_by_side_split (LdsCatalogue   *catalogue,
                                   const LdsSheet *sheet);

G_END_DECLS
