/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-revisions.h"

#include "lds-statement.h"

/* A line that stands twice in both lists is common to them twice. */
static const char likeness_sql[] =
  "WITH line AS (SELECT source, lower (trim (coalesce (part_number, mpn, description))) AS key, count(*) AS n"
  "  FROM item GROUP BY 1, 2),"
  " top AS (SELECT source, lower (trim (max (part_number))) AS number FROM item"
  "  WHERE parent IS NULL GROUP BY source HAVING count(*) = 1)"
  " SELECT line.source, sum (line.n), sum (min (line.n, coalesce (own.n, 0))),"
  "  coalesce ((SELECT number FROM top WHERE source = line.source) <> (SELECT number FROM top WHERE source = ?1), 0)"
  " FROM line LEFT JOIN line AS own ON own.source = ?1 AND own.key = line.key"
  " JOIN source ON source.id = line.source AND replaced_by IS NULL"
  " WHERE line.source <> ?1 GROUP BY line.source ORDER BY line.source";

static gboolean
read_likeness (sqlite3_stmt *row,
               GCallback     func,
               gpointer      user_data)
{
  LdsLikenessRecord likeness = {
    .source = sqlite3_column_int64 (row, 0),
    .n_lines = sqlite3_column_int64 (row, 1),
    .n_common = sqlite3_column_int64 (row, 2),
    .other_product = sqlite3_column_int (row, 3),
  };

  return ((LdsLikenessFunc) func) (&likeness, user_data);
}

/**
 * lds_workspace_foreach_likeness:
 * @source: id of a parts list
 * @func: (scope call): called with each other list that counts, in the order of adding; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * How much a list has in common with the others.
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_likeness (LdsWorkspace     *self,
                                gint64            source,
                                LdsLikenessFunc   func,
                                gpointer          user_data,
                                GError          **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_likeness, G_CALLBACK (func), user_data, error, likeness_sql,
                                "i", source);
}

/**
 * lds_workspace_replace_source:
 * @source: id of a parts list
 * @by: id of a newer revision of it
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * From now on only the newer revision counts. The older one stays, and what is known of its parts holds as before.
 *
 * Returns: whether it was replaced
 */
gboolean
lds_workspace_replace_source (LdsWorkspace  *self,
                              gint64         source,
                              gint64         by,
                              GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);
  g_return_val_if_fail (source != by, FALSE);

  return lds_statement_run (self, error, "UPDATE source SET replaced_by = ?2 WHERE id = ?1", "ii", source, by);
}
