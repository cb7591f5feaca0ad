/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheets of an OpenDocument spreadsheet. Rows and cells may stand for many: only filled ones
 * are ever repeated. */

#include "lds-config.h"

#include "lds-ods-private.h"

#include "lds-limits.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* A repeat that comes as near to the end of a sheet fills it by habit, it lists nothing. */
#define NEAR_END 16

/* Fewer neighbours with the same value may well be meant. */
#define MANY_COLUMNS 64

typedef enum
{
  IN_BODY,
  IN_TABLE,
  IN_ROW,
  IN_CELL,
} Place;

typedef struct
{
  guint64                last;
  const LdsNumberFormat *format;
} Columns;

/* Groups of rows or columns within one another. */
typedef struct
{
  guint depth;
  guint hidden_from; /* depth of the outermost one that is closed, 0 for none */
} Groups;

struct _LdsOdsBody
{
  LdsSheetFiller         filler;
  LdsOdsStyles          *styles;
  Place                  place;
  guint                  passed_over;

  GArray                *columns; /* of Columns */
  Groups                 row_groups;
  Groups                 column_groups;
  gboolean               warned;

  guint64                row;
  guint64                n_rows;
  gboolean               row_hidden;
  gboolean               row_begun;
  const LdsNumberFormat *row_format;

  guint64                column;
  guint64                n_columns;
  guint64                columns_spanned;
  guint64                rows_spanned;
  LdsOdsCell             cell;
};

/**
 * lds_ods_body_new:
 * @reading: what is being read
 * @spreadsheet: where the sheets go
 * @styles: styles of the document
 *
 * Returns: (transfer full): what reads the body of the document
 */
LdsOdsBody *
lds_ods_body_new (LdsReading     *reading,
                  LdsSpreadsheet *spreadsheet,
                  LdsOdsStyles   *styles)
{
  LdsOdsBody *self = g_new0 (LdsOdsBody, 1);

  self->filler.reading = reading;
  self->filler.spreadsheet = spreadsheet;
  self->styles = styles;
  self->columns = g_array_new (FALSE, FALSE, sizeof (Columns));
  lds_ods_cell_init (&self->cell);

  return self;
}

/**
 * lds_ods_body_free:
 * @self: (transfer full): what reads a body
 */
void
lds_ods_body_free (LdsOdsBody *self)
{
  g_array_unref (self->columns);
  lds_ods_cell_clear (&self->cell);
  g_free (self);
}

static guint64
read_count (const char **attributes,
            const char  *name)
{
  return lds_sheet_filler_read_count (lds_xml_attribute (attributes, name), 1);
}

static gboolean
is_hidden (const char **attributes)
{
  const char *visibility = lds_xml_attribute (attributes, "visibility");

  return visibility != NULL && !g_str_equal (visibility, "visible");
}

static void
begin_group (Groups      *self,
             const char **attributes)
{
  self->depth++;
  if (self->hidden_from == 0 &&
      g_strcmp0 (lds_xml_attribute (attributes, "display"), "false") == 0)
    self->hidden_from = self->depth;
}

static void
end_group (Groups *self)
{
  if (self->hidden_from == self->depth)
    self->hidden_from = 0;
  self->depth--;
}

/* Values of another file that a formula has asked for are kept as a sheet that nobody sees. */
static gboolean
is_of_other_file (const char *name)
{
  return g_str_has_prefix (name, "'file:") && strstr (name, "'#") != NULL;
}

static gboolean
begin_table (LdsOdsBody  *self,
             const char **attributes,
             GError     **error)
{
  const char *name = lds_xml_attribute (attributes, "name");
  const char *style = lds_xml_attribute (attributes, "style-name");

  if (name != NULL && is_of_other_file (name))
    {
      self->passed_over = 1;
      return TRUE;
    }
  if (!lds_sheet_filler_begin_sheet (&self->filler, name != NULL ? name : "?", error))
    return FALSE;

  self->filler.sheet->hidden = style != NULL &&
                               g_hash_table_contains (self->styles->hidden_tables, style);
  g_array_set_size (self->columns, 0);
  self->row_groups = self->column_groups = (Groups) { 0 };
  self->warned = FALSE;
  self->row = 1;
  self->place = IN_TABLE;

  return TRUE;
}

