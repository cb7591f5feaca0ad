/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed between two audits: of two revisions, two products, two dates, or a snapshot and now. */

#pragma once

#include "lds-comparison-side.h"
#include "lds-wording.h"

G_BEGIN_DECLS

/**
 * LdsChangeKind:
 * @LDS_CHANGE_ADDED: only the later list has the line
 * @LDS_CHANGE_REMOVED: only the earlier list has it
 * @LDS_CHANGE_MOVED: it stands under another line; what it says may have changed, too
 * @LDS_CHANGE_CHANGED: it says something else
 * @LDS_CHANGE_NONE: the line is the same; what came out of the audit may still differ
 */
typedef enum
{
  LDS_CHANGE_ADDED,
  LDS_CHANGE_REMOVED,
  LDS_CHANGE_MOVED,
  LDS_CHANGE_CHANGED,
  LDS_CHANGE_NONE,
} LdsChangeKind;

#define LDS_N_CHANGE_KINDS (LDS_CHANGE_NONE + 1)

/**
 * LdsChangedField:
 *
 * What a line says, and what came out for it (from @LDS_CHANGED_TIER_1 on).
 */
typedef enum
{
  LDS_CHANGED_PART_NUMBER,
  LDS_CHANGED_DESCRIPTION,
  LDS_CHANGED_QUANTITY,
  LDS_CHANGED_UNIT,
  LDS_CHANGED_SUPPLIER,
  LDS_CHANGED_MANUFACTURER,
  LDS_CHANGED_MPN,
  LDS_CHANGED_MATERIAL,
  LDS_CHANGED_COUNTRIES,
  LDS_CHANGED_DESIGNATORS,
  LDS_CHANGED_FITTED,
  LDS_CHANGED_SUBSTITUTE,
  LDS_CHANGED_MASS,
  LDS_CHANGED_PRICE,
  LDS_CHANGED_TIER_1,
  LDS_CHANGED_TIER_2,
  LDS_CHANGED_TIER_3,
  LDS_CHANGED_EXPOSURE,
  LDS_CHANGED_ROLLUP,
  LDS_CHANGED_ELEMENTS,
} LdsChangedField;

#define LDS_N_CHANGED_FIELDS (LDS_CHANGED_ELEMENTS + 1)

/* Bits of what the line says, and of what came out. */
#define LDS_CHANGED_FACTS ((1u << LDS_CHANGED_TIER_1) - 1)
#define LDS_CHANGED_RESULTS (((1u << LDS_N_CHANGED_FIELDS) - 1) & ~LDS_CHANGED_FACTS)

/**
 * LdsLineChange:
 * @before: index of the line in the earlier side, -1 where it is added
 * @after: index of the line in the later side, -1 where it is removed
 * @fields: bit f is set where #LdsChangedField f differs; 0 for a line that is added or removed
 */
typedef struct
{
  LdsChangeKind kind;
  int           before;
  int           after;
  guint         fields;
} LdsLineChange;

/**
 * LdsComparison:
 * @changes: of #LdsLineChange, one for each line of either side: those of the later one in its order,
 *   then those that were removed
 * @n: number of lines of each kind
 * @n_affected: lines that say the same, or stand elsewhere only, but whose level, tiers or masses differ
 * @n_worse: lines of both sides whose own level is worse than before
 * @n_better: the opposite
 */
typedef struct
{
  LdsComparisonSide *before;
  LdsComparisonSide *after;
  GArray            *changes;
  guint              n[LDS_N_CHANGE_KINDS];
  guint              n_affected;
  guint              n_worse;
  guint              n_better;
} LdsComparison;

LdsComparison         *lds_comparison_new             (LdsComparisonSide     *before,
                                                       LdsComparisonSide     *after);
void                   lds_comparison_free            (LdsComparison         *self);
gboolean               lds_comparison_is_empty        (const LdsComparison   *self);
gboolean               lds_line_change_is_empty       (const LdsLineChange   *change);
const LdsComparedLine *lds_line_change_get_before     (const LdsLineChange   *change,
                                                       const LdsComparison   *comparison);
const LdsComparedLine *lds_line_change_get_after      (const LdsLineChange   *change,
                                                       const LdsComparison   *comparison);

const char            *lds_change_kind_to_string      (LdsChangeKind          kind);
const char            *lds_change_kind_get_label      (LdsChangeKind          kind,
                                                       LdsTranslate           translate);
const char            *lds_line_change_get_label      (const LdsLineChange   *change,
                                                       LdsTranslate           translate);
const char            *lds_changed_field_to_string    (LdsChangedField        field);
const char            *lds_changed_field_get_label    (LdsChangedField        field,
                                                       LdsTranslate           translate);
char                  *lds_compared_line_get_field    (const LdsComparedLine   *line,
                                                       const LdsComparisonSide *side,
                                                       LdsChangedField          field,
                                                       LdsTranslate             translate);
char                  *lds_compared_line_get_place    (const LdsComparedLine   *line,
                                                       const LdsComparisonSide *side);
char                  *lds_comparison_describe        (const LdsComparison   *self,
                                                       LdsTranslate           translate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsComparison, lds_comparison_free)

G_END_DECLS
