/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may change a workspace: one at a time. Private to the workspace. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LdsWorkspaceLock LdsWorkspaceLock;

LdsWorkspaceLock *lds_workspace_lock_acquire     (const char        *path,
                                                  const char        *name,
                                                  char             **holder,
                                                  GError           **error);
gboolean          lds_workspace_lock_is_trusted  (LdsWorkspaceLock  *self);
void              lds_workspace_lock_release     (LdsWorkspaceLock  *self);
char             *lds_workspace_lock_find_holder (const char        *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsWorkspaceLock, lds_workspace_lock_release)

G_END_DECLS
