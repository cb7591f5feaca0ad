/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a claim rests on, and whether it is too old to rest on it. */

#pragma once

#include "lds-vocabulary.h"

G_BEGIN_DECLS

/**
 * LdsClaimAge:
 * @LDS_CLAIM_AGE_CURRENT: nothing to say of its age
 * @LDS_CLAIM_AGE_EXPIRED: verified or declared longer ago than claims are good for: it counts as stated
 * @LDS_CLAIM_AGE_UNDATED: verified or declared without a date that can be read: it keeps its grade, for nobody
 *   can say that it is too old, and is shown as undated
 * @LDS_CLAIM_AGE_LATER: dated after the day of the audit: it counts, for it tells of the part and not of that
 *   day, and is shown as such
 */
typedef enum
{
  LDS_CLAIM_AGE_CURRENT,
  LDS_CLAIM_AGE_EXPIRED,
  LDS_CLAIM_AGE_UNDATED,
  LDS_CLAIM_AGE_LATER,
} LdsClaimAge;

#define LDS_N_CLAIM_AGES (LDS_CLAIM_AGE_LATER + 1)

/**
 * LdsBacking:
 * @date: (nullable): YYYY-MM-DD
 * @document: (nullable): its name
 * @claimed: the grade that it was claimed with; a claim that is too old counts for less
 *
 * What a claim rests on.
 */
typedef struct
{
  const char  *date;
  const char  *document;
  LdsEvidence  claimed;
  LdsClaimAge  age;
} LdsBacking;

const char *lds_claim_age_to_string (LdsClaimAge       age);
gboolean    lds_claim_date_read     (const char       *text,
                                     GDate            *date);
LdsEvidence lds_backing_weigh       (LdsBacking       *self,
                                     const GDate      *as_at,
                                     guint             years);

G_END_DECLS
