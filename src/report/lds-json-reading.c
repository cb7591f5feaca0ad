/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-json-reading.h"

#include "lds-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FORMAT "lodestone-audit/1"

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_FORMAT,
                       _ ("This is no audit report of Lodestone, or it was damaged."));

  return FALSE;
}

/**
 * lds_json_parse_report:
 * @json: what ought to be a report
 * @error: return location for a #GError of domain %LDS_REPORT_ERROR
 *
 * Returns: (transfer full) (nullable): the document, which says that it is a report
 */
yyjson_doc *
lds_json_parse_report (GBytes  *json,
                       GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (json, &length);
  yyjson_doc *doc = bytes != NULL
                      ? yyjson_read (bytes, length, YYJSON_READ_ALLOW_INVALID_UNICODE) : NULL;

  if (doc != NULL &&
      !yyjson_equals_str (yyjson_obj_get (yyjson_doc_get_root (doc), "format"), FORMAT))
    g_clear_pointer (&doc, yyjson_doc_free);
  if (doc == NULL)
    fail (error);

  return doc;
}

static const char *
get_text (LdsComparisonSide *side,
          yyjson_val        *object,
          const char        *key)
{
  const char *text = yyjson_get_str (yyjson_obj_get (object, key));
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  return lds_comparison_side_keep (side, valid);
}

static double
get_number (yyjson_val *object,
            const char *key)
{
  yyjson_val *value = yyjson_obj_get (object, key);

  return yyjson_is_num (value) ? yyjson_get_num (value) : NAN;
}

static guint
get_count (yyjson_val *object,
           const char *key)
{
  guint64 count = yyjson_get_uint (yyjson_obj_get (object, key));

  return (guint) MIN (count, G_MAXINT);
}

static gboolean
get_exposure (yyjson_val  *object,
              LdsExposure *exposure)
{
  const char *text = yyjson_get_str (yyjson_obj_get (object, "exposure"));

  return text != NULL && lds_exposure_from_string (text, exposure);
}

static void
take_tiers (LdsComparisonSide *side,
            LdsComparedLine   *line,
            yyjson_val        *tiers)
{
  for (guint tier = 1; tier <= G_N_ELEMENTS (line->tiers); tier++)
    {
      g_autoptr (GPtrArray) countries = g_ptr_array_new ();
      yyjson_val *link;
      gsize i;
      gsize n;

      yyjson_arr_foreach (tiers, i, n, link)
        {
          if (get_count (link, "tier") == tier)
            g_ptr_array_add (countries, (gpointer) get_text (side, link, "country"));
        }
      line->tiers[tier - 1] = lds_comparison_side_keep_countries (side, countries);
    }
}

static void
take_masses (GArray     *masses,
             yyjson_val *elements)
{
  yyjson_val *element;
  gsize i;
  gsize n;

  yyjson_arr_foreach (elements, i, n, element)
    {
      const char *symbol = yyjson_get_str (yyjson_obj_get (element, "symbol"));

      lds_compared_masses_add (masses, symbol != NULL ? symbol : "?",
                               get_number (element, "mass_g_low"),
                               get_number (element, "mass_g_high"));
    }
}

/* A line stands after the one above it, so that nothing can stand under itself. */
static gboolean
take_item (LdsComparisonSide *side,
           yyjson_val        *item)
{
  yyjson_val *parent = yyjson_obj_get (item, "parent");
  guint index = side->lines->len;
  LdsComparedLine line = {
    .parent = yyjson_is_uint (parent) ? (int) get_count (item, "parent") - 1 : -1,
    .row = get_count (item, "row"),
    .part_number = get_text (side, item, "part_number"),
    .description = get_text (side, item, "description"),
    .reference_designator = get_text (side, item, "reference_designator"),
    .quantity = get_number (item, "quantity"),
    .total_quantity = get_number (item, "total_quantity"),
    .unit = get_text (side, item, "unit"),
    .manufacturer = get_text (side, item, "manufacturer"),
    .mpn = get_text (side, item, "mpn"),
    .supplier = get_text (side, item, "supplier"),
    .material = get_text (side, item, "material"),
    .countries = get_text (side, item, "stated_countries"),
    .mass_g = get_number (item, "unit_mass_g"),
    .unit_price = get_number (item, "unit_price"),
    .currency = get_text (side, item, "currency"),
    .fitted = yyjson_get_bool (yyjson_obj_get (item, "fitted")),
    .substitute = yyjson_is_uint (yyjson_obj_get (item, "substitute_for")),
    .first_mass = side->masses->len,
  };

  if (!get_exposure (item, &line.exposure) ||
      !get_exposure (yyjson_obj_get (item, "rollup"), &line.rollup_exposure) ||
      line.parent >= (int) index)
    return FALSE;

  take_tiers (side, &line, yyjson_obj_get (item, "tiers"));
  take_masses (side->masses, yyjson_obj_get (item, "elements"));
  line.n_masses = side->masses->len - line.first_mass;
  g_array_append_val (side->lines, line);

  return TRUE;
}

static void
take_summary (LdsComparisonSide *side,
              yyjson_val        *summary)
{
  yyjson_val *by_exposure = yyjson_obj_get (summary, "by_exposure");

  side->n_items = get_count (summary, "items");
  side->n_controlled = get_count (summary, "controlled");
  side->n_chinese = get_count (summary, "chinese");
  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    side->by_exposure[i] = get_count (by_exposure, lds_exposure_to_string (i));
  take_masses (side->elements, yyjson_obj_get (summary, "elements"));
}

static gboolean
take_report (LdsComparisonSide *side,
             yyjson_val        *root)
{
  yyjson_val *catalogue = yyjson_obj_get (root, "catalogue");
  yyjson_val *item;
  gsize i;
  gsize n;

  side->as_at = get_text (side, root, "as_at");
  side->catalogue_version = get_text (side, catalogue, "version");
  side->catalogue_sha256 = get_text (side, catalogue, "sha256");
  if (side->as_at == NULL || side->catalogue_version == NULL || side->catalogue_sha256 == NULL)
    return FALSE;

  yyjson_arr_foreach (yyjson_obj_get (root, "items"), i, n, item)
    {
      if (!take_item (side, item))
        return FALSE;
    }
  take_summary (side, yyjson_obj_get (root, "summary"));

  return TRUE;
}

/**
 * lds_json_read_side:
 * @json: a report
 * @name: what it is called for people
 * @error: return location for a #GError of domain %LDS_REPORT_ERROR
 *
 * Returns: (transfer full) (nullable): what can be compared of the report
 */
LdsComparisonSide *
lds_json_read_side (GBytes      *json,
                    const char  *name,
                    GError     **error)
{
  g_autoptr (LdsComparisonSide) side = NULL;
  yyjson_doc *doc = lds_json_parse_report (json, error);
  gboolean taken;

  if (doc == NULL)
    return NULL;

  side = lds_comparison_side_new (name);
  taken = take_report (side, yyjson_doc_get_root (doc));
  yyjson_doc_free (doc);

  return taken || fail (error) ? g_steal_pointer (&side) : NULL;
}
