/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-text-pool.h"

#include "lds-limits.h"

#include <string.h>

#define FIRST_SLOTS 1024

struct _LdsTextPool
{
  gatomicrefcount  ref_count;

  char            *bytes;
  gsize            length;
  gsize            allocated;

  /* Open addressing; a slot holds the offset of a text, 0 when it is free. */
  guint32         *slots;
  guint32          n_slots;
  guint32          n_texts;

  GString         *scratch;
};

/**
 * lds_text_pool_new:
 *
 * Returns: (transfer full): a pool that holds the empty text
 */
LdsTextPool *
lds_text_pool_new (void)
{
  LdsTextPool *self = g_new0 (LdsTextPool, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->allocated = 4096;
  self->bytes = g_malloc (self->allocated);
  self->bytes[0] = '\0';
  self->length = 1;
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint32, self->n_slots);
  self->scratch = g_string_new (NULL);

  return self;
}

/**
 * lds_text_pool_new_frozen:
 * @bytes: (transfer full): texts, each with a zero at its end, the first of them empty
 * @length: number of bytes, zeros included
 *
 * Returns: (transfer full): a pool to which nothing can be added
 */
LdsTextPool *
lds_text_pool_new_frozen (char  *bytes,
                          gsize  length)
{
  LdsTextPool *self = g_new0 (LdsTextPool, 1);

  g_assert (length > 0 && bytes[0] == '\0' && bytes[length - 1] == '\0');

  g_atomic_ref_count_init (&self->ref_count);
  self->bytes = g_realloc (bytes, length);
  self->length = length;
  self->allocated = length;
  self->scratch = g_string_new (NULL);

  return self;
}

/**
 * lds_text_pool_ref:
 * @self: a pool
 *
 * Returns: (transfer full): @self
 */
LdsTextPool *
lds_text_pool_ref (LdsTextPool *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * lds_text_pool_unref:
 * @self: (transfer full): a pool
 */
void
lds_text_pool_unref (LdsTextPool *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_string_free (self->scratch, TRUE);
  g_free (self->slots);
  g_free (self->bytes);
  g_free (self);
}

static guint32
hash_bytes (const char *text,
            gsize       length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * G_GUINT64_CONSTANT (0x100000001b3);

  return (guint32) (hash ^ (hash >> 32));
}

/* The slot of a text, or the free slot where it belongs. */
static guint32
find_slot (LdsTextPool *self,
           const char  *text,
           gsize        length)
{
  guint32 mask = self->n_slots - 1;
  guint32 slot = hash_bytes (text, length) & mask;

  while (self->slots[slot] != 0)
    {
      const char *other = self->bytes + self->slots[slot];

      if (strncmp (other, text, length) == 0 && other[length] == '\0')
        break;
      slot = (slot + 1) & mask;
    }

  return slot;
}

static void
grow_slots (LdsTextPool *self)
{
  g_autofree guint32 *old = self->slots;
  guint32 n_old = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);

  for (guint32 i = 0; i < n_old; i++)
    {
      const char *text = self->bytes + old[i];

      if (old[i] != 0)
        self->slots[find_slot (self, text, strlen (text))] = old[i];
    }
}

static guint32
add_clean (LdsTextPool *self,
           const char  *text,
           gsize        length)
{
  guint32 slot = find_slot (self, text, length);
  guint32 offset = (guint32) self->length;

  if (self->slots[slot] != 0)
    return self->slots[slot];
  if (self->length + length + 1 > LDS_LIMIT_POOL_BYTES)
    return LDS_TEXT_POOL_FULL;

  if (self->length + length + 1 > self->allocated)
    {
      self->allocated = MAX (self->allocated + self->allocated / 2, self->length + length + 1);
      self->bytes = g_realloc (self->bytes, self->allocated);
    }
  memcpy (self->bytes + self->length, text, length);
  self->bytes[self->length + length] = '\0';
  self->length += length + 1;
  self->slots[slot] = offset;

  if (++self->n_texts > self->n_slots / 4 * 3)
    grow_slots (self);

  return offset;
}

