/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Corrections of what was imported. They are made within an edit. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

gboolean lds_workspace_update_item   (LdsWorkspace         *self,
                                      const LdsItemRecord  *item,
                                      GError              **error);
gboolean lds_workspace_remove_source (LdsWorkspace         *self,
                                      gint64                source,
                                      GError              **error);

G_END_DECLS
