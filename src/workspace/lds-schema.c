/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-schema.h"

#include "lds-migrations.h"
#include "lds-workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDER "/org/lodestone/Lodestone/workspace/"

/* "LDST": tells a workspace from any other SQLite file. */
#define APPLICATION_ID 0x4c445354

/* The lower half of user_version is the version, the upper one the oldest reader. */
#define VERSION_BITS 16
#define VERSION_MASK 0xffff

/* Begins a migration after which all that older programs know is where it was and means what it meant. */
#define HARMLESS "-- Older programs may read this form."

/* All but the statistics, which may be there or not. A name is no sign of what is SQLite's own. */
#define OBJECTS "SELECT type || ' ' || name || ' ' || tbl_name, sql FROM sqlite_schema" \
                " WHERE sql IS NOT 'CREATE TABLE sqlite_stat1(tbl,idx,stat)'" \
                " AND sql IS NOT 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'"

#define COLUMNS "SELECT l.name || '.' || c.name || ' ' || c.type, NULL" \
                " FROM pragma_table_list AS l, pragma_table_xinfo (l.name) AS c" \
                " WHERE l.schema = 'main' AND l.type = 'table' AND c.hidden = 0"

static int
compare_names (const void *a,
               const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The migrations are numbered files: the order of their names is theirs. */
static char **
list_migrations (void)
{
  g_autoptr (GError) error = NULL;
  char **names = g_resource_enumerate_children (lds_migrations_get_resource (), FOLDER, 0, &error);

  g_assert_no_error (error);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);

  return names;
}

static GBytes *
load_migration (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  GBytes *sql = g_resource_lookup_data (lds_migrations_get_resource (), path, 0, &error);

  g_assert_no_error (error);

  return sql;
}

/*< private >
 * lds_schema_get_newest:
 *
 * Returns: the version that this program writes
 */
guint
lds_schema_get_newest (void)
{
  g_auto (GStrv) names = list_migrations ();

  return g_strv_length (names);
}

/*< private >
 * lds_schema_read_form:
 * @form: (out): what the file says of itself
 *
 * Returns: whether it is a database that can be read at all
 */
gboolean
lds_schema_read_form (sqlite3        *db,
                      LdsSchemaForm  *form,
                      GError        **error)
{
  gint64 id, version, n_objects;

  if (!lds_database_get_number (db, "SELECT count(*) FROM sqlite_schema", &n_objects, error) ||
      !lds_database_get_number (db, "PRAGMA application_id", &id, error) ||
      !lds_database_get_number (db, "PRAGMA user_version", &version, error))
    return FALSE;

  form->version = version & VERSION_MASK;
  form->oldest_reader = (guint32) version >> VERSION_BITS;
  form->ours = id == APPLICATION_ID;
  form->empty = id == 0 && version == 0 && n_objects == 0;

  return TRUE;
}

static gboolean
check_references (sqlite3  *db,
                  GError  **error)
{
  g_autoptr (sqlite3_stmt) statement = lds_database_prepare (db, "PRAGMA foreign_key_check", error);
  gboolean row = FALSE;

  if (statement == NULL || !lds_database_step (statement, &row, error))
    return FALSE;

  if (row)
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED,
                 _ ("The workspace is damaged: a line of “%s” refers to another one that is not there."),
                 (const char *) sqlite3_column_text (statement, 0));
  return !row;
}

static gboolean
run_migrations (sqlite3   *db,
                guint      from,
                guint      to,
                GError   **error)
{
  g_auto (GStrv) names = list_migrations ();
  g_autofree char *form = NULL;
  guint oldest_reader = 0;

  for (guint i = 0; i < to; i++)
    {
      g_autoptr (GBytes) sql = load_migration (names[i]);
      const char *text = g_bytes_get_data (sql, NULL);

      if (i >= from && !lds_database_execute (db, text, error))
        return FALSE;
      if (!g_str_has_prefix (text, HARMLESS))
        oldest_reader = i + 1;
    }

  form = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                          APPLICATION_ID, oldest_reader << VERSION_BITS | to);

  return lds_database_execute (db, form, error) && check_references (db, error);
}

