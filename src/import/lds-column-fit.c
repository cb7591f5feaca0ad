/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How well the cells of a column go with what its heading may mean. */

#include "lds-column-roles.h"

#include "lds-country.h"
#include "lds-values.h"

#include <math.h>

#define COUNTRY_SAMPLE 16

/* An empty column says nothing against its heading. */
#define FIT_OF_NOTHING 0.25

typedef struct
{
  const LdsColumnStats *stats;
  double number;
  double integer;
  double amount;
  double money;
  double url;
  double designator;
  double code;
  double letters;
  double phrase;
  double dotted;
  double sequential;
  double distinct;
  double length;
} Look;

static void
look_at (Look                 *look,
         const LdsColumnStats *stats)
{
  double n = MAX (stats->n_filled, 1);

  *look = (Look) {
    .stats = stats,
    .number = lds_column_stats_share (stats, LDS_TRAIT_NUMBER),
    .integer = lds_column_stats_share (stats, LDS_TRAIT_INTEGER),
    .amount = lds_column_stats_share (stats, LDS_TRAIT_AMOUNT),
    .money = lds_column_stats_share (stats, LDS_TRAIT_MONEY),
    .url = lds_column_stats_share (stats, LDS_TRAIT_URL),
    .designator = lds_column_stats_share (stats, LDS_TRAIT_DESIGNATOR),
    .code = lds_column_stats_share (stats, LDS_TRAIT_CODE),
    .letters = lds_column_stats_share (stats, LDS_TRAIT_LETTERS),
    .phrase = lds_column_stats_share (stats, LDS_TRAIT_PHRASE),
    .dotted = lds_column_stats_share (stats, LDS_TRAIT_DOTTED),
    .sequential = stats->n_filled > 3 ? stats->n_sequential / (n - 1) : 0,
    .distinct = stats->n_distinct / n,
    .length = stats->characters / n,
  };
}

static double
fit_number_of_part (const Look *look,
                    gboolean    of_maker)
{
  double words = MAX (look->letters - look->phrase - look->code, 0);
  double fit = look->code + look->integer * (1 - look->sequential) * 0.9 + 0.5 * words;

  fit = MIN (fit, 1) - 0.6 * look->phrase - look->url - look->money;
  if (look->designator > 0.6)
    fit -= 0.5;
  if (look->sequential > 0.7)
    fit = 0.05;
  /* "Type" over a handful of kinds, each of them many times. */
  if (of_maker && look->distinct < 0.2 && look->stats->n_filled > 10)
    fit -= look->code > 0.9 ? 0.4 : 0.7;

  return fit * (0.6 + 0.4 * look->distinct);
}

static double
fit_text (const Look *look)
{
  double fit = 0.75 * MAX (look->letters, look->code * 0.8) + 0.25 * look->phrase;

  fit -= look->url + 0.6 * look->money + lds_column_stats_share (look->stats, LDS_TRAIT_DATE);
  if (look->number > 0.5)
    fit -= 0.6 * look->number;
  if (look->designator > 0.6)
    fit -= 0.7 * look->designator;

  return fit * (0.5 + 0.5 * MIN (look->distinct * 2, 1)) * (look->length < 3 ? 0.4 : 1);
}

static double
fit_quantity (const Look *look)
{
  double fit = look->amount - look->money - 0.5 * look->dotted * look->sequential;

  /* 1, 2, 3 or 10, 20, 30 are positions. */
  if (look->stats->n_filled > 5 &&
      (look->sequential > 0.8 || look->stats->n_rising + 1 >= look->stats->n_filled))
    fit = 0.1;

  return fit;
}

static double
fit_company (const Look *look,
             gboolean    seller)
{
  double fit = 1 - look->number - look->money;

  /* A name says more than a link. */
  fit -= (seller ? 0.5 : 0.8) * look->url + 0.5 * MAX (look->code - 0.3, 0);
  if (look->designator > 0.6)
    fit -= 0.5;
  /* A company comes again; a hundred different long texts are none. */
  if (look->stats->n_filled > 8 && look->length > 25 && look->distinct > 0.3)
    fit -= 0.85 * (1 - look->url);

  return fit;
}

static double
fit_price (const Look *look)
{
  double fit = MAX (look->money, look->amount);

  if (look->sequential > 0.8 && look->stats->n_filled > 5)
    fit = 0.1;

  return fit;
}

#define LONGEST_CHAIN 6

static double
fit_level (const Look *look)
{
  const LdsColumnStats *stats = look->stats;
  double fit = MAX (look->integer, look->dotted);

  if (stats->maximum > 15 || !(stats->first <= 1))
    return 0.1;
  /* 1, 2, 3, … are positions; only a short list may go down by one in each line. */
  if (look->sequential > 0.9 && stats->n_filled > LONGEST_CHAIN)
    return 0.1;

  return fit * (0.5 + 0.5 * MIN (stats->n_steps_up + 1.0, stats->n_filled) / stats->n_filled);
}

static double
fit_find_number (const Look *look)
{
  double numbers = MAX (look->integer, look->dotted);

  if (look->stats->n_filled < 4)
    return MAX (numbers, 0.7 * (look->length <= 6));

  return MAX (0.5 * numbers + 0.5 * MIN (look->sequential * 1.5, 1) * numbers,
              look->dotted > 0.3 ? look->dotted + look->integer : 0);
}

