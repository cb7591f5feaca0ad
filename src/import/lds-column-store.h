/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes how the columns of a sheet were read, and asks where that is not sure. */

#pragma once

#include "lds-table-finder.h"
#include "lds-workspace.h"

G_BEGIN_DECLS

gboolean lds_column_store_add  (LdsWorkspace         *workspace,
                                gint64                source,
                                const LdsPartsTable  *table,
                                const char           *mapping,
                                GError              **error);
gboolean lds_column_store_warn (LdsWorkspace         *workspace,
                                gint64                source,
                                const LdsPartsTable  *table,
                                GError              **error);

G_END_DECLS
