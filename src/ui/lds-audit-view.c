/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-audit-view-private.h"

#include "lds-item-card.h"
#include "lds-remarks-dialog.h"

/**
 * LdsAuditView:
 *
 * An audited document: the verdict, the items with their filters, and the details of the selected one.
 */

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_SELECTED_ROW,
  PROP_COLLAPSED,
  PROP_NARROW,
  PROP_SHOW_DETAILS,
  N_PROPS
};

enum
{
  ITEM_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LdsAuditView, lds_audit_view, GTK_TYPE_WIDGET)

static void
reset_filters (LdsAuditView *self)
{
  self->resetting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  lds_level_filter_set_levels (self->level_filter, 0);
  lds_item_table_set_sort (self->table, LDS_SORT_NONE, FALSE);
  gtk_toggle_button_set_active (self->structure, TRUE);
  gtk_drop_down_set_selected (self->sources, 0);
  self->resetting = FALSE;
}

/* The structure hangs on the part. */
static void
show_columns (LdsAuditView *self)
{
  gboolean has_descriptions = lds_document_get_has_descriptions (self->document);

  lds_item_table_set_columns (self->table,
                              lds_document_get_has_structure (self->document) ||
                                  lds_document_get_has_parts (self->document) || !has_descriptions,
                              has_descriptions);
}

/* What matters most is what is seen first. */
static void
select_worst (LdsAuditView *self)
{
  g_autoptr (LdsRow) row = NULL;

  if (lds_audit_get_n_items (lds_document_get_audit (self->document)) == 0)
    return;

  row = lds_row_new (self->document, lds_document_get_worst_item (self->document));
  lds_audit_view_set_selected (self, row);
}

static void
set_collapsed (LdsAuditView *self,
               gboolean      collapsed)
{
  if (self->collapsed == collapsed)
    return;

  self->collapsed = collapsed;
  g_object_set (self->table, "single-click-activate", collapsed, NULL);
  adw_overlay_split_view_set_collapsed (self->split, collapsed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
}

static void
set_narrow (LdsAuditView *self,
            gboolean      narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  gtk_widget_set_visible (GTK_WIDGET (self->structure),
                          !narrow && self->document != NULL &&
                              lds_document_get_has_structure (self->document));
  lds_audit_view_query (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
audit_changed_cb (LdsAuditView *self)
{
  lds_audit_view_show_summary (self);

  /* The cells follow the audit by themselves; only what matches may have changed. */
  if (!lds_audit_view_shows_tree (self))
    lds_audit_view_query (self);
}

static void
filter_changed_cb (LdsAuditView *self)
{
  lds_audit_view_query (self);
}

static void
sort_changed_cb (LdsAuditView *self)
{
  gboolean descending;

  if (self->resetting)
    return;

  /* The button shows what is: sorted items have no structure. */
  if (lds_item_table_get_sort (self->table, &descending) != LDS_SORT_NONE)
    {
      self->resetting = TRUE;
      gtk_toggle_button_set_active (self->structure, FALSE);
      self->resetting = FALSE;
    }
  lds_audit_view_query (self);
}

static void
structure_toggled_cb (LdsAuditView *self)
{
  if (self->resetting)
    return;

  if (gtk_toggle_button_get_active (self->structure))
    {
      self->resetting = TRUE;
      lds_item_table_set_sort (self->table, LDS_SORT_NONE, FALSE);
      self->resetting = FALSE;
    }
  lds_audit_view_query (self);
}

static void
activate_cb (LdsAuditView *self,
             guint         position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (!self->narrow)
    adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  g_signal_emit (self, signals[ITEM_ACTIVATED], 0);
}

static void
show_sidebar_changed_cb (LdsAuditView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_DETAILS]);
}

static void
search_activated_cb (LdsAuditView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
search_stopped_cb (LdsAuditView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
clear_search_cb (LdsAuditView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
clear_levels_cb (LdsAuditView *self)
{
  lds_level_filter_set_levels (self->level_filter, 0);
}

static void
remarks_cb (LdsAuditView *self)
{
  adw_dialog_present (lds_remarks_dialog_new (lds_document_get_audit (self->document)),
                      GTK_WIDGET (self));
}

static void
lds_audit_view_dispose (GObject *object)
{
  LdsAuditView *self = LDS_AUDIT_VIEW (object);

  g_cancellable_cancel (self->querying);
  g_clear_object (&self->querying);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->selection);
  g_clear_object (&self->selected_row);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), LDS_TYPE_AUDIT_VIEW);

  G_OBJECT_CLASS (lds_audit_view_parent_class)->dispose (object);
}

static gboolean
lds_audit_view_grab_focus (GtkWidget *widget)
{
  LdsAuditView *self = LDS_AUDIT_VIEW (widget);

  return gtk_widget_grab_focus (self->narrow ? GTK_WIDGET (self->cards) : GTK_WIDGET (self->table));
}

static void
lds_audit_view_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LdsAuditView *self = LDS_AUDIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;

    case PROP_SELECTED_ROW:
      g_value_set_object (value, self->selected_row);
      break;

    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_SHOW_DETAILS:
      g_value_set_boolean (value, adw_overlay_split_view_get_show_sidebar (self->split));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_audit_view_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  LdsAuditView *self = LDS_AUDIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      lds_audit_view_set_document (self, g_value_get_object (value));
      break;

    case PROP_COLLAPSED:
      set_collapsed (self, g_value_get_boolean (value));
      break;

    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;

    case PROP_SHOW_DETAILS:
      adw_overlay_split_view_set_show_sidebar (self->split, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_audit_view_class_init (LdsAuditViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lds_audit_view_dispose;
  object_class->get_property = lds_audit_view_get_property;
  object_class->set_property = lds_audit_view_set_property;

  widget_class->grab_focus = lds_audit_view_grab_focus;

  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, LDS_TYPE_DOCUMENT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED_ROW] =
      g_param_spec_object ("selected-row", NULL, NULL, LDS_TYPE_ROW,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLLAPSED] =
      g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_DETAILS] =
      g_param_spec_boolean ("show-details", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ITEM_ACTIVATED] = g_signal_new ("item-activated", LDS_TYPE_AUDIT_VIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LDS_TYPE_DETAIL_PANE);
  g_type_ensure (LDS_TYPE_ITEM_CARD);
  g_type_ensure (LDS_TYPE_ITEM_TABLE);
  g_type_ensure (LDS_TYPE_LEVEL_FILTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-audit-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, split);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, details);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, verdict_box);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, verdict_sign);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, verdict);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, knowledge_box);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, knowledge);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, search);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, sources);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, structure);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, level_filter);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, stack);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, table);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, cards);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, empty);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, clear_search);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, clear_levels);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, summary);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, shown);
  gtk_widget_class_bind_template_child (widget_class, LdsAuditView, remarks);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, structure_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_sidebar_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_levels_cb);
  gtk_widget_class_bind_template_callback (widget_class, remarks_cb);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lds_audit_view_init (LdsAuditView *self)
{
  self->document_signals = g_signal_group_new (LDS_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::audit",
                                  G_CALLBACK (audit_changed_cb), self);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (lds_audit_view_follow_selection), self, G_CONNECT_SWAPPED);

  gtk_widget_init_template (GTK_WIDGET (self));

  /* To type is to search. */
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}

