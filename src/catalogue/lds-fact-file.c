/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-fact-file.h"

#include "lds-catalogue-private.h"

#include <string.h>

/**
 * lds_fact_file_open:
 * @self: (out caller-allocates): a file, to be cleared in any case
 * @catalogue: keeps the texts, and knows the elements
 * @source: where the file lies; that of an overlay wins
 * @name: its path in @source
 * @group: the main group
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Returns: whether it could be read and is a key file
 */
gboolean
lds_fact_file_open (LdsFactFile   *self,
                    LdsCatalogue  *catalogue,
                    LdsSource     *source,
                    const char    *name,
                    const char    *group,
                    GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  *self = (LdsFactFile) { .catalogue = catalogue, .group = group, .keys = g_key_file_new () };
  if (!lds_source_read_overlay (source, name, &self->bytes, error))
    return FALSE;
  self->label = self->bytes != NULL ? lds_source_get_label (source, name) : g_strdup (name);
  if (self->bytes == NULL)
    self->bytes = lds_source_read (source, name, error);
  if (self->bytes == NULL)
    return FALSE;

  if (!g_key_file_load_from_bytes (self->keys, self->bytes, G_KEY_FILE_NONE, &local_error))
    {
      g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_FORM, "%s line %u: %s",
                   self->label, lds_ini_find_fault (self->bytes), local_error->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * lds_fact_file_clear:
 *
 * Frees what the file holds.
 */
void
lds_fact_file_clear (LdsFactFile *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->keys, g_key_file_unref);
}

/**
 * lds_fact_file_fail:
 * @key: (nullable): the key at fault
 * @error: return location for an error of %LDS_CATALOGUE_ERROR, which names file and line
 * @format: what is wrong, in the manner of printf
 *
 * Returns: %FALSE
 */
gboolean
lds_fact_file_fail (const LdsFactFile  *self,
                    const char         *group,
                    const char         *key,
                    GError            **error,
                    const char         *format,
                    ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_VALUE, "%s line %u: %s",
               self->label, lds_ini_find_line (self->bytes, group, key), message);
  return FALSE;
}

/**
 * lds_fact_file_keep:
 *
 * Returns: (transfer none): a copy of the text that lives as long as the catalogue
 */
const char *
lds_fact_file_keep (const LdsFactFile *self,
                    const char        *text)
{
  return g_string_chunk_insert_const (self->catalogue->strings, text);
}

/**
 * lds_fact_file_get_text:
 *
 * Returns: (transfer none) (nullable): the value, which lives as long as the catalogue
 */
const char *
lds_fact_file_get_text (const LdsFactFile *self,
                        const char        *group,
                        const char        *key)
{
  g_autofree char *value = g_key_file_get_string (self->keys, group, key, NULL);

  return value != NULL ? lds_fact_file_keep (self, value) : NULL;
}

/**
 * lds_fact_file_get_head:
 * @folder: where files of this kind lie
 * @name: path of the file, which must be the folder and the id
 *
 * Reads what every such file begins with.
 *
 * Returns: whether all of it is there
 */
gboolean
lds_fact_file_get_head (const LdsFactFile  *self,
                        const char         *folder,
                        const char         *name,
                        const char        **id,
                        const char        **title,
                        const char        **short_title,
                        GError            **error)
{
  g_autofree char *path = NULL;

  *id = lds_fact_file_get_text (self, self->group, "id");
  *title = lds_fact_file_get_text (self, self->group, "title");
  *short_title = lds_fact_file_get_text (self, self->group, "short_title");

  path = g_strdup_printf ("%s/%s.ini", folder, *id != NULL ? *id : "");
  if (!g_str_equal (path, name))
    return lds_fact_file_fail (self, self->group, "id", error,
                               "its id does not agree with its name");
  if (*title == NULL || *short_title == NULL)
    return lds_fact_file_fail (self, self->group, "title", error,
                               "title or short_title is missing");

  return TRUE;
}

/**
 * lds_fact_file_get_date:
 * @date: (out): the date; untouched where there is no such key
 *
 * Returns: whether it is a whole date or missing
 */
gboolean
lds_fact_file_get_date (const LdsFactFile  *self,
                        const char         *group,
                        const char         *key,
                        GDate             **date,
                        GError            **error)
{
  g_autofree char *value = g_key_file_get_string (self->keys, group, key, NULL);

  if (value == NULL)
    return TRUE;

  if (strlen (value) != 10 || !lds_is_date (value))
    return lds_fact_file_fail (self, group, key, error, "%s: “%s” is not a date (YYYY-MM-DD)", key,
                               value);

  *date = g_date_new_dmy ((GDateDay) atoi (value + 8), (GDateMonth) atoi (value + 5),
                          (GDateYear) atoi (value));
  return TRUE;
}

/**
 * lds_fact_file_get_number:
 * @number: (out): the number; untouched where there is no such key
 *
 * Returns: whether it is a number from @lowest to @highest, or missing
 */
gboolean
lds_fact_file_get_number (const LdsFactFile  *self,
                          const char         *group,
                          const char         *key,
                          double              lowest,
                          double              highest,
                          double             *number,
                          GError            **error)
{
  g_autofree char *value = g_key_file_get_string (self->keys, group, key, NULL);
  char *end = NULL;
  double read;

  if (value == NULL)
    return TRUE;

  read = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0' || !(read >= lowest && read <= highest))
    return lds_fact_file_fail (self, group, key, error, "%s: “%s” is not a number from %g to %g",
                               key, value, lowest, highest);
  *number = read;

  return TRUE;
}

/**
 * lds_fact_file_get_elements:
 * @mask: (inout): bit i is set for the element of index i
 *
 * Returns: whether all members of the list are rare earths
 */
gboolean
lds_fact_file_get_elements (const LdsFactFile  *self,
                            const char         *group,
                            const char         *key,
                            guint32            *mask,
                            GError            **error)
{
  g_auto (GStrv) list = g_key_file_get_string_list (self->keys, group, key, NULL, NULL);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      const LdsElement *element = lds_catalogue_find_element (self->catalogue, list[i]);

      if (element == NULL)
        return lds_fact_file_fail (self, group, key, error, "%s: “%s” is not a rare earth", key,
                                   list[i]);
      *mask |= 1u << element->index;
    }

  return TRUE;
}

/**
 * lds_fact_file_get_provenance:
 * @provenance: (out): where the fact comes from
 *
 * Returns: whether source, date and confidence are there
 */
gboolean
lds_fact_file_get_provenance (const LdsFactFile  *self,
                              LdsProvenance      *provenance,
                              GError            **error)
{
  const char *confidence = lds_fact_file_get_text (self, self->group, "confidence");

  provenance->source = lds_fact_file_get_text (self, self->group, "source");
  if (provenance->source == NULL || *provenance->source == '\0')
    return lds_fact_file_fail (self, self->group, "source", error, "there is no source");

  provenance->date = lds_fact_file_get_text (self, self->group, "date");
  if (!lds_is_date (provenance->date))
    return lds_fact_file_fail (self, self->group, "date", error, "date is not an ISO 8601 date");

  if (!lds_is_confidence (confidence))
    return lds_fact_file_fail (self, self->group, "confidence", error,
                               "confidence is none of A, B, C and ?");
  provenance->confidence = confidence[0];

  return TRUE;
}
