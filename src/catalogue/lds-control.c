/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-private.h"
#include "lds-fact-file.h"

#include <math.h>
#include <string.h>

#define GROUP "control"
#define ABROAD "made-abroad"
#define END_USE "end-use"

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
  g_clear_pointer (&control->abroad_in_force, g_date_free);
  g_free (control);
}

static gboolean
get_forms (const LdsFactFile  *file,
           guint32            *mask,
           GError            **error)
{
  g_auto (GStrv) list = g_key_file_get_string_list (file->keys, GROUP, "forms", NULL, NULL);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      LdsForm form;

      if (!lds_form_from_string (list[i], &form) || form == LDS_FORM_UNKNOWN)
        return lds_fact_file_fail (file, GROUP, "forms", error, "forms: “%s” is not a form",
                                   list[i]);
      *mask |= 1u << form;
    }

  return TRUE;
}

static gboolean
get_codes (const LdsFactFile  *file,
           LdsControl         *control,
           GError            **error)
{
  g_auto (GStrv) list = g_key_file_get_keys (file->keys, "codes", NULL, NULL);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      const LdsElement *element = lds_catalogue_find_element (file->catalogue, list[i]);
      const char *code = lds_fact_file_get_text (file, "codes", list[i]);

      if (element == NULL || (control->elements & (1u << element->index)) == 0)
        return lds_fact_file_fail (file, "codes", list[i], error,
                                   "codes: “%s” is not an element in scope", list[i]);
      if (code == NULL || *code == '\0')
        return lds_fact_file_fail (file, "codes", list[i], error, "codes: %s has none", list[i]);
      control->codes[element->index] = code;
    }

  return TRUE;
}

static gboolean
read_dates (LdsControl         *control,
            const LdsFactFile  *file,
            GError            **error)
{
  if (!lds_fact_file_get_date (file, GROUP, "announced", &control->announced, error) ||
      !lds_fact_file_get_date (file, GROUP, "in_force", &control->in_force, error) ||
      !lds_fact_file_get_date (file, GROUP, "suspended_from", &control->suspended_from, error) ||
      !lds_fact_file_get_date (file, GROUP, "suspended_until", &control->suspended_until, error) ||
      !lds_fact_file_get_date (file, GROUP, "lifted", &control->lifted, error))
    return FALSE;

  if (control->announced == NULL)
    return lds_fact_file_fail (file, GROUP, "announced", error,
                               "there is no date of announcement");
  if (control->in_force != NULL && g_date_compare (control->in_force, control->announced) < 0)
    return lds_fact_file_fail (file, GROUP, "in_force", error, "in force before it was announced");
  if (control->suspended_until != NULL &&
      (control->suspended_from == NULL ||
       g_date_compare (control->suspended_until, control->suspended_from) < 0))
    return lds_fact_file_fail (file, GROUP, "suspended_until", error,
                               "the suspension ends before it begins");

  return TRUE;
}

/* Things made outside China, which a control reaches from a day of its own. */
static gboolean
read_abroad (LdsControl         *control,
             const LdsFactFile  *file,
             GError            **error)
{
  double percent = NAN;

  if (!lds_fact_file_get_date (file, ABROAD, "in_force", &control->abroad_in_force, error) ||
      !lds_fact_file_get_number (file, ABROAD, "threshold_percent", 0, 100, &percent, error))
    return FALSE;

  control->threshold = percent / 100;
  control->abroad_besides = lds_fact_file_get_text (file, ABROAD, "besides");
  if (!g_key_file_has_group (file->keys, ABROAD))
    return TRUE;

  if (control->abroad_in_force == NULL ||
      g_date_compare (control->abroad_in_force, control->announced) < 0)
    return lds_fact_file_fail (file, ABROAD, "in_force", error,
                               "the day from which it is in force is missing or before it was "
                               "announced");
  if (isnan (control->threshold))
    return lds_fact_file_fail (file, ABROAD, "threshold_percent", error,
                               "there is no threshold_percent");

  return TRUE;
}

