/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What single words of a heading are about. */

#pragma once

#include "lds-catalogue.h"

G_BEGIN_DECLS

/**
 * LdsHeadingKind:
 * @LDS_HEADING_SECOND: of tier 2
 * @LDS_HEADING_THIRD: of tier 3
 * @LDS_HEADING_OTHER: what makes a column none of ours: stock, spare, footprint
 */
typedef enum
{
  LDS_HEADING_MAKER = 1 << 0,
  LDS_HEADING_SELLER = 1 << 1,
  LDS_HEADING_NUMBER = 1 << 2,
  LDS_HEADING_PART = 1 << 3,
  LDS_HEADING_QUANTITY = 1 << 4,
  LDS_HEADING_PRICE = 1 << 5,
  LDS_HEADING_TOTAL = 1 << 6,
  LDS_HEADING_TEXT = 1 << 7,
  LDS_HEADING_MATERIAL = 1 << 8,
  LDS_HEADING_MASS = 1 << 9,
  LDS_HEADING_COUNTRY = 1 << 10,
  LDS_HEADING_SECOND = 1 << 11,
  LDS_HEADING_THIRD = 1 << 12,
  LDS_HEADING_STAGE = 1 << 13,
  LDS_HEADING_RARE_EARTH = 1 << 14,
  LDS_HEADING_SHARE = 1 << 15,
  LDS_HEADING_DESIGNATOR = 1 << 16,
  LDS_HEADING_LEVEL = 1 << 17,
  LDS_HEADING_PARENT = 1 << 18,
  LDS_HEADING_FITTED = 1 << 19,
  LDS_HEADING_POSITION = 1 << 20,
  LDS_HEADING_CUSTOMS = 1 << 21,
  LDS_HEADING_OTHER = 1 << 22,
  LDS_HEADING_TIME = 1 << 23,
  LDS_HEADING_ELEMENT = 1 << 24,
} LdsHeadingKind;

/**
 * LdsHeadingMatch:
 * @LDS_HEADING_MATCH_WORD: the word
 * @LDS_HEADING_MATCH_START: a word that begins so
 * @LDS_HEADING_MATCH_END: a word that ends so
 * @LDS_HEADING_MATCH_INSIDE: anywhere, for languages that write no spaces
 * @LDS_HEADING_MATCH_NEARLY: the word, misspelt
 */
typedef enum
{
  LDS_HEADING_MATCH_WORD,
  LDS_HEADING_MATCH_START,
  LDS_HEADING_MATCH_END,
  LDS_HEADING_MATCH_INSIDE,
  LDS_HEADING_MATCH_NEARLY,
} LdsHeadingMatch;

guint    lds_catalogue_find_heading_kinds (LdsCatalogue    *self,
                                           const char      *normalised);
gboolean lds_heading_holds                (const char      *normalised,
                                           const char      *word,
                                           LdsHeadingMatch  match);

G_END_DECLS
