/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-questions.h"

#include <math.h>

/* A structure that is deeper is not followed to its top: the work stays bounded. */
#define MAX_LEVELS_ABOVE 256

/* Of an item: its open questions and its levels with all of them answered. */
typedef struct
{
  guint8      questions;
  guint8      best;
  guint8      worst;
  guint8      rollup_best;
  guint8      rollup_worst;
  gboolean    stays_open; /* no answer says which rare earths it or a part of it holds */
  const char *supplier;
  guint       stamp;
} Prospect;

typedef struct
{
  LdsAudit     *audit;
  LdsAnswers    answers;
  Prospect     *prospects;
  GHashTable   *by_pointer; /* name → number of the group + 1 */
  GHashTable   *by_name;    /* folded name → number of the group + 1 */
  guint         last_stamp;
  LdsQuestions *result;
} Search;

static const char *const kind_names[LDS_N_QUESTION_KINDS] = {
  [LDS_QUESTION_COUNTRY] = "country",   [LDS_QUESTION_TIER2] = "tier-2",
  [LDS_QUESTION_MELT] = "melt",         [LDS_QUESTION_MAGNET] = "magnet",
  [LDS_QUESTION_COMPOSITION] = "composition", [LDS_QUESTION_CONTENT] = "content",
  [LDS_QUESTION_MASS] = "mass",
};

/**
 * lds_question_kind_to_string:
 *
 * Returns: the name of the kind in JSON
 */
const char *
lds_question_kind_to_string (LdsQuestionKind kind)
{
  g_return_val_if_fail (kind < LDS_N_QUESTION_KINDS, NULL);

  return kind_names[kind];
}

static void
clear_question (gpointer data)
{
  g_array_unref (((LdsQuestion *) data)->items);
}

static void
clear_group (gpointer data)
{
  g_array_unref (((LdsQuestionGroup *) data)->questions);
}

/* Whoever sells the item; a part that names nobody is asked for where what it is part of is bought. */
static const char *
find_supplier (const Search  *search,
               const LdsItem *item)
{
  if (item->supplier != NULL)
    return item->supplier;
  if (item->manufacturer != NULL)
    return item->manufacturer;
  if (item->parent < 0 || lds_audit_get_item (search->audit, item->parent)->own)
    return NULL;

  return search->prospects[item->parent].supplier;
}

/* The levels with the best and the worst answers to some questions of an item, with those about its
 * parts if @parts. */
static void
judge_answers (const Search           *search,
               const LdsItem          *item,
               const LdsExposureFacts *facts,
               guint                   questions,
               gboolean                parts,
               LdsExposure            *best,
               LdsExposure            *worst)
{
  LdsExposureFacts answered = *facts;

  lds_answers_give (&search->answers, item, questions, LDS_ANSWER_WORST, &answered);
  *worst = lds_exposure_judge (&answered);

  answered = *facts;
  lds_answers_give (&search->answers, item, questions, LDS_ANSWER_BEST, &answered);
  /* An assembly is known once its parts are. */
  if (parts && item->first_child >= 0 && item->holds == LDS_HOLDS_UNKNOWN)
    answered.composed = !search->prospects[item->id - 1].stays_open;
  *best = lds_exposure_judge (&answered);

  /* What is unknown may turn out to be to watch at worst; where it may also stay unknown, that is
   * the worse. */
  *worst = MIN (*worst, *best);
}

