/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

/**
 * LdsSearchIndex:
 *
 * The words of each item of an audit, folded for searching. Never changes once made, so any thread may ask it.
 */
typedef struct _LdsSearchIndex LdsSearchIndex;

LdsSearchIndex *lds_search_index_new   (LdsAudit       *audit,
                                        GCancellable   *cancellable);
LdsSearchIndex *lds_search_index_ref   (LdsSearchIndex *self);
void            lds_search_index_unref (LdsSearchIndex *self);

char          **lds_search_index_split (const char           *text);
gboolean        lds_search_index_match (const LdsSearchIndex *self,
                                        guint                 index,
                                        char                **terms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsSearchIndex, lds_search_index_unref)

G_END_DECLS
