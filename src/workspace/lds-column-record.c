/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-column-record.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Characters of a heading that are quoted. */
#define MAX_HEADING 48

static const char *const reason_names[] = {
  [LDS_COLUMN_UNEXPLAINED] = "unknown",   [LDS_COLUMN_BY_HEADING] = "heading",
  [LDS_COLUMN_BY_LIKELY_HEADING] = "likely-heading", [LDS_COLUMN_BY_CELLS] = "cells",
  [LDS_COLUMN_STANDS_IN] = "stands-in",   [LDS_COLUMN_CHOSEN] = "chosen",
  [LDS_COLUMN_FROM_MAPPING] = "mapping",
};

static const struct
{
  const char *name;
  const char *label;
} looks[] = {
  [LDS_CELLS_MIXED] = { "mixed", NULL },
  [LDS_CELLS_EMPTY] = { "empty", NULL },
  [LDS_CELLS_NUMBERS] = { "numbers", N_ ("numbers") },
  [LDS_CELLS_AMOUNTS] = { "amounts", N_ ("numbers with units") },
  [LDS_CELLS_MONEY] = { "money", N_ ("amounts of money") },
  [LDS_CELLS_DESIGNATORS] = { "designators", N_ ("reference designators") },
  [LDS_CELLS_LINKS] = { "links", N_ ("links") },
  [LDS_CELLS_DATES] = { "dates", N_ ("dates") },
  [LDS_CELLS_CODES] = { "codes", N_ ("codes") },
  [LDS_CELLS_PHRASES] = { "phrases", N_ ("texts") },
  [LDS_CELLS_WORDS] = { "words", N_ ("words") },
};

static const struct
{
  const char *field;
  const char *label;
} labels[] = {
  { "part_number", N_ ("Part number") },
  { "description", N_ ("Description") },
  { "quantity", N_ ("Quantity") },
  { "unit", N_ ("Unit of quantity") },
  { "manufacturer", N_ ("Manufacturer") },
  { "mpn", N_ ("Manufacturer’s part number") },
  { "supplier", N_ ("Supplier") },
  { "supplier_part_number", N_ ("Supplier’s part number") },
  { "country_of_origin", N_ ("Country of origin") },
  { "tier2_supplier", N_ ("Tier 2 supplier") },
  { "tier2_country", N_ ("Tier 2 country") },
  { "tier3_supplier", N_ ("Tier 3 supplier") },
  { "tier3_country", N_ ("Tier 3 country") },
  { "stage_country", N_ ("Country of a stage") },
  { "material", N_ ("Material") },
  { "mass", N_ ("Mass") },
  { "rare_earth_content", N_ ("Rare earth content") },
  { "cas", N_ ("CAS number") },
  { "hs_code", N_ ("Customs code (HS)") },
  { "unit_price", N_ ("Unit price") },
  { "total_price", N_ ("Total price") },
  { "currency", N_ ("Currency") },
  { "level", N_ ("Level") },
  { "parent", N_ ("Parent") },
  { "find_number", N_ ("Position") },
  { "reference_designator", N_ ("Reference designator") },
  { "not_fitted", N_ ("Not fitted") },
  { "revision", N_ ("Revision") },
  { "lead_time", N_ ("Lead time") },
  { "certificate", N_ ("Certificate") },
};

/**
 * lds_column_reason_to_string:
 * @reason: a reason
 *
 * Returns: (transfer none): its name in a workspace
 */
const char *
lds_column_reason_to_string (LdsColumnReason reason)
{
  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (reason_names), "unknown");

  return reason_names[reason];
}

/**
 * lds_column_reason_from_string:
 * @string: (nullable): a name as lds_column_reason_to_string() gives it
 *
 * Returns: the reason, %LDS_COLUMN_UNEXPLAINED when there is none of that name
 */
LdsColumnReason
lds_column_reason_from_string (const char *string)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reason_names); i++)
    if (g_strcmp0 (reason_names[i], string) == 0)
      return (LdsColumnReason) i;

  return LDS_COLUMN_UNEXPLAINED;
}

/**
 * lds_column_cells_to_string:
 * @cells: what cells are
 *
 * Returns: (transfer none): its name in a workspace
 */
const char *
lds_column_cells_to_string (LdsColumnCells cells)
{
  g_return_val_if_fail ((guint) cells < G_N_ELEMENTS (looks), "mixed");

  return looks[cells].name;
}

/**
 * lds_column_cells_from_string:
 * @string: (nullable): a name as lds_column_cells_to_string() gives it
 *
 * Returns: what the cells are, %LDS_CELLS_MIXED when there is none of that name
 */
