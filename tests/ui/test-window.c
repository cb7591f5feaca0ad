/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "harness.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lds-audit-view-private.h"
#include "lds-row.h"

static const char bom[] =
    "Level,Part Number,Description,Quantity,Supplier,Country of Origin,Material,Mass (g),DNP\n"
    "0,ACT-100,Fin actuator,1,,,,,\n"
    "1,MOT-200,Brushless servo motor,2,Motorenwerk GmbH,Germany,,,\n"
    "2,ROT-210,Rotor,1,Rotorbau Austria,Austria,,,\n"
    "3,MAG-211,Segment magnet N42UH,8,Ningbo Magnetics,China,NdFeB N42UH,12.5,\n"
    "2,HSG-220,Housing,1,Motorenwerk GmbH,Germany,Aluminium 6082,180,\n"
    "1,MAG-300,Ferrite ring magnet,1,UK Magnets,United Kingdom,Ferrite Y30,20,\n"
    "1,SCR-400,Cap screw M4x12,12,Fastenings Ltd,United Kingdom,Stainless steel,1.8,\n"
    "1,BLK-600,Mystery module,1,,,,,\n"
    "1,MAG-700,Spare segment magnet,1,Ningbo Magnetics,China,NdFeB N42UH,4,DNP\n"
    ",,Total,27,,,,,\n";

enum
{
  ACT_100,
  MOT_200,
  ROT_210,
  MAG_211,
  HSG_220,
  MAG_300,
  SCR_400,
  BLK_600,
  MAG_700,
  N_BOM_ITEMS
};

static guint awaited_shown;
static LdsAudit *replaced_audit;

static LdsAuditView *
view_of (LdsWindow *window)
{
  return lds_window_get_audit_view (window);
}

static GListModel *
list_of (LdsWindow *window)
{
  return G_LIST_MODEL (lds_audit_view_get_selection (view_of (window)));
}

static LdsAudit *
audit_of (LdsWindow *window)
{
  return lds_document_get_audit (lds_audit_view_get_document (view_of (window)));
}

static LdsRow *
get_row (LdsWindow *window,
         guint      position)
{
  g_autoptr (GObject) item = g_list_model_get_item (list_of (window), position);

  return lds_row_ref_from (item);
}

static gboolean
is_list_of_awaited_length (LdsWindow *window)
{
  LdsAuditView *view = view_of (window);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (view->stack), "empty") == 0)
    return awaited_shown == 0;

  return g_list_model_get_n_items (list_of (window)) == awaited_shown;
}

static gboolean
shows_tree (LdsWindow *window)
{
  return lds_audit_view_shows_tree (view_of (window));
}

static gboolean
is_flat (LdsWindow *window)
{
  return !shows_tree (window);
}

static gboolean
is_audit_replaced (LdsWindow *window)
{
  return audit_of (window) != replaced_audit;
}

static gboolean
is_report_saved (LdsWindow *window)
{
  return window->save_cancellable == NULL;
}

static gboolean
is_cell_read (LdsWindow *window)
{
  return lds_detail_pane_is_complete (view_of (window)->details);
}

static void
wait_shown (LdsWindow *window,
            guint      n_shown)
{
  awaited_shown = n_shown;
  harness_wait (window, is_list_of_awaited_length);
}

static void
set_as_at (LdsWindow *window,
           int        day,
           int        month,
           int        year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  replaced_audit = audit_of (window);
  lds_window_set_as_at (window, &date);
  harness_wait (window, is_audit_replaced);
  g_assert_cmpint (g_date_compare (lds_audit_get_as_at (audit_of (window)), &date), ==, 0);
}

static void
select_item (LdsWindow *window,
             guint      index)
{
  GListModel *model = list_of (window);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (LdsRow) row = get_row (window, i);

      if (lds_row_get_index (row) == index)
        {
          gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), i);
          return;
        }
    }
  g_assert_not_reached ();
}

static LdsWindow *
open_bom (int width,
          int height)
{
  g_autoptr (GFile) file = harness_write ("actuator.csv", bom, -1);
  LdsWindow *window = harness_open_window (width, height);

  harness_drop (window, file);
  harness_wait_page (window, "audited");
  wait_shown (window, N_BOM_ITEMS);
  set_as_at (window, 1, 6, 2026);

  return window;
}

static void
test_start (void)
{
  LdsWindow *window = harness_open_window (1200, 760);
  g_autofree char *labels = NULL;

  g_assert_cmpstr (lds_window_get_page (window), ==, "start");
  labels = harness_read_labels (GTK_WIDGET (window));
  g_assert_nonnull (strstr (labels, "Nothing leaves this computer"));
  harness_screenshot (window, "start");
  harness_close (window);
}

