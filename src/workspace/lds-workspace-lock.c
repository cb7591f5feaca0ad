/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-lock.h"

#include "lds-workspace-folder.h"
#include "lds-workspace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define GROUP "Lodestone"

/* Whatever else bears the name of the lock must not hold the program up. */
#define FLAGS (O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)

/* More than that says nobody about himself. */
#define MAX_TEXT 4096
#define MAX_NAME 80

/* How often the file may go away between opening and locking. */
#define N_TRIES 100

/* The lock of the system on the file beside is what counts, and ends with its process. What the file says only
 * tells others whom to ask. The workspace itself is not locked: closing a second descriptor of it would drop
 * the locks that SQLite holds. */
struct _LdsWorkspaceLock
{
  char     *path;
  int       fd;
  gboolean  trusted;
};

static char *
get_lock_path (const char *path)
{
  return lds_folder_get_sibling (path, ".", ".lock");
}

/* What another program wrote is shown in one line, whatever it is. */
static char *
read_word (GKeyFile   *text,
           const char *key)
{
  g_autofree char *value = g_key_file_get_string (text, GROUP, key, NULL);
  g_autofree char *start = NULL;

  if (value == NULL || *value == '\0')
    return g_strdup (_ ("unknown"));

  start = g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), MAX_NAME));
  for (char *c = start; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';

  return g_steal_pointer (&start);
}

static char *
read_time (GKeyFile *text)
{
  g_autofree char *value = read_word (text, "since");
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (value, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_steal_pointer (&value);
}

static char *
read_holder (int fd)
{
  g_autoptr (GKeyFile) text = g_key_file_new ();
  g_autofree char *data = g_malloc0 (MAX_TEXT);
  g_autofree char *name = NULL;
  g_autofree char *host = NULL;
  g_autofree char *process = NULL;
  g_autofree char *since = NULL;
  gssize length = pread (fd, data, MAX_TEXT, 0);

  if (length <= 0 || !g_key_file_load_from_data (text, data, length, G_KEY_FILE_NONE, NULL))
    return g_strdup (_ ("someone who has just opened it"));

  name = read_word (text, "name");
  host = read_word (text, "host");
  process = read_word (text, "process");
  since = read_time (text);

  /* Translators: who has a workspace open: a person, a computer, a time, the number of a process. */
  return g_strdup_printf (_ ("%s on %s since %s (process %s)"), name, host, since, process);
}

static void
write_holder (LdsWorkspaceLock *self,
              const char       *name)
{
  g_autoptr (GKeyFile) text = g_key_file_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *since = g_date_time_format_iso8601 (now);
  g_autofree char *data = NULL;
  gsize length;

  g_key_file_set_string (text, GROUP, "name", name);
  g_key_file_set_string (text, GROUP, "host", g_get_host_name ());
  g_key_file_set_integer (text, GROUP, "process", getpid ());
  g_key_file_set_string (text, GROUP, "since", since);
  data = g_key_file_to_data (text, &length, NULL);

  /* A full disk does not matter here. */
  if (ftruncate (self->fd, 0) == 0 && pwrite (self->fd, data, MIN (length, MAX_TEXT), 0) < 0)
    g_debug ("The holder of a workspace could not be noted: %s", g_strerror (errno));
}

/* The file may have been removed by its last holder between opening and locking. */
static gboolean
is_current (LdsWorkspaceLock *self)
{
  struct stat locked, named;

  return fstat (self->fd, &locked) == 0 && stat (self->path, &named) == 0 &&
         locked.st_dev == named.st_dev && locked.st_ino == named.st_ino;
}

static int
open_lock_file (const char *path,
                const char *lock_path)
{
  struct stat workspace;
  int fd = open (lock_path, O_RDWR | O_CREAT | O_EXCL | FLAGS, 0666);

  if (fd < 0)
    return errno == EEXIST ? open (lock_path, O_RDWR | FLAGS) : -1;

  /* Whoever may write to the workspace may take over the lock of a process that was killed. */
  if (stat (path, &workspace) == 0)
    fchmod (fd, workspace.st_mode & 0666);

  return fd;
}

/* Returns an errno. */
static int
try_lock (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0 ? 0 : errno;
}

/*< private >
 * lds_workspace_lock_acquire:
 * @path: a workspace, without symbolic links; it need not exist
 * @name: who wants it
 * @holder: (out) (optional) (transfer full): who has it, when someone has
 *
 * Returns: (transfer full) (nullable): the lock. Without one, @error is set or @holder is.
 */
LdsWorkspaceLock *
lds_workspace_lock_acquire (const char  *path,
                            const char  *name,
                            char       **holder,
                            GError     **error)
{
  g_autoptr (LdsWorkspaceLock) self = g_new0 (LdsWorkspaceLock, 1);
  int result = 0;

  self->path = get_lock_path (path);
  self->fd = -1;
  for (guint i = 0; i < N_TRIES && (self->fd < 0 || !is_current (self)); i++)
    {
      if (self->fd >= 0)
        close (self->fd);
      self->fd = open_lock_file (path, self->path);
      /* It went away in between. */
      if (self->fd < 0 && errno == ENOENT)
        continue;
      if (self->fd < 0)
        {
          lds_folder_set_error (error, self->path, errno);
          return NULL;
        }

      result = try_lock (self->fd);
      if (result == EAGAIN || result == EACCES)
        {
          *holder = read_holder (self->fd);
          close (self->fd);
          self->fd = -1;
          return NULL;
        }
    }

  if (self->fd < 0)
    {
      lds_folder_set_error (error, self->path, EAGAIN);
      return NULL;
    }

  self->trusted = result == 0;
  write_holder (self, name);

  return g_steal_pointer (&self);
}

/*< private >
 * lds_workspace_lock_is_trusted:
 *
 * Returns: whether the file system knows locks at all
 */
gboolean
lds_workspace_lock_is_trusted (LdsWorkspaceLock *self)
{
  return self->trusted;
}

/*< private >
 * lds_workspace_lock_release:
 *
 * Lets others have it, and leaves nothing behind.
 */
void
lds_workspace_lock_release (LdsWorkspaceLock *self)
{
  if (self->fd >= 0)
    {
      g_unlink (self->path);
      close (self->fd);
    }
  g_free (self->path);
  g_free (self);
}

/*< private >
 * lds_workspace_lock_find_holder:
 * @path: a workspace, without symbolic links
 *
 * Returns: (transfer full) (nullable): who has it open to change it, %NULL for nobody
 */
char *
lds_workspace_lock_find_holder (const char *path)
{
  g_autofree char *lock_path = get_lock_path (path);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (lock_path, O_RDONLY | FLAGS);
  char *holder = NULL;

  if (fd < 0)
    return NULL;

  if (fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK)
    holder = read_holder (fd);
  close (fd);

  return holder;
}
