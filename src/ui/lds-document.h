/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-audit.h"
#include "lds-document-source.h"
#include "lds-search-index.h"

G_BEGIN_DECLS

/**
 * LdsCellText:
 * @column: letters of the column
 * @heading: (nullable): heading of the column, where one was recognised
 * @text: as the file shows it
 */
typedef struct
{
  char *column;
  char *heading;
  char *text;
} LdsCellText;

#define LDS_TYPE_DOCUMENT (lds_document_get_type ())
G_DECLARE_FINAL_TYPE (LdsDocument, lds_document, LDS, DOCUMENT, GObject)

LdsDocument    *lds_document_new                (LdsDocumentSource    *source,
                                                 const GDate          *as_at);

char           *lds_document_steal_catalogue_fault (void);

LdsDocumentSource *lds_document_get_source      (LdsDocument          *self);
gboolean        lds_document_get_can_reread     (LdsDocument          *self);
gboolean        lds_document_get_is_plain       (LdsDocument          *self);
guint           lds_document_count_unsure       (LdsDocument          *self);
const char     *lds_document_get_sample         (LdsDocument          *self,
                                                 guint                 source,
                                                 const char           *column);
const char     *lds_document_get_title          (LdsDocument          *self);
const GDate    *lds_document_get_as_at          (LdsDocument          *self);
LdsAudit       *lds_document_get_audit          (LdsDocument          *self);
LdsSearchIndex *lds_document_get_search_index   (LdsDocument          *self);
gboolean        lds_document_get_has_structure  (LdsDocument          *self);
gboolean        lds_document_get_has_parts      (LdsDocument          *self);
gboolean        lds_document_get_has_descriptions (LdsDocument        *self);
guint           lds_document_get_worst_item     (LdsDocument          *self);
double          lds_document_get_progress       (LdsDocument          *self);
const char     *lds_document_get_message        (LdsDocument          *self);

void            lds_document_load_async         (LdsDocument          *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean        lds_document_load_finish        (LdsDocument          *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

void            lds_document_audit_async        (LdsDocument          *self,
                                                 const GDate          *as_at,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean        lds_document_audit_finish       (LdsDocument          *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

void            lds_document_save_report_async  (LdsDocument          *self,
                                                 GFile                *file,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean        lds_document_save_report_finish (LdsDocument          *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

void            lds_document_read_cells_async   (LdsDocument          *self,
                                                 guint                 index,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
GPtrArray      *lds_document_read_cells_finish  (LdsDocument          *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
