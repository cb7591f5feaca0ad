/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fourth step: the level of each item and the findings behind it. The table of levels stands in
 * the method section of the reports. */

#include "lds-config.h"

#include "lds-exposure.h"

#include "lds-audit-private.h"

static guint
first_tier (guint tiers)
{
  return tiers != 0 ? g_bit_nth_lsf (tiers, -1) : 0;
}

static const LdsEntity *
match_entity (LdsAudit   *self,
              const char *name)
{
  gpointer entity = NULL;

  if (name == NULL)
    return NULL;

  if (!g_hash_table_lookup_extended (self->entities, name, NULL, &entity))
    {
      entity = (gpointer) lds_catalogue_match_entity (self->catalogue, name);
      g_hash_table_insert (self->entities, (gpointer) name, entity);
    }

  return entity;
}

/* Whether a supplier is, or resembles, one that a list of the catalogue names. */
gboolean
lds_audit_is_entity (LdsAudit   *self,
                     const char *name)
{
  return match_entity (self, name) != NULL;
}

static gboolean
is_in_force (LdsAudit        *self,
             const LdsEntity *entity)
{
  return entity != NULL && entity->control != NULL &&
         lds_control_get_state (entity->control, &self->as_at, NULL) == LDS_CONTROL_IN_FORCE;
}

static void
note_entity (LdsAudit         *self,
             const char       *name,
             guint             tier,
             LdsExposureFacts *facts,
             GArray           *findings)
{
  const LdsEntity *entity = match_entity (self, name);
  LdsFinding finding = {
    .kind = LDS_FINDING_ENTITY,
    .element = -1,
    .tier = tier,
    .tiers = 1u << tier,
    .evidence = LDS_EVIDENCE_STATED,
    .supplier = name,
  };

  if (!is_in_force (self, entity))
    return;

  for (guint i = 0; i < findings->len; i++)
    {
      const LdsFinding *other = &g_array_index (findings, LdsFinding, i);

      if (other->kind == LDS_FINDING_ENTITY && other->supplier == name)
        return;
    }

  finding.control = entity->control;
  finding.subject = entity->name;
  finding.verify = entity->control->list_incomplete && entity->provenance.confidence != 'A';
  if (!entity->listed)
    finding.reason = LDS_REASON_ENTITY_POSSIBLE;
  else if (g_str_equal (entity->list, "control"))
    {
      finding.reason = LDS_REASON_ENTITY_LISTED;
      facts->listed = TRUE;
    }
  else
    {
      finding.reason = LDS_REASON_ENTITY_WATCHED;
      facts->watched = TRUE;
    }
  g_array_append_val (findings, finding);
}

static void
note_entities (LdsAudit         *self,
               const LdsItem    *item,
               LdsExposureFacts *facts,
               GArray           *findings)
{
  for (guint i = 0; i < item->n_tiers; i++)
    note_entity (self, item->tiers[i].supplier, item->tiers[i].tier, facts, findings);
  if (!item->own)
    {
      note_entity (self, item->supplier, 1, facts, findings);
      note_entity (self, item->manufacturer, 1, facts, findings);
    }
}

/**
 * lds_exposure_facts_note:
 * @facts: facts
 * @state: state of the control over a rare earth that counts
 *
 * Notes that the item holds a rare earth.
 */
void
lds_exposure_facts_note (LdsExposureFacts *facts,
                         LdsControlState   state)
{
  if (state == LDS_CONTROL_IN_FORCE)
    facts->controlled = TRUE;
  else
    facts->other_rare_earth = TRUE;
}

static void
gather_facts (const LdsItem    *item,
              gboolean          parts_hold,
              LdsExposureFacts *facts)
{
  for (guint i = 0; i < item->n_contents; i++)
    {
      if (item->contents[i].counts)
        lds_exposure_facts_note (facts, item->contents[i].state);
    }

  for (guint i = 0; i < item->n_tiers; i++)
    {
      if (item->tiers[i].country != NULL)
        facts->known_tiers |= 1u << item->tiers[i].tier;
      if (item->tiers[i].chinese)
        facts->chinese_tiers |= 1u << item->tiers[i].tier;
    }

  facts->own = item->own;
  facts->parts_hold = parts_hold;
  facts->composed = item->holds == LDS_HOLDS_NONE ||
                    (item->holds == LDS_HOLDS_RARE_EARTH && parts_hold);
}

