/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fills the sheets of a spreadsheet cell by cell, within the limits: what the readers of markup
 * formats share. */

#pragma once

#include "lds-encoding.h"
#include "lds-number-format.h"
#include "lds-reading.h"
#include "lds-spreadsheet.h"

G_BEGIN_DECLS

/**
 * LdsSheetFiller:
 * @sheet: (nullable): the sheet that is being filled
 * @row: the row that is being filled, from 1
 * @n_cells: filled cells of all sheets so far
 */
typedef struct
{
  LdsReading     *reading;
  LdsSpreadsheet *spreadsheet;
  LdsSheet       *sheet;
  guint32         row;
  guint64         n_cells;

  guint           n_uncomputed;
  char            first_uncomputed[16];
} LdsSheetFiller;

gboolean lds_sheet_filler_begin_sheet    (LdsSheetFiller         *self,
                                          const char             *name,
                                          GError                **error);
void     lds_sheet_filler_end_sheet      (LdsSheetFiller         *self);
gboolean lds_sheet_filler_begin_row      (LdsSheetFiller         *self,
                                          guint64                 row,
                                          guint                   outline,
                                          gboolean                hidden,
                                          GError                **error);
gboolean lds_sheet_filler_repeat_row     (LdsSheetFiller         *self,
                                          guint64                 times,
                                          GError                **error);
gboolean lds_sheet_filler_add            (LdsSheetFiller         *self,
                                          guint64                 column,
                                          guint                   times,
                                          LdsCellKind             kind,
                                          const GString          *text,
                                          GError                **error);
gboolean lds_sheet_filler_add_uncomputed (LdsSheetFiller         *self,
                                          guint64                 column,
                                          GError                **error);
void     lds_sheet_filler_add_merge      (LdsSheetFiller         *self,
                                          guint64                 column,
                                          guint64                 n_columns,
                                          guint64                 n_rows);
void     lds_sheet_filler_hide_columns   (LdsSheetFiller         *self,
                                          guint64                 first,
                                          guint64                 n_columns);
void     lds_sheet_filler_warn_of_guess  (LdsSheetFiller         *self,
                                          const LdsEncoded       *encoded);
guint64  lds_sheet_filler_read_count     (const char             *text,
                                          guint64                 otherwise);
void     lds_sheet_filler_trim_date      (GString                *date);

G_END_DECLS
