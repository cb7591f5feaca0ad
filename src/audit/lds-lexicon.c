/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-lexicon.h"

#include "lds-text.h"

#include <string.h>

/* A word as the tokens that spell it, chained with those that begin with the same token. @second is the
 * token that must follow, 0 where none need to. */
typedef struct
{
  const LdsWord *word;
  LdsWordStyle   style;
  guint          first_id;
  guint          n_ids;
  guint          second;
  guint          next;
} Entry;

/* The end of a word, chained with those that end in the same byte. */
typedef struct
{
  const LdsWord *word;
  char          *ending;
  gsize          length;
  guint          next;
} Suffix;

/* A token that some word has. Its id is its index; that of no token is 0. */
typedef struct
{
  const char *text;
  guint       length;
  guint       hash;
  guint       entry;
  gboolean    symbol;
} Known;

/* @places is a hash table of ids with open addressing: small, for most tokens are not in it. */
struct _LdsLexicon
{
  GStringChunk *strings;
  guint        *places;
  guint         n_places;
  GArray       *known;
  GArray       *entries;
  GArray       *ids;
  GArray       *suffixes;
  guint         last_suffix[256];
};

static const Known *
get_known (const LdsLexicon *self,
           guint             id)
{
  return &g_array_index (self->known, Known, id);
}

static guint
hash_text (const char *text,
           guint       length)
{
  guint hash = LDS_LINE_TEXT_HASH;

  for (guint i = 0; i < length; i++)
    hash = lds_line_text_hash (hash, text[i]);

  return hash;
}

/* Where the id of a token stands, or should. */
static guint *
find_place (const LdsLexicon *self,
            const char       *text,
            guint             length,
            guint             hash)
{
  guint place = (hash ^ (hash >> 15)) & (self->n_places - 1);

  for (; self->places[place] != 0; place = (place + 1) & (self->n_places - 1))
    {
      const Known *known = get_known (self, self->places[place]);

      if (known->hash == hash && known->length == length &&
          memcmp (known->text, text, length) == 0)
        break;
    }

  return &self->places[place];
}

static void
clear_suffix (gpointer data)
{
  g_free (((Suffix *) data)->ending);
}

static void
grow (LdsLexicon *self)
{
  self->n_places = self->n_places == 0 ? 1024 : self->n_places * 2;
  g_free (self->places);
  self->places = g_new0 (guint, self->n_places);
  for (guint id = 1; id < self->known->len; id++)
    {
      const Known *known = get_known (self, id);

      *find_place (self, known->text, known->length, known->hash) = id;
    }
}

/* The token's id, given to it where it has none. */
static guint
intern (LdsLexicon *self,
        const char *text,
        guint       length)
{
  guint hash = hash_text (text, length);
  guint *place;

  if (self->n_places < self->known->len * 4)
    grow (self);

  place = find_place (self, text, length, hash);
  if (*place == 0)
    {
      Known known = {
        .text = g_string_chunk_insert_len (self->strings, text, length),
        .length = length,
        .hash = hash,
        .entry = G_MAXUINT,
      };

      *place = self->known->len;
      g_array_append_val (self->known, known);
    }

  return *place;
}

static gboolean
is_stem (const Entry *entry)
{
  return entry->style == LDS_WORD_STYLE_STEM || entry->style == LDS_WORD_STYLE_GRADE_STEM;
}

static void
add_entry (LdsLexicon    *self,
           LdsLineText   *text,
           const LdsWord *word)
{
  LdsLine line = { .description = word->words };
  Entry entry = { .word = word, .style = word->style, .first_id = self->ids->len };
  Known *first;

  lds_line_text_begin (text);
  lds_line_text_add (text, &line, LDS_LINE_DESCRIPTION, LDS_LINE_DESCRIPTION);
  for (guint i = 0; i < text->tokens->len; i++)
    {
      const LdsToken *token = lds_line_text_token (text, i);
      guint id = intern (self, lds_token_text (text, token), lds_token_length (token));

      g_array_append_val (self->ids, id);
      entry.n_ids++;
    }
  if (entry.n_ids == 0)
    return;

  if (entry.n_ids > 1 && !(entry.n_ids == 2 && is_stem (&entry)))
    entry.second = g_array_index (self->ids, guint, entry.first_id + 1);
  first = &g_array_index (self->known, Known, g_array_index (self->ids, guint, entry.first_id));
  entry.next = first->entry;
  first->entry = self->entries->len;
  g_array_append_val (self->entries, entry);
}

