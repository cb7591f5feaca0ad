/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The long jobs of a window: reading, auditing for another date, writing a report. The newest of a kind replaces
 * the older one; whatever fails leaves what was on screen. */

#include "lds-window-private.h"

#include <glib/gi18n.h>

#include "lds-format.h"
#include "lds-import.h"

static const char *
describe_failure (const GError *error)
{
  if (error->domain == LDS_IMPORT_ERROR)
    {
      switch ((LdsImportError) error->code)
        {
        case LDS_IMPORT_ERROR_NO_TABLE:
          return _ ("No Parts List Found");
        case LDS_IMPORT_ERROR_LIMIT:
          return _ ("Too Large to Read");
        case LDS_IMPORT_ERROR_FORMAT:
          return _ ("Not a Readable Spreadsheet");
        case LDS_IMPORT_ERROR_READ:
        case LDS_IMPORT_ERROR_NO_SHEET:
        case LDS_IMPORT_ERROR_MAPPING:
        default:
          break;
        }
    }

  return _ ("The File Could Not Be Read");
}

static void
restart (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

static void
end_loading (LdsWindow *self)
{
  g_clear_object (&self->load_cancellable);
  g_signal_group_set_target (self->loading_signals, NULL);
  g_clear_object (&self->loading);
}

/* Back to what was there before reading began. */
static void
show_before (LdsWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->document != NULL ? "audited" : "start");
  lds_window_update_actions (self);
}

static void
show_failure (LdsWindow    *self,
              const GError *error)
{
  g_autofree char *message = g_markup_escape_text (error->message, -1);

  if (self->document != NULL)
    {
      show_before (self);
      lds_window_toast (self, "%s", error->message);
      return;
    }

  adw_status_page_set_title (self->error_page, describe_failure (error));
  adw_status_page_set_description (self->error_page, message);
  gtk_stack_set_visible_child_name (self->stack, "error");
  lds_window_update_actions (self);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  LdsDocument *document = LDS_DOCUMENT (object);
  g_autoptr (LdsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;
  gboolean done = lds_document_load_finish (document, result, &error);

  /* Cancelled, or replaced by a newer one: what it brings is of no interest. */
  if (document != self->loading)
    return;

  end_loading (self);
  fault = lds_document_steal_catalogue_fault ();
  if (fault != NULL)
    lds_window_toast (self, _ ("Your own catalogue is left out: %s"), fault);
  if (!done)
    {
      show_failure (self, error);
      return;
    }

  g_cancellable_cancel (self->audit_cancellable);
  g_set_object (&self->document, document);
  lds_window_show_document (self);
}

static void
audited_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  LdsDocument *document = LDS_DOCUMENT (object);
  g_autoptr (LdsWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (lds_document_audit_finish (document, result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || document != self->document)
    return;

  lds_as_at_button_set_date (self->as_at_button, lds_document_get_as_at (document));
  lds_window_toast (self, "%s", error->message);
}

static void
launched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LdsWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (object), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    lds_window_toast (self, "%s", error->message);
}

static void
open_report_cb (AdwToast *toast,
                GFile    *file)
{
  LdsWindow *self = g_object_get_data (G_OBJECT (toast), "window");
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (self), NULL, launched_cb, g_object_ref (self));
}

static void
offer_report (LdsWindow *self,
              GFile     *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *title = g_strdup_printf (_ ("Saved as “%s”"), name);
  g_autofree char *markup = g_markup_escape_text (title, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _ ("_Open"));
  g_object_set_data (G_OBJECT (toast), "window", self);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (open_report_cb), g_object_ref (file),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (LdsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GFile *file = g_task_get_task_data (G_TASK (result));

  g_clear_object (&self->save_cancellable);
  lds_window_update_actions (self);
  if (lds_document_save_report_finish (LDS_DOCUMENT (object), result, &error))
    offer_report (self, file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lds_window_toast (self, "%s", error->message);
}

/* Reads a file, and shows it in place of what is there once it is read and audited. */
void
lds_window_open (LdsWindow *self,
                 GFile     *file)
{
  g_autoptr (LdsDocumentSource) source = NULL;

  g_return_if_fail (LDS_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  source = lds_document_source_new_for_file (file);
  lds_window_read (self, source, NULL);
}

/* The same for what may be no file, audited for a date or for today. */
void
lds_window_read (LdsWindow         *self,
                 LdsDocumentSource *source,
                 const GDate       *as_at)
{
  GDate today;

  g_return_if_fail (LDS_IS_WINDOW (self));
  g_return_if_fail (source != NULL);

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));

  restart (&self->load_cancellable);
  g_clear_object (&self->loading);
  self->loading = lds_document_new (source, as_at != NULL ? as_at : &today);
  g_signal_group_set_target (self->loading_signals, self->loading);

  adw_status_page_set_title (self->reading_page, lds_document_get_title (self->loading));
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, _ ("Reading the spreadsheet…"));
  adw_navigation_view_pop_to_tag (self->navigation, "main");
  gtk_stack_set_visible_child_name (self->stack, "reading");
  lds_window_update_actions (self);

  lds_document_load_async (self->loading, self->load_cancellable, loaded_cb, g_object_ref (self));
}

/* Stops reading. */
void
lds_window_cancel (LdsWindow *self)
{
  g_return_if_fail (LDS_IS_WINDOW (self));

  if (self->loading == NULL)
    return;

  g_cancellable_cancel (self->load_cancellable);
  end_loading (self);
  show_before (self);
}

/* Audits what is open for another date. */
void
lds_window_set_as_at (LdsWindow   *self,
                      const GDate *as_at)
{
  g_return_if_fail (LDS_IS_WINDOW (self));
  g_return_if_fail (as_at != NULL && g_date_valid (as_at));

  if (self->document == NULL)
    return;

  lds_as_at_button_set_date (self->as_at_button, as_at);
  restart (&self->audit_cancellable);
  lds_document_audit_async (self->document, as_at, self->audit_cancellable, audited_cb,
                            g_object_ref (self));
}

/* Writes the report; the ending of the file's name chooses the format. */
void
lds_window_save_report (LdsWindow *self,
                        GFile     *file)
{
  g_return_if_fail (LDS_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->document == NULL || self->save_cancellable != NULL)
    return;

  self->save_cancellable = g_cancellable_new ();
  lds_window_update_actions (self);
  lds_document_save_report_async (self->document, file, self->save_cancellable, saved_cb,
                                  g_object_ref (self));
}
