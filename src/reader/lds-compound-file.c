/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads as little of the container as a workbook needs, and believes none of it. libgsf, which has
 * such a reader, raises GLib warnings about a chain of sectors that does not end as it should, and
 * to know that before would be to read the container here anyway. */

#include "lds-compound-file.h"

#include <string.h>

#define MAGIC "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#define HEADER_BYTES 512
#define HEADER_FAT_SECTORS 109
#define ENTRY_BYTES 128
#define END_OF_CHAIN 0xfffffffe
#define NO_ENTRY 0xffffffff
#define MINI_SHIFT 6
#define MINI_CUTOFF 4096

typedef enum
{
  ENTRY_STREAM = 2,
  ENTRY_ROOT = 5,
} EntryType;

typedef struct
{
  guint32 start;
  guint32 length;
} Entry;

struct _LdsCompoundFile
{
  const guint8      *bytes;
  guint32            length;
  guint              shift; /* of the size of a sector */
  guint32            n_sectors;
  guint32           *fat; /* the sector that follows each sector */
  LdsCompoundStream *directory;
  LdsCompoundStream *mini; /* what small streams are cut of */
  LdsCompoundStream *mini_fat;
};

static guint16
get_u16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static guint32
get_u32 (const guint8 *bytes)
{
  return get_u16 (bytes) | (guint32) get_u16 (bytes + 2) << 16;
}

static guint32
get_offset (const LdsCompoundFile *self,
            guint32                sector)
{
  return (sector + 1) << self->shift;
}

/* The sectors of a chain until @length bytes are there. One that comes twice ends it. */
static LdsCompoundStream *
follow (const LdsCompoundFile *self,
        guint32                sector,
        guint32                length)
{
  g_autofree guint8 *seen = g_malloc0 (self->n_sectors / 8 + 1);
  LdsCompoundStream *stream = lds_compound_stream_new (self->bytes);

  while (stream->length < length && sector < self->n_sectors &&
         (seen[sector / 8] & 1 << sector % 8) == 0)
    {
      guint32 offset = get_offset (self, sector);
      guint32 size = MIN (1u << self->shift, self->length - offset);

      seen[sector / 8] |= 1 << sector % 8;
      lds_compound_stream_add (stream, offset, MIN (size, length - stream->length));
      sector = self->fat[sector];
    }
  stream->short_of = stream->length < length && sector != END_OF_CHAIN;

  return stream;
}

static void
load_fat_sector (LdsCompoundFile *self,
                 guint32          sector,
                 guint32         *n_loaded)
{
  guint32 n = MIN (1u << (self->shift - 2), self->n_sectors - *n_loaded);

  for (guint32 i = 0; i < n && sector < self->n_sectors; i++)
    {
      guint32 at = get_offset (self, sector) + 4 * i;

      if (at + 4 <= self->length)
        self->fat[*n_loaded + i] = get_u32 (self->bytes + at);
    }
  *n_loaded += n;
}

/* The table has no more entries than the file has sectors, whatever it says of itself; each turn
 * fills some of them, and so it comes to an end. */
static void
load_fat (LdsCompoundFile *self)
{
  guint32 per_sector = 1u << (self->shift - 2);
  guint32 sector = get_u32 (self->bytes + 0x44);
  guint32 n_loaded = 0;

  self->fat = g_new (guint32, self->n_sectors);
  memset (self->fat, 0xff, self->n_sectors * sizeof (guint32));

  for (guint i = 0; i < HEADER_FAT_SECTORS; i++)
    load_fat_sector (self, get_u32 (self->bytes + 0x4c + 4 * i), &n_loaded);

  while (sector < self->n_sectors && n_loaded < self->n_sectors)
    {
      const guint8 *entries = self->bytes + get_offset (self, sector);

      if (self->length - get_offset (self, sector) < 4 * per_sector)
        break;
      for (guint32 i = 0; i + 1 < per_sector; i++)
        load_fat_sector (self, get_u32 (entries + 4 * i), &n_loaded);
      sector = get_u32 (entries + 4 * (per_sector - 1));
    }
}

static const guint8 *
get_entry (LdsCompoundFile *self,
           guint32          index,
           guint8          *buffer)
{
  if (index >= self->directory->length / ENTRY_BYTES)
    return NULL;

  return lds_compound_stream_read (self->directory, index * ENTRY_BYTES, ENTRY_BYTES, buffer);
}

static gboolean
has_name (const guint8 *entry,
          const char   *name)
{
  gsize n = strlen (name);

  for (gsize i = 0; i < n; i++)
    if (entry[2 * i + 1] != 0 ||
        g_ascii_tolower ((char) entry[2 * i]) != g_ascii_tolower (name[i]))
      return FALSE;

  return get_u16 (entry + 2 * n) == 0;
}

/* Among the children of the root alone: what is embedded in a document has streams of the same
 * names further down. The children are a tree of siblings, in which a hostile file has circles. */
