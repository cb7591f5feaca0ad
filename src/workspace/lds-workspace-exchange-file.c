/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of changes: a line of JSON that says what follows, and what follows, compressed: the changeset of each edit in
 * the order in which they were made, then the bytes of the documents. */

#include "lds-config.h"

#include "lds-workspace-exchange-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yyjson.h>

#define FORMAT "lodestone-changes/1"

#define MAX_HEADER_BYTES (32 * 1024 * 1024)

/* No stream of zlib grows by more. */
#define MAX_GROWTH 1040

G_DEFINE_AUTOPTR_CLEANUP_FUNC (yyjson_doc, yyjson_doc_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (yyjson_mut_doc, yyjson_mut_doc_free)

LdsExchangeEdit *
lds_exchange_edit_new (void)
{
  return g_new0 (LdsExchangeEdit, 1);
}

static void
edit_free (LdsExchangeEdit *edit)
{
  g_free (edit->kind);
  g_free (edit->title);
  g_free (edit->author);
  g_free (edit->time);
  g_free (edit->file);
  g_clear_pointer (&edit->changeset, g_bytes_unref);
  g_free (edit);
}

LdsExchange *
lds_exchange_new (void)
{
  LdsExchange *self = g_new0 (LdsExchange, 1);

  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) edit_free);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  return self;
}

/**
 * lds_exchange_free:
 *
 * Frees what was read.
 */
void
lds_exchange_free (LdsExchange *self)
{
  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->documents);
  g_free (self);
}

/**
 * lds_exchange_get_n_edits:
 *
 * Returns: how many edits, undos and redos the file carries
 */
guint
lds_exchange_get_n_edits (LdsExchange *self)
{
  return self->edits->len;
}

/**
 * lds_exchange_get_author:
 *
 * Returns: (nullable): who made the last edit that has a name beside it
 */
const char *
lds_exchange_get_author (LdsExchange *self)
{
  for (guint i = self->edits->len; i > 0; i--)
    {
      const LdsExchangeEdit *edit = g_ptr_array_index (self->edits, i - 1);

      if (edit->author != NULL)
        return edit->author;
    }

  return NULL;
}

static void
add_edit (yyjson_mut_doc        *doc,
          yyjson_mut_val        *edits,
          const LdsExchangeEdit *edit)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, edits);

  yyjson_mut_obj_add_sint (doc, object, "id", edit->id);
  yyjson_mut_obj_add_str (doc, object, "kind", edit->kind);
  yyjson_mut_obj_add_str (doc, object, "title", edit->title);
  if (edit->author != NULL)
    yyjson_mut_obj_add_str (doc, object, "author", edit->author);
  yyjson_mut_obj_add_str (doc, object, "time", edit->time);
  if (edit->file != NULL)
    yyjson_mut_obj_add_str (doc, object, "file", edit->file);
  yyjson_mut_obj_add_uint (doc, object, "size", g_bytes_get_size (edit->changeset));
}

static char *
write_header (LdsExchange  *self,
              GByteArray   *payload,
              gsize        *length)
{
  g_autoptr (yyjson_mut_doc) doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (doc);
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, payload->data, payload->len);
  yyjson_mut_val *edits;
  yyjson_mut_val *documents;

  yyjson_mut_doc_set_root (doc, root);
  yyjson_mut_obj_add_str (doc, root, "format", FORMAT);
  yyjson_mut_obj_add_str (doc, root, "program", "lodestone " LDS_VERSION);
  if (lds_exchange_get_author (self) != NULL)
    yyjson_mut_obj_add_str (doc, root, "author", lds_exchange_get_author (self));
  yyjson_mut_obj_add_uint (doc, root, "size", payload->len);
  yyjson_mut_obj_add_str (doc, root, "sha256", sha256);
  edits = yyjson_mut_obj_add_arr (doc, root, "edits");
  for (guint i = 0; i < self->edits->len; i++)
    add_edit (doc, edits, g_ptr_array_index (self->edits, i));
  documents = yyjson_mut_obj_add_arr (doc, root, "documents");
  for (guint i = 0; i < self->documents->len; i++)
    yyjson_mut_arr_add_uint (doc, documents, g_bytes_get_size (g_ptr_array_index (self->documents, i)));

  return yyjson_mut_write (doc, 0, length);
}

