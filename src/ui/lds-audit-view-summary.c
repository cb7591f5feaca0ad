/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the view tells about the whole audit. */

#include "lds-audit-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "lds-format.h"
#include "lds-remarks-dialog.h"
#include "lds-signs.h"
#include "lds-wording.h"

static char *
describe_counts (const LdsSummary *summary)
{
  static const LdsExposure levels[] = { LDS_EXPOSURE_CRITICAL, LDS_EXPOSURE_HIGH,
                                        LDS_EXPOSURE_UNKNOWN };
  g_autoptr (GString) string = g_string_new (NULL);

  g_string_append_printf (string, ngettext ("%'u item", "%'u items", summary->n_items),
                          summary->n_items);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      /* Translators: how many items have a level, such as “12 critical”. */
      g_string_append_printf (string, _ (" · %'u %s"), summary->by_exposure[levels[i]],
                              lds_exposure_get_label (levels[i], lds_wording_local));
    }
  if (summary->n_not_fitted > 0)
    g_string_append_printf (string, ngettext (" · %'u not fitted", " · %'u not fitted", summary->n_not_fitted),
                            summary->n_not_fitted);
  if (summary->n_substitutes > 0)
    g_string_append_printf (string, ngettext (" · %'u substitute", " · %'u substitutes", summary->n_substitutes),
                            summary->n_substitutes);
  if (!isnan (summary->coverage[2]))
    g_string_append_printf (string, _ (" · tier 3 known %.0f %%"), summary->coverage[2] * 100);

  return g_string_free_and_steal (g_steal_pointer (&string));
}

static void
show_verdict (LdsAuditView     *self,
              LdsAudit         *audit,
              const LdsSummary *summary)
{
  g_autofree char *verdict = lds_audit_describe_verdict (audit);
  LdsExposure level = summary->worst;

  /* All is well only as long as nobody buys a substitute. */
  if (level > LDS_EXPOSURE_UNKNOWN && summary->n_worse_substitutes > 0)
    level = (LdsExposure) summary->worst_substitute;

  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    gtk_widget_remove_css_class (self->verdict_box, lds_exposure_get_style_class (i));
  gtk_widget_add_css_class (self->verdict_box, lds_exposure_get_style_class (level));
  gtk_image_set_from_icon_name (self->verdict_sign, lds_exposure_get_icon_name (level));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->verdict_sign),
                               lds_exposure_get_label (level, lds_wording_local));
  gtk_label_set_label (self->verdict, verdict);
}

static void
show_knowledge (LdsAuditView *self,
                LdsAudit     *audit)
{
  const GDate *end = lds_catalogue_get_knowledge_end (lds_audit_get_catalogue (audit));
  gboolean past = lds_audit_is_past_knowledge (audit) && end != NULL;

  gtk_widget_set_visible (self->knowledge_box, past);
  if (past)
    {
      g_autofree char *date = lds_format_date (end);
      g_autofree char *text = g_strdup_printf (
          _ ("The catalogue’s knowledge ends on %s: verify what changed since"), date);

      gtk_label_set_label (self->knowledge, text);
    }
}

void
lds_audit_view_show_summary (LdsAuditView *self)
{
  LdsAudit *audit = lds_document_get_audit (self->document);
  const LdsSummary *summary = lds_audit_get_summary (audit);
  g_autofree char *counts = describe_counts (summary);
  g_autofree char *remarks = lds_remarks_summarise (audit);
  const char *overlay = lds_catalogue_get_overlay (lds_audit_get_catalogue (audit));

  show_verdict (self, audit, summary);
  show_knowledge (self, audit);
  lds_level_filter_set_counts (self->level_filter, summary->by_exposure);
  if (overlay != NULL)
    {
      g_autofree char *bare = g_steal_pointer (&counts);

      /* Translators: figures of the audit, then the user's own catalogue that was used */
      counts = g_strdup_printf (_ ("%s · with the catalogue “%s”"), bare, overlay);
    }
  gtk_label_set_label (self->summary, counts);
  gtk_button_set_label (self->remarks, remarks != NULL ? remarks : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), remarks != NULL);
}

/* The chooser of sheets, where there is more than one. */
void
lds_audit_view_show_sources (LdsAuditView *self)
{
  LdsAudit *audit = lds_document_get_audit (self->document);
  guint n_sources = lds_audit_get_n_sources (audit);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All sheets"));
  for (guint i = 0; i < n_sources; i++)
    {
      const LdsSource *source = lds_audit_get_source (audit, i);

      gtk_string_list_append (names, source->sheet != NULL ? source->sheet : source->file);
    }

  gtk_drop_down_set_model (self->sources, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->sources, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->sources), n_sources > 1);
}

/* How much of all is listed, where that is not all. */
void
lds_audit_view_show_shown (LdsAuditView *self,
                           guint         n_shown)
{
  guint n_items = lds_audit_get_n_items (lds_document_get_audit (self->document));
  g_autofree char *text = NULL;

  if (n_shown < n_items)
    text = g_strdup_printf (_ ("%'u of %'u shown"), n_shown, n_items);
  gtk_label_set_label (self->shown, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->shown), text != NULL);
}

/* Nothing matches: say which filter to remove. */
void
lds_audit_view_show_empty (LdsAuditView    *self,
                           const LdsAnswer *answer)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  gboolean has_text = *text != '\0';
  gboolean has_levels = lds_level_filter_get_levels (self->level_filter) != 0;
  g_autoptr (GString) description = g_string_new (NULL);

  if (has_text && answer->n_without_text > 0)
    g_string_append_printf (description,
                            ngettext ("Without the search “%2$s” there is %1$'u item.",
                                      "Without the search “%2$s” there are %1$'u items.",
                                      answer->n_without_text),
                            answer->n_without_text, text);
  if (has_levels && answer->n_without_levels > 0)
    {
      if (description->len > 0)
        g_string_append_c (description, '\n');
      g_string_append_printf (description,
                              ngettext ("With all levels there is %'u item.",
                                        "With all levels there are %'u items.",
                                        answer->n_without_levels),
                              answer->n_without_levels);
    }
  if (description->len == 0 && has_text)
    g_string_append_printf (description, _ ("Nothing in the list holds “%s”."), text);

  {
    g_autofree char *markup = g_markup_escape_text (description->str, -1);

    adw_status_page_set_description (self->empty, markup);
  }
  gtk_widget_set_visible (self->clear_search, has_text);
  gtk_widget_set_visible (self->clear_levels, has_levels);
}
