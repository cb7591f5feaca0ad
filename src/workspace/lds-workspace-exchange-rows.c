/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of changesets that are exchanged: which they are, and walks through them. */

#include "lds-config.h"

#include "lds-workspace-exchange-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines of parts lists and what is said of them have numbers that each copy gives by itself. */
static const LdsExchangeTable tables[] = {
  { "supplier", 1, 2, -1, { "id", "name" } },
  { "supplier_name", 1, 3, -1, { "key", "supplier", "name" } },
  { "part", 1, 4, 0, { "id", "number", "maker", "description" } },
  { "part_number", 2, 4, 2, { "maker", "key", "part", "number" } },
  { "family", 1, 4, -1, { "id", "name", "maker", "prefix" } },
  { "family_part", 2, 2, 1, { "family", "part" } },
  { "document", 1, 7, -1, { "id", "sha256", "name", "media_type", "size", "author", "time" } },
  { "part_document", 2, 2, 0, { "part", "document" } },
  { "part_origin", 1, 15, 1, {
      "id", "part", "family", "tier", "stage", "supplier", "country", "split", "assumed", "evidence",
      "stated", "date", "document", "author", "time" } },
  { "part_content", 1, 12, 1, {
      "id", "part", "family", "element", "low", "high", "evidence", "stated", "date", "document", "author",
      "time" } },
  { "note", 1, 5, 1, { "id", "part", "text", "author", "time" } },
  { "question", 1, 8, 1, { "id", "part", "text", "responsible", "due", "answer", "author", "time" } },
  { "decision", 1, 11, 1, {
      "id", "part", "item", "finding", "state", "reason", "until", "facts", "catalogue", "author", "time" } },
};

/*< private >
 * lds_exchange_find_table:
 *
 * Returns: (nullable): the table, if it is one that is exchanged
 */
const LdsExchangeTable *
lds_exchange_find_table (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].name, name))
      return &tables[i];

  return NULL;
}

gboolean
lds_exchange_damaged (GError **error)
{
  g_set_error_literal (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_DAMAGED,
                       _ ("The file of changes is damaged or was not written by Lodestone. Ask for it "
                          "once more."));
  return FALSE;
}

/*< private >
 * lds_exchange_row_get:
 * @old: the value before; otherwise that since
 *
 * Returns: (nullable): the value; %NULL where the change does not tell it
 */
sqlite3_value *
lds_exchange_row_get (const LdsExchangeRow *row,
                      int                   column,
                      gboolean              old)
{
  sqlite3_value *value = NULL;

  if (row->operation == (old ? SQLITE_INSERT : SQLITE_DELETE))
    return NULL;
  if (old)
    sqlite3changeset_old (row->iter, column, &value);
  else
    sqlite3changeset_new (row->iter, column, &value);

  return value;
}

/*< private >
 * lds_exchange_copy:
 * @value: (nullable): a value
 * @copy: (out) (nullable): the same
 *
 * Returns: whether there was memory for it
 */
gboolean
lds_exchange_copy (sqlite3_value  *value,
                   sqlite3_value **copy,
                   GError        **error)
{
  *copy = sqlite3_value_dup (value);
  if (value != NULL && *copy == NULL)
    lds_database_set_result_error (error, SQLITE_NOMEM);

  return value == NULL || *copy != NULL;
}

/*< private >
 * lds_exchange_is_same:
 *
 * Returns: whether two values, of which each may be %NULL for none, are the same
 */
gboolean
lds_exchange_is_same (sqlite3_value *a,
                      sqlite3_value *b)
{
  int type;
  int n_bytes;

  if (a == NULL || b == NULL)
    return a == b;

  type = sqlite3_value_type (a);
  if (type != sqlite3_value_type (b))
    return FALSE;

  switch (type)
    {
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
      return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
    case SQLITE_FLOAT:
      return sqlite3_value_double (a) == sqlite3_value_double (b);
    default:
      n_bytes = sqlite3_value_bytes (a);
      return n_bytes == sqlite3_value_bytes (b) &&
             (n_bytes == 0 || memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), n_bytes) == 0);
    }
}

