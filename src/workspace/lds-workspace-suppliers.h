/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suppliers, under whatever name. What is changed here is changed within an edit. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsSupplierRecord:
 * @name: the main name
 * @n_parts: parts whose maker it is
 */
typedef struct
{
  gint64      id;
  const char *name;
  guint       n_parts;
} LdsSupplierRecord;

typedef gboolean (*LdsSupplierFunc)     (const LdsSupplierRecord *supplier, gpointer user_data);
typedef gboolean (*LdsSupplierNameFunc) (const char *name, gpointer user_data);

gboolean lds_workspace_find_supplier     (LdsWorkspace  *self,
                                          const char    *name,
                                          gint64        *supplier,
                                          GError       **error);
gboolean lds_workspace_rename_supplier   (LdsWorkspace  *self,
                                          gint64         supplier,
                                          const char    *name,
                                          GError       **error);
gboolean lds_workspace_add_supplier_name (LdsWorkspace  *self,
                                          gint64         supplier,
                                          const char    *name,
                                          GError       **error);
gboolean lds_workspace_merge_suppliers   (LdsWorkspace  *self,
                                          gint64         supplier,
                                          gint64         other,
                                          GError       **error);
gboolean lds_workspace_foreach_supplier  (LdsWorkspace  *self,
                                          LdsSupplierFunc func,
                                          gpointer       user_data,
                                          GError       **error);
gboolean lds_workspace_foreach_supplier_name (LdsWorkspace *self,
                                          gint64         supplier,
                                          LdsSupplierNameFunc func,
                                          gpointer       user_data,
                                          GError       **error);

G_END_DECLS
