/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands take an audit from: a spreadsheet, a workspace, one of its snapshots, a report. */

#pragma once

#include "lds-comparison-side.h"

G_BEGIN_DECLS

/**
 * LdsCliSide:
 * @path: of a spreadsheet, a workspace or a report in JSON
 * @sheet: (nullable): the only sheet of a spreadsheet to read, or the file or sheet of a workspace to
 *   compare
 * @snapshot: (nullable): name of a snapshot of the workspace, instead of what it holds now
 * @settings: (nullable): checked settings, instead of those of the workspace
 * @change: whether the workspace is to be changed rather than looked at
 */
typedef struct
{
  const char  *path;
  const char  *sheet;
  const char  *snapshot;
  char       **settings;
  GDate        as_at;
  gboolean     change;
} LdsCliSide;

LdsAudit          *lds_cli_side_audit     (const LdsCliSide  *self,
                                           LdsCatalogue      *catalogue,
                                           LdsWorkspace     **workspace,
                                           GError           **error);
LdsComparisonSide *lds_cli_side_load      (const LdsCliSide  *self,
                                           LdsCatalogue      *catalogue,
                                           GError           **error);
gboolean           lds_cli_check_workspace (const char       *path,
                                           GError           **error);
LdsWorkspace      *lds_cli_open_workspace (const char        *path,
                                           GError           **error);
GBytes            *lds_cli_read_report    (const char        *path,
                                           GError           **error);

G_END_DECLS
