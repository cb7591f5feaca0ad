/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-item-cell.h"

/**
 * LdsItemCell:
 *
 * A widget that shows something of one item. Set its item to that of the list, be it a row or a tree's row.
 */
typedef struct
{
  GObject      *item;
  LdsRow       *row;
  GSignalGroup *document_signals;
} LdsItemCellPrivate;

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LdsItemCell, lds_item_cell, GTK_TYPE_WIDGET)

static void
update (LdsItemCell *self)
{
  LdsItemCellPrivate *priv = lds_item_cell_get_instance_private (self);

  if (priv->row == NULL)
    return;

  if (lds_row_get_item (priv->row)->fitted)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "not-fitted");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "not-fitted");

  LDS_ITEM_CELL_GET_CLASS (self)->update (self, priv->row);
}

static void
set_item (LdsItemCell *self,
          GObject *item)
{
  LdsItemCellPrivate *priv = lds_item_cell_get_instance_private (self);

  if (!g_set_object (&priv->item, item))
    return;

  g_clear_object (&priv->row);
  priv->row = lds_row_ref_from (item);
  g_signal_group_set_target (priv->document_signals,
                             priv->row != NULL ? lds_row_get_document (priv->row) : NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
lds_item_cell_dispose (GObject *object)
{
  LdsItemCell *self = LDS_ITEM_CELL (object);
  LdsItemCellPrivate *priv = lds_item_cell_get_instance_private (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->document_signals);
  g_clear_object (&priv->item);
  g_clear_object (&priv->row);

  G_OBJECT_CLASS (lds_item_cell_parent_class)->dispose (object);
}

static void
lds_item_cell_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, lds_item_cell_get_item (LDS_ITEM_CELL (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_item_cell_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (LDS_ITEM_CELL (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_item_cell_class_init (LdsItemCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lds_item_cell_dispose;
  object_class->get_property = lds_item_cell_get_property;
  object_class->set_property = lds_item_cell_set_property;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lds_item_cell_init (LdsItemCell *self)
{
  LdsItemCellPrivate *priv = lds_item_cell_get_instance_private (self);

  priv->document_signals = g_signal_group_new (LDS_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (priv->document_signals, "notify::audit", G_CALLBACK (update),
                                  self);
}

GObject *
lds_item_cell_get_item (LdsItemCell *self)
{
  LdsItemCellPrivate *priv = lds_item_cell_get_instance_private (self);

  g_return_val_if_fail (LDS_IS_ITEM_CELL (self), NULL);

  return priv->item;
}
