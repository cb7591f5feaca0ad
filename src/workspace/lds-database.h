/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A thin layer over SQLite: opening, prepared statements, GErrors. Private to the workspace. */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

sqlite3      *lds_database_open    (const char    *path,
                                    int            flags,
                                    GError       **error);
sqlite3_stmt *lds_database_prepare (sqlite3       *db,
                                    const char    *sql,
                                    GError       **error);
gboolean      lds_database_execute (sqlite3       *db,
                                    const char    *sql,
                                    GError       **error);
gboolean      lds_database_step    (sqlite3_stmt  *statement,
                                    gboolean      *row,
                                    GError       **error);
gboolean      lds_database_get_number (sqlite3    *db,
                                    const char    *sql,
                                    gint64        *number,
                                    GError       **error);
gboolean      lds_database_is_logged  (sqlite3    *db);
gboolean      lds_database_set_result_error (GError **error,
                                    int            result);
void          lds_database_set_error  (GError    **error,
                                    sqlite3       *db);
void          lds_database_bind_text   (sqlite3_stmt *statement,
                                        int           index,
                                        const char   *text);
void          lds_database_bind_number (sqlite3_stmt *statement,
                                        int           index,
                                        double        number);

G_END_DECLS
