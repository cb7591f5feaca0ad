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

/**
 * LdsStageLink:
 * @stages: bit s is set for each stage s that it may be; one bit where it is told, never none
 * @country: ISO 3166-1 alpha-2
 * @counted: as rules count it: "CN" for all that counts as Chinese in the audit
 *
 * Where a stage of an item lies.
 */
typedef struct
{
  guint        stages;
  const char  *country;
  const char  *counted;
  LdsEvidence  evidence;
} LdsStageLink;

LdsChineseOrigin lds_chain_find_chinese (const LdsItem *item,
                                         guint          first,
                                         guint          last);
GArray          *lds_chain_list_stages  (LdsAudit      *audit,
                                         guint          index);

G_END_DECLS
