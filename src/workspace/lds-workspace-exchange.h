/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a colleague changed in another copy of the workspace, carried by a file. See docs/changes-files.md. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

/* A file of changes that was read and checked. */
typedef struct _LdsExchange LdsExchange;

LdsExchange *lds_exchange_read          (GBytes       *bytes,
                                         GError      **error);
void         lds_exchange_free          (LdsExchange  *self);
guint        lds_exchange_get_n_edits   (LdsExchange  *self);
const char  *lds_exchange_get_author    (LdsExchange  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsExchange, lds_exchange_free)

gint64       lds_workspace_find_exported     (LdsWorkspace  *self);
gint64       lds_workspace_find_change_before (LdsWorkspace *self,
                                         const char    *date);
gint64       lds_workspace_find_shared       (LdsWorkspace  *self,
                                         LdsExchange   *base);
GBytes      *lds_workspace_export_changes    (LdsWorkspace  *self,
                                         gint64         since,
                                         guint         *n_edits,
                                         GError       **error);
gboolean     lds_workspace_mark_exported     (LdsWorkspace  *self,
                                         GError       **error);

typedef enum
{
  LDS_EXCHANGE_ASK,
  LDS_EXCHANGE_MINE,
  LDS_EXCHANGE_THEIRS,
} LdsExchangeChoice;

/**
 * LdsExchangeConflict:
 * @id: names the conflict, and will not name it when one of its sides has changed
 * @what: what it is about, for a person
 * @mine: what this workspace says
 * @theirs: what the file says
 */
typedef struct
{
  const char *id;
  const char *what;
  const char *mine;
  const char *theirs;
} LdsExchangeConflict;

typedef LdsExchangeChoice (*LdsExchangeChooseFunc) (const LdsExchangeConflict *conflict,
                                                    gpointer                   user_data);

/**
 * LdsExchangeResult:
 * @n_changed: rows that the file adds, changes or removes here
 * @n_conflicts: rows that both changed
 * @n_undecided: conflicts without a choice; where there is one, nothing was applied
 */
typedef struct
{
  guint n_changed;
  guint n_conflicts;
  guint n_undecided;
} LdsExchangeResult;

gboolean     lds_workspace_import_changes    (LdsWorkspace           *self,
                                         LdsExchange            *exchange,
                                         const char             *file,
                                         gboolean                dry_run,
                                         LdsExchangeChooseFunc   choose,
                                         gpointer                user_data,
                                         LdsExchangeResult      *result,
                                         GError                **error);

G_END_DECLS
