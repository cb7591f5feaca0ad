/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Controls that prohibit a use in the country of the customer, such as announcement 1 of 2026. What
 * they prohibit are dual-use items of Chinese origin; of these a parts list shows the controlled
 * rare earths and no others. The level is not theirs to change: such an item holds an element under
 * a control in force already. */

#include "lds-config.h"

#include "lds-audit-private.h"
#include "lds-chain.h"
#include "lds-exposure.h"

/* Adds the symbols of what the item certainly, or only possibly, holds under a control in force. */
static void
add_symbols (LdsAudit      *self,
             const LdsItem *item,
             gboolean       possible,
             GString       *text,
             LdsFinding    *finding)
{
  for (guint i = 0; i < item->n_contents; i++)
    {
      const LdsContent *content = &item->contents[i];

      if (content->state != LDS_CONTROL_IN_FORCE || content->possible != possible)
        continue;
      if (finding->element < 0)
        {
          finding->element = content->element;
          finding->embedded = !lds_item_is_direct (item, content->control);
          finding->possible = possible;
        }
      g_string_append_printf (
        text, possible ? "%s(%s)" : "%s%s", text->len > 0 ? ", " : "",
        lds_catalogue_get_element (self->catalogue, content->element)->symbol);
    }
}

static gboolean
is_chinese (const LdsItem *item)
{
  for (guint i = 0; i < item->n_tiers; i++)
    {
      if (item->tiers[i].chinese)
        return TRUE;
    }

  return FALSE;
}

static void
judge_item (LdsAudit         *self,
            LdsItem          *item,
            const LdsControl *control,
            gboolean          verify)
{
  static const LdsFindingReason reasons[] = {
    [LDS_END_USE_UNKNOWN] = LDS_REASON_END_USE_UNKNOWN,
    [LDS_END_USE_CIVIL] = LDS_REASON_END_USE_CIVIL,
    [LDS_END_USE_MILITARY] = LDS_REASON_END_USE_PROHIBITED,
  };
  LdsFinding finding = {
    .kind = LDS_FINDING_CONTROL,
    .reason = reasons[self->settings.end_use],
    .control = control,
    .element = -1,
    .verify = verify,
    .evidence = item->holds_evidence,
    .country = control->end_use_country,
  };
  g_autoptr (GString) symbols = g_string_new (NULL);
  gboolean chinese = is_chinese (item);

  if (!item->fitted ||
      (!chinese && lds_chain_find_chinese (item, 1, 3) == LDS_CHINESE_ORIGIN_NO))
    return;

  add_symbols (self, item, FALSE, symbols, &finding);
  add_symbols (self, item, TRUE, symbols, &finding);
  if (finding.element < 0)
    return;
  finding.subject = lds_audit_keep (self, symbols->str);
  if (!chinese && finding.reason == LDS_REASON_END_USE_PROHIBITED)
    finding.reason = LDS_REASON_END_USE_ORIGIN_UNKNOWN;
  lds_audit_add_finding (item, &finding);
}

/* Tells of each item what the use of the customer means for it. */
void
lds_audit_judge_end_use (LdsAudit *self)
{
  for (guint i = 0; i < lds_catalogue_get_n_controls (self->catalogue); i++)
    {
      const LdsControl *control = lds_catalogue_get_control (self->catalogue, i);
      gboolean verify = FALSE;

      if (g_strcmp0 (control->end_use_country, self->settings.customer_country) != 0 ||
          lds_control_get_state (control, &self->as_at, &verify) != LDS_CONTROL_IN_FORCE)
        continue;

      for (guint j = 0; j < self->items->len; j++)
        judge_item (self, lds_audit_item (self, j), control, verify);
    }
}
