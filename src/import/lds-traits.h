/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cell looks like, and what a column's cells look like together. */

#pragma once

#include "lds-sheet.h"

G_BEGIN_DECLS

/**
 * LdsTrait:
 * @LDS_TRAIT_NUMBER: a number and nothing else
 * @LDS_TRAIT_INTEGER: a whole number and nothing else
 * @LDS_TRAIT_AMOUNT: a number, perhaps with a unit, as a quantity or a mass has it
 * @LDS_TRAIT_MONEY: a number with a currency
 * @LDS_TRAIT_URL: a link
 * @LDS_TRAIT_DESIGNATOR: R1, C3-C5
 * @LDS_TRAIT_CODE: one word of letters and digits, as part numbers are
 * @LDS_TRAIT_LETTERS: mostly letters
 * @LDS_TRAIT_PHRASE: at least two words with letters
 * @LDS_TRAIT_WORD: holds a word of a language, as names do and numbers of parts do not
 * @LDS_TRAIT_DOTTED: 1.2.3, .1 or ..2
 * @LDS_TRAIT_CAS: holds a CAS number
 * @LDS_TRAIT_HS: could be a customs code
 * @LDS_TRAIT_FLAG: a tick, a cross, yes or no, or words for "not fitted"
 * @LDS_TRAIT_PERCENT: a percentage or another fraction with its unit
 * @LDS_TRAIT_DATE: a date
 * @LDS_TRAIT_UNIT: a unit of measure
 * @LDS_TRAIT_CURRENCY: the code or sign of a currency
 * @LDS_TRAIT_NOTHING: "-", "n/a"
 */
typedef enum
{
  LDS_TRAIT_NUMBER,
  LDS_TRAIT_INTEGER,
  LDS_TRAIT_AMOUNT,
  LDS_TRAIT_MONEY,
  LDS_TRAIT_URL,
  LDS_TRAIT_DESIGNATOR,
  LDS_TRAIT_CODE,
  LDS_TRAIT_LETTERS,
  LDS_TRAIT_PHRASE,
  LDS_TRAIT_WORD,
  LDS_TRAIT_DOTTED,
  LDS_TRAIT_CAS,
  LDS_TRAIT_HS,
  LDS_TRAIT_FLAG,
  LDS_TRAIT_PERCENT,
  LDS_TRAIT_DATE,
  LDS_TRAIT_UNIT,
  LDS_TRAIT_CURRENCY,
  LDS_TRAIT_NOTHING,
  LDS_N_TRAITS,
} LdsTrait;

/**
 * LdsColumnStats:
 * @n_rows: rows that were looked at
 * @n_filled: cells that say something
 * @counts: how many of the filled cells have a trait
 * @n_distinct: different texts
 * @n_shapes: different patterns of letters and digits
 * @n_sequential: cells that are one more than the one above
 * @n_rising: numbers that are larger than the one above
 * @n_steps_up: cells of a level that go down the structure by one or up it by any
 * @maximum: largest number
 * @characters: length of all filled cells together
 */
typedef struct
{
  guint  n_rows;
  guint  n_filled;
  guint  counts[LDS_N_TRAITS];
  guint  n_distinct;
  guint  n_shapes;
  guint  n_sequential;
  guint  n_rising;
  guint  n_steps_up;
  double first;
  double maximum;
  gsize  characters;
} LdsColumnStats;

guint32 lds_traits_of            (const char           *text,
                                  LdsCellKind           kind);
void    lds_column_stats_collect (LdsColumnStats       *self,
                                  const LdsSheet       *sheet,
                                  guint                 column,
                                  const guint          *rows,
                                  guint                 n_rows);
double  lds_column_stats_share   (const LdsColumnStats *self,
                                  LdsTrait              trait);

G_END_DECLS
