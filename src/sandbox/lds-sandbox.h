/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the process that reads a spreadsheet gives up before it looks at the first byte. */

#pragma once

#include "lds-sandbox-layers.h"

G_BEGIN_DECLS

void lds_sandbox_enter (gint32 errors[LDS_SANDBOX_N_LAYERS]);

G_END_DECLS
