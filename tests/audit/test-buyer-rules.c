/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What buyers ask of the origin of magnets and elements. */

#include "bom.h"
#include "lds-compliance-wording.h"
#include "lds-explanation.h"

#include <math.h>
#include <string.h>

#define AS_AT "2026-11-24"
#define DFARS "us-dfars-252-225-7052"
#define EU    "eu-crma"
#define UK    "uk-vision-2035"

#define STAGE(name) (LDS_STAGE_##name - LDS_STAGE_MINING)

typedef struct
{
  Bom       bom;
  LdsAudit *audit;
} Fixture;

static void
close_fixture (Fixture *fixture)
{
  g_clear_object (&fixture->audit);
  bom_close (&fixture->bom);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, close_fixture)

static void
open_fixture (Fixture    *fixture,
              const char *rules)
{
  *fixture = (Fixture) { 0 };
  bom_open (&fixture->bom);
  bom_set (&fixture->bom, "rules", rules);
}

/* The result of the only rule. */
static const LdsRuleResult *
judge_at (Fixture    *fixture,
          const char *as_at)
{
  g_clear_object (&fixture->audit);
  fixture->audit = bom_audit (&fixture->bom, as_at);
  g_assert_cmpuint (lds_audit_get_n_rule_results (fixture->audit), ==, 1);

  return lds_audit_get_rule_result (fixture->audit, 0);
}

static const LdsRuleItem *
find_item (const LdsRuleResult *result,
           gint64               item)
{
  for (guint i = 0; i < result->items->len; i++)
    {
      if (g_array_index (result->items, LdsRuleItem, i).item == item - 1)
        return &g_array_index (result->items, LdsRuleItem, i);
    }

  return NULL;
}

static void
assert_answers (const LdsRuleResult *result,
                gint64               item,
                LdsCompliance        before,
                LdsCompliance        later)
{
  const LdsRuleItem *judged = find_item (result, item);

  g_assert_nonnull (judged);
  g_assert_cmpstr (lds_compliance_to_string (judged->compliance[LDS_RULE_BEFORE]), ==,
                   lds_compliance_to_string (before));
  g_assert_cmpstr (lds_compliance_to_string (judged->compliance[LDS_RULE_LATER]), ==,
                   lds_compliance_to_string (later));
}

static gint64
add_magnet (Fixture    *fixture,
            const char *material,
            const char *country)
{
  return bom_add (&fixture->bom, (Line) { .text = "Segment magnet", .material = material,
                                          .supplier = "M", .country = country, .mass_g = 10 });
}

static void
assert_text (Fixture    *fixture,
             gint64      item,
             const char *words)
{
  const LdsFinding *finding = bom_find (bom_item (fixture->audit, item), LDS_REASON_RULE_STAGES);
  g_autofree char *text = NULL;

  g_assert_nonnull (finding);
  g_assert_cmpint (finding->kind, ==, LDS_FINDING_RULE);
  text = lds_finding_describe (finding, fixture->audit, lds_wording_plain);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, words));
}

static void
test_a_magnet_stage_by_stage (void)
{
  g_auto (Fixture) fixture;
  const LdsRuleResult *result;
  const LdsRuleItem *judged;
  gint64 item;

  open_fixture (&fixture, DFARS);
  item = add_magnet (&fixture, "NdFeB N42UH", "DE");
  bom_say_stage (&fixture.bom, item, "alloy", "GB");
  bom_say_stage (&fixture.bom, item, "separation", "CN");
  result = judge_at (&fixture, AS_AT);

  assert_answers (result, item, LDS_COMPLIANCE_MET, LDS_COMPLIANCE_NOT_MET);
  judged = find_item (result, item);
  g_assert_cmpstr (judged->stages[STAGE (MAGNET)].countries, ==, "DE");
  g_assert_cmpstr (judged->stages[STAGE (ALLOY)].countries, ==, "GB");
  g_assert_cmpstr (judged->stages[STAGE (SEPARATION)].countries, ==, "CN");
  g_assert_true (judged->stages[STAGE (SEPARATION)].covered);
  g_assert_null (judged->stages[STAGE (MINING)].countries);
  g_assert_null (judged->stages[STAGE (METAL)].countries);
  assert_text (&fixture, item, "until 31 Dec 2026 compliant; from 1 Jan 2027 not compliant "
                               "(separation: CN).");
}

