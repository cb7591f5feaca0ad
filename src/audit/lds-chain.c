/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-chain.h"

/**
 * lds_chain_find_chinese:
 * @item: an item
 * @first: the first tier to look at, 1 to 3
 * @last: the last one, not before @first
 *
 * Returns: whether the item comes from China at one of these tiers
 */
LdsChineseOrigin
lds_chain_find_chinese (const LdsItem *item,
                        guint          first,
                        guint          last)
{
  LdsChineseOrigin origin = LDS_CHINESE_ORIGIN_NO;

  for (guint tier = first; tier <= last; tier++)
    {
      gboolean chinese = FALSE;
      gboolean other = FALSE;

      for (guint i = 0; i < item->n_tiers; i++)
        {
          const LdsTierLink *link = &item->tiers[i];

          if (link->tier != tier || link->country == NULL)
            continue;
          chinese |= link->chinese;
          other |= !link->chinese;
        }

      if (chinese && !other)
        return LDS_CHINESE_ORIGIN_CERTAIN;
      if (chinese == other)
        origin = LDS_CHINESE_ORIGIN_POSSIBLE;
    }

  return origin;
}

/**
 * lds_chain_get_country:
 * @link: a link
 *
 * Returns: (nullable): its country as rules count it: "CN" for all that counts as Chinese in the audit
 */
const char *
lds_chain_get_country (const LdsTierLink *link)
{
  return link->chinese ? "CN" : link->country;
}

/**
 * lds_chain_get_stages:
 * @item: an item
 * @own_tier: the tier of its maker, 0 to 3
 * @link: a link of it
 *
 * A column that names a tier does not say what is done there. Of a magnet that is bought direct, design.md
 * expects alloy or metal at the next tier and separation at the one after that. What is inside a
 * component cannot be placed so.
 *
 * Returns: bit s is set for each stage s that @link may be; one bit where it is told, none where it cannot be
 *   placed
 */
guint
lds_chain_get_stages (const LdsItem     *item,
                      guint              own_tier,
                      const LdsTierLink *link)
{
  static const guint beyond[][2] = {
    [LDS_STAGE_SEPARATION] = { 1u << LDS_STAGE_MINING, 0 },
    [LDS_STAGE_METAL] = { 1u << LDS_STAGE_SEPARATION, 1u << LDS_STAGE_MINING },
    [LDS_STAGE_ALLOY] = { 1u << LDS_STAGE_METAL, 1u << LDS_STAGE_SEPARATION },
    [LDS_STAGE_MAGNET] = { 1u << LDS_STAGE_METAL | 1u << LDS_STAGE_ALLOY, 1u << LDS_STAGE_SEPARATION },
  };

  if (link->stage != LDS_STAGE_UNKNOWN)
    return 1u << link->stage;
  if (item->stage >= G_N_ELEMENTS (beyond) || link->tier <= own_tier || own_tier == 0)
    return 0;

  return beyond[item->stage][MIN (link->tier - own_tier, 2) - 1];
}
