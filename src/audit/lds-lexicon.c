/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-lexicon.h"

#include <string.h>

/* A word as the tokens that spell it, chained with those that begin with the same token. */
typedef struct
{
  const LdsWord *word;
  guint          first_id;
  guint          n_ids;
  guint          next;
} Entry;

typedef struct
{
  const LdsWord *word;
  char          *ending;
  gsize          length;
} Suffix;

/* Open addressing: far fewer misses to pay for than with a hash table of strings. */
typedef struct
{
  const char *text;
  guint       length;
  guint       id;
} Slot;

struct _LdsLexicon
{
  GStringChunk *strings;
  Slot         *slots;
  guint         n_slots;
  guint         n_ids;
  GArray       *heads;
  GArray       *entries;
  GArray       *ids;
  GArray       *suffixes;
};

static guint
hash_text (const char *text,
           guint       length)
{
  guint hash = 2166136261u;

  for (guint i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * 16777619u;

  return hash ^ (hash >> 15);
}

static Slot *
find_slot (const LdsLexicon *self,
           const char       *text,
           guint             length)
{
  guint place = hash_text (text, length) & (self->n_slots - 1);

  while (self->slots[place].text != NULL &&
         (self->slots[place].length != length ||
          memcmp (self->slots[place].text, text, length) != 0))
    place = (place + 1) & (self->n_slots - 1);

  return &self->slots[place];
}

static guint
find_id (const LdsLexicon *self,
         const char       *text,
         guint             length)
{
  return find_slot (self, text, length)->id;
}

static void
clear_suffix (gpointer data)
{
  g_free (((Suffix *) data)->ending);
}

static void
grow (LdsLexicon *self)
{
  Slot *old = self->slots;
  guint n_old = self->n_slots;

  self->n_slots = n_old == 0 ? 1024 : n_old * 2;
  self->slots = g_new0 (Slot, self->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i].text != NULL)
      *find_slot (self, old[i].text, old[i].length) = old[i];
  g_free (old);
}

/* The id of a token, given to it where it has none; 0 is no token. */
static guint
intern (LdsLexicon *self,
        const char *text,
        guint       length)
{
  Slot *slot;

  if (self->n_slots < (self->n_ids + 1) * 2)
    grow (self);

  slot = find_slot (self, text, length);
  if (slot->text == NULL)
    {
      guint none = G_MAXUINT;

      slot->text = g_string_chunk_insert_len (self->strings, text, length);
      slot->length = length;
      slot->id = ++self->n_ids;
      g_array_append_val (self->heads, none);
    }

  return slot->id;
}

static void
add_entry (LdsLexicon    *self,
           LdsLineText   *text,
           const LdsWord *word)
{
  LdsLine line = { .description = word->words };
  Entry entry = { .word = word, .first_id = self->ids->len };
  guint *head;

  lds_line_text_read (text, &line);
  for (guint i = 0; i < text->tokens->len; i++)
    {
      const LdsToken *token = lds_line_text_token (text, i);
      guint id = intern (self, lds_token_text (text, token), lds_token_length (token));

      g_array_append_val (self->ids, id);
      entry.n_ids++;
    }
  if (entry.n_ids == 0)
    return;

  head = &g_array_index (self->heads, guint, g_array_index (self->ids, guint, entry.first_id));
  entry.next = *head;
  *head = self->entries->len;
  g_array_append_val (self->entries, entry);
}

static void
add_suffix (LdsLexicon    *self,
            LdsLineText   *text,
            const LdsWord *word)
{
  LdsLine line = { .description = word->words };
  Suffix suffix = { .word = word };

  lds_line_text_read (text, &line);
  suffix.ending = g_strdup (text->folded->str);
  suffix.length = strlen (suffix.ending);
  g_array_append_val (self->suffixes, suffix);
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
  guint none = G_MAXUINT;
  guint n_words;
  const LdsWord *words = lds_catalogue_get_words (catalogue, &n_words);
  LdsLineText text;

  self->strings = g_string_chunk_new (8192);
  self->heads = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->heads, none);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint));
  self->suffixes = g_array_new (FALSE, FALSE, sizeof (Suffix));
  g_array_set_clear_func (self->suffixes, clear_suffix);
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

  return self;
}

void
lds_lexicon_free (LdsLexicon *self)
{
  g_array_unref (self->suffixes);
  g_array_unref (self->ids);
  g_array_unref (self->entries);
  g_array_unref (self->heads);
  g_free (self->slots);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * lds_lexicon_identify:
 * @self: a lexicon
 * @text: a line's text; each token is told which of the lexicon's it is, 0 where it is none
 */
void
lds_lexicon_identify (const LdsLexicon *self,
                      LdsLineText      *text)
{
  for (guint i = 0; i < text->tokens->len; i++)
    {
      LdsToken *token = &g_array_index (text->tokens, LdsToken, i);
      const char *start = lds_token_text (text, token);
      guint length = lds_token_length (token);

      token->id = find_id (self, start, length);
      if (token->id == 0 && length > 3 && start[length - 1] == 's' && token->stem == 0)
        token->id = find_id (self, start, length - 1);
      if (token->stem > 0)
        token->stem_id = find_id (self, start, token->stem);
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
            const LdsWord     *word,
            const LdsToken    *token,
            gboolean           grades)
{
  gboolean material = token->field == LDS_LINE_MATERIAL;

  if (token->field == LDS_LINE_MANUFACTURER)
    return word->style == LDS_WORD_STYLE_MAKER;

  switch (word->style)
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
  gboolean stem = entry->word->style == LDS_WORD_STYLE_STEM ||
                  entry->word->style == LDS_WORD_STYLE_GRADE_STEM;

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

  for (guint i = g_array_index (self->heads, guint, id); i != G_MAXUINT;)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      guint n;

      i = entry->next;
      if (!style_fits (text, entry->word, token, grades))
        continue;

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

  for (guint i = 0; i < self->suffixes->len; i++)
    {
      const Suffix *suffix = &g_array_index (self->suffixes, Suffix, i);

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
  if (best == NULL && !token->cjk && token->stem == 0 && lds_token_length (token) > 6 &&
      token->field != LDS_LINE_MANUFACTURER)
    {
      best = match_suffix (self, text, token);
      *n_tokens = best != NULL;
    }

  return best;
}
