/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-level-cell.h"

#include <glib/gi18n.h>

#include "lds-signs.h"
#include "lds-wording.h"

/**
 * LdsLevelCell:
 *
 * The level of an item as sign and word. In a tree an assembly shows the worst level below it, and says so;
 * in a flat list it shows its own, with the sign of what is worse below it.
 */
struct _LdsLevelCell
{
  LdsItemCell parent_instance;

  GtkImage   *sign;
  GtkLabel   *word;
  GtkImage   *below;
  GtkImage   *below_sign;
  const char *style_class;
};

G_DEFINE_FINAL_TYPE (LdsLevelCell, lds_level_cell, LDS_TYPE_ITEM_CELL)

static char *
describe (const LdsItem *item)
{
  const char *own = lds_exposure_get_label (item->exposure, lds_wording_local);
  const char *rollup = lds_exposure_get_label (item->rollup_exposure, lds_wording_local);

  if (item->first_child < 0)
    return NULL;
  if (item->exposure == item->rollup_exposure)
    return g_strdup_printf (_ ("The assembly itself and the worst below it: %s"), own);

  return g_strdup_printf (_ ("The assembly itself: %s\nThe worst below it: %s"), own, rollup);
}

/* That the worst is below it; in a flat list, where that is not the level shown, which it is. */
static void
show_below (LdsLevelCell  *self,
            const LdsItem *item,
            gboolean       is_tree)
{
  gboolean is_worse = item->rollup_exposure != item->exposure;

  gtk_widget_set_visible (GTK_WIDGET (self->below), is_worse);
  gtk_widget_set_visible (GTK_WIDGET (self->below_sign), is_worse && !is_tree);
  gtk_image_set_from_icon_name (self->below_sign, lds_exposure_get_icon_name (item->rollup_exposure));

  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->below), lds_exposure_get_style_class (i));
      gtk_widget_remove_css_class (GTK_WIDGET (self->below_sign), lds_exposure_get_style_class (i));
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->below),
                            lds_exposure_get_style_class (item->rollup_exposure));
  gtk_widget_add_css_class (GTK_WIDGET (self->below_sign),
                            lds_exposure_get_style_class (item->rollup_exposure));
}

static void
lds_level_cell_update (LdsItemCell *cell,
                       LdsRow  *row)
{
  LdsLevelCell *self = LDS_LEVEL_CELL (cell);
  const LdsItem *item = lds_row_get_item (row);
  gboolean is_tree = GTK_IS_TREE_LIST_ROW (lds_item_cell_get_item (cell));
  LdsExposure exposure = is_tree ? item->rollup_exposure : item->exposure;
  g_autofree char *tooltip = describe (item);

  if (self->style_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style_class);
  self->style_class = lds_exposure_get_style_class (exposure);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->style_class);

  gtk_image_set_from_icon_name (self->sign, lds_exposure_get_icon_name (exposure));
  gtk_label_set_label (self->word, lds_exposure_get_label (exposure, lds_wording_local));
  show_below (self, item, is_tree);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
}

static void
lds_level_cell_class_init (LdsLevelCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  LDS_ITEM_CELL_CLASS (klass)->update = lds_level_cell_update;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-level-cell.ui");
  gtk_widget_class_set_css_name (widget_class, "levelcell");
  gtk_widget_class_bind_template_child (widget_class, LdsLevelCell, sign);
  gtk_widget_class_bind_template_child (widget_class, LdsLevelCell, word);
  gtk_widget_class_bind_template_child (widget_class, LdsLevelCell, below);
  gtk_widget_class_bind_template_child (widget_class, LdsLevelCell, below_sign);
}

static void
lds_level_cell_init (LdsLevelCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