static gboolean
do_parts_hold (LdsAudit      *audit,
               const LdsItem *item)
{
  for (int child = item->first_child; child >= 0;)
    {
      const LdsItem *below = lds_audit_get_item (audit, child);

      if (below->fitted && below->substitute_for < 0 && below->n_rollup > 0)
        return TRUE;
      child = below->next_sibling;
    }

  return FALSE;
}

/**
 * lds_exposure_facts_of:
 * @audit: a finished audit
 * @item: one of its items
 * @facts: (out): what its level was judged by
 *
 * Gives back the facts behind a level, so that one can ask what it would be if one of them were
 * another.
 */
void
lds_exposure_facts_of (LdsAudit         *audit,
                       const LdsItem    *item,
                       LdsExposureFacts *facts)
{
  *facts = (LdsExposureFacts) { 0 };
  gather_facts (item, do_parts_hold (audit, item), facts);

  for (guint i = 0; i < item->n_findings; i++)
    {
      facts->listed |= item->findings[i].reason == LDS_REASON_ENTITY_LISTED;
      facts->watched |= item->findings[i].reason == LDS_REASON_ENTITY_WATCHED;
    }
}

/* Each condition of the table of levels in turn; the first that holds gives the level. */
static LdsLevelRule
find_level_rule (const LdsExposureFacts *facts)
{
  gboolean all_known = (facts->known_tiers & LDS_ALL_TIERS) == LDS_ALL_TIERS;
  gboolean tier1_known = facts->own || (facts->known_tiers & (1u << 1)) != 0;
  gboolean chinese = facts->chinese_tiers != 0;

  if (facts->controlled && chinese)
    return LDS_LEVEL_CONTROLLED_CHINESE;

  if (facts->controlled && !all_known)
    return LDS_LEVEL_CONTROLLED_ORIGIN_UNKNOWN;
  if (facts->other_rare_earth && chinese)
    return LDS_LEVEL_RARE_EARTH_CHINESE;
  if (facts->listed)
    return LDS_LEVEL_ENTITY_LISTED;

  if (facts->other_rare_earth && !all_known)
    return LDS_LEVEL_RARE_EARTH_ORIGIN_UNKNOWN;
  if (chinese)
    return LDS_LEVEL_CHINESE_ORIGIN;

  if (facts->controlled || facts->other_rare_earth)
    return LDS_LEVEL_RARE_EARTH_ORIGIN_KNOWN;
  if (facts->watched)
    return LDS_LEVEL_ENTITY_WATCHED;

  if (!facts->composed)
    return LDS_LEVEL_COMPOSITION_UNKNOWN;
  if (!tier1_known)
    return LDS_LEVEL_SELLER_UNKNOWN;

  return facts->parts_hold ? LDS_LEVEL_PARTS_HOLD : LDS_LEVEL_CLEAR;
}

static LdsExposure
get_exposure (LdsLevelRule rule)
{
  static const LdsExposure exposures[] = {
    [LDS_LEVEL_CONTROLLED_CHINESE] = LDS_EXPOSURE_CRITICAL,
    [LDS_LEVEL_CONTROLLED_ORIGIN_UNKNOWN] = LDS_EXPOSURE_HIGH,
    [LDS_LEVEL_RARE_EARTH_CHINESE] = LDS_EXPOSURE_HIGH,
    [LDS_LEVEL_ENTITY_LISTED] = LDS_EXPOSURE_HIGH,
    [LDS_LEVEL_RARE_EARTH_ORIGIN_UNKNOWN] = LDS_EXPOSURE_MEDIUM,
    [LDS_LEVEL_CHINESE_ORIGIN] = LDS_EXPOSURE_MEDIUM,
    [LDS_LEVEL_RARE_EARTH_ORIGIN_KNOWN] = LDS_EXPOSURE_WATCH,
    [LDS_LEVEL_ENTITY_WATCHED] = LDS_EXPOSURE_WATCH,
    [LDS_LEVEL_COMPOSITION_UNKNOWN] = LDS_EXPOSURE_UNKNOWN,
    [LDS_LEVEL_SELLER_UNKNOWN] = LDS_EXPOSURE_UNKNOWN,
    [LDS_LEVEL_PARTS_HOLD] = LDS_EXPOSURE_WATCH,
    [LDS_LEVEL_CLEAR] = LDS_EXPOSURE_CLEAR,
  };

  return exposures[rule];
}

