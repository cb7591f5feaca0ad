/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet that is a page to read: rows of texts over a grid of columns, as high as their texts. */

#pragma once

#include "lds-xlsx-book.h"

G_BEGIN_DECLS

#define LDS_XLSX_MAX_GRID 16

/**
 * LdsXlsxPage:
 * @widths: (array length=n_columns): widths of the grid's columns
 * @row: the row being written, from 0
 * @height: what its texts need so far, in points
 */
typedef struct
{
  LdsXlsxBook   *book;
  lxw_worksheet *sheet;
  double         widths[LDS_XLSX_MAX_GRID];
  guint          n_columns;
  lxw_row_t      row;
  double         height;
} LdsXlsxPage;

gboolean lds_xlsx_page_open       (LdsXlsxPage   *self,
                                   LdsXlsxBook   *book,
                                   const char    *name,
                                   gboolean       landscape,
                                   const double  *widths,
                                   guint          n_columns);
void     lds_xlsx_page_add_text   (LdsXlsxPage   *self,
                                   guint          first,
                                   guint          last,
                                   const char    *text,
                                   LdsXlsxFormat  format);
void     lds_xlsx_page_add_number (LdsXlsxPage   *self,
                                   guint          first,
                                   guint          last,
                                   double         number,
                                   LdsXlsxFormat  format);
void     lds_xlsx_page_add_mass   (LdsXlsxPage   *self,
                                   guint          first,
                                   guint          last,
                                   double         grams);
void     lds_xlsx_page_add_link   (LdsXlsxPage   *self,
                                   guint          first,
                                   guint          last,
                                   const char    *sheet,
                                   const char    *text);
void     lds_xlsx_page_end_row    (LdsXlsxPage   *self);
void     lds_xlsx_page_skip       (LdsXlsxPage   *self,
                                   double         height);

void     lds_xlsx_page_add_line   (LdsXlsxPage   *self,
                                   const char    *text,
                                   LdsXlsxFormat  format);
void     lds_xlsx_page_add_section (LdsXlsxPage  *self,
                                   const char    *text);

G_END_DECLS
