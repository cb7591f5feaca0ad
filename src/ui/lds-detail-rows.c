/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-detail-rows.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "lds-format.h"
#include "lds-signs.h"
#include "lds-wording.h"

static AdwActionRow *
row_new (const char *title,
         const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL && *subtitle != '\0')
    adw_action_row_set_subtitle (row, subtitle);

  return row;
}

static void
append_line (GString    *string,
             const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (string->len > 0)
    g_string_append_c (string, '\n');
  g_string_append (string, line);
}

static void
append_evidence (GString     *string,
                 LdsEvidence  evidence,
                 const char  *words)
{
  const char *label = lds_evidence_get_label (evidence, lds_wording_local);
  g_autofree char *line = NULL;

  if (words != NULL && *words != '\0')
    /* Translators: how well something is known, and the words of the spreadsheet behind it. */
    line = g_strdup_printf (_ ("Evidence: %s, “%s”"), label, words);
  else
    line = g_strdup_printf (_ ("Evidence: %s"), label);
  append_line (string, line);
}

static void
add_sign (AdwActionRow *row,
          const char   *icon_name,
          const char   *tooltip)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (image, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  adw_action_row_add_prefix (row, image);
}

/* The text as markup, with each of the words that decided something underlined. */
static char *
mark_words (const char  *text,
            const char **words,
            guint        n_words)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  const char *at = text;

  while (*at != '\0')
    {
      const char *found = NULL;
      gsize length = 0;
      g_autofree char *before = NULL;
      g_autofree char *word = NULL;

      for (guint i = 0; i < n_words; i++)
        {
          const char *here = strstr (at, words[i]);

          if (here != NULL && (found == NULL || here < found))
            {
              found = here;
              length = strlen (words[i]);
            }
        }

      before = g_markup_escape_text (at, found != NULL ? found - at : -1);
      g_string_append (markup, before);
      if (found == NULL)
        break;

      word = g_markup_escape_text (found, length);
      g_string_append_printf (markup, "<b><u>%s</u></b>", word);
      at = found + length;
    }

  return g_string_free_and_steal (g_steal_pointer (&markup));
}

static void
add_word (GPtrArray  *words,
          const char *word)
{
  if (word != NULL && *word != '\0')
    g_ptr_array_add (words, (gpointer) word);
}

/* One reason: the sentence, then how well it is known. */
GtkWidget *
lds_finding_row_new (LdsAudit         *audit,
                     const LdsFinding *finding)
{
  g_autofree char *sentence = NULL;
  g_autoptr (GString) subtitle = NULL;
  AdwActionRow *row;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);
  g_return_val_if_fail (finding != NULL, NULL);

  sentence = lds_finding_describe (finding, audit, lds_wording_local);
  subtitle = g_string_new (NULL);
  if (finding->evidence != LDS_EVIDENCE_UNKNOWN || finding->words != NULL)
    append_evidence (subtitle, finding->evidence, finding->words);

  row = row_new (sentence, subtitle->str);
  add_sign (row, lds_evidence_get_icon_name (finding->evidence),
            lds_evidence_get_label (finding->evidence, lds_wording_local));

  return GTK_WIDGET (row);
}

/* What a control is, how it stands on the day of the audit, and who says so. */
GtkWidget *
lds_control_row_new (LdsAudit         *audit,
                     const LdsControl *control)
{
  LdsControlState state;
  gboolean verify = FALSE;
  g_autofree char *standing = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GString) subtitle = NULL;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);
  g_return_val_if_fail (control != NULL, NULL);

  state = lds_control_get_state (control, lds_audit_get_as_at (audit), &verify);
  standing = lds_format_control (control, state, verify);
  sentence = lds_format_sentence (standing);
  title = lds_format_sentence (control->short_title != NULL ? control->short_title : control->id);
  subtitle = g_string_new (control->title);
  append_line (subtitle, sentence);

  return GTK_WIDGET (row_new (title, subtitle->str));
}

