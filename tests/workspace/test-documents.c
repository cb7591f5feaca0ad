/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-workspace-documents.h"
#include "lists.h"

#include <string.h>

static const Entry entries[] = { { .number = "MAG-1", .supplier = "Acme" } };

static gint64
add (Lists      *lists,
     const char *name,
     GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;
  gint64 document = 0;

  lds_workspace_add_document (lists->workspace, name, bytes, &document, &error);
  g_assert_no_error (error);

  return document;
}

static gboolean
append_document_cb (const LdsDocumentRecord *document,
                    gpointer                 user_data)
{
  g_string_append_printf (user_data, "%s %s %" G_GUINT64_FORMAT " %.8s;", document->name,
                          document->media_type, document->size, document->sha256);

  return TRUE;
}

static void
test_document_comes_back_whole (Lists         *lists,
                                gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4\0\xff", 10);
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) none_back = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 document, again, empty;

  lists_import (lists, "a.csv", entries, 1);
  lists_begin (lists, "Documents");
  document = add (lists, "cert.pdf", bytes);
  again = add (lists, "copy of cert.pdf", bytes);
  empty = add (lists, "empty.txt", none);
  g_assert_cmpint (document, ==, again);
  g_assert_true (lds_workspace_attach_document (lists->workspace, lists_get_part (lists, 1), document, NULL));
  lists_commit (lists);

  lists_reopen (lists);
  g_assert_true (lds_workspace_foreach_document (lists->workspace, lists_get_part (lists, 1),
                                                 append_document_cb, text, NULL));
  g_assert_cmpstr (text->str, ==, "cert.pdf application/pdf 10 757cacfb;");
  back = lds_workspace_read_document (lists->workspace, document, NULL);
  g_assert_true (g_bytes_equal (bytes, back));
  none_back = lds_workspace_read_document (lists->workspace, empty, NULL);
  g_assert_true (g_bytes_equal (none, none_back));
}

static void
test_too_large_is_refused (Lists         *lists,
                           gconstpointer  data)
{
  g_autofree char *large = g_malloc0 (LDS_DOCUMENT_LARGEST + 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (large, LDS_DOCUMENT_LARGEST + 1);
  g_autoptr (GBytes) largest = g_bytes_new_static (large, LDS_DOCUMENT_LARGEST);
  g_autoptr (GError) error = NULL;
  gint64 document;

  lists_begin (lists, "Document");
  g_assert_false (lds_workspace_add_document (lists->workspace, "scan.tif", bytes, &document, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "scan.tif"));
  g_assert_cmpint (add (lists, "scan.tif", largest), !=, 0);
  lists_commit (lists);
}

static void
test_undone_document_can_be_redone (Lists         *lists,
                                    gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("text", 4);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;
  gint64 document;

  lists_begin (lists, "Document");
  document = add (lists, "a.txt", bytes);
  lists_commit (lists);
  g_assert_true (lds_workspace_undo (lists->workspace, NULL));
  g_assert_null (lds_workspace_read_document (lists->workspace, document, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND);
  g_assert_true (lds_workspace_redo (lists->workspace, NULL));
  back = lds_workspace_read_document (lists->workspace, document, NULL);
  g_assert_true (g_bytes_equal (bytes, back));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Lists, NULL, lists_set_up, func, lists_tear_down)
  ADD ("/workspace/documents/document-comes-back-whole", test_document_comes_back_whole);
  ADD ("/workspace/documents/too-large-is-refused", test_too_large_is_refused);
  ADD ("/workspace/documents/undone-document-can-be-redone", test_undone_document_can_be_redone);

  return g_test_run ();
}
