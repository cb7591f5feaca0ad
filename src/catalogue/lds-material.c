/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-private.h"

#include <math.h>
#include <string.h>

enum
{
  ID,
  NAME,
  KIND,
  FORM,
  STAGE,
  HOLDS,
  GRADE_UNKNOWN,
  SOURCE,
};

static const char *const material_columns[] = {
  "id", "name", "kind", "form", "stage", "holds", "grade_unknown",
  "source", "date", "confidence", NULL,
};

enum
{
  MATERIAL,
  ELEMENT,
  LOW,
  HIGH,
  COUNTS,
  COMPOSITION_SOURCE,
};

static const char *const composition_columns[] = {
  "material", "element", "low_percent", "high_percent", "counts",
  "source", "date", "confidence", NULL,
};

void
lds_material_row_free (LdsMaterialRow *row)
{
  g_free (row->public.shares);
  g_free (row);
}

static LdsMaterialRow *
find_row (LdsCatalogue *self,
          const char   *id)
{
  return g_hash_table_lookup (self->material_ids, id);
}

static gboolean
read_holds (const char *string,
            LdsHolds   *holds)
{
  if (g_str_equal (string, "rare-earth"))
    *holds = LDS_HOLDS_RARE_EARTH;
  else if (g_str_equal (string, "none"))
    *holds = LDS_HOLDS_NONE;
  else
    return FALSE;

  return TRUE;
}

static gboolean
read_material (LdsCatalogue    *self,
               const LdsTable  *table,
               guint            row,
               GError         **error)
{
  LdsMaterialRow *material = g_new0 (LdsMaterialRow, 1);
  LdsMaterial *public = &material->public;

  g_ptr_array_add (self->materials, material);
  material->overlaid = row >= table->n_shipped;
  public->id = lds_table_get (table, row, ID);
  public->name = lds_table_get (table, row, NAME);
  public->kind = lds_table_get (table, row, KIND);

  if (!lds_catalogue_is_id (public->id))
    return lds_table_fail (table, row, error, "“%s” is not an id", public->id);
  if (find_row (self, public->id) != NULL)
    return lds_table_fail (table, row, error, "%s stands twice", public->id);
  if (*public->name == '\0' || *public->kind == '\0')
    return lds_table_fail (table, row, error, "name or kind is missing");
  if (!lds_form_from_string (lds_table_get (table, row, FORM), &public->form))
    return lds_table_fail (table, row, error, "“%s” is not a form",
                           lds_table_get (table, row, FORM));
  if (!lds_stage_from_string (lds_table_get (table, row, STAGE), &public->stage))
    return lds_table_fail (table, row, error, "“%s” is not a stage",
                           lds_table_get (table, row, STAGE));
  if (!read_holds (lds_table_get (table, row, HOLDS), &public->holds))
    return lds_table_fail (table, row, error, "holds is neither rare-earth nor none");

  g_hash_table_insert (self->material_ids, (gpointer) public->id, material);

  return lds_table_get_boolean (table, row, GRADE_UNKNOWN, &material->grade_unknown, error) &&
         lds_table_get_provenance (table, row, SOURCE, &public->provenance, error);
}

static void
add_share (LdsMaterial    *material,
           const LdsShare *share)
{
  material->shares = g_renew (LdsShare, material->shares, material->n_shares + 1);
  material->shares[material->n_shares++] = *share;
}

/* "0.5–4.5 %", "18 %", "at most 25 %"; %NULL where neither end is known */
static char *
describe_range (double low,
                double high)
{
  if (isnan (low) && isnan (high))
    return NULL;
  if (isnan (low))
    return g_strdup_printf ("at most %g %%", high);
  if (isnan (high))
    return g_strdup_printf ("at least %g %%", low);
  if (low == high)
    return g_strdup_printf ("%g %%", low);

  return g_strdup_printf ("%g–%g %%", low, high);
}

/* "Dy and Tb", "La, Ce and Nd", "Nd and heavy rare earths" */
static char *
describe_group (LdsCatalogue  *self,
                char         **members)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; members[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (words, members[i + 1] == NULL ? " and " : ", ");

      if (g_str_equal (members[i], "heavy"))
        g_string_append (words, "heavy rare earths");
      else if (lds_catalogue_find_element (self, members[i]) != NULL)
        g_string_append (words, members[i]);
      else
        return g_string_free (words, TRUE);
    }

  return g_string_free_and_steal (words);
}

