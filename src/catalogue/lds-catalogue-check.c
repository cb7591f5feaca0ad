/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-check.h"

#include "lds-catalogue-private.h"
#include "lds-catalogue-schema.h"
#include "lds-text.h"

#include <string.h>

#define MAX_FINDINGS 1000

typedef struct
{
  LdsSource  *source;
  GPtrArray  *findings;
  GPtrArray  *tables;
  GHashTable *materials;
  GHashTable *components;
  GHashTable *controls;
  GHashTable *used;
  /* The words read so far, and what each of them names. */
  GHashTable *seen;
  GHashTable *aims;
} Check;

static void G_GNUC_PRINTF (4, 5)
report (Check           *self,
        const LdsTable  *table,
        guint            row,
        const char      *format,
        ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  if (self->findings->len >= MAX_FINDINGS)
    return;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_ptr_array_add (self->findings,
                   g_strdup_printf ("%s line %u: %s", lds_table_get_file (table, row),
                                    lds_table_get_line (table, row), what));
}

static const char *const symbols[] = {
  "Sc", "Y", "La", "Ce", "Pr", "Nd", "Pm", "Sm", "Eu", "Gd", "Tb", "Dy", "Ho", "Er", "Tm", "Yb",
  "Lu", NULL,
};

static gboolean
is_elements (const char *cell)
{
  g_auto (GStrv) members = g_strsplit (cell, "+", 20);

  for (guint i = 0; members[i] != NULL; i++)
    if (!g_strv_contains (symbols, members[i]) &&
        (members[1] == NULL || !g_str_equal (members[i], "heavy")))
      return FALSE;

  return members[0] != NULL;
}

static gboolean
is_number (const char *cell,
           double      low,
           double      high)
{
  char *end;
  double number = g_ascii_strtod (cell, &end);

  return g_str_equal (cell, "?") || (end != cell && *end == '\0' && number >= low && number <= high);
}

