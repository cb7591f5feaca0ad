/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-audit-settings.h"
#include "lds-backing.h"
#include "lds-coverage.h"
#include "lds-finding-decision.h"
#include "lds-rule.h"
#include "lds-workspace.h"

G_BEGIN_DECLS

/**
 * LdsExposure:
 *
 * The level of an item, worst first in the order in which levels roll up.
 */
typedef enum
{
  LDS_EXPOSURE_CRITICAL,
  LDS_EXPOSURE_HIGH,
  LDS_EXPOSURE_MEDIUM,
  LDS_EXPOSURE_UNKNOWN,
  LDS_EXPOSURE_WATCH,
  LDS_EXPOSURE_CLEAR,
} LdsExposure;

#define LDS_N_EXPOSURES (LDS_EXPOSURE_CLEAR + 1)

const char *lds_exposure_to_string   (LdsExposure  exposure);
gboolean    lds_exposure_from_string (const char  *string,
                                      LdsExposure *exposure);

/**
 * LdsTierLink:
 * @tier: 1 to 3
 * @supplier: (nullable): who
 * @country: (nullable): ISO 3166-1 alpha-2, %NULL when unknown
 * @stated: (nullable): the words of the spreadsheet behind @country
 * @column: (nullable): letters of the column in which @stated stands
 * @usual_stage: @stage, or where nobody states it the stage that usually stands at @tier of such an item
 * @line: id of the item whose line states it, which may be one above or below; 0 where none does
 * @backing: what the claim rests on, where @evidence comes from a claim
 * @chinese: whether @country counts as Chinese
 * @assumed: the words could mean another country
 * @presumed_share: where @country is %NULL, China's market share at @stage, 0 to 1, as a probability and not
 *   as a fact; NaN when not quantified
 *
 * One country at one tier. An item has at least one link at each tier, and more where several are known.
 */
typedef struct
{
  guint       tier;
  LdsStage    stage;
  LdsStage    usual_stage;
  const char *supplier;
  const char *country;
  const char *stated;
  const char *column;
  guint       line;
  LdsEvidence evidence;
  LdsBacking  backing;
  gboolean    chinese;
  gboolean    assumed;
  double      presumed_share;
} LdsTierLink;

/**
 * LdsContent:
 * @element: index of the element
 * @fraction_low: mass fraction of one piece, 0 to 1; NaN when not known
 * @mass_g_low: grams at the total quantity; NaN when not known
 * @possible: the range begins at 0: it may hold the element
 * @counts: whether it counts for the level
 * @control: (nullable): the control that is nearest to force
 * @stated: (nullable): the words of the spreadsheet that state it, which stand in @column
 * @claimed: somebody claims it, as against what the line was read as
 * @backing: what the claim rests on
 */
typedef struct
{
  guint             element;
  LdsForm           form;
  double            fraction_low;
  double            fraction_high;
  double            mass_g_low;
  double            mass_g_high;
  gboolean          possible;
  gboolean          counts;
  LdsEvidence       evidence;
  const LdsControl *control;
  LdsControlState   state;
  gboolean          verify;
  const char       *stated;
  const char       *column;
  gboolean          claimed;
  LdsBacking        backing;
} LdsContent;

/**
 * LdsStatement:
 * @low: mass fraction, 0 to 1; NaN when not known
 * @stated: (nullable): the words of the spreadsheet, which stand in @column
 *
 * What somebody says, or the catalogue lets infer, of one element.
 */
typedef struct
{
  double      low;
  double      high;
  LdsEvidence evidence;
  const char *stated;
  const char *column;
  LdsBacking  backing;
} LdsStatement;

/**
 * LdsDispute:
 * @element: index of the element
 * @kept: what counts: the stronger; of two of one grade, the range from one to the other counts
 * @other: what contradicts it
 *
 * Two statements about one element that cannot both be true.
 */
typedef struct
{
  guint        element;
  LdsStatement kept;
  LdsStatement other;
} LdsDispute;

typedef enum
{
  LDS_FINDING_CONTROL,
  LDS_FINDING_ORIGIN,
  LDS_FINDING_ENTITY,
  LDS_FINDING_MAGNET,
  LDS_FINDING_CONFLICT,
  LDS_FINDING_UNKNOWN,
  LDS_FINDING_SUBSTITUTE,
  LDS_FINDING_THRESHOLD,
  LDS_FINDING_RULE,
} LdsFindingKind;

const char *lds_finding_kind_to_string (LdsFindingKind kind);

/**
 * LdsFindingReason:
 *
 * Which sentence a finding makes.
 */
