/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-item-cell.h"

G_BEGIN_DECLS

#define LDS_TYPE_DESCRIPTION_CELL (lds_description_cell_get_type ())
G_DECLARE_FINAL_TYPE (LdsDescriptionCell, lds_description_cell, LDS, DESCRIPTION_CELL, LdsItemCell)

G_END_DECLS
