/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns that were read with doubt are told of, and can be read in another way. */

#include "lds-window-private.h"

#include <glib/gi18n.h>

#include "lds-columns-dialog.h"

static void
read_again_cb (LdsColumnsDialog *dialog,
               LdsWindow        *self)
{
  g_autoptr (LdsReadingChoices) choices = lds_columns_dialog_make_choices (dialog);
  g_autoptr (LdsDocumentSource) source = NULL;
  /* Another one may have been dropped on the window since. */
  LdsDocument *document = lds_columns_dialog_get_document (dialog);
  GDate as_at = *lds_document_get_as_at (document);

  source = lds_document_source_with_choices (lds_document_get_source (document), choices);
  lds_window_read (self, source, &as_at);
}

void
lds_window_review_columns (LdsWindow *self)
{
  AdwDialog *dialog;

  g_return_if_fail (LDS_IS_WINDOW (self));

  if (self->document == NULL || !lds_document_get_can_reread (self->document) ||
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;

  dialog = lds_columns_dialog_new (self->document);
  g_signal_connect_object (dialog, "read-again", G_CALLBACK (read_again_cb), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Asks where columns were read with doubt. */
void
lds_window_update_banner (LdsWindow *self)
{
  gboolean shown = self->loading == NULL && self->document != NULL &&
                   lds_document_get_can_reread (self->document);
  guint n_unsure = shown ? lds_document_count_unsure (self->document) : 0;
  g_autofree char *title = g_strdup_printf (ngettext ("%u column was read with doubt",
                                                      "%u columns were read with doubt", n_unsure),
                                            n_unsure);

  if (n_unsure > 0)
    adw_banner_set_title (self->columns_banner, title);
  adw_banner_set_revealed (self->columns_banner, n_unsure > 0);
}
