/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lists.h"

#include <glib/gstdio.h>
#include <math.h>

/* Thousands of commits would otherwise wait for the disk. */
static char *
make_folder (void)
{
  char *folder = g_strdup ("/dev/shm/lodestone-XXXXXX");

  if (g_mkdtemp (folder) != NULL)
    return folder;
  g_free (folder);

  return g_dir_make_tmp ("lodestone-XXXXXX", NULL);
}

void
lists_set_up (Lists         *lists,
              gconstpointer  data)
{
  lists->folder = make_folder ();
  lists->path = g_build_filename (lists->folder, "test.lodestone", NULL);
  lists_reopen (lists);
  lds_workspace_set_author (lists->workspace, "Anna");
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

void
lists_tear_down (Lists         *lists,
                 gconstpointer  data)
{
  g_clear_object (&lists->workspace);
  remove_files (lists->folder);
  g_assert_cmpint (g_rmdir (lists->folder), ==, 0);
  g_free (lists->path);
  g_free (lists->folder);
}

void
lists_reopen (Lists *lists)
{
  g_autoptr (GFile) file = g_file_new_for_path (lists->path);
  g_autoptr (GError) error = NULL;

  g_clear_object (&lists->workspace);
  lists->workspace = lds_workspace_open (file, TRUE, &error);
  g_assert_no_error (error);
}

void
lists_begin (Lists      *lists,
             const char *title)
{
  g_autoptr (GError) error = NULL;

  lds_workspace_edit_begin (lists->workspace, title, NULL, &error);
  g_assert_no_error (error);
}

void
lists_commit (Lists *lists)
{
  g_autoptr (GError) error = NULL;

  lds_workspace_commit (lists->workspace, &error);
  g_assert_no_error (error);
}

gint64
lists_add_source (Lists      *lists,
                  const char *file)
{
  g_autoptr (GError) error = NULL;
  LdsSourceRecord source = { .file = file, .header_row = 1 };

  lds_workspace_add_source (lists->workspace, &source, &error);
  g_assert_no_error (error);

  return source.id;
}

gint64
lists_add_item (Lists       *lists,
                gint64       source,
                const Entry *entry)
{
  static guint row = 1;
  g_autoptr (GError) error = NULL;
  LdsItemRecord item = {
    .source = source,
    .parent = entry->parent,
    .row = ++row,
    .level = entry->parent != 0,
    .part_number = entry->number,
    .description = entry->text,
    .quantity = 2,
    .manufacturer = entry->maker,
    .mpn = entry->mpn,
    .supplier = entry->supplier,
    .mass_g = NAN,
    .unit_price = NAN,
    .fitted = TRUE,
  };

  lds_workspace_add_item (lists->workspace, &item, &error);
  g_assert_no_error (error);

  return item.id;
}

/* Returns the id of the first item; the others follow. */
gint64
lists_import (Lists       *lists,
              const char  *file,
              const Entry *entries,
              guint        n_entries)
{
  g_autoptr (GError) error = NULL;
  gint64 first = 0;
  gint64 source;

  lds_workspace_import_begin (lists->workspace, file, &error);
  g_assert_no_error (error);
  source = lists_add_source (lists, file);
  for (guint i = 0; i < n_entries; i++)
    {
      gint64 item = lists_add_item (lists, source, &entries[i]);

      first = i == 0 ? item : first;
    }
  lists_commit (lists);

  return first;
}

gint64
lists_get_part (Lists  *lists,
                gint64  item)
{
  g_autoptr (GError) error = NULL;
  gint64 part = 0;

  lds_workspace_get_item_part (lists->workspace, item, &part, &error);
  g_assert_no_error (error);

  return part;
}

char *
lists_dump (Lists *lists)
{
  g_autoptr (GError) error = NULL;
  char *dump = lds_workspace_dump (lists->workspace, &error);

  g_assert_no_error (error);

  return dump;
}
