/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-table-finder.h"

#include "lds-column-roles.h"
#include "lds-heading-row.h"
#include "lds-heading-words.h"
#include "lds-other-lists.h"
#include "lds-row-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE_ROWS 400
#define MAX_COLUMNS 256
#define ROWS_OF_OTHER_LISTS 10

/* A list of fewer items may leave a column empty by chance. */
#define LEAST_ROWS_JUDGED 5

/* See points_of(). */
#define LEAST_POINTS 2.5
#define LEAST_POINTS_OF_NUMBERS 2

static void
clear_column (gpointer data)
{
  g_free (((LdsTableColumn *) data)->heading);
}

static LdsPartsTable *
lds_parts_table_new (void)
{
  LdsPartsTable *self = g_new0 (LdsPartsTable, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (LdsTableColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->items = g_array_new (FALSE, FALSE, sizeof (guint));
  self->skipped = g_array_new (FALSE, FALSE, sizeof (LdsSkippedRow));
  self->units_index = G_MAXUINT;

  return self;
}

/**
 * lds_parts_table_free:
 * @self: (transfer full): a table
 */
void
lds_parts_table_free (LdsPartsTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->headings);
  g_array_unref (self->items);
  g_array_unref (self->skipped);
  g_free (self);
}

/**
 * lds_parts_table_get_column:
 * @self: a table
 * @field: a field
 * @nth: counts the columns of the field, the best one first
 *
 * Returns: (transfer none) (nullable): the column
 */
const LdsTableColumn *
lds_parts_table_get_column (const LdsPartsTable *self,
                            LdsField             field,
                            guint                nth)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const LdsTableColumn *column = &g_array_index (self->columns, LdsTableColumn, i);

      if (column->field == field && nth-- == 0)
        return column;
    }

  return NULL;
}

/**
 * lds_skip_to_string:
 * @reason: why a row is no item
 *
 * Returns: (transfer none): the reason in words
 */
const char *
lds_skip_to_string (LdsSkip reason)
{
  switch (reason)
    {
    case LDS_SKIP_HEADING_AGAIN:
      return _ ("heading repeated");
    case LDS_SKIP_UNITS:
      return _ ("units of the columns");
    case LDS_SKIP_SECTION:
      return _ ("section heading");
    case LDS_SKIP_TOTAL:
      return _ ("total");
    case LDS_SKIP_CHARGE:
      return _ ("shipping, tax or another charge");
    case LDS_SKIP_NO_PART:
      return _ ("names no part");
    case LDS_SKIP_NOTE:
      return _ ("note");
    case LDS_SKIP_OTHER_TABLE:
      return _ ("heading of another table, which is not read");
    default:
      g_return_val_if_reached ("");
    }
}

static guint
find_last_column (const LdsSheet *sheet,
                  guint           first,
                  guint           n_rows)
{
  guint last = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      guint n_cells;
      const LdsSheetCell *cells = lds_sheet_get_cells (sheet, first + i, &n_cells);

      if (n_cells > 0)
        last = MAX (last, cells[n_cells - 1].column);
    }

  return MIN (last, MAX_COLUMNS);
}

/* Equal texts are at one place in the pool. */
static gboolean
repeats (const LdsSheet *sheet,
         guint           index,
         guint           heading)
{
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (sheet, index, &n_cells);
  guint n_equal = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      const LdsSheetCell *above = lds_sheet_find_cell (sheet, heading, cells[i].column);

      n_equal += above != NULL && cells[i].text != 0 && above->text == cells[i].text;
    }

  return n_equal >= 2 && n_equal * 2 >= n_cells;
}

/* Rows on which the columns are judged: no headings again. */
static GArray *
take_sample (const LdsSheet      *sheet,
             const LdsHeadingRow *heading,
             guint                first)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = first; i < lds_sheet_get_n_rows (sheet) && rows->len < SAMPLE_ROWS; i++)
    if (heading == NULL || !repeats (sheet, i, heading->index))
      g_array_append_val (rows, i);

  return rows;
}