static void
test_every_stage_known_is_compliant (void)
{
  g_auto (Fixture) fixture;
  const LdsRuleResult *result;
  gint64 item;

  open_fixture (&fixture, DFARS);
  item = add_magnet (&fixture, "Sm2Co17", "DE");
  bom_say_stage (&fixture.bom, item, "alloy", "GB");
  bom_say_stage (&fixture.bom, item, "metal", "GB");
  bom_say_stage (&fixture.bom, item, "separation", "MY");
  bom_say_stage (&fixture.bom, item, "mining", "AU");
  result = judge_at (&fixture, AS_AT);

  assert_answers (result, item, LDS_COMPLIANCE_MET, LDS_COMPLIANCE_MET);
  g_assert_cmpint (result->compliance[LDS_RULE_BEFORE], ==, LDS_COMPLIANCE_MET);
  g_assert_null (bom_find (bom_item (fixture.audit, item), LDS_REASON_RULE_STAGES));
}

/* "Unknown" is never "compliant", and says which stages are missing. */
static void
test_unknown_stages_are_named (void)
{
  g_auto (Fixture) fixture;
  const LdsRuleResult *result;
  gint64 item;

  open_fixture (&fixture, DFARS);
  item = add_magnet (&fixture, "NdFeB N42UH", "DE");
  result = judge_at (&fixture, AS_AT);

  assert_answers (result, item, LDS_COMPLIANCE_OPEN, LDS_COMPLIANCE_OPEN);
  assert_text (&fixture, item, "(country not known: alloy)");
  assert_text (&fixture, item, "(country not known: mining, separation, metal, alloy)");
}

static void
test_each_covered_country_is_not_compliant (void)
{
  static const char *const covered[] = { "CN", "RU", "IR", "KP", "HK" };

  for (gsize i = 0; i < G_N_ELEMENTS (covered); i++)
    {
      g_auto (Fixture) fixture;
      gint64 item;

      open_fixture (&fixture, DFARS);
      item = add_magnet (&fixture, "NdFeB N42UH", covered[i]);
      assert_answers (judge_at (&fixture, AS_AT), item, LDS_COMPLIANCE_NOT_MET,
                      LDS_COMPLIANCE_NOT_MET);
    }
}

/* By a preference of the workspace Hong Kong is another country. */
static void
test_special_regions_follow_their_setting (void)
{
  g_auto (Fixture) fixture;
  const LdsRuleResult *result;
  gint64 item;

  open_fixture (&fixture, DFARS);
  bom_set (&fixture.bom, "special-regions-chinese", "no");
  item = add_magnet (&fixture, "NdFeB N42UH", "HK");
  result = judge_at (&fixture, AS_AT);

  assert_answers (result, item, LDS_COMPLIANCE_OPEN, LDS_COMPLIANCE_OPEN);
  g_assert_cmpstr (find_item (result, item)->stages[STAGE (MAGNET)].countries, ==, "HK");
  g_assert_false (find_item (result, item)->stages[STAGE (MAGNET)].covered);
}

/* A column "tier 2" of a magnet may mean metal or alloy: before 2027 that is open, later both count. A country that is
 * allowed settles neither. */
static void
test_a_tier_without_a_stage_settles_none (void)
{
  g_auto (Fixture) fixture;
  const LdsRuleResult *result;
  gint64 chinese;
  gint64 japanese;

  open_fixture (&fixture, DFARS);
  chinese = add_magnet (&fixture, "NdFeB N42UH", "DE");
  bom_say_tier (&fixture.bom, chinese, 2, "CN");
  japanese = add_magnet (&fixture, "NdFeB N42UH", "DE");
  bom_say_tier (&fixture.bom, japanese, 2, "JP");
  result = judge_at (&fixture, AS_AT);

  assert_answers (result, chinese, LDS_COMPLIANCE_OPEN, LDS_COMPLIANCE_NOT_MET);
  assert_answers (result, japanese, LDS_COMPLIANCE_OPEN, LDS_COMPLIANCE_OPEN);
  g_assert_false (find_item (result, japanese)->stages[STAGE (ALLOY)].settled);
}

