/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two lists with known differences, and what must hold of any two. */

#include "bom.h"

#include "lds-comparison.h"

#include <math.h>
#include <string.h>

#define AS_AT "2026-06-01"
#define N_LINES 500
#define N_ASSEMBLIES 40
#define N_PAIRS 60

/* A line of a list that is being drawn; texts live until the test ends. */
typedef struct
{
  int  parent;
  Line line;
} Draft;

static LdsCatalogue *catalogue;
static GStringChunk *texts;

static const char *const suppliers[] = { "Acme GmbH", "Brook Ltd", "Castell SA", "Delta Oy" };
static const char *const countries[] = { NULL, "DE", "CN", "GB", "FI" };
static const char *const materials[] = { "NdFeB N42UH", "Steel", "Aluminium 6061", "Ferrite Y30" };
static const char *const nouns[] = { "Housing", "Magnet", "Bracket", "Shaft", "Cover", "Rotor" };

#define pick(random, list) ((list)[g_rand_int_range (random, 0, G_N_ELEMENTS (list))])

static const char *
keep (char *text)
{
  const char *kept = g_string_chunk_insert_const (texts, text);

  g_free (text);

  return kept;
}

static LdsComparisonSide *
take_side (GArray     *drafts,
           const char *as_at)
{
  g_auto (Bom) bom = { 0 };
  g_autofree gint64 *ids = g_new0 (gint64, drafts->len);
  g_autoptr (LdsAudit) audit = NULL;

  bom_open_with (&bom, catalogue);
  for (guint i = 0; i < drafts->len; i++)
    {
      Draft draft = g_array_index (drafts, Draft, i);

      draft.line.parent = draft.parent >= 0 ? ids[draft.parent] : 0;
      ids[i] = bom_add (&bom, draft.line);
    }
  audit = bom_audit (&bom, as_at);

  return lds_comparison_side_of_audit (audit, NULL, "test");
}

static LdsComparison *
compare (GArray *before,
         GArray *after)
{
  g_autoptr (LdsComparisonSide) first = take_side (before, AS_AT);
  g_autoptr (LdsComparisonSide) second = take_side (after, AS_AT);

  return lds_comparison_new (first, second);
}

static GArray *
copy (GArray *drafts)
{
  GArray *other = g_array_new (FALSE, TRUE, sizeof (Draft));

  g_array_append_vals (other, drafts->data, drafts->len);

  return other;
}

static int
add (GArray *drafts,
     int     parent,
     Line    line)
{
  Draft draft = { parent, line };

  g_array_append_val (drafts, draft);

  return (int) drafts->len - 1;
}

/* Puts a line in or takes one out, so that all others still stand under their parents. */
static void
insert (GArray *drafts,
        guint   at,
        int     parent,
        Line    line)
{
  Draft draft = { parent, line };

  g_array_insert_val (drafts, at, draft);
  for (guint i = 0; i < drafts->len; i++)
    {
      int *above = &g_array_index (drafts, Draft, i).parent;

      *above += i != at && *above >= (int) at;
    }
}

static void
take_out (GArray *drafts,
          guint   at)
{
  g_array_remove_index (drafts, at);
  for (guint i = 0; i < drafts->len; i++)
    {
      int *above = &g_array_index (drafts, Draft, i).parent;

      g_assert_cmpint (*above, !=, (int) at);
      *above -= *above > (int) at;
    }
}

static guint
find (GArray     *drafts,
      const char *part)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      if (g_strcmp0 (g_array_index (drafts, Draft, i).line.part, part) == 0)
        return i;
    }
  g_assert_not_reached ();
}

#define LINE(drafts, part) (&g_array_index (drafts, Draft, find (drafts, part)).line)

