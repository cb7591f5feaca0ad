/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The XML spreadsheet of Excel 2003, which ERP systems write and call .xls. */

#include "lds-config.h"

#include "lds-spreadsheetml-reader.h"

#include "lds-cell-spans.h"
#include "lds-limits.h"
#include "lds-sheet-filler.h"
#include "lds-spreadsheetml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  IN_WORKBOOK,
  IN_STYLES,
  IN_WORKSHEET,
  IN_OPTIONS,
  IN_TABLE,
  IN_ROW,
  IN_CELL,
  IN_DATA,
} Place;

typedef struct
{
  guint64                first;
  guint64                last;
  const LdsNumberFormat *format;
} Columns;

typedef struct
{
  LdsSheetFiller          filler;
  LdsSpreadsheetmlStyles *styles;
  gboolean                since_1904;
  Place                   place;
  guint                   depth; /* below the element of the place */
  guint                   passed_over;

  GArray                 *columns; /* of Columns */
  GArray                 *taken;
  guint64                 next_column; /* of the columns above the rows */
  guint64                 row;
  guint64                 span;
  const LdsNumberFormat  *row_format;
  guint64                 column;

  guint64                 across;
  guint64                 down;
  const LdsNumberFormat  *format;
  gboolean                has_formula;
  gboolean                has_data;
  char                   *type;
  GString                *value;
  GString                *shown;
} Workbook;

static guint64
read_count (const char **attributes,
            const char  *name,
            guint64      otherwise)
{
  return lds_sheet_filler_read_count (lds_xml_attribute (attributes, name), otherwise);
}

static gboolean
begin_worksheet (Workbook    *self,
                 const char **attributes,
                 GError     **error)
{
  const char *name = lds_xml_attribute (attributes, "Name");

  self->place = IN_WORKSHEET;
  self->row = 0;
  self->span = 0;
  self->next_column = 1;
  g_array_set_size (self->columns, 0);
  g_array_set_size (self->taken, 0);

  return lds_sheet_filler_begin_sheet (&self->filler, name != NULL ? name : "?", error);
}

static void
add_columns (Workbook    *self,
             const char **attributes)
{
  Columns columns;

  columns.first = read_count (attributes, "Index", self->next_column);
  columns.last = columns.first + read_count (attributes, "Span", 0);
  columns.format = lds_spreadsheetml_styles_find (self->styles,
                                                  lds_xml_attribute (attributes, "StyleID"));
  self->next_column = columns.last + 1;

  if (self->columns->len < LDS_LIMIT_COLUMNS)
    g_array_append_val (self->columns, columns);
  if (lds_xml_attribute_is_true (attributes, "Hidden"))
    lds_sheet_filler_hide_columns (&self->filler, columns.first, columns.last - columns.first + 1);
}

static const LdsNumberFormat *
find_column_format (Workbook *self)
{
  guint low = 0;
  guint high = self->columns->len;
  const Columns *columns;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->columns, Columns, middle).last < self->column)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->columns->len)
    return NULL;
  columns = &g_array_index (self->columns, Columns, low);

  return columns->first <= self->column ? columns->format : NULL;
}

static gboolean
begin_row (Workbook    *self,
           const char **attributes,
           GError     **error)
{
  self->row = read_count (attributes, "Index", self->row + self->span + 1);
  self->span = read_count (attributes, "Span", 0);
  self->row_format = lds_spreadsheetml_styles_find (self->styles,
                                                    lds_xml_attribute (attributes, "StyleID"));
  self->column = 1;
  self->place = IN_ROW;

  return lds_sheet_filler_begin_row (&self->filler, self->row, 0,
                                     lds_xml_attribute_is_true (attributes, "Hidden"), error);
}

static void
begin_cell (Workbook    *self,
            const char **attributes)
{
  const char *style = lds_xml_attribute (attributes, "StyleID");

  self->column = read_count (attributes, "Index",
                             lds_cell_spans_skip (self->taken, self->row, self->column));
  self->across = read_count (attributes, "MergeAcross", 0);
  self->down = read_count (attributes, "MergeDown", 0);
  self->has_formula = lds_xml_attribute (attributes, "Formula") != NULL;
  self->has_data = FALSE;
  g_string_truncate (self->value, 0);

  if (style == NULL && self->row_format != NULL)
    self->format = self->row_format;
  else
    self->format = lds_spreadsheetml_styles_find (self->styles, style);
  if (style == NULL && self->format == NULL)
    self->format = find_column_format (self);
  if (style == NULL && self->format == NULL)
    self->format = lds_spreadsheetml_styles_find (self->styles, "Default");
  self->place = IN_CELL;
}