static gboolean
is_sound (sqlite3_value *value)
{
  if (value == NULL || sqlite3_value_type (value) != SQLITE_TEXT)
    return value == NULL || sqlite3_value_type (value) != SQLITE_BLOB;

  return sqlite3_value_bytes (value) == 0 ||
         g_utf8_validate_len (sqlite3_value_blob (value), sqlite3_value_bytes (value), NULL);
}

/* An id is not NULL and no text that looks like a number. */
static gboolean
is_key (const LdsExchangeTable *table,
        int                     column,
        sqlite3_value          *value)
{
  gboolean is_text = g_str_equal (table->name, "supplier_name") ||
                     (g_str_equal (table->name, "part_number") && column == 1);

  return value != NULL && sqlite3_value_type (value) == (is_text ? SQLITE_TEXT : SQLITE_INTEGER);
}

static gboolean
are_values_sound (const LdsExchangeRow *row)
{
  for (int i = 0; i < row->table->n_columns; i++)
    if (!is_sound (lds_exchange_row_get (row, i, TRUE)) || !is_sound (lds_exchange_row_get (row, i, FALSE)))
      return FALSE;
  for (int i = 0; i < row->table->n_keys; i++)
    if (!is_key (row->table, i, lds_exchange_row_get (row, i, row->operation != SQLITE_INSERT)))
      return FALSE;

  return TRUE;
}

static char *
make_key (const LdsExchangeRow *row)
{
  GString *key = g_string_new (row->table->name);

  for (int i = 0; i < row->table->n_keys; i++)
    {
      sqlite3_value *value = lds_exchange_row_get (row, i, row->operation != SQLITE_INSERT);

      if (sqlite3_value_type (value) == SQLITE_INTEGER)
        g_string_append_printf (key, "/%" G_GINT64_FORMAT, (gint64) sqlite3_value_int64 (value));
      else
        g_string_append_printf (key, "/%.*s", sqlite3_value_bytes (value), (const char *) sqlite3_value_blob (value));
    }

  return g_string_free_and_steal (key);
}

static gboolean
has_our_keys (const LdsExchangeTable *table,
              sqlite3_changeset_iter *iter,
              int                     n_columns)
{
  unsigned char *keys = NULL;
  int n_key_columns = 0;

  if (sqlite3changeset_pk (iter, &keys, &n_key_columns) != SQLITE_OK || n_columns != table->n_columns ||
      n_key_columns != n_columns)
    return FALSE;

  for (int i = 0; i < n_columns; i++)
    if ((keys[i] != 0) != (i < table->n_keys))
      return FALSE;

  return TRUE;
}

static gboolean
visit (sqlite3_changeset_iter *iter,
       LdsExchangeRowFunc      func,
       gpointer                user_data,
       GError                **error)
{
  LdsExchangeRow row = { .iter = iter };
  g_autofree char *key = NULL;
  const char *name;
  int n_columns;

  if (sqlite3changeset_op (iter, &name, &n_columns, &row.operation, NULL) != SQLITE_OK)
    return lds_exchange_damaged (error);
  row.table = lds_exchange_find_table (name);
  if (row.table == NULL)
    return TRUE;
  if (!has_our_keys (row.table, iter, n_columns) || !are_values_sound (&row))
    return lds_exchange_damaged (error);

  row.key = key = make_key (&row);

  return func (&row, user_data, error);
}

/* More columns than any table has, and few enough to be told in a byte. */
#define MAX_COLUMNS 127

/* Where reading stands in a changeset. */
typedef struct
{
  const guint8 *data;
  gsize         size;
  gsize         position;
} Cursor;

static gboolean
skip (Cursor *cursor,
      gsize   length)
{
  if (length > cursor->size - cursor->position)
    return FALSE;
  cursor->position += length;

  return TRUE;
}

/* A number of SQLite's own kind: seven bits a byte, the highest first. */
static gboolean
read_length (Cursor *cursor,
             gsize  *length)
{
  guint8 byte;

  *length = 0;
  do
    {
      if (cursor->position == cursor->size || *length > G_MAXUINT32)
        return FALSE;
      byte = cursor->data[cursor->position++];
      *length = *length << 7 | (byte & 0x7f);
    }
  while ((byte & 0x80) != 0);

  return TRUE;
}