/* The alloy is told to be British, so that China at tier 2 is the metal or contradicts that: not certainly the alloy. */
static void
test_a_tier_beside_a_told_stage_is_open (void)
{
  g_auto (Fixture) fixture;
  gint64 item;

  open_fixture (&fixture, DFARS);
  item = add_magnet (&fixture, "NdFeB N42UH", "DE");
  bom_say_stage (&fixture.bom, item, "alloy", "GB");
  bom_say_tier (&fixture.bom, item, 2, "CN");

  assert_answers (judge_at (&fixture, AS_AT), item, LDS_COMPLIANCE_OPEN, LDS_COMPLIANCE_NOT_MET);
}

/* In a motor it is the magnet's stage that counts, not the motor's maker. */
static void
test_the_maker_of_a_motor_made_no_magnet (void)
{
  g_auto (Fixture) fixture;
  gint64 motor;

  open_fixture (&fixture, DFARS);
  motor = bom_add (&fixture.bom, (Line) { .text = "BLDC motor with magnets N42UH", .country = "CN" });

  assert_answers (judge_at (&fixture, AS_AT), motor, LDS_COMPLIANCE_OPEN, LDS_COMPLIANCE_OPEN);
}

static void
test_other_magnets_are_not_judged (void)
{
  g_auto (Fixture) fixture;
  const LdsRuleResult *result;

  open_fixture (&fixture, DFARS);
  add_magnet (&fixture, "Ferrite Y30", "CN");
  bom_add (&fixture.bom, (Line) { .text = "Screw M3x10", .material = "Steel", .country = "CN" });
  result = judge_at (&fixture, AS_AT);

  g_assert_cmpuint (result->items->len, ==, 0);
  g_assert_cmpuint (result->n_unknown, ==, 0);
  g_assert_cmpint (result->compliance[LDS_RULE_LATER], ==, LDS_COMPLIANCE_MET);
}

/* A magnet of unknown kind, and a thing of which nothing is known, keep the whole from being compliant. */
static void
test_unknown_things_keep_the_whole_open (void)
{
  g_auto (Fixture) fixture;
  const LdsRuleResult *result;
  gint64 magnet;

  open_fixture (&fixture, DFARS);
  magnet = bom_add (&fixture.bom, (Line) { .text = "Magnet 10x5", .country = "DE" });
  bom_add (&fixture.bom, (Line) { .text = "Mystery module", .country = "DE" });
  result = judge_at (&fixture, AS_AT);

  g_assert_true (find_item (result, magnet)->kind_unknown);
  assert_answers (result, magnet, LDS_COMPLIANCE_OPEN, LDS_COMPLIANCE_OPEN);
  g_assert_cmpuint (result->n_unknown, ==, 1);
  g_assert_cmpint (result->compliance[LDS_RULE_BEFORE], ==, LDS_COMPLIANCE_OPEN);
  assert_text (&fixture, magnet, "the kind of magnet is not known");
}

static void
test_the_day_picks_the_period (void)
{
  g_auto (Fixture) fixture;

  open_fixture (&fixture, DFARS);
  add_magnet (&fixture, "NdFeB N42UH", "DE");

  g_assert_cmpint (judge_at (&fixture, "2026-12-31")->period, ==, LDS_RULE_BEFORE);
  g_assert_cmpint (judge_at (&fixture, "2027-01-01")->period, ==, LDS_RULE_LATER);
}

