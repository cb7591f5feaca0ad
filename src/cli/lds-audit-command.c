/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone audit: the whole job without a display. */

#include "lds-config.h"

#include "lds-cli-private.h"
#include "lds-column-options.h"
#include "lds-open.h"
#include "lds-report.h"
#include "lds-wording.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#define STANDARD_OUTPUT "-"
#define WORKSPACE_ENDING ".lodestone"

typedef struct
{
  char       **files;
  char       **outputs;
  char        *sheet;
  char        *catalogue;
  char       **settings;
  char       **prices;
  LdsColumnOptions columns;
  GDate        as_at;
  LdsExposure  fail_on;
  gboolean     fails;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->files);
  g_strfreev (options->outputs);
  g_free (options->sheet);
  g_free (options->catalogue);
  g_strfreev (options->settings);
  g_strfreev (options->prices);
  lds_column_options_clear (&options->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Reads an as-at date; today where @text is %NULL. */
gboolean
lds_cli_parse_date (const char *text,
                    GDate      *date)
{
  int year;
  int month;
  int day;
  char rest;

  if (text == NULL)
    {
      g_date_set_time_t (date, time (NULL));
      return TRUE;
    }

  g_date_clear (date, 1);
  if (strlen (text) != 10 || sscanf (text, "%4d-%2d-%2d%c", &year, &month, &day, &rest) != 3 ||
      !g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_set_dmy (date, day, month, year);

  return TRUE;
}

static gboolean
usage_error (GError     **error,
             const char  *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return FALSE;
}

static gboolean
is_workspace (const char *path)
{
  return g_str_has_suffix (path, WORKSPACE_ENDING);
}

static gboolean
check_outputs (const Options  *options,
               GError        **error)
{
  guint n_files = g_strv_length (options->files);

  for (guint i = 0; options->outputs != NULL && options->outputs[i] != NULL; i++)
    {
      const char *output = options->outputs[i];
      g_autofree char *message = NULL;

      if (g_str_equal (output, STANDARD_OUTPUT))
        continue;

      if (!lds_report_is_supported (output) && !is_workspace (output))
        {
          message = g_strdup_printf (_ ("--output %s: the name must end in .xlsx, .json or "
                                        ".lodestone, or be - for JSON on standard output"),
                                     output);
          return usage_error (error, message);
        }
      if (n_files > 1)
        {
          message = g_strdup_printf (_ ("--output %s: one report is made of one FILE; for several "
                                        "use --output -"),
                                     output);
          return usage_error (error, message);
        }
    }

  return TRUE;
}

static gboolean
options_parse (Options   *options,
               char     **arguments,
               GError   **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("FILE…"));
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *as_at = NULL;
  g_autofree char *fail_on = NULL;
  const GOptionEntry entries[] = {
    { "as-at", 0, 0, G_OPTION_ARG_STRING, &as_at,
      N_ ("Judge for this date instead of today"), N_ ("YYYY-MM-DD") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options->sheet,
      N_ ("Read only the sheet of this name"), N_ ("NAME") },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options->catalogue,
      N_ ("Lay this folder over the catalogue instead of the user’s own"), N_ ("FOLDER") },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->settings,
      N_ ("Judge with this setting, such as end-use=military, instead of that of the workspace"),
      N_ ("NAME=VALUE") },
    { "price", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->prices,
      N_ ("What a kilogram of a rare earth costs, such as Dy=300,USD,2026-05-01,Trade journal"),
      N_ ("ELEMENT=PRICE,CURRENCY,DATE,SOURCE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->outputs,
      N_ ("Write a report, .xlsx or .json, or - for JSON on standard output, or the workspace, "
          ".lodestone"), N_ ("PATH") },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &fail_on,
      N_ ("Exit with 3 when an item has this level or a worse one"), N_ ("LEVEL") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->files, NULL, NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  lds_column_options_add (&options->columns, context);
  g_option_context_set_summary (context, _ ("Audits parts lists (.xlsx, .xlsm, .ods, .fods, .xls, "
                                            ".csv, .tsv, HTML and XML tables) and workspaces "
                                            "(.lodestone): rare earth content, origin over three "
                                            "tiers, level."));
  if (!g_option_context_parse_strv (context, &rest, error))
    return FALSE;

  if (options->files == NULL)
    return usage_error (error, _ ("name at least one FILE to audit"));
  if (!lds_cli_parse_date (as_at, &options->as_at))
    return usage_error (error, _ ("--as-at takes a date such as 2026-11-24"));

  options->fails = fail_on != NULL;
  if (options->fails && !lds_exposure_from_string (fail_on, &options->fail_on))
    return usage_error (error, _ ("--fail-on takes one of critical, high, medium, unknown, watch, "
                                  "clear"));

  return lds_column_options_check (&options->columns, error) && check_outputs (options, error) &&
         lds_cli_check_settings (options->settings, options->prices, error);
}

/* What concerns a sheet as a whole, such as columns that were read with doubt. */
static void
print_warnings (const LdsSource *source)
{
  for (guint i = 0; i < source->warnings->len; i++)
    {
      const LdsRemark *warning = &g_array_index (source->warnings, LdsRemark, i);
      g_autofree char *line = NULL;

      if (warning->row != 0)
        continue;
      line = g_strdelimit (g_strdup (warning->text), "\r\n", ' ');
      g_print ("    %s\n", line);
    }
}

/* What a person wants to know who asked for no report. */
static void
print_summary (LdsAudit   *audit,
               const char *path)
{
  const LdsSummary *summary = lds_audit_get_summary (audit);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *verdict = lds_audit_describe_verdict (audit);

  g_print ("%s\n  %s\n ", name, verdict);
  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    g_print (" %s %u%s", lds_exposure_get_label (i, lds_wording_local), summary->by_exposure[i],
             i + 1 < LDS_N_EXPOSURES ? "," : "\n");

  lds_cli_print_rules (audit);
  lds_cli_print_questions (audit);
  for (guint i = 0; i < lds_audit_get_n_sources (audit); i++)
    {
      const LdsSource *source = lds_audit_get_source (audit, i);

      g_print ("  %s: ", source->sheet != NULL ? source->sheet : name);
      g_print (ngettext ("%u item", "%u items", source->rows_read), source->rows_read);
      g_print (", ");
      g_print (ngettext ("%u row left out", "%u rows left out", source->skipped_rows->len),
               source->skipped_rows->len);
      g_print (", ");
      g_print (ngettext ("%u warning", "%u warnings", source->warnings->len),
               source->warnings->len);
      g_print ("\n");
      print_warnings (source);
    }

  if (lds_audit_is_past_knowledge (audit))
    {
      char end[64];

      g_date_strftime (end, sizeof end, "%Y-%m-%d",
                       lds_catalogue_get_knowledge_end (lds_audit_get_catalogue (audit)));
      g_print (_ ("  The catalogue’s knowledge of controls ends on %s: verify what changed since.\n"),
               end);
    }
}

static gboolean
write_output (const char    *output,
              LdsAudit      *audit,
              LdsWorkspace  *workspace,
              GError       **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (output, STANDARD_OUTPUT))
    {
      stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
      return lds_json_report_write (audit, stream, NULL, error);
    }

  file = g_file_new_for_commandline_arg (output);
  if (is_workspace (output))
    return lds_workspace_save_copy (workspace, file, error);

  return lds_report_write (audit, file, NULL, error);
}

