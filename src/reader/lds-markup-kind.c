/* SPDX-License-Identifier: GPL-3.0-or-later */

/* ERP systems write XML and HTML that they call .xls. Tells by the beginning which it is. */

#include "lds-markup-kind.h"

#include <string.h>

#define HEAD 65536

/* The beginning in lower case, as far as it is ASCII; of UTF-16, every other byte. */
static char *
make_head (const guint8 *bytes,
           gsize         length)
{
  GString *head = g_string_new (NULL);

  for (gsize i = 0; i < MIN (length, HEAD); i++)
    if (bytes[i] != 0 && (head->len > 0 || bytes[i] < 0x80))
      g_string_append_c (head, g_ascii_tolower (bytes[i]));

  return g_string_free (head, FALSE);
}

static const char *
skip (const char *text,
      const char *what)
{
  const char *end = strstr (text, what);

  return end != NULL ? end + strlen (what) : NULL;
}

/* Past blanks, declarations and comments to the first element. */
static const char *
find_root (const char *text,
           gboolean   *is_xml,
           gboolean   *is_html)
{
  while (text != NULL)
    {
      text += strspn (text, " \t\r\n\f");
      if (g_str_has_prefix (text, "<?"))
        {
          *is_xml |= g_str_has_prefix (text, "<?xml");
          text = skip (text, "?>");
        }
      else if (g_str_has_prefix (text, "<!--"))
        text = skip (text, "-->");
      else if (g_str_has_prefix (text, "<!"))
        {
          gsize declared = strcspn (text, "[>");

          *is_html |= g_str_has_prefix (text, "<!doctype html");
          if (text[declared] == '[')
            text = skip (text, "]");
          text = text != NULL ? skip (text, ">") : NULL;
        }
      else
        break;
    }

  return text != NULL && *text == '<' ? text + 1 : NULL;
}

static gboolean
is_archive (const char *head)
{
  const char *version = strstr (head, "mime-version:");
  const char *type = strstr (head, "multipart/related");

  return version != NULL && type != NULL && version - head < 1024 && type - head < 4096 &&
         (version == head || version[-1] == '\n');
}

static LdsMarkupKind
judge_root (const char *root,
            gboolean    is_xml)
{
  gsize length = strcspn (root, " \t\r\n/>");
  g_autofree char *name = g_strndup (root, length);
  g_autofree char *tag = g_strndup (root, strcspn (root, ">"));
  const char *colon = strchr (name, ':');
  const char *local = colon != NULL ? colon + 1 : name;

  if (strstr (tag, "oasis:names:tc:opendocument") != NULL)
    return LDS_MARKUP_OPENDOCUMENT;
  if (g_str_equal (local, "workbook") &&
      strstr (tag, "schemas-microsoft-com:office:spreadsheet") != NULL)
    return LDS_MARKUP_SPREADSHEETML;
  if (g_str_equal (local, "html") || g_str_equal (name, "table"))
    return LDS_MARKUP_HTML;
  if (!is_xml && (strstr (root, "<html") != NULL || strstr (root, "<table") != NULL))
    return LDS_MARKUP_HTML;

  return is_xml ? LDS_MARKUP_OTHER : LDS_MARKUP_NONE;
}

/**
 * lds_markup_kind_find:
 * @bytes: (array length=length): the beginning of a file, in any encoding
 * @length: number of bytes
 *
 * Returns: what markup it is
 */
LdsMarkupKind
lds_markup_kind_find (const guint8 *bytes,
                      gsize         length)
{
  g_autofree char *head = make_head (bytes, length);
  gboolean is_html = FALSE;
  gboolean is_xml = FALSE;
  const char *root = find_root (head, &is_xml, &is_html);

  if (is_html)
    return LDS_MARKUP_HTML;
  if (root != NULL)
    return judge_root (root, is_xml);
  if (is_archive (head))
    return LDS_MARKUP_ARCHIVE;

  return is_xml ? LDS_MARKUP_OTHER : LDS_MARKUP_NONE;
}