static void
test_items (void)
{
  static const LdsExposure levels[] = {
    [MAG_211] = LDS_EXPOSURE_CRITICAL,
    [MAG_300] = LDS_EXPOSURE_CLEAR,
    [SCR_400] = LDS_EXPOSURE_CLEAR,
    [BLK_600] = LDS_EXPOSURE_UNKNOWN,
  };
  static const guint looked_at[] = { MAG_211, MAG_300, SCR_400, BLK_600 };
  LdsWindow *window = open_bom (1280, 800);

  g_assert_true (lds_audit_view_shows_tree (view_of (window)));
  for (guint i = 0; i < N_BOM_ITEMS; i++)
    {
      g_autoptr (LdsRow) row = get_row (window, i);

      g_assert_cmpuint (lds_row_get_index (row), ==, i);
    }

  for (guint i = 0; i < G_N_ELEMENTS (looked_at); i++)
    {
      g_autoptr (LdsRow) row = get_row (window, looked_at[i]);

      g_assert_cmpint (lds_row_get_item (row)->exposure, ==, levels[looked_at[i]]);
    }
  {
    g_autoptr (LdsRow) product = get_row (window, ACT_100);

    g_assert_cmpint (lds_row_get_item (product)->rollup_exposure, ==, LDS_EXPOSURE_CRITICAL);
  }

  harness_screenshot (window, "audited");
  harness_close (window);
}

/* A substitute stands beneath the line it may stand in for, says so, and is in no count. */
static void
test_substitute (void)
{
  static const char text[] =
      "Item,Part Number,Description,Qty,Supplier,Country of Origin,Material,Weight (g)\n"
      "1,MAG-1,Magnet,4,Arnold,UK,Ferrite Y30,20\n"
      "1 alt,MAG-2,Magnet,,Ganzhou Magnetics,China,NdFeB N42UH,12.5\n"
      "2,SCR-1,Screw M3,12,Fastenings Ltd,UK,Steel,1\n";
  g_autoptr (GFile) file = harness_write ("alternatives.csv", text, -1);
  LdsWindow *window = harness_open_window (1280, 800);
  g_autofree char *labels = NULL;
  g_autoptr (LdsRow) row = NULL;

  harness_drop (window, file);
  harness_wait_page (window, "audited");
  wait_shown (window, 3);
  set_as_at (window, 1, 6, 2026);
  row = get_row (window, 1);
  g_assert_cmpstr (lds_row_get_item (row)->part_number, ==, "MAG-2");
  harness_settle (window);
  labels = harness_read_labels (GTK_WIDGET (view_of (window)));
  g_assert_nonnull (strstr (labels, "Substitute"));
  g_assert_nonnull (strstr (labels, "2 items"));
  g_assert_nonnull (strstr (labels, "1 substitute"));
  harness_screenshot (window, "substitute");

  lds_level_filter_set_levels (view_of (window)->level_filter, 1u << LDS_EXPOSURE_CLEAR);
  wait_shown (window, 2);
  harness_close (window);
}

static void
test_filters (void)
{
  LdsWindow *window = open_bom (1280, 800);
  LdsAuditView *view = view_of (window);

  /* A level: the flat list of those that have it themselves. */
  lds_level_filter_set_levels (view->level_filter, 1u << LDS_EXPOSURE_CLEAR);
  wait_shown (window, 3);
  g_assert_false (lds_audit_view_shows_tree (view));
  harness_screenshot (window, "filtered");

  /* And a text. */
  gtk_editable_set_text (GTK_EDITABLE (view->search), "screw");
  wait_shown (window, 1);

  /* Nothing left: it says what to remove. */
  gtk_editable_set_text (GTK_EDITABLE (view->search), "ningbo");
  wait_shown (window, 0);
  g_assert_true (gtk_widget_get_visible (view->clear_search));
  g_assert_true (gtk_widget_get_visible (view->clear_levels));
  harness_screenshot (window, "filtered-empty");

  g_signal_emit_by_name (view->clear_levels, "clicked");
  wait_shown (window, 5);
  g_signal_emit_by_name (view->clear_search, "clicked");
  wait_shown (window, N_BOM_ITEMS);
  g_assert_true (lds_audit_view_shows_tree (view));

  /* Countries and elements are found by their names and their codes. */
  gtk_editable_set_text (GTK_EDITABLE (view->search), "austria");
  wait_shown (window, 4);
  gtk_editable_set_text (GTK_EDITABLE (view->search), "dysprosium n42uh");
  wait_shown (window, 2);
  harness_close (window);
}

