/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows name which, so that nothing is left that names what is gone. */

#include "lds-config.h"

#include "lds-statement.h"
#include "lds-workspace-exchange-private.h"

/* @cleared: the row can do without */
typedef struct
{
  const char *table;
  const char *column;
  int         index;
  const char *target;
  gboolean    cleared;
} Link;

static const Link links[] = {
  { "supplier_name", "supplier", 1, "supplier", FALSE },
  { "part", "maker", 2, "supplier", TRUE },
  { "part_number", "maker", 0, "supplier", FALSE },
  { "part_number", "part", 2, "part", FALSE },
  { "family", "maker", 2, "supplier", FALSE },
  { "family_part", "family", 0, "family", FALSE },
  { "family_part", "part", 1, "part", FALSE },
  { "part_document", "part", 0, "part", FALSE },
  { "part_document", "document", 1, "document", FALSE },
  { "part_origin", "part", 1, "part", FALSE },
  { "part_origin", "family", 2, "family", FALSE },
  { "part_origin", "document", 12, "document", TRUE },
  { "part_content", "part", 1, "part", FALSE },
  { "part_content", "family", 2, "family", FALSE },
  { "part_content", "document", 9, "document", TRUE },
  { "note", "part", 1, "part", FALSE },
  { "question", "part", 1, "part", FALSE },
  { "decision", "part", 1, "part", FALSE },
};

/* @left: found a row that they do not change */
typedef struct
{
  const LdsExchangeLog *net;
  gboolean              left;
  gboolean              failed;
} Search;

static gboolean
read_key (sqlite3_stmt *row,
          GCallback     func,
          gpointer      user_data)
{
  Search *search = user_data;
  const char *key = lds_row_get_text (row, 0);

  search->failed = key == NULL;
  search->left = key != NULL && lds_exchange_log_get (search->net, key) == NULL;

  return key != NULL && !search->left;
}

static gboolean
search_link (LdsWorkspace  *workspace,
             const Link    *link,
             gint64         id,
             Search        *search,
             GError       **error)
{
  const LdsExchangeTable *table = lds_exchange_find_table (link->table);
  g_autofree char *key = table->n_keys == 1
                           ? g_strdup (table->columns[0])
                           : g_strdup_printf ("%s || '/' || %s", table->columns[0], table->columns[1]);
  g_autofree char *sql = g_strdup_printf ("SELECT '%s/' || %s FROM %s WHERE %s = ?", link->table, key,
                                          link->table, link->column);

  if (!lds_statement_foreach (workspace, read_key, NULL, search, error, sql, "i", id))
    return FALSE;
  if (search->failed)
    lds_database_set_result_error (error, SQLITE_NOMEM);

  return !search->failed;
}

/*< private >
 * lds_exchange_is_needed:
 * @removed: a row that they removed
 * @net: all that they changed
 * @needed: (out): whether a row here that they did not change names it
 *
 * Returns: whether it could be looked up
 */
gboolean
lds_exchange_is_needed (LdsWorkspace             *workspace,
                        const LdsExchangeChange  *removed,
                        const LdsExchangeLog     *net,
                        gboolean                 *needed,
                        GError                  **error)
{
  Search search = { .net = net };

  for (gsize i = 0; i < G_N_ELEMENTS (links) && !search.left; i++)
    if (g_str_equal (links[i].target, removed->table->name) &&
        !search_link (workspace, &links[i], sqlite3_value_int64 (removed->old[0]), &search, error))
      return FALSE;
  *needed = search.left;

  return TRUE;
}

static gboolean
look_for (LdsWorkspace          *workspace,
          const char            *key,
          const char            *table,
          gint64                 id,
          const LdsExchangeLog  *net,
          gboolean              *there,
          GError               **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?", table);
  const GPtrArray *changes = lds_exchange_log_get (net, key);
  gint64 found = 0;

  if (changes != NULL)
    {
      *there = ((const LdsExchangeChange *) changes->pdata[0])->operation != SQLITE_DELETE;
      return TRUE;
    }
  if (!lds_statement_look_up (workspace, &found, error, sql, "i", id))
    return FALSE;
  *there = found != 0;

  return TRUE;
}

/*< private >
 * lds_exchange_find_missing:
 * @change: what they add or change
 * @net: all that they changed
 * @missing: (out) (nullable) (transfer full): key of a row that @change names and that is neither here nor in their
 *   changes
 *
 * Returns: whether it could be looked up
 */
gboolean
lds_exchange_find_missing (LdsWorkspace             *workspace,
                           const LdsExchangeChange  *change,
                           const LdsExchangeLog     *net,
                           char                    **missing,
                           GError                  **error)
{
  *missing = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      sqlite3_value *value;
      g_autofree char *key = NULL;
      gboolean there;

      if (!g_str_equal (links[i].table, change->table->name))
        continue;
      value = change->new[links[i].index];
      if (value == NULL || sqlite3_value_type (value) != SQLITE_INTEGER || sqlite3_value_int64 (value) == 0)
        continue;

      key = g_strdup_printf ("%s/%" G_GINT64_FORMAT, links[i].target, (gint64) sqlite3_value_int64 (value));
      if (!look_for (workspace, key, links[i].target, sqlite3_value_int64 (value), net, &there, error))
        return FALSE;
      if (!there)
        {
          *missing = g_steal_pointer (&key);
          return TRUE;
        }
    }

  return TRUE;
}

static gboolean
tidy_link (LdsWorkspace  *workspace,
           const Link    *link,
           GError       **error)
{
  g_autofree char *action = link->cleared
                              ? g_strdup_printf ("UPDATE %s SET %s = NULL", link->table, link->column)
                              : g_strdup_printf ("DELETE FROM %s", link->table);
  g_autofree char *sql = g_strdup_printf ("%s WHERE %s <> 0 AND %s NOT IN (SELECT id FROM %s)", action,
                                          link->column, link->column, link->target);

  return lds_statement_run (workspace, error, sql, "");
}

/*< private >
 * lds_exchange_tidy:
 *
 * Removes what names a row that was removed, as SQLite does by itself where rows are removed one by one.
 *
 * Returns: whether it could
 */
gboolean
lds_exchange_tidy (LdsWorkspace  *workspace,
                   GError       **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    if (!tidy_link (workspace, &links[i], error))
      return FALSE;

  return lds_statement_run (workspace, error,
                            "UPDATE item SET part = NULL WHERE part IS NOT NULL"
                            " AND part NOT IN (SELECT id FROM part)",
                            "");
}
