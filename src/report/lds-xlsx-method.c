/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-sheets.h"

#include "lds-wording.h"

#include <glib/gi18n-lib.h>

/* A margin, the term, the text, and the columns of dates and sources. */
static const double grid[] = { 1.5, 25, 44, 14, 14, 20, 24, 40 };

static const char *const level_rules[LDS_N_EXPOSURES] = {
  [LDS_EXPOSURE_CRITICAL] = N_ ("An element under a control in force, and a Chinese origin at any "
                                "tier."),
  [LDS_EXPOSURE_HIGH] =
      N_ ("An element under a control in force and the origin unknown at some tier, "
          "with no Chinese origin known; or other rare earths with a Chinese origin "
          "at any tier; or an entity on a control list in its chain."),
  [LDS_EXPOSURE_MEDIUM] = N_ ("Other rare earths with an unknown origin at some tier; or a Chinese "
                              "origin at any tier, whatever else is known."),
  [LDS_EXPOSURE_UNKNOWN] =
      N_ ("Too little is known to say: no idea of the composition, or of the "
          "origin at tier 1. Never counted as clear: no evidence is not evidence "
          "of none."),
  [LDS_EXPOSURE_WATCH] =
      N_ ("Rare earths, controlled ones included, with all three tiers known and "
          "none Chinese; or an entity on a watch list in its chain."),
  [LDS_EXPOSURE_CLEAR] =
      N_ ("Known or inferred to hold no rare earth, tier 1 known and not Chinese, "
          "no Chinese origin at any known tier."),
};

static const char *const evidence_meanings[] = {
  [LDS_EVIDENCE_VERIFIED] = N_ ("a certificate or a test, with the document attached"),
  [LDS_EVIDENCE_DECLARED] = N_ ("the supplier's own declaration"),
  [LDS_EVIDENCE_STATED] = N_ ("a column of the parts list says so"),
  [LDS_EVIDENCE_INFERRED] =
      N_ ("follows from a material, a grade, a CAS number, a customs code or a "
          "place"),
  [LDS_EVIDENCE_ESTIMATED] = N_ ("follows from the kind of component"),
  [LDS_EVIDENCE_PRESUMED] =
      N_ ("a share of the market; a probability that never turns unknown into "
          "known"),
  [LDS_EVIDENCE_UNKNOWN] = N_ ("nothing is known"),
};

