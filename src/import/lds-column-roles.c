/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decides for all columns together what each of them means. */

#include "lds-column-roles-private.h"

#include "lds-heading-words.h"

#include <string.h>

#define WEIGHT_LISTED 1.0
#define WEIGHT_OF_STAGE 0.85 /* "Magnet Origin" gives way to "Tier 2 Country" */
#define WEIGHT_GUESSED 0.7
#define WEIGHT_ASIDE 0.45 /* guessed, where the catalogue lists the heading for something else */

#define LEAST_FIT 0.2
#define FIT_OF_PLAIN_HEADING 0.3
#define LEAST_SCORE 0.3

/* A second column is read together with the first when it is filled at least so often. */
#define LEAST_FILLED 0.7

typedef struct
{
  guint    candidate;
  LdsField field;
  double   score;
} Offer;

/**
 * lds_column_candidate_clear:
 * @self: a candidate
 */
void
lds_column_candidate_clear (LdsColumnCandidate *self)
{
  g_free (self->heading);
}

static gboolean
has_field (guint64  mask,
           LdsField field)
{
  return (mask >> field) & 1;
}

static double
weigh_heading (const LdsColumnCandidate *candidate,
               LdsField                  field)
{
  guint64 numbers = (G_GUINT64_CONSTANT (1) << LDS_FIELD_PART_NUMBER) |
                    (G_GUINT64_CONSTANT (1) << LDS_FIELD_FIND_NUMBER);

  if (has_field (candidate->listed, field))
    return field == LDS_FIELD_TIER2_COUNTRY && lds_heading_find_stage (candidate->heading) != NULL
               ? WEIGHT_OF_STAGE : WEIGHT_LISTED;
  if (has_field (candidate->guessed, field))
    return candidate->listed == 0 ? WEIGHT_GUESSED : WEIGHT_ASIDE;
  /* "Magnet Origin" beside "Tier 2 Country": one tells the stage, the other the tier. */
  if (field == LDS_FIELD_STAGE_COUNTRY && has_field (candidate->listed, LDS_FIELD_TIER2_COUNTRY) &&
      lds_heading_find_stage (candidate->heading) != NULL)
    return WEIGHT_GUESSED;
  /* "Item No." is a part number or only a position: what the cells hold decides. */
  if (field == LDS_FIELD_FIND_NUMBER && ((candidate->listed | candidate->guessed) & numbers) != 0)
    return WEIGHT_ASIDE;

  return 0;
}

/* A heading that can mean nothing else ("Part Number" over names of parts) is believed, unless its
 * cells are plainly those of another field. */
static gboolean
is_plain (const LdsColumnCandidate *candidate,
          LdsField                  field)
{
  const LdsColumnStats *stats = &candidate->stats;

  return (field == LDS_FIELD_PART_NUMBER || field == LDS_FIELD_MPN ||
          field == LDS_FIELD_DESCRIPTION || field == LDS_FIELD_SUPPLIER ||
          field == LDS_FIELD_MANUFACTURER) &&
         candidate->listed == G_GUINT64_CONSTANT (1) << field &&
         stats->n_filled * 2 > stats->n_rows &&
         stats->n_sequential * 2 < stats->n_filled &&
         lds_column_stats_share (stats, LDS_TRAIT_DESIGNATOR) < 0.6 &&
         (field == LDS_FIELD_SUPPLIER
              ? lds_column_stats_share (stats, LDS_TRAIT_URL) > 0.1
              : lds_column_stats_share (stats, LDS_TRAIT_URL) < 0.3) &&
         lds_column_stats_share (stats, LDS_TRAIT_MONEY) < 0.3 &&
         (field == LDS_FIELD_PART_NUMBER || field == LDS_FIELD_MPN ||
          lds_column_stats_share (stats, LDS_TRAIT_NUMBER) < 0.5) &&
         (field != LDS_FIELD_MPN || stats->n_distinct * 4 > stats->n_filled);
}