LdsColumnCells
lds_column_cells_from_string (const char *string)
{
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].name, string) == 0)
      return (LdsColumnCells) i;

  return LDS_CELLS_MIXED;
}

/**
 * lds_column_field_get_label:
 * @field: what a column means, for instance "part_number"
 * @translate: the language
 *
 * Returns: (transfer none): the field for people, @field itself when it is not known
 */
const char *
lds_column_field_get_label (const char       *field,
                            LdsTranslateFunc  translate)
{
  g_return_val_if_fail (field != NULL && translate != NULL, "");

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].field, field))
      return translate (labels[i].label);

  return field;
}

/**
 * lds_column_record_is_unsure:
 * @self: how a column was read
 *
 * Returns: whether a person should look at it; a stand-in takes nothing away from what was read, and
 *   empty cells say nothing whatever they are
 */
gboolean
lds_column_record_is_unsure (const LdsColumnRecord *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->reason != LDS_COLUMN_STANDS_IN && self->cells != LDS_CELLS_EMPTY &&
         self->confidence < LDS_COLUMN_UNSURE;
}

/* On one line, since it stands in a sentence. */
static char *
shorten (const char *heading)
{
  g_autofree char *line = g_strstrip (g_strdup (heading != NULL ? heading : ""));

  g_strdelimit (line, "\n\r\t", ' ');

  return g_utf8_strlen (line, -1) > MAX_HEADING
             ? g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (line, MAX_HEADING - 1) - line),
                                line)
             : g_steal_pointer (&line);
}

static char *
describe_heading (const LdsColumnRecord *self,
                  const char            *look,
                  LdsTranslateFunc       translate)
{
  gboolean known = self->reason == LDS_COLUMN_BY_HEADING;
  g_autofree char *heading = shorten (self->heading);

  if (self->cells == LDS_CELLS_EMPTY)
    return g_strdup_printf (known ? translate (N_ ("heading “%s” is known, but its cells are empty"))
                                  : translate (N_ ("heading “%s” suggests it, but its cells are "
                                                   "empty")),
                            heading);
  if (look == NULL)
    return g_strdup_printf (known ? translate (N_ ("heading “%s” is known"))
                                  : translate (N_ ("heading “%s” suggests it")),
                            heading);

  return g_strdup_printf (known ? translate (N_ ("heading “%s” is known and the cells are %s"))
                                : translate (N_ ("heading “%s” suggests it and the cells are %s")),
                          heading, translate (look));
}

static char *
describe_cells (const LdsColumnRecord *self,
                const char            *look,
                LdsTranslateFunc       translate)
{
  g_autofree char *heading = shorten (self->heading);

  if (*heading == '\0')
    return look != NULL ? g_strdup_printf (translate (N_ ("no heading; the cells look like %s")),
                                           translate (look))
                        : g_strdup (translate (N_ ("no heading; the cells suggest it")));

  return look != NULL
             ? g_strdup_printf (translate (N_ ("heading “%s” does not say it; the cells look like "
                                               "%s")),
                                heading, translate (look))
             : g_strdup_printf (translate (N_ ("heading “%s” does not say it; the cells suggest "
                                               "it")),
                                heading);
}

/**
 * lds_column_record_describe:
 * @self: how a column was read
 * @translate: the language
 *
 * Returns: (transfer full) (nullable): why it was read so, in words that may follow a colon; %NULL
 *   where that is not known
 */
char *
lds_column_record_describe (const LdsColumnRecord *self,
                            LdsTranslateFunc       translate)
{
  const char *look;

  g_return_val_if_fail (self != NULL && translate != NULL, NULL);

  look = looks[self->cells].label;
  switch (self->reason)
    {
    case LDS_COLUMN_BY_HEADING:
    case LDS_COLUMN_BY_LIKELY_HEADING:
      return describe_heading (self, look, translate);
    case LDS_COLUMN_BY_CELLS:
      return describe_cells (self, look, translate);
    case LDS_COLUMN_STANDS_IN:
      return g_strdup_printf (translate (N_ ("stands in, as no column is “%s”")),
                              lds_column_field_get_label (self->field, translate));
    case LDS_COLUMN_CHOSEN:
      return g_strdup (translate (N_ ("chosen by hand")));
    case LDS_COLUMN_FROM_MAPPING:
      return g_strdup_printf (translate (N_ ("from the saved mapping “%s”")),
                              self->mapping != NULL ? self->mapping : "?");
    case LDS_COLUMN_UNEXPLAINED:
    default:
      return NULL;
    }
}
