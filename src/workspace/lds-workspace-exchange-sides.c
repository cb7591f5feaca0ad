/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A conflict in words: what it is about, and its two sides. */

#include "lds-config.h"

#include "lds-statement.h"
#include "lds-workspace-exchange-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *table;
  const char *noun;
} nouns[] = {
  { "supplier", N_ ("Supplier") },
  { "supplier_name", N_ ("Name of a supplier") },
  { "part", N_ ("Part") },
  { "part_number", N_ ("Number of a part") },
  { "family", N_ ("Family") },
  { "family_part", N_ ("Part of a family") },
  { "document", N_ ("Document") },
  { "part_document", N_ ("Document of a part") },
  { "part_origin", N_ ("Origin") },
  { "part_content", N_ ("Rare earth content") },
  { "note", N_ ("Note") },
  { "question", N_ ("Question") },
  { "decision", N_ ("Decision") },
};

static gboolean
read_text (sqlite3_stmt *row,
           GCallback     func,
           gpointer      user_data)
{
  g_set_str ((char **) user_data, lds_row_get_text (row, 0));

  return FALSE;
}

/* What stands in a column, where it is the id of something its name. */
static char *
show_value (LdsWorkspace  *workspace,
            const char    *column,
            sqlite3_value *value)
{
  gboolean is_part = g_str_equal (column, "part");
  gboolean is_supplier = g_str_equal (column, "maker") || g_str_equal (column, "supplier");
  char *text = NULL;

  if (sqlite3_value_type (value) == SQLITE_INTEGER && (is_part || is_supplier))
    lds_statement_foreach (workspace, read_text, NULL, &text, NULL,
                           is_part ? "SELECT coalesce (number, description) FROM part WHERE id = ?"
                                   : "SELECT name FROM supplier WHERE id = ?",
                           "i", (gint64) sqlite3_value_int64 (value));
  if (text == NULL)
    text = g_strdup ((const char *) sqlite3_value_text (value));

  return text != NULL ? text : g_strdup ("–");
}

static sqlite3_value *
get_told (const LdsExchangeChange  *change,
          sqlite3_value           **mine,
          int                       column)
{
  if (mine != NULL && mine[column] != NULL)
    return mine[column];

  return change->new[column] != NULL ? change->new[column] : change->old[column];
}

/* The column that a person knows the row by: the part it belongs to, or its own name. */
static int
find_name_column (const LdsExchangeTable *table)
{
  static const char *const names[] = { "number", "name", "part", "family", NULL };

  for (int i = 0; names[i] != NULL; i++)
    for (int j = 0; j < table->n_columns; j++)
      if (g_str_equal (table->columns[j], names[i]))
        return j;

  return 0;
}

/*< private >
 * lds_exchange_name_row:
 *
 * Returns: (transfer full): what a change is about, such as "Origin: MAG-1"
 */
char *
lds_exchange_name_row (LdsWorkspace             *workspace,
                       const LdsExchangeChange  *change,
                       sqlite3_value           **mine)
{
  int column = find_name_column (change->table);
  sqlite3_value *value = get_told (change, mine, column);
  g_autofree char *name = NULL;
  const char *noun = "";

  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_equal (nouns[i].table, change->table->name))
      noun = _ (nouns[i].noun);
  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return g_strdup (noun);

  name = show_value (workspace, change->table->columns[column], value);

  return g_strdup_printf ("%s: %s", noun, name);
}

static void
add_value (GString       *side,
           LdsWorkspace  *workspace,
           const char    *column,
           sqlite3_value *value)
{
  g_autofree char *text = value != NULL ? show_value (workspace, column, value) : g_strdup ("–");

  g_string_append_printf (side, "%s%s %s", side->len > 0 ? ", " : "", column, text);
}

static gboolean
is_shown (const LdsExchangeChange  *change,
          sqlite3_value           **mine,
          int                       column)
{
  sqlite3_value **theirs = change->operation == SQLITE_DELETE ? change->old : change->new;

  return column >= change->table->n_keys && theirs[column] != NULL &&
         (mine == NULL || change->operation == SQLITE_DELETE ||
          !lds_exchange_is_same (mine[column], theirs[column]));
}

/*< private >
 * lds_exchange_show_sides:
 * @mine: (nullable): the row as it is here
 * @my_side: (out) (transfer full): what differs, as it is here
 * @their_side: (out) (transfer full): what differs, as it is there
 *
 * Puts the two sides of a conflict beside each other.
 */
void
lds_exchange_show_sides (LdsWorkspace             *workspace,
                         const LdsExchangeChange  *change,
                         sqlite3_value           **mine,
                         char                    **my_side,
                         char                    **their_side)
{
  g_autoptr (GString) my_text = g_string_new (NULL);
  g_autoptr (GString) their_text = g_string_new (NULL);

  for (int i = 0; i < change->table->n_columns; i++)
    if (is_shown (change, mine, i))
      {
        add_value (my_text, workspace, change->table->columns[i], mine != NULL ? mine[i] : NULL);
        add_value (their_text, workspace, change->table->columns[i], change->new[i]);
      }

  *my_side = mine != NULL ? g_string_free_and_steal (g_steal_pointer (&my_text))
                          : g_strdup (_ ("not here, or removed"));
  *their_side = change->operation != SQLITE_DELETE
                  ? g_string_free_and_steal (g_steal_pointer (&their_text))
                  : g_strdup (_ ("removed, with what only you say of it"));
}