/* Pairs of a term and what it means. */
static const char *const terms[][2] = {
  { N_ ("Tier"),
    N_ ("A step up the supply chain, counted from us. Tier 1 sells to us, tier 2 supplies "
        "tier 1, tier 3 supplies tier 2; what lies beyond is folded into tier 3. Going "
        "down a parts list, a line begins a new tier when it names another supplier or "
        "maker than the line above, or, where it names none, another country.") },
  { N_ ("Stage"), N_ ("What a link of the chain does: mining, separation, metal, alloy, magnet, "
                      "component, assembly. Stage and tier are two different things.") },
  { N_ ("Chinese origin"),
    N_ ("China, Hong Kong and Macau. Taiwan is not counted as Chinese. Several "
        "countries at one tier stand together; one Chinese among them is "
        "enough.") },
  { N_ ("Unknown"),
    N_ ("Nobody has said, and nothing in the file lets it be inferred. It is shown and "
        "counted as such, never as clear. Where a tier is unknown, China's share of the "
        "market at that stage stands beside it as presumed.") },
  { N_ ("May hold"),
    N_ ("The range of the element begins at 0: it can be absent. Dysprosium and "
        "terbium in neodymium magnets of class M and upwards count for the level all "
        "the same.") },
  { N_ ("Direct, embedded"),
    N_ ("Direct: the thing itself is in the control's scope, such as a metal, "
        "an alloy or a magnet. Embedded: the controlled material sits inside "
        "a product that the control does not list, such as a finished motor.") },
  { N_ ("Verify"),
    N_ ("The finding holds only if the catalogue's knowledge still does at the as-at "
        "date, for instance where the end of a suspension has passed.") },
  { N_ ("With parts below"),
    N_ ("The worst level of the line itself and of all fitted lines below it but substitutes, "
        "in the order critical, high, medium, unknown, watch, clear.") },
  { N_ ("Masses"),
    N_ ("Mass of a piece × mass fraction of the element × total quantity, in grams. A "
        "fraction known as a range gives a range. Oxides are converted to metal by "
        "their atomic masses. “At least” and “at most” of several elements are the sums "
        "of their ends, so the true sum lies between them. A mass that is not known "
        "makes the sum unknown.") },
  { N_ ("Total quantity"),
    N_ ("The quantities of the line and of all lines above it, multiplied. A "
        "part used in two places counts in both.") },
  { N_ ("Not fitted"), N_ ("Lines marked so (DNP) are listed, and are in no count and no mass.") },
  { N_ ("Substitute"),
    N_ ("A part that the file allows in place of another line. It is judged like any line, and is "
        "in no count, no mass and no level above it. Where it is worse than the line it stands in "
        "for, that line says so.") },
  { N_ ("Presumed"),
    N_ ("Of the unknown tiers of an item: the chance that at least one of them is Chinese lies between "
        "the largest of China’s market shares at their stages and the sum of these shares, at most 100 %. "
        "It is not assumed that the tiers have nothing to do with each other. The tiers stay unknown.") },
  { N_ ("Concentration"),
    N_ ("Of each element at each stage, by mass. Share of all, lower end: the least from the country ÷ "
        "(that + the most from others + the most of unknown origin); upper end: (the most from the "
        "country + the most of unknown origin) ÷ (that + the least from others). Of what is known: by the "
        "middles of the ranges. Where nobody states the stage of a tier, the usual one stands there: "
        "magnet, then metal, then separation. Two countries at one stage count as unknown there.") },
  { N_ ("HHI"),
    N_ ("Herfindahl-Hirschman index: the sum of the squares of the countries’ shares of what is known, in "
        "percent. 10,000 is a single country.") },
  { N_ ("Value, mass known"),
    N_ ("As “country known”, by unit price × total quantity, currency by currency, or by the mass of all "
        "rare earths in the item. A line below a bought line with a price is in that price.") },
  { N_ ("Age of claims"),
    N_ ("A declaration or certificate that is older than the limit at the as-at date counts as stated. "
        "One without a date, or with a later date, counts as it is and is marked so.") },
  { N_ ("Traces"),
    N_ ("Some components hold milligrams of rare earths at most, such as class 2 ceramic capacitors and "
        "white LEDs. These traces are left aside unless the settings say that they count; then the "
        "elements that the catalogue names are possible, with an unknown mass.") },
  { N_ ("Threshold of value"),
    N_ ("Mass × price of each controlled rare earth of Chinese origin, summed, over the price of the item, for "
        "things made outside China. What may be Chinese counts in the upper end only. Without a price, a "
        "mass or the same currency it cannot be determined, and the finding says what is missing. Prices "
        "of elements are for a kilogram of the element contained.") },
  { N_ ("Customer in Japan"),
    N_ ("Announcement 1 of 2026 is about all dual-use items of Chinese origin. A parts list shows the "
        "controlled rare earths among them; others cannot be told. It does not change the level.") },
  { N_ ("Buyers’ rules"),
    N_ ("Judged where they are switched on, and no part of the level. A rule is met only where all that it "
        "asks is known. A column that names a tier and no stage settles no stage that may be another "
        "one.") },
  { N_ ("Country known"), N_ ("Share of the counted bought items with a known country at the tier. "
                              "Items that we make ourselves are not in it.") },
};

/**
 * lds_xlsx_method_name:
 *
 * Returns: name of the sheet that says how all was worked out
 */
const char *
lds_xlsx_method_name (void)
{
  return _ ("Method and sources");
}

static void
write_term (LdsXlsxPage *page, const char *term, const char *text)
{
  lds_xlsx_page_add_text (page, 1, 1, term, LDS_XLSX_TEXT_STRONG);
  lds_xlsx_page_add_text (page, 2, page->n_columns - 1, text, LDS_XLSX_TEXT);
  lds_xlsx_page_end_row (page);
}

