/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-table-hints.h"

#include "lds-column-roles.h"

#define NEARLY_ALL 0.9

/* Cells alone never say for sure what they mean. */
#define UNLABELLED 0.7

/**
 * lds_column_hints_new:
 *
 * Returns: (transfer full): an array of #LdsColumnHint
 */
GArray *
lds_column_hints_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (LdsColumnHint));
}

/**
 * lds_column_hints_name:
 * @hints: (nullable): of #LdsColumnHint
 * @field: a field, or %LDS_FIELD_NONE for any
 * @column: from 1, or 0
 *
 * Returns: whether one of the hints is about @field and @column
 */
gboolean
lds_column_hints_name (const GArray *hints,
                       LdsField      field,
                       guint         column)
{
  for (guint i = 0; hints != NULL && i < hints->len; i++)
    {
      const LdsColumnHint *hint = &g_array_index (hints, LdsColumnHint, i);

      if (hint->column == column && (field == LDS_FIELD_NONE || hint->field == field))
        return TRUE;
    }

  return FALSE;
}

/**
 * lds_column_hints_last:
 * @hints: (nullable): of #LdsColumnHint
 *
 * Returns: the rightmost column that a hint gives a meaning, 0 for none
 */
guint
lds_column_hints_last (const GArray *hints)
{
  guint last = 0;

  for (guint i = 0; hints != NULL && i < hints->len; i++)
    {
      const LdsColumnHint *hint = &g_array_index (hints, LdsColumnHint, i);

      if (hint->field != LDS_FIELD_NONE)
        last = MAX (last, hint->column);
    }

  return last;
}

static gboolean
names_field (const GArray *hints,
             LdsField      field)
{
  for (guint i = 0; i < hints->len; i++)
    if (g_array_index (hints, LdsColumnHint, i).field == field)
      return TRUE;

  return FALSE;
}

static const LdsColumnCandidate *
find_candidate (GArray *candidates,
                guint   column)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const LdsColumnCandidate *candidate = &g_array_index (candidates, LdsColumnCandidate, i);

      if (candidate->column == column)
        return candidate;
    }

  return NULL;
}

/**
 * lds_column_hints_apply:
 * @hints: (nullable): of #LdsColumnHint
 * @candidates: of #LdsColumnCandidate, the columns of the table
 * @columns: of #LdsTableColumn, what was made of them
 *
 * Puts what was said beforehand in the place of what was found. All stand-ins go where there are
 * hints, since what they stand in for may have come, or what they lean on may have gone.
 */
void
lds_column_hints_apply (const GArray *hints,
                        GArray       *candidates,
                        GArray       *columns)
{
  if (hints == NULL || hints->len == 0)
    return;

  for (guint i = columns->len; i > 0; i--)
    {
      const LdsTableColumn *column = &g_array_index (columns, LdsTableColumn, i - 1);

      if (column->stand_in || names_field (hints, column->field) ||
          lds_column_hints_name (hints, LDS_FIELD_NONE, column->column))
        g_array_remove_index (columns, i - 1);
    }

  for (guint i = 0; i < hints->len; i++)
    {
      const LdsColumnHint *hint = &g_array_index (hints, LdsColumnHint, i);
      const LdsColumnCandidate *candidate = find_candidate (candidates, hint->column);
      LdsTableColumn column = {
        .field = hint->field,
        .column = hint->column,
        .confidence = 1,
        .reason = hint->from_mapping ? LDS_COLUMN_FROM_MAPPING : LDS_COLUMN_CHOSEN,
      };

      if (hint->field == LDS_FIELD_NONE || candidate == NULL)
        continue;
      column.heading = g_strdup (candidate->heading);
      g_array_append_val (columns, column);
    }
}

/**
 * lds_column_hints_deny:
 * @hints: (nullable): of #LdsColumnHint
 * @columns: of #LdsTableColumn
 *
 * Takes away the stand-ins for fields of which somebody said that no column is one.
 */
void
lds_column_hints_deny (const GArray *hints,
                       GArray       *columns)
{
  for (guint i = columns->len; i > 0; i--)
    if (lds_column_hints_name (hints, g_array_index (columns, LdsTableColumn, i - 1).field, 0))
      g_array_remove_index (columns, i - 1);
}

static LdsColumnCells
look_at_cells (const LdsColumnStats *stats)
{
  static const struct
  {
    LdsTrait       trait;
    LdsColumnCells cells;
  } looks[] = {
    { LDS_TRAIT_MONEY, LDS_CELLS_MONEY },   { LDS_TRAIT_NUMBER, LDS_CELLS_NUMBERS },
    { LDS_TRAIT_URL, LDS_CELLS_LINKS },     { LDS_TRAIT_DATE, LDS_CELLS_DATES },
    { LDS_TRAIT_DESIGNATOR, LDS_CELLS_DESIGNATORS }, { LDS_TRAIT_AMOUNT, LDS_CELLS_AMOUNTS },
    { LDS_TRAIT_PHRASE, LDS_CELLS_PHRASES }, { LDS_TRAIT_WORD, LDS_CELLS_WORDS },
    { LDS_TRAIT_CODE, LDS_CELLS_CODES },
  };

  if (stats->n_filled == 0)
    return LDS_CELLS_EMPTY;
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (lds_column_stats_share (stats, looks[i].trait) >= NEARLY_ALL)
      return looks[i].cells;

  return LDS_CELLS_MIXED;
}

/**
 * lds_columns_explain:
 * @candidates: of #LdsColumnCandidate, the columns of the table
 * @columns: of #LdsTableColumn, what was made of them
 *
 * Writes down why each column was read as what it is, where that is not said yet.
 */
void
lds_columns_explain (GArray *candidates,
                     GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      LdsTableColumn *column = &g_array_index (columns, LdsTableColumn, i);
      const LdsColumnCandidate *candidate = find_candidate (candidates, column->column);

      if (candidate == NULL)
        continue;
      column->cells = look_at_cells (&candidate->stats);
      if (column->reason != LDS_COLUMN_UNEXPLAINED)
        continue;
      if (column->stand_in)
        column->reason = LDS_COLUMN_STANDS_IN;
      else if ((candidate->listed >> column->field) & 1)
        column->reason = LDS_COLUMN_BY_HEADING;
      else if (((candidate->guessed >> column->field) & 1) && *candidate->heading != '\0')
        column->reason = LDS_COLUMN_BY_LIKELY_HEADING;
      else
        column->reason = LDS_COLUMN_BY_CELLS;
      if (column->reason == LDS_COLUMN_BY_CELLS && *candidate->heading == '\0')
        column->confidence *= UNLABELLED;
    }
}
