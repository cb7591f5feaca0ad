/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-sheets.h"

#include "lds-concentration.h"
#include "lds-country.h"
#include "lds-xlsx-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* As many countries as the page has room for, beside the others together and the unknown. */
#define MAX_COUNTRIES 3
#define MAX_SERIES    (MAX_COUNTRIES + 2)
#define FIRST_COLUMN  3

/* What the chart draws stands beside the page. */
#define DRAWN_COLUMN 14

/**
 * Range:
 * @drawn: the length of its bar
 *
 * A mass with its two ends, in grams.
 */
typedef struct
{
  double low;
  double high;
  double drawn;
} Range;

/**
 * Country:
 * @code: (nullable): ISO 3166-1 alpha-2, %NULL for the unknown
 * @masses: by element, the upper masses of the items that have one, in grams
 * @share: its share of each element, added up, to find those that matter most
 */
typedef struct
{
  const char *code;
  double      masses[LDS_N_ELEMENTS];
  double      share;
} Country;

static int
compare_countries (gconstpointer a, gconstpointer b, gpointer audit)
{
  const Country *first = a;
  const Country *second = b;
  gboolean       chinese = lds_audit_is_chinese (audit, first->code);

  if ((first->code == NULL) != (second->code == NULL))
    return first->code == NULL ? 1 : -1;
  if (second->code != NULL && chinese != lds_audit_is_chinese (audit, second->code))
    return chinese ? -1 : 1;
  if (first->share != second->share)
    return first->share > second->share ? -1 : 1;

  return g_strcmp0 (first->code, second->code);
}

static Country *
get_country (GArray *countries, const char *code)
{
  Country added = { .code = code };

  for (guint i = 0; i < countries->len; i++)
    {
      if (g_strcmp0 (g_array_index (countries, Country, i).code, code) == 0)
        return &g_array_index (countries, Country, i);
    }
  g_array_append_val (countries, added);

  return &g_array_index (countries, Country, countries->len - 1);
}

/* One item without mass makes the upper end of the audit's sums unknown, and then nothing could be
 * drawn; so the masses that are known are summed apart from it. */
static void
add_masses (GArray *countries, LdsAudit *audit)
{
  for (guint i = 0; i < lds_audit_get_n_items (audit); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);
      Country       *country;

      if (!item->counted || item->n_contents == 0)
        continue;

      country = get_country (countries, lds_audit_get_upstream_country (audit, item));
      for (guint j = 0; j < item->n_contents; j++)
        {
          if (isfinite (item->contents[j].mass_g_high))
            country->masses[item->contents[j].element] += item->contents[j].mass_g_high;
        }
    }
}

/* The Chinese first, then by what they matter, the unknown last. */
static GArray *
list_countries (LdsAudit *audit)
{
  GArray *countries = g_array_new (FALSE, TRUE, sizeof (Country));

  get_country (countries, NULL);
  add_masses (countries, audit);
  for (guint element = 0; element < LDS_N_ELEMENTS; element++)
    {
      double total = 0;

      for (guint i = 0; i < countries->len; i++)
        total += g_array_index (countries, Country, i).masses[element];
      for (guint i = 0; total > 0 && i < countries->len; i++)
        {
          Country *country = &g_array_index (countries, Country, i);

          country->share += country->masses[element] / total;
        }
    }
  g_array_sort_with_data (countries, compare_countries, audit);

  return countries;
}

static guint
choose_series (GArray *countries, lxw_row_t heading_row, LdsXlsxSeries series[MAX_SERIES])
{
  guint n_known = countries->len - 1;
  guint n_named = MIN (n_known, MAX_COUNTRIES);
  guint n = 0;

  for (; n < n_named; n++)
    series[n] = (LdsXlsxSeries) { .country = g_array_index (countries, Country, n).code };
  if (n_known > n_named)
    series[n++] = (LdsXlsxSeries) { .rest = TRUE };
  series[n++] = (LdsXlsxSeries) { .country = NULL };

  for (guint i = 0; i < n; i++)
    {
      series[i].heading_row = heading_row;
      series[i].column = DRAWN_COLUMN + i;
    }

  return n;
}

static gboolean
belongs (const char *country, const LdsXlsxSeries *series, guint which, guint n_series)
{
  if (!series[which].rest)
    return g_strcmp0 (country, series[which].country) == 0;

  if (country == NULL)
    return FALSE;

  for (guint i = 0; i < n_series; i++)
    {
      if (g_strcmp0 (country, series[i].country) == 0)
        return FALSE;
    }

  return TRUE;
}

