/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-folder.h"

#include "lds-workspace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/vfs.h>

/* File systems whose files other machines may have open, by statfs(2) and linux/magic.h. Only some of their servers
 * keep locks, and none lets two machines share the memory that a write-ahead log needs. */
static const gulong shared_types[] = {
  0x6969,     /* NFS */
  0x517b,     /* SMB */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB2 */
  0x65735546, /* FUSE: sshfs, cloud drives and the like */
  0x01021997, /* 9P: folders that a virtual machine shares */
  0x786f4256, /* VirtualBox shared folder */
  0xbacbacbc, /* VMware shared folder */
  0x00c36400, /* Ceph */
  0x5346414f, /* AFS */
  0x73757245, /* Coda */
  0x01161970, /* GFS2 */
  0x7461636f, /* OCFS2 */
  0x0bd00bd0, /* Lustre */
  0x47504653, /* GPFS */
};

/*< private >
 * lds_folder_resolve:
 *
 * Returns: (transfer full) (nullable): @path without symbolic links, so that a file has the same neighbours by whatever
 *   name it is opened; %NULL when its folder is not there
 */
char *
lds_folder_resolve (const char *path)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *real = realpath (path, NULL);
  char *resolved;

  if (real == NULL)
    {
      folder = g_path_get_dirname (path);
      name = g_path_get_basename (path);
      real = realpath (folder, NULL);
    }
  if (real == NULL)
    return NULL;

  resolved = g_build_filename (real, name, NULL);
  free (real);

  return resolved;
}

/*< private >
 * lds_folder_get_sibling:
 *
 * Returns: (transfer full): a file beside @path whose name is that of @path with something before and after it
 */
char *
lds_folder_get_sibling (const char *path,
                        const char *prefix,
                        const char *suffix)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *sibling = g_strconcat (prefix, name, suffix, NULL);

  return g_build_filename (folder, sibling, NULL);
}

/*< private >
 * lds_folder_is_shared_type:
 * @type: the magic number of a file system
 *
 * Returns: whether other machines may have its files open
 */
gboolean
lds_folder_is_shared_type (gulong type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shared_types); i++)
    if ((guint32) type == shared_types[i])
      return TRUE;

  return FALSE;
}

/*< private >
 * lds_folder_is_shared:
 *
 * Returns: whether @path lies in a folder where locks cannot be trusted
 */
gboolean
lds_folder_is_shared (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs system;

  return statfs (folder, &system) == 0 && lds_folder_is_shared_type (system.f_type);
}

void
lds_folder_set_error (GError     **error,
                      const char  *path,
                      int          system_error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG)
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_FULL,
                 _ ("“%s” cannot be written because the disk is full. Make room and try again."), name);
  else
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE,
                 _ ("“%s” cannot be written: %s"), name, g_strerror (system_error));
}

/*< private >
 * lds_folder_make_unfinished:
 * @path: the file to be made
 *
 * Makes an empty file to write to until it can take the name @path. It may be read by whoever may read @path.
 *
 * Returns: (transfer full) (nullable): its name
 */
char *
lds_folder_make_unfinished (const char  *path,
                            GError     **error)
{
  struct stat existing;
  gboolean exists = stat (path, &existing) == 0;
  g_autofree char *unfinished = NULL;
  int fd, system_error;

  do
    {
      g_autofree char *suffix = g_strdup_printf (".%08x" LDS_FOLDER_UNFINISHED, g_random_int ());

      g_free (unfinished);
      unfinished = lds_folder_get_sibling (path, ".", suffix);
      fd = open (unfinished, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      system_error = errno;
    }
  while (fd < 0 && system_error == EEXIST);

  if (fd < 0)
    {
      lds_folder_set_error (error, path, system_error);
      return NULL;
    }

  if (exists)
    fchmod (fd, existing.st_mode & 0777);
  close (fd);

  return g_steal_pointer (&unfinished);
}

/*< private >
 * lds_folder_remove_unfinished:
 * @path: the file that was to be made
 *
 * Removes what was left by a process that was killed.
 */
void
lds_folder_remove_unfinished (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (".", name, ".", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, prefix) &&
        (g_str_has_suffix (entry, LDS_FOLDER_UNFINISHED) ||
         g_str_has_suffix (entry, LDS_FOLDER_UNFINISHED "-journal")))
      {
        g_autofree char *leftover = g_build_filename (folder, entry, NULL);

        g_unlink (leftover);
      }
}

static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int system_error = errno;

  if (fd >= 0)
    close (fd);
  /* Some network file systems know no such thing for folders. */
  if (!synced && !((flags & O_DIRECTORY) && system_error == EINVAL))
    {
      lds_folder_set_error (error, path, system_error);
      return FALSE;
    }

  return TRUE;
}

/*< private >
 * lds_folder_sync:
 * @path: a file in the folder
 *
 * Returns: whether the names in the folder of @path outlast a loss of power
 */
gboolean
lds_folder_sync (const char  *path,
                 GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/*< private >
 * lds_folder_publish:
 * @unfinished: a file that nobody has open
 * @path: the name it is to have; an existing file is replaced
 *
 * Gives a file its name once all of it is on the disk.
 *
 * Returns: whether it has it; if not, @unfinished is removed
 */
gboolean
lds_folder_publish (const char  *unfinished,
                    const char  *path,
                    GError     **error)
{
  if (!sync_path (unfinished, O_RDONLY, error))
    {
      g_unlink (unfinished);
      return FALSE;
    }

  if (g_rename (unfinished, path) != 0)
    {
      lds_folder_set_error (error, path, errno);
      g_unlink (unfinished);
      return FALSE;
    }

  return lds_folder_sync (path, error);
}
