/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-sheets.h"

#include "lds-compliance.h"
#include "lds-wording.h"
#include "lds-xlsx-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A narrow margin and twelve columns that fill a page of A4 upright. */
static const double grid[] = {
  1.5, 7.6, 7.6, 7.6, 7.6, 7.6, 7.6, 7.6, 7.6, 7.6, 7.6, 7.6, 7.6,
};

static const char *const level_meanings[LDS_N_EXPOSURES] = {
  [LDS_EXPOSURE_CRITICAL] =
      N_ ("Holds an element under a control in force, and something comes from "
          "China at some tier."),
  [LDS_EXPOSURE_HIGH] =
      N_ ("Holds such an element and the origin is unknown at some tier; or holds "
          "other rare earths of Chinese origin; or a listed entity is in its chain."),
  [LDS_EXPOSURE_MEDIUM] =
      N_ ("Holds other rare earths whose origin is unknown at some tier; or is of "
          "Chinese origin, whatever else is known."),
  [LDS_EXPOSURE_UNKNOWN] = N_ ("Too little is known to say: what it is made of, or its country at "
                               "tier 1. This is not clear."),
  [LDS_EXPOSURE_WATCH] =
      N_ ("Holds rare earths, all three tiers are known and none is Chinese; or a "
          "watch-listed entity is in its chain."),
  [LDS_EXPOSURE_CLEAR] =
      N_ ("No rare earth as far as known, tier 1 known, no Chinese origin at any "
          "known tier."),
};

static void
write_top (LdsXlsxPage *page)
{
  LdsXlsxBook     *book = page->book;
  LdsCatalogue    *catalogue = lds_audit_get_catalogue (book->audit);
  g_autofree char *verdict = lds_audit_describe_verdict (book->audit);
  g_autofree char *version = lds_catalogue_get_full_version (catalogue);
  g_autofree char *subtitle =
      g_strdup_printf (_ ("As at %s  ·  prepared by Lodestone %s  ·  catalogue %s (%s)"),
                       book->as_at, LDS_VERSION, version, book->hash);

  lds_xlsx_page_add_line (page, _ ("Rare earth and origin audit"), LDS_XLSX_KICKER);
  lds_xlsx_page_add_line (page, book->title, LDS_XLSX_TITLE);
  lds_xlsx_page_add_line (page, subtitle, LDS_XLSX_SUBTITLE);
  lds_xlsx_page_skip (page, 10);
  lds_xlsx_page_add_line (page, verdict, LDS_XLSX_LEAD);
  lds_xlsx_page_skip (page, 8);

  if (lds_audit_is_past_knowledge (book->audit))
    {
      g_autofree char *end = lds_xlsx_format_date (lds_catalogue_get_knowledge_end (catalogue));
      g_autofree char *note = g_strdup_printf (
          _ ("The catalogue's knowledge ends on %s. Controls may have changed since: "
             "verify what is marked “verify” before you rely on it."),
          end);

      lds_xlsx_page_add_line (page, note, LDS_XLSX_NOTE);
      lds_xlsx_page_skip (page, 8);
    }
}

static void
write_figures (LdsXlsxPage *page)
{
  const LdsSummary *summary = lds_audit_get_summary (page->book->audit);
  g_autofree char  *of_all = g_strdup_printf (
      ngettext ("of %u item holds an element under a control in force",
                 "of %u items hold an element under a control in force", summary->n_items),
      summary->n_items);

  lds_xlsx_page_add_number (page, 1, 2, summary->n_controlled, LDS_XLSX_FIGURE);
  lds_xlsx_page_add_number (page, 4, 5, summary->n_chinese, LDS_XLSX_FIGURE);
  lds_xlsx_page_add_number (page, 7, 8, summary->by_exposure[LDS_EXPOSURE_UNKNOWN],
                            LDS_XLSX_FIGURE_UNKNOWN);
  for (guint i = 0; i < 3; i++)
    lds_xlsx_page_add_number (page, 10 + i, 10 + i, summary->coverage[i], LDS_XLSX_FIGURE_SHARE);
  lds_xlsx_page_end_row (page);

  lds_xlsx_page_add_text (page, 1, 2, of_all, LDS_XLSX_CAPTION);
  lds_xlsx_page_add_text (page, 4, 5, _ ("have a Chinese origin at some tier"), LDS_XLSX_CAPTION);
  lds_xlsx_page_add_text (page, 7, 8, _ ("we cannot say yet"), LDS_XLSX_CAPTION);
  lds_xlsx_page_add_text (page, 10, 12,
                          _ ("of bought items have a known country at tier 1, 2 and 3"),
                          LDS_XLSX_CAPTION);
  lds_xlsx_page_end_row (page);
}

