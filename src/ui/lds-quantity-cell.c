/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-quantity-cell.h"

#include <glib/gi18n.h>
#include <math.h>

#include "lds-format.h"

/**
 * LdsQuantityCell:
 *
 * The quantity per one of the item above; the tooltip has the total.
 */
struct _LdsQuantityCell
{
  LdsItemCell   parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (LdsQuantityCell, lds_quantity_cell, LDS_TYPE_ITEM_CELL)

static void
lds_quantity_cell_update (LdsItemCell *cell,
                          LdsRow  *row)
{
  LdsQuantityCell *self = LDS_QUANTITY_CELL (cell);
  const LdsItem *item = lds_row_get_item (row);
  g_autofree char *quantity = lds_format_quantity (item);
  g_autofree char *total = lds_format_number (item->total_quantity);
  g_autofree char *tooltip = NULL;

  if (isnan (item->quantity))
    tooltip = g_strdup (_ ("The quantity is not known"));
  else if (total != NULL && item->fitted)
    tooltip = g_strdup_printf (_ ("%s in one product"), total);

  gtk_label_set_label (self->label, quantity);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
}

static void
lds_quantity_cell_class_init (LdsQuantityCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  LDS_ITEM_CELL_CLASS (klass)->update = lds_quantity_cell_update;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-quantity-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsQuantityCell, label);
}

static void
lds_quantity_cell_init (LdsQuantityCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