/* An element by itself is a material of its own, without a row. */
static void
add_element_ids (Check *self)
{
  static const char *const kinds[] = { "metal", "oxide", "element" };

  for (guint i = 0; symbols[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        g_autofree char *symbol = g_ascii_strdown (symbols[i], -1);

        g_hash_table_add (self->materials, g_strdup_printf ("%s-%s", kinds[j], symbol));
      }
}

/* Whether an id is known. A figure tells of its material and does not lead to it. */
static gboolean
refers (Check           *self,
        const LdsSchema *schema,
        GHashTable      *ids,
        const char      *id)
{
  if (!g_hash_table_contains (ids, id))
    return FALSE;

  if (!g_str_equal (schema->kind, "composition") && !g_str_equal (schema->kind, "magnet-property"))
    g_hash_table_add (self->used, (gpointer) id);

  return TRUE;
}

/* What is wrong with a cell's reference, %NULL for nothing. */
static const char *
find_orphan (Check           *self,
             const LdsSchema *schema,
             LdsSchemaRule    rule,
             const char      *cell)
{
  if (*cell == '\0')
    return NULL;

  if (rule == LDS_RULE_MATERIAL)
    return refers (self, schema, self->materials, cell) ? NULL : "there is no such material";
  if (rule == LDS_RULE_COMPONENT)
    return refers (self, schema, self->components, cell) ? NULL : "there is no such component";
  if (rule == LDS_RULE_CONTROL)
    return refers (self, schema, self->controls, cell) ? NULL : "there is no such control";

  return refers (self, schema, self->materials, cell) ||
         refers (self, schema, self->components, cell)
             ? NULL
             : "there is no such material or component";
}

/* What is wrong with a cell by itself, %NULL for nothing. */
static const char *
find_fault (const LdsSchemaColumn *column,
            const char            *cell)
{
  LdsForm form;
  LdsStage stage;
  LdsMagnetProperty property;

  switch (column->rule)
    {
    case LDS_RULE_TEXT:
      return *cell != '\0' ? NULL : "is empty";
    case LDS_RULE_ID:
    case LDS_RULE_KEY:
      return lds_catalogue_is_id (cell) ? NULL : "is not an id";
    case LDS_RULE_DATE:
      return lds_is_date (cell) ? NULL : "is not an ISO 8601 date";
    case LDS_RULE_CONFIDENCE:
      return lds_is_confidence (cell) ? NULL : "is none of A, B, C and ?";
    case LDS_RULE_CAS:
      return *cell == '\0' || lds_is_cas (cell) ? NULL : "is not a CAS number";
    case LDS_RULE_BOOLEAN:
      return g_str_equal (cell, "yes") || g_str_equal (cell, "no") ? NULL : "is neither yes nor no";
    case LDS_RULE_NUMBER:
      return is_number (cell, column->low, column->high) ? NULL : "is out of range or no number";
    case LDS_RULE_CODE:
      return strlen (cell) >= 4 && strspn (cell, "0123456789") == strlen (cell)
                 ? NULL : "is not a customs code";
    case LDS_RULE_FORM:
      return lds_form_from_string (cell, &form) ? NULL : "is not a form";
    case LDS_RULE_STAGE:
      return lds_stage_from_string (cell, &stage) ? NULL : "is not a stage";
    case LDS_RULE_ELEMENT:
      return is_elements (cell) ? NULL : "is not a rare earth";
    case LDS_RULE_PROPERTY:
      return lds_magnet_property_from_string (cell, &property) ? NULL
                                                               : "is not a property of magnets";
    case LDS_RULE_ANY:
    case LDS_RULE_MATERIAL:
    case LDS_RULE_COMPONENT:
    case LDS_RULE_TARGET:
    case LDS_RULE_CONTROL:
    default:
      return NULL;
    }
}

/* A number that follows another one as its higher end is not below it. */
static void
check_range (Check           *self,
             const LdsSchema *schema,
             const LdsTable  *table,
             guint            row,
             guint            column)
{
  const char *low = lds_table_get (table, row, column);
  const char *high = lds_table_get (table, row, column + 1);

  if (strstr (schema->columns[column].name, "low") == NULL ||
      g_str_equal (low, "?") || g_str_equal (high, "?"))
    return;

  if (g_ascii_strtod (low, NULL) > g_ascii_strtod (high, NULL))
    report (self, table, row, "%s: the range ends before it begins",
            schema->columns[column].name);
}

static void
check_row (Check           *self,
           const LdsSchema *schema,
           const LdsTable  *table,
           guint            row)
{
  for (guint i = 0; i < LDS_SCHEMA_MAX_COLUMNS && schema->columns[i].name != NULL; i++)
    {
      const LdsSchemaColumn *column = &schema->columns[i];
      const char *cell = lds_table_get (table, row, i);
      const char *fault = column->rule >= LDS_RULE_MATERIAL
                              ? find_orphan (self, schema, column->rule, cell)
                              : find_fault (column, cell);

      if (fault != NULL)
        report (self, table, row, "%s: “%s” %s%s", column->name, cell,
                column->rule >= LDS_RULE_MATERIAL ? "– " : "", fault);
      else if (column->rule == LDS_RULE_NUMBER)
        check_range (self, schema, table, row, i);
    }
}

/* Words of which the recogniser would keep nothing. */
static gboolean
has_word_character (const char *words)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (lds_text_is_word (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* Rows that stand twice; words, which are one set over their files, also for two things. */
static void
check_twice (Check           *self,
             const LdsSchema *schema,
             const LdsTable  *table)
{
  gboolean is_words = schema->columns[schema->id].name != NULL &&
                      g_str_equal (schema->columns[schema->id].name, "words");
  gboolean has_target = schema->columns[0].rule == LDS_RULE_TARGET;

  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autofree char *id = lds_text_fold (lds_table_get (table, row, schema->id));
      const char *second = schema->second != schema->id
                               ? lds_table_get (table, row, schema->second) : "";
      g_autofree char *key = g_strdup_printf (
          "%s %d %s\t%s", is_words ? "words" : schema->file, row < table->n_shipped,
          g_str_equal (schema->file, "phrasing.tsv") ? "word" : second, id);
      const char *other;

      if (g_str_equal (schema->file, "countries.tsv"))
        continue;
      if (!g_hash_table_add (self->seen, g_steal_pointer (&key)))
        report (self, table, row, "“%s” stands twice", lds_table_get (table, row, schema->id));
      if (is_words && *id != '\0' && !has_word_character (id))
        report (self, table, row, "words: “%s” has neither letters nor digits and is never met", id);
      if (!has_target || !is_words)
        continue;

      other = g_hash_table_lookup (self->aims, id);
      if (other == NULL)
        g_hash_table_insert (self->aims, g_steal_pointer (&id),
                             (gpointer) lds_table_get (table, row, 0));
      else if (!g_str_equal (other, lds_table_get (table, row, 0)))
        report (self, table, row, "“%s” overlaps: it names %s and %s",
                lds_table_get (table, row, schema->id), other, lds_table_get (table, row, 0));
    }
}

/* An id to which no word, code or class leads is never met. */
static void
check_used (Check           *self,
            const LdsTable  *table)
{
  for (guint row = 0; row < table->n_rows; row++)
    if (!g_hash_table_contains (self->used, lds_table_get (table, row, 0)))
      report (self, table, row, "no word, customs code or class leads to %s",
              lds_table_get (table, row, 0));
}

static void
collect_ids (Check           *self,
             const LdsSchema *schema,
             const LdsTable  *table)
{
  GHashTable *ids = g_str_equal (schema->kind, "material") ? self->materials
                    : g_str_equal (schema->kind, "component") ? self->components : NULL;

  for (guint row = 0; ids != NULL && row < table->n_rows; row++)
    g_hash_table_add (ids, g_strdup (lds_table_get (table, row, 0)));
}

/* The loader has the last word; what it says of a line that is told of already adds nothing. */
static void
check_loads (Check *self,
             GFile *overlay)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsCatalogue) catalogue = lds_catalogue_load_overlaid (overlay, &error);
  const char *end;

  if (catalogue != NULL)
    return;

  end = strstr (error->message, ": ");
  for (guint i = 0; end != NULL && i < self->findings->len; i++)
    if (strncmp (g_ptr_array_index (self->findings, i), error->message,
                 end - error->message + 2) == 0)
      return;

  g_ptr_array_add (self->findings, g_strdup (error->message));
}

