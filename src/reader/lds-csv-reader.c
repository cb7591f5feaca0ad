/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text files with a delimiter. libcsv, the library that Debian has, is no use here: it drops blank
 * records, so that rows could not be numbered, and cannot recover from a mark never closed. */

#include "lds-config.h"

#include "lds-csv-reader.h"

#include "lds-csv-dialect.h"
#include "lds-encoding.h"
#include "lds-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS_A_LOOK 2048

typedef struct
{
  LdsReading     *reading;
  LdsSpreadsheet *spreadsheet;
  LdsSheet       *sheet;
  const char     *text;
  LdsCsvScanner   scanner;
  const char     *first_fault; /* NULL when there is none, or when it was found */
  guint           fault_row;
  guint           n_unclosed;
  guint           unclosed_row;
  GString        *scratch;
} Csv;

static gboolean
check_cell (Csv                *self,
            const LdsCsvField  *field,
            guint               row,
            guint               column,
            GError            **error)
{
  char letters[LDS_COLUMN_NAME_SIZE];

  if (column > LDS_LIMIT_COLUMNS)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("row %u has more than %d columns, the most that a sheet may have; "
                                "this is no parts list"),
                             row, LDS_LIMIT_COLUMNS);

  if (field->end - field->start > LDS_LIMIT_CELL_CHARACTERS &&
      g_utf8_strlen (field->start, field->end - field->start) > LDS_LIMIT_CELL_CHARACTERS)
    {
      lds_column_name (column, letters);
      return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                               _ ("row %u, column %s holds more than %d characters, the most "
                                  "that a spreadsheet cell may hold; shorten it, or close its "
                                  "quotation mark"),
                               row, letters, LDS_LIMIT_CELL_CHARACTERS);
    }

  if (self->sheet->cells->len >= LDS_LIMIT_CELLS)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the file has more than %d filled cells, which is more than is "
                                "read; cut it in parts"),
                             LDS_LIMIT_CELLS);

  return TRUE;
}

static void
undouble (const LdsCsvField *field,
          GString           *text)
{
  g_string_truncate (text, 0);
  for (const char *p = field->start; p < field->end; p++)
    {
      g_string_append_c (text, *p);
      if (*p == '"' && p + 1 < field->end && p[1] == '"')
        p++;
    }
}

/* People write ="00123" so that a spreadsheet program keeps the zeros. */
static gboolean
is_text_formula (const char *text,
                 gsize       length)
{
  return length >= 4 && text[0] == '=' && text[1] == '"' && text[length - 1] == '"' &&
         memchr (text + 2, '"', length - 3) == NULL;
}

static guint32
add_text (Csv               *self,
          const LdsCsvField *field)
{
  const char *text = field->start;
  gsize length = field->end - field->start;

  if (field->doubled)
    {
      undouble (field, self->scratch);
      text = self->scratch->str;
      length = self->scratch->len;
    }
  if (is_text_formula (text, length))
    {
      text += 2;
      length -= 3;
    }

  return lds_text_pool_add (self->spreadsheet->pool, text, length);
}

static gboolean
add_field (Csv                *self,
           const LdsCsvField  *field,
           guint               row,
           guint               column,
           GError            **error)
{
  guint32 offset;

  if (!check_cell (self, field, row, column, error))
    return FALSE;

  if (field->end == field->start)
    return TRUE;

  offset = add_text (self, field);
  if (offset == LDS_TEXT_POOL_FULL)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the file holds more than %u MiB of different texts, which is "
                                "more than is read; cut it in parts"),
                             (guint) (LDS_LIMIT_POOL_BYTES >> 20));
  if (offset != 0)
    lds_sheet_add_cell (self->sheet, column, LDS_CELL_TEXT, offset);

  return TRUE;
}

static gboolean
read_record (Csv     *self,
             guint    row,
             GError **error)
{
  LdsCsvField field = { 0 };
  guint column = 0;

  if (row > LDS_LIMIT_ROWS)
    return lds_reading_fail (self->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the file has more than %d rows, the most that a sheet may "
                                "have; cut it in parts"),
                             LDS_LIMIT_ROWS);

  lds_sheet_begin_row (self->sheet, row, 0, FALSE);
  do
    {
      lds_csv_scan_field (&self->scanner, self->text, &field);
      if (!add_field (self, &field, row, ++column, error))
        return FALSE;
      if (field.unclosed && self->n_unclosed++ == 0)
        self->unclosed_row = row;
      self->text = field.next;
    }
  while (!field.last);

  if (self->first_fault != NULL && self->text > self->first_fault)
    {
      self->fault_row = row;
      self->first_fault = NULL;
    }

  return TRUE;
}