static GArray *
make_candidates (LdsCatalogue        *catalogue,
                 const LdsSheet      *sheet,
                 const LdsHeadingRow *heading,
                 GArray              *rows,
                 guint                last_column)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (LdsColumnCandidate));

  g_array_set_clear_func (candidates, (GDestroyNotify) lds_column_candidate_clear);
  for (guint column = 1; column <= last_column; column++)
    {
      LdsColumnCandidate candidate = { .column = column };

      candidate.heading = heading != NULL
                              ? lds_heading_row_text (catalogue, sheet, heading, column)
                              : g_strdup ("");
      g_strstrip (candidate.heading);
      candidate.listed = lds_catalogue_match_heading (catalogue, candidate.heading);
      candidate.guessed = lds_heading_guess (catalogue, candidate.heading);
      lds_column_stats_collect (&candidate.stats, sheet, column, (guint *) (void *) rows->data,
                                rows->len);
      g_array_append_val (candidates, candidate);
    }

  return candidates;
}

/* Without headings only what the cells show plainly counts. */
static void
guess_from_cells (GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      LdsColumnCandidate *candidate = &g_array_index (candidates, LdsColumnCandidate, i);
      const LdsColumnStats *stats = &candidate->stats;
      LdsField field = LDS_FIELD_NONE;

      if (stats->n_filled * 10 < stats->n_rows * 8 ||
          lds_column_stats_share (stats, LDS_TRAIT_DATE) > 0.1)
        continue;
      if (lds_column_stats_share (stats, LDS_TRAIT_DESIGNATOR) > 0.8)
        field = LDS_FIELD_REFERENCE_DESIGNATOR;
      else if (lds_column_stats_share (stats, LDS_TRAIT_MONEY) > 0.8)
        field = LDS_FIELD_UNIT_PRICE;
      else if (lds_column_stats_share (stats, LDS_TRAIT_INTEGER) > 0.9)
        field = stats->n_sequential * 10 > (stats->n_filled - 1) * 8 ? LDS_FIELD_FIND_NUMBER
                : stats->maximum < 10000                      ? LDS_FIELD_QUANTITY
                                                              : LDS_FIELD_NONE;
      else if (lds_column_stats_share (stats, LDS_TRAIT_PHRASE) > 0.6)
        field = LDS_FIELD_DESCRIPTION;
      else if (lds_column_stats_share (stats, LDS_TRAIT_CODE) > 0.8)
        field = LDS_FIELD_PART_NUMBER;

      if (field != LDS_FIELD_NONE)
        candidate->guessed = G_GUINT64_CONSTANT (1) << field;
    }
}

/* A column that says something of one item in twenty. What stays empty shows no parts list,
 * whatever its heading promises. */
static gboolean
is_used (const LdsSheet       *sheet,
         const LdsPartsTable  *table,
         const LdsTableColumn *column)
{
  guint n_rows = MIN (table->items->len, SAMPLE_ROWS);
  guint n_filled = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      const LdsSheetCell *cell = lds_sheet_find_cell (sheet, g_array_index (table->items, guint, i),
                                                      column->column);

      n_filled += cell != NULL && (cell->text != 0 || cell->kind == LDS_CELL_UNCOMPUTED);
    }

  return n_filled * 20 >= n_rows || n_rows < LEAST_ROWS_JUDGED;
}

