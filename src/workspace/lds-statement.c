/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-statement.h"

#include <math.h>

static void
bind (sqlite3_stmt *statement,
      const char   *types,
      va_list       values)
{
  for (int i = 1; *types != '\0'; i++, types++)
    {
      gint64 id;
      GBytes *bytes;
      gconstpointer data;
      gsize size;

      switch (*types)
        {
        case 's':
          lds_database_bind_text (statement, i, va_arg (values, const char *));
          break;
        case 'i':
          sqlite3_bind_int64 (statement, i, va_arg (values, gint64));
          break;
        case 'r':
          id = va_arg (values, gint64);
          if (id != 0)
            sqlite3_bind_int64 (statement, i, id);
          break;
        case 'd':
          lds_database_bind_number (statement, i, va_arg (values, double));
          break;
        case 'b':
          bytes = va_arg (values, GBytes *);
          data = g_bytes_get_data (bytes, &size);
          sqlite3_bind_blob64 (statement, i, size > 0 ? data : "", size, SQLITE_STATIC);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

static sqlite3_stmt *
prepare (LdsWorkspace  *workspace,
         GError       **error,
         const char    *sql,
         const char    *types,
         va_list        values)
{
  sqlite3_stmt *statement = lds_database_prepare (lds_workspace_get_database (workspace), sql,
                                                  error);

  if (statement != NULL)
    bind (statement, types, values);

  return statement;
}

/*< private >
 * lds_statement_run:
 * @types: a letter for each value that follows: "s" a text or %NULL, "i" a #gint64, "r" a #gint64 that is an id, 0 for
 *   none, "d" a double, NaN for none, "b" a #GBytes
 *
 * Runs a statement that gives no rows, or whose rows are not wanted.
 *
 * Returns: whether it could be run
 */
gboolean
lds_statement_run (LdsWorkspace  *workspace,
                   GError       **error,
                   const char    *sql,
                   const char    *types,
                   ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  va_list values;

  va_start (values, types);
  statement = prepare (workspace, error, sql, types, values);
  va_end (values);

  return statement != NULL && lds_database_step (statement, NULL, error);
}

/*< private >
 * lds_statement_look_up:
 * @value: (out): the first value of the first row, 0 where there is none
 *
 * Returns: whether it could be run
 */
gboolean
lds_statement_look_up (LdsWorkspace  *workspace,
                       gint64        *value,
                       GError       **error,
                       const char    *sql,
                       const char    *types,
                       ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row = FALSE;
  va_list values;

  va_start (values, types);
  statement = prepare (workspace, error, sql, types, values);
  va_end (values);

  *value = 0;
  if (statement == NULL || !lds_database_step (statement, &row, error))
    return FALSE;
  if (row)
    *value = sqlite3_column_int64 (statement, 0);

  return TRUE;
}

/*< private >
 * lds_statement_foreach:
 * @row_func: calls @func with what a row says; returns whether to go on
 *
 * Returns: whether all could be read
 */
gboolean
lds_statement_foreach (LdsWorkspace  *workspace,
                       LdsRowFunc     row_func,
                       GCallback      func,
                       gpointer       user_data,
                       GError       **error,
                       const char    *sql,
                       const char    *types,
                       ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row = FALSE;
  va_list values;

  va_start (values, types);
  statement = prepare (workspace, error, sql, types, values);
  va_end (values);

  if (statement == NULL)
    return FALSE;

  while (lds_database_step (statement, &row, error))
    {
      if (!row || !row_func (statement, func, user_data))
        return TRUE;
    }

  return FALSE;
}

const char *
lds_row_get_text (sqlite3_stmt *row,
                  int           column)
{
  return (const char *) sqlite3_column_text (row, column);
}

double
lds_row_get_number (sqlite3_stmt *row,
                    int           column)
{
  if (sqlite3_column_type (row, column) == SQLITE_NULL)
    return NAN;

  return sqlite3_column_double (row, column);
}