/*< private >
 * lds_schema_migrate:
 * @from: the version that @db has, 0 for an empty one
 * @to: the version to reach
 *
 * Brings a workspace to a newer form, the whole way or not at all.
 *
 * Returns: whether it got there
 */
gboolean
lds_schema_migrate (sqlite3   *db,
                    guint      from,
                    guint      to,
                    GError   **error)
{
  gboolean done;

  /* A table that is made anew would otherwise take along all that refers to it. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);

  done = lds_database_execute (db, "BEGIN IMMEDIATE", error) && run_migrations (db, from, to, error) &&
         lds_database_execute (db, "COMMIT", error);
  if (!done && sqlite3_get_autocommit (db) == 0)
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);

  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);

  return done;
}

/* The text of an object without what SQLite versions write differently. */
static char *
normalise (const char *sql)
{
  GString *text = g_string_new (NULL);

  for (; sql != NULL && *sql != '\0'; sql++)
    if (!g_ascii_isspace (*sql) && *sql != '"')
      g_string_append_c (text, g_ascii_tolower (*sql));

  return g_string_free_and_steal (text);
}

static GHashTable *
describe (sqlite3     *db,
          const char  *query,
          GError     **error)
{
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) statement = lds_database_prepare (db, query, error);
  gboolean row, done;

  if (statement == NULL)
    return NULL;

  while ((done = lds_database_step (statement, &row, error)) && row)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);
      const char *sql = (const char *) sqlite3_column_text (statement, 1);

      g_hash_table_insert (objects, g_utf8_make_valid (name != NULL ? name : "", -1), normalise (sql));
    }

  return done ? g_steal_pointer (&objects) : NULL;
}

static GHashTable *
describe_version (guint        version,
                  const char  *query,
                  GError     **error)
{
  g_autoptr (sqlite3) model = lds_database_open (":memory:", SQLITE_OPEN_READWRITE, error);

  if (model == NULL || !lds_schema_migrate (model, 0, version, error))
    return NULL;

  return describe (model, query, error);
}

/* Returns what is in one and not, or not the same, in the other. */
static const char *
find_difference (GHashTable *objects,
                 GHashTable *others)
{
  GHashTableIter iter;
  gpointer name, sql;

  g_hash_table_iter_init (&iter, objects);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    if (g_strcmp0 (g_hash_table_lookup (others, name), sql) != 0)
      return name;

  return NULL;
}

/*< private >
 * lds_schema_check:
 * @version: the version that @db has, at most lds_schema_get_newest()
 *
 * Returns: whether @db holds exactly the tables, indexes, triggers and views of that version, so that nobody
 *   has put in some of his own
 */
gboolean
lds_schema_check (sqlite3   *db,
                  guint      version,
                  GError   **error)
{
  g_autoptr (GHashTable) found = describe (db, OBJECTS, error);
  g_autoptr (GHashTable) expected = NULL;
  const char *difference;

  if (found == NULL)
    return FALSE;

  expected = describe_version (version, OBJECTS, error);
  if (expected == NULL)
    return FALSE;

  difference = find_difference (found, expected);
  if (difference == NULL)
    difference = find_difference (expected, found);
  if (difference == NULL)
    return TRUE;

  g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_A_WORKSPACE,
               _ ("The workspace was changed by something other than Lodestone (%s) and cannot be trusted. "
                  "Ask for an untouched copy."),
               difference);
  return FALSE;
}

/*< private >
 * lds_schema_is_readable:
 *
 * Returns: whether @db, of a newer version, has every table and column that this program reads
 */
gboolean
lds_schema_is_readable (sqlite3 *db)
{
  g_autoptr (GHashTable) found = describe (db, COLUMNS, NULL);
  g_autoptr (GHashTable) expected = describe_version (lds_schema_get_newest (), COLUMNS, NULL);

  return found != NULL && expected != NULL && find_difference (expected, found) == NULL;
}
