/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-xls-records.h"

#include <string.h>

#define RECORD_CONTINUE 0x3c
#define HEADER_BYTES 4

/**
 * lds_xls_records_new:
 * @stream: (transfer full): a workbook
 *
 * Returns: (transfer full): its records, before the first one
 */
LdsXlsRecords *
lds_xls_records_new (LdsCompoundStream *stream)
{
  LdsXlsRecords *self = g_new0 (LdsXlsRecords, 1);

  self->stream = stream;
  self->buffer = g_malloc (G_MAXUINT16);
  self->data = self->buffer;

  return self;
}

/**
 * lds_xls_records_free:
 * @self: (transfer full): records
 */
void
lds_xls_records_free (LdsXlsRecords *self)
{
  lds_compound_stream_free (self->stream);
  g_free (self->buffer);
  g_free (self);
}

static gboolean
peek (LdsXlsRecords *self,
      guint16       *id,
      guint16       *length)
{
  guint8 buffer[HEADER_BYTES];
  const guint8 *header = lds_compound_stream_read (self->stream, self->position, HEADER_BYTES,
                                                   buffer);

  if (header == NULL)
    {
      self->broken_off |= self->position < self->stream->length;
      return FALSE;
    }
  *id = (guint16) (header[0] | header[1] << 8);
  *length = (guint16) (header[2] | header[3] << 8);

  return TRUE;
}

static gboolean
load (LdsXlsRecords *self,
      guint16        length)
{
  const guint8 *data = lds_compound_stream_read (self->stream, self->position + HEADER_BYTES,
                                                 length, self->buffer);

  self->at = self->length = 0;
  if (data == NULL)
    {
      self->broken_off = TRUE;
      return FALSE;
    }
  self->data = data;
  self->length = length;
  self->position += HEADER_BYTES + length;
  self->consumed += HEADER_BYTES + length;

  return TRUE;
}

/**
 * lds_xls_records_next:
 * @self: records
 *
 * Goes to the next record that is not the rest of another.
 *
 * Returns: whether there is one
 */
gboolean
lds_xls_records_next (LdsXlsRecords *self)
{
  guint16 length;

  do
    {
      if (!peek (self, &self->id, &length) || !load (self, length))
        return FALSE;
    }
  while (self->id == RECORD_CONTINUE);

  return TRUE;
}

/**
 * lds_xls_records_continue:
 * @self: records
 *
 * Goes to the CONTINUE record behind the record.
 *
 * Returns: whether there is one
 */
gboolean
lds_xls_records_continue (LdsXlsRecords *self)
{
  guint16 id;
  guint16 length;

  return peek (self, &id, &length) && id == RECORD_CONTINUE && load (self, length);
}

/**
 * lds_xls_records_get_u8:
 * @self: records
 * @at: place in the record
 *
 * Returns: what is there, 0 where the record is too short
 */
guint
lds_xls_records_get_u8 (const LdsXlsRecords *self,
                        guint                at)
{
  return at < self->length ? self->data[at] : 0;
}

/**
 * lds_xls_records_get_u16:
 * @self: records
 * @at: place in the record
 *
 * Returns: what is there, 0 where the record is too short
 */
guint
lds_xls_records_get_u16 (const LdsXlsRecords *self,
                         guint                at)
{
  return lds_xls_records_get_u8 (self, at) | lds_xls_records_get_u8 (self, at + 1) << 8;
}

/**
 * lds_xls_records_get_u32:
 * @self: records
 * @at: place in the record
 *
 * Returns: what is there, 0 where the record is too short
 */
guint32
lds_xls_records_get_u32 (const LdsXlsRecords *self,
                         guint                at)
{
  return lds_xls_records_get_u16 (self, at) | lds_xls_records_get_u16 (self, at + 2) << 16;
}

/**
 * lds_xls_records_get_double:
 * @self: records
 * @at: place in the record
 *
 * Returns: the number that is there, 0 where the record is too short
 */
double
lds_xls_records_get_double (const LdsXlsRecords *self,
                            guint                at)
{
  guint64 bits = lds_xls_records_get_u32 (self, at) |
                 (guint64) lds_xls_records_get_u32 (self, at + 4) << 32;
  double number;

  memcpy (&number, &bits, sizeof number);

  return number;
}

/**
 * lds_xls_records_take:
 * @self: records
 * @bytes: (out) (array length=n): room for the bytes
 * @n: how many
 *
 * Takes what comes next in the record and in the CONTINUE records behind it.
 *
 * Returns: whether there were as many
 */
gboolean
lds_xls_records_take (LdsXlsRecords *self,
                      guint8        *bytes,
                      guint          n)
{
  while (n > 0)
    {
      guint here = MIN (n, self->length - self->at);

      if (here == 0 && !lds_xls_records_continue (self))
        return FALSE;
      memcpy (bytes, self->data + self->at, here);
      self->at += here;
      bytes += here;
      n -= here;
    }

  return TRUE;
}

/**
 * lds_xls_records_take_u8:
 * @self: records
 * @value: (out): a number of one byte
 *
 * Returns: whether it was there
 */
gboolean
lds_xls_records_take_u8 (LdsXlsRecords *self,
                         guint         *value)
{
  guint8 byte = 0;
  gboolean taken = lds_xls_records_take (self, &byte, 1);

  *value = byte;

  return taken;
}

/**
 * lds_xls_records_take_u16:
 * @self: records
 * @value: (out): a number of two bytes
 *
 * Returns: whether it was there
 */
gboolean
lds_xls_records_take_u16 (LdsXlsRecords *self,
                          guint         *value)
{
  guint8 bytes[2] = { 0 };
  gboolean taken = lds_xls_records_take (self, bytes, sizeof bytes);

  *value = bytes[0] | bytes[1] << 8;

  return taken;
}

/**
 * lds_xls_records_take_u32:
 * @self: records
 * @value: (out): a number of four bytes
 *
 * Returns: whether it was there
 */
gboolean
lds_xls_records_take_u32 (LdsXlsRecords *self,
                          guint32       *value)
{
  guint low;
  guint high;
  gboolean taken = lds_xls_records_take_u16 (self, &low) && lds_xls_records_take_u16 (self, &high);

  *value = taken ? low | (guint32) high << 16 : 0;

  return taken;
}

/**
 * lds_xls_records_skip:
 * @self: records
 * @n: number of bytes
 *
 * Passes over what comes next in the record and in the CONTINUE records behind it.
 *
 * Returns: whether there were as many
 */
gboolean
lds_xls_records_skip (LdsXlsRecords *self,
                      guint64        n)
{
  while (n > 0)
    {
      guint here = (guint) MIN (n, self->length - self->at);

      if (here == 0 && !lds_xls_records_continue (self))
        return FALSE;
      self->at += here;
      n -= here;
    }

  return TRUE;
}
