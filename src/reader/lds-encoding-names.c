/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The encodings that text files are read in, and what people call them. */

#include "lds-encoding-names.h"

#include <string.h>

typedef struct
{
  const char *code;    /* for iconv */
  const char *name;    /* for people */
  const char *aliases; /* small letters and digits only, between blanks */
} Name;

/* Where a newer encoding holds the older one whole, the newer one is opened: files that say GB2312,
 * Shift_JIS or EUC-KR use its characters all the same. */
static const Name names[] = {
  { "UTF-8", "UTF-8", " utf8 utf8bom utf8sig unicode11utf8 cp65001 65001 " },
  { "UTF-16LE", "UTF-16LE", " utf16le ucs2le cp1200 1200 " },
  { "UTF-16BE", "UTF-16BE", " utf16be ucs2be cp1201 1201 " },
  { "UTF-32LE", "UTF-32LE", " utf32le ucs4le " },
  { "UTF-32BE", "UTF-32BE", " utf32be ucs4be " },
  { "WINDOWS-1252", "Windows-1252",
    " windows1252 cp1252 1252 win1252 ansi western westeurope ascii usascii " },
  { "WINDOWS-1250", "Windows-1250", " windows1250 cp1250 1250 win1250 " },
  { "WINDOWS-1251", "Windows-1251", " windows1251 cp1251 1251 win1251 cyrillic " },
  { "WINDOWS-1253", "Windows-1253", " windows1253 cp1253 1253 win1253 greek " },
  { "WINDOWS-1254", "Windows-1254", " windows1254 cp1254 1254 win1254 turkish " },
  { "WINDOWS-1255", "Windows-1255", " windows1255 cp1255 1255 win1255 hebrew " },
  { "WINDOWS-1256", "Windows-1256", " windows1256 cp1256 1256 win1256 arabic " },
  { "WINDOWS-1257", "Windows-1257", " windows1257 cp1257 1257 win1257 baltic " },
  { "WINDOWS-1258", "Windows-1258", " windows1258 cp1258 1258 win1258 vietnamese " },
  { "ISO-8859-1", "ISO-8859-1", " iso88591 88591 latin1 l1 " },
  { "ISO-8859-2", "ISO-8859-2", " iso88592 88592 latin2 l2 " },
  { "ISO-8859-4", "ISO-8859-4", " iso88594 88594 latin4 l4 " },
  { "ISO-8859-5", "ISO-8859-5", " iso88595 88595 " },
  { "ISO-8859-7", "ISO-8859-7", " iso88597 88597 " },
  { "ISO-8859-9", "ISO-8859-9", " iso88599 88599 latin5 l5 " },
  { "ISO-8859-13", "ISO-8859-13", " iso885913 885913 latin7 " },
  { "ISO-8859-15", "ISO-8859-15", " iso885915 885915 latin9 latin0 " },
  { "CP437", "CP437", " cp437 437 ibm437 oem dos " },
  { "CP850", "CP850", " cp850 850 ibm850 oem850 dos850 cp858 858 ibm858 " },
  { "CP852", "CP852", " cp852 852 ibm852 " },
  { "CP866", "CP866", " cp866 866 ibm866 " },
  { "MACINTOSH", "Macintosh", " macintosh macroman mac cp10000 xmacroman " },
  { "KOI8-R", "KOI8-R", " koi8r koi8 cp20866 " },
  { "KOI8-U", "KOI8-U", " koi8u cp21866 " },
  { "CP932", "Shift_JIS", " shiftjis sjis mskanji cp932 932 ms932 windows31j japanese xsjis " },
  { "EUC-JP-MS", "EUC-JP", " eucjp ujis eucjpms xeucjp " },
  { "ISO-2022-JP", "ISO-2022-JP", " iso2022jp jis " },
  { "GB18030", "GB18030",
    " gb18030 gbk xgbk gb2312 cp936 936 euccn gb chinese windows936 cp54936 " },
  { "BIG5", "Big5", " big5 cp950 950 big5tw windows950 " },
  { "BIG5-HKSCS", "Big5-HKSCS", " big5hkscs big5hk " },
  { "CP949", "EUC-KR", " euckr cp949 949 uhc ksc5601 ksc56011987 korean windows949 " },
  { "CP874", "CP874", " cp874 874 tis620 windows874 thai iso885911 " },
};

/**
 * lds_encoding_get_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): every name that may be given to iconv while
 *   a file is read, UTF-8 aside
 */
const char *const *
lds_encoding_get_names (void)
{
  static const char *codes[G_N_ELEMENTS (names) + 1];
  static gsize done;

  if (g_once_init_enter (&done))
    {
      /* The first is UTF-8, which is not converted. */
      for (gsize i = 1; i < G_N_ELEMENTS (names); i++)
        codes[i - 1] = names[i].code;
      g_once_init_leave (&done, 1);
    }

  return codes;
}

/**
 * lds_encoding_find:
 * @name: name of an encoding, as a person types it
 *
 * Returns: (nullable) (transfer none): its name for iconv, "UTF-16" or "UTF-32" where the order of
 *   the bytes is left open, %NULL when there is no such encoding
 */
const char *
lds_encoding_find (const char *name)
{
  g_autoptr (GString) key = g_string_new (" ");

  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (key, g_ascii_tolower (*p));
    else if ((guchar) *p >= 0x80)
      return NULL;
  g_string_append_c (key, ' ');

  if (g_str_equal (key->str, " utf16 ") || g_str_equal (key->str, " unicode ") ||
      g_str_equal (key->str, " ucs2 "))
    return "UTF-16";
  if (g_str_equal (key->str, " utf32 ") || g_str_equal (key->str, " ucs4 "))
    return "UTF-32";
  for (gsize i = 0; key->len > 2 && i < G_N_ELEMENTS (names); i++)
    if (strstr (names[i].aliases, key->str) != NULL)
      return names[i].code;

  return NULL;
}

/**
 * lds_encoding_show:
 * @code: name for iconv
 *
 * Returns: (transfer none): the name that people know
 */
const char *
lds_encoding_show (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].code, code))
      return names[i].name;

  return code;
}
