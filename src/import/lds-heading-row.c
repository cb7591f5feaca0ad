/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the row that names the columns. */

#include "lds-heading-row.h"

#include "lds-heading-words.h"
#include "lds-traits.h"

#include <string.h>

#define ROWS 60
#define LONGEST_HEADING 80
#define LISTED 1.0
#define GUESSED 0.6

/* A heading further down is only taken when it is much better than the first. */
#define NEARLY_AS_GOOD 0.75
#define LEAST_SCORE 1.1

#define ROWS_OF_TABLE 6

static gboolean
is_blank (const char *text)
{
  return strspn (text, " \t\n") == strlen (text);
}

static gboolean
is_number_cell (const LdsSheet     *sheet,
                const LdsSheetCell *cell)
{
  guint32 traits = lds_traits_of (lds_sheet_get_text (sheet, cell), cell->kind);

  return (traits & ((1u << LDS_TRAIT_NUMBER) | (1u << LDS_TRAIT_MONEY) | (1u << LDS_TRAIT_DATE) |
                    (1u << LDS_TRAIT_URL))) != 0;
}

/**
 * lds_heading_row_score:
 * @catalogue: a catalogue
 * @sheet: a sheet
 * @index: index of a row
 * @n_known: (out) (optional): number of cells that the catalogue lists as headings
 *
 * Returns: how much the row looks like a row of headings, 0 for not at all
 */
double
lds_heading_row_score (LdsCatalogue   *catalogue,
                       const LdsSheet *sheet,
                       guint           index,
                       guint          *n_known)
{
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (sheet, index, &n_cells);
  guint n_filled = 0;
  guint n_numbers = 0;
  guint listed = 0;
  double sum = 0;
  double recognised = 0;
  guint64 seen = 0;

  n_cells = MIN (n_cells, 256);
  for (guint i = 0; i < n_cells; i++)
    {
      n_filled += !is_blank (lds_sheet_get_text (sheet, &cells[i]));
      n_numbers += is_number_cell (sheet, &cells[i]);
    }
  if (n_known != NULL)
    *n_known = 0;
  if (n_filled == 0 || n_numbers * 3 > n_filled)
    return 0;

  for (guint i = 0; i < n_cells; i++)
    {
      const char *text = lds_sheet_get_text (sheet, &cells[i]);
      guint64 mask;
      gboolean known;
      gboolean again;

      if (is_blank (text) || strlen (text) > LONGEST_HEADING || is_number_cell (sheet, &cells[i]))
        continue;

      mask = lds_catalogue_match_heading (catalogue, text);
      known = mask != 0;
      if (!known)
        mask = lds_heading_guess (catalogue, text);
      if (mask == 0)
        continue;
      listed += known;
      recognised++;
      /* The same heading again and again is a list of something else. One that may mean several
       * things takes none of them from the others. */
      again = (mask & ~seen) == 0 || (i > 0 && cells[i].text == cells[i - 1].text);
      sum += (again ? 0.2 : 1) * (known ? LISTED : GUESSED);
      if ((mask & (mask - 1)) == 0)
        seen |= mask;
    }

  if (n_known != NULL)
    *n_known = listed;

  return sum * (0.4 + 0.6 * recognised / n_filled);
}

static const LdsSheetMerge *
find_merge (const LdsSheet *sheet,
            guint           row,
            guint           column)
{
  for (guint i = 0; i < sheet->merges->len; i++)
    {
      const LdsSheetMerge *merge = &g_array_index (sheet->merges, LdsSheetMerge, i);

      if (merge->first_row <= row && row <= merge->last_row && merge->first_column <= column &&
          column <= merge->last_column)
        return merge;
    }

  return NULL;
}

/* Text of a cell, or of the merged range that it is in. */
static const char *
get_text (const LdsSheet *sheet,
          guint           index,
          guint           column)
{
  const LdsSheetCell *cell = lds_sheet_find_cell (sheet, index, column);
  const LdsSheetMerge *merge;
  guint row = lds_sheet_get_row (sheet, index)->row;
  guint first;

  if (cell != NULL && cell->text != 0)
    return lds_sheet_get_text (sheet, cell);

  merge = find_merge (sheet, row, column);
  if (merge == NULL || !lds_sheet_find_row (sheet, merge->first_row, &first))
    return "";

  return lds_sheet_get_text (sheet, lds_sheet_find_cell (sheet, first, merge->first_column));
}

