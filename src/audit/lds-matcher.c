/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-matcher.h"

#include "lds-formula.h"

#include <string.h>

void
lds_matches_init (LdsMatches *self)
{
  self->list = g_array_sized_new (FALSE, TRUE, sizeof (LdsMatch), 32);
  self->shares = g_array_new (FALSE, FALSE, sizeof (LdsShare));
}

void
lds_matches_clear (LdsMatches *self)
{
  g_array_unref (self->list);
  g_array_unref (self->shares);
}

/**
 * lds_match_is_magnet:
 * @match: a match
 *
 * Returns: whether it names a magnet, of whatever kind
 */
gboolean
lds_match_is_magnet (const LdsMatch *match)
{
  if (match->role != LDS_WORD_THING)
    return FALSE;
  if (match->material != NULL)
    return g_str_equal (match->material->kind, "magnet");

  return match->component != NULL && match->component->stage == LDS_STAGE_MAGNET;
}

/**
 * lds_match_is_part:
 * @match: a match
 *
 * Returns: whether it is the head noun of a part for something else, or of a thing with mere traces
 */
gboolean
lds_match_is_part (const LdsMatch *match)
{
  if (match->role == LDS_WORD_THING)
    return match->component != NULL && match->component->trace;

  return match->role == LDS_WORD_PART || match->role == LDS_WORD_PLAIN_PART ||
         match->role == LDS_WORD_SHAPE;
}

/* Where phrases begin and what the words before them make of what follows. */
typedef struct
{
  const LdsLineText *text;
  LdsLineField       field;
  guint              clause;
  guint              segment;
  guint              first_segment;
  LdsMatchMode       mode;
  gboolean           content;
} Phrases;

static gboolean
is_number (const LdsLineText *text,
           guint              index)
{
  return index < text->tokens->len &&
         g_ascii_isdigit (*lds_token_text (text, lds_line_text_token (text, index)));
}

static void
enter_token (Phrases *phrases,
             guint    index)
{
  const LdsToken *token = lds_line_text_token (phrases->text, index);

  if (token->field_start || token->field != phrases->field)
    {
      phrases->field = token->field;
      phrases->content = FALSE;
      phrases->first_segment = ++phrases->segment;
      phrases->mode = LDS_MATCH_HEAD;
    }
  else if (token->clause != phrases->clause)
    {
      phrases->segment++;
      phrases->mode = LDS_MATCH_HEAD;
    }
  phrases->clause = token->clause;
}

static void
enter_word (Phrases       *phrases,
            const LdsWord *word,
            guint          first,
            guint          last)
{
  if (word->role == LDS_WORD_FOR)
    {
      /* "from 10 to 30 V" says nothing of a purpose; nor does a text that begins with it, unless it
       * is as plain as "included with". */
      if ((!phrases->content && first == last) || is_number (phrases->text, last + 1))
        return;
      phrases->mode = LDS_MATCH_FOR;
      phrases->segment++;
    }
  else if (word->role == LDS_WORD_WITH)
    {
      if (phrases->mode != LDS_MATCH_FOR)
        phrases->mode = LDS_MATCH_WITH;
      phrases->segment++;
    }
}

static LdsMatch *
add_match (LdsMatches        *self,
           const Phrases     *phrases,
           const LdsWord     *word,
           const LdsMaterial *material,
           guint              first,
           guint              n_tokens)
{
  const LdsToken *token = lds_line_text_token (phrases->text, first);
  LdsMatch match = { 0 };

  match.word = word;
  match.role = word != NULL ? word->role : LDS_WORD_THING;
  match.material = material;
  match.component = word != NULL ? word->component : NULL;
  match.field = token->field;
  match.first = first;
  match.last = first + n_tokens - 1;
  match.segment = phrases->segment;
  match.head_segment = phrases->segment == phrases->first_segment;
  match.mode = phrases->mode;
  match.depth = token->depth;
  g_array_append_val (self->list, match);

  return &g_array_index (self->list, LdsMatch, self->list->len - 1);
}

static gboolean
names_other_magnet (const LdsMatches *self)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const LdsMatch *match = &g_array_index (self->list, LdsMatch, i);

      if (match->material != NULL && lds_match_is_magnet (match) &&
          !g_str_has_prefix (match->material->id, "ndfeb"))
        return TRUE;
    }

  return FALSE;
}

