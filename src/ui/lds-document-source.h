/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-open.h"
#include "lds-reading-choices.h"

G_BEGIN_DECLS

/**
 * LdsDocumentSource:
 *
 * What a document is read from, a file or a text that was pasted, and how it is to be read. It never changes, and any
 * thread may use it.
 */
typedef struct _LdsDocumentSource LdsDocumentSource;

LdsDocumentSource *lds_document_source_new_for_file (GFile             *file);
LdsDocumentSource *lds_document_source_new_for_text (GBytes            *text,
                                                     const char        *title);
LdsDocumentSource *lds_document_source_with_choices (LdsDocumentSource *self,
                                                     LdsReadingChoices *choices);
LdsDocumentSource *lds_document_source_ref          (LdsDocumentSource *self);
void               lds_document_source_unref        (LdsDocumentSource *self);

GFile             *lds_document_source_get_file     (LdsDocumentSource *self);
const char        *lds_document_source_get_title    (LdsDocumentSource *self);
LdsReadingChoices *lds_document_source_get_choices  (LdsDocumentSource *self);
gboolean           lds_document_source_is_workspace (LdsDocumentSource *self);
gboolean           lds_document_source_is_plain     (LdsDocumentSource *self);
LdsWorkspace      *lds_document_source_open         (LdsDocumentSource *self,
                                                     LdsCatalogue      *catalogue,
                                                     LdsProgressFunc    progress,
                                                     gpointer           user_data,
                                                     GCancellable      *cancellable,
                                                     GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsDocumentSource, lds_document_source_unref)

G_END_DECLS
