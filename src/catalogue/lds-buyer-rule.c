/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-buyer-rule.h"

#include "lds-catalogue-private.h"
#include "lds-fact-file.h"
#include "lds-text.h"

#include <math.h>
#include <string.h>

#define GROUP "rule"
#define MAGNETS "magnets"
#define STAGES "stages"
#define SHARE "share"
#define STATEMENT "statement"
#define QUESTIONS "questions"
#define MATTER "also "

static void
matter_free (gpointer data)
{
  LdsBuyerMatter *matter = data;

  g_strfreev (matter->words);
  g_free (matter);
}

void
lds_buyer_rule_free (LdsBuyerRule *rule)
{
  g_clear_pointer (&rule->in_force, g_date_free);
  g_clear_pointer (&rule->later_from, g_date_free);
  g_clear_pointer (&rule->materials, g_strfreev);
  g_clear_pointer (&rule->covered, g_strfreev);
  g_clear_pointer (&rule->home, g_strfreev);
  g_ptr_array_unref (rule->matters);
  g_ptr_array_unref (rule->questions);
  g_free (rule);
}

static char **
get_list (const LdsFactFile *file,
          const char        *group,
          const char        *key)
{
  char **list = g_key_file_get_string_list (file->keys, group, key, NULL, NULL);

  return list != NULL ? list : g_new0 (char *, 1);
}

static gboolean
get_countries (const LdsFactFile  *file,
               const char         *group,
               const char         *key,
               char             ***countries,
               GError            **error)
{
  *countries = get_list (file, group, key);

  for (guint i = 0; (*countries)[i] != NULL; i++)
    {
      const char *code = (*countries)[i];

      if (strlen (code) != 2 || !g_ascii_isupper (code[0]) || !g_ascii_isupper (code[1]))
        return lds_fact_file_fail (file, group, key, error, "%s: “%s” is not a country code", key,
                                   code);
    }

  return TRUE;
}

static gboolean
get_stages (const LdsFactFile  *file,
            const char         *group,
            const char         *key,
            guint              *stages,
            GError            **error)
{
  g_auto (GStrv) list = get_list (file, group, key);

  for (guint i = 0; list[i] != NULL; i++)
    {
      LdsStage stage;

      if (!lds_stage_from_string (list[i], &stage) || stage < LDS_STAGE_MINING ||
          stage > LDS_STAGE_MAGNET)
        return lds_fact_file_fail (file, group, key, error, "%s: “%s” is not a stage up to magnet",
                                   key, list[i]);
      *stages |= 1u << stage;
    }

  return TRUE;
}

static gboolean
read_stages (LdsBuyerRule       *rule,
             const LdsFactFile  *file,
             GError            **error)
{
  if (!get_countries (file, STAGES, "covered", &rule->covered, error) ||
      !get_stages (file, STAGES, "stages", &rule->stages, error) ||
      !lds_fact_file_get_date (file, STAGES, "later_from", &rule->later_from, error) ||
      !get_stages (file, STAGES, "later_stages", &rule->later_stages, error))
    return FALSE;

  if (!g_key_file_has_group (file->keys, STAGES))
    return TRUE;

  if (rule->covered[0] == NULL || rule->stages == 0)
    return lds_fact_file_fail (file, STAGES, "covered", error, "covered or stages is missing");
  if ((rule->later_from != NULL) != (rule->later_stages != 0))
    return lds_fact_file_fail (file, STAGES, "later_from", error,
                               "later_from and later_stages go together");
  if (rule->materials[0] == NULL)
    return lds_fact_file_fail (file, MAGNETS, "materials", error,
                               "there are no materials to judge");

  return TRUE;
}

static gboolean
read_share (LdsBuyerRule       *rule,
            const LdsFactFile  *file,
            GError            **error)
{
  double percent = NAN;

  rule->by = lds_fact_file_get_text (file, SHARE, "by");
  rule->home_name = lds_fact_file_get_text (file, SHARE, "home_name");
  if (!lds_fact_file_get_number (file, SHARE, "percent", 0, 100, &percent, error) ||
      !lds_fact_file_get_elements (file, SHARE, "elements", &rule->elements, error) ||
      !get_stages (file, SHARE, "stages", &rule->share_stages, error) ||
      !get_countries (file, SHARE, "home", &rule->home, error))
    return FALSE;

  rule->max_share = percent / 100;
  if (g_key_file_has_group (file->keys, SHARE) &&
      (isnan (percent) || rule->elements == 0 || rule->share_stages == 0))
    return lds_fact_file_fail (file, SHARE, "percent", error,
                               "percent, elements or stages is missing");

  return TRUE;
}

