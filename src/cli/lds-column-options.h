/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The options that say how a sheet is laid out. */

#pragma once

#include "lds-import-options.h"

G_BEGIN_DECLS

/**
 * LdsColumnOptions:
 * @header_row: (nullable): argument of --header-row
 * @maps: (nullable): arguments of --map
 * @encoding: (nullable): argument of --encoding
 * @mapping: (nullable): argument of --mapping
 * @save_mapping: (nullable): argument of --save-mapping
 */
typedef struct
{
  char   *header_row;
  char  **maps;
  char   *encoding;
  char   *mapping;
  char   *save_mapping;
  LdsSheetChoice choice;
} LdsColumnOptions;

void     lds_column_options_add   (LdsColumnOptions  *self,
                                   GOptionContext    *context);
gboolean lds_column_options_check (LdsColumnOptions  *self,
                                   GError           **error);
void     lds_column_options_clear (LdsColumnOptions  *self);

G_END_DECLS
