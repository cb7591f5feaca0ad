/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Share = Σ mass × price of each controlled element of Chinese origin ÷ price of the item. What may
 * be Chinese counts in the upper bound only. Where a figure is missing nothing is answered:
 * announcement 61 of 2025 compares values, and a guess is none. */

#include "lds-config.h"

#include "lds-value-share.h"

#include "lds-audit-private.h"
#include "lds-chain.h"

#include <math.h>

#define LAST_TIER 3
#define GRAMS_PER_KG 1000.0

/* Rounding errors of sums are smaller, any price is coarser. */
#define TOLERANCE 1e-12

/* The sums of one item while its parts are added. */
typedef struct
{
  LdsAudit         *audit;
  const LdsControl *control;
  LdsControlState   state;
  gboolean          verify;
  GHashTable       *sums; /* index of an item → LdsValueShare, with values in place of shares */
} Work;

/**
 * lds_value_answer_to_string:
 *
 * Returns: the answer as reports spell it
 */
const char *
lds_value_answer_to_string (LdsValueAnswer answer)
{
  static const char *const names[] = {
    [LDS_VALUE_BELOW] = "below",
    [LDS_VALUE_REACHED] = "at-or-above",
    [LDS_VALUE_UNDETERMINED] = "cannot-be-determined",
  };

  g_return_val_if_fail (answer < G_N_ELEMENTS (names), NULL);

  return names[answer];
}

static guint
get_own_tier (LdsAudit *self,
              guint     index)
{
  return MIN (lds_audit_bench (self, index)->link, LAST_TIER);
}

static LdsChineseOrigin
find_maker (LdsAudit *self,
            guint     index)
{
  guint own = get_own_tier (self, index);

  return own == 0 ? LDS_CHINESE_ORIGIN_NO
                  : lds_chain_find_chinese (lds_audit_item (self, index), own, own);
}

/* Whether somebody sells the item as it stands, as against a part of what the same supplier sells. */
static gboolean
is_sold (LdsAudit *self,
         guint     index)
{
  int parent = lds_audit_item (self, index)->parent;
  guint above = parent >= 0 ? lds_audit_bench (self, parent)->link : 0;

  return lds_audit_bench (self, index)->link > above;
}

/* What is made in China is not made abroad; the other measures are about that. Of what is not sold nothing is
 * missed when it has no price. */
static gboolean
is_asked (LdsAudit *self,
          guint     index,
          gboolean  own_content)
{
  const LdsItem *item = lds_audit_item (self, index);

  return (own_content || item->unit_price > 0 || is_sold (self, index)) &&
         find_maker (self, index) != LDS_CHINESE_ORIGIN_CERTAIN;
}

static LdsValueShare *
get_sum (Work  *work,
         guint  index)
{
  LdsValueShare *sum = g_hash_table_lookup (work->sums, GUINT_TO_POINTER (index));

  if (sum == NULL)
    {
      sum = g_new0 (LdsValueShare, 1);
      sum->item = index;
      sum->control = work->control;
      sum->state = work->state;
      sum->verify = work->verify;
      g_hash_table_insert (work->sums, GUINT_TO_POINTER (index), sum);
    }

  return sum;
}

/* The price of a gram in the currency of the item; NaN, and noted, where there is none. */
static double
find_price (Work          *work,
            LdsValueShare *sum,
            guint          element)
{
  const LdsItem *item = lds_audit_item (work->audit, sum->item);
  const char *symbol = lds_catalogue_get_element (work->audit->catalogue, element)->symbol;
  const LdsElementPrice *price =
    lds_element_prices_find (work->audit->settings.prices, symbol);

  if (price == NULL)
    {
      sum->no_price |= 1u << element;
      return NAN;
    }
  if (item->currency != NULL && g_ascii_strcasecmp (item->currency, price->currency) != 0)
    {
      sum->other_currency |= 1u << element;
      return NAN;
    }

  return price->per_kg / GRAMS_PER_KG;
}

/* Adds what one piece of the item holds of an element in one of its parts, or itself. */
static void
add_content (Work             *work,
             LdsValueShare    *sum,
             guint             part_index,
             const LdsContent *content,
             LdsChineseOrigin  origin)
{
  const LdsItem *item = lds_audit_item (work->audit, sum->item);
  const LdsItem *part = lds_audit_item (work->audit, part_index);
  double low = content->mass_g_low / item->total_quantity;
  double high = content->mass_g_high / item->total_quantity;
  double price;

  if (content->fraction_high == 0 || origin == LDS_CHINESE_ORIGIN_NO)
    return;

  sum->elements |= 1u << content->element;
  sum->origin_unknown |= origin == LDS_CHINESE_ORIGIN_POSSIBLE;
  price = find_price (work, sum, content->element);
  if (isnan (part->total_quantity))
    sum->no_quantity = TRUE;
  else if (isnan (content->fraction_high))
    sum->no_amount |= 1u << content->element;
  else if (isnan (high))
    sum->no_mass = TRUE;

  if (origin == LDS_CHINESE_ORIGIN_CERTAIN && !isnan (low * price))
    sum->share_low += low * price;
  sum->share_high += high * price;
}