static void
add_columns (LdsOdsBody  *self,
             const char **attributes)
{
  const char *style = lds_xml_attribute (attributes, "default-cell-style-name");
  guint64 n_columns = read_count (attributes, "number-columns-repeated");
  guint64 first = 1;
  Columns columns;

  if (self->columns->len >= LDS_LIMIT_STYLES)
    return;
  if (self->columns->len > 0)
    first = g_array_index (self->columns, Columns, self->columns->len - 1).last + 1;

  columns.last = MIN (first + n_columns - 1, G_MAXUINT32);
  columns.format = lds_ods_styles_find (self->styles, style);
  g_array_append_val (self->columns, columns);
  if (self->column_groups.hidden_from > 0 || is_hidden (attributes))
    lds_sheet_filler_hide_columns (&self->filler, first, n_columns);
}

static const LdsNumberFormat *
find_column_format (LdsOdsBody *self,
                    guint64     column)
{
  guint low = 0;
  guint high = self->columns->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->columns, Columns, middle).last < column)
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->columns->len ? g_array_index (self->columns, Columns, low).format : NULL;
}

static void
begin_row (LdsOdsBody  *self,
           const char **attributes)
{
  self->n_rows = read_count (attributes, "number-rows-repeated");
  self->row_hidden = self->row_groups.hidden_from > 0 || is_hidden (attributes);
  self->row_format = lds_ods_styles_find (
      self->styles, lds_xml_attribute (attributes, "default-cell-style-name"));
  self->row_begun = FALSE;
  self->column = 1;
  self->place = IN_ROW;
}

static void
warn_of_repeat (LdsOdsBody *self)
{
  if (!self->warned)
    lds_spreadsheet_warn (self->filler.spreadsheet,
                          (int) self->filler.spreadsheet->sheets->len - 1, (guint) self->row,
                          _ ("What this row holds is repeated to the end of the sheet; it was "
                             "read once"));
  self->warned = TRUE;
}

/* Programs write the same row down to the end of the sheet where somebody has filled whole
 * columns. Sheets have 1048576 rows, once had 65536. */
static gboolean
reaches_end (guint64 last)
{
  return last + NEAR_END >= LDS_LIMIT_ROWS || (last <= 65536 && last + NEAR_END >= 65536);
}

static gboolean
end_row (LdsOdsBody  *self,
         GError     **error)
{
  gboolean done = TRUE;

  self->place = IN_TABLE;
  if (self->row_begun && self->n_rows > 1)
    {
      if (reaches_end (self->row + self->n_rows - 1))
        warn_of_repeat (self);
      else
        done = lds_sheet_filler_repeat_row (&self->filler, self->n_rows, error);
    }
  self->row += self->n_rows;

  return done;
}

static void
begin_cell (LdsOdsBody  *self,
            const char **attributes)
{
  const char *style = lds_xml_attribute (attributes, "style-name");
  const LdsNumberFormat *format = self->row_format;

  if (style != NULL)
    format = lds_ods_styles_find (self->styles, style);
  else if (format == NULL)
    format = find_column_format (self, self->column);

  lds_ods_cell_begin (&self->cell, attributes, format);
  self->n_columns = read_count (attributes, "number-columns-repeated");
  self->columns_spanned = read_count (attributes, "number-columns-spanned");
  self->rows_spanned = read_count (attributes, "number-rows-spanned");
  self->place = IN_CELL;
}

static gboolean
begin_row_if_needed (LdsOdsBody  *self,
                     GError     **error)
{
  if (self->row_begun)
    return TRUE;
  self->row_begun = TRUE;

  return lds_sheet_filler_begin_row (&self->filler, self->row, MIN (self->row_groups.depth, 15),
                                     self->row_hidden, error);
}

static gboolean
add (LdsOdsBody     *self,
     LdsCellKind     kind,
     const GString  *text,
     GError        **error)
{
  guint64 last = self->column + self->n_columns - 1;
  guint64 times = self->n_columns;

  if (text->len == 0)
    return TRUE;
  if (times > MANY_COLUMNS && (last == 256 || last == 1024 || last >= LDS_LIMIT_COLUMNS))
    {
      warn_of_repeat (self);
      times = 1;
    }

  return begin_row_if_needed (self, error) &&
         lds_sheet_filler_add (&self->filler, self->column, (guint) times, kind, text, error);
}

