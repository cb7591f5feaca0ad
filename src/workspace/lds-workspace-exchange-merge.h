/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of both copies while they are brought together. Private to the workspace. */

#pragma once

#include "lds-workspace-exchange-private.h"

G_BEGIN_DECLS

/* @their_log: what each of their edits did; @seen: how many changes of each row are done with; @net: what the others
 * did together; @my_log: what was done here; @conflicts: keys of what both changed; @taken: keys of what is applied */
typedef struct
{
  LdsWorkspace          *workspace;
  LdsExchange           *exchange;
  LdsExchangeChooseFunc  choose;
  gpointer               user_data;
  LdsExchangeResult     *result;
  GBytes                *changeset;
  LdsExchangeLog         their_log;
  GHashTable            *seen;
  LdsExchangeLog         net;
  LdsExchangeLog         my_log;
  gboolean               have_my_log;
  GHashTable            *conflicts;
  GHashTable            *taken;
  sqlite3_changegroup   *group;
} LdsExchangeMerge;

void     lds_exchange_merge_init          (LdsExchangeMerge *self);
void     lds_exchange_merge_clear         (LdsExchangeMerge *self);
gboolean lds_exchange_merge_read_mine     (LdsExchangeMerge  *self,
                                           GError           **error);
gboolean lds_exchange_merge_get_row       (LdsExchangeMerge          *self,
                                           const LdsExchangeChange   *change,
                                           sqlite3_value           ***mine,
                                           GError                   **error);
gboolean lds_exchange_merge_read_theirs   (LdsExchangeMerge  *self,
                                           GError           **error);
gboolean lds_exchange_merge_bring_back    (LdsExchangeMerge  *self,
                                           const char        *key,
                                           GError           **error);
gint64   lds_exchange_merge_find_new_part (LdsExchangeMerge *self,
                                           gint64            part);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsExchangeMerge, lds_exchange_merge_clear)

G_END_DECLS
