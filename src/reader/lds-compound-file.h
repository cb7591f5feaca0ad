/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The container of old Office files, a file system within a file: MS-CFB, also called OLE. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LdsCompoundFile LdsCompoundFile;

/**
 * LdsCompoundStream:
 * @bytes: of the whole file, which must outlive the stream
 * @runs: where the stream is in them, piece by piece
 * @length: bytes that are there
 * @short_of: whether the file promises more bytes than are there
 * @current: index of the run that was read last
 *
 * A stream is never copied together: a file can be large, and its pieces are enough to read it.
 */
typedef struct
{
  const guint8 *bytes;
  GArray       *runs;
  guint32       length;
  gboolean      short_of;
  guint         current;
} LdsCompoundStream;

gboolean           lds_compound_file_recognises (const guint8       *bytes,
                                                 gsize               length);
LdsCompoundFile   *lds_compound_file_new        (const guint8       *bytes,
                                                 guint32             length);
void               lds_compound_file_free       (LdsCompoundFile    *self);
gboolean           lds_compound_file_has        (LdsCompoundFile    *self,
                                                 const char         *name);
LdsCompoundStream *lds_compound_file_open       (LdsCompoundFile    *self,
                                                 const char         *name);

LdsCompoundStream *lds_compound_stream_new      (const guint8       *bytes);
LdsCompoundStream *lds_compound_stream_new_bare (const guint8       *bytes,
                                                 guint32             length);
void               lds_compound_stream_free     (LdsCompoundStream  *self);
void               lds_compound_stream_add      (LdsCompoundStream  *self,
                                                 guint32             offset,
                                                 guint32             length);
const guint8      *lds_compound_stream_read     (LdsCompoundStream  *self,
                                                 guint32             position,
                                                 guint32             length,
                                                 guint8             *buffer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsCompoundFile, lds_compound_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsCompoundStream, lds_compound_stream_free)

G_END_DECLS
