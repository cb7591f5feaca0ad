/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns whose heading is missing, or says something else, and whose cells tell plainly what they
 * are. */

#include "lds-column-roles-private.h"

#include "lds-seller.h"
#include "lds-values.h"

#include <string.h>

#define LEAST_DESIGNATORS 4
#define LEAST_FILLED_BY_SELLERS 0.25
#define SELLERS_SAMPLE 60

/* The column that was taken last becomes the best one of its field. */
static void
put_first (LdsColumnRoles *self)
{
  LdsTableColumn column = g_array_index (self->columns, LdsTableColumn, self->columns->len - 1);

  memmove (&g_array_index (self->columns, LdsTableColumn, 1), self->columns->data,
           (self->columns->len - 1) * sizeof (LdsTableColumn));
  g_array_index (self->columns, LdsTableColumn, 0) = column;
}

/**
 * lds_column_unlabelled_find_description:
 * @self: the columns, of which the best have their roles
 *
 * Takes, in a list without a heading for the thing itself, or with one that nobody knows, the
 * leftmost column with texts.
 */
void
lds_column_unlabelled_find_description (LdsColumnRoles *self)
{
  int labelled = lds_column_roles_find (self, LDS_FIELD_DESCRIPTION);
  double least = 0.55;

  if (labelled >= 0)
    {
      const LdsColumnCandidate *candidate = &g_array_index (self->candidates, LdsColumnCandidate,
                                                            labelled);

      if (lds_column_candidate_get_filled (candidate) > 0.95)
        return;
      least = lds_column_candidate_get_filled (candidate);
    }

  for (guint i = 0; i < self->candidates->len && (labelled < 0 || i < (guint) labelled); i++)
    {
      LdsColumnCandidate *candidate = &g_array_index (self->candidates, LdsColumnCandidate, i);

      if (self->taken[i] == 0 && candidate->listed == 0 && candidate->guessed == 0 &&
          (labelled < 0 || *candidate->heading == '\0') &&
          lds_column_candidate_get_filled (candidate) > least &&
          lds_column_fit (self->catalogue, self->sheet, candidate, LDS_FIELD_DESCRIPTION,
                          self->rows, self->n_rows) >= 0.5)
        {
          lds_column_roles_take (self, i, LDS_FIELD_DESCRIPTION, 0.5, FALSE);
          put_first (self);
          if (lds_column_roles_find (self, LDS_FIELD_PART_NUMBER) < 0 &&
              lds_column_stats_share (&candidate->stats, LDS_TRAIT_CODE) > 0.6)
            lds_column_roles_take (self, i, LDS_FIELD_PART_NUMBER, 0.3, TRUE);
          return;
        }
    }
}

/* Share of the filled cells that name a shop. */
static double
get_share_of_sellers (LdsColumnRoles           *self,
                      const LdsColumnCandidate *candidate)
{
  guint n_filled = 0;
  guint n_sellers = 0;

  for (guint i = 0; i < self->n_rows && n_filled < SELLERS_SAMPLE; i++)
    {
      const LdsSheetCell *cell = lds_sheet_find_cell (self->sheet, self->rows[i],
                                                      candidate->column);
      const char *text = lds_sheet_get_text (self->sheet, cell);

      if (cell == NULL || lds_value_says_nothing (text))
        continue;
      n_filled++;
      n_sellers += lds_catalogue_is_seller (self->catalogue, text);
    }

  return n_filled > 0 ? (double) n_sellers / n_filled : 0;
}

/* Links and names of shops under a heading that says something else, or none. */
static void
find_sellers (LdsColumnRoles *self)
{
  if (lds_column_roles_find (self, LDS_FIELD_SUPPLIER) >= 0)
    return;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const LdsColumnCandidate *candidate = &g_array_index (self->candidates, LdsColumnCandidate,
                                                            i);

      double links = lds_column_stats_share (&candidate->stats, LDS_TRAIT_URL);

      if (self->taken[i] != 0 ||
          lds_column_candidate_get_filled (candidate) < LEAST_FILLED_BY_SELLERS ||
          strstr (candidate->heading, "atasheet") != NULL ||
          strstr (candidate->heading, "ATASHEET") != NULL)
        continue;
      if (links + get_share_of_sellers (self, candidate) >=
          (*candidate->heading == '\0' ? 0.4 : 0.6))
        {
          lds_column_roles_take (self, i, LDS_FIELD_SUPPLIER, 0.4, FALSE);
          return;
        }
    }
}

/* 1, 1.1, 1.2.1 under no heading. */
static void
find_positions (LdsColumnRoles *self)
{
  if (lds_column_roles_find (self, LDS_FIELD_FIND_NUMBER) >= 0 ||
      lds_column_roles_find (self, LDS_FIELD_LEVEL) >= 0)
    return;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const LdsColumnCandidate *candidate = &g_array_index (self->candidates, LdsColumnCandidate,
                                                            i);
      double dotted = lds_column_stats_share (&candidate->stats, LDS_TRAIT_DOTTED);
      double integer = lds_column_stats_share (&candidate->stats, LDS_TRAIT_INTEGER);

      if (self->taken[i] == 0 && *candidate->heading == '\0' &&
          lds_column_candidate_get_filled (candidate) > 0.9 &&
          dotted >= 0.3 && dotted + integer > 0.95 &&
          candidate->stats.n_distinct == candidate->stats.n_filled)
        {
          lds_column_roles_take (self, i, LDS_FIELD_FIND_NUMBER, 0.5, FALSE);
          return;
        }
    }
}

/* Designators under a heading that says something else, such as "Names", or none. */
static void
find_designators (LdsColumnRoles *self)
{
  if (lds_column_roles_find (self, LDS_FIELD_REFERENCE_DESIGNATOR) >= 0)
    return;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const LdsColumnCandidate *candidate = &g_array_index (self->candidates, LdsColumnCandidate,
                                                            i);

      if (self->taken[i] == 0 && candidate->stats.n_filled >= LEAST_DESIGNATORS &&
          lds_column_candidate_get_filled (candidate) >= 0.5 && candidate->stats.n_distinct > 1 &&
          lds_column_stats_share (&candidate->stats, LDS_TRAIT_DESIGNATOR) >= 0.85)
        {
          lds_column_roles_take (self, i, LDS_FIELD_REFERENCE_DESIGNATOR, 0.4, FALSE);
          return;
        }
    }
}

/**
 * lds_column_unlabelled_find_others:
 * @self: the columns, of which the best have their roles
 *
 * Takes columns of sellers, designators and positions.
 */
void
lds_column_unlabelled_find_others (LdsColumnRoles *self)
{
  find_sellers (self);
  find_designators (self);
  find_positions (self);
}
