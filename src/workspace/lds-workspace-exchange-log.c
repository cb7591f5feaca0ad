/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was done to each row in the other copy and here, and what follows for bringing them together. */

#include "lds-config.h"

#include "lds-workspace-exchange-private.h"

sqlite3_value **
lds_exchange_values_new (const LdsExchangeTable *table)
{
  return g_new0 (sqlite3_value *, table->n_columns);
}

void
lds_exchange_values_free (sqlite3_value          **values,
                          const LdsExchangeTable  *table)
{
  if (values == NULL)
    return;

  for (int i = 0; i < table->n_columns; i++)
    sqlite3_value_free (values[i]);
  g_free (values);
}

static void
change_free (LdsExchangeChange *change)
{
  lds_exchange_values_free (change->old, change->table);
  lds_exchange_values_free (change->new, change->table);
  g_free (change->key);
  g_free (change);
}

void
lds_exchange_log_init (LdsExchangeLog *self)
{
  self->keys = g_ptr_array_new ();
  self->changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
}

void
lds_exchange_log_clear (LdsExchangeLog *self)
{
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_hash_table_unref);
}

static gboolean
copy_values (const LdsExchangeRow  *row,
             gboolean               old,
             sqlite3_value        **values,
             GError               **error)
{
  for (int i = 0; i < row->table->n_columns; i++)
    if (!lds_exchange_copy (lds_exchange_row_get (row, i, old), &values[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
add_row_cb (const LdsExchangeRow  *row,
            gpointer               user_data,
            GError               **error)
{
  LdsExchangeLog *self = user_data;
  GPtrArray *changes = g_hash_table_lookup (self->changes, row->key);
  LdsExchangeChange *change = g_new0 (LdsExchangeChange, 1);

  if (changes == NULL)
    {
      char *key = g_strdup (row->key);

      changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
      g_hash_table_insert (self->changes, key, changes);
      g_ptr_array_add (self->keys, key);
    }

  change->table = row->table;
  change->operation = row->operation;
  change->key = g_strdup (row->key);
  change->old = lds_exchange_values_new (row->table);
  change->new = lds_exchange_values_new (row->table);
  g_ptr_array_add (changes, change);

  return copy_values (row, TRUE, change->old, error) && copy_values (row, FALSE, change->new, error);
}

/*< private >
 * lds_exchange_log_add:
 *
 * Adds what a changeset does to each row.
 *
 * Returns: whether it is sound
 */
gboolean
lds_exchange_log_add (LdsExchangeLog  *self,
                      GBytes          *changeset,
                      GError         **error)
{
  return lds_exchange_walk (changeset, add_row_cb, self, error);
}

/*< private >
 * lds_exchange_log_get:
 *
 * Returns: (nullable): what was done to a row
 */
const GPtrArray *
lds_exchange_log_get (const LdsExchangeLog *self,
                      const char           *key)
{
  return g_hash_table_lookup (self->changes, key);
}

/* Whether a row has all values that are told. */
static gboolean
has_values (const LdsExchangeTable  *table,
            sqlite3_value          **row,
            sqlite3_value          **told)
{
  for (int i = 0; i < table->n_columns; i++)
    if (told[i] != NULL && !lds_exchange_is_same (row[i], told[i]))
      return FALSE;

  return TRUE;
}

/*< private >
 * lds_exchange_count_seen:
 * @their_changes: what each of their edits does to a row
 * @mine: (nullable): the row as it is here
 *
 * Returns: after how many of the changes the row was with them as it is here, at last; 0 where it never was
 */
guint
lds_exchange_count_seen (const GPtrArray  *their_changes,
                         sqlite3_value   **mine)
{
  const LdsExchangeTable *table = ((const LdsExchangeChange *) their_changes->pdata[0])->table;
  g_autofree sqlite3_value **state = lds_exchange_values_new (table);
  guint n_seen = 0;

  for (guint i = 0; i < their_changes->len; i++)
    {
      const LdsExchangeChange *change = g_ptr_array_index (their_changes, i);

      for (int j = 0; j < table->n_columns; j++)
        if (change->operation == SQLITE_DELETE || change->new[j] != NULL)
          state[j] = change->new[j];
      if (change->operation == SQLITE_DELETE ? mine == NULL
                                             : mine != NULL && has_values (table, mine, state))
        n_seen = i + 1;
    }

  return n_seen;
}

/* Whether a change of mine went on from the row as they have it now. */
static gboolean
is_after (const LdsExchangeChange  *change,
          const LdsExchangeChange  *theirs,
          sqlite3_value           **mine)
{
  gboolean told = FALSE;

  if (change->operation == SQLITE_INSERT || (mine == NULL) != (change->operation == SQLITE_DELETE))
    return FALSE;

  for (int i = 0; i < theirs->table->n_columns; i++)
    {
      sqlite3_value *before = change->old[i] != NULL || mine == NULL ? change->old[i] : mine[i];

      if (theirs->new[i] != NULL && !lds_exchange_is_same (before, theirs->new[i]))
        return FALSE;
      told |= i >= theirs->table->n_keys && change->old[i] != NULL && theirs->new[i] != NULL;
    }

  return told || theirs->table->n_keys == theirs->table->n_columns;
}

static gboolean
went_on_from_theirs (const LdsExchangeChange  *theirs,
                     const GPtrArray          *my_changes,
                     sqlite3_value           **mine)
{
  if (theirs->operation == SQLITE_DELETE)
    return FALSE;

  for (guint i = 0; my_changes != NULL && i < my_changes->len; i++)
    if (is_after (g_ptr_array_index (my_changes, i), theirs, mine))
      return TRUE;

  return FALSE;
}

/* The same part, supplier or document was met in both copies and spelt differently: negative where their spelling
 * sorts first, positive where mine does, 0 where that is not all there is between them. */
static int
compare_spellings (const LdsExchangeChange  *theirs,
                   const GPtrArray          *their_changes,
                   const GPtrArray          *my_changes,
                   sqlite3_value           **mine)
{
  static const char *const met[] = { "supplier", "supplier_name", "part", "part_number", "document", NULL };
  int order = 0;

  if (!g_strv_contains (met, theirs->table->name) || (their_changes != NULL && their_changes->len > 1) ||
      (my_changes != NULL && my_changes->len > 1))
    return 0;

  for (int i = 0; i < theirs->table->n_columns; i++)
    {
      sqlite3_value *value = theirs->new[i];

      if (lds_exchange_is_same (value, mine[i]))
        continue;
      if (sqlite3_value_type (value) == SQLITE_INTEGER || sqlite3_value_type (mine[i]) == SQLITE_INTEGER)
        return 0;
      if (order == 0)
        order = g_strcmp0 ((const char *) sqlite3_value_text (value),
                           (const char *) sqlite3_value_text (mine[i]));
    }

  return order;
}

/*< private >
 * lds_exchange_judge:
 * @theirs: what all their edits together do to a row
 * @their_changes: (nullable): what each of them does to it
 * @my_changes: (nullable): what was done to it here
 * @mine: (nullable): the row as it is here, %NULL where there is none
 *
 * Returns: what is to be done with it
 */
LdsExchangeVerdict
lds_exchange_judge (const LdsExchangeChange  *theirs,
                    const GPtrArray          *their_changes,
                    const GPtrArray          *my_changes,
                    sqlite3_value           **mine)
{
  int order;

  if (mine == NULL)
    {
      if (theirs->operation == SQLITE_DELETE || went_on_from_theirs (theirs, my_changes, NULL))
        return LDS_EXCHANGE_SKIP;
      return theirs->operation == SQLITE_INSERT ? LDS_EXCHANGE_TAKE : LDS_EXCHANGE_CONFLICT;
    }

  if (theirs->operation != SQLITE_DELETE && has_values (theirs->table, mine, theirs->new))
    return LDS_EXCHANGE_SKIP;
  if (theirs->operation != SQLITE_INSERT && has_values (theirs->table, mine, theirs->old))
    return LDS_EXCHANGE_TAKE;
  if (went_on_from_theirs (theirs, my_changes, mine))
    return LDS_EXCHANGE_SKIP;

  order = theirs->operation == SQLITE_INSERT
            ? compare_spellings (theirs, their_changes, my_changes, mine)
            : 0;
  if (order == 0)
    return LDS_EXCHANGE_CONFLICT;

  return order < 0 ? LDS_EXCHANGE_TAKE : LDS_EXCHANGE_SKIP;
}