/**
 * lds_exposure_judge:
 * @facts: what is known of an item
 *
 * Takes each row of the table of levels in turn; the first that holds is the level.
 *
 * Returns: the level
 */
LdsExposure
lds_exposure_judge (const LdsExposureFacts *facts)
{
  return get_exposure (find_level_rule (facts));
}

/**
 * lds_item_is_direct:
 * @item: an item
 * @control: a control
 *
 * A magnet that is listed for one element is so with all that it holds.
 *
 * Returns: whether the thing that is sold is itself what the control lists: a magnet, a metal, an oxide …
 */
gboolean
lds_item_is_direct (const LdsItem    *item,
                    const LdsControl *control)
{
  if (item->stage == LDS_STAGE_COMPONENT || item->stage == LDS_STAGE_ASSEMBLY)
    return FALSE;

  for (guint i = 0; i < item->n_contents; i++)
    {
      const LdsContent *content = &item->contents[i];
      guint32 elements =
        content->form == LDS_FORM_MAGNET ? control->magnet_elements : control->elements;

      if ((control->forms & (1u << content->form)) != 0 &&
          (elements & (1u << content->element)) != 0)
        return TRUE;
    }

  return FALSE;
}

static LdsFindingReason
get_control_reason (LdsControlState state)
{
  switch (state)
    {
    case LDS_CONTROL_IN_FORCE:
      return LDS_REASON_CONTROL_IN_FORCE;
    case LDS_CONTROL_SUSPENDED:
      return LDS_REASON_CONTROL_SUSPENDED;
    case LDS_CONTROL_ANNOUNCED:
      return LDS_REASON_CONTROL_ANNOUNCED;
    case LDS_CONTROL_NONE:
    case LDS_CONTROL_LIFTED:
    default:
      g_return_val_if_reached (LDS_REASON_RARE_EARTH);
    }
}

static void
add_control_finding (const LdsItem    *item,
                     const LdsContent *content,
                     guint             tier,
                     GArray           *findings)
{
  LdsFinding finding = {
    .kind = LDS_FINDING_CONTROL,
    .reason = get_control_reason (content->state),
    .control = content->control,
    .element = content->element,
    .tier = tier,
    .tiers = tier != 0 ? 1u << tier : 0,
    .possible = content->possible,
    .embedded = !lds_item_is_direct (item, content->control),
    .verify = content->verify,
    .evidence = content->evidence,
    .words = item->words,
  };

  g_array_append_val (findings, finding);
}

/* A control is told with the tier that matters: the Chinese one, else the first that is unknown.
 * What is certain comes first. */
static void
add_control_findings (const LdsItem          *item,
                      const LdsExposureFacts *facts,
                      GArray                 *findings)
{
  guint unknown = LDS_ALL_TIERS & ~facts->known_tiers;
  guint tier = facts->chinese_tiers != 0 ? (guint) g_bit_nth_msf (facts->chinese_tiers, -1)
                                         : first_tier (unknown);

  for (guint possible = 0; possible <= 1; possible++)
    {
      for (guint i = 0; i < item->n_contents; i++)
        {
          const LdsContent *content = &item->contents[i];

          if (content->control != NULL && content->possible == (gboolean) possible)
            add_control_finding (item, content, tier, findings);
        }
    }
}

static void
add_finding (const LdsItem    *item,
             LdsFindingKind    kind,
             LdsFindingReason  reason,
             const char       *subject,
             GArray           *findings)
{
  LdsFinding finding = {
    .kind = kind,
    .reason = reason,
    .element = -1,
    .evidence = item->holds_evidence,
    .supplier = item->supplier,
    .words = item->words,
    .subject = subject,
  };

  g_array_append_val (findings, finding);
}

