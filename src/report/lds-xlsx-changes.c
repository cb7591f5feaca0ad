/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The workbook of what changed: a page for those who have a minute, and each line that differs. */

#include "lds-config.h"

#include "lds-report.h"
#include "lds-wording.h"
#include "lds-xlsx-file.h"
#include "lds-xlsx-sheets.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_ROWS_IN_MEMORY 50000

enum
{
  COLUMN_KIND,
  COLUMN_PART,
  COLUMN_DESCRIPTION,
  COLUMN_FACTS,
  COLUMN_BEFORE,
  COLUMN_AFTER,
  COLUMN_ROLLUP_BEFORE,
  COLUMN_ROLLUP_AFTER,
  COLUMN_RESULTS,
  COLUMN_PLACE_BEFORE,
  COLUMN_PLACE_AFTER,
  COLUMN_ROW_BEFORE,
  COLUMN_ROW_AFTER,
  N_COLUMNS,
};

static const LdsXlsxColumn column_specs[N_COLUMNS] = {
  [COLUMN_KIND] = { N_ ("Change"), 12, LDS_XLSX_TEXT_STRONG },
  [COLUMN_PART] = { N_ ("Part"), 28, LDS_XLSX_TEXT_STRONG },
  [COLUMN_DESCRIPTION] = { N_ ("Description"), 36, LDS_XLSX_TEXT },
  [COLUMN_FACTS] = { N_ ("What the line says now"), 46, LDS_XLSX_TEXT },
  [COLUMN_BEFORE] = { N_ ("Level before"), 13, LDS_XLSX_TEXT },
  [COLUMN_AFTER] = { N_ ("Level now"), 13, LDS_XLSX_TEXT },
  [COLUMN_ROLLUP_BEFORE] = { N_ ("With parts below, before"), 13, LDS_XLSX_TEXT },
  [COLUMN_ROLLUP_AFTER] = { N_ ("With parts below, now"), 13, LDS_XLSX_TEXT },
  [COLUMN_RESULTS] = { N_ ("What came of it"), 46, LDS_XLSX_TEXT },
  [COLUMN_PLACE_BEFORE] = { N_ ("Stood under"), 36, LDS_XLSX_MUTED },
  [COLUMN_PLACE_AFTER] = { N_ ("Stands under"), 36, LDS_XLSX_MUTED },
  [COLUMN_ROW_BEFORE] = { N_ ("Row before"), 8, LDS_XLSX_COUNT },
  [COLUMN_ROW_AFTER] = { N_ ("Row now"), 8, LDS_XLSX_COUNT },
};

/* A margin, the term, and columns of figures. */
static const double grid[] = { 1.5, 30, 16, 16, 16, 16 };

/* What has a column of its own is not told twice. */
#define IN_COLUMNS ((1u << LDS_CHANGED_EXPOSURE) | (1u << LDS_CHANGED_ROLLUP))

