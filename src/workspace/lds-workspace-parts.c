/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-parts.h"

#include "lds-keys.h"
#include "lds-statement.h"

#include <glib/gi18n-lib.h>

#define PARTS                                                                                      \
  "SELECT part.id, number, maker, supplier.name, description,"                                     \
  " (SELECT count(*) FROM item JOIN source ON source.id = item.source"                             \
  "  WHERE item.part = part.id AND replaced_by IS NULL)"                                           \
  " FROM part LEFT JOIN supplier ON supplier.id = maker"

static gboolean
read_part (sqlite3_stmt *row,
           GCallback     func,
           gpointer      user_data)
{
  LdsPartRecord part = {
    .id = sqlite3_column_int64 (row, 0),
    .number = lds_row_get_text (row, 1),
    .maker = sqlite3_column_int64 (row, 2),
    .maker_name = lds_row_get_text (row, 3),
    .description = lds_row_get_text (row, 4),
    .n_items = sqlite3_column_int64 (row, 5),
  };

  return ((LdsPartFunc) func) (&part, user_data);
}

static gboolean
read_number (sqlite3_stmt *row,
             GCallback     func,
             gpointer      user_data)
{
  return ((LdsPartNumberFunc) func) (lds_row_get_text (row, 0), lds_row_get_text (row, 1),
                                     user_data);
}

static gboolean
read_use (sqlite3_stmt *row,
          GCallback     func,
          gpointer      user_data)
{
  LdsUseRecord use = {
    .item = sqlite3_column_int64 (row, 0),
    .source = sqlite3_column_int64 (row, 1),
    .row = sqlite3_column_int64 (row, 2),
    .quantity = lds_row_get_number (row, 3),
    .top = sqlite3_column_int64 (row, 4),
    .top_name = lds_row_get_text (row, 5),
  };

  return ((LdsUseFunc) func) (&use, user_data);
}

/**
 * lds_workspace_find_part:
 * @number: one of the numbers of a part, however it is spelt
 * @maker_name: (nullable): the maker, or the supplier where no maker is named
 * @part: (out): its id, 0 where there is none
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it could be looked up
 */
gboolean
lds_workspace_find_part (LdsWorkspace  *self,
                         const char    *number,
                         const char    *maker_name,
                         gint64        *part,
                         GError       **error)
{
  g_autofree char *name_key = maker_name != NULL ? lds_name_key (maker_name) : NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (number != NULL && part != NULL, FALSE);

  key = lds_number_key (number, name_key != NULL);

  return lds_statement_look_up (self, part, error,
                                "SELECT part FROM part_number WHERE key = ?1 AND maker ="
                                " CASE WHEN ?2 IS NULL THEN 0"
                                " ELSE (SELECT supplier FROM supplier_name WHERE key = ?2) END",
                                "ss", key, name_key);
}

/**
 * lds_workspace_get_item_part:
 * @item: id of an item
 * @part: (out): id of the part it is, 0 where that is not known
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it could be looked up
 */
gboolean
lds_workspace_get_item_part (LdsWorkspace  *self,
                             gint64         item,
                             gint64        *part,
                             GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_look_up (self, part, error, "SELECT part FROM item WHERE id = ?", "i",
                                item);
}

/**
 * lds_workspace_require_item_part:
 * @item: id of an item
 * @part: (out): id of the part it is
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * An item whose number does not tell which part it is becomes a part of its own, so that something can be said of it.
 * Two such items are never taken for the same part by their words alone.
 *
 * Returns: whether there is one
 */
gboolean
lds_workspace_require_item_part (LdsWorkspace  *self,
                                 gint64         item,
                                 gint64        *part,
                                 GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  if (!lds_workspace_get_item_part (self, item, part, error))
    return FALSE;
  if (*part != 0)
    return TRUE;

  *part = lds_id_from_time ();

  return lds_statement_run (self, error,
                            "INSERT INTO part (id, number, description)"
                            " SELECT ?1, coalesce (mpn, part_number), description FROM item"
                            " WHERE id = ?2",
                            "ii", *part, item) &&
         lds_workspace_set_item_part (self, item, *part, error);
}

/**
 * lds_workspace_set_item_part:
 * @item: id of an item
 * @part: id of the part it is
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Says which part an item is, whatever its number. It holds until number or maker of the item change.
 *
 * Returns: whether it was said
 */
gboolean
lds_workspace_set_item_part (LdsWorkspace  *self,
                             gint64         item,
                             gint64         part,
                             GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  return lds_statement_run (self, error, "UPDATE item SET part = ? WHERE id = ?", "ri", part, item);
}

/**
 * lds_workspace_describe_part:
 * @part: id of a part
 * @description: (nullable): what it is called
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it was changed
 */
gboolean
lds_workspace_describe_part (LdsWorkspace  *self,
                             gint64         part,
                             const char    *description,
                             GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  return lds_statement_run (self, error, "UPDATE part SET description = ? WHERE id = ?", "si",
                            description, part);
}

/**
 * lds_workspace_add_part_number:
 * @part: id of a part
 * @number: another number of it
 * @maker_name: (nullable): whose number it is
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR: %LDS_WORKSPACE_ERROR_CONFLICT where the number
 *   is that of another part, or tells no part from another
 *
 * Items with that number are the part from the next import on; parts that are the same now are brought together by
 * lds_workspace_merge_parts().
 *
 * Returns: whether it was added
 */
