/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-detail-pane.h"

#include <glib/gi18n.h>

#include "lds-detail-rows.h"
#include "lds-explanation-row.h"
#include "lds-format.h"
#include "lds-signs.h"
#include "lds-wording.h"

/* A line with more reasons, links or elements than these has the rest counted, not listed. */
#define MAX_ROWS 60

/**
 * LdsDetailPane:
 *
 * All about one item: its level and why, its supply chain, its rare earths, and what the spreadsheet says.
 */
struct _LdsDetailPane
{
  GtkWidget     parent_instance;

  GtkStack     *stack;
  GtkLabel     *name;
  GtkLabel     *description;
  GtkWidget    *level;
  GtkImage     *level_sign;
  GtkLabel     *level_word;
  GtkWidget    *rollup;
  GtkImage     *rollup_sign;
  GtkLabel     *rollup_word;
  GtkLabel     *quantity;
  GtkListBox   *findings;
  GtkLabel     *controls_heading;
  GtkListBox   *controls;
  GtkListBox   *tiers;
  GtkLabel     *contents_heading;
  GtkListBox   *contents;
  GtkLabel     *place;
  GtkListBox   *cells;
  GtkWidget    *steps; /* among the findings */

  LdsRow       *row;
  GSignalGroup *document_signals;
  GCancellable *reading;
};

enum
{
  PROP_0,
  PROP_ROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LdsDetailPane, lds_detail_pane, GTK_TYPE_WIDGET)

static void
show_level (GtkWidget   *box,
            GtkImage    *sign,
            GtkLabel    *word,
            LdsExposure  exposure)
{
  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    gtk_widget_remove_css_class (box, lds_exposure_get_style_class (i));
  gtk_widget_add_css_class (box, lds_exposure_get_style_class (exposure));
  gtk_image_set_from_icon_name (sign, lds_exposure_get_icon_name (exposure));
  gtk_label_set_label (word, lds_exposure_get_label (exposure, lds_wording_local));
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static char *
describe_quantity (const LdsItem *item)
{
  g_autofree char *quantity = lds_format_quantity (item);
  g_autofree char *total = lds_format_number (item->total_quantity);

  if (!item->fitted)
    return g_strdup (_ ("Not fitted: in no mass and no count"));
  if (total == NULL)
    return g_strdup (_ ("Quantity not known"));
  if (!item->counted)
    return g_strdup_printf (_ ("Quantity %s. Substitute: in no mass and no count"), quantity);
  if (item->parent < 0 || item->quantity == item->total_quantity)
    return g_strdup_printf (_ ("Quantity %s"), quantity);

  return g_strdup_printf (_ ("Quantity %s, %s in one product"), quantity, total);
}

static void
show_heading (LdsDetailPane *self,
              const LdsItem *item)
{
  g_autofree char *name = lds_format_name (item);
  g_autofree char *quantity = describe_quantity (item);

  show_text (self->name, name);
  show_text (self->description, g_strcmp0 (name, item->description) != 0 ? item->description : NULL);
  show_text (self->quantity, quantity);

  show_level (self->level, self->level_sign, self->level_word, item->exposure);
  show_level (self->rollup, self->rollup_sign, self->rollup_word, item->rollup_exposure);
  gtk_widget_set_visible (self->rollup, item->first_child >= 0);
}

static gboolean
append_row (GtkListBox *list,
            GtkWidget  *row,
            guint       n_before)
{
  gtk_list_box_append (list, row);

  return n_before + 1 < MAX_ROWS;
}

static void
show_findings (LdsDetailPane *self,
               LdsAudit      *audit,
               const LdsItem *item)
{
  gboolean expanded =
      self->steps != NULL && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->steps));

  gtk_list_box_remove_all (self->findings);
  for (guint i = 0; i < item->n_findings; i++)
    {
      if (!append_row (self->findings, lds_finding_row_new (audit, &item->findings[i]), i))
        break;
    }
  if (item->n_findings == 0)
    gtk_list_box_append (self->findings,
                         lds_note_row_new (item->exposure == LDS_EXPOSURE_CLEAR
                                               ? _ ("Holds no rare earth, and no known origin is Chinese")
                                               : _ ("Nothing to tell yet"),
                                           NULL));

  /* Who reads line after line step by step unfolds the steps once. */
  self->steps = lds_explanation_row_new (audit, item);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->steps), expanded);
  gtk_list_box_append (self->findings, self->steps);
}

/* Each control once, however many findings name it. */
static void
show_controls (LdsDetailPane *self,
               LdsAudit      *audit,
               const LdsItem *item)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  gtk_list_box_remove_all (self->controls);
  for (guint i = 0; i < item->n_findings; i++)
    {
      const LdsControl *control = item->findings[i].control;

      if (control == NULL || g_ptr_array_find (shown, control, NULL))
        continue;
      g_ptr_array_add (shown, (gpointer) control);
      gtk_list_box_append (self->controls, lds_control_row_new (audit, control));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->controls_heading), shown->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->controls), shown->len > 0);
}

static void
show_tiers (LdsDetailPane *self,
            LdsAudit      *audit,
            const LdsItem *item)
{
  gtk_list_box_remove_all (self->tiers);
  if (item->own)
    gtk_list_box_append (self->tiers, lds_note_row_new (_ ("Made by us"),
                                                        _ ("Its suppliers are those of its parts")));

  for (guint i = 0; i < item->n_tiers; i++)
    {
      if (item->own && item->tiers[i].country == NULL)
        continue;
      if (!append_row (self->tiers, lds_tier_row_new (audit, &item->tiers[i]), i))
        break;
    }
}

