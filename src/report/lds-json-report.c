/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The format "lodestone-audit/1". It is written item by item, so that memory does not grow with
 * the number of items, and always in English, so that it does not depend on the locale. */

#include "lds-config.h"

#include "lds-concentration.h"
#include "lds-explanation.h"
#include "lds-json-figures.h"
#include "lds-hash-stream.h"
#include "lds-json-private.h"
#include "lds-json-questions.h"
#include "lds-json-rules.h"
#include "lds-report.h"
#include "lds-wording.h"

#define FORMAT "lodestone-audit/1"

static char *
date_to_string (const GDate *date)
{
  char digits[16];

  g_date_strftime (digits, sizeof digits, "%Y-%m-%d", date);

  return g_strdup (digits);
}

static yyjson_mut_val *
make_remarks (yyjson_mut_doc *doc,
              GArray         *remarks,
              const char     *key)
{
  yyjson_mut_val *array = yyjson_mut_arr (doc);

  for (guint i = 0; i < remarks->len; i++)
    {
      const LdsRemark *remark = &g_array_index (remarks, LdsRemark, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);

      yyjson_mut_obj_add_uint (doc, object, "row", remark->row);
      add_text (doc, object, key, remark->text);
    }

  return array;
}

/* How sure each field's columns are, and why. */
static yyjson_mut_val *
make_confidences (yyjson_mut_doc *doc,
                  GArray         *columns)
{
  yyjson_mut_val *object = yyjson_mut_obj (doc);

  for (guint i = 0; i < columns->len; i++)
    {
      const LdsSourceColumn *column = &g_array_index (columns, LdsSourceColumn, i);
      g_autofree char *reason = lds_column_record_describe (column, lds_wording_plain);
      yyjson_mut_val *entry = yyjson_mut_obj_add_obj (doc, object, column->field);

      add_real (doc, entry, "confidence", column->confidence);
      if (reason != NULL)
        yyjson_mut_obj_add_strcpy (doc, entry, "reason", reason);
      else
        yyjson_mut_obj_add_null (doc, entry, "reason");
    }

  return object;
}

static yyjson_mut_val *
make_source (yyjson_mut_doc  *doc,
             const LdsSource *source)
{
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  yyjson_mut_val *columns;

  add_text (doc, object, "file", source->file);
  add_text (doc, object, "sheet", source->sheet);
  add_text (doc, object, "sha256", source->sha256);
  yyjson_mut_obj_add_bool (doc, object, "hidden", source->hidden);
  yyjson_mut_obj_add_uint (doc, object, "header_row", source->header_row);
  columns = yyjson_mut_obj_add_obj (doc, object, "columns");
  for (guint i = 0; i < source->columns->len; i++)
    {
      const LdsSourceColumn *column = &g_array_index (source->columns, LdsSourceColumn, i);

      add_text (doc, columns, column->field, column->columns);
    }
  yyjson_mut_obj_add_val (doc, object, "column_confidence",
                          make_confidences (doc, source->columns));
  yyjson_mut_obj_add_uint (doc, object, "rows_read", source->rows_read);
  yyjson_mut_obj_add_val (doc, object, "rows_skipped",
                          make_remarks (doc, source->skipped_rows, "reason"));
  yyjson_mut_obj_add_val (doc, object, "warnings", make_remarks (doc, source->warnings, "text"));

  return object;
}

static yyjson_mut_val *
make_tiers (yyjson_mut_doc *doc,
            const LdsItem  *item)
{
  yyjson_mut_val *array = yyjson_mut_arr (doc);

  for (guint i = 0; i < item->n_tiers; i++)
    {
      const LdsTierLink *link = &item->tiers[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);
      yyjson_mut_val *presumed;

      yyjson_mut_obj_add_uint (doc, object, "tier", link->tier);
      add_text (doc, object, "stage",
                link->stage != LDS_STAGE_UNKNOWN ? lds_stage_to_string (link->stage) : NULL);
      add_text (doc, object, "supplier", link->supplier);
      add_text (doc, object, "country", link->country);
      add_text (doc, object, "evidence", lds_evidence_to_string (link->evidence));
      if (link->assumed)
        yyjson_mut_obj_add_bool (doc, object, "assumed", TRUE);
      if (link->country != NULL)
        lds_json_add_backing (doc, object, &link->backing);
      if (link->country == NULL && !isnan (link->presumed_share))
        {
          presumed = yyjson_mut_obj_add_obj (doc, object, "presumed");
          add_text (doc, presumed, "country", "CN");
          add_real (doc, presumed, "share", link->presumed_share);
        }
    }

  return array;
}

