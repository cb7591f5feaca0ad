/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-table.h"

#include "lds-xlsx-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_WIDTH 5

/* Room for the filter's button and the padding of a cell. */
#define HEADING_ROOM 2.5
#define CELL_ROOM    1.5

/* Points of a line, and of the padding of a row. */
#define LINE_HEIGHT 11.7
#define PADDING     2.5
#define MAX_HEIGHT  400

/* A digit of the type in a table, in the unit of column widths. */
#define TYPE_SIZE   0.95
#define TYPE_POINTS 9

/* Excel has seven levels of outline; the deepest are the first to fold away. */
#define MAX_OUTLINE 7

#ifndef LDS_XLSX_MAX_ROWS
#define LDS_XLSX_MAX_ROWS LXW_ROW_MAX
#endif

static gboolean
is_numeric (LdsXlsxFormat format)
{
  return format == LDS_XLSX_COUNT || format == LDS_XLSX_NUMBER || format == LDS_XLSX_SHARE ||
         format == LDS_XLSX_MASS;
}

/* A heading may break between its words, once, where its column is not wide enough for all of it.
 */
static double
get_heading_width (const LdsXlsxColumn *column)
{
  g_auto (GStrv) words = g_strsplit (column->heading, " ", -1);
  double whole = lds_xlsx_text_width (column->heading, 100);
  double widest = MIN_WIDTH;

  if (whole + HEADING_ROOM <= column->max_width)
    return whole + HEADING_ROOM;

  for (guint i = 0; words[i] != NULL; i++)
    widest = MAX (widest, lds_xlsx_text_width (words[i], 100));

  return MAX (widest, whole * 0.6) + HEADING_ROOM;
}

static void
write_headings (LdsXlsxTable *self)
{
  guint lines = 1;

  for (guint i = 0; i < self->n_columns; i++)
    {
      double width = get_heading_width (&self->columns[i]);

      self->widths[i] = MAX (self->widths[i], width);
      if (lds_xlsx_text_width (self->columns[i].heading, 100) > width - HEADING_ROOM + 0.01)
        lines = 2;
    }

  lds_xlsx_book_check (self->book,
                       worksheet_set_row (self->sheet, 0, 5 + LINE_HEIGHT * lines, NULL));
  for (guint i = 0; i < self->n_columns; i++)
    lds_xlsx_book_write_text (self->book, self->sheet, 0, i, self->columns[i].heading,
                              is_numeric (self->columns[i].format) ? LDS_XLSX_HEADING_NUMBER
                                                                   : LDS_XLSX_HEADING);
}

static void
open_sheet (LdsXlsxTable *self)
{
  g_autofree char *name = NULL;

  self->part++;
  self->row = 0;
  name =
      self->part == 1 ? g_strdup (self->name) : g_strdup_printf ("%s (%u)", self->name, self->part);
  self->sheet = lds_xlsx_book_add_sheet (self->book, name, TRUE);
  if (self->sheet == NULL)
    return;

  worksheet_freeze_panes (self->sheet, 1, self->n_frozen);
  worksheet_outline_settings (self->sheet, TRUE, FALSE, TRUE, FALSE);
  write_headings (self);
}

/* Not every spreadsheet finds the height of wrapped rows by itself when it opens a file. */
static void
end_row (LdsXlsxTable *self)
{
  lxw_row_col_options options = { .level = MIN (self->depth, MAX_OUTLINE) };
  double              height = MIN (self->lines * LINE_HEIGHT + PADDING, MAX_HEIGHT);

  if (self->row > 0 && (self->lines > 1 || self->depth > 0))
    lds_xlsx_book_check (self->book,
                         worksheet_set_row_opt (self->sheet, self->row, height, NULL, &options));
}

static void
close_sheet (LdsXlsxTable *self)
{
  lxw_row_t last = MAX (self->row, 1);

  if (self->sheet == NULL)
    return;

  end_row (self);

  for (guint i = 0; i < self->n_columns; i++)
    lds_xlsx_book_check (self->book,
                         worksheet_set_column (self->sheet, i, i, self->widths[i], NULL));
  lds_xlsx_book_check (self->book,
                       worksheet_autofilter (self->sheet, 0, 0, last, self->n_columns - 1));
  lds_xlsx_book_check (self->book, worksheet_repeat_rows (self->sheet, 0, 0));
  lds_xlsx_book_check (self->book,
                       worksheet_print_area (self->sheet, 0, 0, last, self->n_printed - 1));
}

/**
 * lds_xlsx_table_open:
 * @self: an unfilled table
 * @book: the book it goes into
 * @name: name of the sheet
 * @columns: (array length=n_columns): its columns, which outlive the table
 * @n_columns: number of columns
 * @n_printed: how many of them go on paper
 * @n_frozen: how many stay in place
 */
