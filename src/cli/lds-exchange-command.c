/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone export-changes and import-changes: what two people with copies of a workspace give each other. */

#include "lds-config.h"

#include "lds-cli-private.h"
#include "lds-cli-side.h"
#include "lds-exchange-decisions.h"
#include "lds-workspace-command.h"
#include "lds-workspace-exchange.h"

#include <glib/gi18n-lib.h>

/* A file with all its documents, compressed, is no larger. */
#define MAX_FILE_BYTES (G_GUINT64_CONSTANT (600) * 1024 * 1024)

typedef struct
{
  char    **rest;
  char     *since;
  char     *base;
  char     *decide;
  gboolean  mine;
  gboolean  theirs;
  gboolean  dry_run;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->rest);
  g_free (options->since);
  g_free (options->base);
  g_free (options->decide);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options             *options,
       const GOptionEntry  *entries,
       const char          *summary,
       char               **arguments,
       GError             **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("WORKSPACE FILE"));
  g_auto (GStrv) arguments_left = g_strdupv (arguments);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  if (!g_option_context_parse_strv (context, &arguments_left, error))
    return FALSE;
  if (options->rest != NULL && g_strv_length (options->rest) == 2)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("name one workspace and one file of changes"));
  return FALSE;
}

static int
fail (const GError *error)
{
  lds_cli_complain (error->message);

  return g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE) ? LDS_EXIT_USAGE : LDS_EXIT_FAILED;
}

static LdsExchange *
read_changes (const char  *path,
              GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                       G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr (GBytes) bytes = NULL;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      (guint64) g_file_info_get_size (info) > MAX_FILE_BYTES)
    {
      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED,
                   _ ("%s: this is no file of changes of Lodestone"), path);
      return NULL;
    }

  bytes = g_file_load_bytes (file, NULL, NULL, error);

  return bytes != NULL ? lds_exchange_read (bytes, error) : NULL;
}

/* The number of a change, or a date. */
static gboolean
find_since (const Options  *options,
            LdsWorkspace   *workspace,
            gint64         *since,
            GError        **error)
{
  g_autoptr (LdsExchange) base = NULL;
  GDate date;
  guint64 number;

  if (options->base != NULL)
    {
      base = read_changes (options->base, error);
      *since = base != NULL ? lds_workspace_find_shared (workspace, base) : 0;
      return base != NULL;
    }
  if (options->since == NULL)
    {
      *since = lds_workspace_find_exported (workspace);
      return TRUE;
    }
  if (g_ascii_string_to_unsigned (options->since, 10, 0, G_MAXINT64, &number, NULL))
    {
      *since = number;
      return TRUE;
    }
  if (lds_cli_parse_date (options->since, &date))
    {
      *since = lds_workspace_find_change_before (workspace, options->since);
      return TRUE;
    }

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("--since takes the number of a change or a date such as 2026-11-24"));
  return FALSE;
}

static gboolean
export (const Options  *options,
        GError        **error)
{
  g_autoptr (LdsWorkspace) workspace = lds_cli_open_to_change (options->rest[0], NULL, error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->rest[1]);
  g_autoptr (GBytes) bytes = NULL;
  guint n_edits;
  gint64 since;

  if (workspace == NULL || !find_since (options, workspace, &since, error))
    return FALSE;
  bytes = lds_workspace_export_changes (workspace, since, &n_edits, error);
  if (bytes == NULL)
    return FALSE;
  if (n_edits == 0)
    {
      g_print ("%s\n", _ ("Nothing was changed that a colleague could take in; no file was written."));
      return TRUE;
    }
  if (!g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                G_FILE_CREATE_PRIVATE, NULL, NULL, error))
    return FALSE;

  g_print (ngettext ("%u change was written. Parts lists and what is said of their lines are not in the file.\n",
                     "%u changes were written. Parts lists and what is said of their lines are not in the file.\n",
                     n_edits),
           n_edits);

  return lds_workspace_is_read_only (workspace) || lds_workspace_mark_exported (workspace, error);
}