/* Children come before their parents. */
static void
look_ahead (Search *search,
            guint   index)
{
  const LdsItem *item = lds_audit_get_item (search->audit, index);
  Prospect *prospect = &search->prospects[index];
  Prospect *parent;
  LdsExposureFacts facts;
  LdsExposure best;
  LdsExposure worst;

  lds_exposure_facts_of (search->audit, item, &facts);
  prospect->questions = lds_answers_ask (item, &facts);
  prospect->stays_open |= item->unnamed_rare_earths;
  judge_answers (search, item, &facts, prospect->questions, TRUE, &best, &worst);
  prospect->best = best;
  prospect->worst = worst;
  prospect->rollup_best = MIN (prospect->rollup_best, prospect->best);
  prospect->rollup_worst = MIN (prospect->rollup_worst, prospect->worst);

  if (item->parent < 0 || !item->fitted || item->substitute_for >= 0)
    return;

  parent = &search->prospects[item->parent];
  parent->stays_open |= prospect->stays_open;
  parent->rollup_best = MIN (parent->rollup_best, prospect->rollup_best);
  parent->rollup_worst = MIN (parent->rollup_worst, prospect->rollup_worst);
}

static void
stake_init (LdsStake *stake)
{
  *stake = (LdsStake) { .value = NAN,
                        .now = LDS_EXPOSURE_CLEAR,
                        .best = LDS_EXPOSURE_CLEAR,
                        .worst = LDS_EXPOSURE_CLEAR };
}

static void
stake_add_value (LdsStake      *stake,
                 const LdsItem *item)
{
  double value = item->unit_price * item->total_quantity;

  if (!isfinite (value) || stake->mixed)
    return;

  if (isnan (stake->value))
    {
      stake->value = value;
      stake->currency = item->currency;
    }
  else if (g_strcmp0 (stake->currency, item->currency) == 0)
    stake->value += value;
  else
    {
      stake->mixed = TRUE;
      stake->value = NAN;
      stake->currency = NULL;
    }
}

/* Whether two levels lie on two sides of the border below high. */
static gboolean
is_graver (LdsExposure a,
           LdsExposure b)
{
  return (a <= LDS_EXPOSURE_HIGH) != (b <= LDS_EXPOSURE_HIGH);
}

static gboolean
is_settling (LdsExposure a,
             LdsExposure b)
{
  return (a == LDS_EXPOSURE_UNKNOWN) != (b == LDS_EXPOSURE_UNKNOWN);
}

static void
stake_add (LdsStake      *stake,
           const LdsItem *item,
           LdsExposure    best,
           LdsExposure    worst)
{
  stake->n_items++;
  stake->now = MIN (stake->now, item->exposure);
  stake->best = MIN (stake->best, best);
  stake->worst = MIN (stake->worst, worst);
  stake_add_value (stake, item);
}

/* Names that differ only in case or blanks are one supplier, who gets the name that sorts first. */
static LdsQuestionGroup *
get_group (Search     *search,
           const char *supplier)
{
  GArray *groups = search->result->groups;
  LdsQuestionGroup added = { .supplier = supplier };
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (search->by_pointer, supplier));
  g_autofree char *folded = NULL;

  if (number != 0)
    return &g_array_index (groups, LdsQuestionGroup, number - 1);

  folded = g_strstrip (g_utf8_casefold (supplier != NULL ? supplier : "", -1));
  number = GPOINTER_TO_UINT (g_hash_table_lookup (search->by_name, folded));
  if (number == 0)
    {
      stake_init (&added.stake);
      added.questions = g_array_new (FALSE, FALSE, sizeof (LdsQuestion));
      g_array_set_clear_func (added.questions, clear_question);
      g_array_append_val (groups, added);
      number = groups->len;
      g_hash_table_insert (search->by_name, g_steal_pointer (&folded), GUINT_TO_POINTER (number));
    }
  else if (g_strcmp0 (supplier, g_array_index (groups, LdsQuestionGroup, number - 1).supplier) < 0)
    g_array_index (groups, LdsQuestionGroup, number - 1).supplier = supplier;
  g_hash_table_insert (search->by_pointer, (gpointer) supplier, GUINT_TO_POINTER (number));

  return &g_array_index (groups, LdsQuestionGroup, number - 1);
}

static LdsQuestion *
get_question (LdsQuestionGroup *group,
              LdsQuestionKind   kind)
{
  LdsQuestion added = { .kind = kind };

  for (guint i = 0; i < group->questions->len; i++)
    {
      LdsQuestion *question = &g_array_index (group->questions, LdsQuestion, i);

      if (question->kind == kind)
        return question;
    }

  stake_init (&added.stake);
  added.items = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (group->questions, added);

  return &g_array_index (group->questions, LdsQuestion, group->questions->len - 1);
}

