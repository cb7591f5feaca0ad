/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What columns mean, looked at and put right in a real window; and parts lists that are pasted. */

#include "harness.h"

#include <string.h>

#include "lds-audit-view-private.h"
#include "lds-column-row.h"
#include "lds-columns-dialog.h"
#include "lds-mapping.h"

#define HEADINGS "Item,Location,Quantity,Unit Cost,Remarks\n"
#define LINES                                                                                      \
  "Ball bearing 608,Motion Limited,4,3.20,keep dry\n"                                              \
  "Segment magnet N42UH,Magnet Sellers,8,2.10,\n"                                                  \
  "Aluminium housing,Machine Shop,1,48.00,anodised\n"                                              \
  "Cap screw M4x12,Screw Store,12,0.04,\n"                                                         \
  "Flat cable,Cable House,2,1.90,\n"

static const char bom[] = HEADINGS LINES;
static const char moved[] = "Quotation 4711,,,,\nof June,,,,\n" HEADINGS LINES;
static const char copied[] = "Part Number\tDescription\tQty\tCountry of Origin\n"
                             "P-1\tSegment magnet N42UH\t8\tChina\n"
                             "P-2\tBracket\t1\tGermany\n";

static LdsDocument *replaced;

static LdsDocument *
document_of (LdsWindow *window)
{
  return window->document;
}

static LdsAudit *
audit_of (LdsWindow *window)
{
  return lds_document_get_audit (document_of (window));
}

static const LdsSourceColumn *
find_column (LdsWindow  *window,
             guint       source,
             const char *field)
{
  GArray *columns = lds_audit_get_source (audit_of (window), source)->columns;

  for (guint i = 0; i < columns->len; i++)
    {
      const LdsSourceColumn *column = &g_array_index (columns, LdsSourceColumn, i);

      if (g_str_equal (column->field, field))
        return column;
    }

  return NULL;
}

static gboolean
is_replaced (LdsWindow *window)
{
  return window->document != replaced && g_strcmp0 (lds_window_get_page (window), "audited") == 0;
}

static LdsWindow *
open_text (const char *name,
           const char *text,
           int         width,
           int         height)
{
  g_autoptr (GFile) file = harness_write (name, text, -1);
  LdsWindow *window = harness_open_window (width, height);

  harness_drop (window, file);
  harness_wait_page (window, "audited");
  harness_settle (window);

  return window;
}

static LdsColumnsDialog *
open_dialog (LdsWindow *window)
{
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.columns", NULL);
  harness_settle (window);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_true (LDS_IS_COLUMNS_DIALOG (dialog));

  return LDS_COLUMNS_DIALOG (dialog);
}

static GtkDropDown *
find_choice (LdsColumnsDialog *dialog,
             int               index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (lds_columns_dialog_get_list (dialog), index);

  g_assert_nonnull (row);

  return lds_column_row_get_dropdown (LDS_COLUMN_ROW (row));
}

static void
choose (LdsColumnsDialog *dialog,
        int               index,
        LdsField          field)
{
  gtk_drop_down_set_selected (find_choice (dialog, index), field == LDS_FIELD_NONE ? 0 : field + 1);
}

static void
read_again (LdsWindow        *window,
            LdsColumnsDialog *dialog)
{
  replaced = window->document;
  g_signal_emit_by_name (lds_columns_dialog_get_button (dialog), "clicked");
  harness_wait (window, is_replaced);
  harness_settle (window);
}

static void
test_doubt (void)
{
  LdsWindow *window = open_text ("purchases.csv", bom, 1280, 800);
  LdsColumnsDialog *dialog;
  g_autofree char *labels = NULL;

  g_assert_cmpuint (lds_document_count_unsure (document_of (window)), ==, 1);
  g_assert_true (adw_banner_get_revealed (window->columns_banner));
  g_assert_cmpstr (adw_banner_get_title (window->columns_banner), ==, "1 column was read with doubt");
  harness_screenshot (window, "columns-banner");

  dialog = open_dialog (window);
  labels = harness_read_labels (GTK_WIDGET (dialog));
  g_assert_nonnull (strstr (labels, "Doubtful, please check: heading “Location” suggests it"));
  g_assert_nonnull (strstr (labels, "Sure: heading “Quantity” is known and the cells are numbers"));
  g_assert_nonnull (strstr (labels, "Ball bearing 608 · Segment magnet N42UH"));
  g_assert_true (gtk_widget_is_ancestor (adw_dialog_get_focus (ADW_DIALOG (dialog)),
                                         GTK_WIDGET (find_choice (dialog, 1))) ||
                 adw_dialog_get_focus (ADW_DIALOG (dialog)) == GTK_WIDGET (find_choice (dialog, 1)));
  harness_screenshot (window, "columns");

  /* Neither a second one nor another document comes while it is open. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.columns", NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), copied);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  harness_settle (window);
  g_assert_true (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) ==
                 ADW_DIALOG (dialog));
  g_assert_null (window->loading);

  /* Left as it is, it is no doubt any more. */
  read_again (window, dialog);
  g_assert_cmpint (find_column (window, 0, "supplier")->reason, ==, LDS_COLUMN_CHOSEN);
  g_assert_cmpint (find_column (window, 0, "quantity")->reason, ==, LDS_COLUMN_BY_HEADING);
  g_assert_false (adw_banner_get_revealed (window->columns_banner));
  harness_close (window);
}