static gboolean
skip_value (Cursor *cursor)
{
  gsize length = 0;

  if (cursor->position == cursor->size)
    return FALSE;

  switch (cursor->data[cursor->position++])
    {
    case 0: case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER: case SQLITE_FLOAT:
      return skip (cursor, 8);
    case SQLITE_TEXT: case SQLITE_BLOB:
      return read_length (cursor, &length) && skip (cursor, length);
    default:
      return FALSE;
    }
}

/* The head of a table: its number of columns, which of them are keys, its name. */
static gboolean
skip_head (Cursor *cursor,
           gsize  *n_columns)
{
  const guint8 *end;

  if (!read_length (cursor, n_columns) || *n_columns == 0 || *n_columns > MAX_COLUMNS ||
      !skip (cursor, *n_columns) || cursor->position == cursor->size)
    return FALSE;

  end = memchr (cursor->data + cursor->position, 0, cursor->size - cursor->position);

  return end != NULL && skip (cursor, end + 1 - (cursor->data + cursor->position));
}

static gboolean
skip_row (Cursor *cursor,
          guint8  operation,
          gsize   n_columns)
{
  gsize n_values = operation == SQLITE_UPDATE ? 2 * n_columns : n_columns;

  if (n_columns == 0 || !skip (cursor, 1) ||
      (operation != SQLITE_INSERT && operation != SQLITE_UPDATE && operation != SQLITE_DELETE))
    return FALSE;

  for (gsize i = 0; i < n_values; i++)
    if (!skip_value (cursor))
      return FALSE;

  return TRUE;
}

/* Whether it has the form of a changeset from end to end, as SQLite's sqlite3session.c describes it. SQLite itself
 * looks for ever for the end of a name that has none. */
static gboolean
is_whole (const guint8 *data,
          gsize         size)
{
  Cursor cursor = { data, size, 0 };
  gsize n_columns = 0;

  while (cursor.position < size)
    {
      guint8 operation = data[cursor.position++];

      if (operation == 'T' ? !skip_head (&cursor, &n_columns) : !skip_row (&cursor, operation, n_columns))
        return FALSE;
    }

  return TRUE;
}

/*< private >
 * lds_exchange_walk:
 * @func: called with each row of a table that is exchanged; returns whether to go on
 * @error: set by @func, or where the changeset is damaged
 *
 * Returns: whether @func did so for all
 */
gboolean
lds_exchange_walk (GBytes              *changeset,
                   LdsExchangeRowFunc   func,
                   gpointer             user_data,
                   GError             **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  gboolean done = TRUE;
  int result;

  if (!is_whole (data, size))
    return lds_exchange_damaged (error);

  result = sqlite3changeset_start (&iter, (int) size, (gpointer) data);
  while (result == SQLITE_OK && done && sqlite3changeset_next (iter) == SQLITE_ROW)
    done = visit (iter, func, user_data, error);
  if (result == SQLITE_OK)
    result = sqlite3changeset_finalize (iter);

  if (done && result == SQLITE_NOMEM)
    lds_database_set_result_error (error, result);
  else if (done && result != SQLITE_OK)
    lds_exchange_damaged (error);

  return done && result == SQLITE_OK;
}

void
lds_exchange_group_free (sqlite3_changegroup *group)
{
  sqlite3changegroup_delete (group);
}

sqlite3_changegroup *
lds_exchange_group_new (GError **error)
{
  sqlite3_changegroup *group = NULL;
  int result = sqlite3changegroup_new (&group);

  if (result != SQLITE_OK)
    lds_database_set_result_error (error, result);

  return group;
}

/*< private >
 * lds_exchange_group_end:
 *
 * Returns: (transfer full) (nullable): what was put into the group, as one changeset
 */
GBytes *
lds_exchange_group_end (sqlite3_changegroup  *group,
                        GError              **error)
{
  void *data = NULL;
  int size = 0;
  int result = sqlite3changegroup_output (group, &size, &data);

  if (result != SQLITE_OK)
    {
      lds_database_set_result_error (error, result);
      return NULL;
    }

  return g_bytes_new_with_free_func (data, size, sqlite3_free, data);
}