/* An answer matters that changes the level alone, or without which the other answers would lead
 * elsewhere. One that does not leaves the item as it is. */
static void
add_to_question (Search                 *search,
                 LdsQuestion            *question,
                 const LdsItem          *item,
                 const LdsExposureFacts *facts)
{
  const Prospect *prospect = &search->prospects[item->id - 1];
  guint kind = 1u << question->kind;
  LdsExposure now = item->exposure;
  LdsExposure alone[2];
  LdsExposure without[2];
  const LdsExposure all[2] = { prospect->best, prospect->worst };
  gboolean matters = FALSE;
  gboolean changed = FALSE;
  gboolean settled = FALSE;

  judge_answers (search, item, facts, kind, FALSE, &alone[0], &alone[1]);
  judge_answers (search, item, facts, prospect->questions & ~kind, TRUE, &without[0],
                 &without[1]);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      matters |= alone[i] != now || without[i] != all[i];
      changed |= is_graver (alone[i], now) || is_graver (without[i], all[i]);
      settled |= is_settling (alone[i], now) || is_settling (without[i], all[i]);
    }

  stake_add (&question->stake, item, matters ? all[0] : now, matters ? all[1] : now);
  question->stake.n_changed += changed;
  question->stake.n_settled += settled && now == LDS_EXPOSURE_UNKNOWN;
  g_array_append_val (question->items, item->id);
}

static void
add_item (Search *search,
          guint   index)
{
  const LdsItem *item = lds_audit_get_item (search->audit, index);
  const Prospect *prospect = &search->prospects[index];
  LdsQuestionGroup *group;
  LdsExposureFacts facts;

  if (!item->counted)
    return;

  search->result->best.by_exposure[prospect->best]++;
  search->result->worst.by_exposure[prospect->worst]++;
  if (prospect->questions == 0)
    return;

  group = get_group (search, prospect->supplier);
  stake_add (&group->stake, item, prospect->best, prospect->worst);
  group->stake.n_changed += is_graver (item->exposure, prospect->best) ||
                            is_graver (item->exposure, prospect->worst);
  group->stake.n_settled += item->exposure == LDS_EXPOSURE_UNKNOWN &&
                            (is_settling (item->exposure, prospect->best) ||
                             is_settling (item->exposure, prospect->worst));
  lds_exposure_facts_of (search->audit, item, &facts);
  for (guint kind = 0; kind < LDS_N_QUESTION_KINDS; kind++)
    {
      if ((prospect->questions & (1u << kind)) != 0)
        add_to_question (search, get_question (group, kind), item, &facts);
    }
}

/* Counts the open assemblies above the items, each once for the question and once for the group. */
static void
count_above (Search           *search,
             LdsQuestionGroup *group,
             LdsQuestion      *question,
             guint             first_stamp)
{
  guint stamp = ++search->last_stamp;

  for (guint i = 0; i < question->items->len; i++)
    {
      guint id = g_array_index (question->items, guint, i);
      int above = lds_audit_get_item (search->audit, id - 1)->parent;

      for (guint steps = 0; above >= 0 && steps < MAX_LEVELS_ABOVE; steps++)
        {
          Prospect *prospect = &search->prospects[above];
          gboolean open = prospect->rollup_best != prospect->rollup_worst;

          if (prospect->stamp == stamp)
            break;
          question->stake.n_above += open;
          group->stake.n_above += open && prospect->stamp < first_stamp;
          prospect->stamp = stamp;
          above = lds_audit_get_item (search->audit, above)->parent;
        }
    }
}

