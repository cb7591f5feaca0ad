/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-families.h"

#include "lds-keys.h"
#include "lds-statement.h"

#include <glib/gi18n-lib.h>

static gboolean
read_family (sqlite3_stmt *row,
             GCallback     func,
             gpointer      user_data)
{
  LdsFamilyRecord family = {
    .id = sqlite3_column_int64 (row, 0),
    .name = lds_row_get_text (row, 1),
    .maker_name = lds_row_get_text (row, 2),
    .prefix = lds_row_get_text (row, 3),
  };

  return ((LdsFamilyFunc) func) (&family, user_data);
}

static gboolean
read_part (sqlite3_stmt *row,
           GCallback     func,
           gpointer      user_data)
{
  return ((LdsFamilyPartFunc) func) (sqlite3_column_int64 (row, 0), user_data);
}

/**
 * lds_workspace_add_family:
 * @name: what a person calls it
 * @maker_name: (nullable): the maker of the parts that begin with @prefix; must be given with it
 * @prefix: (nullable): with what their numbers begin; a digit must be in it. Parts that come later are covered, too
 * @family: (out): its id
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_family (LdsWorkspace  *self,
                          const char    *name,
                          const char    *maker_name,
                          const char    *prefix,
                          gint64        *family,
                          GError       **error)
{
  g_autofree char *key = NULL;
  gint64 maker = 0;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);
  g_return_val_if_fail (name != NULL && family != NULL, FALSE);

  if (maker_name != NULL && (maker = lds_workspace_get_supplier (self, maker_name, error)) == 0)
    return FALSE;
  if (prefix != NULL)
    key = lds_number_key (prefix, TRUE);
  if (prefix != NULL && (key == NULL || maker == 0))
    {
      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT,
                   _ ("“%s” would cover parts of others. Name their maker, and take more of the number."),
                   prefix);
      return FALSE;
    }

  *family = lds_id_from_time ();

  return lds_statement_run (self, error,
                            "INSERT INTO family (id, name, maker, prefix) VALUES (?, ?, ?, ?)",
                            "isis", *family, name, maker, key);
}

/**
 * lds_workspace_remove_family:
 * @family: id of a family; what was claimed of it goes, too
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it is gone
 */
gboolean
lds_workspace_remove_family (LdsWorkspace  *self,
                             gint64         family,
                             GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  return lds_statement_run (self, error, "DELETE FROM family WHERE id = ?", "i", family);
}

/**
 * lds_workspace_add_family_part:
 * @family: id of a family
 * @part: id of a part that is one of it
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_family_part (LdsWorkspace  *self,
                               gint64         family,
                               gint64         part,
                               GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  return lds_statement_run (self, error,
                            "INSERT INTO family_part (family, part) VALUES (?, ?)"
                            " ON CONFLICT DO NOTHING",
                            "ii", family, part);
}

/**
 * lds_workspace_remove_family_part:
 * @family: id of a family
 * @part: id of a part that was added to it
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it is gone
 */
gboolean
lds_workspace_remove_family_part (LdsWorkspace  *self,
                                  gint64         family,
                                  gint64         part,
                                  GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  return lds_statement_run (self, error, "DELETE FROM family_part WHERE family = ? AND part = ?",
                            "ii", family, part);
}

/**
 * lds_workspace_foreach_family:
 * @func: (scope call): called with each; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_family (LdsWorkspace   *self,
                              LdsFamilyFunc   func,
                              gpointer        user_data,
                              GError        **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_family, G_CALLBACK (func), user_data, error,
                                "SELECT family.id, family.name, supplier.name, prefix FROM family"
                                " LEFT JOIN supplier ON supplier.id = maker ORDER BY family.id",
                                "");
}

/**
 * lds_workspace_foreach_family_part:
 * @family: id of a family
 * @func: (scope call): called with each part of it, those it covers by their number too; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_family_part (LdsWorkspace       *self,
                                   gint64              family,
                                   LdsFamilyPartFunc   func,
                                   gpointer            user_data,
                                   GError            **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_part, G_CALLBACK (func), user_data, error,
                                "SELECT part FROM family_member WHERE family = ? ORDER BY part", "i",
                                family);
}
