/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One sheet of a workbook, row by row. What the sheet says of its own size is never trusted. */

#include "lds-config.h"

#include "lds-xlsx-private.h"

#include "lds-cell-messages.h"
#include "lds-limits.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_INLINE,
  TYPE_TEXT,
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_DATE,
} CellType;

typedef struct
{
  LdsXlsx    *xlsx;
  LdsXmlPart *part;
  LdsSheet   *sheet;
  guint       index;
  guint64     n_before; /* cells of the sheets before */

  guint       row;
  guint       column;
  CellType    type;
  guint       style;
  gboolean    in_cell;
  gboolean    has_formula;
  gboolean    has_value;
  gboolean    in_value;
  gboolean    in_text;
  guint       phonetic;
  GString    *value;
  GString    *inlined;
  GString    *shown;

  guint       n_uncomputed;
  char        first_uncomputed[16];
  guint       n_lost;
} Sheet;

static void
stop (Sheet  *self,
      GError *error)
{
  lds_xml_part_stop (self->part, error);
}

/* "BC12" gives column 55 and row 12; 0 for what is not there. */
static void
read_reference (const char *reference,
                guint      *column,
                guint      *row)
{
  guint letters = 0;
  guint64 digits = 0;

  for (; *reference == '$' || g_ascii_isalpha (*reference); reference++)
    if (*reference != '$' && letters <= LDS_LIMIT_COLUMNS)
      letters = letters * 26 + (g_ascii_toupper (*reference) - 'A' + 1);
  for (; *reference == '$' || g_ascii_isdigit (*reference); reference++)
    if (*reference != '$' && digits <= LDS_LIMIT_ROWS)
      digits = digits * 10 + (*reference - '0');

  *column = letters;
  *row = (guint) digits;
}

static void
begin_row (Sheet       *self,
           const char **attributes)
{
  const char *number = lds_xml_attribute (attributes, "r");
  const char *outline = lds_xml_attribute (attributes, "outlineLevel");
  guint64 row = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;
  GError *error = NULL;

  self->row = row > 0 && row <= LDS_LIMIT_ROWS + 1 ? (guint) row : self->row + 1;
  if (row > LDS_LIMIT_ROWS || self->row > LDS_LIMIT_ROWS)
    {
      lds_reading_fail (self->xlsx->reading, &error, LDS_IMPORT_ERROR_LIMIT,
                        _ ("sheet “%s” has more than %d rows, the most that a sheet may have"),
                        self->sheet->name, LDS_LIMIT_ROWS);
      stop (self, error);
      return;
    }

  self->column = 0;
  lds_sheet_begin_row (self->sheet, self->row, outline != NULL ? atoi (outline) & 15 : 0,
                       lds_xml_attribute_is_true (attributes, "hidden"));
}

static CellType
read_type (const char *type)
{
  if (type == NULL || g_str_equal (type, "n"))
    return TYPE_NUMBER;
  if (g_str_equal (type, "s"))
    return TYPE_SHARED;
  if (g_str_equal (type, "inlineStr"))
    return TYPE_INLINE;
  if (g_str_equal (type, "b"))
    return TYPE_BOOLEAN;
  if (g_str_equal (type, "e"))
    return TYPE_ERROR;
  if (g_str_equal (type, "d"))
    return TYPE_DATE;

  return TYPE_TEXT;
}

static void
begin_cell (Sheet       *self,
            const char **attributes)
{
  const char *reference = NULL;
  const char *type = NULL;
  const char *style = NULL;
  GError *error = NULL;
  guint column = 0;
  guint row = 0;

  for (; attributes[0] != NULL; attributes += 2)
    {
      const char *name = attributes[0];

      if (name[0] == 'r' && name[1] == '\0')
        reference = attributes[1];
      else if (name[0] == 't' && name[1] == '\0')
        type = attributes[1];
      else if (name[0] == 's' && name[1] == '\0')
        style = attributes[1];
    }

  if (reference != NULL)
    read_reference (reference, &column, &row);
  self->column = column > 0 ? column : self->column + 1;
  if (self->row == 0)
    begin_row (self, (const char *[]) { NULL });

  if (self->column > LDS_LIMIT_COLUMNS)
    {
      lds_reading_fail (self->xlsx->reading, &error, LDS_IMPORT_ERROR_LIMIT,
                        _ ("sheet “%s”, row %u has more than %d columns, the most that a sheet "
                           "may have"),
                        self->sheet->name, self->row, LDS_LIMIT_COLUMNS);
      stop (self, error);
      return;
    }

  self->type = read_type (type);
  self->style = style != NULL ? (guint) strtoul (style, NULL, 10) : 0;
  self->in_cell = TRUE;
  self->has_formula = self->has_value = FALSE;
  self->in_value = self->in_text = FALSE;
  self->phonetic = 0;
  g_string_truncate (self->value, 0);
  g_string_truncate (self->inlined, 0);
}