/* How much speaks for a parts list. */
static double
points_of (const LdsSheet      *sheet,
           const LdsPartsTable *table)
{
  static const struct
  {
    LdsField field;
    double   points;
  } worth[] = {
    { LDS_FIELD_QUANTITY, 2 }, { LDS_FIELD_REFERENCE_DESIGNATOR, 2 }, { LDS_FIELD_MPN, 2 },
    { LDS_FIELD_PART_NUMBER, 1.5 }, { LDS_FIELD_DESCRIPTION, 1 }, { LDS_FIELD_UNIT_PRICE, 1 },
    { LDS_FIELD_MANUFACTURER, 1 }, { LDS_FIELD_SUPPLIER, 0.5 }, { LDS_FIELD_MATERIAL, 1 },
    { LDS_FIELD_LEVEL, 1 }, { LDS_FIELD_FIND_NUMBER, 0.5 }, { LDS_FIELD_MASS, 1 },
    { LDS_FIELD_COUNTRY_OF_ORIGIN, 1 }, { LDS_FIELD_UNIT, 0.5 }, { LDS_FIELD_TOTAL_PRICE, 0.5 },
    { LDS_FIELD_HS_CODE, 0.5 }, { LDS_FIELD_CAS, 0.5 }, { LDS_FIELD_RARE_EARTH_CONTENT, 1 },
    { LDS_FIELD_SUPPLIER_PART_NUMBER, 1 }, { LDS_FIELD_STAGE_COUNTRY, 1 },
  };
  double points = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (worth); i++)
    {
      const LdsTableColumn *column = lds_parts_table_get_column (table, worth[i].field, 0);

      if (column != NULL && !column->stand_in && is_used (sheet, table, column))
        points += worth[i].points;
    }

  return points;
}

static gboolean
has_own (const LdsPartsTable *table,
         LdsField             field)
{
  const LdsTableColumn *column = lds_parts_table_get_column (table, field, 0);

  return column != NULL && !column->stand_in;
}

static gboolean
is_parts_list (const LdsSheet      *sheet,
               const LdsPartsTable *table)
{
  gboolean numbers = has_own (table, LDS_FIELD_PART_NUMBER) || has_own (table, LDS_FIELD_MPN);
  double points = points_of (sheet, table);

  if (!numbers && !has_own (table, LDS_FIELD_DESCRIPTION) &&
      !has_own (table, LDS_FIELD_REFERENCE_DESIGNATOR) &&
      !has_own (table, LDS_FIELD_SUPPLIER_PART_NUMBER))
    return FALSE;

  return points >= LEAST_POINTS ||
         (has_own (table, LDS_FIELD_MPN) && table->items->len >= 3 &&
          is_used (sheet, table, lds_parts_table_get_column (table, LDS_FIELD_MPN, 0)) &&
          points >= LEAST_POINTS_OF_NUMBERS);
}

static LdsPartsTable *
read_table (LdsCatalogue        *catalogue,
            const LdsSheet      *sheet,
            const LdsHeadingRow *heading,
            const GArray        *hints)
{
  guint first = heading != NULL ? heading->index + 1 : 0;
  g_autoptr (GArray) rows = take_sample (sheet, heading, first);
  g_autoptr (GArray) candidates = NULL;
  guint from = heading != NULL ? heading->index : 0;
  guint last_column = find_last_column (sheet, from,
                                        MIN (lds_sheet_get_n_rows (sheet) - from, SAMPLE_ROWS));
  LdsPartsTable *table = lds_parts_table_new ();

  candidates = make_candidates (catalogue, sheet, heading, rows, last_column);
  if (heading == NULL)
    guess_from_cells (candidates);
  else
    table->header_row = lds_sheet_get_row (sheet, heading->index)->row;

  lds_column_roles_assign (catalogue, sheet, candidates, (guint *) (void *) rows->data, rows->len,
                           table->columns);
  if (hints != NULL && hints->len > 0)
    {
      lds_column_hints_apply (hints, candidates, table->columns);
      lds_column_roles_stand_in (candidates, table->columns);
      lds_column_hints_deny (hints, table->columns);
    }
  lds_columns_explain (candidates, table->columns);
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (table->headings,
                     g_strdup (g_array_index (candidates, LdsColumnCandidate, i).heading));
  lds_row_kinds_sort (catalogue, sheet, table, first);
  table->confidence = CLAMP (points_of (sheet, table) / 6, 0, 1);

  return table;
}

