/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Things that hold rare earths in traces at most, such as a ceramic capacitor. They are left aside, and counted as
 * such, unless the settings say that traces count. Nothing else is known of what they hold, so that their level
 * stays what it is without the trace. */

#include "lds-config.h"

#include "lds-audit-private.h"
#include "lds-words.h"

#include <math.h>

/* Adds the elements of which a line may hold traces, where they count. */
void
lds_audit_add_traces (LdsAudit *self,
                      LdsItem  *item,
                      LdsBench *bench,
                      GArray   *contents)
{
  const LdsRule *rule = &bench->reading.trace;
  const LdsComponent *component =
    rule->kind != LDS_RULE_NONE ? lds_catalogue_find_component (self->catalogue, rule->id) : NULL;

  if (component == NULL || !self->settings.trace_uses || item->first_child >= 0)
    return;

  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    {
      LdsContent content = {
        .element = i,
        .form = bench->reading.form,
        .fraction_low = NAN,
        .fraction_high = NAN,
        .possible = TRUE,
        .counts = TRUE,
        .evidence = LDS_EVIDENCE_ESTIMATED,
      };

      if (component->elements & (1u << i))
        g_array_append_val (contents, content);
    }

  if (contents->len == 0)
    return;
  item->holds_evidence = LDS_EVIDENCE_ESTIMATED;
  item->stage = component->stage;
}

/* Notes that the line holds traces at most, as far as is known, and whether they were left aside. */
void
lds_audit_note_traces (LdsAudit       *self,
                       LdsItem        *item,
                       const LdsBench *bench)
{
  const LdsRule *rule = &bench->reading.trace;
  gboolean claimed = FALSE;

  for (guint i = 0; i < item->n_contents; i++)
    claimed |= item->contents[i].claimed;

  if (rule->kind == LDS_RULE_NONE || item->first_child >= 0 || claimed ||
      item->holds == LDS_HOLDS_NONE)
    return;

  item->trace = *rule;
  item->left_aside = item->n_contents == 0;
}
