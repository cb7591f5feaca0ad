/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-private.h"

#include <math.h>
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

enum
{
  FIGURE_MATERIAL,
  PROPERTY,
  FIGURE_LOW,
  FIGURE_HIGH,
  FIGURE_SOURCE,
};

static const char *const figure_columns[] = {
  "material", "property", "low", "high", "source", "date", "confidence", NULL,
};

/* The names carry the unit; no magnet lies outside the bounds. */
static const struct
{
  const char *name;
  double      lowest;
  double      highest;
} properties[LDS_N_MAGNET_PROPERTIES] = {
  [LDS_MAGNET_BR] = { "br_t", 0.01, 3 },
  [LDS_MAGNET_BH_MAX] = { "bh_max_kj_m3", 0.1, 1000 },
  [LDS_MAGNET_HCJ] = { "hcj_ka_m", 1, 10000 },
  [LDS_MAGNET_ALPHA_BR] = { "alpha_br_percent_k", -1, 1 },
  [LDS_MAGNET_BETA_HCJ] = { "beta_hcj_percent_k", -2, 2 },
  [LDS_MAGNET_LIMIT] = { "limit_c", 1, 1000 },
  [LDS_MAGNET_DENSITY] = { "density_g_cm3", 1, 12 },
  [LDS_MAGNET_RECOIL] = { "recoil_permeability", 1, 10 },
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

static gboolean
read_figure (LdsCatalogue    *self,
             const LdsTable  *table,
             guint            row,
             GError         **error)
{
  LdsMagnetFigure figure = { 0 };
  const char *material = lds_table_get (table, row, FIGURE_MATERIAL);
  const char *property = lds_table_get (table, row, PROPERTY);
  double lowest, highest;

  figure.material = lds_catalogue_find_material (self, material);
  if (figure.material == NULL)
    return lds_table_fail (table, row, error, "there is no material “%s”", material);
  if (!lds_magnet_property_from_string (property, &figure.property))
    return lds_table_fail (table, row, error, "“%s” is not a property of magnets", property);
  if (lds_catalogue_get_magnet_figure (self, figure.material, figure.property) != NULL)
    return lds_table_fail (table, row, error, "%s of %s stands twice", property, material);

  lowest = properties[figure.property].lowest;
  highest = properties[figure.property].highest;
  if (!lds_table_get_number (table, row, FIGURE_LOW, lowest, highest, &figure.low, error) ||
      !lds_table_get_number (table, row, FIGURE_HIGH, lowest, highest, &figure.high, error) ||
      !lds_table_get_provenance (table, row, FIGURE_SOURCE, &figure.provenance, error))
    return FALSE;
  if (figure.low > figure.high)
    return lds_table_fail (table, row, error, "the range ends before it begins");

  g_array_append_val (self->magnet_figures, figure);

  return TRUE;
}

/* What a class says of its material, unless the material says it itself. */
static void
add_class_figures (LdsCatalogue         *self,
                   const LdsMagnetClass *class)
{
  const LdsMagnetFigure figures[] = {
    { class->material, LDS_MAGNET_HCJ, class->hcj_min, NAN, class->provenance },
    { class->material, LDS_MAGNET_LIMIT, class->limit_low, class->limit_high, class->provenance },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    if (lds_catalogue_get_magnet_figure (self, class->material, figures[i].property) == NULL)
      g_array_append_val (self->magnet_figures, figures[i]);
}

static gboolean
load_figures (LdsCatalogue  *self,
              LdsSource     *source,
              GError       **error)
{
  LdsTable *figures = lds_catalogue_read_table (self, source, "magnet-properties.tsv",
                                                figure_columns, FIGURE_MATERIAL, error);

  if (figures == NULL)
    return FALSE;
  for (guint row = 0; row < figures->n_rows; row++)
    if (!read_figure (self, figures, row, error))
      return FALSE;

  for (guint i = 0; i < self->magnet_classes->len; i++)
    add_class_figures (self, &g_array_index (self->magnet_classes, LdsMagnetClass, i));

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

  return load_figures (self, source, error);
}

/**
 * lds_magnet_property_from_string:
 * @string: the name of a property in the catalogue, such as "density_g_cm3"
 * @property: (out): the property
 *
 * Returns: whether there is a property of that name
 */
gboolean
lds_magnet_property_from_string (const char        *string,
                                 LdsMagnetProperty *property)
{
  g_return_val_if_fail (string != NULL && property != NULL, FALSE);

  for (guint i = 0; i < LDS_N_MAGNET_PROPERTIES; i++)
    if (g_str_equal (properties[i].name, string))
      {
        *property = (LdsMagnetProperty) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * lds_catalogue_get_magnet_figure:
 * @self: a catalogue
 * @material: one of its materials
 * @property: a property
 *
 * Returns: (transfer none) (nullable): what the catalogue says of it, %NULL where it says nothing
 */
const LdsMagnetFigure *
lds_catalogue_get_magnet_figure (LdsCatalogue      *self,
                                 const LdsMaterial *material,
                                 LdsMagnetProperty  property)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (material != NULL, NULL);

  for (guint i = 0; i < self->magnet_figures->len; i++)
    {
      const LdsMagnetFigure *figure = &g_array_index (self->magnet_figures, LdsMagnetFigure, i);

      if (figure->material == material && figure->property == property)
        return figure;
    }

  return NULL;
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
