/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-item-cell.h"

G_BEGIN_DECLS

#define LDS_TYPE_ELEMENTS_CELL (lds_elements_cell_get_type ())
G_DECLARE_FINAL_TYPE (LdsElementsCell, lds_elements_cell, LDS, ELEMENTS_CELL, LdsItemCell)

G_END_DECLS
