/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-comparison-side.h"

#include <math.h>

#define UNKNOWN_COUNTRY "?"

/**
 * lds_comparison_side_new:
 * @name: what it is called for people
 *
 * Returns: (transfer full): a side without lines, to be filled and then left as it is
 */
LdsComparisonSide *
lds_comparison_side_new (const char *name)
{
  LdsComparisonSide *self = g_atomic_rc_box_new0 (LdsComparisonSide);

  self->texts = g_string_chunk_new (4096);
  self->name = lds_comparison_side_keep (self, name);
  self->lines = g_array_new (FALSE, FALSE, sizeof (LdsComparedLine));
  self->masses = g_array_new (FALSE, FALSE, sizeof (LdsComparedMass));
  self->elements = g_array_new (FALSE, FALSE, sizeof (LdsComparedMass));

  return self;
}

/**
 * lds_comparison_side_ref:
 *
 * Returns: (transfer full): @self
 */
LdsComparisonSide *
lds_comparison_side_ref (LdsComparisonSide *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
side_clear (gpointer data)
{
  LdsComparisonSide *self = data;

  g_string_chunk_free (self->texts);
  g_array_unref (self->lines);
  g_array_unref (self->masses);
  g_array_unref (self->elements);
}

/**
 * lds_comparison_side_unref:
 *
 * Frees the side with its last reference.
 */
void
lds_comparison_side_unref (LdsComparisonSide *self)
{
  g_atomic_rc_box_release_full (self, side_clear);
}

/**
 * lds_comparison_side_keep:
 * @text: (nullable): any text
 *
 * Returns: (nullable) (transfer none): a copy that lives as long as @self; equal texts are one
 */
const char *
lds_comparison_side_keep (LdsComparisonSide *self,
                          const char        *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * lds_comparison_side_keep_countries:
 * @countries: (element-type utf8): codes of countries, %NULL for one that is not known; it is sorted
 *
 * Returns: (nullable) (transfer none): them in one text, each once, in the order of the alphabet; %NULL
 *   for none
 */
const char *
lds_comparison_side_keep_countries (LdsComparisonSide *self,
                                    GPtrArray         *countries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_ptr_array_sort (countries, compare_texts);
  for (guint i = 0; i < countries->len; i++)
    {
      const char *country = g_ptr_array_index (countries, i);

      if (i > 0 && g_strcmp0 (country, g_ptr_array_index (countries, i - 1)) == 0)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              country != NULL ? country : UNKNOWN_COUNTRY);
    }

  return text->len > 0 ? lds_comparison_side_keep (self, text->str) : NULL;
}

/**
 * lds_compared_masses_add:
 * @masses: of #LdsComparedMass
 * @symbol: of an element
 * @low: grams; NaN when not known
 * @high: grams; NaN when not known or without bound
 */
void
lds_compared_masses_add (GArray     *masses,
                         const char *symbol,
                         double      low,
                         double      high)
{
  LdsComparedMass mass = { .low = low, .high = high };

  g_strlcpy (mass.symbol, symbol, sizeof mass.symbol);
  g_array_append_val (masses, mass);
}

static void
take_tiers (LdsComparisonSide *self,
            LdsComparedLine   *line,
            const LdsItem     *item)
{
  for (guint tier = 1; tier <= G_N_ELEMENTS (line->tiers); tier++)
    {
      g_autoptr (GPtrArray) countries = g_ptr_array_new ();

      for (guint i = 0; i < item->n_tiers; i++)
        {
          const LdsTierLink *link = &item->tiers[i];

          if (link->tier == tier)
            g_ptr_array_add (countries, (gpointer) link->country);
        }
      line->tiers[tier - 1] = lds_comparison_side_keep_countries (self, countries);
    }
}

static void
take_masses (LdsComparisonSide *self,
             LdsComparedLine   *line,
             LdsCatalogue      *catalogue,
             const LdsItem     *item)
{
  line->first_mass = self->masses->len;
  line->n_masses = item->n_contents;

  for (guint i = 0; i < item->n_contents; i++)
    {
      const LdsContent *content = &item->contents[i];

      lds_compared_masses_add (self->masses,
                               lds_catalogue_get_element (catalogue, content->element)->symbol,
                               content->mass_g_low, content->mass_g_high);
    }
}

static void
take_item (LdsComparisonSide *self,
           LdsCatalogue      *catalogue,
           const LdsItem     *item,
           int                parent)
{
  LdsComparedLine line = {
    .parent = parent,
    .row = item->row,
    .part_number = lds_comparison_side_keep (self, item->part_number),
    .description = lds_comparison_side_keep (self, item->description),
    .reference_designator = lds_comparison_side_keep (self, item->reference_designator),
    .quantity = item->quantity,
    .total_quantity = item->total_quantity,
    .unit = lds_comparison_side_keep (self, item->unit),
    .manufacturer = lds_comparison_side_keep (self, item->manufacturer),
    .mpn = lds_comparison_side_keep (self, item->mpn),
    .supplier = lds_comparison_side_keep (self, item->supplier),
    .material = lds_comparison_side_keep (self, item->material_text),
    .mass_g = item->mass_g,
    .unit_price = item->unit_price,
    .currency = lds_comparison_side_keep (self, item->currency),
    .countries = lds_comparison_side_keep (self, item->stated_countries),
    .fitted = item->fitted,
    .substitute = item->substitute_for >= 0,
    .exposure = item->exposure,
    .rollup_exposure = item->rollup_exposure,
  };

  take_tiers (self, &line, item);
  take_masses (self, &line, catalogue, item);
  g_array_append_val (self->lines, line);
}

/* What the summary of an audit says, of those items alone that are taken. */
static void
count_item (LdsComparisonSide *self,
            LdsComparedMass    sums[LDS_N_ELEMENTS],
            gboolean           found[LDS_N_ELEMENTS],
            const LdsItem     *item)
{
  gboolean controlled = FALSE;
  gboolean chinese = FALSE;

  if (!item->counted)
    return;

  for (guint i = 0; i < item->n_contents; i++)
    {
      const LdsContent *content = &item->contents[i];
      LdsComparedMass *sum = &sums[content->element];

      controlled |= content->counts && content->state == LDS_CONTROL_IN_FORCE;
      found[content->element] = TRUE;
      if (!isnan (content->mass_g_low))
        sum->low += content->mass_g_low;
      sum->high += content->mass_g_high;
    }
  for (guint i = 0; i < item->n_tiers; i++)
    chinese |= item->tiers[i].chinese;

  self->n_items++;
  self->by_exposure[item->exposure]++;
  self->n_controlled += controlled;
  self->n_chinese += chinese && !item->own;
}

static void
take_items (LdsComparisonSide *self,
            LdsAudit          *audit,
            const gboolean    *sources)
{
  LdsCatalogue *catalogue = lds_audit_get_catalogue (audit);
  guint n_items = lds_audit_get_n_items (audit);
  g_autofree int *places = g_new (int, n_items);
  LdsComparedMass sums[LDS_N_ELEMENTS] = { 0 };
  gboolean found[LDS_N_ELEMENTS] = { FALSE };

  for (guint i = 0; i < n_items; i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);

      places[i] = -1;
      if (sources != NULL && !sources[item->source])
        continue;
      places[i] = (int) self->lines->len;
      take_item (self, catalogue, item, item->parent >= 0 ? places[item->parent] : -1);
      count_item (self, sums, found, item);
    }

  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    {
      if (found[i])
        lds_compared_masses_add (self->elements, lds_catalogue_get_element (catalogue, i)->symbol,
                                 sums[i].low, sums[i].high);
    }
}

