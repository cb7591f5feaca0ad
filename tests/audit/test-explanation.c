/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chain of reasons behind a level: what each kind of step says, and that none is missing. */

#include "bom.h"

#include "lds-explanation.h"

#include <string.h>

#define FORCE_DATE "2026-06-01"
#define N_TEXTS 8

/**
 * Case:
 * @as_at: the day of the audit
 * @line: the line that is explained
 * @tiers: countries that are stated at tiers 2 and 3
 * @level: its level
 * @texts: pairs of a kind and of words that a step of this kind has
 */
typedef struct
{
  const char  *name;
  const char  *as_at;
  Line         line;
  const char  *tiers[2];
  LdsExposure  level;
  const char  *texts[2 * N_TEXTS];
} Case;

static const Case cases[] = {
  { "critical", FORCE_DATE,
    { .part = "MAG-1", .text = "Segment magnet", .material = "NdFeB N42UH", .supplier = "C",
      .country = "CN" },
    { NULL, NULL }, LDS_EXPOSURE_CRITICAL,
    { "cell", "Row 2 says “NdFeB N42UH”; the words “N42UH” decided.",
      "rule", "“N42UH” stands for the material sintered NdFeB magnet, class UH (ndfeb-sintered-uh)",
      "rule", "Nd 18–32 %", "tier", "Tier 1 is in China. Row 2, column F says “CN”, stated.",
      "tier", "That counts as Chinese.",
      "control", "announcement 18 of 2025 came into force on 4 Apr 2025 and is in force on 1 Jun 2026. Direct",
      "control", "(Pr), Nd: under no control of the catalogue on 1 Jun 2026.",
      "level", "critical: the first condition in the table of levels that holds is “an element under a control in force, and a Chinese origin" } },
  { "before-the-control", "2025-03-01",
    { .text = "Segment magnet", .material = "NdFeB N42UH", .country = "CN" },
    { NULL, NULL }, LDS_EXPOSURE_HIGH,
    { "control", "Nd, (Tb), Dy: under no control of the catalogue on 1 Mar 2025.",
      "level", "high: the first condition in the table of levels that holds is “rare earths under no control in force, and a Chinese origin" } },
  { "suspended", FORCE_DATE,
    { .text = "Sintered rod", .material = "Holmium metal", .country = "CN" },
    { NULL, NULL }, LDS_EXPOSURE_HIGH,
    { "control", "is suspended until 10 Nov 2026, so it is not in force on 1 Jun 2026." } },
  { "suspension-over", "2026-11-24",
    { .text = "Sintered rod", .material = "Holmium metal", .country = "CN" },
    { NULL, NULL }, LDS_EXPOSURE_CRITICAL,
    { "control", "was suspended until 10 Nov 2026; on 24 Nov 2026 it counts as in force again. Verify." } },
  { "possible-does-not-count", FORCE_DATE,
    { .text = "Segment magnet", .material = "NdFeB", .country = "CN" },
    { NULL, NULL }, LDS_EXPOSURE_HIGH,
    { "control", "(Tb), (Dy): may be in it or not, and does not count for the level.",
      "level", "“rare earths under no control in force, and a Chinese origin at some tier”" } },
  { "origin-unknown", FORCE_DATE,
    { .text = "Segment magnet", .material = "NdFeB N42UH", .supplier = "V", .country = "DE" },
    { NULL, NULL }, LDS_EXPOSURE_HIGH,
    { "tier", "Tier 1 is in Germany.", "tier", "Tier 2: neither supplier nor country is known.",
      "tier", "a probability, not a fact.",
      "level", "“an element under a control in force, and the origin unknown at some tier”" } },
  { "medium", FORCE_DATE, { .text = "Housing", .material = "ABS", .country = "CN" },
    { NULL, NULL }, LDS_EXPOSURE_MEDIUM,
    { "rule", "Such a thing holds no rare earths; evidence: inferred.",
      "level", "“a Chinese origin at some tier, whatever else is known”" } },
  { "watch", FORCE_DATE, { .text = "Segment magnet", .material = "NdFeB N42UH", .country = "DE" },
    { "JP", "AU" }, LDS_EXPOSURE_WATCH,
    { "tier", "Tier 2 is in Japan.", "tier", "Tier 3 is in Australia.",
      "level", "“rare earths, with all three tiers known and none Chinese”" } },
  { "magnet-unknown", FORCE_DATE, { .text = "NEMA 17 stepper motor", .country = "DE" },
    { NULL, NULL }, LDS_EXPOSURE_UNKNOWN,
    { "rule", "the kind of component stepper motor (stepper-motor)",
      "rule", "it cannot be said whether it holds rare earths",
      "level", "“what it is made of is not known”" } },
  { "seller-unknown", FORCE_DATE, { .text = "Screw M3x10", .material = "Steel" },
    { NULL, NULL }, LDS_EXPOSURE_UNKNOWN,
    { "tier", "Tier 1: neither supplier nor country is known.",
      "level", "“the country at tier 1 is not known”" } },
  { "nothing-said", FORCE_DATE, { .part = "X-1", .country = "DE" },
    { NULL, NULL }, LDS_EXPOSURE_UNKNOWN,
    { "cell", "Row 2 says “X-1”. No word of the line decides what it is made of." } },
  { "clear", FORCE_DATE, { .text = "Ring magnet", .material = "Ferrite Y30", .country = "GB" },
    { NULL, NULL }, LDS_EXPOSURE_CLEAR,
    { "rule", "“Ferrite” stands for the material ferrite magnet (ferrite).",
      "level", "clear: the first condition in the table of levels that holds is “no rare earth" } },
  { "not-fitted", FORCE_DATE,
    { .text = "Ring magnet", .material = "Ferrite Y30", .country = "GB", .not_fitted = TRUE },
    { NULL, NULL }, LDS_EXPOSURE_CLEAR, { "level", "It is not fitted" } },
};