static void
test_change (void)
{
  LdsWindow *window = open_text ("purchases.csv", bom, 1280, 800);
  LdsColumnsDialog *dialog = open_dialog (window);

  choose (dialog, 1, LDS_FIELD_MANUFACTURER);
  choose (dialog, 3, LDS_FIELD_NONE);
  choose (dialog, 4, LDS_FIELD_CERTIFICATE);
  harness_screenshot (window, "columns-changed");
  read_again (window, dialog);
  g_assert_cmpstr (find_column (window, 0, "manufacturer")->columns, ==, "B");
  g_assert_cmpstr (find_column (window, 0, "certificate")->columns, ==, "E");
  g_assert_null (find_column (window, 0, "supplier"));
  g_assert_null (find_column (window, 0, "unit_price"));

  /* What was decided stays decided when something else is. */
  dialog = open_dialog (window);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_choice (dialog, 3)), ==, 0);
  choose (dialog, 1, LDS_FIELD_SUPPLIER);
  read_again (window, dialog);
  g_assert_cmpstr (find_column (window, 0, "supplier")->columns, ==, "B");
  g_assert_cmpstr (find_column (window, 0, "certificate")->columns, ==, "E");
  g_assert_null (find_column (window, 0, "unit_price"));
  g_assert_null (find_column (window, 0, "manufacturer"));
  harness_close (window);
}

static void
test_header_row (void)
{
  LdsWindow *window = open_text ("purchases.csv", bom, 1280, 800);
  LdsColumnsDialog *dialog = open_dialog (window);

  /* A heading under which nothing is a parts list leaves what was there, and says so. */
  adw_spin_row_set_value (lds_columns_dialog_get_header (dialog), 400);
  replaced = NULL;
  g_signal_emit_by_name (lds_columns_dialog_get_button (dialog), "clicked");
  harness_wait (window, is_replaced);
  harness_settle (window);
  {
    g_autofree char *labels = harness_read_labels (GTK_WIDGET (window));

    g_assert_nonnull (strstr (labels, "row 400, which was given as its heading, is empty"));
  }
  g_assert_cmpuint (lds_audit_get_source (audit_of (window), 0)->header_row, ==, 1);
  harness_screenshot (window, "columns-failed");

  /* Without headings, the first line is one of the items. */
  dialog = open_dialog (window);
  adw_spin_row_set_value (lds_columns_dialog_get_header (dialog), 0);
  choose (dialog, 1, LDS_FIELD_MANUFACTURER);
  read_again (window, dialog);
  g_assert_cmpuint (lds_audit_get_source (audit_of (window), 0)->header_row, ==, 0);
  g_assert_cmpuint (lds_audit_get_n_items (audit_of (window)), ==, 6);
  harness_close (window);
}

static void
test_remember (void)
{
  LdsWindow *window = open_text ("purchases.csv", bom, 1280, 800);
  LdsColumnsDialog *dialog = open_dialog (window);

  /* A name that cannot be one keeps the button away. */
  lds_columns_dialog_remember (dialog, "a/b");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (lds_columns_dialog_get_button (dialog))));
  lds_columns_dialog_remember (dialog, "Purchases");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (lds_columns_dialog_get_button (dialog))));
  choose (dialog, 1, LDS_FIELD_MANUFACTURER);
  harness_screenshot (window, "columns-remember");
  read_again (window, dialog);
  harness_close (window);

  /* The same headings, three rows further down, in another file. */
  window = open_text ("quotation.csv", moved, 1280, 800);
  g_assert_cmpint (find_column (window, 0, "manufacturer")->reason, ==, LDS_COLUMN_FROM_MAPPING);
  g_assert_cmpstr (find_column (window, 0, "manufacturer")->mapping, ==, "Purchases");
  g_assert_cmpuint (lds_audit_get_source (audit_of (window), 0)->header_row, ==, 3);
  g_assert_false (adw_banner_get_revealed (window->columns_banner));
  dialog = open_dialog (window);
  {
    g_autofree char *labels = harness_read_labels (GTK_WIDGET (dialog));

    g_assert_nonnull (strstr (labels, "from the saved mapping “Purchases”"));
  }
  harness_screenshot (window, "columns-mapping");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  harness_close (window);
  g_assert_true (lds_mapping_remove ("Purchases", NULL));
}

