/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements about the country of a tier that cannot both be true. All are kept, so that the level takes the
 * worse; a stronger grade does not silence a weaker one that names China. */

#include "lds-config.h"

#include "lds-audit-private.h"

#define LAST_TIER 3

static const LdsOriginClaim *
get_claim (LdsAudit *self,
           guint     index,
           guint     at)
{
  return &g_array_index (self->origins, LdsOriginClaim,
                         lds_audit_bench (self, index)->first_origin + at);
}

/* A cell with several countries makes several claims, which belong together. */
static gboolean
is_one_statement (const LdsOriginClaim *a,
                  const LdsOriginClaim *b)
{
  return a == b ||
         (a->split && b->split && a->evidence == b->evidence && a->column == b->column &&
          a->stated == b->stated && a->backing.document == b->backing.document);
}

/* Whether two statements have a country in common: then one only says more than the other. */
static gboolean
agree (LdsAudit             *self,
       guint                 index,
       const LdsOriginClaim *a,
       const LdsOriginClaim *b)
{
  guint n = lds_audit_bench (self, index)->n_origins;

  if (g_str_equal (a->country, b->country))
    return TRUE;
  if (!a->split && !b->split)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const LdsOriginClaim *x = get_claim (self, index, i);

      for (guint j = 0; j < n && is_one_statement (a, x); j++)
        {
          const LdsOriginClaim *y = get_claim (self, index, j);

          if (is_one_statement (b, y) && g_strcmp0 (x->country, y->country) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/* Tier 3 holds several links, so two countries there need not be of the same one: they are where the stage is the
 * same, or where one grade answers to another. */
static gboolean
are_about_the_same (LdsAudit             *self,
                    guint                 index,
                    const LdsOriginClaim *a,
                    const LdsOriginClaim *b)
{
  gboolean own = lds_origin_claim_is_own (a) && lds_origin_claim_is_own (b);
  guint tier = lds_origin_claim_get_tier (self, index, a);
  LdsStage stage_a = lds_origin_claim_get_stage (self, index, a);
  LdsStage stage_b = lds_origin_claim_get_stage (self, index, b);

  if (tier != lds_origin_claim_get_tier (self, index, b))
    return FALSE;
  if (own)
    return TRUE;
  if (stage_a != LDS_STAGE_UNKNOWN && stage_b != LDS_STAGE_UNKNOWN)
    return stage_a == stage_b;

  return tier < LAST_TIER || (stage_a == stage_b && a->backing.claimed != b->backing.claimed);
}

static void
compare_claims (LdsAudit *self,
                guint     index)
{
  LdsBench *bench = lds_audit_bench (self, index);

  for (guint i = 0; i < bench->n_origins; i++)
    {
      const LdsOriginClaim *a = get_claim (self, index, i);

      for (guint j = i + 1; a->country != NULL && j < bench->n_origins; j++)
        {
          const LdsOriginClaim *b = get_claim (self, index, j);

          if (b->country != NULL && !is_one_statement (a, b) &&
              are_about_the_same (self, index, a, b) && !agree (self, index, a, b))
            bench->origin_conflicts |= 1u << lds_origin_claim_get_tier (self, index, a);
        }
    }
}

static gboolean
contradicts (const LdsOriginClaim *claim,
             GArray               *links)
{
  gboolean spoken = FALSE;

  for (guint i = 0; i < links->len; i++)
    {
      const LdsTierLink *link = &g_array_index (links, LdsTierLink, i);

      if (link->tier != claim->tier || link->country == NULL)
        continue;
      if (g_strcmp0 (link->country, claim->country) == 0)
        return FALSE;
      spoken = TRUE;
    }

  return spoken;
}

/* Notes at which tiers claims on the line contradict each other, or the structure: @links are those that the line
 * and the lines above it make. */
void
lds_audit_find_origin_conflicts (LdsAudit *self,
                                 guint     index,
                                 GArray   *links)
{
  LdsBench *bench = lds_audit_bench (self, index);

  compare_claims (self, index);
  for (guint i = 0; i < bench->n_origins; i++)
    {
      const LdsOriginClaim *claim = get_claim (self, index, i);

      if (claim->tier > 0 && claim->tier < LAST_TIER && claim->country != NULL && !claim->split &&
          contradicts (claim, links))
        bench->origin_conflicts |= 1u << claim->tier;
    }
}