static void
test_tantalum_and_tungsten_are_asked_about (void)
{
  g_auto (Fixture) fixture;
  const LdsRuleResult *result;
  gint64 weight;
  gint64 capacitor;

  open_fixture (&fixture, DFARS);
  weight = bom_add (&fixture.bom, (Line) { .text = "Counterweight", .material = "Tungsten heavy alloy",
                                           .country = "US" });
  capacitor = bom_add (&fixture.bom, (Line) { .text = "Tantalum capacitor", .country = "JP" });
  result = judge_at (&fixture, AS_AT);

  g_assert_cmpstr (find_item (result, weight)->matter->name, ==, "tungsten");
  g_assert_cmpstr (find_item (result, capacitor)->matter->name, ==, "tantalum");
  g_assert_cmpuint (result->count[LDS_RULE_BEFORE][LDS_COMPLIANCE_OPEN], ==, 0);
  g_assert_cmpint (result->compliance[LDS_RULE_BEFORE], ==, LDS_COMPLIANCE_OPEN);
  assert_text (&fixture, weight, "tungsten heavy alloy");
  g_assert_cmpuint (result->rule->questions->len, ==, 4);
}

static void
test_substitutes_are_judged_and_not_counted (void)
{
  g_auto (Fixture) fixture;
  const LdsRuleResult *result;
  gint64 magnet;
  gint64 substitute;

  open_fixture (&fixture, DFARS);
  magnet = add_magnet (&fixture, "Ferrite Y30", "DE");
  substitute = bom_add (&fixture.bom, (Line) { .text = "Magnet", .material = "NdFeB N42UH",
                                               .country = "CN", .substitute_for = magnet });
  bom_add (&fixture.bom, (Line) { .text = "Magnet", .material = "NdFeB N42UH", .country = "CN",
                                  .not_fitted = TRUE });
  result = judge_at (&fixture, AS_AT);

  g_assert_cmpuint (result->items->len, ==, 1);
  assert_answers (result, substitute, LDS_COMPLIANCE_NOT_MET, LDS_COMPLIANCE_NOT_MET);
  g_assert_cmpint (result->compliance[LDS_RULE_BEFORE], ==, LDS_COMPLIANCE_MET);
}

static const LdsRuleShare *
find_share (Fixture             *fixture,
            const LdsRuleResult *result,
            const char          *element,
            LdsStage             stage)
{
  guint index = lds_catalogue_find_element (fixture->bom.catalogue, element)->index;

  for (guint i = 0; i < result->shares->len; i++)
    {
      const LdsRuleShare *share = &g_array_index (result->shares, LdsRuleShare, i);

      if (share->element == index && share->stage == stage)
        return share;
    }

  return NULL;
}

/* Grams of Dy, separated in a country. */
static gint64
add_dysprosium (Fixture    *fixture,
                double      grams,
                const char *country)
{
  gint64 item = bom_add (&fixture->bom, (Line) { .text = "Thing", .country = "GB", .mass_g = grams });

  bom_say_content (&fixture->bom, item, "Dy", 1, 1);
  if (country != NULL)
    bom_say_stage (&fixture->bom, item, "separation", country);

  return item;
}

/* Dy by separation country: CN 30 g, MY 15 g, unknown 5 g. */
static void
test_7_concentration (const char *rule)
{
  g_auto (Fixture) fixture;
  const LdsRuleResult *result;
  const LdsRuleShare *share;
  gint64 chinese;

  open_fixture (&fixture, rule);
  chinese = add_dysprosium (&fixture, 30, "CN");
  add_dysprosium (&fixture, 15, "MY");
  add_dysprosium (&fixture, 5, NULL);
  result = judge_at (&fixture, AS_AT);
  share = find_share (&fixture, result, "Dy", LDS_STAGE_SEPARATION);

  g_assert_cmpstr (share->country, ==, "CN");
  g_assert_cmpint (share->compliance, ==, LDS_COMPLIANCE_OPEN);
  bom_assert_near (share->share_low, 0.6, 1e-6);
  bom_assert_near (share->share_high, 0.7, 1e-6);
  g_assert_nonnull (bom_find (bom_item (fixture.audit, chinese), LDS_REASON_RULE_SHARE));
  g_assert_true (bom_find (bom_item (fixture.audit, chinese), LDS_REASON_RULE_SHARE)->possible);
}

