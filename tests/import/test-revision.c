/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists that are imported twice, and newer revisions of them. */

#include "lds-config.h"

#include "lds-import.h"
#include "lds-workspace-edit.h"
#include "lds-workspace-history.h"
#include "lds-workspace-parts.h"

#include <glib/gstdio.h>

#define N_LINES 20

static LdsCatalogue *catalogue;

typedef struct
{
  char         *folder;
  char         *path;
  LdsWorkspace *workspace;
  LdsRevisions  revisions;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  fixture->folder = g_dir_make_tmp ("lodestone-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.lodestone", NULL);
  file = g_file_new_for_path (fixture->path);
  fixture->workspace = lds_workspace_open (file, TRUE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  lds_revisions_clear (&fixture->revisions);
  g_clear_object (&fixture->workspace);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* A list of N_LINES parts under a product, the first @n_other of them other ones. */
static GBytes *
make_list (const char *product,
           guint       n_other,
           guint       quantity)
{
  GString *text = g_string_new ("Level,Part Number,Description,Qty\n");

  g_string_append_printf (text, "0,%s,Actuator,1\n", product);
  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (text, "1,%s-%03u,Bracket %u,%u\n", i < n_other ? product : "BRK", i, i, quantity);

  return g_string_free_to_bytes (text);
}

static gboolean
import (Fixture     *fixture,
        const char  *name,
        GBytes      *bytes,
        const char  *replaces,
        gboolean     again,
        GError     **error)
{
  const LdsImportOptions options = { .revisions = &fixture->revisions };

  lds_revisions_clear (&fixture->revisions);
  lds_revisions_init (&fixture->revisions);
  fixture->revisions.replaces = replaces;
  fixture->revisions.again = again;

  return lds_import_bytes (fixture->workspace, catalogue, bytes, name, &options, NULL, NULL, NULL, error);
}

static const LdsRevision *
import_list (Fixture    *fixture,
             const char *name,
             const char *product,
             guint       n_other,
             guint       quantity,
             const char *replaces)
{
  g_autoptr (GBytes) bytes = make_list (product, n_other, quantity);
  g_autoptr (GError) error = NULL;

  g_assert_true (import (fixture, name, bytes, replaces, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->revisions.found->len, ==, 1);

  return &g_array_index (fixture->revisions.found, LdsRevision, 0);
}

static gboolean
append_source_cb (const LdsSourceRecord *source,
                  gpointer               text)
{
  g_string_append_printf (text, "%s%s", ((GString *) text)->len > 0 ? " " : "", source->file);
  if (source->replaced_by != 0)
    g_string_append_printf (text, ">%d", (int) source->replaced_by);

  return TRUE;
}

static void
assert_lists (Fixture    *fixture,
              const char *counting,
              const char *all)
{
  g_autoptr (GString) some = g_string_new (NULL);
  g_autoptr (GString) every = g_string_new (NULL);

  g_assert_true (lds_workspace_foreach_source (fixture->workspace, append_source_cb, some, NULL));
  g_assert_true (lds_workspace_foreach_revision (fixture->workspace, append_source_cb, every, NULL));
  g_assert_cmpstr (some->str, ==, counting);
  g_assert_cmpstr (every->str, ==, all);
}

static void
test_stems (void)
{
  static const struct
  {
    const char *file;
    const char *stem;
  } cases[] = {
    { "motor.xlsx", "motor" },
    { "Motor_revB.xlsx", "motor" },
    { "motor rev. 12.xlsx", "motor" },
    { "motor-v1.2.csv", "motor" },
    { "motor R3.csv", "motor" },
    { "motor 2026-05-31.csv", "motor" },
    { "motor_20260531.csv", "motor" },
    { "motor 31.05.2026.csv", "motor" },
    { "motor Issue C (2).csv", "motor" },
    { "2026-05-31 motor Ausgabe 4.ods", "motor" },
    { "motor-a.csv", "motor a" },
    { "motor-b.csv", "motor b" },
    { "reverser.csv", "reverser" },
    { "rev_b.csv", "" },
    { "M42-7.csv", "m42 7" },
    { ".csv", "csv" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stem = lds_revision_get_stem (cases[i].file);

      g_assert_cmpstr (stem, ==, cases[i].stem);
    }
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  const LdsRevision *first = import_list (fixture, "motor-revA.csv", "ACT-100", 0, 1, NULL);
  const LdsRevision *second;
  g_autofree char *dump = lds_workspace_dump (fixture->workspace, NULL);
  g_autofree char *undone = NULL;

  g_assert_cmpint (first->kind, ==, LDS_REVISION_FIRST);
  second = import_list (fixture, "motor-revB.csv", "ACT-100", 4, 2, NULL);
  g_assert_cmpint (second->kind, ==, LDS_REVISION_NEWER);
  g_assert_cmpint (second->before, ==, 1);
  g_assert_true (lds_revision_is_of (second, 1));
  g_assert_cmpfloat_with_epsilon (second->likeness, 17. / 21, 1e-9);
  assert_lists (fixture, "motor-revB.csv", "motor-revA.csv>2 motor-revB.csv");
  g_assert_cmpuint (lds_workspace_count_items (fixture->workspace), ==, N_LINES + 1);

  /* One step back takes all of it back. */
  g_assert_true (lds_workspace_undo (fixture->workspace, NULL));
  undone = lds_workspace_dump (fixture->workspace, NULL);
  g_assert_cmpstr (undone, ==, dump);
  assert_lists (fixture, "motor-revA.csv", "motor-revA.csv");
  g_assert_true (lds_workspace_redo (fixture->workspace, NULL));
  assert_lists (fixture, "motor-revB.csv", "motor-revA.csv>2 motor-revB.csv");
}

/* What may be another product stays, and counts. */
static void
test_unsure (Fixture       *fixture,
             gconstpointer  data)
{
  const LdsRevision *found;

  import_list (fixture, "bom.csv", "ACT-100", 0, 1, NULL);
  found = import_list (fixture, "bom.csv", "ROT-9", 0, 1, NULL);
  g_assert_cmpint (found->kind, ==, LDS_REVISION_UNSURE);
  g_assert_cmpint (found->before, ==, 1);
  found = import_list (fixture, "variant.csv", "ACT-100", 1, 1, NULL);
  g_assert_cmpint (found->kind, ==, LDS_REVISION_UNSURE);
  found = import_list (fixture, "bom-rev2.csv", "ACT-100", 15, 1, NULL);
  g_assert_cmpint (found->kind, ==, LDS_REVISION_UNSURE);
  found = import_list (fixture, "pump.csv", "PMP-1", 12, 1, NULL);
  g_assert_cmpint (found->kind, ==, LDS_REVISION_FIRST);
  assert_lists (fixture, "bom.csv bom.csv variant.csv bom-rev2.csv pump.csv",
                "bom.csv bom.csv variant.csv bom-rev2.csv pump.csv");
}

static void
test_told (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_list ("NEW-1", 20, 1);
  g_autoptr (GError) error = NULL;
  const LdsRevision *found;

  import_list (fixture, "bom.csv", "ACT-100", 0, 1, NULL);
  import_list (fixture, "bom.csv", "ROT-9", 0, 1, NULL);

  g_assert_false (import (fixture, "x.csv", bytes, "y.csv", FALSE, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "1 “bom.csv”, 2 “bom.csv”"));
  g_clear_error (&error);
  g_assert_false (import (fixture, "x.csv", bytes, "bom.csv", FALSE, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_NOT_FOUND);
  assert_lists (fixture, "bom.csv bom.csv", "bom.csv bom.csv");

  found = import_list (fixture, "x.csv", "NEW-1", 20, 1, "2");
  g_assert_cmpint (found->kind, ==, LDS_REVISION_NEWER);
  assert_lists (fixture, "bom.csv x.csv", "bom.csv bom.csv>3 x.csv");
}

/* The same bytes, under whatever name, are refused unless they are wanted again. */
static void
test_same_bytes (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_list ("ACT-100", 0, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *after = NULL;

  g_assert_true (import (fixture, "motor.csv", bytes, NULL, FALSE, &error));
  dump = lds_workspace_dump (fixture->workspace, NULL);
  g_assert_false (import (fixture, "other.csv", bytes, NULL, FALSE, &error));
  g_assert_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "as “motor.csv”, 20"));
  after = lds_workspace_dump (fixture->workspace, NULL);
  g_assert_cmpstr (after, ==, dump);
  g_clear_error (&error);

  g_assert_true (import (fixture, "motor.csv", bytes, NULL, TRUE, &error));
  assert_lists (fixture, "motor.csv", "motor.csv>2 motor.csv");
  g_assert_false (import (fixture, "motor.csv", bytes, NULL, FALSE, &error));
}

static gboolean
count_use_cb (const LdsUseRecord *use,
              gpointer            n)
{
  (*(guint *) n)++;

  return TRUE;
}

/* Where a part is used is where it is used now. */
static void
test_where_used (Fixture       *fixture,
                 gconstpointer  data)
{
  guint n = 0;
  gint64 part = 0;

  import_list (fixture, "motor-1.csv", "ACT-100", 0, 1, NULL);
  import_list (fixture, "motor-rev2.csv", "ACT-100", 0, 2, "motor-1.csv");
  import_list (fixture, "pump.csv", "PMP-1", 12, 1, NULL);
  g_assert_true (lds_workspace_find_part (fixture->workspace, "BRK-019", NULL, &part, NULL));
  g_assert_cmpint (part, !=, 0);
  g_assert_true (lds_workspace_foreach_use (fixture->workspace, part, count_use_cb, &n, NULL));
  g_assert_cmpuint (n, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalogue = lds_catalogue_load (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/import/revision/names-without-revision", test_stems);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import/revision/newer-takes-the-place", test_newer);
  ADD ("/import/revision/unsure-stays-beside", test_unsure);
  ADD ("/import/revision/told-by-a-person", test_told);
  ADD ("/import/revision/same-bytes-are-refused", test_same_bytes);
  ADD ("/import/revision/where-used-is-of-now", test_where_used);

  result = g_test_run ();
  g_clear_object (&catalogue);

  return result;
}
