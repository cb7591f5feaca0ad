/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-finding-key.h"

#include "lds-compliance.h"
#include "lds-value-share.h"

/* What a finding is about, in words that are kept: a control in whatever state is one. */
static const char *const subjects[] = {
  [LDS_REASON_CONTROL_IN_FORCE] = "control",
  [LDS_REASON_CONTROL_ANNOUNCED] = "control",
  [LDS_REASON_CONTROL_SUSPENDED] = "control",
  [LDS_REASON_RARE_EARTH] = "rare-earth",
  [LDS_REASON_ORIGINS_KNOWN] = "origins-known",
  [LDS_REASON_CHINESE_ORIGIN] = "chinese-origin",
  [LDS_REASON_ORIGIN_UNKNOWN] = "origin-unknown",
  [LDS_REASON_COMPOSITION_UNKNOWN] = "composition-unknown",
  [LDS_REASON_MAGNET_KIND] = "magnet-kind",
  [LDS_REASON_MAGNET_GRADE] = "magnet-grade",
  [LDS_REASON_HEAVY_FREE] = "heavy-free",
  [LDS_REASON_PARTS_UNKNOWN] = "parts-unknown",
  [LDS_REASON_CONTENT_CONFLICT] = "content-conflict",
  [LDS_REASON_CONTENT_DISPUTED] = "content-disputed",
  [LDS_REASON_ORIGIN_CONFLICT] = "origin-conflict",
  [LDS_REASON_CLAIM_EXPIRED] = "claim-expired",
  [LDS_REASON_ENTITY_LISTED] = "entity",
  [LDS_REASON_ENTITY_WATCHED] = "entity",
  [LDS_REASON_ENTITY_POSSIBLE] = "entity",
  [LDS_REASON_SUBSTITUTE_WORSE] = "substitute",
  [LDS_REASON_VALUE_SHARE] = "value-share",
  [LDS_REASON_END_USE_PROHIBITED] = "end-use",
  [LDS_REASON_END_USE_ORIGIN_UNKNOWN] = "end-use",
  [LDS_REASON_END_USE_UNKNOWN] = "end-use",
  [LDS_REASON_END_USE_CIVIL] = "end-use",
  [LDS_REASON_RULE_STAGES] = "rule",
  [LDS_REASON_RULE_SHARE] = "rule",
};
G_STATIC_ASSERT (G_N_ELEMENTS (subjects) == LDS_REASON_RULE_SHARE + 1);

/* A finding that names a country or an entity is about the supplier there. */
static gboolean
is_about_supplier (const LdsFinding *finding)
{
  return finding->country != NULL || finding->kind == LDS_FINDING_ENTITY;
}

static const char *
get_other (const LdsFinding *finding,
           LdsAudit         *audit)
{
  const LdsItem *other;

  if (finding->kind != LDS_FINDING_SUBSTITUTE)
    return NULL;

  other = lds_audit_get_item (audit, finding->other);
  if (other->mpn != NULL)
    return other->mpn;

  return other->part_number != NULL ? other->part_number : other->description;
}

static void
append (GString    *text,
        const char *value)
{
  g_string_append_printf (text, "/%s", value != NULL ? value : "");
}

/**
 * lds_finding_get_key:
 * @finding: a finding of @audit
 * @audit: the audit
 *
 * Says which finding of an item it is, in words that are the same in every audit of the same thing: what it is about,
 * with the control, element, tier, country, supplier or other part that it names.
 *
 * Returns: (transfer full): the key
 */
char *
lds_finding_get_key (const LdsFinding *finding,
                     LdsAudit         *audit)
{
  GString *key;

  g_return_val_if_fail (finding != NULL && finding->reason < G_N_ELEMENTS (subjects), NULL);
  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  key = g_string_new (subjects[finding->reason]);
  append (key, finding->control != NULL ? finding->control->id : NULL);
  append (key, finding->rule != NULL ? finding->rule->rule->id : NULL);
  append (key, finding->element >= 0
                 ? lds_catalogue_get_element (lds_audit_get_catalogue (audit), finding->element)->symbol
                 : NULL);
  g_string_append_printf (key, "/%u", finding->tier);
  append (key, finding->country);
  append (key, is_about_supplier (finding) ? finding->supplier : NULL);
  append (key, get_other (finding, audit));

  return g_string_free_and_steal (key);
}

static gboolean
rests_on_both (const LdsFinding *finding)
{
  return finding->kind == LDS_FINDING_CONTROL || finding->kind == LDS_FINDING_THRESHOLD ||
         finding->kind == LDS_FINDING_RULE;
}