static void
show_contents (LdsDetailPane *self,
               LdsAudit      *audit,
               const LdsItem *item)
{
  gboolean rollup = item->first_child >= 0;
  const LdsContent *contents = rollup ? item->rollup : item->contents;
  guint n_contents = rollup ? item->n_rollup : item->n_contents;

  gtk_label_set_label (self->contents_heading,
                       rollup ? _ ("Rare earths, with all parts below") : _ ("Rare earths"));
  gtk_list_box_remove_all (self->contents);
  for (guint i = 0; i < n_contents; i++)
    {
      if (!append_row (self->contents, lds_content_row_new (audit, &contents[i]), i))
        break;
    }

  if (n_contents > 0)
    return;
  if (item->holds == LDS_HOLDS_NONE)
    gtk_list_box_append (self->contents,
                         lds_note_row_new (_ ("None"), item->material != NULL
                                                           ? lds_wording_local (item->material->name)
                                                           : NULL));
  else
    gtk_list_box_append (self->contents,
                         lds_note_row_new (_ ("Cannot say yet"),
                                           _ ("The spreadsheet does not say what it is made of")));
}

static void
cells_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (LdsDetailPane) self = user_data;
  g_autoptr (GPtrArray) cells = NULL;
  g_autoptr (GError) error = NULL;

  cells = lds_document_read_cells_finish (LDS_DOCUMENT (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->row == NULL)
    return;

  g_clear_object (&self->reading);
  gtk_list_box_remove_all (self->cells);
  if (cells == NULL)
    {
      gtk_list_box_append (self->cells,
                           lds_note_row_new (_ ("The cells could not be read"), error->message));
      return;
    }
  for (guint i = 0; i < cells->len; i++)
    {
      const LdsCellText *cell = g_ptr_array_index (cells, i);

      if (cell->text != NULL && *cell->text != '\0')
        gtk_list_box_append (self->cells, lds_cell_row_new (cell, lds_row_get_item (self->row)));
    }
}

static void
show_source (LdsDetailPane *self,
             LdsAudit      *audit,
             const LdsItem *item)
{
  const LdsSource *source = lds_audit_get_source (audit, item->source);
  g_autofree char *place = lds_format_place (source, item->row);

  gtk_label_set_label (self->place, place);

  /* The cells that stand there stay until the new ones have come, so that nothing flickers. */
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  lds_document_read_cells_async (lds_row_get_document (self->row), lds_row_get_index (self->row),
                                 self->reading, cells_read_cb, g_object_ref (self));
}

static void
show (LdsDetailPane *self)
{
  const LdsItem *item;
  LdsAudit *audit;

  gtk_stack_set_visible_child_name (self->stack, self->row != NULL ? "item" : "none");
  if (self->row == NULL)
    return;

  item = lds_row_get_item (self->row);
  audit = lds_row_get_audit (self->row);
  show_heading (self, item);
  show_findings (self, audit, item);
  show_controls (self, audit, item);
  show_tiers (self, audit, item);
  show_contents (self, audit, item);
  show_source (self, audit, item);
}

static void
lds_detail_pane_dispose (GObject *object)
{
  LdsDetailPane *self = LDS_DETAIL_PANE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->row);
  gtk_widget_dispose_template (GTK_WIDGET (self), LDS_TYPE_DETAIL_PANE);

  G_OBJECT_CLASS (lds_detail_pane_parent_class)->dispose (object);
}

static void
lds_detail_pane_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ROW:
      g_value_set_object (value, LDS_DETAIL_PANE (object)->row);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_detail_pane_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ROW:
      lds_detail_pane_set_row (LDS_DETAIL_PANE (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_detail_pane_class_init (LdsDetailPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lds_detail_pane_dispose;
  object_class->get_property = lds_detail_pane_get_property;
  object_class->set_property = lds_detail_pane_set_property;

  properties[PROP_ROW] =
      g_param_spec_object ("row", NULL, NULL, LDS_TYPE_ROW,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-detail-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, stack);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, name);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, description);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, level);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, level_sign);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, level_word);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, rollup);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, rollup_sign);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, rollup_word);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, quantity);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, findings);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, controls_heading);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, controls);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, tiers);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, contents_heading);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, contents);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, place);
  gtk_widget_class_bind_template_child (widget_class, LdsDetailPane, cells);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lds_detail_pane_init (LdsDetailPane *self)
{
  self->document_signals = g_signal_group_new (LDS_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::audit", G_CALLBACK (show), self);

  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lds_detail_pane_set_row (LdsDetailPane *self,
                         LdsRow        *row)
{
  g_return_if_fail (LDS_IS_DETAIL_PANE (self));
  g_return_if_fail (row == NULL || LDS_IS_ROW (row));

  if (!g_set_object (&self->row, row))
    return;

  g_signal_group_set_target (self->document_signals,
                             row != NULL ? lds_row_get_document (row) : NULL);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

/* Whether the cells of the row have been read as well. */
gboolean
lds_detail_pane_is_complete (LdsDetailPane *self)
{
  g_return_val_if_fail (LDS_IS_DETAIL_PANE (self), FALSE);

  return self->row != NULL && self->reading == NULL;
}
