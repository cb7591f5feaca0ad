/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-audit.h"
#include "lds-comparison.h"

G_BEGIN_DECLS

#define LDS_REPORT_ERROR (lds_report_error_quark ())

/**
 * LdsReportError:
 * @LDS_REPORT_ERROR_FORMAT: no writer for the ending of the file's name
 * @LDS_REPORT_ERROR_WRITE: the file could not be written; an older one of that name is as it was
 */
typedef enum
{
  LDS_REPORT_ERROR_FORMAT,
  LDS_REPORT_ERROR_WRITE,
} LdsReportError;

GQuark   lds_report_error_quark      (void);

/**
 * LdsItemColumns:
 *
 * Where the sheet of items of a workbook has the figures that decide, by columns from 1.
 */
typedef struct
{
  guint level;
  guint rollup;
  guint total_quantity;
  guint id;
} LdsItemColumns;

gboolean lds_report_is_supported     (const char    *path);
gboolean lds_report_write            (LdsAudit      *audit,
                                      GFile         *file,
                                      GCancellable  *cancellable,
                                      GError       **error);

gboolean lds_report_write_comparison (const LdsComparison *comparison,
                                      GFile         *file,
                                      GCancellable  *cancellable,
                                      GError       **error);

gboolean lds_json_comparison_write   (const LdsComparison *comparison,
                                      GOutputStream *stream,
                                      GCancellable  *cancellable,
                                      GError       **error);
gboolean lds_xlsx_comparison_write   (const LdsComparison *comparison,
                                      const char    *path,
                                      GCancellable  *cancellable,
                                      GError       **error);

gboolean lds_json_report_write       (LdsAudit      *audit,
                                      GOutputStream *stream,
                                      GCancellable  *cancellable,
                                      GError       **error);
char    *lds_json_report_hash        (LdsAudit      *audit,
                                      GCancellable  *cancellable,
                                      GError       **error);
char    *lds_json_report_settings    (LdsAudit      *audit);
void     lds_xlsx_report_get_columns (LdsItemColumns *columns);
gboolean lds_xlsx_report_write       (LdsAudit      *audit,
                                      const char    *path,
                                      GCancellable  *cancellable,
                                      GError       **error);

G_END_DECLS
