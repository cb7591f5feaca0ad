/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-window-private.h"

#include "lds-config.h"

#include <glib/gi18n.h>

#include "lds-detail-pane.h"
#include "lds-format.h"

/**
 * LdsWindow:
 *
 * One spreadsheet and its audit: the page to start from, the one shown while reading, the audit, or why there is none.
 */

G_DEFINE_FINAL_TYPE (LdsWindow, lds_window, ADW_TYPE_APPLICATION_WINDOW)

/* The settings, where the program is installed; it runs without. */
static GSettings *
load_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, LDS_APPLICATION_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
restore_state (LdsWindow *self)
{
  if (self->settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_settings_bind (self->settings, "show-details", self->audit_view, "show-details",
                   G_SETTINGS_BIND_GET | G_SETTINGS_BIND_GET_NO_CHANGES);
}

static void
save_state (LdsWindow *self)
{
  gboolean show_details;
  gboolean collapsed;
  int width;
  int height;

  if (self->settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));

  /* Folded, the pane comes and goes by itself. */
  g_object_get (self->audit_view, "show-details", &show_details, "collapsed", &collapsed, NULL);
  if (!collapsed)
    g_settings_set_boolean (self->settings, "show-details", show_details);
}

static void
progress_changed_cb (LdsWindow *self)
{
  const char *message = lds_document_get_message (self->loading);

  gtk_progress_bar_set_fraction (self->progress, lds_document_get_progress (self->loading));
  if (message != NULL)
    gtk_progress_bar_set_text (self->progress, message);
}

static void
as_at_picked_cb (LdsWindow *self)
{
  lds_window_set_as_at (self, lds_as_at_button_get_date (self->as_at_button));
}

static void
item_activated_cb (LdsWindow *self)
{
  gboolean narrow;

  g_object_get (self->audit_view, "narrow", &narrow, NULL);
  if (narrow && lds_audit_view_get_selected_row (self->audit_view) != NULL)
    adw_navigation_view_push_by_tag (self->navigation, "details");
}

/* Wide again: the details stand beside the items, not in their place. */
static void
narrow_changed_cb (LdsWindow *self)
{
  gboolean narrow;

  g_object_get (self->audit_view, "narrow", &narrow, NULL);
  if (!narrow)
    adw_navigation_view_pop_to_tag (self->navigation, "main");
}

static gboolean
drop_cb (LdsWindow    *self,
         const GValue *value)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSList *files;
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;

  files = g_value_get_boxed (value);
  if (files == NULL)
    return FALSE;

  lds_window_open (self, files->data);
  for (GSList *other = files->next; other != NULL; other = other->next)
    g_ptr_array_add (others, g_object_ref (other->data));
  if (others->len > 0 && application != NULL)
    g_application_open (G_APPLICATION (application), (GFile **) others->pdata, others->len, "");

  return TRUE;
}

static gboolean
lds_window_close_request (GtkWindow *window)
{
  LdsWindow *self = LDS_WINDOW (window);

  save_state (self);
  g_cancellable_cancel (self->load_cancellable);
  g_cancellable_cancel (self->audit_cancellable);
  g_cancellable_cancel (self->save_cancellable);

  return GTK_WINDOW_CLASS (lds_window_parent_class)->close_request (window);
}

static void
lds_window_dispose (GObject *object)
{
  LdsWindow *self = LDS_WINDOW (object);

  g_cancellable_cancel (self->load_cancellable);
  g_cancellable_cancel (self->audit_cancellable);
  g_clear_object (&self->load_cancellable);
  g_clear_object (&self->audit_cancellable);
  g_clear_object (&self->save_cancellable);
  g_clear_object (&self->loading_signals);
  g_clear_object (&self->loading);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), LDS_TYPE_WINDOW);

  G_OBJECT_CLASS (lds_window_parent_class)->dispose (object);
}

static void
lds_window_class_init (LdsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lds_window_dispose;

  GTK_WINDOW_CLASS (klass)->close_request = lds_window_close_request;

  g_type_ensure (GDK_TYPE_FILE_LIST);
  g_type_ensure (LDS_TYPE_AS_AT_BUTTON);
  g_type_ensure (LDS_TYPE_AUDIT_VIEW);
  g_type_ensure (LDS_TYPE_DETAIL_PANE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, toolbars);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, columns_banner);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, as_at_button);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, save_spinner);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, reading_page);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, audit_view);
  gtk_widget_class_bind_template_child (widget_class, LdsWindow, drop_target);
  gtk_widget_class_bind_template_callback (widget_class, as_at_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);

  lds_window_class_init_actions (widget_class);
}

static void
lds_window_init (LdsWindow *self)
{
  self->loading_signals = g_signal_group_new (LDS_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->loading_signals, "notify::progress",
                                  G_CALLBACK (progress_changed_cb), self);
  g_signal_group_connect_swapped (self->loading_signals, "notify::message",
                                  G_CALLBACK (progress_changed_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = load_settings ();
  restore_state (self);
  lds_window_update_actions (self);
}

LdsWindow *
lds_window_new (LdsApplication *application)
{
  return g_object_new (LDS_TYPE_WINDOW, "application", application, NULL);
}

/* Whether a file may be opened in it without anything getting lost. */
gboolean
lds_window_is_unused (LdsWindow *self)
{
  g_return_val_if_fail (LDS_IS_WINDOW (self), FALSE);

  return self->document == NULL && self->loading == NULL;
}

/* Shows the document that has been read. */
void
lds_window_show_document (LdsWindow *self)
{
  g_return_if_fail (LDS_IS_WINDOW (self));
  g_return_if_fail (self->document != NULL);

  lds_as_at_button_set_date (self->as_at_button, lds_document_get_as_at (self->document));
  /* Seen first: a list that is not shown can neither be scrolled nor focused. */
  gtk_stack_set_visible_child_name (self->stack, "audited");
  lds_audit_view_set_document (self->audit_view, self->document);
  lds_window_update_actions (self);
}

GtkDropTarget *
lds_window_get_drop_target (LdsWindow *self)
{
  g_return_val_if_fail (LDS_IS_WINDOW (self), NULL);

  return self->drop_target;
}

LdsAuditView *
lds_window_get_audit_view (LdsWindow *self)
{
  g_return_val_if_fail (LDS_IS_WINDOW (self), NULL);

  return self->audit_view;
}

/* The name of the page that is shown: start, reading, error or audited. */
const char *
lds_window_get_page (LdsWindow *self)
{
  g_return_val_if_fail (LDS_IS_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
