/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the lines of two sides find their partners. */

#pragma once

#include "lds-comparison-side.h"

G_BEGIN_DECLS

#define LDS_NO_PARTNER (-1)

/* What a line is found by. Each is a number that stands for a text, 0 for none. */
enum
{
  LDS_MARK_IDENTITY, /* part number, else the maker's, else the description */
  LDS_MARK_MAKER,
  LDS_MARK_SELLER,
  LDS_MARK_PLACE,
  LDS_MARK_WORDS,
  LDS_MARK_QUANTITY,
  LDS_N_MARKS,
};

/**
 * LdsMatchLine:
 * @partner: index of the line on the other side, %LDS_NO_PARTNER while there is none
 * @assembly: whether lines stand below it
 */
typedef struct
{
  guint32  marks[LDS_N_MARKS];
  int      partner;
  guint    depth;
  gboolean assembly;
} LdsMatchLine;

/**
 * LdsMatch:
 * @sides: the earlier and the later one
 * @lines: those of each side, of #LdsMatchLine
 * @by_depth: indices of them, those of one depth together in their order
 * @ids: texts by which lines are found, to their numbers
 * @texts: the texts by number
 */
typedef struct
{
  const LdsComparisonSide *sides[2];
  LdsMatchLine *lines[2];
  guint        *by_depth[2];
  guint         n_lines[2];
  GHashTable   *ids;
  GPtrArray    *texts;
} LdsMatch;

void     lds_match_init      (LdsMatch                *self,
                              const LdsComparisonSide *before,
                              const LdsComparisonSide *after);
void     lds_match_clear     (LdsMatch                *self);
void     lds_match_run       (LdsMatch                *self);

void     lds_match_pair      (LdsMatch                *self,
                              guint                    before,
                              guint                    after);
guint32  lds_match_intern    (LdsMatch                *self,
                              const char              *text);
int      lds_match_get_parent (const LdsMatch         *self,
                              guint                    side,
                              guint                    line);
guint    lds_match_by_likeness (LdsMatch              *self,
                              GArray                  *candidates[2]);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsMatch, lds_match_clear)

G_END_DECLS
