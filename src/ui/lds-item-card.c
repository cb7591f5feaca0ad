/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-item-card.h"

#include <glib/gi18n.h>

#include "lds-format.h"
#include "lds-signs.h"
#include "lds-wording.h"

/**
 * LdsItemCard:
 *
 * An item where there is room for one column: sign, part, level, and the first reason.
 */
struct _LdsItemCard
{
  LdsItemCell     parent_instance;

  GtkImage   *sign;
  GtkLabel   *name;
  GtkLabel   *word;
  GtkLabel   *description;
  GtkLabel   *reason;
  const char *style_class;
};

G_DEFINE_FINAL_TYPE (LdsItemCard, lds_item_card, LDS_TYPE_ITEM_CELL)

static void
show_line (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
lds_item_card_update (LdsItemCell *cell,
                      LdsRow  *row)
{
  LdsItemCard *self = LDS_ITEM_CARD (cell);
  LdsAudit *audit = lds_row_get_audit (row);
  const LdsItem *item = lds_row_get_item (row);
  const char *level = lds_exposure_get_label (item->exposure, lds_wording_local);
  g_autofree char *name = lds_format_name (item);
  g_autofree char *word = item->substitute_for < 0
                            ? g_strdup (level)
                            /* Translators: the level of a substitute */
                            : g_strdup_printf (_ ("Substitute: %s"), level);
  g_autofree char *reason = NULL;

  if (self->style_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style_class);
  self->style_class = lds_exposure_get_style_class (item->exposure);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->style_class);

  if (item->rollup_exposure != item->exposure)
    reason = g_strdup_printf (_ ("Worst below it: %s"),
                              lds_exposure_get_label (item->rollup_exposure, lds_wording_local));
  else if (item->n_findings > 0)
    reason = lds_finding_describe (&item->findings[0], audit, lds_wording_local);

  gtk_image_set_from_icon_name (self->sign, lds_exposure_get_icon_name (item->exposure));
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->word, item->fitted ? word : _ ("not fitted"));
  show_line (self->description, g_strcmp0 (item->description, name) != 0 ? item->description : NULL);
  show_line (self->reason, reason);
}

static void
lds_item_card_class_init (LdsItemCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  LDS_ITEM_CELL_CLASS (klass)->update = lds_item_card_update;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-item-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsItemCard, sign);
  gtk_widget_class_bind_template_child (widget_class, LdsItemCard, name);
  gtk_widget_class_bind_template_child (widget_class, LdsItemCard, word);
  gtk_widget_class_bind_template_child (widget_class, LdsItemCard, description);
  gtk_widget_class_bind_template_child (widget_class, LdsItemCard, reason);
}

static void
lds_item_card_init (LdsItemCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
