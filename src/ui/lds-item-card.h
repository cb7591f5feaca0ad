/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-item-cell.h"

G_BEGIN_DECLS

#define LDS_TYPE_ITEM_CARD (lds_item_card_get_type ())
G_DECLARE_FINAL_TYPE (LdsItemCard, lds_item_card, LDS, ITEM_CARD, LdsItemCell)

G_END_DECLS
