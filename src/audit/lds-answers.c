/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-answers.h"

#include "lds-audit-private.h"

#include <math.h>

/**
 * lds_answers_init:
 * @self: answers
 * @audit: a finished audit; it must live as long as @self
 */
void
lds_answers_init (LdsAnswers *self,
                  LdsAudit   *audit)
{
  static const char *const symbols[] = { "Nd", "Dy" };

  *self = (LdsAnswers) { .audit = audit };
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      const LdsElement *element =
        lds_catalogue_find_element (lds_audit_get_catalogue (audit), symbols[i]);
      LdsContent content = { 0 };

      if (element == NULL)
        continue;
      content.element = element->index;
      lds_audit_find_control (audit, &content);
      self->magnet[i] = content.state;
    }
}

static gboolean
has_reason (const LdsItem    *item,
            LdsFindingReason  reason)
{
  for (guint i = 0; i < item->n_findings; i++)
    {
      if (item->findings[i].reason == reason)
        return TRUE;
    }

  return FALSE;
}

/* Whether it is open that an element is there at all, and that matters now or would under a control. */
static gboolean
has_open_range (const LdsItem *item)
{
  for (guint i = 0; i < item->n_contents; i++)
    {
      const LdsContent *content = &item->contents[i];

      if (content->possible && (content->counts || content->control != NULL))
        return TRUE;
    }

  return FALSE;
}

/* Beyond tier 1 only the chains of rare earths are asked for, as the levels do. */
static guint
ask_tiers (const LdsItem          *item,
           const LdsExposureFacts *facts,
           gboolean                rare_earth)
{
  guint unknown = LDS_ALL_TIERS & ~facts->known_tiers;

  if (!rare_earth)
    unknown &= item->own ? 0 : 1u << 1;

  return (unknown & (1u << 1) ? 1u << LDS_QUESTION_COUNTRY : 0) |
         (unknown & (1u << 2) ? 1u << LDS_QUESTION_TIER2 : 0) |
         (unknown & (1u << 3) ? 1u << LDS_QUESTION_MELT : 0);
}

/**
 * lds_answers_ask:
 * @item: an item of a finished audit
 * @facts: what it was judged by
 *
 * Returns: the questions that are open: bit k is set for the #LdsQuestionKind k
 */
guint
lds_answers_ask (const LdsItem          *item,
                 const LdsExposureFacts *facts)
{
  gboolean magnet = has_reason (item, LDS_REASON_MAGNET_KIND);
  guint questions;

  if (!item->counted)
    return 0;

  questions =
    ask_tiers (item, facts, magnet || item->n_contents > 0 || item->unnamed_rare_earths);

  if (magnet || has_reason (item, LDS_REASON_MAGNET_GRADE))
    questions |= 1u << LDS_QUESTION_MAGNET;
  else if (item->holds == LDS_HOLDS_UNKNOWN && item->first_child < 0)
    questions |= 1u << LDS_QUESTION_COMPOSITION;
  else if (has_open_range (item))
    questions |= 1u << LDS_QUESTION_CONTENT;

  if (item->n_contents > 0 && isnan (item->mass_g))
    questions |= 1u << LDS_QUESTION_MASS;

  return questions;
}

/* A rare earth that is only possible is there or not. */
static void
settle_ranges (const LdsItem    *item,
               LdsAnswer         answer,
               LdsExposureFacts *facts)
{
  facts->controlled = FALSE;
  facts->other_rare_earth = FALSE;
  for (guint i = 0; i < item->n_contents; i++)
    {
      const LdsContent *content = &item->contents[i];

      if (answer == LDS_ANSWER_WORST ? content->counts || content->possible
                                     : content->counts && !content->possible)
        lds_exposure_facts_note (facts, content->state);
    }

  if (!facts->controlled && !facts->other_rare_earth)
    facts->composed = TRUE;
}

/* The answer about what it holds. */
static void
settle_composition (const LdsAnswers *self,
                    const LdsItem    *item,
                    LdsQuestionKind   kind,
                    LdsAnswer         answer,
                    LdsExposureFacts *facts)
{
  if (item->holds != LDS_HOLDS_UNKNOWN)
    settle_ranges (item, answer, facts);
  else if (answer == LDS_ANSWER_BEST)
    facts->composed = !item->unnamed_rare_earths;
  else if (kind == LDS_QUESTION_MAGNET || item->unnamed_rare_earths)
    {
      for (guint i = 0; i < G_N_ELEMENTS (self->magnet); i++)
        lds_exposure_facts_note (facts, self->magnet[i]);
    }
}

static void
settle_tier (guint             tier,
             LdsAnswer         answer,
             LdsExposureFacts *facts)
{
  facts->known_tiers |= 1u << tier;
  if (answer == LDS_ANSWER_WORST)
    facts->chinese_tiers |= 1u << tier;
}

/**
 * lds_answers_give:
 * @self: answers
 * @item: an item of the audit
 * @questions: some of those that lds_answers_ask() gives for @item
 * @answer: which answer to give to them all
 * @facts: (inout): what the item was judged by
 *
 * Puts answers in the place of what is not known.
 */
void
lds_answers_give (const LdsAnswers *self,
                  const LdsItem    *item,
                  guint             questions,
                  LdsAnswer         answer,
                  LdsExposureFacts *facts)
{
  for (guint kind = 0; kind < LDS_N_QUESTION_KINDS; kind++)
    {
      if ((questions & (1u << kind)) == 0)
        continue;

      switch ((LdsQuestionKind) kind)
        {
        case LDS_QUESTION_COUNTRY:
          settle_tier (1, answer, facts);
          break;
        case LDS_QUESTION_TIER2:
          settle_tier (2, answer, facts);
          break;
        case LDS_QUESTION_MELT:
          settle_tier (3, answer, facts);
          break;
        case LDS_QUESTION_MAGNET:
        case LDS_QUESTION_COMPOSITION:
        case LDS_QUESTION_CONTENT:
          settle_composition (self, item, kind, answer, facts);
          break;
        case LDS_QUESTION_MASS:
        default:
          break;
        }
    }
}
