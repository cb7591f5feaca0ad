/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "harness.h"

#include <glib/gstdio.h>
#include <string.h>

/* Far more than any step takes, so that a hang is a failure and a slow machine is not. */
#define MAX_SECONDS 60

static LdsApplication *application;
static char *folder;
static const char *awaited_page;

static gboolean
expired_cb (gpointer user_data)
{
  g_error ("waited %d seconds in vain", MAX_SECONDS);

  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock,
            guint         *n_painted)
{
  (*n_painted)++;
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
}

static gboolean
is_awaited_page (LdsWindow *window)
{
  return g_strcmp0 (lds_window_get_page (window), awaited_page) == 0;
}

static char *
find_screenshots (void)
{
  const char *chosen = g_getenv ("LODESTONE_SCREENSHOTS");

  return g_strdup (chosen != NULL ? chosen : "screenshots");
}

static void
collect_labels (GtkWidget *widget,
                GString   *string)
{
  if (!gtk_widget_get_visible (widget))
    return;

  if (GTK_IS_LABEL (widget))
    {
      g_string_append (string, gtk_label_get_text (GTK_LABEL (widget)));
      g_string_append_c (string, '\n');
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_labels (child, string);
}

void
harness_init (void)
{
  g_autoptr (GError) error = NULL;

  application = lds_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  folder = g_dir_make_tmp ("lodestone-ui-XXXXXX", &error);
  g_assert_no_error (error);
}

LdsWindow *
harness_open_window (int width,
                     int height)
{
  LdsWindow *window = lds_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  harness_settle (window);

  return g_object_ref (window);
}

/* A closed window goes: nothing that is under way keeps it for good. */
void
harness_close (LdsWindow *window)
{
  guint source = g_timeout_add_seconds (MAX_SECONDS, expired_cb, NULL);
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_close (GTK_WINDOW (window));
  g_object_unref (window);
  while (left != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

void
harness_wait (LdsWindow *window,
              Condition  condition)
{
  guint source = g_timeout_add_seconds (MAX_SECONDS, expired_cb, NULL);

  while (!condition (window))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

void
harness_wait_page (LdsWindow  *window,
                   const char *page)
{
  awaited_page = page;
  harness_wait (window, is_awaited_page);
}

/* Until what is to be seen has been laid out and drawn. */
void
harness_settle (LdsWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  guint source = g_timeout_add_seconds (MAX_SECONDS, expired_cb, NULL);
  guint n_painted = 0;
  gulong handler;

  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &n_painted);
  gtk_widget_queue_draw (GTK_WIDGET (window));
  while (n_painted < 8)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  g_source_remove (source);
}

void
harness_screenshot (LdsWindow  *window,
                    const char *name)
{
  g_autofree char *screenshots = find_screenshots ();
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *path = g_build_filename (screenshots, file, NULL);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  harness_settle (window);
  paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (window)),
                          gtk_widget_get_height (GTK_WIDGET (window)));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_cmpint (g_mkdir_with_parents (screenshots, 0755), ==, 0);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* What the window gets when a file is dropped on it. */
void
harness_drop (LdsWindow *window,
              GFile     *file)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GdkFileList *files = gdk_file_list_new_from_array (&file, 1);
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  g_signal_emit_by_name (lds_window_get_drop_target (window), "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
}

GFile *
harness_write (const char *name,
               const void *data,
               gssize      length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

/* The texts of all visible labels in a widget, a line each. */
char *
harness_read_labels (GtkWidget *widget)
{
  GString *string = g_string_new (NULL);

  collect_labels (widget, string);

  return g_string_free_and_steal (string);
}