/* A group is a firm figure of its own and no share. */
static gboolean
add_group (LdsCatalogue    *self,
           LdsMaterial     *material,
           const LdsTable  *table,
           guint            row,
           double           low,
           double           high,
           GError         **error)
{
  g_auto (GStrv) members = g_strsplit (lds_table_get (table, row, ELEMENT), "+", 0);
  g_autofree char *group = describe_group (self, members);
  g_autofree char *range = describe_range (low, high);
  g_autofree char *firm = NULL;

  if (group == NULL)
    return lds_table_fail (table, row, error, "“%s” is not a group of rare earths",
                           lds_table_get (table, row, ELEMENT));
  if (range == NULL)
    return lds_table_fail (table, row, error, "a group needs a range");

  firm = material->firm != NULL
           ? g_strdup_printf ("%s, %s together %s", material->firm, group, range)
           : g_strdup_printf ("%s together %s", group, range);
  material->firm = g_string_chunk_insert_const (self->strings, firm);

  return TRUE;
}

static gboolean
read_composition (LdsCatalogue    *self,
                  const LdsTable  *table,
                  guint            row,
                  GError         **error)
{
  LdsMaterialRow *material = find_row (self, lds_table_get (table, row, MATERIAL));
  const LdsElement *element;
  const char *name = lds_table_get (table, row, ELEMENT);
  LdsProvenance provenance;
  LdsShare share;

  if (material == NULL)
    return lds_table_fail (table, row, error, "there is no material “%s”",
                           lds_table_get (table, row, MATERIAL));
  /* The overlay may say of a material that ships with the program that it holds none. */
  if (material->public.holds != LDS_HOLDS_RARE_EARTH && row < table->n_shipped &&
      material->overlaid)
    return TRUE;
  if (material->public.holds != LDS_HOLDS_RARE_EARTH)
    return lds_table_fail (table, row, error, "%s is said to hold none", material->public.id);

  if (!lds_table_get_number (table, row, LOW, 0, 100, &share.low, error) ||
      !lds_table_get_number (table, row, HIGH, 0, 100, &share.high, error) ||
      !lds_table_get_provenance (table, row, COMPOSITION_SOURCE, &provenance, error))
    return FALSE;

  if (share.low > share.high)
    return lds_table_fail (table, row, error, "the range ends before it begins");

  if (strchr (name, '+') != NULL)
    return add_group (self, &material->public, table, row, share.low, share.high, error);

  element = lds_catalogue_find_element (self, name);
  if (element == NULL)
    return lds_table_fail (table, row, error, "“%s” is not a rare earth", name);
  if (!lds_table_get_boolean (table, row, COUNTS, &share.counts, error))
    return FALSE;

  for (guint i = 0; i < material->public.n_shares; i++)
    if (material->public.shares[i].element == element->index)
      return lds_table_fail (table, row, error, "%s stands twice", name);

  share.element = element->index;
  share.low /= 100;
  share.high /= 100;
  add_share (&material->public, &share);

  return TRUE;
}

/* An element by itself: as metal, as its usual oxide, or in a form and amount that is not told. */
static void
add_element_material (LdsCatalogue       *self,
                      const LdsElement   *element,
                      LdsElementMaterial  which)
{
  static const struct
  {
    const char *id;
    const char *name;
    const char *kind;
    LdsForm     form;
    LdsStage    stage;
  } kinds[] = {
    { "metal-%s", "%s metal", "metal", LDS_FORM_METAL, LDS_STAGE_METAL },
    { "oxide-%s", "%s oxide", "oxide", LDS_FORM_OXIDE, LDS_STAGE_SEPARATION },
    { "element-%s", "%s, form and amount not told", "element", LDS_FORM_UNKNOWN,
      LDS_STAGE_UNKNOWN },
  };
  double factors[] = { 1, element->oxide_factor, NAN };
  g_autofree char *symbol = g_ascii_strdown (element->symbol, -1);
  g_auto (GStrv) id = g_strsplit (kinds[which].id, "%s", 2);
  g_auto (GStrv) name = g_strsplit (kinds[which].name, "%s", 2);
  g_autofree char *full_id = g_strconcat (id[0], symbol, NULL);
  g_autofree char *full_name = g_strconcat (name[0], element->name, name[1], NULL);
  LdsMaterialRow *material = g_new0 (LdsMaterialRow, 1);
  LdsShare share = { element->index, factors[which], factors[which], TRUE };

  material->public.id = g_string_chunk_insert_const (self->strings, full_id);
  material->public.name = g_string_chunk_insert_const (self->strings, full_name);
  material->public.kind = kinds[which].kind;
  material->public.form = kinds[which].form;
  material->public.stage = kinds[which].stage;
  material->public.holds = LDS_HOLDS_RARE_EARTH;
  material->public.provenance = element->provenance;
  add_share (&material->public, &share);

  g_ptr_array_add (self->materials, material);
  g_hash_table_insert (self->material_ids, (gpointer) material->public.id, material);
  self->element_materials[element->index][which] = &material->public;
}

