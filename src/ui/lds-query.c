/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-query.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lds-wording.h"

/* How often a cancelled query is noticed. */
#define ITEMS_BETWEEN_CHECKS 1024

typedef struct
{
  LdsQuery        query;
  LdsAudit       *audit;
  LdsSearchIndex *search_index;
} Job;

/* What an item is sorted by: a text or a number. Without either it comes last in both directions. */
typedef struct
{
  guint    index;
  gboolean has_key;
  char    *text;
  double   number;
} SortKey;

static void
job_free (Job *job)
{
  g_free (job->query.text);
  g_clear_object (&job->audit);
  g_clear_pointer (&job->search_index, lds_search_index_unref);
  g_free (job);
}

static gboolean
match_levels (const LdsItem *item,
              guint          levels)
{
  return levels == 0 || (item->counted && (levels & (1u << item->exposure)) != 0);
}

static void
match (const Job    *job,
       LdsAnswer    *answer,
       GCancellable *cancellable)
{
  const LdsQuery *query = &job->query;
  g_auto (GStrv) terms = lds_search_index_split (query->text);
  guint n_items = lds_audit_get_n_items (job->audit);

  for (guint i = 0; i < n_items; i++)
    {
      const LdsItem *item = lds_audit_get_item (job->audit, i);
      gboolean has_level;
      gboolean has_text;

      if (i % ITEMS_BETWEEN_CHECKS == 0 && g_cancellable_is_cancelled (cancellable))
        return;
      if (query->source >= 0 && item->source != (guint) query->source)
        continue;

      has_level = match_levels (item, query->levels);
      has_text = lds_search_index_match (job->search_index, i, terms);
      answer->n_without_text += has_level;
      answer->n_without_levels += has_text;
      if (has_level && has_text)
        g_array_append_val (answer->indices, i);
    }
}

static char *
make_text_key (const char *text)
{
  if (text == NULL || *text == '\0')
    return NULL;

  /* The key for file names sorts numbers within the text by their value: M2, M10. */
  return g_utf8_collate_key_for_filename (text, -1);
}

static char *
make_tier_key (const LdsItem *item,
               guint          tier)
{
  for (guint i = 0; i < item->n_tiers; i++)
    {
      if (item->tiers[i].tier == tier && item->tiers[i].country != NULL)
        return g_strdup (item->tiers[i].country);
    }

  return NULL;
}

static void
make_key (const Job *job,
          SortKey   *key)
{
  const LdsItem *item = lds_audit_get_item (job->audit, key->index);

  switch (job->query.sort)
    {
    case LDS_SORT_LEVEL:
      key->number = item->exposure;
      key->has_key = TRUE;
      return;

    case LDS_SORT_QUANTITY:
      key->number = item->quantity;
      key->has_key = !isnan (item->quantity);
      return;

    case LDS_SORT_PART:
      key->text = make_text_key (item->part_number);
      break;

    case LDS_SORT_DESCRIPTION:
      key->text = make_text_key (item->description);
      break;

    case LDS_SORT_TIER_1:
    case LDS_SORT_TIER_2:
    case LDS_SORT_TIER_3:
      key->text = make_tier_key (item, 1 + job->query.sort - LDS_SORT_TIER_1);
      break;

    case LDS_SORT_ELEMENTS:
      if (item->n_contents > 0)
        key->text = lds_item_describe_elements (item, job->audit, FALSE);
      break;

    case LDS_SORT_NONE:
    default:
      break;
    }

  key->has_key = key->text != NULL;
}

static int
compare_keys (const void *a,
              const void *b,
              void       *user_data)
{
  const LdsQuery *query = user_data;
  const SortKey *one = a;
  const SortKey *other = b;
  int order = 0;

  if (one->has_key != other->has_key)
    return one->has_key ? -1 : 1;

  if (one->text != NULL)
    order = strcmp (one->text, other->text);
  else if (one->has_key)
    order = (one->number > other->number) - (one->number < other->number);
  if (order != 0)
    return query->descending ? -order : order;

  return (one->index > other->index) - (one->index < other->index);
}

static void
sort (const Job *job,
      GArray    *indices)
{
  g_autofree SortKey *keys = NULL;

  if (job->query.sort == LDS_SORT_NONE)
    return;

  keys = g_new0 (SortKey, indices->len);
  for (guint i = 0; i < indices->len; i++)
    {
      keys[i].index = g_array_index (indices, guint, i);
      make_key (job, &keys[i]);
    }

  qsort_r (keys, indices->len, sizeof *keys, compare_keys, (void *) &job->query);

  for (guint i = 0; i < indices->len; i++)
    {
      g_array_index (indices, guint, i) = keys[i].index;
      g_free (keys[i].text);
    }
}

static void
run_thread (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (LdsAnswer) answer = g_new0 (LdsAnswer, 1);

  answer->indices = g_array_new (FALSE, FALSE, sizeof (guint));
  match (job, answer, cancellable);
  if (g_task_return_error_if_cancelled (task))
    return;

  sort (job, answer->indices);
  g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) lds_answer_free);
}

void
lds_answer_free (LdsAnswer *answer)
{
  g_return_if_fail (answer != NULL);

  g_clear_pointer (&answer->indices, g_array_unref);
  g_free (answer);
}

void
lds_query_run_async (const LdsQuery      *query,
                     LdsDocument         *document,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (query != NULL);
  g_return_if_fail (LDS_IS_DOCUMENT (document));
  g_return_if_fail (lds_document_get_audit (document) != NULL);

  job = g_new0 (Job, 1);
  job->query = *query;
  job->query.text = g_strdup (query->text);
  job->audit = g_object_ref (lds_document_get_audit (document));
  job->search_index = lds_search_index_ref (lds_document_get_search_index (document));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, lds_query_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_thread);
}

LdsAnswer *
lds_query_run_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