static void
test_sorting (void)
{
  LdsWindow *window = open_bom (1280, 800);
  LdsAuditView *view = view_of (window);

  lds_item_table_set_sort (view->table, LDS_SORT_LEVEL, FALSE);
  harness_wait (window, is_flat);
  for (guint i = 1; i < N_BOM_ITEMS; i++)
    {
      g_autoptr (LdsRow) before = get_row (window, i - 1);
      g_autoptr (LdsRow) after = get_row (window, i);

      g_assert_cmpint (lds_row_get_item (before)->exposure, <=, lds_row_get_item (after)->exposure);
    }
  harness_screenshot (window, "sorted");

  /* Back to the structure, which ends the sorting. */
  g_assert_false (gtk_toggle_button_get_active (view->structure));
  gtk_toggle_button_set_active (view->structure, TRUE);
  harness_wait (window, shows_tree);
  harness_close (window);
}

static void
test_keys (void)
{
  LdsWindow *window = open_bom (1280, 800);
  LdsAuditView *view = view_of (window);
  gboolean before;
  gboolean after;

  g_object_get (view, "show-details", &before, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-details", NULL);
  g_object_get (view, "show-details", &after, NULL);
  g_assert_true (before);
  g_assert_false (after);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (view->search)));
  harness_close (window);
}

static gboolean
has_focus_in_table (LdsWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (view_of (window)->table));
}

static void
test_worst_first (void)
{
  const guint worst = 60;
  g_autoptr (GString) list = g_string_new ("Part Number,Description,Quantity,Supplier,Country of Origin,Material\n");
  g_autoptr (GFile) file = NULL;
  LdsWindow *window = harness_open_window (1280, 800);

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (list, "P-%03u,%s,1,%s\n", i, i == worst ? "Segment magnet" : "Bracket",
                            i == worst ? "Ningbo Magnetics,China,NdFeB N42UH" : "Blech GmbH,Germany,Stainless steel");
  file = harness_write ("list.csv", list->str, list->len);

  /* A long list opens on the line that matters most, which is in sight. */
  harness_drop (window, file);
  harness_wait_page (window, "audited");
  wait_shown (window, 100);
  g_assert_cmpuint (gtk_single_selection_get_selected (view_of (window)->selection), ==, worst);
  harness_wait (window, has_focus_in_table);
  harness_screenshot (window, "worst-first");
  harness_close (window);
}

static void
test_remarks (void)
{
  LdsWindow *window = open_bom (1280, 800);
  LdsAuditView *view = view_of (window);
  AdwDialog *dialog;
  g_autofree char *labels = NULL;

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (view->remarks)));
  g_assert_nonnull (strstr (gtk_button_get_label (view->remarks), "1 row left out"));
  g_signal_emit_by_name (view->remarks, "clicked");
  harness_settle (window);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  labels = harness_read_labels (GTK_WIDGET (dialog));
  g_assert_nonnull (strstr (labels, "actuator.csv, row 11"));
  harness_screenshot (window, "remarks");
  adw_dialog_force_close (dialog);
  harness_close (window);
}

static void
test_details (void)
{
  LdsWindow *window = open_bom (1280, 800);
  g_autofree char *labels = NULL;

  select_item (window, MAG_211);
  harness_wait (window, is_cell_read);
  harness_settle (window);
  labels = harness_read_labels (GTK_WIDGET (view_of (window)->details));

  g_assert_nonnull (strstr (labels, "MAG-211"));
  g_assert_nonnull (strstr (labels, "critical"));
  g_assert_nonnull (strstr (labels, "In force since 4 Apr 2025"));
  g_assert_nonnull (strstr (labels, "Tier 1: Germany (DE)"));
  g_assert_nonnull (strstr (labels, "Tier 2: Austria (AT)"));
  g_assert_nonnull (strstr (labels, "Tier 3: China (CN)"));
  g_assert_nonnull (strstr (labels, "Nd, neodymium"));
  g_assert_nonnull (strstr (labels, "Dy, dysprosium"));
  g_assert_nonnull (strstr (labels, "actuator.csv, row 5"));
  g_assert_nonnull (strstr (labels, "NdFeB N42UH"));
  harness_screenshot (window, "details");
  harness_close (window);
}

