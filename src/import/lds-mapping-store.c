/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mappings are kept as key files in the folder of the user, one each. */

#include "lds-config.h"

#include "lds-mapping.h"

#include "lds-limits.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define ENDING ".ini"
#define GROUP "Mapping"
#define COLUMNS "Columns"
#define VERSION 1

/* Far above any honest mapping. */
#define MAX_BYTES (256 << 10)
#define MAX_MAPPINGS 1000
#define MAX_COLUMNS 1024

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "lodestone", "mappings", NULL);
}

static char *
get_path (const char *name)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *file = g_strconcat (name, ENDING, NULL);

  return g_build_filename (folder, file, NULL);
}

static void
write_columns (const LdsMapping *self,
               GKeyFile         *file)
{
  for (guint field = 0; field <= LDS_FIELD_NONE; field++)
    {
      g_autoptr (GString) letters = g_string_new (NULL);

      for (guint i = 0; i < self->hints.columns->len; i++)
        {
          const LdsColumnHint *hint = &g_array_index (self->hints.columns, LdsColumnHint, i);
          char name[LDS_COLUMN_NAME_SIZE] = "";

          if (hint->field != field)
            continue;
          if (hint->column > 0)
            lds_column_name (hint->column, name);
          g_string_append_printf (letters, "%s%s", letters->len > 0 ? "+" : "",
                                  hint->column > 0 ? name : LDS_MAPPING_NONE);
        }
      if (letters->len > 0)
        g_key_file_set_string (file, COLUMNS, lds_field_to_string ((LdsField) field),
                               letters->str);
    }
}

static gboolean
fail (GError     **error,
      const char  *format,
      ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError     **error,
      const char  *format,
      ...)
{
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  message = g_utf8_make_valid (text, -1);
  g_strdelimit (message, "\n\r\t", ' ');
  g_set_error_literal (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_MAPPING, message);

  return FALSE;
}

/**
 * lds_mapping_save:
 * @self: a mapping
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Keeps a mapping under its name, in the place of an older one. All of it is written or nothing.
 *
 * Returns: whether it was saved
 */
gboolean
lds_mapping_save (const LdsMapping  *self,
                  GError           **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = get_folder ();
  g_autofree char *path = NULL;
  g_autoptr (GError) reason = NULL;

  if (!lds_mapping_is_name (self->name))
    return fail (error, _ ("“%s” cannot be the name of a mapping; take letters, digits and spaces"),
                 self->name);

  g_key_file_set_integer (file, GROUP, "Version", VERSION);
  g_key_file_set_string (file, GROUP, "Layout", self->layout != NULL ? self->layout : "");
  if (self->hints.no_heading || self->hints.header_row > 0)
    g_key_file_set_integer (file, GROUP, "HeaderRow",
                            self->hints.no_heading ? 0 : (int) self->hints.header_row);
  write_columns (self, file);

  path = get_path (self->name);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, _ ("the mapping “%s” cannot be saved: the folder “%s” cannot be made"),
                 self->name, folder);
  if (!g_key_file_save_to_file (file, path, &reason))
    return fail (error, _ ("the mapping “%s” cannot be saved: %s"), self->name, reason->message);

  return TRUE;
}

static gboolean
read_columns (LdsMapping *self,
              GKeyFile   *file)
{
  for (guint field = 0; field <= LDS_FIELD_NONE; field++)
    {
      g_autofree char *value = g_key_file_get_string (file, COLUMNS,
                                                      lds_field_to_string ((LdsField) field), NULL);
      g_auto (GStrv) letters = NULL;

      if (value == NULL)
        continue;
      letters = g_strsplit (value, "+", MAX_COLUMNS);
      for (guint i = 0; letters[i] != NULL; i++)
        {
          guint column = 0;

          if (!g_str_equal (letters[i], LDS_MAPPING_NONE) &&
              !lds_column_parse (letters[i], &column))
            return FALSE;
          lds_mapping_add (self, (LdsField) field, column);
        }
    }

  return TRUE;
}

/* Only an ordinary file of modest size; a name may not lead out of the folder. */
static GKeyFile *
load_file (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  GStatBuf status;
  gsize length;

  if (g_lstat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size > MAX_BYTES ||
      !g_file_get_contents (path, &text, &length, NULL) || length > MAX_BYTES ||
      !g_utf8_validate (text, length, NULL) ||
      !g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL))
    return NULL;

  return g_steal_pointer (&file);
}

static gboolean
fail_missing (const char  *name,
              GError     **error)
{
  g_auto (GStrv) names = lds_mapping_list ();
  g_autofree char *list = g_strjoinv ("”, “", names);

  if (names[0] == NULL)
    return fail (error, _ ("there is no mapping “%s”: none has been saved yet"), name);

  return fail (error, _ ("there is no mapping “%s”; there are “%s”"), name, list);
}

/**
 * lds_mapping_load:
 * @name: name of a mapping
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Returns: (transfer full) (nullable): the mapping
 */
LdsMapping *
lds_mapping_load (const char  *name,
                  GError     **error)
{
  g_autoptr (LdsMapping) self = NULL;
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *layout = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  path = lds_mapping_is_name (name) ? get_path (name) : NULL;
  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      fail_missing (name, error);
      return NULL;
    }

  file = load_file (path);
  layout = file != NULL ? g_key_file_get_string (file, GROUP, "Layout", NULL) : NULL;
  if (layout == NULL || g_key_file_get_integer (file, GROUP, "Version", NULL) != VERSION)
    {
      fail (error, _ ("the mapping “%s” is damaged or of a newer version; save it again"), name);
      return NULL;
    }

  self = lds_mapping_new (name, layout);
  if (g_key_file_has_key (file, GROUP, "HeaderRow", NULL))
    {
      int row = g_key_file_get_integer (file, GROUP, "HeaderRow", NULL);

      self->hints.no_heading = row == 0;
      self->hints.header_row = CLAMP (row, 0, LDS_LIMIT_ROWS);
    }
  if (!read_columns (self, file))
    {
      fail (error, _ ("the mapping “%s” names a column that is none; save it again"), name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * lds_mapping_remove:
 * @name: name of a mapping
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR
 *
 * Returns: whether it was there and is no more
 */
gboolean
lds_mapping_remove (const char  *name,
                    GError     **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  path = lds_mapping_is_name (name) ? get_path (name) : NULL;
  if (path == NULL || g_unlink (path) != 0)
    return fail_missing (name, error);

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * lds_mapping_list:
 *
 * Returns: (transfer full): the names of all mappings, in order
 */
char **
lds_mapping_list (void)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *file;

  while (dir != NULL && names->len < MAX_MAPPINGS && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ENDING))
      {
        g_autofree char *name = g_strndup (file, strlen (file) - strlen (ENDING));

        if (lds_mapping_is_name (name))
          g_ptr_array_add (names, g_steal_pointer (&name));
      }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/**
 * lds_mapping_load_all:
 *
 * Returns: (transfer full): of #LdsMapping, all that can be read, in the order of their names
 */
GPtrArray *
lds_mapping_load_all (void)
{
  GPtrArray *mappings = g_ptr_array_new_with_free_func ((GDestroyNotify) lds_mapping_free);
  g_auto (GStrv) names = lds_mapping_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      LdsMapping *mapping = lds_mapping_load (names[i], NULL);

      if (mapping != NULL)
        g_ptr_array_add (mappings, mapping);
    }

  return mappings;
}