static gboolean
rests_on_links (const LdsFinding *finding)
{
  return rests_on_both (finding) || finding->kind == LDS_FINDING_ORIGIN ||
         finding->kind == LDS_FINDING_ENTITY || finding->reason == LDS_REASON_ORIGIN_UNKNOWN ||
         finding->reason == LDS_REASON_ORIGIN_CONFLICT;
}

static gboolean
rests_on_contents (const LdsFinding *finding)
{
  return rests_on_both (finding) || finding->reason == LDS_REASON_RARE_EARTH ||
         !rests_on_links (finding);
}

static void
append_links (GString          *facts,
              const LdsFinding *finding,
              const LdsItem    *item)
{
  for (guint i = 0; i < item->n_tiers; i++)
    {
      const LdsTierLink *link = &item->tiers[i];

      if (finding->tiers != 0 && (finding->tiers & (1u << link->tier)) == 0)
        continue;
      g_string_append_printf (facts, "\nlink/%u/%s", link->tier,
                              lds_evidence_to_string (link->evidence));
      append (facts, link->country);
      append (facts, link->supplier);
      append (facts, link->assumed ? "assumed" : NULL);
    }
}

static void
append_fraction (GString *facts,
                 double   fraction)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  append (facts, g_ascii_formatd (digits, sizeof digits, "%.6g", fraction));
}

/* What the rest of the parts list has to do with it. */
static void
append_others (GString          *facts,
               const LdsFinding *finding,
               LdsAudit         *audit)
{
  const LdsItem *other;

  switch (finding->reason)
    {
    case LDS_REASON_SUBSTITUTE_WORSE:
      other = lds_audit_get_item (audit, finding->other);
      g_string_append_printf (facts, "\nsubstitute/%d", (int) other->rollup_exposure);
      break;
    case LDS_REASON_VALUE_SHARE:
      g_string_append_printf (facts, "\nvalue/%s",
                              lds_value_answer_to_string (
                                lds_audit_get_value_share (audit, finding->other)->answer));
      break;
    case LDS_REASON_RULE_STAGES:
    case LDS_REASON_RULE_SHARE:
      g_string_append_printf (facts, "\nrule/%d", (int) finding->rule->period);
      break;
    default:
      break;
    }
}

static void
append_contents (GString          *facts,
                 const LdsFinding *finding,
                 const LdsItem    *item)
{
  g_string_append_printf (facts, "\nholds/%d/%s", (int) item->holds,
                          lds_evidence_to_string (item->holds_evidence));
  append (facts, item->material != NULL ? item->material->name : NULL);
  append (facts, item->thing);

  for (guint i = 0; i < item->n_contents; i++)
    {
      const LdsContent *content = &item->contents[i];

      if (finding->element >= 0 && content->element != (guint) finding->element)
        continue;
      g_string_append_printf (facts, "\ncontent/%u/%d/%s", content->element, (int) content->form,
                              lds_evidence_to_string (content->evidence));
      append_fraction (facts, content->fraction_low);
      append_fraction (facts, content->fraction_high);
    }
}

/**
 * lds_finding_get_facts:
 * @finding: a finding of @item
 * @item: an item of @audit
 * @audit: the audit
 *
 * Says on what the finding rests: itself, and the origins or the composition behind it with their evidence. Quantities,
 * masses and the words of the spreadsheet are not among them, so that it is the same for a part in every product.
 *
 * Returns: (transfer full): SHA-256 of the facts, in hexadecimal digits
 */
char *
lds_finding_get_facts (const LdsFinding *finding,
                       const LdsItem    *item,
                       LdsAudit         *audit)
{
  g_autofree char *key = lds_finding_get_key (finding, audit);
  g_autoptr (GString) facts = g_string_new (key);

  g_return_val_if_fail (item != NULL, NULL);

  g_string_append_printf (facts, "\nfinding/%d/%u/%d%d%d/%s", (int) finding->reason, finding->tiers,
                          finding->possible != FALSE, finding->embedded != FALSE,
                          finding->verify != FALSE, lds_evidence_to_string (finding->evidence));
  append (facts, finding->supplier);
  append (facts, finding->subject);
  if (rests_on_links (finding))
    append_links (facts, finding, item);
  if (rests_on_contents (finding))
    append_contents (facts, finding, item);
  if (finding->kind == LDS_FINDING_SUBSTITUTE)
    g_string_append_printf (facts, "\nrollup/%d", (int) item->rollup_exposure);
  append_others (facts, finding, audit);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, facts->str, facts->len);
}