gboolean
lds_workspace_add_part_number (LdsWorkspace  *self,
                               gint64         part,
                               const char    *number,
                               const char    *maker_name,
                               GError       **error)
{
  gint64 maker = 0;
  gint64 known;
  g_autofree char *key = NULL;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  if (maker_name != NULL && (maker = lds_workspace_get_supplier (self, maker_name, error)) == 0)
    return FALSE;

  key = lds_number_key (number, maker != 0);
  if (key == NULL)
    {
      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT,
                   _ ("“%s” does not tell one part from another. Give its maker, or a longer number."),
                   number);
      return FALSE;
    }

  if (!lds_statement_look_up (self, &known, error,
                              "SELECT part FROM part_number WHERE maker = ? AND key = ?", "is",
                              maker, key))
    return FALSE;
  if (known != 0 && known != part)
    {
      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT,
                   _ ("“%s” is the number of another part. Merge the two parts instead."), number);
      return FALSE;
    }

  return lds_statement_run (self, error,
                            "INSERT INTO part_number (maker, key, part, number)"
                            " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                            "isis", maker, key, part, number);
}

/**
 * lds_workspace_merge_parts:
 * @part: id of the part that stays
 * @other: id of the part that is the same and goes
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * What was said of @other is said of @part from now on, but for decisions on findings that have been decided for @part.
 *
 * Returns: whether they were merged
 */
gboolean
lds_workspace_merge_parts (LdsWorkspace  *self,
                           gint64         part,
                           gint64         other,
                           GError       **error)
{
  static const char *const steps[] = {
    "UPDATE item SET part = ?1 WHERE part = ?2",
    "UPDATE part_number SET part = ?1 WHERE part = ?2",
    "UPDATE part_origin SET part = ?1 WHERE part = ?2",
    "UPDATE part_content SET part = ?1 WHERE part = ?2",
    "UPDATE note SET part = ?1 WHERE part = ?2",
    "UPDATE question SET part = ?1 WHERE part = ?2",
    "UPDATE OR IGNORE decision SET part = ?1, id = lds_id ('part/' || ?1 || '/' || finding)"
    " WHERE part = ?2",
    "UPDATE OR IGNORE family_part SET part = ?1 WHERE part = ?2",
    "UPDATE OR IGNORE part_document SET part = ?1 WHERE part = ?2",
    "DELETE FROM part WHERE id = ?2",
  };

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);
  g_return_val_if_fail (part != other, FALSE);

  if (!lds_keys_register (lds_workspace_get_database (self), error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!lds_statement_run (self, error, steps[i], "ii", part, other))
      return FALSE;

  return TRUE;
}

/**
 * lds_workspace_foreach_part:
 * @func: (scope call): called with each, in the order of the numbers; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_part (LdsWorkspace  *self,
                            LdsPartFunc    func,
                            gpointer       user_data,
                            GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_part, G_CALLBACK (func), user_data, error,
                                PARTS
                                " ORDER BY number, part.id",
                                "");
}

/**
 * lds_workspace_foreach_part_called:
 * @number: a number as a person writes it
 * @func: (scope call): called with each, in the order of the makers; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * The parts that have this number, of whatever maker, or stand in a parts list under it.
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_part_called (LdsWorkspace  *self,
                                   const char    *number,
                                   LdsPartFunc    func,
                                   gpointer       user_data,
                                   GError       **error)
{
  g_autofree char *loose = lds_number_key (number, FALSE);
  g_autofree char *strict = lds_number_key (number, TRUE);

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_part, G_CALLBACK (func), user_data, error,
                                PARTS
                                " WHERE part.id IN (SELECT part FROM part_number WHERE key = iif (maker = 0, ?1, ?2)"
                                "  UNION SELECT part FROM item WHERE part_number = ?3 COLLATE NOCASE)"
                                " ORDER BY supplier.name, part.id",
                                "sss", loose, strict, number);
}

/**
 * lds_workspace_foreach_part_number:
 * @part: id of a part
 * @func: (scope call): called with each number and its maker (nullable); returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_part_number (LdsWorkspace       *self,
                                   gint64              part,
                                   LdsPartNumberFunc   func,
                                   gpointer            user_data,
                                   GError            **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_number, G_CALLBACK (func), user_data, error,
                                "SELECT number, supplier.name FROM part_number"
                                " LEFT JOIN supplier ON supplier.id = maker WHERE part = ?"
                                " ORDER BY number",
                                "i", part);
}

/**
 * lds_workspace_foreach_use:
 * @part: id of a part
 * @func: (scope call): called with each item that is the part, in the order of adding; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Where a part is used, in the lists that count.
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_use (LdsWorkspace  *self,
                           gint64         part,
                           LdsUseFunc     func,
                           gpointer       user_data,
                           GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_use, G_CALLBACK (func), user_data, error,
                                "WITH RECURSIVE above (item, id, parent) AS ("
                                " SELECT item.id, item.id, parent FROM item JOIN source ON source.id = source"
                                "  WHERE part = ? AND replaced_by IS NULL"
                                " UNION ALL"
                                " SELECT above.item, item.id, item.parent FROM above"
                                " JOIN item ON item.id = above.parent)"
                                " SELECT item.id, item.source, item.row, item.quantity, top.id,"
                                " coalesce (top.part_number, top.description) FROM above"
                                " JOIN item ON item.id = above.item JOIN item AS top ON top.id = above.id"
                                " WHERE above.parent IS NULL ORDER BY item.id",
                                "i", part);
}
