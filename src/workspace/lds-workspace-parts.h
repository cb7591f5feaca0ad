/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts, apart from the items that are one. What is changed here is changed within an edit. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsPartRecord:
 * @number: (nullable): its main number, %NULL for a part that has none
 * @maker: id of the supplier whose number it is, 0 where none is named
 * @maker_name: (nullable): name of @maker
 * @description: (nullable): of one of its items
 * @n_items: how many items are it
 */
typedef struct
{
  gint64      id;
  const char *number;
  gint64      maker;
  const char *maker_name;
  const char *description;
  guint       n_items;
} LdsPartRecord;

/**
 * LdsUseRecord:
 * @item: id of an item that is the part
 * @source: id of the parts list in which it stands
 * @row: row in the sheet, from 1
 * @quantity: per one of the item above; NaN when not known
 * @top: id of the product at the top, the item itself where nothing stands above it
 * @top_name: (nullable): number or description of the product
 */
typedef struct
{
  gint64      item;
  gint64      source;
  guint       row;
  double      quantity;
  gint64      top;
  const char *top_name;
} LdsUseRecord;

typedef gboolean (*LdsPartFunc)       (const LdsPartRecord *part, gpointer user_data);
typedef gboolean (*LdsPartNumberFunc) (const char *number, const char *maker_name, gpointer user_data);
typedef gboolean (*LdsUseFunc)        (const LdsUseRecord *use, gpointer user_data);

gboolean lds_workspace_link_parts      (LdsWorkspace  *self,
                                        GError       **error);
gboolean lds_workspace_find_part       (LdsWorkspace  *self,
                                        const char    *number,
                                        const char    *maker_name,
                                        gint64        *part,
                                        GError       **error);
gboolean lds_workspace_get_item_part   (LdsWorkspace  *self,
                                        gint64         item,
                                        gint64        *part,
                                        GError       **error);
gboolean lds_workspace_require_item_part (LdsWorkspace *self,
                                        gint64         item,
                                        gint64        *part,
                                        GError       **error);
gboolean lds_workspace_set_item_part   (LdsWorkspace  *self,
                                        gint64         item,
                                        gint64         part,
                                        GError       **error);
gboolean lds_workspace_describe_part   (LdsWorkspace  *self,
                                        gint64         part,
                                        const char    *description,
                                        GError       **error);
gboolean lds_workspace_add_part_number (LdsWorkspace  *self,
                                        gint64         part,
                                        const char    *number,
                                        const char    *maker_name,
                                        GError       **error);
gboolean lds_workspace_merge_parts     (LdsWorkspace  *self,
                                        gint64         part,
                                        gint64         other,
                                        GError       **error);
gboolean lds_workspace_foreach_part    (LdsWorkspace  *self,
                                        LdsPartFunc    func,
                                        gpointer       user_data,
                                        GError       **error);
gboolean lds_workspace_foreach_part_called (LdsWorkspace *self,
                                        const char    *number,
                                        LdsPartFunc    func,
                                        gpointer       user_data,
                                        GError       **error);
gboolean lds_workspace_foreach_part_number (LdsWorkspace *self,
                                        gint64         part,
                                        LdsPartNumberFunc func,
                                        gpointer       user_data,
                                        GError       **error);
gboolean lds_workspace_foreach_use     (LdsWorkspace  *self,
                                        gint64         part,
                                        LdsUseFunc     func,
                                        gpointer       user_data,
                                        GError       **error);

G_END_DECLS
