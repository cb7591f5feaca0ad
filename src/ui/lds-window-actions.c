/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window can be told to do, by menu, button or key. */

#include "lds-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LdsWindow) self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);
  if (file != NULL)
    lds_window_open (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    lds_window_toast (self, "%s", error->message);
}

static void
add_filter (GListStore        *filters,
            const char        *name,
            const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  g_list_store_append (filters, filter);
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LdsWindow *self = LDS_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) any = gtk_file_filter_new ();

  add_filter (filters, _ ("Spreadsheets and workspaces"),
              (const char *const[]) { "xlsx", "xlsm", "ods", "fods", "xls", "csv", "tsv", "txt", "xml", "html", "htm",
                                    "lodestone", NULL });
  gtk_file_filter_set_name (any, _ ("All files"));
  gtk_file_filter_add_pattern (any, "*");
  g_list_store_append (filters, any);

  gtk_file_dialog_set_title (dialog, _ ("Open a Spreadsheet"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, opened_cb, g_object_ref (self));
}

static void
save_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (LdsWindow) self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);
  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        lds_window_toast (self, "%s", error->message);
      return;
    }

  lds_window_save_report (self, file);
}

static char *
name_report (LdsDocument *document)
{
  g_autofree char *name = g_strdup (lds_document_get_title (document));
  char *ending = strrchr (name, '.');

  if (ending != NULL && ending != name)
    *ending = '\0';

  /* Translators: the name of a report's file, after that of the spreadsheet. */
  return g_strdup_printf (_ ("%s – audit.xlsx"), name);
}

static void
save_report_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  LdsWindow *self = LDS_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  GFile *file = lds_document_source_get_file (lds_document_get_source (self->document));
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *name = name_report (self->document);

  add_filter (filters, _ ("Workbook (.xlsx)"), (const char *const[]) { "xlsx", NULL });
  add_filter (filters, _ ("Machine-readable data (.json)"), (const char *const[]) { "json", NULL });

  gtk_file_dialog_set_title (dialog, _ ("Save the Report"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_name (dialog, name);
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, save_chosen_cb, g_object_ref (self));
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  lds_window_paste (LDS_WINDOW (widget));
}

static void
columns_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  lds_window_review_columns (LDS_WINDOW (widget));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  lds_window_cancel (LDS_WINDOW (widget));
}

static void
find_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  lds_audit_view_focus_search (LDS_WINDOW (widget)->audit_view);
}

static void
toggle_details_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  LdsWindow *self = LDS_WINDOW (widget);

  if (!adw_navigation_view_pop_to_tag (self->navigation, "main"))
    lds_audit_view_toggle_details (self->audit_view);
}

static void
clear_filters_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  lds_audit_view_clear_filters (LDS_WINDOW (widget)->audit_view);
}

void
lds_window_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "win.columns", NULL, columns_action);
  gtk_widget_class_install_action (widget_class, "win.save-report", NULL, save_report_action);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-details", NULL, toggle_details_action);
  gtk_widget_class_install_action (widget_class, "win.clear-filters", NULL, clear_filters_action);
}

/* Each action is there when it can be done, and the header shows what belongs to what is open. */
void
lds_window_update_actions (LdsWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_reading = self->loading != NULL;
  gboolean is_audited = !is_reading && self->document != NULL;
  gboolean is_saving = self->save_cancellable != NULL;

  gtk_widget_action_set_enabled (widget, "win.save-report", is_audited && !is_saving);
  gtk_widget_action_set_enabled (widget, "win.columns",
                                 is_audited && lds_document_get_can_reread (self->document));
  gtk_widget_action_set_enabled (widget, "win.cancel", is_reading);
  gtk_widget_action_set_enabled (widget, "win.find", is_audited);
  gtk_widget_action_set_enabled (widget, "win.toggle-details", is_audited);
  gtk_widget_action_set_enabled (widget, "win.clear-filters", is_audited);

  adw_toolbar_view_set_top_bar_style (self->toolbars, is_audited ? ADW_TOOLBAR_RAISED : ADW_TOOLBAR_FLAT);
  lds_window_update_banner (self);
  gtk_widget_set_visible (self->save_button, is_audited);
  gtk_widget_set_visible (self->save_spinner, is_audited && is_saving);
  gtk_widget_set_visible (GTK_WIDGET (self->as_at_button), is_audited);
  if (is_audited)
    {
      adw_window_title_set_title (self->heading, lds_document_get_title (self->document));
      gtk_window_set_title (GTK_WINDOW (self), lds_document_get_title (self->document));
    }
  else
    {
      adw_window_title_set_title (self->heading, "");
      gtk_window_set_title (GTK_WINDOW (self), _ ("Lodestone"));
    }
}

void
lds_window_toast (LdsWindow  *self,
                  const char *format,
                  ...)
{
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  AdwToast *toast;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