/* Adds what a line holds to itself and to all above it. */
static void
add_line (Work  *work,
          guint  index)
{
  const LdsItem *item = lds_audit_item (work->audit, index);

  for (int above = index; above >= 0; above = lds_audit_item (work->audit, above)->parent)
    {
      guint first = MIN (get_own_tier (work->audit, above) + 1, LAST_TIER);
      LdsChineseOrigin origin = lds_chain_find_chinese (item, first, LAST_TIER);
      guint n = is_asked (work->audit, above, above == (int) index) ? item->n_contents : 0;

      for (guint i = 0; i < n; i++)
        {
          const LdsContent *content = &item->contents[i];

          /* While the measure is not in force it would come with what is only announced, too. */
          if (content->control != NULL &&
              (content->state == LDS_CONTROL_IN_FORCE || work->state != LDS_CONTROL_IN_FORCE))
            add_content (work, get_sum (work, above), index, content, origin);
        }

      if (lds_audit_item (work->audit, above)->substitute_for >= 0)
        return;
    }
}

/**
 * lds_value_share_is_missing:
 * @self: a share
 *
 * Returns: whether a figure is missing without which nothing can be answered
 */
gboolean
lds_value_share_is_missing (const LdsValueShare *self)
{
  return self->no_value || self->no_currency || self->no_quantity || self->no_mass ||
         self->no_price != 0 || self->other_currency != 0 || self->no_amount != 0;
}

static void
conclude (Work          *work,
          LdsValueShare *sum)
{
  const LdsItem *item = lds_audit_item (work->audit, sum->item);
  double threshold = work->control->threshold;

  sum->no_value = !(item->unit_price > 0);
  sum->no_currency = !sum->no_value && item->currency == NULL;
  sum->maker_unknown = find_maker (work->audit, sum->item) == LDS_CHINESE_ORIGIN_POSSIBLE;
  sum->share_low = sum->no_value || sum->no_currency ? NAN : sum->share_low / item->unit_price;
  sum->share_high =
    lds_value_share_is_missing (sum) ? NAN : sum->share_high / item->unit_price;

  if (sum->share_high < threshold - TOLERANCE)
    sum->answer = LDS_VALUE_BELOW;
  else if (!lds_value_share_is_missing (sum) && sum->share_low >= threshold - TOLERANCE &&
           !sum->maker_unknown)
    sum->answer = LDS_VALUE_REACHED;
  else
    sum->answer = LDS_VALUE_UNDETERMINED;
}

static void
note (LdsAudit            *self,
      const LdsValueShare *share)
{
  LdsItem *item = lds_audit_item (self, share->item);
  LdsFinding finding = {
    .kind = LDS_FINDING_THRESHOLD,
    .reason = LDS_REASON_VALUE_SHARE,
    .control = share->control,
    .element = g_bit_nth_lsf (share->elements, -1),
    .possible = share->answer == LDS_VALUE_UNDETERMINED,
    .verify = share->verify,
    .evidence = item->holds_evidence,
    .other = self->value_shares->len,
  };

  g_array_append_vals (self->value_shares, share, 1);
  lds_audit_add_finding (item, &finding);
}

static void
share_values (Work *work)
{
  guint n = work->audit->items->len;

  for (guint i = 0; i < n; i++)
    {
      const LdsItem *item = lds_audit_item (work->audit, i);

      if (item->fitted && item->n_contents > 0)
        add_line (work, i);
    }

  for (guint i = 0; i < n; i++)
    {
      LdsValueShare *sum = g_hash_table_lookup (work->sums, GUINT_TO_POINTER (i));

      if (sum == NULL || sum->elements == 0)
        continue;
      conclude (work, sum);
      note (work->audit, sum);
    }
}

/* Asks of everything made outside China whether it reaches the threshold of a control. */
void
lds_audit_share_values (LdsAudit *self)
{
  for (guint i = 0; i < lds_catalogue_get_n_controls (self->catalogue); i++)
    {
      const LdsControl *control = lds_catalogue_get_control (self->catalogue, i);
      Work work = { .audit = self, .control = control };

      work.state = lds_control_get_state_abroad (control, &self->as_at, &work.verify);
      if (work.state == LDS_CONTROL_NONE || work.state == LDS_CONTROL_LIFTED)
        continue;

      work.sums = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      share_values (&work);
      g_hash_table_unref (work.sums);
    }
}

/**
 * lds_audit_get_n_value_shares:
 *
 * Returns: how many items were asked for the share of Chinese rare earths in their value
 */
guint
lds_audit_get_n_value_shares (LdsAudit *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), 0);

  return self->value_shares->len;
}

/**
 * lds_audit_get_value_share:
 * @index: from 0
 *
 * Returns: (transfer none): the share of an item, in the order of items
 */
const LdsValueShare *
lds_audit_get_value_share (LdsAudit *self,
                           guint     index)
{
  g_return_val_if_fail (LDS_IS_AUDIT (self), NULL);
  g_return_val_if_fail (index < self->value_shares->len, NULL);

  return &g_array_index (self->value_shares, LdsValueShare, index);
}
