/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-json-figures.h"

#include "lds-concentration.h"
#include "lds-json-private.h"
#include "lds-presumed.h"

/**
 * lds_json_add_backing:
 * @object: a tier or an element
 * @backing: of the claim behind it
 *
 * Adds its date and document, its age where that matters, and what it was claimed as where it counts for less.
 */
void
lds_json_add_backing (yyjson_mut_doc   *doc,
                      yyjson_mut_val   *object,
                      const LdsBacking *backing)
{
  if (backing->date != NULL)
    add_text (doc, object, "date", backing->date);
  if (backing->document != NULL)
    add_text (doc, object, "document", backing->document);
  if (backing->age != LDS_CLAIM_AGE_CURRENT)
    add_text (doc, object, "age", lds_claim_age_to_string (backing->age));
  if (backing->age == LDS_CLAIM_AGE_EXPIRED)
    add_text (doc, object, "claimed_as", lds_evidence_to_string (backing->claimed));
}

static yyjson_mut_val *
make_range (yyjson_mut_doc *doc,
            const LdsRange *range)
{
  yyjson_mut_val *array = yyjson_mut_arr (doc);

  yyjson_mut_arr_append (array, make_real (doc, range->low));
  yyjson_mut_arr_append (array, make_real (doc, range->high));

  return array;
}

/**
 * lds_json_add_presumed:
 * @object: the item
 * @item: the same of the audit
 *
 * Adds the chance that one of its unknown tiers is Chinese, where the market lets one presume it.
 */
void
lds_json_add_presumed (yyjson_mut_doc *doc,
                       yyjson_mut_val *object,
                       const LdsItem  *item)
{
  LdsPresumed presumed;
  yyjson_mut_val *value;
  yyjson_mut_val *tiers;

  if (!lds_presumed_of (item, &presumed))
    return;

  value = yyjson_mut_obj_add_obj (doc, object, "presumed_chinese");
  tiers = yyjson_mut_obj_add_arr (doc, value, "tiers");
  for (guint tier = 1; tier <= LDS_N_TIERS; tier++)
    {
      if (presumed.tiers & (1u << tier))
        yyjson_mut_arr_add_uint (doc, tiers, tier);
    }
  add_real (doc, value, "at_least", presumed.chance.low);
  add_real (doc, value, "at_most", presumed.chance.high);
}

static void
add_tier (yyjson_mut_doc    *doc,
          yyjson_mut_val    *object,
          const char        *key,
          const LdsCoverage *coverage,
          guint              tier)
{
  yyjson_mut_val *value = yyjson_mut_obj_add_obj (doc, object, key);
  yyjson_mut_val *grades;
  LdsRange share;

  if (!lds_coverage_get_share (coverage, tier, LDS_EVIDENCE_VERIFIED, LDS_EVIDENCE_ESTIMATED, &share))
    share = (LdsRange) { NAN, NAN };
  yyjson_mut_obj_add_val (doc, value, "known", make_range (doc, &share));

  grades = yyjson_mut_obj_add_obj (doc, value, "by_evidence");
  for (LdsEvidence grade = LDS_EVIDENCE_VERIFIED; grade <= LDS_EVIDENCE_ESTIMATED; grade++)
    {
      if (!lds_coverage_get_share (coverage, tier, grade, grade, &share))
        share = (LdsRange) { NAN, NAN };
      yyjson_mut_obj_add_val (doc, grades, lds_evidence_to_string (grade), make_range (doc, &share));
    }
}

static void
fill_coverage (yyjson_mut_doc    *doc,
               yyjson_mut_val    *object,
               const LdsCoverage *coverage)
{
  static const char *const tiers[] = { "tier1", "tier2", "tier3" };

  yyjson_mut_obj_add_uint (doc, object, "items", coverage->n_items);
  yyjson_mut_obj_add_uint (doc, object, "items_missing", coverage->n_missing);
  yyjson_mut_obj_add_val (doc, object, "total", make_range (doc, &coverage->total));
  for (guint tier = 1; tier <= LDS_N_TIERS; tier++)
    add_tier (doc, object, tiers[tier - 1], coverage, tier);
}

static void
add_coverage (yyjson_mut_doc   *doc,
              yyjson_mut_val   *object,
              const LdsSummary *summary)
{
  yyjson_mut_val *by = yyjson_mut_obj_add_obj (doc, object, "coverage_by");
  yyjson_mut_val *values;

  fill_coverage (doc, yyjson_mut_obj_add_obj (doc, by, "items"), &summary->items);
  values = yyjson_mut_obj_add_arr (doc, by, "value");
  for (guint i = 0; i < summary->values->len; i++)
    {
      const LdsCoverage *value = &g_array_index (summary->values, LdsCoverage, i);
      yyjson_mut_val *entry = yyjson_mut_arr_add_obj (doc, values);

      add_text (doc, entry, "currency", value->currency);
      fill_coverage (doc, entry, value);
    }
  yyjson_mut_obj_add_uint (doc, by, "items_without_value", summary->n_without_value);
  fill_coverage (doc, yyjson_mut_obj_add_obj (doc, by, "rare_earth_mass_g"), &summary->masses);
}

static void
add_stage (yyjson_mut_doc      *doc,
           yyjson_mut_val      *array,
           LdsCatalogue        *catalogue,
           const LdsElementSum *sum)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);
  yyjson_mut_val *countries;
  LdsConcentration found = { .share_unknown = NAN, .hhi = NAN };

  add_text (doc, object, "symbol", lds_catalogue_get_element (catalogue, sum->element)->symbol);
  add_text (doc, object, "stage", lds_stage_to_string (sum->stage));
  yyjson_mut_obj_add_uint (doc, object, "items", sum->n_items);
  yyjson_mut_obj_add_uint (doc, object, "items_without_mass", sum->n_items_without_mass);
  add_mass (doc, object, sum->mass_g_low, sum->mass_g_high);

  countries = yyjson_mut_obj_add_arr (doc, object, "countries");
  for (guint i = 0; i < sum->by_country->len; i++)
    {
      const LdsCountrySum *part = &g_array_index (sum->by_country, LdsCountrySum, i);
      yyjson_mut_val *country;

      if (part->country == NULL || !lds_concentration_of (sum, part->country, &found))
        continue;
      country = yyjson_mut_arr_add_obj (doc, countries);
      add_text (doc, country, "country", part->country);
      add_real (doc, country, "share_low", found.share_low);
      add_real (doc, country, "share_high", found.share_high);
      add_real (doc, country, "share_of_known", found.share_of_known);
    }
  add_real (doc, object, "share_unknown", found.share_unknown);
  add_real (doc, object, "hhi_of_known", found.hhi);
}

/**
 * lds_json_add_figures:
 * @summary: the object of the summary
 * @audit: the audit
 *
 * Adds coverage by number, value and mass with the grades of evidence, and concentration by stage.
 */
void
lds_json_add_figures (yyjson_mut_doc *doc,
                      yyjson_mut_val *summary,
                      LdsAudit       *audit)
{
  const LdsSummary *figures = lds_audit_get_summary (audit);
  yyjson_mut_val *stages;

  add_coverage (doc, summary, figures);
  stages = yyjson_mut_obj_add_arr (doc, summary, "concentration_by_stage");
  for (guint i = 0; i < figures->stages->len; i++)
    add_stage (doc, stages, lds_audit_get_catalogue (audit),
               &g_array_index (figures->stages, LdsElementSum, i));
}