/* Each change as "kind before>after field field", sorted: what the lines say, not what came out. */
static char *
list_changes (LdsComparison *comparison)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < comparison->changes->len; i++)
    {
      const LdsLineChange *change = &g_array_index (comparison->changes, LdsLineChange, i);
      const LdsComparedLine *b = lds_line_change_get_before (change, comparison);
      const LdsComparedLine *a = lds_line_change_get_after (change, comparison);
      GString *text;

      if (change->kind == LDS_CHANGE_NONE)
        continue;
      text = g_string_new (lds_change_kind_to_string (change->kind));
      g_string_append_printf (text, " %s>%s", b != NULL ? b->part_number : "",
                              a != NULL ? a->part_number : "");
      for (guint f = 0; f < LDS_N_CHANGED_FIELDS; f++)
        {
          if ((change->fields & LDS_CHANGED_FACTS & (1u << f)) != 0)
            g_string_append_printf (text, " %s", lds_changed_field_to_string (f));
        }
      g_ptr_array_add (list, g_string_free_and_steal (text));
    }
  g_ptr_array_sort_values (list, (GCompareFunc) strcmp);
  g_ptr_array_add (list, NULL);

  return g_strjoinv ("\n", (char **) list->pdata);
}

static GArray *
draw_product (GRand *random)
{
  GArray *drafts = g_array_new (FALSE, TRUE, sizeof (Draft));

  add (drafts, -1, (Line) { .part = "TOP-1", .text = "Actuator" });
  for (guint i = 1; i < N_LINES; i++)
    {
      gboolean assembly = i < N_ASSEMBLIES;
      gboolean screw = !assembly && i % 5 == 0;
      int parent = assembly ? g_rand_int_range (random, 0, (i + 3) / 4)
                            : g_rand_int_range (random, 0, N_ASSEMBLIES);
      const char *noun = assembly ? "Assembly" : pick (random, nouns);

      /* The same few screws stand in many assemblies. */
      add (drafts, parent, (Line) {
        .part = screw ? keep (g_strdup_printf ("SCR-%u", i % 3))
                      : keep (g_strdup_printf ("%c-%04u", *noun, i)),
        .text = screw ? "Screw" : keep (g_strdup_printf ("%s %u", noun, i)),
        .material = assembly ? NULL : screw ? "Steel" : pick (random, materials),
        .supplier = pick (random, suppliers),
        .country = pick (random, countries),
        .quantity = g_rand_int_range (random, 1, 9),
        .mass_g = assembly ? 0 : g_rand_int_range (random, 1, 50),
      });
    }

  return drafts;
}

/* Parts that stand once and hold nothing, in an order drawn at random. */
static GPtrArray *
list_parts (GArray *drafts,
            GRand  *random)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = N_ASSEMBLIES; i < drafts->len; i++)
    {
      const char *part = g_array_index (drafts, Draft, i).line.part;

      if (!g_str_has_prefix (part, "SCR"))
        g_ptr_array_add (parts, (gpointer) part);
    }
  for (guint i = parts->len; i > 1; i--)
    {
      guint j = g_rand_int_range (random, 0, i);
      gpointer swapped = parts->pdata[j];

      parts->pdata[j] = parts->pdata[i - 1];
      parts->pdata[i - 1] = swapped;
    }

  return parts;
}

/* The 40 changes, and what they ought to be called. */
static void
change_product (GArray    *drafts,
                GPtrArray *parts,
                GPtrArray *expected)
{
  guint n = 0;

#define next_part() ((const char *) g_ptr_array_index (parts, n++))
#define expect(...) g_ptr_array_add (expected, g_strdup_printf (__VA_ARGS__))

  for (guint i = 0; i < 8; i++)
    {
      const char *part = next_part ();

      LINE (drafts, part)->quantity += 3;
      expect ("changed %s>%s quantity", part, part);
    }
  for (guint i = 0; i < 6; i++)
    {
      const char *part = i == 0 ? "A-0003" : next_part ();

      LINE (drafts, part)->supplier = "Other Ltd";
      expect ("changed %s>%s supplier", part, part);
    }
  for (guint i = 0; i < 5; i++)
    {
      const char *part = next_part ();

      LINE (drafts, part)->material = "SmCo5";
      expect ("changed %s>%s material", part, part);
    }
  for (guint i = 0; i < 8; i++)
    {
      const char *part = next_part ();

      take_out (drafts, find (drafts, part));
      expect ("removed %s>", part);
    }
  for (guint i = 0; i < 10; i++)
    {
      const char *part = keep (g_strdup_printf ("NEW-%u", i));

      insert (drafts, N_ASSEMBLIES + i * 40, i * 3,
              (Line) { .part = part, .text = keep (g_strdup_printf ("Sensor %c", 'a' + i)) });
      expect ("added >%s", part);
    }
  {
    const char *renamed = next_part ();
    const char *moved = next_part ();
    guint at = find (drafts, moved);
    int *parent = &g_array_index (drafts, Draft, at).parent;
    int *above = &g_array_index (drafts, Draft, N_ASSEMBLIES - 1).parent;

    LINE (drafts, renamed)->part = "REN-1";
    expect ("changed %s>REN-1 part_number", renamed);
    *parent = *parent == 5 ? 6 : 5;
    expect ("moved %s>%s", moved, moved);
    /* An assembly takes along what stands under it. */
    *above = *above == 2 ? 1 : 2;
    expect ("moved A-%04u>A-%04u", N_ASSEMBLIES - 1, N_ASSEMBLIES - 1);
  }
  g_ptr_array_sort_values (expected, (GCompareFunc) strcmp);

#undef next_part
#undef expect
}

