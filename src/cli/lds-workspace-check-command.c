/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone workspace check: whether the file is sound, and the way back where it is not. */

#include "lds-config.h"

#include "lds-workspace-command.h"

#include "lds-cli-side.h"
#include "lds-workspace-backup.h"
#include "lds-workspace-integrity.h"

#include <glib/gi18n-lib.h>

/* Sets @damage where there is some, and @error where nobody can tell. */
static gboolean
look_for_damage (const char  *path,
                 GError     **damage,
                 GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LdsWorkspace) workspace = lds_cli_open_workspace (path, &local_error);
  g_auto (GStrv) problems = NULL;

  if (workspace != NULL)
    problems = lds_workspace_check (workspace, &local_error);

  if (problems != NULL && problems[0] != NULL)
    g_set_error (damage, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED, _ ("%1$s is damaged: %2$s"), path,
                 problems[0]);
  else if (g_error_matches (local_error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED) ||
           g_error_matches (local_error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE) ||
           g_error_matches (local_error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_OPEN))
    g_propagate_error (damage, g_steal_pointer (&local_error));
  else if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static gboolean
restore (GFile   *file,
         GFile   *backup,
         GError **error)
{
  g_autoptr (GFile) kept = NULL;
  g_autofree char *text = NULL;

  if (!lds_workspace_restore_backup (file, backup, &kept, error))
    return FALSE;

  text = g_strdup_printf (_ ("Restored from %s."), g_file_peek_path (backup));
  lds_cli_print_line ("", text);
  if (kept != NULL)
    {
      g_autofree char *aside = g_strdup_printf (_ ("The damaged file is kept as %s."), g_file_peek_path (kept));

      lds_cli_print_line ("", aside);
    }

  return TRUE;
}

static gboolean
check (const char  *path,
       gboolean     put_back,
       GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFile) backup = NULL;
  g_autoptr (GError) damage = NULL;

  if (!look_for_damage (path, &damage, error))
    return FALSE;
  if (damage == NULL)
    {
      lds_cli_print_line ("", _ ("The workspace is sound."));
      return TRUE;
    }

  backup = lds_workspace_find_good_backup (file);
  if (put_back && backup != NULL)
    {
      lds_cli_complain (damage->message);
      return restore (file, backup, error);
    }

  if (backup != NULL)
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED,
                 _ ("%1$s — --restore puts the good backup %2$s in its place, and keeps the damaged file"),
                 damage->message, g_file_peek_path (backup));
  else
    g_propagate_error (error, g_steal_pointer (&damage));
  return FALSE;
}

/**
 * lds_cli_run_workspace_check:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status; 1 where the file is damaged and was not restored
 */
int
lds_cli_run_workspace_check (char **arguments)
{
  gboolean put_back = FALSE;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "restore", 0, 0, G_OPTION_ARG_NONE, &put_back,
      N_ ("Put the last good backup in the place of a damaged file, and that aside"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = lds_workspace_words_parse (arguments, entries, NULL, _ ("FILE"),
                                                    _ ("Looks through the whole file for damage, and names the "
                                                       "last good backup where there is some. Exits with 1 where "
                                                       "the file is damaged."),
                                                    1, 1, &error);

  if (words != NULL)
    check (words[0], put_back, &error);

  return lds_workspace_command_end (error);
}
