/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files and spreadsheets for tests, made of literals. */

#pragma once

#include "lds-reader-process.h"
#include "lds-spreadsheet.h"

G_BEGIN_DECLS

/**
 * TestPart:
 *
 * One part of a zip: its path and its text.
 */
typedef struct
{
  const char *path;
  const char *text;
} TestPart;

/* The parts that every workbook needs, for a workbook of one sheet called "Parts". */
#define TEST_RELATIONS                                                                             \
  {                                                                                                \
    "_rels/.rels",                                                                                 \
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"     \
        "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"     \
        "relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>"                 \
  }
#define TEST_WORKBOOK                                                                              \
  {                                                                                                \
    "xl/workbook.xml",                                                                             \
        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "             \
        "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"           \
        "<sheets><sheet name='Parts' sheetId='1' r:id='rId1'/></sheets></workbook>"                \
  }
#define TEST_WORKBOOK_RELATIONS                                                                    \
  {                                                                                                \
    "xl/_rels/workbook.xml.rels",                                                                  \
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"     \
        "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"     \
        "relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"                \
  }
#define TEST_SHEET(rows)                                                                           \
  {                                                                                                \
    "xl/worksheets/sheet1.xml",                                                                    \
        "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"            \
        "<sheetData>" rows "</sheetData></worksheet>"                                              \
  }
#define TEST_END { NULL, NULL }

GBytes         *test_zip         (const TestPart *parts);
LdsSpreadsheet *test_read        (GBytes         *bytes,
                                  GError        **error);
void            test_refuse      (GBytes         *bytes,
                                  int             code,
                                  const char     *word);
LdsSpreadsheet *test_read_text   (const char     *text);
const char     *test_cell        (LdsSpreadsheet *spreadsheet,
                                  guint           sheet,
                                  const char     *reference);
LdsCellKind     test_kind        (LdsSpreadsheet *spreadsheet,
                                  guint           sheet,
                                  const char     *reference);
GFile          *test_file        (const char     *name,
                                  const void     *bytes,
                                  gssize          length);
char           *test_shared_path (const char     *folder,
                                  const char     *name);
void            test_remove_files (void);

G_END_DECLS
