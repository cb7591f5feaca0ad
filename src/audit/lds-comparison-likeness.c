/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines under one parent whose number and text changed a little. */

#include "lds-config.h"

#include "lds-comparison-private.h"

#include "lds-text.h"

/* Of 1: half from the number, half from the description. "MAG-1 Segment magnet N42UH" that becomes
 * "MAG-2 Segment magnet N45UH" is above it, "BRK-1 Bracket 17" and "BRK-2 Bracket 18" are below. */
#define LEAST_LIKENESS 0.55

/* So many pairs are all looked at; of more, those whose texts stand near each other in the order of
 * the alphabet. */
#define MAX_PAIRS 10000
#define MAX_DISTANCE 16

#define MAX_WORDS 64

/**
 * Words:
 * @number: sorted numbers of the words of the part number
 * @text: the same of the description
 */
typedef struct
{
  guint   line;
  guint   side;
  guint   rank;
  int     parent;
  char   *key;
  GArray *number;
  GArray *text;
} Words;

typedef struct
{
  double       likeness;
  const Words *before;
  const Words *after;
} Pair;

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

static GArray *
list_words (LdsMatch   *self,
            const char *key)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_auto (GStrv) words = g_strsplit (key, " ", MAX_WORDS + 1);

  for (guint i = 0; i < MAX_WORDS && words[i] != NULL; i++)
    {
      guint32 id = lds_match_intern (self, words[i]);

      if (id != 0)
        g_array_append_val (ids, id);
    }
  g_array_sort (ids, compare_ids);

  return ids;
}

static char *
make_key (const char *text)
{
  return text != NULL ? lds_text_name_key (text) : g_strdup ("");
}

static void
free_words (gpointer data)
{
  Words *words = data;

  g_free (words->key);
  g_array_unref (words->number);
  g_array_unref (words->text);
  g_free (words);
}

static Words *
make_words (LdsMatch *self,
            guint     side,
            guint     index,
            guint     rank)
{
  const LdsComparedLine *line = lds_comparison_side_get_line (self->sides[side], index);
  g_autofree char *number = make_key (line->part_number);
  Words *words = g_new0 (Words, 1);

  words->line = index;
  words->side = side;
  words->rank = rank;
  words->parent = lds_match_get_parent (self, side, index);
  words->key = make_key (line->description);
  words->number = list_words (self, number);
  words->text = list_words (self, words->key);

  return words;
}

/* Share of words that both have: 1 for the same, 0 for none. */
static double
compare_words (const GArray *a,
               const GArray *b)
{
  guint common = 0;

  if (a->len + b->len == 0)
    return 0;

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      guint32 first = g_array_index (a, guint32, i);
      guint32 second = g_array_index (b, guint32, j);

      common += first == second;
      i += first <= second;
      j += second <= first;
    }

  return 2.0 * common / (a->len + b->len);
}

static void
consider (GArray      *pairs,
          const Words *a,
          const Words *b)
{
  Pair pair = {
    .before = a->side == 0 ? a : b,
    .after = a->side == 0 ? b : a,
  };
  double text = compare_words (a->text, b->text);

  if (a->side == b->side || a->parent != b->parent)
    return;

  pair.likeness = a->number->len + b->number->len > 0
                    ? (text + compare_words (a->number, b->number)) / 2
                    : text;
  if (pair.likeness >= LEAST_LIKENESS)
    g_array_append_val (pairs, pair);
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *first = a;
  const Pair *second = b;
  guint sums[2] = { first->before->rank + first->after->rank,
                    second->before->rank + second->after->rank };

  if (first->likeness != second->likeness)
    return first->likeness > second->likeness ? -1 : 1;
  /* Two pairs of one sum have no line in common, so that their order decides nothing. */
  if (sums[0] != sums[1])
    return sums[0] < sums[1] ? -1 : 1;

  return (first->before->rank > second->before->rank) -
         (first->before->rank < second->before->rank);
}

/* By parent, then by text: lines that are alike come close to each other. */
static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Words *first = *(const Words *const *) a;
  const Words *second = *(const Words *const *) b;
  int order = (first->parent > second->parent) - (first->parent < second->parent);

  if (order == 0)
    order = g_strcmp0 (first->key, second->key);
  if (order == 0)
    order = (first->rank > second->rank) - (first->rank < second->rank);

  return order != 0 ? order : (int) first->side - (int) second->side;
}

static GPtrArray *
list_lines (LdsMatch *self,
            GArray   *candidates[2],
            gsize    *n_pairs)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_words);
  gsize n[2] = { 0, 0 };

  for (guint side = 0; side < 2; side++)
    {
      for (guint i = 0; i < candidates[side]->len; i++)
        {
          guint index = g_array_index (candidates[side], guint, i);

          if (self->lines[side][index].partner == LDS_NO_PARTNER)
            g_ptr_array_add (all, make_words (self, side, index, n[side]++));
        }
    }
  g_ptr_array_sort (all, compare_keys);
  *n_pairs = n[0] * n[1];

  return all;
}

/**
 * lds_match_by_likeness:
 * @candidates: (array fixed-size=2) (element-type guint): indices of lines of each side, of which those
 *   with a partner are left out
 *
 * Pairs lines under one parent that are alike, the most alike first.
 *
 * Returns: how many pairs it made
 */
guint
lds_match_by_likeness (LdsMatch *self,
                       GArray   *candidates[2])
{
  gsize n_pairs;
  g_autoptr (GPtrArray) all = list_lines (self, candidates, &n_pairs);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  guint distance = n_pairs <= MAX_PAIRS ? all->len : MAX_DISTANCE;
  guint n = 0;

  for (guint i = 0; n_pairs > 0 && i < all->len; i++)
    {
      for (guint j = i + 1; j < all->len && j - i <= distance; j++)
        consider (pairs, g_ptr_array_index (all, i), g_ptr_array_index (all, j));
    }
  g_array_sort (pairs, compare_pairs);

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (self->lines[0][pair->before->line].partner != LDS_NO_PARTNER ||
          self->lines[1][pair->after->line].partner != LDS_NO_PARTNER)
        continue;
      lds_match_pair (self, pair->before->line, pair->after->line);
      n++;
    }

  return n;
}
