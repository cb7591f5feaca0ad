/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-encoding-choices.h"

#include "lds-encoding-names.h"

static const char *const names[] = {
  "UTF-8", "Windows-1252", "Windows-1250", "Windows-1251", "ISO-8859-15", "CP850", "CP437",
  "Shift_JIS", "EUC-JP", "GB18030", "Big5", "EUC-KR", "UTF-16LE", "UTF-16BE", NULL,
};

/**
 * lds_encoding_get_choices:
 *
 * Returns: (array zero-terminated=1): the encodings that text files usually have
 */
const char *const *
lds_encoding_get_choices (void)
{
  return names;
}

/**
 * lds_encoding_is_known:
 * @name: name of an encoding, one of lds_encoding_get_choices() or another
 *
 * Returns: whether text can be read in it
 */
gboolean
lds_encoding_is_known (const char *name)
{
  return lds_encoding_find (name) != NULL;
}

/**
 * lds_encoding_is_plain:
 * @bytes: the beginning of a text file
 * @length: number of bytes
 *
 * Returns: whether its encoding is certain: marked, or valid UTF-8, apart from a character that is
 *   cut at the end
 */
gboolean
lds_encoding_is_plain (const guint8 *bytes,
                       gsize         length)
{
  const char *end;

  if (length >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) ||
                      (bytes[0] == 0xfe && bytes[1] == 0xff)))
    return TRUE;

  return g_utf8_validate_len ((const char *) bytes, length, &end) ||
         (const char *) bytes + length - end < 4;
}
