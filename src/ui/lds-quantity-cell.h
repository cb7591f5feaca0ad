/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-item-cell.h"

G_BEGIN_DECLS

#define LDS_TYPE_QUANTITY_CELL (lds_quantity_cell_get_type ())
G_DECLARE_FINAL_TYPE (LdsQuantityCell, lds_quantity_cell, LDS, QUANTITY_CELL, LdsItemCell)

G_END_DECLS
