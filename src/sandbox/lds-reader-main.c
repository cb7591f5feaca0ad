/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program that reads spreadsheets: a file on standard input, what it holds on standard output
 * (lds-wire.h). It is started by lds-reader-process.c and is of no use to people. */

#include "lds-config.h"

#include "lds-preload.h"
#include "lds-reader-status.h"
#include "lds-sandbox.h"
#include "lds-spreadsheet-reader.h"
#include "lds-wire.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/* GLib ends a program that gets no memory; the one that waits should hear of the reason. */
static void
log_cb (const char     *domain,
        GLogLevelFlags  level,
        const char     *message,
        gpointer        user_data)
{
  if ((level & G_LOG_LEVEL_ERROR) != 0 && strstr (message, "failed to allocate") != NULL)
    _exit (LDS_READER_OUT_OF_MEMORY);

  g_printerr ("%s\n", message);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  lds_wire_write_progress (STDOUT_FILENO, fraction);
}

static gboolean
read_file (const char *name,
           const char *encoding)
{
  LdsReading reading = { .name = name, .encoding = encoding, .progress = progress_cb };
  g_autoptr (GError) error = NULL;
  LdsSpreadsheet *spreadsheet = lds_spreadsheet_read_fd (&reading, STDIN_FILENO, &error);

  /* The process ends in a moment: nothing is freed. */
  return spreadsheet != NULL ? lds_wire_write_spreadsheet (STDOUT_FILENO, spreadsheet)
                             : lds_wire_write_error (STDOUT_FILENO, error);
}

static void
prepare (void)
{
  /* Ends with the one who asked. */
  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  signal (SIGXCPU, SIG_DFL);
  signal (SIGPIPE, SIG_DFL);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LDS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_log_set_default_handler (log_cb, NULL);

  lds_preload ();
}

int
main (int    argc,
      char **argv)
{
  gboolean layers = argc == 2 && g_str_equal (argv[1], "layers");
  gboolean reads = (argc == 3 || argc == 4) && g_str_equal (argv[1], "read");
  const char *encoding = argc == 4 ? argv[3] : NULL;
  gint32 errors[LDS_SANDBOX_N_LAYERS];
  gboolean done;

  if (!layers && !reads)
    {
      g_printerr ("lodestone-reader: this is a part of Lodestone and is started by it\n");
      return LDS_READER_USAGE;
    }

  prepare ();
  lds_sandbox_enter (errors);

  done = lds_wire_write_stamp (STDOUT_FILENO) &&
         (layers ? lds_wire_write_layers (STDOUT_FILENO, errors) : read_file (argv[2], encoding));

  /* Nothing that a library has put down for the end may run. */
  _exit (done ? LDS_READER_DONE : LDS_READER_UNHEARD);
}
