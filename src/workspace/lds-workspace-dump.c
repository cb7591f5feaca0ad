/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that a workspace says, as text that can be compared. */

#include "lds-config.h"

#include "lds-statement.h"
#include "lds-workspace-history.h"

/* Without the history, and without bytes of documents that no one holds on to. */
#define TABLES                                                                                      \
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"  \
  " AND name NOT IN ('change', 'change_part', 'document_content') ORDER BY name"

static gboolean
read_name (sqlite3_stmt *row,
           GCallback     func,
           gpointer      user_data)
{
  g_ptr_array_add (user_data, g_strdup (lds_row_get_text (row, 0)));

  return TRUE;
}

static void
append_value (GString      *dump,
              sqlite3_stmt *row,
              int           column)
{
  g_autofree char *text = NULL;

  switch (sqlite3_column_type (row, column))
    {
    case SQLITE_NULL:
      g_string_append (dump, "NULL");
      return;
    case SQLITE_FLOAT:
      g_string_append_printf (dump, "%.17g", sqlite3_column_double (row, column));
      return;
    case SQLITE_TEXT:
      text = g_strescape (lds_row_get_text (row, column), NULL);
      g_string_append_printf (dump, "\"%s\"", text);
      return;
    default:
      g_string_append (dump, lds_row_get_text (row, column));
      return;
    }
}

static gboolean
read_row (sqlite3_stmt *row,
          GCallback     func,
          gpointer      user_data)
{
  GString *dump = user_data;

  for (int i = 0; i < sqlite3_column_count (row); i++)
    {
      g_string_append_c (dump, i == 0 ? ' ' : '\t');
      append_value (dump, row, i);
    }
  g_string_append_c (dump, '\n');

  return TRUE;
}

/**
 * lds_workspace_dump:
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Writes every table out, row by row in the order of their keys: two workspaces that say the same have the same dump.
 * The history is not in it, nor the bytes of documents, for which their hash stands.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
lds_workspace_dump (LdsWorkspace  *self,
                    GError       **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) dump = g_string_new (NULL);

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), NULL);

  if (!lds_statement_foreach (self, read_name, NULL, tables, error, TABLES, ""))
    return NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = g_ptr_array_index (tables, i);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1, 2", table);

      g_string_append_printf (dump, "%s\n", table);
      if (!lds_statement_foreach (self, read_row, NULL, dump, error, sql, ""))
        return NULL;
    }

  return g_string_free_and_steal (g_steal_pointer (&dump));
}
