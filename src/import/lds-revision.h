/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether what is imported was there before, or is a newer revision of a parts list that was. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsRevisionKind:
 * @LDS_REVISION_FIRST: a list that was not there in any form
 * @LDS_REVISION_NEWER: it takes the place of another one
 * @LDS_REVISION_UNSURE: it may be a newer revision of another one, and counts beside it
 */
typedef enum
{
  LDS_REVISION_FIRST,
  LDS_REVISION_NEWER,
  LDS_REVISION_UNSURE,
} LdsRevisionKind;

/**
 * LdsRevision:
 * @source: id of the list that was imported
 * @n_lines: its lines
 * @before: id of the list that it replaces, or may be a revision of; 0 for none
 * @before_name: (nullable): what that is called
 * @replaced: (nullable): of gint64, ids of all the lists that it replaces: several only where a person said so
 * @likeness: how much the two have in common, 0 to 1
 */
typedef struct
{
  LdsRevisionKind  kind;
  gint64           source;
  guint            n_lines;
  gint64           before;
  char            *before_name;
  GArray          *replaced;
  double           likeness;
} LdsRevision;

/**
 * LdsRevisions:
 * @again: whether to import what was imported before
 * @replaces: (nullable): name of the file or sheet, or number, of the lists that are replaced, %NULL to find out
 * @found: of #LdsRevision, what came out
 *
 * What an import makes of the lists that are there.
 */
typedef struct
{
  gboolean    again;
  const char *replaces;
  GArray     *found;
  GArray     *known;
  GPtrArray  *texts;
} LdsRevisions;

void      lds_revisions_init     (LdsRevisions   *self);
void      lds_revisions_clear    (LdsRevisions   *self);
gboolean  lds_revisions_look     (LdsRevisions   *self,
                                  LdsWorkspace   *workspace,
                                  GError        **error);
gboolean  lds_revisions_check    (LdsRevisions   *self,
                                  const char     *file,
                                  const char     *sheet,
                                  const char     *sha256,
                                  GError        **error);
gboolean  lds_revisions_settle   (LdsRevisions   *self,
                                  LdsWorkspace   *workspace,
                                  GError        **error);
gboolean  lds_revision_is_of     (const LdsRevision *self,
                                  gint64          source);
char     *lds_revision_get_stem  (const char     *file);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsRevisions, lds_revisions_clear)

G_END_DECLS
