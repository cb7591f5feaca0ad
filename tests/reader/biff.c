/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "biff.h"

#include <gsf/gsf.h>
#include <string.h>

#define BOF 0x809
#define EOF_RECORD 0x0a
#define BOUND_SHEET 0x85

static void
append_number (GByteArray *array,
               guint64     value,
               guint       n_bytes)
{
  guint64 little = GUINT64_TO_LE (value);

  g_byte_array_append (array, (const guint8 *) &little, n_bytes);
}

static void
append_wide (GByteArray *array,
             const char *text)
{
  glong n;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);

  for (glong i = 0; i < n; i++)
    append_number (array, units[i], 2);
}

/**
 * biff_add_bytes:
 * @records: to which the record is added
 * @id: what it is
 * @bytes: (array length=length): what it holds
 * @length: number of bytes
 */
void
biff_add_bytes (GByteArray *records,
                guint       id,
                const void *bytes,
                gsize       length)
{
  append_number (records, id, 2);
  append_number (records, length, 2);
  g_byte_array_append (records, bytes, length);
}

/**
 * biff_add:
 * @records: to which the record is added
 * @id: what it is
 * @format: a letter for each part: 1, 2 and 4 are numbers of that many bytes, 8 is a double, s is
 *   a string of bytes without its length, w one in UTF-8 that becomes UTF-16
 */
void
biff_add (GByteArray *records,
          guint       id,
          const char *format,
          ...)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  const char *text;
  guint64 bits;
  double number;
  va_list parts;

  va_start (parts, format);
  for (; *format != '\0'; format++)
    switch (*format)
      {
      case '1': case '2': case '4':
        append_number (data, va_arg (parts, guint), *format - '0');
        break;
      case '8':
        number = va_arg (parts, double);
        memcpy (&bits, &number, sizeof bits);
        append_number (data, bits, 8);
        break;
      case 's':
        text = va_arg (parts, const char *);
        g_byte_array_append (data, (const guint8 *) text, strlen (text));
        break;
      case 'w':
        append_wide (data, va_arg (parts, const char *));
        break;
      default:
        g_assert_not_reached ();
      }
  va_end (parts);

  biff_add_bytes (records, id, data->data, data->len);
}

static void
add_bound_sheet (GByteArray      *records,
                 guint            version,
                 const BiffSheet *sheet)
{
  if (version == 8)
    biff_add (records, BOUND_SHEET, "41111w", 0, sheet->visibility, sheet->type,
              (guint) g_utf8_strlen (sheet->name, -1), 1, sheet->name);
  else
    biff_add (records, BOUND_SHEET, "4111s", 0, sheet->visibility, sheet->type,
              (guint) strlen (sheet->name), sheet->name);
}

/**
 * biff_workbook:
 * @version: 5 or 8
 * @globals: (nullable): records for the whole workbook
 * @sheets: (array length=n_sheets): its sheets
 * @n_sheets: how many
 *
 * Returns: (transfer full): the stream of a workbook
 */
GByteArray *
biff_workbook (guint             version,
               const GByteArray *globals,
               const BiffSheet  *sheets,
               guint             n_sheets)
{
  static const guint parts[] = { 0x10, 0x40, 0x20 };
  GByteArray *stream = g_byte_array_new ();
  g_autofree guint *places = g_new0 (guint, n_sheets);
  guint number = version == 8 ? 0x600 : 0x500;

  biff_add (stream, BOF, "222244", number, 0x05, 0, 0, 0, 0);
  if (globals != NULL)
    g_byte_array_append (stream, globals->data, globals->len);
  for (guint i = 0; i < n_sheets; i++)
    {
      places[i] = stream->len + 4;
      add_bound_sheet (stream, version, &sheets[i]);
    }
  biff_add (stream, EOF_RECORD, "");

  for (guint i = 0; i < n_sheets; i++)
    {
      guint32 position = GUINT32_TO_LE (stream->len);

      memcpy (stream->data + places[i], &position, 4);
      biff_add (stream, BOF, "222244", number, parts[sheets[i].type], 0, 0, 0, 0);
      if (sheets[i].records != NULL)
        g_byte_array_append (stream, sheets[i].records->data, sheets[i].records->len);
      biff_add (stream, EOF_RECORD, "");
    }

  return stream;
}

/**
 * biff_simple:
 * @version: 5 or 8
 * @globals: (nullable): records for the whole workbook
 * @cells: records of its only sheet, "Parts"
 *
 * Returns: (transfer full): the stream of a workbook
 */
GByteArray *
biff_simple (guint             version,
             const GByteArray *globals,
             GByteArray       *cells)
{
  const BiffSheet sheet = { "Parts", 0, 0, cells };

  return biff_workbook (version, globals, &sheet, 1);
}

/**
 * biff_container:
 * @streams: (array length=n_streams): streams
 * @n_streams: how many
 *
 * Returns: (transfer full): a compound file with them, as libgsf writes it
 */
GBytes *
biff_container (const BiffStream *streams,
                guint             n_streams)
{
  GsfOutput *memory = gsf_output_memory_new ();
  GsfOutfile *file = gsf_outfile_msole_new (memory);
  GBytes *bytes;

  for (guint i = 0; i < n_streams; i++)
    {
      GsfOutput *child = gsf_outfile_new_child (file, streams[i].name, FALSE);

      g_assert_true (gsf_output_write (child, streams[i].bytes->len, streams[i].bytes->data));
      g_assert_true (gsf_output_close (child));
      g_object_unref (child);
    }
  g_assert_true (gsf_output_close (GSF_OUTPUT (file)));
  g_object_unref (file);

  bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                       (gsize) gsf_output_size (memory));
  g_object_unref (memory);

  return bytes;
}

/**
 * biff_bytes:
 * @array: bytes
 *
 * Returns: (transfer full): the same
 */
GBytes *
biff_bytes (const GByteArray *array)
{
  return g_bytes_new (array->data, array->len);
}
