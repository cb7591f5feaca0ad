/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue.h"

#include <glib/gstdio.h>
#include <string.h>

#define RESOURCE_PATH "/org/lodestone/Lodestone/catalogue/"

typedef struct
{
  char *folder;
} Fixture;

static void
copy_files (const char *folder,
            const char *path)
{
  g_autofree char *prefix = g_strconcat (RESOURCE_PATH, path, NULL);
  g_auto (GStrv) names = g_resources_enumerate_children (prefix, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                         NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *child = g_strconcat (path, names[i], NULL);
      g_autofree char *target = g_build_filename (folder, child, NULL);

      if (g_str_has_suffix (child, "/"))
        {
          g_assert_cmpint (g_mkdir (target, 0700), ==, 0);
          copy_files (folder, child);
        }
      else
        {
          g_autofree char *source = g_strconcat (RESOURCE_PATH, child, NULL);
          g_autoptr (GBytes) bytes = g_resources_lookup_data (source, 0, NULL);
          gsize size;
          const char *data = g_bytes_get_data (bytes, &size);

          g_assert_true (g_file_set_contents (target, data, (gssize) size, NULL));
        }
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (LdsCatalogue) shipped = lds_catalogue_load (NULL, NULL);

  g_assert_nonnull (shipped);
  fixture->folder = g_dir_make_tmp ("lodestone-catalogue-XXXXXX", NULL);
  copy_files (fixture->folder, "");
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
replace (const Fixture *fixture,
         const char    *name,
         const char    *from,
         const char    *to)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GString) text = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  text = g_string_new (content);
  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

static LdsCatalogue *
load (const Fixture  *fixture,
      GError        **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);

  return lds_catalogue_load (folder, error);
}

static void
test_folder_is_as_good_as_shipped (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsCatalogue) shipped = lds_catalogue_load (NULL, NULL);
  g_autoptr (LdsCatalogue) copy = load (fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (lds_catalogue_get_version (copy), ==, lds_catalogue_get_version (shipped));
  g_assert_cmpstr (lds_catalogue_get_sha256 (copy), ==, lds_catalogue_get_sha256 (shipped));
  g_assert_cmpuint (strlen (lds_catalogue_get_sha256 (copy)), ==, 64);
  g_assert_cmpint (g_date_get_year (lds_catalogue_get_knowledge_end (copy)), ==, 2026);
}

static void
test_a_changed_fact_changes_the_hash (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsCatalogue) shipped = lds_catalogue_load (NULL, NULL);
  g_autoptr (LdsCatalogue) changed = NULL;

  replace (fixture, "shares.tsv", "0.94", "0.93");
  changed = load (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lds_catalogue_get_sha256 (changed), !=, lds_catalogue_get_sha256 (shipped));
  g_assert_cmpfloat (lds_catalogue_get_china_share (changed, LDS_STAGE_MAGNET, NULL), ==, 0.93);
}

static void
test_country_names_come_from_the_program (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "country-names.tsv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsCatalogue) catalogue = NULL;

  g_assert_cmpint (g_unlink (path), ==, 0);
  catalogue = load (fixture, &error);
  g_assert_no_error (error);
}

static void
test_a_missing_file_is_named (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "materials.tsv", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (empty);
  g_autoptr (GError) error = NULL;

  g_assert_null (lds_catalogue_load (folder, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "\xff\xfe", -1, NULL));
  g_assert_null (load (fixture, &error));
  g_assert_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_FORM);
  g_assert_true (g_str_has_prefix (error->message, "materials.tsv: "));
}

