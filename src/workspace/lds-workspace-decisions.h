/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was decided about the findings of an audit. What is changed here is changed within an edit. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  LDS_DECISION_OPEN,
  LDS_DECISION_ASKED,
  LDS_DECISION_MITIGATING,
  LDS_DECISION_ACCEPTED,
  LDS_DECISION_WRONG,
} LdsDecisionState;

#define LDS_N_DECISION_STATES (LDS_DECISION_WRONG + 1)

const char *lds_decision_state_to_string   (LdsDecisionState  state);
gboolean    lds_decision_state_from_string (const char       *string,
                                            LdsDecisionState *state);

/**
 * LdsDecisionRecord:
 * @part: id of the part for which it holds in every product, or 0
 * @item: id of the one item for which it holds, or 0
 * @finding: which finding it is about, see lds_finding_get_key()
 * @reason: (nullable): why
 * @until: (nullable): the last day on which it holds, YYYY-MM-DD
 * @facts: what was known when it was made, see lds_finding_get_facts()
 * @catalogue: SHA-256 of the catalogue by which it was made
 * @author: (nullable): who decided; only read
 * @time: when, UTC; only read
 */
typedef struct
{
  gint64            part;
  gint64            item;
  const char       *finding;
  LdsDecisionState  state;
  const char       *reason;
  const char       *until;
  const char       *facts;
  const char       *catalogue;
  const char       *author;
  const char       *time;
} LdsDecisionRecord;

typedef gboolean (*LdsDecisionFunc) (const LdsDecisionRecord *decision, gpointer user_data);

gboolean lds_workspace_set_decision     (LdsWorkspace             *self,
                                         const LdsDecisionRecord  *decision,
                                         GError                  **error);
gboolean lds_workspace_foreach_decision (LdsWorkspace             *self,
                                         LdsDecisionFunc           func,
                                         gpointer                  user_data,
                                         GError                  **error);

G_END_DECLS
