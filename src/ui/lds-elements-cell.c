/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-elements-cell.h"

#include <glib/gi18n.h>

#include "lds-wording.h"

/**
 * LdsElementsCell:
 *
 * The rare earths of an item; those of an assembly with all below it in the tree.
 */
struct _LdsElementsCell
{
  LdsItemCell   parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (LdsElementsCell, lds_elements_cell, LDS_TYPE_ITEM_CELL)

static char *
describe (LdsAudit         *audit,
          const LdsContent *contents,
          guint             n_contents)
{
  LdsCatalogue *catalogue = lds_audit_get_catalogue (audit);
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < n_contents; i++)
    {
      const LdsElement *element = lds_catalogue_get_element (catalogue, contents[i].element);
      g_autofree char *mass = lds_content_describe_mass (&contents[i], lds_wording_local);

      if (i > 0)
        g_string_append_c (string, '\n');
      /* Translators: the symbol and the name of an element, then its mass. */
      g_string_append_printf (string, _ ("%s (%s): %s"), element->symbol, lds_wording_local (element->name),
                              mass != NULL ? mass : _ ("mass not known"));
    }

  return g_string_free_and_steal (g_steal_pointer (&string));
}

static void
lds_elements_cell_update (LdsItemCell *cell,
                          LdsRow  *row)
{
  LdsElementsCell *self = LDS_ELEMENTS_CELL (cell);
  LdsAudit *audit = lds_row_get_audit (row);
  const LdsItem *item = lds_row_get_item (row);
  gboolean rollup = item->n_contents == 0 ||
                    (GTK_IS_TREE_LIST_ROW (lds_item_cell_get_item (cell)) &&
                     item->first_child >= 0);
  g_autofree char *elements = lds_item_describe_elements (item, audit, rollup);
  g_autofree char *tooltip = NULL;

  if (rollup && item->n_rollup > 0)
    tooltip = describe (audit, item->rollup, item->n_rollup);
  else if (!rollup && item->n_contents > 0)
    tooltip = describe (audit, item->contents, item->n_contents);
  else if (item->holds == LDS_HOLDS_UNKNOWN)
    tooltip = g_strdup (_ ("The composition is not known"));
  else if (item->holds == LDS_HOLDS_NONE)
    tooltip = g_strdup (_ ("Holds no rare earth"));

  gtk_label_set_label (self->label, elements != NULL ? elements : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
}

static void
lds_elements_cell_class_init (LdsElementsCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  LDS_ITEM_CELL_CLASS (klass)->update = lds_elements_cell_update;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-elements-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsElementsCell, label);
}

static void
lds_elements_cell_init (LdsElementsCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
