/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-schema.h"
#include "lds-workspace-backup-private.h"
#include "lds-workspace-file-private.h"
#include "lds-workspace-integrity-private.h"

#include <glib/gi18n-lib.h>

/* An empty file is a new workspace, unless it is what a mishap has left of one. */
static gboolean
begin_workspace (LdsWorkspaceFile  *self,
                 GError           **error)
{
  g_autoptr (GPtrArray) backups = NULL;

  if (self->path != NULL && self->lock == NULL)
    {
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE,
                           _ ("The file is empty."));
      return FALSE;
    }

  if (!self->fresh)
    {
      backups = lds_backup_list (self->path);
      if (backups->len > 0)
        {
          g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED,
                               _ ("All that was in the file is gone."));
          return FALSE;
        }
    }
  self->fresh = TRUE;

  return lds_schema_migrate (self->db, 0, lds_schema_get_newest (), error);
}

static gboolean
accept_newer (LdsWorkspaceFile     *self,
              const LdsSchemaForm  *form,
              GError              **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  if (form->oldest_reader > lds_schema_get_newest () || !lds_schema_is_readable (self->db))
    {
      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NEWER,
                   _ ("“%s” was made by a newer version of Lodestone. Open it with that version."), name);
      return FALSE;
    }

  self->looking = FALSE;
  g_free (self->read_only_reason);
  self->read_only_reason =
    g_strdup_printf (_ ("“%s” was made by a newer version of Lodestone. It can be looked at here but not changed, "
                        "and what only the newer version knows is not shown."),
                     name);
  g_clear_pointer (&self->lock, lds_workspace_lock_release);

  return lds_database_execute (self->db, "PRAGMA query_only = ON", error) &&
         lds_database_check (self->db, FALSE, error);
}

/* What cannot be changed is brought up to date in a copy. */
static gboolean
bring_up_to_date (LdsWorkspaceFile  *self,
                  guint              version,
                  GError           **error)
{
  g_autofree char *backup = NULL;

  if (self->lock == NULL)
    return (self->detached || lds_workspace_file_detach (self, self->db, error)) &&
           lds_schema_migrate (self->db, version, lds_schema_get_newest (), error);

  backup = lds_backup_make (self->db, self->path, self->n_backups, error);
  if (backup == NULL)
    {
      g_prefix_error (error, "%s ", _ ("The workspace is of an older version, and no backup of it could be made."));
      return FALSE;
    }
  self->backup_time = g_get_real_time ();

  return lds_schema_migrate (self->db, version, lds_schema_get_newest (), error);
}

/*< private >
 * lds_workspace_file_verify:
 *
 * Makes sure that the file is a sound workspace of the newest form.
 *
 * Returns: whether it is
 */
gboolean
lds_workspace_file_verify (LdsWorkspaceFile  *self,
                           GError           **error)
{
  LdsSchemaForm form;

  if (!lds_schema_read_form (self->db, &form, error))
    return FALSE;

  self->version = form.empty || (form.ours && self->lock != NULL) ? MAX (form.version, lds_schema_get_newest ())
                                                                  : form.version;
  if (form.empty)
    return begin_workspace (self, error);

  if (!form.ours || form.version == 0)
    {
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE,
                           _ ("The file is not a Lodestone workspace."));
      return FALSE;
    }

  if (form.version > lds_schema_get_newest ())
    return accept_newer (self, &form, error);

  if (!lds_schema_check (self->db, form.version, error) ||
      !lds_database_check (self->db, FALSE, error))
    return FALSE;

  return form.version == lds_schema_get_newest () || bring_up_to_date (self, form.version, error);
}
