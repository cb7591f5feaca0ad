/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much of the value of a thing made outside China is Chinese rare earth under control, against the
 * threshold of a control that reaches such things. */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

/**
 * LdsValueAnswer:
 * @LDS_VALUE_BELOW: certainly below the threshold
 * @LDS_VALUE_REACHED: certainly at or above it
 * @LDS_VALUE_UNDETERMINED: the range holds the threshold, or something is missing
 */
typedef enum
{
  LDS_VALUE_BELOW,
  LDS_VALUE_REACHED,
  LDS_VALUE_UNDETERMINED,
} LdsValueAnswer;

const char *lds_value_answer_to_string (LdsValueAnswer answer);

/**
 * LdsValueShare:
 * @item: index of the item
 * @control: whose threshold it is
 * @state: how what @control says of things made outside China stands at the as-at date
 * @verify: whether @state rests on what the catalogue cannot know
 * @share_low: share of the value of what is certainly Chinese and can be worked out, 0 to 1; NaN where the value
 *   is not known
 * @share_high: the most that it can be; NaN where there is no upper bound
 * @elements: bit i is set where element i is in it
 * @no_price: bit i is set where the price of element i is missing
 * @other_currency: bit i is set where the price of element i is in another currency than that of the item
 * @no_amount: bit i is set where it is not known how much of element i there is in a gram
 * @no_mass: the mass of the item or of a part is missing
 * @no_quantity: the quantity of the item or of a part is missing
 * @no_value: the price of the item is missing or 0
 * @no_currency: the currency of the price of the item is missing
 * @origin_unknown: it is not known whether some of it comes from China
 * @maker_unknown: it is not known whether the item itself is made outside China
 */
typedef struct
{
  guint             item;
  const LdsControl *control;
  LdsControlState   state;
  gboolean          verify;
  LdsValueAnswer    answer;
  double            share_low;
  double            share_high;
  guint32           elements;
  guint32           no_price;
  guint32           other_currency;
  guint32           no_amount;
  gboolean          no_mass;
  gboolean          no_quantity;
  gboolean          no_value;
  gboolean          no_currency;
  gboolean          origin_unknown;
  gboolean          maker_unknown;
} LdsValueShare;

guint                lds_audit_get_n_value_shares (LdsAudit            *self);
const LdsValueShare *lds_audit_get_value_share    (LdsAudit            *self,
                                                   guint                index);
gboolean             lds_value_share_is_missing   (const LdsValueShare *self);

G_END_DECLS
