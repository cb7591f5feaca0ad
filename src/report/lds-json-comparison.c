/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The format "lodestone-comparison/1", in English in every locale. Lines in which nothing differs are
 * counted, not listed. */

#include "lds-config.h"

#include "lds-json-private.h"
#include "lds-report.h"
#include "lds-wording.h"

#define FORMAT "lodestone-comparison/1"

static yyjson_mut_val *
make_masses (yyjson_mut_doc        *doc,
             const LdsComparedMass *masses,
             guint                  n_masses)
{
  yyjson_mut_val *array = yyjson_mut_arr (doc);

  for (guint i = 0; i < n_masses; i++)
    {
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);

      add_text (doc, object, "symbol", masses[i].symbol);
      add_mass (doc, object, masses[i].low, masses[i].high);
    }

  return array;
}

static yyjson_mut_val *
make_side (yyjson_mut_doc          *doc,
           const LdsComparisonSide *side)
{
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  yyjson_mut_val *catalogue;
  yyjson_mut_val *by_exposure;

  add_text (doc, object, "name", side->name);
  add_text (doc, object, "as_at", side->as_at);
  catalogue = yyjson_mut_obj_add_obj (doc, object, "catalogue");
  add_text (doc, catalogue, "version", side->catalogue_version);
  add_text (doc, catalogue, "sha256", side->catalogue_sha256);
  yyjson_mut_obj_add_uint (doc, object, "items", side->n_items);
  by_exposure = yyjson_mut_obj_add_obj (doc, object, "by_exposure");
  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    yyjson_mut_obj_add_uint (doc, by_exposure, lds_exposure_to_string (i), side->by_exposure[i]);
  yyjson_mut_obj_add_uint (doc, object, "controlled", side->n_controlled);
  yyjson_mut_obj_add_uint (doc, object, "chinese", side->n_chinese);
  yyjson_mut_obj_add_val (doc, object, "elements",
                          make_masses (doc, (gconstpointer) side->elements->data,
                                       side->elements->len));

  return object;
}

static yyjson_mut_val *
make_tiers (yyjson_mut_doc        *doc,
            const LdsComparedLine *line)
{
  yyjson_mut_val *array = yyjson_mut_arr (doc);

  for (guint tier = 0; tier < G_N_ELEMENTS (line->tiers); tier++)
    {
      if (line->tiers[tier] != NULL)
        yyjson_mut_arr_add_str (doc, array, line->tiers[tier]);
      else
        yyjson_mut_arr_add_null (doc, array);
    }

  return array;
}

/* A line as it is on one side; null where it is not. */
static yyjson_mut_val *
make_line (yyjson_mut_doc          *doc,
           const LdsComparedLine   *line,
           const LdsComparisonSide *side)
{
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  g_autofree char *place = NULL;

  if (line == NULL)
    return yyjson_mut_null (doc);

  place = lds_compared_line_get_place (line, side);
  yyjson_mut_obj_add_uint (doc, object, "row", line->row);
  yyjson_mut_obj_add_strcpy (doc, object, "under", line->parent >= 0 ? place : "");
  add_text (doc, object, "part_number", line->part_number);
  add_text (doc, object, "description", line->description);
  add_text (doc, object, "reference_designator", line->reference_designator);
  add_count (doc, object, "quantity", line->quantity);
  add_count (doc, object, "total_quantity", line->total_quantity);
  add_text (doc, object, "unit", line->unit);
  add_text (doc, object, "supplier", line->supplier);
  add_text (doc, object, "manufacturer", line->manufacturer);
  add_text (doc, object, "mpn", line->mpn);
  add_text (doc, object, "material", line->material);
  add_text (doc, object, "stated_countries", line->countries);
  add_real (doc, object, "unit_mass_g", line->mass_g);
  add_real (doc, object, "unit_price", line->unit_price);
  add_text (doc, object, "currency", line->currency);
  yyjson_mut_obj_add_bool (doc, object, "fitted", line->fitted);
  yyjson_mut_obj_add_bool (doc, object, "substitute", line->substitute);
  yyjson_mut_obj_add_val (doc, object, "tiers", make_tiers (doc, line));
  add_text (doc, object, "exposure", lds_exposure_to_string (line->exposure));
  add_text (doc, object, "rollup_exposure", lds_exposure_to_string (line->rollup_exposure));
  yyjson_mut_obj_add_val (doc, object, "elements",
                          make_masses (doc, lds_comparison_side_get_masses (side, line),
                                       line->n_masses));

  return object;
}