/* "Washer N35 12x5x3": the size is that of the washer. */
static gboolean
follows_part (const LdsMatches *self,
              const LdsToken   *token)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const LdsMatch *match = &g_array_index (self->list, LdsMatch, i);

      if (match->field == token->field &&
          (match->role == LDS_WORD_PART || match->role == LDS_WORD_PLAIN_PART))
        return TRUE;
    }

  return FALSE;
}

/* Whether what is around a name such as "N42SH" or "42SH" lets it be a grade. */
static gboolean
allows_grade (const LdsMatches *self,
              const LdsToken   *token,
              const LdsGrade   *grade,
              gboolean          magnets)
{
  gsize n_letters = strlen (grade->class->suffix);
  gboolean material = token->field == LDS_LINE_MATERIAL;

  if (token->field == LDS_LINE_MANUFACTURER)
    return FALSE;

  if (grade->prefix == 'n')
    return magnets || material ||
           (grade->sized && grade->listed && !follows_part (self, token)) ||
           (n_letters == 2 && token->field == LDS_LINE_DESCRIPTION);

  if (n_letters == 0 || names_other_magnet (self))
    return FALSE;

  /* 45H is a property class of set screws as well. */
  return magnets || (material && n_letters == 2);
}

static guint
try_grade (LdsMatches         *self,
           const Phrases      *phrases,
           LdsCatalogue       *catalogue,
           guint               index,
           gboolean            magnets)
{
  const LdsToken *token = lds_line_text_token (phrases->text, index);
  LdsGrade grade;

  if (!lds_grade_read (catalogue, phrases->text, index, &grade) ||
      !allows_grade (self, token, &grade, magnets))
    return 0;

  add_match (self, phrases, NULL, grade.class->material, index, grade.n_tokens);

  return grade.n_tokens;
}

static guint
try_amount (LdsMatches    *self,
            const Phrases *phrases,
            LdsCatalogue  *catalogue,
            guint          index)
{
  LdsShare share;
  guint last;

  if (lds_line_text_token (phrases->text, index)->field > LDS_LINE_MATERIAL ||
      !lds_formula_read_amount (catalogue, phrases->text, index, &share, &last))
    return 0;

  if (self->shares->len == 0)
    {
      self->share_first = index;
      self->share_last = last;
    }
  g_array_append_val (self->shares, share);

  return last - index + 1;
}

static guint
try_formula (LdsMatches    *self,
             const Phrases *phrases,
             LdsCatalogue  *catalogue,
             guint          index)
{
  guint mask;

  if (lds_line_text_token (phrases->text, index)->field > LDS_LINE_MATERIAL)
    return 0;

  mask = lds_formula_read (catalogue, phrases->text, index);
  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    if (mask & (1u << i))
      add_match (self, phrases, NULL,
                 lds_catalogue_get_element_material (catalogue, i, LDS_FORM_UNKNOWN), index, 1);

  return mask != 0;
}

static void
add_cell (LdsMatches        *self,
          const Phrases     *phrases,
          LdsCatalogue      *catalogue)
{
  guint first = 0, last = 0;
  guint mask = lds_formula_read_cell (catalogue, phrases->text, &first, &last);

  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    if (mask & (1u << i))
      add_match (self, phrases, NULL,
                 lds_catalogue_get_element_material (catalogue, i, LDS_FORM_UNKNOWN), first,
                 last - first + 1);
}

