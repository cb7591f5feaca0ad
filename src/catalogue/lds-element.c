/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-private.h"

#include <math.h>
#include <string.h>

#define OXYGEN_MASS 15.999

static const char *const symbols[LDS_N_ELEMENTS] = {
  "Sc", "Y", "La", "Ce", "Pr", "Nd", "Pm", "Sm", "Eu", "Gd", "Tb", "Dy", "Ho", "Er", "Tm", "Yb",
  "Lu",
};

enum
{
  SYMBOL,
  NAME,
  GROUP,
  ATOMIC_MASS,
  METAL_CAS,
  OXIDE,
  OXIDE_CAS,
  USES,
  SOURCE,
};

static const char *const columns[] = {
  "symbol", "name", "group", "atomic_mass", "metal_cas", "oxide", "oxide_cas", "uses",
  "source", "date", "confidence", NULL,
};

static int
find_symbol (const char *symbol)
{
  for (int i = 0; i < LDS_N_ELEMENTS; i++)
    if (symbols[i][0] == symbol[0] && g_str_equal (symbols[i], symbol))
      return i;

  return -1;
}

static guint
read_count (const char **p)
{
  guint n = 0;

  while (g_ascii_isdigit (**p) && n < 1000)
    n = n * 10 + (guint) g_ascii_digit_value (*(*p)++);

  return n == 0 ? 1 : n;
}

/* Mass of the element in one unit mass of the oxide SnOm, NaN when the formula is none. */
static double
compute_oxide_factor (const char *symbol,
                      double      atomic_mass,
                      const char *oxide)
{
  const char *p = oxide;
  guint n, m;

  if (!g_str_has_prefix (oxide, symbol))
    return NAN;

  p += strlen (symbol);
  n = read_count (&p);
  if (*p++ != 'O')
    return NAN;
  m = read_count (&p);
  if (*p != '\0')
    return NAN;

  return n * atomic_mass / (n * atomic_mass + m * OXYGEN_MASS);
}

static gboolean
read_element (LdsElement      *element,
              const LdsTable  *table,
              guint            row,
              GError         **error)
{
  element->symbol = lds_table_get (table, row, SYMBOL);
  element->name = lds_table_get (table, row, NAME);
  element->group = lds_table_get (table, row, GROUP);
  element->metal_cas = lds_table_get (table, row, METAL_CAS);
  element->oxide = lds_table_get (table, row, OXIDE);
  element->oxide_cas = lds_table_get (table, row, OXIDE_CAS);
  element->uses = lds_table_get (table, row, USES);
  element->oxide_factor = NAN;

  if (!lds_table_get_number (table, row, ATOMIC_MASS, 1, 300, &element->atomic_mass, error))
    return FALSE;

  if (!lds_is_cas (element->metal_cas))
    return lds_table_fail (table, row, error, "“%s” is not a CAS number", element->metal_cas);

  if (*element->oxide != '\0')
    {
      element->oxide_factor = compute_oxide_factor (element->symbol, element->atomic_mass,
                                                    element->oxide);
      if (isnan (element->oxide_factor))
        return lds_table_fail (table, row, error, "“%s” is not an oxide of %s",
                               element->oxide, element->symbol);
      if (!lds_is_cas (element->oxide_cas))
        return lds_table_fail (table, row, error, "“%s” is not a CAS number",
                               element->oxide_cas);
    }

  return lds_table_get_provenance (table, row, SOURCE, &element->provenance, error);
}

gboolean
lds_catalogue_load_elements (LdsCatalogue  *self,
                             LdsSource     *source,
                             GError       **error)
{
  LdsTable *table = lds_catalogue_read_table (self, source, "elements.tsv", columns, SYMBOL, error);

  if (table == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows; row++)
    {
      int index = find_symbol (lds_table_get (table, row, SYMBOL));

      if (index < 0)
        return lds_table_fail (table, row, error, "“%s” is not a rare earth",
                               lds_table_get (table, row, SYMBOL));
      if (self->elements[index].symbol != NULL)
        return lds_table_fail (table, row, error, "%s stands twice", symbols[index]);

      self->elements[index].index = (guint) index;
      if (!read_element (&self->elements[index], table, row, error))
        return FALSE;
    }

  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    if (self->elements[i].symbol == NULL)
      {
        g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_FORM,
                     "elements.tsv: %s is missing", symbols[i]);
        return FALSE;
      }

  return TRUE;
}

/**
 * lds_catalogue_get_element:
 * @self: a catalogue
 * @index: 0 to 16, by atomic number
 *
 * Returns: (transfer none): the rare earth of that index
 */
const LdsElement *
lds_catalogue_get_element (LdsCatalogue *self,
                           guint         index)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (index < LDS_N_ELEMENTS, NULL);

  return &self->elements[index];
}

/**
 * lds_catalogue_find_element:
 * @self: a catalogue
 * @symbol: a symbol, such as "Dy"; case matters
 *
 * Returns: (transfer none) (nullable): the rare earth of that symbol
 */
const LdsElement *
lds_catalogue_find_element (LdsCatalogue *self,
                            const char   *symbol)
{
  int index;

  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (symbol != NULL, NULL);

  index = find_symbol (symbol);

  return index >= 0 ? &self->elements[index] : NULL;
}
