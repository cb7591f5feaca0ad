/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of an xlsx reader, one file a part of the format. */

#pragma once

#include "lds-number-format.h"
#include "lds-spreadsheet.h"
#include "lds-xml-part.h"

G_BEGIN_DECLS

/**
 * LdsXlsxSheet:
 * @relation: (nullable): id by which the workbook refers to its part
 */
typedef struct
{
  char    *name;
  char    *relation;
  gboolean hidden;
} LdsXlsxSheet;

/**
 * LdsXlsx:
 * @strings: of guint32, offsets of the shared strings in the pool
 * @formats: of #LdsNumberFormat, one for each cell style
 * @sheets: of #LdsXlsxSheet
 * @relations: from id to the path of a part, %NULL for a sheet without cells
 * @sheet: (nullable): the sheet that is being read
 * @row: where the reading is in it
 * @column: where the reading is in it
 *
 * A workbook that is being read.
 */
typedef struct
{
  LdsReading     *reading;
  zip_t          *zip;
  LdsSpreadsheet *spreadsheet;

  GArray         *strings;
  GArray         *formats;
  GArray         *sheets;
  GHashTable     *relations;
  gboolean        since_1904;

  const LdsSheet *sheet;
  guint           row;
  guint           column;
} LdsXlsx;

gboolean lds_xlsx_read_strings     (LdsXlsx     *self,
                                    gint64       part,
                                    GError     **error);
gboolean lds_xlsx_read_styles      (LdsXlsx     *self,
                                    gint64       part,
                                    GError     **error);
gboolean lds_xlsx_read_sheet       (LdsXlsx     *self,
                                    gint64       part,
                                    guint        index,
                                    GError     **error);

gboolean lds_xlsx_add_text         (LdsXlsx     *self,
                                    GString     *text,
                                    guint32     *offset,
                                    GError     **error);
void     lds_xlsx_collect_text     (LdsXlsx     *self,
                                    LdsXmlPart  *part,
                                    GString     *into,
                                    const char  *text,
                                    int          length);
void     lds_xlsx_decode_escapes   (GString     *text);

G_END_DECLS
