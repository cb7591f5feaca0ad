/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-suppliers.h"

#include "lds-keys.h"
#include "lds-statement.h"
#include "lds-workspace-parts.h"

#include <glib/gi18n-lib.h>

static gboolean
read_supplier (sqlite3_stmt *row,
               GCallback     func,
               gpointer      user_data)
{
  LdsSupplierRecord supplier = {
    .id = sqlite3_column_int64 (row, 0),
    .name = lds_row_get_text (row, 1),
    .n_parts = sqlite3_column_int64 (row, 2),
  };

  return ((LdsSupplierFunc) func) (&supplier, user_data);
}

static gboolean
read_name (sqlite3_stmt *row,
           GCallback     func,
           gpointer      user_data)
{
  return ((LdsSupplierNameFunc) func) (lds_row_get_text (row, 0), user_data);
}

static gboolean
fail_name (const char  *name,
           GError     **error)
{
  g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT,
               _ ("“%s” is no name: it has neither a letter nor a digit."), name);
  return FALSE;
}

/*< private >
 * lds_workspace_get_supplier:
 * @name: one of its names
 *
 * Looks a supplier up by a name, and makes it where there is none.
 *
 * Returns: its id, 0 on an error
 */
gint64
lds_workspace_get_supplier (LdsWorkspace  *self,
                            const char    *name,
                            GError       **error)
{
  g_autofree char *key = lds_name_key (name);
  gint64 supplier;

  if (key == NULL)
    return fail_name (name, error);
  if (!lds_statement_look_up (self, &supplier, error,
                              "SELECT supplier FROM supplier_name WHERE key = ?", "s", key))
    return 0;
  if (supplier != 0)
    return supplier;

  supplier = lds_id_from_text (key);
  if (!lds_statement_run (self, error,
                          "INSERT INTO supplier (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
                          "is", supplier, name) ||
      !lds_statement_run (self, error,
                          "INSERT INTO supplier_name (key, supplier, name) VALUES (?, ?, ?)", "sis",
                          key, supplier, name))
    return 0;

  return supplier;
}

/**
 * lds_workspace_find_supplier:
 * @name: one of the names of a supplier, with or without its legal form
 * @supplier: (out): its id, 0 where there is none
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it could be looked up
 */
gboolean
lds_workspace_find_supplier (LdsWorkspace  *self,
                             const char    *name,
                             gint64        *supplier,
                             GError       **error)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (name != NULL && supplier != NULL, FALSE);

  key = lds_name_key (name);

  return lds_statement_look_up (self, supplier, error,
                                "SELECT supplier FROM supplier_name WHERE key = ?", "s", key);
}

/**
 * lds_workspace_rename_supplier:
 * @supplier: id of a supplier
 * @name: its main name from now on; it keeps its other ones
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was renamed
 */
gboolean
lds_workspace_rename_supplier (LdsWorkspace  *self,
                               gint64         supplier,
                               const char    *name,
                               GError       **error)
{
  return lds_workspace_add_supplier_name (self, supplier, name, error) &&
         lds_statement_run (self, error, "UPDATE supplier SET name = ? WHERE id = ?", "si", name,
                            supplier);
}

/**
 * lds_workspace_add_supplier_name:
 * @supplier: id of a supplier
 * @name: another name of it
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR: %LDS_WORKSPACE_ERROR_CONFLICT where it is that
 *   of another supplier
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_supplier_name (LdsWorkspace  *self,
                                 gint64         supplier,
                                 const char    *name,
                                 GError       **error)
{
  g_autofree char *key = NULL;
  gint64 known;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  key = lds_name_key (name);
  if (key == NULL)
    return fail_name (name, error);
  if (!lds_statement_look_up (self, &known, error,
                              "SELECT supplier FROM supplier_name WHERE key = ?", "s", key))
    return FALSE;
  if (known != 0 && known != supplier)
    {
      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT,
                   _ ("“%s” is the name of another supplier. Merge the two suppliers instead."),
                   name);
      return FALSE;
    }

  return lds_statement_run (self, error,
                            "INSERT INTO supplier_name (key, supplier, name) VALUES (?, ?, ?)"
                            " ON CONFLICT DO NOTHING",
                            "sis", key, supplier, name);
}

static gboolean
read_pair (sqlite3_stmt *row,
           GCallback     func,
           gpointer      user_data)
{
  gint64 *pair = user_data;

  pair[0] = sqlite3_column_int64 (row, 0);
  pair[1] = sqlite3_column_int64 (row, 1);

  return FALSE;
}

/* Their parts with the same number are the same part. A part may have several numbers, so that one
 * merge can settle another. */
static gboolean
merge_their_parts (LdsWorkspace  *self,
                   gint64         supplier,
                   gint64         other,
                   GError       **error)
{
  while (TRUE)
    {
      gint64 pair[2] = { 0 };

      if (!lds_statement_foreach (self, read_pair, NULL, pair, error,
                                  "SELECT a.part, b.part FROM part_number AS a"
                                  " JOIN part_number AS b ON b.key = a.key AND b.maker = ?2"
                                  " WHERE a.maker = ?1 AND a.part <> b.part LIMIT 1",
                                  "ii", supplier, other))
        return FALSE;
      if (pair[0] == 0)
        return TRUE;
      if (!lds_workspace_merge_parts (self, pair[0], pair[1], error))
        return FALSE;
    }
}

/**
 * lds_workspace_merge_suppliers:
 * @supplier: id of the supplier that stays
 * @other: id of the supplier that is the same and goes
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * The names and parts of @other are those of @supplier from now on, and parts with the same number become one.
 *
 * Returns: whether they were merged
 */
gboolean
lds_workspace_merge_suppliers (LdsWorkspace  *self,
                               gint64         supplier,
                               gint64         other,
                               GError       **error)
{
  static const char *const steps[] = {
    "UPDATE OR IGNORE part_number SET maker = ?1 WHERE maker = ?2",
    "DELETE FROM part_number WHERE maker = ?2",
    "UPDATE part SET maker = ?1 WHERE maker = ?2",
    "UPDATE family SET maker = ?1 WHERE maker = ?2",
    "UPDATE supplier_name SET supplier = ?1 WHERE supplier = ?2",
    "DELETE FROM supplier WHERE id = ?2",
  };

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);
  g_return_val_if_fail (supplier != other && supplier != 0 && other != 0, FALSE);

  if (!merge_their_parts (self, supplier, other, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!lds_statement_run (self, error, steps[i], "ii", supplier, other))
      return FALSE;

  return TRUE;
}

/**
 * lds_workspace_foreach_supplier:
 * @func: (scope call): called with each, in the order of their names; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_supplier (LdsWorkspace     *self,
                                LdsSupplierFunc   func,
                                gpointer          user_data,
                                GError          **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_supplier, G_CALLBACK (func), user_data, error,
                                "SELECT id, name, (SELECT count(*) FROM part WHERE maker = supplier.id)"
                                " FROM supplier ORDER BY name, id",
                                "");
}

/**
 * lds_workspace_foreach_supplier_name:
 * @supplier: id of a supplier
 * @func: (scope call): called with each of its names; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_supplier_name (LdsWorkspace         *self,
                                     gint64                supplier,
                                     LdsSupplierNameFunc   func,
                                     gpointer              user_data,
                                     GError              **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_name, G_CALLBACK (func), user_data, error,
                                "SELECT name FROM supplier_name WHERE supplier = ? ORDER BY key",
                                "i", supplier);
}