static void
test_7_against_the_united_kingdom (void)
{
  test_7_concentration (UK);
}

static void
test_7_against_the_european_union (void)
{
  test_7_concentration (EU);
}

static void
assert_share (Fixture       *fixture,
              const char    *country,
              LdsCompliance  compliance)
{
  const LdsRuleResult *result = judge_at (fixture, AS_AT);
  const LdsRuleShare *share = find_share (fixture, result, "Dy", LDS_STAGE_SEPARATION);
  g_autofree char *text = lds_rule_share_describe (share, result, fixture->audit, lds_wording_plain);

  g_test_message ("%s", text);
  g_assert_cmpstr (share->country, ==, country);
  g_assert_cmpint (share->compliance, ==, compliance);
}

static void
test_above_and_not_above (void)
{
  g_auto (Fixture) above;
  g_auto (Fixture) below;
  g_auto (Fixture) exact;

  open_fixture (&above, EU);
  add_dysprosium (&above, 70, "CN");
  add_dysprosium (&above, 30, "MY");
  assert_share (&above, "CN", LDS_COMPLIANCE_NOT_MET);

  open_fixture (&below, EU);
  add_dysprosium (&below, 50, "CN");
  add_dysprosium (&below, 50, "MY");
  assert_share (&below, "CN", LDS_COMPLIANCE_MET);

  /* "At most" is met by the limit itself. */
  open_fixture (&exact, EU);
  add_dysprosium (&exact, 65, "CN");
  add_dysprosium (&exact, 35, "MY");
  assert_share (&exact, "CN", LDS_COMPLIANCE_MET);
}

/* Member states are no third countries for the EU, but foreign to the UK. */
static void
test_home_is_not_foreign (void)
{
  g_auto (Fixture) eu;
  g_auto (Fixture) uk;

  open_fixture (&eu, EU);
  add_dysprosium (&eu, 90, "FR");
  add_dysprosium (&eu, 10, "MY");
  assert_share (&eu, "MY", LDS_COMPLIANCE_MET);

  open_fixture (&uk, UK);
  add_dysprosium (&uk, 90, "FR");
  add_dysprosium (&uk, 10, "MY");
  assert_share (&uk, "FR", LDS_COMPLIANCE_NOT_MET);
}

static void
test_all_unknown_cannot_be_excluded (void)
{
  g_auto (Fixture) fixture;
  const LdsRuleShare *share;

  open_fixture (&fixture, EU);
  add_dysprosium (&fixture, 30, NULL);
  assert_share (&fixture, NULL, LDS_COMPLIANCE_OPEN);
  share = find_share (&fixture, lds_audit_get_rule_result (fixture.audit, 0), "Dy",
                      LDS_STAGE_SEPARATION);
  g_assert_cmpfloat (share->share_low, ==, 0);
  g_assert_cmpfloat (share->share_high, ==, 1);
}

static void
test_a_missing_mass_cannot_be_excluded (void)
{
  g_auto (Fixture) fixture;
  gint64 item;

  open_fixture (&fixture, EU);
  add_dysprosium (&fixture, 50, "CN");
  add_dysprosium (&fixture, 50, "MY");
  item = bom_add (&fixture.bom, (Line) { .text = "Thing", .country = "GB" });
  bom_say_content (&fixture.bom, item, "Dy", 0.5, 0.5);
  bom_say_stage (&fixture.bom, item, "separation", "MY");

  assert_share (&fixture, "CN", LDS_COMPLIANCE_OPEN);
}

/* Where all comes from one country its share is 100 %, whatever it weighs. */
static void
test_one_country_needs_no_mass (void)
{
  g_auto (Fixture) fixture;
  gint64 item;

  open_fixture (&fixture, EU);
  item = bom_add (&fixture.bom, (Line) { .text = "Thing", .country = "GB" });
  bom_say_content (&fixture.bom, item, "Dy", 0.5, 0.5);
  bom_say_stage (&fixture.bom, item, "separation", "CN");

  assert_share (&fixture, "CN", LDS_COMPLIANCE_NOT_MET);
}

