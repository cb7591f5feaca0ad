/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The user's own catalogue in the window. It is read once a process, hence two: the argument says
 * whether the folder is "sound" or "faulty". */

#include "harness.h"

#include <glib/gstdio.h>
#include <string.h>

static const char list[] =
    "Part Number,Description,Quantity,Supplier,Country of Origin,Material,Mass (g)\n"
    "MAG-100,Segment magnet,2,Ningbo Magnetics,China,Frobalite,12\n"
    "SCR-400,Cap screw M4x12,12,Fastenings Ltd,United Kingdom,Stainless steel,1.8\n";

static const char head[] = "target\tstyle\twords\tsource\tdate\tconfidence\n";

static char *
set_up (gboolean faulty)
{
  g_autofree char *root = g_dir_make_tmp ("lodestone-data-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (root, "lodestone", "catalogue", NULL);
  g_autofree char *words = g_build_filename (folder, "words.tsv", NULL);
  g_autofree char *text = g_strdup_printf ("%s%s\tword\tFrobalite\tour own\t2026-11\tC\n", head,
                                           faulty ? "none-such" : "ndfeb-sintered-uh");

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (words, text, -1, NULL));
  g_setenv ("XDG_DATA_HOME", root, TRUE);

  return g_steal_pointer (&words);
}

static LdsWindow *
open_list (void)
{
  g_autoptr (GFile) file = harness_write ("list.csv", list, -1);
  LdsWindow *window = harness_open_window (1280, 800);

  harness_drop (window, file);
  harness_wait_page (window, "audited");
  harness_settle (window);

  return window;
}

static const LdsItem *
find_magnet (LdsWindow *window)
{
  LdsDocument *document =
      lds_audit_view_get_document (lds_window_get_audit_view (window));

  return lds_audit_get_item (lds_document_get_audit (document), 0);
}

static void
test_sound (void)
{
  LdsWindow *window = open_list ();
  g_autofree char *labels = harness_read_labels (GTK_WIDGET (window->toasts));

  g_assert_nonnull (strstr (labels, "with the catalogue “catalogue”"));
  g_assert_null (strstr (labels, "left out:"));
  g_assert_cmpint (find_magnet (window)->holds, ==, LDS_HOLDS_RARE_EARTH);
  harness_screenshot (window, "catalogue-sound");
  harness_close (window);
}

static void
test_faulty (void)
{
  LdsWindow *window = open_list ();
  g_autofree char *labels = harness_read_labels (GTK_WIDGET (window->toasts));

  g_assert_nonnull (strstr (labels, "Your own catalogue is left out: "));
  g_assert_nonnull (strstr (labels, "words.tsv line 2: there is no material"));
  g_assert_null (strstr (labels, "with the catalogue"));
  g_assert_cmpint (find_magnet (window)->holds, ==, LDS_HOLDS_UNKNOWN);
  harness_screenshot (window, "catalogue-faulty");
  harness_close (window);

  /* Told once. */
  window = open_list ();
  g_clear_pointer (&labels, g_free);
  labels = harness_read_labels (GTK_WIDGET (window->toasts));
  g_assert_null (strstr (labels, "Your own catalogue is left out: "));
  harness_close (window);
}

int
main (int    argc,
      char **argv)
{
  gboolean faulty;
  g_autofree char *words = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  faulty = g_str_equal (argv[1], "faulty");

  /* Before anything asks for the user's data folder. */
  words = set_up (faulty);
  adw_init ();
  harness_init ();

  if (faulty)
    g_test_add_func ("/ui/catalogue/faulty", test_faulty);
  else
    g_test_add_func ("/ui/catalogue/sound", test_sound);

  status = g_test_run ();
  g_unlink (words);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *folder = g_path_get_dirname (words);

      g_rmdir (folder);
      g_set_str (&words, folder);
    }

  return status;
}
