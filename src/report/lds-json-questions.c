/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-json-questions.h"

#include "lds-question-wording.h"

#include <math.h>

static void
add_case (yyjson_mut_doc *doc,
          yyjson_mut_val *summary,
          const char     *key,
          const LdsCase  *outcome)
{
  yyjson_mut_val *object = yyjson_mut_obj_add_obj (doc, summary, key);
  yyjson_mut_val *by_exposure;

  yyjson_mut_obj_add_str (doc, object, "worst", lds_exposure_to_string (outcome->worst));
  by_exposure = yyjson_mut_obj_add_obj (doc, object, "by_exposure");
  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    yyjson_mut_obj_add_uint (doc, by_exposure, lds_exposure_to_string (i),
                             outcome->by_exposure[i]);
}

/* The document lives no longer than the questions need to: names are copied. */
static void
add_name (yyjson_mut_doc *doc,
          yyjson_mut_val *object,
          const char     *key,
          const char     *name)
{
  if (name != NULL)
    yyjson_mut_obj_add_strcpy (doc, object, key, name);
  else
    yyjson_mut_obj_add_null (doc, object, key);
}

/* To the hundredth: sums in another order differ in their last digits. */
static void
add_value (yyjson_mut_doc *doc,
           yyjson_mut_val *object,
           double          value)
{
  if (isnan (value))
    yyjson_mut_obj_add_null (doc, object, "value");
  else
    yyjson_mut_obj_add_real (doc, object, "value", round (value * 100) / 100);
}

static void
add_stake (yyjson_mut_doc *doc,
           yyjson_mut_val *object,
           const LdsStake *stake)
{
  yyjson_mut_val *could_become;

  add_value (doc, object, stake->value);
  add_name (doc, object, "currency", stake->currency);
  yyjson_mut_obj_add_uint (doc, object, "could_change", stake->n_changed);
  yyjson_mut_obj_add_uint (doc, object, "could_settle", stake->n_settled);
  yyjson_mut_obj_add_uint (doc, object, "assemblies", stake->n_above);
  yyjson_mut_obj_add_str (doc, object, "exposure", lds_exposure_to_string (stake->now));
  could_become = yyjson_mut_obj_add_obj (doc, object, "could_become");
  yyjson_mut_obj_add_str (doc, could_become, "best", lds_exposure_to_string (stake->best));
  yyjson_mut_obj_add_str (doc, could_become, "worst", lds_exposure_to_string (stake->worst));
}

static void
add_question (yyjson_mut_doc    *doc,
              yyjson_mut_val    *array,
              const LdsQuestion *question)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);
  yyjson_mut_val *items;

  yyjson_mut_obj_add_str (doc, object, "kind", lds_question_kind_to_string (question->kind));
  yyjson_mut_obj_add_str (doc, object, "text",
                          lds_question_describe (question, lds_wording_plain));
  items = yyjson_mut_obj_add_arr (doc, object, "items");
  for (guint i = 0; i < question->items->len; i++)
    yyjson_mut_arr_add_uint (doc, items, g_array_index (question->items, guint, i));
  add_stake (doc, object, &question->stake);
}

/**
 * lds_json_add_questions:
 * @doc: a document
 * @summary: the object of the summary
 * @audit: the audit
 *
 * Adds the members "questions", by supplier and ranked, "best_case" and "worst_case".
 */
void
lds_json_add_questions (yyjson_mut_doc *doc,
                        yyjson_mut_val *summary,
                        LdsAudit       *audit)
{
  g_autoptr (LdsQuestions) questions = lds_questions_new (audit);
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (doc, summary, "questions");

  for (guint i = 0; i < questions->groups->len; i++)
    {
      const LdsQuestionGroup *group = &g_array_index (questions->groups, LdsQuestionGroup, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);
      yyjson_mut_val *list;

      add_name (doc, object, "supplier", group->supplier);
      list = yyjson_mut_obj_add_arr (doc, object, "questions");
      for (guint j = 0; j < group->questions->len; j++)
        add_question (doc, list, &g_array_index (group->questions, LdsQuestion, j));
      yyjson_mut_obj_add_uint (doc, object, "items", group->stake.n_items);
      add_stake (doc, object, &group->stake);
    }

  add_case (doc, summary, "best_case", &questions->best);
  add_case (doc, summary, "worst_case", &questions->worst);
}
