/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

/* Exit statuses, the same for every command. */
enum
{
  LDS_EXIT_DONE = 0,
  LDS_EXIT_FAILED = 1,
  LDS_EXIT_USAGE = 2,
  LDS_EXIT_LEVEL_MET = 3,
  LDS_EXIT_NO_MATCH = 3,
  LDS_EXIT_UNDECIDED = 3,
};

void          lds_cli_complain        (const char  *message);
void          lds_cli_print_line      (const char  *before,
                                       const char  *text);
gboolean      lds_cli_parse_date      (const char  *text,
                                       GDate       *date);
int           lds_cli_run_audit       (char       **arguments);
int           lds_cli_run_catalogue   (char       **arguments);
int           lds_cli_run_compare     (char       **arguments);
int           lds_cli_run_explain     (char       **arguments);
int           lds_cli_run_export_changes (char    **arguments);
int           lds_cli_run_import_changes (char    **arguments);
int           lds_cli_run_snapshot    (char       **arguments);
int           lds_cli_run_snapshots   (char       **arguments);
int           lds_cli_run_verify      (char       **arguments);
int           lds_cli_run_workspace   (char       **arguments);
GFile        *lds_cli_find_overlay    (const char  *path);
LdsCatalogue *lds_cli_load_catalogue  (const char  *path,
                                       GError     **error);
gboolean      lds_cli_check_settings  (char       **settings,
                                       char       **prices,
                                       GError     **error);
gboolean      lds_cli_check_names     (char       **settings,
                                       char       **prices,
                                       LdsCatalogue *catalogue,
                                       GError     **error);
gboolean      lds_cli_load_settings   (char       **options,
                                       char       **prices,
                                       LdsWorkspace *workspace,
                                       LdsAuditSettings *settings,
                                       GError     **error);
gboolean      lds_cli_store_settings  (char       **options,
                                       char       **prices,
                                       LdsWorkspace *workspace,
                                       GError     **error);
void          lds_cli_print_questions (LdsAudit    *audit);
void          lds_cli_print_rules     (LdsAudit    *audit);

G_END_DECLS
