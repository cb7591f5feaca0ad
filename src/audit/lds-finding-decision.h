/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was decided about a finding, and whether it still holds. */

#pragma once

#include "lds-workspace-decisions.h"

G_BEGIN_DECLS

/**
 * LdsReopened:
 * @LDS_REOPENED_NOT: the decision holds
 * @LDS_REOPENED_FACTS: what is known has changed since
 * @LDS_REOPENED_CATALOGUE: the catalogue has changed since
 * @LDS_REOPENED_EXPIRED: it held until a day before the as-at date
 *
 * Why a decision no longer holds.
 */
typedef enum
{
  LDS_REOPENED_NOT,
  LDS_REOPENED_FACTS,
  LDS_REOPENED_CATALOGUE,
  LDS_REOPENED_EXPIRED,
} LdsReopened;

const char *lds_reopened_to_string (LdsReopened reopened);

/**
 * LdsFindingDecision:
 * @state: as it counts now: open where it no longer holds
 * @decided: as it was decided
 * @for_part: it holds for the part in every product, and not for one item only
 * @reason: (nullable): why
 * @author: (nullable): who
 * @time: when, UTC, YYYY-MM-DDTHH:MM:SSZ
 * @until: (nullable): the last day on which it holds, YYYY-MM-DD
 */
typedef struct
{
  LdsDecisionState state;
  LdsDecisionState decided;
  LdsReopened      reopened;
  gboolean         for_part;
  const char      *reason;
  const char      *author;
  const char      *time;
  const char      *until;
} LdsFindingDecision;

gboolean lds_finding_decision_sets_aside (const LdsFindingDecision *decision);

G_END_DECLS
