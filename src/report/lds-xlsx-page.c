/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-page.h"

#include "lds-xlsx-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Points of a line for each point of its type. */
#define LEADING 1.3
#define PADDING 2.5

#define MAX_HEIGHT 400

/**
 * lds_xlsx_page_open:
 * @self: an unfilled page
 * @book: the book it goes into
 * @name: name of the sheet
 * @landscape: whether it lies on its long side
 * @widths: (array length=n_columns): widths of the columns
 * @n_columns: number of columns, at most %LDS_XLSX_MAX_GRID
 *
 * Returns: whether there is a sheet to write to
 */
gboolean
lds_xlsx_page_open (LdsXlsxPage  *self,
                    LdsXlsxBook  *book,
                    const char   *name,
                    gboolean      landscape,
                    const double *widths,
                    guint         n_columns)
{
  g_return_val_if_fail (n_columns <= LDS_XLSX_MAX_GRID, FALSE);

  *self = (LdsXlsxPage) { .book = book, .n_columns = n_columns };
  self->sheet = lds_xlsx_book_add_sheet (book, name, landscape);
  if (self->sheet == NULL)
    return FALSE;

  for (guint i = 0; i < n_columns; i++)
    {
      self->widths[i] = widths[i];
      lds_xlsx_book_check (book, worksheet_set_column (self->sheet, i, i, widths[i], NULL));
    }

  return TRUE;
}

static void
grow (LdsXlsxPage *self, guint first, guint last, const char *text, LdsXlsxFormat format)
{
  double size = lds_xlsx_format_get_size (format);
  double width = 0;
  double height;

  for (guint i = first; i <= last; i++)
    width += self->widths[i];

  height = lds_xlsx_text_lines (text, lds_xlsx_text_room (width, last - first + 1, size)) * size *
           LEADING;
  self->height = MAX (self->height, MIN (height + PADDING, MAX_HEIGHT));
}

/* The cell that counts is the first; the others carry the format's lines. */
static void
merge (LdsXlsxPage *self, guint first, guint last, lxw_format *format)
{
  if (last > first)
    lds_xlsx_book_check (self->book, worksheet_merge_range (self->sheet, self->row, first,
                                                            self->row, last, "", format));
}

/**
 * lds_xlsx_page_add_text:
 * @self: a page
 * @first: its first column
 * @last: its last column
 * @text: (nullable): any text
 * @format: what it is
 */
void
lds_xlsx_page_add_text (LdsXlsxPage  *self,
                        guint         first,
                        guint         last,
                        const char   *text,
                        LdsXlsxFormat format)
{
  g_return_if_fail (first <= last && last < self->n_columns);

  grow (self, first, last, text != NULL ? text : "", format);
  merge (self, first, last, lds_xlsx_style_get (&self->book->style, format, FALSE));
  lds_xlsx_book_write_text (self->book, self->sheet, self->row, first, text, format);
}

/**
 * lds_xlsx_page_add_number:
 * @self: a page
 * @first: its first column
 * @last: its last column
 * @number: a number; one that is not known is written as the word
 * @format: what it is
 */
void
lds_xlsx_page_add_number (LdsXlsxPage  *self,
                          guint         first,
                          guint         last,
                          double        number,
                          LdsXlsxFormat format)
{
  LdsXlsxFormat used = isfinite (number) ? format : LDS_XLSX_UNKNOWN_NUMBER;

  g_return_if_fail (first <= last && last < self->n_columns);

  grow (self, first, last, "0", format);
  merge (self, first, last, lds_xlsx_style_get (&self->book->style, used, FALSE));
  lds_xlsx_book_write_number (self->book, self->sheet, self->row, first, number, format);
}

/**
 * lds_xlsx_page_add_mass:
 * @self: a page
 * @first: its first column
 * @last: its last column
 * @grams: a mass; one that is not known is written as the word
 */
void
lds_xlsx_page_add_mass (LdsXlsxPage *self, guint first, guint last, double grams)
{
  lds_xlsx_page_add_number (self, first, last, grams, lds_xlsx_mass_format (grams));
}

/**
 * lds_xlsx_page_add_link:
 * @self: a page
 * @first: its first column
 * @last: its last column
 * @sheet: name of a sheet of this book
 * @text: what to show
 */
void
lds_xlsx_page_add_link (LdsXlsxPage *self,
                        guint        first,
                        guint        last,
                        const char  *sheet,
                        const char  *text)
{
  lxw_format      *format = lds_xlsx_style_get (&self->book->style, LDS_XLSX_LINK_TEXT, FALSE);
  g_autofree char *target = g_strdup_printf ("internal:'%s'!A1", sheet);

  g_return_if_fail (first <= last && last < self->n_columns);

  grow (self, first, last, text, LDS_XLSX_LINK_TEXT);
  merge (self, first, last, format);
  lds_xlsx_book_check (self->book, worksheet_write_url_opt (self->sheet, self->row, first, target,
                                                            format, text, NULL));
}

/**
 * lds_xlsx_page_end_row:
 * @self: a page
 *
 * Gives the row the height its texts need and goes on to the next.
 */
void
lds_xlsx_page_end_row (LdsXlsxPage *self)
{
  if (self->height > 0)
    lds_xlsx_book_check (self->book,
                         worksheet_set_row (self->sheet, self->row, self->height, NULL));
  self->row++;
  self->height = 0;
  lds_xlsx_book_count_row (self->book);
}

/**
 * lds_xlsx_page_skip:
 * @self: a page
 * @height: points to leave free
 */
void
lds_xlsx_page_skip (LdsXlsxPage *self, double height)
{
  self->height = height;
  lds_xlsx_page_end_row (self);
}

/**
 * lds_xlsx_page_add_line:
 * @self: a page
 * @text: any text
 * @format: what it is
 *
 * Adds a row that is one text over the whole width, but for the margin.
 */
void
lds_xlsx_page_add_line (LdsXlsxPage *self, const char *text, LdsXlsxFormat format)
{
  lds_xlsx_page_add_text (self, 1, self->n_columns - 1, text, format);
  lds_xlsx_page_end_row (self);
}

/**
 * lds_xlsx_page_add_section:
 * @self: a page
 * @text: a heading
 */
void
lds_xlsx_page_add_section (LdsXlsxPage *self, const char *text)
{
  lds_xlsx_page_skip (self, 12);
  lds_xlsx_page_add_line (self, text, LDS_XLSX_SECTION);
  lds_xlsx_page_skip (self, 3);
}
