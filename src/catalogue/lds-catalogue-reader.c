/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-reader.h"

#include <string.h>

/* Far above any file of the catalogue; a folder that a user chose may hold anything. */
#define MAX_FILE_SIZE (32 * 1024 * 1024)

typedef struct
{
  char   *name;
  GBytes *bytes;
} ReadFile;

struct _LdsSource
{
  GFile     *folder;
  GFile     *fallback;
  GPtrArray *files;
};

static void
read_file_free (ReadFile *file)
{
  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

/**
 * lds_source_new:
 * @folder: the folder of the catalogue
 * @fallback: (nullable): where a file is taken from that @folder does not have
 *
 * Returns: (transfer full): a source without files read
 */
LdsSource *
lds_source_new (GFile *folder,
                GFile *fallback)
{
  LdsSource *self;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  self = g_new0 (LdsSource, 1);
  self->folder = g_object_ref (folder);
  self->fallback = fallback != NULL ? g_object_ref (fallback) : NULL;
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) read_file_free);

  return self;
}

void
lds_source_free (LdsSource *self)
{
  g_clear_object (&self->folder);
  g_clear_object (&self->fallback);
  g_ptr_array_unref (self->files);
  g_free (self);
}

static GBytes *
load_file (GFile       *folder,
           const char  *name,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, name);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return NULL;

  if (g_file_info_get_size (info) > MAX_FILE_SIZE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "too large");
      return NULL;
    }

  return g_file_load_bytes (file, NULL, NULL, error);
}

/**
 * lds_source_read:
 * @self: a source
 * @name: path of a file, relative to the folder
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Returns: (transfer full) (nullable): the content, which is valid UTF-8
 */
GBytes *
lds_source_read (LdsSource   *self,
                 const char  *name,
                 GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  ReadFile *file;
  const char *data;
  gsize size;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  bytes = load_file (self->folder, name, &local_error);
  if (bytes == NULL && self->fallback != NULL &&
      g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (&local_error);
      bytes = load_file (self->fallback, name, &local_error);
    }

  if (bytes == NULL)
    {
      g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_READ,
                   "%s: %s", name, local_error->message);
      return NULL;
    }

  data = g_bytes_get_data (bytes, &size);
  if (size > 0 && !g_utf8_validate_len (data, size, NULL))
    {
      g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_FORM,
                   "%s: not UTF-8 text", name);
      return NULL;
    }

  file = g_new0 (ReadFile, 1);
  file->name = g_strdup (name);
  file->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->files, file);

  return g_steal_pointer (&bytes);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * lds_source_list:
 * @self: a source
 * @folder: a folder in it
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type utf8): sorted paths of the .ini files there
 */
GPtrArray *
lds_source_list (LdsSource   *self,
                 const char  *folder,
                 GError     **error)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (self->folder, folder);
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;

  children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NONE, NULL, &local_error);
  while (children != NULL)
    {
      GFileInfo *info;

      if (!g_file_enumerator_iterate (children, &info, NULL, NULL, &local_error) || info == NULL)
        break;
      if (g_str_has_suffix (g_file_info_get_name (info), ".ini"))
        g_ptr_array_add (names, g_strdup_printf ("%s/%s", folder, g_file_info_get_name (info)));
    }

  if (local_error != NULL)
    {
      g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_READ,
                   "%s: %s", folder, local_error->message);
      return NULL;
    }

  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const ReadFile *file_a = *(const ReadFile *const *) a;
  const ReadFile *file_b = *(const ReadFile *const *) b;

  return strcmp (file_a->name, file_b->name);
}

/**
 * lds_source_make_sha256:
 * @self: a source
 *
 * Returns: (transfer full): hash over name and content of all files read, in the order of names
 */
char *
lds_source_make_sha256 (LdsSource *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_ptr_array_sort (self->files, compare_files);
  for (guint i = 0; i < self->files->len; i++)
    {
      const ReadFile *file = g_ptr_array_index (self->files, i);
      g_autofree char *head = NULL;
      gsize size;
      const void *data = g_bytes_get_data (file->bytes, &size);

      /* The size keeps two files apart from one that joins them. */
      head = g_strdup_printf ("%s %" G_GSIZE_FORMAT "\n", file->name, size);
      g_checksum_update (checksum, (const guchar *) head, strlen (head));
      if (size > 0)
        g_checksum_update (checksum, data, size);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * lds_is_date:
 * @string: (nullable): a text
 *
 * Returns: whether @string is an ISO 8601 date: a year, a year and a month, or a day
 */
gboolean
lds_is_date (const char *string)
{
  int year = 0, month = 1, day = 1;
  gsize length = string != NULL ? strlen (string) : 0;

  if (length != 4 && length != 7 && length != 10)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (i == 4 || i == 7 ? string[i] != '-' : !g_ascii_isdigit (string[i]))
      return FALSE;

  year = atoi (string);
  if (length > 4)
    month = atoi (string + 5);
  if (length > 7)
    day = atoi (string + 8);

  return month >= 1 && month <= 12 && day >= 1 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/**
 * lds_is_cas:
 * @string: (nullable): a text
 *
 * Returns: whether @string is a CAS registry number with the right check digit
 */
gboolean
lds_is_cas (const char *string)
{
  guint sum = 0;
  guint n_digits = 0;
  gsize length = string != NULL ? strlen (string) : 0;

  if (length < 7 || length > 12 || string[length - 2] != '-' || string[length - 5] != '-')
    return FALSE;

  for (gsize i = length; i-- > 0;)
    {
      if (i == length - 2 || i == length - 5)
        continue;
      if (!g_ascii_isdigit (string[i]))
        return FALSE;
      sum += n_digits++ * (guint) g_ascii_digit_value (string[i]);
    }

  return sum % 10 == (guint) g_ascii_digit_value (string[length - 1]);
}

/**
 * lds_is_confidence:
 * @string: (nullable): a text
 *
 * Returns: whether @string is one of the letters A, B, C and ?
 */
gboolean
lds_is_confidence (const char *string)
{
  return string != NULL && string[0] != '\0' && string[1] == '\0' &&
         strchr ("ABC?", string[0]) != NULL;
}
