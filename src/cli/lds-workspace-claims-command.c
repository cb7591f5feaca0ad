/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone workspace claims: what is claimed of parts, and adding a claim. */

#include "lds-config.h"

#include "lds-workspace-command.h"

#include "lds-claim-options.h"
#include "lds-cli-side.h"
#include "lds-cli-table.h"
#include "lds-workspace-claims.h"
#include "lds-workspace-edit.h"
#include "lds-workspace-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  char            **words;
  char             *maker;
  char             *author;
  char             *catalogue;
  gboolean          json;
  LdsClaimOptions   claim;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->words);
  g_free (options->maker);
  g_free (options->author);
  g_free (options->catalogue);
  lds_claim_options_clear (&options->claim);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* @numbers: of the parts, by id */
typedef struct
{
  LdsCliTable *table;
  GHashTable  *numbers;
} Listing;

static const LdsCliColumn columns[] = {
  { "part", N_ ("Part") },         { "kind", NULL },
  { "tier", N_ ("Tier") },         { "stage", N_ ("Stage") },
  { "supplier", N_ ("Supplier") }, { "country", N_ ("Country") },
  { "element", N_ ("Element") },   { "low", N_ ("From") },
  { "high", N_ ("To") },           { "evidence", N_ ("Evidence") },
  { "date", N_ ("Date") },         { "document", N_ ("Document") },
  { "stated", NULL },              { "author", N_ ("Entered by") },
  { "time", NULL },                { "family", NULL },
};

static gboolean
options_parse (Options   *options,
               char     **arguments,
               GError   **error)
{
  LdsClaimOptions *claim = &options->claim;
  const GOptionEntry entries[] = {
    { "maker", 0, 0, G_OPTION_ARG_STRING, &options->maker, N_ ("Whose number PART is"), N_ ("NAME") },
    { "tier", 0, 0, G_OPTION_ARG_STRING, &claim->tier,
      N_ ("Claim: of which tier, counted from you; without it, who makes the part or does the stage"),
      N_ ("1|2|3") },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &claim->stage, N_ ("Claim: of which stage, such as magnet"), N_ ("STAGE") },
    { "supplier", 0, 0, G_OPTION_ARG_STRING, &claim->supplier, N_ ("Claim: who"), N_ ("NAME") },
    { "country", 0, 0, G_OPTION_ARG_STRING, &claim->country, N_ ("Claim: from where, such as CN"), N_ ("CODE") },
    { "element", 0, 0, G_OPTION_ARG_STRING, &claim->element, N_ ("Claim: which element is in it, such as Dy"),
      N_ ("SYMBOL") },
    { "fraction", 0, 0, G_OPTION_ARG_STRING, &claim->fraction,
      N_ ("Claim: how much of its mass that is, such as 0.01-0.02"), N_ ("LOW-HIGH") },
    { "evidence", 0, 0, G_OPTION_ARG_STRING, &claim->evidence,
      N_ ("Claim: verified, declared (unless said otherwise), stated, inferred or estimated"), N_ ("GRADE") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &claim->date, N_ ("Claim: date of what it rests on"), N_ ("YYYY-MM-DD") },
    { "document", 0, 0, G_OPTION_ARG_FILENAME, &claim->document,
      N_ ("Claim: the file it rests on, which is kept in the workspace"), N_ ("PATH") },
    { "stated", 0, 0, G_OPTION_ARG_STRING, &claim->stated, N_ ("Claim: in the words of who says so"), N_ ("TEXT") },
    { "author", 0, 0, G_OPTION_ARG_STRING, &options->author,
      N_ ("Who makes the change, for the history, instead of your name on this computer"), N_ ("NAME") },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options->catalogue,
      N_ ("Lay this folder over the catalogue instead of the user’s own"), N_ ("FOLDER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print JSON"), NULL },
    { NULL },
  };

  options->words = lds_workspace_words_parse (
    arguments, entries, NULL, _ ("FILE [PART]"),
    _ ("Lists what is claimed of all parts or of one. With a claim, adds it: it holds for the part in every parts "
       "list, those to come too."),
    1, 2, error);
  if (options->words != NULL && options->words[1] == NULL && lds_claim_options_are_given (claim))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("name the PART that the claim is about"));
      return FALSE;
    }

  return options->words != NULL;
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
add_origin_cb (const LdsPartOriginRecord *origin,
               gpointer                   user_data)
{
  Listing *self = user_data;

  lds_cli_table_add (self->table, "ssnssssddssssssb", g_hash_table_lookup (self->numbers, &origin->part), "origin",
                     (gint64) origin->tier, origin->stage, origin->supplier, origin->country, NULL, NAN, NAN, origin->evidence,
                     origin->date, origin->document_name, origin->stated, origin->author, origin->time,
                     origin->family != 0);

  return TRUE;
}