/* "Qty" that happens to go 1, 2, 3, 1, 2, 3: no list of positions begins anew. */
static gboolean
counts_plainly (const LdsColumnCandidate *candidate)
{
  const LdsColumnStats *stats = &candidate->stats;

  return candidate->listed == G_GUINT64_CONSTANT (1) << LDS_FIELD_QUANTITY &&
         stats->n_filled * 2 > stats->n_rows && stats->n_rising + 1 < stats->n_filled &&
         lds_column_stats_share (stats, LDS_TRAIT_AMOUNT) > 0.8 &&
         lds_column_stats_share (stats, LDS_TRAIT_MONEY) < 0.3;
}

/* "MPN", "MPN 2", "MPN 3": the first is the one to buy, the others are its substitutes. */
static gboolean
repeats_earlier (LdsColumnRoles *self,
                 guint           index)
{
  const LdsColumnCandidate *candidate = &g_array_index (self->candidates, LdsColumnCandidate,
                                                        index);

  for (guint i = 0; i < index; i++)
    {
      const LdsColumnCandidate *other = &g_array_index (self->candidates, LdsColumnCandidate, i);
      gsize common = strcspn (other->heading, "0123456789");

      while (common > 0 && strchr (" _-.", other->heading[common - 1]) != NULL)
        common--;
      if (common > 1 && other->stats.n_filled * 3 >= candidate->stats.n_filled &&
          g_ascii_strncasecmp (candidate->heading, other->heading, common) == 0 &&
          strspn (candidate->heading + common, " _-.0123456789") ==
              strlen (candidate->heading + common))
        return TRUE;
    }

  return FALSE;
}

static double
score (LdsColumnRoles *self,
       guint           index,
       LdsField        field)
{
  const LdsColumnCandidate *candidate = &g_array_index (self->candidates, LdsColumnCandidate,
                                                        index);
  double weight = weigh_heading (candidate, field);
  double fit;

  if (weight == 0)
    return 0;

  fit = lds_column_fit (self->catalogue, self->sheet, candidate, field, self->rows, self->n_rows);
  if (is_plain (candidate, field) ||
      (field == LDS_FIELD_QUANTITY && counts_plainly (candidate)))
    fit = MAX (fit, FIT_OF_PLAIN_HEADING);
  if (fit < LEAST_FIT || (weight == WEIGHT_ASIDE && candidate->stats.n_filled == 0))
    return 0;
  if (repeats_earlier (self, index))
    weight *= 0.8;
  /* "#" is a position, unless its numbers show that it counts. */
  if (field == LDS_FIELD_QUANTITY && has_field (candidate->listed, LDS_FIELD_FIND_NUMBER))
    weight *= 0.8;

  return weight * (0.3 + 0.7 * fit);
}

static int
compare_offers (gconstpointer a,
                gconstpointer b)
{
  const Offer *one = a;
  const Offer *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  if (one->candidate != other->candidate)
    return one->candidate < other->candidate ? -1 : 1;

  return (int) one->field - (int) other->field;
}

/**
 * lds_column_roles_take:
 * @self: the columns
 * @index: index of a candidate
 * @field: what it means
 * @confidence: how sure that is, 0 to 1
 * @stand_in: whether it is read for want of a better one
 *
 * Gives a column a role.
 */
void
lds_column_roles_take (LdsColumnRoles *self,
                       guint           index,
                       LdsField        field,
                       double          confidence,
                       gboolean        stand_in)
{
  const LdsColumnCandidate *candidate = &g_array_index (self->candidates, LdsColumnCandidate,
                                                        index);
  LdsTableColumn column = {
    .field = field,
    .column = candidate->column,
    .heading = g_strdup (candidate->heading),
    .confidence = MIN (confidence, 1),
    .stand_in = stand_in,
  };

  self->taken[index] |= G_GUINT64_CONSTANT (1) << field;
  g_array_append_val (self->columns, column);
}

/**
 * lds_column_roles_find:
 * @self: the columns
 * @field: a field
 *
 * Returns: index of the first candidate that has this role, -1 for none
 */
int
lds_column_roles_find (LdsColumnRoles *self,
                       LdsField        field)
{
  for (guint i = 0; i < self->candidates->len; i++)
    if (has_field (self->taken[i], field))
      return (int) i;

  return -1;
}

/**
 * lds_column_candidate_get_filled:
 * @candidate: a column
 *
 * Returns: share of the rows in which it says something, 0 to 1
 */
