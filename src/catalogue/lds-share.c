/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-private.h"

#include <math.h>

enum
{
  STAGE,
  SHARE,
  SOURCE,
};

static const char *const columns[] = {
  "stage", "share", "source", "date", "confidence", NULL,
};

gboolean
lds_catalogue_load_shares (LdsCatalogue  *self,
                           LdsSource     *source,
                           GError       **error)
{
  LdsTable *table = lds_catalogue_read_table (self, source, "shares.tsv", columns, STAGE, error);

  if (table == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows; row++)
    {
      LdsStage stage;

      if (!lds_stage_from_string (lds_table_get (table, row, STAGE), &stage))
        return lds_table_fail (table, row, error, "“%s” is not a stage",
                               lds_table_get (table, row, STAGE));
      if (!isnan (self->shares[stage]))
        return lds_table_fail (table, row, error, "%s stands twice",
                               lds_stage_to_string (stage));
      if (!lds_table_get_number (table, row, SHARE, 0, 1, &self->shares[stage], error) ||
          !lds_table_get_provenance (table, row, SOURCE, &self->share_provenance[stage], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * lds_catalogue_get_china_share:
 * @self: a catalogue
 * @stage: a stage of a supply chain
 * @provenance: (out) (optional) (transfer none) (nullable): where the figure comes from
 *
 * Returns: the market share of China at that stage, 0 to 1, NaN where it is not quantified
 */
double
lds_catalogue_get_china_share (LdsCatalogue         *self,
                               LdsStage              stage,
                               const LdsProvenance **provenance)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NAN);
  g_return_val_if_fail (stage <= LDS_STAGE_ASSEMBLY, NAN);

  if (provenance != NULL)
    *provenance = isnan (self->shares[stage]) ? NULL : &self->share_provenance[stage];

  return self->shares[stage];
}
