/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone workspace info: what is in a workspace, and how it stands with the file. */

#include "lds-config.h"

#include "lds-workspace-command.h"

#include "lds-cli-side.h"
#include "lds-cli-table.h"
#include "lds-wording.h"
#include "lds-workspace-backup.h"
#include "lds-workspace-claims.h"
#include "lds-workspace-decisions.h"
#include "lds-workspace-documents.h"
#include "lds-workspace-notes.h"
#include "lds-workspace-parts.h"
#include "lds-workspace-snapshots.h"
#include "lds-workspace-suppliers.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

typedef struct
{
  LdsWorkspace *workspace;
  LdsCliTable  *sources;
  LdsCliTable  *snapshots;
  LdsCliTable  *backups;
  GHashTable   *claims; /* set of ids */
  char         *holder;
  guint64       size;
  guint         n_parts;
  guint         n_suppliers;
  guint         n_documents;
  guint         n_open_questions;
  guint         n_decisions[LDS_N_DECISION_STATES];
} Info;

static const LdsCliColumn source_columns[] = {
  { "id", N_ ("List") },     { "file", N_ ("File") },         { "sheet", N_ ("Sheet") },
  { "items", N_ ("Items") }, { "imported", N_ ("Imported") }, { "replaced_by", N_ ("Replaced by") },
};

static const LdsCliColumn snapshot_columns[] = {
  { "name", N_ ("Snapshot") },
  { "made", N_ ("Signed off") },
  { "as_at", N_ ("As at") },
};

static const LdsCliColumn backup_columns[] = {
  { "file", N_ ("Backup") },
  { "made", N_ ("Made") },
  { "bytes", N_ ("Bytes") },
};

static void
info_clear (Info *self)
{
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->sources, lds_cli_table_free);
  g_clear_pointer (&self->snapshots, lds_cli_table_free);
  g_clear_pointer (&self->backups, lds_cli_table_free);
  g_clear_pointer (&self->claims, g_hash_table_unref);
  g_free (self->holder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Info, info_clear)

static gboolean
source_cb (const LdsSourceRecord *source,
           gpointer               user_data)
{
  lds_cli_table_add (((Info *) user_data)->sources, "issisn", source->id, source->file, source->sheet,
                     (gint64) source->rows_read, source->imported, source->replaced_by);

  return TRUE;
}

static gboolean
part_cb (const LdsPartRecord *part,
         gpointer             user_data)
{
  ((Info *) user_data)->n_parts++;

  return TRUE;
}

static gboolean
supplier_cb (const LdsSupplierRecord *supplier,
             gpointer                 user_data)
{
  ((Info *) user_data)->n_suppliers++;

  return TRUE;
}

static gboolean
document_cb (const LdsDocumentRecord *document,
             gpointer                 user_data)
{
  ((Info *) user_data)->n_documents++;

  return TRUE;
}

static gboolean
question_cb (const LdsQuestionRecord *question,
             gpointer                 user_data)
{
  ((Info *) user_data)->n_open_questions += question->answer == NULL;

  return TRUE;
}

static gboolean
decision_cb (const LdsDecisionRecord *decision,
             gpointer                 user_data)
{
  ((Info *) user_data)->n_decisions[decision->state]++;

  return TRUE;
}

static gboolean
snapshot_cb (const LdsSnapshotRecord *snapshot,
             gpointer                 user_data)
{
  lds_cli_table_add (((Info *) user_data)->snapshots, "sss", snapshot->name, snapshot->made, snapshot->as_at);

  return TRUE;
}

/* A claim about a family comes once for each of its parts. */
static gboolean
origin_cb (const LdsPartOriginRecord *origin,
           gpointer                   user_data)
{
  g_hash_table_add (((Info *) user_data)->claims, g_memdup2 (&origin->id, sizeof origin->id));

  return TRUE;
}

static gboolean
content_cb (const LdsPartContentRecord *content,
            gpointer                    user_data)
{
  g_hash_table_add (((Info *) user_data)->claims, g_memdup2 (&content->id, sizeof content->id));

  return TRUE;
}

/* Nothing but the workspace itself may touch the file once it is open. */
static void
look_at_file (Info  *self,
              GFile *file)
{
  g_autoptr (GPtrArray) backups = lds_workspace_list_backups (file);
  struct stat status;

  self->holder = lds_workspace_find_holder (file);
  if (g_file_peek_path (file) != NULL && stat (g_file_peek_path (file), &status) == 0)
    self->size = status.st_size;

  self->backups = lds_cli_table_new (backup_columns, G_N_ELEMENTS (backup_columns));
  for (guint i = 0; i < backups->len; i++)
    {
      const LdsBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *made = g_date_time_format (backup->made, "%Y-%m-%dT%H:%M:%SZ");
      g_autofree char *name = g_filename_display_basename (backup->path);

      lds_cli_table_add (self->backups, "ssi", name, made, (gint64) backup->size);
    }
}

