/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-workspace-notes.h"

#include "lds-keys.h"
#include "lds-statement.h"
#include "lds-workspace-edit.h"

static gboolean
read_note (sqlite3_stmt *row,
           GCallback     func,
           gpointer      user_data)
{
  LdsNoteRecord note = {
    .id = sqlite3_column_int64 (row, 0),
    .part = sqlite3_column_int64 (row, 1),
    .text = lds_row_get_text (row, 2),
    .author = lds_row_get_text (row, 3),
    .time = lds_row_get_text (row, 4),
  };

  return ((LdsNoteFunc) func) (&note, user_data);
}

static gboolean
read_question (sqlite3_stmt *row,
               GCallback     func,
               gpointer      user_data)
{
  LdsQuestionRecord question = {
    .id = sqlite3_column_int64 (row, 0),
    .part = sqlite3_column_int64 (row, 1),
    .text = lds_row_get_text (row, 2),
    .responsible = lds_row_get_text (row, 3),
    .due = lds_row_get_text (row, 4),
    .answer = lds_row_get_text (row, 5),
    .author = lds_row_get_text (row, 6),
    .time = lds_row_get_text (row, 7),
  };

  return ((LdsQuestionFunc) func) (&question, user_data);
}

/**
 * lds_workspace_set_note:
 * @note: (inout): a note; gets an id where it has none
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Adds a note, or replaces the one with its id.
 *
 * Returns: whether it was set
 */
gboolean
lds_workspace_set_note (LdsWorkspace   *self,
                        LdsNoteRecord  *note,
                        GError        **error)
{
  g_autofree char *now = lds_edit_now ();

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  if (note->id == 0)
    note->id = lds_id_from_time ();

  return lds_statement_run (self, error,
                            "INSERT INTO note (id, part, text, author, time) VALUES (?, ?, ?, ?, ?)"
                            " ON CONFLICT (id) DO UPDATE SET part = excluded.part,"
                            " text = excluded.text, author = excluded.author, time = excluded.time",
                            "iisss", note->id, note->part, note->text,
                            lds_workspace_get_author (self), now);
}

/**
 * lds_workspace_remove_note:
 * @id: of a note
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it is gone
 */
gboolean
lds_workspace_remove_note (LdsWorkspace  *self,
                           gint64         id,
                           GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  return lds_statement_run (self, error, "DELETE FROM note WHERE id = ?", "i", id);
}

/**
 * lds_workspace_foreach_note:
 * @part: id of a part, or 0 for all
 * @func: (scope call): called with each, in the order of writing; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_note (LdsWorkspace  *self,
                            gint64         part,
                            LdsNoteFunc    func,
                            gpointer       user_data,
                            GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_note, G_CALLBACK (func), user_data, error,
                                "SELECT id, part, text, author, time FROM note"
                                " WHERE ?1 = 0 OR part = ?1 ORDER BY id",
                                "i", part);
}

/**
 * lds_workspace_set_question:
 * @question: (inout): a question; gets an id where it has none
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Adds a question, or replaces the one with its id.
 *
 * Returns: whether it was set
 */
gboolean
lds_workspace_set_question (LdsWorkspace       *self,
                            LdsQuestionRecord  *question,
                            GError            **error)
{
  g_autofree char *now = lds_edit_now ();

  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  if (question->id == 0)
    question->id = lds_id_from_time ();

  return lds_statement_run (self, error,
                            "INSERT INTO question (id, part, text, responsible, due, answer, author, time)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                            " ON CONFLICT (id) DO UPDATE SET part = excluded.part,"
                            " text = excluded.text, responsible = excluded.responsible,"
                            " due = excluded.due, answer = excluded.answer,"
                            " author = excluded.author, time = excluded.time",
                            "iissssss", question->id, question->part, question->text,
                            question->responsible, question->due, question->answer,
                            lds_workspace_get_author (self), now);
}

/**
 * lds_workspace_remove_question:
 * @id: of a question
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether it is gone
 */
gboolean
lds_workspace_remove_question (LdsWorkspace  *self,
                               gint64         id,
                               GError       **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lds_workspace_is_editing (self), FALSE);

  return lds_statement_run (self, error, "DELETE FROM question WHERE id = ?", "i", id);
}

/**
 * lds_workspace_foreach_question:
 * @part: id of a part, or 0 for all
 * @func: (scope call): called with each, the open ones first, by due date; returns whether to go on
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Returns: whether all could be read
 */
gboolean
lds_workspace_foreach_question (LdsWorkspace     *self,
                                gint64            part,
                                LdsQuestionFunc   func,
                                gpointer          user_data,
                                GError          **error)
{
  g_return_val_if_fail (LDS_IS_WORKSPACE (self), FALSE);

  return lds_statement_foreach (self, read_question, G_CALLBACK (func), user_data, error,
                                "SELECT id, part, text, responsible, due, answer, author, time"
                                " FROM question WHERE ?1 = 0 OR part = ?1"
                                " ORDER BY answer IS NOT NULL, due IS NULL, due, id",
                                "i", part);
}