double
lds_column_candidate_get_filled (const LdsColumnCandidate *candidate)
{
  const LdsColumnStats *stats = &candidate->stats;

  return stats->n_rows == 0 ? 0 : (double) stats->n_filled / stats->n_rows;
}

/* Fields of which every column says something of its own. */
static gboolean
may_repeat (LdsField field)
{
  return field == LDS_FIELD_RARE_EARTH_CONTENT || field == LDS_FIELD_STAGE_COUNTRY;
}

/* Such columns go from left to right, whatever they scored. */
static void
order_repeated (LdsColumnRoles *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    for (guint j = i + 1; j < self->columns->len; j++)
      {
        LdsTableColumn *one = &g_array_index (self->columns, LdsTableColumn, i);
        LdsTableColumn *other = &g_array_index (self->columns, LdsTableColumn, j);

        if (one->field == other->field && may_repeat (one->field) && other->column < one->column)
          {
            LdsTableColumn swapped = *one;

            *one = *other;
            *other = swapped;
          }
      }
}

static void
assign_best (LdsColumnRoles *self)
{
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (Offer));

  for (guint i = 0; i < self->candidates->len; i++)
    for (guint field = 0; field < LDS_N_FIELDS; field++)
      {
        Offer offer = { i, (LdsField) field, score (self, i, (LdsField) field) };

        if (offer.score >= LEAST_SCORE)
          g_array_append_val (offers, offer);
      }
  g_array_sort (offers, compare_offers);

  for (guint i = 0; i < offers->len; i++)
    {
      const Offer *offer = &g_array_index (offers, Offer, i);

      if (self->taken[offer->candidate] == 0 &&
          (lds_column_roles_find (self, offer->field) < 0 || may_repeat (offer->field)))
        lds_column_roles_take (self, offer->candidate, offer->field, offer->score, FALSE);
    }
}

/* "Name" beside "Description", "Value" beside "Comment": both tell what the part is. */
static void
join_descriptions (LdsColumnRoles *self)
{
  int best = -1;
  double best_score = 0;

  if (lds_column_roles_find (self, LDS_FIELD_DESCRIPTION) < 0)
    return;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const LdsColumnCandidate *candidate = &g_array_index (self->candidates, LdsColumnCandidate,
                                                            i);
      double value = score (self, i, LDS_FIELD_DESCRIPTION);

      if (self->taken[i] == 0 && value > best_score && value >= 0.6 &&
          lds_column_candidate_get_filled (candidate) >= LEAST_FILLED)
        {
          best = (int) i;
          best_score = value;
        }
    }

  if (best >= 0)
    lds_column_roles_take (self, best, LDS_FIELD_DESCRIPTION, best_score, FALSE);
}

static void
change_field (LdsColumnRoles *self,
              guint           index,
              LdsField        from,
              LdsField        to)
{
  guint number = g_array_index (self->candidates, LdsColumnCandidate, index).column;

  for (guint i = 0; i < self->columns->len; i++)
    {
      LdsTableColumn *column = &g_array_index (self->columns, LdsTableColumn, i);

      if (column->field == from && column->column == number)
        column->field = to;
    }
  self->taken[index] = G_GUINT64_CONSTANT (1) << to;
}

/* "Model" over what the parts are: values, packages and, where there are any, numbers of makers. */
static void
read_numbers_as_description (LdsColumnRoles *self)
{
  static const LdsField numbers[] = { LDS_FIELD_MPN, LDS_FIELD_PART_NUMBER };

  if (lds_column_roles_find (self, LDS_FIELD_DESCRIPTION) >= 0)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      int index = lds_column_roles_find (self, numbers[i]);
      const LdsColumnCandidate *candidate;

      if (index < 0)
        continue;
      candidate = &g_array_index (self->candidates, LdsColumnCandidate, index);
      if (has_field (candidate->listed | candidate->guessed, LDS_FIELD_DESCRIPTION) &&
          lds_column_stats_share (&candidate->stats, LDS_TRAIT_PHRASE) >= 0.2)
        {
          change_field (self, index, numbers[i], LDS_FIELD_DESCRIPTION);
          return;
        }
    }
}

