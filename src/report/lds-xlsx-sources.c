/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-sheets.h"

#include "lds-wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const LdsStage stages[] = {
  LDS_STAGE_MINING, LDS_STAGE_SEPARATION, LDS_STAGE_METAL, LDS_STAGE_ALLOY, LDS_STAGE_MAGNET,
};

static char *
describe_provenance (const LdsProvenance *provenance)
{
  const char *source = provenance->source != NULL ? provenance->source : _ ("source not named");

  if (provenance->date != NULL)
    return g_strdup_printf (_ ("%s (%s; confidence %c)"), source, provenance->date,
                            provenance->confidence);

  return g_strdup_printf (_ ("%s (confidence %c)"), source, provenance->confidence);
}

static char *
describe_suspension (const LdsControl *control)
{
  g_autofree char *from = lds_xlsx_format_date (control->suspended_from);
  g_autofree char *until = lds_xlsx_format_date (control->suspended_until);

  if (control->suspended_from == NULL)
    return g_strdup (_ ("never"));

  return g_strdup_printf ("%s – %s", from, until);
}

/* How many findings name each control, by its index in the catalogue. */
static GHashTable *
count_findings (LdsAudit *audit)
{
  GHashTable *counts = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < lds_audit_get_n_items (audit); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);

      for (guint j = 0; j < item->n_findings; j++)
        {
          gpointer control = (gpointer) item->findings[j].control;
          guint    count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, control));

          if (control != NULL)
            g_hash_table_insert (counts, control, GUINT_TO_POINTER (count + 1));
        }
    }

  return counts;
}

static char *
describe_state (LdsAudit *audit, const LdsControl *control, guint n_findings)
{
  gboolean         verify = FALSE;
  LdsControlState  state = lds_control_get_state (control, lds_audit_get_as_at (audit), &verify);
  g_autofree char *text = lds_xlsx_format_state (control, state, verify);

  if (n_findings == 0)
    return g_steal_pointer (&text);

  return g_strdup_printf (
      ngettext ("%s\nnamed in %u finding", "%s\nnamed in %u findings", n_findings), text,
      n_findings);
}

static void
write_control (LdsXlsxPage *page, const LdsControl *control, guint n_findings)
{
  g_autofree char *announced = lds_xlsx_format_date (control->announced);
  g_autofree char *in_force = lds_xlsx_format_date (control->in_force);
  g_autofree char *suspended = describe_suspension (control);
  g_autofree char *state = describe_state (page->book->audit, control, n_findings);
  g_autofree char *source = describe_provenance (&control->provenance);
  g_autofree char *name = g_strdup_printf ("%s\n%s", control->short_title, control->id);

  lds_xlsx_page_add_text (page, 1, 1, name, LDS_XLSX_TEXT);
  lds_xlsx_page_add_text (page, 2, 2, control->title, LDS_XLSX_TEXT);
  lds_xlsx_page_add_text (page, 3, 3, announced, LDS_XLSX_TEXT);
  lds_xlsx_page_add_text (page, 4, 4, in_force, LDS_XLSX_TEXT);
  lds_xlsx_page_add_text (page, 5, 5, suspended, LDS_XLSX_TEXT);
  lds_xlsx_page_add_text (page, 6, 6, state, n_findings > 0 ? LDS_XLSX_TEXT_STRONG : LDS_XLSX_TEXT);
  lds_xlsx_page_add_text (page, 7, 7, source, LDS_XLSX_MUTED);
  lds_xlsx_page_end_row (page);
}

static void
write_controls (LdsXlsxPage *page)
{
  LdsCatalogue *catalogue = lds_audit_get_catalogue (page->book->audit);
  g_autoptr (GHashTable) counts = count_findings (page->book->audit);
  const char *const headings[] = {
    _ ("Control"),   _ ("What it covers"),          _ ("Announced"), _ ("In force from"),
    _ ("Suspended"), _ ("State at the as-at date"), _ ("Source"),
  };

  lds_xlsx_page_add_section (page, _ ("Controls asked about every item"));
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    lds_xlsx_page_add_text (page, i + 1, i + 1, headings[i], LDS_XLSX_HEADING);
  lds_xlsx_page_end_row (page);

  for (guint i = 0; i < lds_catalogue_get_n_controls (catalogue); i++)
    {
      const LdsControl *control = lds_catalogue_get_control (catalogue, i);

      write_control (page, control, GPOINTER_TO_UINT (g_hash_table_lookup (counts, control)));
    }
  lds_xlsx_page_add_line (
      page,
      _ ("Confidence: A official text, B several sources agree, C practice or one "
         "source, ? uncertain."),
      LDS_XLSX_CAPTION);
}