/* A time of day is a date on the day from which days are counted. */
static gboolean
add_date (Workbook  *self,
          GError   **error)
{
  gboolean is_time = self->format != NULL && self->format->kind == LDS_NUMBER_TIME;

  if (self->value->len >= 19 && self->value->str[10] == 'T' &&
      (g_str_has_prefix (self->value->str, "1899-12-3") ||
       (is_time && g_str_has_prefix (self->value->str, "1904-01-01"))))
    {
      g_string_erase (self->value, 0, 11);
      g_string_truncate (self->value, 8);
    }
  else
    {
      lds_sheet_filler_trim_date (self->value);
    }

  return lds_sheet_filler_add (&self->filler, self->column, 1, LDS_CELL_DATE, self->value, error);
}

static gboolean
add_number (Workbook  *self,
            GError   **error)
{
  LdsCellKind kind;

  g_strstrip (self->value->str);
  self->value->len = strlen (self->value->str);
  g_string_truncate (self->shown, 0);
  kind = lds_number_format_show (self->format, self->value->str, self->value->len,
                                 self->since_1904, self->shown);

  return lds_sheet_filler_add (&self->filler, self->column, 1, kind, self->shown, error);
}

static gboolean
add_value (Workbook  *self,
           GError   **error)
{
  const char *type = self->type != NULL ? self->type : "String";
  LdsCellKind kind = LDS_CELL_TEXT;

  if (!self->has_data && self->has_formula)
    return lds_sheet_filler_add_uncomputed (&self->filler, self->column, error);
  if (self->value->len == 0)
    return TRUE;

  if (g_str_equal (type, "Number"))
    return add_number (self, error);
  if (g_str_equal (type, "DateTime"))
    return add_date (self, error);
  if (g_str_equal (type, "Boolean"))
    {
      gboolean no = *self->value->str == '0' || g_ascii_tolower (*self->value->str) == 'f';

      g_string_assign (self->value, no ? "FALSE" : "TRUE");
      kind = LDS_CELL_BOOLEAN;
    }
  else if (g_str_equal (type, "Error"))
    {
      kind = LDS_CELL_ERROR;
    }

  return lds_sheet_filler_add (&self->filler, self->column, 1, kind, self->value, error);
}

static gboolean
end_cell (Workbook  *self,
          GError   **error)
{
  if (!add_value (self, error))
    return FALSE;

  lds_sheet_filler_add_merge (&self->filler, self->column, self->across + 1, self->down + 1);
  lds_cell_spans_add (self->taken, self->row, self->column, self->across + 1, self->down + 1);
  self->column += self->across + 1;
  self->place = IN_ROW;

  return TRUE;
}

static void
start_in_workbook (Workbook    *self,
                   const char  *name,
                   const char **attributes,
                   GError     **error)
{
  if (g_str_equal (name, "Worksheet"))
    begin_worksheet (self, attributes, error);
  else if (g_str_equal (name, "Styles"))
    self->place = IN_STYLES;
  else if (g_str_equal (name, "Date1904"))
    self->since_1904 = TRUE;
}

static void
start_in_worksheet (Workbook   *self,
                    const char *name)
{
  if (g_str_equal (name, "Table"))
    self->place = IN_TABLE;
  else if (g_str_equal (name, "WorksheetOptions"))
    self->place = IN_OPTIONS;
  else
    self->passed_over = 1;
}

/* A comment holds data too, and is no part of the cell. */
static void
start_in_cell (Workbook    *self,
               const char  *name,
               const char **attributes)
{
  if (!g_str_equal (name, "Data") || self->has_data)
    {
      self->passed_over = 1;
      return;
    }
  self->place = IN_DATA;
  self->depth = 0;
  self->has_data = TRUE;
  g_set_str (&self->type, lds_xml_attribute (attributes, "Type"));
}

static void
start_in_place (Workbook    *self,
                const char  *name,
                const char **attributes,
                GError     **error)
{
  switch (self->place)
    {
    case IN_STYLES:
      lds_spreadsheetml_styles_start (self->styles, name, attributes);
      break;
    case IN_WORKSHEET:
      start_in_worksheet (self, name);
      break;
    case IN_TABLE:
      if (g_str_equal (name, "Row"))
        begin_row (self, attributes, error);
      else if (g_str_equal (name, "Column"))
        add_columns (self, attributes);
      break;
    case IN_ROW:
      if (g_str_equal (name, "Cell"))
        begin_cell (self, attributes);
      else
        self->passed_over = 1;
      break;
    case IN_CELL:
      start_in_cell (self, name, attributes);
      break;
    case IN_DATA:
      self->depth++;
      break;
    case IN_OPTIONS:
      g_string_truncate (self->value, 0);
      break;
    case IN_WORKBOOK:
    default:
      start_in_workbook (self, name, attributes, error);
      break;
    }
}

