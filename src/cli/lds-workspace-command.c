/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone workspace: what can be done with a workspace without a display. */

#include "lds-config.h"

#include "lds-workspace-command.h"

#include "lds-cli-side.h"
#include "lds-workspace-backup.h"
#include "lds-workspace-edit.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  int       (*run) (char **arguments);
} Command;

/**
 * lds_workspace_words_parse:
 * @arguments: (array zero-terminated=1): the command and what follows it
 * @entries: (array zero-terminated=1): its options
 * @columns: (nullable): options for the layout of a sheet, where it takes them
 * @parameters: what else it takes, for its help
 * @summary: what it does, for its help
 * @least: how many words it takes at least
 * @most: how many at most
 * @error: return location for a #GError of domain %G_OPTION_ERROR
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the words that are no options
 */
char **
lds_workspace_words_parse (char               **arguments,
                           const GOptionEntry  *entries,
                           LdsColumnOptions    *columns,
                           const char          *parameters,
                           const char          *summary,
                           guint                least,
                           guint                most,
                           GError             **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_auto (GStrv) words = NULL;
  g_autofree char *word = g_steal_pointer (&rest[0]);
  const GOptionEntry remaining[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL },
  };
  guint n_words;

  rest[0] = g_strdup_printf ("lodestone workspace %s", word);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, remaining, GETTEXT_PACKAGE);
  if (columns != NULL)
    lds_column_options_add (columns, context);
  g_option_context_set_summary (context, summary);
  if (!g_option_context_parse_strv (context, &rest, error))
    return NULL;

  n_words = words != NULL ? g_strv_length (words) : 0;
  if (n_words >= least && n_words <= most)
    return g_steal_pointer (&words);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("usage: lodestone workspace %1$s %2$s"),
               arguments[0], parameters);
  return NULL;
}

/**
 * lds_workspace_command_end:
 * @error: (nullable): why the command could not do what it was to
 *
 * Returns: the exit status
 */
int
lds_workspace_command_end (const GError *error)
{
  if (error == NULL)
    return LDS_EXIT_DONE;

  lds_cli_complain (error->message);

  return error->domain == G_OPTION_ERROR ? LDS_EXIT_USAGE : LDS_EXIT_FAILED;
}

static LdsWorkspace *
open_to_change (const char  *path,
                const char  *author,
                gboolean     create,
                GError     **error)
{
  const LdsWorkspaceOptions options = { .create = create };
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (LdsWorkspace) workspace = lds_workspace_open_full (file, &options, error);
  const char *name = author != NULL ? author : g_get_real_name ();

  if (workspace == NULL)
    return NULL;
  if (lds_workspace_is_read_only (workspace))
    {
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_READ_ONLY,
                           lds_workspace_get_read_only_reason (workspace));
      return NULL;
    }

  if (lds_workspace_get_warning (workspace) != NULL)
    lds_cli_complain (lds_workspace_get_warning (workspace));
  /* What GLib says where the system knows no name. */
  lds_workspace_set_author (workspace, author == NULL && g_str_equal (name, "Unknown") ? NULL : name);

  return g_steal_pointer (&workspace);
}

/**
 * lds_cli_open_to_change:
 * @path: a workspace
 * @author: (nullable): who changes it, %NULL for the user
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: (transfer full) (nullable): the workspace, which nobody else can change meanwhile
 */
LdsWorkspace *
lds_cli_open_to_change (const char  *path,
                        const char  *author,
                        GError     **error)
{
  return lds_cli_check_workspace (path, error) ? open_to_change (path, author, FALSE, error) : NULL;
}

static gboolean
create (const char  *path,
        GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (LdsWorkspace) workspace = NULL;

  if (g_file_query_exists (file, NULL))
    {
      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_OPEN,
                   _ ("%s: there is a file of this name already; it stays as it is"), path);
      return FALSE;
    }

  workspace = open_to_change (path, NULL, TRUE, error);

  return workspace != NULL;
}

static int
run_create (char **arguments)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = lds_workspace_words_parse (arguments, entries, NULL, _ ("FILE"),
                                                    _ ("Makes an empty workspace."), 1, 1, &error);

  if (words != NULL)
    create (words[0], &error);

  return lds_workspace_command_end (error);
}

static gboolean
take_step (const char  *path,
           const char  *author,
           gboolean     undo,
           GError     **error)
{
  g_autoptr (LdsWorkspace) workspace = lds_cli_open_to_change (path, author, error);
  g_autofree char *title = NULL;
  g_autofree char *line = NULL;

  if (workspace == NULL)
    return FALSE;

  if (undo)
    lds_workspace_can_undo (workspace, &title);
  else
    lds_workspace_can_redo (workspace, &title);
  if (!(undo ? lds_workspace_undo (workspace, error) : lds_workspace_redo (workspace, error)))
    return FALSE;

  line = g_strdup_printf (undo ? _ ("Undone: %s") : _ ("Redone: %s"), title);
  lds_cli_print_line ("", line);

  return TRUE;
}

