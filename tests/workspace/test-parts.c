/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-workspace-items.h"
#include "lists.h"

static void
test_same_number_is_same_part (Lists         *lists,
                               gconstpointer  data)
{
  static const Entry entries[] = {
    { .mpn = "MAG-12 A", .maker = "Acme GmbH", .supplier = "Shop 1" },
    { .mpn = "mag–12a", .maker = "ACME", .supplier = "Shop 2" },
    { .mpn = "MAG-12A", .maker = "Other Ltd" },
    { .number = "MAG-12A", .supplier = "Acme Co., Ltd." },
    { .number = "1-123", .maker = "Acme" },
    { .number = "11-23", .maker = "Acme" },
  };
  gint64 first = lists_import (lists, "a.csv", entries, G_N_ELEMENTS (entries));
  gint64 part = lists_get_part (lists, first);

  g_assert_cmpint (part, !=, 0);
  g_assert_cmpint (lists_get_part (lists, first + 1), ==, part);
  g_assert_cmpint (lists_get_part (lists, first + 2), !=, part);
  g_assert_cmpint (lists_get_part (lists, first + 3), ==, part);
  g_assert_cmpint (lists_get_part (lists, first + 4), !=, lists_get_part (lists, first + 5));
}

static void
test_words_are_no_number (Lists         *lists,
                          gconstpointer  data)
{
  static const Entry entries[] = {
    { .text = "Motor", .supplier = "Acme" },
    { .number = "MOTOR", .text = "Motor", .supplier = "Acme" },
    { .number = "0010", .text = "Motor" },
    { .number = "000010", .text = "Motor" },
    { .number = "A1", .text = "Motor" },
    { .number = "608", .maker = "SKF" },
    { .number = "4711-2345", .text = "Own" },
  };
  gint64 first = lists_import (lists, "a.csv", entries, G_N_ELEMENTS (entries));

  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (lists_get_part (lists, first + i), ==, 0);
  g_assert_cmpint (lists_get_part (lists, first + 5), !=, 0);
  g_assert_cmpint (lists_get_part (lists, first + 6), !=, 0);
}

/* Two motors of the same words may be two motors. */
static void
test_item_without_number_stands_alone (Lists         *lists,
                                       gconstpointer  data)
{
  static const Entry entries[] = { { .text = "Motor" }, { .text = "Motor" } };
  gint64 first = lists_import (lists, "a.csv", entries, G_N_ELEMENTS (entries));
  g_autoptr (GError) error = NULL;
  gint64 part, again, other;

  lists_begin (lists, "Parts");
  g_assert_true (lds_workspace_require_item_part (lists->workspace, first, &part, &error));
  g_assert_true (lds_workspace_require_item_part (lists->workspace, first, &again, &error));
  g_assert_true (lds_workspace_require_item_part (lists->workspace, first + 1, &other, &error));
  lists_commit (lists);

  g_assert_cmpint (part, !=, 0);
  g_assert_cmpint (part, ==, again);
  g_assert_cmpint (part, !=, other);
  g_assert_cmpint (lists_get_part (lists, first), ==, part);
}

static void
test_ids_are_the_same_everywhere (Lists         *lists,
                                  gconstpointer  data)
{
  static const Entry entries[] = { { .number = "MAG-1", .supplier = "Acme" } };
  Lists other = { 0 };
  gint64 first = lists_import (lists, "a.csv", entries, 1);
  gint64 second;

  lists_set_up (&other, NULL);
  lists_import (&other, "b.csv", (Entry[]) { { .number = "NUT-9", .maker = "Bolt" } }, 1);
  second = lists_import (&other, "a.csv", entries, 1);
  g_assert_cmpint (lists_get_part (lists, first), ==, lists_get_part (&other, second));
  lists_tear_down (&other, NULL);
}

static gboolean
append_use_cb (const LdsUseRecord *use,
               gpointer            user_data)
{
  g_string_append_printf (user_data, "%" G_GINT64_FORMAT "<%s ", use->item, use->top_name);

  return TRUE;
}

static void
test_where_used (Lists         *lists,
                 gconstpointer  data)
{
  static const Entry first_list[] = {
    { .text = "Robot" },
    { .parent = 1, .text = "Arm" },
    { .parent = 2, .number = "MAG-1", .supplier = "Acme" },
    { .parent = 1, .number = "NUT-1", .supplier = "Acme" },
  };
  static const Entry second_list[] = { { .number = "MAG 1", .supplier = "Acme" } };
  g_autoptr (GString) uses = g_string_new (NULL);

  lists_import (lists, "robot.csv", first_list, G_N_ELEMENTS (first_list));
  lists_import (lists, "spares.csv", second_list, 1);
  g_assert_true (lds_workspace_foreach_use (lists->workspace, lists_get_part (lists, 3),
                                            append_use_cb, uses, NULL));
  g_assert_cmpstr (uses->str, ==, "3<Robot 5<MAG 1 ");
}

