/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-facts.h"

#include "lds-catalogue-private.h"
#include "lds-catalogue-schema.h"
#include "lds-text.h"

#include <math.h>

/* The catalogue, checked, and its rows as they stand in the files. */
typedef struct
{
  LdsCatalogue    *catalogue;
  const LdsSchema *schemas;
  guint            n;
  GPtrArray       *tables;
} Facts;

static void
facts_clear (Facts *self)
{
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

static gboolean
facts_load (Facts   *self,
            GFile   *overlay,
            GError **error)
{
  g_autoptr (LdsSource) source = NULL;

  self->catalogue = lds_catalogue_load_overlaid (overlay, error);
  if (self->catalogue == NULL)
    return FALSE;

  source = lds_catalogue_open_source (NULL, overlay);
  self->schemas = lds_schema_get_all (&self->n);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) lds_table_free);
  for (guint i = 0; i < self->n; i++)
    {
      LdsTable *table = lds_schema_read (&self->schemas[i], source, error);

      if (table == NULL)
        return FALSE;
      g_ptr_array_add (self->tables, table);
    }

  return TRUE;
}

static const char *
get_id (const LdsSchema *schema,
        const LdsTable  *table,
        guint            row)
{
  const char *id = lds_table_get (table, row, schema->id);

  return *id != '\0' ? id : "-";
}

static const char *
get_column_name (const LdsSchemaColumn *column)
{
  return column->name + (column->name[0] == '?');
}

/**
 * lds_catalogue_list_facts:
 * @overlay: (nullable): a folder that is laid over the catalogue that ships with the program
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Returns: (transfer full) (nullable): a line for each thing that has an id: its kind, the id and
 *   its name, parted by tabs
 */
char *
lds_catalogue_list_facts (GFile   *overlay,
                          GError **error)
{
  g_auto (Facts) facts = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (overlay == NULL || G_IS_FILE (overlay), NULL);

  if (!facts_load (&facts, overlay, error))
    return NULL;

  for (guint i = 0; i < lds_catalogue_get_n_controls (facts.catalogue); i++)
    {
      const LdsControl *control = lds_catalogue_get_control (facts.catalogue, i);

      g_string_append_printf (text, "control\t%s\t%s\n", control->id, control->title);
    }

  for (guint i = 0; i < lds_catalogue_get_n_buyer_rules (facts.catalogue); i++)
    {
      const LdsBuyerRule *rule = lds_catalogue_get_buyer_rule (facts.catalogue, i);

      g_string_append_printf (text, "rule\t%s\t%s\n", rule->id, rule->title);
    }

  for (guint i = 0; i < facts.n; i++)
    {
      const LdsSchema *schema = &facts.schemas[i];
      const LdsTable *table = g_ptr_array_index (facts.tables, i);

      for (guint row = 0; schema->listed && row < table->n_rows; row++)
        g_string_append_printf (text, "%s\t%s\t%s\n", schema->kind, get_id (schema, table, row),
                                lds_table_get (table, row, schema->title));
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gboolean
is_reference (const LdsSchemaColumn *column,
              const char            *cell,
              const char            *id)
{
  g_auto (GStrv) members = NULL;

  if (column->rule == LDS_RULE_ELEMENT)
    {
      members = g_strsplit (cell, "+", -1);
      return g_strv_contains ((const char *const *) members, id);
    }

  return column->rule >= LDS_RULE_MATERIAL && g_str_equal (cell, id);
}

/* What a row says beside its reference, on one line. */
static void
append_reference (GString         *text,
                  const LdsSchema *schema,
                  const LdsTable  *table,
                  guint            row,
                  guint            reference)
{
  g_string_append_printf (text, "  %s:", schema->kind);
  for (guint i = 0; i < LDS_SCHEMA_MAX_COLUMNS && schema->columns[i].name != NULL; i++)
    {
      const char *cell = lds_table_get (table, row, i);

      if ((i != reference || schema->columns[i].rule == LDS_RULE_ELEMENT) && *cell != '\0')
        g_string_append_printf (text, " %s “%s”", get_column_name (&schema->columns[i]), cell);
    }
  g_string_append_printf (text, " (%s line %u)\n", lds_table_get_file (table, row),
                          lds_table_get_line (table, row));
}

static void
append_references (GString     *text,
                   const Facts *facts,
                   const char  *id)
{
  for (guint i = 0; i < facts->n; i++)
    {
      const LdsSchema *schema = &facts->schemas[i];
      const LdsTable *table = g_ptr_array_index (facts->tables, i);

      for (guint row = 0; row < table->n_rows; row++)
        for (guint j = 0; j < LDS_SCHEMA_MAX_COLUMNS && schema->columns[j].name != NULL; j++)
          if (is_reference (&schema->columns[j], lds_table_get (table, row, j), id) &&
              !g_str_equal (schema->kind, "element"))
            {
              append_reference (text, schema, table, row, j);
              break;
            }
    }
}

static void
append_row (GString         *text,
            const Facts     *facts,
            const LdsSchema *schema,
            const LdsTable  *table,
            guint            row)
{
  const char *id = get_id (schema, table, row);

  g_string_append_printf (text, "%s\t%s\n", schema->kind, id);
  for (guint i = 0; i < LDS_SCHEMA_MAX_COLUMNS && schema->columns[i].name != NULL; i++)
    {
      const char *cell = lds_table_get (table, row, i);

      if (i != schema->id && *cell != '\0')
        g_string_append_printf (text, "  %s: %s\n", get_column_name (&schema->columns[i]), cell);
    }
  g_string_append_printf (text, "  file: %s line %u\n", lds_table_get_file (table, row),
                          lds_table_get_line (table, row));

  if (schema->columns[0].rule == LDS_RULE_ID || schema->columns[0].rule == LDS_RULE_ELEMENT)
    append_references (text, facts, id);
}

static void
append_field (GString    *text,
              const char *name,
              const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "  %s: %s\n", name, value);
}

static void
append_date (GString     *text,
             const char  *name,
             const GDate *date)
{
  char day[16];

  if (date == NULL)
    return;

  g_date_strftime (day, sizeof day, "%Y-%m-%d", date);
  append_field (text, name, day);
}

static void
append_percent (GString    *text,
                const char *name,
                double      share)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (share))
    return;

  append_field (text, name, g_ascii_formatd (digits, sizeof digits, "%g", share * 100));
}

