/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The encodings of byte strings before Excel 97. All of them are opened here, since to open one
 * may load a module from the disk. */

#include "lds-xls-private.h"
#include "lds-xls-reader.h"

typedef struct
{
  guint       number;
  const char *encoding;
} CodePage;

/* Numbers of Microsoft, names that g_iconv_open() knows. */
static const CodePage pages[] = {
  { 367, "WINDOWS-1252" }, { 437, "CP437" }, { 737, "CP737" }, { 775, "CP775" },
  { 850, "CP850" }, { 852, "CP852" }, { 855, "CP855" }, { 857, "CP857" }, { 858, "CP858" },
  { 860, "CP860" }, { 861, "CP861" }, { 862, "CP862" }, { 863, "CP863" }, { 864, "CP864" },
  { 865, "CP865" }, { 866, "CP866" }, { 869, "CP869" }, { 874, "CP874" }, { 932, "CP932" },
  { 936, "CP936" }, { 949, "CP949" }, { 950, "CP950" }, { 1250, "WINDOWS-1250" },
  { 1251, "WINDOWS-1251" }, { 1252, "WINDOWS-1252" }, { 1253, "WINDOWS-1253" },
  { 1254, "WINDOWS-1254" }, { 1255, "WINDOWS-1255" }, { 1256, "WINDOWS-1256" },
  { 1257, "WINDOWS-1257" }, { 1258, "WINDOWS-1258" }, { 1361, "JOHAB" }, { 10000, "MACINTOSH" },
  { 10007, "MAC-CYRILLIC" }, { 10017, "MAC-UK" }, { 10029, "MAC-CENTRALEUROPE" },
  { 10079, "MAC-IS" }, { 32768, "MACINTOSH" }, { 32769, "WINDOWS-1252" }, { 65001, "UTF-8" },
};

/**
 * lds_xls_reader_get_encodings:
 *
 * Tells what lds_xls_reader_read() may give to g_iconv_open(), so that a process which later may
 * open no file can open these before.
 *
 * Returns: (transfer none) (array zero-terminated=1): names of encodings
 */
const char *const *
lds_xls_reader_get_encodings (void)
{
  static const char *encodings[G_N_ELEMENTS (pages) + 1];

  if (g_once_init_enter_pointer (&encodings[0]))
    {
      for (gsize i = 1; i < G_N_ELEMENTS (pages); i++)
        encodings[i] = pages[i].encoding;
      g_once_init_leave_pointer (&encodings[0], (gpointer) pages[0].encoding);
    }

  return encodings;
}

/**
 * lds_xls_code_page_open:
 * @code_page: number of a code page
 *
 * Returns: what converts from it to UTF-8, (GIConv) -1 when it is not known
 */
GIConv
lds_xls_code_page_open (guint code_page)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].number == code_page)
      return g_iconv_open ("UTF-8", pages[i].encoding);

  return (GIConv) -1;
}

static gboolean
is_ascii (const guint8 *bytes,
          gsize         length)
{
  guint8 all = 0;

  for (gsize i = 0; i < length; i++)
    all |= bytes[i];

  return all < 0x80;
}

/**
 * lds_xls_code_page_convert:
 * @converter: what lds_xls_code_page_open() returned, or (GIConv) -1
 * @bytes: (array length=length): a byte string
 * @length: number of bytes
 * @text: string to which the text is appended, U+FFFD for bytes that are no characters
 */
void
lds_xls_code_page_convert (GIConv        converter,
                           const guint8 *bytes,
                           gsize         length,
                           GString      *text)
{
  char *in = (char *) bytes;

  if (is_ascii (bytes, length))
    {
      g_string_append_len (text, (const char *) bytes, length);
      return;
    }

  while (length > 0)
    {
      char buffer[1024];
      char *out = buffer;
      gsize room = sizeof buffer;
      gsize before = length;
      gsize result = converter != (GIConv) -1 ? g_iconv (converter, &in, &length, &out, &room)
                                              : (gsize) -1;

      g_string_append_len (text, buffer, out - buffer);
      if (result == (gsize) -1 && out == buffer && length == before)
        {
          g_string_append (text, "\357\277\275");
          in++;
          length--;
        }
    }

  if (converter != (GIConv) -1)
    g_iconv (converter, NULL, NULL, NULL, NULL);
}
