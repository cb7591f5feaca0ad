/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-hash-stream.h"

#include <openssl/evp.h>
#include <string.h>

/* An audit of a hundred thousand lines is 180 MB of JSON. GChecksum takes four times as long to hash
 * it as OpenSSL does, longer than all the rest of the writing. */
struct _LdsHashStream
{
  GOutputStream  parent_instance;

  GOutputStream *stream; /* NULL: nobody reads it */
  EVP_MD_CTX    *digest;
};

G_DEFINE_FINAL_TYPE (LdsHashStream, lds_hash_stream, G_TYPE_OUTPUT_STREAM)

static gssize
lds_hash_stream_write (GOutputStream  *stream,
                       const void     *buffer,
                       gsize           count,
                       GCancellable   *cancellable,
                       GError        **error)
{
  LdsHashStream *self = LDS_HASH_STREAM (stream);
  gssize n = (gssize) count;

  if (self->stream != NULL)
    n = g_output_stream_write (self->stream, buffer, count, cancellable, error);
  if (n > 0)
    EVP_DigestUpdate (self->digest, buffer, (size_t) n);

  return n;
}

static void
lds_hash_stream_finalize (GObject *object)
{
  LdsHashStream *self = LDS_HASH_STREAM (object);

  g_clear_object (&self->stream);
  EVP_MD_CTX_free (self->digest);

  G_OBJECT_CLASS (lds_hash_stream_parent_class)->finalize (object);
}

static void
lds_hash_stream_class_init (LdsHashStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lds_hash_stream_finalize;
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = lds_hash_stream_write;
}

static void
lds_hash_stream_init (LdsHashStream *self)
{
  self->digest = EVP_MD_CTX_new ();
  EVP_DigestInit_ex (self->digest, EVP_sha256 (), NULL);
}

/**
 * lds_hash_stream_new:
 * @stream: (nullable): where all that is written goes on to, which stays open
 *
 * Returns: (transfer full): a stream
 */
LdsHashStream *
lds_hash_stream_new (GOutputStream *stream)
{
  LdsHashStream *self = g_object_new (LDS_TYPE_HASH_STREAM, NULL);

  g_set_object (&self->stream, stream);

  return self;
}

/**
 * lds_hash_stream_end:
 * @end: what counts as written at the end, but goes nowhere
 *
 * Returns: (transfer full): the hash in hexadecimal digits
 */
char *
lds_hash_stream_end (LdsHashStream *self,
                     const char    *end)
{
  GString *digits = g_string_new (NULL);
  guchar bytes[EVP_MAX_MD_SIZE];
  guint n = 0;

  EVP_DigestUpdate (self->digest, end, strlen (end));
  EVP_DigestFinal_ex (self->digest, bytes, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (digits, "%02x", bytes[i]);

  return g_string_free_and_steal (digits);
}