/* A use in a country for which a control prohibits all. */
static gboolean
read_end_use (LdsControl         *control,
              const LdsFactFile  *file,
              GError            **error)
{
  const char *prohibited = lds_fact_file_get_text (file, END_USE, "prohibited");

  if (!g_key_file_has_group (file->keys, END_USE))
    return TRUE;

  control->end_use_country = lds_fact_file_get_text (file, END_USE, "country");
  if (control->end_use_country == NULL || strlen (control->end_use_country) != 2)
    return lds_fact_file_fail (file, END_USE, "country", error, "country is not a country code");
  if (g_strcmp0 (prohibited, "military") != 0)
    return lds_fact_file_fail (file, END_USE, "prohibited", error,
                               "prohibited takes no other use than military");

  return TRUE;
}

static gboolean
read_list (LdsControl         *control,
           const LdsFactFile  *file,
           GError            **error)
{
  const char *complete = lds_fact_file_get_text (file, GROUP, "list_complete");

  control->list_incomplete = g_strcmp0 (complete, "no") == 0;
  if (complete != NULL && !control->list_incomplete && !g_str_equal (complete, "yes"))
    return lds_fact_file_fail (file, GROUP, "list_complete", error,
                               "list_complete: “%s” is neither yes nor no", complete);

  return TRUE;
}

static LdsControl *
read_control (LdsCatalogue  *self,
              LdsSource     *source,
              const char    *name,
              GError       **error)
{
  g_auto (LdsFactFile) file = { 0 };
  LdsControl *control;

  if (!lds_fact_file_open (&file, self, source, name, GROUP, error))
    return NULL;

  control = g_new0 (LdsControl, 1);
  control->note = lds_fact_file_get_text (&file, GROUP, "note");
  if (lds_fact_file_get_head (&file, "controls", name, &control->id, &control->title,
                              &control->short_title, error) &&
      read_dates (control, &file, error) && read_abroad (control, &file, error) &&
      read_end_use (control, &file, error) && read_list (control, &file, error) &&
      lds_fact_file_get_elements (&file, GROUP, "elements", &control->elements, error) &&
      lds_fact_file_get_elements (&file, GROUP, "magnet_elements", &control->magnet_elements,
                                  error) &&
      get_forms (&file, &control->forms, error) && get_codes (&file, control, error) &&
      lds_fact_file_get_provenance (&file, &control->provenance, error))
    return control;

  lds_control_free (control);

  return NULL;
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

/* The state of a measure that has the suspensions of @control and is in force from a day of its own. */
static LdsControlState
get_state (const LdsControl *control,
           const GDate      *in_force,
           const GDate      *as_at,
           gboolean         *verify)
{
  gboolean suspension_over;

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

  if (in_force == NULL || g_date_compare (as_at, in_force) < 0)
    return LDS_CONTROL_ANNOUNCED;

  if (verify != NULL)
    *verify = suspension_over;

  return LDS_CONTROL_IN_FORCE;
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
  g_return_val_if_fail (control != NULL, LDS_CONTROL_NONE);
  g_return_val_if_fail (as_at != NULL && g_date_valid (as_at), LDS_CONTROL_NONE);

  return get_state (control, control->in_force, as_at, verify);
}

/**
 * lds_control_get_state_abroad:
 * @control: a control
 * @as_at: the day to look at
 * @verify: (out) (optional): as for lds_control_get_state()
 *
 * Returns: the state of what @control says of things made outside China; %LDS_CONTROL_NONE where it
 *   says nothing
 */
LdsControlState
lds_control_get_state_abroad (const LdsControl *control,
                              const GDate      *as_at,
                              gboolean         *verify)
{
  g_return_val_if_fail (control != NULL, LDS_CONTROL_NONE);
  g_return_val_if_fail (as_at != NULL && g_date_valid (as_at), LDS_CONTROL_NONE);

  if (verify != NULL)
    *verify = FALSE;
  if (control->abroad_in_force == NULL)
    return LDS_CONTROL_NONE;

  return get_state (control, control->abroad_in_force, as_at, verify);
}
