/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone workspace decisions: what was decided about the findings of a part. */

#include "lds-config.h"

#include "lds-workspace-command.h"

#include "lds-cli-side.h"
#include "lds-cli-table.h"
#include "lds-finding-key.h"
#include "lds-wording.h"
#include "lds-workspace-edit.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char             **words;
  char              *maker;
  char              *reason;
  char              *until;
  char              *as_at;
  char              *author;
  char              *catalogue;
  gboolean           json;
  GDate              date;
  guint              number;
  LdsDecisionState   state;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->words);
  g_free (options->maker);
  g_free (options->reason);
  g_free (options->until);
  g_free (options->as_at);
  g_free (options->author);
  g_free (options->catalogue);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* A finding of a part, in one of the lines that use it. */
typedef struct
{
  const LdsItem    *item;
  const LdsFinding *finding;
  char             *key;
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->key);
}

static gboolean
check (Options  *options,
       GError  **error)
{
  guint n_words = g_strv_length (options->words);
  const char *message = NULL;
  GDate until;
  guint64 number = 0;

  if (!lds_cli_parse_date (options->as_at, &options->date))
    message = _ ("--as-at takes a date such as 2026-11-24");
  else if (options->until != NULL && !lds_cli_parse_date (options->until, &until))
    message = _ ("--until takes a date such as 2026-11-24");
  else if (n_words == 3)
    message = _ ("name the number of a finding and what is decided about it");
  else if (n_words == 4 && !g_ascii_string_to_unsigned (options->words[2], 10, 1, G_MAXUINT, &number, NULL))
    message = _ ("NUMBER is that of a finding in the list of the part");
  else if (n_words == 4 && !lds_decision_state_from_string (options->words[3], &options->state))
    message = _ ("a finding is open, asked, mitigating, accepted or wrong");

  options->number = (guint) number;
  if (message != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return message == NULL;
}

static gboolean
options_parse (Options   *options,
               char     **arguments,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "maker", 0, 0, G_OPTION_ARG_STRING, &options->maker,
      N_ ("Of the part, where several have its number"), N_ ("NAME") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options->reason, N_ ("Why"), N_ ("TEXT") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options->until, N_ ("The last day on which it holds"),
      N_ ("YYYY-MM-DD") },
    { "as-at", 0, 0, G_OPTION_ARG_STRING, &options->as_at, N_ ("Judge for this date instead of today"),
      N_ ("YYYY-MM-DD") },
    { "author", 0, 0, G_OPTION_ARG_STRING, &options->author,
      N_ ("Who makes the change, for the history, instead of your name on this computer"), N_ ("NAME") },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options->catalogue,
      N_ ("Lay this folder over the catalogue instead of the user’s own"), N_ ("FOLDER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Write JSON"), NULL },
    { NULL },
  };

  options->words = lds_workspace_words_parse (
    arguments, entries, NULL, _ ("FILE [PART [NUMBER STATE]]"),
    _ ("Lists what was decided, or the findings of a part with their numbers; or decides about one of them: "
       "open, asked, mitigating, accepted or wrong. A decision holds for the part wherever it is used, and falls "
       "open again when the facts or the catalogue change."),
    1, 4, error);

  return options->words != NULL && check (options, error);
}

static gboolean
has_key (GArray     *entries,
         const char *key)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (g_array_index (entries, Entry, i).key, key))
      return TRUE;

  return FALSE;
}

/* The findings of a part, each once, or of all parts those about which something was decided. */
static GArray *
collect (LdsAudit *audit,
         gint64    part)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; i < lds_audit_get_n_items (audit); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);

      for (guint j = 0; (part == 0 || item->part == part) && j < item->n_findings; j++)
        {
          const LdsFinding *finding = &item->findings[j];
          Entry entry = { item, finding, NULL };

          if (part == 0 && finding->decision == NULL)
            continue;
          entry.key = lds_finding_get_key (finding, audit);
          if (part != 0 && has_key (entries, entry.key))
            entry_clear (&entry);
          else
            g_array_append_val (entries, entry);
        }
    }

  return entries;
}

