/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone workspace list: what is in it, row by row. */

#include "lds-config.h"

#include "lds-workspace-command.h"

#include "lds-cli-side.h"
#include "lds-cli-table.h"
#include "lds-workspace-documents.h"
#include "lds-workspace-notes.h"
#include "lds-workspace-parts.h"
#include "lds-workspace-suppliers.h"

#include <glib/gi18n-lib.h>

/* @fill: adds the rows of a workspace to a table of @columns */
typedef struct
{
  const char         *name;
  const LdsCliColumn *columns;
  guint               n_columns;
  gboolean          (*fill) (LdsWorkspace  *workspace,
                             LdsCliTable   *table,
                             GError       **error);
} List;

/* Numbers of parts, as other lists name them. */
typedef struct
{
  LdsCliTable *table;
  GHashTable  *numbers;
} Named;

static const LdsCliColumn part_columns[] = {
  { "number", N_ ("Part") },
  { "maker", N_ ("Maker") },
  { "description", N_ ("Description") },
  { "items", N_ ("Items") },
};

static const LdsCliColumn supplier_columns[] = { { "name", N_ ("Supplier") }, { "parts", N_ ("Parts") } };

static const LdsCliColumn source_columns[] = {
  { "id", N_ ("List") },           { "file", N_ ("File") },         { "sheet", N_ ("Sheet") },
  { "items", N_ ("Items") },       { "imported", N_ ("Imported") }, { "counts", N_ ("Counts") },
  { "replaced_by", NULL },         { "sha256", NULL },
};

static const LdsCliColumn question_columns[] = {
  { "id", N_ ("No.") },
  { "part", N_ ("Part") }, { "question", N_ ("Question") }, { "responsible", N_ ("Responsible") },
  { "due", N_ ("Due") },   { "answer", N_ ("Answer") },
};

static const LdsCliColumn document_columns[] = {
  { "name", N_ ("Document") }, { "media_type", N_ ("Kind") }, { "bytes", N_ ("Bytes") },
  { "added", N_ ("Added") },   { "sha256", NULL },
};

static gboolean
add_part_cb (const LdsPartRecord *part,
             gpointer             table)
{
  lds_cli_table_add (table, "sssi", part->number, part->maker_name, part->description, (gint64) part->n_items);

  return TRUE;
}

static gboolean
fill_parts (LdsWorkspace  *workspace,
            LdsCliTable   *table,
            GError       **error)
{
  return lds_workspace_foreach_part (workspace, add_part_cb, table, error);
}

static gboolean
add_supplier_cb (const LdsSupplierRecord *supplier,
                 gpointer                 table)
{
  lds_cli_table_add (table, "si", supplier->name, (gint64) supplier->n_parts);

  return TRUE;
}

static gboolean
fill_suppliers (LdsWorkspace  *workspace,
                LdsCliTable   *table,
                GError       **error)
{
  return lds_workspace_foreach_supplier (workspace, add_supplier_cb, table, error);
}

static gboolean
add_source_cb (const LdsSourceRecord *source,
               gpointer               table)
{
  lds_cli_table_add (table, "issisbns", source->id, source->file, source->sheet, (gint64) source->rows_read,
                     source->imported, source->replaced_by == 0, source->replaced_by, source->sha256);

  return TRUE;
}

static gboolean
fill_sources (LdsWorkspace  *workspace,
              LdsCliTable   *table,
              GError       **error)
{
  return lds_workspace_foreach_revision (workspace, add_source_cb, table, error);
}

static gboolean
name_part_cb (const LdsPartRecord *part,
              gpointer             numbers)
{
  g_hash_table_insert (numbers, g_memdup2 (&part->id, sizeof part->id),
                       g_strdup (part->number != NULL ? part->number : part->description));

  return TRUE;
}

static gboolean
add_question_cb (const LdsQuestionRecord *question,
                 gpointer                 user_data)
{
  Named *named = user_data;

  lds_cli_table_add (named->table, "nsssss", question->id,
                     g_hash_table_lookup (named->numbers, &question->part), question->text,
                     question->responsible, question->due, question->answer);

  return TRUE;
}

static gboolean
fill_questions (LdsWorkspace  *workspace,
                LdsCliTable   *table,
                GError       **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Named named = { table, numbers };

  return lds_workspace_foreach_part (workspace, name_part_cb, numbers, error) &&
         lds_workspace_foreach_question (workspace, 0, add_question_cb, &named, error);
}

static gboolean
add_document_cb (const LdsDocumentRecord *document,
                 gpointer                 table)
{
  lds_cli_table_add (table, "ssiss", document->name, document->media_type, (gint64) document->size, document->time,
                     document->sha256);

  return TRUE;
}

static gboolean
fill_documents (LdsWorkspace  *workspace,
                LdsCliTable   *table,
                GError       **error)
{
  return lds_workspace_foreach_document (workspace, 0, add_document_cb, table, error);
}

static const List lists[] = {
  { "parts", part_columns, G_N_ELEMENTS (part_columns), fill_parts },
  { "suppliers", supplier_columns, G_N_ELEMENTS (supplier_columns), fill_suppliers },
  { "sources", source_columns, G_N_ELEMENTS (source_columns), fill_sources },
  { "questions", question_columns, G_N_ELEMENTS (question_columns), fill_questions },
  { "documents", document_columns, G_N_ELEMENTS (document_columns), fill_documents },
};

static const List *
find_list (const char  *name,
           GError     **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].name, name))
      return &lists[i];

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("there is no list “%s”; there are parts, suppliers, sources, questions, documents"), name);
  return NULL;
}

static gboolean
show (const char  *path,
      const List  *list,
      gboolean     json,
      GError     **error)
{
  g_autoptr (LdsWorkspace) workspace = lds_cli_open_workspace (path, error);
  g_autoptr (LdsCliTable) table = lds_cli_table_new (list->columns, list->n_columns);

  if (workspace == NULL || !list->fill (workspace, table, error))
    return FALSE;

  if (json)
    {
      g_autoptr (yyjson_mut_doc) doc = lds_cli_json_new (LDS_WORKSPACE_FORMAT);

      yyjson_mut_obj_add_val (doc, yyjson_mut_doc_get_root (doc), list->name, lds_cli_table_to_json (table, doc));
      lds_cli_print_json (doc);
    }
  else
    lds_cli_table_print (table, "");

  return TRUE;
}

/**
 * lds_cli_run_workspace_list:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_workspace_list (char **arguments)
{
  gboolean json = FALSE;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = lds_workspace_words_parse (arguments, entries, NULL,
                                                    _ ("FILE [parts|suppliers|sources|questions|documents]"),
                                                    _ ("Lists what is in a workspace; without a word, the parts."), 1,
                                                    2, &error);
  const List *list = words != NULL ? find_list (words[1] != NULL ? words[1] : "parts", &error) : NULL;

  if (list != NULL)
    show (words[0], list, json, &error);

  return lds_workspace_command_end (error);
}
