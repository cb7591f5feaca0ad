/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the level of an item is judged by, and the table of levels. */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

#define LDS_ALL_TIERS ((1u << 1) | (1u << 2) | (1u << 3))

/**
 * LdsExposureFacts:
 * @controlled: it holds a rare earth under a control in force
 * @other_rare_earth: it holds one that is under none
 * @known_tiers: bit k: a country is known at tier k
 * @chinese_tiers: bit k: a Chinese country is known at tier k
 * @listed: a supplier is on a control list in force
 * @watched: a supplier is on a watch list in force
 * @own: made by us
 * @composed: what it holds is known, where it holds no rare earth of its own
 * @parts_hold: a part below it holds rare earths
 *
 * What the table of levels asks of an item.
 */
typedef struct
{
  gboolean controlled;
  gboolean other_rare_earth;
  guint    known_tiers;
  guint    chinese_tiers;
  gboolean listed;
  gboolean watched;
  gboolean own;
  gboolean composed;
  gboolean parts_hold;
} LdsExposureFacts;

void        lds_exposure_facts_of   (LdsAudit               *audit,
                                     const LdsItem          *item,
                                     LdsExposureFacts       *facts);
void        lds_exposure_facts_note (LdsExposureFacts       *facts,
                                     LdsControlState         state);
gboolean    lds_item_is_direct      (const LdsItem          *item,
                                     const LdsControl       *control);
LdsExposure lds_exposure_judge      (const LdsExposureFacts *facts);

G_END_DECLS
