/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings of an audit as options of a command: NAME=VALUE. */

#include "lds-config.h"

#include "lds-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Splits NAME=VALUE; the name is newly allocated, the value points into @option. */
static char *
split (const char  *option,
       const char **value)
{
  const char *sign = strchr (option, '=');

  if (sign == NULL)
    return NULL;
  *value = sign + 1;

  return g_strndup (option, sign - option);
}

static gboolean
set_option (LdsAuditSettings  *settings,
            const char        *option,
            GError           **error)
{
  g_autoptr (GError) reason = NULL;
  const char *value = NULL;
  g_autofree char *name = split (option, &value);

  if (name == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--set %s: give a NAME and a VALUE with = between them"), option);
      return FALSE;
    }
  if (lds_audit_settings_set (settings, name, value, &reason))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--set %s: %s", option,
               reason->message);
  return FALSE;
}

/* Puts options in the place of what the settings say; the error is one of usage. */
static gboolean
set_options (LdsAuditSettings  *settings,
             char             **options,
             char             **prices,
             GError           **error)
{
  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    {
      if (!set_option (settings, options[i], error))
        return FALSE;
    }
  for (guint i = 0; prices != NULL && prices[i] != NULL; i++)
    {
      g_autoptr (GError) reason = NULL;

      if (lds_element_prices_read (settings->prices, prices[i], &reason))
        continue;
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--price: %s",
                   reason->message);
      return FALSE;
    }

  return TRUE;
}

/* Whether all are settings with values that they can have, and prices; the error is one of usage. */
gboolean
lds_cli_check_settings (char   **settings,
                        char   **prices,
                        GError **error)
{
  g_auto (LdsAuditSettings) probe = { 0 };

  lds_audit_settings_init (&probe);

  return set_options (&probe, settings, prices, error);
}

/* Whether the catalogue knows the rules and elements that checked options name. */
gboolean
lds_cli_check_names (char         **settings,
                     char         **prices,
                     LdsCatalogue  *catalogue,
                     GError       **error)
{
  g_auto (LdsAuditSettings) probe = { 0 };

  lds_audit_settings_init (&probe);

  return set_options (&probe, settings, prices, error) &&
         lds_audit_settings_check (&probe, catalogue, error);
}

/**
 * lds_cli_load_settings:
 * @options: (nullable): checked settings
 * @prices: (nullable): checked prices
 * @workspace: a workspace; it stays as it is
 * @settings: (out caller-allocates): those of @workspace, with @options and @prices instead of what they name;
 *   to be cleared in any case
 *
 * Returns: whether the workspace could be read
 */
gboolean
lds_cli_load_settings (char             **options,
                       char             **prices,
                       LdsWorkspace      *workspace,
                       LdsAuditSettings  *settings,
                       GError           **error)
{
  return lds_audit_settings_load (settings, workspace, error) &&
         set_options (settings, options, prices, error);
}

static gboolean
set_prices (LdsWorkspace            *workspace,
            const LdsAuditSettings  *settings,
            GError                 **error)
{
  for (guint i = 0; i < settings->prices->len; i++)
    {
      const LdsElementPrice *price = &g_array_index (settings->prices, LdsElementPrice, i);
      const LdsElementPriceRecord record = {
        price->element, price->per_kg, price->currency, price->date, price->origin,
      };

      if (!lds_workspace_set_element_price (workspace, &record, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * lds_cli_store_settings:
 * @options: (nullable): checked settings
 * @prices: (nullable): checked prices
 * @workspace: a workspace in which a change has begun
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether they are those of the workspace now
 */
gboolean
lds_cli_store_settings (char         **options,
                        char         **prices,
                        LdsWorkspace  *workspace,
                        GError       **error)
{
  g_auto (LdsAuditSettings) settings = { 0 };

  if (!lds_cli_load_settings (options, prices, workspace, &settings, error))
    return FALSE;

  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    {
      const char *value = NULL;
      g_autofree char *name = split (options[i], &value);

      if (!lds_workspace_set_setting (workspace, name, value, error))
        return FALSE;
    }

  return set_prices (workspace, &settings, error);
}