static gboolean
read_statement (LdsBuyerRule       *rule,
                const LdsFactFile  *file,
                GError            **error)
{
  const char *verify = lds_fact_file_get_text (file, STATEMENT, "verify");

  rule->statement_g = NAN;
  rule->statement = lds_fact_file_get_text (file, STATEMENT, "text");
  rule->statement_verify = g_strcmp0 (verify, "yes") == 0;
  if (!lds_fact_file_get_number (file, STATEMENT, "magnet_g", 0, G_MAXUINT32, &rule->statement_g,
                                 error))
    return FALSE;
  if (g_key_file_has_group (file->keys, STATEMENT) &&
      (isnan (rule->statement_g) || rule->statement == NULL || rule->materials[0] == NULL))
    return lds_fact_file_fail (file, STATEMENT, "magnet_g", error,
                               "magnet_g, text or the materials of the magnets are missing");

  return TRUE;
}

static gboolean
read_matter (LdsBuyerRule       *rule,
             const LdsFactFile  *file,
             const char         *group,
             GError            **error)
{
  LdsBuyerMatter *matter = g_new0 (LdsBuyerMatter, 1);
  g_auto (GStrv) words = get_list (file, group, "words");
  guint n = g_strv_length (words);

  g_ptr_array_add (rule->matters, matter);
  matter->name = lds_fact_file_keep (file, group + strlen (MATTER));
  matter->question = lds_fact_file_get_text (file, group, "question");
  matter->words = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    matter->words[i] = lds_text_name_key (words[i]);

  if (n == 0 || matter->question == NULL)
    return lds_fact_file_fail (file, group, "words", error, "words or question is missing");

  return TRUE;
}

static gboolean
read_questions (LdsBuyerRule       *rule,
                const LdsFactFile  *file,
                GError            **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file->keys, QUESTIONS, NULL, NULL);
  g_auto (GStrv) groups = g_key_file_get_groups (file->keys, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    g_ptr_array_add (rule->questions, (gpointer) lds_fact_file_get_text (file, QUESTIONS, keys[i]));

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_str_has_prefix (groups[i], MATTER) && !read_matter (rule, file, groups[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
names (const char *pattern,
       const char *id)
{
  gsize length = strlen (pattern);

  if (length > 0 && pattern[length - 1] == '*')
    return strncmp (id, pattern, length - 1) == 0;

  return g_str_equal (id, pattern);
}

static gboolean
is_named (LdsCatalogue *self,
          const char   *pattern)
{
  for (guint i = 0; i < self->materials->len; i++)
    {
      const LdsMaterialRow *row = g_ptr_array_index (self->materials, i);

      if (names (pattern, row->public.id))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_materials (const LdsBuyerRule  *rule,
                 const LdsFactFile   *file,
                 GError             **error)
{
  for (guint i = 0; rule->materials[i] != NULL; i++)
    {
      if (!is_named (file->catalogue, rule->materials[i]))
        return lds_fact_file_fail (file, MAGNETS, "materials", error,
                                   "materials: there is no material “%s”", rule->materials[i]);
    }

  return TRUE;
}

/* @loaded: the catalogue has the materials that the rule may name. */
static LdsBuyerRule *
read_rule (LdsCatalogue  *self,
           LdsSource     *source,
           const char    *name,
           gboolean       loaded,
           GError       **error)
{
  g_auto (LdsFactFile) file = { 0 };
  LdsBuyerRule *rule;

  if (!lds_fact_file_open (&file, self, source, name, GROUP, error))
    return NULL;

  rule = g_new0 (LdsBuyerRule, 1);
  rule->matters = g_ptr_array_new_with_free_func (matter_free);
  rule->questions = g_ptr_array_new ();
  rule->materials = get_list (&file, MAGNETS, "materials");
  rule->note = lds_fact_file_get_text (&file, GROUP, "note");
  if (lds_fact_file_get_head (&file, "rules", name, &rule->id, &rule->title, &rule->short_title,
                              error) &&
      lds_fact_file_get_date (&file, GROUP, "in_force", &rule->in_force, error) &&
      lds_fact_file_get_elements (&file, MAGNETS, "elements", &rule->magnet_elements, error) &&
      (!loaded || check_materials (rule, &file, error)) && read_stages (rule, &file, error) && read_share (rule, &file, error) &&
      read_statement (rule, &file, error) && read_questions (rule, &file, error) &&
      lds_fact_file_get_provenance (&file, &rule->provenance, error))
    return rule;

  lds_buyer_rule_free (rule);

  return NULL;
}

/* Whether a file of a rule is as it should be by itself; @self only lends its elements. */
gboolean
lds_catalogue_check_buyer_rule (LdsCatalogue  *self,
                                LdsSource     *source,
                                const char    *name,
                                GError       **error)
{
  LdsBuyerRule *rule = read_rule (self, source, name, FALSE, error);

  if (rule == NULL)
    return FALSE;

  lds_buyer_rule_free (rule);

  return TRUE;
}

gboolean
lds_catalogue_load_buyer_rules (LdsCatalogue  *self,
                                LdsSource     *source,
                                GError       **error)
{
  g_autoptr (GPtrArray) files = lds_source_list (source, "rules", error);

  if (files == NULL)
    return FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      const char *name = g_ptr_array_index (files, i);
      LdsBuyerRule *rule = read_rule (self, source, name, TRUE, error);

      if (rule == NULL)
        return FALSE;
      g_ptr_array_add (self->buyer_rules, rule);
    }

  return TRUE;
}

/**
 * lds_catalogue_get_n_buyer_rules:
 * @self: a catalogue
 *
 * Returns: how many buyers' rules there are
 */
guint
lds_catalogue_get_n_buyer_rules (LdsCatalogue *self)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), 0);

  return self->buyer_rules->len;
}

/**
 * lds_catalogue_get_buyer_rule:
 * @self: a catalogue
 * @index: number of a rule; they are sorted by id
 *
 * Returns: (transfer none): the rule
 */
const LdsBuyerRule *
lds_catalogue_get_buyer_rule (LdsCatalogue *self,
                              guint         index)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (index < self->buyer_rules->len, NULL);

  return g_ptr_array_index (self->buyer_rules, index);
}

