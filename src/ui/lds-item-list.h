/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "lds-document.h"

G_BEGIN_DECLS

/* For the sheet of lds_item_tree_new(). */
#define LDS_ALL_SOURCES (-1)

#define LDS_TYPE_ITEM_LIST (lds_item_list_get_type ())
G_DECLARE_FINAL_TYPE (LdsItemList, lds_item_list, LDS, ITEM_LIST, GObject)

LdsItemList *lds_item_list_new (LdsDocument *document,
                                GArray      *indices);

GListModel  *lds_item_tree_new  (LdsDocument *document,
                                 int          source);

guint        lds_item_model_find (GListModel  *model,
                                  guint        index);

G_END_DECLS