static gboolean
has_step (GPtrArray  *steps,
          const char *kind,
          const char *text)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const LdsExplanationStep *step = g_ptr_array_index (steps, i);

      if (g_str_equal (lds_explanation_kind_to_string (step->kind), kind) &&
          strstr (step->text, text) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
assert_step (GPtrArray  *steps,
             const char *kind,
             const char *text)
{
  if (has_step (steps, kind, text))
    return;

  for (guint i = 0; i < steps->len; i++)
    {
      const LdsExplanationStep *step = g_ptr_array_index (steps, i);

      g_test_message ("%s: %s", lds_explanation_kind_to_string (step->kind), step->text);
    }
  g_test_message ("no step of kind %s says: %s", kind, text);
  g_test_fail ();
}

/* From the cell to the level, in this order, and never without either. */
static void
assert_chain (GPtrArray *steps)
{
  const LdsExplanationStep *first = g_ptr_array_index (steps, 0);
  const LdsExplanationStep *last = g_ptr_array_index (steps, steps->len - 1);

  g_assert_cmpint (first->kind, ==, LDS_EXPLANATION_CELL);
  g_assert_cmpint (last->kind, ==, LDS_EXPLANATION_LEVEL);
  for (guint i = 1; i < steps->len; i++)
    {
      const LdsExplanationStep *before = g_ptr_array_index (steps, i - 1);
      const LdsExplanationStep *step = g_ptr_array_index (steps, i);

      g_assert_cmpint (step->kind, >=, before->kind);
      g_assert_true (g_utf8_validate (step->text, -1, NULL));
    }
}

static void
test_case (gconstpointer data)
{
  const Case *wanted = data;
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  gint64 line;

  bom_open (&bom);
  line = bom_add (&bom, wanted->line);
  for (guint i = 0; i < G_N_ELEMENTS (wanted->tiers); i++)
    {
      if (wanted->tiers[i] != NULL)
        bom_say_tier (&bom, line, i + 2, wanted->tiers[i]);
    }
  audit = bom_audit (&bom, wanted->as_at);
  steps = lds_item_explain (bom_item (audit, line), audit, lds_wording_plain);

  g_assert_cmpint (bom_item (audit, line)->exposure, ==, wanted->level);
  assert_chain (steps);
  for (guint i = 0; wanted->texts[i] != NULL && i + 1 < G_N_ELEMENTS (wanted->texts); i += 2)
    assert_step (steps, wanted->texts[i], wanted->texts[i + 1]);
}

static void
test_sources_are_named (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  gint64 magnet;
  guint n_rules = 0;
  guint n_controls = 0;

  bom_open (&bom);
  magnet = bom_add (&bom, (Line) { .text = "Magnet", .material = "NdFeB N42UH", .country = "CN" });
  audit = bom_audit (&bom, FORCE_DATE);
  steps = lds_item_explain (bom_item (audit, magnet), audit, lds_wording_plain);

  for (guint i = 0; i < steps->len; i++)
    {
      const LdsExplanationStep *step = g_ptr_array_index (steps, i);

      if (step->source == NULL)
        continue;
      g_assert_nonnull (strstr (step->source, "; confidence "));
      n_rules += step->kind == LDS_EXPLANATION_RULE;
      n_controls += step->kind == LDS_EXPLANATION_CONTROL;
    }
  g_assert_cmpuint (n_rules, ==, 1);
  g_assert_cmpuint (n_controls, ==, 1);
}

/* A country that another line states is told with that line's row. */
static void
test_assembly_names_the_lines (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) part_steps = NULL;
  gint64 motor;
  gint64 magnet;

  bom_open (&bom);
  motor = bom_add (&bom, (Line) { .text = "BLDC motor", .supplier = "A", .country = "DE" });
  magnet = bom_add (&bom, (Line) { motor, .text = "Magnet", .material = "NdFeB N42UH",
                                   .supplier = "B", .country = "CN" });
  audit = bom_audit (&bom, FORCE_DATE);
  steps = lds_item_explain (bom_item (audit, motor), audit, lds_wording_plain);
  part_steps = lds_item_explain (bom_item (audit, magnet), audit, lds_wording_plain);

  assert_step (steps, "tier", "Tier 2 is in China. Row 3, column F");
  assert_step (steps, "rule", "what it holds is in its parts");
  assert_step (steps, "level", "With all below it: critical, because of row 3.");
  assert_step (part_steps, "tier", "Tier 1 is in Germany. Row 2, column F");
}