static void
add_suffix (LdsLexicon    *self,
            LdsLineText   *text,
            const LdsWord *word)
{
  LdsLine line = { .description = word->words };
  Suffix suffix = { .word = word };
  guint *last;

  lds_line_text_begin (text);
  lds_line_text_add (text, &line, LDS_LINE_DESCRIPTION, LDS_LINE_DESCRIPTION);
  suffix.ending = g_strdup (text->folded->str);
  suffix.length = strlen (suffix.ending);
  last = &self->last_suffix[(guchar) suffix.ending[suffix.length - 1]];
  suffix.next = *last;
  *last = self->suffixes->len;
  g_array_append_val (self->suffixes, suffix);
}

static void
add_symbols (LdsLexicon   *self,
             LdsCatalogue *catalogue)
{
  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    {
      g_autofree char *symbol = lds_text_fold (lds_catalogue_get_element (catalogue, i)->symbol);
      guint id = intern (self, symbol, strlen (symbol));

      g_array_index (self->known, Known, id).symbol = TRUE;
    }
}

/**
 * lds_lexicon_new:
 * @catalogue: a catalogue, which must outlive the lexicon
 *
 * Returns: (transfer full): the words of @catalogue
 */
LdsLexicon *
lds_lexicon_new (LdsCatalogue *catalogue)
{
  LdsLexicon *self = g_new0 (LdsLexicon, 1);
  Known none = { .entry = G_MAXUINT };
  guint n_words;
  const LdsWord *words = lds_catalogue_get_words (catalogue, &n_words);
  LdsLineText text;

  self->strings = g_string_chunk_new (8192);
  self->known = g_array_new (FALSE, FALSE, sizeof (Known));
  g_array_append_val (self->known, none);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint));
  self->suffixes = g_array_new (FALSE, FALSE, sizeof (Suffix));
  g_array_set_clear_func (self->suffixes, clear_suffix);
  memset (self->last_suffix, 0xff, sizeof self->last_suffix);
  grow (self);

  lds_line_text_init (&text);
  for (guint i = 0; i < n_words; i++)
    {
      if (words[i].style == LDS_WORD_STYLE_SUFFIX)
        add_suffix (self, &text, &words[i]);
      else
        add_entry (self, &text, &words[i]);
    }
  lds_line_text_clear (&text);
  add_symbols (self, catalogue);

  return self;
}

