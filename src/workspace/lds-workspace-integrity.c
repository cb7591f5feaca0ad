/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-integrity.h"

#include "lds-workspace-integrity-private.h"
#include "lds-workspace-private.h"

#include <glib/gi18n-lib.h>

/* A file up to this size, in bytes, is checked whole whenever it is opened. */
#define SMALL (4 * 1024 * 1024)

/* How long opening may take for the check of a larger one, in microseconds. */
#define TIME_LIMIT (200 * G_TIME_SPAN_MILLISECOND)

/* Instructions of SQLite's machine between two looks at the clock. */
#define INSTRUCTIONS 10000

/* Some tables have no row numbers to tell. */
#define REFERENCES "SELECT printf ('row %s in table %s refers to a row that is not in table %s'," \
                   " ifnull (rowid, '?'), \"table\", parent) FROM pragma_foreign_key_check"

static int
is_late_cb (gpointer user_data)
{
  return g_get_monotonic_time () > *(gint64 *) user_data;
}

/* Adds what a check finds, each a sentence of SQLite's. */
static gboolean
run_check (sqlite3     *db,
           const char  *sql,
           GPtrArray   *problems,
           GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = lds_database_prepare (db, sql, error);
  gboolean row, done;

  if (statement == NULL)
    return FALSE;

  while ((done = lds_database_step (statement, &row, error)) && row)
    {
      const char *text = (const char *) sqlite3_column_text (statement, 0);

      if (g_strcmp0 (text, "ok") != 0)
        g_ptr_array_add (problems, g_utf8_make_valid (text != NULL ? text : "", -1));
    }

  return done;
}

/* Returns whether the check came to its end, or to that of its time. */
static gboolean
run_timed_check (sqlite3     *db,
                 const char  *sql,
                 GPtrArray   *problems,
                 GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 deadline = g_get_monotonic_time () + TIME_LIMIT;
  gboolean done;

  sqlite3_progress_handler (db, INSTRUCTIONS, is_late_cb, &deadline);
  done = run_check (db, sql, problems, &local_error);
  sqlite3_progress_handler (db, 0, NULL, NULL);

  if (done || (is_late_cb (&deadline) &&
               g_error_matches (local_error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE)))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
look_for_damage (sqlite3    *db,
                 gboolean    whole,
                 GPtrArray  *problems,
                 GError    **error)
{
  if (whole)
    return run_check (db, "PRAGMA integrity_check (1)", problems, error) &&
           run_check (db, REFERENCES " LIMIT 1", problems, error);

  return run_timed_check (db, "PRAGMA quick_check (1)", problems, error) &&
         run_timed_check (db, REFERENCES " LIMIT 1", problems, error);
}

/*< private >
 * lds_database_check:
 * @whole: whether to look at all of a large one, too, rather than as far as that takes no noticeable time
 *
 * Looks for damage.
 *
 * Returns: whether none was found; if some was, @error is of code %LDS_WORKSPACE_ERROR_DAMAGED
 */
gboolean
lds_database_check (sqlite3   *db,
                    gboolean   whole,
                    GError   **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gint64 n_pages, page_size;

  if (!lds_database_get_number (db, "PRAGMA page_count", &n_pages, error) ||
      !lds_database_get_number (db, "PRAGMA page_size", &page_size, error))
    return FALSE;

  /* A page that could not be read just once is no damage. */
  for (guint i = 0; i < 2; i++)
    {
      g_ptr_array_set_size (problems, 0);
      if (!look_for_damage (db, whole || n_pages * page_size <= SMALL, problems, error))
        return FALSE;
      if (problems->len == 0)
        return TRUE;
    }

  g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED,
               _ ("The workspace is damaged: %s."), (const char *) problems->pdata[0]);
  return FALSE;
}

/**
 * lds_workspace_check:
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Looks at every byte of the workspace. It takes seconds for a large one.
 *
 * Returns: (transfer full) (nullable): what is wrong, each a sentence in English, none where all is sound;
 *   %NULL if it could not be looked at
 */
char **
lds_workspace_check (LdsWorkspace  *self,
                     GError       **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  sqlite3 *db;

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), NULL);

  db = lds_workspace_get_database (self);
  if (!run_check (db, "PRAGMA integrity_check", problems, error) ||
      !run_check (db, REFERENCES, problems, error))
    return NULL;

  return (char **) g_ptr_array_free (g_steal_pointer (&problems), FALSE);
}
