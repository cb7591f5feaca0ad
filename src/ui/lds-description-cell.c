/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-description-cell.h"

/**
 * LdsDescriptionCell:
 *
 * What the spreadsheet calls an item, and whether it is not fitted or a substitute.
 */
struct _LdsDescriptionCell
{
  LdsItemCell    parent_instance;

  GtkLabel  *label;
  GtkWidget *not_fitted;
  GtkWidget *substitute;
};

G_DEFINE_FINAL_TYPE (LdsDescriptionCell, lds_description_cell, LDS_TYPE_ITEM_CELL)

static void
lds_description_cell_update (LdsItemCell *cell,
                             LdsRow  *row)
{
  LdsDescriptionCell *self = LDS_DESCRIPTION_CELL (cell);
  const LdsItem *item = lds_row_get_item (row);
  const char *text = item->description != NULL ? item->description : "–";

  gtk_label_set_label (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), text);
  gtk_widget_set_visible (self->not_fitted, !item->fitted);
  gtk_widget_set_visible (self->substitute, item->substitute_for >= 0);
}

static void
lds_description_cell_class_init (LdsDescriptionCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  LDS_ITEM_CELL_CLASS (klass)->update = lds_description_cell_update;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-description-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsDescriptionCell, label);
  gtk_widget_class_bind_template_child (widget_class, LdsDescriptionCell, not_fitted);
  gtk_widget_class_bind_template_child (widget_class, LdsDescriptionCell, substitute);
}

static void
lds_description_cell_init (LdsDescriptionCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