static yyjson_mut_val *
make_contents (yyjson_mut_doc   *doc,
               LdsCatalogue     *catalogue,
               const LdsContent *contents,
               guint             n_contents)
{
  static const char *const states[] = {
    [LDS_CONTROL_NONE] = "none",           [LDS_CONTROL_ANNOUNCED] = "announced",
    [LDS_CONTROL_IN_FORCE] = "in-force",   [LDS_CONTROL_SUSPENDED] = "suspended",
    [LDS_CONTROL_LIFTED] = "none",
  };
  yyjson_mut_val *array = yyjson_mut_arr (doc);

  for (guint i = 0; i < n_contents; i++)
    {
      const LdsContent *content = &contents[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);

      add_text (doc, object, "symbol",
                lds_catalogue_get_element (catalogue, content->element)->symbol);
      add_text (doc, object, "form",
                content->form != LDS_FORM_UNKNOWN ? lds_form_to_string (content->form) : NULL);
      add_mass (doc, object, content->mass_g_low, content->mass_g_high);
      add_real (doc, object, "fraction_low", content->fraction_low);
      add_real (doc, object, "fraction_high", content->fraction_high);
      add_text (doc, object, "presence", content->possible ? "possible" : "present");
      add_text (doc, object, "evidence", lds_evidence_to_string (content->evidence));
      add_text (doc, object, "control", states[content->state]);
      if (content->claimed)
        lds_json_add_backing (doc, object, &content->backing);
    }

  return array;
}

/* Without the name of who decided: a report goes to others. */
static yyjson_mut_val *
make_decision (yyjson_mut_doc           *doc,
               const LdsFindingDecision *decision)
{
  yyjson_mut_val *object = yyjson_mut_obj (doc);

  add_text (doc, object, "state", lds_decision_state_to_string (decision->state));
  add_text (doc, object, "decided", lds_decision_state_to_string (decision->decided));
  add_text (doc, object, "reopened", lds_reopened_to_string (decision->reopened));
  add_text (doc, object, "for", decision->for_part ? "part" : "item");
  add_text (doc, object, "reason", decision->reason);
  add_text (doc, object, "time", decision->time);
  add_text (doc, object, "until", decision->until);

  return object;
}

static yyjson_mut_val *
make_findings (yyjson_mut_doc *doc,
               LdsAudit       *audit,
               const LdsItem  *item)
{
  LdsCatalogue *catalogue = lds_audit_get_catalogue (audit);
  yyjson_mut_val *array = yyjson_mut_arr (doc);

  for (guint i = 0; i < item->n_findings; i++)
    {
      const LdsFinding *finding = &item->findings[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);
      g_autofree char *text = lds_finding_describe (finding, audit, lds_wording_plain);

      add_text (doc, object, "kind", lds_finding_kind_to_string (finding->kind));
      add_text (doc, object, "control", finding->control != NULL ? finding->control->id : NULL);
      add_text (doc, object, "element",
                finding->element >= 0
                  ? lds_catalogue_get_element (catalogue, finding->element)->symbol
                  : NULL);
      if (finding->tier != 0)
        yyjson_mut_obj_add_uint (doc, object, "tier", finding->tier);
      else
        yyjson_mut_obj_add_null (doc, object, "tier");
      if (finding->kind == LDS_FINDING_CONTROL)
        add_text (doc, object, "reach", finding->embedded ? "embedded" : "direct");
      add_text (doc, object, "evidence", lds_evidence_to_string (finding->evidence));
      yyjson_mut_obj_add_bool (doc, object, "verify", finding->verify);
      yyjson_mut_obj_add_strcpy (doc, object, "text", text);
      lds_json_add_measure (doc, object, audit, finding);
      if (finding->decision != NULL)
        yyjson_mut_obj_add_val (doc, object, "decision", make_decision (doc, finding->decision));
    }

  return array;
}

