/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which parts a changeset is about. Private to the workspace. */

#pragma once

#include "lds-workspace-private.h"

G_BEGIN_DECLS

typedef void LdsChangesetBuffer;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsChangesetBuffer, sqlite3_free)

/* A table as changesets number its columns. @part: the column that names a part, -1 for none */
typedef struct
{
  char   *name;
  char  **columns;
  int     n_columns;
  int     part;
} LdsChangedTable;

/* @error: (nullable): the first thing that could not be looked up */
typedef struct
{
  LdsWorkspace *workspace;
  GHashTable   *tables; /* name → LdsChangedTable */
  GError       *error;
} LdsChangedTables;

void                   lds_changed_tables_init  (LdsChangedTables       *self,
                                                 LdsWorkspace           *workspace);
void                   lds_changed_tables_clear (LdsChangedTables       *self);
const LdsChangedTable *lds_changed_tables_get   (LdsChangedTables       *self,
                                                 const char             *name);
guint                  lds_changed_tables_get_parts (LdsChangedTables   *self,
                                                 sqlite3_changeset_iter *iter,
                                                 gint64                  parts[2]);
gboolean               lds_part_changes_add     (LdsWorkspace           *workspace,
                                                 gint64                  change,
                                                 gpointer                changeset,
                                                 int                     size,
                                                 GError                **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsChangedTables, lds_changed_tables_clear)

G_END_DECLS
