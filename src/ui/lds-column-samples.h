/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

GPtrArray *lds_column_samples_load (LdsWorkspace *workspace,
                                    LdsAudit     *audit);

G_END_DECLS