static void
write_shares (LdsXlsxPage *page)
{
  LdsCatalogue *catalogue = lds_audit_get_catalogue (page->book->audit);

  lds_xlsx_page_add_section (page, _ ("China's share of the market, used as presumed"));
  lds_xlsx_page_add_text (page, 1, 1, _ ("Stage"), LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 2, 2, _ ("Source"), LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 3, 3, _ ("Share"), LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_end_row (page);

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      const LdsProvenance *provenance = NULL;
      double           share = lds_catalogue_get_china_share (catalogue, stages[i], &provenance);
      g_autofree char *source = isfinite (share) && provenance != NULL
                                    ? describe_provenance (provenance)
                                    : g_strdup ("–");

      lds_xlsx_page_add_text (page, 1, 1, lds_stage_get_label (stages[i], lds_wording_local),
                              LDS_XLSX_TEXT_STRONG);
      lds_xlsx_page_add_text (page, 2, 2, source, LDS_XLSX_MUTED);
      if (isfinite (share))
        lds_xlsx_page_add_number (page, 3, 3, share, LDS_XLSX_SHARE);
      else
        lds_xlsx_page_add_text (page, 3, 3, _ ("not quantified"), LDS_XLSX_UNKNOWN_NUMBER);
      lds_xlsx_page_end_row (page);
    }
}

static void
write_source (LdsXlsxPage *page, const LdsSource *source)
{
  g_autofree char *place = source->sheet != NULL
                               ? g_strdup_printf ("%s\n%s%s", source->file, source->sheet,
                                                  source->hidden ? _ (" (hidden)") : "")
                               : g_strdup (source->file);
  g_autofree char *rows =
      source->header_row > 0
          ? g_strdup_printf (ngettext ("heading in row %u, %u item read",
                                       "heading in row %u, %u items read", source->rows_read),
                             source->header_row, source->rows_read)
          : g_strdup_printf (ngettext ("no heading, %u item read", "no heading, %u items read",
                                       source->rows_read),
                             source->rows_read);

  lds_xlsx_page_add_text (page, 1, 2, place, LDS_XLSX_TEXT_STRONG);
  lds_xlsx_page_add_text (page, 3, 5, rows, LDS_XLSX_TEXT);
  lds_xlsx_page_end_row (page);

  for (guint i = 0; source->columns != NULL && i < source->columns->len; i++)
    {
      const LdsSourceColumn *column = &g_array_index (source->columns, LdsSourceColumn, i);

      g_autofree char *field = g_strdelimit (g_strdup (column->field), "_", ' ');

      lds_xlsx_page_add_text (page, 1, 1, field, LDS_XLSX_TEXT);
      lds_xlsx_page_add_text (page, 2, 2, column->heading != NULL ? column->heading : "–",
                              LDS_XLSX_TEXT);
      lds_xlsx_page_add_text (page, 3, 5, column->columns, LDS_XLSX_TEXT);
      lds_xlsx_page_end_row (page);
    }
}

static void
write_files (LdsXlsxPage *page)
{
  LdsAudit *audit = page->book->audit;

  lds_xlsx_page_add_section (page, _ ("Files, and the columns read from them"));
  lds_xlsx_page_add_text (page, 1, 1, _ ("Field"), LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 2, 2, _ ("Heading in the file"), LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 3, 5, _ ("Column in the file"), LDS_XLSX_HEADING);
  lds_xlsx_page_end_row (page);

  for (guint i = 0; i < lds_audit_get_n_sources (audit); i++)
    write_source (page, lds_audit_get_source (audit, i));
}

/**
 * lds_xlsx_write_sources:
 * @page: the sheet of method and sources
 *
 * Adds the controls, the shares and the files that the audit drew on.
 */
void
lds_xlsx_write_sources (LdsXlsxPage *page)
{
  g_return_if_fail (page != NULL);

  write_controls (page);
  write_shares (page);
  write_files (page);
}