static void
write_level_chart (LdsXlsxPage *page, lxw_row_t first_row)
{
  const LdsSummary *summary = lds_audit_get_summary (page->book->audit);
  g_autoptr (GString) text = g_string_new (_ ("Items at each level:"));
  g_autofree char *caption = NULL;

  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    g_string_append_printf (text, "%s %s %u", i > 0 ? "," : "",
                            lds_exposure_get_label (i, lds_wording_local), summary->by_exposure[i]);
  caption = g_strdup_printf (ngettext ("The level of the item, by its own findings",
                                       "Levels of the %u items, each by its own findings",
                                       summary->n_items),
                             summary->n_items);

  lds_xlsx_add_level_chart (page, first_row, 1, 3, caption, text->str);
}

static void
write_levels (LdsXlsxPage *page)
{
  const LdsSummary *summary = lds_audit_get_summary (page->book->audit);
  lxw_row_t         first_row;

  lds_xlsx_page_add_section (page, _ ("Levels"));
  lds_xlsx_page_add_text (page, 1, 2, _ ("Level"), LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 3, 3, _ ("Items"), LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_add_text (page, 4, 12, _ ("What it means"), LDS_XLSX_HEADING);
  lds_xlsx_page_end_row (page);

  first_row = page->row;
  for (LdsExposure i = 0; i < LDS_N_EXPOSURES; i++)
    {
      lds_xlsx_page_add_text (page, 1, 2, lds_xlsx_style_get_level (&page->book->style, i),
                              lds_xlsx_level_format (i));
      lds_xlsx_page_add_number (page, 3, 3, summary->by_exposure[i], LDS_XLSX_COUNT_STRONG);
      lds_xlsx_page_add_text (page, 4, 12, _ (level_meanings[i]), LDS_XLSX_TEXT);
      lds_xlsx_page_end_row (page);
    }
  lds_xlsx_page_add_text (page, 1, 2, _ ("all items"), LDS_XLSX_TEXT);
  lds_xlsx_page_add_number (page, 3, 3, summary->n_items, LDS_XLSX_COUNT_STRONG);
  lds_xlsx_page_add_text (page, 4, 12, _ ("Every fitted line but substitutes, at the level of its own findings."),
                          LDS_XLSX_TEXT);
  lds_xlsx_page_end_row (page);
  lds_xlsx_page_skip (page, 10);
  write_level_chart (page, first_row);
}

static void
write_count (LdsXlsxPage *page, guint count, const char *text)
{
  lds_xlsx_page_add_number (page, 1, 1, count, LDS_XLSX_COUNT_STRONG);
  lds_xlsx_page_add_text (page, 2, 12, text, LDS_XLSX_TEXT);
  lds_xlsx_page_end_row (page);
}

/* The items are in all figures, at a level that their traces do not change. */
static void
write_traces (LdsXlsxPage *page, guint n_trace)
{
  write_count (page, n_trace,
               ngettext ("item with rare earths in traces, if any: these are left aside, and what "
                         "else the item holds is not known",
                         "items with rare earths in traces, if any: these are left aside, and what "
                         "else the items hold is not known",
                         n_trace));
}

static void
write_left_out (LdsXlsxPage *page)
{
  LdsAudit         *audit = page->book->audit;
  const LdsSummary *summary = lds_audit_get_summary (audit);
  guint             n_sheets = lds_audit_get_n_skipped_sheets (audit);
  guint             n_rows = 0;
  guint             n_warnings = 0;

  for (guint i = 0; i < lds_audit_get_n_sources (audit); i++)
    {
      const LdsSource *source = lds_audit_get_source (audit, i);

      n_rows += source->skipped_rows != NULL ? source->skipped_rows->len : 0;
      n_warnings += source->warnings != NULL ? source->warnings->len : 0;
    }

  lds_xlsx_page_add_section (page, _ ("In none of these figures"));
  write_count (page, summary->n_not_fitted,
               ngettext ("line marked as not fitted, listed among the items",
                         "lines marked as not fitted, listed among the items",
                         summary->n_not_fitted));
  write_count (page, summary->n_substitutes,
               ngettext ("substitute, listed beside the item it may stand in for",
                         "substitutes, listed beside the items they may stand in for",
                         summary->n_substitutes));
  if (!lds_audit_get_settings (audit)->trace_uses)
    write_traces (page, summary->n_trace);
  write_count (page, n_rows,
               ngettext ("row left out, because it is no item",
                         "rows left out, because they are no items", n_rows));
  write_count (page, n_sheets,
               ngettext ("sheet left out, because it is no parts list",
                         "sheets left out, because they are no parts lists", n_sheets));
  write_count (
      page, n_warnings,
      ngettext ("warning from reading the files", "warnings from reading the files", n_warnings));
}

static void
write_contents (LdsXlsxPage *page)
{
  const struct
  {
    const char *sheet;
    const char *text;
  } entries[] = {
    { lds_xlsx_items_name (), _ ("every line: level, three tiers, rare earths, why") },
    { lds_xlsx_findings_name (), _ ("every reason: control, element, tier, evidence") },
    { lds_xlsx_explanations_name (), _ ("step by step, for each item") },
    { lds_xlsx_questions_name (), _ ("whom to ask what, by what the answers could change") },
    { lds_xlsx_rules_name (), _ ("what the rules of your buyers make of it, and what to ask") },
    { lds_xlsx_left_out_name (), _ ("rows and sheets that were not read as items, and warnings") },
    { lds_xlsx_method_name (), _ ("what the words mean, how it was worked out, from what") },
  };

  lds_xlsx_page_add_section (page, _ ("In this workbook"));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      if (lds_audit_get_n_rule_results (page->book->audit) == 0 &&
          g_str_equal (entries[i].sheet, lds_xlsx_rules_name ()))
        continue;
      lds_xlsx_page_add_link (page, 1, 3, entries[i].sheet, entries[i].sheet);
      lds_xlsx_page_add_text (page, 4, 12, entries[i].text, LDS_XLSX_LINE);
      lds_xlsx_page_end_row (page);
    }
}