static void
test_encoding (void)
{
  static const char latin[] = "Teil;Bezeichnung;Menge\nP-1;Geh\344use f\374r Getriebe;1\nP-2;B\374rste;2\nP-3;Schl\374ssel;1\n";
  LdsWindow *window = open_text ("teile.csv", latin, 1000, 700);
  LdsColumnsDialog *dialog = open_dialog (window);
  AdwComboRow *encoding = lds_columns_dialog_get_encoding (dialog);
  g_autoptr (LdsReadingChoices) choices = NULL;

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (encoding)));
  adw_combo_row_set_selected (encoding, 2);
  choices = lds_columns_dialog_make_choices (dialog);
  g_assert_cmpstr (lds_reading_choices_get_encoding (choices), ==, "Windows-1252");
  harness_screenshot (window, "columns-encoding");
  read_again (window, dialog);
  dialog = open_dialog (window);
  g_assert_cmpuint (adw_combo_row_get_selected (lds_columns_dialog_get_encoding (dialog)), ==, 2);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  harness_close (window);

  /* Nobody has to guess that of UTF-8. */
  window = open_text ("purchases.csv", bom, 1000, 700);
  dialog = open_dialog (window);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (lds_columns_dialog_get_encoding (dialog))));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  harness_close (window);
}

static void
test_dark_and_narrow (void)
{
  LdsWindow *window = open_text ("purchases.csv", bom, 1000, 800);
  LdsColumnsDialog *dialog;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  harness_screenshot (window, "columns-banner-dark");
  dialog = open_dialog (window);
  choose (dialog, 4, LDS_FIELD_CERTIFICATE);
  harness_screenshot (window, "columns-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  harness_close (window);

  window = open_text ("purchases.csv", bom, 360, 680);
  harness_screenshot (window, "columns-banner-narrow");
  dialog = open_dialog (window);
  harness_screenshot (window, "columns-narrow");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  harness_close (window);
}

static void
test_workspace (void)
{
  g_autoptr (GFile) file = harness_write ("purchases.csv", bom, -1);
  g_autoptr (GFile) saved = harness_write ("purchases.lodestone", "", 0);
  g_autoptr (LdsCatalogue) catalogue = lds_catalogue_load (NULL, NULL);
  g_autoptr (LdsWorkspace) workspace = lds_open_file (file, catalogue, NULL, NULL, NULL, NULL, NULL);
  LdsWindow *window = harness_open_window (1000, 700);

  g_assert_nonnull (workspace);
  g_assert_true (g_file_delete (saved, NULL, NULL));
  g_assert_true (lds_workspace_save_copy (workspace, saved, NULL));

  /* There is no spreadsheet to read again. */
  harness_drop (window, saved);
  harness_wait_page (window, "audited");
  g_assert_false (adw_banner_get_revealed (window->columns_banner));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.columns", NULL);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  harness_close (window);
}

/* Two tables on one sheet: what is said of the second leaves the first alone. */
static void
test_tables (void)
{
  LdsWindow *window = open_text ("two.csv",
                                 "Part Number,Name,Qty,Note\nA-1,Screw,4,x\nA-2,Nut,4,y\nA-3,Cap,2,z\n\n"
                                 "Designator,Value,Quantity,Note\nR1,10k,1,Yageo\nC1,1u,1,Murata\n",
                                 1280, 800);
  LdsColumnsDialog *dialog;
  GtkStringObject *name;

  g_assert_cmpuint (lds_audit_get_n_sources (audit_of (window)), ==, 2);
  dialog = open_dialog (window);
  adw_combo_row_set_selected (lds_columns_dialog_get_sheets (dialog), 1);
  name = adw_combo_row_get_selected_item (lds_columns_dialog_get_sheets (dialog));
  g_assert_true (g_str_has_suffix (gtk_string_object_get_string (name), ", row 6"));
  choose (dialog, 3, LDS_FIELD_MANUFACTURER);
  harness_screenshot (window, "columns-tables");
  read_again (window, dialog);
  g_assert_cmpuint (lds_audit_get_n_sources (audit_of (window)), ==, 2);
  g_assert_cmpstr (find_column (window, 1, "manufacturer")->columns, ==, "D");
  g_assert_null (find_column (window, 0, "manufacturer"));
  harness_close (window);
}

static void
test_corpus (void)
{
  const char *shared = g_getenv ("LODESTONE_SHARED");
  g_autofree char *path = shared != NULL ? g_build_filename (shared, "corpus", "wheelchair-launcher.xlsx", NULL) : NULL;
  g_autoptr (GFile) file = NULL;
  LdsWindow *window;
  LdsColumnsDialog *dialog;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the corpus is not here");
      return;
    }

  file = g_file_new_for_path (path);
  window = harness_open_window (1280, 800);
  harness_drop (window, file);
  harness_wait_page (window, "audited");
  dialog = open_dialog (window);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (lds_columns_dialog_get_sheets (dialog))));
  adw_combo_row_set_selected (lds_columns_dialog_get_sheets (dialog), 1);
  choose (dialog, 1, LDS_FIELD_MANUFACTURER);
  harness_screenshot (window, "columns-sheets");
  adw_combo_row_set_selected (lds_columns_dialog_get_sheets (dialog), 0);
  adw_combo_row_set_selected (lds_columns_dialog_get_sheets (dialog), 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_choice (dialog, 1)), ==, LDS_FIELD_MANUFACTURER + 1);
  read_again (window, dialog);
  g_assert_cmpstr (find_column (window, 1, "manufacturer")->columns, ==, "B");
  g_assert_null (find_column (window, 0, "manufacturer"));
  harness_close (window);
}

