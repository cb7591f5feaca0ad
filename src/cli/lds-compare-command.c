/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone compare: what changed between two lists, two dates, or a snapshot and now. */

#include "lds-config.h"

#include "lds-cli-comparison.h"
#include "lds-cli-private.h"
#include "lds-cli-side.h"
#include "lds-report.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define STANDARD_OUTPUT "-"

/* More than a screen; a report has them all. */
#define MAX_PRINTED 40

typedef struct
{
  char       **rest;
  char        *sheets[2];
  char        *snapshots[2];
  char        *catalogue;
  char       **settings;
  char        *output;
  GDate        as_at[2];
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->rest);
  for (guint i = 0; i < 2; i++)
    {
      g_free (options->sheets[i]);
      g_free (options->snapshots[i]);
    }
  g_free (options->catalogue);
  g_strfreev (options->settings);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_options (Options     *options,
               const char  *before,
               const char  *after,
               GError     **error)
{
  const char *message = NULL;

  if (options->rest == NULL || g_strv_length (options->rest) != 2)
    message = _ ("name two files: BEFORE and AFTER");
  else if (!lds_cli_parse_date (after, &options->as_at[1]) ||
           !lds_cli_parse_date (before != NULL ? before : after, &options->as_at[0]))
    message = _ ("--as-at and --as-at-before take a date such as 2026-11-24");
  else if (options->output != NULL && !g_str_equal (options->output, STANDARD_OUTPUT) &&
           !lds_report_is_supported (options->output))
    message = _ ("--output: the name must end in .xlsx or .json, or be - for JSON on standard "
                 "output");

  if (message != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return message == NULL && lds_cli_check_settings (options->settings, NULL, error);
}

static gboolean
options_parse (Options   *options,
               char     **arguments,
               GError   **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("BEFORE AFTER"));
  g_auto (GStrv) arguments_left = g_strdupv (arguments);
  g_autofree char *as_at = NULL;
  g_autofree char *as_at_before = NULL;
  const GOptionEntry entries[] = {
    { "as-at", 0, 0, G_OPTION_ARG_STRING, &as_at,
      N_ ("Judge for this date instead of today"), N_ ("YYYY-MM-DD") },
    { "as-at-before", 0, 0, G_OPTION_ARG_STRING, &as_at_before,
      N_ ("Judge BEFORE for this date instead"), N_ ("YYYY-MM-DD") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options->sheets[1],
      N_ ("Take only the sheet of this name of AFTER, in a workspace also the file"), N_ ("NAME") },
    { "sheet-before", 0, 0, G_OPTION_ARG_STRING, &options->sheets[0],
      N_ ("The same of BEFORE"), N_ ("NAME") },
    { "snapshot", 0, 0, G_OPTION_ARG_STRING, &options->snapshots[1],
      N_ ("Take this snapshot of the workspace AFTER"), N_ ("NAME") },
    { "snapshot-before", 0, 0, G_OPTION_ARG_STRING, &options->snapshots[0],
      N_ ("Take this snapshot of the workspace BEFORE"), N_ ("NAME") },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options->catalogue,
      N_ ("Lay this folder over the catalogue instead of the user’s own"), N_ ("FOLDER") },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->settings,
      N_ ("Judge with this setting, such as end-use=military, instead of that of the workspace"),
      N_ ("NAME=VALUE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("Write what changed, .xlsx or .json, or - for JSON on standard output"), N_ ("PATH") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL, NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context,
                                _ ("Says which lines were added, removed, moved or changed between "
                                   "two parts lists, workspaces or reports in JSON, and what that "
                                   "did to their levels. The same file with two dates shows what "
                                   "time did."));

  return g_option_context_parse_strv (context, &arguments_left, error) &&
         check_options (options, as_at_before, as_at, error);
}

static gboolean
write_comparison (const LdsComparison  *comparison,
                  const char           *output,
                  GError              **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GFile) file = NULL;

  if (output == NULL)
    {
      lds_cli_print_comparison (comparison, MAX_PRINTED);
      return TRUE;
    }
  if (g_str_equal (output, STANDARD_OUTPUT))
    {
      stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
      return lds_json_comparison_write (comparison, stream, NULL, error);
    }

  file = g_file_new_for_commandline_arg (output);

  return lds_report_write_comparison (comparison, file, NULL, error);
}

static gboolean
compare (const Options  *options,
         GError        **error)
{
  g_autoptr (LdsCatalogue) catalogue = lds_cli_load_catalogue (options->catalogue, error);
  g_autoptr (LdsComparisonSide) before = NULL;
  g_autoptr (LdsComparisonSide) after = NULL;
  g_autoptr (LdsComparison) comparison = NULL;
  LdsCliSide sides[2];

  if (catalogue == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    sides[i] = (LdsCliSide) {
      .path = options->rest[i],
      .sheet = options->sheets[i],
      .snapshot = options->snapshots[i],
      .settings = options->settings,
      .as_at = options->as_at[i],
    };
  before = lds_cli_side_load (&sides[0], catalogue, error);
  if (before == NULL)
    return FALSE;
  after = lds_cli_side_load (&sides[1], catalogue, error);
  if (after == NULL)
    return FALSE;
  comparison = lds_comparison_new (before, after);

  return write_comparison (comparison, options->output, error);
}

/**
 * lds_cli_run_compare:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_compare (char **arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;

  if (!options_parse (&options, arguments, &error))
    {
      lds_cli_complain (error->message);
      return LDS_EXIT_USAGE;
    }
  if (!compare (&options, &error))
    {
      lds_cli_complain (error->message);
      return LDS_EXIT_FAILED;
    }

  return LDS_EXIT_DONE;
}
