/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hostile.h"

#include "files.h"

#include <string.h>
#include <zlib.h>

#define SPREADSHEET "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define RELATIONS "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define SHEET "<worksheet " SPREADSHEET "><sheetData>"
#define CELL "<row r='1'><c r='A1' t='inlineStr'><is><t>"
#define SHEET_END "</t></is></c></row></sheetData></worksheet>"

#define BLOCK (16 << 20)

static void
put_number (GByteArray *to,
            guint64     value,
            guint       n_bytes)
{
  for (; n_bytes > 0; n_bytes--, value >>= 8)
    g_byte_array_append (to, &(guint8) { value & 0xff }, 1);
}

static void
put_text (GByteArray *to,
          const char *text)
{
  g_byte_array_append (to, (const guint8 *) text, strlen (text));
}

typedef struct
{
  GByteArray *zip;
  GByteArray *directory;
  guint       n_parts;
} Zip;

/* What is the same in front of a part and in the directory. */
static void
put_head (GByteArray *to,
          const char *name,
          GByteArray *deflated,
          guint32     crc,
          guint       n_extra)
{
  put_number (to, 45, 2);
  put_number (to, 0, 2);
  put_number (to, 8, 2);
  put_number (to, 0, 4);
  put_number (to, crc, 4);
  put_number (to, deflated->len, 4);
  put_number (to, G_MAXUINT32, 4);
  put_number (to, strlen (name), 2);
  put_number (to, n_extra, 2);
}

/* A part that is deflated already; its size stands in the 64-bit form. */
static void
add_part (Zip        *self,
          const char *name,
          GByteArray *deflated,
          guint64     expanded,
          guint32     crc)
{
  gsize at = self->zip->len;

  put_number (self->zip, 0x04034b50, 4);
  put_head (self->zip, name, deflated, crc, 20);
  put_text (self->zip, name);
  put_number (self->zip, 1 | 16 << 16, 4);
  put_number (self->zip, expanded, 8);
  put_number (self->zip, deflated->len, 8);
  g_byte_array_append (self->zip, deflated->data, deflated->len);

  put_number (self->directory, 0x02014b50, 4);
  put_number (self->directory, 45, 2);
  put_head (self->directory, name, deflated, crc, 12);
  put_number (self->directory, 0, 2 + 2 + 2 + 4);
  put_number (self->directory, at, 4);
  put_text (self->directory, name);
  put_number (self->directory, 1 | 8 << 16, 4);
  put_number (self->directory, expanded, 8);
  self->n_parts++;
}

static GBytes *
finish_zip (Zip *self)
{
  guint32 at = self->zip->len;

  g_byte_array_append (self->zip, self->directory->data, self->directory->len);
  put_number (self->zip, 0x06054b50, 4);
  put_number (self->zip, 0, 4);
  put_number (self->zip, self->n_parts, 2);
  put_number (self->zip, self->n_parts, 2);
  put_number (self->zip, self->directory->len, 4);
  put_number (self->zip, at, 4);
  put_number (self->zip, 0, 2);
  g_byte_array_unref (self->directory);

  return g_byte_array_free_to_bytes (self->zip);
}

/* Ends at a byte, and refers to nothing before it: such pieces can be put one after another. */
static void
deflate_piece (GByteArray *to,
               const char *bytes,
               gsize       length,
               gboolean    last)
{
  z_stream stream = { 0 };
  gsize size;
  g_autofree guint8 *buffer = NULL;

  g_assert_cmpint (deflateInit2 (&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY), ==, Z_OK);
  size = deflateBound (&stream, length) + 64;
  buffer = g_malloc (size);
  stream.next_in = (Bytef *) bytes;
  stream.avail_in = length;
  stream.next_out = buffer;
  stream.avail_out = size;
  deflate (&stream, last ? Z_FINISH : Z_FULL_FLUSH);
  g_assert_cmpint (stream.avail_in, ==, 0);
  g_byte_array_append (to, buffer, stream.total_out);
  deflateEnd (&stream);
}

/**
 * hostile_bomb:
 * @expanded: bytes of spaces
 * @kind: where they are
 *
 * Returns: (transfer full): a sheet with one cell of spaces, a thousandth of that size
 */