typedef enum
{
  LDS_REASON_CONTROL_IN_FORCE,
  LDS_REASON_CONTROL_ANNOUNCED,
  LDS_REASON_CONTROL_SUSPENDED,
  LDS_REASON_RARE_EARTH,
  LDS_REASON_ORIGINS_KNOWN,
  LDS_REASON_CHINESE_ORIGIN,
  LDS_REASON_ORIGIN_UNKNOWN,
  LDS_REASON_COMPOSITION_UNKNOWN,
  LDS_REASON_MAGNET_KIND,
  LDS_REASON_MAGNET_GRADE,
  LDS_REASON_HEAVY_FREE,
  LDS_REASON_PARTS_UNKNOWN,
  LDS_REASON_CONTENT_CONFLICT,
  LDS_REASON_CONTENT_DISPUTED,
  LDS_REASON_ORIGIN_CONFLICT,
  LDS_REASON_CLAIM_EXPIRED,
  LDS_REASON_ENTITY_LISTED,
  LDS_REASON_ENTITY_WATCHED,
  LDS_REASON_ENTITY_POSSIBLE,
  LDS_REASON_SUBSTITUTE_WORSE,
  LDS_REASON_VALUE_SHARE,
  LDS_REASON_END_USE_PROHIBITED,
  LDS_REASON_END_USE_ORIGIN_UNKNOWN,
  LDS_REASON_END_USE_UNKNOWN,
  LDS_REASON_END_USE_CIVIL,
  LDS_REASON_RULE_STAGES,
  LDS_REASON_RULE_SHARE,
} LdsFindingReason;

/**
 * LdsFinding:
 * @control: (nullable): the control it is about
 * @element: index of the element, or -1
 * @tier: 1 to 3, the first where it is about several, or 0 where it is about none
 * @tiers: bit k is set where it is about tier k
 * @embedded: the controlled material sits in a product that the control does not list
 * @verify: holds only if the catalogue's knowledge still does
 * @country: (nullable): ISO 3166-1 alpha-2
 * @supplier: (nullable): who
 * @words: (nullable): the words of the spreadsheet that decided
 * @subject: (nullable): what they were taken for: a material, a kind of component, a listed entity
 * @backing: (nullable): of the claim that it is about
 * @dispute: (nullable): of the item, where it is about one
 * @rule: (nullable): the buyer's rule it is about
 * @other: index of the substitute, of the share of a value or, in the items of @rule, of the item that it is
 *   about
 * @decision: (nullable): what was decided about it
 *
 * One reason behind an exposure.
 */
typedef struct
{
  LdsFindingKind    kind;
  LdsFindingReason  reason;
  const LdsControl *control;
  int               element;
  guint             tier;
  guint             tiers;
  gboolean          possible;
  gboolean          embedded;
  gboolean          verify;
  LdsEvidence       evidence;
  const char       *country;
  const char       *supplier;
  const char       *words;
  const char       *subject;
  const LdsBacking *backing;
  const LdsDispute *dispute;
  const struct _LdsRuleResult *rule;
  guint             other;
  const LdsFindingDecision *decision;
} LdsFinding;

/**
 * LdsLevelRule:
 *
 * The conditions of the table of levels, in the order in which they are asked: the first that
 * holds gives the level.
 */
typedef enum
{
  LDS_LEVEL_CONTROLLED_CHINESE,
  LDS_LEVEL_CONTROLLED_ORIGIN_UNKNOWN,
  LDS_LEVEL_RARE_EARTH_CHINESE,
  LDS_LEVEL_ENTITY_LISTED,
  LDS_LEVEL_RARE_EARTH_ORIGIN_UNKNOWN,
  LDS_LEVEL_CHINESE_ORIGIN,
  LDS_LEVEL_RARE_EARTH_ORIGIN_KNOWN,
  LDS_LEVEL_ENTITY_WATCHED,
  LDS_LEVEL_COMPOSITION_UNKNOWN,
  LDS_LEVEL_SELLER_UNKNOWN,
  LDS_LEVEL_PARTS_HOLD,
  LDS_LEVEL_CLEAR,
} LdsLevelRule;