static gboolean
add_value (LdsOdsBody  *self,
           GError     **error)
{
  LdsCellKind kind = LDS_CELL_TEXT;
  const GString *text = lds_ods_cell_show (&self->cell, &kind);

  if (kind == LDS_CELL_UNCOMPUTED)
    return begin_row_if_needed (self, error) &&
           lds_sheet_filler_add_uncomputed (&self->filler, self->column, error);

  return add (self, kind, text, error);
}

static gboolean
end_cell (LdsOdsBody  *self,
          GError     **error)
{
  gboolean done = add_value (self, error);

  if (done && (self->columns_spanned > 1 || self->rows_spanned > 1) && self->row <= LDS_LIMIT_ROWS)
    {
      self->filler.row = (guint32) self->row;
      lds_sheet_filler_add_merge (&self->filler, self->column, self->columns_spanned,
                                  self->rows_spanned);
    }
  self->column += self->n_columns;
  self->place = IN_ROW;

  return done;
}

static void
start_in_table (LdsOdsBody  *self,
                const char  *name,
                const char **attributes)
{
  static const char *const containers[] = { "table-rows", "table-header-rows", "table-columns",
                                            "table-header-columns", NULL };

  if (g_str_equal (name, "table-row"))
    begin_row (self, attributes);
  else if (g_str_equal (name, "table-column"))
    add_columns (self, attributes);
  else if (g_str_equal (name, "table-row-group"))
    begin_group (&self->row_groups, attributes);
  else if (g_str_equal (name, "table-column-group"))
    begin_group (&self->column_groups, attributes);
  else if (!g_strv_contains (containers, name))
    self->passed_over = 1;
}

static void
start_in_cell (LdsOdsBody  *self,
               const char  *name,
               const char **attributes)
{
  if (self->cell.text.depth > 0)
    self->passed_over = !lds_ods_text_start (&self->cell.text, name, attributes);
  else if (g_str_equal (name, "p") || g_str_equal (name, "h"))
    lds_ods_text_begin (&self->cell.text);
  else
    self->passed_over = 1;
}

/**
 * lds_ods_body_start:
 * @self: what reads a body
 * @name: name of an element within the spreadsheet
 * @attributes: its attributes
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * What stands where no program puts a sheet, row or cell is passed over: charts have tables, the
 * record of changes has cells, and drawings have paragraphs.
 *
 * Returns: whether to go on
 */
gboolean
lds_ods_body_start (LdsOdsBody  *self,
                    const char  *name,
                    const char **attributes,
                    GError     **error)
{
  if (self->passed_over > 0)
    {
      self->passed_over++;
      return TRUE;
    }

  switch (self->place)
    {
    case IN_BODY:
      if (g_str_equal (name, "table"))
        return begin_table (self, attributes, error);
      self->passed_over = 1;
      break;
    case IN_TABLE:
      start_in_table (self, name, attributes);
      break;
    case IN_ROW:
      if (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell"))
        begin_cell (self, attributes);
      else
        self->passed_over = 1;
      break;
    case IN_CELL:
    default:
      start_in_cell (self, name, attributes);
      break;
    }

  return TRUE;
}

/**
 * lds_ods_body_end:
 * @self: what reads a body
 * @name: name of an element within the spreadsheet
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Returns: whether to go on
 */
gboolean
lds_ods_body_end (LdsOdsBody  *self,
                  const char  *name,
                  GError     **error)
{
  if (self->passed_over > 0)
    self->passed_over--;
  else if (self->cell.text.depth > 0)
    lds_ods_text_end (&self->cell.text);
  else if (self->place == IN_CELL)
    return end_cell (self, error);
  else if (self->place == IN_ROW)
    return end_row (self, error);
  else if (g_str_equal (name, "table"))
    {
      lds_sheet_filler_end_sheet (&self->filler);
      self->place = IN_BODY;
    }
  else if (g_str_equal (name, "table-row-group"))
    end_group (&self->row_groups);
  else if (g_str_equal (name, "table-column-group"))
    end_group (&self->column_groups);

  return TRUE;
}

/**
 * lds_ods_body_text:
 * @self: what reads a body
 * @text: (array length=length): text within the spreadsheet
 * @length: number of bytes
 */
void
lds_ods_body_text (LdsOdsBody *self,
                   const char *text,
                   int         length)
{
  if (self->passed_over == 0 && self->cell.text.depth > 0)
    lds_ods_text_add (&self->cell.text, text, length);
}
