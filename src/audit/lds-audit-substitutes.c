/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Substitutes: judged like any other line, in no sum, and noted on the line that they may stand in
 * for where they are worse. */

#include "lds-config.h"

#include "lds-audit-private.h"

/* A line counts unless it is not fitted, or is a substitute or a part of one. */
void
lds_audit_find_counted (LdsAudit *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      LdsItem *item = lds_audit_item (self, i);
      const LdsItem *parent = item->parent >= 0 ? lds_audit_item (self, item->parent) : NULL;
      gboolean apart = item->substitute_for >= 0 ||
                       (parent != NULL && parent->fitted && !parent->counted);

      item->counted = item->fitted && !apart;
    }
}

static void
note_substitute (LdsItem *item,
                 guint    substitute)
{
  LdsFinding finding = {
    .kind = LDS_FINDING_SUBSTITUTE,
    .reason = LDS_REASON_SUBSTITUTE_WORSE,
    .element = -1,
    .evidence = LDS_EVIDENCE_STATED,
    .other = substitute,
  };

  lds_audit_add_finding (item, &finding);
}

/* Whether the level of an item would become worse, and is known to, if this were bought instead. */
gboolean
lds_audit_is_worse_substitute (LdsAudit      *self,
                               const LdsItem *item)
{
  return item->substitute_for >= 0 && item->fitted &&
         item->rollup_exposure < LDS_EXPOSURE_UNKNOWN &&
         item->rollup_exposure < lds_audit_item (self, item->substitute_for)->rollup_exposure;
}

/* Who may buy the substitute instead must see that this would change the level. */
void
lds_audit_note_substitutes (LdsAudit *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const LdsItem *substitute = lds_audit_item (self, i);

      if (lds_audit_is_worse_substitute (self, substitute))
        note_substitute (lds_audit_item (self, substitute->substitute_for), i);
    }
}
