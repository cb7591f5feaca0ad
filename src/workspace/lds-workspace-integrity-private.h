/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-database.h"

G_BEGIN_DECLS

gboolean lds_database_check (sqlite3   *db,
                             gboolean   whole,
                             GError   **error);

G_END_DECLS
