/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file under a workspace: who may write to it, and how it comes to no harm. Private to the workspace. */

#pragma once

#include "lds-database.h"
#include "lds-workspace-lock.h"
#include "lds-workspace.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/*< private >
 * LdsWorkspaceFile:
 * @path: (nullable): without symbolic links; %NULL for a private workspace
 * @lock: (nullable): held while it can be changed
 * @read_only_reason: (nullable): why it cannot be changed
 * @looking: whether it is so only because it was opened to be looked at
 * @version: of the form of the file, before it was brought up to date in a copy
 * @warning: (nullable): what a person should know
 * @shared: whether other machines may have it open, where locks cannot be trusted
 * @detached: whether @db is a copy, because the file itself can only be read with changes to it
 * @fresh: whether it was empty when it was opened, so that there is nothing to back up
 * @registered: whether the process knows that it has the file open
 * @backup_time: when a backup was last made or found superfluous, in microseconds; 0 for not yet
 * @data_version: what SQLite counts when others change it
 * @seen: the file as it was opened or last seen
 */
typedef struct
{
  sqlite3          *db;
  char             *path;
  LdsWorkspaceLock *lock;
  char             *read_only_reason;
  char             *warning;
  gboolean          looking;
  guint             version;
  gboolean          shared;
  gboolean          detached;
  gboolean          fresh;
  gboolean          registered;
  guint             n_backups;
  gint64            backup_time;
  gint64            data_version;
  struct stat       seen;
} LdsWorkspaceFile;

LdsWorkspaceFile *lds_workspace_file_new_private (GError                    **error);
LdsWorkspaceFile *lds_workspace_file_open        (const char                 *path,
                                                  const LdsWorkspaceOptions  *options,
                                                  GError                    **error);
void              lds_workspace_file_close       (LdsWorkspaceFile           *self);
gboolean          lds_workspace_file_prepare     (LdsWorkspaceFile           *self,
                                                  GError                    **error);
gboolean          lds_workspace_file_has_changed (LdsWorkspaceFile           *self);
gboolean          lds_workspace_file_save_copy   (LdsWorkspaceFile           *self,
                                                  const char                 *path,
                                                  GError                    **error);
char             *lds_workspace_file_back_up     (LdsWorkspaceFile           *self,
                                                  GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsWorkspaceFile, lds_workspace_file_close)

G_END_DECLS
