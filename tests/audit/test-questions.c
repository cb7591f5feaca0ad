/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bom.h"

#include "lds-question-wording.h"

#include <math.h>

#define FORCE_DATE "2026-06-01"

static const LdsQuestionGroup *
get_group (const LdsQuestions *questions,
           guint               index)
{
  g_assert_cmpuint (index, <, questions->groups->len);

  return &g_array_index (questions->groups, LdsQuestionGroup, index);
}

static const LdsQuestion *
find_question (const LdsQuestionGroup *group,
               LdsQuestionKind         kind)
{
  for (guint i = 0; i < group->questions->len; i++)
    {
      const LdsQuestion *question = &g_array_index (group->questions, LdsQuestion, i);

      if (question->kind == kind)
        return question;
    }

  return NULL;
}

/* What is asked of one line, and how far its level could go. */
typedef struct
{
  const char *name;
  Line        line;
  guint       kinds; /* bits */
  LdsExposure now;
  LdsExposure best;
  LdsExposure worst;
} Case;

#define COUNTRY (1u << LDS_QUESTION_COUNTRY)
#define TIER2 (1u << LDS_QUESTION_TIER2)
#define MELT (1u << LDS_QUESTION_MELT)
#define MAGNET (1u << LDS_QUESTION_MAGNET)
#define COMPOSITION (1u << LDS_QUESTION_COMPOSITION)
#define CONTENT (1u << LDS_QUESTION_CONTENT)
#define MASS (1u << LDS_QUESTION_MASS)

static const Case cases[] = {
  { "clear", { .text = "Screw M3x10", .material = "Steel", .country = "GB" },
    0, LDS_EXPOSURE_CLEAR, LDS_EXPOSURE_CLEAR, LDS_EXPOSURE_CLEAR },
  { "steel-of-unknown-origin", { .text = "Screw M3x10", .material = "Steel" },
    COUNTRY, LDS_EXPOSURE_UNKNOWN, LDS_EXPOSURE_CLEAR, LDS_EXPOSURE_MEDIUM },
  { "mystery", { .text = "Mystery module" },
    COUNTRY | COMPOSITION, LDS_EXPOSURE_UNKNOWN, LDS_EXPOSURE_CLEAR, LDS_EXPOSURE_MEDIUM },
  { "motor", { .text = "NEMA 17 stepper motor", .country = "DE" },
    TIER2 | MELT | MAGNET, LDS_EXPOSURE_UNKNOWN, LDS_EXPOSURE_CLEAR, LDS_EXPOSURE_CRITICAL },
  { "chinese-motor", { .text = "NEMA 17 stepper motor", .country = "CN" },
    TIER2 | MELT | MAGNET, LDS_EXPOSURE_MEDIUM, LDS_EXPOSURE_MEDIUM, LDS_EXPOSURE_CRITICAL },
  { "magnet-of-unknown-origin", { .text = "Magnet", .material = "NdFeB N42UH", .mass_g = 5 },
    COUNTRY | TIER2 | MELT | CONTENT, LDS_EXPOSURE_HIGH, LDS_EXPOSURE_WATCH,
    LDS_EXPOSURE_CRITICAL },
  { "chinese-n42", { .text = "Magnet", .material = "NdFeB N42", .country = "CN" },
    TIER2 | MELT | CONTENT | MASS, LDS_EXPOSURE_HIGH, LDS_EXPOSURE_HIGH, LDS_EXPOSURE_CRITICAL },
  { "chinese-n42m", { .text = "Magnet", .material = "NdFeB N42M", .country = "CN", .mass_g = 5 },
    TIER2 | MELT | CONTENT, LDS_EXPOSURE_CRITICAL, LDS_EXPOSURE_HIGH, LDS_EXPOSURE_CRITICAL },
  { "not-fitted", { .text = "NEMA 17 stepper motor", .not_fitted = TRUE },
    0, LDS_EXPOSURE_CLEAR, LDS_EXPOSURE_CLEAR, LDS_EXPOSURE_CLEAR },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (LdsQuestions) questions = NULL;
  const LdsQuestionGroup *group;
  guint kinds = 0;

  bom_open (&bom);
  bom_add (&bom, expected->line);
  audit = bom_audit (&bom, FORCE_DATE);
  questions = lds_questions_new (audit);

  if (expected->kinds == 0)
    {
      g_assert_cmpuint (questions->groups->len, ==, 0);
      return;
    }

  group = get_group (questions, 0);
  for (guint i = 0; i < group->questions->len; i++)
    kinds |= 1u << g_array_index (group->questions, LdsQuestion, i).kind;
  g_assert_cmphex (kinds, ==, expected->kinds);
  g_assert_cmpint (group->stake.now, ==, expected->now);
  g_assert_cmpint (group->stake.best, ==, expected->best);
  g_assert_cmpint (group->stake.worst, ==, expected->worst);
  g_assert_cmpuint (questions->best.by_exposure[expected->best], ==, 1);
  g_assert_cmpuint (questions->worst.by_exposure[expected->worst], ==, 1);
  g_assert_cmpint (questions->worst.worst, ==, expected->worst);
}

