/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "lds-query.h"

G_BEGIN_DECLS

#define LDS_TYPE_ITEM_TABLE (lds_item_table_get_type ())
G_DECLARE_FINAL_TYPE (LdsItemTable, lds_item_table, LDS, ITEM_TABLE, GtkWidget)

void    lds_item_table_set_model  (LdsItemTable      *self,
                                   GtkSelectionModel *model);
void    lds_item_table_scroll_to  (LdsItemTable      *self,
                                   guint              position,
                                   GtkListScrollFlags flags);
void    lds_item_table_set_columns (LdsItemTable     *self,
                                   gboolean           show_part,
                                   gboolean           show_description);
LdsSort lds_item_table_get_sort   (LdsItemTable      *self,
                                   gboolean          *descending);
void    lds_item_table_set_sort   (LdsItemTable      *self,
                                   LdsSort            sort,
                                   gboolean           descending);

G_END_DECLS
