/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which things a line names, and which of them it is rather than mentions. */

#pragma once

#include "lds-grade.h"
#include "lds-lexicon.h"

G_BEGIN_DECLS

typedef enum
{
  LDS_MATCH_HEAD,
  LDS_MATCH_FOR,
  LDS_MATCH_WITH,
} LdsMatchMode;

/**
 * LdsMatch:
 * @word: (nullable): a word of the catalogue, %NULL for a grade or a symbol
 * @material: (nullable): what it names, as @component
 * @first: first token
 * @last: last token
 * @segment: number of the phrase that it stands in
 * @head_segment: whether that phrase is the field's first
 * @mode: what the line says about things in that phrase
 * @stands: whether the line is or holds the thing, rather than being for it
 */
typedef struct
{
  const LdsWord      *word;
  LdsWordRole         role;
  const LdsMaterial  *material;
  const LdsComponent *component;
  LdsLineField        field;
  guint               first;
  guint               last;
  guint               segment;
  LdsMatchMode        mode;
  gboolean            head_segment;
  guint               depth;
  gboolean            stands;
} LdsMatch;

/**
 * LdsMatches:
 * @list: (element-type LdsMatch): in the order of the tokens
 * @shares: (element-type LdsShare): amounts that the line states
 * @share_first: first token of the first of @shares
 * @share_last: its last token
 */
typedef struct
{
  GArray *list;
  GArray *shares;
  guint   share_first;
  guint   share_last;
} LdsMatches;

void     lds_matches_init      (LdsMatches         *self);
void     lds_matches_clear     (LdsMatches         *self);
void     lds_matches_find      (LdsMatches         *self,
                                LdsCatalogue       *catalogue,
                                const LdsLexicon   *lexicon,
                                const LdsLineText  *text);
gboolean lds_match_is_magnet   (const LdsMatch     *match);
gboolean lds_match_is_part     (const LdsMatch     *match);

G_END_DECLS