/* Lines under one parent that change places are no change. */
static void
swap_neighbours (GArray *drafts)
{
  for (guint i = N_ASSEMBLIES; i + 1 < drafts->len; i += 7)
    {
      Draft *pair = &g_array_index (drafts, Draft, i);
      Draft first = pair[0];

      pair[0] = pair[1];
      pair[1] = first;
    }
}

static void
test_forty_changes (void)
{
  for (guint32 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GArray) before = draw_product (random);
      g_autoptr (GPtrArray) parts = list_parts (before, random);
      g_autoptr (GArray) after = copy (before);
      g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (LdsComparison) comparison = NULL;
      g_autofree char *found = NULL;
      g_autofree char *wanted = NULL;

      change_product (after, parts, expected);
      swap_neighbours (after);
      g_assert_cmpuint (expected->len, ==, 40);
      g_ptr_array_add (expected, NULL);
      wanted = g_strjoinv ("\n", (char **) expected->pdata);

      comparison = compare (before, after);
      found = list_changes (comparison);
      g_assert_cmpstr (found, ==, wanted);
      g_assert_cmpuint (comparison->n[LDS_CHANGE_ADDED], ==, 10);
      g_assert_cmpuint (comparison->n[LDS_CHANGE_REMOVED], ==, 8);
      g_assert_cmpuint (comparison->n[LDS_CHANGE_MOVED], ==, 2);
      g_assert_cmpuint (comparison->n[LDS_CHANGE_CHANGED], ==, 20);
    }
}

static void
assert_changes (GArray     *before,
                GArray     *after,
                const char *expected)
{
  g_autoptr (LdsComparison) comparison = compare (before, after);
  g_autofree char *found = list_changes (comparison);

  g_assert_cmpstr (found, ==, expected);
}

static GArray *
new_list (void)
{
  return g_array_new (FALSE, TRUE, sizeof (Draft));
}

/* Of three lines of one part, the one with the other quantity went. */
static void
test_duplicates (void)
{
  g_autoptr (GArray) before = new_list ();
  g_autoptr (GArray) after = NULL;
  g_autoptr (LdsComparison) comparison = NULL;
  const LdsLineChange *last;

  for (guint i = 0; i < 3; i++)
    add (before, -1, (Line) { .part = "SCR-1", .text = "Screw", .quantity = 4 * (i + 1) });
  after = copy (before);
  take_out (after, 1);

  comparison = compare (before, after);
  g_assert_cmpuint (comparison->n[LDS_CHANGE_NONE], ==, 2);
  g_assert_cmpuint (comparison->n[LDS_CHANGE_REMOVED], ==, 1);
  last = &g_array_index (comparison->changes, LdsLineChange, 2);
  g_assert_cmpint (last->before, ==, 1);
}

/* One assembly twice, each with its lines: those of the one that stays stay under it. */
static void
test_duplicate_assembly (void)
{
  g_autoptr (GArray) before = new_list ();
  g_autoptr (GArray) after = NULL;

  for (guint i = 0; i < 2; i++)
    {
      int motor = add (before, -1, (Line) { .part = "MOT-1", .text = "Motor", .quantity = i + 1 });

      add (before, motor, (Line) { .part = "MAG-1", .text = "Magnet" });
      add (before, motor, (Line) { .part = "SCR-1", .text = "Screw" });
    }
  after = copy (before);
  take_out (after, 2);
  take_out (after, 1);
  take_out (after, 0);

  assert_changes (before, after, "removed MAG-1>\nremoved MOT-1>\nremoved SCR-1>");
}

