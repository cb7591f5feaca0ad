/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone snapshot and snapshots: audits that were signed off, kept in the workspace. */

#include "lds-config.h"

#include "lds-cli-private.h"
#include "lds-cli-side.h"
#include "lds-seal.h"
#include "lds-snapshot.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char  **rest;
  char   *name;
  char   *remark;
  char   *catalogue;
  GDate   as_at;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->rest);
  g_free (options->name);
  g_free (options->remark);
  g_free (options->catalogue);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_options (Options     *options,
               const char  *as_at,
               GError     **error)
{
  const char *message = NULL;

  if (options->rest == NULL || g_strv_length (options->rest) != 1)
    message = _ ("name one workspace");
  else if (options->name == NULL || *options->name == '\0')
    message = _ ("--name gives the snapshot a name, such as \"Release 2\"");
  else if (!lds_cli_parse_date (as_at, &options->as_at))
    message = _ ("--as-at takes a date such as 2026-11-24");

  if (message != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return message == NULL;
}

static gboolean
options_parse (Options   *options,
               char     **arguments,
               GError   **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("WORKSPACE"));
  g_auto (GStrv) arguments_left = g_strdupv (arguments);
  g_autofree char *as_at = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &options->name, N_ ("What to call the snapshot"),
      N_ ("NAME") },
    { "remark", 0, 0, G_OPTION_ARG_STRING, &options->remark,
      N_ ("What there is to say, such as who signed off"), N_ ("TEXT") },
    { "as-at", 0, 0, G_OPTION_ARG_STRING, &as_at, N_ ("Judge for this date instead of today"),
      N_ ("YYYY-MM-DD") },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options->catalogue,
      N_ ("Lay this folder over the catalogue instead of the user’s own"), N_ ("FOLDER") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL, NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("Audits a workspace and keeps the whole result in it, for "
                                            "good. “lodestone compare --snapshot-before NAME” says "
                                            "what changed since."));

  return g_option_context_parse_strv (context, &arguments_left, error) &&
         check_options (options, as_at, error);
}

static gboolean
take (const Options  *options,
      GError        **error)
{
  const LdsCliSide side = { .path = options->rest[0], .as_at = options->as_at, .change = TRUE };
  g_autoptr (LdsCatalogue) catalogue = lds_cli_load_catalogue (options->catalogue, error);
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (LdsAudit) audit = NULL;

  if (catalogue == NULL || !lds_cli_check_workspace (side.path, error))
    return FALSE;

  audit = lds_cli_side_audit (&side, catalogue, &workspace, error);

  return audit != NULL &&
         lds_snapshot_take (workspace, audit, options->name, options->remark, error);
}

static int
fail (const GError *error)
{
  lds_cli_complain (error->message);

  return LDS_EXIT_FAILED;
}

/**
 * lds_cli_run_snapshot:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_snapshot (char **arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;

  if (!options_parse (&options, arguments, &error))
    {
      lds_cli_complain (error->message);
      return LDS_EXIT_USAGE;
    }

  return take (&options, &error) ? LDS_EXIT_DONE : fail (error);
}

static gboolean
print_cb (const LdsSnapshotRecord *snapshot,
          gpointer                 user_data)
{
  g_autofree char *line = g_strdup_printf (_ ("%1$s: signed off %2$s, as at %3$s, catalogue %4$s, %5$s"),
                                           snapshot->name, snapshot->made, snapshot->as_at,
                                           snapshot->catalogue_version, snapshot->program);

  lds_cli_print_line ("", line);
  lds_cli_print_line ("  SHA-256: ", snapshot->sha256);
  if (snapshot->remark != NULL)
    lds_cli_print_line ("  ", snapshot->remark);

  return TRUE;
}

/**
 * lds_cli_run_snapshots:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Lists the snapshots of a workspace, the first one first.
 *
 * Returns: the exit status
 */
int
lds_cli_run_snapshots (char **arguments)
{
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strv_length (arguments) != 2 || g_str_has_prefix (arguments[1], "-"))
    {
      lds_cli_complain (_ ("usage: lodestone snapshots WORKSPACE"));
      return LDS_EXIT_USAGE;
    }

  workspace = lds_cli_open_workspace (arguments[1], &error);

  if (workspace == NULL || !lds_workspace_foreach_snapshot (workspace, print_cb, NULL, &error))
    return fail (error);

  return LDS_EXIT_DONE;
}