static gboolean
shows_what_to_copy (LdsWindow *window)
{
  g_autofree char *labels = harness_read_labels (GTK_WIDGET (window));

  return strstr (labels, "Copy the cells of a parts list") != NULL;
}

static void
test_paste (void)
{
  LdsWindow *window = harness_open_window (1000, 700);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  gdk_clipboard_set_text (clipboard, copied);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  harness_wait_page (window, "audited");
  g_assert_cmpuint (lds_audit_get_n_items (audit_of (window)), ==, 2);
  g_assert_cmpstr (lds_document_get_title (document_of (window)), ==, "Clipboard");
  g_assert_cmpstr (lds_audit_get_source (audit_of (window), 0)->file, ==, "Clipboard");
  harness_screenshot (window, "pasted");

  /* It can be read in another way too. */
  {
    LdsColumnsDialog *dialog = open_dialog (window);

    choose (dialog, 3, LDS_FIELD_NONE);
    read_again (window, dialog);
    g_assert_null (find_column (window, 0, "country_of_origin"));
  }
  harness_close (window);
}

/* In a text entry the key means what it always means. */
static void
test_paste_key (void)
{
  LdsWindow *window = harness_open_window (1000, 700);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, "<Control>v"))
            {
              g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_BUBBLE);
              n_found++;
            }
        }
    }
  g_assert_cmpuint (n_found, ==, 1);
  harness_close (window);
}

static void
test_paste_nothing (void)
{
  LdsWindow *window = harness_open_window (1000, 700);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_autoptr (GBytes) pixels = g_bytes_new_static ("\0\0\0\0", 4);
  g_autoptr (GdkTexture) picture = gdk_memory_texture_new (1, 1, GDK_MEMORY_R8G8B8A8, pixels, 4);

  gdk_clipboard_set_texture (clipboard, picture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  harness_wait (window, shows_what_to_copy);
  harness_screenshot (window, "paste-nothing");
  g_assert_cmpstr (lds_window_get_page (window), ==, "start");
  harness_close (window);

  window = harness_open_window (1000, 700);
  gdk_clipboard_set_text (clipboard, "  \n");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  harness_wait (window, shows_what_to_copy);
  harness_close (window);

  /* Words that are no list: the page says so. */
  window = harness_open_window (1000, 700);
  gdk_clipboard_set_text (clipboard, "Dear Sir,\nplease find nothing enclosed.\n");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  harness_wait_page (window, "error");
  harness_close (window);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  harness_init ();

  g_test_add_func ("/ui/columns/doubt-is-asked-once", test_doubt);
  g_test_add_func ("/ui/columns/change", test_change);
  g_test_add_func ("/ui/columns/row-of-the-headings", test_header_row);
  g_test_add_func ("/ui/columns/remember", test_remember);
  g_test_add_func ("/ui/columns/encoding", test_encoding);
  g_test_add_func ("/ui/columns/dark-and-narrow", test_dark_and_narrow);
  g_test_add_func ("/ui/columns/not-for-workspaces", test_workspace);
  g_test_add_func ("/ui/columns/sheets", test_corpus);
  g_test_add_func ("/ui/columns/tables", test_tables);
  g_test_add_func ("/ui/paste/list", test_paste);
  g_test_add_func ("/ui/paste/key", test_paste_key);
  g_test_add_func ("/ui/paste/nothing", test_paste_nothing);

  return g_test_run ();
}
