/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Signing an audit off, and looking at it again. */

#pragma once

#include "lds-audit.h"
#include "lds-comparison-side.h"
#include "lds-workspace-snapshots.h"

G_BEGIN_DECLS

gboolean           lds_snapshot_take      (LdsWorkspace  *workspace,
                                           LdsAudit      *audit,
                                           const char    *name,
                                           const char    *remark,
                                           GError       **error);
GBytes            *lds_snapshot_read      (LdsWorkspace  *workspace,
                                           const char    *name,
                                           GError       **error);
LdsComparisonSide *lds_snapshot_read_side (LdsWorkspace  *workspace,
                                           const char    *name,
                                           GError       **error);

G_END_DECLS
