/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-tier-cell.h"

#include <glib/gi18n.h>

#include "lds-format.h"
#include "lds-signs.h"

/**
 * LdsTierCell:
 *
 * Where an item comes from at one tier: the codes of the countries and how well the first is known.
 */
struct _LdsTierCell
{
  LdsItemCell    parent_instance;

  GtkWidget *bar;
  GtkLabel  *codes;
  GtkImage  *evidence;
  GtkWidget *unknown;

  guint      tier;
};

enum
{
  PROP_0,
  PROP_TIER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LdsTierCell, lds_tier_cell, LDS_TYPE_ITEM_CELL)

/* The first code, and how many others: the Chinese ones come first, as it is they that are looked for. */
static char *
describe_codes (const LdsItem      *item,
                guint               tier,
                const LdsTierLink **strongest,
                gboolean           *chinese)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  *strongest = NULL;
  *chinese = FALSE;
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < item->n_tiers; i++)
        {
          const LdsTierLink *link = &item->tiers[i];

          if (link->tier != tier || link->country == NULL || link->chinese != (pass == 0))
            continue;
          *chinese |= link->chinese;
          if (*strongest == NULL || link->evidence < (*strongest)->evidence)
            *strongest = link;
          if (!g_ptr_array_find_with_equal_func (codes, link->country, g_str_equal, NULL))
            g_ptr_array_add (codes, (gpointer) link->country);
        }
    }

  if (codes->len == 0)
    return g_strdup ("");
  if (codes->len == 1)
    return g_strdup (codes->pdata[0]);

  /* Translators: a country and the number of others, where there is no room for all. */
  return g_strdup_printf (C_ ("countries", "%s +%u"), (char *) codes->pdata[0], codes->len - 1);
}

static void
lds_tier_cell_update (LdsItemCell *cell,
                      LdsRow  *row)
{
  LdsTierCell *self = LDS_TIER_CELL (cell);
  const LdsItem *item = lds_row_get_item (row);
  const LdsTierLink *strongest;
  gboolean chinese;
  gboolean known;
  g_autofree char *codes = describe_codes (item, self->tier, &strongest, &chinese);
  g_autofree char *tooltip = lds_format_tier (lds_row_get_audit (row), item, self->tier);
  gboolean own = item->own && strongest == NULL;

  known = strongest != NULL;
  gtk_label_set_label (self->codes, own ? "–" : codes);
  gtk_widget_set_visible (GTK_WIDGET (self->codes), known || own);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence), known);
  gtk_widget_set_visible (self->unknown, !known && !own);
  gtk_widget_set_visible (self->bar, chinese);
  if (known)
    gtk_image_set_from_icon_name (self->evidence, lds_evidence_get_icon_name (strongest->evidence));

  if (chinese)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chinese");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chinese");

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), own ? _ ("Made by us: no supplier to ask") : tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  own ? _ ("Made by us: no supplier to ask") : tooltip, -1);
}

static void
lds_tier_cell_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  LdsTierCell *self = LDS_TIER_CELL (object);

  switch (prop_id)
    {
    case PROP_TIER:
      g_value_set_uint (value, self->tier);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_tier_cell_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  LdsTierCell *self = LDS_TIER_CELL (object);

  switch (prop_id)
    {
    case PROP_TIER:
      self->tier = g_value_get_uint (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lds_tier_cell_class_init (LdsTierCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lds_tier_cell_get_property;
  object_class->set_property = lds_tier_cell_set_property;

  LDS_ITEM_CELL_CLASS (klass)->update = lds_tier_cell_update;

  properties[PROP_TIER] =
      g_param_spec_uint ("tier", NULL, NULL, 1, 3, 1,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lodestone/Lodestone/lds-tier-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, LdsTierCell, bar);
  gtk_widget_class_bind_template_child (widget_class, LdsTierCell, codes);
  gtk_widget_class_bind_template_child (widget_class, LdsTierCell, evidence);
  gtk_widget_class_bind_template_child (widget_class, LdsTierCell, unknown);
}

static void
lds_tier_cell_init (LdsTierCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
