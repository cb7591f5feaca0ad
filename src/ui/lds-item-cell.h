/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "lds-row.h"

G_BEGIN_DECLS

#define LDS_TYPE_ITEM_CELL (lds_item_cell_get_type ())
G_DECLARE_DERIVABLE_TYPE (LdsItemCell, lds_item_cell, LDS, ITEM_CELL, GtkWidget)

/**
 * LdsItemCellClass:
 * @update: shows the row; called again when the audit of its document changes
 */
struct _LdsItemCellClass
{
  GtkWidgetClass parent_class;

  void (*update) (LdsItemCell *self,
                  LdsRow  *row);
};

GObject *lds_item_cell_get_item (LdsItemCell *self);

G_END_DECLS