static gboolean
collect (Info        *self,
         const char  *path,
         GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  look_at_file (self, file);
  self->sources = lds_cli_table_new (source_columns, G_N_ELEMENTS (source_columns));
  self->snapshots = lds_cli_table_new (snapshot_columns, G_N_ELEMENTS (snapshot_columns));
  self->claims = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->workspace = lds_cli_open_workspace (path, error);

  return self->workspace != NULL &&
         lds_workspace_foreach_revision (self->workspace, source_cb, self, error) &&
         lds_workspace_foreach_part (self->workspace, part_cb, self, error) &&
         lds_workspace_foreach_supplier (self->workspace, supplier_cb, self, error) &&
         lds_workspace_foreach_part_origin (self->workspace, 0, origin_cb, self, error) &&
         lds_workspace_foreach_part_content (self->workspace, 0, content_cb, self, error) &&
         lds_workspace_foreach_document (self->workspace, 0, document_cb, self, error) &&
         lds_workspace_foreach_question (self->workspace, 0, question_cb, self, error) &&
         lds_workspace_foreach_decision (self->workspace, decision_cb, self, error) &&
         lds_workspace_foreach_snapshot (self->workspace, snapshot_cb, self, error);
}

static void
print_count (const char *label,
             guint       n)
{
  g_print ("%s: %u\n", label, n);
}

static void
print_table (LdsCliTable *table)
{
  if (lds_cli_table_get_n_rows (table) == 0)
    return;
  g_print ("\n");
  lds_cli_table_print (table, "");
}

static void
print_decisions (const Info *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < LDS_N_DECISION_STATES; i++)
    g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "",
                            lds_decision_state_get_label (i, lds_wording_local), self->n_decisions[i]);
  g_print ("%s: %s\n", _ ("Decisions"), text->str);
}

static void
print_state (const Info *self)
{
  const char *warning = lds_workspace_get_warning (self->workspace);
  const char *reason = lds_workspace_get_obstacle (self->workspace);
  g_autofree char *size = g_format_size (self->size);

  g_print ("%s: %s\n", _ ("Size"), size);
  print_count (_ ("Version of the file"), lds_workspace_get_version (self->workspace));
  lds_cli_print_line (_ ("Open to be changed: "), self->holder != NULL ? self->holder : _ ("by nobody"));
  if (reason != NULL)
    lds_cli_print_line (_ ("Cannot be changed: "), reason);
  if (warning != NULL)
    lds_cli_print_line (_ ("Warning: "), warning);
}

static void
print_info (const Info *self)
{
  print_count (_ ("Items"), lds_workspace_count_items (self->workspace));
  print_count (_ ("Parts"), self->n_parts);
  print_count (_ ("Suppliers"), self->n_suppliers);
  print_count (_ ("Claims"), g_hash_table_size (self->claims));
  print_count (_ ("Documents"), self->n_documents);
  print_count (_ ("Open questions"), self->n_open_questions);
  print_decisions (self);
  print_count (_ ("Snapshots"), lds_cli_table_get_n_rows (self->snapshots));
  print_state (self);
  print_table (self->sources);
  print_table (self->snapshots);
  print_table (self->backups);
}

static void
add_text (yyjson_mut_doc *doc,
          const char     *key,
          const char     *text)
{
  yyjson_mut_obj_add_val (doc, yyjson_mut_doc_get_root (doc), key,
                          text != NULL ? yyjson_mut_strcpy (doc, text) : yyjson_mut_null (doc));
}

static void
print_info_as_json (const Info *self)
{
  g_autoptr (yyjson_mut_doc) doc = lds_cli_json_new (LDS_WORKSPACE_FORMAT);
  yyjson_mut_val *root = yyjson_mut_doc_get_root (doc);
  yyjson_mut_val *decisions;

  yyjson_mut_obj_add_uint (doc, root, "items", lds_workspace_count_items (self->workspace));
  yyjson_mut_obj_add_uint (doc, root, "parts", self->n_parts);
  yyjson_mut_obj_add_uint (doc, root, "suppliers", self->n_suppliers);
  yyjson_mut_obj_add_uint (doc, root, "claims", g_hash_table_size (self->claims));
  yyjson_mut_obj_add_uint (doc, root, "documents", self->n_documents);
  yyjson_mut_obj_add_uint (doc, root, "open_questions", self->n_open_questions);
  decisions = yyjson_mut_obj_add_obj (doc, root, "decisions");
  for (guint i = 0; i < LDS_N_DECISION_STATES; i++)
    yyjson_mut_obj_add_uint (doc, decisions, lds_decision_state_to_string (i), self->n_decisions[i]);
  yyjson_mut_obj_add_uint (doc, root, "bytes", self->size);
  yyjson_mut_obj_add_uint (doc, root, "version", lds_workspace_get_version (self->workspace));
  add_text (doc, "holder", self->holder);
  add_text (doc, "read_only_reason", lds_workspace_get_obstacle (self->workspace));
  add_text (doc, "warning", lds_workspace_get_warning (self->workspace));
  yyjson_mut_obj_add_val (doc, root, "sources", lds_cli_table_to_json (self->sources, doc));
  yyjson_mut_obj_add_val (doc, root, "snapshots", lds_cli_table_to_json (self->snapshots, doc));
  yyjson_mut_obj_add_val (doc, root, "backups", lds_cli_table_to_json (self->backups, doc));
  lds_cli_print_json (doc);
}

/**
 * lds_cli_run_workspace_info:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_workspace_info (char **arguments)
{
  g_auto (Info) self = { 0 };
  gboolean json = FALSE;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = lds_workspace_words_parse (arguments, entries, NULL, _ ("FILE"),
                                                    _ ("Says what is in a workspace, who has it open, and which "
                                                       "backups there are."),
                                                    1, 1, &error);

  if (words == NULL || !collect (&self, words[0], &error))
    return lds_workspace_command_end (error);

  if (json)
    print_info_as_json (&self);
  else
    print_info (&self);

  return LDS_EXIT_DONE;
}