/* The same date decides as for the audit: before the control nothing can become critical. */
static void
test_worst_case_follows_the_date (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (LdsQuestions) questions = NULL;

  bom_open (&bom);
  bom_add (&bom, (Line) { .text = "NEMA 17 stepper motor", .country = "DE" });
  audit = bom_audit (&bom, "2025-03-01");
  questions = lds_questions_new (audit);

  g_assert_cmpint (questions->worst.worst, ==, LDS_EXPOSURE_HIGH);
}

/* One that says that there are rare earths, but not which, is clear at no time. */
static void
test_unnamed_rare_earths_are_never_clear (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (LdsQuestions) questions = NULL;
  gint64 top;
  gint64 part;

  bom_open (&bom);
  top = bom_add (&bom, (Line) { .text = "Assembly" });
  part = bom_add (&bom, (Line) { .parent = top, .text = "Compound", .country = "GB" });
  bom_say_content (&bom, part, "RE", 0.01, 0.02);
  audit = bom_audit (&bom, FORCE_DATE);
  questions = lds_questions_new (audit);

  g_assert_cmpuint (questions->best.by_exposure[LDS_EXPOSURE_CLEAR], ==, 0);
  g_assert_cmpint (questions->worst.worst, ==, LDS_EXPOSURE_CRITICAL);
}