typedef gboolean (*CheckFile) (LdsCatalogue  *catalogue,
                               LdsSource     *source,
                               const char    *name,
                               GError       **error);

/* Looks at the files of a folder, and takes their names as ids where they can be referred to. */
static void
check_folder (Check        *self,
              LdsCatalogue *shipped,
              const char   *folder,
              CheckFile     check_file,
              GHashTable   *ids)
{
  g_autoptr (GPtrArray) names = lds_source_list (self->source, folder, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (names, i));

      if (!check_file (shipped, self->source, g_ptr_array_index (names, i), &error))
        g_ptr_array_add (self->findings, g_strdup (error->message));
      name[strlen (name) - strlen (".ini")] = '\0';
      if (ids != NULL)
        g_hash_table_add (ids, g_steal_pointer (&name));
    }
}

static void
check_files (Check *self)
{
  g_autoptr (LdsCatalogue) shipped = lds_catalogue_load (NULL, NULL);

  if (shipped == NULL)
    return;

  check_folder (self, shipped, "controls", lds_catalogue_check_control, self->controls);
  check_folder (self, shipped, "rules", lds_catalogue_check_buyer_rule, NULL);
}

static void
check_tables (Check *self)
{
  guint n;
  const LdsSchema *schemas = lds_schema_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      LdsTable *table = lds_schema_read (&schemas[i], self->source, &error);

      if (table == NULL)
        g_ptr_array_add (self->findings, g_strdup (error->message));
      else
        collect_ids (self, &schemas[i], table);
      g_ptr_array_add (self->tables, table);
    }

  for (guint i = 0; i < n; i++)
    {
      const LdsTable *table = g_ptr_array_index (self->tables, i);

      for (guint row = 0; table != NULL && row < table->n_rows; row++)
        check_row (self, &schemas[i], table, row);
      if (table != NULL)
        check_twice (self, &schemas[i], table);
    }
}

static void
free_table (gpointer table)
{
  if (table != NULL)
    lds_table_free (table);
}

/* A file of a name that the catalogue does not have would be passed over in silence. */
static void
check_names (Check *self,
             GFile *overlay)
{
  static const char *const others[] = { "catalogue.ini", "country-names.tsv", "headings.tsv",
                                        "heading-words.tsv", "sellers.tsv", NULL };
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint n;
  const LdsSchema *schemas = lds_schema_get_all (&n);

  if (overlay != NULL && g_file_peek_path (overlay) != NULL)
    folder = g_dir_open (g_file_peek_path (overlay), 0, NULL);

  while (folder != NULL && self->findings->len < MAX_FINDINGS &&
         (name = g_dir_read_name (folder)) != NULL)
    {
      gboolean known = g_strv_contains (others, name);

      for (guint i = 0; !known && i < n; i++)
        known = g_str_equal (schemas[i].file, name);
      if (!known && (g_str_has_suffix (name, ".tsv") || g_str_has_suffix (name, ".ini")))
        {
          g_autofree char *label = lds_source_get_label (self->source, name);

          g_ptr_array_add (self->findings,
                           g_strdup_printf ("%s line 1: the catalogue has no file of that name; "
                                            "nothing in it counts", label));
        }
    }
}

/**
 * lds_catalogue_check:
 * @overlay: (nullable): a folder that is laid over the catalogue that ships with the program
 *
 * Looks at every row of the catalogue: ids, dates, sources, ranges, CAS numbers, words that stand
 * twice or name two things, references to what there is not, and things to which nothing refers.
 * What loads without an error may still have findings.
 *
 * Returns: (transfer full) (element-type utf8): a line for each finding, with file and line
 */
GPtrArray *
lds_catalogue_check (GFile *overlay)
{
  g_autoptr (LdsSource) source = lds_catalogue_open_source (NULL, overlay);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (free_table);
  g_autoptr (GHashTable) materials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) components = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) controls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) aims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_free);
  Check self = { source, findings, tables, materials, components, controls, used, seen, aims };
  guint n;
  const LdsSchema *schemas = lds_schema_get_all (&n);

  g_return_val_if_fail (overlay == NULL || G_IS_FILE (overlay), findings);

  check_files (&self);
  add_element_ids (&self);
  check_names (&self, overlay);
  check_tables (&self);

  for (guint i = 0; i < n; i++)
    if (g_ptr_array_index (tables, i) != NULL && schemas[i].columns[0].rule == LDS_RULE_ID)
      check_used (&self, g_ptr_array_index (tables, i));

  check_loads (&self, overlay);

  return findings;
}
