/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-line-text.h"

#include "lds-text.h"

#include <string.h>

/* A cell may hold a whole page; what it is about stands at its beginning. */
#define MAX_FIELD 2000

/* Bytes of a line that is not long. */
#define USUAL_LINE 256

static const char *const field_names[] = {
  "description", "material", "part_number", "mpn", "manufacturer",
};

G_STATIC_ASSERT (G_N_ELEMENTS (field_names) == LDS_N_LINE_FIELDS);

/* @offsets is NULL for a field of ASCII, where each byte folds to one; without @humps no capital stands
 * behind a small letter. */
typedef struct
{
  LdsLineText  *text;
  LdsLineField  field;
  const char   *source;
  const guint  *offsets;
  gboolean      humps;
  guint         base;
  guint         clause;
  guint8        depth;
  gboolean      first;
  guint         n_tokens;
} Cutter;

const char *
lds_line_field_name (LdsLineField field)
{
  return field_names[field];
}

void
lds_line_text_init (LdsLineText *self)
{
  self->folded = g_string_sized_new (256);
  self->offsets = g_array_sized_new (FALSE, FALSE, sizeof (guint), 256);
  self->tokens = g_array_sized_new (FALSE, FALSE, sizeof (LdsToken), 64);
}

void
lds_line_text_clear (LdsLineText *self)
{
  g_string_free (self->folded, TRUE);
  g_array_unref (self->offsets);
  g_array_unref (self->tokens);
}

/* Most texts are ASCII, for which Unicode need not be asked. */
static inline gboolean
is_word (gunichar character)
{
  return character < 0x80 ? g_ascii_isalnum ((char) character) : lds_text_is_word (character);
}

static inline gboolean
is_cjk (gunichar character)
{
  return character >= 0x80 && lds_text_is_cjk (character);
}

static inline gunichar
get_char (const char *p)
{
  return (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);
}

static guint
source_offset (const Cutter *cutter,
               guint         position)
{
  return cutter->offsets != NULL ? cutter->offsets[position] : position - cutter->base;
}

/* End in the source of the character that the folded byte before @position comes from. */
static guint
source_end (const Cutter *cutter,
            guint         position)
{
  const char *p;

  if (cutter->offsets == NULL)
    return position - cutter->base;

  p = cutter->source + source_offset (cutter, position - 1);

  return (guchar) *p < 0x80 ? p + 1 - cutter->source : g_utf8_next_char (p) - cutter->source;
}

static void
add_token (Cutter   *cutter,
           guint     start,
           guint     end,
           gboolean  cjk)
{
  LdsToken *token = &g_array_index (cutter->text->tokens, LdsToken, cutter->n_tokens++);
  const char *text = cutter->text->folded->str;
  guint hash = LDS_LINE_TEXT_HASH;
  guint i;

  *token = (LdsToken) {
    .start = start,
    .end = end,
    .source_start = source_offset (cutter, start),
    .source_end = source_end (cutter, end),
    .clause = cutter->clause,
    .depth = cutter->depth,
    .field = cutter->field,
    .field_start = cutter->first,
    .cjk = cjk,
  };
  for (i = start; i < end && !g_ascii_isdigit (text[i]); i++)
    hash = lds_line_text_hash (hash, text[i]);
  if (i < end && i - start < G_MAXUINT8)
    {
      token->stem = (guint8) (i - start);
      token->stem_hash = hash;
    }
  for (; i < end; i++)
    hash = lds_line_text_hash (hash, text[i]);
  token->hash = hash;

  cutter->first = FALSE;
}

/* "StepperMotor" is two words; "NiMH" and "SmCo" are one. The word began three bytes before @position
 * or earlier. */
static gboolean
begins_hump (const Cutter *cutter,
             guint         position)
{
  const char *p = cutter->source + source_offset (cutter, position);

  return g_ascii_isupper (p[0]) && g_ascii_islower (p[-1]) && g_ascii_isalpha (p[-2]) &&
         g_ascii_islower (p[1]) && g_ascii_islower (p[2]);
}