static void
test_wrong_values_name_file_and_line (Fixture       *fixture,
                                      gconstpointer  data)
{
  static const struct
  {
    const char *file;
    const char *from;
    const char *to;
    int         code;
    const char *message;
  } cases[] = {
    { "controls/cn-mofcom-2025-18.ini", "announced=2025-04-04", "announced=2025-02-30",
      LDS_CATALOGUE_ERROR_VALUE, "controls/cn-mofcom-2025-18.ini line 5: announced" },
    { "controls/cn-mofcom-2025-18.ini", "elements=Sm;", "elements=Fe;",
      LDS_CATALOGUE_ERROR_VALUE, "controls/cn-mofcom-2025-18.ini line 7: elements" },
    { "controls/cn-mofcom-2025-18.ini", "confidence=A", "confidence=D",
      LDS_CATALOGUE_ERROR_VALUE, "controls/cn-mofcom-2025-18.ini line 13: confidence" },
    { "controls/cn-mofcom-2025-18.ini", "id=cn-mofcom-2025-18", "id=cn-mofcom-2025-19",
      LDS_CATALOGUE_ERROR_VALUE, "controls/cn-mofcom-2025-18.ini line 2: its id" },
    { "controls/cn-mofcom-2025-57.ini", "suspended_until=2026-11-10",
      "suspended_until=2025-11-01", LDS_CATALOGUE_ERROR_VALUE,
      "controls/cn-mofcom-2025-57.ini line 8: the suspension" },
    { "controls/cn-mofcom-2025-61.ini", "threshold_percent=0.1", "threshold_percent=101",
      LDS_CATALOGUE_ERROR_VALUE, "controls/cn-mofcom-2025-61.ini line 18: threshold_percent" },
    { "controls/cn-mofcom-2025-61.ini", "in_force=2025-12-01", "in_force=2025-01-01",
      LDS_CATALOGUE_ERROR_VALUE, "controls/cn-mofcom-2025-61.ini line 17: the day" },
    { "controls/cn-mofcom-2026-01.ini", "prohibited=military", "prohibited=all",
      LDS_CATALOGUE_ERROR_VALUE, "controls/cn-mofcom-2026-01.ini line 14: prohibited" },
    { "controls/cn-mofcom-2026-28.ini", "list_complete=no", "list_complete=nearly",
      LDS_CATALOGUE_ERROR_VALUE, "controls/cn-mofcom-2026-28.ini line 8: list_complete" },
    { "elements.tsv", "7440-20-2", "7440-20-3", LDS_CATALOGUE_ERROR_VALUE,
      "elements.tsv line 2: “7440-20-3” is not a CAS number" },
    { "elements.tsv", "symbol", "sign", LDS_CATALOGUE_ERROR_FORM,
      "elements.tsv line 1: column “symbol”" },
    { "materials.tsv", "alnico\t", "ferrite\t", LDS_CATALOGUE_ERROR_VALUE, "materials.tsv line" },
    { "compositions.tsv", "\t18\t32\t", "\t32\t18\t", LDS_CATALOGUE_ERROR_VALUE,
      "compositions.tsv line 4: the range" },
    { "compositions.tsv", "\t18\t32\t", "\t18\t320\t", LDS_CATALOGUE_ERROR_VALUE,
      "compositions.tsv line 4: “320”" },
    { "compositions.tsv", "\n", "\nnothing\tNd\t1\t2\tyes\tx\t2026\tA\t-\n",
      LDS_CATALOGUE_ERROR_VALUE, "compositions.tsv line 2: there is no material" },
    { "entities.tsv", "\tyes\t", "\tmaybe\t", LDS_CATALOGUE_ERROR_VALUE,
      "entities.tsv line 2: “maybe”" },
    { "shares.tsv", "2026-06", "June", LDS_CATALOGUE_ERROR_VALUE, "shares.tsv line 2: “June”" },
    { "shares.tsv", "\n", "\nmining\n", LDS_CATALOGUE_ERROR_FORM, "shares.tsv line 2: 1 cells" },
    { "headings.tsv", "part_number", "part_numbers", LDS_CATALOGUE_ERROR_VALUE,
      "headings.tsv line 2: “part_numbers”" },
    { "catalogue.ini", "2026-07-31", "July", LDS_CATALOGUE_ERROR_FORM, "catalogue.ini: " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].message);
      replace (fixture, cases[i].file, cases[i].from, cases[i].to);
      g_assert_null (load (fixture, &error));
      g_assert_error (error, LDS_CATALOGUE_ERROR, cases[i].code);
      if (!g_str_has_prefix (error->message, cases[i].message))
        g_error ("“%s” does not begin with “%s”", error->message, cases[i].message);
      replace (fixture, cases[i].file, cases[i].to, cases[i].from);
    }
}

static void
test_is_fast (void)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (LdsCatalogue) catalogue = lds_catalogue_load (NULL, NULL);
  double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  g_test_message ("loaded in %.1f ms", seconds * 1000);
  g_test_minimized_result (seconds, "load %.4f s", seconds);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/catalogue/load/" name, Fixture, NULL, set_up, function, \
                                        tear_down)
  ADD ("folder-is-as-good-as-shipped", test_folder_is_as_good_as_shipped);
  ADD ("a-changed-fact-changes-the-hash", test_a_changed_fact_changes_the_hash);
  ADD ("country-names-come-from-the-program", test_country_names_come_from_the_program);
  ADD ("a-missing-file-is-named", test_a_missing_file_is_named);
  ADD ("wrong-values-name-file-and-line", test_wrong_values_name_file_and_line);
  g_test_add_func ("/catalogue/load/is-fast", test_is_fast);

  return g_test_run ();
}
