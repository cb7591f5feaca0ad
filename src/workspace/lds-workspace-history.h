/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was changed, by whom and when: only read. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  LDS_CHANGE_EDIT,
  LDS_CHANGE_UNDO,
  LDS_CHANGE_REDO,
} LdsHistoryKind;

const char *lds_history_kind_to_string (LdsHistoryKind kind);

/**
 * LdsChangeRecord:
 * @edit: id of the edit that was undone or redone, that of the change itself for an edit
 * @holds: for an edit, whether it holds now: it was not undone, or was redone
 * @title: what was done, in a few words
 * @author: (nullable): who
 * @time: when, UTC, YYYY-MM-DDTHH:MM:SSZ
 * @file: (nullable): name of the file that it came from
 */
typedef struct
{
  gint64         id;
  LdsHistoryKind  kind;
  gint64         edit;
  gboolean       holds;
  const char    *title;
  const char    *author;
  const char    *time;
  const char    *file;
} LdsChangeRecord;

typedef enum
{
  LDS_ROW_ADDED,
  LDS_ROW_CHANGED,
  LDS_ROW_REMOVED,
} LdsRowChange;

const char *lds_row_change_to_string (LdsRowChange change);

/**
 * LdsChangedValue:
 * @table: name of the table, such as "part_origin"
 * @row: what names the row in it, such as its id
 * @part: id of the part that the row belongs to, 0 where it belongs to none
 * @column: name of the column
 * @old_value: (nullable): the value before, %NULL where there was none
 * @new_value: (nullable): the value since, %NULL where there is none
 */
typedef struct
{
  const char   *table;
  const char   *row;
  gint64        part;
  LdsRowChange  change;
  const char   *column;
  const char   *old_value;
  const char   *new_value;
} LdsChangedValue;

typedef gboolean (*LdsChangeFunc)       (const LdsChangeRecord *change, gpointer user_data);
typedef gboolean (*LdsChangedValueFunc) (const LdsChangedValue *value, gpointer user_data);

gboolean lds_workspace_foreach_change        (LdsWorkspace         *self,
                                              gint64                part,
                                              LdsChangeFunc         func,
                                              gpointer              user_data,
                                              GError              **error);
gboolean lds_workspace_foreach_changed_value (LdsWorkspace         *self,
                                              gint64                change,
                                              gint64                part,
                                              LdsChangedValueFunc   func,
                                              gpointer              user_data,
                                              GError              **error);
char    *lds_workspace_dump                  (LdsWorkspace         *self,
                                              GError              **error);

G_END_DECLS
