/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-backup.h"
#include "lds-workspace-folder.h"
#include "lds-workspace-private.h"
#include "lds-workspace-registry.h"

/**
 * lds_workspace_is_read_only:
 *
 * Returns: whether it can be looked at but not changed; lds_workspace_get_read_only_reason() says why
 */
gboolean
lds_workspace_is_read_only (LdsWorkspace *self)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), TRUE);

  return lds_workspace_get_file (self)->read_only_reason != NULL;
}

/**
 * lds_workspace_get_read_only_reason:
 *
 * Returns: (nullable): why it cannot be changed, as a sentence for a person; %NULL when it can. When another one has
 *   it open, it can be changed only after it has been opened again, once lds_workspace_find_holder() finds nobody.
 */
const char *
lds_workspace_get_read_only_reason (LdsWorkspace *self)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), NULL);

  return lds_workspace_get_file (self)->read_only_reason;
}

/**
 * lds_workspace_get_obstacle:
 *
 * Returns: (nullable): why nobody here could change it, as a sentence for a person; %NULL where it could be changed but
 *   for having been opened only to be looked at
 */
const char *
lds_workspace_get_obstacle (LdsWorkspace *self)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), NULL);

  return lds_workspace_get_file (self)->looking ? NULL : lds_workspace_get_file (self)->read_only_reason;
}

/**
 * lds_workspace_get_version:
 *
 * Returns: the version of the form of the file
 */
guint
lds_workspace_get_version (LdsWorkspace *self)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), 0);

  return lds_workspace_get_file (self)->version;
}

/**
 * lds_workspace_get_warning:
 *
 * Returns: (nullable): what a person should know about where the file lies and about its backups, a sentence a line
 */
const char *
lds_workspace_get_warning (LdsWorkspace *self)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), NULL);

  return lds_workspace_get_file (self)->warning;
}

/**
 * lds_workspace_has_changed:
 *
 * To be asked from time to time: it is cheap. What is read afterwards is the new state, except where the file itself
 * is another one by now or could only be read as a copy: then this stays %TRUE until it is opened again.
 *
 * Returns: whether others have changed it since this was last asked, or since it was opened
 */
gboolean
lds_workspace_has_changed (LdsWorkspace *self)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_workspace_file_has_changed (lds_workspace_get_file (self));
}

/**
 * lds_workspace_find_holder:
 * @file: a workspace
 *
 * Returns: (transfer full) (nullable): who has it open to change it, and since when; %NULL for nobody
 */
char *
lds_workspace_find_holder (GFile *file)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (g_file_peek_path (file) != NULL)
    path = lds_folder_resolve (g_file_peek_path (file));

  return path != NULL ? lds_workspace_lock_find_holder (path) : NULL;
}

/**
 * lds_workspace_is_open_here:
 * @file: a file
 *
 * Nothing else in this process may open such a file, not even to read it: closing it would drop the locks by which
 * others see that it is in use.
 *
 * Returns: whether this process has it open as a workspace
 */
gboolean
lds_workspace_is_open_here (GFile *file)
{
  struct stat status;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return g_file_peek_path (file) != NULL && stat (g_file_peek_path (file), &status) == 0 &&
         lds_workspace_registry_has (&status);
}

/**
 * lds_workspace_backup:
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Makes a backup beside the file, and removes those that are too many.
 *
 * Returns: (transfer full) (nullable): the backup
 */
GFile *
lds_workspace_backup (LdsWorkspace  *self,
                      GError       **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), NULL);

  path = lds_workspace_file_back_up (lds_workspace_get_file (self), error);

  return path != NULL ? g_file_new_for_path (path) : NULL;
}

/**
 * lds_workspace_save_copy:
 * @file: a local file; an existing one is replaced, unless it is open as a workspace
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Writes the workspace as it is to another file, whole or not at all.
 *
 * Returns: whether it was written
 */
gboolean
lds_workspace_save_copy (LdsWorkspace  *self,
                         GFile         *file,
                         GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (g_file_peek_path (file) != NULL, FALSE);

  return lds_workspace_file_save_copy (lds_workspace_get_file (self), g_file_peek_path (file), error);
}
