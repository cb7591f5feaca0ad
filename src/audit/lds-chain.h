/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the links of an item say of Chinese origin, and of the stages that they stand for. */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

/**
 * LdsChineseOrigin:
 * @LDS_CHINESE_ORIGIN_NO: all is known, and nothing is Chinese
 * @LDS_CHINESE_ORIGIN_POSSIBLE: something is not known, or China stands beside another country
 * @LDS_CHINESE_ORIGIN_CERTAIN: at some tier there is no other country than China
 */
typedef enum
{
  LDS_CHINESE_ORIGIN_NO,
  LDS_CHINESE_ORIGIN_POSSIBLE,
  LDS_CHINESE_ORIGIN_CERTAIN,
} LdsChineseOrigin;

LdsChineseOrigin lds_chain_find_chinese (const LdsItem     *item,
                                         guint              first,
                                         guint              last);
const char      *lds_chain_get_country  (const LdsTierLink *link);
guint            lds_chain_get_stages   (const LdsItem     *item,
                                         guint              own_tier,
                                         const LdsTierLink *link);

G_END_DECLS