static void
print (const Options *options,
       LdsAudit      *audit,
       GArray        *entries)
{
  static const LdsCliColumn columns[] = {
    { "number", N_ ("No.") },        { "part", N_ ("Part") },     { "finding", N_ ("Finding") },
    { "state", N_ ("State") },       { "decided", NULL },         { "reopened", NULL },
    { "reason", N_ ("Reason") },     { "until", N_ ("Until") },   { "author", N_ ("Decided by") },
    { "time", N_ ("When") },
  };
  g_autoptr (LdsCliTable) table = lds_cli_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      const LdsFindingDecision *decision = entry->finding->decision;
      g_autofree char *text = lds_finding_describe (entry->finding, audit,
                                                    options->json ? lds_wording_plain : lds_wording_local);

      lds_cli_table_add (table, "nsssssssss", (gint64) i + 1,
                         entry->item->part_number != NULL ? entry->item->part_number : entry->item->description, text,
                         lds_decision_state_to_string (decision != NULL ? decision->state : LDS_DECISION_OPEN),
                         decision != NULL ? lds_decision_state_to_string (decision->decided) : NULL,
                         decision != NULL && decision->reopened != LDS_REOPENED_NOT
                           ? lds_reopened_to_string (decision->reopened) : NULL,
                         decision != NULL ? decision->reason : NULL, decision != NULL ? decision->until : NULL,
                         decision != NULL ? decision->author : NULL, decision != NULL ? decision->time : NULL);
    }

  if (options->json)
    {
      g_autoptr (yyjson_mut_doc) doc = lds_cli_json_new (LDS_WORKSPACE_FORMAT);

      yyjson_mut_obj_add_val (doc, yyjson_mut_doc_get_root (doc), "decisions", lds_cli_table_to_json (table, doc));
      lds_cli_print_json (doc);
    }
  else
    lds_cli_table_print (table, "");
}

static gboolean
store (const Options  *options,
       LdsWorkspace   *workspace,
       LdsAudit       *audit,
       const Entry    *entry,
       GError        **error)
{
  g_autofree char *title = g_strdup_printf (_ ("Decision about %s"), options->words[1]);
  g_autofree char *facts = lds_finding_get_facts (entry->finding, entry->item, audit);
  const LdsDecisionRecord decision = {
    .part = entry->item->part,
    .finding = entry->key,
    .state = options->state,
    .reason = options->reason,
    .until = options->until,
    .facts = facts,
    .catalogue = lds_catalogue_get_sha256 (lds_audit_get_catalogue (audit)),
  };

  if (!lds_workspace_edit_begin (workspace, title, NULL, error))
    return FALSE;
  if (lds_workspace_set_decision (workspace, &decision, error) && lds_workspace_commit (workspace, error))
    return TRUE;
  lds_workspace_rollback (workspace);

  return FALSE;
}

static gboolean
run (const Options  *options,
     GError        **error)
{
  g_autoptr (LdsCatalogue) catalogue = lds_cli_load_catalogue (options->catalogue, error);
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (GArray) entries = NULL;
  gint64 part = 0;

  if (catalogue == NULL)
    return FALSE;
  workspace = options->number > 0 ? lds_cli_open_to_change (options->words[0], options->author, error)
                                  : lds_cli_open_workspace (options->words[0], error);
  if (workspace == NULL ||
      (options->words[1] != NULL &&
       !lds_cli_find_part (workspace, options->words[1], options->maker, &part, error)))
    return FALSE;
  audit = lds_audit_run (workspace, catalogue, &options->date, NULL, error);
  if (audit == NULL)
    return FALSE;

  entries = collect (audit, part);
  if (options->number == 0)
    {
      print (options, audit, entries);
      return TRUE;
    }
  if (options->number <= entries->len)
    return store (options, workspace, audit, &g_array_index (entries, Entry, options->number - 1), error);

  g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND,
               ngettext ("%s has %u finding", "%s has %u findings", entries->len), options->words[1], entries->len);
  return FALSE;
}

/**
 * lds_cli_run_workspace_decisions:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_workspace_decisions (char **arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;

  if (options_parse (&options, arguments, &error))
    run (&options, &error);

  return lds_workspace_command_end (error);
}
