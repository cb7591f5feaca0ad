/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-vocabulary.h"

static const char *const evidence_names[] = {
  "verified", "declared", "stated", "inferred", "estimated", "presumed", "unknown",
};

static const char *const stage_names[] = {
  "unknown", "mining", "separation", "metal", "alloy", "magnet", "component", "assembly",
};

static const char *const form_names[] = {
  "unknown", "ore", "oxide", "compound", "metal", "alloy", "magnet",
};

static int
find_name (const char *const *names,
           gsize              n_names,
           const char        *string)
{
  for (gsize i = 0; string != NULL && i < n_names; i++)
    if (g_str_equal (names[i], string))
      return (int) i;

  return -1;
}

/**
 * lds_evidence_to_string:
 * @evidence: an evidence grade
 *
 * Returns: (transfer none): the grade as files and the JSON report spell it
 */
const char *
lds_evidence_to_string (LdsEvidence evidence)
{
  g_return_val_if_fail ((gsize) evidence < G_N_ELEMENTS (evidence_names), "unknown");

  return evidence_names[evidence];
}

/**
 * lds_evidence_from_string:
 * @string: (nullable): a grade as lds_evidence_to_string() spells it
 * @evidence: (out): the grade; untouched when there is none of that name
 *
 * Returns: whether @string names a grade
 */
gboolean
lds_evidence_from_string (const char  *string,
                          LdsEvidence *evidence)
{
  int found = find_name (evidence_names, G_N_ELEMENTS (evidence_names), string);

  g_return_val_if_fail (evidence != NULL, FALSE);

  if (found < 0)
    return FALSE;

  *evidence = (LdsEvidence) found;
  return TRUE;
}

/**
 * lds_stage_to_string:
 * @stage: a stage of a supply chain
 *
 * Returns: (transfer none): the stage as files and the JSON report spell it
 */
const char *
lds_stage_to_string (LdsStage stage)
{
  g_return_val_if_fail ((gsize) stage < G_N_ELEMENTS (stage_names), "unknown");

  return stage_names[stage];
}

/**
 * lds_stage_from_string:
 * @string: (nullable): a stage as lds_stage_to_string() spells it
 * @stage: (out): the stage; untouched when there is none of that name
 *
 * Returns: whether @string names a stage
 */
gboolean
lds_stage_from_string (const char *string,
                       LdsStage   *stage)
{
  int found = find_name (stage_names, G_N_ELEMENTS (stage_names), string);

  g_return_val_if_fail (stage != NULL, FALSE);

  if (found < 0)
    return FALSE;

  *stage = (LdsStage) found;
  return TRUE;
}

/**
 * lds_form_to_string:
 * @form: a form in which a rare earth is held
 *
 * Returns: (transfer none): the form as files and the JSON report spell it
 */
const char *
lds_form_to_string (LdsForm form)
{
  g_return_val_if_fail ((gsize) form < G_N_ELEMENTS (form_names), "unknown");

  return form_names[form];
}

/**
 * lds_form_from_string:
 * @string: (nullable): a form as lds_form_to_string() spells it
 * @form: (out): the form; untouched when there is none of that name
 *
 * Returns: whether @string names a form
 */
gboolean
lds_form_from_string (const char *string,
                      LdsForm    *form)
{
  int found = find_name (form_names, G_N_ELEMENTS (form_names), string);

  g_return_val_if_fail (form != NULL, FALSE);

  if (found < 0)
    return FALSE;

  *form = (LdsForm) found;
  return TRUE;
}
