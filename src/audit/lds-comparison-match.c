/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which line of the later list is which of the earlier one. What is surest comes first: the number
 * under the same parent, then a number that stands only once, then place and text under the same
 * parent, then the same line elsewhere. Nothing depends on which list is the earlier one. */

#include "lds-config.h"

#include "lds-comparison-private.h"

#include <string.h>

#define BIT(mark) (1u << LDS_MARK_##mark)

#define MAX_ROUNDS 32

/* Likeness is dear, and what it finds is found at once: only what it led to may lead further. */
#define MAX_LIKENESS_ROUNDS 3

/* What lines of one number under one parent must agree in, from all to nothing more. */
static const guint by_number[] = {
  BIT (IDENTITY) | BIT (MAKER) | BIT (SELLER) | BIT (PLACE) | BIT (WORDS) | BIT (QUANTITY),
  BIT (IDENTITY) | BIT (MAKER) | BIT (SELLER) | BIT (PLACE),
  BIT (IDENTITY) | BIT (MAKER) | BIT (SELLER) | BIT (WORDS) | BIT (QUANTITY),
  BIT (IDENTITY) | BIT (PLACE),
  BIT (IDENTITY) | BIT (MAKER) | BIT (SELLER),
  BIT (IDENTITY) | BIT (MAKER),
  BIT (IDENTITY) | BIT (WORDS) | BIT (QUANTITY),
  BIT (IDENTITY),
};

/* What lines with other numbers under one parent must agree in. */
static const guint by_text[] = {
  BIT (PLACE) | BIT (WORDS),
  BIT (PLACE),
  BIT (WORDS) | BIT (MAKER) | BIT (SELLER) | BIT (QUANTITY),
  BIT (WORDS) | BIT (QUANTITY),
  BIT (WORDS),
};

typedef struct
{
  int     parent;
  guint32 marks[LDS_N_MARKS];
} Key;

/* Lines of the earlier side that have one key, in their order. */
typedef struct
{
  GArray *lines; /* guint */
  guint   taken;
} Group;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;
  guint hash = (guint) key->parent;

  for (guint i = 0; i < LDS_N_MARKS; i++)
    hash = hash * 0x01000193 ^ key->marks[i];

  return hash;
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  return memcmp (a, b, sizeof (Key)) == 0;
}

static void
free_group (gpointer data)
{
  Group *group = data;

  g_array_unref (group->lines);
  g_free (group);
}

/**
 * lds_match_pair:
 * @before: index of a line of the earlier side
 * @after: index of one of the later side, which is the same line
 */
void
lds_match_pair (LdsMatch *self,
                guint     before,
                guint     after)
{
  self->lines[0][before].partner = after;
  self->lines[1][after].partner = before;
}

/**
 * lds_match_get_parent:
 * @side: 0 for the earlier, 1 for the later side
 * @line: index of a line
 *
 * Returns: index in the earlier side of what it stands under, -1 at the top, -2 where that has no
 *   partner
 */
int
lds_match_get_parent (const LdsMatch *self,
                      guint           side,
                      guint           line)
{
  int parent = lds_comparison_side_get_line (self->sides[side], line)->parent;

  if (parent < 0)
    return -1;
  if (self->lines[side][parent].partner == LDS_NO_PARTNER)
    return -2;

  return side == 0 ? parent : self->lines[side][parent].partner;
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text + 1; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

/* Where a key rests on a place or a text, there must be one; a bare number is no place of its own,
 * since lines are numbered anew. */
static gboolean
has_key (LdsMatch           *self,
         const LdsMatchLine *line,
         guint               mask)
{
  if (mask == by_number[0])
    return TRUE;
  if ((mask & BIT (PLACE)) != 0 && line->marks[LDS_MARK_PLACE] == 0)
    return FALSE;
  if (mask == BIT (PLACE))
    return has_letter (g_ptr_array_index (self->texts, line->marks[LDS_MARK_PLACE]));

  return (mask & (BIT (IDENTITY) | BIT (PLACE))) != 0 || line->marks[LDS_MARK_WORDS] != 0;
}

static Key
make_key (LdsMatch *self,
          guint     side,
          guint     index,
          guint     mask,
          gboolean  anywhere)
{
  const LdsMatchLine *line = &self->lines[side][index];
  Key key = { .parent = anywhere ? 0 : lds_match_get_parent (self, side, index) };

  for (guint i = 0; i < LDS_N_MARKS; i++)
    key.marks[i] = (mask & (1u << i)) != 0 ? line->marks[i] : 0;

  return key;
}

static GHashTable *
group_lines (LdsMatch *self,
             GArray   *candidates,
             guint     mask,
             gboolean  anywhere)
{
  GHashTable *groups = g_hash_table_new_full (hash_key, equal_keys, g_free, free_group);

  for (guint i = 0; i < candidates->len; i++)
    {
      guint index = g_array_index (candidates, guint, i);
      Key key = make_key (self, 0, index, mask, anywhere);
      Group *group;

      if (self->lines[0][index].partner != LDS_NO_PARTNER ||
          !has_key (self, &self->lines[0][index], mask))
        continue;

      group = g_hash_table_lookup (groups, &key);
      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->lines = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (groups, g_memdup2 (&key, sizeof key), group);
        }
      g_array_append_val (group->lines, index);
    }

  return groups;
}

