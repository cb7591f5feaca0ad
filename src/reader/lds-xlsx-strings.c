/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared strings, and what all texts of a workbook need. */

#include "lds-config.h"

#include "lds-xlsx-private.h"

#include "lds-cell-messages.h"
#include "lds-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  LdsXlsx *xlsx;
  GString *text;
  gboolean in_text;
  guint    phonetic;
} Strings;

static gboolean
read_escape (const char *text,
             gunichar   *character)
{
  guint value = 0;

  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      value = value * 16 + g_ascii_xdigit_value (text[i]);
    }
  *character = value;

  return text[6] == '_';
}

/**
 * lds_xlsx_decode_escapes:
 * @text: a text of a workbook
 *
 * Puts the characters in place that are written as "_x000D_" because XML cannot hold them.
 */
void
lds_xlsx_decode_escapes (GString *text)
{
  g_autoptr (GString) decoded = NULL;
  const char *from = text->str;
  const char *escape = strstr (from, "_x");

  if (escape == NULL)
    return;

  decoded = g_string_sized_new (text->len);
  for (; escape != NULL; escape = strstr (escape + 1, "_x"))
    {
      gunichar character;

      if (!read_escape (escape, &character))
        continue;

      g_string_append_len (decoded, from, escape - from);
      /* Control characters are dropped with the rest; a surrogate alone is no character. */
      if (character == '\n' || character == '\t' || character == '\r' ||
          (character >= 0x20 && g_unichar_validate (character)))
        g_string_append_unichar (decoded, character);
      from = escape + 7;
      escape = from - 1;
    }
  g_string_append (decoded, from);

  g_string_assign (text, decoded->str);
}

/**
 * lds_xlsx_add_text:
 * @self: a workbook
 * @text: a text, which may be changed
 * @offset: (out): where the pool has it
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Returns: whether it is within the limits
 */
gboolean
lds_xlsx_add_text (LdsXlsx  *self,
                   GString  *text,
                   guint32  *offset,
                   GError  **error)
{
  lds_xlsx_decode_escapes (text);
  if (text->len > LDS_LIMIT_CELL_CHARACTERS &&
      g_utf8_strlen (text->str, text->len) > LDS_LIMIT_CELL_CHARACTERS)
    return lds_cell_fail_long_text (self->reading, self->sheet, self->row, self->column,
                                    error);

  *offset = lds_text_pool_add (self->spreadsheet->pool, text->str, text->len);
  if (*offset == LDS_TEXT_POOL_FULL)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the file holds more than %u MiB of different texts, which is "
                                "more than is read; save the parts list alone in a file of its "
                                "own"),
                             (guint) (LDS_LIMIT_POOL_BYTES >> 20));

  return TRUE;
}

/**
 * lds_xlsx_collect_text:
 * @self: a workbook
 * @part: the part that is parsed
 * @into: the text of a cell so far
 * @text: (array length=length): more of it
 * @length: number of bytes
 *
 * Adds to a text that lds_xlsx_add_text() will get. One that is too long in whatever way its
 * characters are written ends the parsing: nobody waits for gigabytes of it.
 */
void
lds_xlsx_collect_text (LdsXlsx     *self,
                       LdsXmlPart  *part,
                       GString     *into,
                       const char  *text,
                       int          length)
{
  GError *error = NULL;

  g_string_append_len (into, text, length);
  if (into->len > LDS_LIMIT_ESCAPED_CELL_BYTES)
    {
      lds_cell_fail_long_text (self->reading, self->sheet, self->row, self->column, &error);
      lds_xml_part_stop (part, error);
    }
}

static void
start_cb (LdsXmlPart  *part,
          const char  *name,
          const char **attributes)
{
  Strings *self = lds_xml_part_get_data (part);

  if (g_str_equal (name, "si"))
    g_string_truncate (self->text, 0);
  else if (g_str_equal (name, "rPh"))
    self->phonetic++;
  else if (g_str_equal (name, "t"))
    self->in_text = self->phonetic == 0;
}

static void
end_cb (LdsXmlPart *part,
        const char *name)
{
  Strings *self = lds_xml_part_get_data (part);
  GError *error = NULL;
  guint32 offset;

  if (g_str_equal (name, "t"))
    self->in_text = FALSE;
  else if (g_str_equal (name, "rPh") && self->phonetic > 0)
    self->phonetic--;
  else if (g_str_equal (name, "si"))
    {
      if (self->xlsx->strings->len >= LDS_LIMIT_SHARED_STRINGS)
        lds_reading_fail (self->xlsx->reading, &error, LDS_IMPORT_ERROR_LIMIT,
                          _ ("the workbook has more than %d shared strings, which is more than "
                             "is read; save the parts list alone in a workbook of its own"),
                          LDS_LIMIT_SHARED_STRINGS);
      else if (lds_xlsx_add_text (self->xlsx, self->text, &offset, &error))
        g_array_append_val (self->xlsx->strings, offset);

      if (error != NULL)
        lds_xml_part_stop (part, error);
    }
}

static void
text_cb (LdsXmlPart *part,
         const char *text,
         int         length)
{
  Strings *self = lds_xml_part_get_data (part);

  if (self->in_text)
    lds_xlsx_collect_text (self->xlsx, part, self->text, text, length);
}

/**
 * lds_xlsx_read_strings:
 * @self: a workbook
 * @part: index of the part
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Returns: whether the shared strings could be read
 */
gboolean
lds_xlsx_read_strings (LdsXlsx  *self,
                       gint64    part,
                       GError  **error)
{
  static const LdsXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (GString) text = g_string_new (NULL);
  Strings strings = { .xlsx = self, .text = text };

  return lds_xml_part_parse (self->reading, self->zip, part, &handlers, &strings, error);
}
