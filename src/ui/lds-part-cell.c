/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-part-cell.h"

#include "lds-format.h"

/**
 * LdsPartCell:
 *
 * The part number, with the tree's expander; elsewhere than in the tree, a tooltip tells what the part belongs to.
 */
struct _LdsPartCell
{
  LdsItemCell          parent_instance;

  GtkTreeExpander *expander;
  GtkLabel        *label;
};

G_DEFINE_FINAL_TYPE (LdsPartCell, lds_part_cell, LDS_TYPE_ITEM_CELL)

static void
lds_part_cell_update (LdsItemCell *cell,
                      LdsRow  *row)
{
  LdsPartCell *self = LDS_PART_CELL (cell);
  const LdsItem *item = lds_row_get_item (row);
  GObject *list_item = lds_item_cell_get_item (cell);
  gboolean is_tree = GTK_IS_TREE_LIST_ROW (list_item);
  const char *number = item->part_number != NULL ? item->part_number : item->mpn;
  g_autofree char *name = lds_format_name (item);
  g_autofree char *path = NULL;

  if (number == NULL)
    number = is_tree ? name : "–";
  gtk_tree_expander_set_list_row (self->expander, is_tree ? GTK_TREE_LIST_ROW (list_item) : NULL);
  gtk_tree_expander_set_hide_expander (self->expander, !is_tree);
  gtk_label_set_label (self->label, number);

  if (!is_tree && item->parent >= 0)
    path = lds_format_path (lds_row_get_audit (row), item);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), path != NULL ? path : number);
}

static void
lds_part_cell_class_init (LdsPartCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  LDS_ITEM_CELL_CLASS (klass)->update = lds_part_cell_update;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-part-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsPartCell, expander);
  gtk_widget_class_bind_template_child (widget_class, LdsPartCell, label);
}

static void
lds_part_cell_init (LdsPartCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
