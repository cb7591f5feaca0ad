/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds which part each item is: the same number of the same maker is the same part, in whatever parts list it
 * stands. A maker's own number counts before the number of the list, and where no maker is named, the supplier stands
 * for it. */

#include "lds-config.h"

#include "lds-workspace-parts.h"

#include "lds-keys.h"
#include "lds-statement.h"
#include "lds-workspace-edit.h"

#include <glib/gi18n-lib.h>

/* The keys of names are made once a name, those of numbers once a line. */
static const char link_sql[] =
  "CREATE TEMP TABLE new_name AS"
  " SELECT name, lds_name_key (name) AS key FROM"
  "  (SELECT manufacturer AS name FROM item WHERE part IS NULL"
  "   UNION SELECT supplier FROM item WHERE part IS NULL) WHERE name IS NOT NULL;"

  "CREATE TEMP TABLE new_supplier AS"
  " SELECT key, lds_id (key) AS id, min (name) AS name FROM new_name"
  " WHERE key IS NOT NULL AND key NOT IN (SELECT key FROM main.supplier_name) GROUP BY key;"
  "INSERT INTO supplier (id, name) SELECT id, name FROM new_supplier WHERE true ON CONFLICT DO NOTHING;"
  "INSERT INTO supplier_name (key, supplier, name) SELECT key, id, name FROM new_supplier;"

  "CREATE TEMP TABLE maker AS SELECT new_name.name, supplier FROM new_name"
  " JOIN main.supplier_name USING (key);"
  "CREATE UNIQUE INDEX temp.maker_name ON maker (name);"

  "CREATE TEMP TABLE line AS"
  " SELECT id, coalesce (supplier, 0) AS maker, number, description,"
  "  lds_number_key (number, supplier IS NOT NULL) AS key FROM"
  "  (SELECT item.id, maker.supplier, description,"
  "   iif (mpn GLOB '*[0-9]*', mpn, part_number) AS number FROM item"
  "   LEFT JOIN maker ON maker.name = coalesce (manufacturer, item.supplier) WHERE part IS NULL AND number IS NOT NULL)"
  " WHERE key IS NOT NULL;"

  "CREATE TEMP TABLE new_part AS"
  " SELECT maker, key, lds_id (maker || '/' || key) AS id, number, description, min (id) FROM line"
  " WHERE NOT EXISTS (SELECT 1 FROM main.part_number AS known"
  "  WHERE known.maker = line.maker AND known.key = line.key) GROUP BY maker, key;"
  "INSERT INTO part (id, number, maker, description)"
  " SELECT id, number, nullif (maker, 0), description FROM new_part WHERE true ON CONFLICT DO NOTHING;"
  "INSERT INTO part_number (maker, key, part, number) SELECT maker, key, id, number FROM new_part;"

  "UPDATE item SET part = part_number.part FROM temp.line JOIN part_number USING (maker, key)"
  " WHERE item.id = line.id;";

static const char clean_sql[] =
  "DROP TABLE IF EXISTS temp.new_name; DROP TABLE IF EXISTS temp.new_supplier;"
  "DROP TABLE IF EXISTS temp.maker; DROP TABLE IF EXISTS temp.line; DROP TABLE IF EXISTS temp.new_part;";

/*< private >
 * lds_workspace_link_items:
 *
 * Within an edit, gives the items without a part one by their number, and makes the parts and suppliers that are new.
 *
 * Returns: whether it could
 */
gboolean
lds_workspace_link_items (LdsWorkspace  *self,
                          GError       **error)
{
  sqlite3 *db = lds_workspace_get_database (self);
  gboolean done = lds_keys_register (db, error) && lds_database_execute (db, clean_sql, error) &&
                  lds_database_execute (db, link_sql, error);

  return done && lds_database_execute (db, clean_sql, error);
}

/**
 * lds_workspace_link_parts:
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Finds out which part each item is, where that has not been done: in a workspace of an older version, and in a copy of
 * a private one. A lasting workspace does it by itself with every import. It is an edit of its own, unless there is
 * nothing to find.
 *
 * Returns: whether it could
 */
gboolean
lds_workspace_link_parts (LdsWorkspace  *self,
                          GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  if (!lds_workspace_edit_begin (self, _ ("Parts recognised"), NULL, error))
    return FALSE;

  if (!lds_workspace_link_items (self, error) || !lds_workspace_commit (self, error))
    {
      lds_workspace_rollback (self);
      return FALSE;
    }

  return TRUE;
}
