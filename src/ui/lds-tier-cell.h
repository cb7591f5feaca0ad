/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-item-cell.h"

G_BEGIN_DECLS

#define LDS_TYPE_TIER_CELL (lds_tier_cell_get_type ())
G_DECLARE_FINAL_TYPE (LdsTierCell, lds_tier_cell, LDS, TIER_CELL, LdsItemCell)

G_END_DECLS
