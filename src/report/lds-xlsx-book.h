/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workbook being written: its pages, its cells and the first thing that went wrong. */

#pragma once

#include <gio/gio.h>

#include "lds-comparison.h"
#include "lds-seal.h"
#include "lds-xlsx-style.h"

G_BEGIN_DECLS

/**
 * LdsXlsxBook:
 * @audit: (nullable): what it tells, %NULL for a comparison
 * @title: the files it is about
 * @as_at: the as-at date in words
 * @hash: the first eight digits of the catalogue's hash
 * @seal: what the audit was made from
 * @error: the first thing that went wrong
 * @text: room for texts that had to be changed
 */
typedef struct
{
  LdsAudit     *audit;
  lxw_workbook *workbook;
  LdsXlsxStyle  style;
  GCancellable *cancellable;
  char         *title;
  char         *as_at;
  char         *hash;
  LdsSeal       seal;
  guint         n_rows;
  GError       *error;
  GString      *text;
} LdsXlsxBook;

gboolean       lds_xlsx_book_open         (LdsXlsxBook        *self,
                                           LdsAudit           *audit,
                                           lxw_workbook       *workbook,
                                           GCancellable       *cancellable,
                                           GError            **error);
gboolean       lds_xlsx_book_open_comparison (LdsXlsxBook     *self,
                                           const LdsComparison *comparison,
                                           lxw_workbook       *workbook,
                                           GCancellable       *cancellable,
                                           GError            **error);
void           lds_xlsx_book_clear        (LdsXlsxBook        *self);

lxw_worksheet *lds_xlsx_book_add_sheet    (LdsXlsxBook        *self,
                                           const char         *name,
                                           gboolean            landscape);
gboolean       lds_xlsx_book_count_row    (LdsXlsxBook        *self);
gboolean       lds_xlsx_book_has_failed   (LdsXlsxBook        *self);
void           lds_xlsx_book_check        (LdsXlsxBook        *self,
                                           lxw_error           code);

void           lds_xlsx_book_write_text   (LdsXlsxBook        *self,
                                           lxw_worksheet      *sheet,
                                           lxw_row_t           row,
                                           lxw_col_t           column,
                                           const char         *text,
                                           LdsXlsxFormat       format);
void           lds_xlsx_book_write_indented (LdsXlsxBook      *self,
                                           lxw_worksheet      *sheet,
                                           lxw_row_t           row,
                                           lxw_col_t           column,
                                           const char         *text,
                                           guint               depth);
void           lds_xlsx_book_write_number (LdsXlsxBook        *self,
                                           lxw_worksheet      *sheet,
                                           lxw_row_t           row,
                                           lxw_col_t           column,
                                           double              number,
                                           LdsXlsxFormat       format);

char          *lds_xlsx_format_date       (const GDate        *date);
char          *lds_xlsx_format_state      (const LdsControl   *control,
                                           LdsControlState     state,
                                           gboolean            verify);

G_END_DECLS
