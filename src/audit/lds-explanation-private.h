/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-explanation.h"

G_BEGIN_DECLS

/* An explanation while it is written. */
typedef struct
{
  GPtrArray     *steps; /* LdsExplanationStep */
  LdsAudit      *audit;
  LdsCatalogue  *catalogue;
  const LdsItem *item;
  LdsTranslate   translate;
} LdsExplanation;

LdsExplanationStep *lds_explanation_take      (LdsExplanation      *self,
                                               LdsExplanationKind   kind,
                                               char                *text,
                                               const LdsProvenance *provenance);
char               *lds_explanation_shorten   (const char          *text);
char               *lds_explanation_name_cell (LdsExplanation      *self,
                                               const LdsItem       *line,
                                               const char          *column);
void                lds_explanation_append_backing (LdsExplanation *self,
                                                    GString        *text,
                                                    const LdsBacking *backing);
void                lds_explanation_tell_content (LdsExplanation   *self);
void                lds_explanation_tell_chain   (LdsExplanation   *self);
void                lds_explanation_tell_controls (LdsExplanation  *self);

G_END_DECLS