static void
append_list (GString    *text,
             const char *name,
             char      **list)
{
  g_autofree char *joined = g_strjoinv (", ", list);

  append_field (text, name, joined);
}

static void
append_stages (GString    *text,
               const char *name,
               guint       stages)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint stage = LDS_STAGE_MINING; stage <= LDS_STAGE_MAGNET; stage++)
    if ((stages & (1u << stage)) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                              lds_stage_to_string (stage));

  append_field (text, name, list->str);
}

static void
append_symbols (GString     *text,
                const Facts *facts,
                const char  *name,
                guint32      elements)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    if ((elements & (1u << i)) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                              lds_catalogue_get_element (facts->catalogue, i)->symbol);

  append_field (text, name, list->str);
}

static void
append_rule (GString            *text,
             const Facts        *facts,
             const LdsBuyerRule *rule)
{
  const char confidence[] = { rule->provenance.confidence, '\0' };

  g_string_append_printf (text, "rule\t%s\n", rule->id);
  append_field (text, "title", rule->title);
  append_field (text, "short_title", rule->short_title);
  append_date (text, "in_force", rule->in_force);
  append_list (text, "materials", rule->materials);
  append_list (text, "covered", rule->covered);
  append_stages (text, "stages", rule->stages);
  append_date (text, "later_from", rule->later_from);
  append_stages (text, "later_stages", rule->later_stages);
  append_percent (text, "percent", rule->max_share);
  append_field (text, "by", rule->by);
  append_symbols (text, facts, "elements", rule->elements);
  append_stages (text, "share_stages", rule->share_stages);
  append_list (text, "home", rule->home);
  append_field (text, "statement", rule->statement);
  for (guint i = 0; i < rule->matters->len; i++)
    append_field (text, ((const LdsBuyerMatter *) g_ptr_array_index (rule->matters, i))->name,
                  ((const LdsBuyerMatter *) g_ptr_array_index (rule->matters, i))->question);
  for (guint i = 0; i < rule->questions->len; i++)
    append_field (text, "question", g_ptr_array_index (rule->questions, i));
  append_field (text, "note", rule->note);
  append_field (text, "source", rule->provenance.source);
  append_field (text, "date", rule->provenance.date);
  append_field (text, "confidence", confidence);
}