/**
 * lds_catalogue_find_buyer_rule:
 * @self: a catalogue
 * @id: an id, such as "eu-crma"
 *
 * Returns: (transfer none) (nullable): the rule of that id
 */
const LdsBuyerRule *
lds_catalogue_find_buyer_rule (LdsCatalogue *self,
                               const char   *id)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->buyer_rules->len; i++)
    {
      const LdsBuyerRule *rule = g_ptr_array_index (self->buyer_rules, i);

      if (g_str_equal (rule->id, id))
        return rule;
    }

  return NULL;
}

/**
 * lds_buyer_rule_names_material:
 * @self: a rule
 * @material: (nullable): a material
 *
 * Returns: whether a magnet of @material is what the rule judges
 */
gboolean
lds_buyer_rule_names_material (const LdsBuyerRule *self,
                               const LdsMaterial  *material)
{
  for (guint i = 0; material != NULL && self->materials[i] != NULL; i++)
    {
      if (names (self->materials[i], material->id))
        return TRUE;
    }

  return FALSE;
}

/**
 * lds_buyer_rule_covers:
 * @self: a rule
 * @country: (nullable): ISO 3166-1 alpha-2
 *
 * Returns: whether it is a country that the rule does not allow
 */
gboolean
lds_buyer_rule_covers (const LdsBuyerRule *self,
                       const char         *country)
{
  return country != NULL && g_strv_contains ((const char *const *) self->covered, country);
}

/**
 * lds_buyer_rule_is_home:
 * @self: a rule
 * @country: (nullable): ISO 3166-1 alpha-2
 *
 * Returns: whether it is no foreign country for the rule
 */
gboolean
lds_buyer_rule_is_home (const LdsBuyerRule *self,
                        const char         *country)
{
  return country != NULL && g_strv_contains ((const char *const *) self->home, country);
}

/* Whole words; writing without spaces has none, so there it may stand anywhere. */
static gboolean
holds_word (const char *key,
            const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (key, word); at != NULL; at = strstr (at + 1, word))
    {
      if (lds_text_is_cjk (g_utf8_get_char (word)) ||
          ((at == key || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' ')))
        return TRUE;
    }

  return FALSE;
}

/**
 * lds_buyer_rule_find_matter:
 * @self: a rule
 * @text: (nullable): a text of a line
 *
 * Returns: (transfer none) (nullable): what the text names of that which can only be asked about
 */
const LdsBuyerMatter *
lds_buyer_rule_find_matter (const LdsBuyerRule *self,
                            const char         *text)
{
  g_autofree char *key = NULL;

  if (text == NULL || self->matters->len == 0)
    return NULL;

  key = lds_text_name_key (text);
  for (guint i = 0; i < self->matters->len; i++)
    {
      const LdsBuyerMatter *matter = g_ptr_array_index (self->matters, i);

      for (guint j = 0; matter->words[j] != NULL; j++)
        {
          if (holds_word (key, matter->words[j]))
            return matter;
        }
    }

  return NULL;
}
