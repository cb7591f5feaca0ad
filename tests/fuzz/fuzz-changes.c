/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of changes from anyone: any bytes as the file, and as what a header with the right checksum stands before. */

#include "lds-workspace-edit.h"
#include "lds-workspace-exchange.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static GBytes *
compress (const guint8 *data,
          gsize         size)
{
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (zlib));

  g_assert_true (g_output_stream_write_all (stream, data, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
wrap (const guint8 *data,
      gsize         size)
{
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
  g_autofree char *header =
    g_strdup_printf ("{\"format\":\"lodestone-changes/1\",\"size\":%zu,\"sha256\":\"%s\",\"edits\":[{\"id\":1,"
                     "\"kind\":\"edit\",\"title\":\"t\",\"time\":\"t\",\"size\":%zu}],\"documents\":[]}\n",
                     size, sha256, size);
  g_autoptr (GBytes) packed = compress (data, size);
  GByteArray *file = g_byte_array_new ();

  g_byte_array_append (file, (const guint8 *) header, strlen (header));
  g_byte_array_append (file, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));

  return g_byte_array_free_to_bytes (file);
}

/* A part and what it needs, so that there is something to be in conflict with. */
static LdsWorkspace *
make_workspace (void)
{
  LdsWorkspace *workspace = lds_workspace_new_private (NULL);
  LdsSourceRecord source = { .file = "a.csv", .header_row = 1 };
  LdsItemRecord item = { .row = 2, .part_number = "MAG-100", .supplier = "Acme", .quantity = 1, .fitted = TRUE };

  g_assert_true (lds_workspace_edit_begin (workspace, "Import", NULL, NULL));
  g_assert_true (lds_workspace_add_source (workspace, &source, NULL));
  item.source = source.id;
  g_assert_true (lds_workspace_add_item (workspace, &item, NULL));
  g_assert_true (lds_workspace_commit (workspace, NULL));

  return workspace;
}

static LdsExchangeChoice
choose_cb (const LdsExchangeConflict *conflict,
           gpointer                   user_data)
{
  g_assert (g_utf8_validate (conflict->what, -1, NULL) && g_utf8_validate (conflict->mine, -1, NULL) &&
            g_utf8_validate (conflict->theirs, -1, NULL));

  return LDS_EXCHANGE_THEIRS;
}

static void
take_in (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsExchange) exchange = lds_exchange_read (bytes, &error);
  g_autoptr (LdsWorkspace) workspace = NULL;
  LdsExchangeResult result;
  gboolean done;

  g_assert ((exchange == NULL) == (error != NULL));
  if (exchange == NULL)
    return;

  workspace = make_workspace ();
  done = lds_workspace_import_changes (workspace, exchange, "f", FALSE, choose_cb, NULL, &result, &error);
  g_assert (done == (error == NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) wrapped = wrap (data, size);

  take_in (bytes);
  take_in (wrapped);

  return 0;
}
