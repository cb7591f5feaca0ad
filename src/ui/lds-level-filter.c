/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-level-filter.h"

#include <glib/gi18n.h>

#include "lds-signs.h"
#include "lds-wording.h"

/**
 * LdsLevelFilter:
 *
 * A button for each level with its sign, its word and how many items have it. Several may be on; none means all.
 */
struct _LdsLevelFilter
{
  GtkWidget        parent_instance;

  GtkToggleButton *buttons[LDS_N_EXPOSURES];
  GtkLabel        *counts[LDS_N_EXPOSURES];
};

enum
{
  PROP_0,
  PROP_LEVELS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LdsLevelFilter, lds_level_filter, GTK_TYPE_WIDGET)

static void
toggled_cb (LdsLevelFilter *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVELS]);
}

static void
add_button (LdsLevelFilter *self,
            LdsExposure     exposure)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (lds_exposure_get_icon_name (exposure)));
  gtk_box_append (GTK_BOX (box),
                  gtk_label_new (lds_exposure_get_label (exposure, lds_wording_local)));
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "count");

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "level");
  gtk_widget_add_css_class (button, "level-chip");
  gtk_widget_add_css_class (button, lds_exposure_get_style_class (exposure));
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  self->buttons[exposure] = GTK_TOGGLE_BUTTON (button);
  self->counts[exposure] = GTK_LABEL (count);
}

static void
lds_level_filter_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (lds_level_filter_parent_class)->dispose (object);
}

static void
lds_level_filter_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LEVELS:
      g_value_set_uint (value, lds_level_filter_get_levels (LDS_LEVEL_FILTER (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_level_filter_class_init (LdsLevelFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lds_level_filter_dispose;
  object_class->get_property = lds_level_filter_get_property;

  properties[PROP_LEVELS] =
      g_param_spec_uint ("levels", NULL, NULL, 0, (1u << LDS_N_EXPOSURES) - 1, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "levelfilter");
}

static void
lds_level_filter_init (LdsLevelFilter *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Levels to show"), -1);

  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    add_button (self, i);
}

guint
lds_level_filter_get_levels (LdsLevelFilter *self)
{
  guint levels = 0;

  g_return_val_if_fail (LDS_IS_LEVEL_FILTER (self), 0);

  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    {
      if (gtk_toggle_button_get_active (self->buttons[i]))
        levels |= 1u << i;
    }

  return levels;
}

void
lds_level_filter_set_levels (LdsLevelFilter *self,
                             guint           levels)
{
  g_return_if_fail (LDS_IS_LEVEL_FILTER (self));

  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    gtk_toggle_button_set_active (self->buttons[i], (levels & (1u << i)) != 0);
}

/* How many items have each level. */
void
lds_level_filter_set_counts (LdsLevelFilter *self,
                             const guint    *counts)
{
  g_return_if_fail (LDS_IS_LEVEL_FILTER (self));
  g_return_if_fail (counts != NULL);

  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    {
      g_autofree char *count = g_strdup_printf ("%'u", counts[i]);
      g_autofree char *label =
          g_strdup_printf (ngettext ("%s: %u item", "%s: %u items", counts[i]),
                           lds_exposure_get_label (i, lds_wording_local), counts[i]);

      gtk_label_set_label (self->counts[i], count);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->buttons[i]), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      if (counts[i] > 0)
        gtk_widget_remove_css_class (GTK_WIDGET (self->buttons[i]), "none");
      else
        gtk_widget_add_css_class (GTK_WIDGET (self->buttons[i]), "none");
    }
}
