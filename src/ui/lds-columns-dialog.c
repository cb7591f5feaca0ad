/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-columns-dialog.h"

#include <glib/gi18n.h>

#include "lds-column-row.h"
#include "lds-encoding-choices.h"
#include "lds-mapping.h"
#include "lds-sheet-columns.h"

/**
 * LdsColumnsDialog:
 *
 * What each column of the sheets means and how sure that is, to be looked at and put right. Emits “read-again” when the
 * file is to be read once more.
 */
struct _LdsColumnsDialog
{
  AdwDialog            parent_instance;

  GtkButton           *read_again;
  AdwComboRow         *sheet_row;
  AdwSpinRow          *header_row;
  AdwComboRow         *encoding_row;
  AdwPreferencesGroup *columns_group;
  GtkListBox          *list;
  AdwSwitchRow        *remember_row;
  AdwEntryRow         *name_row;

  LdsDocument         *document;
  GListModel          *fields;
  GPtrArray           *sheets; /* LdsSheetColumns */
  LdsSheetColumns     *shown;
  gboolean             narrow;
};

enum
{
  READ_AGAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LdsColumnsDialog, lds_columns_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  LdsColumnsDialog *self = user_data;
  GtkWidget *row = lds_column_row_new (item, self->fields);

  lds_column_row_set_narrow (LDS_COLUMN_ROW (row), self->narrow);

  return row;
}

static void
set_narrow (LdsColumnsDialog *self,
            gboolean          narrow)
{
  GtkListBoxRow *row;

  self->narrow = narrow;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    lds_column_row_set_narrow (LDS_COLUMN_ROW (row), narrow);
}

static void
narrow_cb (LdsColumnsDialog *self)
{
  set_narrow (self, TRUE);
}

static void
wide_cb (LdsColumnsDialog *self)
{
  set_narrow (self, FALSE);
}

static gboolean
has_bad_name (LdsSheetColumns *sheet)
{
  return sheet->remember && !lds_mapping_is_name (sheet->name);
}

/* Two sheets under one name: the later would take the place of the earlier. */
static gboolean
shares_name (LdsColumnsDialog *self,
             guint             index)
{
  const LdsSheetColumns *sheet = g_ptr_array_index (self->sheets, index);

  for (guint i = 0; sheet->remember && i < index; i++)
    {
      const LdsSheetColumns *other = g_ptr_array_index (self->sheets, i);

      if (other->remember && g_str_equal (other->name, sheet->name))
        return TRUE;
    }

  return FALSE;
}

static void
update_names (LdsColumnsDialog *self)
{
  gboolean bad = FALSE;
  gboolean bad_here = FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      LdsSheetColumns *sheet = g_ptr_array_index (self->sheets, i);
      gboolean wrong = has_bad_name (sheet) || shares_name (self, i);

      bad |= wrong;
      bad_here |= wrong && sheet == self->shown;
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self->read_again), !bad);
  if (bad_here)
    gtk_widget_add_css_class (GTK_WIDGET (self->name_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->name_row), GTK_ACCESSIBLE_STATE_INVALID,
                               bad_here ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), self->shown->remember);
}

static void
show_sheet (LdsColumnsDialog *self,
            LdsSheetColumns  *sheet)
{
  guint n_doubts = lds_sheet_columns_count_doubts (sheet);
  g_autofree char *doubts = g_strdup_printf (ngettext ("%u column was read with doubt. Leave it if it is right.",
                                                       "%u columns were read with doubt. Leave them if they are right.",
                                                       n_doubts),
                                             n_doubts);

  /* What the rows say while they are being filled is nobody's choice. */
  self->shown = NULL;
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (sheet->entries), create_row_cb, self, NULL);
  adw_preferences_group_set_description (self->columns_group, n_doubts > 0 ? doubts : NULL);
  adw_spin_row_set_value (self->header_row, sheet->header_row);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), sheet->name);
  adw_switch_row_set_active (self->remember_row, sheet->remember);
  self->shown = sheet;
  update_names (self);
}

/* Once it has its place, so that it is scrolled into sight. */
static gboolean
focus_when_placed_cb (GtkWidget     *widget,
                      GdkFrameClock *clock,
                      gpointer       user_data)
{
  if (gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (widget);

  return G_SOURCE_REMOVE;
}

/* What needs a decision is where one starts. */
static void
focus_first_doubt (LdsColumnsDialog *self)
{
  GListModel *entries = G_LIST_MODEL (self->shown->entries);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (LdsColumnEntry) entry = g_list_model_get_item (entries, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (lds_column_entry_get_state (entry) == LDS_COLUMN_STATE_DOUBT)
        {
          gtk_widget_add_tick_callback (GTK_WIDGET (lds_column_row_get_dropdown (LDS_COLUMN_ROW (row))),
                                        focus_when_placed_cb, NULL, NULL);
          return;
        }
    }
}

static void
sheet_selected_cb (LdsColumnsDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->sheet_row);

  if (self->sheets != NULL && selected < self->sheets->len)
    show_sheet (self, g_ptr_array_index (self->sheets, selected));
}

static void
header_row_changed_cb (LdsColumnsDialog *self)
{
  if (self->shown != NULL)
    self->shown->header_row = (guint) adw_spin_row_get_value (self->header_row);
}

