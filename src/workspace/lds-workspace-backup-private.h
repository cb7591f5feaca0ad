/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-database.h"
#include "lds-workspace-backup.h"

G_BEGIN_DECLS

char      *lds_backup_make      (sqlite3     *db,
                                 const char  *path,
                                 guint        n_kept,
                                 GError     **error);
gboolean   lds_backup_is_needed (const char  *path);
GPtrArray *lds_backup_list      (const char  *path);
LdsBackup *lds_backup_find_good (const char  *path);
char      *lds_backup_get_name  (const char  *path,
                                 const char  *suffix);
gboolean   lds_backup_copy      (sqlite3     *from,
                                 sqlite3     *to,
                                 GError     **error);
gboolean   lds_backup_write     (sqlite3     *db,
                                 const char  *path,
                                 gboolean     whole,
                                 GError     **error);

G_END_DECLS