/* A magnet of class UH from China may hold Tb or not. */
static void
test_a_possible_element_is_never_above (void)
{
  g_auto (Fixture) fixture;
  const LdsRuleResult *result;

  open_fixture (&fixture, EU);
  add_magnet (&fixture, "NdFeB N42UH", "CN");
  result = judge_at (&fixture, AS_AT);

  g_assert_cmpint (find_share (&fixture, result, "Nd", LDS_STAGE_MAGNET)->compliance, ==,
                   LDS_COMPLIANCE_NOT_MET);
  g_assert_cmpint (find_share (&fixture, result, "Tb", LDS_STAGE_MAGNET)->compliance, ==,
                   LDS_COMPLIANCE_OPEN);
}

static void
test_elements_that_are_not_strategic (void)
{
  g_auto (Fixture) fixture;
  gint64 item;

  open_fixture (&fixture, EU);
  item = bom_add (&fixture.bom, (Line) { .text = "Erbium oxide", .material = "Er2O3", .country = "CN",
                                         .mass_g = 10 });

  g_assert_cmpuint (judge_at (&fixture, AS_AT)->shares->len, ==, 0);
  g_assert_null (bom_find (bom_item (fixture.audit, item), LDS_REASON_RULE_SHARE));
}

static void
test_magnets_above_200_g_need_a_statement (void)
{
  static const struct
  {
    double         grams; /* 0: not known */
    double         quantity;
    LdsCompliance  due;
  } cases[] = {
    { 12.5, 16, LDS_COMPLIANCE_MET },
    { 12.5, 17, LDS_COMPLIANCE_NOT_MET },
    { 0, 17, LDS_COMPLIANCE_OPEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture;
      const LdsRuleMass *mass;
      g_autofree char *text = NULL;

      open_fixture (&fixture, EU);
      bom_add (&fixture.bom, (Line) { .text = "Magnet", .material = "Ferrite Y30", .country = "DE",
                                      .mass_g = cases[i].grams, .quantity = cases[i].quantity });
      mass = &g_array_index (judge_at (&fixture, AS_AT)->masses, LdsRuleMass, 0);
      text = lds_rule_mass_describe (mass, lds_audit_get_rule_result (fixture.audit, 0),
                                     lds_wording_plain);
      g_test_message ("%s", text);
      g_assert_cmpint (mass->compliance, ==, cases[i].due);
      g_assert_cmpint (strstr (text, "Verify from when") != NULL, ==, cases[i].due != LDS_COMPLIANCE_MET);
    }
}

static void
test_no_rule_no_result (void)
{
  g_auto (Fixture) fixture;
  gint64 item;

  open_fixture (&fixture, "");
  item = add_magnet (&fixture, "NdFeB N42UH", "CN");
  fixture.audit = bom_audit (&fixture.bom, AS_AT);

  g_assert_cmpuint (lds_audit_get_n_rule_results (fixture.audit), ==, 0);
  g_assert_false (bom_finds (bom_item (fixture.audit, item), LDS_FINDING_RULE, NULL));
}

static void
test_an_unknown_rule_is_refused (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GDate) as_at = g_date_new_dmy (24, 11, 2026);
  g_autoptr (GError) error = NULL;

  open_fixture (&fixture, "us-dfars");
  add_magnet (&fixture, "NdFeB N42UH", "CN");

  g_assert_null (lds_audit_run (fixture.bom.workspace, fixture.bom.catalogue, as_at, NULL, &error));
  g_assert_error (error, LDS_AUDIT_ERROR, LDS_AUDIT_ERROR_SETTING);
  g_assert_nonnull (strstr (error->message, "“us-dfars”"));
  g_assert_nonnull (strstr (error->message, EU ", " UK ", " DFARS));
}

