/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-application.h"
#include "lds-cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static int
run_window (int    argc,
            char **argv)
{
  g_autoptr (LdsApplication) application = NULL;

  if (!gtk_init_check ())
    {
      g_printerr ("lodestone: %s\n", _ ("There is no display for the window. Use “lodestone audit "
                                        "FILE” instead."));
      return EXIT_FAILURE;
    }

  application = lds_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LDS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc > 1 && lds_cli_is_command (argv[1]))
    return lds_cli_run (argc, argv);

  return run_window (argc, argv);
}
