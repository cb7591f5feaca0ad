/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives each file of a folder to a fuzz target: one test a file. */

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) names = NULL;

  if (argc != 2)
    return EXIT_FAILURE;

  names = list_files (argv[1]);
  if (names->len == 0)
    {
      printf ("Bail out! There is nothing in %s\n", argv[1]);
      return EXIT_FAILURE;
    }

  printf ("TAP version 13\n1..%u\n", names->len);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;
      gboolean loaded = g_file_get_contents (path, &bytes, &length, NULL);

      if (loaded)
        LLVMFuzzerTestOneInput ((const guint8 *) bytes, length);
      printf ("%sok %u - %s\n", loaded ? "" : "not ", i + 1, name);
      fflush (stdout);
    }

  return EXIT_SUCCESS;
}
