/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What buyers' rules make of an audit, below its summary. */

#include "lds-config.h"

#include "lds-cli-private.h"
#include "lds-compliance-wording.h"

/* A line for each rule that is switched on. */
void
lds_cli_print_rules (LdsAudit *audit)
{
  for (guint i = 0; i < lds_audit_get_n_rule_results (audit); i++)
    {
      g_autofree char *line =
        lds_rule_result_describe (lds_audit_get_rule_result (audit, i), lds_wording_local);

      g_print ("  %s\n", line);
    }
}
