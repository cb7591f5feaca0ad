/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-database.h"

G_BEGIN_DECLS

gboolean lds_database_check_quickly (sqlite3  *db,
                                     GError  **error);

G_END_DECLS