static LdsPartsTable *
find_without_heading (LdsCatalogue   *catalogue,
                      const LdsSheet *sheet)
{
  g_autoptr (LdsPartsTable) table = read_table (catalogue, sheet, NULL, NULL);

  if (table->items->len < 3 || !is_parts_list (sheet, table) ||
      (!has_own (table, LDS_FIELD_QUANTITY) && !has_own (table, LDS_FIELD_REFERENCE_DESIGNATOR)) ||
      (!has_own (table, LDS_FIELD_DESCRIPTION) && !has_own (table, LDS_FIELD_PART_NUMBER)))
    return NULL;

  return g_steal_pointer (&table);
}

static gboolean
says_anything (const LdsSheet *sheet)
{
  for (guint i = 0; i < sheet->cells->len; i++)
    {
      const char *text = lds_sheet_get_text (sheet, &g_array_index (sheet->cells, LdsSheetCell, i));

      if (strspn (text, " \t\n") < strlen (text))
        return TRUE;
    }

  return FALSE;
}

/* The row that was named, as it was found where it is that one, since a heading may take two rows. */
static gboolean
take_heading (LdsCatalogue   *catalogue,
              const LdsSheet *sheet,
              guint           row,
              LdsHeadingRow  *heading)
{
  guint index;

  if (!lds_sheet_find_row (sheet, row, &index))
    return FALSE;
  if (!lds_heading_row_find (catalogue, sheet, heading) || heading->index != index)
    *heading = (LdsHeadingRow) { .index = index, .above = G_MAXUINT };

  return TRUE;
}

/* Where somebody has said what columns mean, they are those of a parts list. */
static LdsPartsTable *
find_as_told (LdsCatalogue        *catalogue,
              const LdsSheet      *sheet,
              const LdsTableHints *hints,
              char               **reason)
{
  gboolean named = lds_column_hints_last (hints->columns) > 0;
  gboolean headed = !hints->no_heading;
  g_autoptr (LdsPartsTable) table = NULL;
  LdsHeadingRow heading;
  char letters[LDS_COLUMN_NAME_SIZE];

  if (hints->header_row > 0 && !take_heading (catalogue, sheet, hints->header_row, &heading))
    {
      *reason = g_strdup_printf (_ ("row %u, which was given as its heading, is empty"),
                                 hints->header_row);
      return NULL;
    }
  if (headed && hints->header_row == 0)
    headed = lds_heading_row_find (catalogue, sheet, &heading);

  table = read_table (catalogue, sheet, headed ? &heading : NULL, hints->columns);
  if (lds_column_hints_last (hints->columns) > table->headings->len)
    {
      lds_column_name (lds_column_hints_last (hints->columns), letters);
      *reason = g_strdup_printf (_ ("there is no column %s"), letters);
      return NULL;
    }
  if (!named && !is_parts_list (sheet, table))
    {
      *reason = g_strdup (headed ? _ ("the columns under that heading are not those of a parts "
                                      "list; say which is which")
                                 : _ ("the columns are not those of a parts list; say which is "
                                      "which"));
      return NULL;
    }
  if (table->items->len == 0)
    {
      *reason = g_strdup (_ ("there are no parts in the columns that were chosen"));
      return NULL;
    }

  return g_steal_pointer (&table);
}

static const char *
find_other_list (const LdsSheet *sheet,
                 guint           n_rows)
{
  const char *other = NULL;

  for (guint i = 0; i < MIN (n_rows, lds_sheet_get_n_rows (sheet)) && other == NULL; i++)
    other = lds_other_list_find (sheet, i);

  return other;
}

/**
 * lds_table_finder_find:
 * @catalogue: a catalogue
 * @sheet: a sheet
 * @hints: (nullable): what is said about the table beforehand
 * @reason: (out) (transfer full): why there is no parts list, in one line
 *
 * Finds the parts list on a sheet: its heading, what its columns mean, and which of its rows are
 * items.
 *
 * Returns: (transfer full) (nullable): the table, %NULL when the sheet is no parts list
 */