LdsDocument *
lds_audit_view_get_document (LdsAuditView *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT_VIEW (self), NULL);

  return self->document;
}

/* Shows a document that has been loaded. */
void
lds_audit_view_set_document (LdsAuditView *self,
                             LdsDocument  *document)
{
  g_return_if_fail (LDS_IS_AUDIT_VIEW (self));
  g_return_if_fail (document == NULL || lds_document_get_audit (document) != NULL);

  if (!g_set_object (&self->document, document))
    return;

  g_signal_group_set_target (self->document_signals, document);
  lds_audit_view_set_selected (self, NULL);
  if (document != NULL)
    {
      self->resetting = TRUE;
      lds_audit_view_show_sources (self);
      self->resetting = FALSE;
      reset_filters (self);
      gtk_widget_set_visible (GTK_WIDGET (self->structure),
                              !self->narrow && lds_document_get_has_structure (document));
      show_columns (self);
      select_worst (self);
      self->fresh = TRUE;
      lds_audit_view_show_summary (self);
      lds_audit_view_query (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

LdsRow *
lds_audit_view_get_selected_row (LdsAuditView *self)
{
  g_return_val_if_fail (LDS_IS_AUDIT_VIEW (self), NULL);

  return self->selected_row;
}

void
lds_audit_view_set_selected (LdsAuditView *self,
                             LdsRow       *row)
{
  g_return_if_fail (LDS_IS_AUDIT_VIEW (self));

  if (g_set_object (&self->selected_row, row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ROW]);
}

void
lds_audit_view_focus_search (LdsAuditView *self)
{
  g_return_if_fail (LDS_IS_AUDIT_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
lds_audit_view_toggle_details (LdsAuditView *self)
{
  g_return_if_fail (LDS_IS_AUDIT_VIEW (self));

  if (self->narrow)
    g_signal_emit (self, signals[ITEM_ACTIVATED], 0);
  else
    adw_overlay_split_view_set_show_sidebar (self->split,
                                             !adw_overlay_split_view_get_show_sidebar (self->split));
}

void
lds_audit_view_clear_filters (LdsAuditView *self)
{
  g_return_if_fail (LDS_IS_AUDIT_VIEW (self));

  reset_filters (self);
  lds_audit_view_query (self);
}
