/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of a changeset as they are kept. */

#include "lds-config.h"

#include "lds-edit.h"

/* Most of the gain for a part of the time that the best compression takes. */
#define COMPRESSION_LEVEL 1

static GBytes *
convert (GConverter   *converter,
         const void   *data,
         gsize         size,
         GError      **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/*< private >
 * lds_changeset_compress:
 *
 * Returns: (transfer full) (nullable): what is kept of a changeset
 */
GBytes *
lds_changeset_compress (const void  *data,
                        gsize        size,
                        GError     **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB,
                                                                  COMPRESSION_LEVEL);

  return convert (G_CONVERTER (compressor), data, size, error);
}

/*< private >
 * lds_changeset_decompress:
 *
 * Returns: (transfer full) (nullable): the changeset again
 */
GBytes *
lds_changeset_decompress (GBytes  *bytes,
                          GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor =
    g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  return convert (G_CONVERTER (decompressor), data, size, error);
}
