/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed between two audits, for a person. */

#pragma once

#include "lds-comparison.h"

G_BEGIN_DECLS

void lds_cli_print_comparison (const LdsComparison *comparison,
                               guint                most);

G_END_DECLS