/* The chain of reasons names the rule with its source, and the threshold of value. */
static void
test_the_explanation_tells_it (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GPtrArray) steps = NULL;
  guint n_rules = 0;
  guint n_thresholds = 0;
  gint64 item;

  open_fixture (&fixture, DFARS);
  item = add_magnet (&fixture, "NdFeB N42UH", "DE");
  judge_at (&fixture, AS_AT);
  steps = lds_item_explain (bom_item (fixture.audit, item), fixture.audit, lds_wording_plain);

  for (guint i = 0; i < steps->len; i++)
    {
      const LdsExplanationStep *step = g_ptr_array_index (steps, i);

      n_rules += g_str_has_prefix (step->text, "DFARS 252.225-7052: ") &&
                 strstr (step->source, "10 U.S.C. 4872") != NULL;
      n_thresholds += strstr (step->text, "Missing: price of the item") != NULL &&
                      strstr (step->source, "announcement 61 of 2025") != NULL;
    }
  g_assert_cmpuint (n_rules, ==, 1);
  g_assert_cmpuint (n_thresholds, ==, 1);
}

static void
test_rules_change_no_level (void)
{
  g_auto (Fixture) with;
  g_auto (Fixture) without;

  open_fixture (&with, DFARS "," EU "," UK);
  open_fixture (&without, "");
  add_magnet (&with, "NdFeB N42UH", "DE");
  add_magnet (&without, "NdFeB N42UH", "DE");
  with.audit = bom_audit (&with.bom, AS_AT);
  without.audit = bom_audit (&without.bom, AS_AT);

  g_assert_cmpuint (lds_audit_get_n_rule_results (with.audit), ==, 3);
  g_assert_cmpint (lds_audit_get_item (with.audit, 0)->exposure, ==,
                   lds_audit_get_item (without.audit, 0)->exposure);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add_func ("/audit/buyer-rules/" name, function)
  ADD ("a-magnet-stage-by-stage", test_a_magnet_stage_by_stage);
  ADD ("every-stage-known-is-compliant", test_every_stage_known_is_compliant);
  ADD ("unknown-stages-are-named", test_unknown_stages_are_named);
  ADD ("each-covered-country-is-not-compliant", test_each_covered_country_is_not_compliant);
  ADD ("special-regions-follow-their-setting", test_special_regions_follow_their_setting);
  ADD ("a-tier-without-a-stage-settles-none", test_a_tier_without_a_stage_settles_none);
  ADD ("a-tier-beside-a-told-stage-is-open", test_a_tier_beside_a_told_stage_is_open);
  ADD ("the-maker-of-a-motor-made-no-magnet", test_the_maker_of_a_motor_made_no_magnet);
  ADD ("other-magnets-are-not-judged", test_other_magnets_are_not_judged);
  ADD ("unknown-things-keep-the-whole-open", test_unknown_things_keep_the_whole_open);
  ADD ("the-day-picks-the-period", test_the_day_picks_the_period);
  ADD ("tantalum-and-tungsten-are-asked-about", test_tantalum_and_tungsten_are_asked_about);
  ADD ("substitutes-are-judged-and-not-counted", test_substitutes_are_judged_and_not_counted);
  ADD ("worked-example-7-against-the-united-kingdom", test_7_against_the_united_kingdom);
  ADD ("worked-example-7-against-the-european-union", test_7_against_the_european_union);
  ADD ("above-and-not-above", test_above_and_not_above);
  ADD ("home-is-not-foreign", test_home_is_not_foreign);
  ADD ("all-unknown-cannot-be-excluded", test_all_unknown_cannot_be_excluded);
  ADD ("a-missing-mass-cannot-be-excluded", test_a_missing_mass_cannot_be_excluded);
  ADD ("one-country-needs-no-mass", test_one_country_needs_no_mass);
  ADD ("a-possible-element-is-never-above", test_a_possible_element_is_never_above);
  ADD ("elements-that-are-not-strategic", test_elements_that_are_not_strategic);
  ADD ("magnets-above-200-g-need-a-statement", test_magnets_above_200_g_need_a_statement);
  ADD ("no-rule-no-result", test_no_rule_no_result);
  ADD ("an-unknown-rule-is-refused", test_an_unknown_rule_is_refused);
  ADD ("the-explanation-tells-it", test_the_explanation_tells_it);
  ADD ("rules-change-no-level", test_rules_change_no_level);

  return g_test_run ();
}
