/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words for what changed, the same in window, workbook and JSON. */

#include "lds-config.h"

#include "lds-comparison.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BETWEEN_PARENTS " › "
#define MAX_PARENTS 8

static const struct
{
  const char *name;
  const char *label;
} kinds[LDS_N_CHANGE_KINDS] = {
  [LDS_CHANGE_ADDED] = { "added", N_ ("added") },
  [LDS_CHANGE_REMOVED] = { "removed", N_ ("removed") },
  [LDS_CHANGE_MOVED] = { "moved", N_ ("moved") },
  [LDS_CHANGE_CHANGED] = { "changed", N_ ("changed") },
  [LDS_CHANGE_NONE] = { "unchanged", N_ ("unchanged") },
};

static const struct
{
  const char *name;
  const char *label;
} fields[LDS_N_CHANGED_FIELDS] = {
  [LDS_CHANGED_PART_NUMBER] = { "part_number", N_ ("part number") },
  [LDS_CHANGED_DESCRIPTION] = { "description", N_ ("description") },
  [LDS_CHANGED_QUANTITY] = { "quantity", N_ ("quantity") },
  [LDS_CHANGED_UNIT] = { "unit", N_ ("unit") },
  [LDS_CHANGED_SUPPLIER] = { "supplier", N_ ("supplier") },
  [LDS_CHANGED_MANUFACTURER] = { "manufacturer", N_ ("manufacturer") },
  [LDS_CHANGED_MPN] = { "mpn", N_ ("manufacturer’s part number") },
  [LDS_CHANGED_MATERIAL] = { "material", N_ ("material") },
  [LDS_CHANGED_COUNTRIES] = { "stated_countries", N_ ("stated countries") },
  [LDS_CHANGED_DESIGNATORS] = { "reference_designator", N_ ("designators") },
  [LDS_CHANGED_FITTED] = { "fitted", N_ ("fitted") },
  [LDS_CHANGED_SUBSTITUTE] = { "substitute", N_ ("substitute") },
  [LDS_CHANGED_MASS] = { "unit_mass_g", N_ ("mass of a piece") },
  [LDS_CHANGED_PRICE] = { "unit_price", N_ ("price") },
  [LDS_CHANGED_TIER_1] = { "tier1", N_ ("tier 1") },
  [LDS_CHANGED_TIER_2] = { "tier2", N_ ("tier 2") },
  [LDS_CHANGED_TIER_3] = { "tier3", N_ ("tier 3") },
  [LDS_CHANGED_EXPOSURE] = { "exposure", N_ ("level") },
  [LDS_CHANGED_ROLLUP] = { "rollup_exposure", N_ ("level with parts below") },
  [LDS_CHANGED_ELEMENTS] = { "elements", N_ ("rare earths") },
};

/**
 * lds_change_kind_to_string:
 * @kind: what happened to a line
 *
 * Returns: its name in JSON
 */
const char *
lds_change_kind_to_string (LdsChangeKind kind)
{
  g_return_val_if_fail (kind < LDS_N_CHANGE_KINDS, NULL);

  return kinds[kind].name;
}

/**
 * lds_change_kind_get_label:
 * @kind: what happened to a line
 * @translate: the language
 *
 * Returns: the word for it
 */
const char *
lds_change_kind_get_label (LdsChangeKind kind,
                           LdsTranslate  translate)
{
  g_return_val_if_fail (kind < LDS_N_CHANGE_KINDS, NULL);

  return translate (kinds[kind].label);
}

/**
 * lds_line_change_get_label:
 * @translate: the language
 *
 * Returns: the word for what happened to the line, or to what came out for it
 */
const char *
lds_line_change_get_label (const LdsLineChange *change,
                           LdsTranslate         translate)
{
  if (change->kind == LDS_CHANGE_NONE && change->fields != 0)
    /* Translators: the line is the same, but something else came out for it */
    return translate (N_ ("affected"));

  return lds_change_kind_get_label (change->kind, translate);
}

/**
 * lds_changed_field_to_string:
 * @field: what differs
 *
 * Returns: its name in JSON
 */
const char *
lds_changed_field_to_string (LdsChangedField field)
{
  g_return_val_if_fail (field < LDS_N_CHANGED_FIELDS, NULL);

  return fields[field].name;
}

/**
 * lds_changed_field_get_label:
 * @field: what differs
 * @translate: the language
 *
 * Returns: the words for it
 */
const char *
lds_changed_field_get_label (LdsChangedField field,
                             LdsTranslate    translate)
{
  g_return_val_if_fail (field < LDS_N_CHANGED_FIELDS, NULL);

  return translate (fields[field].label);
}

static char *
describe_text (const char *text)
{
  return g_strdup (text != NULL && *text != '\0' ? text : "–");
}