/**
 * LdsItem:
 * @id: counts from 1
 * @record: id of the item in the workspace
 * @part: id of the part it is in the workspace, 0 where that is not known
 * @source: index into the audit's sources
 * @parent: index of the item above, -1 at the top
 * @first_child: index of the first item below, -1 where there is none
 * @next_sibling: index of the next item under the same parent (at the top, of the next top item of any source), -1 at the end
 * @quantity: per one of the item above; NaN when not known
 * @total_quantity: in one product; NaN when not known; 0 when not fitted
 * @stated_countries: (nullable): what its claims of origin say, in their order, whatever became of them:
 *   "DE, 3:CN, magnet:CN" for the maker, for tier 3 and for a stage
 * @mass_g: of one piece, grams, as it is stated; NaN when it is not
 * @mass_g_low: of one piece, grams: @mass_g, or computed from @size; NaN when not known
 * @size: (nullable): the size from which the mass was computed, as the line spells it; it stands in
 *   the field @size_field. The evidence for the mass is then %LDS_EVIDENCE_ESTIMATED
 * @size_unit_assumed: @size has no unit and is taken as millimetres
 * @unit_price: in @currency; NaN when not known
 * @currency: (nullable): as the spreadsheet gives it
 * @substitute_for: index of the item in whose place it may be used, -1 for none
 * @counted: in the figures: fitted, and neither a substitute nor part of one
 * @own: made by us (tier 0): no supplier to ask
 * @holds: what is known of the composition of the item itself
 * @unnamed_rare_earths: it is stated to hold rare earths, but not which
 * @holds_backing: of the claim that it holds none, where @holds_evidence comes from one
 * @material: (nullable): the material it was recognised as
 * @thing: (nullable): the kind of component it was recognised as
 * @words: (nullable): the words of the spreadsheet that decided, which stand in the field @words_field
 * @rule: the row of the catalogue that recognised @words
 * @trace: the kind of component of which only traces are known, of kind %LDS_RULE_NONE where it is none, or where
 *   more is known of what it holds
 * @left_aside: these traces do not count, by the settings of the audit; nothing else is known of what it holds
 * @stage: what kind of link makes it
 * @exposure: its own level
 * @level_rule: the condition that gave it
 * @rollup_exposure: the worst of its own and those below it
 * @tiers: (array length=n_tiers): by tier, see #LdsTierLink
 * @contents: (array length=n_contents): the rare earths of the item itself
 * @disputes: (array length=n_disputes): statements about its rare earths that contradict each other
 * @rollup: (array length=n_rollup): with all below it
 */
typedef struct
{
  guint              id;
  gint64             record;
  gint64             part;
  guint              source;
  int                parent;
  int                first_child;
  int                next_sibling;
  guint              row;
  guint              level;
  const char        *part_number;
  const char        *description;
  const char        *reference_designator;
  double             quantity;
  double             total_quantity;
  const char        *unit;
  const char        *manufacturer;
  const char        *mpn;
  const char        *supplier;
  const char        *material_text;
  const char        *stated_countries;
  double             mass_g;
  double             mass_g_low;
  double             mass_g_high;
  const char        *size;
  const char        *size_field;
  gboolean           size_unit_assumed;
  double             unit_price;
  const char        *currency;
  gboolean           fitted;
  int                substitute_for;
  gboolean           counted;
  gboolean           own;
  LdsHolds           holds;
  gboolean           unnamed_rare_earths;
  LdsEvidence        holds_evidence;
  LdsBacking         holds_backing;
  const LdsMaterial *material;
  const char        *thing;
  const char        *words;
  const char        *words_field;
  LdsRule            rule;
  LdsRule            trace;
  gboolean           left_aside;
  LdsStage           stage;
  LdsExposure        exposure;
  LdsLevelRule       level_rule;
  LdsExposure        rollup_exposure;
  LdsTierLink       *tiers;
  guint              n_tiers;
  LdsContent        *contents;
  guint              n_contents;
  LdsDispute        *disputes;
  guint              n_disputes;
  LdsFinding        *findings;
  guint              n_findings;
  LdsContent        *rollup;
  guint              n_rollup;
} LdsItem;

/**
 * LdsRemark:
 * @row: row in the sheet, from 1; 0 when it is about the whole sheet
 */
typedef struct
{
  guint       row;
  const char *text;
} LdsRemark;

typedef LdsColumnRecord LdsSourceColumn;

/**
 * LdsSourceHeading:
 * @column: letters of a column of the sheet, whether it means anything or not
 * @heading: what stands above it, empty where nothing does
 */
typedef struct
{
  const char *column;
  const char *heading;
} LdsSourceHeading;

typedef struct
{
  gint64      id;
  const char *file;
  const char *sheet;
  const char *sha256;       /* of the file's bytes, NULL where it is not known */
  gboolean    hidden;
  guint       header_row;
  guint       rows_read;
  GArray     *columns;      /* LdsSourceColumn */
  GArray     *headings;     /* LdsSourceHeading, empty for workspaces that do not have them */
  GArray     *skipped_rows; /* LdsRemark */
  GArray     *warnings;     /* LdsRemark */
} LdsSource;

typedef struct
{
  const char *file;
  const char *sheet;
  const char *reason;
} LdsSkippedSheet;

