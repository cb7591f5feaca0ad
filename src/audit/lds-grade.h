/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of sintered NdFeB grades, such as N42SH, 42SH, N-42-SH and G48UH. */

#pragma once

#include "lds-line-text.h"
#include "lds-words.h"

G_BEGIN_DECLS

/**
 * LdsGrade:
 * @prefix: 'n', 'g' or 0
 * @listed: whether the number is an energy class of the catalogue
 * @sized: whether a size stands beside it
 * @n_tokens: how many tokens the name takes
 */
typedef struct
{
  const LdsMagnetClass *class;
  char                  prefix;
  gboolean              listed;
  gboolean              sized;
  guint                 n_tokens;
} LdsGrade;

gboolean lds_grade_read (LdsCatalogue      *catalogue,
                         const LdsLineText *text,
                         guint              index,
                         LdsGrade          *grade);

G_END_DECLS
