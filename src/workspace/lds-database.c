/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-database.h"
#include "lds-migrations.h"
#include "lds-workspace.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* "LDST": tells a workspace from any other SQLite file. */
#define APPLICATION_ID 0x4c445354

static const char *migrations[] = {
  "/org/lodestone/Lodestone/workspace/0001-items-and-claims.sql",
  "/org/lodestone/Lodestone/workspace/0002-how-columns-were-read.sql",
  "/org/lodestone/Lodestone/workspace/0003-substitutes.sql",
  "/org/lodestone/Lodestone/workspace/0004-settings-and-evidence.sql",
  "/org/lodestone/Lodestone/workspace/0005-parts-and-history.sql",
};

static void
set_error (GError            **error,
           LdsWorkspaceError   code,
           sqlite3            *db)
{
  g_set_error (error, LDS_WORKSPACE_ERROR, code,
               _ ("The workspace could not be read or written: %s"),
               db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (SQLITE_NOMEM));
}

static int
get_pragma (sqlite3    *db,
            const char *sql)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK ||
      sqlite3_step (statement) != SQLITE_ROW)
    return -1;

  return sqlite3_column_int (statement, 0);
}

static gboolean
migrate (sqlite3   *db,
         int        version,
         GError   **error)
{
  for (gsize i = version; i < G_N_ELEMENTS (migrations); i++)
    {
      g_autoptr (GBytes) sql =
        g_resource_lookup_data (lds_migrations_get_resource (), migrations[i], 0, error);
      g_autofree char *step = NULL;

      if (sql == NULL)
        return FALSE;

      step = g_strdup_printf ("BEGIN IMMEDIATE; %s; PRAGMA application_id = %d;"
                              "PRAGMA user_version = %d; COMMIT;",
                              (const char *) g_bytes_get_data (sql, NULL),
                              APPLICATION_ID, (int) i + 1);
      if (!lds_database_execute (db, step, error))
        {
          sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
          return FALSE;
        }
    }

  return TRUE;
}

/* An empty file is a new workspace; anything else must carry our application_id. */
static gboolean
check_and_migrate (sqlite3    *db,
                   const char *path,
                   GError    **error)
{
  int id = get_pragma (db, "PRAGMA application_id");
  int version = get_pragma (db, "PRAGMA user_version");
  gboolean empty = get_pragma (db, "SELECT count(*) = 0 FROM sqlite_schema") == 1;

  if (id != APPLICATION_ID && !(id == 0 && version == 0 && empty))
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE,
                   _ ("“%s” is not a Lodestone workspace."), name);
      return FALSE;
    }

  if (version > (int) G_N_ELEMENTS (migrations))
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NEWER,
                   _ ("“%s” was made by a newer version of Lodestone. Open it with that version."),
                   name);
      return FALSE;
    }

  return migrate (db, version, error);
}

static gboolean
configure (sqlite3   *db,
           gboolean   private,
           GError   **error)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_busy_timeout (db, 2000);

  if (!lds_database_execute (db, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;", error))
    return FALSE;

  /* A private workspace goes with the process, so it need not survive a crash. */
  return lds_database_execute (db,
                               private ? "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;"
                                       : "PRAGMA synchronous = FULL;",
                               error);
}

/*< private >
 * lds_database_open:
 * @path: a file name, or "" for a database of its own that is removed when closed
 * @create: whether to make the file when it is not there
 *
 * Opens the database and brings its schema to the newest version.
 *
 * Returns: (transfer full) (nullable): the connection
 */
sqlite3 *
lds_database_open (const char  *path,
                   gboolean     create,
                   GError     **error)
{
  g_autoptr (sqlite3) db = NULL;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX;

  if (create)
    flags |= SQLITE_OPEN_CREATE;

  if (sqlite3_open_v2 (path, &db, flags, NULL) != SQLITE_OK)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_OPEN,
                   _ ("“%s” cannot be opened: %s"), name,
                   db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (SQLITE_NOMEM));
      return NULL;
    }

  if (!configure (db, *path == '\0', error) || !check_and_migrate (db, path, error))
    return NULL;

  return g_steal_pointer (&db);
}

sqlite3_stmt *
lds_database_prepare (sqlite3     *db,
                      const char  *sql,
                      GError     **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    set_error (error, LDS_WORKSPACE_ERROR_STORE, db);

  return statement;
}

gboolean
lds_database_execute (sqlite3     *db,
                      const char  *sql,
                      GError     **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  set_error (error, LDS_WORKSPACE_ERROR_STORE, db);
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
    set_error (error, LDS_WORKSPACE_ERROR_STORE, sqlite3_db_handle (statement));
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
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
