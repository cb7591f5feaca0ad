/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-database.h"
#include "lds-edit.h"
#include "lds-workspace-file.h"
#include "lds-workspace.h"

G_BEGIN_DECLS

sqlite3          *lds_workspace_get_database (LdsWorkspace  *self);
LdsWorkspaceFile *lds_workspace_get_file     (LdsWorkspace  *self);
LdsEdit          *lds_workspace_get_edit     (LdsWorkspace  *self);
gboolean          lds_workspace_is_private   (LdsWorkspace  *self);
gboolean          lds_workspace_is_editing   (LdsWorkspace  *self);
gboolean          lds_workspace_transact     (LdsWorkspace  *self,
                                              GError       **error);
gboolean          lds_workspace_record       (LdsWorkspace  *self,
                                              GError       **error);
gboolean          lds_workspace_link_items   (LdsWorkspace  *self,
                                              GError       **error);
gint64            lds_workspace_get_supplier (LdsWorkspace  *self,
                                              const char    *name,
                                              GError       **error);

G_END_DECLS