/**
 * lds_comparison_side_of_audit:
 * @audit: an audit
 * @sources: (nullable): for each source of @audit whether its lines are taken; %NULL for all
 * @name: what it is called for people
 *
 * Returns: (transfer full): what can be compared of it; it needs @audit no more
 */
LdsComparisonSide *
lds_comparison_side_of_audit (LdsAudit       *audit,
                              const gboolean *sources,
                              const char     *name)
{
  LdsComparisonSide *self;
  LdsCatalogue *catalogue;
  char date[16];

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  self = lds_comparison_side_new (name);
  catalogue = lds_audit_get_catalogue (audit);
  g_date_strftime (date, sizeof date, "%Y-%m-%d", lds_audit_get_as_at (audit));
  self->as_at = lds_comparison_side_keep (self, date);
  self->catalogue_version = lds_comparison_side_keep (self, lds_catalogue_get_version (catalogue));
  self->catalogue_sha256 = lds_comparison_side_keep (self, lds_catalogue_get_sha256 (catalogue));
  take_items (self, audit, sources);

  return self;
}

/**
 * lds_comparison_side_get_line:
 * @index: index of a line
 *
 * Returns: (transfer none): the line
 */
const LdsComparedLine *
lds_comparison_side_get_line (const LdsComparisonSide *self,
                              guint                    index)
{
  return &g_array_index (self->lines, LdsComparedLine, index);
}

/**
 * lds_comparison_side_get_masses:
 * @line: one of its lines
 *
 * Returns: (nullable) (transfer none): the masses of the line, as many as it says; %NULL for none
 */
const LdsComparedMass *
lds_comparison_side_get_masses (const LdsComparisonSide *self,
                                const LdsComparedLine   *line)
{
  return line->n_masses > 0 ? &g_array_index (self->masses, LdsComparedMass, line->first_mass)
                            : NULL;
}
