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

/* Whether all are settings with values that they can have; the error is one of usage. */
gboolean
lds_cli_check_settings (char   **settings,
                        GError **error)
{
  g_auto (LdsAuditSettings) probe = { 0 };

  lds_audit_settings_init (&probe);
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    {
      g_autoptr (GError) reason = NULL;
      const char *value = NULL;
      g_autofree char *name = split (settings[i], &value);

      if (name == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("--set %s: give a NAME and a VALUE with = between them"), settings[i]);
          return FALSE;
        }
      if (!lds_audit_settings_set (&probe, name, value, &reason))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--set %s: %s",
                       settings[i], reason->message);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * lds_cli_load_settings:
 * @options: (nullable): checked settings
 * @workspace: a workspace; it stays as it is
 * @settings: (out caller-allocates): those of @workspace, with @options instead of what they name;
 *   to be cleared in any case
 *
 * Returns: whether the workspace could be read
 */
gboolean
lds_cli_load_settings (char             **options,
                       LdsWorkspace      *workspace,
                       LdsAuditSettings  *settings,
                       GError           **error)
{
  if (!lds_audit_settings_load (settings, workspace, error))
    return FALSE;

  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    {
      const char *value = NULL;
      g_autofree char *name = split (options[i], &value);

      if (!lds_audit_settings_set (settings, name, value, error))
        return FALSE;
    }

  return TRUE;
}