/* The chain of reasons behind the level. */
static yyjson_mut_val *
make_explanation (yyjson_mut_doc *doc,
                  LdsAudit       *audit,
                  const LdsItem  *item)
{
  g_autoptr (GPtrArray) steps = lds_item_explain (item, audit, lds_wording_plain);
  yyjson_mut_val *array = yyjson_mut_arr (doc);

  for (guint i = 0; i < steps->len; i++)
    {
      const LdsExplanationStep *step = g_ptr_array_index (steps, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);

      add_text (doc, object, "kind", lds_explanation_kind_to_string (step->kind));
      yyjson_mut_obj_add_strcpy (doc, object, "text", step->text);
      if (step->source != NULL)
        yyjson_mut_obj_add_strcpy (doc, object, "source", step->source);
      else
        yyjson_mut_obj_add_null (doc, object, "source");
    }

  return array;
}

static void
add_composition (yyjson_mut_doc *doc,
                 yyjson_mut_val *object,
                 const LdsItem  *item)
{
  static const char *const holds[] = {
    [LDS_HOLDS_UNKNOWN] = "unknown",
    [LDS_HOLDS_NONE] = "none",
    [LDS_HOLDS_RARE_EARTH] = "rare-earth",
  };
  yyjson_mut_val *composition = yyjson_mut_obj_add_obj (doc, object, "composition");

  add_text (doc, composition, "rare_earth", holds[item->holds]);
  add_text (doc, composition, "evidence", lds_evidence_to_string (item->holds_evidence));
  add_text (doc, composition, "material", item->material != NULL ? item->material->id : NULL);
  add_text (doc, composition, "component", item->thing);
  add_text (doc, composition, "words", item->words);
  lds_json_add_backing (doc, composition, &item->holds_backing);
  if (item->trace.kind != LDS_RULE_NONE)
    {
      add_text (doc, composition, "trace", item->trace.id);
      yyjson_mut_obj_add_bool (doc, composition, "left_aside", item->left_aside);
    }
}

static void
add_line (yyjson_mut_doc *doc,
          yyjson_mut_val *object,
          const LdsItem  *item)
{
  yyjson_mut_obj_add_uint (doc, object, "id", item->id);
  yyjson_mut_obj_add_uint (doc, object, "source", item->source);
  if (item->parent >= 0)
    yyjson_mut_obj_add_uint (doc, object, "parent", item->parent + 1);
  else
    yyjson_mut_obj_add_null (doc, object, "parent");
  yyjson_mut_obj_add_uint (doc, object, "row", item->row);
  yyjson_mut_obj_add_uint (doc, object, "level", item->level);
  add_text (doc, object, "part_number", item->part_number);
  add_text (doc, object, "description", item->description);
  add_text (doc, object, "reference_designator", item->reference_designator);
  add_count (doc, object, "quantity", item->quantity);
  add_count (doc, object, "total_quantity", item->total_quantity);
  add_text (doc, object, "unit", item->unit);
  add_text (doc, object, "manufacturer", item->manufacturer);
  add_text (doc, object, "mpn", item->mpn);
  add_text (doc, object, "supplier", item->supplier);
  add_text (doc, object, "material", item->material_text);
  add_text (doc, object, "stated_countries", item->stated_countries);
  add_real (doc, object, "unit_mass_g", item->mass_g);
  add_real (doc, object, "unit_mass_g_low", item->mass_g_low);
  add_real (doc, object, "unit_mass_g_high", item->mass_g_high);
  add_text (doc, object, "unit_mass_from", item->size);
  add_real (doc, object, "unit_price", item->unit_price);
  add_text (doc, object, "currency", item->currency);
  yyjson_mut_obj_add_bool (doc, object, "fitted", item->fitted);
  yyjson_mut_obj_add_bool (doc, object, "own", item->own);
  if (item->substitute_for >= 0)
    yyjson_mut_obj_add_uint (doc, object, "substitute_for", item->substitute_for + 1);
  else
    yyjson_mut_obj_add_null (doc, object, "substitute_for");
}

static yyjson_mut_val *
make_item (yyjson_mut_doc *doc,
           LdsAudit       *audit,
           const LdsItem  *item)
{
  LdsCatalogue *catalogue = lds_audit_get_catalogue (audit);
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  yyjson_mut_val *rollup;

  add_line (doc, object, item);
  yyjson_mut_obj_add_val (doc, object, "tiers", make_tiers (doc, item));
  lds_json_add_presumed (doc, object, item);
  add_composition (doc, object, item);
  yyjson_mut_obj_add_val (doc, object, "elements",
                          make_contents (doc, catalogue, item->contents, item->n_contents));
  add_text (doc, object, "exposure", lds_exposure_to_string (item->exposure));
  yyjson_mut_obj_add_val (doc, object, "findings", make_findings (doc, audit, item));
  yyjson_mut_obj_add_val (doc, object, "explanation", make_explanation (doc, audit, item));
  rollup = yyjson_mut_obj_add_obj (doc, object, "rollup");
  add_text (doc, rollup, "exposure", lds_exposure_to_string (item->rollup_exposure));
  yyjson_mut_obj_add_val (doc, rollup, "elements",
                          make_contents (doc, catalogue, item->rollup, item->n_rollup));

  return object;
}

