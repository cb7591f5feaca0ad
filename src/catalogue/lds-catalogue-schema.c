/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-schema.h"

/* Columns that end the row of every fact. */
#define PROVENANCE \
  { "source", LDS_RULE_TEXT, 0, 0 }, { "date", LDS_RULE_DATE, 0, 0 }, \
  { "confidence", LDS_RULE_CONFIDENCE, 0, 0 }, { "?note", LDS_RULE_ANY, 0, 0 }

#define COLUMN(name, rule) { name, LDS_RULE_##rule, 0, 0 }
#define NUMBER(name, low, high) { name, LDS_RULE_NUMBER, low, high }

/* What others refer to stands before what refers to it. */
static const LdsSchema schemas[] = {
  { "elements.tsv", "element", 0, 0, 1, TRUE,
    { COLUMN ("symbol", ELEMENT), COLUMN ("name", TEXT), COLUMN ("group", TEXT),
      NUMBER ("atomic_mass", 1, 300), COLUMN ("metal_cas", CAS), COLUMN ("oxide", ANY),
      COLUMN ("oxide_cas", CAS), COLUMN ("uses", ANY), PROVENANCE } },
  { "materials.tsv", "material", 0, 0, 1, TRUE,
    { COLUMN ("id", ID), COLUMN ("name", TEXT), COLUMN ("kind", TEXT), COLUMN ("form", FORM),
      COLUMN ("stage", STAGE), COLUMN ("holds", TEXT), COLUMN ("grade_unknown", BOOLEAN),
      PROVENANCE } },
  { "components.tsv", "component", 0, 0, 1, TRUE,
    { COLUMN ("id", ID), COLUMN ("name", TEXT), COLUMN ("magnet", BOOLEAN),
      COLUMN ("trace", BOOLEAN), COLUMN ("stage", STAGE), COLUMN ("?elements", ANY), PROVENANCE } },
  { "compositions.tsv", "composition", 0, 1, 0, FALSE,
    { COLUMN ("material", MATERIAL), COLUMN ("element", ELEMENT), NUMBER ("low_percent", 0, 100),
      NUMBER ("high_percent", 0, 100), COLUMN ("counts", ANY), PROVENANCE } },
  { "magnet-classes.tsv", "magnet-class", 0, 0, 1, TRUE,
    { COLUMN ("suffix", ANY), COLUMN ("material", MATERIAL), NUMBER ("hcj_min_ka_m", 1, 10000),
      NUMBER ("limit_low_c", 1, 1000), NUMBER ("limit_high_c", 1, 1000), PROVENANCE } },
  { "magnet-energies.tsv", "magnet-energy", 0, 0, 1, TRUE,
    { NUMBER ("number", 1, 99), NUMBER ("bh_max_low_kj_m3", 1, 1000),
      NUMBER ("bh_max_high_kj_m3", 1, 1000), NUMBER ("br_low_t", 0.1, 3),
      NUMBER ("br_high_t", 0.1, 3), PROVENANCE } },
  { "magnet-properties.tsv", "magnet-property", 0, 1, 0, FALSE,
    { COLUMN ("material", MATERIAL), COLUMN ("property", PROPERTY), NUMBER ("low", -10, 10000),
      NUMBER ("high", -10, 10000), PROVENANCE } },
  { "shapes.tsv", "shape", 1, 0, 1, FALSE,
    { COLUMN ("shape", TEXT), COLUMN ("words", TEXT), COLUMN ("?language", ANY), PROVENANCE } },
  { "entities.tsv", "entity", 0, 0, 3, TRUE,
    { COLUMN ("name", TEXT), COLUMN ("also", ANY), COLUMN ("list", TEXT),
      COLUMN ("control", CONTROL), COLUMN ("listed", BOOLEAN), PROVENANCE } },
  { "shares.tsv", "share", 0, 0, 1, TRUE,
    { COLUMN ("stage", STAGE), NUMBER ("share", 0, 1), PROVENANCE } },
  { "sources-outside-china.tsv", "source", 0, 0, 1, TRUE,
    { COLUMN ("id", KEY), COLUMN ("company", TEXT), COLUMN ("country", TEXT), COLUMN ("stage", STAGE),
      COLUMN ("products", ANY), COLUMN ("status", TEXT), PROVENANCE } },
  { "hs.tsv", "hs", 0, 0, 1, TRUE,
    { COLUMN ("code", CODE), COLUMN ("meaning", TEXT), COLUMN ("target", TARGET), PROVENANCE } },
  { "words.tsv", "word", 2, 1, 2, FALSE,
    { COLUMN ("target", TARGET), COLUMN ("style", TEXT), COLUMN ("words", TEXT),
      COLUMN ("?language", ANY), PROVENANCE } },
  { "false-friends.tsv", "false-friend", 2, 1, 2, FALSE,
    { COLUMN ("role", TEXT), COLUMN ("style", TEXT), COLUMN ("words", TEXT),
      COLUMN ("material", MATERIAL), COLUMN ("rules_out", COMPONENT), COLUMN ("reason", TEXT),
      COLUMN ("?language", ANY), PROVENANCE } },
  { "phrasing.tsv", "phrasing", 1, 1, 1, FALSE,
    { COLUMN ("role", TEXT), COLUMN ("words", TEXT), COLUMN ("?language", ANY), PROVENANCE } },
  { "countries.tsv", "country", 2, 2, 2, FALSE,
    { COLUMN ("reading", TEXT), COLUMN ("code", ANY), COLUMN ("words", TEXT),
      COLUMN ("?language", ANY), PROVENANCE } },
};

/**
 * lds_schema_get_all:
 * @n_schemas: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_schemas): the files whose rows are facts with a source
 */
const LdsSchema *
lds_schema_get_all (guint *n_schemas)
{
  g_return_val_if_fail (n_schemas != NULL, NULL);

  *n_schemas = G_N_ELEMENTS (schemas);

  return schemas;
}

/**
 * lds_schema_read:
 * @self: a schema
 * @source: where the file lies
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Returns: (transfer full) (nullable): all rows, with the columns in the order of @self
 */
LdsTable *
lds_schema_read (const LdsSchema  *self,
                 LdsSource        *source,
                 GError          **error)
{
  const char *names[LDS_SCHEMA_MAX_COLUMNS + 1] = { NULL };

  g_return_val_if_fail (self != NULL && source != NULL, NULL);

  for (guint i = 0; i < LDS_SCHEMA_MAX_COLUMNS && self->columns[i].name != NULL; i++)
    names[i] = self->columns[i].name;

  return lds_table_read_overlaid (source, self->file, names, self->id, error);
}
