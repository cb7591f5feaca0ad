/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The native charts of the workbook. Each is drawn from cells that the reader can see. */

#pragma once

#include "lds-xlsx-page.h"

G_BEGIN_DECLS

/**
 * LdsXlsxSeries:
 * @heading_row: row of the country's name
 * @column: column of the masses to draw
 * @country: (nullable): ISO 3166-1 alpha-2; %NULL for those that are not known
 * @rest: several countries together
 */
typedef struct
{
  lxw_row_t   heading_row;
  lxw_col_t   column;
  const char *country;
  gboolean    rest;
} LdsXlsxSeries;

void lds_xlsx_add_level_chart   (LdsXlsxPage         *page,
                                 lxw_row_t            first_row,
                                 lxw_col_t            label_column,
                                 lxw_col_t            count_column,
                                 const char          *caption,
                                 const char          *description);
void lds_xlsx_add_country_chart (LdsXlsxPage         *page,
                                 lxw_row_t            first_row,
                                 lxw_row_t            last_row,
                                 lxw_col_t            label_column,
                                 const LdsXlsxSeries *series,
                                 guint                n_series,
                                 const char          *caption,
                                 const char          *description);

G_END_DECLS
