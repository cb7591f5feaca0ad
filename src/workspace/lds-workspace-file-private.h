/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-workspace-file.h"

G_BEGIN_DECLS

gboolean lds_workspace_file_verify (LdsWorkspaceFile  *self,
                                    GError           **error);
gboolean lds_workspace_file_detach (LdsWorkspaceFile  *self,
                                    sqlite3           *from,
                                    GError           **error);
void     lds_workspace_file_warn   (LdsWorkspaceFile  *self,
                                    const char        *text);

G_END_DECLS