static void
test_suppliers_are_grouped_and_ranked (void)
{
  static const char *const expected[] = { "Motors", "makers", "Bolts", "Nuts", "Alpha", NULL };
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (LdsQuestions) questions = NULL;

  bom_open (&bom);
  bom_add (&bom, (Line) { .text = "Screw", .material = "Steel", .supplier = "Nuts", .price = 1 });
  bom_add (&bom, (Line) { .text = "Screw", .material = "Steel", .supplier = "Alpha" });
  bom_add (&bom, (Line) { .text = "Screw", .material = "Steel", .supplier = "Bolts", .price = 3,
                          .quantity = 5, .currency = "EUR" });
  bom_add (&bom, (Line) { .text = "Screw", .material = "Steel" });
  bom_add (&bom, (Line) { .text = "NEMA 17 stepper motor", .manufacturer = "makers" });
  bom_add (&bom, (Line) { .text = "NEMA 17 stepper motor", .supplier = "motors ",
                          .manufacturer = "makers" });
  bom_add (&bom, (Line) { .text = "Ring magnet", .supplier = "Motors" });
  audit = bom_audit (&bom, FORCE_DATE);
  questions = lds_questions_new (audit);

  g_assert_cmpuint (questions->groups->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (get_group (questions, i)->supplier, ==, expected[i]);
  g_assert_cmpuint (get_group (questions, 0)->stake.n_items, ==, 2);
  g_assert_cmpuint (get_group (questions, 0)->stake.n_changed, ==, 2);
  g_assert_cmpuint (get_group (questions, 2)->stake.n_settled, ==, 1);
  g_assert_cmpfloat (get_group (questions, 2)->stake.value, ==, 15);
  g_assert_cmpstr (get_group (questions, 2)->stake.currency, ==, "EUR");
  g_assert_true (isnan (get_group (questions, 4)->stake.value));
}

static void
test_mixed_currencies_have_no_sum (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (LdsQuestions) questions = NULL;

  bom_open (&bom);
  for (guint i = 0; i < 3; i++)
    bom_add (&bom, (Line) { .text = "Screw", .material = "Steel", .supplier = "S", .price = 1,
                            .currency = i == 1 ? "USD" : "EUR" });
  audit = bom_audit (&bom, FORCE_DATE);
  questions = lds_questions_new (audit);

  g_assert_true (get_group (questions, 0)->stake.mixed);
  g_assert_true (isnan (get_group (questions, 0)->stake.value));
  g_assert_null (get_group (questions, 0)->stake.currency);
}

/* The assembly is ours; its motor is bought, with a magnet inside that nobody is named for. */
static void
test_parts_are_asked_of_who_sells_the_whole (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (LdsQuestions) questions = NULL;
  const LdsQuestion *melt;
  gint64 top;
  gint64 motor;
  gint64 magnet;

  bom_open (&bom);
  top = bom_add (&bom, (Line) { .text = "Product" });
  motor = bom_add (&bom, (Line) { .parent = top, .text = "Servo motor", .supplier = "M",
                                  .country = "DE" });
  magnet = bom_add (&bom, (Line) { .parent = motor, .text = "Magnet", .material = "NdFeB N42UH" });
  bom_add (&bom, (Line) { .parent = motor, .text = "Magnet", .material = "NdFeB N42UH",
                          .supplier = "Other", .substitute_for = magnet });
  audit = bom_audit (&bom, FORCE_DATE);
  questions = lds_questions_new (audit);

  g_assert_cmpuint (questions->groups->len, ==, 1);
  g_assert_cmpstr (get_group (questions, 0)->supplier, ==, "M");
  melt = find_question (get_group (questions, 0), LDS_QUESTION_MELT);
  g_assert_nonnull (melt);
  g_assert_cmpuint (melt->items->len, ==, 1);
  g_assert_cmpint (g_array_index (melt->items, guint, 0), ==, magnet);
  g_assert_cmpuint (melt->stake.n_above, ==, 2);
  g_assert_cmpuint (get_group (questions, 0)->stake.n_above, ==, 2);
}

static guint
count_up_to (const guint *by_exposure,
             LdsExposure  exposure)
{
  guint n = 0;

  for (guint i = 0; i <= exposure; i++)
    n += by_exposure[i];

  return n;
}

static void
add_random_line (Bom    *bom,
                 GRand  *rand,
                 gint64 *ids,
                 guint   n)
{
  static const char *const texts[] = { "NEMA 17 stepper motor", "Ring magnet", "Screw M3x10",
                                       "Mystery module", "Magnet N42", "Magnet N42UH", "Housing" };
  static const char *const materials[] = { NULL, NULL, "Steel", "NdFeB", "SmCo5", "Ferrite Y30" };
  static const char *const countries[] = { NULL, NULL, "CN", "DE", "HK" };
  static const char *const elements[] = { "Dy", "Tb", "RE", "Nd" };
  gint64 parent = n > 0 ? ids[g_rand_int_range (rand, 0, n)] : 0;
  Line line = {
    .parent = g_rand_int_range (rand, 0, 4) == 0 ? 0 : parent,
    .text = texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))],
    .material = materials[g_rand_int_range (rand, 0, G_N_ELEMENTS (materials))],
    .country = countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))],
    .supplier = g_rand_boolean (rand) ? "S" : NULL,
    .not_fitted = g_rand_int_range (rand, 0, 9) == 0,
  };

  ids[n] = bom_add (bom, line);
  for (guint tier = 1; tier <= 3; tier++)
    {
      if (g_rand_int_range (rand, 0, 4) == 0)
        bom_say_tier (bom, ids[n], tier, g_rand_boolean (rand) ? "CN" : "JP");
    }
  if (g_rand_int_range (rand, 0, 4) == 0)
    bom_say_content (bom, ids[n], elements[g_rand_int_range (rand, 0, G_N_ELEMENTS (elements))],
                     g_rand_boolean (rand) ? 0 : 0.01, g_rand_boolean (rand) ? 0.01 : 0.02);
}

static void
assert_between (const LdsStake *stake)
{
  g_assert_cmpint (stake->best, >=, stake->now);
  g_assert_cmpint (stake->worst, <=, stake->best);
  if (stake->now != LDS_EXPOSURE_UNKNOWN)
    g_assert_cmpint (stake->worst, <=, stake->now);
  g_assert_cmpuint (stake->n_changed, <=, stake->n_items);
}

