/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to ask next, below the summary of an audit. */

#include "lds-config.h"

#include "lds-cli-private.h"
#include "lds-question-wording.h"

#include <glib/gi18n-lib.h>

#define MAX_QUESTIONS 3

static void
print_group (const LdsQuestionGroup *group)
{
  g_autofree char *levels = lds_stake_describe (&group->stake, lds_wording_local);
  g_autofree char *supplier =
    g_strdup (group->supplier != NULL ? group->supplier : _ ("seller unknown"));

  g_print ("    %s (%s):\n", g_strdelimit (supplier, "\r\n", ' '), levels);
}

static void
print_question (const LdsQuestion *question)
{
  guint n_items = question->stake.n_items;

  g_print ("      ");
  g_print (ngettext ("%u item", "%u items", n_items), n_items);
  g_print (": %s\n", lds_question_describe (question, lds_wording_local));
}

/* How far the answers could move the whole, and the first questions. */
void
lds_cli_print_questions (LdsAudit *audit)
{
  g_autoptr (LdsQuestions) questions = lds_questions_new (audit);
  g_autofree char *best = lds_case_describe (&questions->best, lds_wording_local);
  g_autofree char *worst = lds_case_describe (&questions->worst, lds_wording_local);
  guint printed = 0;

  if (questions->groups->len == 0)
    return;

  /* Translators: both are followed by the number of items at each level */
  g_print (_ ("  With all questions answered, at best: %s\n"), best);
  g_print (_ ("  With all questions answered, at worst: %s\n"), worst);
  g_print (_ ("  Ask next:\n"));
  for (guint i = 0; i < questions->groups->len && printed < MAX_QUESTIONS; i++)
    {
      const LdsQuestionGroup *group = &g_array_index (questions->groups, LdsQuestionGroup, i);

      print_group (group);
      for (guint j = 0; j < group->questions->len && printed < MAX_QUESTIONS; j++, printed++)
        print_question (&g_array_index (group->questions, LdsQuestion, j));
    }
}