static void
test_renamed (void)
{
  g_autoptr (GArray) before = new_list ();
  g_autoptr (GArray) after = NULL;
  int motor = add (before, -1, (Line) { .part = "MOT-1", .text = "Servo motor" });

  add (before, motor, (Line) { .part = "MAG-211", .text = "Segment magnet N42UH", .quantity = 8 });
  add (before, motor, (Line) { .part = "SCR-410", .text = "Screw M3x10" });
  add (before, motor, (Line) { .part = "SHF-7", .text = "Shaft" });
  after = copy (before);
  LINE (after, "MOT-1")->text = "Brushless drive";
  LINE (after, "MOT-1")->part = "900-44";
  LINE (after, "MAG-211")->text = "Segment magnet N45UH";
  LINE (after, "MAG-211")->part = "MAG-212";
  LINE (after, "SHF-7")->part = "S9";
  LINE (after, "SCR-410")->text = "Rivet";
  LINE (after, "SCR-410")->part = "RIV-2";

  assert_changes (before, after,
                  "added >RIV-2\n"
                  "changed MAG-211>MAG-212 part_number description\n"
                  "changed MOT-1>900-44 part_number description\n"
                  "changed SHF-7>S9 part_number\n"
                  "removed SCR-410>");
}

/* Case and spaces of a number are no other number. */
static void
test_spelling (void)
{
  g_autoptr (GArray) before = new_list ();
  g_autoptr (GArray) after = new_list ();

  add (before, -1, (Line) { .part = "MAG-211 A", .text = "Magnet", .supplier = "ACME GmbH" });
  add (after, -1, (Line) { .part = "mag-211 a", .text = "magnet ", .supplier = "Acme GmbH" });

  assert_changes (before, after, "");
}

/* Another top, another number: still the same product with one line more. */
static void
test_products (void)
{
  g_autoptr (GArray) before = new_list ();
  g_autoptr (GArray) after = NULL;
  int top = add (before, -1, (Line) { .part = "ACT-100", .text = "Fin actuator" });

  add (before, top, (Line) { .part = "MAG-1", .text = "Magnet" });
  add (before, top, (Line) { .part = "SCR-1", .text = "Screw" });
  after = copy (before);
  LINE (after, "ACT-100")->text = "Something else";
  LINE (after, "ACT-100")->part = "XYZ-7";
  add (after, top, (Line) { .part = "HSG-1", .text = "Housing" });

  assert_changes (before, after,
                  "added >HSG-1\nchanged ACT-100>XYZ-7 part_number description");
}

/* What a change of material did to the level, the masses and the totals. */
static void
test_effect (void)
{
  g_autoptr (GArray) before = new_list ();
  g_autoptr (GArray) after = NULL;
  g_autoptr (LdsComparison) comparison = NULL;
  const LdsLineChange *motor_change;
  const LdsLineChange *magnet_change;
  int motor = add (before, -1, (Line) { .part = "MOT-1", .text = "Frame", .supplier = "A",
                                        .material = "Steel", .country = "DE" });

  add (before, motor, (Line) { .part = "MAG-1", .text = "Magnet", .material = "NdFeB N42UH",
                               .supplier = "B", .country = "CN", .mass_g = 10 });
  after = copy (before);
  LINE (after, "MAG-1")->material = "Ferrite Y30";
  LINE (after, "MAG-1")->country = "GB";

  comparison = compare (before, after);
  motor_change = &g_array_index (comparison->changes, LdsLineChange, 0);
  magnet_change = &g_array_index (comparison->changes, LdsLineChange, 1);
  g_assert_cmpint (motor_change->kind, ==, LDS_CHANGE_NONE);
  g_assert_true (motor_change->fields & (1u << LDS_CHANGED_ROLLUP));
  g_assert_true (motor_change->fields & (1u << LDS_CHANGED_TIER_2));
  g_assert_cmpint (magnet_change->kind, ==, LDS_CHANGE_CHANGED);
  g_assert_true (magnet_change->fields & (1u << LDS_CHANGED_COUNTRIES));
  g_assert_true (magnet_change->fields & (1u << LDS_CHANGED_EXPOSURE));
  g_assert_true (magnet_change->fields & (1u << LDS_CHANGED_ELEMENTS));
  g_assert_cmpint (lds_line_change_get_before (magnet_change, comparison)->exposure, ==,
                   LDS_EXPOSURE_CRITICAL);
  g_assert_cmpint (lds_line_change_get_after (magnet_change, comparison)->exposure, ==,
                   LDS_EXPOSURE_CLEAR);
  g_assert_cmpuint (comparison->n_better, ==, 2);
  g_assert_cmpuint (comparison->n_worse, ==, 0);
  g_assert_cmpuint (comparison->n_affected, ==, 1);
  g_assert_cmpuint (comparison->before->by_exposure[LDS_EXPOSURE_CRITICAL], ==, 1);
  g_assert_cmpuint (comparison->after->by_exposure[LDS_EXPOSURE_CRITICAL], ==, 0);
  g_assert_cmpuint (comparison->before->n_chinese, ==, 2);
  g_assert_cmpuint (comparison->before->elements->len, >, 0);
  g_assert_cmpuint (comparison->after->elements->len, ==, 0);
}

