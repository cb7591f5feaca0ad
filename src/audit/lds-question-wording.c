/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-question-wording.h"

#include <glib/gi18n-lib.h>

/**
 * lds_question_describe:
 * @question: a question
 * @translate: the language
 *
 * Returns: the question as one would put it to a supplier
 */
const char *
lds_question_describe (const LdsQuestion *question,
                       LdsTranslate       translate)
{
  static const char *const texts[LDS_N_QUESTION_KINDS] = {
    [LDS_QUESTION_COUNTRY] = N_ ("In which country is each of these parts made?"),
    [LDS_QUESTION_TIER2] = N_ ("Who makes the magnet or other rare earth material that you buy for "
                               "each of these parts, and in which country?"),
    [LDS_QUESTION_MELT] = N_ ("In which countries were the rare earths in each of these parts "
                              "separated, its alloy melted and its magnet sintered?"),
    [LDS_QUESTION_MAGNET] = N_ ("Which magnets are in each of these parts: ferrite, AlNiCo, SmCo or "
                                "NdFeB, and of which grade, such as N42SH?"),
    [LDS_QUESTION_COMPOSITION] = N_ ("Does any of these parts hold a magnet or a rare earth, and if "
                                     "so, which?"),
    [LDS_QUESTION_CONTENT] = N_ ("How much of each rare earth, above all dysprosium and terbium, "
                                 "is in each of these parts, in percent by mass?"),
    [LDS_QUESTION_MASS] = N_ ("How much does one piece of each of these parts weigh, in grams, and "
                              "how much of that is magnet?"),
  };

  g_return_val_if_fail (question != NULL, NULL);

  return translate (texts[question->kind]);
}

/**
 * lds_stake_describe:
 * @stake: what answers could change
 * @translate: the language
 *
 * Returns: (transfer full): the worst level now, at best and at worst
 */
char *
lds_stake_describe (const LdsStake *stake,
                    LdsTranslate    translate)
{
  const char *now;
  const char *best;
  const char *worst;

  g_return_val_if_fail (stake != NULL, NULL);

  now = lds_exposure_get_label (stake->now, translate);
  best = lds_exposure_get_label (stake->best, translate);
  worst = lds_exposure_get_label (stake->worst, translate);
  if (stake->now == stake->best && stake->now == stake->worst)
    /* Translators: a level */
    return g_strdup_printf (translate (N_ ("%s whatever the answer")), now);

  /* Translators: levels */
  return g_strdup_printf (translate (N_ ("now %1$s, at best %2$s, at worst %3$s")), now, best,
                          worst);
}

/**
 * lds_case_describe:
 * @outcome: how an audit could end
 * @translate: the language
 *
 * Returns: (transfer full): the number of items at each level
 */
char *
lds_case_describe (const LdsCase *outcome,
                   LdsTranslate   translate)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (outcome != NULL, NULL);

  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "",
                            lds_exposure_get_label (i, translate), outcome->by_exposure[i]);

  return g_string_free_and_steal (text);
}
