/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone compare: what changed between two lists, two dates, or a snapshot and now. */

#include "lds-config.h"

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

static void
print_side (const char              *term,
            const LdsComparisonSide *side)
{
  /* Translators: name, date, version of the catalogue */
  g_autofree char *text = g_strdup_printf (_ ("%1$s, as at %2$s, catalogue %3$s (%4$.8s)"),
                                           side->name, side->as_at, side->catalogue_version,
                                           side->catalogue_sha256);

  lds_cli_print_line (term, text);
}

static void
print_levels (const LdsComparison *comparison)
{
  const LdsComparisonSide *before = comparison->before;
  const LdsComparisonSide *after = comparison->after;

  g_print (" ");
  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    g_print (" %s %u → %u%s", lds_exposure_get_label (i, lds_wording_local),
             before->by_exposure[i], after->by_exposure[i], i + 1 < LDS_N_EXPOSURES ? "," : "\n");
  g_print (_ ("  Under control: %1$u → %2$u, of Chinese origin: %3$u → %4$u\n"),
           before->n_controlled, after->n_controlled, before->n_chinese, after->n_chinese);
  g_print (ngettext ("  %u line came out worse, ", "  %u lines came out worse, ",
                     comparison->n_worse),
           comparison->n_worse);
  g_print (ngettext ("%u better\n", "%u better\n", comparison->n_better), comparison->n_better);
}

static char *
describe_mass (const LdsComparisonSide *side,
               const char              *symbol)
{
  for (guint i = 0; i < side->elements->len; i++)
    {
      const LdsComparedMass *mass = &g_array_index (side->elements, LdsComparedMass, i);
      const LdsContent content = { .mass_g_low = mass->low, .mass_g_high = mass->high };

      if (g_str_equal (mass->symbol, symbol))
        return lds_content_describe_mass (&content, lds_wording_local);
    }

  return g_strdup ("–");
}

static void
print_elements (const LdsComparison *comparison)
{
  const LdsComparisonSide *sides[] = { comparison->before, comparison->after };
  g_autoptr (GHashTable) printed = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    {
      for (guint i = 0; i < sides[side]->elements->len; i++)
        {
          const char *symbol = g_array_index (sides[side]->elements, LdsComparedMass, i).symbol;
          g_autofree char *before = describe_mass (sides[0], symbol);
          g_autofree char *after = describe_mass (sides[1], symbol);

          if (g_hash_table_add (printed, (gpointer) symbol) && !g_str_equal (before, after))
            g_print ("  %s: %s → %s\n", symbol, before, after);
        }
    }
}

/* One line: what it is, what it says now, what came of it. */
static void
print_change (const LdsComparison *comparison,
              const LdsLineChange *change)
{
  const LdsComparedLine *before = lds_line_change_get_before (change, comparison);
  const LdsComparedLine *after = lds_line_change_get_after (change, comparison);
  const LdsComparedLine *line = after != NULL ? after : before;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s %s", lds_line_change_get_label (change, lds_wording_local),
                          line->part_number != NULL ? line->part_number : "–",
                          line->description != NULL ? line->description : "");
  if (change->kind == LDS_CHANGE_MOVED)
    {
      g_autofree char *from = lds_compared_line_get_place (before, comparison->before);
      g_autofree char *to = lds_compared_line_get_place (after, comparison->after);

      g_string_append_printf (text, " [%s → %s]", from, to);
    }
  if (before == NULL || after == NULL)
    g_string_append_printf (text, " (%s)", lds_exposure_get_label (line->exposure, lds_wording_local));

  for (guint i = 0; i < LDS_N_CHANGED_FIELDS; i++)
    {
      g_autofree char *was = NULL;
      g_autofree char *is = NULL;

      if ((change->fields & (1u << i)) == 0)
        continue;
      was = lds_compared_line_get_field (before, comparison->before, i, lds_wording_local);
      is = lds_compared_line_get_field (after, comparison->after, i, lds_wording_local);
      g_string_append_printf (text, "; %s %s → %s",
                              lds_changed_field_get_label (i, lds_wording_local), was, is);
    }
  lds_cli_print_line ("  ", text->str);
}

static void
print_comparison (const LdsComparison *comparison)
{
  g_autofree char *counts = lds_comparison_describe (comparison, lds_wording_local);
  guint printed = 0;

  print_side (_ ("Before: "), comparison->before);
  print_side (_ ("Now: "), comparison->after);
  lds_cli_print_line ("  ", counts);
  print_levels (comparison);
  print_elements (comparison);

  for (guint i = 0; i < comparison->changes->len; i++)
    {
      const LdsLineChange *change = &g_array_index (comparison->changes, LdsLineChange, i);

      if (lds_line_change_is_empty (change))
        continue;
      if (printed++ < MAX_PRINTED)
        print_change (comparison, change);
    }
  if (printed > MAX_PRINTED)
    g_print (ngettext ("  %u more line; --output writes them all\n",
                       "  %u more lines; --output writes them all\n", printed - MAX_PRINTED),
             printed - MAX_PRINTED);
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
      print_comparison (comparison);
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
