/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workbook that is made in memory and then saved. */

#pragma once

#include "lds-xlsx-book.h"

G_BEGIN_DECLS

/**
 * LdsXlsxFile:
 * @workbook: (nullable): to be filled; %NULL when there was no memory for it
 *
 * It must stay where it is until it has been saved.
 */
typedef struct
{
  lxw_workbook *workbook;
  const char   *data;
  size_t        length;
} LdsXlsxFile;

void     lds_xlsx_file_open (LdsXlsxFile  *self,
                             gboolean      large);
gboolean lds_xlsx_file_save (LdsXlsxFile  *self,
                             LdsXlsxBook  *book,
                             const char   *path,
                             GError      **error);

G_END_DECLS
