/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-structure.h"

#include <string.h>

#define N(items) G_N_ELEMENTS (items)

static LdsStructure *
build (LdsStructureItem *items,
       guint             n_items)
{
  for (guint i = 0; i < n_items; i++)
    items[i].row = i + 2;

  return lds_structure_build (items, n_items);
}

/* "0:-1 1:0 2:1": each occurrence's line and the occurrence above it. */
static void
assert_tree (LdsStructure *structure,
             const char   *wanted)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < structure->occurrences->len; i++)
    {
      const LdsOccurrence *occurrence = &g_array_index (structure->occurrences, LdsOccurrence, i);

      g_string_append_printf (found, "%s%u:%d", i > 0 ? " " : "", occurrence->item,
                              occurrence->parent);
      if (occurrence->parent >= 0)
        g_assert_cmpuint (occurrence->level, ==,
                          g_array_index (structure->occurrences, LdsOccurrence,
                                         occurrence->parent).level + 1);
      else
        g_assert_cmpuint (occurrence->level, ==, 0);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
assert_warning (LdsStructure *structure,
                guint         row,
                const char   *word)
{
  const LdsStructureWarning *warning;

  g_assert_cmpuint (structure->warnings->len, ==, 1);
  warning = &g_array_index (structure->warnings, LdsStructureWarning, 0);
  g_assert_cmpuint (warning->row, ==, row);
  g_assert_nonnull (strstr (warning->text, word));
}

static void
test_flat (void)
{
  LdsStructureItem items[] = { { .position = "1" }, { .position = "2" }, { .level = "" } };
  g_autoptr (LdsStructure) structure = build (items, N (items));

  assert_tree (structure, "0:-1 1:-1 2:-1");
  g_assert_cmpuint (structure->warnings->len, ==, 0);
}

static void
test_levels (void)
{
  static const char *const forms[][5] = {
    { "0", "1", "2", "2", "1" },     { "1", "2", "3", "3", "2" },
    { "0", ".1", "..2", "..2", ".1" }, { "L1", "L2", "L3", "L3", "L2" },
    { "1.0", "2.0", "3.0", "3.0", "2.0" }, { "Level 0", "Level 1", "Level 2", "Level 2", "Level 1" },
    { "1.", "2.", "3.", "3.", "2." },      { ">", ">>", ">>>", ">>>", ">>" },
    { "0", "└─ 1", "│  └─ 2", "   └─ 2", "└─ 1" }, { " 0", "  1", "   2", "   2", "  1" },
  };

  for (gsize i = 0; i < N (forms); i++)
    {
      LdsStructureItem items[5] = { 0 };
      g_autoptr (LdsStructure) structure = NULL;

      for (guint j = 0; j < 5; j++)
        items[j].level = forms[i][j];
      structure = build (items, 5);
      assert_tree (structure, "0:-1 1:0 2:1 3:1 4:0");
      g_assert_cmpuint (structure->warnings->len, ==, 0);
    }
}

static void
test_level_jump (void)
{
  LdsStructureItem items[] = { { .level = "0" }, { .level = "2" }, { .level = "2" },
                               { .level = "1" } };
  g_autoptr (LdsStructure) structure = build (items, N (items));

  assert_tree (structure, "0:-1 1:0 2:0 3:0");
  assert_warning (structure, 3, "from 0 to 2");
}

static void
test_alike_warnings_are_gathered (void)
{
  LdsStructureItem items[40] = { 0 };
  g_autoptr (LdsStructure) structure = NULL;

  for (guint i = 0; i < N (items); i++)
    items[i].level = i % 2 == 0 ? "0" : "2";
  structure = build (items, N (items));
  assert_warning (structure, 3, "The same in 19 more lines: rows 5, 7, 9, 11, 13, …");
}

static void
test_deep_start (void)
{
  LdsStructureItem items[] = { { .level = "2" }, { .level = "1" }, { .level = "2" } };
  g_autoptr (LdsStructure) structure = build (items, N (items));

  assert_tree (structure, "0:-1 1:-1 2:1");
  assert_warning (structure, 2, "deeper than the highest level");
}

static void
test_level_against_number (void)
{
  LdsStructureItem items[] = {
    { .level = "0", .position = "1" },   { .level = "1", .position = "1.1" },
    { .level = "1", .position = "1.2" }, { .level = "0", .position = "1.3" },
    { .level = "1", .position = "1.3.1" },
  };
  g_autoptr (LdsStructure) structure = build (items, N (items));

  assert_tree (structure, "0:-1 1:0 2:0 3:-1 4:3");
  assert_warning (structure, 5, "the level was followed");
}

static void
test_dotted_forms (void)
{
  static const char *const forms[][5] = {
    { "1", "1.1", "1.1.1", "1.1.2", "1.2" },      { "1.", "1.1.", "1.1.1.", "1.1.2.", "1.2." },
    { "1.0", "1.1", "1.1.1", "1.1.2", "1.2" },    { "A", "A.1", "A.1.a", "A.1.b", "A.2" },
    { "1", "1.A", "1.A.1", "1.A.2", "1.B" },      { " 1", " 1.1", " 1.1.1", " 1.1.2", " 1.2" },
    { "1.0.0", "1.1.0", "1.1.1", "1.1.2", "1.2.0" },
  };

  for (gsize i = 0; i < N (forms); i++)
    for (gsize in = 0; in < 2; in++)
      {
        LdsStructureItem items[5] = { 0 };
        g_autoptr (LdsStructure) structure = NULL;

        for (guint j = 0; j < 5; j++)
          *(in == 0 ? &items[j].position : &items[j].level) = forms[i][j];
        structure = build (items, 5);
        assert_tree (structure, "0:-1 1:0 2:1 3:1 4:0");
        g_assert_cmpuint (structure->warnings->len, ==, 0);
      }
}

static void
test_plain_positions_are_flat (void)
{
  static const char *const forms[][3] = {
    { "1.1", "1.2", "1.3" }, { "1.0", "2.0", "3.0" }, { "A", "B", "C" }, { "10", "20", "30" },
  };

  for (gsize i = 0; i < N (forms); i++)
    {
      LdsStructureItem items[] = { { .position = forms[i][0] }, { .position = forms[i][1] },
                                   { .position = forms[i][2] } };
      g_autoptr (LdsStructure) structure = build (items, N (items));

      assert_tree (structure, "0:-1 1:-1 2:-1");
    }
}

static void
test_dotted (void)
{
  LdsStructureItem items[] = { { .position = "1" }, { .position = "1.1" }, { .position = "1.1.1" },
                               { .position = "1.2" }, { .position = "2" }, { .position = "2.1.1" },
                               { .position = "1.10" } };
  g_autoptr (LdsStructure) structure = build (items, N (items));

  assert_tree (structure, "0:-1 1:0 2:1 3:0 4:-1 5:4 6:0");
  assert_warning (structure, 7, "2.1.1");
}

static void
test_dotted_part_numbers (void)
{
  LdsStructureItem items[] = { { .position = "1", .part_number = "100" },
                               { .position = "2", .part_number = "100.1" },
                               { .position = "3", .part_number = "100.2" } };
  g_autoptr (LdsStructure) structure = build (items, N (items));

  assert_tree (structure, "0:-1 1:0 2:0");
}

/* Worked example 4: A = 2 B + 1 C, B = 3 D, C = 4 D. */
static void
test_shared_assembly (void)
{
  LdsStructureItem items[] = {
    { .part_number = "A" },
    { .part_number = "B", .parent = "A" },
    { .part_number = "C", .parent = "A" },
    { .part_number = "D", .parent = "B" },
    { .part_number = "D", .parent = "C" },
  };
  static const double quantities[] = { 1, 2, 1, 3, 4 };
  g_autoptr (LdsStructure) structure = build (items, N (items));
  double total = 0;

  assert_tree (structure, "0:-1 1:0 3:1 2:0 4:3");
  for (guint i = 0; i < structure->occurrences->len; i++)
    {
      const LdsOccurrence *o = &g_array_index (structure->occurrences, LdsOccurrence, i);
      double n = 1;

      if (strcmp (items[o->item].part_number, "D") != 0)
        continue;
      for (int up = (int) i; up >= 0;
           up = g_array_index (structure->occurrences, LdsOccurrence, up).parent)
        n *= quantities[g_array_index (structure->occurrences, LdsOccurrence, up).item];
      total += n;
    }
  g_assert_cmpfloat (total, ==, 10);
}

static void
test_used_twice (void)
{
  LdsStructureItem items[] = {
    { .part_number = "X" }, { .part_number = "Y" }, { .part_number = "M", .parent = "X" },
    { .part_number = "M", .parent = "Y" }, { .part_number = "N", .parent = "M" },
  };
  g_autoptr (LdsStructure) structure = build (items, N (items));

  assert_tree (structure, "0:-1 2:0 4:1 1:-1 3:3 4:4");
  assert_warning (structure, 0, "several places");
}

static void
test_exploded (void)
{
  LdsStructureItem items[] = {
    { .part_number = "X" }, { .part_number = "M", .parent = "X" },
    { .part_number = "N", .parent = "M" }, { .part_number = "Y" },
    { .part_number = "M", .parent = "Y" }, { .part_number = "N", .parent = "M" },
  };
  g_autoptr (LdsStructure) structure = build (items, N (items));

  assert_tree (structure, "0:-1 1:0 2:1 3:-1 4:3 5:4");
  g_assert_cmpuint (structure->warnings->len, ==, 0);
}

static void
test_cycle (void)
{
  LdsStructureItem items[] = {
    { .part_number = "A", .parent = "B" }, { .part_number = "B", .parent = "A" },
    { .part_number = "C", .parent = "A" }, { .part_number = "S", .parent = "S" },
  };
  g_autoptr (LdsStructure) structure = build (items, N (items));

  assert_tree (structure, "3:-1 0:-1 1:1 2:1");
  g_assert_cmpuint (structure->warnings->len, ==, 2);
  g_assert_cmpuint (g_array_index (structure->warnings, LdsStructureWarning, 0).row, ==, 2);
  g_assert_cmpuint (g_array_index (structure->warnings, LdsStructureWarning, 1).row, ==, 2);
}

static void
test_parents_that_are_the_top (void)
{
  static const char *const words[] = { "TOP", "root", "Top Level", "-", "N/A", " none ", "0" };

  for (gsize i = 0; i < N (words); i++)
    {
      LdsStructureItem items[] = {
        { .part_number = "A", .parent = words[i] }, { .part_number = "B", .parent = "a " },
        { .part_number = "C", .parent = words[i] }, { .part_number = "D", .parent = "C" },
      };
      g_autoptr (LdsStructure) structure = build (items, N (items));

      assert_tree (structure, "0:-1 1:0 2:-1 3:2");
      g_assert_cmpuint (structure->warnings->len, ==, 0);
    }
}

static void
test_parent_by_row (void)
{
  LdsStructureItem items[] = { { .name = "Motor" }, { .name = "Rotor", .parent = "2" },
                               { .name = "Magnet", .parent = "3" }, { .name = "Lid" } };
  g_autoptr (LdsStructure) structure = build (items, N (items));

  assert_tree (structure, "0:-1 1:0 2:1 3:-1");
}

static void
test_missing_parent (void)
{
  LdsStructureItem items[] = {
    { .part_number = "A", .parent = "PRODUCT" }, { .part_number = "B", .parent = "A" },
    { .part_number = "C", .parent = "PRODUCT" }, { .part_number = "D", .parent = "LOST" },
  };
  g_autoptr (LdsStructure) structure = build (items, N (items));

  assert_tree (structure, "0:-1 1:0 2:-1 3:-1");
  assert_warning (structure, 5, "LOST");
}

static void
test_parent_by_position (void)
{
  LdsStructureItem items[] = {
    { .part_number = "P", .position = "10" },
    { .part_number = "Q", .position = "20", .parent = "10" },
    { .part_number = "R", .position = "30", .parent = "20" },
  };
  g_autoptr (LdsStructure) structure = build (items, N (items));

  assert_tree (structure, "0:-1 1:0 2:1");
}

static void
test_indentation (void)
{
  LdsStructureItem items[] = { { .name = "Motor" }, { .name = "  Rotor" }, { .name = "    Magnet" },
                               { .name = "  Stator" } };
  LdsStructureItem slips[] = { { .name = "Motor" }, { .name = " Rotor" }, { .name = "Magnet" } };
  g_autoptr (LdsStructure) structure = build (items, N (items));
  g_autoptr (LdsStructure) flat = build (slips, N (slips));

  assert_tree (structure, "0:-1 1:0 2:1 3:0");
  assert_tree (flat, "0:-1 1:-1 2:-1");
}

static void
test_marks (void)
{
  static const char *const forms[][4] = {
    { "Motor", ".Rotor", "..Magnet", ".Stator" },
    { "Motor", "- Rotor", "-- Magnet", "- Stator" },
    { "Motor", "> Rotor", ">> Magnet", "> Stator" },
    { "Motor", "├─ Rotor", "│  └─ Magnet", "└─ Stator" },
    { "Motor", "└─ Rotor", "   └─ Magnet", "└─ Stator" },
    { "Motor", "→ Rotor", "→→ Magnet", "→ Stator" },
    { "Motor", ". Rotor", ". . Magnet", ". Stator" },
    { "Motor", "\tRotor", "\t\tMagnet", "\tStator" },
    { "Motor", "\302\240\302\240Rotor", "\302\240\302\240\302\240\302\240Magnet",
      "\302\240\302\240Stator" },
  };

  for (gsize i = 0; i < N (forms); i++)
    for (gsize in = 0; in < 2; in++)
      {
        LdsStructureItem items[4] = { 0 };
        g_autoptr (LdsStructure) structure = NULL;

        for (guint j = 0; j < 4; j++)
          *(in == 0 ? &items[j].name : &items[j].part_number) = forms[i][j];
        structure = build (items, 4);
        assert_tree (structure, "0:-1 1:0 2:1 3:0");
        g_assert_cmpint (structure->indented, ==,
                         in == 0 ? LDS_INDENTED_NAME : LDS_INDENTED_PART_NUMBER);
      }
}

static void
test_names_that_only_look_marked (void)
{
  static const char *const forms[][3] = {
    { "Motor", "-40 C sensor", "-12 V supply" }, { "Motor", "- spare", "Lid" },
    { "- Motor", "- Lid", "- Screw" }, { "- Motor", "Lid", "- Screw" },
    { "Motor", "    Lid", "Screw" },       { "Motor", "-", "--" },
  };

  for (gsize i = 0; i < N (forms); i++)
    {
      LdsStructureItem items[] = { { .name = forms[i][0] }, { .name = forms[i][1] },
                                   { .name = forms[i][2] } };
      g_autoptr (LdsStructure) structure = build (items, N (items));

      assert_tree (structure, "0:-1 1:-1 2:-1");
      g_assert_cmpint (structure->indented, ==, LDS_INDENTED_NONE);
    }
}

static void
build_outline (const char *outline,
               guint       gap,
               const char *wanted,
               guint       n_warnings)
{
  LdsStructureItem items[16] = { 0 };
  guint n = strlen (outline);
  LdsStructure *structure;

  for (guint i = 0; i < n; i++)
    {
      items[i].row = i + 2 + (gap > 0 && i >= gap);
      items[i].outline = outline[i] - '0';
    }
  structure = lds_structure_build (items, n);
  assert_tree (structure, wanted);
  g_assert_cmpuint (structure->warnings->len, ==, n_warnings);
  lds_structure_free (structure);
}

static void
test_outline (void)
{
  /* grouped rows below what they are parts of */
  build_outline ("01120", 0, "0:-1 1:0 2:0 3:2 4:-1", 0);
  /* and above it */
  build_outline ("110210", 0, "2:-1 0:0 1:0 5:-1 4:3 3:4", 0);
  /* a heading between the groups, which is no line */
  build_outline ("11110", 2, "0:-1 1:-1 2:-1 3:-1 4:-1", 0);
  /* a line, two parts, a heading, a group without a line over it */
  build_outline ("01100110", 5, "0:-1 1:0 2:0 3:-1 4:-1 5:-1 6:-1 7:-1", 1);
}

static void
test_deep_chain (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree LdsStructureItem *items = g_new0 (LdsStructureItem, 5000);
  g_autoptr (LdsStructure) structure = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("P%u", i));
      items[i].part_number = g_ptr_array_index (names, i);
      items[i].parent = i > 0 ? g_ptr_array_index (names, i - 1) : NULL;
    }
  structure = build (items, 5000);
  g_assert_cmpuint (structure->occurrences->len, >=, 4000);
  g_assert_cmpuint (structure->warnings->len, <=, 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/structure/flat", test_flat);
  g_test_add_func ("/import/structure/levels", test_levels);
  g_test_add_func ("/import/structure/level-jump-is-a-warning", test_level_jump);
  g_test_add_func ("/import/structure/alike-warnings-are-gathered",
                   test_alike_warnings_are_gathered);
  g_test_add_func ("/import/structure/first-line-deeper-is-a-warning", test_deep_start);
  g_test_add_func ("/import/structure/level-against-number-is-a-warning",
                   test_level_against_number);
  g_test_add_func ("/import/structure/dotted-positions", test_dotted);
  g_test_add_func ("/import/structure/dotted-forms", test_dotted_forms);
  g_test_add_func ("/import/structure/plain-positions-are-flat", test_plain_positions_are_flat);
  g_test_add_func ("/import/structure/dotted-part-numbers", test_dotted_part_numbers);
  g_test_add_func ("/import/structure/worked-example-4", test_shared_assembly);
  g_test_add_func ("/import/structure/sub-assembly-used-twice", test_used_twice);
  g_test_add_func ("/import/structure/list-exploded-already", test_exploded);
  g_test_add_func ("/import/structure/cycle-is-a-warning", test_cycle);
  g_test_add_func ("/import/structure/missing-parent-is-a-warning", test_missing_parent);
  g_test_add_func ("/import/structure/parent-by-position", test_parent_by_position);
  g_test_add_func ("/import/structure/parents-that-are-the-top", test_parents_that_are_the_top);
  g_test_add_func ("/import/structure/parent-by-row", test_parent_by_row);
  g_test_add_func ("/import/structure/indentation", test_indentation);
  g_test_add_func ("/import/structure/marks-before-names", test_marks);
  g_test_add_func ("/import/structure/names-that-only-look-marked",
                   test_names_that_only_look_marked);
  g_test_add_func ("/import/structure/outline-of-rows", test_outline);
  g_test_add_func ("/import/structure/deep-chain-ends", test_deep_chain);

  return g_test_run ();
}