static const guint8 *
find_entry (LdsCompoundFile *self,
            const char      *name,
            guint8          *buffer)
{
  guint32 n_entries = self->directory->length / ENTRY_BYTES;
  g_autofree guint8 *seen = g_malloc0 (n_entries + 1);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint8 *root = get_entry (self, 0, buffer);
  guint32 index = root != NULL ? get_u32 (root + 0x4c) : NO_ENTRY;

  g_array_append_val (waiting, index);
  while (waiting->len > 0)
    {
      const guint8 *entry;

      index = g_array_index (waiting, guint32, waiting->len - 1);
      g_array_set_size (waiting, waiting->len - 1);
      if (index >= n_entries || seen[index])
        continue;
      seen[index] = TRUE;

      entry = get_entry (self, index, buffer);
      if (has_name (entry, name))
        return entry;
      for (guint side = 0; side < 2; side++)
        {
          guint32 sibling = get_u32 (entry + 0x44 + 4 * side);

          g_array_append_val (waiting, sibling);
        }
    }

  return NULL;
}

static void
read_entry (const guint8 *bytes,
            Entry        *entry)
{
  guint32 length = get_u32 (bytes + 0x78);

  *entry = (Entry) { get_u32 (bytes + 0x74), MIN (length, G_MAXINT32) };
}

/* A small stream is a chain of pieces of the root's own stream. */
static LdsCompoundStream *
follow_mini (LdsCompoundFile *self,
             const Entry     *entry)
{
  LdsCompoundStream *stream = lds_compound_stream_new (self->bytes);
  guint32 n_links = self->mini_fat->length / 4;
  guint32 sector = entry->start;

  /* The length is below the cutoff, so a circle is left soon. */
  while (stream->length < entry->length && sector < n_links)
    {
      guint8 buffer[1 << MINI_SHIFT];
      guint32 position = sector << MINI_SHIFT;
      guint32 n = MIN (1u << MINI_SHIFT, entry->length - stream->length);
      const guint8 *piece = sector <= self->mini->length >> MINI_SHIFT
                                ? lds_compound_stream_read (self->mini, position, n, buffer) : NULL;

      /* A sector holds whole pieces, so that none was put together in the buffer. */
      if (piece == NULL || piece == buffer)
        break;
      lds_compound_stream_add (stream, (guint32) (piece - self->bytes), n);
      sector = get_u32 (lds_compound_stream_read (self->mini_fat, 4 * sector, 4, buffer));
    }
  stream->short_of = stream->length < entry->length;

  return stream;
}

/**
 * lds_compound_file_recognises:
 * @bytes: (array length=length): the beginning of a file
 * @length: number of bytes
 *
 * Returns: whether it is a compound file
 */
gboolean
lds_compound_file_recognises (const guint8 *bytes,
                              gsize         length)
{
  return length >= 8 && memcmp (bytes, MAGIC, 8) == 0;
}

/**
 * lds_compound_file_new:
 * @bytes: (array length=length): a file, which must outlive what is returned
 * @length: number of bytes, below 2 GiB
 *
 * Returns: (transfer full) (nullable): its directory, %NULL when it is too damaged to have one
 */
LdsCompoundFile *
lds_compound_file_new (const guint8 *bytes,
                       guint32       length)
{
  g_autoptr (LdsCompoundFile) self = g_new0 (LdsCompoundFile, 1);
  guint8 buffer[ENTRY_BYTES];
  const guint8 *root;
  Entry entry;

  if (!lds_compound_file_recognises (bytes, length) || length < HEADER_BYTES)
    return NULL;

  self->bytes = bytes;
  self->length = length;
  self->shift = get_u16 (bytes + 0x1e);
  if (self->shift < 9 || self->shift > 15 || length <= 1u << self->shift)
    return NULL;
  self->n_sectors = (length - 1) >> self->shift;
  load_fat (self);

  self->directory = follow (self, get_u32 (bytes + 0x30), G_MAXUINT32);
  root = get_entry (self, 0, buffer);
  if (self->directory->short_of || root == NULL || root[0x42] != ENTRY_ROOT)
    return NULL;

  read_entry (root, &entry);
  self->mini = follow (self, entry.start, entry.length);
  self->mini_fat = follow (self, get_u32 (bytes + 0x3c), G_MAXUINT32);

  return g_steal_pointer (&self);
}

/**
 * lds_compound_file_free:
 * @self: (transfer full): a compound file
 */
void
lds_compound_file_free (LdsCompoundFile *self)
{
  g_clear_pointer (&self->directory, lds_compound_stream_free);
  g_clear_pointer (&self->mini, lds_compound_stream_free);
  g_clear_pointer (&self->mini_fat, lds_compound_stream_free);
  g_free (self->fat);
  g_free (self);
}

/**
 * lds_compound_file_has:
 * @self: a compound file
 * @name: an ASCII name
 *
 * Returns: whether a stream or folder of this name stands in its root
 */
gboolean
lds_compound_file_has (LdsCompoundFile *self,
                       const char      *name)
{
  guint8 buffer[ENTRY_BYTES];

  return find_entry (self, name, buffer) != NULL;
}

/**
 * lds_compound_file_open:
 * @self: a compound file
 * @name: an ASCII name, small or large letters
 *
 * Returns: (transfer full) (nullable): the stream of this name in the root
 */
LdsCompoundStream *
lds_compound_file_open (LdsCompoundFile *self,
                        const char      *name)
{
  guint8 buffer[ENTRY_BYTES];
  const guint8 *bytes = find_entry (self, name, buffer);
  LdsCompoundStream *stream;
  Entry entry;

  if (bytes == NULL || bytes[0x42] != ENTRY_STREAM)
    return NULL;

  read_entry (bytes, &entry);
  if (entry.length < MINI_CUTOFF)
    return follow_mini (self, &entry);
  stream = follow (self, entry.start, entry.length);
  stream->short_of = stream->length < entry.length;

  return stream;
}
