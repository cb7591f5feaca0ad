/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-document.h"

G_BEGIN_DECLS

typedef enum
{
  LDS_SORT_NONE,
  LDS_SORT_LEVEL,
  LDS_SORT_PART,
  LDS_SORT_DESCRIPTION,
  LDS_SORT_QUANTITY,
  LDS_SORT_TIER_1,
  LDS_SORT_TIER_2,
  LDS_SORT_TIER_3,
  LDS_SORT_ELEMENTS,
} LdsSort;

#define LDS_N_SORTS (LDS_SORT_ELEMENTS + 1)

/**
 * LdsQuery:
 * @levels: bit l is set when level l (#LdsExposure) is to be shown; 0 for all
 * @source: index of the sheet, or -1 for all
 *
 * What a list is to show, and in which order.
 */
typedef struct
{
  char    *text;
  guint    levels;
  int      source;
  LdsSort  sort;
  gboolean descending;
} LdsQuery;

/**
 * LdsAnswer:
 * @indices: (element-type guint): of the items that match, in order
 * @n_without_text: how many would match without the text
 * @n_without_levels: how many would match without the levels
 */
typedef struct
{
  GArray *indices;
  guint   n_without_text;
  guint   n_without_levels;
} LdsAnswer;

void       lds_answer_free      (LdsAnswer            *answer);

void       lds_query_run_async  (const LdsQuery       *query,
                                 LdsDocument          *document,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
LdsAnswer *lds_query_run_finish (GAsyncResult         *result,
                                 GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsAnswer, lds_answer_free)

G_END_DECLS
