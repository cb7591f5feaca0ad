/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-compound-file.h"

#include <string.h>

typedef struct
{
  guint32 position; /* in the stream */
  guint32 offset;   /* in the file */
  guint32 length;
} Run;

/**
 * lds_compound_stream_new:
 * @bytes: the file
 *
 * Returns: (transfer full): a stream without bytes
 */
LdsCompoundStream *
lds_compound_stream_new (const guint8 *bytes)
{
  LdsCompoundStream *self = g_new0 (LdsCompoundStream, 1);

  self->bytes = bytes;
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));

  return self;
}

/**
 * lds_compound_stream_new_bare:
 * @bytes: (array length=length): a file that has no container
 * @length: number of bytes
 *
 * Returns: (transfer full): a stream of the whole file
 */
LdsCompoundStream *
lds_compound_stream_new_bare (const guint8 *bytes,
                              guint32       length)
{
  LdsCompoundStream *self = lds_compound_stream_new (bytes);

  lds_compound_stream_add (self, 0, length);

  return self;
}

/**
 * lds_compound_stream_free:
 * @self: (transfer full): a stream
 */
void
lds_compound_stream_free (LdsCompoundStream *self)
{
  g_array_unref (self->runs);
  g_free (self);
}

/**
 * lds_compound_stream_add:
 * @self: a stream
 * @offset: where its next bytes are in the file
 * @length: how many
 */
void
lds_compound_stream_add (LdsCompoundStream *self,
                         guint32            offset,
                         guint32            length)
{
  Run run = { self->length, offset, length };
  Run *last = self->runs->len > 0 ? &g_array_index (self->runs, Run, self->runs->len - 1) : NULL;

  if (length == 0)
    return;
  if (last != NULL && last->offset + last->length == offset)
    last->length += length;
  else
    g_array_append_val (self->runs, run);
  self->length += length;
}

static gboolean
holds (const Run *run,
       guint32    position)
{
  return position >= run->position && position - run->position < run->length;
}

/* Nearly always the run of the last time, or the next one. */
static guint
find_run (LdsCompoundStream *self,
          guint32            position)
{
  const Run *runs = (const Run *) (const void *) self->runs->data;
  guint low = 0;
  guint high = self->runs->len - 1;

  if (holds (&runs[self->current], position))
    return self->current;
  if (self->current < high && holds (&runs[self->current + 1], position))
    return self->current + 1;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (runs[middle].position <= position)
        low = middle;
      else
        high = middle - 1;
    }

  return low;
}

/**
 * lds_compound_stream_read:
 * @self: a stream
 * @position: where to read
 * @length: number of bytes
 * @buffer: room for them, which is used where they do not stand together in the file
 *
 * Returns: (transfer none) (nullable): the bytes, %NULL when the stream has fewer
 */
const guint8 *
lds_compound_stream_read (LdsCompoundStream *self,
                          guint32            position,
                          guint32            length,
                          guint8            *buffer)
{
  guint32 done = 0;

  if (position > self->length || length > self->length - position)
    return NULL;
  if (length == 0)
    return buffer;

  while (done < length)
    {
      guint index = find_run (self, position + done);
      const Run *run = &g_array_index (self->runs, Run, index);
      guint32 skip = position + done - run->position;
      guint32 n = MIN (run->length - skip, length - done);

      self->current = index;
      if (n == length)
        return self->bytes + run->offset + skip;
      memcpy (buffer + done, self->bytes + run->offset + skip, n);
      done += n;
    }

  return buffer;
}