GBytes *
hostile_bomb (guint64     expanded,
              HostileBomb kind)
{
  g_autoptr (GByteArray) deflated = g_byte_array_new ();
  g_autoptr (GByteArray) piece = g_byte_array_new ();
  g_autofree char *spaces = g_strnfill (BLOCK, ' ');
  const TestPart parts[] = { TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS };
  Zip zip = { g_byte_array_new (), g_byte_array_new (), 0 };
  guint64 n_pieces = expanded / BLOCK;
  const char *start = kind == HOSTILE_BETWEEN ? SHEET : SHEET CELL;
  const char *end = kind == HOSTILE_BETWEEN ? CELL SHEET_END : SHEET_END;
  uLong piece_crc = crc32 (0, (const Bytef *) spaces, BLOCK);
  uLong crc = crc32 (0, (const Bytef *) start, strlen (start));

  deflate_piece (deflated, start, strlen (start), FALSE);
  deflate_piece (piece, spaces, BLOCK, FALSE);
  for (guint64 i = 0; i < n_pieces; i++)
    {
      g_byte_array_append (deflated, piece->data, piece->len);
      crc = crc32_combine (crc, piece_crc, BLOCK);
    }
  deflate_piece (deflated, end, strlen (end), TRUE);
  crc = crc32_combine (crc, crc32 (0, (const Bytef *) end, strlen (end)), strlen (end));

  expanded = n_pieces * BLOCK + strlen (start) + strlen (end);
  add_part (&zip, "xl/worksheets/sheet1.xml", deflated,
            kind == HOSTILE_HONEST_SIZE ? expanded : BLOCK, crc);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gsize length = strlen (parts[i].text);

      g_byte_array_set_size (piece, 0);
      deflate_piece (piece, parts[i].text, length, TRUE);
      add_part (&zip, parts[i].path, piece, length,
                crc32 (0, (const Bytef *) parts[i].text, length));
    }

  return finish_zip (&zip);
}

static GBytes *
zip_sheet (const char *sheet)
{
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK, TEST_WORKBOOK_RELATIONS,
    { "xl/worksheets/sheet1.xml", sheet }, TEST_END,
  };

  return test_zip (parts);
}

/**
 * hostile_laughs:
 *
 * Returns: (transfer full): a workbook whose sheet holds ten entities of ten entities, ten times
 */
GBytes *
hostile_laughs (void)
{
  g_autoptr (GString) sheet = g_string_new ("<?xml version='1.0'?><!DOCTYPE worksheet ["
                                            "<!ENTITY l0 'ha'>");

  for (guint i = 1; i <= 10; i++)
    {
      g_string_append_printf (sheet, "<!ENTITY l%u '", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (sheet, "&l%u;", i - 1);
      g_string_append (sheet, "'>");
    }
  g_string_append (sheet, "]>" SHEET CELL "&l10;" SHEET_END);

  return zip_sheet (sheet->str);
}

/**
 * hostile_wide_row:
 * @n_columns: number of cells
 *
 * Returns: (transfer full): a workbook with one row of them
 */
GBytes *
hostile_wide_row (guint n_columns)
{
  g_autoptr (GString) sheet = g_string_new (SHEET "<row r='1'>");

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (sheet, "<c><v>%u</v></c>", i);
  g_string_append (sheet, "</row></sheetData></worksheet>");

  return zip_sheet (sheet->str);
}

/**
 * hostile_wide_text:
 * @n_columns: number of fields
 *
 * Returns: (transfer full): a text file with one line of them
 */
GBytes *
hostile_wide_text (guint n_columns)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%u,", i);

  return g_string_free_to_bytes (text);
}

/**
 * hostile_large_cell:
 * @length: of the text of the cell
 * @shared: whether it is a shared string
 *
 * Returns: (transfer full): a workbook with this cell
 */
GBytes *
hostile_large_cell (gsize    length,
                    gboolean shared)
{
  g_autofree char *text = g_malloc (length + 1);
  g_autofree char *string = NULL;
  const TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK,
    { "xl/_rels/workbook.xml.rels",
      "<Relationships " RELATIONS "><Relationship Id='rId1' Type='" TYPE "worksheet' "
      "Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='" TYPE "sharedStrings' "
      "Target='sharedStrings.xml'/></Relationships>" },
    { "xl/worksheets/sheet1.xml",
      SHEET "<row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData></worksheet>" },
    { "xl/sharedStrings.xml", NULL }, TEST_END,
  };
  TestPart own[G_N_ELEMENTS (parts)];

  /* Letters that do not repeat, or it would be a bomb before it is a large cell. */
  for (gsize i = 0; i < length; i++)
    text[i] = (char) ('a' + (i * 2654435761u >> 13) % 26);
  text[length] = '\0';
  if (!shared)
    {
      string = g_strconcat (SHEET CELL, text, SHEET_END, NULL);
      return zip_sheet (string);
    }

  memcpy (own, parts, sizeof parts);
  string = g_strconcat ("<sst " SPREADSHEET "><si><t>", text, "</t></si></sst>", NULL);
  own[4].text = string;

  return test_zip (own);
}