static gboolean
add_cell (Sheet       *self,
          LdsCellKind  kind,
          guint32      text,
          GError     **error)
{
  if (self->n_before + self->sheet->cells->len >= LDS_LIMIT_CELLS)
    return lds_reading_fail (self->xlsx->reading, error, LDS_IMPORT_ERROR_LIMIT,
                             _ ("the workbook has more than %d filled cells, which is more than "
                                "is read; save the parts list alone in a workbook of its own"),
                             LDS_LIMIT_CELLS);

  lds_sheet_add_cell (self->sheet, self->column, kind, text);

  return TRUE;
}

static gboolean
add_string (Sheet       *self,
            LdsCellKind  kind,
            GString     *text,
            GError     **error)
{
  guint32 offset;

  if (text->len == 0)
    return TRUE;

  self->xlsx->sheet = self->sheet;
  self->xlsx->row = self->row;
  self->xlsx->column = self->column;

  return lds_xlsx_add_text (self->xlsx, text, &offset, error) &&
         (offset == 0 || add_cell (self, kind, offset, error));
}

static gboolean
add_shared (Sheet   *self,
            GError **error)
{
  char *end = NULL;
  guint64 index = g_ascii_strtoull (self->value->str, &end, 10);
  guint32 offset;

  if (end == self->value->str || index >= self->xlsx->strings->len)
    {
      self->n_lost++;
      return TRUE;
    }

  offset = g_array_index (self->xlsx->strings, guint32, index);

  return offset == 0 || add_cell (self, LDS_CELL_TEXT, offset, error);
}

static gboolean
add_number (Sheet   *self,
            GError **error)
{
  const LdsNumberFormat *format = NULL;
  LdsCellKind kind;

  if (self->style < self->xlsx->formats->len)
    format = &g_array_index (self->xlsx->formats, LdsNumberFormat, self->style);

  g_strstrip (self->value->str);
  self->value->len = strlen (self->value->str);
  g_string_truncate (self->shown, 0);
  kind = lds_number_format_show (format, self->value->str, self->value->len,
                                 self->xlsx->since_1904, self->shown);

  return add_string (self, kind, self->shown, error);
}

/* "2020-01-31T00:00:00", perhaps with thousandths or a "Z" */
static gboolean
add_date (Sheet   *self,
          GError **error)
{
  gsize length = strspn (self->value->str, "0123456789-:T");

  if (length > 8)
    g_string_truncate (self->value, length);
  if (self->value->len > 10 && self->value->str[10] == 'T')
    {
      self->value->str[10] = ' ';
      if (g_str_has_prefix (self->value->str + 10, " 00:00:00"))
        g_string_truncate (self->value, 10);
    }

  return add_string (self, LDS_CELL_DATE, self->value, error);
}

static gboolean
add_value (Sheet   *self,
           GError **error)
{
  switch (self->type)
    {
    case TYPE_SHARED:
      return add_shared (self, error);
    case TYPE_BOOLEAN:
      g_string_assign (self->value, strchr ("0fF", self->value->str[0]) != NULL ? "FALSE" : "TRUE");
      return add_string (self, LDS_CELL_BOOLEAN, self->value, error);
    case TYPE_ERROR:
      return add_string (self, LDS_CELL_ERROR, self->value, error);
    case TYPE_DATE:
      return add_date (self, error);
    case TYPE_NUMBER:
      return add_number (self, error);
    case TYPE_TEXT:
    case TYPE_INLINE:
    default:
      return add_string (self, LDS_CELL_TEXT, self->value, error);
    }
}

static gboolean
add_uncomputed (Sheet   *self,
                GError **error)
{
  char letters[LDS_COLUMN_NAME_SIZE];

  if (self->n_uncomputed++ == 0)
    {
      lds_column_name (self->column, letters);
      g_snprintf (self->first_uncomputed, sizeof self->first_uncomputed, "%s%u", letters,
                  self->row);
    }

  return add_cell (self, LDS_CELL_UNCOMPUTED, 0, error);
}

static void
end_cell (Sheet *self)
{
  GError *error = NULL;

  self->in_cell = FALSE;
  if (self->inlined->len > 0)
    add_string (self, LDS_CELL_TEXT, self->inlined, &error);
  else if (self->has_value && (self->value->len > 0 || !self->has_formula))
    add_value (self, &error);
  else if (self->has_formula && (self->type == TYPE_NUMBER || !self->has_value))
    add_uncomputed (self, &error);

  if (error != NULL)
    stop (self, error);
}

