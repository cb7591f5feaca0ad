/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone workspace settings: how the audits of a workspace are made, and what rare earths cost. */

#include "lds-config.h"

#include "lds-workspace-command.h"

#include "lds-cli-side.h"
#include "lds-cli-table.h"
#include "lds-element-prices.h"
#include "lds-workspace-edit.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char **words;
  char **prices;
  char  *author;
  char  *catalogue;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->words);
  g_strfreev (options->prices);
  g_free (options->author);
  g_free (options->catalogue);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
print_prices (const LdsAuditSettings *settings)
{
  for (guint i = 0; i < settings->prices->len; i++)
    {
      const LdsElementPrice *price = &g_array_index (settings->prices, LdsElementPrice, i);
      g_autofree char *line =
        g_strdup_printf (_ ("%s: %.10g %s a kilogram, %s, %s"), price->element, price->per_kg, price->currency,
                         price->date, price->origin);

      lds_cli_print_line ("", line);
    }
}

static gboolean
print_settings (const Options  *options,
                GError        **error)
{
  static const LdsCliColumn columns[] = { { "name", N_ ("Setting") }, { "value", N_ ("Value") } };
  g_autoptr (LdsWorkspace) workspace = lds_cli_open_workspace (options->words[0], error);
  g_autoptr (LdsCliTable) table = lds_cli_table_new (columns, G_N_ELEMENTS (columns));
  g_auto (LdsAuditSettings) settings = { 0 };
  const char *name;
  char *value;

  if (workspace == NULL || !lds_audit_settings_load (&settings, workspace, error))
    return FALSE;

  for (guint i = 0; (value = lds_audit_settings_get (&settings, i, &name)) != NULL; i++)
    {
      lds_cli_table_add (table, "ss", name, value);
      g_free (value);
    }
  lds_cli_table_print (table, "");
  print_prices (&settings);

  return TRUE;
}

static gboolean
change_settings (const Options  *options,
                 GError        **error)
{
  g_autoptr (LdsCatalogue) catalogue = NULL;
  g_autoptr (LdsWorkspace) workspace = NULL;

  if (!lds_cli_check_settings (options->words + 1, options->prices, error))
    return FALSE;
  catalogue = lds_cli_load_catalogue (options->catalogue, error);
  if (catalogue == NULL ||
      !lds_cli_check_names (options->words + 1, options->prices, catalogue, error))
    return FALSE;

  workspace = lds_cli_open_to_change (options->words[0], options->author, error);
  if (workspace == NULL || !lds_workspace_edit_begin (workspace, _ ("Settings"), NULL, error))
    return FALSE;
  if (lds_cli_store_settings (options->words + 1, options->prices, workspace, error) &&
      lds_workspace_commit (workspace, error))
    return TRUE;
  lds_workspace_rollback (workspace);

  return FALSE;
}

/**
 * lds_cli_run_workspace_settings:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_workspace_settings (char **arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "price", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.prices,
      N_ ("What a kilogram of an element costs"), N_ ("ELEMENT=PRICE,CURRENCY,DATE,SOURCE") },
    { "author", 0, 0, G_OPTION_ARG_STRING, &options.author,
      N_ ("Who makes the change, for the history, instead of your name on this computer"), N_ ("NAME") },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options.catalogue,
      N_ ("Lay this folder over the catalogue instead of the user’s own"), N_ ("FOLDER") },
    { NULL },
  };

  options.words = lds_workspace_words_parse (arguments, entries, NULL, _ ("FILE [NAME=VALUE]…"),
                                             _ ("Says how the audits of a workspace are made, or sets it: "
                                                "buyers’ rules, end use, age of claims, prices."),
                                             1, G_MAXUINT, &error);
  if (options.words != NULL && (options.words[1] != NULL || options.prices != NULL))
    change_settings (&options, &error);
  else if (options.words != NULL)
    print_settings (&options, &error);

  return lds_workspace_command_end (error);
}
