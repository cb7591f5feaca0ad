/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-html-table.h"

#include "lds-cell-spans.h"
#include "lds-limits.h"
#include "lds-spreadsheetml-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What browsers allow. */
#define MOST_COLUMNS_SPANNED 1000
#define MOST_ROWS_SPANNED 65534

#define LONGEST_CAPTION 200
#define LONGEST_FORMAT 64

#define NO_BREAK_SPACE "\302\240"

/**
 * lds_html_attribute:
 * @attributes: (nullable): names and values; the value may be %NULL
 * @name: name of an attribute
 *
 * Returns: (nullable): its value, empty when it has none
 */
const char *
lds_html_attribute (const char **attributes,
                    const char  *name)
{
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    if (g_ascii_strcasecmp (attributes[0], name) == 0)
      return attributes[1] != NULL ? attributes[1] : "";

  return NULL;
}

/* "color:red; display:none" */
static gboolean
is_hidden (const char **attributes)
{
  const char *style = lds_html_attribute (attributes, "style");
  const char *display = style != NULL ? strstr (style, "display") : NULL;

  if (lds_html_attribute (attributes, "hidden") != NULL)
    return TRUE;
  if (display == NULL)
    return FALSE;
  display += strlen ("display");
  display += strspn (display, " :");

  return g_str_has_prefix (display, "none");
}

/**
 * lds_html_table_new:
 * @filler: a filler, to which a sheet is added
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Returns: (transfer full) (nullable): an empty table
 */
LdsHtmlTable *
lds_html_table_new (LdsSheetFiller  *filler,
                    GError         **error)
{
  g_autofree char *name = g_strdup_printf (_ ("Table %u"), filler->spreadsheet->sheets->len + 1);
  LdsHtmlTable *self;

  if (!lds_sheet_filler_begin_sheet (filler, name, error))
    return NULL;

  self = g_new0 (LdsHtmlTable, 1);
  self->sheet = filler->sheet;
  self->index = filler->spreadsheet->sheets->len - 1;
  self->caption = g_string_new (NULL);
  self->taken = lds_cell_spans_new ();
  self->text = g_string_new (NULL);

  return self;
}

/**
 * lds_html_table_free:
 * @self: (transfer full): a table
 */
void
lds_html_table_free (LdsHtmlTable *self)
{
  g_string_free (self->caption, TRUE);
  g_array_unref (self->taken);
  g_string_free (self->text, TRUE);
  g_free (self->number);
  g_free (self->format);
  g_free (self);
}

/**
 * lds_html_table_begin_row:
 * @self: a table
 * @filler: the filler
 * @attributes: (nullable): attributes of the row
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Ends the row before, and begins one.
 *
 * Returns: whether it is within the limits
 */
gboolean
lds_html_table_begin_row (LdsHtmlTable    *self,
                          LdsSheetFiller  *filler,
                          const char     **attributes,
                          GError         **error)
{
  if (!lds_html_table_end_cell (self, filler, error))
    return FALSE;

  self->row++;
  self->column = 1;

  return lds_sheet_filler_begin_row (filler, self->row, 0, is_hidden (attributes), error);
}

/* The format of a single cell; those of classes would need all of CSS. LibreOffice writes
 * "1033;1031;0.00%", languages before the code. */
static char *
read_format (const char **attributes)
{
  const char *style = lds_html_attribute (attributes, "style");
  const char *format = style != NULL ? strstr (style, "mso-number-format:") : NULL;
  const char *sdnum = lds_html_attribute (attributes, "sdnum");
  GString *code;
  char quote = 0;

  if (sdnum != NULL)
    {
      format = strchr (sdnum, ';');
      format = format != NULL ? strchr (format + 1, ';') : NULL;
      return format != NULL && strlen (format) <= LONGEST_FORMAT ? g_strdup (format + 1) : NULL;
    }
  if (format == NULL)
    return NULL;

  code = g_string_new (NULL);
  format += strlen ("mso-number-format:");
  format += strspn (format, " ");
  if (*format == '"' || *format == '\'')
    quote = *format++;
  for (; *format != '\0' && *format != quote && (quote != 0 || *format != ';'); format++)
    if (*format != '\\')
      g_string_append_c (code, *format);

  return g_string_free (code, code->len > LONGEST_FORMAT);
}

