/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells that were copied in a spreadsheet program are a parts list as well. */

#include "lds-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

static void
say_what_to_copy (LdsWindow *self)
{
  lds_window_toast (self, "%s", _ ("The clipboard holds no text. Copy the cells of a parts list, with their "
                                   "headings, then paste again."));
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

static void
text_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LdsWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LdsDocumentSource) source = NULL;

  /* Closed in the meantime. */
  if (!gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  if (is_blank (text))
    {
      say_what_to_copy (self);
      return;
    }

  bytes = g_bytes_new (text, strlen (text));
  source = lds_document_source_new_for_text (bytes, _ ("Clipboard"));
  lds_window_read (self, source, NULL);
}

/* Pictures and the like are not even asked for as text. */
static gboolean
has_text (GdkClipboard *clipboard)
{
  GdkContentFormats *offered = gdk_clipboard_get_formats (clipboard);
  g_autoptr (GdkContentFormats) formats = NULL;

  formats = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (offered));

  return gdk_content_formats_contain_gtype (formats, G_TYPE_STRING);
}

/* Reads the text on the clipboard as a parts list; spreadsheet programs offer cells as tab separated text. */
void
lds_window_paste (LdsWindow *self)
{
  GdkClipboard *clipboard;

  g_return_if_fail (LDS_IS_WINDOW (self));

  /* What is asked there is about what is open. */
  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  if (!has_text (clipboard))
    {
      say_what_to_copy (self);
      return;
    }
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
}
