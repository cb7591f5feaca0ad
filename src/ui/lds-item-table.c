/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-item-table.h"

#include "lds-description-cell.h"
#include "lds-elements-cell.h"
#include "lds-level-cell.h"
#include "lds-part-cell.h"
#include "lds-quantity-cell.h"
#include "lds-tier-cell.h"

/**
 * LdsItemTable:
 *
 * The items in columns. The headings choose an order, which the owner of the model brings about: sorting
 * many thousand items is nothing for the main thread.
 */
struct _LdsItemTable
{
  GtkWidget            parent_instance;

  GtkWidget           *scroller;
  GtkColumnView       *column_view;
  GtkColumnViewColumn *level_column;
  GtkColumnViewColumn *part_column;
  GtkColumnViewColumn *description_column;
  GtkColumnViewColumn *quantity_column;
  GtkColumnViewColumn *tier_1_column;
  GtkColumnViewColumn *tier_2_column;
  GtkColumnViewColumn *tier_3_column;
  GtkColumnViewColumn *elements_column;
};

enum
{
  PROP_0,
  PROP_SINGLE_CLICK_ACTIVATE,
  N_PROPS
};

enum
{
  ACTIVATE,
  SORT_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LdsItemTable, lds_item_table, GTK_TYPE_WIDGET)

static GtkColumnViewColumn *
get_column (LdsItemTable *self,
            LdsSort       sort)
{
  GtkColumnViewColumn *const columns[LDS_N_SORTS] = {
    [LDS_SORT_LEVEL] = self->level_column,
    [LDS_SORT_PART] = self->part_column,
    [LDS_SORT_DESCRIPTION] = self->description_column,
    [LDS_SORT_QUANTITY] = self->quantity_column,
    [LDS_SORT_TIER_1] = self->tier_1_column,
    [LDS_SORT_TIER_2] = self->tier_2_column,
    [LDS_SORT_TIER_3] = self->tier_3_column,
    [LDS_SORT_ELEMENTS] = self->elements_column,
  };

  return columns[sort];
}

static void
activate_cb (LdsItemTable *self,
             guint         position)
{
  g_signal_emit (self, signals[ACTIVATE], 0, position);
}

static void
sorter_changed_cb (LdsItemTable *self)
{
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

static void
lds_item_table_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LDS_TYPE_ITEM_TABLE);

  G_OBJECT_CLASS (lds_item_table_parent_class)->dispose (object);
}

static gboolean
lds_item_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LDS_ITEM_TABLE (widget)->column_view));
}

static void
lds_item_table_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LdsItemTable *self = LDS_ITEM_TABLE (object);

  switch (prop_id)
    {
    case PROP_SINGLE_CLICK_ACTIVATE:
      g_value_set_boolean (value, gtk_column_view_get_single_click_activate (self->column_view));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_item_table_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  LdsItemTable *self = LDS_ITEM_TABLE (object);

  switch (prop_id)
    {
    case PROP_SINGLE_CLICK_ACTIVATE:
      gtk_column_view_set_single_click_activate (self->column_view, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_item_table_class_init (LdsItemTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lds_item_table_dispose;
  object_class->get_property = lds_item_table_get_property;
  object_class->set_property = lds_item_table_set_property;

  widget_class->grab_focus = lds_item_table_grab_focus;

  properties[PROP_SINGLE_CLICK_ACTIVATE] =
      g_param_spec_boolean ("single-click-activate", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", LDS_TYPE_ITEM_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", LDS_TYPE_ITEM_TABLE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LDS_TYPE_DESCRIPTION_CELL);
  g_type_ensure (LDS_TYPE_ELEMENTS_CELL);
  g_type_ensure (LDS_TYPE_LEVEL_CELL);
  g_type_ensure (LDS_TYPE_PART_CELL);
  g_type_ensure (LDS_TYPE_QUANTITY_CELL);
  g_type_ensure (LDS_TYPE_TIER_CELL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-item-table.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsItemTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, LdsItemTable, column_view);
  gtk_widget_class_bind_template_child (widget_class, LdsItemTable, level_column);
  gtk_widget_class_bind_template_child (widget_class, LdsItemTable, part_column);
  gtk_widget_class_bind_template_child (widget_class, LdsItemTable, description_column);
  gtk_widget_class_bind_template_child (widget_class, LdsItemTable, quantity_column);
  gtk_widget_class_bind_template_child (widget_class, LdsItemTable, tier_1_column);
  gtk_widget_class_bind_template_child (widget_class, LdsItemTable, tier_2_column);
  gtk_widget_class_bind_template_child (widget_class, LdsItemTable, tier_3_column);
  gtk_widget_class_bind_template_child (widget_class, LdsItemTable, elements_column);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lds_item_table_init (LdsItemTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

void
lds_item_table_set_model (LdsItemTable      *self,
                          GtkSelectionModel *model)
{
  g_return_if_fail (LDS_IS_ITEM_TABLE (self));

  gtk_column_view_set_model (self->column_view, model);
}

void
lds_item_table_scroll_to (LdsItemTable      *self,
                          guint              position,
                          GtkListScrollFlags flags)
{
  g_return_if_fail (LDS_IS_ITEM_TABLE (self));

  gtk_column_view_scroll_to (self->column_view, position, NULL, flags, NULL);
}

/* Leaves out a column that no line of the list has anything in. */
void
lds_item_table_set_columns (LdsItemTable *self,
                            gboolean      show_part,
                            gboolean      show_description)
{
  g_return_if_fail (LDS_IS_ITEM_TABLE (self));

  gtk_column_view_column_set_visible (self->part_column, show_part);
  gtk_column_view_column_set_visible (self->description_column, show_description);
  gtk_column_view_column_set_expand (self->part_column, !show_description);
}

/* The order that the headings ask for. */
LdsSort
lds_item_table_get_sort (LdsItemTable *self,
                         gboolean     *descending)
{
  GtkColumnViewSorter *sorter;
  GtkColumnViewColumn *column;

  g_return_val_if_fail (LDS_IS_ITEM_TABLE (self), LDS_SORT_NONE);
  g_return_val_if_fail (descending != NULL, LDS_SORT_NONE);

  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->column_view));
  column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  *descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;

  for (guint i = LDS_SORT_NONE + 1; i < LDS_N_SORTS; i++)
    {
      if (get_column (self, i) == column)
        return i;
    }

  return LDS_SORT_NONE;
}

void
lds_item_table_set_sort (LdsItemTable *self,
                         LdsSort       sort,
                         gboolean      descending)
{
  g_return_if_fail (LDS_IS_ITEM_TABLE (self));
  g_return_if_fail (sort < LDS_N_SORTS);

  gtk_column_view_sort_by_column (self->column_view, get_column (self, sort),
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}