/* Two products in one workspace. */
static void
test_sources (void)
{
  g_auto (Bom) bom = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (LdsComparisonSide) all = NULL;
  g_autoptr (LdsComparisonSide) first = NULL;
  g_autoptr (LdsComparisonSide) second = NULL;
  g_autoptr (LdsComparison) comparison = NULL;
  const gboolean only_first[] = { TRUE, FALSE };
  const gboolean only_second[] = { FALSE, TRUE };
  LdsSourceRecord source = { .file = "other.csv", .header_row = 1 };
  gint64 motor;

  bom_open_with (&bom, catalogue);
  bom_add (&bom, (Line) { .part = "SCR-1", .text = "Screw", .country = "DE", .material = "Steel" });
  g_assert_true (lds_workspace_add_source (bom.workspace, &source, &error));
  bom.source = source.id;
  motor = bom_add (&bom, (Line) { .part = "MOT-1", .text = "Frame", .country = "CN" });
  bom_add (&bom, (Line) { .parent = motor, .part = "SCR-1", .text = "Screw", .country = "DE",
                          .material = "Steel" });
  audit = bom_audit (&bom, AS_AT);

  all = lds_comparison_side_of_audit (audit, NULL, "all");
  first = lds_comparison_side_of_audit (audit, only_first, "first");
  second = lds_comparison_side_of_audit (audit, only_second, "second");
  g_assert_cmpuint (all->n_items, ==, lds_audit_get_summary (audit)->n_items);
  g_assert_cmpuint (all->n_chinese, ==, lds_audit_get_summary (audit)->n_chinese);
  g_assert_cmpuint (first->n_items, ==, 1);
  g_assert_cmpuint (second->n_items, ==, 2);
  g_assert_cmpint (lds_comparison_side_get_line (second, 1)->parent, ==, 0);

  comparison = lds_comparison_new (first, second);
  g_assert_cmpuint (comparison->n[LDS_CHANGE_ADDED], ==, 1);
  g_assert_cmpuint (comparison->n[LDS_CHANGE_MOVED], ==, 1);
}

/* The same list before and after a control came into force. */
static void
test_dates (void)
{
  g_autoptr (GArray) list = new_list ();
  g_autoptr (LdsComparisonSide) earlier = NULL;
  g_autoptr (LdsComparisonSide) later = NULL;
  g_autoptr (LdsComparison) comparison = NULL;

  add (list, -1, (Line) { .part = "MAG-1", .text = "Magnet", .material = "NdFeB N42UH",
                          .supplier = "B", .country = "CN", .mass_g = 10 });
  earlier = take_side (list, "2025-01-01");
  later = take_side (list, AS_AT);

  comparison = lds_comparison_new (earlier, later);
  g_assert_cmpuint (comparison->n[LDS_CHANGE_NONE], ==, 1);
  g_assert_cmpuint (comparison->n_affected, ==, 1);
  g_assert_cmpuint (comparison->n_worse, ==, 1);
  g_assert_cmpint (g_array_index (comparison->changes, LdsLineChange, 0).fields, ==,
                   (1u << LDS_CHANGED_EXPOSURE) | (1u << LDS_CHANGED_ROLLUP));
}