/* Pairs those of the candidates that agree in what @mask names; several of one key in their order.
 * Returns how many pairs it made. */
static guint
pair_by (LdsMatch *self,
         GArray   *candidates[2],
         guint     mask,
         gboolean  anywhere)
{
  g_autoptr (GHashTable) groups = group_lines (self, candidates[0], mask, anywhere);
  guint n = 0;

  for (guint i = 0; g_hash_table_size (groups) > 0 && i < candidates[1]->len; i++)
    {
      guint index = g_array_index (candidates[1], guint, i);
      Key key = make_key (self, 1, index, mask, anywhere);
      Group *group = g_hash_table_lookup (groups, &key);

      if (group == NULL || group->taken == group->lines->len ||
          self->lines[1][index].partner != LDS_NO_PARTNER ||
          !has_key (self, &self->lines[1][index], mask))
        continue;
      lds_match_pair (self, g_array_index (group->lines, guint, group->taken++), index);
      n++;
    }

  return n;
}

/* Takes the lines of one depth that wait for a partner under a parent that has one. */
static GArray *
list_depth (LdsMatch *self,
            guint     side,
            guint     depth,
            guint    *next)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (; *next < self->n_lines[side]; (*next)++)
    {
      guint index = self->by_depth[side][*next];

      if (self->lines[side][index].depth != depth)
        break;
      if (self->lines[side][index].partner == LDS_NO_PARTNER &&
          lds_match_get_parent (self, side, index) != -2)
        g_array_append_val (lines, index);
    }

  return lines;
}

/* Goes down the structure, so that what stands under a new pair can be paired in turn. */
static guint
sweep (LdsMatch    *self,
       const guint *masks,
       guint        n_masks,
       gboolean     likeness)
{
  guint next[2] = { 0, 0 };
  guint n = 0;

  for (guint depth = 0; next[0] < self->n_lines[0] && next[1] < self->n_lines[1]; depth++)
    {
      g_autoptr (GArray) before = list_depth (self, 0, depth, &next[0]);
      g_autoptr (GArray) after = list_depth (self, 1, depth, &next[1]);
      GArray *candidates[2] = { before, after };

      if (before->len == 0 || after->len == 0)
        continue;
      for (guint i = 0; i < n_masks; i++)
        n += pair_by (self, candidates, masks[i], FALSE);
      if (likeness)
        n += lds_match_by_likeness (self, candidates);
    }

  return n;
}

/* Two lists with one product each are about that product, whatever it is called. */
static guint
pair_products (LdsMatch *self)
{
  guint found[2] = { 0, 0 };

  for (guint side = 0; side < 2; side++)
    {
      guint n = 0;

      for (guint i = 0; i < self->n_lines[side]; i++)
        {
          if (self->lines[side][i].depth > 0 || !self->lines[side][i].assembly)
            continue;
          found[side] = i;
          n++;
        }
      if (n != 1 || self->lines[side][found[side]].partner != LDS_NO_PARTNER)
        return 0;
    }
  lds_match_pair (self, found[0], found[1]);

  return 1;
}

typedef gboolean (*ChooseFunc) (LdsMatch           *self,
                                const LdsMatchLine *line,
                                gpointer            data);

static guint
pair_anywhere (LdsMatch   *self,
               guint       mask,
               ChooseFunc  choose,
               gpointer    data)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *candidates[2] = { before, after };

  for (guint side = 0; side < 2; side++)
    {
      for (guint i = 0; i < self->n_lines[side]; i++)
        {
          const LdsMatchLine *line = &self->lines[side][i];

          if (line->partner == LDS_NO_PARTNER && line->marks[LDS_MARK_IDENTITY] != 0 &&
              choose (self, line, data))
            g_array_append_val (candidates[side], i);
        }
    }

  return pair_by (self, candidates, mask, TRUE);
}

