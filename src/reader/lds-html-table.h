/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One table of a web page while it is read. */

#pragma once

#include "lds-sheet-filler.h"

G_BEGIN_DECLS

/**
 * LdsHtmlTable:
 * @sheet: what the table becomes
 * @index: index of the sheet
 * @caption: (nullable): its caption
 * @row: from 1, 0 before the first row
 * @column: the first that may be free, from 1
 * @taken: where cells from above reach, see lds_cell_spans_new()
 * @holds_table: whether the cell holds a table that became a sheet
 * @n_cols: columns for which the table has a col element
 */
typedef struct
{
  LdsSheet *sheet;
  guint     index;
  GString  *caption;
  gboolean  in_caption;

  guint32   row;
  guint     column;
  GArray   *taken;
  guint     n_cols;

  gboolean  in_cell;
  gboolean  holds_table;
  gboolean  blank;
  guint     colspan;
  guint     rowspan;
  GString  *text;
  char     *number;
  char     *format;
} LdsHtmlTable;

LdsHtmlTable *lds_html_table_new        (LdsSheetFiller  *filler,
                                         GError         **error);
void          lds_html_table_free       (LdsHtmlTable    *self);
gboolean      lds_html_table_begin_row  (LdsHtmlTable    *self,
                                         LdsSheetFiller  *filler,
                                         const char     **attributes,
                                         GError         **error);
gboolean      lds_html_table_begin_cell (LdsHtmlTable    *self,
                                         LdsSheetFiller  *filler,
                                         const char     **attributes,
                                         GError         **error);
gboolean      lds_html_table_end_cell   (LdsHtmlTable    *self,
                                         LdsSheetFiller  *filler,
                                         GError         **error);
void          lds_html_table_add_columns (LdsHtmlTable   *self,
                                         LdsSheetFiller  *filler,
                                         const char     **attributes);
void          lds_html_table_add_text   (LdsHtmlTable    *self,
                                         const char      *text,
                                         int              length);
void          lds_html_table_break      (LdsHtmlTable    *self,
                                         gboolean         always);
void          lds_html_table_add_table  (LdsHtmlTable    *self,
                                         LdsHtmlTable    *inner);
void          lds_html_table_finish     (LdsHtmlTable    *self);
gboolean      lds_html_table_is_data    (LdsHtmlTable    *self);

const char   *lds_html_attribute        (const char     **attributes,
                                         const char      *name);

G_END_DECLS
