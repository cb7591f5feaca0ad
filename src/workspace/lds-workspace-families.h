/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Families of parts that share what is known of them. What is changed here is changed within an edit. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsFamilyRecord:
 * @name: what a person calls it
 * @maker_name: (nullable): whose numbers @prefix is about
 * @prefix: (nullable): with what the numbers of its parts begin, folded
 */
typedef struct
{
  gint64      id;
  const char *name;
  const char *maker_name;
  const char *prefix;
} LdsFamilyRecord;

typedef gboolean (*LdsFamilyFunc)     (const LdsFamilyRecord *family, gpointer user_data);
typedef gboolean (*LdsFamilyPartFunc) (gint64 part, gpointer user_data);

gboolean lds_workspace_add_family          (LdsWorkspace  *self,
                                            const char    *name,
                                            const char    *maker_name,
                                            const char    *prefix,
                                            gint64        *family,
                                            GError       **error);
gboolean lds_workspace_remove_family       (LdsWorkspace  *self,
                                            gint64         family,
                                            GError       **error);
gboolean lds_workspace_add_family_part     (LdsWorkspace  *self,
                                            gint64         family,
                                            gint64         part,
                                            GError       **error);
gboolean lds_workspace_remove_family_part  (LdsWorkspace  *self,
                                            gint64         family,
                                            gint64         part,
                                            GError       **error);
gboolean lds_workspace_foreach_family      (LdsWorkspace  *self,
                                            LdsFamilyFunc  func,
                                            gpointer       user_data,
                                            GError       **error);
gboolean lds_workspace_foreach_family_part (LdsWorkspace  *self,
                                            gint64         family,
                                            LdsFamilyPartFunc func,
                                            gpointer       user_data,
                                            GError       **error);

G_END_DECLS
