/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What XML documents and web pages say of their encoding. */

#include "lds-encoding.h"

#include <string.h>

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

/* As browsers do: what calls itself Latin-1 was written on Windows. */
static const char *
widen (const char *declared)
{
  return g_strcmp0 (lds_encoding_find (declared), "ISO-8859-1") == 0 ? "Windows-1252" : declared;
}

/* Whether what the text says of itself is to be believed: a text that is valid UTF-8 is taken for
 * that, unless it may be in one of the encodings that are written in ASCII; and one in UTF-16 or
 * UTF-32 cannot say "charset" in single bytes. */
static gboolean
believes (const char *code,
          const char *text,
          gsize       length)
{
  if (code == NULL || g_str_has_prefix (code, "UTF"))
    return FALSE;

  return g_str_equal (code, "ISO-2022-JP") ||
         (memchr (text, 0, length) == NULL && !g_utf8_validate_len (text, length, NULL));
}

/**
 * lds_encoding_convert_markup:
 * @reading: what is being read
 * @bytes: an XML document or a web page
 * @encoded: (out): the same in UTF-8, without blanks before it
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Like lds_encoding_convert(), but believes what the text says of itself before it guesses.
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
  LdsReading told = *reading;

  if (told.encoding == NULL && declared != NULL &&
      believes (lds_encoding_find (declared), data, length))
    told.encoding = widen (declared);
  if (!lds_encoding_convert (&told, bytes, encoded, error))
    return FALSE;

  for (; encoded->length > 0 && g_ascii_isspace (*encoded->text); encoded->length--)
    encoded->text++;

  return TRUE;
}
