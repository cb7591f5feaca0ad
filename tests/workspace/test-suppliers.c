/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-workspace-suppliers.h"
#include "lists.h"

static gboolean
append_supplier_cb (const LdsSupplierRecord *supplier,
                    gpointer                 user_data)
{
  g_string_append_printf (user_data, "%s:%u ", supplier->name, supplier->n_parts);

  return TRUE;
}

static char *
list_suppliers (Lists *lists)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (lds_workspace_foreach_supplier (lists->workspace, append_supplier_cb, text, NULL));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gint64
find (Lists      *lists,
      const char *name)
{
  gint64 supplier;

  g_assert_true (lds_workspace_find_supplier (lists->workspace, name, &supplier, NULL));

  return supplier;
}

static const Entry entries[] = {
  { .number = "MAG-1", .supplier = "Acme GmbH" },
  { .number = "MAG-1", .supplier = "Akme" },
  { .number = "MAG-2", .supplier = "Akme" },
  { .number = "NUT-1", .maker = "S.K.F. S.p.A.", .supplier = "ACME" },
};

static void
test_legal_forms_fold (Lists         *lists,
                       gconstpointer  data)
{
  g_autofree char *suppliers = NULL;

  lists_import (lists, "a.csv", entries, G_N_ELEMENTS (entries));
  suppliers = list_suppliers (lists);
  g_assert_cmpstr (suppliers, ==, "ACME:1 Akme:2 S.K.F. S.p.A.:1 ");
  g_assert_cmpint (find (lists, "acme co. ltd"), ==, find (lists, "Acme GmbH & Co. KG"));
  g_assert_cmpint (find (lists, "SKF"), !=, 0);
  g_assert_cmpint (find (lists, "SKF Acme"), ==, 0);
  g_assert_cmpint (find (lists, "GmbH"), ==, 0);
}

static void
test_merge_unites_parts_and_is_undone (Lists         *lists,
                                       gconstpointer  data)
{
  gint64 first = lists_import (lists, "a.csv", entries, G_N_ELEMENTS (entries));
  g_autofree char *before = lists_dump (lists);
  g_autofree char *after = NULL;
  g_autofree char *suppliers = NULL;

  g_assert_cmpint (lists_get_part (lists, first), !=, lists_get_part (lists, first + 1));
  lists_begin (lists, "Merge");
  g_assert_true (lds_workspace_merge_suppliers (lists->workspace, find (lists, "Acme"),
                                                find (lists, "Akme"), NULL));
  lists_commit (lists);

  suppliers = list_suppliers (lists);
  g_assert_cmpstr (suppliers, ==, "ACME:2 S.K.F. S.p.A.:1 ");
  g_assert_cmpint (lists_get_part (lists, first), ==, lists_get_part (lists, first + 1));
  g_assert_cmpint (find (lists, "Akme"), ==, find (lists, "Acme"));

  /* What comes later is the same part, too. */
  first = lists_import (lists, "b.csv", (Entry[]) { { .number = "mag 2", .maker = "AKME" } }, 1);
  g_assert_cmpint (lists_get_part (lists, first), ==, lists_get_part (lists, first - 2));

  g_assert_true (lds_workspace_undo (lists->workspace, NULL));
  g_assert_true (lds_workspace_undo (lists->workspace, NULL));
  after = lists_dump (lists);
  g_assert_cmpstr (before, ==, after);
}

static void
test_name_of_another_is_refused (Lists         *lists,
                                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 supplier;

  lists_import (lists, "a.csv", entries, G_N_ELEMENTS (entries));
  supplier = find (lists, "Acme");
  lists_begin (lists, "Name");
  g_assert_false (lds_workspace_add_supplier_name (lists->workspace, supplier, "AKME", &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT);
  g_assert_true (lds_workspace_rename_supplier (lists->workspace, supplier, "Acme Magnets", NULL));
  lists_commit (lists);
  g_assert_cmpint (find (lists, "acme magnets"), ==, supplier);
  g_assert_cmpint (find (lists, "acme"), ==, supplier);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Lists, NULL, lists_set_up, func, lists_tear_down)
  ADD ("/workspace/suppliers/legal-forms-fold", test_legal_forms_fold);
  ADD ("/workspace/suppliers/merge-unites-parts-and-is-undone",
       test_merge_unites_parts_and_is_undone);
  ADD ("/workspace/suppliers/name-of-another-is-refused", test_name_of_another_is_refused);

  return g_test_run ();
}