static void
add_range (GArray     *ranges,
           const char *reference)
{
  LdsSheetMerge merge;
  guint column;
  guint row;
  const char *colon = reference != NULL ? strchr (reference, ':') : NULL;

  if (colon == NULL || ranges->len >= LDS_LIMIT_MERGES)
    return;

  read_reference (reference, &column, &row);
  merge.first_column = (guint16) MIN (column, LDS_LIMIT_COLUMNS);
  merge.first_row = MIN (row, LDS_LIMIT_ROWS);
  read_reference (colon + 1, &column, &row);
  merge.last_column = (guint16) MIN (column, LDS_LIMIT_COLUMNS);
  merge.last_row = MIN (row, LDS_LIMIT_ROWS);

  if (merge.first_row > 0 && merge.first_column > 0 && merge.last_row >= merge.first_row &&
      merge.last_column >= merge.first_column)
    g_array_append_val (ranges, merge);
}

static void
add_hidden_columns (Sheet       *self,
                    const char **attributes)
{
  const char *first = lds_xml_attribute (attributes, "min");
  const char *last = lds_xml_attribute (attributes, "max");
  LdsSheetMerge range = { 0 };

  if (first == NULL || last == NULL || !lds_xml_attribute_is_true (attributes, "hidden") ||
      self->sheet->hidden_columns->len >= LDS_LIMIT_MERGES)
    return;

  range.first_column = (guint16) CLAMP (atoi (first), 0, LDS_LIMIT_COLUMNS);
  range.last_column = (guint16) CLAMP (atoi (last), 0, LDS_LIMIT_COLUMNS);
  g_array_append_val (self->sheet->hidden_columns, range);
}

static void
start_in_cell (Sheet      *self,
               const char *name)
{
  if (name[0] == 'v' && name[1] == '\0')
    self->in_value = self->has_value = TRUE;
  else if (name[0] == 'f' && name[1] == '\0')
    self->has_formula = TRUE;
  else if (name[0] == 't' && name[1] == '\0')
    self->in_text = self->phonetic == 0;
  else if (g_str_equal (name, "rPh"))
    self->phonetic++;
}

static void
start_cb (LdsXmlPart  *part,
          const char  *name,
          const char **attributes)
{
  Sheet *self = lds_xml_part_get_data (part);

  self->part = part;
  if (self->in_cell)
    start_in_cell (self, name);
  else if (name[0] == 'c' && name[1] == '\0')
    begin_cell (self, attributes);
  else if (g_str_equal (name, "row"))
    begin_row (self, attributes);
  else if (g_str_equal (name, "mergeCell"))
    add_range (self->sheet->merges, lds_xml_attribute (attributes, "ref"));
  else if (g_str_equal (name, "col"))
    add_hidden_columns (self, attributes);
}

static void
end_cb (LdsXmlPart *part,
        const char *name)
{
  Sheet *self = lds_xml_part_get_data (part);

  if (!self->in_cell)
    return;

  if (name[0] == 'c' && name[1] == '\0')
    end_cell (self);
  else if (name[0] == 'v' && name[1] == '\0')
    self->in_value = FALSE;
  else if (name[0] == 't' && name[1] == '\0')
    self->in_text = FALSE;
  else if (self->phonetic > 0 && g_str_equal (name, "rPh"))
    self->phonetic--;
}

static void
text_cb (LdsXmlPart *part,
         const char *text,
         int         length)
{
  Sheet *self = lds_xml_part_get_data (part);
  GString *into = self->in_value ? self->value : self->in_text ? self->inlined : NULL;

  if (into != NULL)
    lds_xlsx_collect_text (self->xlsx, part, into, text, length);
}

/**
 * lds_xlsx_read_sheet:
 * @self: a workbook
 * @part: index of the part
 * @index: index of the sheet
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Reads the cells of a sheet into the spreadsheet, which has the sheet already.
 *
 * Returns: whether that could be done
 */
gboolean
lds_xlsx_read_sheet (LdsXlsx  *self,
                     gint64    part,
                     guint     index,
                     GError  **error)
{
  static const LdsXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) inlined = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);
  Sheet sheet = {
    .xlsx = self,
    .sheet = g_ptr_array_index (self->spreadsheet->sheets, index),
    .index = index,
    .n_before = lds_spreadsheet_n_cells (self->spreadsheet),
    .value = value,
    .inlined = inlined,
    .shown = shown,
  };

  if (!lds_xml_part_parse (self->reading, self->zip, part, &handlers, &sheet, error))
    return FALSE;

  lds_sheet_finish (sheet.sheet);
  lds_cells_warn (sheet.xlsx->spreadsheet, (int) sheet.index, sheet.n_uncomputed,
                  sheet.first_uncomputed, sheet.n_lost);

  return TRUE;
}
