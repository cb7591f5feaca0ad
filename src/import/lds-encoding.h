/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-reading.h"

G_BEGIN_DECLS

/**
 * LdsEncoded:
 * @text: (array length=length): UTF-8, as far as the file is what it seems to be
 * @encoding: name of the encoding
 * @guessed: whether the encoding is a guess that a person should know of
 */
typedef struct
{
  GBytes     *bytes;
  const char *text;
  gsize       length;
  const char *encoding;
  gboolean    guessed;
} LdsEncoded;

gboolean lds_encoding_looks_like_text (const guint8  *bytes,
                                       gsize          length);
gboolean lds_encoding_convert         (LdsReading    *reading,
                                       GBytes        *bytes,
                                       LdsEncoded    *encoded,
                                       GError       **error);
gboolean lds_encoding_convert_markup  (LdsReading    *reading,
                                       GBytes        *bytes,
                                       LdsEncoded    *encoded,
                                       GError       **error);
void     lds_encoded_clear            (LdsEncoded    *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsEncoded, lds_encoded_clear)

G_END_DECLS