static void
remember_changed_cb (LdsColumnsDialog *self)
{
  if (self->shown == NULL)
    return;
  self->shown->remember = adw_switch_row_get_active (self->remember_row);
  update_names (self);
  if (self->shown->remember && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_add_tick_callback (GTK_WIDGET (self->name_row), focus_when_placed_cb, NULL, NULL);
}

static void
name_changed_cb (LdsColumnsDialog *self)
{
  g_autofree char *name = NULL;

  if (self->shown == NULL)
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  g_set_str (&self->shown->name, name);
  update_names (self);
}

static void
cancel_cb (LdsColumnsDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
read_again_cb (LdsColumnsDialog *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->read_again)))
    return;
  g_signal_emit (self, signals[READ_AGAIN], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lds_columns_dialog_dispose (GObject *object)
{
  LdsColumnsDialog *self = LDS_COLUMNS_DIALOG (object);

  self->shown = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), LDS_TYPE_COLUMNS_DIALOG);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_object (&self->fields);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (lds_columns_dialog_parent_class)->dispose (object);
}

static void
lds_columns_dialog_class_init (LdsColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lds_columns_dialog_dispose;

  signals[READ_AGAIN] = g_signal_new ("read-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsColumnsDialog, read_again);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnsDialog, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnsDialog, header_row);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnsDialog, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnsDialog, columns_group);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnsDialog, remember_row);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnsDialog, name_row);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remember_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_again_cb);
}

static void
lds_columns_dialog_init (LdsColumnsDialog *self)
{
  self->fields = lds_column_row_list_fields ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
offer_encodings (LdsColumnsDialog *self,
                 LdsDocument      *document)
{
  LdsReadingChoices *choices = lds_document_source_get_choices (lds_document_get_source (document));
  const LdsSource *source = lds_audit_get_source (lds_document_get_audit (document), 0);
  const char *chosen = lds_reading_choices_get_encoding (choices);
  const char *const *names = lds_encoding_get_choices ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (list, _ ("As found"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      gtk_string_list_append (list, names[i]);
      if (g_strcmp0 (names[i], chosen) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->encoding_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding_row),
                          source->sheet == NULL && !lds_document_get_is_plain (document));
}

AdwDialog *
lds_columns_dialog_new (LdsDocument *document)
{
  LdsColumnsDialog *self;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) sheets = NULL;
  guint n_sources;

  g_return_val_if_fail (LDS_IS_DOCUMENT (document), NULL);

  self = g_object_new (LDS_TYPE_COLUMNS_DIALOG, NULL);
  self->document = g_object_ref (document);
  sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lds_sheet_columns_free);
  n_sources = lds_audit_get_n_sources (lds_document_get_audit (document));
  for (guint i = 0; i < n_sources; i++)
    {
      LdsSheetColumns *sheet = lds_sheet_columns_new (document, i);

      gtk_string_list_take (names, lds_sheet_columns_dup_title (sheet, document));
      g_ptr_array_add (sheets, sheet);
    }
  offer_encodings (self, document);

  self->sheets = g_steal_pointer (&sheets);
  adw_combo_row_set_model (self->sheet_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_row), n_sources > 1);
  show_sheet (self, g_ptr_array_index (self->sheets, adw_combo_row_get_selected (self->sheet_row)));
  g_signal_connect_after (self, "map", G_CALLBACK (focus_first_doubt), NULL);

  return ADW_DIALOG (self);
}

LdsDocument *
lds_columns_dialog_get_document (LdsColumnsDialog *self)
{
  g_return_val_if_fail (LDS_IS_COLUMNS_DIALOG (self), NULL);

  return self->document;
}

/* What was decided, for all sheets. */
LdsReadingChoices *
lds_columns_dialog_make_choices (LdsColumnsDialog *self)
{
  LdsReadingChoices *choices = lds_reading_choices_new ();
  guint encoding;

  g_return_val_if_fail (LDS_IS_COLUMNS_DIALOG (self), choices);

  encoding = adw_combo_row_get_selected (self->encoding_row);
  if (encoding > 0 && encoding != GTK_INVALID_LIST_POSITION)
    lds_reading_choices_set_encoding (choices, lds_encoding_get_choices ()[encoding - 1]);
  for (guint i = 0; i < self->sheets->len; i++)
    lds_sheet_columns_add_choice (g_ptr_array_index (self->sheets, i), choices);

  return choices;
}

GtkListBox *
lds_columns_dialog_get_list (LdsColumnsDialog *self)
{
  g_return_val_if_fail (LDS_IS_COLUMNS_DIALOG (self), NULL);

  return self->list;
}

AdwComboRow *
lds_columns_dialog_get_sheets (LdsColumnsDialog *self)
{
  g_return_val_if_fail (LDS_IS_COLUMNS_DIALOG (self), NULL);

  return self->sheet_row;
}

AdwComboRow *
lds_columns_dialog_get_encoding (LdsColumnsDialog *self)
{
  g_return_val_if_fail (LDS_IS_COLUMNS_DIALOG (self), NULL);

  return self->encoding_row;
}

AdwSpinRow *
lds_columns_dialog_get_header (LdsColumnsDialog *self)
{
  g_return_val_if_fail (LDS_IS_COLUMNS_DIALOG (self), NULL);

  return self->header_row;
}

void
lds_columns_dialog_remember (LdsColumnsDialog *self,
                             const char       *name)
{
  g_return_if_fail (LDS_IS_COLUMNS_DIALOG (self));

  adw_switch_row_set_active (self->remember_row, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
}

GtkButton *
lds_columns_dialog_get_button (LdsColumnsDialog *self)
{
  g_return_val_if_fail (LDS_IS_COLUMNS_DIALOG (self), NULL);

  return self->read_again;
}