static void
test_another_number_finds_the_part (Lists         *lists,
                                    gconstpointer  data)
{
  static const Entry entries[] = {
    { .number = "MAG-1", .supplier = "Acme" },
    { .number = "NUT-1", .supplier = "Acme" },
  };
  g_autoptr (GError) error = NULL;
  gint64 first = lists_import (lists, "a.csv", entries, 2);
  gint64 part = lists_get_part (lists, first);
  gint64 found;

  lists_begin (lists, "Number");
  g_assert_true (lds_workspace_add_part_number (lists->workspace, part, "77-0815", "Bolt AG", &error));
  g_assert_false (lds_workspace_add_part_number (lists->workspace, part, "nut 1", "ACME", &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (lds_workspace_add_part_number (lists->workspace, part, "magnet", "ACME", &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT);
  lists_commit (lists);

  g_assert_true (lds_workspace_find_part (lists->workspace, "77 0815", "bolt", &found, NULL));
  g_assert_cmpint (found, ==, part);
  first = lists_import (lists, "b.csv", (Entry[]) { { .number = "77-0815", .maker = "Bolt" } }, 1);
  g_assert_cmpint (lists_get_part (lists, first), ==, part);
}

static gboolean
copy_first_cb (const LdsItemRecord *item,
               gpointer             user_data)
{
  *(LdsItemRecord *) user_data = *item;

  return FALSE;
}

static void
test_corrected_number_is_another_part (Lists         *lists,
                                       gconstpointer  data)
{
  static const Entry entries[] = { { .number = "MAG-1", .supplier = "Acme" } };
  gint64 item_id = lists_import (lists, "a.csv", entries, 1);
  gint64 part = lists_get_part (lists, item_id);
  LdsItemRecord item;

  g_assert_true (lds_workspace_foreach_item (lists->workspace, copy_first_cb, &item, NULL));
  item.part_number = "MAG-2";
  item.supplier = "Acme";
  item.description = item.reference_designator = item.unit = item.manufacturer = item.mpn = NULL;
  item.material = item.cas = item.hs_code = item.currency = NULL;
  lists_begin (lists, "Number of the magnet");
  g_assert_true (lds_workspace_update_item (lists->workspace, &item, NULL));
  lists_commit (lists);
  g_assert_cmpint (lists_get_part (lists, item_id), !=, part);
  g_assert_cmpint (lists_get_part (lists, item_id), !=, 0);

  g_assert_true (lds_workspace_undo (lists->workspace, NULL));
  g_assert_cmpint (lists_get_part (lists, item_id), ==, part);
}

/* The workspace behind an opened spreadsheet has no parts until it is kept. */
static void
test_saved_copy_is_linked (Lists         *lists,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (lists->path);
  static const Entry entries[] = { { .number = "MAG-1", .supplier = "Acme" } };

  g_clear_object (&lists->workspace);
  lists->workspace = lds_workspace_new_private (&error);
  lists_import (lists, "a.csv", entries, 1);
  g_assert_cmpint (lists_get_part (lists, 1), ==, 0);
  g_assert_true (lds_workspace_save_copy (lists->workspace, file, &error));
  lists_reopen (lists);
  g_assert_false (lds_workspace_can_undo (lists->workspace, NULL));
  g_assert_true (lds_workspace_link_parts (lists->workspace, &error));
  g_assert_cmpint (lists_get_part (lists, 1), !=, 0);
  g_assert_true (lds_workspace_can_undo (lists->workspace, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Lists, NULL, lists_set_up, func, lists_tear_down)
  ADD ("/workspace/parts/same-number-is-same-part", test_same_number_is_same_part);
  ADD ("/workspace/parts/words-are-no-number", test_words_are_no_number);
  ADD ("/workspace/parts/item-without-number-stands-alone", test_item_without_number_stands_alone);
  ADD ("/workspace/parts/ids-are-the-same-everywhere", test_ids_are_the_same_everywhere);
  ADD ("/workspace/parts/where-used", test_where_used);
  ADD ("/workspace/parts/another-number-finds-the-part", test_another_number_finds_the_part);
  ADD ("/workspace/parts/corrected-number-is-another-part", test_corrected_number_is_another_part);
  ADD ("/workspace/parts/saved-copy-is-linked", test_saved_copy_is_linked);

  return g_test_run ();
}
