/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-documents.h"

#include "lds-keys.h"
#include "lds-statement.h"
#include "lds-workspace-edit.h"

#include <glib/gi18n-lib.h>

static gboolean
read_document (sqlite3_stmt *row,
               GCallback     func,
               gpointer      user_data)
{
  LdsDocumentRecord document = {
    .id = sqlite3_column_int64 (row, 0),
    .sha256 = lds_row_get_text (row, 1),
    .name = lds_row_get_text (row, 2),
    .media_type = lds_row_get_text (row, 3),
    .size = sqlite3_column_int64 (row, 4),
    .author = lds_row_get_text (row, 5),
    .time = lds_row_get_text (row, 6),
  };

  return ((LdsDocumentFunc) func) (&document, user_data);
}

static char *
guess_media_type (const char *name,
                  GBytes     *bytes)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autofree char *content_type = g_content_type_guess (name, data, size, NULL);
  char *media_type = g_content_type_get_mime_type (content_type);

  return media_type != NULL ? media_type : g_strdup ("application/octet-stream");
}

static gboolean
store (LdsWorkspace  *self,
       gint64         document,
       const char    *name,
       const char    *sha256,
       GBytes        *bytes,
       GError       **error)
{
  g_autofree char *media_type = guess_media_type (name, bytes);
  g_autofree char *now = lds_edit_now ();

  return lds_statement_run (self, error,
                            "INSERT INTO document_content (sha256, bytes) VALUES (?, ?)"
                            " ON CONFLICT DO NOTHING",
                            "sb", sha256, bytes) &&
         lds_statement_run (self, error,
                            "INSERT INTO document (id, sha256, name, media_type, size, author, time)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?)",
                            "isssiss", document, sha256, name, media_type,
                            (gint64) g_bytes_get_size (bytes), lds_workspace_get_author (self), now);
}

/**
 * lds_workspace_add_document:
 * @name: of the file, without its folder
 * @bytes: what is in it
 * @document: (out): its id; that of the document which has the same bytes where there is one
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR: %LDS_WORKSPACE_ERROR_TOO_LARGE beyond
 *   %LDS_DOCUMENT_LARGEST bytes
 *
 * Takes a document into the file of the workspace. Its bytes stay there when the edit is undone, so that it can be
 * redone.
 *
 * Returns: whether it is there
 */
gboolean
lds_workspace_add_document (LdsWorkspace  *self,
                            const char    *name,
                            GBytes        *bytes,
                            gint64        *document,
                            GError       **error)
{
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);
  g_return_val_if_fail (name != NULL && bytes != NULL && document != NULL, FALSE);

  if (g_bytes_get_size (bytes) > LDS_DOCUMENT_LARGEST)
    {
      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_TOO_LARGE,
                   _ ("“%s” is larger than %u MB. Attach the pages that matter, or keep it elsewhere and "
                      "write down where."),
                   name, LDS_DOCUMENT_LARGEST / (1024 * 1024));
      return FALSE;
    }

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!lds_statement_look_up (self, document, error, "SELECT id FROM document WHERE sha256 = ?",
                              "s", sha256))
    return FALSE;
  if (*document != 0)
    return TRUE;

  *document = lds_id_from_text (sha256);

  return store (self, *document, name, sha256, bytes, error);
}

/**
 * lds_workspace_attach_document:
 * @part: id of a part
 * @document: id of a document that is about it
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it is attached
 */
gboolean
lds_workspace_attach_document (LdsWorkspace  *self,
                               gint64         part,
                               gint64         document,
                               GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  return lds_statement_run (self, error,
                            "INSERT INTO part_document (part, document) VALUES (?, ?)"
                            " ON CONFLICT DO NOTHING",
                            "ii", part, document);
}

/**
 * lds_workspace_detach_document:
 * @part: id of a part
 * @document: id of a document
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * The document stays in the workspace, as others may rest on it.
 *
 * Returns: whether it is no longer attached
 */
gboolean
lds_workspace_detach_document (LdsWorkspace  *self,
                               gint64         part,
                               gint64         document,
                               GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  return lds_statement_run (self, error, "DELETE FROM part_document WHERE part = ? AND document = ?",
                            "ii", part, document);
}

/**
 * lds_workspace_foreach_document:
 * @part: id of a part, or 0 for all documents
 * @func: (scope call): called with each that is attached to the part or on which a claim about it rests; returns
 *   whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_document (LdsWorkspace     *self,
                                gint64            part,
                                LdsDocumentFunc   func,
                                gpointer          user_data,
                                GError          **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_document, G_CALLBACK (func), user_data, error,
                                "SELECT id, sha256, name, media_type, size, author, time FROM document"
                                " WHERE ?1 = 0 OR id IN"
                                " (SELECT document FROM part_document WHERE part = ?1"
                                "  UNION SELECT document FROM part_origin_of WHERE part = ?1"
                                "  UNION SELECT document FROM part_content_of WHERE part = ?1)"
                                " ORDER BY name, id",
                                "i", part);
}

static gboolean
read_bytes (sqlite3_stmt *row,
            GCallback     func,
            gpointer      user_data)
{
  GBytes **bytes = user_data;

  *bytes = g_bytes_new (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0));

  return FALSE;
}

/**
 * lds_workspace_read_document:
 * @document: id of a document
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
lds_workspace_read_document (LdsWorkspace  *self,
                             gint64         document,
                             GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), NULL);

  if (!lds_statement_foreach (self, read_bytes, NULL, &bytes, error,
                              "SELECT bytes FROM document JOIN document_content USING (sha256)"
                              " WHERE id = ?",
                              "i", document))
    return NULL;

  if (bytes == NULL)
    g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND,
                         _ ("The document is not in the workspace."));

  return g_steal_pointer (&bytes);
}
