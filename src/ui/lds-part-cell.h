/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-item-cell.h"

G_BEGIN_DECLS

#define LDS_TYPE_PART_CELL (lds_part_cell_get_type ())
G_DECLARE_FINAL_TYPE (LdsPartCell, lds_part_cell, LDS, PART_CELL, LdsItemCell)

G_END_DECLS