static int
run_step (char       **arguments,
          gboolean     undo,
          const char  *summary)
{
  g_autofree char *author = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "author", 0, 0, G_OPTION_ARG_STRING, &author,
      N_ ("Who makes the change, for the history, instead of your name on this computer"), N_ ("NAME") },
    { NULL },
  };
  g_auto (GStrv) words = lds_workspace_words_parse (arguments, entries, NULL, _ ("FILE"), summary, 1, 1,
                                                    &error);

  if (words != NULL)
    take_step (words[0], author, undo, &error);

  return lds_workspace_command_end (error);
}

static int
run_undo (char **arguments)
{
  return run_step (arguments, TRUE,
                   _ ("Takes the last change back: an import with all its lists, a claim. It stays in "
                      "the history."));
}

static int
run_redo (char **arguments)
{
  return run_step (arguments, FALSE, _ ("Makes the change again that was undone last."));
}

static gboolean
back_up (const char  *path,
         GError     **error)
{
  g_autoptr (LdsWorkspace) workspace = lds_cli_open_workspace (path, error);
  g_autoptr (GFile) backup = workspace != NULL ? lds_workspace_backup (workspace, error) : NULL;

  if (backup == NULL)
    return FALSE;
  lds_cli_print_line ("", g_file_peek_path (backup));

  return TRUE;
}

static int
run_backup (char **arguments)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = lds_workspace_words_parse (arguments, entries, NULL, _ ("FILE"),
                                                    _ ("Makes a backup beside the file, and says what it "
                                                       "is called. The oldest of too many goes."),
                                                    1, 1, &error);

  if (words != NULL)
    back_up (words[0], &error);

  return lds_workspace_command_end (error);
}

static int
run_help (char **arguments)
{
  g_print ("%s\n",
           _ ("Usage:\n"
              "  lodestone workspace create FILE            make an empty workspace\n"
              "  lodestone workspace info FILE              say what is in it\n"
              "  lodestone workspace check FILE [--restore] look for damage\n"
              "  lodestone workspace import FILE BOM…       read parts lists into it\n"
              "  lodestone workspace list FILE [parts|suppliers|sources|questions|documents]\n"
              "  lodestone workspace claims FILE [PART]     list what is claimed, or add a claim\n"
              "  lodestone workspace decisions FILE [PART]  list the findings of a part, or decide about one\n"
              "  lodestone workspace note FILE PART TEXT    write a note beside a part\n"
              "  lodestone workspace ask FILE PART TEXT     keep an open question about it\n"
              "  lodestone workspace answer FILE QUESTION TEXT\n"
              "  lodestone workspace history FILE           say who changed what and when\n"
              "  lodestone workspace settings FILE [NAME=VALUE]… say or set how it is judged\n"
              "  lodestone workspace undo FILE              take the last change back\n"
              "  lodestone workspace redo FILE              make it again\n"
              "  lodestone workspace backup FILE            make a backup beside it\n"
              "Each says more with --help."));

  return LDS_EXIT_DONE;
}

static const Command commands[] = {
  { "create", run_create },
  { "info", lds_cli_run_workspace_info },
  { "check", lds_cli_run_workspace_check },
  { "import", lds_cli_run_workspace_import },
  { "list", lds_cli_run_workspace_list },
  { "claims", lds_cli_run_workspace_claims },
  { "decisions", lds_cli_run_workspace_decisions },
  { "note", lds_cli_run_workspace_note },
  { "ask", lds_cli_run_workspace_ask },
  { "answer", lds_cli_run_workspace_answer },
  { "history", lds_cli_run_workspace_history },
  { "settings", lds_cli_run_workspace_settings },
  { "undo", run_undo },
  { "redo", run_redo },
  { "backup", run_backup },
  { "--help", run_help },
  { "-h", run_help },
};

/**
 * lds_cli_run_workspace:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_workspace (char **arguments)
{
  for (gsize i = 0; arguments[1] != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].word, arguments[1]))
      return commands[i].run (arguments + 1);

  lds_cli_complain (_ ("usage: lodestone workspace create|info|check|import|list|claims|decisions|note|ask|"
                       "answer|history|settings|undo|redo|backup "
                       "FILE"));

  return LDS_EXIT_USAGE;
}
