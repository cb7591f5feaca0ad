/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-private.h"

#include <string.h>

enum
{
  SUFFIX,
  MATERIAL,
  HCJ_MIN,
  LIMIT_LOW,
  LIMIT_HIGH,
  CLASS_SOURCE,
};

static const char *const class_columns[] = {
  "suffix", "material", "hcj_min_ka_m", "limit_low_c", "limit_high_c",
  "source", "date", "confidence", NULL,
};

enum
{
  NUMBER,
  BH_LOW,
  BH_HIGH,
  BR_LOW,
  BR_HIGH,
  ENERGY_SOURCE,
};

static const char *const energy_columns[] = {
  "number", "bh_max_low_kj_m3", "bh_max_high_kj_m3", "br_low_t", "br_high_t",
  "source", "date", "confidence", NULL,
};

static gboolean
read_class (LdsCatalogue    *self,
            const LdsTable  *table,
            guint            row,
            GError         **error)
{
  LdsMagnetClass class = { 0 };
  g_autofree char *suffix = g_ascii_strdown (lds_table_get (table, row, SUFFIX), -1);

  class.material = lds_catalogue_find_material (self, lds_table_get (table, row, MATERIAL));
  if (class.material == NULL)
    return lds_table_fail (table, row, error, "there is no material “%s”",
                           lds_table_get (table, row, MATERIAL));
  if (lds_catalogue_find_magnet_class (self, suffix) != NULL)
    return lds_table_fail (table, row, error, "class “%s” stands twice", suffix);

  if (!lds_table_get_number (table, row, HCJ_MIN, 1, 10000, &class.hcj_min, error) ||
      !lds_table_get_number (table, row, LIMIT_LOW, 1, 1000, &class.limit_low, error) ||
      !lds_table_get_number (table, row, LIMIT_HIGH, 1, 1000, &class.limit_high, error) ||
      !lds_table_get_provenance (table, row, CLASS_SOURCE, &class.provenance, error))
    return FALSE;

  class.suffix = g_steal_pointer (&suffix);
  g_array_append_val (self->magnet_classes, class);

  return TRUE;
}

static gboolean
read_energy (LdsCatalogue    *self,
             const LdsTable  *table,
             guint            row,
             GError         **error)
{
  LdsMagnetEnergy energy = { 0 };
  double number;

  if (!lds_table_get_number (table, row, NUMBER, 1, 99, &number, error) ||
      !lds_table_get_number (table, row, BH_LOW, 1, 1000, &energy.bh_low, error) ||
      !lds_table_get_number (table, row, BH_HIGH, energy.bh_low, 1000, &energy.bh_high, error) ||
      !lds_table_get_number (table, row, BR_LOW, 0.1, 3, &energy.br_low, error) ||
      !lds_table_get_number (table, row, BR_HIGH, energy.br_low, 3, &energy.br_high, error) ||
      !lds_table_get_provenance (table, row, ENERGY_SOURCE, &energy.provenance, error))
    return FALSE;

  energy.number = (guint) number;
  if (lds_catalogue_find_magnet_energy (self, energy.number) != NULL)
    return lds_table_fail (table, row, error, "%u stands twice", energy.number);
  g_array_append_val (self->magnet_energies, energy);

  return TRUE;
}

gboolean
lds_catalogue_load_magnets (LdsCatalogue  *self,
                            LdsSource     *source,
                            GError       **error)
{
  LdsTable *classes, *energies;

  classes = lds_catalogue_read_table (self, source, "magnet-classes.tsv", class_columns, SUFFIX,
                                      error);
  if (classes == NULL)
    return FALSE;
  for (guint row = 0; row < classes->n_rows; row++)
    if (!read_class (self, classes, row, error))
      return FALSE;

  energies = lds_catalogue_read_table (self, source, "magnet-energies.tsv", energy_columns, NUMBER,
                                       error);
  if (energies == NULL)
    return FALSE;
  for (guint row = 0; row < energies->n_rows; row++)
    if (!read_energy (self, energies, row, error))
      return FALSE;

  return TRUE;
}

/**
 * lds_catalogue_find_magnet_class:
 * @self: a catalogue
 * @suffix: coercivity class of sintered NdFeB in lower case, empty for none
 *
 * Returns: (transfer none) (nullable): the class
 */
const LdsMagnetClass *
lds_catalogue_find_magnet_class (LdsCatalogue *self,
                                 const char   *suffix)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (suffix != NULL, NULL);

  for (guint i = 0; i < self->magnet_classes->len; i++)
    {
      const LdsMagnetClass *class = &g_array_index (self->magnet_classes, LdsMagnetClass, i);

      if (g_str_equal (class->suffix, suffix))
        return class;
    }

  return NULL;
}

/**
 * lds_catalogue_find_magnet_energy:
 * @self: a catalogue
 * @number: the number in a grade's name
 *
 * Returns: (transfer none) (nullable): the energy class
 */
const LdsMagnetEnergy *
lds_catalogue_find_magnet_energy (LdsCatalogue *self,
                                  guint         number)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);

  for (guint i = 0; i < self->magnet_energies->len; i++)
    {
      const LdsMagnetEnergy *energy = &g_array_index (self->magnet_energies, LdsMagnetEnergy, i);

      if (energy->number == number)
        return energy;
    }

  return NULL;
}