/* Collects all matches; tells whether the line is about magnets. */
static gboolean
scan (LdsMatches        *self,
      LdsCatalogue      *catalogue,
      const LdsLexicon  *lexicon,
      const LdsLineText *text,
      gboolean           magnets)
{
  Phrases phrases = { .text = text, .field = LDS_N_LINE_FIELDS };
  gboolean about_magnets = FALSE;

  g_array_set_size (self->list, 0);
  g_array_set_size (self->shares, 0);

  for (guint i = 0; i < text->tokens->len;)
    {
      guint n;
      const LdsWord *word;

      enter_token (&phrases, i);
      word = lds_lexicon_match (lexicon, text, i, magnets, &n);
      if (word != NULL)
        {
          const LdsMatch *match;

          enter_word (&phrases, word, i, i + n - 1);
          match = add_match (self, &phrases, word, word->material, i, n);
          about_magnets |= word->role == LDS_WORD_MAGNET_SIGN || lds_match_is_magnet (match);
          phrases.content |= word->role != LDS_WORD_FOR && word->role != LDS_WORD_WITH;
          i += n;
          continue;
        }

      n = try_amount (self, &phrases, catalogue, i);
      if (n == 0)
        n = try_grade (self, &phrases, catalogue, i, magnets);
      if (n == 0)
        n = try_formula (self, &phrases, catalogue, i);
      phrases.content |= !is_number (text, i);
      i += MAX (n, 1);
    }

  add_cell (self, &phrases, catalogue);

  return about_magnets;
}

/* "fan +-", "motor +": the name of a port. */
static gboolean
is_polarity (const LdsLineText *text,
             const LdsMatch    *match)
{
  const char *p = text->folded->str + lds_line_text_token (text, match->last)->end;

  while (*p == ' ')
    p++;
  if (*p != '+' && !(*p == '-' && (p[1] == '\0' || p[1] == '+')) && g_utf8_get_char (p) != 0x2212)
    return FALSE;

  p = g_utf8_next_char (p);
  p += *p == 's' && (p[1] == '-' || p[1] == '+');

  return *p == '\0' || *p == '-' || *p == '+' || *p == '/' || g_utf8_get_char (p) == 0x2212;
}

static gboolean
has_number_between (const LdsLineText *text,
                    guint              after,
                    guint              before)
{
  for (guint i = after + 1; i < before; i++)
    if (is_number (text, i))
      return TRUE;

  return FALSE;
}

/* "soporte de imanes", "support d'aimant" */
static gboolean
joined_by_of (const LdsLineText *text,
              guint              after,
              guint              before)
{
  static const char *const words[] = {
    "de", "d", "del", "di", "da", "do", "dos", "della", "des", "du", "la", "los", "las", "l",
    "les",
  };
  gboolean of = FALSE;

  for (guint i = after + 1; i < before; i++)
    {
      const LdsToken *token = lds_line_text_token (text, i);
      gsize length = lds_token_length (token);
      gboolean found = FALSE;

      for (gsize j = 0; j < G_N_ELEMENTS (words) && !found; j++)
        found = strlen (words[j]) == length &&
                memcmp (words[j], lds_token_text (text, token), length) == 0;
      if (!found)
        return FALSE;
      of = TRUE;
    }

  return of;
}

static gboolean
is_made_of (const LdsMatch *match)
{
  static const char *const kinds[] = { "magnet", "cell", "component" };

  for (gsize i = 0; match->material != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (match->material->kind, kinds[i]))
      return FALSE;

  return match->material != NULL;
}

/* Whether @part, behind @match in one phrase, is what the line is. */
static gboolean
part_behind_takes_over (const LdsLineText *text,
                        const LdsMatch    *match,
                        const LdsMatch    *part)
{
  gboolean after = part->word->style == LDS_WORD_STYLE_AFTER;

  /* An alloy or a ceramic is what the part is made of. */
  if (is_made_of (match) && part->role != LDS_WORD_PART)
    return FALSE;
  if (part->role == LDS_WORD_SHAPE && (lds_match_is_magnet (match) || is_made_of (match)))
    return FALSE;
  if (part->role == LDS_WORD_SHAPE || after)
    return !has_number_between (text, match->last, part->first);

  return TRUE;
}

/* Whether @part, before @match in one phrase, is what the line is ("cable motor"). */
static gboolean
part_before_takes_over (const LdsLineText *text,
                        const LdsMatch    *part,
                        const LdsMatch    *match)
{
  /* Scripts without spaces put the head last: a "drive motor" is one word there. */
  gboolean cjk = part->last + 1 == match->first &&
                 lds_line_text_token (text, match->first)->cjk &&
                 lds_line_text_token (text, part->last)->cjk;

  if (joined_by_of (text, part->last, match->first))
    return TRUE;
  if (lds_match_is_magnet (match) || is_made_of (match) || cjk)
    return FALSE;

  return part->role != LDS_WORD_SHAPE && part->word->style != LDS_WORD_STYLE_AFTER;
}