/* Whether a control finding tells already that it holds rare earths. */
static gboolean
is_controlled (const LdsItem *item)
{
  for (guint i = 0; i < item->n_contents; i++)
    {
      if (item->contents[i].counts && item->contents[i].control != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
add_origin_findings (const LdsItem          *item,
                     const LdsExposureFacts *facts,
                     GArray                 *findings)
{
  gboolean rare_earth = facts->controlled || facts->other_rare_earth;
  guint unknown = LDS_ALL_TIERS & ~facts->known_tiers;

  for (guint i = 0; i < item->n_tiers; i++)
    {
      const LdsTierLink *link = &item->tiers[i];
      LdsFinding finding = {
        .kind = LDS_FINDING_ORIGIN,
        .reason = LDS_REASON_CHINESE_ORIGIN,
        .element = -1,
        .tier = link->tier,
        .tiers = 1u << link->tier,
        .evidence = link->evidence,
        .country = link->country,
        .supplier = link->supplier,
        .words = link->stated,
      };

      if (link->chinese)
        g_array_append_val (findings, finding);
    }

  if (facts->other_rare_earth && !is_controlled (item))
    add_finding (item, LDS_FINDING_ORIGIN, LDS_REASON_RARE_EARTH, NULL, findings);
  if (rare_earth && unknown == 0 && facts->chinese_tiers == 0)
    add_finding (item, LDS_FINDING_ORIGIN, LDS_REASON_ORIGINS_KNOWN, NULL, findings);

  /* Without rare earths only the seller matters for the level. */
  if (!rare_earth)
    unknown &= 1u << 1;
  if (unknown != 0 && !item->own)
    {
      LdsFinding finding = {
        .kind = LDS_FINDING_UNKNOWN,
        .reason = LDS_REASON_ORIGIN_UNKNOWN,
        .element = -1,
        .tier = first_tier (unknown),
        .tiers = unknown,
        .evidence = LDS_EVIDENCE_UNKNOWN,
        .supplier = item->supplier,
      };

      g_array_append_val (findings, finding);
    }
}

static void
add_composition_findings (const LdsItem  *item,
                          const LdsBench *bench,
                          GArray         *findings)
{
  const LdsReading *reading = &bench->reading;
  const char *material = item->material != NULL ? item->material->name : NULL;

  if (bench->content_conflict)
    add_finding (item, LDS_FINDING_CONFLICT, LDS_REASON_CONTENT_CONFLICT, material, findings);
  lds_audit_add_claim_findings (item, bench->origin_conflicts, findings);

  if (reading->may_hold_magnet)
    add_finding (item, LDS_FINDING_MAGNET, LDS_REASON_MAGNET_KIND, item->thing, findings);
  else if (item->first_child >= 0)
    {
      if (bench->parts_unknown)
        add_finding (item, LDS_FINDING_UNKNOWN, LDS_REASON_PARTS_UNKNOWN, NULL, findings);
    }
  else if (item->holds == LDS_HOLDS_UNKNOWN)
    add_finding (item, LDS_FINDING_UNKNOWN, LDS_REASON_COMPOSITION_UNKNOWN, NULL, findings);
  else if (reading->grade_unknown)
    add_finding (item, LDS_FINDING_UNKNOWN, LDS_REASON_MAGNET_GRADE, material, findings);
  else if (reading->says_heavy_free)
    add_finding (item, LDS_FINDING_UNKNOWN, LDS_REASON_HEAVY_FREE, material, findings);
}

static void
judge_item (LdsAudit *self,
            guint     index)
{
  LdsItem *item = lds_audit_item (self, index);
  const LdsBench *bench = lds_audit_bench (self, index);
  g_autoptr (GArray) findings = g_array_sized_new (FALSE, FALSE, sizeof (LdsFinding), 4);
  LdsExposureFacts facts = { 0 };

  gather_facts (item, bench->parts_hold, &facts);
  add_control_findings (item, &facts, findings);
  add_origin_findings (item, &facts, findings);
  note_entities (self, item, &facts, findings);
  add_composition_findings (item, bench, findings);
  item->level_rule = find_level_rule (&facts);
  item->exposure = get_exposure (item->level_rule);

  item->n_findings = findings->len;
  item->findings = (LdsFinding *) g_array_free (g_steal_pointer (&findings), FALSE);
}

gboolean
lds_audit_judge (LdsAudit      *self,
                 GCancellable  *cancellable,
                 GError       **error)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      judge_item (self, i);
    }

  return TRUE;
}
