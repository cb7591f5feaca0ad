/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-open.h"

#include <string.h>

/* The first bytes of a database, the zero at the end included. */
#define MARK "SQLite format 3"

/**
 * lds_open_is_workspace:
 * @file: a file
 * @cancellable: (nullable): to stop it from another thread
 *
 * Returns: whether @file is a workspace, by what it holds, rather than something to import
 */
gboolean
lds_open_is_workspace (GFile        *file,
                       GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = NULL;
  char start[sizeof MARK] = { 0 };
  gsize n = 0;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  /* Such a file must not be touched. */
  if (lds_workspace_is_open_here (file))
    return TRUE;

  stream = g_file_read (file, cancellable, NULL);

  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &n, cancellable,
                                  NULL) &&
         n == sizeof start && memcmp (start, MARK, sizeof MARK) == 0;
}

/**
 * lds_open_file:
 * @file: a workspace or a spreadsheet, told apart by content
 * @catalogue: the reference data
 * @options: (nullable): what a person decided about the reading of a spreadsheet
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR, %LDS_WORKSPACE_ERROR or
 *   %G_IO_ERROR
 *
 * Opens a workspace as it is, or reads a spreadsheet into a private one.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
LdsWorkspace *
lds_open_file (GFile                   *file,
               LdsCatalogue            *catalogue,
               const LdsImportOptions  *options,
               LdsProgressFunc          progress,
               gpointer                 user_data,
               GCancellable            *cancellable,
               GError                 **error)
{
  g_autoptr (LdsWorkspace) workspace = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (LDS_IS_CATALOGUE (catalogue), NULL);

  if (lds_open_is_workspace (file, cancellable))
    return lds_workspace_open (file, FALSE, error);

  workspace = lds_workspace_new_private (error);
  if (workspace == NULL || !lds_import_file (workspace, catalogue, file, options, progress,
                                             user_data, cancellable, error))
    return NULL;

  return g_steal_pointer (&workspace);
}

/**
 * lds_open_to_look:
 * @file: a workspace or a spreadsheet, told apart by content
 * @catalogue: the reference data
 * @options: (nullable): what a person decided about the reading of a spreadsheet
 * @error: return location for a #GError, as for lds_open_file()
 *
 * As lds_open_file(), but a workspace cannot be changed, and others can change it meanwhile.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
LdsWorkspace *
lds_open_to_look (GFile                   *file,
                  LdsCatalogue            *catalogue,
                  const LdsImportOptions  *options,
                  GError                 **error)
{
  const LdsWorkspaceOptions look = { .read_only = TRUE };

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return lds_open_is_workspace (file, NULL)
           ? lds_workspace_open_full (file, &look, error)
           : lds_open_file (file, catalogue, options, NULL, NULL, NULL, error);
}

/**
 * lds_open_bytes:
 * @bytes: a spreadsheet, such as the text of cells that were copied
 * @name: what it is called
 * @catalogue: the reference data
 * @options: (nullable): what a person decided about the reading
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError, as for lds_open_file()
 *
 * Reads what is no file into a private workspace.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
LdsWorkspace *
lds_open_bytes (GBytes                  *bytes,
                const char              *name,
                LdsCatalogue            *catalogue,
                const LdsImportOptions  *options,
                LdsProgressFunc          progress,
                gpointer                 user_data,
                GCancellable            *cancellable,
                GError                 **error)
{
  g_autoptr (LdsWorkspace) workspace = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);
  g_return_val_if_fail (LDS_IS_CATALOGUE (catalogue), NULL);

  workspace = lds_workspace_new_private (error);
  if (workspace == NULL || !lds_import_bytes (workspace, catalogue, bytes, name, options, progress,
                                              user_data, cancellable, error))
    return NULL;

  return g_steal_pointer (&workspace);
}
