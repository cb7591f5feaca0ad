/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to ask next: the open questions of an audit by supplier, those first whose answers could
 * change most. */

#pragma once

#include "lds-answers.h"

G_BEGIN_DECLS

/**
 * LdsStake:
 * @n_items: items concerned
 * @n_changed: those that could leave, or enter, the levels critical and high
 * @n_settled: those whose level is unknown and could become known
 * @n_above: assemblies above them whose level with all parts is still open
 * @value: unit price times total quantity, over the items where both are known; NaN where no value is known or
 *   currencies are mixed
 * @currency: (nullable): of @value; %NULL when not known or mixed
 * @mixed: there is more than one currency
 * @now: the worst level of the items today
 * @best: the worst level with the most harmless answers
 * @worst: the worst level with the most harmful answers
 *
 * What answers could change.
 */
typedef struct
{
  guint       n_items;
  guint       n_changed;
  guint       n_settled;
  guint       n_above;
  double      value;
  const char *currency;
  gboolean    mixed;
  LdsExposure now;
  LdsExposure best;
  LdsExposure worst;
} LdsStake;

/**
 * LdsQuestion:
 * @stake: what this answer could change, alone or as the one that the others need; its levels are those
 *   of all answers together for the items to which it matters
 * @items: (element-type guint): ids of the items, ascending
 */
typedef struct
{
  LdsQuestionKind kind;
  LdsStake        stake;
  GArray         *items;
} LdsQuestion;

/**
 * LdsQuestionGroup:
 * @supplier: (nullable): whom to ask; %NULL where nobody is named
 * @stake: what all answers together could change
 * @questions: (element-type LdsQuestion): ranked
 */
typedef struct
{
  const char *supplier;
  LdsStake    stake;
  GArray     *questions;
} LdsQuestionGroup;

/**
 * LdsCase:
 * @by_exposure: number of items at each level, by their own level
 * @worst: the worst level of all
 */
typedef struct
{
  guint       by_exposure[LDS_N_EXPOSURES];
  LdsExposure worst;
} LdsCase;

/**
 * LdsQuestions:
 * @groups: (element-type LdsQuestionGroup): by supplier, ranked
 * @best: the audit with the most harmless answers to all questions
 * @worst: the audit with the most harmful ones
 */
typedef struct
{
  GArray *groups;
  LdsCase best;
  LdsCase worst;
} LdsQuestions;

LdsQuestions *lds_questions_new  (LdsAudit     *audit);
void          lds_questions_free (LdsQuestions *self);

const char   *lds_question_kind_to_string (LdsQuestionKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsQuestions, lds_questions_free)

G_END_DECLS
