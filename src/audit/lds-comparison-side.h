/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An audit as far as it can be compared with another one: the lines, what they say, what came out.
 * It can be made of an audit that has just been run, or of one that was written down earlier. */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

/**
 * LdsComparedMass:
 * @symbol: of the element ("Dy")
 * @low: grams; NaN when not known
 * @high: grams; NaN when not known or without bound
 */
typedef struct
{
  char   symbol[4];
  double low;
  double high;
} LdsComparedMass;

/**
 * LdsComparedLine:
 * @parent: index of the line above, which comes before it; -1 at the top
 * @countries: (nullable): those that the line itself states, as in #LdsItem
 * @tiers: the countries of tier 1, 2 and 3 as judged, in alphabetical order, "?" where unknown
 * @first_mass: index of the first of its own masses in the masses of the side
 *
 * One line of a parts list. Texts may be %NULL, numbers NaN, as in #LdsItem.
 */
typedef struct
{
  int         parent;
  guint       row;
  const char *part_number;
  const char *description;
  const char *reference_designator;
  double      quantity;
  double      total_quantity;
  const char *unit;
  const char *manufacturer;
  const char *mpn;
  const char *supplier;
  const char *material;
  double      mass_g;
  double      unit_price;
  const char *currency;
  gboolean    fitted;
  gboolean    substitute;
  const char *countries;
  const char *tiers[3];
  LdsExposure exposure;
  LdsExposure rollup_exposure;
  guint       first_mass;
  guint       n_masses;
} LdsComparedLine;

/**
 * LdsComparisonSide:
 * @name: what it is called for people: the file, or the name of a snapshot
 * @as_at: YYYY-MM-DD
 * @catalogue: version and hash of the catalogue
 * @lines: of #LdsComparedLine
 * @masses: of #LdsComparedMass, those of each line in a row
 * @elements: of #LdsComparedMass, over all counted items, by the number of the element
 * @n_items: counted items
 * @n_controlled: of them, those that hold an element under a control in force
 * @n_chinese: of them, those with a Chinese origin at any tier
 */
typedef struct
{
  GStringChunk *texts;
  const char   *name;
  const char   *as_at;
  const char   *catalogue_version;
  const char   *catalogue_sha256;
  GArray       *lines;
  GArray       *masses;
  GArray       *elements;
  guint         n_items;
  guint         by_exposure[LDS_N_EXPOSURES];
  guint         n_controlled;
  guint         n_chinese;
} LdsComparisonSide;

LdsComparisonSide     *lds_comparison_side_new        (const char         *name);
LdsComparisonSide     *lds_comparison_side_of_audit   (LdsAudit           *audit,
                                                       const gboolean     *sources,
                                                       const char         *name);
LdsComparisonSide     *lds_comparison_side_ref        (LdsComparisonSide  *self);
void                   lds_comparison_side_unref      (LdsComparisonSide  *self);

const char            *lds_comparison_side_keep       (LdsComparisonSide  *self,
                                                       const char         *text);
const char            *lds_comparison_side_keep_countries (LdsComparisonSide *self,
                                                       GPtrArray          *countries);
void                   lds_compared_masses_add        (GArray             *masses,
                                                       const char         *symbol,
                                                       double              low,
                                                       double              high);
const LdsComparedLine *lds_comparison_side_get_line   (const LdsComparisonSide *self,
                                                       guint               index);
const LdsComparedMass *lds_comparison_side_get_masses (const LdsComparisonSide *self,
                                                       const LdsComparedLine   *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsComparisonSide, lds_comparison_side_unref)

G_END_DECLS
