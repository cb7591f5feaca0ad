/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-document-source.h"

#include "lds-encoding-choices.h"

/* So much of a text file tells what its encoding is. */
#define LOOKED_AT (1 << 20)

struct _LdsDocumentSource
{
  GFile             *file; /* NULL for a text */
  GBytes            *text;
  char              *title;
  LdsReadingChoices *choices;
};

static void
clear (LdsDocumentSource *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->choices, lds_reading_choices_unref);
  g_free (self->title);
}

LdsDocumentSource *
lds_document_source_new_for_file (GFile *file)
{
  LdsDocumentSource *self = g_atomic_rc_box_new0 (LdsDocumentSource);
  g_autofree char *name = g_file_get_basename (file);

  self->file = g_object_ref (file);
  self->title = g_filename_display_name (name != NULL ? name : "");

  return self;
}

LdsDocumentSource *
lds_document_source_new_for_text (GBytes     *text,
                                  const char *title)
{
  LdsDocumentSource *self = g_atomic_rc_box_new0 (LdsDocumentSource);

  self->text = g_bytes_ref (text);
  self->title = g_strdup (title);

  return self;
}

/* The same, to be read in another way. */
LdsDocumentSource *
lds_document_source_with_choices (LdsDocumentSource *self,
                                  LdsReadingChoices *choices)
{
  LdsDocumentSource *other = g_atomic_rc_box_new0 (LdsDocumentSource);

  other->file = self->file != NULL ? g_object_ref (self->file) : NULL;
  other->text = self->text != NULL ? g_bytes_ref (self->text) : NULL;
  other->title = g_strdup (self->title);
  other->choices = lds_reading_choices_ref (choices);

  return other;
}

LdsDocumentSource *
lds_document_source_ref (LdsDocumentSource *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
lds_document_source_unref (LdsDocumentSource *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/* NULL for a text that was pasted. */
GFile *
lds_document_source_get_file (LdsDocumentSource *self)
{
  return self->file;
}

const char *
lds_document_source_get_title (LdsDocumentSource *self)
{
  return self->title;
}

/* NULL where nothing was chosen. */
LdsReadingChoices *
lds_document_source_get_choices (LdsDocumentSource *self)
{
  return self->choices;
}

/* Whether there is nothing to be read in another way. Looks into the file. */
gboolean
lds_document_source_is_workspace (LdsDocumentSource *self)
{
  return self->file != NULL && lds_open_is_workspace (self->file, NULL);
}

/* Whether the encoding of a text file is certain. Looks into the file. */
gboolean
lds_document_source_is_plain (LdsDocumentSource *self)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree guint8 *start = NULL;
  gsize length = 0;

  if (self->file == NULL)
    return TRUE;

  stream = g_file_read (self->file, NULL, NULL);
  start = g_malloc (LOOKED_AT);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), start, LOOKED_AT, &length, NULL, NULL))
    return TRUE;

  return lds_encoding_is_plain (start, length);
}

LdsWorkspace *
lds_document_source_open (LdsDocumentSource  *self,
                          LdsCatalogue       *catalogue,
                          LdsProgressFunc     progress,
                          gpointer            user_data,
                          GCancellable       *cancellable,
                          GError            **error)
{
  LdsImportOptions options = lds_reading_choices_get_options (self->choices);

  if (self->file == NULL)
    return lds_open_bytes (self->text, self->title, catalogue, &options, progress, user_data,
                           cancellable, error);

  return lds_open_file (self->file, catalogue, &options, progress, user_data, cancellable, error);
}