/* A decimal number, and the number of a material such as 1.4301. */
static gboolean
is_in_number (const char *text,
              guint       start,
              guint       position)
{
  return (text[position] == '.' || text[position] == ',') && position > start &&
         g_ascii_isdigit (text[position - 1]) && g_ascii_isdigit (text[position + 1]);
}

/* The end of the word that begins at @start and whose first character ends at @position. */
static guint
find_word_end (const Cutter *cutter,
               guint         start,
               guint         position)
{
  const char *text = cutter->text->folded->str;

  for (;;)
    {
      gunichar character;

      while (g_ascii_isalnum (text[position]))
        position++;

      character = get_char (text + position);
      if (is_word (character) ? is_cjk (character) : !is_in_number (text, start, position))
        break;
      position += g_utf8_skip[(guchar) text[position]];
    }

  for (guint i = start + 3; cutter->humps && i < position; i++)
    if (begins_hump (cutter, i))
      return i;

  return position;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\0';
}

/* Whether the punctuation at @position ends a clause. */
static gboolean
ends_clause (const Cutter *cutter,
             guint         position,
             gunichar      character)
{
  const char *p = cutter->text->folded->str + position;
  const char *next = g_utf8_next_char (p);

  switch (character)
    {
    case ',': case ';': case '\n': case '\r': case '|': case '!':
    case 0x2013: case 0x2014: case 0x3001: case 0x3002: case 0x2026:
      return TRUE;
    case '.':
      return is_space (next[0]) || next[0] == '.';
    case '+':
      return position > cutter->base && is_space (p[-1]) && is_space (*next);
    case '-':
      if (position > cutter->base)
        {
          const char *previous = g_utf8_prev_char (p);

          return (is_space (*previous) && is_space (*next)) ||
                 lds_text_is_cjk (g_utf8_get_char (previous)) ||
                 lds_text_is_cjk (g_utf8_get_char (next));
        }
      return FALSE;
    default:
      return FALSE;
    }
}

static gboolean
is_address (const char *text)
{
  switch (text[0])
    {
    case 'h':
      if (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"))
        return TRUE;
      break;
    case 'w':
      if (g_str_has_prefix (text, "www."))
        return TRUE;
      break;
    default:
      break;
    }

  return text[1] == ':' && g_ascii_isalpha (text[0]) && (text[2] == '/' || text[2] == '\\');
}

static void
cut_field (Cutter *cutter)
{
  const char *text = cutter->text->folded->str;
  guint end = cutter->text->folded->len;

  if (cutter->text->tokens->len < cutter->n_tokens + end - cutter->base)
    g_array_set_size (cutter->text->tokens, cutter->n_tokens + end - cutter->base);

  for (guint position = cutter->base; position < end;)
    {
      gunichar character = get_char (text + position);
      guint next = position + (guint) g_utf8_skip[(guchar) text[position]];

      if (character == ' ')
        {
          /* Ends nothing, and is the most frequent by far. */
        }
      else if (is_cjk (character))
        {
          add_token (cutter, position, next, TRUE);
        }
      else if (is_word (character))
        {
          if (is_address (text + position))
            {
              while (!is_space (text[position]) && text[position] != ')')
                position++;
              continue;
            }
          next = find_word_end (cutter, position, next);
          add_token (cutter, position, next, FALSE);
        }
      else if (character == '(' || character == '[')
        {
          cutter->depth = MIN (cutter->depth + 1, 100);
          cutter->clause++;
        }
      else if (character == ')' || character == ']')
        {
          cutter->depth -= cutter->depth > 0;
          cutter->clause++;
        }
      else if (ends_clause (cutter, position, character))
        {
          cutter->clause++;
        }

      position = next;
    }
}

/* Most texts are ASCII, which needs no look at Unicode; whether this one is. */
static gboolean
fold_ascii (Cutter     *cutter,
            const char *source,
            gsize       length)
{
  GString *folded = cutter->text->folded;
  gboolean humps = FALSE, small = FALSE;
  guchar seen = 0;
  char *to;

  g_string_set_size (folded, cutter->base + length);
  to = folded->str + cutter->base;
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) source[i];
      gboolean capital = c >= 'A' && c <= 'Z';

      to[i] = (char) (c + capital * ('a' - 'A'));
      humps |= small & capital;
      small = c >= 'a' && c <= 'z';
      seen |= c;
    }

  cutter->offsets = NULL;
  cutter->humps = humps;
  if (seen >= 0x80)
    g_string_truncate (folded, cutter->base);

  return seen < 0x80;
}

