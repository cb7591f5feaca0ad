/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-registry.h"

typedef struct
{
  dev_t device;
  ino_t inode;
} Entry;

/* One entry for each time that a file is open. */
static GMutex mutex;
static GArray *entries;

static gboolean
find (const struct stat *file,
      guint             *index)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->device == file->st_dev && entry->inode == file->st_ino)
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

void
lds_workspace_registry_add (const struct stat *file)
{
  Entry entry = { file->st_dev, file->st_ino };

  g_mutex_lock (&mutex);
  if (entries == NULL)
    entries = g_array_new (FALSE, FALSE, sizeof entry);
  g_array_append_val (entries, entry);
  g_mutex_unlock (&mutex);
}

void
lds_workspace_registry_remove (const struct stat *file)
{
  guint i;

  g_mutex_lock (&mutex);
  if (find (file, &i))
    g_array_remove_index_fast (entries, i);
  if (entries != NULL && entries->len == 0)
    g_clear_pointer (&entries, g_array_unref);
  g_mutex_unlock (&mutex);
}

gboolean
lds_workspace_registry_has (const struct stat *file)
{
  gboolean found;
  guint i;

  g_mutex_lock (&mutex);
  found = find (file, &i);
  g_mutex_unlock (&mutex);

  return found;
}
