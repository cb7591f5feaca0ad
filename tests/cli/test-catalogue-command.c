/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The user's own catalogue from end to end: a folder in, another result out, and no rebuild. */

#include "program.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <yyjson.h>

#define LIST \
  "Part Number,Description,Qty,Supplier,Country of Origin,Material,Weight (g)\n" \
  "LAS-100,YAG laser crystal,1,Halder Optik GmbH,Germany,Yttrium oxide,5\n" \
  "TGT-200,Yttrium oxide target,1,Halder Optik GmbH,Germany,Yttrium oxide,50\n"

#define CONTROL \
  "[control]\nid=xx-yttrium\ntitle=Yttrium, made up\nshort_title=made up\n" \
  "announced=2024-01-01\nin_force=%s\nelements=Y\nforms=oxide;metal;compound\n" \
  "source=our own\ndate=2024-01\nconfidence=C\n"

/* A folder of its own, since the one of the tests is kept flat. */
typedef struct
{
  Folder  files;
  char   *catalogue;
  char   *controls;
  char   *control;
} Overlay;

static void
set_up_overlay (Overlay       *overlay,
                gconstpointer  data)
{
  g_autofree char *root = g_dir_make_tmp ("lodestone-catalogue-XXXXXX", NULL);

  set_up (&overlay->files, data);
  overlay->catalogue = g_steal_pointer (&root);
  overlay->controls = g_build_filename (overlay->catalogue, "controls", NULL);
  overlay->control = g_build_filename (overlay->controls, "xx-yttrium.ini", NULL);
  g_assert_cmpint (g_mkdir (overlay->controls, 0700), ==, 0);
}

static void
tear_down_overlay (Overlay       *overlay,
                   gconstpointer  data)
{
  g_unlink (overlay->control);
  g_assert_cmpint (g_rmdir (overlay->controls), ==, 0);
  g_assert_cmpint (g_rmdir (overlay->catalogue), ==, 0);
  g_free (overlay->control);
  g_free (overlay->controls);
  g_free (overlay->catalogue);
  tear_down (&overlay->files, data);
}

static void
put_control (const Overlay *overlay,
             const char    *in_force)
{
  g_autoptr (GString) text = g_string_new (CONTROL);

  g_string_replace (text, "%s", in_force, 1);
  g_assert_true (g_file_set_contents (overlay->control, text->str, -1, NULL));
}

static gboolean
names_control (yyjson_doc *doc,
               const char *control)
{
  g_autofree char *text = yyjson_write (doc, YYJSON_WRITE_NOFLAG, NULL);
  g_autofree char *quoted = g_strdup_printf ("\"control\":\"%s\"", control);

  return strstr (text, quoted) != NULL;
}

static const char *
get_text (yyjson_doc *doc,
          const char *pointer)
{
  return yyjson_get_str (yyjson_doc_ptr_get (doc, pointer));
}

/* At a day before any control of yttrium that ships with the program. */
static void
test_a_control_changes_the_audit (Overlay       *overlay,
                                  gconstpointer  data)
{
  g_autofree char *path = write_file (&overlay->files, "list.csv", LIST, -1);
  g_autofree char *name = g_path_get_basename (overlay->catalogue);
  g_auto (Result) before = run ("audit", path, "--as-at", "2024-06-01", "-o", "-", NULL);
  g_auto (Result) after = { 0 };
  yyjson_doc *old = yyjson_read (before.out, strlen (before.out), 0);
  yyjson_doc *new;

  put_control (overlay, "2024-02-01");
  after = run ("audit", path, "--as-at", "2024-06-01", "-o", "-", "--catalogue",
               overlay->catalogue, NULL);
  g_assert_cmpint (after.status, ==, 0);
  new = yyjson_read (after.out, strlen (after.out), 0);

  g_assert_false (names_control (old, "xx-yttrium"));
  g_assert_true (names_control (new, "xx-yttrium"));
  g_assert_true (yyjson_is_null (yyjson_doc_ptr_get (old, "/catalogue/overlay")));
  g_assert_cmpstr (get_text (new, "/catalogue/overlay"), ==, name);
  g_assert_cmpstr (get_text (new, "/catalogue/version"), ==, get_text (old, "/catalogue/version"));
  g_assert_cmpstr (get_text (new, "/catalogue/sha256"), !=, get_text (old, "/catalogue/sha256"));

  yyjson_doc_free (old);
  yyjson_doc_free (new);
}

