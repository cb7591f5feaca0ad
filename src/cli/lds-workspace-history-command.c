/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone workspace history: who changed what, and when. */

#include "lds-config.h"

#include "lds-workspace-command.h"

#include "lds-cli-side.h"
#include "lds-cli-table.h"
#include "lds-workspace-history.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char         *part_number;
  char         *maker;
  gboolean      json;
  gboolean      values;
  gboolean      without_author;
  LdsWorkspace *workspace;
  gint64        part;
  yyjson_mut_doc *doc;
  yyjson_mut_val *changes;
  LdsCliTable  *table;
  GError      **error;
  gboolean      failed;
} History;

static void
history_clear (History *self)
{
  g_free (self->part_number);
  g_free (self->maker);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->doc, yyjson_mut_doc_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

static const LdsCliColumn value_columns[] = {
  { "change", N_ ("What") }, { "table", N_ ("Of") },     { "row", NULL },
  { "column", N_ ("Field") }, { "old", N_ ("Before") }, { "new", N_ ("Since") },
};

/* What only ties rows together, and says nothing to a person. */
static const char *const ties[] = {
  "id", "part", "source", "parent", "level", "key", "maker", "document", "time", "split", "assumed", NULL,
};

/* Whose name a row holds is left out with the names of the changes. */
static gboolean
is_shown (const History *self,
          const char    *column)
{
  if (self->without_author && (g_str_equal (column, "author") || g_str_equal (column, "responsible")))
    return FALSE;

  return self->json || !g_strv_contains (ties, column);
}

static gboolean
add_value_cb (const LdsChangedValue *value,
              gpointer               user_data)
{
  History *self = user_data;

  if (is_shown (self, value->column))
    lds_cli_table_add (self->table, "ssssss", lds_row_change_to_string (value->change), value->table, value->row,
                       value->column, value->old_value, value->new_value);

  return TRUE;
}

static const char *
describe_state (const LdsChangeRecord *change)
{
  switch (change->kind)
    {
    case LDS_CHANGE_UNDO:
      return _ ("undone");

    case LDS_CHANGE_REDO:
      return _ ("redone");

    default:
      return change->holds ? "" : _ ("was undone");
    }
}

static void
print_change (History               *self,
              const LdsChangeRecord *change)
{
  g_autofree char *text =
    g_strdup_printf ("%" G_GINT64_FORMAT "  %s  %s%s%s%s%s", change->id, change->time, change->title,
                     !self->without_author && change->author != NULL ? ", " : "",
                     !self->without_author && change->author != NULL ? change->author : "",
                     *describe_state (change) != '\0' ? ", " : "", describe_state (change));

  lds_cli_print_line ("", text);
  if (self->table != NULL && lds_cli_table_get_n_rows (self->table) > 0)
    lds_cli_table_print (self->table, "    ");
}

static void
add_change (History               *self,
            const LdsChangeRecord *change)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (self->doc, self->changes);

  yyjson_mut_obj_add_sint (self->doc, object, "id", change->id);
  yyjson_mut_obj_add_str (self->doc, object, "kind", lds_history_kind_to_string (change->kind));
  yyjson_mut_obj_add_sint (self->doc, object, "edit", change->edit);
  yyjson_mut_obj_add_bool (self->doc, object, "holds", change->holds);
  yyjson_mut_obj_add_strcpy (self->doc, object, "title", change->title);
  if (!self->without_author)
    yyjson_mut_obj_add_val (self->doc, object, "author",
                            change->author != NULL ? yyjson_mut_strcpy (self->doc, change->author)
                                                   : yyjson_mut_null (self->doc));
  yyjson_mut_obj_add_strcpy (self->doc, object, "time", change->time);
  yyjson_mut_obj_add_val (self->doc, object, "file",
                          change->file != NULL ? yyjson_mut_strcpy (self->doc, change->file)
                                               : yyjson_mut_null (self->doc));
  if (self->table != NULL)
    yyjson_mut_obj_add_val (self->doc, object, "values", lds_cli_table_to_json (self->table, self->doc));
}

static gboolean
change_cb (const LdsChangeRecord *change,
           gpointer               user_data)
{
  History *self = user_data;
  g_autoptr (LdsCliTable) table = NULL;

  if (self->values)
    {
      table = lds_cli_table_new (value_columns, G_N_ELEMENTS (value_columns));
      self->table = table;
      self->failed = !lds_workspace_foreach_changed_value (self->workspace, change->id, self->part, add_value_cb,
                                                           self, self->error);
    }
  if (!self->failed && self->json)
    add_change (self, change);
  else if (!self->failed)
    print_change (self, change);
  self->table = NULL;

  return !self->failed;
}

static gboolean
show (History     *self,
      const char  *path,
      GError     **error)
{
  self->error = error;
  self->workspace = lds_cli_open_workspace (path, error);
  if (self->workspace == NULL ||
      (self->part_number != NULL &&
       !lds_cli_find_part (self->workspace, self->part_number, self->maker, &self->part, error)))
    return FALSE;

  self->values |= self->part != 0;
  if (self->json)
    {
      self->doc = lds_cli_json_new (LDS_WORKSPACE_FORMAT);
      self->changes = yyjson_mut_obj_add_arr (self->doc, yyjson_mut_doc_get_root (self->doc), "history");
    }
  if (!lds_workspace_foreach_change (self->workspace, self->part, change_cb, self, error) || self->failed)
    return FALSE;
  if (self->json)
    lds_cli_print_json (self->doc);

  return TRUE;
}

/**
 * lds_cli_run_workspace_history:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_workspace_history (char **arguments)
{
  g_auto (History) self = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "part", 0, 0, G_OPTION_ARG_STRING, &self.part_number,
      N_ ("Only what was changed of this part, with the values before and since"), N_ ("NUMBER") },
    { "maker", 0, 0, G_OPTION_ARG_STRING, &self.maker, N_ ("Whose number that is"), N_ ("NAME") },
    { "values", 0, 0, G_OPTION_ARG_NONE, &self.values, N_ ("Show the values before and since of all"), NULL },
    { "without-author", 0, 0, G_OPTION_ARG_NONE, &self.without_author, N_ ("Leave out the names of people"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self.json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = lds_workspace_words_parse (arguments, entries, NULL, _ ("FILE"),
                                                    _ ("Says who changed what, when, and from which file."), 1, 1,
                                                    &error);

  if (words != NULL)
    show (&self, words[0], &error);

  return lds_workspace_command_end (error);
}
