/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-cli.h"

#include "lds-cli-private.h"
#include "lds-reader-process.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  int       (*run) (char **arguments);
} Command;

static void
print_layer (LdsSandboxLayer layer,
             gint32          error)
{
  const char *name = lds_sandbox_layer_name (layer);

  if (error == 0)
    g_print ("  %s\n", name);
  else if (error == LDS_SANDBOX_LEFT_OUT)
    g_print (_ ("  missing: %s; this build leaves it out\n"), name);
  else
    g_print (_ ("  missing: %s; the system says: %s\n"), name, g_strerror (error));
}

/* Asks a process that has really set them up. */
static int
print_layers (void)
{
  g_autoptr (GError) error = NULL;
  gint32 errors[LDS_SANDBOX_N_LAYERS];

  if (!lds_reader_process_get_layers (errors, &error))
    {
      lds_cli_complain (error->message);
      return LDS_EXIT_FAILED;
    }

  g_print ("%s\n", _ ("Spreadsheets are read in a process of their own, which has:"));
  for (guint i = 0; i < LDS_SANDBOX_N_LAYERS; i++)
    print_layer (i, errors[i]);

  return LDS_EXIT_DONE;
}

static int
print_version (char **arguments)
{
  g_print ("lodestone %s\n", LDS_VERSION);

  return arguments[1] != NULL && g_str_equal (arguments[1], "--verbose") ? print_layers ()
                                                                        : LDS_EXIT_DONE;
}

static int
print_help (char **arguments)
{
  g_print ("%s\n\n%s\n",
           _ ("Usage:\n"
              "  lodestone [FILE…]           open the window\n"
              "  lodestone audit FILE…       audit parts lists without a display\n"
              "  lodestone explain FILE ROW  say why a line has its level\n"
              "  lodestone compare BEFORE AFTER\n"
              "                              say what changed between two lists or two dates\n"
              "  lodestone snapshot WORKSPACE --name NAME\n"
              "                              sign an audit off and keep it\n"
              "  lodestone snapshots WORKSPACE\n"
              "                              list what was signed off\n"
              "  lodestone verify REPORT WORKSPACE\n"
              "                              say whether a report still holds\n"
              "  lodestone export-changes WORKSPACE FILE\n"
              "                              write what was changed, for a colleague’s copy\n"
              "  lodestone import-changes WORKSPACE FILE\n"
              "                              take in what a colleague changed\n"
              "  lodestone catalogue COMMAND list, show or check what the program knows\n"
              "  lodestone workspace COMMAND keep what is known of parts over the years\n"
              "  lodestone --version [--verbose]\n"
              "  lodestone --help"),
           _ ("“lodestone audit --help” lists the options of the audit."));

  return LDS_EXIT_DONE;
}

static const Command commands[] = {
  { "audit", lds_cli_run_audit },
  { "explain", lds_cli_run_explain },
  { "compare", lds_cli_run_compare },
  { "export-changes", lds_cli_run_export_changes },
  { "import-changes", lds_cli_run_import_changes },
  { "snapshot", lds_cli_run_snapshot },
  { "snapshots", lds_cli_run_snapshots },
  { "verify", lds_cli_run_verify },
  { "catalogue", lds_cli_run_catalogue },
  { "workspace", lds_cli_run_workspace },
  { "--version", print_version },
  { "--help", print_help },
  { "-h", print_help },
};

static const Command *
find_command (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].word, word))
        return &commands[i];
    }

  return NULL;
}

/* Writes one line on standard error, whatever the message holds. */
void
lds_cli_complain (const char *message)
{
  g_autofree char *line = g_strdup (message);

  g_strdelimit (line, "\r\n", ' ');
  g_printerr ("lodestone: %s\n", line);
}

/* Texts of spreadsheets may hold what a terminal obeys. */
void
lds_cli_print_line (const char *before,
                    const char *text)
{
  g_autoptr (GString) line = g_string_new (before);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (line, g_unichar_iscntrl (c) ? ' ' : c);
    }
  g_print ("%s\n", line->str);
}

/* The folder that was named, or the user's own; %NULL for none. */
GFile *
lds_cli_find_overlay (const char *path)
{
  return path != NULL ? g_file_new_for_commandline_arg (path) : lds_catalogue_find_user_folder ();
}

/* The catalogue under that folder. */
LdsCatalogue *
lds_cli_load_catalogue (const char  *path,
                        GError     **error)
{
  g_autoptr (GFile) overlay = lds_cli_find_overlay (path);

  return lds_catalogue_load_overlaid (overlay, error);
}

/**
 * lds_cli_is_command:
 * @word: the first argument of the program
 *
 * Returns: whether it names something that works without a display
 */
gboolean
lds_cli_is_command (const char *word)
{
  return find_command (word) != NULL;
}

/**
 * lds_cli_run:
 * @argc: number of arguments
 * @argv: (array length=argc): the arguments of the program, of which the second is a command
 *
 * Runs a command.
 *
 * Returns: the exit status: 0 done, 1 could not, 2 wrong usage, 3 a level was met, a report
 *   does not match or a conflict is undecided
 */
int
lds_cli_run (int    argc,
             char **argv)
{
  g_auto (GStrv) arguments = NULL;

  g_return_val_if_fail (argc >= 2, LDS_EXIT_USAGE);

  arguments = g_strdupv (argv + 1);

  return find_command (argv[1])->run (arguments);
}