static gboolean
read_records (Csv     *self,
              GError **error)
{
  const char *start = self->text;
  double length = MAX (self->scanner.end - start, 1);

  for (guint row = 1; self->text < self->scanner.end; row++)
    {
      if (!read_record (self, row, error) ||
          (row % ROWS_A_LOOK == 0 &&
           !lds_reading_go_on (self->reading, (self->text - start) / length, error)))
        return FALSE;
    }

  return TRUE;
}

static void
begin (Csv              *self,
       const LdsEncoded *encoded)
{
  const char *end = encoded->text + encoded->length;
  const char *rows = lds_csv_read_declaration (encoded->text, end, &self->scanner.delimiter);

  self->scanner.end = end;
  self->text = rows != NULL ? rows : encoded->text;
  if (rows == NULL)
    self->scanner.delimiter = lds_csv_find_delimiter (self->text, end);
  if (encoded->n_faults > 0)
    self->first_fault = encoded->text + encoded->first_fault;
}

static void
warn (Csv              *self,
      const LdsEncoded *encoded)
{
  if (encoded->guessed)
    lds_spreadsheet_warn (self->spreadsheet, -1, 0,
                          _ ("The encoding of the file is not marked and was taken to be %s; if "
                             "letters look wrong, name the right one (--encoding), or save the "
                             "file as .xlsx or as CSV in UTF-8"),
                          encoded->encoding);
  if (encoded->n_faults > 0)
    lds_spreadsheet_warn (self->spreadsheet, 0, self->fault_row,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u place holds no character of the encoding %s and was "
                                       "read as a question mark in a box; if that is not right, "
                                       "name the encoding (--encoding)",
                                       "%u places, the first of them here, hold no characters of "
                                       "the encoding %s and were read as question marks in a box; "
                                       "if that is not right, name the encoding (--encoding)",
                                       (gulong) encoded->n_faults),
                          (guint) MIN (encoded->n_faults, G_MAXUINT), encoded->encoding);
  if (self->n_unclosed > 0)
    lds_spreadsheet_warn (self->spreadsheet, 0, self->unclosed_row,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u field begins with a quotation mark that is never "
                                       "closed; it was read as if the mark were a letter",
                                       "%u fields, the first of them here, begin with a quotation "
                                       "mark that is never closed; they were read as if the mark "
                                       "were a letter",
                                       self->n_unclosed),
                          self->n_unclosed);
}

/**
 * lds_csv_reader_read:
 * @reading: what is being read
 * @bytes: the file
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads a text file with one record a line, whatever its encoding and delimiter.
 *
 * Returns: (transfer full) (nullable): a spreadsheet of one sheet without a name
 */
LdsSpreadsheet *
lds_csv_reader_read (LdsReading  *reading,
                     GBytes      *bytes,
                     GError     **error)
{
  g_autoptr (LdsSpreadsheet) spreadsheet = lds_spreadsheet_new ();
  g_autoptr (GString) scratch = g_string_new (NULL);
  g_auto (LdsEncoded) encoded = { 0 };
  Csv self = { .reading = reading, .spreadsheet = spreadsheet, .scratch = scratch };

  if (!lds_encoding_convert (reading, bytes, &encoded, error))
    return NULL;

  begin (&self, &encoded);
  self.sheet = lds_sheet_new (NULL, spreadsheet->pool);
  /* Semicolons are used where the comma is the decimal sign. */
  self.sheet->decimal = self.scanner.delimiter == ';' ? ',' : '\0';
  g_ptr_array_add (spreadsheet->sheets, self.sheet);
  if (!read_records (&self, error))
    return NULL;

  warn (&self, &encoded);
  lds_sheet_finish (self.sheet);
  lds_text_pool_freeze (spreadsheet->pool);

  return g_steal_pointer (&spreadsheet);
}
