/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Last steps: what each assembly holds with all below it, and the figures over all. */

#include "lds-config.h"

#include "lds-audit-private.h"

#include <math.h>

/* Sums of one item while those below it are added. */
typedef struct
{
  LdsContent contents[LDS_N_ELEMENTS];
  gboolean   present[LDS_N_ELEMENTS];
} Sum;

/* Where a mass is unknown the lower bound leaves it out and there is no upper bound. */
static void
add_mass (double *low,
          double *high,
          double  more_low,
          double  more_high)
{
  if (!isnan (more_low))
    *low += more_low;
  *high += more_high;
}

static void
add_content (Sum              *sum,
             const LdsContent *content)
{
  LdsContent *total = &sum->contents[content->element];

  if (!sum->present[content->element])
    {
      sum->present[content->element] = TRUE;
      *total = *content;
      total->fraction_low = NAN;
      total->fraction_high = NAN;
      if (isnan (total->mass_g_low))
        total->mass_g_low = 0;
      return;
    }

  add_mass (&total->mass_g_low, &total->mass_g_high, content->mass_g_low, content->mass_g_high);
  total->claimed = total->claimed && content->claimed;
  total->backing = (LdsBacking) { .claimed = LDS_EVIDENCE_UNKNOWN };
  total->possible = total->possible && content->possible;
  total->counts = total->counts || content->counts;
  total->evidence = MAX (total->evidence, content->evidence);
  if (total->form != content->form)
    total->form = LDS_FORM_UNKNOWN;
}

static void
store_sum (LdsItem   *item,
           const Sum *sum)
{
  guint n = 0;

  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    n += sum->present[i];

  item->n_rollup = n;
  item->rollup = n > 0 ? g_new (LdsContent, n) : NULL;
  for (guint i = 0, at = 0; i < LDS_N_ELEMENTS; i++)
    {
      if (sum->present[i])
        item->rollup[at++] = sum->contents[i];
    }
}

static void
roll_up_item (LdsAudit *self,
              LdsItem  *item)
{
  Sum sum = { 0 };

  item->rollup_exposure = item->exposure;
  for (guint i = 0; i < item->n_contents; i++)
    add_content (&sum, &item->contents[i]);

  for (int child = item->first_child; child >= 0;)
    {
      const LdsItem *below = lds_audit_item (self, child);

      child = below->next_sibling;
      if (!below->fitted || below->substitute_for >= 0)
        continue;

      item->rollup_exposure = MIN (item->rollup_exposure, below->rollup_exposure);
      for (guint i = 0; i < below->n_rollup; i++)
        add_content (&sum, &below->rollup[i]);
    }

  store_sum (item, &sum);
}

void
lds_audit_roll_up (LdsAudit *self)
{
  /* From the last to the first: children before their parents. */
  for (guint i = self->items->len; i > 0; i--)
    roll_up_item (self, lds_audit_item (self, i - 1));
}

static void
add_to_questions (LdsSummary    *summary,
                  const LdsItem *item)
{
  gboolean controlled = FALSE;
  gboolean chinese = FALSE;

  for (guint i = 0; i < item->n_contents; i++)
    controlled |= item->contents[i].counts && item->contents[i].state == LDS_CONTROL_IN_FORCE;
  for (guint i = 0; i < item->n_tiers; i++)
    chinese |= item->tiers[i].chinese;

  summary->n_controlled += controlled;
  summary->n_chinese += chinese && !item->own;
}

void
lds_audit_summarise (LdsAudit *self)
{
  LdsSummary *summary = &self->summary;

  summary->worst_substitute = LDS_N_EXPOSURES;
  for (guint i = 0; i < self->items->len; i++)
    {
      const LdsItem *item = lds_audit_item (self, i);

      if (!item->fitted)
        {
          summary->n_not_fitted++;
          continue;
        }
      if (!item->counted)
        {
          summary->n_substitutes++;
          if (lds_audit_is_worse_substitute (self, item))
            {
              summary->n_worse_substitutes++;
              summary->worst_substitute = MIN (summary->worst_substitute, item->rollup_exposure);
            }
          continue;
        }

      summary->n_items++;
      summary->n_trace += item->left_aside;
      summary->by_exposure[item->exposure]++;
      lds_audit_sum_elements (self, item);
      add_to_questions (summary, item);
      if (!item->own)
        lds_audit_cover (self, item);
    }

  summary->worst = LDS_EXPOSURE_UNKNOWN;
  for (guint i = LDS_N_EXPOSURES; i > 0; i--)
    {
      if (summary->by_exposure[i - 1] > 0)
        summary->worst = i - 1;
    }
  for (guint i = 0; i < LDS_N_TIERS; i++)
    {
      LdsRange share = { NAN, NAN };

      lds_coverage_get_share (&summary->items, i + 1, LDS_EVIDENCE_VERIFIED, LDS_EVIDENCE_ESTIMATED,
                              &share);
      summary->coverage[i] = share.low;
    }
}