/* "Part number" over what are names: the names are all that is said of the parts. */
static void
read_names_twice (LdsColumnRoles *self)
{
  int number = lds_column_roles_find (self, LDS_FIELD_PART_NUMBER);
  const LdsColumnCandidate *candidate;

  if (number < 0 || lds_column_roles_find (self, LDS_FIELD_DESCRIPTION) >= 0)
    return;

  candidate = &g_array_index (self->candidates, LdsColumnCandidate, number);
  if (lds_column_stats_share (&candidate->stats, LDS_TRAIT_WORD) >= 0.5)
    lds_column_roles_take (self, number, LDS_FIELD_DESCRIPTION, 0.5, FALSE);
}

/* "Material" over the names of the parts, where nothing else tells what they are. */
static void
read_material_as_description (LdsColumnRoles *self)
{
  int material = lds_column_roles_find (self, LDS_FIELD_MATERIAL);

  if (material < 0 || lds_column_roles_find (self, LDS_FIELD_DESCRIPTION) >= 0 ||
      lds_column_roles_find (self, LDS_FIELD_PART_NUMBER) >= 0 ||
      lds_column_roles_find (self, LDS_FIELD_MPN) >= 0)
    return;

  change_field (self, material, LDS_FIELD_MATERIAL, LDS_FIELD_DESCRIPTION);
}

/* Numbers of the maker have the forms of many makers, own numbers have one. */
static gboolean
holds_makers_numbers (const LdsColumnCandidate *candidate)
{
  const LdsColumnStats *stats = &candidate->stats;

  return stats->n_filled > 0 && lds_column_stats_share (stats, LDS_TRAIT_WORD) < 0.5 &&
         stats->n_shapes * 5 >= stats->n_distinct &&
         (stats->n_shapes > 1 || stats->n_distinct == 1);
}

/* Two columns of part numbers: beside the own ones those of the makers. */
static void
find_second_number (LdsColumnRoles *self)
{
  int best = -1;
  double best_score = LEAST_SCORE;

  if (lds_column_roles_find (self, LDS_FIELD_PART_NUMBER) < 0 ||
      lds_column_roles_find (self, LDS_FIELD_MPN) >= 0)
    return;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const LdsColumnCandidate *candidate = &g_array_index (self->candidates, LdsColumnCandidate,
                                                            i);
      double value;

      if (self->taken[i] != 0 || lds_column_candidate_get_filled (candidate) < 0.5 ||
          !holds_makers_numbers (candidate))
        continue;
      value = score (self, i, LDS_FIELD_PART_NUMBER);
      if (value >= best_score)
        {
          best = (int) i;
          best_score = value;
        }
    }

  if (best >= 0)
    lds_column_roles_take (self, best, LDS_FIELD_MPN, best_score, FALSE);
}

static void
stand_in (LdsColumnRoles *self,
          LdsField        field,
          const LdsField *from,
          gsize           n_from)
{
  if (lds_column_roles_find (self, field) >= 0)
    return;

  for (gsize i = 0; i < n_from; i++)
    {
      int index = lds_column_roles_find (self, from[i]);
      const LdsColumnCandidate *candidate;

      if (index < 0)
        continue;
      candidate = &g_array_index (self->candidates, LdsColumnCandidate, index);
      if (candidate->stats.n_filled > 0)
        {
          lds_column_roles_take (self, index, field, 0.3, TRUE);
          return;
        }
    }
}

/* Every line should have a name by which people can speak of it. */
static void
add_stand_ins (LdsColumnRoles *self)
{
  static const LdsField identities[] = {
    LDS_FIELD_MPN, LDS_FIELD_SUPPLIER_PART_NUMBER, LDS_FIELD_REFERENCE_DESIGNATOR,
    LDS_FIELD_FIND_NUMBER,
  };
  static const LdsField own[] = { LDS_FIELD_PART_NUMBER };
  int number = lds_column_roles_find (self, LDS_FIELD_PART_NUMBER);

  if (number >= 0 &&
      (lds_column_roles_find (self, LDS_FIELD_MANUFACTURER) >= 0 ||
       lds_column_roles_find (self, LDS_FIELD_SUPPLIER_PART_NUMBER) >= 0 ||
       (lds_column_roles_find (self, LDS_FIELD_REFERENCE_DESIGNATOR) >= 0 &&
        lds_column_roles_find (self, LDS_FIELD_SUPPLIER) < 0)) &&
      holds_makers_numbers (&g_array_index (self->candidates, LdsColumnCandidate, number)))
    stand_in (self, LDS_FIELD_MPN, own, G_N_ELEMENTS (own));

  stand_in (self, LDS_FIELD_PART_NUMBER, identities, G_N_ELEMENTS (identities));
}

