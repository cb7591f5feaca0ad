/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-application.h"

#include "lds-config.h"

#include <glib/gi18n.h>

#include "lds-ui-resources.h"
#include "lds-window.h"

/**
 * LdsApplication:
 *
 * The program with its windows, one for each file that is opened.
 */
struct _LdsApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (LdsApplication, lds_application, ADW_TYPE_APPLICATION)

static LdsWindow *
find_unused_window (LdsApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (LDS_IS_WINDOW (active) && lds_window_is_unused (LDS_WINDOW (active)))
    return LDS_WINDOW (active);

  return lds_window_new (self);
}

static void
new_window_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (lds_window_new (user_data)));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  LdsApplication *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_name (about, _ ("Lodestone"));
  adw_about_dialog_set_application_icon (about, LDS_APPLICATION_ID);
  adw_about_dialog_set_version (about, LDS_VERSION);
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (
      about, _ ("Audits parts lists for rare earths under export control and for Chinese inputs. "
                "It works without a network: nothing leaves this computer."));

  adw_dialog_present (dialog, active != NULL ? GTK_WIDGET (active) : NULL);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Closing lets each window keep its state; the last one ends the program. */
  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_close (window->data);
}

static void
add_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "app.new-window", { "<Control>n" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.open", { "<Control>o" } },
    { "win.save-report", { "<Control>s" } },
    { "win.columns", { "<Control><Shift>c" } },
    { "win.find", { "<Control>f" } },
    { "win.toggle-details", { "F9" } },
    { "win.clear-filters", { "<Control><Shift>a" } },
    { "win.cancel", { "Escape" } },
    { "win.show-help-overlay", { "<Control>question" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action, accelerators[i].keys);
}

static void
lds_application_activate (GApplication *application)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (active == NULL)
    active = GTK_WINDOW (lds_window_new (LDS_APPLICATION (application)));
  gtk_window_present (active);
}

static void
lds_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      LdsWindow *window = find_unused_window (LDS_APPLICATION (application));

      lds_window_open (window, files[i]);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
lds_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "new-window", new_window_action },
    { "about", about_action },
    { "quit", quit_action },
  };

  /* Before the parent looks for style sheets, icons and the shortcuts in it. */
  lds_ui_register_resource ();

  G_APPLICATION_CLASS (lds_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  add_accelerators (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (LDS_APPLICATION_ID);
}

static void
lds_application_class_init (LdsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = lds_application_activate;
  application_class->open = lds_application_open;
  application_class->startup = lds_application_startup;
}

static void
lds_application_init (LdsApplication *self)
{
}

LdsApplication *
lds_application_new (void)
{
  return g_object_new (LDS_TYPE_APPLICATION, "application-id", LDS_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/org/lodestone/Lodestone", NULL);
}
