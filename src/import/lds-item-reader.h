/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes the cells of an item apart: what stands in the columns of a table, as numbers and texts. */

#pragma once

#include "lds-table-finder.h"
#include "lds-workspace.h"

G_BEGIN_DECLS

typedef struct _LdsItemReader LdsItemReader;

/**
 * LdsItemReaderWarning:
 * @row: row of the first cell it is about, 0 for none
 */
typedef struct
{
  guint row;
  char *text;
} LdsItemReaderWarning;

LdsItemReader *lds_item_reader_new            (LdsCatalogue        *catalogue,
                                               const LdsSheet      *sheet,
                                               const LdsPartsTable *table);
void           lds_item_reader_free           (LdsItemReader       *self);
void           lds_item_reader_drop_indents   (LdsItemReader       *self);
const char    *lds_item_reader_get_text       (LdsItemReader       *self,
                                               guint                index,
                                               LdsField             field,
                                               guint                nth);
void           lds_item_reader_read           (LdsItemReader       *self,
                                               guint                index,
                                               LdsItemRecord       *item);
gboolean       lds_item_reader_add_claims     (LdsItemReader       *self,
                                               guint                index,
                                               const LdsItemRecord *item,
                                               LdsWorkspace        *workspace,
                                               GError             **error);
GArray        *lds_item_reader_take_warnings  (LdsItemReader       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsItemReader, lds_item_reader_free)

G_END_DECLS
