/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder for a test, with a workspace in it. */

#pragma once

#include "lds-workspace-exchange.h"
#include "lds-workspace.h"

typedef struct
{
  char  *folder;
  char  *path;
  GFile *file;
} Folder;

void          folder_use_memory      (void);
void          folder_set_up          (Folder        *folder,
                                      gconstpointer  data);
void          folder_tear_down       (Folder        *folder,
                                      gconstpointer  data);
LdsWorkspace *folder_open            (Folder        *folder);
char         *folder_list            (Folder        *folder);
char         *folder_find            (Folder        *folder,
                                      const char    *suffix);
void          folder_execute         (const char    *path,
                                      const char    *sql);
void          folder_execute_file    (const char    *path,
                                      const char    *sql_path);
char         *folder_dump            (const char    *path);
char         *folder_dump_database   (gpointer       db);
gboolean      folder_add_batch       (LdsWorkspace  *workspace,
                                      const char    *name,
                                      guint          n_items,
                                      GError       **error);
void          folder_add_lasting     (Folder        *folder,
                                      const char    *name,
                                      guint          n_items);
guint         folder_count_rows      (LdsWorkspace  *workspace,
                                      gint64         source);
guint         folder_count_changes   (LdsWorkspace  *workspace);
LdsExchange  *folder_make_changes    (const char    *number);
