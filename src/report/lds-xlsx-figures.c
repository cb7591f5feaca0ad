/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two tables of the summary: how concentrated each rare earth is, stage by stage, and how well origins are known. */

#include "lds-config.h"

#include "lds-xlsx-sheets.h"

#include "lds-concentration.h"
#include "lds-country.h"
#include "lds-wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
write_share (LdsXlsxPage *page, guint first, guint last, const LdsRange *share)
{
  g_autofree char *text = NULL;

  if (isnan (share->low))
    {
      lds_xlsx_page_add_text (page, first, last, _ ("unknown"), LDS_XLSX_UNKNOWN_NUMBER);
      return;
    }
  if (round (share->low * 100) == round (share->high * 100))
    {
      lds_xlsx_page_add_number (page, first, last, share->high, LDS_XLSX_SHARE);
      return;
    }

  /* Translators: percentages */
  text = g_strdup_printf (_ ("%.0f–%.0f %%"), share->low * 100, share->high * 100);
  lds_xlsx_page_add_text (page, first, last, text, LDS_XLSX_SHARE);
}

/* --- Concentration --- */

static void
write_concentration_headings (LdsXlsxPage *page)
{
  lds_xlsx_page_add_text (page, 1, 1, _ ("Element"), LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 2, 3, _ ("Stage"), LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 4, 6, _ ("Country"), LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 7, 8, _ ("Share of all"), LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_add_text (page, 9, 10, _ ("Share of what is known"), LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_add_text (page, 11, 11, _ ("Country unknown"), LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_add_text (page, 12, 12, _ ("HHI"), LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_end_row (page);
}

static void
write_country (LdsXlsxPage         *page,
               const LdsElementSum *sum,
               const char          *code,
               const char          *symbol,
               gboolean             first)
{
  LdsCatalogue     *catalogue = lds_audit_get_catalogue (page->book->audit);
  const char       *name = lds_catalogue_get_country_name (catalogue, code);
  g_autofree char  *share = NULL;
  LdsConcentration  found;

  if (!lds_concentration_of (sum, code, &found))
    return;

  lds_xlsx_page_add_text (page, 1, 1, symbol, LDS_XLSX_TEXT_STRONG);
  lds_xlsx_page_add_text (page, 2, 3,
                          first ? lds_stage_get_label (sum->stage, lds_wording_local) : NULL,
                          LDS_XLSX_TEXT);
  lds_xlsx_page_add_text (page, 4, 6, name != NULL ? name : code,
                          lds_audit_is_chinese (page->book->audit, code) ? LDS_XLSX_CHINESE_TEXT
                                                                         : LDS_XLSX_TEXT);
  share = g_strdup_printf (found.share_low == found.share_high ? _ ("%.1f %%") : _ ("%.1f–%.1f %%"),
                           found.share_low * 100, found.share_high * 100);
  lds_xlsx_page_add_text (page, 7, 8, share, LDS_XLSX_SHARE);
  lds_xlsx_page_add_number (page, 9, 10, found.share_of_known, LDS_XLSX_SHARE);
  if (first)
    {
      lds_xlsx_page_add_number (page, 11, 11, found.share_unknown, LDS_XLSX_SHARE);
      lds_xlsx_page_add_number (page, 12, 12, round (found.hhi), LDS_XLSX_COUNT);
    }
  else
    lds_xlsx_page_add_text (page, 11, 12, NULL, LDS_XLSX_TEXT);
  lds_xlsx_page_end_row (page);
}

/* Writes the shares of a stage, or notes why there are none. @symbol is for the first row of an element. */
static void
write_stage (LdsXlsxPage         *page,
             const LdsElementSum *sum,
             const char         **symbol,
             GString             *unknown,
             GString             *unweighed)
{
  guint n = 0;

  for (guint i = 0; i < sum->by_country->len; i++)
    n += g_array_index (sum->by_country, LdsCountrySum, i).country != NULL;

  if (n == 0 || sum->n_items_without_mass > 0)
    {
      GString *text = n == 0 ? unknown : unweighed;

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              lds_stage_get_label (sum->stage, lds_wording_local));
      return;
    }

  for (guint i = 0, written = 0; i < sum->by_country->len; i++)
    {
      const char *code = g_array_index (sum->by_country, LdsCountrySum, i).country;

      if (code == NULL)
        continue;
      write_country (page, sum, code, *symbol, written++ == 0);
      *symbol = NULL;
    }
}

static void
write_open (LdsXlsxPage *page, const char **symbol, const GString *stages, const char *reason)
{
  g_autofree char *text = g_strdup_printf ("%s: %s", stages->str, reason);

  if (stages->len == 0)
    return;

  lds_xlsx_page_add_text (page, 1, 1, *symbol, LDS_XLSX_TEXT_STRONG);
  *symbol = NULL;
  lds_xlsx_page_add_text (page, 2, 12, text, LDS_XLSX_UNKNOWN);
  lds_xlsx_page_end_row (page);
}

/**
 * lds_xlsx_write_concentration:
 * @page: the summary
 *
 * Adds how much of each rare earth comes from which country, at each stage that it goes through.
 */
void
lds_xlsx_write_concentration (LdsXlsxPage *page)
{
  const LdsSummary *summary = lds_audit_get_summary (page->book->audit);
  LdsCatalogue     *catalogue = lds_audit_get_catalogue (page->book->audit);

  if (summary->stages->len == 0)
    return;

  lds_xlsx_page_add_section (page, _ ("Concentration, stage by stage"));
  write_concentration_headings (page);
  for (guint i = 0; i < summary->stages->len;)
    {
      guint       element = g_array_index (summary->stages, LdsElementSum, i).element;
      const char *symbol = lds_catalogue_get_element (catalogue, element)->symbol;
      g_autoptr (GString) unknown = g_string_new (NULL);
      g_autoptr (GString) unweighed = g_string_new (NULL);

      for (; i < summary->stages->len &&
             g_array_index (summary->stages, LdsElementSum, i).element == element;
           i++)
        write_stage (page, &g_array_index (summary->stages, LdsElementSum, i), &symbol, unknown,
                     unweighed);

      write_open (page, &symbol, unknown, _ ("no country known"));
      write_open (page, &symbol, unweighed,
                  _ ("cannot be told, because the mass of some items is not known"));
    }
  lds_xlsx_page_add_line (page,
                          _ ("By mass. The share of all runs from “nothing of the unknown comes from "
                             "there” to “all of it does”. HHI: Herfindahl-Hirschman index of what is "
                             "known, 10,000 for a single country."),
                          LDS_XLSX_CAPTION);
}

/* --- Coverage --- */

/* The longest word takes two columns. */
static const struct
{
  LdsEvidence grade;
  guint       first;
  guint       last;
} grade_columns[] = {
  { LDS_EVIDENCE_VERIFIED, 6, 6 }, { LDS_EVIDENCE_DECLARED, 7, 7 },    { LDS_EVIDENCE_STATED, 8, 8 },
  { LDS_EVIDENCE_INFERRED, 9, 9 }, { LDS_EVIDENCE_ESTIMATED, 10, 11 }, { LDS_EVIDENCE_UNKNOWN, 12, 12 },
};

static void
write_coverage_headings (LdsXlsxPage *page)
{
  lds_xlsx_page_add_text (page, 1, 3, _ ("Share of"), LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 4, 4, _ ("Tier"), LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_add_text (page, 5, 5, _ ("Country known"), LDS_XLSX_HEADING_NUMBER);
  for (gsize i = 0; i < G_N_ELEMENTS (grade_columns); i++)
    lds_xlsx_page_add_text (page, grade_columns[i].first, grade_columns[i].last,
                            lds_evidence_get_label (grade_columns[i].grade, lds_wording_local),
                            LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_end_row (page);
}

static void
write_grade (LdsXlsxPage *page, gsize column, const LdsCoverage *coverage, guint tier)
{
  LdsEvidence grade = grade_columns[column].grade;
  guint       first = grade_columns[column].first;
  guint       last = grade_columns[column].last;
  LdsRange share;

  if (lds_coverage_get_share (coverage, tier, grade, grade, &share) && share.high > 0)
    write_share (page, first, last, &share);
  else
    lds_xlsx_page_add_text (page, first, last, "–", LDS_XLSX_SHARE);
}

static void
write_coverage (LdsXlsxPage *page, const char *label, const LdsCoverage *coverage)
{
  if (coverage->n_items == 0)
    return;

  for (guint tier = 1; tier <= LDS_N_TIERS; tier++)
    {
      LdsRange known = { NAN, NAN };

      lds_xlsx_page_add_text (page, 1, 3, tier == 1 ? label : NULL, LDS_XLSX_TEXT_STRONG);
      lds_xlsx_page_add_number (page, 4, 4, tier, LDS_XLSX_COUNT);
      lds_coverage_get_share (coverage, tier, LDS_EVIDENCE_VERIFIED, LDS_EVIDENCE_ESTIMATED, &known);
      write_share (page, 5, 5, &known);
      for (gsize i = 0; i < G_N_ELEMENTS (grade_columns); i++)
        write_grade (page, i, coverage, tier);
      lds_xlsx_page_end_row (page);
    }
}

static void
write_missing (LdsXlsxPage *page, const LdsSummary *summary)
{
  g_autoptr (GString) text = g_string_new (_ ("Bought items only, at the weakest grade where several "
                                              "countries stand at a tier."));

  if (summary->n_without_value > 0)
    g_string_append_printf (text,
                            ngettext (" %u item without a price is in no value.",
                                      " %u items without a price are in no value.",
                                      summary->n_without_value),
                            summary->n_without_value);
  if (summary->masses.n_missing > 0)
    g_string_append_printf (text,
                            ngettext (" %u item holds rare earths of unknown mass, which is in no mass.",
                                      " %u items hold rare earths of unknown mass, which is in no mass.",
                                      summary->masses.n_missing),
                            summary->masses.n_missing);
  lds_xlsx_page_add_line (page, text->str, LDS_XLSX_CAPTION);
}

/**
 * lds_xlsx_write_coverage:
 * @page: the summary
 *
 * Adds how much of what is bought has a known country, by number, value and mass, and how well it is known.
 */
void
lds_xlsx_write_coverage (LdsXlsxPage *page)
{
  const LdsSummary *summary = lds_audit_get_summary (page->book->audit);

  if (summary->items.n_items == 0)
    return;

  lds_xlsx_page_add_section (page, _ ("How much is known of origins, and how well"));
  write_coverage_headings (page);
  write_coverage (page, _ ("bought items"), &summary->items);
  for (guint i = 0; i < summary->values->len; i++)
    {
      const LdsCoverage *value = &g_array_index (summary->values, LdsCoverage, i);
      g_autofree char   *label = value->currency != NULL
                                     ? g_strdup_printf (_ ("their value in %s"), value->currency)
                                     : g_strdup (_ ("their value, currency not named"));

      write_coverage (page, label, value);
    }
  write_coverage (page, _ ("their mass of rare earths"), &summary->masses);
  write_missing (page, summary);
}