GtkWidget *
lds_tier_row_new (LdsAudit          *audit,
                  const LdsTierLink *link)
{
  g_autofree char *country = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GString) subtitle = NULL;
  AdwActionRow *row;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);
  g_return_val_if_fail (link != NULL, NULL);

  country = lds_format_country (audit, link->country);
  /* Translators: a tier of the supply chain, and the country there. */
  title = g_strdup_printf (_ ("Tier %u: %s"), link->tier, country);

  subtitle = g_string_new (link->supplier);
  if (link->stage != LDS_STAGE_UNKNOWN)
    {
      if (subtitle->len > 0)
        g_string_append (subtitle, " · ");
      g_string_append (subtitle, lds_stage_get_label (link->stage, lds_wording_local));
    }
  if (link->country != NULL)
    append_evidence (subtitle, link->evidence, link->stated);
  else
    {
      g_autofree char *presumption = lds_format_presumption (link);

      append_line (subtitle, presumption);
    }
  if (link->assumed)
    append_line (subtitle, _ ("Assumed: the words could mean another country"));

  row = row_new (title, subtitle->str);
  if (link->chinese)
    gtk_widget_add_css_class (GTK_WIDGET (row), "chinese");
  add_sign (row, lds_evidence_get_icon_name (link->country != NULL ? link->evidence : LDS_EVIDENCE_UNKNOWN),
            lds_evidence_get_label (link->country != NULL ? link->evidence : LDS_EVIDENCE_UNKNOWN,
                                    lds_wording_local));

  return GTK_WIDGET (row);
}

GtkWidget *
lds_content_row_new (LdsAudit         *audit,
                     const LdsContent *content)
{
  const LdsElement *element;
  g_autofree char *title = NULL;
  g_autofree char *mass = NULL;
  g_autoptr (GString) subtitle = NULL;
  AdwActionRow *row;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);
  g_return_val_if_fail (content != NULL, NULL);

  element = lds_catalogue_get_element (lds_audit_get_catalogue (audit), content->element);
  if (content->possible)
    /* Translators: the symbol and the name of an element that may be there. */
    title = g_strdup_printf (_ ("%s, %s (may hold)"), element->symbol,
                             lds_wording_local (element->name));
  else
    title = g_strdup_printf (_ ("%s, %s"), element->symbol, lds_wording_local (element->name));

  mass = lds_content_describe_mass (content, lds_wording_local);
  subtitle = g_string_new (mass != NULL && *mass != '\0' ? mass : _ ("Mass not known"));
  g_string_append_printf (subtitle, " · %s",
                          lds_evidence_get_label (content->evidence, lds_wording_local));
  if (content->control != NULL)
    {
      g_autofree char *standing =
          lds_format_control (content->control, content->state, content->verify);
      const char *name = content->control->short_title != NULL ? content->control->short_title
                                                               : content->control->id;
      g_autofree char *line = g_strdup_printf (C_ ("control", "%s: %s"), name, standing);
      g_autofree char *sentence = lds_format_sentence (line);

      append_line (subtitle, sentence);
    }

  row = row_new (title, subtitle->str);
  add_sign (row, lds_evidence_get_icon_name (content->evidence),
            lds_evidence_get_label (content->evidence, lds_wording_local));

  return GTK_WIDGET (row);
}

GtkWidget *
lds_note_row_new (const char *title,
                  const char *subtitle)
{
  g_return_val_if_fail (title != NULL, NULL);

  return GTK_WIDGET (row_new (title, subtitle));
}

/* A cell of the spreadsheet as it stands there, with the words that were recognised underlined. */
GtkWidget *
lds_cell_row_new (const LdsCellText *cell,
                  const LdsItem     *item)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *title = NULL;
  g_autofree char *title_markup = NULL;
  g_autofree char *markup = NULL;
  AdwActionRow *row;

  g_return_val_if_fail (cell != NULL, NULL);
  g_return_val_if_fail (item != NULL, NULL);

  words = g_ptr_array_new ();
  for (guint i = 0; i < item->n_findings; i++)
    add_word (words, item->findings[i].words);
  for (guint i = 0; i < item->n_tiers; i++)
    add_word (words, item->tiers[i].stated);

  if (cell->heading != NULL)
    /* Translators: the letter of a column and its heading. */
    title = g_strdup_printf (C_ ("column", "%s · %s"), cell->column, cell->heading);
  else
    title = g_strdup (cell->column);
  g_strdelimit (title, "\r\n", ' ');
  title_markup = g_markup_escape_text (title, -1);
  markup = mark_words (cell->text != NULL ? cell->text : "", (const char **) words->pdata, words->len);

  row = ADW_ACTION_ROW (adw_action_row_new ());
  gtk_widget_add_css_class (GTK_WIDGET (row), "property");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (row, markup);
  adw_action_row_set_subtitle_selectable (row, TRUE);

  return GTK_WIDGET (row);
}
