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
    { "1.0", "2.0", "3.0", "3.0", "2.0" },
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
  g_test_add_func ("/import/structure/dotted-positions", test_dotted);
  g_test_add_func ("/import/structure/dotted-part-numbers", test_dotted_part_numbers);
  g_test_add_func ("/import/structure/worked-example-4", test_shared_assembly);
  g_test_add_func ("/import/structure/sub-assembly-used-twice", test_used_twice);
  g_test_add_func ("/import/structure/list-exploded-already", test_exploded);
  g_test_add_func ("/import/structure/cycle-is-a-warning", test_cycle);
  g_test_add_func ("/import/structure/missing-parent-is-a-warning", test_missing_parent);
  g_test_add_func ("/import/structure/parent-by-position", test_parent_by_position);
  g_test_add_func ("/import/structure/indentation", test_indentation);
  g_test_add_func ("/import/structure/deep-chain-ends", test_deep_chain);

  return g_test_run ();
}
