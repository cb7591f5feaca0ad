/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

/* Exit statuses, the same for every command. */
enum
{
  LDS_EXIT_DONE = 0,
  LDS_EXIT_FAILED = 1,
  LDS_EXIT_USAGE = 2,
  LDS_EXIT_LEVEL_MET = 3,
};

void lds_cli_complain      (const char *message);
void lds_cli_print_questions (LdsAudit *audit);
int  lds_cli_run_audit     (char      **arguments);

G_END_DECLS
