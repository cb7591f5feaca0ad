/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet.h>

#define SAMPLE 65536

/* uchardet wants to see letters; all of a large file tells it no more. */
#define DETECT_BYTES (1 << 20)

#define FALLBACK "WINDOWS-1252"

/* Single-byte encodings of western Europe. uchardet tells them apart by a handful of letters, and
 * a parts list with three "µ" has none: all of them are read as the one that is by far the most
 * common. */
static const char *const western[] = {
  "ISO-8859-1", "ISO-8859-3", "ISO-8859-4", "ISO-8859-9", "ISO-8859-10", "ISO-8859-13",
  "ISO-8859-14", "ISO-8859-15", "ISO-8859-16", "WINDOWS-1252", "WINDOWS-1254", "WINDOWS-1257",
  "WINDOWS-1258", "MAC-CENTRALEUROPE", "MACROMAN", "ASCII", "TIS-620", "VISCII", NULL,
};

/* Letters of western Europe in the two encodings that PCs there used, "ÄÖÜäöüßéèàçñ". */
static const char dos_letters[] = "\x8e\x99\x9a\x84\x94\x81\xe1\x82\x8a\x85\x87\xa4";
static const char windows_letters[] = "\xc4\xd6\xdc\xe4\xf6\xfc\xdf\xe9\xe8\xe0\xe7\xf1";

/**
 * lds_encoded_clear:
 * @self: a text
 */
void
lds_encoded_clear (LdsEncoded *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

/* UTF-16 without a mark: nearly all of a list's characters have one zero byte. */
static const char *
guess_utf16 (const guint8 *bytes,
             gsize         length)
{
  gsize zeros[2] = { 0, 0 };
  gsize n = MIN (length, SAMPLE) / 2 * 2;

  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += bytes[i] == 0;

  if (n < 4)
    return NULL;
  if (zeros[1] > n / 4 && zeros[0] < n / 40 + 1)
    return "UTF-16LE";
  if (zeros[0] > n / 4 && zeros[1] < n / 40 + 1)
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
  gsize mark;

  if (read_mark (bytes, length, &mark) != NULL || guess_utf16 (bytes, length) != NULL)
    return TRUE;

  length = MIN (length, SAMPLE);
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == 0)
        return FALSE;
      controls += (bytes[i] < 0x20 && (bytes[i] < '\t' || bytes[i] > '\r') && bytes[i] != 0x1b) ||
                  bytes[i] == 0x7f;
    }

  return controls <= 8 + length / 100;
}

static gsize
count_letters (const guint8 *bytes,
               gsize         length,
               const char   *letters)
{
  gsize count = 0;

  for (gsize i = 1; i < length; i++)
    if (bytes[i] >= 0x80 && strchr (letters, bytes[i]) != NULL && g_ascii_isalpha (bytes[i - 1]))
      count++;

  return count;
}

static gboolean
is_convertible (const guint8 *bytes,
                gsize         length,
                const char   *encoding)
{
  g_autofree char *converted = g_convert ((const char *) bytes, length, "UTF-8", encoding, NULL,
                                          NULL, NULL);

  return converted != NULL;
}

static const char *
detect (const guint8 *bytes,
        gsize         length)
{
  uchardet_t detector = uchardet_new ();
  const char *name;
  const char *kept = FALLBACK;

  uchardet_handle_data (detector, (const char *) bytes, MIN (length, DETECT_BYTES));
  uchardet_data_end (detector);
  name = uchardet_get_charset (detector);

  if (*name != '\0' && !g_strv_contains (western, name) && is_convertible (bytes, length, name))
    kept = g_intern_string (name);
  else if (count_letters (bytes, length, dos_letters) >
           count_letters (bytes, length, windows_letters))
    kept = "CP850";
  uchardet_delete (detector);

  return kept;
}

static gboolean
convert (LdsReading    *reading,
         const guint8  *bytes,
         gsize          length,
         LdsEncoded    *encoded,
         GError       **error)
{
  gsize written;
  char *text = g_convert_with_fallback ((const char *) bytes, length, "UTF-8", encoded->encoding,
                                        "?", NULL, &written, NULL);

  /* Bytes that the encoding does not have, or half a character at the end. */
  if (text == NULL && g_str_has_prefix (encoded->encoding, "UTF-"))
    {
      text = g_convert ((const char *) bytes, length / 4 * 4, "UTF-8", encoded->encoding, NULL,
                        &written, NULL);
    }
  if (text == NULL)
    {
      encoded->encoding = "ISO-8859-1";
      text = g_convert ((const char *) bytes, length, "UTF-8", encoded->encoding, NULL, &written,
                        NULL);
    }
  if (text == NULL)
    return lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                             _ ("its characters cannot be read; save it as CSV in UTF-8, or as "
                                ".xlsx"));

  encoded->bytes = g_bytes_new_take (text, written);
  encoded->text = text;
  encoded->length = written;

  return TRUE;
}

