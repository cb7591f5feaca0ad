/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone explain: why the items of one row have their levels. */

#include "lds-config.h"

#include "lds-cli-private.h"
#include "lds-column-options.h"
#include "lds-explanation.h"
#include "lds-limits.h"
#include "lds-open.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char            **rest;
  char             *sheet;
  LdsColumnOptions  columns;
  char             *catalogue;
  GDate             as_at;
  guint             row;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->rest);
  g_free (options->sheet);
  g_free (options->catalogue);
  lds_column_options_clear (&options->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_arguments (Options     *options,
                 const char  *as_at,
                 GError     **error)
{
  guint n = options->rest != NULL ? g_strv_length (options->rest) : 0;
  const char *message = NULL;
  guint64 row = 0;

  if (n != 2)
    message = _ ("name one FILE and the number of a ROW in it");
  else if (!g_ascii_string_to_unsigned (options->rest[1], 10, 1, LDS_LIMIT_ROWS, &row, NULL))
    message = _ ("ROW is the number of a row of the spreadsheet, counted from 1");
  else if (!lds_cli_parse_date (as_at, &options->as_at))
    message = _ ("--as-at takes a date such as 2026-11-24");

  if (message != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  options->row = (guint) row;

  return message == NULL && lds_column_options_check (&options->columns, error);
}

static gboolean
options_parse (Options   *options,
               char     **arguments,
               GError   **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("FILE ROW"));
  g_auto (GStrv) arguments_left = g_strdupv (arguments);
  g_autofree char *as_at = NULL;
  const GOptionEntry entries[] = {
    { "as-at", 0, 0, G_OPTION_ARG_STRING, &as_at,
      N_ ("Judge for this date instead of today"), N_ ("YYYY-MM-DD") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options->sheet,
      N_ ("Read only the sheet of this name"), N_ ("NAME") },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options->catalogue,
      N_ ("Lay this folder over the catalogue instead of the user’s own"), N_ ("FOLDER") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL, NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  lds_column_options_add (&options->columns, context);
  g_option_context_set_summary (context, _ ("Says step by step why the items of a row have their "
                                            "levels: from the cell over the rule of the catalogue, "
                                            "the tiers and the controls to the level."));

  return g_option_context_parse_strv (context, &arguments_left, error) &&
         check_arguments (options, as_at, error);
}

static void
print_item (LdsAudit      *audit,
            const LdsItem *item)
{
  const LdsSource *source = lds_audit_get_source (audit, item->source);
  g_autoptr (GPtrArray) steps = lds_item_explain (item, audit, lds_wording_local);
  g_autoptr (GString) title = g_string_new (NULL);

  /* Translators: file or sheet, row, level */
  g_string_printf (title, _ ("%1$s, row %2$u: %3$s"),
                   source->sheet != NULL ? source->sheet : source->file, item->row,
                   lds_exposure_get_label (item->exposure, lds_wording_local));
  lds_cli_print_line ("", title->str);

  for (guint i = 0; i < steps->len; i++)
    {
      const LdsExplanationStep *step = g_ptr_array_index (steps, i);
      g_autofree char *before =
        g_strdup_printf ("%3u. %s: ", i + 1,
                         lds_explanation_kind_get_label (step->kind, lds_wording_local));

      lds_cli_print_line (before, step->text);
      if (step->source != NULL)
        {
          /* Translators: who says something */
          g_autofree char *line = g_strdup_printf (_ ("Source: %s"), step->source);

          lds_cli_print_line ("     ", line);
        }
    }
}

/* Why a row of a sheet is no item; %NULL where this sheet has nothing to say of it. */
static char *
describe_left_out (const LdsSource *source,
                   guint            row)
{
  if (row == source->header_row)
    return g_strdup (_ ("it holds the headings"));
  if (row < source->header_row)
    return g_strdup (_ ("it stands above the headings of the list"));

  for (guint i = 0; i < source->skipped_rows->len; i++)
    {
      const LdsRemark *remark = &g_array_index (source->skipped_rows, LdsRemark, i);

      if (remark->row == row)
        return g_strdup (remark->text);
    }

  return NULL;
}

static void
complain_of_row (LdsAudit   *audit,
                 const char *path,
                 guint       row)
{
  g_autofree char *reason = NULL;
  g_autofree char *message = NULL;

  for (guint i = 0; reason == NULL && i < lds_audit_get_n_sources (audit); i++)
    reason = describe_left_out (lds_audit_get_source (audit, i), row);
  if (reason == NULL)
    reason = g_strdup (_ ("it is empty, or outside the parts lists that were found"));

  /* Translators: file, row, reason */
  message = g_strdup_printf (_ ("%1$s: row %2$u is no item: %3$s"), path, row, reason);
  lds_cli_complain (message);
}

static int
explain (const Options  *options,
         GError        **error)
{
  const char *path = options->rest[0];
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (LdsCatalogue) catalogue = lds_cli_load_catalogue (options->catalogue, error);
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (LdsAudit) audit = NULL;
  guint n_found = 0;
  LdsImportOptions import = {
    .sheet = options->sheet,
    .encoding = options->columns.encoding,
    .mapping = options->columns.mapping,
    .choices = &options->columns.choice,
    .n_choices = 1,
  };

  if (catalogue == NULL)
    return LDS_EXIT_FAILED;
  workspace = lds_open_to_look (file, catalogue, &import, error);
  if (workspace == NULL)
    return LDS_EXIT_FAILED;
  audit = lds_audit_run (workspace, catalogue, &options->as_at, NULL, error);
  if (audit == NULL)
    return LDS_EXIT_FAILED;

  for (guint i = 0; i < lds_audit_get_n_items (audit); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);

      if (item->row != options->row)
        continue;
      if (n_found++ > 0)
        g_print ("\n");
      print_item (audit, item);
    }
  if (n_found == 0)
    complain_of_row (audit, path, options->row);

  return n_found > 0 ? LDS_EXIT_DONE : LDS_EXIT_FAILED;
}

/**
 * lds_cli_run_explain:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Prints the chain of reasons behind the level of each item that stands in one row.
 *
 * Returns: the exit status
 */
int
lds_cli_run_explain (char **arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  int status;

  if (!options_parse (&options, arguments, &error))
    {
      lds_cli_complain (error->message);
      return LDS_EXIT_USAGE;
    }

  status = explain (&options, &error);
  if (error != NULL)
    lds_cli_complain (error->message);

  return status;
}
