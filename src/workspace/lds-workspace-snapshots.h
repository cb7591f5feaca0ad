/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Audits that were signed off, each frozen as it was. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsSnapshotRecord:
 * @id: 0 when added; the workspace gives one
 * @name: what people call it; each workspace has a name once
 * @made: when, in UTC, such as 2026-11-24T09:30:00Z
 * @remark: (nullable): what the one who signed off had to say
 * @as_at: YYYY-MM-DD
 * @program: what made it, with its version
 * @settings: those of the audit, as JSON
 * @inputs_sha256: of the hashes of the files
 * @sha256: hash of the audit, in hexadecimal digits
 */
typedef struct
{
  gint64      id;
  const char *name;
  const char *made;
  const char *remark;
  const char *as_at;
  const char *program;
  const char *catalogue_version;
  const char *catalogue_sha256;
  const char *settings;
  const char *inputs_sha256;
  const char *sha256;
} LdsSnapshotRecord;

typedef gboolean (*LdsSnapshotFunc) (const LdsSnapshotRecord *snapshot, gpointer user_data);

gboolean  lds_workspace_add_snapshot     (LdsWorkspace       *self,
                                          LdsSnapshotRecord  *snapshot,
                                          GBytes             *audit,
                                          GError            **error);
gboolean  lds_workspace_foreach_snapshot (LdsWorkspace       *self,
                                          LdsSnapshotFunc     func,
                                          gpointer            user_data,
                                          GError            **error);
GBytes   *lds_workspace_read_snapshot    (LdsWorkspace       *self,
                                          const char         *name,
                                          GError            **error);

G_END_DECLS
