/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-private.h"

#include <string.h>

#define GROUP "control"

static const char *const state_names[] = {
  "none", "announced", "in-force", "suspended", "lifted",
};

/**
 * lds_control_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): the state as the JSON report spells it
 */
const char *
lds_control_state_to_string (LdsControlState state)
{
  g_return_val_if_fail ((gsize) state < G_N_ELEMENTS (state_names), "none");

  return state_names[state];
}

void
lds_control_free (LdsControl *control)
{
  g_clear_pointer (&control->announced, g_date_free);
  g_clear_pointer (&control->in_force, g_date_free);
  g_clear_pointer (&control->suspended_from, g_date_free);
  g_clear_pointer (&control->suspended_until, g_date_free);
  g_clear_pointer (&control->lifted, g_date_free);
  g_free (control);
}

/* A file of a control while it is read. */
typedef struct
{
  const char *label;
  GBytes     *bytes;
  GKeyFile   *keys;
} ControlFile;

static gboolean G_GNUC_PRINTF (5, 6)
fail (const ControlFile  *file,
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
               file->label, lds_ini_find_line (file->bytes, group, key), message);
  return FALSE;
}

static const char *
get_text (LdsCatalogue      *self,
          const ControlFile *file,
          const char        *key)
{
  g_autofree char *value = g_key_file_get_string (file->keys, GROUP, key, NULL);

  return value != NULL ? g_string_chunk_insert_const (self->strings, value) : NULL;
}

static gboolean
get_date (const ControlFile  *file,
          const char         *key,
          GDate             **date,
          GError            **error)
{
  g_autofree char *value = g_key_file_get_string (file->keys, GROUP, key, NULL);

  if (value == NULL)
    return TRUE;

  if (strlen (value) != 10 || !lds_is_date (value))
    return fail (file, GROUP, key, error, "%s: “%s” is not a date (YYYY-MM-DD)", key, value);

  *date = g_date_new_dmy ((GDateDay) atoi (value + 8), (GDateMonth) atoi (value + 5),
                          (GDateYear) atoi (value));
  return TRUE;
}

static gboolean
get_elements (LdsCatalogue       *self,
              const ControlFile  *file,
              const char         *key,
              guint32            *mask,
              GError            **error)
{
  g_auto (GStrv) list = g_key_file_get_string_list (file->keys, GROUP, key, NULL, NULL);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      const LdsElement *element = lds_catalogue_find_element (self, list[i]);

      if (element == NULL)
        return fail (file, GROUP, key, error, "%s: “%s” is not a rare earth", key, list[i]);
      *mask |= 1u << element->index;
    }

  return TRUE;
}

static gboolean
get_forms (const ControlFile  *file,
           guint32            *mask,
           GError            **error)
{
  g_auto (GStrv) list = g_key_file_get_string_list (file->keys, GROUP, "forms", NULL, NULL);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      LdsForm form;

      if (!lds_form_from_string (list[i], &form) || form == LDS_FORM_UNKNOWN)
        return fail (file, GROUP, "forms", error, "forms: “%s” is not a form", list[i]);
      *mask |= 1u << form;
    }

  return TRUE;
}

static gboolean
get_codes (LdsCatalogue       *self,
           const ControlFile  *file,
           LdsControl         *control,
           GError            **error)
{
  g_auto (GStrv) list = g_key_file_get_keys (file->keys, "codes", NULL, NULL);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      const LdsElement *element = lds_catalogue_find_element (self, list[i]);
      g_autofree char *code = g_key_file_get_string (file->keys, "codes", list[i], NULL);

      if (element == NULL || (control->elements & (1u << element->index)) == 0)
        return fail (file, "codes", list[i], error, "codes: “%s” is not an element in scope",
                     list[i]);
      if (code == NULL || *code == '\0')
        return fail (file, "codes", list[i], error, "codes: %s has none", list[i]);
      control->codes[element->index] = g_string_chunk_insert_const (self->strings, code);
    }

  return TRUE;
}

static gboolean
get_provenance (LdsCatalogue       *self,
                const ControlFile  *file,
                LdsProvenance      *provenance,
                GError            **error)
{
  const char *confidence = get_text (self, file, "confidence");

  provenance->source = get_text (self, file, "source");
  if (provenance->source == NULL || *provenance->source == '\0')
    return fail (file, GROUP, "source", error, "there is no source");

  provenance->date = get_text (self, file, "date");
  if (!lds_is_date (provenance->date))
    return fail (file, GROUP, "date", error, "date is not an ISO 8601 date");

  if (!lds_is_confidence (confidence))
    return fail (file, GROUP, "confidence", error, "confidence is none of A, B, C and ?");
  provenance->confidence = confidence[0];

  return TRUE;
}

static gboolean
read_dates (LdsControl         *control,
            const ControlFile  *file,
            GError            **error)
{
  if (!get_date (file, "announced", &control->announced, error) ||
      !get_date (file, "in_force", &control->in_force, error) ||
      !get_date (file, "suspended_from", &control->suspended_from, error) ||
      !get_date (file, "suspended_until", &control->suspended_until, error) ||
      !get_date (file, "lifted", &control->lifted, error))
    return FALSE;

  if (control->announced == NULL)
    return fail (file, GROUP, "announced", error, "there is no date of announcement");
  if (control->in_force != NULL && g_date_compare (control->in_force, control->announced) < 0)
    return fail (file, GROUP, "in_force", error, "in force before it was announced");
  if (control->suspended_until != NULL &&
      (control->suspended_from == NULL ||
       g_date_compare (control->suspended_until, control->suspended_from) < 0))
    return fail (file, GROUP, "suspended_until", error, "the suspension ends before it begins");

  return TRUE;
}