static AdwExpanderRow *
find_expander (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    return ADW_EXPANDER_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwExpanderRow *found = find_expander (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_explanation (void)
{
  LdsWindow *window = open_bom (1280, 1000);
  g_autofree char *labels = NULL;
  AdwExpanderRow *expander;

  select_item (window, MAG_211);
  harness_wait (window, is_cell_read);
  expander = find_expander (GTK_WIDGET (view_of (window)->details));
  g_assert_nonnull (expander);
  g_assert_false (adw_expander_row_get_expanded (expander));

  adw_expander_row_set_expanded (expander, TRUE);
  harness_settle (window);
  labels = harness_read_labels (GTK_WIDGET (expander));
  g_assert_nonnull (strstr (labels, "the words “N42UH” decided."));
  g_assert_nonnull (strstr (labels, "sintered NdFeB magnet, class UH"));
  g_assert_nonnull (strstr (labels, "Tier 3 is in China."));
  g_assert_nonnull (strstr (labels, "came into force on 4 Apr 2025"));
  g_assert_nonnull (strstr (labels, "critical: the first condition"));
  harness_screenshot (window, "explanation");

  /* It stays unfolded from line to line. */
  select_item (window, MAG_211 + 1);
  harness_settle (window);
  expander = find_expander (GTK_WIDGET (view_of (window)->details));
  g_assert_true (adw_expander_row_get_expanded (expander));
  harness_close (window);
}

static void
test_as_at (void)
{
  LdsWindow *window = open_bom (1280, 800);
  g_autofree char *labels = NULL;

  g_assert_cmpuint (lds_audit_get_summary (audit_of (window))->by_exposure[LDS_EXPOSURE_CRITICAL], >, 0);
  select_item (window, MAG_211);

  set_as_at (window, 1, 3, 2025);
  g_assert_cmpuint (lds_audit_get_summary (audit_of (window))->by_exposure[LDS_EXPOSURE_CRITICAL], ==, 0);
  for (guint i = 0; i < N_BOM_ITEMS; i++)
    {
      g_autoptr (LdsRow) row = get_row (window, i);

      g_assert_cmpint (lds_row_get_item (row)->exposure, !=, LDS_EXPOSURE_CRITICAL);
      g_assert_cmpint (lds_row_get_item (row)->rollup_exposure, !=, LDS_EXPOSURE_CRITICAL);
    }

  /* The selection stays, and what is told of it follows. */
  g_assert_cmpuint (lds_row_get_index (lds_audit_view_get_selected_row (view_of (window))), ==, MAG_211);
  labels = harness_read_labels (GTK_WIDGET (view_of (window)->details));
  g_assert_null (strstr (labels, "n force since"));
  harness_screenshot (window, "as-at-2025-03-01");

  /* Later than the catalogue knows: that is said. */
  g_assert_false (gtk_widget_get_visible (view_of (window)->knowledge_box));
  set_as_at (window, 24, 11, 2026);
  g_assert_true (gtk_widget_get_visible (view_of (window)->knowledge_box));
  harness_screenshot (window, "past-knowledge");
  harness_close (window);
}

static void
test_save_report (void)
{
  LdsWindow *window = open_bom (1280, 800);
  g_autoptr (GFile) report = harness_write ("actuator – audit.xlsx", "", 0);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  lds_window_save_report (window, report);
  g_assert_nonnull (window->save_cancellable);
  harness_wait (window, is_report_saved);

  g_file_load_contents (report, NULL, &contents, &length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 2);
  g_assert_cmpmem (contents, 2, "PK", 2);
  harness_screenshot (window, "saved");
  harness_close (window);
}

static void
test_errors (void)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };
  g_autoptr (GFile) picture = harness_write ("picture.xlsx", png, sizeof png);
  LdsWindow *window = harness_open_window (1000, 700);
  g_autofree char *labels = NULL;

  /* With nothing open, a page says what happened to which file. */
  harness_drop (window, picture);
  harness_wait_page (window, "error");
  labels = harness_read_labels (GTK_WIDGET (window->error_page));
  g_assert_nonnull (strstr (labels, "picture.xlsx"));
  harness_screenshot (window, "error");
  harness_close (window);

  /* With a document open, it stays. */
  window = open_bom (1280, 800);
  harness_drop (window, picture);
  g_assert_cmpstr (lds_window_get_page (window), ==, "reading");
  harness_wait_page (window, "audited");
  g_assert_cmpuint (g_list_model_get_n_items (list_of (window)), ==, N_BOM_ITEMS);
  harness_screenshot (window, "error-with-document");
  harness_close (window);
}