/**
 * hostile_large_text:
 * @length: of one field
 *
 * Returns: (transfer full): a text file with this field
 */
GBytes *
hostile_large_text (gsize length)
{
  g_autofree char *field = g_strnfill (length, 'x');
  char *text = g_strconcat ("Part,Qty\nM-1,", field, "\n", NULL);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * hostile_hungry_text:
 * @length: number of bytes
 *
 * Returns: (transfer full): a text in UTF-16 whose characters take three bytes in UTF-8
 */
GBytes *
hostile_hungry_text (gsize length)
{
  guint16 *text = g_malloc (length);

  for (gsize i = 0; i < length / 2; i++)
    text[i] = GUINT16_TO_LE (i % 16 == 15 ? '\n' : 0x4e00 + i % 9973);
  text[0] = GUINT16_TO_LE (0xfeff);

  return g_bytes_new_take (text, length / 2 * 2);
}

/**
 * hostile_cycle:
 * @workbook_target: part that the package calls its workbook
 * @strings_target: part that the workbook calls its shared strings
 * @sheet_target: part that it calls its sheet
 *
 * Returns: (transfer full): a workbook whose parts may name each other
 */
GBytes *
hostile_cycle (const char *workbook_target,
               const char *strings_target,
               const char *sheet_target)
{
  g_autofree char *package = g_strdup_printf (
      "<Relationships " RELATIONS "><Relationship Id='rId1' Type='" TYPE "officeDocument' "
      "Target='%s'/></Relationships>", workbook_target);
  g_autofree char *workbook = g_strdup_printf (
      "<Relationships " RELATIONS "><Relationship Id='rId1' Type='" TYPE "worksheet' "
      "Target='%s'/><Relationship Id='rId2' Type='" TYPE "sharedStrings' Target='%s'/>"
      "<Relationship Id='rId3' Type='" TYPE "styles' Target='%s'/></Relationships>",
      sheet_target, strings_target, sheet_target);
  const TestPart parts[] = {
    { "_rels/.rels", package },
    TEST_WORKBOOK,
    { "xl/_rels/workbook.xml.rels", workbook },
    { "xl/worksheets/sheet1.xml",
      SHEET "<row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData></worksheet>" },
    { "xl/sharedStrings.xml",
      "<sst " SPREADSHEET "><si><t>a<si><t>b<sst><si><t>c</t></si></sst></t></si></t></si></sst>" },
    TEST_END,
  };

  return test_zip (parts);
}

/**
 * hostile_honest:
 * @kind: 0 inline strings, 1 shared strings, 2 many sheets' worth of numbers
 *
 * Returns: (transfer full): a workbook that means no harm, to be damaged, some 40 KB
 */
GBytes *
hostile_honest (guint kind)
{
  g_autoptr (GString) sheet = g_string_new (SHEET);
  g_autoptr (GString) strings = g_string_new ("<sst " SPREADSHEET ">");
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124 + kind);
  TestPart parts[] = {
    TEST_RELATIONS, TEST_WORKBOOK,
    { "xl/_rels/workbook.xml.rels",
      "<Relationships " RELATIONS "><Relationship Id='rId1' Type='" TYPE "worksheet' "
      "Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='" TYPE "sharedStrings' "
      "Target='sharedStrings.xml'/></Relationships>" },
    { "xl/worksheets/sheet1.xml", NULL }, { "xl/sharedStrings.xml", NULL }, TEST_END,
  };

  for (guint i = 0; i < 1200; i++)
    {
      guint32 number = g_rand_int (rand);

      g_string_append_printf (sheet, "<row r='%u'>", i + 1);
      if (kind == 0)
        g_string_append_printf (sheet, "<c r='A%u' t='inlineStr'><is><t>P-%u</t></is></c>", i + 1,
                                number);
      else if (kind == 1)
        g_string_append_printf (sheet, "<c r='A%u' t='s'><v>%u</v></c>", i + 1, i);
      g_string_append_printf (sheet, "<c r='C%u'><v>%u.%u</v></c></row>", i + 1, number % 997,
                              g_rand_int_range (rand, 0, 100000));
      g_string_append_printf (strings, "<si><r><t>Teil</t></r><r><t>%x</t></r></si>", number);
    }
  g_string_append (sheet, "</sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>"
                          "</worksheet>");
  g_string_append (strings, "</sst>");
  parts[3].text = sheet->str;
  parts[4].text = strings->str;

  return test_zip (parts);
}
