/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-encoding-decode.h"

#include <errno.h>
#include <string.h>

#define CHUNK 16384

#define REPLACEMENT "\357\277\275"

static void
add_replacement (GString        *text,
                 LdsDecodeFault *fault)
{
  if (fault->count++ == 0)
    fault->first = text->len;
  g_string_append (text, REPLACEMENT);
}

static gsize
get_unit (const char *code)
{
  return g_str_has_prefix (code, "UTF-16") ? 2 : g_str_has_prefix (code, "UTF-32") ? 4 : 1;
}

/**
 * lds_encoding_decode:
 * @code: name of an encoding for iconv
 * @bytes: (array length=length): a text in it
 * @length: number of bytes
 * @fault: (out) (optional): what does not fit
 *
 * Converts all of a text, with U+FFFD for what is no character.
 *
 * Returns: (transfer full) (nullable): UTF-8, %NULL where iconv does not know the encoding
 */
GString *
lds_encoding_decode (const char     *code,
                     const guint8   *bytes,
                     gsize           length,
                     LdsDecodeFault *fault)
{
  GIConv converter = g_iconv_open ("UTF-8", code);
  LdsDecodeFault own = { 0 };
  g_autofree char *buffer = g_malloc (CHUNK);
  char *from = (char *) bytes;
  gsize left = length;
  gsize unit = get_unit (code);
  GString *text;

  if (converter == (GIConv) -1)
    return NULL;

  text = g_string_sized_new (length + length / 8);
  while (left > 0)
    {
      char *to = buffer;
      gsize room = CHUNK;
      gsize result = g_iconv (converter, &from, &left, &to, &room);
      int reason = errno;

      g_string_append_len (text, buffer, to - buffer);
      if (result != (gsize) -1 || reason == E2BIG)
        continue;

      add_replacement (text, &own);
      if (reason == EINVAL || left < unit)
        break;
      from += unit;
      left -= unit;
    }
  g_iconv_close (converter);

  if (fault != NULL)
    *fault = own;

  return text;
}