static gboolean
is_single_cb (LdsMatch           *self,
              const LdsMatchLine *line,
              gpointer            data)
{
  const guint *const *counts = data;
  guint id = line->marks[LDS_MARK_IDENTITY];

  return counts[0][id] == 1 && counts[1][id] == 1;
}

static gboolean
is_assembly_cb (LdsMatch           *self,
                const LdsMatchLine *line,
                gpointer            data)
{
  return line->assembly;
}

static gboolean
is_leaf_cb (LdsMatch           *self,
            const LdsMatchLine *line,
            gpointer            data)
{
  return !line->assembly;
}

/* A number that stands once in each list is one line, wherever it went. */
static guint
pair_singles (LdsMatch *self)
{
  g_autofree guint *before = g_new0 (guint, self->texts->len);
  g_autofree guint *after = g_new0 (guint, self->texts->len);
  guint *counts[2] = { before, after };

  for (guint side = 0; side < 2; side++)
    {
      for (guint i = 0; i < self->n_lines[side]; i++)
        counts[side][self->lines[side][i].marks[LDS_MARK_IDENTITY]]++;
    }

  return pair_anywhere (self, BIT (IDENTITY), is_single_cb, counts);
}

/* How many lines below each one have partners, and where most of these stand. */
static int *
find_kin (LdsMatch *self,
          guint     side)
{
  guint n = self->n_lines[side];
  int *kin = g_new (int, n);
  g_autofree int *lead = g_new0 (int, n);
  g_autofree guint *below = g_new0 (guint, n);
  g_autofree guint *common = g_new0 (guint, n);

  for (guint i = 0; i < n; i++)
    kin[i] = LDS_NO_PARTNER;

  /* The only parent that can have more than half of the lines; then whether it has. */
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n; i++)
        {
          int parent = lds_comparison_side_get_line (self->sides[side], i)->parent;
          int partner = self->lines[side][i].partner;
          int other = partner >= 0
                        ? lds_comparison_side_get_line (self->sides[1 - side], partner)->parent
                        : LDS_NO_PARTNER;

          if (parent < 0)
            continue;
          if (pass == 0 && lead[parent] == 0)
            kin[parent] = other;
          if (pass == 0)
            lead[parent] += other == kin[parent] ? 1 : -1;
          below[parent] += pass;
          common[parent] += pass == 1 && other >= 0 && other == kin[parent];
        }
    }

  for (guint i = 0; i < n; i++)
    {
      if (2 * common[i] <= below[i])
        kin[i] = LDS_NO_PARTNER;
    }

  return kin;
}

/* What holds more than half of the same lines is the same, under another name. */
static guint
pair_kin (LdsMatch *self)
{
  g_autofree int *before = find_kin (self, 0);
  g_autofree int *after = find_kin (self, 1);
  guint n = 0;

  for (guint i = 0; i < self->n_lines[0]; i++)
    {
      int other = before[i];

      if (other < 0 || after[other] != (int) i ||
          self->lines[0][i].partner != LDS_NO_PARTNER ||
          self->lines[1][other].partner != LDS_NO_PARTNER)
        continue;
      lds_match_pair (self, i, other);
      n++;
    }

  return n;
}

/* What is left may have gone elsewhere: an assembly is known by its number, a line only if it is
 * the same in all, since screws stand everywhere. */
static guint
pair_moved (LdsMatch *self)
{
  return pair_anywhere (self, BIT (IDENTITY), is_assembly_cb, NULL) +
         pair_anywhere (self, by_number[2], is_leaf_cb, NULL);
}

/**
 * lds_match_run:
 *
 * Finds the partners of all lines that have one.
 */
void
lds_match_run (LdsMatch *self)
{
  guint n_likeness = 0;

  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      sweep (self, by_number, G_N_ELEMENTS (by_number), FALSE);
      if (pair_products (self) + pair_singles (self) + pair_kin (self) > 0)
        continue;
      if (sweep (self, by_text, G_N_ELEMENTS (by_text), n_likeness++ < MAX_LIKENESS_ROUNDS) > 0)
        continue;
      if (pair_moved (self) == 0)
        break;
    }
}