static void
test_claims_and_conflicts (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  gint64 magnet;

  bom_open (&bom);
  magnet = bom_add (&bom, (Line) { .text = "Magnet", .material = "NdFeB N42UH", .country = "CN" });
  bom_say_content (&bom, magnet, "RE", 0, 0);
  audit = bom_audit (&bom, FORCE_DATE);
  steps = lds_item_explain (bom_item (audit, magnet), audit, lds_wording_plain);

  assert_step (steps, "claim", "The line contradicts itself about its rare earths");
}

/* A hostile cell makes neither a long sentence nor a second line. */
static void
test_long_cells_are_cut (void)
{
  g_auto (Bom) bom;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *text = g_strnfill (30000, 'x');
  gint64 line;

  memcpy (text + 20, "\nmagnet\r\n", 9);
  bom_open (&bom);
  line = bom_add (&bom, (Line) { .text = text, .supplier = text, .country = "CN" });
  audit = bom_audit (&bom, FORCE_DATE);
  steps = lds_item_explain (bom_item (audit, line), audit, lds_wording_plain);

  assert_chain (steps);
  for (guint i = 0; i < steps->len; i++)
    {
      const LdsExplanationStep *step = g_ptr_array_index (steps, i);

      g_assert_cmpuint (strlen (step->text), <, 700);
      g_assert_null (strpbrk (step->text, "\r\n"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/explanation/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/explanation/sources-are-named", test_sources_are_named);
  g_test_add_func ("/explanation/assembly-names-the-lines", test_assembly_names_the_lines);
  g_test_add_func ("/explanation/claims-and-conflicts", test_claims_and_conflicts);
  g_test_add_func ("/explanation/long-cells-are-cut", test_long_cells_are_cut);

  return g_test_run ();
}
