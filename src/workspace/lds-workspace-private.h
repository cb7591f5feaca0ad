/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-database.h"
#include "lds-workspace-file.h"
#include "lds-workspace.h"

G_BEGIN_DECLS

sqlite3          *lds_workspace_get_database (LdsWorkspace *self);
LdsWorkspaceFile *lds_workspace_get_file     (LdsWorkspace *self);

G_END_DECLS