/* Fewer leave room for the table of coverage on the same page. */
#define ROWS_BEFORE_COVERAGE 30

/**
 * lds_xlsx_write_summary:
 * @book: a book
 *
 * Writes the page to read first: the verdict, the figures, what they are made of.
 */
void
lds_xlsx_write_summary (LdsXlsxBook *book)
{
  LdsXlsxPage page;
  lxw_row_t   breaks[] = { 0, 0, 0 };

  g_return_if_fail (book != NULL);

  if (!lds_xlsx_page_open (&page, book, _ ("Summary"), FALSE, grid, G_N_ELEMENTS (grid)))
    return;

  write_top (&page);
  write_figures (&page);
  write_levels (&page);
  write_contents (&page);
  breaks[0] = page.row;
  lds_xlsx_write_elements (&page);
  lds_xlsx_write_concentration (&page);
  if (page.row - breaks[0] > ROWS_BEFORE_COVERAGE)
    breaks[1] = page.row;
  lds_xlsx_write_coverage (&page);
  write_left_out (&page);

  lds_xlsx_book_check (book, worksheet_set_h_pagebreaks (page.sheet, breaks));
  lds_xlsx_book_check (book, worksheet_print_area (page.sheet, 0, 0, page.row, page.n_columns - 1));
  worksheet_activate (page.sheet);
  worksheet_set_first_sheet (page.sheet);
}
