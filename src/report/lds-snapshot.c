/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-snapshot.h"

#include "lds-json-reading.h"
#include "lds-report.h"
#include "lds-seal.h"

#include <glib/gi18n-lib.h>

static GBytes *
write_audit (LdsAudit  *audit,
             GError   **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!lds_json_report_write (audit, stream, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
get_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * lds_snapshot_take:
 * @workspace: the workspace of which @audit was made; no change of it may be under way
 * @audit: an audit
 * @name: what the snapshot is called; each workspace has a name once
 * @remark: (nullable): what there is to say to it
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR or %G_IO_ERROR
 *
 * Freezes the audit in the workspace, whole or not at all.
 *
 * Returns: whether it was frozen
 */
gboolean
lds_snapshot_take (LdsWorkspace  *workspace,
                   LdsAudit      *audit,
                   const char    *name,
                   const char    *remark,
                   GError       **error)
{
  g_auto (LdsSeal) seal = { 0 };
  g_autofree char *settings = lds_json_report_settings (audit);
  g_autofree char *now = get_now ();
  g_autoptr (GBytes) json = NULL;
  LdsSnapshotRecord snapshot;

  if (!lds_seal_of_audit (&seal, audit, NULL, error))
    return FALSE;
  json = write_audit (audit, error);
  if (json == NULL)
    return FALSE;

  snapshot = (LdsSnapshotRecord) {
    .name = name,
    .made = now,
    .remark = remark,
    .as_at = seal.as_at,
    .program = seal.program,
    .catalogue_version = seal.catalogue_version,
    .catalogue_sha256 = seal.catalogue_sha256,
    .settings = settings,
    .inputs_sha256 = seal.inputs_sha256,
    .sha256 = seal.sha256,
  };
  if (!lds_workspace_begin (workspace, error))
    return FALSE;
  if (lds_workspace_add_snapshot (workspace, &snapshot, json, error) &&
      lds_workspace_commit (workspace, error))
    return TRUE;
  lds_workspace_rollback (workspace);

  return FALSE;
}

/**
 * lds_snapshot_read:
 * @workspace: a workspace
 * @name: of one of its snapshots
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR or %LDS_REPORT_ERROR
 *
 * Returns: (transfer full) (nullable): the frozen audit as JSON, if it is what its hash says
 */
GBytes *
lds_snapshot_read (LdsWorkspace  *workspace,
                   const char    *name,
                   GError       **error)
{
  g_autoptr (GBytes) json = lds_workspace_read_snapshot (workspace, name, error);
  g_auto (LdsSeal) seal = { 0 };
  gboolean intact = FALSE;

  if (json == NULL || !lds_seal_of_json (&seal, json, &intact, error))
    return NULL;

  if (!intact)
    {
      g_set_error (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_FORMAT,
                   _ ("The snapshot “%s” is not what it was when it was signed off: its hash "
                      "differs. Take the workspace from a backup."),
                   name);
      return NULL;
    }

  return g_steal_pointer (&json);
}

/**
 * lds_snapshot_read_side:
 * @workspace: a workspace
 * @name: of one of its snapshots
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR or %LDS_REPORT_ERROR
 *
 * Returns: (transfer full) (nullable): what can be compared of the snapshot
 */
LdsComparisonSide *
lds_snapshot_read_side (LdsWorkspace  *workspace,
                        const char    *name,
                        GError       **error)
{
  g_autoptr (GBytes) json = lds_snapshot_read (workspace, name, error);

  return json != NULL ? lds_json_read_side (json, name, error) : NULL;
}