/**
 * lds_cli_run_export_changes:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_export_changes (char **arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "since", 0, 0, G_OPTION_ARG_STRING, &options.since,
      N_ ("Write what was changed after this change, or from this day (UTC) on, instead of since the last export"),
      N_ ("CHANGE|YYYY-MM-DD") },
    { "base", 0, 0, G_OPTION_ARG_FILENAME, &options.base,
      N_ ("Write what was changed after the last change that is also in this file"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.rest, NULL, NULL },
    { NULL },
  };

  if (!parse (&options, entries,
              _ ("Writes what was changed in this copy of a workspace since it was last exported, for a colleague to "
                 "take into another copy with “lodestone import-changes”: suppliers, parts, families, claims, "
                 "documents, notes, questions and decisions on parts."),
              arguments, &error))
    {
      lds_cli_complain (error->message);
      return LDS_EXIT_USAGE;
    }

  return export (&options, &error) ? LDS_EXIT_DONE : fail (error);
}

typedef struct
{
  const Options        *options;
  LdsExchangeDecisions *decisions;
} Choosing;

static LdsExchangeChoice
choose_cb (const LdsExchangeConflict *conflict,
           gpointer                   user_data)
{
  Choosing *choosing = user_data;
  LdsExchangeChoice choice = lds_exchange_decisions_choose (choosing->decisions, conflict);

  if (choosing->options->mine)
    choice = LDS_EXCHANGE_MINE;
  else if (choosing->options->theirs)
    choice = LDS_EXCHANGE_THEIRS;

  lds_cli_print_line ("", conflict->what);
  lds_cli_print_line (choice == LDS_EXCHANGE_MINE ? _ ("  * mine:   ") : _ ("    mine:   "), conflict->mine);
  lds_cli_print_line (choice == LDS_EXCHANGE_THEIRS ? _ ("  * theirs: ") : _ ("    theirs: "), conflict->theirs);

  return choice;
}

static int
tell (const Options           *options,
      const LdsExchangeResult *result)
{
  if (result->n_undecided > 0)
    {
      g_printerr (ngettext ("lodestone: %u conflict is undecided; nothing was changed. Choose with --mine, --theirs or "
                            "--decide FILE.\n",
                            "lodestone: %u conflicts are undecided; nothing was changed. Choose with --mine, --theirs "
                            "or --decide FILE.\n",
                            result->n_undecided),
                  result->n_undecided);
      return LDS_EXIT_UNDECIDED;
    }
  if (result->n_changed == 0)
    g_print ("%s\n", _ ("There is nothing new in the file; nothing was changed."));
  else if (options->dry_run)
    g_print (ngettext ("%u entry would change; nothing was changed.\n",
                       "%u entries would change; nothing was changed.\n", result->n_changed),
             result->n_changed);
  else
    g_print (ngettext ("%u entry was changed.\n", "%u entries were changed.\n", result->n_changed),
             result->n_changed);

  return LDS_EXIT_DONE;
}

static int
import (const Options  *options,
        GError        **error)
{
  g_autoptr (LdsExchange) exchange = read_changes (options->rest[1], error);
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autofree char *path = g_path_get_basename (options->rest[1]);
  g_autofree char *name = g_filename_display_name (path);
  g_auto (LdsExchangeDecisions) decisions = { 0 };
  Choosing choosing = { options, &decisions };
  LdsExchangeResult result;

  lds_exchange_decisions_init (&decisions);
  if (exchange == NULL || (options->decide != NULL &&
                           !lds_exchange_decisions_load (&decisions, options->decide, error)))
    return LDS_EXIT_FAILED;
  workspace = lds_cli_open_to_change (options->rest[0], NULL, error);
  if (workspace == NULL ||
      !lds_workspace_import_changes (workspace, exchange, name, options->dry_run, choose_cb, &choosing, &result, error))
    return LDS_EXIT_FAILED;
  if (options->decide != NULL && result.n_undecided > 0 &&
      !lds_exchange_decisions_save (&decisions, options->decide, error))
    return LDS_EXIT_FAILED;

  return tell (options, &result);
}

/**
 * lds_cli_run_import_changes:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status, 3 where a conflict is undecided
 */
int
lds_cli_run_import_changes (char **arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "mine", 0, 0, G_OPTION_ARG_NONE, &options.mine, N_ ("Keep what stands here in every conflict"), NULL },
    { "theirs", 0, 0, G_OPTION_ARG_NONE, &options.theirs, N_ ("Take what the file says in every conflict"), NULL },
    { "decide", 0, 0, G_OPTION_ARG_FILENAME, &options.decide,
      N_ ("Decide conflicts line by line in this text file, which is written where a choice is missing"),
      N_ ("FILE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Only say what would happen"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.rest, NULL, NULL },
    { NULL },
  };
  int status;

  if (!parse (&options, entries,
              _ ("Takes what a colleague changed into this copy of a workspace, as one edit that can be undone. What "
                 "both changed is shown side by side; as long as a choice is missing, nothing is changed."),
              arguments, &error))
    {
      lds_cli_complain (error->message);
      return LDS_EXIT_USAGE;
    }
  if (options.mine + options.theirs + (options.decide != NULL) > 1)
    {
      lds_cli_complain (_ ("choose one of --mine, --theirs and --decide"));
      return LDS_EXIT_USAGE;
    }

  status = import (&options, &error);

  return error != NULL ? fail (error) : status;
}
