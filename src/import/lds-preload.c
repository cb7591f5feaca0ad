/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-preload.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <time.h>

/* What uchardet can name, what old workbooks and web pages name, and what people ask for. */
static const char *const encodings[] = {
  "UTF-7", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "UCS-2", "UCS-4",
  "ISO-8859-1", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6",
  "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "ISO-8859-10", "ISO-8859-11", "ISO-8859-13",
  "ISO-8859-14", "ISO-8859-15", "ISO-8859-16",
  "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255",
  "WINDOWS-1256", "WINDOWS-1257", "WINDOWS-1258",
  "CP437", "CP720", "CP737", "CP775", "CP850", "CP852", "CP855", "CP857", "CP858", "CP860",
  "CP861", "CP862", "CP863", "CP864", "CP865", "CP866", "CP869", "CP874", "CP932", "CP936",
  "CP949", "CP950", "KOI8-R", "KOI8-U", "KOI8-T",
  "MACINTOSH", "MAC", "MACROMAN", "MAC-CYRILLIC", "MAC-UK", "MAC-IS", "MAC-CENTRALEUROPE",
  "MACCENTRALEUROPE", "SHIFT_JIS", "SHIFT-JIS", "EUC-JP", "EUC-JP-MS", "ISO-2022-JP", "EUC-KR",
  "UHC", "JOHAB", "ISO-2022-KR", "GB2312", "EUC-CN", "GBK", "GB18030", "ISO-2022-CN", "BIG5",
  "BIG5-HKSCS", "EUC-TW", "TIS-620", "VISCII", "TCVN", "GEORGIAN-ACADEMY", "GEORGIAN-PS",
  "ARMSCII-8",
};

/**
 * lds_preload:
 * @encoding: (nullable): name of an encoding that somebody chose
 *
 * Loads tables of encodings and translated messages, and puts the time zone out of the way.
 */
void
lds_preload (const char *encoding)
{
  const char *charset;

  /* None is closed: the C library keeps the tables for as long as a conversion is open. */
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    g_iconv_open ("UTF-8", encodings[i]);
  if (encoding != NULL)
    g_iconv_open ("UTF-8", encoding);

  g_get_charset (&charset);
  g_dgettext (GETTEXT_PACKAGE, "file");
  strerror (EIO);

  /* Without a name for it, the file of the time zone is looked up again and again; spreadsheets
   * know no zones. */
  g_setenv ("TZ", "UTC0", TRUE);
  tzset ();
}
