/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be asked about an item, and what the answers could be. */

#pragma once

#include "lds-exposure.h"

G_BEGIN_DECLS

/**
 * LdsQuestionKind:
 * @LDS_QUESTION_COUNTRY: country at tier 1
 * @LDS_QUESTION_TIER2: maker and country at tier 2
 * @LDS_QUESTION_MELT: country at tier 3, where it was melted, sintered, separated
 * @LDS_QUESTION_MAGNET: kind or grade of the magnet
 * @LDS_QUESTION_COMPOSITION: whether it holds a magnet or a rare earth at all
 * @LDS_QUESTION_CONTENT: how much of the rare earths that are only possible
 * @LDS_QUESTION_MASS: mass of something that holds rare earths
 */
typedef enum
{
  LDS_QUESTION_COUNTRY,
  LDS_QUESTION_TIER2,
  LDS_QUESTION_MELT,
  LDS_QUESTION_MAGNET,
  LDS_QUESTION_COMPOSITION,
  LDS_QUESTION_CONTENT,
  LDS_QUESTION_MASS,
} LdsQuestionKind;

#define LDS_N_QUESTION_KINDS (LDS_QUESTION_MASS + 1)

/**
 * LdsAnswer:
 * @LDS_ANSWER_BEST: the most harmless that the known facts allow: not Chinese, no rare earth, the low
 *   end of a range
 * @LDS_ANSWER_WORST: the opposite: Chinese, a NdFeB magnet with Dy, the high end. What nothing in its
 *   line suggests to hold a magnet is not taken for one: it stays unknown.
 */
typedef enum
{
  LDS_ANSWER_BEST,
  LDS_ANSWER_WORST,
} LdsAnswer;

/**
 * LdsAnswers:
 * @magnet: states of the controls over what the magnet of the worst case holds
 */
typedef struct
{
  LdsAudit       *audit;
  LdsControlState magnet[2];
} LdsAnswers;

void  lds_answers_init (LdsAnswers             *self,
                        LdsAudit               *audit);
guint lds_answers_ask  (const LdsItem          *item,
                        const LdsExposureFacts *facts);
void  lds_answers_give (const LdsAnswers       *self,
                        const LdsItem          *item,
                        guint                   questions,
                        LdsAnswer               answer,
                        LdsExposureFacts       *facts);

G_END_DECLS
