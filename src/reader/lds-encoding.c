/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-encoding.h"

#include "lds-encoding-decode.h"
#include "lds-encoding-guess.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE 65536

/**
 * lds_encoded_clear:
 * @self: a text
 */
void
lds_encoded_clear (LdsEncoded *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

/* Bytes of zero that fill a file up, as after a crash. */
static gsize
drop_filling (const guint8 *bytes,
              gsize         length)
{
  gsize end = length;

  while (end > 0 && bytes[end - 1] == 0)
    end--;

  return end;
}

/* Without a mark: what a table cannot do without, digits, blanks and delimiters, is full of zeros
 * at the same side, and text has no zeros otherwise. */
static const char *
guess_wide (const guint8 *bytes,
            gsize         length)
{
  gsize zeros[4] = { 0 };
  gsize n = MIN (length, SAMPLE) / 4 * 4;

  for (gsize i = 0; i < n; i++)
    zeros[i % 4] += bytes[i] == 0;
  if (n < 4)
    n = 4;

  if (zeros[2] + zeros[3] > n * 7 / 16 && zeros[0] < n / 40 + 1 && zeros[1] <= zeros[2])
    return "UTF-32LE";
  if (zeros[0] + zeros[1] > n * 7 / 16 && zeros[3] < n / 40 + 1 && zeros[2] <= zeros[1])
    return "UTF-32BE";
  if (zeros[1] + zeros[3] > n / 16 && zeros[0] + zeros[2] < n / 80 + 1)
    return "UTF-16LE";
  if (zeros[0] + zeros[2] > n / 16 && zeros[1] + zeros[3] < n / 80 + 1)
    return "UTF-16BE";

  return NULL;
}

static const char *
read_mark (const guint8 *bytes,
           gsize         length,
           gsize        *mark)
{
  static const struct
  {
    const char *mark;
    gsize       length;
    const char *encoding;
  } marks[] = {
    { "\xef\xbb\xbf", 3, "UTF-8" },
    { "\xff\xfe\0\0", 4, "UTF-32LE" },
    { "\0\0\xfe\xff", 4, "UTF-32BE" },
    { "\xff\xfe", 2, "UTF-16LE" },
    { "\xfe\xff", 2, "UTF-16BE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
      {
        *mark = marks[i].length;
        return marks[i].encoding;
      }
  *mark = 0;

  return NULL;
}

/**
 * lds_encoding_looks_like_text:
 * @bytes: (array length=length): the beginning of a file
 * @length: number of bytes
 *
 * Returns: whether it may be a text in some encoding, rather than a picture or a program
 */
gboolean
lds_encoding_looks_like_text (const guint8 *bytes,
                              gsize         length)
{
  gsize controls = 0;
  gsize zeros = 0;
  gsize mark;

  if (read_mark (bytes, length, &mark) != NULL || guess_wide (bytes, length) != NULL)
    return TRUE;

  length = drop_filling (bytes, MIN (length, SAMPLE));
  for (gsize i = 0; i < length; i++)
    {
      zeros += bytes[i] == 0;
      controls += (bytes[i] < 0x20 && (bytes[i] < '\t' || bytes[i] > '\r') && bytes[i] != 0x1b) ||
                  bytes[i] == 0x7f;
    }

  return length > 0 && zeros <= length / 32 && controls <= 2 + length / 100;
}

/* A text that is UTF-8 but for a few bytes, as when two files were joined. */
static gboolean
is_mostly_utf8 (const guint8 *bytes,
                gsize         length)
{
  const char *text = (const char *) bytes;
  const char *end = text + length;
  gsize good = 0;
  gsize bad = 0;

  while (text < end)
    {
      gunichar character = g_utf8_get_char_validated (text, end - text);

      if (character >= (gunichar) -2)
        {
          bad += *text != '\0';
          text++;
          continue;
        }
      good += character >= 0x80;
      text = g_utf8_next_char (text);
    }

  return good >= 2 * bad;
}

static void
count_faults (LdsEncoded *encoded)
{
  const char *text = encoded->text;
  const char *end = text + encoded->length;

  while (!g_utf8_validate_len (text, end - text, &text))
    {
      if (*text != '\0' && encoded->n_faults++ == 0)
        encoded->first_fault = text - encoded->text;
      text++;
    }
}

static void
take_utf8 (LdsEncoded   *encoded,
           GBytes       *bytes,
           const guint8 *data,
           gsize         length)
{
  encoded->bytes = g_bytes_ref (bytes);
  encoded->text = (const char *) data;
  encoded->length = length;
  count_faults (encoded);
}

static gboolean
convert (LdsReading    *reading,
         const guint8  *bytes,
         gsize          length,
         LdsEncoded    *encoded,
         GError       **error)
{
  LdsDecodeFault fault;
  GString *text = lds_encoding_decode (encoded->code, bytes, length, &fault);

  if (text == NULL)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("this computer cannot read the encoding %s; save the file as CSV "
                                "in UTF-8, or as .xlsx"),
                             encoded->encoding);

  encoded->n_faults = fault.count;
  encoded->first_fault = fault.first;
  encoded->bytes = g_string_free_to_bytes (text);
  encoded->text = g_bytes_get_data (encoded->bytes, &encoded->length);

  return TRUE;
}

static const char *
complete_order (const char   *code,
                const char   *marked,
                const guint8 *bytes,
                gsize         length)
{
  const char *wide = marked != NULL ? marked : guess_wide (bytes, length);

  if (wide != NULL && g_str_has_prefix (wide, code))
    return wide;

  return g_str_equal (code, "UTF-16") ? "UTF-16LE" : "UTF-32LE";
}

static const char *
find_out (const guint8 *bytes,
          gsize         length,
          LdsEncoded   *encoded)
{
  const char *wide = guess_wide (bytes, length);

  if (wide != NULL)
    return wide;
  if (is_mostly_utf8 (bytes, length))
    return memmem (bytes, length, "\x1b$B", 3) != NULL ? "ISO-2022-JP" : "UTF-8";

  encoded->guessed = TRUE;

  return lds_encoding_guess (bytes, length);
}

static gboolean
choose (LdsReading    *reading,
        const guint8  *bytes,
        gsize          length,
        const char    *marked,
        LdsEncoded    *encoded,
        GError       **error)
{
  if (reading->encoding == NULL)
    {
      encoded->code = marked != NULL ? marked : find_out (bytes, length, encoded);
      return TRUE;
    }

  encoded->code = lds_encoding_find (reading->encoding);
  if (encoded->code == NULL)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_READ,
                             _ ("there is no encoding “%s”; some that are known are UTF-8, UTF-16, "
                                "Windows-1252, Windows-1250, CP850, Shift_JIS, GB18030 and Big5"),
                             reading->encoding);
  if (g_str_equal (encoded->code, "UTF-16") || g_str_equal (encoded->code, "UTF-32"))
    encoded->code = complete_order (encoded->code, marked, bytes, length);

  return TRUE;
}

/**
 * lds_encoding_convert:
 * @reading: what is being read; its encoding, if it names one, is the one that counts
 * @bytes: a text file
 * @encoded: (out): the same in UTF-8
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Finds the encoding by mark, by validity, and by guessing, in this order, and converts. Bytes that
 * do not fit become U+FFFD and are counted.
 *
 * Returns: whether it could be converted
 */
gboolean
lds_encoding_convert (LdsReading  *reading,
                      GBytes      *bytes,
                      LdsEncoded  *encoded,
                      GError     **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const char *marked;
  gsize mark;

  *encoded = (LdsEncoded) { 0 };
  marked = read_mark (data, length, &mark);
  if (!choose (reading, data + mark, length - mark, marked, encoded, error))
    return FALSE;
  encoded->encoding = lds_encoding_show (encoded->code);
  /* Where another encoding was asked for, these bytes are letters. */
  if (g_strcmp0 (marked, encoded->code) != 0)
    mark = 0;

  data += mark;
  length -= mark;
  if (!g_str_has_prefix (encoded->code, "UTF-16") && !g_str_has_prefix (encoded->code, "UTF-32"))
    length = drop_filling (data, length);
  if (!g_str_equal (encoded->code, "UTF-8"))
    return convert (reading, data, length, encoded, error);

  take_utf8 (encoded, bytes, data, length);

  return TRUE;
}