LdsPartsTable *
lds_table_finder_find (LdsCatalogue         *catalogue,
                       const LdsSheet       *sheet,
                       const LdsTableHints  *hints,
                       char                **reason)
{
  g_autoptr (LdsPartsTable) table = NULL;
  LdsHeadingRow heading;
  gboolean found;
  const char *other;

  g_return_val_if_fail (LDS_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (reason != NULL, NULL);

  *reason = NULL;
  if (!says_anything (sheet))
    {
      *reason = g_strdup (_ ("the sheet is empty"));
      return NULL;
    }

  if (hints != NULL)
    return find_as_told (catalogue, sheet, hints, reason);

  found = lds_heading_row_find (catalogue, sheet, &heading);
  other = find_other_list (sheet, found ? heading.index + 1 : ROWS_OF_OTHER_LISTS);
  if (other != NULL)
    {
      *reason = g_strdup (other);
      return NULL;
    }
  if (!found)
    {
      table = find_without_heading (catalogue, sheet);
      if (table == NULL)
        *reason = g_strdup (_ ("no row names columns such as part number, description and "
                               "quantity; give the table a heading row"));
      return g_steal_pointer (&table);
    }

  table = read_table (catalogue, sheet, &heading, NULL);
  if (!is_parts_list (sheet, table))
    {
      *reason = g_strdup_printf (_ ("the columns named in row %u are not those of a parts list; "
                                    "it takes at least a part number or description and a "
                                    "quantity"),
                                 table->header_row);
      return NULL;
    }
  if (table->items->len == 0)
    {
      *reason = g_strdup_printf (_ ("there are no parts under the heading in row %u"),
                                 table->header_row);
      return NULL;
    }

  return g_steal_pointer (&table);
}

/* What is no parts list stays with the table before it, row by row. */
static void
pass_over (LdsPartsTable       *table,
           const LdsPartsTable *other)
{
  for (guint i = 0; i < other->skipped->len; i++)
    g_array_append_val (table->skipped, g_array_index (other->skipped, LdsSkippedRow, i));
}

/* The heading at which a table ended. */
static gboolean
ends_at_heading (const LdsPartsTable *table,
                 guint               *index)
{
  const LdsSkippedRow *last;

  if (table->skipped->len == 0)
    return FALSE;
  last = &g_array_index (table->skipped, LdsSkippedRow, table->skipped->len - 1);
  *index = last->index;

  return last->reason == LDS_SKIP_OTHER_TABLE;
}

/**
 * lds_table_finder_find_next:
 * @catalogue: a catalogue
 * @sheet: a sheet
 * @table: a table on @sheet; the heading that ends it is no longer among its skipped rows when
 *   there is a parts list under it
 * @index: (out): index of the row in which the next table begins
 *
 * Looks for a parts list that comes below another one, with headings of its own.
 *
 * Returns: whether there is one
 */
gboolean
lds_table_finder_find_next (LdsCatalogue   *catalogue,
                            const LdsSheet *sheet,
                            LdsPartsTable  *table,
                            guint          *index)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (catalogue), FALSE);
  g_return_val_if_fail (table != NULL && index != NULL, FALSE);

  while (ends_at_heading (table, index))
    {
      g_autoptr (LdsPartsTable) next = NULL;
      LdsHeadingRow heading;

      lds_heading_row_take (catalogue, sheet, *index, &heading);
      next = read_table (catalogue, sheet, &heading, NULL);
      if (lds_other_list_find (sheet, heading.index) == NULL && next->items->len > 0 &&
          is_parts_list (sheet, next))
        {
          g_array_set_size (table->skipped, table->skipped->len - 1);
          return TRUE;
        }
      if (!ends_at_heading (next, index))
        return FALSE;
      pass_over (table, next);
    }

  return FALSE;
}