void
lds_xlsx_table_open (LdsXlsxTable        *self,
                     LdsXlsxBook         *book,
                     const char          *name,
                     const LdsXlsxColumn *columns,
                     guint                n_columns,
                     guint                n_printed,
                     guint                n_frozen)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (book != NULL);

  *self = (LdsXlsxTable) {
    .book = book,
    .name = name,
    .columns = columns,
    .widths = g_new0 (double, n_columns),
    .n_columns = n_columns,
    .n_printed = n_printed,
    .n_frozen = n_frozen,
  };
  open_sheet (self);
}

/**
 * lds_xlsx_table_add_row:
 * @self: a table
 * @depth: depth in the structure, for the outline
 *
 * Begins a row; a table longer than a sheet goes on in another.
 *
 * Returns: whether to go on
 */
gboolean
lds_xlsx_table_add_row (LdsXlsxTable *self, guint depth)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->sheet == NULL || !lds_xlsx_book_count_row (self->book))
    return FALSE;

  if (self->row + 1 >= LDS_XLSX_MAX_ROWS)
    {
      close_sheet (self);
      open_sheet (self);
      if (self->sheet == NULL)
        return FALSE;
    }

  else
    {
      end_row (self);
    }

  self->row++;
  self->depth = depth;
  self->lines = 1;

  return TRUE;
}

static void
widen (LdsXlsxTable *self, guint column, const char *text, double extra)
{
  double limit = MAX (self->columns[column].max_width, self->widths[column]);
  guint  lines;

  if (text == NULL || text[0] == '\0')
    return;

  if (self->widths[column] < limit)
    self->widths[column] =
        MAX (self->widths[column],
             MIN (limit, lds_xlsx_text_width (text, limit) * TYPE_SIZE + CELL_ROOM + extra));

  /* A column that stays narrower than its limit has no line that wraps. */
  lines = lds_xlsx_text_lines (text, lds_xlsx_text_room (MAX (limit - extra, 1), 1, TYPE_POINTS));
  self->lines = MAX (self->lines, lines);
}

static void
widen_for_number (LdsXlsxTable *self, guint column, double number)
{
  char digits[64];

  if (!isfinite (number))
    {
      widen (self, column, _ ("unknown"), 0);
    }
  else if (fabs (number) >= 10000 || floor (number) != number)
    {
      g_snprintf (digits, sizeof digits, "%.8g", number);
      widen (self, column, digits, 1.5);
    }
}

/**
 * lds_xlsx_table_set_text:
 * @self: a table
 * @column: index of a column
 * @text: (nullable): any text
 */
void
lds_xlsx_table_set_text (LdsXlsxTable *self, guint column, const char *text)
{
  g_return_if_fail (column < self->n_columns);

  lds_xlsx_table_set_text_as (self, column, text, self->columns[column].format);
}

/**
 * lds_xlsx_table_set_text_as:
 * @self: a table
 * @column: index of a column
 * @text: (nullable): any text
 * @format: what the cell is for
 */
void
lds_xlsx_table_set_text_as (LdsXlsxTable *self,
                            guint         column,
                            const char   *text,
                            LdsXlsxFormat format)
{
  g_return_if_fail (column < self->n_columns);

  widen (self, column, text, 0);
  lds_xlsx_book_write_text (self->book, self->sheet, self->row, column, text, format);
}

/**
 * lds_xlsx_table_set_indented:
 * @self: a table
 * @column: index of a column
 * @text: (nullable): any text
 * @depth: depth in the structure
 */
void
lds_xlsx_table_set_indented (LdsXlsxTable *self, guint column, const char *text, guint depth)
{
  g_return_if_fail (column < self->n_columns);

  widen (self, column, text, 1.2 * MIN (depth, LDS_XLSX_MAX_INDENT) + 1);
  lds_xlsx_book_write_indented (self->book, self->sheet, self->row, column, text, depth);
}

/**
 * lds_xlsx_table_set_number:
 * @self: a table
 * @column: index of a column
 * @number: a number; one that is not known is written as the word
 */
void
lds_xlsx_table_set_number (LdsXlsxTable *self, guint column, double number)
{
  g_return_if_fail (column < self->n_columns);

  widen_for_number (self, column, number);
  lds_xlsx_book_write_number (self->book, self->sheet, self->row, column, number,
                              self->columns[column].format);
}

/**
 * lds_xlsx_table_set_mass:
 * @self: a table
 * @column: index of a column
 * @grams: a mass; one that is not known is written as the word
 */
void
lds_xlsx_table_set_mass (LdsXlsxTable *self, guint column, double grams)
{
  g_return_if_fail (column < self->n_columns);

  widen_for_number (self, column, grams);
  lds_xlsx_book_write_number (self->book, self->sheet, self->row, column, grams,
                              lds_xlsx_mass_format (grams));
}

/**
 * lds_xlsx_table_close:
 * @self: a table
 *
 * Gives the sheet its widths, filters and print area.
 */
void
lds_xlsx_table_close (LdsXlsxTable *self)
{
  g_return_if_fail (self != NULL);

  close_sheet (self);
  g_clear_pointer (&self->widths, g_free);
}