static yyjson_mut_val *
make_change (yyjson_mut_doc      *doc,
             const LdsComparison *comparison,
             const LdsLineChange *change)
{
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  yyjson_mut_val *fields;

  add_text (doc, object, "kind", lds_change_kind_to_string (change->kind));
  fields = yyjson_mut_obj_add_arr (doc, object, "fields");
  for (guint i = 0; i < LDS_N_CHANGED_FIELDS; i++)
    {
      if ((change->fields & (1u << i)) != 0)
        yyjson_mut_arr_add_str (doc, fields, lds_changed_field_to_string (i));
    }
  yyjson_mut_obj_add_val (doc, object, "before",
                          make_line (doc, lds_line_change_get_before (change, comparison),
                                     comparison->before));
  yyjson_mut_obj_add_val (doc, object, "after",
                          make_line (doc, lds_line_change_get_after (change, comparison),
                                     comparison->after));

  return object;
}

static yyjson_mut_val *
make_lines (yyjson_mut_doc      *doc,
            const LdsComparison *comparison)
{
  yyjson_mut_val *object = yyjson_mut_obj (doc);

  for (guint i = 0; i < LDS_N_CHANGE_KINDS; i++)
    yyjson_mut_obj_add_uint (doc, object, lds_change_kind_to_string (i), comparison->n[i]);
  yyjson_mut_obj_add_uint (doc, object, "affected", comparison->n_affected);
  yyjson_mut_obj_add_uint (doc, object, "worse", comparison->n_worse);
  yyjson_mut_obj_add_uint (doc, object, "better", comparison->n_better);

  return object;
}

static char *
write_comparison (const LdsComparison *comparison,
                  gsize               *length)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (doc);
  yyjson_mut_val *changes;
  char *json;

  yyjson_mut_doc_set_root (doc, root);
  add_text (doc, root, "format", FORMAT);
  add_text (doc, root, "program", LDS_PROGRAM);
  yyjson_mut_obj_add_val (doc, root, "before", make_side (doc, comparison->before));
  yyjson_mut_obj_add_val (doc, root, "after", make_side (doc, comparison->after));
  yyjson_mut_obj_add_val (doc, root, "lines", make_lines (doc, comparison));
  changes = yyjson_mut_obj_add_arr (doc, root, "changes");
  for (guint i = 0; i < comparison->changes->len; i++)
    {
      const LdsLineChange *change = &g_array_index (comparison->changes, LdsLineChange, i);

      if (!lds_line_change_is_empty (change))
        yyjson_mut_arr_append (changes, make_change (doc, comparison, change));
    }
  json = yyjson_mut_write (doc, LDS_JSON_FLAGS | YYJSON_WRITE_NEWLINE_AT_END, length);
  yyjson_mut_doc_free (doc);

  return json;
}

/**
 * lds_json_comparison_write:
 * @comparison: what to report
 * @stream: where to; it stays open
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError of domain %G_IO_ERROR
 *
 * Writes what changed as one line of JSON.
 *
 * Returns: whether it was written
 */
gboolean
lds_json_comparison_write (const LdsComparison  *comparison,
                           GOutputStream        *stream,
                           GCancellable         *cancellable,
                           GError              **error)
{
  gsize length = 0;
  char *json;
  gboolean written;

  g_return_val_if_fail (comparison != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  json = write_comparison (comparison, &length);
  written = g_output_stream_write_all (stream, json, length, NULL, cancellable, error);
  free (json);

  return written;
}