static void
start_cb (LdsXmlPart  *part,
          const char  *name,
          const char **attributes)
{
  Workbook *self = lds_xml_part_get_data (part);
  GError *error = NULL;

  if (self->passed_over > 0)
    self->passed_over++;
  else
    start_in_place (self, name, attributes, &error);
  if (error != NULL)
    lds_xml_part_stop (part, error);
}

static void
end_option (Workbook   *self,
            const char *name)
{
  if (g_str_equal (name, "WorksheetOptions"))
    self->place = IN_WORKSHEET;
  else if (g_str_equal (name, "Visible"))
    self->filler.sheet->hidden = g_str_has_prefix (g_strstrip (self->value->str), "SheetHidden") ||
                                 g_str_has_prefix (self->value->str, "SheetVeryHidden");
}

static void
end_in_place (Workbook    *self,
              const char  *name,
              GError     **error)
{
  if (self->place == IN_DATA)
    {
      if (self->depth == 0)
        self->place = IN_CELL;
      else
        self->depth--;
    }
  else if (self->place == IN_CELL)
    end_cell (self, error);
  else if (self->place == IN_ROW)
    self->place = IN_TABLE;
  else if (self->place == IN_OPTIONS)
    end_option (self, name);
  else if (self->place == IN_TABLE && g_str_equal (name, "Table"))
    self->place = IN_WORKSHEET;
  else if (self->place == IN_STYLES && g_str_equal (name, "Styles"))
    self->place = IN_WORKBOOK;
  else if (self->place == IN_WORKSHEET)
    {
      lds_sheet_filler_end_sheet (&self->filler);
      self->place = IN_WORKBOOK;
    }
}

static void
end_cb (LdsXmlPart *part,
        const char *name)
{
  Workbook *self = lds_xml_part_get_data (part);
  GError *error = NULL;

  if (self->passed_over > 0)
    self->passed_over--;
  else
    end_in_place (self, name, &error);
  if (error != NULL)
    lds_xml_part_stop (part, error);
}

static void
text_cb (LdsXmlPart *part,
         const char *text,
         int         length)
{
  Workbook *self = lds_xml_part_get_data (part);

  if (self->passed_over == 0 && (self->place == IN_DATA || self->place == IN_OPTIONS) &&
      self->value->len <= LDS_LIMIT_CELL_BYTES)
    g_string_append_len (self->value, text, length);
}

/**
 * lds_spreadsheetml_reader_read:
 * @reading: what is being read
 * @bytes: the file
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads all sheets of an XML spreadsheet of Excel 2003.
 *
 * Returns: (transfer full) (nullable): the spreadsheet
 */
LdsSpreadsheet *
lds_spreadsheetml_reader_read (LdsReading  *reading,
                               GBytes      *bytes,
                               GError     **error)
{
  static const LdsXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (LdsSpreadsheet) spreadsheet = lds_spreadsheet_new ();
  g_autoptr (LdsSpreadsheetmlStyles) styles = lds_spreadsheetml_styles_new ();
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Columns));
  g_autoptr (GArray) taken = lds_cell_spans_new ();
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);
  g_auto (LdsEncoded) encoded = { 0 };
  Workbook self = {
    .filler = { .reading = reading, .spreadsheet = spreadsheet },
    .styles = styles,
    .columns = columns,
    .taken = taken,
    .value = value,
    .shown = shown,
  };
  gboolean done;

  if (!lds_encoding_convert_markup (reading, bytes, &encoded, error))
    return NULL;

  lds_sheet_filler_warn_of_guess (&self.filler, &encoded);
  done = lds_xml_part_parse_text (reading, encoded.text, encoded.length, &handlers, &self, error);
  g_free (self.type);
  if (!done)
    return NULL;
  if (spreadsheet->sheets->len == 0)
    {
      lds_reading_fail (reading, error, LDS_IMPORT_ERROR_FORMAT,
                        _ ("the workbook names no sheets, the file is damaged; open it in a "
                           "spreadsheet program and save it anew as .xlsx"));
      return NULL;
    }
  lds_text_pool_freeze (spreadsheet->pool);

  return g_steal_pointer (&spreadsheet);
}
