/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements that are run once, with their values in the call. Private to the workspace. */

#pragma once

#include "lds-workspace-private.h"

G_BEGIN_DECLS

/* Calls the reader of one row with the function and data of the caller. */
typedef gboolean (*LdsRowFunc) (sqlite3_stmt *row,
                                GCallback     func,
                                gpointer      user_data);

gboolean lds_statement_run     (LdsWorkspace  *workspace,
                                GError       **error,
                                const char    *sql,
                                const char    *types,
                                ...);
gboolean lds_statement_look_up (LdsWorkspace  *workspace,
                                gint64        *value,
                                GError       **error,
                                const char    *sql,
                                const char    *types,
                                ...);
gboolean lds_statement_foreach (LdsWorkspace  *workspace,
                                LdsRowFunc     row_func,
                                GCallback      func,
                                gpointer       user_data,
                                GError       **error,
                                const char    *sql,
                                const char    *types,
                                ...);

const char *lds_row_get_text   (sqlite3_stmt  *row,
                                int            column);
double      lds_row_get_number (sqlite3_stmt  *row,
                                int            column);

G_END_DECLS