/* A workspace that is made of a parts list is saved with the settings by which it was judged, so that it gives the same
 * again; one that is there already stays as it is. */
static gboolean
keep_settings (const Options  *options,
               GFile          *file,
               LdsWorkspace   *workspace,
               GError        **error)
{
  if ((options->settings == NULL && options->prices == NULL) || lds_open_is_workspace (file, NULL))
    return TRUE;

  if (!lds_workspace_begin (workspace, error))
    return FALSE;
  if (lds_cli_store_settings (options->settings, options->prices, workspace, error) &&
      lds_workspace_commit (workspace, error))
    return TRUE;
  lds_workspace_rollback (workspace);

  return FALSE;
}

/* Audits one file and writes what was asked for. */
static gboolean
audit_file (const Options  *options,
            LdsCatalogue   *catalogue,
            const char     *path,
            LdsExposure    *worst,
            GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (LdsAudit) audit = NULL;
  g_auto (LdsAuditSettings) settings = { 0 };
  LdsImportOptions import = {
    .sheet = options->sheet,
    .encoding = options->columns.encoding,
    .mapping = options->columns.mapping,
    .choices = &options->columns.choice,
    .n_choices = 1,
  };

  workspace = lds_open_to_look (file, catalogue, &import, error);
  if (workspace == NULL)
    return FALSE;

  if (!keep_settings (options, file, workspace, error) ||
      !lds_cli_load_settings (options->settings, options->prices, workspace, &settings, error))
    return FALSE;

  audit = lds_audit_run_with (workspace, catalogue, &options->as_at, &settings, NULL, error);
  if (audit == NULL)
    return FALSE;

  *worst = lds_audit_get_summary (audit)->worst;
  if (options->outputs == NULL)
    print_summary (audit, path);
  for (guint i = 0; options->outputs != NULL && options->outputs[i] != NULL; i++)
    {
      if (!write_output (options->outputs[i], audit, workspace, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * lds_cli_run_audit:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Audits each file on its own; a file that cannot be read does not keep the others from it.
 *
 * Returns: the exit status
 */
int
lds_cli_run_audit (char **arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (LdsCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  int status = LDS_EXIT_DONE;

  if (!options_parse (&options, arguments, &error))
    {
      lds_cli_complain (error->message);
      return LDS_EXIT_USAGE;
    }

  catalogue = lds_cli_load_catalogue (options.catalogue, &error);
  if (catalogue == NULL)
    {
      lds_cli_complain (error->message);
      return LDS_EXIT_FAILED;
    }

  if (!lds_cli_check_names (options.settings, options.prices, catalogue, &error))
    {
      lds_cli_complain (error->message);
      return LDS_EXIT_USAGE;
    }

  for (guint i = 0; options.files[i] != NULL; i++)
    {
      g_autoptr (GError) file_error = NULL;
      LdsExposure worst = LDS_EXPOSURE_UNKNOWN;

      if (!audit_file (&options, catalogue, options.files[i], &worst, &file_error))
        {
          lds_cli_complain (file_error->message);
          status = LDS_EXIT_FAILED;
        }
      else if (status == LDS_EXIT_DONE && options.fails && worst <= options.fail_on)
        status = LDS_EXIT_LEVEL_MET;
    }

  return status;
}
