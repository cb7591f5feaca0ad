/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-reader.h"

#include <string.h>

/* Far above any file of the catalogue; a folder that a user chose may hold anything. */
#define MAX_FILE_SIZE (32 * 1024 * 1024)
#define MAX_OVERLAY_FILE_SIZE (2 * 1024 * 1024)
#define MAX_FILES 1000

typedef struct
{
  char   *name;
  GBytes *bytes;
} ReadFile;

struct _LdsSource
{
  GFile     *folder;
  GFile     *fallback;
  GFile     *overlay;
  GPtrArray *files;
  gboolean   overlaid;
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
 * @overlay: (nullable): a folder whose rows replace and add to those of @folder
 *
 * Returns: (transfer full): a source without files read
 */
LdsSource *
lds_source_new (GFile *folder,
                GFile *fallback,
                GFile *overlay)
{
  LdsSource *self;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  self = g_new0 (LdsSource, 1);
  self->folder = g_object_ref (folder);
  self->fallback = fallback != NULL ? g_object_ref (fallback) : NULL;
  self->overlay = overlay != NULL ? g_object_ref (overlay) : NULL;
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) read_file_free);

  return self;
}

void
lds_source_free (LdsSource *self)
{
  g_clear_object (&self->folder);
  g_clear_object (&self->fallback);
  g_clear_object (&self->overlay);
  g_ptr_array_unref (self->files);
  g_free (self);
}

static GBytes *
load_file (GFile       *folder,
           const char  *name,
           goffset      max_size,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, name);
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return NULL;

  /* Reading a pipe would wait for ever. */
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "not a regular file");
      return NULL;
    }
  if (g_file_info_get_size (info) > max_size)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "too large");
      return NULL;
    }

  return g_file_load_bytes (file, NULL, NULL, error);
}

static gboolean
keep_file (LdsSource   *self,
           char        *name,
           const char  *label,
           GBytes      *bytes,
           GError     **error)
{
  ReadFile *file = g_new0 (ReadFile, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  file->name = name;
  file->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->files, file);

  if (size > 0 && !g_utf8_validate_len (data, size, NULL))
    {
      g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_FORM,
                   "%s: not UTF-8 text", label);
      return FALSE;
    }

  return TRUE;
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

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  bytes = load_file (self->folder, name, MAX_FILE_SIZE, &local_error);
  if (bytes == NULL && self->fallback != NULL &&
      g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (&local_error);
      bytes = load_file (self->fallback, name, MAX_FILE_SIZE, &local_error);
    }

  if (bytes == NULL)
    {
      g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_READ,
                   "%s: %s", name, local_error->message);
      return NULL;
    }

  return keep_file (self, g_strdup (name), name, bytes, error) ? g_steal_pointer (&bytes) : NULL;
}

/**
 * lds_source_read_overlay:
 * @self: a source
 * @name: path of a file, relative to the folder
 * @bytes: (out) (nullable): the content, %NULL where the overlay does not have the file
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Returns: %FALSE where the overlay has the file and it cannot be read
 */
gboolean
lds_source_read_overlay (LdsSource   *self,
                         const char  *name,
                         GBytes     **bytes,
                         GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) read = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (self != NULL && name != NULL && bytes != NULL, FALSE);

  *bytes = NULL;
  if (self->overlay == NULL)
    return TRUE;

  label = lds_source_get_label (self, name);
  read = load_file (self->overlay, name, MAX_OVERLAY_FILE_SIZE, &local_error);
  if (read == NULL)
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_READ,
                   "%s: %s", label, local_error->message);
      return FALSE;
    }

  self->overlaid = TRUE;
  if (!keep_file (self, g_strconcat ("overlay/", name, NULL), label, read, error))
    return FALSE;
  *bytes = g_steal_pointer (&read);

  return TRUE;
}

/**
 * lds_source_get_label:
 * @self: a source with an overlay
 * @name: path of a file in the overlay
 *
 * Returns: (transfer full): what to call that file, so that a person finds it
 */
char *
lds_source_get_label (LdsSource  *self,
                      const char *name)
{
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (self != NULL && self->overlay != NULL, NULL);

  file = g_file_resolve_relative_path (self->overlay, name);

  return g_file_get_parse_name (file);
}

/**
 * lds_source_is_overlaid:
 * @self: a source
 *
 * Returns: whether any file was read from the overlay
 */
gboolean
lds_source_is_overlaid (LdsSource *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->overlaid;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
list_folder (GFile       *parent,
             const char  *folder,
             GPtrArray   *names,
             GError     **error)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (parent, folder);
  g_autoptr (GFileEnumerator) children = NULL;

  children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NONE, NULL, error);
  if (children == NULL)
    return FALSE;

  while (TRUE)
    {
      g_autofree char *name = NULL;
      GFileInfo *info;

      if (!g_file_enumerator_iterate (children, &info, NULL, NULL, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      if (!g_str_has_suffix (g_file_info_get_name (info), ".ini"))
        continue;
      if (names->len == MAX_FILES)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "more than %d files", MAX_FILES);
          return FALSE;
        }

      name = g_strdup_printf ("%s/%s", folder, g_file_info_get_name (info));
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
}

/**
 * lds_source_list:
 * @self: a source
 * @folder: a folder in it
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type utf8): sorted paths of the .ini files there
 *   and in the overlay
 */
GPtrArray *
lds_source_list (LdsSource   *self,
                 const char  *folder,
                 GError     **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL && folder != NULL, NULL);

  if (list_folder (self->folder, folder, names, &local_error) && self->overlay != NULL &&
      !list_folder (self->overlay, folder, names, &local_error) &&
      g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_clear_error (&local_error);

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
