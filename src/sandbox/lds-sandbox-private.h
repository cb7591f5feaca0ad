/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-sandbox.h"

G_BEGIN_DECLS

int lds_sandbox_restrict_files        (void);
int lds_sandbox_restrict_system_calls (void);

G_END_DECLS