static yyjson_mut_val *
make_element_sum (yyjson_mut_doc      *doc,
                  LdsCatalogue        *catalogue,
                  const LdsElementSum *sum)
{
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  yyjson_mut_val *by_country;
  yyjson_mut_val *range;

  add_text (doc, object, "symbol", lds_catalogue_get_element (catalogue, sum->element)->symbol);
  yyjson_mut_obj_add_uint (doc, object, "items", sum->n_items);
  yyjson_mut_obj_add_uint (doc, object, "items_without_mass", sum->n_items_without_mass);
  add_mass (doc, object, sum->mass_g_low, sum->mass_g_high);

  by_country = yyjson_mut_obj_add_obj (doc, object, "by_country");
  range = yyjson_mut_obj_add_obj (doc, object, "by_country_range");
  for (guint i = 0; i < sum->by_country->len; i++)
    {
      const LdsCountrySum *country = &g_array_index (sum->by_country, LdsCountrySum, i);
      const char *key = country->country != NULL ? country->country : "unknown";
      yyjson_mut_val *bounds = yyjson_mut_obj_add_arr (doc, range, key);

      add_real (doc, by_country, key,
                country->mass_g_low + (country->mass_g_high - country->mass_g_low) / 2);
      yyjson_mut_arr_append (bounds, make_real (doc, country->mass_g_low));
      yyjson_mut_arr_append (bounds, make_real (doc, country->mass_g_high));
    }

  return object;
}

static void
add_concentrations (yyjson_mut_doc      *doc,
                    yyjson_mut_val      *array,
                    LdsCatalogue        *catalogue,
                    const LdsElementSum *sum)
{
  for (guint i = 0; i < sum->by_country->len; i++)
    {
      const LdsCountrySum *country = &g_array_index (sum->by_country, LdsCountrySum, i);
      LdsConcentration concentration;
      yyjson_mut_val *object;

      if (country->country == NULL ||
          !lds_concentration_of (sum, country->country, &concentration))
        continue;

      object = yyjson_mut_arr_add_obj (doc, array);
      add_text (doc, object, "symbol",
                lds_catalogue_get_element (catalogue, sum->element)->symbol);
      add_text (doc, object, "country", country->country);
      add_real (doc, object, "share_low", concentration.share_low);
      add_real (doc, object, "share_high", concentration.share_high);
      add_real (doc, object, "share_of_known", concentration.share_of_known);
      add_real (doc, object, "hhi_of_known", concentration.hhi);
    }
}

static yyjson_mut_val *
make_summary (yyjson_mut_doc *doc,
              LdsAudit       *audit)
{
  const LdsSummary *summary = lds_audit_get_summary (audit);
  LdsCatalogue *catalogue = lds_audit_get_catalogue (audit);
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  yyjson_mut_val *by_exposure;
  yyjson_mut_val *elements;
  yyjson_mut_val *coverage;
  yyjson_mut_val *concentration;

  yyjson_mut_obj_add_uint (doc, object, "items", summary->n_items);
  yyjson_mut_obj_add_uint (doc, object, "not_fitted", summary->n_not_fitted);
  yyjson_mut_obj_add_uint (doc, object, "substitutes", summary->n_substitutes);
  yyjson_mut_obj_add_uint (doc, object, "left_aside", summary->n_trace);
  add_text (doc, object, "worst", lds_exposure_to_string (summary->worst));
  by_exposure = yyjson_mut_obj_add_obj (doc, object, "by_exposure");
  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    yyjson_mut_obj_add_uint (doc, by_exposure, lds_exposure_to_string (i),
                             summary->by_exposure[i]);
  yyjson_mut_obj_add_uint (doc, object, "controlled", summary->n_controlled);
  yyjson_mut_obj_add_uint (doc, object, "chinese", summary->n_chinese);
  yyjson_mut_obj_add_uint (doc, object, "findings_set_aside", summary->n_set_aside);

  elements = yyjson_mut_obj_add_arr (doc, object, "elements");
  coverage = yyjson_mut_obj_add_obj (doc, object, "coverage");
  concentration = yyjson_mut_obj_add_arr (doc, object, "concentration");
  for (guint i = 0; i < summary->elements->len; i++)
    {
      const LdsElementSum *sum = &g_array_index (summary->elements, LdsElementSum, i);

      yyjson_mut_arr_append (elements, make_element_sum (doc, catalogue, sum));
      add_concentrations (doc, concentration, catalogue, sum);
    }
  add_real (doc, coverage, "tier1", summary->coverage[0]);
  add_real (doc, coverage, "tier2", summary->coverage[1]);
  add_real (doc, coverage, "tier3", summary->coverage[2]);
  lds_json_add_figures (doc, object, audit);
  lds_json_add_questions (doc, object, audit);
  lds_json_add_rules (doc, object, audit);

  return object;
}

