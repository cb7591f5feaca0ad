/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words by which parts lists tell the shape of a magnet. */

#include "lds-catalogue-private.h"
#include "lds-text.h"

#include <string.h>

enum
{
  SHAPE,
  WORDS,
  SOURCE,
};

static const char *const columns[] = {
  "shape", "words", "source", "date", "confidence", NULL,
};

static gboolean
find_shape (const char *name,
            LdsShape   *shape)
{
  static const char *const names[] = {
    [LDS_SHAPE_ANY] = "",       [LDS_SHAPE_DISC] = "disc",   [LDS_SHAPE_ROD] = "rod",
    [LDS_SHAPE_RING] = "ring",  [LDS_SHAPE_BLOCK] = "block", [LDS_SHAPE_UNFIT] = "unfit",
  };

  for (guint i = LDS_SHAPE_DISC; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *shape = (LdsShape) i;
        return TRUE;
      }

  return FALSE;
}

gboolean
lds_catalogue_load_shapes (LdsCatalogue  *self,
                           LdsSource     *source,
                           GError       **error)
{
  LdsTable *table = lds_catalogue_read_table (self, source, "shapes.tsv", columns, WORDS, error);

  if (table == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autofree char *folded = lds_text_fold (lds_table_get (table, row, WORDS));
      LdsShapeWord word = { .words = g_string_chunk_insert_const (self->strings, folded) };
      LdsProvenance provenance;

      if (!find_shape (lds_table_get (table, row, SHAPE), &word.shape))
        return lds_table_fail (table, row, error, "“%s” is not a shape",
                               lds_table_get (table, row, SHAPE));
      if (*folded == '\0')
        return lds_table_fail (table, row, error, "there are no words");
      if (!lds_table_get_provenance (table, row, SOURCE, &provenance, error))
        return FALSE;
      g_array_append_val (self->shapes, word);
    }

  return TRUE;
}

/* At the beginning of a word; in scripts without spaces, anywhere. */
static gboolean
names_word (const char *text,
            const char *words)
{
  gboolean anywhere = lds_text_is_cjk (g_utf8_get_char (words));

  for (const char *p = strstr (text, words); p != NULL; p = strstr (p + 1, words))
    if (anywhere || p == text || !lds_text_is_word (g_utf8_get_char (g_utf8_prev_char (p))))
      return TRUE;

  return FALSE;
}

/**
 * lds_catalogue_find_shape:
 * @self: a catalogue
 * @folded: a text, folded as lds_text_fold() does
 *
 * Returns: the shape that the words of @folded tell; %LDS_SHAPE_ANY where they tell two
 */
LdsShape
lds_catalogue_find_shape (LdsCatalogue *self,
                          const char   *folded)
{
  LdsShape found = LDS_SHAPE_ANY;
  gboolean several = FALSE;

  g_return_val_if_fail (LDS_IS_CATALOGUE (self), LDS_SHAPE_ANY);
  g_return_val_if_fail (folded != NULL, LDS_SHAPE_ANY);

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const LdsShapeWord *word = &g_array_index (self->shapes, LdsShapeWord, i);

      if (!names_word (folded, word->words))
        continue;
      if (word->shape == LDS_SHAPE_UNFIT)
        return LDS_SHAPE_UNFIT;
      several |= found != LDS_SHAPE_ANY && found != word->shape;
      found = word->shape;
    }

  return several ? LDS_SHAPE_ANY : found;
}