void
lds_lexicon_free (LdsLexicon *self)
{
  g_array_unref (self->suffixes);
  g_array_unref (self->ids);
  g_array_unref (self->entries);
  g_array_unref (self->known);
  g_free (self->places);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * lds_lexicon_identify:
 * @self: a lexicon
 * @text: a line's text; each token is told which of the lexicon's it is, 0 where it is none, and the
 *   text whether it has a symbol of a rare earth
 */
void
lds_lexicon_identify (const LdsLexicon *self,
                      LdsLineText      *text)
{
  text->symbols = FALSE;
  for (guint i = 0; i < text->tokens->len; i++)
    {
      LdsToken *token = &g_array_index (text->tokens, LdsToken, i);
      const char *start = lds_token_text (text, token);
      guint length = lds_token_length (token);

      token->id = *find_place (self, start, length, token->hash);
      if (start[length - 1] == 's' && length > 3 && token->id == 0 && token->stem == 0)
        token->id = *find_place (self, start, length - 1, hash_text (start, length - 1));
      if (token->stem > 0)
        token->stem_id = *find_place (self, start, token->stem, token->stem_hash);
      text->symbols |= get_known (self, token->id)->symbol;
    }
}

static gboolean
is_number (const LdsLineText *text,
           guint              index)
{
  return index < text->tokens->len &&
         g_ascii_isdigit (*lds_token_text (text, lds_line_text_token (text, index)));
}

/* A part number that stands for a description, too, is a name ("stage_100"). */
static gboolean
is_lead (const LdsLineText *text,
         const LdsToken    *token)
{
  return token->field_start && (token->field == LDS_LINE_DESCRIPTION ||
                                (token->field == LDS_LINE_PART_NUMBER &&
                                 lds_line_text_token (text, 0)->field != LDS_LINE_DESCRIPTION));
}

static gboolean
style_fits (const LdsLineText *text,
            LdsWordStyle       style,
            const LdsToken    *token,
            gboolean           grades)
{
  gboolean material = token->field == LDS_LINE_MATERIAL;

  if (token->field == LDS_LINE_MANUFACTURER)
    return style == LDS_WORD_STYLE_MAKER;

  switch (style)
    {
    case LDS_WORD_STYLE_MATERIAL:
      return material;
    case LDS_WORD_STYLE_GRADE:
    case LDS_WORD_STYLE_GRADE_STEM:
      return material || grades;
    case LDS_WORD_STYLE_LEAD:
      return is_lead (text, token);
    default:
      return TRUE;
    }
}

/* How many tokens at @index spell @entry, 0 when they do not. */
static guint
match_entry (const LdsLexicon  *self,
             const LdsLineText *text,
             guint              index,
             const Entry       *entry)
{
  const guint *ids = &g_array_index (self->ids, guint, entry->first_id);
  const LdsToken *first = lds_line_text_token (text, index);
  gboolean stem = is_stem (entry);

  if (index + entry->n_ids > text->tokens->len)
    return 0;

  for (guint i = 0; i < entry->n_ids; i++)
    {
      const LdsToken *token = lds_line_text_token (text, index + i);
      gboolean last = i + 1 == entry->n_ids;

      if (token->field != first->field || token->clause != first->clause)
        return 0;
      if (token->id == ids[i] && !(stem && last))
        continue;
      if (!stem || !last)
        return 0;
      if (token->stem_id == ids[i])
        return entry->n_ids;
      if (token->id == ids[i] && is_number (text, index + i + 1))
        {
          const LdsToken *number = lds_line_text_token (text, index + i + 1);

          return number->field == token->field && number->clause == token->clause
                   ? entry->n_ids + 1 : 0;
        }
      return 0;
    }

  return entry->n_ids;
}

static void
match_chain (const LdsLexicon   *self,
             const LdsLineText  *text,
             guint               index,
             guint               id,
             gboolean            grades,
             const LdsWord     **best,
             guint              *n_best)
{
  const LdsToken *token = lds_line_text_token (text, index);
  guint second = index + 1 < text->tokens->len ? lds_line_text_token (text, index + 1)->id : 0;

  for (guint i = get_known (self, id)->entry; i != G_MAXUINT;)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      guint n;

      i = entry->next;
      if ((entry->second != 0 && entry->second != second) ||
          !style_fits (text, entry->style, token, grades))
        continue;

      if (entry->n_ids == 1 && !is_stem (entry))
        n = token->id == id;
      else
        n = match_entry (self, text, index, entry);
      if (n > *n_best)
        {
          *best = entry->word;
          *n_best = n;
        }
    }
}

static const LdsWord *
match_suffix (const LdsLexicon  *self,
              const LdsLineText *text,
              const LdsToken    *token)
{
  const char *end = text->folded->str + token->end;
  const LdsWord *best = NULL;
  gsize longest = 0;

  for (guint i = self->last_suffix[(guchar) end[-1]]; i != G_MAXUINT;)
    {
      const Suffix *suffix = &g_array_index (self->suffixes, Suffix, i);

      i = suffix->next;
      if (suffix->length > longest && lds_token_length (token) >= suffix->length + 3 &&
          memcmp (end - suffix->length, suffix->ending, suffix->length) == 0)
        {
          best = suffix->word;
          longest = suffix->length;
        }
    }

  return best;
}

/**
 * lds_lexicon_match:
 * @self: a lexicon
 * @text: a line's text, identified
 * @index: a token
 * @grades: whether grades of magnets count, because the line is about magnets
 * @n_tokens: (out): how many tokens the word takes
 *
 * Returns: (transfer none) (nullable): the longest word that begins at @index
 */
const LdsWord *
lds_lexicon_match (const LdsLexicon  *self,
                   const LdsLineText *text,
                   guint              index,
                   gboolean           grades,
                   guint             *n_tokens)
{
  const LdsToken *token = lds_line_text_token (text, index);
  const LdsWord *best = NULL;

  *n_tokens = 0;
  if (token->id != 0)
    match_chain (self, text, index, token->id, grades, &best, n_tokens);
  if (token->stem_id != 0)
    match_chain (self, text, index, token->stem_id, grades, &best, n_tokens);

  /* Compounds of German and its neighbours end with what the thing is. */
  if (best == NULL && !token->cjk && token->stem == 0 &&
      lds_token_length (token) > LDS_LEXICON_SHORT && token->field != LDS_LINE_MANUFACTURER)
    {
      best = match_suffix (self, text, token);
      *n_tokens = best != NULL;
    }

  return best;
}