static void
fold_field (Cutter *cutter)
{
  LdsLineText *text = cutter->text;
  g_autofree char *shortened = NULL;
  const char *source = cutter->source;
  gsize length = strlen (source);

  if (length > MAX_FIELD)
    {
      const char *cut = g_utf8_find_prev_char (source, source + MAX_FIELD);

      length = cut != NULL ? cut - source : 0;
      source = shortened = g_strndup (source, length);
    }

  text->ascii[cutter->field] = fold_ascii (cutter, source, length);
  if (text->ascii[cutter->field])
    return;

  g_array_set_size (text->offsets, cutter->base);
  lds_text_fold_append (source, text->folded, text->offsets);
  cutter->offsets = (const guint *) text->offsets->data;
  cutter->humps = TRUE;
}

/**
 * lds_line_text_begin:
 * @self: where to put the tokens; what it held before is gone
 *
 * Empties a text for the fields of another line.
 */
void
lds_line_text_begin (LdsLineText *self)
{
  g_string_truncate (self->folded, 0);
  g_array_set_size (self->tokens, 0);
  memset (self->source, 0, sizeof self->source);
  self->n_clauses = 0;
}

/**
 * lds_line_text_add:
 * @line: a line of a parts list, which must outlive @self's use
 * @first: a field behind those that @self has
 * @last: a field behind it, or the same
 *
 * Adds the tokens of the fields from @first to @last.
 */
void
lds_line_text_add (LdsLineText   *self,
                   const LdsLine *line,
                   LdsLineField   first,
                   LdsLineField   last)
{
  const char *sources[LDS_N_LINE_FIELDS] = {
    line->description, line->material, line->part_number, line->mpn, line->manufacturer,
  };
  Cutter cutter = { .text = self, .clause = self->n_clauses, .n_tokens = self->tokens->len };

  /* A byte makes a token at most, so that most lines have room. */
  g_array_set_size (self->tokens, cutter.n_tokens + USUAL_LINE);

  for (LdsLineField i = first; i <= last; i++)
    {
      self->source[i] = sources[i];
      if (sources[i] == NULL || *sources[i] == '\0')
        continue;

      cutter.field = i;
      cutter.source = sources[i];
      cutter.base = self->folded->len;
      cutter.clause++;
      cutter.depth = 0;
      cutter.first = TRUE;
      fold_field (&cutter);
      cut_field (&cutter);
      g_string_append_c (self->folded, '\0');
    }

  self->n_clauses = cutter.clause;
  g_array_set_size (self->tokens, cutter.n_tokens);
}

/**
 * lds_line_text_spell:
 * @self: a line's text
 * @first: index of a token
 * @last: index of a token of the same field
 *
 * Returns: (transfer full): what stands from @first to @last as the line spells it
 */
char *
lds_line_text_spell (const LdsLineText *self,
                     guint              first,
                     guint              last)
{
  const LdsToken *a = lds_line_text_token (self, first);
  const LdsToken *b = lds_line_text_token (self, last);

  return g_strndup (self->source[a->field] + a->source_start, b->source_end - a->source_start);
}