/**
 * lds_text_pool_add:
 * @self: a pool that is not frozen
 * @text: (array length=length): bytes that should be UTF-8
 * @length: number of bytes
 *
 * Keeps a text, made clean as by lds_text_clean().
 *
 * Returns: where it is, %LDS_TEXT_POOL_FULL when the pool has reached its limit
 */
guint32
lds_text_pool_add (LdsTextPool *self,
                   const char  *text,
                   gsize        length)
{
  g_assert (self->slots != NULL);

  if (length == 0)
    return 0;
  if (lds_text_is_clean (text, length))
    return add_clean (self, text, length);

  g_string_truncate (self->scratch, 0);
  lds_text_clean (text, length, self->scratch);

  return self->scratch->len == 0 ? 0 : add_clean (self, self->scratch->str, self->scratch->len);
}

/**
 * lds_text_pool_get:
 * @self: a pool
 * @offset: what lds_text_pool_add() returned
 *
 * Returns: (transfer none): the text, until the next is added
 */
const char *
lds_text_pool_get (LdsTextPool *self,
                   guint32      offset)
{
  g_assert (offset < self->length);

  return self->bytes + offset;
}

/**
 * lds_text_pool_get_bytes:
 * @self: a pool
 * @length: (out): number of bytes
 *
 * Returns: (transfer none) (array length=length): all texts, as for lds_text_pool_new_frozen()
 */
const char *
lds_text_pool_get_bytes (LdsTextPool *self,
                         gsize       *length)
{
  *length = self->length;

  return self->bytes;
}

/**
 * lds_text_pool_freeze:
 * @self: a pool
 *
 * Says that no text will be added, and gives back what is only needed for that.
 */
void
lds_text_pool_freeze (LdsTextPool *self)
{
  g_clear_pointer (&self->slots, g_free);
  self->bytes = g_realloc (self->bytes, self->length);
  self->allocated = self->length;
}

/**
 * lds_text_is_clean:
 * @text: (array length=length): bytes
 * @length: number of bytes
 *
 * Returns: whether lds_text_clean() would leave it as it is
 */
gboolean
lds_text_is_clean (const char *text,
                   gsize       length)
{
  gboolean ascii = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      guchar byte = text[i];

      if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7f)
        return FALSE;
      ascii = ascii && byte < 0x80;
    }
  if (ascii)
    return TRUE;
  if (!g_utf8_validate_len (text, length, NULL))
    return FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if ((character >= 0x80 && character < 0xa0) || (character & 0xfffe) == 0xfffe)
        return FALSE;
    }

  return TRUE;
}

/**
 * lds_text_clean:
 * @text: (array length=length): bytes that should be UTF-8
 * @length: number of bytes
 * @clean: string to which the clean text is appended
 *
 * Makes line ends "\n", drops control characters other than tab and line end, and puts U+FFFD
 * for what is not UTF-8 or no character.
 */
void
lds_text_clean (const char *text,
                gsize       length,
                GString    *clean)
{
  const char *end = text + length;

  while (text < end)
    {
      gunichar character = g_utf8_get_char_validated (text, end - text);

      if (*text == '\0' || character >= (gunichar) -2)
        {
          if (*text != '\0')
            g_string_append (clean, "\357\277\275");
          text++;
          continue;
        }

      if (character == '\r')
        {
          if (text + 1 == end || text[1] != '\n')
            g_string_append_c (clean, '\n');
        }
      else if ((character & 0xfffe) == 0xfffe)
        {
          g_string_append (clean, "\357\277\275");
        }
      else if (character == '\t' || character == '\n' ||
               (character >= 0x20 && (character < 0x7f || character >= 0xa0)))
        {
          g_string_append_len (clean, text, g_utf8_next_char (text) - text);
        }
      text = g_utf8_next_char (text);
    }
}