static char *
describe_number (double      number,
                 const char *unit)
{
  if (isnan (number))
    return g_strdup ("–");

  return g_strdup_printf ("%.10g%s%s", number, unit != NULL ? " " : "", unit != NULL ? unit : "");
}

static char *
describe_flag (gboolean      flag,
               LdsTranslate  translate)
{
  return g_strdup (flag ? translate (N_ ("yes")) : translate (N_ ("no")));
}

static char *
describe_elements (const LdsComparedLine   *line,
                   const LdsComparisonSide *side,
                   LdsTranslate             translate)
{
  const LdsComparedMass *masses = lds_comparison_side_get_masses (side, line);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < line->n_masses; i++)
    {
      const LdsContent content = {
        .mass_g_low = masses[i].low,
        .mass_g_high = masses[i].high,
      };
      g_autofree char *mass = lds_content_describe_mass (&content, translate);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", masses[i].symbol, mass);
    }

  return describe_text (text->str);
}

/**
 * lds_compared_line_get_field:
 * @line: a line of @side
 * @field: one of its fields
 * @translate: the language
 *
 * Returns: (transfer full): what it says, "–" where it says nothing
 */
char *
lds_compared_line_get_field (const LdsComparedLine   *line,
                             const LdsComparisonSide *side,
                             LdsChangedField          field,
                             LdsTranslate             translate)
{
  switch (field)
    {
    case LDS_CHANGED_PART_NUMBER:
      return describe_text (line->part_number);
    case LDS_CHANGED_DESCRIPTION:
      return describe_text (line->description);
    case LDS_CHANGED_QUANTITY:
      return describe_number (line->quantity, NULL);
    case LDS_CHANGED_UNIT:
      return describe_text (line->unit);
    case LDS_CHANGED_SUPPLIER:
      return describe_text (line->supplier);
    case LDS_CHANGED_MANUFACTURER:
      return describe_text (line->manufacturer);
    case LDS_CHANGED_MPN:
      return describe_text (line->mpn);
    case LDS_CHANGED_MATERIAL:
      return describe_text (line->material);
    case LDS_CHANGED_COUNTRIES:
      return describe_text (line->countries);
    case LDS_CHANGED_DESIGNATORS:
      return describe_text (line->reference_designator);
    case LDS_CHANGED_FITTED:
      return describe_flag (line->fitted, translate);
    case LDS_CHANGED_SUBSTITUTE:
      return describe_flag (line->substitute, translate);
    case LDS_CHANGED_MASS:
      return describe_number (line->mass_g, "g");
    case LDS_CHANGED_PRICE:
      return describe_number (line->unit_price, line->currency);
    case LDS_CHANGED_TIER_1:
    case LDS_CHANGED_TIER_2:
    case LDS_CHANGED_TIER_3:
      return describe_text (line->tiers[field - LDS_CHANGED_TIER_1]);
    case LDS_CHANGED_EXPOSURE:
      return g_strdup (lds_exposure_get_label (line->exposure, translate));
    case LDS_CHANGED_ROLLUP:
      return g_strdup (lds_exposure_get_label (line->rollup_exposure, translate));
    case LDS_CHANGED_ELEMENTS:
      return describe_elements (line, side, translate);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * lds_compared_line_get_place:
 * @line: a line of @side
 *
 * Returns: (transfer full): the parts it stands under, from the top, "–" at the top
 */
char *
lds_compared_line_get_place (const LdsComparedLine   *line,
                             const LdsComparisonSide *side)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (int parent = line->parent; parent >= 0 && n++ < MAX_PARENTS;)
    {
      const LdsComparedLine *above = lds_comparison_side_get_line (side, parent);
      const char *name = above->part_number != NULL   ? above->part_number
                         : above->description != NULL ? above->description
                                                      : "?";

      if (text->len > 0)
        g_string_prepend (text, BETWEEN_PARENTS);
      g_string_prepend (text, name);
      parent = above->parent;
    }

  return describe_text (text->str);
}

/**
 * lds_comparison_describe:
 * @translate: the language
 *
 * Returns: (transfer full): how many lines changed, and how
 */
char *
lds_comparison_describe (const LdsComparison *self,
                         LdsTranslate         translate)
{
  GString *text = g_string_new (NULL);

  if (lds_comparison_is_empty (self))
    g_string_append (text, translate (N_ ("Nothing differs.")));
  else
    g_string_append_printf (text,
                            /* Translators: numbers of lines */
                            translate (N_ ("Lines: %1$u added, %2$u removed, %3$u moved, %4$u "
                                           "changed, %5$u unchanged. Of the unchanged ones, %6$u "
                                           "came out differently.")),
                            self->n[LDS_CHANGE_ADDED], self->n[LDS_CHANGE_REMOVED],
                            self->n[LDS_CHANGE_MOVED], self->n[LDS_CHANGE_CHANGED],
                            self->n[LDS_CHANGE_NONE], self->n_affected);

  return g_string_free_and_steal (text);
}
