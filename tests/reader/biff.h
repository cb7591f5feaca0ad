/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Old Excel workbooks for tests, made record by record. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BiffSheet:
 * @name: name of the sheet
 * @visibility: 0 visible, 1 hidden, 2 very hidden
 * @type: 0 cells, 1 macros, 2 chart
 * @records: what stands between its BOF and EOF records
 */
typedef struct
{
  const char *name;
  guint       visibility;
  guint       type;
  GByteArray *records;
} BiffSheet;

/**
 * BiffStream:
 *
 * A stream of a compound file.
 */
typedef struct
{
  const char *name;
  GByteArray *bytes;
} BiffStream;

void        biff_add         (GByteArray       *records,
                              guint             id,
                              const char       *format,
                              ...);
void        biff_add_bytes   (GByteArray       *records,
                              guint             id,
                              const void       *bytes,
                              gsize             length);
GByteArray *biff_workbook    (guint             version,
                              const GByteArray *globals,
                              const BiffSheet  *sheets,
                              guint             n_sheets);
GByteArray *biff_simple      (guint             version,
                              const GByteArray *globals,
                              GByteArray       *cells);
GBytes     *biff_container   (const BiffStream *streams,
                              guint             n_streams);
GBytes     *biff_bytes       (const GByteArray *array);

G_END_DECLS
