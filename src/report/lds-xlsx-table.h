/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet that holds one table: a frozen heading, filters, widths that fit, pages that print
 * well. */

#pragma once

#include "lds-xlsx-book.h"

G_BEGIN_DECLS

/**
 * LdsXlsxColumn:
 * @heading: its heading, with the unit where there is one
 * @max_width: the widest it may grow
 * @format: what its cells are for, where nothing else is said
 */
typedef struct
{
  const char   *heading;
  double        max_width;
  LdsXlsxFormat format;
} LdsXlsxColumn;

/**
 * LdsXlsxTable:
 * @n_printed: the first columns, which go on paper; the others are for the screen
 * @n_frozen: columns that stay in place
 * @row: the row being written, the heading is 0
 * @depth: its depth in the structure
 * @lines: how many lines its texts need so far
 * @part: counts the sheets that a very long table takes
 */
typedef struct
{
  LdsXlsxBook         *book;
  lxw_worksheet       *sheet;
  const char          *name;
  const LdsXlsxColumn *columns;
  double              *widths;
  guint                n_columns;
  guint                n_printed;
  guint                n_frozen;
  lxw_row_t            row;
  guint                depth;
  guint                lines;
  guint                part;
} LdsXlsxTable;

void     lds_xlsx_table_open         (LdsXlsxTable        *self,
                                      LdsXlsxBook         *book,
                                      const char          *name,
                                      const LdsXlsxColumn *columns,
                                      guint                n_columns,
                                      guint                n_printed,
                                      guint                n_frozen);
gboolean lds_xlsx_table_add_row      (LdsXlsxTable        *self,
                                      guint                depth);
void     lds_xlsx_table_set_text     (LdsXlsxTable        *self,
                                      guint                column,
                                      const char          *text);
void     lds_xlsx_table_set_text_as  (LdsXlsxTable        *self,
                                      guint                column,
                                      const char          *text,
                                      LdsXlsxFormat        format);
void     lds_xlsx_table_set_indented (LdsXlsxTable        *self,
                                      guint                column,
                                      const char          *text,
                                      guint                depth);
void     lds_xlsx_table_set_number   (LdsXlsxTable        *self,
                                      guint                column,
                                      double               number);
void     lds_xlsx_table_set_mass     (LdsXlsxTable        *self,
                                      guint                column,
                                      double               grams);
void     lds_xlsx_table_close        (LdsXlsxTable        *self);

G_END_DECLS