/**
 * lds_html_table_begin_cell:
 * @self: a table
 * @filler: the filler
 * @attributes: (nullable): attributes of the cell
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Ends the cell before, and begins one in the next place that no cell from above takes.
 *
 * Returns: whether it is within the limits
 */
gboolean
lds_html_table_begin_cell (LdsHtmlTable    *self,
                           LdsSheetFiller  *filler,
                           const char     **attributes,
                           GError         **error)
{
  const char *colspan = lds_html_attribute (attributes, "colspan");
  const char *rowspan = lds_html_attribute (attributes, "rowspan");
  const char *number = lds_html_attribute (attributes, "x:num");

  if (!lds_html_table_end_cell (self, filler, error) ||
      (self->row == 0 && !lds_html_table_begin_row (self, filler, NULL, error)))
    return FALSE;

  self->colspan = (guint) MIN (lds_sheet_filler_read_count (colspan, 1), MOST_COLUMNS_SPANNED);
  self->rowspan = (guint) MIN (lds_sheet_filler_read_count (rowspan, 1), MOST_ROWS_SPANNED);
  self->column = (guint) lds_cell_spans_skip (self->taken, self->row, self->column);
  lds_cell_spans_add (self->taken, self->row, self->column, self->colspan, self->rowspan);

  self->in_cell = self->blank = TRUE;
  self->holds_table = FALSE;
  g_string_truncate (self->text, 0);
  g_set_str (&self->number, number != NULL ? number : lds_html_attribute (attributes, "sdval"));
  g_free (self->format);
  self->format = read_format (attributes);

  return TRUE;
}

static gboolean
has_digits_of (const char *text,
               double      number)
{
  g_autofree char *whole = g_strdup_printf ("%.0f", floor (fabs (number)));
  const char *digit = whole;

  if (g_str_equal (whole, "0"))
    return strpbrk (text, "123456789") != NULL || number == 0;
  for (; *text != '\0' && *digit != '\0'; text++)
    if (g_ascii_isdigit (*text) && *text != *digit++)
      return FALSE;

  return *digit == '\0';
}

/* Excel writes the number beside the text that it shows. The text is believed where it shows
 * more than the digits of the number: a date, a unit, a rounded figure. */
static LdsCellKind
use_number (LdsHtmlTable *self)
{
  g_autoptr (GString) shown = NULL;
  LdsNumberFormat format;
  LdsCellKind kind;
  gboolean percent = g_str_has_suffix (self->text->str, "%");
  char *end = NULL;
  double number = g_ascii_strtod (self->number, &end);

  if (end == self->number || *end != '\0' || !isfinite (number) || fabs (number) > 1e15)
    return LDS_CELL_TEXT;
  if (self->format == NULL &&
      (self->text->str[strspn (self->text->str, "0123456789.,'-+ %")] != '\0' ||
       !has_digits_of (self->text->str, percent ? number * 100 : number)))
    return LDS_CELL_TEXT;

  if (self->format != NULL)
    lds_number_format_init (&format, 0, lds_spreadsheetml_get_code (self->format));
  else
    lds_number_format_init (&format, 0, percent ? "0%" : "General");
  shown = g_string_new (NULL);
  kind = lds_number_format_show (&format, self->number, strlen (self->number), FALSE, shown);
  g_string_assign (self->text, shown->str);

  return kind;
}

/**
 * lds_html_table_end_cell:
 * @self: a table
 * @filler: the filler
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Ends the cell, if there is one.
 *
 * Returns: whether it is within the limits
 */
gboolean
lds_html_table_end_cell (LdsHtmlTable    *self,
                         LdsSheetFiller  *filler,
                         GError         **error)
{
  LdsCellKind kind = LDS_CELL_TEXT;

  if (!self->in_cell)
    return TRUE;

  self->in_cell = FALSE;
  filler->sheet = self->sheet;
  filler->row = self->row;
  g_strchomp (self->text->str);
  self->text->len = strlen (self->text->str);
  if (self->number != NULL && self->text->len > 0)
    kind = use_number (self);

  if (!self->holds_table &&
      !lds_sheet_filler_add (filler, self->column, 1, kind, self->text, error))
    return FALSE;
  lds_sheet_filler_add_merge (filler, self->column, self->colspan, self->rowspan);
  self->column += self->colspan;

  return TRUE;
}

/**
 * lds_html_table_add_columns:
 * @self: a table
 * @filler: the filler
 * @attributes: (nullable): attributes of a col element
 *
 * Notes hidden columns.
 */
