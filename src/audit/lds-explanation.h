/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why an item has its level, step by step, the same in window, workbook and JSON. */

#pragma once

#include "lds-wording.h"

G_BEGIN_DECLS

/**
 * LdsExplanationKind:
 * @LDS_EXPLANATION_CELL: what the spreadsheet says
 * @LDS_EXPLANATION_RULE: what the catalogue takes that for, and what such a thing holds
 * @LDS_EXPLANATION_CLAIM: what somebody states of its rare earths, and where statements disagree
 * @LDS_EXPLANATION_TIER: a country of the supply chain, or that it is not known
 * @LDS_EXPLANATION_CONTROL: a control and how it stands on the day of the audit
 * @LDS_EXPLANATION_LEVEL: the condition of the table of levels that holds
 *
 * The links of the chain, in their order.
 */
typedef enum
{
  LDS_EXPLANATION_CELL,
  LDS_EXPLANATION_RULE,
  LDS_EXPLANATION_CLAIM,
  LDS_EXPLANATION_TIER,
  LDS_EXPLANATION_CONTROL,
  LDS_EXPLANATION_LEVEL,
} LdsExplanationKind;

#define LDS_N_EXPLANATION_KINDS (LDS_EXPLANATION_LEVEL + 1)

/**
 * LdsExplanationStep:
 * @text: one or two sentences
 * @source: (nullable): who says so, where the catalogue is behind it
 * @row: row of the cell behind it, 0 where there is none
 * @column: (nullable): letters of the column of that cell
 */
typedef struct
{
  LdsExplanationKind  kind;
  char               *text;
  char               *source;
  guint               row;
  char               *column;
} LdsExplanationStep;

const char *lds_explanation_kind_to_string (LdsExplanationKind  kind);
const char *lds_explanation_kind_get_label (LdsExplanationKind  kind,
                                            LdsTranslate        translate);

GPtrArray  *lds_item_explain               (const LdsItem      *item,
                                            LdsAudit           *audit,
                                            LdsTranslate        translate);

G_END_DECLS