/* The row above belongs to the headings when it spans some columns, or fills gaps. */
static guint
find_above (LdsCatalogue   *catalogue,
            const LdsSheet *sheet,
            guint           index)
{
  guint row = lds_sheet_get_row (sheet, index)->row;
  guint n_cells;
  guint n_above;
  const LdsSheetCell *above;
  guint helps = 0;
  guint n_groups = 0;
  guint widest = 0;

  if (index == 0 || lds_sheet_get_row (sheet, index - 1)->row + 1 != row)
    return G_MAXUINT;

  above = lds_sheet_get_cells (sheet, index - 1, &n_above);
  lds_sheet_get_cells (sheet, index, &n_cells);
  for (guint i = 0; i < n_above; i++)
    {
      const char *text = lds_sheet_get_text (sheet, &above[i]);
      const LdsSheetMerge *merge = find_merge (sheet, row - 1, above[i].column);
      gboolean gap = is_blank (get_text (sheet, index, above[i].column));

      if (is_blank (text) || is_number_cell (sheet, &above[i]))
        continue;
      helps += gap && lds_catalogue_match_heading (catalogue, text) != 0;
      if (merge != NULL && merge->last_column > merge->first_column)
        {
          n_groups++;
          widest = MAX (widest, merge->last_column - merge->first_column + 1u);
        }
    }
  /* One that spans most of the columns is the title of the table. */
  helps += n_groups > 2 || (n_groups > 0 && widest * 2 <= n_cells);

  return helps > 0 ? index - 1 : G_MAXUINT;
}

/* Whether the row below carries on with names rather than with parts. */
static gboolean
goes_on_below (LdsCatalogue   *catalogue,
               const LdsSheet *sheet,
               guint           index)
{
  guint n_known = 0;
  guint n_cells;
  guint n_below;
  const LdsSheetCell *below;
  guint n_under_gap = 0;

  if (index + 2 >= lds_sheet_get_n_rows (sheet) ||
      lds_sheet_get_row (sheet, index + 1)->row != lds_sheet_get_row (sheet, index)->row + 1 ||
      lds_heading_row_score (catalogue, sheet, index + 1, &n_known) < LEAST_SCORE || n_known < 2)
    return FALSE;

  lds_sheet_get_cells (sheet, index, &n_cells);
  below = lds_sheet_get_cells (sheet, index + 1, &n_below);
  for (guint i = 0; i < n_below; i++)
    {
      const LdsSheetCell *cell = lds_sheet_find_cell (sheet, index, below[i].column);
      const LdsSheetMerge *merge = find_merge (sheet, lds_sheet_get_row (sheet, index)->row,
                                               below[i].column);

      if (is_number_cell (sheet, &below[i]))
        return FALSE;
      n_under_gap += cell == NULL || cell->text == 0 ||
                     (merge != NULL && merge->last_column > merge->first_column);
    }

  return n_under_gap * 2 >= n_below;
}

static guint
count_common (const LdsSheet *sheet,
              guint           index,
              guint           other)
{
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (sheet, index, &n_cells);
  guint n_common = 0;

  for (guint i = 0; i < n_cells; i++)
    n_common += cells[i].text != 0 &&
                lds_sheet_find_cell (sheet, other, cells[i].column) != NULL;

  return n_common;
}

/* A modest heading is that of a first table when rows that go with it follow, and a better
 * heading only comes far below them. */
static gboolean
heads_own_table (const LdsSheet *sheet,
                 const double   *scores,
                 guint           index,
                 guint           n_rows)
{
  if (scores[index] < LEAST_SCORE || index + ROWS_OF_TABLE >= n_rows)
    return FALSE;

  for (guint i = index + 1; i <= index + ROWS_OF_TABLE; i++)
    if (scores[i] >= LEAST_SCORE || (i <= index + 3 && count_common (sheet, index, i) < 2))
      return FALSE;

  return TRUE;
}

/**
 * lds_heading_row_take:
 * @catalogue: a catalogue
 * @sheet: a sheet
 * @index: index of a row that names columns
 * @row: (out): the row of headings
 *
 * Takes a row for that of the headings, with the one above or below it that belongs to it.
 */