/* "White LED driver" is a driver; "capacitor X7R" and "LED, white" are what they are. */
static gboolean
part_follows (const LdsMatches *self,
              const LdsMatch   *match)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const LdsMatch *other = &g_array_index (self->list, LdsMatch, i);

      if (other->first == match->last + 1 && other->segment == match->segment &&
          lds_match_is_part (other) && other->role != LDS_WORD_THING)
        return TRUE;
    }

  return FALSE;
}

/* Whether other words of the same phrase make the line something else than @match. */
static gboolean
phrase_takes_over (const LdsMatches  *self,
                   const LdsLineText *text,
                   const LdsMatch    *match)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const LdsMatch *other = &g_array_index (self->list, LdsMatch, i);

      if (other->segment != match->segment || other == match)
        continue;

      if (lds_match_is_part (other) &&
          ((other->first > match->last && part_behind_takes_over (text, match, other)) ||
           (other->last < match->first && part_before_takes_over (text, other, match))))
        return TRUE;

      /* "motor magnet" is a magnet. */
      if (match->component != NULL && !lds_match_is_magnet (match) &&
          other->first > match->last && other->component != NULL && lds_match_is_magnet (other))
        return TRUE;
    }

  return FALSE;
}

/* Whether what stands before @match in its field makes a later phrase a mere remark. */
static gboolean
head_takes_over (const LdsMatches *self,
                 const LdsMatch   *match)
{
  gboolean part = FALSE, thing = FALSE;

  for (guint i = 0; i < self->list->len; i++)
    {
      const LdsMatch *other = &g_array_index (self->list, LdsMatch, i);

      if (other->field != match->field || other->depth > 0)
        continue;

      if (match->depth > 0)
        part |= lds_match_is_part (other) || other->role == LDS_WORD_FALSE_FRIEND;
      else if (other->head_segment)
        {
          part |= lds_match_is_part (other);
          thing |= other->role == LDS_WORD_THING && other->component != NULL && other->stands &&
                   !other->component->trace;
        }
    }

  return part && !thing;
}

static gboolean
is_ruled_out (const LdsMatches *self,
              const LdsMatch   *match)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const LdsMatch *other = &g_array_index (self->list, LdsMatch, i);

      if (other->role == LDS_WORD_FALSE_FRIEND && other->component == match->component)
        return TRUE;
    }

  return FALSE;
}

static gboolean
judge (const LdsMatches  *self,
       const LdsLineText *text,
       const LdsMatch    *match)
{
  gboolean remark = match->depth > 0 || !match->head_segment;

  if (match->field == LDS_LINE_MATERIAL || match->field == LDS_LINE_MANUFACTURER)
    return TRUE;
  if (match->mode == LDS_MATCH_FOR)
    return FALSE;
  if (match->material != NULL && g_str_equal (match->material->kind, "plain"))
    return TRUE;
  if (match->component != NULL && (is_polarity (text, match) || is_ruled_out (self, match)))
    return FALSE;
  if (match->component != NULL && match->component->trace)
    return !part_follows (self, match);
  if (phrase_takes_over (self, text, match))
    return FALSE;
  if (match->component != NULL && remark && match->mode != LDS_MATCH_WITH &&
      head_takes_over (self, match))
    return FALSE;

  return TRUE;
}

/**
 * lds_matches_find:
 * @self: where to put the matches; what it held before is gone
 * @catalogue: a catalogue
 * @lexicon: its words
 * @text: a line's text, identified
 *
 * Finds what @text names, and judges what the line is: its head noun decides, not what it
 * mentions.
 */
void
lds_matches_find (LdsMatches        *self,
                  LdsCatalogue      *catalogue,
                  const LdsLexicon  *lexicon,
                  const LdsLineText *text)
{
  if (scan (self, catalogue, lexicon, text, FALSE))
    scan (self, catalogue, lexicon, text, TRUE);

  for (guint i = 0; i < self->list->len; i++)
    {
      LdsMatch *match = &g_array_index (self->list, LdsMatch, i);

      match->stands = match->role != LDS_WORD_THING || judge (self, text, match);
    }
}
