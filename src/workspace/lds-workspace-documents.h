/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents inside the workspace. What is changed here is changed within an edit. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

#define LDS_DOCUMENT_LARGEST (25 * 1024 * 1024)

/**
 * LdsDocumentRecord:
 * @sha256: of its bytes, in hexadecimal digits
 * @name: of the file, without its folder
 * @media_type: for instance "application/pdf"
 * @size: bytes
 * @author: (nullable): who added it
 * @time: when, UTC
 */
typedef struct
{
  gint64      id;
  const char *sha256;
  const char *name;
  const char *media_type;
  guint64     size;
  const char *author;
  const char *time;
} LdsDocumentRecord;

typedef gboolean (*LdsDocumentFunc) (const LdsDocumentRecord *document, gpointer user_data);

gboolean  lds_workspace_add_document     (LdsWorkspace  *self,
                                          const char    *name,
                                          GBytes        *bytes,
                                          gint64        *document,
                                          GError       **error);
gboolean  lds_workspace_attach_document  (LdsWorkspace  *self,
                                          gint64         part,
                                          gint64         document,
                                          GError       **error);
gboolean  lds_workspace_detach_document  (LdsWorkspace  *self,
                                          gint64         part,
                                          gint64         document,
                                          GError       **error);
gboolean  lds_workspace_foreach_document (LdsWorkspace  *self,
                                          gint64         part,
                                          LdsDocumentFunc func,
                                          gpointer       user_data,
                                          GError       **error);
GBytes   *lds_workspace_read_document    (LdsWorkspace  *self,
                                          gint64         document,
                                          GError       **error);

G_END_DECLS