static LdsControl *
read_keys (LdsCatalogue       *self,
           const ControlFile  *file,
           const char         *name,
           GError            **error)
{
  LdsControl *control = g_new0 (LdsControl, 1);
  g_autofree char *basename = NULL;

  control->id = get_text (self, file, "id");
  control->title = get_text (self, file, "title");
  control->short_title = get_text (self, file, "short_title");
  control->note = get_text (self, file, "note");
  basename = g_strdup_printf ("controls/%s.ini", control->id != NULL ? control->id : "");

  if (!g_str_equal (basename, name))
    fail (file, GROUP, "id", error, "its id does not agree with its name");
  else if (control->title == NULL || control->short_title == NULL)
    fail (file, GROUP, "title", error, "title or short_title is missing");
  else if (read_dates (control, file, error) &&
           get_elements (self, file, "elements", &control->elements, error) &&
           get_elements (self, file, "magnet_elements", &control->magnet_elements, error) &&
           get_forms (file, &control->forms, error) &&
           get_codes (self, file, control, error) &&
           get_provenance (self, file, &control->provenance, error))
    return control;

  lds_control_free (control);
  return NULL;
}

static LdsControl *
read_control (LdsCatalogue  *self,
              LdsSource     *source,
              const char    *name,
              GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *label = NULL;
  ControlFile file;

  if (!lds_source_read_overlay (source, name, &bytes, error))
    return NULL;
  label = bytes != NULL ? lds_source_get_label (source, name) : g_strdup (name);
  if (bytes == NULL)
    bytes = lds_source_read (source, name, error);
  if (bytes == NULL)
    return NULL;

  if (!g_key_file_load_from_bytes (keys, bytes, G_KEY_FILE_NONE, &local_error))
    {
      g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_FORM, "%s line %u: %s", label,
                   lds_ini_find_fault (bytes), local_error->message);
      return NULL;
    }

  file = (ControlFile) { label, bytes, keys };

  return read_keys (self, &file, name, error);
}

/* Whether a file of a control is as it should be; @self only lends its elements. */
gboolean
lds_catalogue_check_control (LdsCatalogue  *self,
                             LdsSource     *source,
                             const char    *name,
                             GError       **error)
{
  LdsControl *control = read_control (self, source, name, error);

  if (control == NULL)
    return FALSE;

  lds_control_free (control);

  return TRUE;
}

gboolean
lds_catalogue_load_controls (LdsCatalogue  *self,
                             LdsSource     *source,
                             GError       **error)
{
  g_autoptr (GPtrArray) names = lds_source_list (source, "controls", error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      LdsControl *control = read_control (self, source, g_ptr_array_index (names, i), error);

      if (control == NULL)
        return FALSE;
      g_ptr_array_add (self->controls, control);
    }

  return TRUE;
}

/**
 * lds_catalogue_get_n_controls:
 * @self: a catalogue
 *
 * Returns: how many controls there are
 */
guint
lds_catalogue_get_n_controls (LdsCatalogue *self)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), 0);

  return self->controls->len;
}

/**
 * lds_catalogue_get_control:
 * @self: a catalogue
 * @index: number of a control; they are sorted by id
 *
 * Returns: (transfer none): the control
 */
const LdsControl *
lds_catalogue_get_control (LdsCatalogue *self,
                           guint         index)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (index < self->controls->len, NULL);

  return g_ptr_array_index (self->controls, index);
}

/**
 * lds_catalogue_find_control:
 * @self: a catalogue
 * @id: an id, such as "cn-mofcom-2025-18"
 *
 * Returns: (transfer none) (nullable): the control of that id
 */
const LdsControl *
lds_catalogue_find_control (LdsCatalogue *self,
                            const char   *id)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->controls->len; i++)
    {
      const LdsControl *control = g_ptr_array_index (self->controls, i);

      if (g_str_equal (control->id, id))
        return control;
    }

  return NULL;
}

/**
 * lds_control_get_state:
 * @control: a control
 * @as_at: the day to look at
 * @verify: (out) (optional): whether the state rests on what the catalogue cannot know: a
 *   suspension whose end has passed is taken to be over
 *
 * A suspension wins over being in force, also where it begins first, and its last day belongs
 * to it.
 *
 * Returns: the state of @control at @as_at
 */
LdsControlState
lds_control_get_state (const LdsControl *control,
                       const GDate      *as_at,
                       gboolean         *verify)
{
  gboolean suspension_over;

  g_return_val_if_fail (control != NULL, LDS_CONTROL_NONE);
  g_return_val_if_fail (as_at != NULL && g_date_valid (as_at), LDS_CONTROL_NONE);

  if (verify != NULL)
    *verify = FALSE;

  if (control->announced == NULL || g_date_compare (as_at, control->announced) < 0)
    return LDS_CONTROL_NONE;

  if (control->lifted != NULL && g_date_compare (as_at, control->lifted) >= 0)
    return LDS_CONTROL_LIFTED;

  suspension_over = control->suspended_until != NULL &&
                    g_date_compare (as_at, control->suspended_until) > 0;

  if (control->suspended_from != NULL && !suspension_over &&
      g_date_compare (as_at, control->suspended_from) >= 0)
    return LDS_CONTROL_SUSPENDED;

  if (control->in_force == NULL || g_date_compare (as_at, control->in_force) < 0)
    return LDS_CONTROL_ANNOUNCED;

  if (verify != NULL)
    *verify = suspension_over;

  return LDS_CONTROL_IN_FORCE;
}