static yyjson_mut_val *
make_catalogue (yyjson_mut_doc *doc,
                LdsAudit       *audit)
{
  LdsCatalogue *catalogue = lds_audit_get_catalogue (audit);
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  g_autofree char *end = date_to_string (lds_catalogue_get_knowledge_end (catalogue));

  add_text (doc, object, "version", lds_catalogue_get_version (catalogue));
  add_text (doc, object, "overlay", lds_catalogue_get_overlay (catalogue));
  add_text (doc, object, "sha256", lds_catalogue_get_sha256 (catalogue));
  yyjson_mut_obj_add_strcpy (doc, object, "knowledge_end", end);
  yyjson_mut_obj_add_bool (doc, object, "verify", lds_audit_is_past_knowledge (audit));

  return object;
}

static yyjson_mut_val *
make_settings (yyjson_mut_doc *doc,
               LdsAudit       *audit)
{
  const LdsAuditSettings *settings = lds_audit_get_settings (audit);
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  yyjson_mut_val *rules = yyjson_mut_arr (doc);

  for (guint i = 0; settings->rules[i] != NULL; i++)
    yyjson_mut_arr_add_strcpy (doc, rules, settings->rules[i]);

  yyjson_mut_obj_add_bool (doc, object, "special_regions_chinese",
                           settings->special_regions_chinese);
  yyjson_mut_obj_add_bool (doc, object, "trace_uses", settings->trace_uses);
  yyjson_mut_obj_add_uint (doc, object, "claim_years", settings->claim_years);
  add_text (doc, object, "customer_country",
            *settings->customer_country != '\0' ? settings->customer_country : NULL);
  add_text (doc, object, "end_use", lds_end_use_to_string (settings->end_use));
  yyjson_mut_obj_add_val (doc, object, "rules", rules);
  lds_json_add_prices (doc, object, audit);

  return object;
}

static yyjson_mut_val *
make_sources (yyjson_mut_doc *doc,
              LdsAudit       *audit)
{
  yyjson_mut_val *array = yyjson_mut_arr (doc);

  for (guint i = 0; i < lds_audit_get_n_sources (audit); i++)
    yyjson_mut_arr_append (array, make_source (doc, lds_audit_get_source (audit, i)));

  return array;
}

static yyjson_mut_val *
make_skipped_sheets (yyjson_mut_doc *doc,
                     LdsAudit       *audit)
{
  yyjson_mut_val *array = yyjson_mut_arr (doc);

  for (guint i = 0; i < lds_audit_get_n_skipped_sheets (audit); i++)
    {
      const LdsSkippedSheet *sheet = lds_audit_get_skipped_sheet (audit, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);

      add_text (doc, object, "file", sheet->file);
      add_text (doc, object, "sheet", sheet->sheet);
      add_text (doc, object, "reason", sheet->reason);
    }

  return array;
}

/* Writes a value behind the given text and empties the document. */
static gboolean
write_value (GOutputStream   *stream,
             const char      *before,
             yyjson_mut_doc **doc,
             yyjson_mut_val  *value,
             GCancellable    *cancellable,
             GError         **error)
{
  gsize length = 0;
  char *json;
  gboolean written;

  yyjson_mut_doc_set_root (*doc, value);
  json = yyjson_mut_write (*doc, LDS_JSON_FLAGS, &length);
  yyjson_mut_doc_free (*doc);
  *doc = yyjson_mut_doc_new (NULL);

  written = g_output_stream_write_all (stream, before, strlen (before), NULL, cancellable, error) &&
            g_output_stream_write_all (stream, json, length, NULL, cancellable, error);
  free (json);

  return written;
}

