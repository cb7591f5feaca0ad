/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Workspaces with small parts lists for tests. */

#pragma once

#include "lds-workspace.h"
#include "lds-workspace-edit.h"
#include "lds-workspace-history.h"
#include "lds-workspace-parts.h"

G_BEGIN_DECLS

typedef struct
{
  char         *folder;
  char         *path;
  LdsWorkspace *workspace;
} Lists;

typedef struct
{
  gint64      parent; /* 0 at the top */
  const char *number;
  const char *text;
  const char *maker;
  const char *mpn;
  const char *supplier;
} Entry;

void    lists_set_up      (Lists         *lists,
                           gconstpointer  data);
void    lists_tear_down   (Lists         *lists,
                           gconstpointer  data);
void    lists_reopen      (Lists         *lists);
void    lists_begin       (Lists         *lists,
                           const char    *title);
void    lists_commit      (Lists         *lists);
gint64  lists_add_source  (Lists         *lists,
                           const char    *file);
gint64  lists_add_item    (Lists         *lists,
                           gint64         source,
                           const Entry   *entry);
gint64  lists_import      (Lists         *lists,
                           const char    *file,
                           const Entry   *entries,
                           guint          n_entries);
gint64  lists_get_part    (Lists         *lists,
                           gint64         item);
char   *lists_dump        (Lists         *lists);

G_END_DECLS