static void
add_element_materials (LdsCatalogue *self)
{
  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    {
      const LdsElement *element = &self->elements[i];

      for (guint j = 0; j < LDS_N_ELEMENT_MATERIALS; j++)
        add_element_material (self, element, j);

      g_hash_table_insert (self->cas, (gpointer) element->metal_cas,
                           self->element_materials[i][LDS_ELEMENT_MATERIAL_METAL]);
      if (*element->oxide_cas != '\0')
        g_hash_table_insert (self->cas, (gpointer) element->oxide_cas,
                             self->element_materials[i][LDS_ELEMENT_MATERIAL_OXIDE]);
    }
}

gboolean
lds_catalogue_load_materials (LdsCatalogue  *self,
                              LdsSource     *source,
                              GError       **error)
{
  LdsTable *materials, *compositions;

  materials = lds_catalogue_read_table (self, source, "materials.tsv", material_columns, ID,
                                        error);
  if (materials == NULL)
    return FALSE;
  for (guint row = 0; row < materials->n_rows; row++)
    if (!read_material (self, materials, row, error))
      return FALSE;

  compositions = lds_catalogue_read_table (self, source, "compositions.tsv", composition_columns,
                                           MATERIAL, error);
  if (compositions == NULL)
    return FALSE;
  for (guint row = 0; row < compositions->n_rows; row++)
    if (!read_composition (self, compositions, row, error))
      return FALSE;

  for (guint row = 0; row < materials->n_rows; row++)
    {
      const LdsMaterialRow *material = g_ptr_array_index (self->materials, row);

      if (material->public.holds == LDS_HOLDS_RARE_EARTH && material->public.n_shares == 0)
        return lds_table_fail (materials, row, error, "%s has no row in compositions.tsv",
                               material->public.id);
    }

  add_element_materials (self);

  return TRUE;
}

/**
 * lds_catalogue_find_material:
 * @self: a catalogue
 * @id: an id, such as "ndfeb-sintered-uh" or "oxide-dy"
 *
 * Returns: (transfer none) (nullable): the material of that id
 */
const LdsMaterial *
lds_catalogue_find_material (LdsCatalogue *self,
                             const char   *id)
{
  LdsMaterialRow *row;

  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  row = find_row (self, id);

  return row != NULL ? &row->public : NULL;
}

/**
 * lds_catalogue_get_element_material:
 * @self: a catalogue
 * @element: index of an element
 * @form: %LDS_FORM_METAL, %LDS_FORM_OXIDE, or any other for an unknown form and amount
 *
 * Returns: (transfer none): the element by itself as a material
 */
const LdsMaterial *
lds_catalogue_get_element_material (LdsCatalogue *self,
                                    guint         element,
                                    LdsForm       form)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (element < LDS_N_ELEMENTS, NULL);

  if (form == LDS_FORM_METAL)
    return self->element_materials[element][LDS_ELEMENT_MATERIAL_METAL];
  if (form == LDS_FORM_OXIDE && *self->elements[element].oxide != '\0')
    return self->element_materials[element][LDS_ELEMENT_MATERIAL_OXIDE];

  return self->element_materials[element][LDS_ELEMENT_MATERIAL_ANY];
}

/**
 * lds_catalogue_find_cas:
 * @self: a catalogue
 * @cas: a CAS registry number
 *
 * Returns: (transfer none) (nullable): the rare earth metal or oxide of that number
 */
const LdsMaterial *
lds_catalogue_find_cas (LdsCatalogue *self,
                        const char   *cas)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (cas != NULL, NULL);

  return g_hash_table_lookup (self->cas, cas);
}

/**
 * lds_material_is_grade_unknown:
 * @material: a material of a catalogue
 *
 * Returns: whether its kind is known and its grade is not, so that Dy and Tb cannot be told
 */
gboolean
lds_material_is_grade_unknown (const LdsMaterial *material)
{
  g_return_val_if_fail (material != NULL, FALSE);

  /* Every material of a catalogue begins a row. */
  return ((const LdsMaterialRow *) material)->grade_unknown;
}
