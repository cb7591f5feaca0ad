/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the columns of a line say of origins and of contents. */

#include "lds-config.h"

#include "lds-item-reader-private.h"

#include "lds-country.h"

#include <math.h>

static const LdsCountryReading *
read_country (LdsItemReader      *self,
              const LdsSheetCell *cell,
              const char         *text)
{
  LdsCountryReading *reading = g_hash_table_lookup (self->countries,
                                                    GUINT_TO_POINTER (cell->text));

  if (reading == NULL)
    {
      reading = g_new0 (LdsCountryReading, 1);
      if (!lds_catalogue_read_country (self->catalogue, text, reading))
        reading->n_codes = 0;
      g_hash_table_insert (self->countries, GUINT_TO_POINTER (cell->text), reading);
    }

  return reading;
}

/* One claim for each country that the cell names; one without a country for what nobody can
 * read, so that it is seen. */
static gboolean
add_places (LdsItemReader          *self,
            guint                   index,
            const LdsItemColumn    *column,
            LdsOriginRecord        *origin,
            LdsWorkspace           *workspace,
            gboolean               *added,
            GError                **error)
{
  const LdsCountryReading *reading;
  const LdsSheetCell *cell;
  const char *text;

  *added = FALSE;
  if (column->column == 0)
    return TRUE;
  cell = lds_item_reader_get_cell (self, index, column, &text);
  if (cell == NULL || cell->kind == LDS_CELL_ERROR || lds_value_says_nothing (text))
    return TRUE;

  reading = read_country (self, cell, text);
  origin->stated = text;
  origin->column = column->letters;
  origin->assumed = reading->assumed;
  origin->split = reading->n_codes > 1;
  origin->evidence = reading->inferred ? "inferred" : "stated";
  *added = TRUE;

  if (reading->n_codes == 0)
    {
      origin->country = NULL;
      return lds_workspace_add_origin (workspace, origin, error);
    }
  for (guint i = 0; i < reading->n_codes; i++)
    {
      origin->country = reading->codes[i];
      if (!lds_workspace_add_origin (workspace, origin, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_supplier (LdsItemReader        *self,
              guint                 index,
              const LdsItemColumn  *column,
              LdsOriginRecord      *origin,
              LdsWorkspace         *workspace,
              GError              **error)
{
  if (origin->supplier == NULL)
    return TRUE;

  origin->country = NULL;
  origin->stated = origin->supplier;
  origin->column = column->letters;
  origin->assumed = origin->split = FALSE;
  origin->evidence = "stated";

  return lds_workspace_add_origin (workspace, origin, error);
}

static const char *
get_supplier (LdsItemReader       *self,
              guint                index,
              const LdsItemColumn *column)
{
  const char *text;

  if (column->column == 0)
    return NULL;
  lds_item_reader_get_cell (self, index, column, &text);

  return lds_value_says_nothing (text) ? NULL : text;
}

/* "Magnet Origin" says where the magnet is made, at whatever tier that is. */
static gboolean
add_tier (LdsItemReader  *self,
          guint           index,
          gint64          item,
          guint           tier,
          LdsWorkspace   *workspace,
          GError        **error)
{
  const LdsItemColumn *suppliers = self->columns[tier == 2 ? LDS_FIELD_TIER2_SUPPLIER
                                                           : LDS_FIELD_TIER3_SUPPLIER];
  const LdsItemColumn *countries = self->columns[tier == 2 ? LDS_FIELD_TIER2_COUNTRY
                                                           : LDS_FIELD_TIER3_COUNTRY];
  gboolean by_stage = g_strcmp0 (countries[0].stage, "magnet") == 0;
  const char *supplier = get_supplier (self, index, &suppliers[0]);
  LdsOriginRecord origin = {
    .item = item,
    .tier = by_stage ? 0 : tier,
    .stage = by_stage ? countries[0].stage : NULL,
    .supplier = by_stage ? NULL : supplier,
  };
  gboolean added;

  if (!add_places (self, index, &countries[0], &origin, workspace, &added, error))
    return FALSE;
  if (supplier == NULL || (added && !by_stage))
    return TRUE;

  origin = (LdsOriginRecord) { .item = item, .tier = tier, .supplier = supplier };

  return add_supplier (self, index, &suppliers[0], &origin, workspace, error);
}

static gboolean
add_origins (LdsItemReader  *self,
             guint           index,
             gint64          item,
             LdsWorkspace   *workspace,
             GError        **error)
{
  LdsOriginRecord origin = { .item = item };
  gboolean added;

  if (!add_places (self, index, &self->columns[LDS_FIELD_COUNTRY_OF_ORIGIN][0], &origin, workspace,
                   &added, error) ||
      !add_tier (self, index, item, 2, workspace, error) ||
      !add_tier (self, index, item, 3, workspace, error))
    return FALSE;

  for (guint nth = 0; nth < LDS_ITEM_READER_COLUMNS; nth++)
    {
      const LdsItemColumn *column = &self->columns[LDS_FIELD_STAGE_COUNTRY][nth];
      LdsOriginRecord staged = { .item = item, .stage = column->stage };

      if (column->column == 0)
        break;
      if (!add_places (self, index, column, &staged, workspace, &added, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_content (LdsItemReader       *self,
              guint                index,
              const LdsItemColumn *column,
              const LdsItemRecord *item,
              LdsContentRecord    *content)
{
  const char *text;
  const LdsSheetCell *cell = lds_item_reader_get_cell (self, index, column, &text);
  char decimal = lds_item_column_decimal (column, cell);
  double unit = column->of_mass ? column->unit / item->mass_g : column->unit;
  gboolean none = cell != NULL && cell->kind != LDS_CELL_ERROR &&
                  g_ascii_strcasecmp (text, "none") == 0;

  if (!none && lds_value_says_nothing (text))
    return FALSE;
  if (lds_value_read_fraction (text, decimal, unit, &content->low, &content->high))
    {
      content->stated = text;
      return TRUE;
    }

  if (isnan (unit) && lds_value_read_fraction (text, decimal, 0.001, &content->low, &content->high))
    lds_item_reader_note (self, LDS_TROUBLE_FRACTION_UNIT, index, text);
  else
    lds_item_reader_note (self, LDS_TROUBLE_FRACTION, index, text);

  return FALSE;
}

/**
 * lds_item_reader_add_claims:
 * @self: a reader
 * @index: index of the row of the item
 * @item: the item, as it is in the workspace
 * @workspace: where the claims go
 * @error: return location for a #GError of domain %LDS_WORKSPACE_ERROR
 *
 * Adds what the line says of origins and of rare earths to the workspace.
 *
 * Returns: whether that could be done
 */
gboolean
lds_item_reader_add_claims (LdsItemReader        *self,
                            guint                 index,
                            const LdsItemRecord  *item,
                            LdsWorkspace         *workspace,
                            GError              **error)
{
  if (!add_origins (self, index, item->id, workspace, error))
    return FALSE;

  for (guint nth = 0; nth < LDS_ITEM_READER_COLUMNS; nth++)
    {
      const LdsItemColumn *column = &self->columns[LDS_FIELD_RARE_EARTH_CONTENT][nth];
      LdsContentRecord content = {
        .item = item->id,
        .element = column->element,
        .evidence = "stated",
        .column = column->letters,
      };

      if (column->column == 0)
        break;
      if (read_content (self, index, column, item, &content) &&
          !lds_workspace_add_content (workspace, &content, error))
        return FALSE;
    }

  return TRUE;
}