static void
append (GByteArray *payload,
        GBytes     *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  g_byte_array_append (payload, data, size);
}

static guint64
measure (LdsExchange *self)
{
  guint64 size = 0;

  for (guint i = 0; i < self->edits->len; i++)
    size += g_bytes_get_size (((LdsExchangeEdit *) self->edits->pdata[i])->changeset);
  for (guint i = 0; i < self->documents->len; i++)
    size += g_bytes_get_size (self->documents->pdata[i]);

  return size;
}

/*< private >
 * lds_exchange_write:
 * @error: %LDS_WORKSPACE_ERROR_TOO_LARGE beyond %LDS_EXCHANGE_LARGEST bytes
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
lds_exchange_write (LdsExchange  *self,
                    GError      **error)
{
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GBytes) packed = NULL;
  g_autofree char *header = NULL;
  gsize length = 0;

  if (measure (self) > LDS_EXCHANGE_LARGEST)
    {
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_TOO_LARGE,
                           _ ("These changes with their documents are too large for one file. Export those "
                              "since a later date, or hand over a copy of the workspace."));
      return NULL;
    }

  for (guint i = 0; i < self->edits->len; i++)
    append (payload, ((LdsExchangeEdit *) self->edits->pdata[i])->changeset);
  for (guint i = 0; i < self->documents->len; i++)
    append (payload, self->documents->pdata[i]);

  header = write_header (self, payload, &length);
  packed = lds_changeset_compress (payload->data, payload->len, error);
  if (header == NULL || packed == NULL)
    return NULL;

  g_byte_array_append (file, (const guint8 *) header, length);
  g_byte_array_append (file, (const guint8 *) "\n", 1);
  append (file, packed);

  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

/* Takes as many bytes as the header says there are, and not one more. */
static GBytes *
expand (GBytes  *packed,
        guint64  size)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (zlib));
  g_autofree char *bytes = NULL;
  gsize n = 0;

  if (size > LDS_EXCHANGE_LARGEST || size / MAX_GROWTH > g_bytes_get_size (packed))
    return NULL;

  bytes = g_try_malloc (size + 1);
  if (bytes == NULL || !g_input_stream_read_all (stream, bytes, size + 1, &n, NULL, NULL) || n != size)
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&bytes), n);
}

/* Takes so many of the bytes that are left. */
static GBytes *
take (GBytes     *payload,
      gsize      *offset,
      yyjson_val *size)
{
  guint64 n = yyjson_get_uint (size);
  GBytes *bytes;

  if (!yyjson_is_uint (size) || n > g_bytes_get_size (payload) - *offset)
    return NULL;

  bytes = g_bytes_new_from_bytes (payload, *offset, n);
  *offset += n;

  return bytes;
}

/* Decisions on lines are not exchanged, so that a file has none. */
static gboolean
check_row_cb (const LdsExchangeRow  *row,
              gpointer               user_data,
              GError               **error)
{
  sqlite3_value *old_item;
  sqlite3_value *new_item;

  if (!g_str_equal (row->table->name, "decision"))
    return TRUE;

  old_item = lds_exchange_row_get (row, 2, TRUE);
  new_item = lds_exchange_row_get (row, 2, FALSE);

  return ((old_item == NULL || sqlite3_value_type (old_item) == SQLITE_NULL) &&
          (new_item == NULL || sqlite3_value_type (new_item) == SQLITE_NULL)) ||
         lds_exchange_damaged (error);
}