/* Where no column gives the level, the column from which the structure is read is that of the
 * level as well. */
static void
add_structure (LdsColumnRoles *self)
{
  static const LdsField parents[] = { LDS_FIELD_PARENT };
  static const LdsField numbers[] = { LDS_FIELD_FIND_NUMBER, LDS_FIELD_PART_NUMBER };

  if (lds_column_roles_find (self, LDS_FIELD_LEVEL) >= 0)
    return;

  stand_in (self, LDS_FIELD_LEVEL, parents, G_N_ELEMENTS (parents));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      int index = lds_column_roles_find (self, numbers[i]);
      const LdsColumnStats *stats;

      if (index < 0)
        continue;
      stats = &g_array_index (self->candidates, LdsColumnCandidate, index).stats;
      if (lds_column_stats_share (stats, LDS_TRAIT_DOTTED) >= 0.2 &&
          lds_column_stats_share (stats, LDS_TRAIT_DOTTED) +
                  lds_column_stats_share (stats, LDS_TRAIT_INTEGER) > 0.9)
        {
          stand_in (self, LDS_FIELD_LEVEL, &numbers[i], 1);
          return;
        }
    }
}

/**
 * lds_column_roles_assign:
 * @catalogue: a catalogue
 * @sheet: a sheet
 * @candidates: of #LdsColumnCandidate, the columns of a table from left to right
 * @rows: (array length=n_rows): indices of rows below the heading
 * @n_rows: number of rows
 * @columns: of #LdsTableColumn, filled
 *
 * Gives each field at most one column, and a column at most one field, so that headings and
 * cells together fit best; then adds what is read together with them or in their stead.
 */
void
lds_column_roles_assign (LdsCatalogue   *catalogue,
                         const LdsSheet *sheet,
                         GArray         *candidates,
                         const guint    *rows,
                         guint           n_rows,
                         GArray         *columns)
{
  g_autofree guint64 *taken = g_new0 (guint64, candidates->len + 1);
  LdsColumnRoles self = {
    .catalogue = catalogue,
    .sheet = sheet,
    .candidates = candidates,
    .rows = rows,
    .n_rows = n_rows,
    .columns = columns,
    .taken = taken,
  };

  assign_best (&self);
  order_repeated (&self);
  read_material_as_description (&self);
  read_numbers_as_description (&self);
  join_descriptions (&self);
  lds_column_unlabelled_find_description (&self);
  read_names_twice (&self);
  lds_column_unlabelled_find_others (&self);
  find_second_number (&self);
  add_stand_ins (&self);
  add_structure (&self);
}

/**
 * lds_column_roles_stand_in:
 * @candidates: of #LdsColumnCandidate, the columns of a table from left to right
 * @columns: of #LdsTableColumn, without stand-ins
 *
 * Adds what stands in for fields that have no column of their own.
 */
void
lds_column_roles_stand_in (GArray *candidates,
                           GArray *columns)
{
  g_autofree guint64 *taken = g_new0 (guint64, candidates->len + 1);
  LdsColumnRoles self = { .candidates = candidates, .columns = columns, .taken = taken };

  for (guint i = 0; i < columns->len; i++)
    {
      const LdsTableColumn *column = &g_array_index (columns, LdsTableColumn, i);

      for (guint j = 0; j < candidates->len; j++)
        if (g_array_index (candidates, LdsColumnCandidate, j).column == column->column)
          taken[j] |= G_GUINT64_CONSTANT (1) << column->field;
    }

  add_stand_ins (&self);
  add_structure (&self);
}
