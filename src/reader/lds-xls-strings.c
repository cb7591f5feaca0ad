/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts: UTF-16 or its low bytes since Excel 97, byte strings in a code page before. */

#include "lds-config.h"

#include "lds-xls-private.h"

#include "lds-cell-messages.h"
#include "lds-limits.h"

#include <glib/gi18n-lib.h>

#define FLAG_WIDE 0x01
#define FLAG_PHONETIC 0x04
#define FLAG_RICH 0x08

#define REPLACEMENT 0xfffd

#define STRINGS_A_LOOK 4096

/* Appends UTF-16 units; half a pair waits in @high for the other half. */
static void
append_unit (GString  *text,
             guint     unit,
             gunichar *high)
{
  if (unit >= 0xdc00 && unit < 0xe000 && *high != 0)
    {
      g_string_append_unichar (text, 0x10000 + ((*high - 0xd800) << 10) + (unit - 0xdc00));
      *high = 0;
      return;
    }

  if (*high != 0)
    g_string_append_unichar (text, REPLACEMENT);
  *high = 0;

  if (unit >= 0xd800 && unit < 0xdc00)
    *high = unit;
  else if (unit >= 0xdc00 && unit < 0xe000)
    g_string_append_unichar (text, REPLACEMENT);
  else if (unit < 0x80)
    g_string_append_c (text, (char) unit);
  else
    g_string_append_unichar (text, unit);
}

/* Where a text goes on in a CONTINUE record, that record begins with the flags anew, and the
 * characters may have another width. */
static gboolean
read_characters (LdsXlsRecords *records,
                 guint          n,
                 gboolean       wide,
                 GString       *text)
{
  gunichar high = 0;

  while (n > 0)
    {
      guint left = records->length - records->at;
      guint here = MIN (n, wide ? left / 2 : left);
      guint flags;

      for (guint i = 0; i < here; i++)
        {
          append_unit (text, wide ? lds_xls_records_get_u16 (records, records->at)
                                  : records->data[records->at], &high);
          records->at += wide ? 2 : 1;
        }
      n -= here;
      if (n == 0)
        break;

      if (!lds_xls_records_continue (records) || !lds_xls_records_take_u8 (records, &flags))
        return FALSE;
      wide = flags & FLAG_WIDE;
    }
  if (high != 0)
    g_string_append_unichar (text, REPLACEMENT);

  return TRUE;
}

static gboolean
read_unicode (LdsXlsRecords *records,
              guint          n,
              GString       *text)
{
  guint flags;
  guint n_runs = 0;
  guint32 n_phonetic = 0;

  if (!lds_xls_records_take_u8 (records, &flags) ||
      ((flags & FLAG_RICH) != 0 && !lds_xls_records_take_u16 (records, &n_runs)) ||
      ((flags & FLAG_PHONETIC) != 0 && !lds_xls_records_take_u32 (records, &n_phonetic)) ||
      !read_characters (records, n, flags & FLAG_WIDE, text))
    return FALSE;

  /* What is missing behind a text takes nothing from it. */
  lds_xls_records_skip (records, 4 * (guint64) n_runs + n_phonetic);

  return TRUE;
}

static gboolean
read_bytes (LdsXls  *self,
            guint    n,
            GString *text)
{
  g_autofree guint8 *bytes = g_malloc (n);

  if (!lds_xls_records_take (self->records, bytes, n))
    return FALSE;

  lds_xls_code_page_convert (self->converter, bytes, n, text);

  return TRUE;
}

/**
 * lds_xls_read_text:
 * @self: a workbook
 * @n_length_bytes: size of the number of characters before the text, 1 or 2
 * @text: string to which the text is appended
 *
 * Takes a text of whatever kind this version of the format has.
 *
 * Returns: whether the record held all of it
 */
gboolean
lds_xls_read_text (LdsXls  *self,
                   guint    n_length_bytes,
                   GString *text)
{
  guint n;

  if (n_length_bytes == 1 ? !lds_xls_records_take_u8 (self->records, &n)
                          : !lds_xls_records_take_u16 (self->records, &n))
    return FALSE;
  if (self->version >= 8)
    return read_unicode (self->records, n, text);

  return n == 0 || read_bytes (self, n, text);
}

/**
 * lds_xls_add_text:
 * @self: a workbook
 * @text: (array length=length): a text
 * @length: number of bytes
 * @offset: (out): where the pool has it
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Returns: whether it is within the limits
 */
gboolean
lds_xls_add_text (LdsXls      *self,
                  const char  *text,
                  gsize        length,
                  guint32     *offset,
                  GError     **error)
{
  if (length > LDS_LIMIT_CELL_CHARACTERS &&
      g_utf8_strlen (text, length) > LDS_LIMIT_CELL_CHARACTERS)
    return lds_cell_fail_long_text (self->reading, self->sheet, self->row, self->column,
                                    error);

  *offset = lds_text_pool_add (self->spreadsheet->pool, text, length);
  if (*offset == LDS_TEXT_POOL_FULL)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the file holds more than %u MiB of different texts, which is "
                                "more than is read; save the parts list alone in a file of its "
                                "own"),
                             (guint) (LDS_LIMIT_POOL_BYTES >> 20));

  return TRUE;
}

/**
 * lds_xls_read_strings:
 * @self: a workbook whose record is the table of shared strings
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads the texts as far as the table holds them.
 *
 * Returns: whether they are within the limits
 */
gboolean
lds_xls_read_strings (LdsXls  *self,
                      GError **error)
{
  guint32 n_uses;
  guint32 n_strings;

  if (!lds_xls_records_take_u32 (self->records, &n_uses) ||
      !lds_xls_records_take_u32 (self->records, &n_strings))
    return TRUE;

  for (guint32 i = 0; i < n_strings; i++)
    {
      guint32 offset;

      g_string_truncate (self->text, 0);
      if (!lds_xls_read_text (self, 2, self->text))
        break;
      if (self->strings->len >= LDS_LIMIT_SHARED_STRINGS)
        return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                                 _ ("the workbook has more than %d shared strings, which is more "
                                    "than is read; save the parts list alone in a workbook of "
                                    "its own"),
                                 LDS_LIMIT_SHARED_STRINGS);
      if (!lds_xls_add_text (self, self->text->str, self->text->len, &offset, error))
        return FALSE;
      g_array_append_val (self->strings, offset);
      if (i % STRINGS_A_LOOK == 0 && !lds_xls_go_on (self, error))
        return FALSE;
    }

  return TRUE;
}