void
lds_html_table_add_columns (LdsHtmlTable    *self,
                            LdsSheetFiller  *filler,
                            const char     **attributes)
{
  guint64 span = lds_sheet_filler_read_count (lds_html_attribute (attributes, "span"), 1);

  span = MIN (span, MOST_COLUMNS_SPANNED);
  if (is_hidden (attributes))
    lds_sheet_filler_hide_columns (filler, self->n_cols + 1, span);
  self->n_cols = MIN (self->n_cols + (guint) span, LDS_LIMIT_COLUMNS);
}

/**
 * lds_html_table_add_text:
 * @self: a table
 * @text: (array length=length): text of the page
 * @length: number of bytes
 *
 * Adds text to the cell or caption, if one is begun. Blanks that follow one another count as one;
 * those that must not be broken are kept, for lists are indented by them.
 */
void
lds_html_table_add_text (LdsHtmlTable *self,
                         const char   *text,
                         int           length)
{
  GString *into = self->in_caption ? self->caption : self->in_cell ? self->text : NULL;
  gsize most = self->in_caption ? LONGEST_CAPTION : LDS_LIMIT_CELL_BYTES;

  if (into == NULL || into->len > most)
    return;

  for (int i = 0; i < length; i++)
    {
      gboolean blank = g_ascii_isspace (text[i]);

      if (i + 1 < length && strncmp (text + i, NO_BREAK_SPACE, 2) == 0)
        {
          g_string_append_c (into, ' ');
          i++;
        }
      else if (!blank)
        g_string_append_c (into, text[i]);
      else if (!self->blank)
        g_string_append_c (into, ' ');
      self->blank = blank;
    }
}

/**
 * lds_html_table_break:
 * @self: a table
 * @always: whether a new line begins even where one has just begun
 *
 * Begins a new line in the cell, if one is begun.
 */
void
lds_html_table_break (LdsHtmlTable *self,
                      gboolean      always)
{
  GString *text = self->text;

  if (!self->in_cell || text->len > LDS_LIMIT_CELL_BYTES)
    return;

  if (self->blank && text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  if (text->len > 0 && (always || text->str[text->len - 1] != '\n'))
    g_string_append_c (text, '\n');
  self->blank = TRUE;
}

/**
 * lds_html_table_add_table:
 * @self: a table
 * @inner: a table in it that is no data, and is complete
 *
 * Adds what @inner holds to the text of the cell.
 */
void
lds_html_table_add_table (LdsHtmlTable *self,
                          LdsHtmlTable *inner)
{
  for (guint i = 0; i < lds_sheet_get_n_rows (inner->sheet); i++)
    {
      guint n_cells;
      const LdsSheetCell *cells = lds_sheet_get_cells (inner->sheet, i, &n_cells);

      lds_html_table_break (self, FALSE);
      for (guint j = 0; j < n_cells && self->text->len <= LDS_LIMIT_CELL_BYTES; j++)
        {
          const char *text = lds_sheet_get_text (inner->sheet, &cells[j]);

          lds_html_table_add_text (self, text, (int) strlen (text));
          lds_html_table_add_text (self, " ", 1);
        }
    }
}

/**
 * lds_html_table_finish:
 * @self: a table that has all its cells
 *
 * Puts it in order. What would reach below the last row is cut off.
 */
void
lds_html_table_finish (LdsHtmlTable *self)
{
  lds_sheet_finish (self->sheet);
  for (guint i = 0; i < self->sheet->merges->len; i++)
    {
      LdsSheetMerge *merge = &g_array_index (self->sheet->merges, LdsSheetMerge, i);

      merge->last_row = CLAMP (merge->last_row, merge->first_row, self->row);
    }
}

/**
 * lds_html_table_is_data:
 * @self: a table that is complete
 *
 * Returns: whether it has two rows and two columns that hold something, as a table has that is
 * not there for the looks of the page
 */
gboolean
lds_html_table_is_data (LdsHtmlTable *self)
{
  guint n_rows = lds_sheet_get_n_rows (self->sheet);
  GArray *cells = self->sheet->cells;

  if (n_rows < 2)
    return FALSE;
  for (guint i = 1; i < cells->len; i++)
    if (g_array_index (cells, LdsSheetCell, i).column != g_array_index (cells, LdsSheetCell,
                                                                        0).column)
      return TRUE;

  return FALSE;
}