static gboolean
write_items (LdsAudit        *audit,
             GOutputStream   *stream,
             yyjson_mut_doc **doc,
             GCancellable    *cancellable,
             GError         **error)
{
  guint n_items = lds_audit_get_n_items (audit);

  if (n_items == 0)
    return g_output_stream_write_all (stream, ",\"items\":[", 10, NULL, cancellable, error);

  for (guint i = 0; i < n_items; i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);

      if (!write_value (stream, i == 0 ? ",\"items\":[" : ",", doc, make_item (*doc, audit, item),
                        cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_audit (LdsAudit        *audit,
             GOutputStream   *stream,
             yyjson_mut_doc **doc,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autofree char *as_at = date_to_string (lds_audit_get_as_at (audit));

  return write_value (stream, "{\"format\":", doc, yyjson_mut_str (*doc, FORMAT), cancellable,
                      error) &&
         write_value (stream, ",\"program\":", doc, yyjson_mut_str (*doc, LDS_PROGRAM), cancellable,
                      error) &&
         write_value (stream, ",\"as_at\":", doc, yyjson_mut_str (*doc, as_at), cancellable,
                      error) &&
         write_value (stream, ",\"catalogue\":", doc, make_catalogue (*doc, audit), cancellable,
                      error) &&
         write_value (stream, ",\"settings\":", doc, make_settings (*doc, audit), cancellable,
                      error) &&
         write_value (stream, ",\"sources\":", doc, make_sources (*doc, audit), cancellable,
                      error) &&
         write_value (stream, ",\"skipped_sheets\":", doc, make_skipped_sheets (*doc, audit),
                      cancellable, error) &&
         write_items (audit, stream, doc, cancellable, error) &&
         write_value (stream, "],\"summary\":", doc, make_summary (*doc, audit), cancellable,
                      error);
}

/* Writes all but the hash, or only works it out where there is no stream. */
static gboolean
hash_audit (LdsAudit       *audit,
            GOutputStream  *stream,
            GCancellable   *cancellable,
            char          **sha256,
            GError        **error)
{
  g_autoptr (LdsHashStream) hashed = lds_hash_stream_new (stream);
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  gboolean written = write_audit (audit, G_OUTPUT_STREAM (hashed), &doc, cancellable, error);

  yyjson_mut_doc_free (doc);
  if (written)
    *sha256 = lds_hash_stream_end (hashed, LDS_JSON_END);

  return written;
}

/**
 * lds_json_report_hash:
 * @audit: what would be reported
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError of domain %G_IO_ERROR
 *
 * Works out what tells one audit from another: the SHA-256 of its JSON without the member "sha256".
 *
 * Returns: (transfer full) (nullable): the hash in hexadecimal digits, %NULL when cancelled
 */
char *
lds_json_report_hash (LdsAudit      *audit,
                      GCancellable  *cancellable,
                      GError       **error)
{
  char *sha256 = NULL;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  return hash_audit (audit, NULL, cancellable, &sha256, error) ? sha256 : NULL;
}

/**
 * lds_json_report_settings:
 * @audit: an audit
 *
 * Returns: (transfer full): its settings as they stand in the report
 */
char *
lds_json_report_settings (LdsAudit *audit)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  char *json;
  char *settings;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  yyjson_mut_doc_set_root (doc, make_settings (doc, audit));
  json = yyjson_mut_write (doc, LDS_JSON_FLAGS, NULL);
  yyjson_mut_doc_free (doc);
  settings = g_strdup (json);
  free (json);

  return settings;
}

/**
 * lds_json_report_write:
 * @audit: what to report
 * @stream: where to; it stays open
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError of domain %G_IO_ERROR
 *
 * Writes the audit as one line of JSON, the same bytes for the same audit. Its last member is the
 * hash of lds_json_report_hash().
 *
 * Returns: whether it was written
 */
gboolean
lds_json_report_write (LdsAudit       *audit,
                       GOutputStream  *stream,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autoptr (GOutputStream) buffered = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  buffered = g_buffered_output_stream_new_sized (stream, 256 * 1024);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffered), FALSE);

  if (!hash_audit (audit, buffered, cancellable, &sha256, error))
    return FALSE;
  end = g_strdup_printf (",\"sha256\":\"%s\"" LDS_JSON_END, sha256);

  return g_output_stream_write_all (buffered, end, strlen (end), NULL, cancellable, error) &&
         g_output_stream_close (buffered, cancellable, error);
}
