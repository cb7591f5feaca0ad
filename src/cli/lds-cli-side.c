/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-cli-side.h"

#include "lds-cli-private.h"
#include "lds-json-reading.h"
#include "lds-open.h"
#include "lds-report.h"
#include "lds-snapshot.h"

#include <glib/gi18n-lib.h>

/* Of a report in JSON, which is held in memory. */
#define MAX_REPORT_BYTES (G_GUINT64_CONSTANT (1) << 30)

/**
 * lds_cli_check_workspace:
 * @path: a file
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether the file may be a workspace: it is none that is something else
 */
gboolean
lds_cli_check_workspace (const char  *path,
                         GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  if (!g_file_query_exists (file, NULL) || lds_open_is_workspace (file, NULL))
    return TRUE;

  g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE,
               _ ("%s: this is no workspace; “lodestone audit %s -o NAME.lodestone” makes one"), path, path);
  return FALSE;
}

/**
 * lds_cli_open_workspace:
 * @path: a file
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: (transfer full) (nullable): the workspace, if it is one, to be looked at only
 */
LdsWorkspace *
lds_cli_open_workspace (const char  *path,
                        GError     **error)
{
  const LdsWorkspaceOptions options = { .read_only = TRUE };
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return lds_cli_check_workspace (path, error) ? lds_workspace_open_full (file, &options, error) : NULL;
}

/**
 * lds_cli_read_report:
 * @path: a file
 * @error: return location for a #GError of domain %G_IO_ERROR or %LDS_REPORT_ERROR
 *
 * Returns: (transfer full) (nullable): all of it, if it is not larger than any report in JSON
 */
GBytes *
lds_cli_read_report (const char  *path,
                     GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                       G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      (guint64) g_file_info_get_size (info) > MAX_REPORT_BYTES)
    {
      g_set_error (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_FORMAT,
                   _ ("%s: this is no report of Lodestone"), path);
      return NULL;
    }

  return g_file_load_bytes (file, NULL, NULL, error);
}

/**
 * lds_cli_side_audit:
 * @catalogue: the reference data
 * @workspace: (out) (optional): what was audited
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the audit of what the file holds now
 */
LdsAudit *
lds_cli_side_audit (const LdsCliSide  *self,
                    LdsCatalogue      *catalogue,
                    LdsWorkspace     **workspace,
                    GError           **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->path);
  const LdsImportOptions import = { .sheet = self->sheet };
  g_autoptr (LdsWorkspace) opened =
    self->change ? lds_open_file (file, catalogue, &import, NULL, NULL, NULL, error)
                 : lds_open_to_look (file, catalogue, &import, error);
  g_auto (LdsAuditSettings) settings = { 0 };
  LdsAudit *audit;

  if (opened == NULL || !lds_cli_load_settings (self->settings, NULL, opened, &settings, error))
    return NULL;

  audit = lds_audit_run_with (opened, catalogue, &self->as_at, &settings, NULL, error);
  if (audit != NULL && workspace != NULL)
    *workspace = g_steal_pointer (&opened);

  return audit;
}

static LdsComparisonSide *
load_snapshot (const LdsCliSide  *self,
               GError           **error)
{
  g_autoptr (LdsWorkspace) workspace = lds_cli_open_workspace (self->path, error);

  return workspace != NULL ? lds_snapshot_read_side (workspace, self->snapshot, error) : NULL;
}

static LdsComparisonSide *
load_report (const LdsCliSide  *self,
             const char        *name,
             GError           **error)
{
  g_autoptr (GBytes) json = lds_cli_read_report (self->path, error);
  LdsComparisonSide *side = json != NULL ? lds_json_read_side (json, name, error) : NULL;

  if (side == NULL)
    g_prefix_error (error, "%s: ", self->path);

  return side;
}

/* Of a workspace, that of the file or the sheet that was named. */
static LdsComparisonSide *
take_named (const LdsCliSide  *self,
            LdsAudit          *audit,
            GError           **error)
{
  guint n_sources = lds_audit_get_n_sources (audit);
  g_autofree gboolean *sources = g_new0 (gboolean, n_sources);
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < n_sources; i++)
    {
      const LdsSource *source = lds_audit_get_source (audit, i);

      sources[i] = g_str_equal (source->file, self->sheet) ||
                   g_strcmp0 (source->sheet, self->sheet) == 0;
      found |= sources[i];
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              source->sheet != NULL ? source->sheet : source->file);
    }
  if (found)
    return lds_comparison_side_of_audit (audit, sources, self->sheet);

  g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_OPEN,
               _ ("%s: there is no file or sheet “%s” in it; there are %s"), self->path, self->sheet,
               names->str);
  return NULL;
}

/**
 * lds_cli_side_load:
 * @catalogue: the reference data
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what can be compared
 */
LdsComparisonSide *
lds_cli_side_load (const LdsCliSide  *self,
                   LdsCatalogue      *catalogue,
                   GError           **error)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->path);
  g_autoptr (LdsAudit) audit = NULL;

  if (self->snapshot != NULL)
    return load_snapshot (self, error);
  if (g_str_has_suffix (self->path, ".json"))
    return load_report (self, name, error);

  audit = lds_cli_side_audit (self, catalogue, NULL, error);

  if (audit == NULL)
    return NULL;
  if (self->sheet != NULL && lds_open_is_workspace (file, NULL))
    return take_named (self, audit, error);

  return lds_comparison_side_of_audit (audit, NULL, name);
}
