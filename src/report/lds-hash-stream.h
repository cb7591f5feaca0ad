/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stream that works out the SHA-256 of all that is written to it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LDS_TYPE_HASH_STREAM (lds_hash_stream_get_type ())
G_DECLARE_FINAL_TYPE (LdsHashStream, lds_hash_stream, LDS, HASH_STREAM, GOutputStream)

LdsHashStream *lds_hash_stream_new (GOutputStream *stream);
char          *lds_hash_stream_end (LdsHashStream *self,
                                    const char    *end);

G_END_DECLS