static void
test_a_faulty_one_is_refused (Overlay       *overlay,
                              gconstpointer  data)
{
  g_autofree char *path = write_file (&overlay->files, "list.csv", LIST, -1);
  g_autofree char *complaint = g_strdup_printf (
      "lodestone: %s line 6: in_force: “soon” is not a date (YYYY-MM-DD)\n", overlay->control);
  g_auto (Result) audited = { 0 };
  g_auto (Result) checked = { 0 };
  g_auto (Result) plain = { 0 };

  put_control (overlay, "soon");
  audited = run ("audit", path, "--catalogue", overlay->catalogue, NULL);
  g_assert_cmpint (audited.status, ==, 1);
  g_assert_cmpstr (audited.err, ==, complaint);
  g_assert_cmpstr (audited.out, ==, "");

  checked = run ("catalogue", "check", overlay->catalogue, NULL);
  g_assert_cmpint (checked.status, ==, 1);
  g_assert_cmpstr (checked.out, ==, complaint + strlen ("lodestone: "));

  plain = run ("audit", path, NULL);
  g_assert_cmpint (plain.status, ==, 0);
}

static void
test_a_sound_one_passes (Overlay       *overlay,
                         gconstpointer  data)
{
  g_auto (Result) result = { 0 };

  put_control (overlay, "2024-02-01");
  result = run ("catalogue", "check", overlay->catalogue, NULL);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_cmpint (result.status, ==, 0);
}

/* The folder that the program finds by itself; a child of the test has one of its own. */
static void
test_the_users_folder_is_found (Overlay       *overlay,
                                gconstpointer  data)
{
  g_autofree char *parent = g_build_filename (overlay->files.folder, "lodestone", NULL);
  g_autofree char *link = g_build_filename (parent, "catalogue", NULL);
  g_autofree char *before = g_strdup (g_getenv ("XDG_DATA_HOME"));
  g_auto (Result) shown = { 0 };

  put_control (overlay, "2024-02-01");
  g_assert_cmpint (g_mkdir (parent, 0700), ==, 0);
  g_assert_cmpint (symlink (overlay->catalogue, link), ==, 0);
  g_setenv ("XDG_DATA_HOME", overlay->files.folder, TRUE);
  shown = run ("catalogue", "show", "xx-yttrium", NULL);
  if (before != NULL)
    g_setenv ("XDG_DATA_HOME", before, TRUE);
  else
    g_unsetenv ("XDG_DATA_HOME");
  g_assert_cmpint (g_unlink (link), ==, 0);

  g_assert_cmpint (shown.status, ==, 0);
  g_assert_nonnull (strstr (shown.out, "\n  title: Yttrium, made up\n"));
  g_assert_nonnull (strstr (shown.out, "\n  elements: Y\n"));
}

static void
test_usage (Overlay       *overlay,
            gconstpointer  data)
{
  g_auto (Result) shipped = run ("catalogue", "check", NULL);
  g_auto (Result) list = run ("catalogue", "list", NULL);
  g_auto (Result) none = run ("catalogue", "show", "none-such", NULL);
  g_auto (Result) wrong = run ("catalogue", "lost", NULL);
  g_auto (Result) missing = run ("catalogue", "check", overlay->control, NULL);

  g_assert_cmpint (shipped.status, ==, 0);
  g_assert_cmpstr (shipped.out, ==, "");
  g_assert_cmpint (list.status, ==, 0);
  g_assert_nonnull (strstr (list.out, "material\tferrite\tferrite magnet\n"));
  g_assert_cmpint (none.status, ==, 1);
  g_assert_nonnull (strstr (none.err, "“none-such”"));
  g_assert_cmpint (wrong.status, ==, 2);
  g_assert_cmpint (missing.status, ==, 1);
  g_assert_nonnull (strstr (missing.out, "there is no folder of that name"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/cli/catalogue/" name, Overlay, NULL, set_up_overlay, \
                                        function, tear_down_overlay)
  ADD ("a-control-changes-the-audit", test_a_control_changes_the_audit);
  ADD ("a-faulty-one-is-refused", test_a_faulty_one_is_refused);
  ADD ("a-sound-one-passes", test_a_sound_one_passes);
  ADD ("the-users-folder-is-found", test_the_users_folder_is_found);
  ADD ("usage", test_usage);

  return g_test_run ();
}