void
lds_heading_row_take (LdsCatalogue   *catalogue,
                      const LdsSheet *sheet,
                      guint           index,
                      LdsHeadingRow  *row)
{
  row->index = goes_on_below (catalogue, sheet, index) ? index + 1 : index;
  row->above = row->index > index ? index : find_above (catalogue, sheet, index);
  row->score = lds_heading_row_score (catalogue, sheet, index, NULL);
}

/**
 * lds_heading_row_find:
 * @catalogue: a catalogue
 * @sheet: a sheet
 * @row: (out): the row of headings
 *
 * Returns: whether there is one in the first rows
 */
gboolean
lds_heading_row_find (LdsCatalogue   *catalogue,
                      const LdsSheet *sheet,
                      LdsHeadingRow  *row)
{
  double scores[ROWS];
  guint n_rows = MIN (lds_sheet_get_n_rows (sheet), ROWS);
  double best = 0;
  guint n_cells = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      scores[i] = lds_heading_row_score (catalogue, sheet, i, NULL);
      best = MAX (best, scores[i]);
      lds_sheet_get_cells (sheet, i, &n_cells);
    }

  /* A list of one column has one heading, and nothing above it. */
  if (best < LEAST_SCORE && (n_rows == 0 || scores[0] < GUESSED || n_cells > 1 ||
                             (lds_sheet_get_cells (sheet, 0, &n_cells), n_cells > 1)))
    return FALSE;

  for (guint i = 0; i < n_rows; i++)
    if (scores[i] > 0 &&
        (scores[i] >= best * NEARLY_AS_GOOD || heads_own_table (sheet, scores, i, n_rows)))
      {
        lds_heading_row_take (catalogue, sheet, i, row);
        return TRUE;
      }

  return FALSE;
}

static guint64
match (LdsCatalogue *catalogue,
       const char   *text)
{
  guint64 mask = lds_catalogue_match_heading (catalogue, text);

  return mask != 0 ? mask : lds_heading_guess (catalogue, text);
}

/**
 * lds_heading_row_text:
 * @catalogue: a catalogue
 * @sheet: a sheet
 * @row: the row of headings
 * @column: from 1
 *
 * Returns: (transfer full): the heading of a column, with that which spans it from above where
 *   it takes both to understand it; empty where there is none
 */
char *
lds_heading_row_text (LdsCatalogue        *catalogue,
                      const LdsSheet      *sheet,
                      const LdsHeadingRow *row,
                      guint                column)
{
  /* What depends on the company it is in. */
  static const guint64 general =
      (G_GUINT64_CONSTANT (1) << LDS_FIELD_DESCRIPTION) |
      (G_GUINT64_CONSTANT (1) << LDS_FIELD_PART_NUMBER) |
      (G_GUINT64_CONSTANT (1) << LDS_FIELD_FIND_NUMBER) |
      (G_GUINT64_CONSTANT (1) << LDS_FIELD_COUNTRY_OF_ORIGIN) |
      (G_GUINT64_CONSTANT (1) << LDS_FIELD_UNIT) |
      (G_GUINT64_CONSTANT (1) << LDS_FIELD_QUANTITY) |
      (G_GUINT64_CONSTANT (1) << LDS_FIELD_UNIT_PRICE) |
      (G_GUINT64_CONSTANT (1) << LDS_FIELD_TOTAL_PRICE);
  const char *own = get_text (sheet, row->index, column);
  const char *above = row->above != G_MAXUINT ? get_text (sheet, row->above, column) : "";
  g_autofree char *both = NULL;

  if (is_blank (above) || g_str_equal (own, above))
    return g_strdup (own);
  if (is_blank (own))
    return g_strdup (above);

  /* "Tier 2" over "Country": one word alone would mean something else. */
  both = g_strconcat (above, " ", own, NULL);
  if (lds_catalogue_match_heading (catalogue, both) != 0 || match (catalogue, own) == 0 ||
      ((lds_heading_guess (catalogue, both) & ~match (catalogue, own)) != 0 &&
       (match (catalogue, own) & ~general) == 0))
    return g_steal_pointer (&both);

  return g_strdup (own);
}
