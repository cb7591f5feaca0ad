/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogue's words, arranged for finding them in the tokens of a line. */

#pragma once

#include "lds-line-text.h"
#include "lds-words.h"

G_BEGIN_DECLS

/* Compounds are longer. */
#define LDS_LEXICON_SHORT 6

typedef struct _LdsLexicon LdsLexicon;

LdsLexicon    *lds_lexicon_new      (LdsCatalogue      *catalogue);
void           lds_lexicon_free     (LdsLexicon        *self);
void           lds_lexicon_identify (const LdsLexicon  *self,
                                     LdsLineText       *text);
const LdsWord *lds_lexicon_match    (const LdsLexicon  *self,
                                     const LdsLineText *text,
                                     guint              index,
                                     gboolean           grades,
                                     guint             *n_tokens);

G_END_DECLS
