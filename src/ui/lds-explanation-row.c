/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-explanation-row.h"

#include <glib/gi18n.h>

#include "lds-explanation.h"

static GtkWidget *
step_row_new (guint                     number,
              const LdsExplanationStep *step)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  /* Translators: the number of a step of an explanation, and its kind, such as “1. Cell”. */
  title = g_strdup_printf (C_ ("explanation", "%u. %s"), number,
                           lds_explanation_kind_get_label (step->kind, lds_wording_local));
  if (step->source != NULL)
    /* Translators: a statement, and on the next line who says so. */
    subtitle = g_strdup_printf (_ ("%s\nSource: %s"), step->text, step->source);
  else
    subtitle = g_strdup (step->text);

  gtk_widget_add_css_class (GTK_WIDGET (row), "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_subtitle_selectable (row, TRUE);

  return GTK_WIDGET (row);
}

/* The chain of reasons behind the level of an item, folded away until somebody asks. */
GtkWidget *
lds_explanation_row_new (LdsAudit      *audit,
                         const LdsItem *item)
{
  g_autoptr (GPtrArray) steps = NULL;
  AdwExpanderRow *row;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);
  g_return_val_if_fail (item != NULL, NULL);

  steps = lds_item_explain (item, audit, lds_wording_local);
  row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Step by Step"));
  adw_expander_row_set_subtitle (row, _ ("From the cell to the level"));
  for (guint i = 0; i < steps->len; i++)
    adw_expander_row_add_row (row, step_row_new (i + 1, g_ptr_array_index (steps, i)));

  return GTK_WIDGET (row);
}
