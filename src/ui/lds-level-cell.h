/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-item-cell.h"

G_BEGIN_DECLS

#define LDS_TYPE_LEVEL_CELL (lds_level_cell_get_type ())
G_DECLARE_FINAL_TYPE (LdsLevelCell, lds_level_cell, LDS, LEVEL_CELL, LdsItemCell)

G_END_DECLS
