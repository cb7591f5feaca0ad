/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsBackup:
 * @path: the file, beside its workspace
 * @made: when, in UTC
 * @size: in bytes
 *
 * A workspace as it was. It can be opened like any other one.
 */
typedef struct
{
  char      *path;
  GDateTime *made;
  goffset    size;
} LdsBackup;

void       lds_backup_free              (LdsBackup     *self);
GFile     *lds_workspace_backup         (LdsWorkspace  *self,
                                         GError       **error);
GPtrArray *lds_workspace_list_backups   (GFile         *file);
GFile     *lds_workspace_find_good_backup (GFile       *file);
gboolean   lds_workspace_restore_backup (GFile         *file,
                                         GFile         *backup,
                                         GFile        **kept,
                                         GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsBackup, lds_backup_free)

G_END_DECLS
