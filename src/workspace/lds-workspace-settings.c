/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a company wants its audits made, and what it pays for rare earths. */

#include "lds-config.h"

#include "lds-workspace-private.h"

/**
 * lds_workspace_set_setting:
 * @name: of the setting
 * @value: (nullable): its value as text, %NULL to go back to the default
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Which settings there are is the business of those who read them, see lds_audit_settings_check().
 *
 * Returns: whether it was set
 */
gboolean
lds_workspace_set_setting (LdsWorkspace  *self,
                           const char    *name,
                           const char    *value,
                           GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  statement = lds_database_prepare (lds_workspace_get_database (self),
                                    value != NULL
                                      ? "INSERT INTO setting (name, value) VALUES (?1, ?2)"
                                        " ON CONFLICT DO UPDATE SET value = excluded.value"
                                      : "DELETE FROM setting WHERE name = ?1",
                                    error);
  if (statement == NULL)
    return FALSE;

  lds_database_bind_text (statement, 1, name);
  if (value != NULL)
    lds_database_bind_text (statement, 2, value);

  return lds_database_step (statement, NULL, error);
}

/**
 * lds_workspace_set_element_price:
 * @price: what an element costs; replaces an earlier price of it
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was set
 */
gboolean
lds_workspace_set_element_price (LdsWorkspace                 *self,
                                 const LdsElementPriceRecord  *price,
                                 GError                      **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  statement = lds_database_prepare (lds_workspace_get_database (self),
                                    "INSERT OR REPLACE INTO element_price"
                                    " (element, per_kg, currency, date, origin)"
                                    " VALUES (?, ?, ?, ?, ?)",
                                    error);
  if (statement == NULL)
    return FALSE;

  lds_database_bind_text (statement, 1, price->element);
  sqlite3_bind_double (statement, 2, price->per_kg);
  lds_database_bind_text (statement, 3, price->currency);
  lds_database_bind_text (statement, 4, price->date);
  lds_database_bind_text (statement, 5, price->origin);

  return lds_database_step (statement, NULL, error);
}