static gboolean
read_edit (LdsExchange *self,
           yyjson_val  *object,
           GBytes      *payload,
           gsize       *offset)
{
  LdsExchangeEdit *edit = lds_exchange_edit_new ();

  g_ptr_array_add (self->edits, edit);
  edit->id = yyjson_get_sint (yyjson_obj_get (object, "id"));
  edit->kind = g_strdup (yyjson_get_str (yyjson_obj_get (object, "kind")));
  edit->title = g_strdup (yyjson_get_str (yyjson_obj_get (object, "title")));
  edit->author = g_strdup (yyjson_get_str (yyjson_obj_get (object, "author")));
  edit->time = g_strdup (yyjson_get_str (yyjson_obj_get (object, "time")));
  edit->file = g_strdup (yyjson_get_str (yyjson_obj_get (object, "file")));
  edit->changeset = take (payload, offset, yyjson_obj_get (object, "size"));

  return edit->kind != NULL && edit->title != NULL && edit->time != NULL && edit->changeset != NULL &&
         lds_exchange_walk (edit->changeset, check_row_cb, NULL, NULL);
}

static gboolean
read_payload (LdsExchange *self,
              yyjson_val  *root,
              GBytes      *payload)
{
  gsize offset = 0;
  yyjson_val *value;
  gsize i;
  gsize n;

  yyjson_arr_foreach (yyjson_obj_get (root, "edits"), i, n, value)
    {
      if (!read_edit (self, value, payload, &offset))
        return FALSE;
    }
  yyjson_arr_foreach (yyjson_obj_get (root, "documents"), i, n, value)
    {
      GBytes *bytes = take (payload, &offset, value);

      if (bytes == NULL)
        return FALSE;
      g_ptr_array_add (self->documents, bytes);
    }

  return offset == g_bytes_get_size (payload);
}

/* A newer version of the program may write what this one cannot read. */
static gboolean
check_format (yyjson_val  *root,
              GError     **error)
{
  const char *format = yyjson_get_str (yyjson_obj_get (root, "format"));

  if (format == NULL || !g_str_has_prefix (format, "lodestone-changes/"))
    return lds_exchange_damaged (error);
  if (g_str_equal (format, FORMAT))
    return TRUE;

  g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NEWER,
                       _ ("A newer version of Lodestone wrote this file of changes. Update Lodestone to take "
                          "it in."));
  return FALSE;
}

static yyjson_doc *
read_header (GBytes  *bytes,
             gsize   *length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = data != NULL ? memchr (data, '\n', MIN (size, MAX_HEADER_BYTES)) : NULL;

  *length = end != NULL ? end - data + 1 : 0;

  return end != NULL ? yyjson_read (data, end - data, 0) : NULL;
}

/**
 * lds_exchange_read:
 * @bytes: a file of changes
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR: %LDS_WORKSPACE_ERROR_DAMAGED where it is none,
 *   %LDS_WORKSPACE_ERROR_NEWER
 *
 * Reads a file that may come from anyone, and checks that it is whole.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
LdsExchange *
lds_exchange_read (GBytes  *bytes,
                   GError **error)
{
  g_autoptr (LdsExchange) self = lds_exchange_new ();
  g_autoptr (yyjson_doc) header = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autofree char *sha256 = NULL;
  yyjson_val *root;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  header = read_header (bytes, &length);
  root = yyjson_doc_get_root (header);
  if (!check_format (root, error))
    return NULL;

  packed = g_bytes_new_from_bytes (bytes, length, g_bytes_get_size (bytes) - length);
  payload = expand (packed, yyjson_get_uint (yyjson_obj_get (root, "size")));
  if (payload != NULL)
    sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, payload);
  if (payload == NULL || !yyjson_equals_str (yyjson_obj_get (root, "sha256"), sha256) ||
      !read_payload (self, root, payload))
    {
      lds_exchange_damaged (error);
      return NULL;
    }

  return g_steal_pointer (&self);
}
