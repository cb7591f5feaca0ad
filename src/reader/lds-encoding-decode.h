/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LdsDecodeFault:
 * @count: number of places where the bytes are no character of the encoding
 * @first: where the first of them stands in the text
 */
typedef struct
{
  gsize count;
  gsize first;
} LdsDecodeFault;

GString *lds_encoding_decode (const char     *code,
                              const guint8   *bytes,
                              gsize           length,
                              LdsDecodeFault *fault);

G_END_DECLS