static void
test_cancel (void)
{
  g_autoptr (GString) large = g_string_new (NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) small = harness_write ("actuator.csv", bom, -1);
  LdsWindow *window = harness_open_window (1000, 700);

  g_string_append (large, "Level,Part Number,Description,Quantity,Supplier,Country of Origin,Material,Mass (g),DNP\n");
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (large, "0,P-%05u,Bracket,1,Supplier %u,Germany,Stainless steel,5,\n", i, i % 50);
  file = harness_write ("large.csv", large->str, large->len);

  /* Cancelled before anything has come of it: back to the start. */
  harness_drop (window, file);
  g_assert_cmpstr (lds_window_get_page (window), ==, "reading");
  harness_screenshot (window, "reading");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.cancel", NULL);
  g_assert_cmpstr (lds_window_get_page (window), !=, "reading");

  /* What was begun and cancelled never comes after what was opened since. */
  harness_drop (window, file);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.cancel", NULL);
  harness_drop (window, small);
  harness_wait_page (window, "audited");
  wait_shown (window, N_BOM_ITEMS);

  /* With a document open, cancelling leaves it as it was. */
  harness_drop (window, file);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.cancel", NULL);
  harness_settle (window);
  g_assert_cmpstr (lds_window_get_page (window), ==, "audited");
  g_assert_cmpuint (g_list_model_get_n_items (list_of (window)), ==, N_BOM_ITEMS);
  harness_close (window);
}

static void
test_dark (void)
{
  LdsWindow *window = open_bom (1280, 800);

  select_item (window, MAG_211);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  harness_wait (window, is_cell_read);
  harness_screenshot (window, "dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  harness_close (window);
}

static void
test_narrow (void)
{
  LdsWindow *window = open_bom (360, 680);
  LdsAuditView *view = view_of (window);

  harness_settle (window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (view->stack), ==, "cards");
  wait_shown (window, N_BOM_ITEMS);
  harness_screenshot (window, "narrow");

  /* An item's details are a page of their own. */
  g_signal_emit_by_name (view->cards, "activate", MAG_211);
  harness_settle (window);
  g_assert_cmpstr (adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (window->navigation)), ==, "details");
  harness_screenshot (window, "narrow-details");
  harness_close (window);
}

static void
test_wide (void)
{
  LdsWindow *window = open_bom (1600, 900);

  select_item (window, MAG_211);
  harness_wait (window, is_cell_read);
  harness_screenshot (window, "wide");
  harness_close (window);
}

static void
test_corpus (void)
{
  static const char *const names[] = { "zh-rubiks-robot.xlsx", "wheelchair-launcher.xlsx",
                                       "tar-cnc-fusion.csv", "os1-dlp-printer.xlsx",
                                       "exa-spim.xlsx" };
  const char *shared = g_getenv ("LODESTONE_SHARED");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = shared != NULL ? g_build_filename (shared, "corpus", names[i], NULL) : NULL;
      g_autofree char *name = g_strdup_printf ("corpus-%s", names[i]);
      g_autoptr (GFile) file = NULL;
      LdsWindow *window;

      if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_test_message ("%s is not here", names[i]);
          continue;
        }

      file = g_file_new_for_path (path);
      window = harness_open_window (1280, 800);
      harness_drop (window, file);
      harness_wait_page (window, "audited");
      harness_wait (window, is_cell_read);
      harness_screenshot (window, name);
      harness_close (window);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  harness_init ();

  g_test_add_func ("/ui/window/start", test_start);
  g_test_add_func ("/ui/window/drop-shows-items-with-levels", test_items);
  g_test_add_func ("/ui/window/substitute", test_substitute);
  g_test_add_func ("/ui/window/filters", test_filters);
  g_test_add_func ("/ui/window/sorting", test_sorting);
  g_test_add_func ("/ui/window/keys", test_keys);
  g_test_add_func ("/ui/window/opens-on-the-worst", test_worst_first);
  g_test_add_func ("/ui/window/remarks", test_remarks);
  g_test_add_func ("/ui/window/details-say-why", test_details);
  g_test_add_func ("/ui/window/explanation-step-by-step", test_explanation);
  g_test_add_func ("/ui/window/as-at", test_as_at);
  g_test_add_func ("/ui/window/save-report", test_save_report);
  g_test_add_func ("/ui/window/errors", test_errors);
  g_test_add_func ("/ui/window/cancel", test_cancel);
  g_test_add_func ("/ui/window/dark", test_dark);
  g_test_add_func ("/ui/window/narrow", test_narrow);
  g_test_add_func ("/ui/window/wide", test_wide);
  g_test_add_func ("/ui/window/corpus", test_corpus);

  return g_test_run ();
}