/* A small list with few different texts, so that much is ambiguous. */
static GArray *
draw_ambiguous (void)
{
  GArray *drafts = new_list ();
  guint n = g_test_rand_int_range (0, 25);

  for (guint i = 0; i < n; i++)
    add (drafts, g_test_rand_int_range (-1, (int) i), (Line) {
      .part = g_test_rand_int_range (0, 3) == 0
                ? NULL : keep (g_strdup_printf ("P-%d", g_test_rand_int_range (0, 6))),
      .text = keep (g_strdup_printf ("%s no %d", nouns[g_test_rand_int_range (0, 3)],
                                     g_test_rand_int_range (0, 3))),
      .material = materials[g_test_rand_int_range (0, 4)],
      .supplier = suppliers[g_test_rand_int_range (0, 3)],
      .country = countries[g_test_rand_int_range (0, 5)],
      .quantity = g_test_rand_int_range (1, 4),
      .mass_g = g_test_rand_int_range (0, 3),
    });

  return drafts;
}

static void
assert_mirrors (LdsComparison *there,
                LdsComparison *back)
{
  static const LdsChangeKind mirrored[] = {
    [LDS_CHANGE_ADDED] = LDS_CHANGE_REMOVED, [LDS_CHANGE_REMOVED] = LDS_CHANGE_ADDED,
    [LDS_CHANGE_MOVED] = LDS_CHANGE_MOVED,   [LDS_CHANGE_CHANGED] = LDS_CHANGE_CHANGED,
    [LDS_CHANGE_NONE] = LDS_CHANGE_NONE,
  };

  g_assert_cmpuint (there->changes->len, ==, back->changes->len);
  for (guint i = 0; i < there->changes->len; i++)
    {
      const LdsLineChange *change = &g_array_index (there->changes, LdsLineChange, i);
      gboolean found = FALSE;

      for (guint j = 0; j < back->changes->len && !found; j++)
        {
          const LdsLineChange *other = &g_array_index (back->changes, LdsLineChange, j);

          found = other->before == change->after && other->after == change->before &&
                  other->fields == change->fields && other->kind == mirrored[change->kind];
        }
      g_assert_true (found);
    }
  g_assert_cmpuint (there->n_worse, ==, back->n_better);
}

static void
test_properties (void)
{
  for (guint i = 0; i < N_PAIRS; i++)
    {
      g_autoptr (GArray) first = draw_ambiguous ();
      g_autoptr (GArray) second = draw_ambiguous ();
      g_autoptr (LdsComparisonSide) a = take_side (first, AS_AT);
      g_autoptr (LdsComparisonSide) b = take_side (second, AS_AT);
      g_autoptr (LdsComparison) same = lds_comparison_new (a, a);
      g_autoptr (LdsComparison) there = lds_comparison_new (a, b);
      g_autoptr (LdsComparison) back = lds_comparison_new (b, a);

      g_assert_true (lds_comparison_is_empty (same));
      assert_mirrors (there, back);
      g_assert_cmpuint (there->n[LDS_CHANGE_REMOVED] + second->len, ==,
                        there->n[LDS_CHANGE_ADDED] + first->len);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  texts = g_string_chunk_new (4096);
  catalogue = lds_catalogue_load (NULL, NULL);
  g_assert_nonnull (catalogue);

  g_test_add_func ("/comparison/forty-known-changes-are-exactly-found", test_forty_changes);
  g_test_add_func ("/comparison/one-of-equal-lines-goes", test_duplicates);
  g_test_add_func ("/comparison/one-of-equal-assemblies-goes", test_duplicate_assembly);
  g_test_add_func ("/comparison/renamed-is-not-added-and-removed", test_renamed);
  g_test_add_func ("/comparison/spelling-is-no-change", test_spelling);
  g_test_add_func ("/comparison/two-products", test_products);
  g_test_add_func ("/comparison/two-products-of-one-workspace", test_sources);
  g_test_add_func ("/comparison/what-a-change-did", test_effect);
  g_test_add_func ("/comparison/what-time-did", test_dates);
  g_test_add_func ("/comparison/same-is-empty-and-back-mirrors-there", test_properties);
  status = g_test_run ();
  g_clear_object (&catalogue);
  g_string_chunk_free (texts);

  return status;
}
