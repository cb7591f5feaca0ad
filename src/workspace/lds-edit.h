/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An edit while it is made. Private to the workspace. */

#pragma once

#include "lds-database.h"

G_BEGIN_DECLS

typedef struct sqlite3_session sqlite3_session;

/* @author: of the next edits; @session: records the edit, NULL where none is recorded; @items: lines were added */
typedef struct
{
  char            *author;
  sqlite3_session *session;
  char            *title;
  char            *file;
  gboolean         items;
} LdsEdit;

void      lds_edit_end           (LdsEdit        *edit);
char     *lds_edit_now           (void);

GBytes   *lds_changeset_compress   (const void     *data,
                                    gsize           size,
                                    GError        **error);
GBytes   *lds_changeset_decompress (GBytes         *bytes,
                                    GError        **error);

G_END_DECLS