static char *
describe_fields (const LdsComparison *comparison, const LdsLineChange *change, guint fields)
{
  const LdsComparedLine *before = lds_line_change_get_before (change, comparison);
  const LdsComparedLine *after = lds_line_change_get_after (change, comparison);
  g_autoptr (GString)    text = g_string_new (NULL);

  for (guint i = 0; i < LDS_N_CHANGED_FIELDS; i++)
    {
      g_autofree char *was = NULL;
      g_autofree char *is = NULL;

      if ((change->fields & fields & (1u << i)) == 0)
        continue;
      was = lds_compared_line_get_field (before, comparison->before, i, lds_wording_local);
      is = lds_compared_line_get_field (after, comparison->after, i, lds_wording_local);
      g_string_append_printf (text, "%s%s: %s → %s", text->len > 0 ? "\n" : "",
                              lds_changed_field_get_label (i, lds_wording_local), was, is);
    }
  if (text->len == 0)
    g_string_append (text, "–");

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
write_level (LdsXlsxTable *table, guint column, const LdsComparedLine *line, LdsExposure exposure)
{
  if (line == NULL)
    lds_xlsx_table_set_text_as (table, column, "–", LDS_XLSX_MUTED);
  else if (!line->fitted)
    lds_xlsx_table_set_text_as (table, column, _ ("not fitted"), LDS_XLSX_UNKNOWN);
  else
    lds_xlsx_table_set_text_as (table, column,
                                lds_xlsx_style_get_level (&table->book->style, exposure),
                                lds_xlsx_level_format (exposure));
}

/* A line as it is on one side, or dashes. */
static void
write_side (LdsXlsxTable            *table,
            const LdsComparedLine   *line,
            const LdsComparisonSide *side,
            gboolean                 after)
{
  g_autofree char *place =
      line != NULL ? lds_compared_line_get_place (line, side) : g_strdup ("–");

  write_level (table, COLUMN_BEFORE + after, line, line != NULL ? line->exposure : 0);
  write_level (table, COLUMN_ROLLUP_BEFORE + after, line,
               line != NULL ? line->rollup_exposure : 0);
  lds_xlsx_table_set_text (table, COLUMN_PLACE_BEFORE + after, place);
  if (line != NULL)
    lds_xlsx_table_set_number (table, COLUMN_ROW_BEFORE + after, line->row);
  else
    lds_xlsx_table_set_text (table, COLUMN_ROW_BEFORE + after, "–");
}

static void
write_change (LdsXlsxTable *table, const LdsComparison *comparison, const LdsLineChange *change)
{
  const LdsComparedLine *before = lds_line_change_get_before (change, comparison);
  const LdsComparedLine *after = lds_line_change_get_after (change, comparison);
  const LdsComparedLine *line = after != NULL ? after : before;
  g_autofree char       *facts = describe_fields (comparison, change, LDS_CHANGED_FACTS);
  g_autofree char       *results =
      describe_fields (comparison, change, LDS_CHANGED_RESULTS & ~IN_COLUMNS);

  lds_xlsx_table_set_text (table, COLUMN_KIND,
                           lds_line_change_get_label (change, lds_wording_local));
  lds_xlsx_table_set_text (table, COLUMN_PART, line->part_number);
  lds_xlsx_table_set_text (table, COLUMN_DESCRIPTION, line->description);
  lds_xlsx_table_set_text (table, COLUMN_FACTS, facts);
  lds_xlsx_table_set_text (table, COLUMN_RESULTS, results);
  write_side (table, before, comparison->before, FALSE);
  write_side (table, after, comparison->after, TRUE);
}

/**
 * lds_xlsx_write_changes:
 * @book: a book
 * @comparison: what changed
 *
 * Writes the sheet that has a row for each line that differs.
 */
void
lds_xlsx_write_changes (LdsXlsxBook *book, const LdsComparison *comparison)
{
  LdsXlsxColumn columns[N_COLUMNS];
  LdsXlsxTable  table;

  g_return_if_fail (book != NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      columns[i] = column_specs[i];
      columns[i].heading = lds_wording_local (columns[i].heading);
    }

  lds_xlsx_table_open (&table, book, _ ("Changes"), columns, N_COLUMNS, COLUMN_RESULTS + 1,
                       COLUMN_PART + 1);
  for (guint i = 0; i < comparison->changes->len; i++)
    {
      const LdsLineChange *change = &g_array_index (comparison->changes, LdsLineChange, i);

      if (lds_line_change_is_empty (change))
        continue;
      if (!lds_xlsx_table_add_row (&table, 0))
        break;
      write_change (&table, comparison, change);
    }
  lds_xlsx_table_close (&table);
}

static void
write_headings (LdsXlsxPage *page, const char *first, gboolean ranges)
{
  lds_xlsx_page_add_text (page, 1, 1, first, LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 2, 2, ranges ? _ ("Before, at least") : _ ("Before"),
                          LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_add_text (page, 3, 3, ranges ? _ ("Before, at most") : _ ("Now"),
                          LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_add_text (page, 4, 4, ranges ? _ ("Now, at least") : _ ("Difference"),
                          LDS_XLSX_HEADING_NUMBER);
  if (ranges)
    lds_xlsx_page_add_text (page, 5, 5, _ ("Now, at most"), LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_end_row (page);
}

static void
write_count (LdsXlsxPage *page, const char *term, LdsXlsxFormat format, guint before, guint after)
{
  lds_xlsx_page_add_text (page, 1, 1, term, format);
  lds_xlsx_page_add_number (page, 2, 2, before, LDS_XLSX_COUNT);
  lds_xlsx_page_add_number (page, 3, 3, after, LDS_XLSX_COUNT_STRONG);
  lds_xlsx_page_add_number (page, 4, 4, (double) after - before, LDS_XLSX_COUNT);
  lds_xlsx_page_end_row (page);
}

static void
write_levels (LdsXlsxPage *page, const LdsComparisonSide *before, const LdsComparisonSide *after)
{
  lds_xlsx_page_add_section (page, _ ("Items"));
  write_headings (page, _ ("Level"), FALSE);
  for (LdsExposure i = 0; i < LDS_N_EXPOSURES; i++)
    write_count (page, lds_xlsx_style_get_level (&page->book->style, i),
                 lds_xlsx_level_format (i), before->by_exposure[i], after->by_exposure[i]);
  write_count (page, _ ("all items"), LDS_XLSX_TEXT, before->n_items, after->n_items);
  write_count (page, _ ("hold an element under control"), LDS_XLSX_TEXT, before->n_controlled,
               after->n_controlled);
  write_count (page, _ ("have a Chinese origin"), LDS_XLSX_TEXT, before->n_chinese,
               after->n_chinese);
}

static const LdsComparedMass *
find_mass (const LdsComparisonSide *side, const char *symbol)
{
  for (guint i = 0; i < side->elements->len; i++)
    {
      const LdsComparedMass *mass = &g_array_index (side->elements, LdsComparedMass, i);

      if (g_str_equal (mass->symbol, symbol))
        return mass;
    }

  return NULL;
}

static void
write_element (LdsXlsxPage           *page,
               const char            *symbol,
               const LdsComparedMass *before,
               const LdsComparedMass *after)
{
  const LdsComparedMass *masses[] = { before, after };

  lds_xlsx_page_add_text (page, 1, 1, symbol, LDS_XLSX_TEXT_STRONG);
  for (guint i = 0; i < G_N_ELEMENTS (masses); i++)
    {
      lds_xlsx_page_add_mass (page, 2 + 2 * i, 2 + 2 * i, masses[i] != NULL ? masses[i]->low : 0);
      lds_xlsx_page_add_mass (page, 3 + 2 * i, 3 + 2 * i, masses[i] != NULL ? masses[i]->high : 0);
    }
  lds_xlsx_page_end_row (page);
}

static void
write_masses (LdsXlsxPage *page, const LdsComparisonSide *before, const LdsComparisonSide *after)
{
  if (before->elements->len + after->elements->len == 0)
    return;

  lds_xlsx_page_add_section (page, _ ("Rare earths in all items (g)"));
  write_headings (page, _ ("Element"), TRUE);
  for (guint i = 0; i < before->elements->len; i++)
    {
      const LdsComparedMass *mass = &g_array_index (before->elements, LdsComparedMass, i);

      write_element (page, mass->symbol, mass, find_mass (after, mass->symbol));
    }
  for (guint i = 0; i < after->elements->len; i++)
    {
      const LdsComparedMass *mass = &g_array_index (after->elements, LdsComparedMass, i);

      if (find_mass (before, mass->symbol) == NULL)
        write_element (page, mass->symbol, NULL, mass);
    }
}

static void
write_side_line (LdsXlsxPage *page, const char *term, const LdsComparisonSide *side)
{
  g_autofree char *text = g_strdup_printf (_ ("%1$s, as at %2$s, catalogue %3$s (%4$.8s)"),
                                           side->name, side->as_at, side->catalogue_version,
                                           side->catalogue_sha256);

  lds_xlsx_page_add_text (page, 1, 1, term, LDS_XLSX_TEXT_STRONG);
  lds_xlsx_page_add_text (page, 2, page->n_columns - 1, text, LDS_XLSX_TEXT);
  lds_xlsx_page_end_row (page);
}

static void
write_overview (LdsXlsxBook *book, const LdsComparison *comparison)
{
  LdsXlsxPage      page;
  g_autofree char *lead = lds_comparison_describe (comparison, lds_wording_local);

  if (!lds_xlsx_page_open (&page, book, _ ("What changed"), FALSE, grid, G_N_ELEMENTS (grid)))
    return;

  lds_xlsx_page_add_line (&page, _ ("What changed"), LDS_XLSX_KICKER);
  lds_xlsx_page_add_line (&page, book->title, LDS_XLSX_TITLE);
  lds_xlsx_page_skip (&page, 8);
  lds_xlsx_page_add_line (&page, lead, LDS_XLSX_LEAD);
  lds_xlsx_page_skip (&page, 8);
  write_side_line (&page, _ ("Before"), comparison->before);
  write_side_line (&page, _ ("Now"), comparison->after);
  write_levels (&page, comparison->before, comparison->after);
  write_masses (&page, comparison->before, comparison->after);
  lds_xlsx_book_check (book, worksheet_print_area (page.sheet, 0, 0, page.row, page.n_columns - 1));
}

/**
 * lds_xlsx_comparison_write:
 * @comparison: what changed
 * @path: where to
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError of domain %LDS_REPORT_ERROR or %G_IO_ERROR
 *
 * Writes a workbook, as lds_xlsx_report_write() does.
 *
 * Returns: whether it was written
 */
gboolean
lds_xlsx_comparison_write (const LdsComparison *comparison,
                           const char          *path,
                           GCancellable        *cancellable,
                           GError             **error)
{
  LdsXlsxFile file;
  LdsXlsxBook book = { NULL };

  g_return_val_if_fail (comparison != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  lds_xlsx_file_open (&file, comparison->changes->len > MAX_ROWS_IN_MEMORY);
  if (lds_xlsx_book_open_comparison (&book, comparison, file.workbook, cancellable, &book.error))
    {
      write_overview (&book, comparison);
      if (!lds_xlsx_book_has_failed (&book))
        lds_xlsx_write_changes (&book, comparison);
    }

  return lds_xlsx_file_save (&file, &book, path, error);
}
