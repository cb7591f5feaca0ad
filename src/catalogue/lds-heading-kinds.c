/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-heading-kinds.h"

#include "lds-catalogue-private.h"

#include <string.h>

/* A shorter word is another word when a letter changes. */
#define SHORTEST_MISSPELT 7
#define LONGEST_WORD 24
#define MOST_WORDS 8

typedef struct
{
  const char      *word;
  LdsHeadingMatch  match;
  guint            kinds;
} HeadingWord;

enum
{
  KINDS,
  MATCH,
  WORDS,
};

static const char *const columns[] = { "kinds", "match", "words", NULL };

/* In the order of LdsHeadingKind. */
static const char *const kind_names[] = {
  "maker", "seller", "number", "part", "quantity", "price", "total", "text", "material", "mass",
  "country", "second", "third", "stage", "rare-earth", "share", "designator", "level", "parent",
  "fitted", "position", "customs", "other", "time", "element",
};

/* In the order of LdsHeadingMatch. */
static const char *const match_names[] = { "word", "start", "end", "inside", "nearly" };

static gboolean
find_name (const char *const *names,
           gsize              n_names,
           const char        *name,
           guint             *index)
{
  for (gsize i = 0; i < n_names; i++)
    if (g_str_equal (names[i], name))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_kinds (const LdsTable  *table,
            guint            row,
            guint           *kinds,
            GError         **error)
{
  g_auto (GStrv) names = g_strsplit (lds_table_get (table, row, KINDS), "+", -1);

  *kinds = 0;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      guint index;

      if (!find_name (kind_names, G_N_ELEMENTS (kind_names), names[i], &index))
        return lds_table_fail (table, row, error, "“%s” is not a kind of word", names[i]);
      *kinds |= 1u << index;
    }

  return TRUE;
}

static gboolean
read_row (LdsCatalogue    *self,
          const LdsTable  *table,
          guint            row,
          GError         **error)
{
  g_auto (GStrv) words = g_strsplit (lds_table_get (table, row, WORDS), "|", -1);
  guint match;
  guint kinds;

  if (!read_kinds (table, row, &kinds, error))
    return FALSE;
  if (!find_name (match_names, G_N_ELEMENTS (match_names), lds_table_get (table, row, MATCH),
                  &match))
    return lds_table_fail (table, row, error, "“%s” is not a way to match",
                           lds_table_get (table, row, MATCH));

  for (gsize i = 0; words[i] != NULL; i++)
    {
      HeadingWord word = { g_string_chunk_insert (self->heading_texts, words[i]), match, kinds };

      if (*word.word == '\0')
        return lds_table_fail (table, row, error, "a word is empty");
      g_array_append_val (self->heading_words, word);
    }

  return TRUE;
}

void
lds_catalogue_init_heading_words (LdsCatalogue *self)
{
  self->heading_words = g_array_new (FALSE, FALSE, sizeof (HeadingWord));
  self->heading_texts = g_string_chunk_new (4096);
}

gboolean
lds_catalogue_load_heading_words (LdsCatalogue  *self,
                                  LdsSource     *source,
                                  GError       **error)
{
  LdsTable *table = lds_catalogue_read_table (self, source, "heading-words.tsv", columns,
                                              LDS_TABLE_NO_KEY, error);

  if (table == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows; row++)
    if (!read_row (self, table, row, error))
      return FALSE;

  return TRUE;
}

/* Letters to add, drop or change to make one word of the other, G_MAXUINT for more than two. */
static guint
measure_distance (const char *one,
                  gsize       n,
                  const char *other)
{
  gsize m = strlen (other);
  guint rows[2][LONGEST_WORD + 1];

  if (n > LONGEST_WORD || m > LONGEST_WORD || MAX (n, m) - MIN (n, m) > 2)
    return G_MAXUINT;

  for (gsize j = 0; j <= m; j++)
    rows[0][j] = j;
  for (gsize i = 1; i <= n; i++)
    {
      guint *above = rows[(i - 1) % 2];
      guint *row = rows[i % 2];

      row[0] = i;
      for (gsize j = 1; j <= m; j++)
        row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (one[i - 1] != other[j - 1]));
    }

  return rows[n % 2][m];
}

/* "Quantality", "Suppllier", "Discription" */
static gboolean
is_misspelt (const char *normalised,
             const char *word)
{
  const char *start = normalised;

  for (guint i = 0; i < MOST_WORDS && *start != '\0'; i++)
    {
      gsize length = strcspn (start, " ");

      if (length >= SHORTEST_MISSPELT &&
          measure_distance (start, length, word) <= (strlen (word) > 9 ? 2u : 1u))
        return TRUE;
      start += length + (start[length] == ' ');
    }

  return FALSE;
}

/**
 * lds_heading_holds:
 * @normalised: a heading, as lds_heading_normalise() makes it
 * @word: a word, or several with spaces between them
 * @match: how it must stand in the heading
 *
 * Returns: whether the heading holds the word
 */
gboolean
lds_heading_holds (const char      *normalised,
                   const char      *word,
                   LdsHeadingMatch  match)
{
  gsize length = strlen (word);

  if (match == LDS_HEADING_MATCH_NEARLY)
    return is_misspelt (normalised, word);

  for (const char *p = strstr (normalised, word); p != NULL; p = strstr (p + 1, word))
    {
      gboolean starts = p == normalised || p[-1] == ' ';
      gboolean ends = p[length] == '\0' || p[length] == ' ' || g_ascii_isdigit (p[length]);

      if (match == LDS_HEADING_MATCH_INSIDE || (match == LDS_HEADING_MATCH_END && ends) ||
          (starts && (match == LDS_HEADING_MATCH_START || ends)))
        return TRUE;
    }

  return FALSE;
}

/**
 * lds_catalogue_find_heading_kinds:
 * @self: a catalogue
 * @normalised: a heading, as lds_heading_normalise() makes it
 *
 * Tells what the single words of a heading are about. Misspelt words only count when none other
 * says anything.
 *
 * Returns: a mask of #LdsHeadingKind
 */
guint
lds_catalogue_find_heading_kinds (LdsCatalogue *self,
                                  const char   *normalised)
{
  guint kinds = 0;

  g_return_val_if_fail (LDS_IS_CATALOGUE (self), 0);
  g_return_val_if_fail (normalised != NULL, 0);

  for (guint pass = 0; pass < 2 && kinds == 0; pass++)
    for (guint i = 0; i < self->heading_words->len; i++)
      {
        const HeadingWord *word = &g_array_index (self->heading_words, HeadingWord, i);

        if ((word->match == LDS_HEADING_MATCH_NEARLY) == (pass == 1) &&
            (kinds & word->kinds) != word->kinds &&
            lds_heading_holds (normalised, word->word, word->match))
          kinds |= word->kinds;
      }

  return kinds;
}
