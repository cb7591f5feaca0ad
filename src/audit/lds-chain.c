/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-chain.h"

#include "lds-audit-private.h"
#include "lds-country.h"

#define LAST_TIER 3

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

/* A column that names a tier does not say what is done there. Of a magnet that is bought direct, design.md
 * expects alloy or metal at the next tier and separation at the one after that. What is inside a
 * component cannot be placed so. */
static guint
find_stages (const LdsItem     *item,
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

static void
add_stages (LdsAudit    *audit,
            GArray      *links,
            guint        stages,
            const char  *country,
            LdsEvidence  evidence)
{
  LdsStageLink link = {
    .stages = stages,
    .country = country,
    .counted = lds_audit_is_chinese (audit, country) ? "CN" : country,
    .evidence = evidence,
  };

  if (country != NULL && stages != 0)
    g_array_append_val (links, link);
}

/**
 * lds_chain_list_stages:
 * @audit: an audit that is being made
 * @index: of an item
 *
 * The tiers keep one link for each country, so that a country of two stages has but one of them there; the
 * claims have both.
 *
 * Returns: (transfer full) (element-type LdsStageLink): what is known of where its stages lie; the same may
 *   stand twice
 */
GArray *
lds_chain_list_stages (LdsAudit *audit,
                       guint     index)
{
  const LdsItem *item = lds_audit_item (audit, index);
  const LdsBench *bench = lds_audit_bench (audit, index);
  GArray *links = g_array_new (FALSE, FALSE, sizeof (LdsStageLink));

  for (guint i = 0; i < bench->n_origins; i++)
    {
      const LdsOriginClaim *claim =
        &g_array_index (audit->origins, LdsOriginClaim, bench->first_origin + i);

      if (claim->stage != LDS_STAGE_UNKNOWN)
        add_stages (audit, links, 1u << claim->stage, claim->country, claim->evidence);
    }

  for (guint i = 0; i < item->n_tiers; i++)
    add_stages (audit, links, find_stages (item, MIN (bench->link, LAST_TIER), &item->tiers[i]),
                item->tiers[i].country, item->tiers[i].evidence);

  return links;
}
