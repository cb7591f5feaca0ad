/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-as-at-button.h"

#include <glib/gi18n.h>

#include "lds-format.h"

/**
 * LdsAsAtButton:
 *
 * Shows the date of the audit, and a calendar to choose another. Emits `picked` when the user does.
 */
struct _LdsAsAtButton
{
  GtkWidget      parent_instance;

  GtkMenuButton *button;
  GtkLabel      *label;
  GtkPopover    *popover;
  GtkCalendar   *calendar;

  GDate          date;
  gboolean       compact;
  gboolean       showing;
};

enum
{
  PROP_0,
  PROP_COMPACT,
  N_PROPS
};

enum
{
  PICKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LdsAsAtButton, lds_as_at_button, GTK_TYPE_WIDGET)

static void
pick (LdsAsAtButton *self,
      const GDate   *date)
{
  if (!g_date_valid (date) || g_date_compare (date, &self->date) == 0)
    return;

  lds_as_at_button_set_date (self, date);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
show_compact (LdsAsAtButton *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->label), !self->compact);
  gtk_menu_button_set_always_show_arrow (self->button, !self->compact);
}

static void
day_selected_cb (LdsAsAtButton *self)
{
  g_autoptr (GDateTime) chosen = NULL;
  GDate date;

  if (self->showing)
    return;

  chosen = gtk_calendar_get_date (self->calendar);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (chosen), g_date_time_get_month (chosen),
                  g_date_time_get_year (chosen));
  pick (self, &date);
}

static void
today_cb (LdsAsAtButton *self)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  pick (self, &today);
  gtk_popover_popdown (self->popover);
}

static void
lds_as_at_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LDS_TYPE_AS_AT_BUTTON);

  G_OBJECT_CLASS (lds_as_at_button_parent_class)->dispose (object);
}

static void
lds_as_at_button_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  LdsAsAtButton *self = LDS_AS_AT_BUTTON (object);

  switch (prop_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_as_at_button_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  LdsAsAtButton *self = LDS_AS_AT_BUTTON (object);

  switch (prop_id)
    {
    case PROP_COMPACT:
      self->compact = g_value_get_boolean (value);
      show_compact (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_as_at_button_class_init (LdsAsAtButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lds_as_at_button_dispose;
  object_class->get_property = lds_as_at_button_get_property;
  object_class->set_property = lds_as_at_button_set_property;

  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PICKED] = g_signal_new ("picked", LDS_TYPE_AS_AT_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-as-at-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsAsAtButton, button);
  gtk_widget_class_bind_template_child (widget_class, LdsAsAtButton, label);
  gtk_widget_class_bind_template_child (widget_class, LdsAsAtButton, popover);
  gtk_widget_class_bind_template_child (widget_class, LdsAsAtButton, calendar);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lds_as_at_button_init (LdsAsAtButton *self)
{
  g_date_clear (&self->date, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
}

const GDate *
lds_as_at_button_get_date (LdsAsAtButton *self)
{
  g_return_val_if_fail (LDS_IS_AS_AT_BUTTON (self), NULL);

  return &self->date;
}

void
lds_as_at_button_set_date (LdsAsAtButton *self,
                           const GDate   *date)
{
  g_autoptr (GDateTime) shown = NULL;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (LDS_IS_AS_AT_BUTTON (self));
  g_return_if_fail (date != NULL && g_date_valid (date));

  self->date = *date;
  text = lds_format_date (date);
  /* Translators: the date for which the audit holds. */
  label = g_strdup_printf (_ ("As at %s"), text);
  gtk_label_set_label (self->label, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);

  shown = g_date_time_new_local (g_date_get_year (date), g_date_get_month (date),
                                 g_date_get_day (date), 0, 0, 0);
  self->showing = TRUE;
  if (shown != NULL)
    gtk_calendar_select_day (self->calendar, shown);
  self->showing = FALSE;
}
