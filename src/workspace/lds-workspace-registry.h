/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which files this process has open as workspaces. The system drops the locks that SQLite holds on a file as soon as
 * the process closes any descriptor of it, so nobody else may open them. Private to the workspace. */

#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

void     lds_workspace_registry_add    (const struct stat *file);
void     lds_workspace_registry_remove (const struct stat *file);
gboolean lds_workspace_registry_has    (const struct stat *file);

G_END_DECLS
