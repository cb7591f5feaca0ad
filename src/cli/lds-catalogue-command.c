/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone catalogue: what the program knows, and whether a folder of facts is sound. */

#include "lds-config.h"

#include "lds-catalogue-check.h"
#include "lds-catalogue-facts.h"
#include "lds-cli-private.h"

#include <glib/gi18n-lib.h>

static int
print_text (const char   *text,
            const GError *error)
{
  if (text == NULL)
    {
      lds_cli_complain (error->message);
      return LDS_EXIT_FAILED;
    }

  g_print ("%s", text);

  return LDS_EXIT_DONE;
}

static int
run_list (void)
{
  g_autoptr (GFile) overlay = lds_cli_find_overlay (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = lds_catalogue_list_facts (overlay, &error);

  return print_text (text, error);
}

static int
run_show (const char *id)
{
  g_autoptr (GFile) overlay = lds_cli_find_overlay (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = lds_catalogue_show_fact (overlay, id, &error);

  return print_text (text, error);
}

/* Findings are what was asked for, hence not complaints: they go to standard output. */
static int
run_check (const char *path)
{
  g_autoptr (GFile) overlay = lds_cli_find_overlay (path);
  g_autoptr (GPtrArray) findings = lds_catalogue_check (overlay);

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (g_ptr_array_index (findings, i)), "\r\n", ' ');

      g_print ("%s\n", line);
    }

  return findings->len == 0 ? LDS_EXIT_DONE : LDS_EXIT_FAILED;
}

static int
print_usage (void)
{
  g_print ("%s\n",
           _ ("Usage:\n"
              "  lodestone catalogue list             kinds, ids and names of what the program knows\n"
              "  lodestone catalogue show ID          one of them, and the words that lead to it\n"
              "  lodestone catalogue check [FOLDER]   look for faults in a folder of facts, or in\n"
              "                                       the catalogue under the user’s own folder"));

  return LDS_EXIT_DONE;
}

/**
 * lds_cli_run_catalogue:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status; 1 also where the check finds something
 */
int
lds_cli_run_catalogue (char **arguments)
{
  guint n = g_strv_length (arguments);
  const char *word = n > 1 ? arguments[1] : "";

  if (n == 2 && g_str_equal (word, "list"))
    return run_list ();
  if (n == 3 && g_str_equal (word, "show") && g_utf8_validate (arguments[2], -1, NULL))
    return run_show (arguments[2]);
  if ((n == 2 || n == 3) && g_str_equal (word, "check"))
    return run_check (arguments[2]);
  if (n == 2 && (g_str_equal (word, "--help") || g_str_equal (word, "-h")))
    return print_usage ();

  lds_cli_complain (_ ("catalogue takes list, show ID or check [FOLDER]"));

  return LDS_EXIT_USAGE;
}
