/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of a line, folded and cut into tokens, for the recogniser. */

#pragma once

#include "lds-recogniser.h"

G_BEGIN_DECLS

typedef enum
{
  LDS_LINE_DESCRIPTION,
  LDS_LINE_MATERIAL,
  LDS_LINE_PART_NUMBER,
  LDS_LINE_MPN,
  LDS_LINE_MANUFACTURER,
  LDS_N_LINE_FIELDS,
} LdsLineField;

/**
 * LdsToken:
 * @start: where it begins in the folded text
 * @source_start: where it begins in the field as the line spells it
 * @clause: number of the clause, which ends at punctuation and brackets
 * @hash: of its folded text, as lds_line_text_hash() gives it
 * @stem: length of the letters before its first digit, 0 when it does not begin with letters or
 *   has no digit
 * @stem_hash: of those letters
 * @field_start: whether it is the first one of its field
 *
 * A run of letters and digits, or one character of a script without spaces.
 */
typedef struct
{
  guint        start;
  guint        end;
  guint        source_start;
  guint        source_end;
  guint        clause;
  guint        hash;
  guint        stem_hash;
  guint        id;
  guint        stem_id;
  guint8       stem;
  guint8       depth;
  LdsLineField field : 8;
  gboolean     field_start : 1;
  gboolean     cjk : 1;
} LdsToken;

/**
 * LdsLineText:
 * @offsets: (element-type guint): for each byte of @folded, where its character stands in the source;
 *   only for fields that are not ASCII
 * @folded: all fields, folded, one behind the other, NULs between them
 * @tokens: (element-type LdsToken): in the order of the fields
 * @ascii: by field: each byte of it folds to one, so that it needs no @offsets
 * @n_clauses: number of the last clause
 * @symbols: whether a token is spelled like the symbol of a rare earth, in whatever case
 */
typedef struct
{
  const char *source[LDS_N_LINE_FIELDS];
  GString    *folded;
  GArray     *offsets;
  GArray     *tokens;
  gboolean    ascii[LDS_N_LINE_FIELDS];
  guint       n_clauses;
  gboolean    symbols;
} LdsLineText;

void        lds_line_text_init   (LdsLineText       *self);
void        lds_line_text_clear  (LdsLineText       *self);
void        lds_line_text_begin  (LdsLineText       *self);
void        lds_line_text_add    (LdsLineText       *self,
                                  const LdsLine     *line,
                                  LdsLineField       first,
                                  LdsLineField       last);
const char *lds_line_field_name  (LdsLineField       field);
char       *lds_line_text_spell  (const LdsLineText *self,
                                  guint              first,
                                  guint              last);

#define LDS_LINE_TEXT_HASH 2166136261u

/* Goes on from @hash, which is LDS_LINE_TEXT_HASH at the beginning of a text. */
static inline guint
lds_line_text_hash (guint hash,
                    char  byte)
{
  return (hash ^ (guchar) byte) * 16777619u;
}

static inline const LdsToken *
lds_line_text_token (const LdsLineText *self,
                     guint              index)
{
  return &g_array_index (self->tokens, LdsToken, index);
}

static inline const char *
lds_token_text (const LdsLineText *self,
                const LdsToken    *token)
{
  return self->folded->str + token->start;
}

static inline guint
lds_token_length (const LdsToken *token)
{
  return token->end - token->start;
}

G_END_DECLS
