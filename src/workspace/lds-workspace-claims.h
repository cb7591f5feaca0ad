/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims about parts, which hold for every item that is the part. What is changed here is changed within an edit. */

#pragma once

#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsPartOriginRecord:
 * @id: 0 for a new one
 * @part: id of the part it is about, or 0
 * @family: id of the family it is about, or 0
 * @tier: as in #LdsOriginRecord: 0 when it is about the maker of the part or about a stage, which holds wherever the
 *   part stands in a product; 1 to 3 counted from us
 * @stage: (nullable): as in #LdsOriginRecord
 * @supplier: (nullable): who
 * @country: (nullable): ISO 3166-1 alpha-2
 * @split: one of several countries without shares
 * @assumed: the words could mean another country
 * @evidence: "verified", "declared" and so on, see design.md
 * @stated: (nullable): the words it is taken from
 * @date: (nullable): of what it rests on, YYYY-MM-DD
 * @document: id of the document it rests on, or 0
 * @document_name: (nullable): its name; only read
 * @author: (nullable): who entered it; only read
 * @time: when, UTC; only read
 */
typedef struct
{
  gint64      id;
  gint64      part;
  gint64      family;
  guint       tier;
  const char *stage;
  const char *supplier;
  const char *country;
  gboolean    split;
  gboolean    assumed;
  const char *evidence;
  const char *stated;
  const char *date;
  gint64      document;
  const char *document_name;
  const char *author;
  const char *time;
} LdsPartOriginRecord;

/**
 * LdsPartContentRecord:
 * @element: as in #LdsContentRecord
 * @low: lowest mass fraction, 0 to 1
 * @high: highest mass fraction
 *
 * The other fields are as in #LdsPartOriginRecord.
 */
typedef struct
{
  gint64      id;
  gint64      part;
  gint64      family;
  const char *element;
  double      low;
  double      high;
  const char *evidence;
  const char *stated;
  const char *date;
  gint64      document;
  const char *document_name;
  const char *author;
  const char *time;
} LdsPartContentRecord;

typedef gboolean (*LdsPartOriginFunc)  (const LdsPartOriginRecord *origin, gpointer user_data);
typedef gboolean (*LdsPartContentFunc) (const LdsPartContentRecord *content, gpointer user_data);

gboolean lds_workspace_set_part_origin      (LdsWorkspace          *self,
                                             LdsPartOriginRecord   *origin,
                                             GError               **error);
gboolean lds_workspace_set_part_content     (LdsWorkspace          *self,
                                             LdsPartContentRecord  *content,
                                             GError               **error);
gboolean lds_workspace_remove_part_origin   (LdsWorkspace          *self,
                                             gint64                 id,
                                             GError               **error);
gboolean lds_workspace_remove_part_content  (LdsWorkspace          *self,
                                             gint64                 id,
                                             GError               **error);
gboolean lds_workspace_foreach_part_origin  (LdsWorkspace          *self,
                                             gint64                 part,
                                             LdsPartOriginFunc      func,
                                             gpointer               user_data,
                                             GError               **error);
gboolean lds_workspace_foreach_part_content (LdsWorkspace          *self,
                                             gint64                 part,
                                             LdsPartContentFunc     func,
                                             gpointer               user_data,
                                             GError               **error);

G_END_DECLS
