/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the folder of a workspace allows, and files that appear in it whole. Private to the workspace. */

#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

#define LDS_FOLDER_UNFINISHED ".part"

char     *lds_folder_resolve           (const char   *path);
char     *lds_folder_get_sibling       (const char   *path,
                                        const char   *prefix,
                                        const char   *suffix);
gboolean  lds_folder_is_shared_type    (gulong        type);
gboolean  lds_folder_is_shared         (const char   *path);
char     *lds_folder_make_unfinished   (const char   *path,
                                        GError      **error);
void      lds_folder_remove_unfinished (const char   *path);
gboolean  lds_folder_publish           (const char   *unfinished,
                                        const char   *path,
                                        GError      **error);
gboolean  lds_folder_sync              (const char   *path,
                                        GError      **error);
void      lds_folder_set_error         (GError      **error,
                                        const char   *path,
                                        int           system_error);

G_END_DECLS
