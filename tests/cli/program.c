/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "program.h"

#include <glib/gstdio.h>
#include <sys/wait.h>

void
result_clear (Result *result)
{
  g_free (result->out);
  g_free (result->err);
}

void
set_up (Folder        *folder,
        gconstpointer  data)
{
  folder->folder = g_dir_make_tmp ("lodestone-XXXXXX", NULL);
  g_assert_nonnull (folder->folder);
}

void
tear_down (Folder        *folder,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (folder->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder->folder), ==, 0);
  g_free (folder->folder);
}

char *
write_file (Folder     *folder,
            const char *name,
            const char *text,
            gssize      length)
{
  char *path = g_build_filename (folder->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));

  return path;
}

guint
count_files (Folder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

Result
run (const char *first,
     ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  Result result = { 0 };
  va_list args;

  g_ptr_array_add (argv, (gpointer) g_getenv ("LODESTONE_PROGRAM"));
  va_start (args, first);
  for (const char *arg = first; arg != NULL; arg = va_arg (args, const char *))
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &result.out,
                &result.err, &result.status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (result.status));
  result.status = WEXITSTATUS (result.status);

  return result;
}