/* Cells that name a country, of the first different ones. */
static double
fit_country (LdsCatalogue             *catalogue,
             const LdsSheet           *sheet,
             const LdsColumnCandidate *self,
             const guint              *rows,
             guint                     n_rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_countries = 0;

  for (guint i = 0; i < n_rows && g_hash_table_size (seen) < COUNTRY_SAMPLE; i++)
    {
      const LdsSheetCell *cell = lds_sheet_find_cell (sheet, rows[i], self->column);
      LdsCountryReading reading;

      if (cell == NULL || lds_value_says_nothing (lds_sheet_get_text (sheet, cell)) ||
          !g_hash_table_add (seen, GUINT_TO_POINTER (cell->text)))
        continue;
      n_countries += lds_catalogue_read_country (catalogue, lds_sheet_get_text (sheet, cell),
                                                 &reading);
    }
  if (g_hash_table_size (seen) == 0)
    return FIT_OF_NOTHING;

  /* "unknown" and "various" are answers as well. */
  return 0.3 + 0.7 * n_countries / g_hash_table_size (seen);
}

static double
fit_short (const Look *look,
           double      length)
{
  return look->length <= length ? 0.9 : look->length <= 2 * length ? 0.5 : 0.1;
}

static double
fit_flag (const Look *look)
{
  double flags = lds_column_stats_share (look->stats, LDS_TRAIT_FLAG);

  return flags > 0.3 ? flags : look->length <= 8 ? 0.4 : 0.1;
}

/* What names or counts a part. */
static double
fit_part (const Look *look,
          LdsField    field)
{
  const LdsColumnStats *stats = look->stats;

  switch (field)
    {
    case LDS_FIELD_PART_NUMBER:
    case LDS_FIELD_SUPPLIER_PART_NUMBER:
      return fit_number_of_part (look, FALSE);
    case LDS_FIELD_MPN:
      return fit_number_of_part (look, TRUE);
    case LDS_FIELD_DESCRIPTION:
      return fit_text (look);
    case LDS_FIELD_QUANTITY:
      return fit_quantity (look);
    case LDS_FIELD_UNIT:
      return MAX (lds_column_stats_share (stats, LDS_TRAIT_UNIT),
                  0.4 * (look->length <= 6 && look->number < 0.2));
    case LDS_FIELD_LEVEL:
      return fit_level (look);
    case LDS_FIELD_PARENT:
      return look->url > 0.2 || look->money > 0.2 ? 0.1 : 0.7;
    case LDS_FIELD_FIND_NUMBER:
      return fit_find_number (look);
    case LDS_FIELD_REFERENCE_DESIGNATOR:
      return look->designator;
    case LDS_FIELD_NOT_FITTED:
      return fit_flag (look);
    case LDS_FIELD_REVISION:
      return fit_short (look, 6) * (1 - 0.8 * look->distinct * (stats->n_filled > 3));
    default:
      return 0.6;
    }
}

/* Who makes a part, what it is made of, what it costs. */
static double
fit_property (const Look *look,
              LdsField    field)
{
  const LdsColumnStats *stats = look->stats;

  switch (field)
    {
    case LDS_FIELD_MANUFACTURER:
    case LDS_FIELD_TIER2_SUPPLIER:
    case LDS_FIELD_TIER3_SUPPLIER:
      return fit_company (look, FALSE);
    case LDS_FIELD_SUPPLIER:
      return fit_company (look, TRUE);
    case LDS_FIELD_MATERIAL:
      return 0.9 * MAX (look->letters, look->code) - look->url;
    case LDS_FIELD_MASS:
      return look->amount;
    case LDS_FIELD_RARE_EARTH_CONTENT:
      return MAX (MAX (look->amount, lds_column_stats_share (stats, LDS_TRAIT_PERCENT)), 0.3);
    case LDS_FIELD_CAS:
      return lds_column_stats_share (stats, LDS_TRAIT_CAS);
    case LDS_FIELD_HS_CODE:
      return lds_column_stats_share (stats, LDS_TRAIT_HS);
    case LDS_FIELD_UNIT_PRICE:
    case LDS_FIELD_TOTAL_PRICE:
      return fit_price (look);
    case LDS_FIELD_CURRENCY:
      return lds_column_stats_share (stats, LDS_TRAIT_CURRENCY);
    default:
      return fit_part (look, field);
    }
}

/**
 * lds_column_fit:
 * @catalogue: a catalogue
 * @sheet: a sheet
 * @self: a column
 * @field: what it may mean
 * @rows: (array length=n_rows): indices of rows to look at
 * @n_rows: number of rows
 *
 * Returns: how well the cells go with @field, 0 to 1
 */
double
lds_column_fit (LdsCatalogue             *catalogue,
                const LdsSheet           *sheet,
                const LdsColumnCandidate *self,
                LdsField                  field,
                const guint              *rows,
                guint                     n_rows)
{
  Look look;
  double fit;

  if (self->stats.n_filled == 0)
    return FIT_OF_NOTHING;

  look_at (&look, &self->stats);
  if (field == LDS_FIELD_COUNTRY_OF_ORIGIN || field == LDS_FIELD_TIER2_COUNTRY ||
      field == LDS_FIELD_TIER3_COUNTRY || field == LDS_FIELD_STAGE_COUNTRY)
    fit = fit_country (catalogue, sheet, self, rows, n_rows) - look.number;
  else
    fit = fit_property (&look, field);

  return CLAMP (fit, 0, 1);
}