/* Below 0 where @a comes first. */
static int
compare_stakes (const LdsStake *a,
                const LdsStake *b)
{
  double value_a = isnan (a->value) ? 0 : a->value;
  double value_b = isnan (b->value) ? 0 : b->value;

  if (a->n_changed != b->n_changed)
    return a->n_changed > b->n_changed ? -1 : 1;
  if (a->n_settled != b->n_settled)
    return a->n_settled > b->n_settled ? -1 : 1;
  /* Sums in another order differ in their last digits. */
  if ((float) value_a != (float) value_b)
    return value_a > value_b ? -1 : 1;
  if (a->n_items != b->n_items)
    return a->n_items > b->n_items ? -1 : 1;

  return 0;
}

static int
compare_questions (gconstpointer a,
                   gconstpointer b)
{
  const LdsQuestion *x = a;
  const LdsQuestion *y = b;
  int order = compare_stakes (&x->stake, &y->stake);

  return order != 0 ? order : (int) x->kind - (int) y->kind;
}

/* Those whom one can write to come before nobody. */
static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const LdsQuestionGroup *x = a;
  const LdsQuestionGroup *y = b;
  int order = compare_stakes (&x->stake, &y->stake);

  if (order != 0)
    return order;
  if (x->supplier == NULL || y->supplier == NULL)
    return (x->supplier == NULL) - (y->supplier == NULL);

  return strcmp (x->supplier, y->supplier);
}

static void
rank (Search *search)
{
  GArray *groups = search->result->groups;

  for (guint i = 0; i < groups->len; i++)
    {
      LdsQuestionGroup *group = &g_array_index (groups, LdsQuestionGroup, i);
      guint first_stamp = search->last_stamp + 1;

      for (guint j = 0; j < group->questions->len; j++)
        count_above (search, group, &g_array_index (group->questions, LdsQuestion, j), first_stamp);
      g_array_sort (group->questions, compare_questions);
    }

  g_array_sort (groups, compare_groups);
}

static void
find_worst (LdsCase *outcome)
{
  outcome->worst = LDS_EXPOSURE_UNKNOWN;
  for (guint i = LDS_N_EXPOSURES; i > 0; i--)
    {
      if (outcome->by_exposure[i - 1] > 0)
        outcome->worst = i - 1;
    }
}

/**
 * lds_questions_new:
 * @audit: a finished audit; it must live as long as the result
 *
 * Finds what is not known, whom to ask, and what the answers could change. Neither substitutes nor
 * lines that are not fitted are in any figure. The result does not depend on the order of the rows.
 *
 * Returns: (transfer full): the questions
 */
LdsQuestions *
lds_questions_new (LdsAudit *audit)
{
  Search search = { .audit = audit };
  guint n_items;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  n_items = lds_audit_get_n_items (audit);
  search.prospects = g_new0 (Prospect, n_items);
  search.by_pointer = g_hash_table_new (NULL, NULL);
  search.by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  search.result = g_new0 (LdsQuestions, 1);
  search.result->groups = g_array_new (FALSE, FALSE, sizeof (LdsQuestionGroup));
  g_array_set_clear_func (search.result->groups, clear_group);
  lds_answers_init (&search.answers, audit);

  for (guint i = 0; i < n_items; i++)
    {
      search.prospects[i].supplier = find_supplier (&search, lds_audit_get_item (audit, i));
      search.prospects[i].rollup_best = LDS_EXPOSURE_CLEAR;
      search.prospects[i].rollup_worst = LDS_EXPOSURE_CLEAR;
    }
  for (guint i = n_items; i > 0; i--)
    look_ahead (&search, i - 1);
  for (guint i = 0; i < n_items; i++)
    add_item (&search, i);
  rank (&search);
  find_worst (&search.result->best);
  find_worst (&search.result->worst);

  g_hash_table_unref (search.by_name);
  g_hash_table_unref (search.by_pointer);
  g_free (search.prospects);

  return search.result;
}

/**
 * lds_questions_free:
 * @self: (nullable) (transfer full): questions
 */
void
lds_questions_free (LdsQuestions *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->groups);
  g_free (self);
}