static Range
get_mass (const LdsElementSum *sum,
          GArray              *countries,
          const LdsXlsxSeries *series,
          guint                which,
          guint                n_series)
{
  Range mass = { 0, 0, 0 };

  for (guint i = 0; sum->by_country != NULL && i < sum->by_country->len; i++)
    {
      const LdsCountrySum *part = &g_array_index (sum->by_country, LdsCountrySum, i);

      if (belongs (part->country, series, which, n_series))
        {
          mass.low += part->mass_g_low;
          mass.high += part->mass_g_high;
        }
    }
  for (guint i = 0; i < countries->len; i++)
    {
      const Country *country = &g_array_index (countries, Country, i);

      if (belongs (country->code, series, which, n_series))
        mass.drawn += country->masses[sum->element];
    }

  return mass;
}

static void
write_country_headings (LdsXlsxPage *page, const LdsXlsxSeries *series, guint n_series)
{
  LdsCatalogue *catalogue = lds_audit_get_catalogue (page->book->audit);

  lds_xlsx_page_add_text (page, 1, 2, _ ("Element"), LDS_XLSX_HEADING);
  for (guint i = 0; i < n_series; i++)
    {
      const char *name = _ ("unknown");

      if (series[i].rest)
        name = _ ("other countries");
      else if (series[i].country != NULL)
        name = lds_catalogue_get_country_name (catalogue, series[i].country);

      lds_xlsx_page_add_text (page, FIRST_COLUMN + 2 * i, FIRST_COLUMN + 2 * i + 1, name,
                              LDS_XLSX_HEADING_NUMBER);
      lds_xlsx_book_write_text (page->book, page->sheet, page->row, series[i].column, name,
                                LDS_XLSX_HEADING_NUMBER);
    }
  lds_xlsx_page_end_row (page);

  lds_xlsx_page_add_text (page, 1, 2, NULL, LDS_XLSX_HEADING);
  for (guint i = 0; i < n_series; i++)
    {
      guint column = FIRST_COLUMN + 2 * i;

      lds_xlsx_page_add_text (page, column, column, _ ("least (g)"), LDS_XLSX_HEADING_NUMBER);
      lds_xlsx_page_add_text (page, column + 1, column + 1, _ ("most (g)"),
                              LDS_XLSX_HEADING_NUMBER);
      lds_xlsx_book_write_text (page->book, page->sheet, page->row, series[i].column,
                                _ ("drawn (g)"), LDS_XLSX_HEADING_NUMBER);
    }
  lds_xlsx_page_end_row (page);
}

/**
 * lds_xlsx_write_countries:
 * @page: the summary
 * @elements: (element-type LdsElementSum): the rare earths found
 *
 * Adds where each of them comes from at tier 3, as a table and as a chart.
 */
void
lds_xlsx_write_countries (LdsXlsxPage *page, GArray *elements)
{
  LdsCatalogue *catalogue = lds_audit_get_catalogue (page->book->audit);
  g_autoptr (GArray) countries = list_countries (page->book->audit);
  LdsXlsxSeries series[MAX_SERIES];
  guint         n_series;
  lxw_row_t     first_row;

  lds_xlsx_page_add_section (page, _ ("Where the rare earths come from, at tier 3"));
  n_series = choose_series (countries, page->row, series);
  write_country_headings (page, series, n_series);

  first_row = page->row;
  for (guint i = 0; i < elements->len; i++)
    {
      const LdsElementSum *sum = &g_array_index (elements, LdsElementSum, i);
      const char          *symbol = lds_catalogue_get_element (catalogue, sum->element)->symbol;

      lds_xlsx_page_add_text (page, 1, 2, symbol, LDS_XLSX_TEXT_STRONG);
      for (guint j = 0; j < n_series; j++)
        {
          Range mass = get_mass (sum, countries, series, j, n_series);
          guint column = FIRST_COLUMN + 2 * j;

          lds_xlsx_page_add_mass (page, column, column, mass.low);
          lds_xlsx_page_add_mass (page, column + 1, column + 1, mass.high);
          lds_xlsx_book_write_number (page->book, page->sheet, page->row, series[j].column,
                                      mass.drawn, lds_xlsx_mass_format (mass.drawn));
        }
      lds_xlsx_page_end_row (page);
    }
  lds_xlsx_page_skip (page, 10);

  lds_xlsx_add_country_chart (
      page, first_row, page->row - 2, 1, series, n_series,
      _ ("Share of each element by country at tier 3, by the upper masses known"),
      _ ("Bars of equal length, one for each element, cut by the countries "
         "of the table above; what is unknown is white with a dashed "
         "outline."));
  lds_xlsx_page_add_line (page,
                          _ ("Drawn from the upper masses of the items that have one. An element "
                             "without a bar is in no item of known mass."),
                          LDS_XLSX_CAPTION);
}
