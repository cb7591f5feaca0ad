/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lodestone workspace note, ask and answer: what people write beside a part, and who is to find out what. */

#include "lds-config.h"

#include "lds-workspace-command.h"

#include "lds-cli-side.h"
#include "lds-workspace-edit.h"
#include "lds-workspace-notes.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char **words;
  char  *maker;
  char  *responsible;
  char  *due;
  char  *author;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->words);
  g_free (options->maker);
  g_free (options->responsible);
  g_free (options->due);
  g_free (options->author);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Makes the change within an edit that has begun. */
typedef gboolean (*ChangeFunc) (const Options  *options,
                                LdsWorkspace   *workspace,
                                GError        **error);

static int
change (char       **arguments,
        const char  *parameters,
        const char  *summary,
        const char  *title,
        ChangeFunc   func)
{
  g_auto (Options) options = { 0 };
  g_autoptr (LdsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "maker", 0, 0, G_OPTION_ARG_STRING, &options.maker, N_ ("Of the part, where several have its number"),
      N_ ("NAME") },
    { "responsible", 0, 0, G_OPTION_ARG_STRING, &options.responsible, N_ ("Who is to find out"), N_ ("NAME") },
    { "due", 0, 0, G_OPTION_ARG_STRING, &options.due, N_ ("Until when"), N_ ("YYYY-MM-DD") },
    { "author", 0, 0, G_OPTION_ARG_STRING, &options.author,
      N_ ("Who makes the change, for the history, instead of your name on this computer"), N_ ("NAME") },
    { NULL },
  };

  options.words = lds_workspace_words_parse (arguments, entries, NULL, parameters, summary, 3, 3, &error);
  if (options.words != NULL)
    workspace = lds_cli_open_to_change (options.words[0], options.author, &error);
  if (workspace != NULL && lds_workspace_edit_begin (workspace, title, NULL, &error) &&
      !(func (&options, workspace, &error) && lds_workspace_commit (workspace, &error)))
    lds_workspace_rollback (workspace);

  return lds_workspace_command_end (error);
}

static gboolean
add_note (const Options  *options,
          LdsWorkspace   *workspace,
          GError        **error)
{
  LdsNoteRecord note = { .text = options->words[2] };

  return lds_cli_find_part (workspace, options->words[1], options->maker, &note.part, error) &&
         lds_workspace_set_note (workspace, &note, error);
}

static gboolean
add_question (const Options  *options,
              LdsWorkspace   *workspace,
              GError        **error)
{
  LdsQuestionRecord question = {
    .text = options->words[2],
    .responsible = options->responsible,
    .due = options->due,
  };
  GDate date;

  if (options->due != NULL && !lds_cli_parse_date (options->due, &date))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--due takes a date such as 2026-11-24"));
      return FALSE;
    }

  return lds_cli_find_part (workspace, options->words[1], options->maker, &question.part, error) &&
         lds_workspace_set_question (workspace, &question, error);
}

typedef struct
{
  const Options  *options;
  LdsWorkspace   *workspace;
  gint64          id;
  gboolean        found;
  gboolean        done;
  GError        **error;
} Answering;

static gboolean
answer_cb (const LdsQuestionRecord *record,
           gpointer                 user_data)
{
  Answering *self = user_data;
  LdsQuestionRecord question = *record;

  if (record->id != self->id)
    return TRUE;

  self->found = TRUE;
  question.answer = self->options->words[2];
  self->done = lds_workspace_set_question (self->workspace, &question, self->error);

  return FALSE;
}

static gboolean
add_answer (const Options  *options,
            LdsWorkspace   *workspace,
            GError        **error)
{
  Answering self = { .options = options, .workspace = workspace, .error = error };

  self.id = g_ascii_strtoll (options->words[1], NULL, 10);
  if (!lds_workspace_foreach_question (workspace, 0, answer_cb, &self, error))
    return FALSE;
  if (!self.found)
    g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("There is no question %s; “lodestone workspace list FILE questions” lists them"),
                 options->words[1]);

  return self.done;
}

/**
 * lds_cli_run_workspace_note:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_workspace_note (char **arguments)
{
  return change (arguments, _ ("FILE PART TEXT"), _ ("Writes a note beside a part."), _ ("Note"), add_note);
}

/**
 * lds_cli_run_workspace_ask:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_workspace_ask (char **arguments)
{
  return change (arguments, _ ("FILE PART TEXT"),
                 _ ("Keeps an open question about a part, with who is to find out and until when."),
                 _ ("Question"), add_question);
}

/**
 * lds_cli_run_workspace_answer:
 * @arguments: (array zero-terminated=1): the command and what follows it
 *
 * Returns: the exit status
 */
int
lds_cli_run_workspace_answer (char **arguments)
{
  return change (arguments, _ ("FILE QUESTION TEXT"), _ ("Keeps the answer to a question."), _ ("Answer"),
                 add_answer);
}
