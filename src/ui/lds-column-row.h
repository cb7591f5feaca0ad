/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "lds-column-entry.h"

G_BEGIN_DECLS

#define LDS_TYPE_COLUMN_ROW (lds_column_row_get_type ())
G_DECLARE_FINAL_TYPE (LdsColumnRow, lds_column_row, LDS, COLUMN_ROW, GtkListBoxRow)

GtkWidget   *lds_column_row_new          (LdsColumnEntry *entry,
                                          GListModel     *fields);
void         lds_column_row_set_narrow   (LdsColumnRow   *self,
                                          gboolean        narrow);

/* What the drop-down offers: nothing first, then the fields in their order. */
GListModel  *lds_column_row_list_fields  (void);

/* What the tests drive. */
GtkDropDown *lds_column_row_get_dropdown (LdsColumnRow   *self);

G_END_DECLS
