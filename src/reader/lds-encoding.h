/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-encoding-names.h"
#include "lds-reading.h"

G_BEGIN_DECLS

/**
 * LdsEncoded:
 * @text: (array length=length): UTF-8, as far as the file is what it seems to be
 * @code: name of the encoding for iconv
 * @encoding: name of the encoding for people
 * @guessed: whether the encoding is a guess that a person should know of
 * @n_faults: number of places where the bytes are no character
 * @first_fault: where the first of them stands in @text
 */
typedef struct
{
  GBytes     *bytes;
  const char *text;
  gsize       length;
  const char *code;
  const char *encoding;
  gboolean    guessed;
  gsize       n_faults;
  gsize       first_fault;
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
