/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes about parts, and questions that are open. What is changed here is changed within an edit. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsNoteRecord:
 * @id: 0 for a new one
 * @part: id of the part it is about
 * @author: (nullable): who wrote it; only read
 * @time: when, UTC; only read
 */
typedef struct
{
  gint64      id;
  gint64      part;
  const char *text;
  const char *author;
  const char *time;
} LdsNoteRecord;

/**
 * LdsQuestionRecord:
 * @id: 0 for a new one
 * @part: id of the part it is about
 * @responsible: (nullable): who is to find out
 * @due: (nullable): until when, YYYY-MM-DD
 * @answer: (nullable): %NULL while it is open
 * @author: (nullable): who wrote it last; only read
 * @time: when, UTC; only read
 */
typedef struct
{
  gint64      id;
  gint64      part;
  const char *text;
  const char *responsible;
  const char *due;
  const char *answer;
  const char *author;
  const char *time;
} LdsQuestionRecord;

typedef gboolean (*LdsNoteFunc)     (const LdsNoteRecord *note, gpointer user_data);
typedef gboolean (*LdsQuestionFunc) (const LdsQuestionRecord *question, gpointer user_data);

gboolean lds_workspace_set_note         (LdsWorkspace       *self,
                                         LdsNoteRecord      *note,
                                         GError            **error);
gboolean lds_workspace_remove_note      (LdsWorkspace       *self,
                                         gint64              id,
                                         GError            **error);
gboolean lds_workspace_foreach_note     (LdsWorkspace       *self,
                                         gint64              part,
                                         LdsNoteFunc         func,
                                         gpointer            user_data,
                                         GError            **error);
gboolean lds_workspace_set_question     (LdsWorkspace       *self,
                                         LdsQuestionRecord  *question,
                                         GError            **error);
gboolean lds_workspace_remove_question  (LdsWorkspace       *self,
                                         gint64              id,
                                         GError            **error);
gboolean lds_workspace_foreach_question (LdsWorkspace       *self,
                                         gint64              part,
                                         LdsQuestionFunc     func,
                                         gpointer            user_data,
                                         GError            **error);

G_END_DECLS
