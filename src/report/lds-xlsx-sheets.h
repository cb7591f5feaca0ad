/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheets of the workbook, one function each, in their order. */

#pragma once

#include "lds-xlsx-page.h"
#include "lds-xlsx-table.h"

G_BEGIN_DECLS

const char *lds_xlsx_items_name      (void);
const char *lds_xlsx_findings_name   (void);
const char *lds_xlsx_explanations_name (void);
const char *lds_xlsx_questions_name  (void);
const char *lds_xlsx_rules_name      (void);
const char *lds_xlsx_left_out_name   (void);
const char *lds_xlsx_method_name     (void);

void        lds_xlsx_write_summary   (LdsXlsxBook *book);
void        lds_xlsx_write_items     (LdsXlsxBook *book);
void        lds_xlsx_write_findings  (LdsXlsxBook *book);
void        lds_xlsx_write_explanations (LdsXlsxBook *book);
void        lds_xlsx_write_questions (LdsXlsxBook *book);
void        lds_xlsx_write_rules     (LdsXlsxBook *book);
void        lds_xlsx_write_left_out  (LdsXlsxBook *book);
void        lds_xlsx_write_method    (LdsXlsxBook *book);

void        lds_xlsx_write_changes   (LdsXlsxBook         *book,
                                      const LdsComparison *comparison);

void        lds_xlsx_write_elements  (LdsXlsxPage *page);
void        lds_xlsx_write_countries (LdsXlsxPage *page,
                                      GArray      *elements);
void        lds_xlsx_write_concentration (LdsXlsxPage *page);
void        lds_xlsx_write_coverage (LdsXlsxPage *page);
void        lds_xlsx_write_sources   (LdsXlsxPage *page);
gsize       lds_xlsx_count_cells     (LdsAudit    *audit);
void        lds_xlsx_items_write_level (LdsXlsxTable  *table,
                                        guint          column,
                                        const LdsItem *item,
                                        LdsExposure    exposure);

G_END_DECLS
