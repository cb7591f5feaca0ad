/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-column-row.h"

#include <glib/gi18n.h>

#include "lds-wording.h"

/**
 * LdsColumnRow:
 *
 * A column of a sheet: what stands above and in it, how sure it is what it means, and a choice of fields.
 */
struct _LdsColumnRow
{
  GtkListBoxRow   parent_instance;

  GtkLabel       *letters;
  GtkBox         *body;
  GtkLabel       *heading;
  GtkLabel       *sample;
  GtkWidget      *status;
  GtkImage       *icon;
  GtkLabel       *reason;
  GtkDropDown    *fields;

  LdsColumnEntry *entry;
};

G_DEFINE_FINAL_TYPE (LdsColumnRow, lds_column_row, GTK_TYPE_LIST_BOX_ROW)

static guint
position_of (LdsField field)
{
  return field == LDS_FIELD_NONE ? 0 : (guint) field + 1;
}

static void
update_state (LdsColumnRow *self)
{
  static const struct
  {
    const char *icon;
    const char *style;
  } looks[] = {
    [LDS_COLUMN_STATE_UNUSED] = { NULL, "unused" },
    [LDS_COLUMN_STATE_SURE] = { "lds-column-sure-symbolic", "sure" },
    [LDS_COLUMN_STATE_LIKELY] = { "lds-column-likely-symbolic", "likely" },
    [LDS_COLUMN_STATE_DOUBT] = { "lds-column-doubt-symbolic", "doubt" },
    [LDS_COLUMN_STATE_CHANGED] = { "lds-column-changed-symbolic", "changed" },
  };
  LdsColumnState state = lds_column_entry_get_state (self->entry);
  g_autofree char *text = lds_column_entry_describe (self->entry);
  const char *styles[] = { "column-state", looks[state].style, NULL };

  gtk_widget_set_css_classes (self->status, styles);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), looks[state].icon != NULL);
  gtk_image_set_from_icon_name (self->icon, looks[state].icon);
  gtk_label_set_text (self->reason, text);
}

static void
field_changed_cb (LdsColumnRow *self)
{
  gtk_drop_down_set_selected (self->fields, position_of (lds_column_entry_get_field (self->entry)));
  update_state (self);
}

static void
field_selected_cb (LdsColumnRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->fields);

  if (self->entry == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  lds_column_entry_set_field (self->entry,
                              selected == 0 ? LDS_FIELD_NONE : (LdsField) (selected - 1));
}

static void
lds_column_row_dispose (GObject *object)
{
  LdsColumnRow *self = LDS_COLUMN_ROW (object);

  g_clear_object (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (self), LDS_TYPE_COLUMN_ROW);

  G_OBJECT_CLASS (lds_column_row_parent_class)->dispose (object);
}

static void
lds_column_row_class_init (LdsColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lds_column_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsColumnRow, letters);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnRow, body);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnRow, heading);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnRow, sample);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnRow, status);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnRow, reason);
  gtk_widget_class_bind_template_child (widget_class, LdsColumnRow, fields);
  gtk_widget_class_bind_template_callback (widget_class, field_selected_cb);
}

static void
lds_column_row_init (LdsColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GListModel *
lds_column_row_list_fields (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Not used"));
  for (guint field = 0; field < LDS_N_FIELDS; field++)
    gtk_string_list_append (list, lds_column_field_get_label (lds_field_to_string ((LdsField) field),
                                                              lds_wording_local));

  return G_LIST_MODEL (list);
}

GtkWidget *
lds_column_row_new (LdsColumnEntry *entry,
                    GListModel     *fields)
{
  LdsColumnRow *self;
  const char *heading;
  const char *sample;

  g_return_val_if_fail (LDS_IS_COLUMN_ENTRY (entry), NULL);

  self = g_object_new (LDS_TYPE_COLUMN_ROW, NULL);
  gtk_drop_down_set_model (self->fields, fields);

  heading = lds_column_entry_get_heading (entry);
  sample = lds_column_entry_get_sample (entry);
  gtk_label_set_text (self->letters, lds_column_entry_get_letters (entry));
  gtk_label_set_text (self->heading, *heading != '\0' ? heading : _ ("No heading"));
  if (*heading == '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->heading), "dim-label");
  gtk_label_set_text (self->sample, sample != NULL ? sample : _ ("Empty"));

  self->entry = g_object_ref (entry);
  g_signal_connect_object (entry, "notify::field", G_CALLBACK (field_changed_cb), self,
                           G_CONNECT_SWAPPED);
  field_changed_cb (self);

  return GTK_WIDGET (self);
}

/* Narrow, the choice stands below. */
void
lds_column_row_set_narrow (LdsColumnRow *self,
                           gboolean      narrow)
{
  g_return_if_fail (LDS_IS_COLUMN_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->body, narrow ? 6 : 12);
}

GtkDropDown *
lds_column_row_get_dropdown (LdsColumnRow *self)
{
  g_return_val_if_fail (LDS_IS_COLUMN_ROW (self), NULL);

  return self->fields;
}