static void
append_scope (GString          *text,
              const Facts      *facts,
              const LdsControl *control)
{
  g_autoptr (GString) elements = g_string_new (NULL);

  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    {
      const char *symbol = lds_catalogue_get_element (facts->catalogue, i)->symbol;

      if ((control->elements & (1u << i)) != 0)
        g_string_append_printf (elements, "%s%s%s%s%s", elements->len > 0 ? ", " : "", symbol,
                                control->codes[i] != NULL ? " (" : "",
                                control->codes[i] != NULL ? control->codes[i] : "",
                                control->codes[i] != NULL ? ")" : "");
    }

  append_field (text, "elements", elements->str);
  append_symbols (text, facts, "magnet_elements", control->magnet_elements);
}

static void
append_control (GString          *text,
                const Facts      *facts,
                const LdsControl *control)
{
  g_autoptr (GString) forms = g_string_new (NULL);
  const char confidence[] = { control->provenance.confidence, '\0' };

  for (guint i = 0; i < 32; i++)
    if ((control->forms & (1u << i)) != 0)
      g_string_append_printf (forms, "%s%s", forms->len > 0 ? ", " : "", lds_form_to_string (i));

  g_string_append_printf (text, "control\t%s\n", control->id);
  append_field (text, "title", control->title);
  append_field (text, "short_title", control->short_title);
  append_date (text, "announced", control->announced);
  append_date (text, "in_force", control->in_force);
  append_date (text, "suspended_from", control->suspended_from);
  append_date (text, "suspended_until", control->suspended_until);
  append_date (text, "lifted", control->lifted);
  append_date (text, "abroad_in_force", control->abroad_in_force);
  append_percent (text, "abroad_threshold_percent", control->threshold);
  append_field (text, "abroad_besides", control->abroad_besides);
  append_field (text, "end_use_country", control->end_use_country);
  append_scope (text, facts, control);
  append_field (text, "forms", forms->str);
  append_field (text, "note", control->note);
  append_field (text, "source", control->provenance.source);
  append_field (text, "date", control->provenance.date);
  append_field (text, "confidence", confidence);
  append_references (text, facts, control->id);
}

/* An element by itself ("oxide-dy") is a material without a row of its own. */
static void
append_element_material (GString     *text,
                         const Facts *facts,
                         const char  *id)
{
  const LdsMaterial *material = lds_catalogue_find_material (facts->catalogue, id);
  const char *symbol;

  if (material == NULL || material->n_shares != 1)
    return;

  symbol = lds_catalogue_get_element (facts->catalogue, material->shares[0].element)->symbol;
  g_string_append_printf (text, "material\t%s\n", material->id);
  append_field (text, "name", material->name);
  append_field (text, "kind", material->kind);
  append_field (text, "element", symbol);
  append_field (text, "source", material->provenance.source);
  append_field (text, "date", material->provenance.date);
  append_references (text, facts, id);
}

/**
 * lds_catalogue_show_fact:
 * @overlay: (nullable): a folder that is laid over the catalogue that ships with the program
 * @id: an id, or the name of an entity; case does not matter
 * @error: return location for an error of %LDS_CATALOGUE_ERROR
 *
 * Returns: (transfer full) (nullable): everything of that id with where it comes from, and what
 *   refers to it
 */
char *
lds_catalogue_show_fact (GFile       *overlay,
                         const char  *id,
                         GError     **error)
{
  g_auto (Facts) facts = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if (!facts_load (&facts, overlay, error))
    return NULL;

  wanted = lds_text_fold (id);
  for (guint i = 0; i < lds_catalogue_get_n_controls (facts.catalogue); i++)
    {
      const LdsControl *control = lds_catalogue_get_control (facts.catalogue, i);

      if (g_str_equal (control->id, wanted))
        append_control (text, &facts, control);
    }

  for (guint i = 0; i < lds_catalogue_get_n_buyer_rules (facts.catalogue); i++)
    {
      const LdsBuyerRule *rule = lds_catalogue_get_buyer_rule (facts.catalogue, i);

      if (g_str_equal (rule->id, wanted))
        append_rule (text, &facts, rule);
    }

  for (guint i = 0; i < facts.n; i++)
    {
      const LdsTable *table = g_ptr_array_index (facts.tables, i);

      for (guint row = 0; facts.schemas[i].listed && row < table->n_rows; row++)
        {
          g_autofree char *folded = lds_text_fold (get_id (&facts.schemas[i], table, row));

          if (g_str_equal (folded, wanted))
            append_row (text, &facts, &facts.schemas[i], table, row);
        }
    }

  if (text->len == 0)
    append_element_material (text, &facts, wanted);
  if (text->len == 0)
    {
      g_set_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_VALUE,
                   "the catalogue has no “%s”; “lodestone catalogue list” lists what it has", id);
      return NULL;
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}
