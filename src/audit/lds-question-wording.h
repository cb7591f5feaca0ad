/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions in words that can be put into a letter to a supplier. */

#pragma once

#include "lds-questions.h"
#include "lds-wording.h"

G_BEGIN_DECLS

const char *lds_question_describe (const LdsQuestion *question,
                                   LdsTranslate       translate);
char       *lds_stake_describe    (const LdsStake    *stake,
                                   LdsTranslate       translate);
char       *lds_case_describe     (const LdsCase     *outcome,
                                   LdsTranslate       translate);

G_END_DECLS
