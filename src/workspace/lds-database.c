/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-database.h"
#include "lds-workspace.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* How long to wait for another connection, in milliseconds. */
#define BUSY_TIMEOUT 2000

static LdsWorkspaceError
get_code (int result,
          int system_error)
{
  if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG)
    return LDS_WORKSPACE_ERROR_FULL;

  switch (result)
    {
    case SQLITE_FULL:
      return LDS_WORKSPACE_ERROR_FULL;
    case SQLITE_READONLY:
      return LDS_WORKSPACE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return LDS_WORKSPACE_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return LDS_WORKSPACE_ERROR_IN_USE;
    default:
      return LDS_WORKSPACE_ERROR_STORE;
    }
}

static void
set_error (GError            **error,
           LdsWorkspaceError   code,
           const char         *message)
{
  /* It may quote from a damaged file. */
  g_autofree char *text = g_utf8_make_valid (message, -1);

  switch (code)
    {
    case LDS_WORKSPACE_ERROR_FULL:
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, code,
                           _ ("The disk is full. Nothing was changed: make room and try again."));
      break;
    case LDS_WORKSPACE_ERROR_READ_ONLY:
      g_set_error (error, LDS_WORKSPACE_ERROR, code, _ ("The workspace cannot be changed: %s"), text);
      break;
    case LDS_WORKSPACE_ERROR_DAMAGED:
      g_set_error (error, LDS_WORKSPACE_ERROR, code,
                   _ ("The workspace is damaged: %s."), text);
      break;
    case LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE:
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, code,
                           _ ("The file is not a Lodestone workspace."));
      break;
    case LDS_WORKSPACE_ERROR_IN_USE:
      g_set_error_literal (error, LDS_WORKSPACE_ERROR, code,
                           _ ("Another program is at work in the workspace. Try again in a moment."));
      break;
    default:
      g_set_error (error, LDS_WORKSPACE_ERROR, code,
                   _ ("The workspace could not be read or written: %s"), text);
    }
}

/*< private >
 * lds_database_set_error:
 * @db: (nullable): the connection on which a call has just failed; %NULL when there was no memory for it
 *
 * Says what went wrong.
 */
void
lds_database_set_error (GError  **error,
                        sqlite3  *db)
{
  int result = db != NULL ? sqlite3_errcode (db) & 0xff : SQLITE_NOMEM;
  gboolean at_disk = result == SQLITE_IOERR || result == SQLITE_CANTOPEN;

  set_error (error, get_code (result, at_disk ? sqlite3_system_errno (db) : 0),
             db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (result));
}

/*< private >
 * lds_database_set_result_error:
 * @result: what a call returned that leaves no message with its connection
 *
 * Says what went wrong.
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean
lds_database_set_result_error (GError **error,
                               int      result)
{
  set_error (error, get_code (result & 0xff, 0), sqlite3_errstr (result));

  return FALSE;
}

/* A workspace from somebody else may be made to do harm, so its schema is trusted with nothing. */
static gboolean
configure (sqlite3   *db,
           gboolean   private,
           GError   **error)
{
  sqlite3_busy_timeout (db, BUSY_TIMEOUT);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  if (!lds_database_execute (db, "PRAGMA cell_size_check = ON", error))
    return FALSE;

  /* A private workspace goes with the process, so it need not survive a crash. EXTRA is FULL that also
   * lasts where there is no write-ahead log. */
  return lds_database_execute (db,
                               private ? "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY"
                                       : "PRAGMA synchronous = EXTRA",
                               error);
}

/*< private >
 * lds_database_open:
 * @path: a file name, or "" for a database of its own that is removed when closed
 * @flags: `SQLITE_OPEN_READONLY`, or `SQLITE_OPEN_READWRITE` with or without `SQLITE_OPEN_CREATE`
 *
 * Opens the database as it is.
 *
 * Returns: (transfer full) (nullable): the connection
 */
sqlite3 *
lds_database_open (const char  *path,
                   int          flags,
                   GError     **error)
{
  g_autoptr (sqlite3) db = NULL;

  if (sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_FULLMUTEX, NULL) != SQLITE_OK)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_OPEN,
                   _ ("“%s” cannot be opened: %s"), name,
                   db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (SQLITE_NOMEM));
      return NULL;
    }

  return configure (db, *path == '\0', error) ? g_steal_pointer (&db) : NULL;
}

sqlite3_stmt *
lds_database_prepare (sqlite3     *db,
                      const char  *sql,
                      GError     **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    lds_database_set_error (error, db);

  return statement;
}

gboolean
lds_database_execute (sqlite3     *db,
                      const char  *sql,
                      GError     **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  lds_database_set_error (error, db);
  return FALSE;
}

/*< private >
 * lds_database_step:
 * @row: (out) (optional): whether there is a row to read
 *
 * Runs a statement to its next row. After the last one, or on an error, it is reset.
 */
gboolean
lds_database_step (sqlite3_stmt  *statement,
                   gboolean      *row,
                   GError       **error)
{
  int result = sqlite3_step (statement);

  if (row != NULL)
    *row = result == SQLITE_ROW;
  if (result == SQLITE_ROW)
    return TRUE;

  if (result != SQLITE_DONE)
    lds_database_set_error (error, sqlite3_db_handle (statement));
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

/*< private >
 * lds_database_get_number:
 * @sql: a query that gives a row
 * @number: (out): what stands in its first column
 *
 * Returns: whether it could be read
 */
gboolean
lds_database_get_number (sqlite3     *db,
                         const char  *sql,
                         gint64      *number,
                         GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = lds_database_prepare (db, sql, error);
  gboolean row;

  if (statement == NULL || !lds_database_step (statement, &row, error))
    return FALSE;

  *number = sqlite3_column_int64 (statement, 0);

  return TRUE;
}

/*< private >
 * lds_database_is_logged:
 *
 * Returns: whether changes go to a write-ahead log first
 */
gboolean
lds_database_is_logged (sqlite3 *db)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  return sqlite3_prepare_v2 (db, "PRAGMA journal_mode", -1, &statement, NULL) == SQLITE_OK &&
         sqlite3_step (statement) == SQLITE_ROW &&
         g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") == 0;
}

/* The text must live until the statement has been stepped. */
void
lds_database_bind_text (sqlite3_stmt *statement,
                        int           index,
                        const char   *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

void
lds_database_bind_number (sqlite3_stmt *statement,
                          int           index,
                          double        number)
{
  if (isnan (number))
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_double (statement, index, number);
}