typedef struct
{
  const char *country; /* NULL: unknown */
  double      mass_g_low;
  double      mass_g_high;
} LdsCountrySum;

/**
 * LdsElementSum:
 * @stage: the stage by whose country the mass is parted, %LDS_STAGE_UNKNOWN for the country at tier 3
 * @n_items: counted items that hold the element
 * @n_items_without_mass: those of them whose mass is not known; the sums leave them out
 * @mass_g_high: NaN when @n_items_without_mass is not 0: there is no upper bound
 *
 * The mass of one element over all counted items, by country.
 */
typedef struct
{
  guint     element;
  LdsStage  stage;
  guint     n_items;
  guint     n_items_without_mass;
  double    mass_g_low;
  double    mass_g_high;
  GArray   *by_country; /* LdsCountrySum */
} LdsElementSum;

/**
 * LdsSummary:
 * @n_items: fitted items that are no substitutes; no figure counts others
 * @n_not_fitted: lines marked as not fitted
 * @n_substitutes: fitted lines that are substitutes, or parts of one
 * @n_trace: counted items of which only traces are known, which were left aside
 * @n_worse_substitutes: substitutes by which the level of the item would become worse
 * @worst_substitute: the worst level of these, %LDS_N_EXPOSURES when there is none
 * @by_exposure: number of items at each level, by their own level
 * @coverage: share of the bought items whose country is known at tier 1, 2, 3; NaN without items
 * @items: coverage by number of bought items
 * @values: (element-type LdsCoverage): by unit price times total quantity, one for each currency; what stands below
 *   a bought line with a price is in that price
 * @n_without_value: bought items in no such price, without one of their own
 * @masses: by mass of rare earths, in grams; @n_missing hold some whose mass is not known
 * @n_controlled: items that hold an element under a control in force (question A)
 * @n_chinese: items with a Chinese origin at any tier (question B)
 * @n_set_aside: findings of all items that were accepted or called wrong; they are in every other figure
 * @worst: the worst level of all, %LDS_EXPOSURE_UNKNOWN when there is no item
 * @elements: (element-type LdsElementSum): by the country at tier 3, in the order of the elements
 * @stages: (element-type LdsElementSum): for each element each stage that it goes through, by the country there
 */
typedef struct
{
  guint       n_items;
  guint       n_not_fitted;
  guint       n_substitutes;
  guint       n_trace;
  guint       n_worse_substitutes;
  guint       worst_substitute;
  guint       by_exposure[LDS_N_EXPOSURES];
  double      coverage[3];
  LdsCoverage items;
  GArray     *values;
  guint       n_without_value;
  LdsCoverage masses;
  guint       n_controlled;
  guint       n_chinese;
  guint       n_set_aside;
  LdsExposure worst;
  GArray     *elements;
  GArray     *stages;
} LdsSummary;

#define LDS_TYPE_AUDIT (lds_audit_get_type ())
G_DECLARE_FINAL_TYPE (LdsAudit, lds_audit, LDS, AUDIT, GObject)

LdsAudit              *lds_audit_run                (LdsWorkspace  *workspace,
                                                     LdsCatalogue  *catalogue,
                                                     const GDate   *as_at,
                                                     GCancellable  *cancellable,
                                                     GError       **error);
LdsAudit              *lds_audit_run_with           (LdsWorkspace  *workspace,
                                                     LdsCatalogue  *catalogue,
                                                     const GDate   *as_at,
                                                     const LdsAuditSettings *settings,
                                                     GCancellable  *cancellable,
                                                     GError       **error);

LdsCatalogue          *lds_audit_get_catalogue      (LdsAudit      *self);
const GDate           *lds_audit_get_as_at          (LdsAudit      *self);
const LdsAuditSettings *lds_audit_get_settings      (LdsAudit      *self);
gboolean               lds_audit_is_chinese         (LdsAudit      *self,
                                                     const char    *country);
gboolean               lds_audit_is_past_knowledge  (LdsAudit      *self);
guint                  lds_audit_get_n_items        (LdsAudit      *self);
const LdsItem         *lds_audit_get_item           (LdsAudit      *self,
                                                     guint          index);
guint                  lds_audit_get_n_sources      (LdsAudit      *self);
const LdsSource       *lds_audit_get_source         (LdsAudit      *self,
                                                     guint          index);
guint                  lds_audit_get_n_skipped_sheets (LdsAudit    *self);
const LdsSkippedSheet *lds_audit_get_skipped_sheet  (LdsAudit      *self,
                                                     guint          index);
const LdsSummary      *lds_audit_get_summary        (LdsAudit      *self);

G_END_DECLS