static void
assert_bounds (LdsAudit *audit)
{
  g_autoptr (LdsQuestions) questions = lds_questions_new (audit);
  const LdsSummary *summary = lds_audit_get_summary (audit);

  for (guint i = 0; i < lds_audit_get_n_items (audit); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);
      LdsExposureFacts facts;

      lds_exposure_facts_of (audit, item, &facts);
      g_assert_cmpint (lds_exposure_judge (&facts), ==, item->exposure);
    }

  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    {
      guint today = count_up_to (summary->by_exposure, i);

      g_assert_cmpuint (count_up_to (questions->best.by_exposure, i), <=, today);
      /* An answer can turn what is unknown into what is to watch, and does at worst. */
      if (i < LDS_EXPOSURE_UNKNOWN)
        g_assert_cmpuint (count_up_to (questions->worst.by_exposure, i), >=, today);
      g_assert_cmpuint (count_up_to (questions->worst.by_exposure, i), >=,
                        count_up_to (questions->best.by_exposure, i));
    }

  for (guint i = 0; i < questions->groups->len; i++)
    {
      const LdsQuestionGroup *group = get_group (questions, i);

      assert_between (&group->stake);
      for (guint j = 0; j < group->questions->len; j++)
        {
          const LdsQuestion *question = &g_array_index (group->questions, LdsQuestion, j);

          assert_between (&question->stake);
          g_assert_cmpuint (question->items->len, ==, question->stake.n_items);
        }
    }
}

static void
test_today_lies_between_best_and_worst (void)
{
  guint32 seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 25; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + round);
      g_auto (Bom) bom;
      g_autoptr (LdsAudit) audit = NULL;
      gint64 ids[24];

      bom_open (&bom);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        add_random_line (&bom, rand, ids, i);
      audit = bom_audit (&bom, round % 2 == 0 ? FORCE_DATE : "2025-03-01");
      assert_bounds (audit);
    }
}

static char *
describe (LdsAudit *audit)
{
  g_autoptr (LdsQuestions) questions = lds_questions_new (audit);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < questions->groups->len; i++)
    {
      const LdsQuestionGroup *group = get_group (questions, i);

      g_string_append_printf (text, "%s:", group->supplier != NULL ? group->supplier : "?");
      for (guint j = 0; j < group->questions->len; j++)
        {
          const LdsQuestion *question = &g_array_index (group->questions, LdsQuestion, j);
          g_autofree char *stake = lds_stake_describe (&question->stake, lds_wording_plain);

          g_string_append_printf (text, " %s %u %.6g (%s)",
                                  lds_question_kind_to_string (question->kind),
                                  question->items->len, question->stake.value, stake);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
test_order_of_rows_does_not_matter (void)
{
  static const Line lines[] = {
    { .text = "NEMA 17 stepper motor", .supplier = "b", .price = 0.1 },
    { .text = "NEMA 17 stepper motor", .supplier = "B ", .price = 0.2 },
    { .text = "Ring magnet", .supplier = "a", .price = 0.3 },
    { .text = "Magnet", .material = "NdFeB N42", .supplier = "B", .price = 0.7 },
    { .text = "Mystery module", .supplier = "c" },
    { .text = "Mystery module", .supplier = "d" },
    { .text = "Screw", .material = "Steel", .price = 1e9, .manufacturer = "e" },
    { .text = "Mystery module" },
  };
  g_autofree char *expected = NULL;

  for (guint shift = 0; shift < G_N_ELEMENTS (lines); shift++)
    {
      g_auto (Bom) bom;
      g_autoptr (LdsAudit) audit = NULL;
      g_autofree char *text = NULL;

      bom_open (&bom);
      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        bom_add (&bom, lines[(i * 3 + shift) % G_N_ELEMENTS (lines)]);
      audit = bom_audit (&bom, FORCE_DATE);
      text = describe (audit);
      if (expected == NULL)
        expected = g_strdup (text);
      g_assert_cmpstr (text, ==, expected);
    }
  g_test_message ("%s", expected);
  g_assert_true (g_str_has_prefix (expected, "B:"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/audit/questions/line/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/audit/questions/worst-case-follows-the-date",
                   test_worst_case_follows_the_date);
  g_test_add_func ("/audit/questions/unnamed-rare-earths-are-never-clear",
                   test_unnamed_rare_earths_are_never_clear);
  g_test_add_func ("/audit/questions/suppliers-are-grouped-and-ranked",
                   test_suppliers_are_grouped_and_ranked);
  g_test_add_func ("/audit/questions/mixed-currencies-have-no-sum",
                   test_mixed_currencies_have_no_sum);
  g_test_add_func ("/audit/questions/parts-are-asked-of-who-sells-the-whole",
                   test_parts_are_asked_of_who_sells_the_whole);
  g_test_add_func ("/audit/questions/today-lies-between-best-and-worst",
                   test_today_lies_between_best_and_worst);
  g_test_add_func ("/audit/questions/order-of-rows-does-not-matter",
                   test_order_of_rows_does_not_matter);

  return g_test_run ();
}