/**
 * lds_encoding_convert:
 * @reading: what is being read
 * @bytes: a text file
 * @encoded: (out): the same in UTF-8
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Finds the encoding by mark, by validity, and by guessing, in this order, and converts.
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
  gsize mark;

  *encoded = (LdsEncoded) { .encoding = read_mark (data, length, &mark) };
  data += mark;
  length -= mark;

  if (encoded->encoding == NULL)
    encoded->encoding = guess_utf16 (data, length);
  if (encoded->encoding == NULL && g_utf8_validate_len ((const char *) data, length, NULL))
    encoded->encoding = "UTF-8";

  if (g_strcmp0 (encoded->encoding, "UTF-8") == 0)
    {
      encoded->bytes = g_bytes_ref (bytes);
      encoded->text = (const char *) data;
      encoded->length = length;
      return TRUE;
    }

  if (encoded->encoding == NULL)
    {
      encoded->encoding = detect (data, length);
      encoded->guessed = TRUE;
    }

  return convert (reading, data, length, encoded, error);
}

/* As browsers read them: what calls itself Latin-1 was written on Windows, and the national
 * standards have grown. */
static const char *
widen (const char *declared)
{
  static const struct
  {
    const char *declared;
    const char *encoding;
  } wider[] = {
    { "iso-8859-1", FALLBACK },     { "latin1", FALLBACK },        { "us-ascii", FALLBACK },
    { "ascii", FALLBACK },          { "gb2312", "GB18030" },       { "gbk", "GB18030" },
    { "x-gbk", "GB18030" },         { "shift_jis", "CP932" },      { "shift-jis", "CP932" },
    { "x-sjis", "CP932" },          { "windows-31j", "CP932" },    { "euc-kr", "CP949" },
    { "ks_c_5601-1987", "CP949" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wider); i++)
    if (g_ascii_strcasecmp (declared, wider[i].declared) == 0)
      return wider[i].encoding;

  return g_intern_string (declared);
}

/* The first "encoding=" of an XML declaration or "charset=" of a web page. */
static char *
find_declared (const char *text,
               gsize       length)
{
  g_autofree char *head = g_strndup (text, MIN (length, 4096));
  gboolean is_xml = g_str_has_prefix (head, "<?xml");
  char *xml_end = is_xml ? strstr (head, "?>") : NULL;
  char *name = xml_end != NULL ? g_strstr_len (head, xml_end - head, "encoding") : NULL;
  gsize n;

  if (name != NULL)
    name += strlen ("encoding");
  else
    {
      g_autofree char *lower = g_ascii_strdown (head, -1);
      char *charset = strstr (lower, "charset");

      if (charset == NULL)
        return NULL;
      name = head + (charset - lower) + strlen ("charset");
    }

  name += strspn (name, " \t\r\n");
  if (*name != '=')
    return NULL;
  name += strspn (name, "= \t\r\n\"'");
  n = strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.:");

  return n > 0 && n < 32 ? g_strndup (name, n) : NULL;
}

/**
 * lds_encoding_convert_markup:
 * @reading: what is being read
 * @bytes: an XML document or a web page
 * @encoded: (out): the same in UTF-8, without blanks before it
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Like lds_encoding_convert(), but believes what the text says of itself before it guesses, unless
 * a person has chosen an encoding. A text that is valid UTF-8 is taken for that whatever it says,
 * unless it may be in one of the encodings that are written in ASCII.
 *
 * Returns: whether it could be converted
 */
gboolean
lds_encoding_convert_markup (LdsReading  *reading,
                             GBytes      *bytes,
                             LdsEncoded  *encoded,
                             GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *declared = find_declared (data, length);
  gsize written;
  char *text = NULL;
  gsize mark;

  *encoded = (LdsEncoded) { 0 };
  if (declared != NULL && reading->encoding == NULL &&
      g_ascii_strncasecmp (declared, "utf", 3) != 0 &&
      read_mark ((const guint8 *) data, length, &mark) == NULL &&
      guess_utf16 ((const guint8 *) data, length) == NULL &&
      (g_ascii_strncasecmp (declared, "iso-2022", 8) == 0 ||
       !g_utf8_validate_len (data, length, NULL)))
    {
      encoded->encoding = widen (declared);
      text = g_convert_with_fallback (data, length, "UTF-8", encoded->encoding, "?", NULL,
                                      &written, NULL);
    }

  if (text != NULL)
    {
      encoded->bytes = g_bytes_new_take (text, written);
      encoded->text = text;
      encoded->length = written;
    }
  else if (!lds_encoding_convert (reading, bytes, encoded, error))
    {
      return FALSE;
    }

  for (; encoded->length > 0 && g_ascii_isspace (*encoded->text); encoded->length--)
    encoded->text++;

  return TRUE;
}
