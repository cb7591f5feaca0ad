/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each line is found by, worked out once for both sides. */

#include "lds-config.h"

#include "lds-comparison-private.h"

#include "lds-text.h"

#include <math.h>

/**
 * lds_match_intern:
 * @text: any text
 *
 * Returns: the number that stands for it on both sides, 0 for an empty one
 */
guint32
lds_match_intern (LdsMatch   *self,
                  const char *text)
{
  guint32 id = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, text));
  char *copy;

  if (id != 0 || *text == '\0')
    return id;

  copy = g_strdup (text);
  id = self->texts->len;
  g_ptr_array_add (self->texts, copy);
  g_hash_table_insert (self->ids, copy, GUINT_TO_POINTER (id));

  return id;
}

/* Names and descriptions: only their words count. */
static guint32
intern_words (LdsMatch   *self,
              const char *text)
{
  g_autofree char *key = text != NULL ? lds_text_name_key (text) : NULL;

  return key != NULL ? lds_match_intern (self, key) : 0;
}

/* Numbers of parts: every sign counts but spaces. */
static guint32
intern_code (LdsMatch   *self,
             char        kind,
             const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GString) key = g_string_new (NULL);

  if (text == NULL)
    return 0;

  lds_text_fold_append (text, folded, NULL);
  for (const char *p = folded->str; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        g_string_append_c (key, *p);
    }
  if (key->len == 0)
    return 0;
  g_string_prepend_c (key, kind);

  return lds_match_intern (self, key->str);
}

static guint32
intern_identity (LdsMatch              *self,
                 const LdsComparedLine *line)
{
  guint32 id = intern_code (self, 'n', line->part_number);

  if (id == 0)
    id = intern_code (self, 'm', line->mpn);

  return id != 0 ? id : intern_code (self, 'd', line->description);
}

static guint32
intern_maker (LdsMatch              *self,
              const LdsComparedLine *line)
{
  g_autofree char *maker =
    g_strdup_printf ("%s %s", line->manufacturer != NULL ? line->manufacturer : "",
                     line->mpn != NULL ? line->mpn : "");

  return intern_words (self, maker);
}

static guint32
intern_quantity (LdsMatch *self,
                 double    quantity)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (quantity))
    return 0;

  return lds_match_intern (self, g_ascii_formatd (digits, sizeof digits, "%.10g", quantity));
}

static void
mark_line (LdsMatch *self,
           guint     side,
           guint     index)
{
  const LdsComparedLine *line = lds_comparison_side_get_line (self->sides[side], index);
  LdsMatchLine *match = &self->lines[side][index];

  *match = (LdsMatchLine) {
    .marks = {
      [LDS_MARK_IDENTITY] = intern_identity (self, line),
      [LDS_MARK_MAKER] = intern_maker (self, line),
      [LDS_MARK_SELLER] = intern_words (self, line->supplier),
      [LDS_MARK_PLACE] = intern_code (self, 'p', line->reference_designator),
      [LDS_MARK_WORDS] = intern_words (self, line->description),
      [LDS_MARK_QUANTITY] = intern_quantity (self, line->quantity),
    },
    .partner = LDS_NO_PARTNER,
  };

  if (line->parent >= 0)
    {
      match->depth = self->lines[side][line->parent].depth + 1;
      self->lines[side][line->parent].assembly = TRUE;
    }
}

static void
sort_by_depth (LdsMatch *self,
               guint     side)
{
  guint n = self->n_lines[side];
  g_autofree guint *next = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    next[self->lines[side][i].depth + 1]++;
  for (guint depth = 1; depth <= n; depth++)
    next[depth] += next[depth - 1];
  for (guint i = 0; i < n; i++)
    self->by_depth[side][next[self->lines[side][i].depth]++] = i;
}

/**
 * lds_match_init:
 * @before: the earlier side
 * @after: the later one; both must live as long as @self
 */
void
lds_match_init (LdsMatch                *self,
                const LdsComparisonSide *before,
                const LdsComparisonSide *after)
{
  *self = (LdsMatch) {
    .sides = { before, after },
    .ids = g_hash_table_new (g_str_hash, g_str_equal),
    .texts = g_ptr_array_new_with_free_func (g_free),
  };
  g_ptr_array_add (self->texts, NULL);

  for (guint side = 0; side < 2; side++)
    {
      guint n = self->sides[side]->lines->len;

      self->n_lines[side] = n;
      self->lines[side] = g_new (LdsMatchLine, n);
      self->by_depth[side] = g_new (guint, n);
      for (guint i = 0; i < n; i++)
        mark_line (self, side, i);
      sort_by_depth (self, side);
    }
}

/**
 * lds_match_clear:
 *
 * Frees what it holds.
 */
void
lds_match_clear (LdsMatch *self)
{
  for (guint side = 0; side < 2; side++)
    {
      g_clear_pointer (&self->lines[side], g_free);
      g_clear_pointer (&self->by_depth[side], g_free);
    }
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
}