static void
write_levels (LdsXlsxPage *page)
{
  lds_xlsx_page_add_section (page, _ ("Levels: the first that holds, from the top"));
  for (LdsExposure i = 0; i < LDS_N_EXPOSURES; i++)
    {
      /* The rules are asked in another order than levels are rolled up: watch before unknown. */
      static const LdsExposure order[] = {
        LDS_EXPOSURE_CRITICAL, LDS_EXPOSURE_HIGH,    LDS_EXPOSURE_MEDIUM,
        LDS_EXPOSURE_WATCH,    LDS_EXPOSURE_UNKNOWN, LDS_EXPOSURE_CLEAR,
      };
      LdsExposure exposure = order[i];

      lds_xlsx_page_add_text (page, 1, 1, lds_xlsx_style_get_level (&page->book->style, exposure),
                              lds_xlsx_level_format (exposure));
      lds_xlsx_page_add_text (page, 2, page->n_columns - 1, _ (level_rules[exposure]),
                              LDS_XLSX_TEXT);
      lds_xlsx_page_end_row (page);
    }
  lds_xlsx_page_add_line (page,
                          _ ("An element whose control is announced or suspended at the as-at date "
                             "counts as another rare earth."),
                          LDS_XLSX_CAPTION);
}

static void
write_words (LdsXlsxPage *page)
{
  lds_xlsx_page_add_section (page, _ ("Words and sums"));
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    write_term (page, _ (terms[i][0]), _ (terms[i][1]));

  lds_xlsx_page_add_section (page, _ ("Evidence, strongest first"));
  for (guint i = 0; i < G_N_ELEMENTS (evidence_meanings); i++)
    write_term (page, lds_evidence_get_label (i, lds_wording_local), _ (evidence_meanings[i]));
  lds_xlsx_page_add_line (
      page,
      _ ("The stronger grade wins. Two statements that contradict each other are "
         "both kept, and the level takes the worse."),
      LDS_XLSX_CAPTION);
}

static void
write_catalogue (LdsXlsxPage *page)
{
  LdsXlsxBook     *book = page->book;
  LdsCatalogue    *catalogue = lds_audit_get_catalogue (book->audit);
  g_autofree char *end = lds_xlsx_format_date (lds_catalogue_get_knowledge_end (catalogue));
  g_autofree char *seal = lds_seal_to_text (&book->seal);

  lds_xlsx_page_add_section (page, _ ("What this was made with"));
  write_term (page, _ ("As-at date"), book->as_at);
  write_term (page, _ ("Program"), "Lodestone " LDS_VERSION);
  write_term (page, _ ("Catalogue"), lds_catalogue_get_version (catalogue));
  if (lds_catalogue_get_overlay (catalogue) != NULL)
    write_term (page, _ ("Laid over it"), lds_catalogue_get_overlay (catalogue));
  write_term (page, _ ("Catalogue's SHA-256"), lds_catalogue_get_sha256 (catalogue));
  write_term (page, _ ("Its knowledge ends"), end);
  write_term (page, _ ("Audit's SHA-256"), book->seal.sha256);
  write_term (
      page, _ ("On paper"),
      _ ("Items and findings print their first columns; more stand to the right of them, such "
         "as presumed shares, designators and masses with parts below."));
  write_term (page, _ ("Seal"), seal);
  lds_xlsx_page_add_line (
      page, _ ("“lodestone verify” reads the seal to tell whether this workbook still holds."),
      LDS_XLSX_CAPTION);
}

/**
 * lds_xlsx_write_method:
 * @book: a book
 *
 * Writes the sheet that defines the words, and names every source.
 */
void
lds_xlsx_write_method (LdsXlsxBook *book)
{
  LdsXlsxPage page;

  g_return_if_fail (book != NULL);

  if (!lds_xlsx_page_open (&page, book, lds_xlsx_method_name (), TRUE, grid, G_N_ELEMENTS (grid)))
    return;

  lds_xlsx_page_add_line (&page, lds_xlsx_method_name (), LDS_XLSX_TITLE);
  lds_xlsx_book_check (book, worksheet_repeat_rows (page.sheet, 0, 0));
  worksheet_freeze_panes (page.sheet, 1, 0);

  write_levels (&page);
  write_words (&page);
  lds_xlsx_write_sources (&page);
  write_catalogue (&page);
  lds_xlsx_book_check (book, worksheet_print_area (page.sheet, 0, 0, page.row, page.n_columns - 1));
}