static gboolean
add_content_cb (const LdsPartContentRecord *content,
                gpointer                    user_data)
{
  Listing *self = user_data;

  lds_cli_table_add (self->table, "ssnssssddssssssb", g_hash_table_lookup (self->numbers, &content->part), "content",
                     (gint64) 0, NULL, NULL, NULL, content->element, content->low, content->high, content->evidence,
                     content->date, content->document_name, content->stated, content->author, content->time,
                     content->family != 0);

  return TRUE;
}

static gboolean
list (const Options  *options,
      GError        **error)
{
  g_autoptr (LdsWorkspace) workspace = lds_cli_open_workspace (options->words[0], error);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (LdsCliTable) table = lds_cli_table_new (columns, G_N_ELEMENTS (columns));
  Listing self = { table, numbers };
  gint64 part = 0;

  if (workspace == NULL ||
      (options->words[1] != NULL &&
       !lds_cli_find_part (workspace, options->words[1], options->maker, &part, error)) ||
      !lds_workspace_foreach_part (workspace, name_part_cb, numbers, error) ||
      !lds_workspace_foreach_part_origin (workspace, part, add_origin_cb, &self, error) ||
      !lds_workspace_foreach_part_content (workspace, part, add_content_cb, &self, error))
    return FALSE;

  if (options->json)
    {
      g_autoptr (yyjson_mut_doc) doc = lds_cli_json_new (LDS_WORKSPACE_FORMAT);

      yyjson_mut_obj_add_val (doc, yyjson_mut_doc_get_root (doc), "claims", lds_cli_table_to_json (table, doc));
      lds_cli_print_json (doc);
    }
  else
    lds_cli_table_print (table, "");

  return TRUE;
}

static gboolean
add (const Options  *options,
     GError        **error)
{
  g_autoptr (LdsCatalogue) catalogue = lds_cli_load_catalogue (options->catalogue, error);
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autofree char *title = NULL;
  gint64 part = 0;

  if (catalogue == NULL || !lds_claim_options_check (&options->claim, catalogue, error))
    return FALSE;
  workspace = lds_cli_open_to_change (options->words[0], options->author, error);
  if (workspace == NULL || !lds_cli_find_part (workspace, options->words[1], options->maker, &part, error))
    return FALSE;

  title = g_strdup_printf (options->claim.element != NULL ? _ ("Content of %s") : _ ("Origin of %s"),
                           options->words[1]);
  if (!lds_workspace_edit_begin (workspace, title, NULL, error))
    return FALSE;
  if (!lds_claim_options_add_claim (&options->claim, workspace, part, error) ||
      !lds_workspace_commit (workspace, error))
    {
      lds_workspace_rollback (workspace);
      return FALSE;
    }

  return TRUE;
}

/**
 * lds_cli_run_workspace_claims:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_workspace_claims (char **arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;

  if (options_parse (&options, arguments, &error))
    {
      if (lds_claim_options_are_given (&options.claim))
        add (&options, &error);
      else
        list (&options, &error);
    }

  return lds_workspace_command_end (error);
}
