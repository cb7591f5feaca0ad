/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands about a workspace share. */

#pragma once

#include "lds-cli-private.h"
#include "lds-column-options.h"

G_BEGIN_DECLS

#define LDS_WORKSPACE_FORMAT "lodestone-workspace/1"

char        **lds_workspace_words_parse   (char               **arguments,
                                           const GOptionEntry  *entries,
                                           LdsColumnOptions    *columns,
                                           const char          *parameters,
                                           const char          *summary,
                                           guint                least,
                                           guint                most,
                                           GError             **error);
int           lds_workspace_command_end   (const GError        *error);
LdsWorkspace *lds_cli_open_to_change      (const char          *path,
                                           const char          *author,
                                           GError             **error);
gboolean      lds_cli_find_part           (LdsWorkspace        *workspace,
                                           const char          *number,
                                           const char          *maker,
                                           gint64              *part,
                                           GError             **error);

int           lds_cli_run_workspace_answer  (char **arguments);
int           lds_cli_run_workspace_ask     (char **arguments);
int           lds_cli_run_workspace_check   (char **arguments);
int           lds_cli_run_workspace_claims  (char **arguments);
int           lds_cli_run_workspace_decisions (char **arguments);
int           lds_cli_run_workspace_history (char **arguments);
int           lds_cli_run_workspace_import  (char **arguments);
int           lds_cli_run_workspace_info    (char **arguments);
int           lds_cli_run_workspace_list    (char **arguments);
int           lds_cli_run_workspace_note    (char **arguments);
int           lds_cli_run_workspace_settings (char **arguments);

G_END_DECLS
