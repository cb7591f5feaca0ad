/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-layout.h"

#include "lds-heading.h"
#include "lds-traits.h"

#include <string.h>

#define LEAST_HEADINGS 2

/* Far above any honest heading. */
#define MAX_HEADINGS 1024
#define MAX_HEADING_BYTES 1024

#define SAMPLE_ROWS 400
#define MAX_COLUMNS 256

static char *
hash (const GString *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, text->len);
}

/**
 * lds_layout_of_heading:
 * @sheet: a sheet
 * @index: index of the row of its headings
 *
 * Folds the headings and where they stand into one word. It is the same when the table moves down
 * or its headings are spelt in capitals, and another when a column comes, goes or moves.
 *
 * Returns: (transfer full) (nullable): the fingerprint, %NULL where the row has fewer than two texts,
 *   or more and longer ones than headings are
 */
char *
lds_layout_of_heading (const LdsSheet *sheet,
                       guint           index)
{
  g_autoptr (GString) layout = g_string_new ("heading\n");
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (sheet, index, &n_cells);
  guint n_headings = 0;

  if (n_cells > MAX_HEADINGS)
    return NULL;

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (lds_sheet_get_text (sheet, &cells[i])));
      g_autofree char *normalised = NULL;

      if (strlen (text) > MAX_HEADING_BYTES)
        return NULL;
      normalised = lds_heading_normalise (text);
      if (*text == '\0')
        continue;
      n_headings++;
      g_string_append_printf (layout, "%u %s\n", cells[i].column,
                              *normalised != '\0' ? normalised : text);
    }

  return n_headings >= LEAST_HEADINGS ? hash (layout) : NULL;
}

/**
 * lds_layout_of_cells:
 * @sheet: a sheet whose table has no heading
 *
 * Folds the number of the columns and whether each holds numbers, texts or nothing into one word.
 *
 * Returns: (transfer full): the fingerprint
 */
char *
lds_layout_of_cells (const LdsSheet *sheet)
{
  g_autoptr (GString) layout = g_string_new ("cells\n");
  g_autofree guint *rows = g_new (guint, SAMPLE_ROWS);
  guint n_rows = MIN (lds_sheet_get_n_rows (sheet), SAMPLE_ROWS);
  guint last = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      guint n_cells;
      const LdsSheetCell *cells = lds_sheet_get_cells (sheet, i, &n_cells);

      rows[i] = i;
      if (n_cells > 0)
        last = MAX (last, cells[n_cells - 1].column);
    }

  for (guint column = 1; column <= MIN (last, MAX_COLUMNS); column++)
    {
      LdsColumnStats stats;

      lds_column_stats_collect (&stats, sheet, column, rows, n_rows);
      g_string_append_c (layout, stats.n_filled * 20 < n_rows                              ? 'e'
                                 : lds_column_stats_share (&stats, LDS_TRAIT_AMOUNT) > 0.5 ? 'n'
                                                                                           : 't');
    }

  return hash (layout);
}
