/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

char **lds_workspace_check (LdsWorkspace  *self,
                            GError       **error);

G_END_DECLS
