/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Third step: who supplies each item, tier by tier, out of structure and claims.
 *
 * A link is a step of one chain, counted from us: 0 for what we make, 1 for what we buy. A tier is
 * the same, but for links beyond the third, which are folded into tier 3.
 */

#include "lds-config.h"

#include "lds-audit-private.h"
#include "lds-country.h"

#include <math.h>

#define LAST_TIER 3

static guint
get_tier (guint link)
{
  return MIN (link, LAST_TIER);
}

static LdsOriginClaim *
get_claim (LdsAudit       *self,
           const LdsBench *bench,
           guint           index)
{
  return &g_array_index (self->origins, LdsOriginClaim, bench->first_origin + index);
}

/* A claim about the maker of the item itself, as against one about a tier or a stage. */
gboolean
lds_origin_claim_is_own (const LdsOriginClaim *claim)
{
  return claim->tier == 0 && claim->stage == LDS_STAGE_UNKNOWN;
}

static gboolean
has_own_country (LdsAudit       *self,
                 const LdsBench *bench)
{
  for (guint i = 0; i < bench->n_origins; i++)
    {
      const LdsOriginClaim *claim = get_claim (self, bench, i);

      if (lds_origin_claim_is_own (claim) && claim->country != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
names_country (LdsAudit       *self,
               const LdsBench *bench,
               const char     *country)
{
  for (guint i = 0; i < bench->n_origins; i++)
    {
      const LdsOriginClaim *claim = get_claim (self, bench, i);

      if (lds_origin_claim_is_own (claim) && g_strcmp0 (claim->country, country) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether a country of the item is none of those stated on the nearest line above in the same link. */
static gboolean
differs_in_country (LdsAudit *self,
                    guint     index)
{
  const LdsBench *bench = lds_audit_bench (self, index);
  guint link = lds_audit_bench (self, lds_audit_item (self, index)->parent)->link;
  int above = lds_audit_item (self, index)->parent;

  while (above >= 0 && lds_audit_bench (self, above)->link == link &&
         !has_own_country (self, lds_audit_bench (self, above)))
    above = lds_audit_item (self, above)->parent;

  for (guint i = 0; i < bench->n_origins; i++)
    {
      const LdsOriginClaim *claim = get_claim (self, bench, i);

      if (lds_origin_claim_is_own (claim) && claim->country != NULL &&
          (above < 0 || !names_country (self, lds_audit_bench (self, above), claim->country)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
same_name (const char *a,
           const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (a == NULL || b == NULL || a == b)
    return a == b;

  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);

  return g_str_equal (g_strstrip (folded_a), g_strstrip (folded_b));
}

/* Gives the item its link; the one above it has its own already. */
static void
assign_link (LdsAudit *self,
             guint     index)
{
  LdsItem *item = lds_audit_item (self, index);
  LdsBench *bench = lds_audit_bench (self, index);
  LdsBench *above = item->parent >= 0 ? lds_audit_bench (self, item->parent) : NULL;
  gboolean assembly = item->first_child >= 0;

  if (above == NULL || above->link == 0)
    {
      gboolean bought = bench->named != NULL || !assembly ||
                        (above != NULL && has_own_country (self, bench));

      bench->link = bought ? 1 : 0;
    }
  else if (bench->named != NULL)
    bench->link = same_name (bench->named, above->named) ? above->link : above->link + 1;
  else if (has_own_country (self, bench) && differs_in_country (self, index))
    bench->link = above->link + 1;
  else
    {
      bench->link = above->link;
      bench->named = above->named;
    }

  item->own = bench->link == 0;
}

/* A supplier that is on a list keeps a link of its own, or another of the same country would hide it. */
static gboolean
is_same_link (LdsAudit          *self,
              const LdsTierLink *a,
              const LdsTierLink *b)
{
  return a->tier == b->tier && g_strcmp0 (a->country, b->country) == 0 &&
         (a->supplier == b->supplier || !(lds_audit_is_entity (self, a->supplier) ||
                                          lds_audit_is_entity (self, b->supplier)));
}

/* The stronger grade; of one grade the claim that is dated, and then the newer. */
static gboolean
is_better_known (const LdsTierLink *link,
                 const LdsTierLink *than)
{
  if (link->evidence != than->evidence)
    return link->evidence < than->evidence;

  return g_strcmp0 (link->backing.date, than->backing.date) > 0;
}

/* Keeps one link for each tier and country, the best known. */
static void
add_link (LdsAudit          *self,
          GArray            *links,
          const LdsTierLink *link)
{
  for (guint i = 0; i < links->len; i++)
    {
      LdsTierLink *present = &g_array_index (links, LdsTierLink, i);

      if (!is_same_link (self, present, link))
        continue;

      if (is_better_known (link, present))
        {
          const char *supplier = link->supplier != NULL ? link->supplier : present->supplier;

          *present = *link;
          present->supplier = supplier;
        }
      return;
    }

  g_array_append_vals (links, link, 1);
}

static LdsTierLink
link_from_claim (LdsAudit             *audit,
                 const LdsOriginClaim *claim,
                 guint                 tier,
                 LdsStage              stage,
                 const char           *supplier)
{
  return (LdsTierLink) {
    .tier = tier,
    .stage = stage,
    .supplier = claim->supplier != NULL ? claim->supplier : supplier,
    .country = claim->country,
    .stated = claim->stated,
    .column = claim->column,
    .line = claim->item + 1,
    .evidence = claim->country != NULL ? claim->evidence : LDS_EVIDENCE_UNKNOWN,
    .backing = claim->backing,
    .chinese = lds_audit_is_chinese (audit, claim->country),
    .assumed = claim->assumed,
    .presumed_share = NAN,
  };
}

/* How many links beyond the maker of the item the given stage lies: a magnet is followed by its
 * alloy or metal, that by separation and mining; a component has its magnet one link further. */
static guint
get_distance (LdsStage from,
              LdsStage to)
{
  static const int depth[] = {
    [LDS_STAGE_UNKNOWN] = 0, [LDS_STAGE_ASSEMBLY] = 0,   [LDS_STAGE_COMPONENT] = 0,
    [LDS_STAGE_MAGNET] = 1,  [LDS_STAGE_ALLOY] = 2,      [LDS_STAGE_METAL] = 2,
    [LDS_STAGE_MINING] = 3,  [LDS_STAGE_SEPARATION] = 3,
  };
  int start = from == LDS_STAGE_UNKNOWN ? depth[LDS_STAGE_MAGNET] : depth[from];

  return MAX (depth[to] - start, 0);
}

/* The tier that a claim is about. */
guint
lds_origin_claim_get_tier (LdsAudit             *self,
                           guint                 index,
                           const LdsOriginClaim *claim)
{
  guint link = MAX (lds_audit_bench (self, index)->link, 1);

  if (claim->tier > 0)
    return claim->tier;

  return get_tier (link + get_distance (lds_audit_item (self, index)->stage,
                                        lds_origin_claim_get_stage (self, index, claim)));
}

/* The stage that a claim is about: the maker of the item does what makes such a thing. */
LdsStage
lds_origin_claim_get_stage (LdsAudit             *self,
                            guint                 index,
                            const LdsOriginClaim *claim)
{
  return lds_origin_claim_is_own (claim) ? lds_audit_item (self, index)->stage : claim->stage;
}

/* Adds the claims on the line of @index about its maker. */
static void
add_own_claims (LdsAudit *self,
                guint     index,
                GArray   *links)
{
  const LdsItem *item = lds_audit_item (self, index);
  const LdsBench *bench = lds_audit_bench (self, index);

  for (guint i = 0; i < bench->n_origins; i++)
    {
      const LdsOriginClaim *claim = get_claim (self, bench, i);
      LdsTierLink link;

      if (!lds_origin_claim_is_own (claim))
        continue;

      link = link_from_claim (self, claim, lds_origin_claim_get_tier (self, index, claim), item->stage,
                              bench->named);
      add_link (self, links, &link);
    }
}

/* Adds the claims about tiers and stages. */
static void
add_other_claims (LdsAudit *self,
                  guint     index,
                  GArray   *links)
{
  const LdsBench *bench = lds_audit_bench (self, index);

  for (guint i = 0; i < bench->n_origins; i++)
    {
      const LdsOriginClaim *claim = get_claim (self, bench, i);
      LdsTierLink link;

      if (lds_origin_claim_is_own (claim))
        continue;

      link = link_from_claim (self, claim, lds_origin_claim_get_tier (self, index, claim),
                              claim->stage, NULL);
      add_link (self, links, &link);
    }
}

/* Goes up the structure: at each link the nearest line that states a country speaks for it. The
 * links come in their order from us. */
static void
add_links_above (LdsAudit *self,
                 guint     index,
                 GArray   *links)
{
  g_autoptr (GArray) speakers = g_array_new (FALSE, FALSE, sizeof (int));
  guint open = lds_audit_bench (self, index)->link;

  for (int i = index; i >= 0 && open > 0; i = lds_audit_item (self, i)->parent)
    {
      const LdsBench *bench = lds_audit_bench (self, i);

      if (bench->link > open)
        continue;

      g_array_append_val (speakers, i);
      open = has_own_country (self, bench) ? bench->link - 1 : bench->link;
    }

  for (guint i = speakers->len; i > 0; i--)
    add_own_claims (self, g_array_index (speakers, int, i - 1), links);
}

/* What the line and those below it say, for the lines above. */
static void
tell_parent (LdsAudit *self,
             guint     index)
{
  LdsItem *item = lds_audit_item (self, index);
  LdsBench *bench = lds_audit_bench (self, index);
  LdsBench *parent = lds_audit_bench (self, item->parent);

  if (!item->fitted || item->substitute_for >= 0)
    return;

  if (parent->below == NULL)
    parent->below = g_array_new (FALSE, FALSE, sizeof (LdsTierLink));

  if (bench->link > 0)
    add_own_claims (self, index, parent->below);
  add_other_claims (self, index, parent->below);
  for (guint i = 0; bench->below != NULL && i < bench->below->len; i++)
    add_link (self, parent->below, &g_array_index (bench->below, LdsTierLink, i));
}

/* Who is named at a tier of which no country is known. */
static const char *
find_supplier (LdsAudit *self,
               guint     index,
               guint     tier)
{
  for (int i = index; i >= 0; i = lds_audit_item (self, i)->parent)
    {
      if (lds_audit_bench (self, i)->link == tier)
        return lds_audit_bench (self, i)->named;
    }

  return NULL;
}

/* The stage that one expects at a tier about which nothing is known. */
static LdsStage
expect_stage (const LdsItem  *item,
              const LdsBench *bench,
              guint           tier)
{
  static const LdsStage upstream[] = { LDS_STAGE_COMPONENT, LDS_STAGE_MAGNET, LDS_STAGE_METAL,
                                       LDS_STAGE_SEPARATION };
  guint own = get_tier (MAX (bench->link, 1));
  guint start;

  if (tier < own)
    return LDS_STAGE_UNKNOWN;
  if (tier == own)
    return item->stage;
  if (item->n_contents == 0 && !bench->reading.may_hold_magnet)
    return LDS_STAGE_UNKNOWN;
  if (!bench->reading.may_hold_magnet && item->contents[0].form != LDS_FORM_MAGNET)
    return LDS_STAGE_SEPARATION;

  start = item->stage == LDS_STAGE_MAGNET ? 1 : item->stage == LDS_STAGE_COMPONENT ? 0 : 2;

  return upstream[MIN (start + tier - own, G_N_ELEMENTS (upstream) - 1)];
}

static gboolean
is_ndfeb (const LdsItem *item)
{
  return item->material != NULL && g_str_has_prefix (item->material->id, "ndfeb");
}

/* China's share of the market, where the catalogue quantifies it: its figure for magnets is that
 * of sintered NdFeB. */
static double
presume (LdsAudit      *self,
         const LdsItem *item,
         LdsStage       stage)
{
  if (item->n_contents == 0 || stage == LDS_STAGE_UNKNOWN ||
      (stage == LDS_STAGE_MAGNET && !is_ndfeb (item)))
    return NAN;

  return lds_catalogue_get_china_share (self->catalogue, stage, NULL);
}

static gboolean
is_known (GArray *links,
          guint   tier)
{
  for (guint i = 0; i < links->len; i++)
    {
      const LdsTierLink *link = &g_array_index (links, LdsTierLink, i);

      if (link->tier == tier && link->country != NULL)
        return TRUE;
    }

  return FALSE;
}

static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const LdsTierLink *x = a;
  const LdsTierLink *y = b;

  if (x->tier != y->tier)
    return (int) x->tier - (int) y->tier;
  if ((x->country == NULL) != (y->country == NULL))
    return x->country == NULL ? 1 : -1;

  return (int) x->evidence - (int) y->evidence;
}

/* Gives each link the stage that usually stands there, where the line itself does not say which. Another
 * line speaks for its own part, not for what goes into this one. */
static void
find_usual_stages (LdsAudit *self,
                   guint     index,
                   GArray   *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      LdsTierLink *link = &g_array_index (links, LdsTierLink, i);

      link->usual_stage = link->stage;
      if (link->stage == LDS_STAGE_UNKNOWN && link->line == index + 1)
        link->usual_stage = expect_stage (lds_audit_item (self, index),
                                          lds_audit_bench (self, index), link->tier);
    }
}

/* Takes out what was said of a tier without naming a country: "EU", or just a supplier. */
static LdsTierLink
take_unknown (GArray *links,
              guint   tier)
{
  LdsTierLink unknown = { .tier = tier };

  for (guint i = links->len; i > 0; i--)
    {
      const LdsTierLink *link = &g_array_index (links, LdsTierLink, i - 1);

      if (link->tier == tier && link->country == NULL)
        {
          unknown = *link;
          g_array_remove_index (links, i - 1);
        }
    }

  return unknown;
}

static void
complete_tiers (LdsAudit *self,
                guint     index,
                GArray   *links)
{
  const LdsItem *item = lds_audit_item (self, index);
  const LdsBench *bench = lds_audit_bench (self, index);

  for (guint tier = 1; tier <= LAST_TIER; tier++)
    {
      LdsTierLink unknown = take_unknown (links, tier);

      if (is_known (links, tier))
        continue;

      if (unknown.supplier == NULL)
        unknown.supplier = find_supplier (self, index, tier);
      unknown.stage = expect_stage (item, bench, tier);
      unknown.evidence = LDS_EVIDENCE_UNKNOWN;
      unknown.presumed_share = presume (self, item, unknown.stage);
      g_array_append_val (links, unknown);
    }
}

static void
trace_item (LdsAudit *self,
            guint     index)
{
  LdsItem *item = lds_audit_item (self, index);
  LdsBench *bench = lds_audit_bench (self, index);
  g_autoptr (GArray) links = g_array_sized_new (FALSE, FALSE, sizeof (LdsTierLink), 4);

  add_links_above (self, index, links);
  lds_audit_find_origin_conflicts (self, index, links);
  add_other_claims (self, index, links);
  for (guint i = 0; bench->below != NULL && i < bench->below->len; i++)
    add_link (self, links, &g_array_index (bench->below, LdsTierLink, i));
  complete_tiers (self, index, links);
  find_usual_stages (self, index, links);
  g_array_sort (links, compare_links);

  item->n_tiers = links->len;
  item->tiers = (LdsTierLink *) g_array_free (g_steal_pointer (&links), FALSE);
}

gboolean
lds_audit_trace (LdsAudit      *self,
                 GCancellable  *cancellable,
                 GError       **error)
{
  guint n_items = self->items->len;

  for (guint i = 0; i < n_items; i++)
    assign_link (self, i);

  for (guint i = n_items; i > 0; i--)
    {
      if (lds_audit_item (self, i - 1)->parent >= 0)
        tell_parent (self, i - 1);
    }

  for (guint i = 0; i < n_items; i++)
    {
      if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      trace_item (self, i);
    }

  return TRUE;
}
