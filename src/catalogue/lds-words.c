/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-private.h"
#include "lds-text.h"

#include <string.h>

enum
{
  COMPONENT_ID,
  COMPONENT_NAME,
  COMPONENT_MAGNET,
  COMPONENT_TRACE,
  COMPONENT_STAGE,
  COMPONENT_ELEMENTS,
  COMPONENT_SOURCE,
};

static const char *const component_columns[] = {
  "id", "name", "magnet", "trace", "stage", "?elements", "source", "date", "confidence", NULL,
};

enum
{
  WORD_TARGET,
  WORD_STYLE,
  WORD_WORDS,
  WORD_SOURCE,
};

static const char *const word_columns[] = {
  "target", "style", "words", "source", "date", "confidence", NULL,
};

enum
{
  FRIEND_ROLE,
  FRIEND_STYLE,
  FRIEND_WORDS,
  FRIEND_MATERIAL,
  FRIEND_RULES_OUT,
  FRIEND_REASON,
  FRIEND_SOURCE,
};

static const char *const friend_columns[] = {
  "role", "style", "words", "material", "rules_out", "reason", "source", "date", "confidence",
  NULL,
};

enum
{
  PHRASE_ROLE,
  PHRASE_WORDS,
  PHRASE_SOURCE,
};

static const char *const phrase_columns[] = {
  "role", "words", "source", "date", "confidence", NULL,
};

enum
{
  HS_CODE,
  HS_MEANING,
  HS_TARGET,
  HS_SOURCE,
};

static const char *const hs_columns[] = {
  "code", "meaning", "target", "source", "date", "confidence", NULL,
};

static const struct
{
  const char  *name;
  LdsWordRole  role;
} roles[] = {
  { "phrase", LDS_WORD_FALSE_FRIEND },
  { "part", LDS_WORD_PART },
  { "plain-part", LDS_WORD_PLAIN_PART },
  { "shape", LDS_WORD_SHAPE },
  { "for", LDS_WORD_FOR },
  { "with", LDS_WORD_WITH },
  { "rare-earth-free", LDS_WORD_RARE_EARTH_FREE },
  { "heavy-free", LDS_WORD_HEAVY_FREE },
  { "magnet-free", LDS_WORD_MAGNET_FREE },
  { "magnet-sign", LDS_WORD_MAGNET_SIGN },
};

static const struct
{
  const char   *name;
  LdsWordStyle  style;
} styles[] = {
  { "word", LDS_WORD_STYLE_WORD },
  { "stem", LDS_WORD_STYLE_STEM },
  { "suffix", LDS_WORD_STYLE_SUFFIX },
  { "material", LDS_WORD_STYLE_MATERIAL },
  { "grade", LDS_WORD_STYLE_GRADE },
  { "grade-stem", LDS_WORD_STYLE_GRADE_STEM },
  { "lead", LDS_WORD_STYLE_LEAD },
  { "maker", LDS_WORD_STYLE_MAKER },
  { "after", LDS_WORD_STYLE_AFTER },
};

/* Where words stand among those read, packed so that they need no memory each. */
typedef union
{
  struct
  {
    guint index : 31;
    guint shipped : 1;
  };
  guint packed;
} SeenWord;

static gboolean
find_role (const LdsTable  *table,
           guint            row,
           guint            column,
           LdsWordRole     *role,
           GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].name, lds_table_get (table, row, column)))
      {
        *role = roles[i].role;
        return TRUE;
      }

  return lds_table_fail (table, row, error, "“%s” is not a role",
                         lds_table_get (table, row, column));
}

static gboolean
find_style (const LdsTable  *table,
            guint            row,
            guint            column,
            LdsWordStyle    *style,
            GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i].name, lds_table_get (table, row, column)))
      {
        *style = styles[i].style;
        return TRUE;
      }

  return lds_table_fail (table, row, error, "“%s” is not a style",
                         lds_table_get (table, row, column));
}

static gboolean
find_target (LdsCatalogue         *self,
             const LdsTable       *table,
             guint                 row,
             guint                 column,
             const LdsMaterial   **material,
             const LdsComponent  **component,
             GError              **error)
{
  const char *id = lds_table_get (table, row, column);

  *material = lds_catalogue_find_material (self, id);
  *component = lds_catalogue_find_component (self, id);

  if (*material == NULL && *component == NULL)
    return lds_table_fail (table, row, error, "there is no material and no component “%s”", id);

  return TRUE;
}

static gboolean
add_word (LdsCatalogue    *self,
          GHashTable      *seen,
          const LdsTable  *table,
          guint            row,
          const LdsWord   *word,
          GError         **error)
{
  g_autofree char *folded = lds_text_fold (word->words);
  g_autofree char *key = g_strdup_printf ("%d %s", word->style, folded);
  gboolean shipped = row < table->n_shipped;
  gpointer value;
  SeenWord other;

  if (*folded == '\0')
    return lds_table_fail (table, row, error, "there are no words");

  /* The user's words win over shipped ones of another file too. */
  if (g_hash_table_lookup_extended (seen, key, NULL, &value))
    {
      other.packed = GPOINTER_TO_UINT (value);
      if (other.shipped == shipped)
        return lds_table_fail (table, row, error, "“%s” stands twice", word->words);
      if (!shipped)
        {
          g_array_index (self->words, LdsWord, other.index) = *word;
          other.shipped = FALSE;
          g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (other.packed));
        }
      return TRUE;
    }

  other.index = self->words->len & 0x7fffffff;
  other.shipped = shipped & 1;
  g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (other.packed));
  g_array_append_vals (self->words, word, 1);

  return TRUE;
}

static gboolean
read_elements (LdsCatalogue  *self,
               LdsTable      *table,
               guint          row,
               guint32       *elements,
               GError       **error)
{
  g_auto (GStrv) symbols = g_strsplit (lds_table_get (table, row, COMPONENT_ELEMENTS), "+", -1);

  for (guint i = 0; symbols[i] != NULL; i++)
    {
      const LdsElement *element = lds_catalogue_find_element (self, symbols[i]);

      if (element == NULL)
        return lds_table_fail (table, row, error, "“%s” is not a rare earth", symbols[i]);
      *elements |= 1u << element->index;
    }

  return TRUE;
}

static gboolean
load_components (LdsCatalogue  *self,
                 LdsSource     *source,
                 GError       **error)
{
  LdsTable *table = lds_catalogue_read_table (self, source, "components.tsv",
                                              component_columns, COMPONENT_ID, error);

  if (table == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows; row++)
    {
      LdsComponent component = { 0 };

      component.id = lds_table_get (table, row, COMPONENT_ID);
      component.name = lds_table_get (table, row, COMPONENT_NAME);
      if (!lds_catalogue_is_id (component.id) || *component.name == '\0')
        return lds_table_fail (table, row, error, "id or name is missing");
      if (lds_catalogue_find_component (self, component.id) != NULL ||
          lds_catalogue_find_material (self, component.id) != NULL)
        return lds_table_fail (table, row, error, "%s stands twice", component.id);
      if (!lds_stage_from_string (lds_table_get (table, row, COMPONENT_STAGE), &component.stage))
        return lds_table_fail (table, row, error, "“%s” is not a stage",
                               lds_table_get (table, row, COMPONENT_STAGE));
      if (!lds_table_get_boolean (table, row, COMPONENT_MAGNET, &component.magnet, error) ||
          !lds_table_get_boolean (table, row, COMPONENT_TRACE, &component.trace, error) ||
          !read_elements (self, table, row, &component.elements, error) ||
          !lds_table_get_provenance (table, row, COMPONENT_SOURCE, &component.provenance, error))
        return FALSE;

      g_hash_table_insert (self->component_ids, (gpointer) component.id,
                           GUINT_TO_POINTER (self->components->len));
      g_array_append_val (self->components, component);
    }

  return TRUE;
}

static gboolean
load_things (LdsCatalogue  *self,
             LdsSource     *source,
             GHashTable    *seen,
             GError       **error)
{
  LdsTable *table = lds_catalogue_read_table (self, source, "words.tsv", word_columns, WORD_WORDS,
                                              error);

  if (table == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows; row++)
    {
      LdsWord word = { .role = LDS_WORD_THING };

      word.words = lds_table_get (table, row, WORD_WORDS);
      if (!find_target (self, table, row, WORD_TARGET, &word.material, &word.component, error) ||
          !find_style (table, row, WORD_STYLE, &word.style, error) ||
          !lds_table_get_provenance (table, row, WORD_SOURCE, &word.provenance, error) ||
          !add_word (self, seen, table, row, &word, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
load_false_friends (LdsCatalogue  *self,
                    LdsSource     *source,
                    GHashTable    *seen,
                    GError       **error)
{
  LdsTable *table = lds_catalogue_read_table (self, source, "false-friends.tsv", friend_columns,
                                              FRIEND_WORDS, error);

  if (table == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows; row++)
    {
      LdsWord word = { 0 };
      const char *material = lds_table_get (table, row, FRIEND_MATERIAL);
      const char *component = lds_table_get (table, row, FRIEND_RULES_OUT);

      word.words = lds_table_get (table, row, FRIEND_WORDS);
      if (!find_role (table, row, FRIEND_ROLE, &word.role, error) ||
          !find_style (table, row, FRIEND_STYLE, &word.style, error) ||
          !lds_table_get_provenance (table, row, FRIEND_SOURCE, &word.provenance, error))
        return FALSE;

      if (*lds_table_get (table, row, FRIEND_REASON) == '\0')
        return lds_table_fail (table, row, error, "there is no reason");
      if (*material != '\0')
        {
          word.material = lds_catalogue_find_material (self, material);
          if (word.material == NULL || word.material->holds != LDS_HOLDS_NONE)
            return lds_table_fail (table, row, error, "“%s” is no material without rare earth",
                                   material);
        }

      if (*component != '\0')
        {
          word.component = lds_catalogue_find_component (self, component);
          if (word.component == NULL)
            return lds_table_fail (table, row, error, "there is no component “%s”", component);
        }

      if (!add_word (self, seen, table, row, &word, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
load_phrasing (LdsCatalogue  *self,
               LdsSource     *source,
               GHashTable    *seen,
               GError       **error)
{
  LdsTable *table = lds_catalogue_read_table (self, source, "phrasing.tsv", phrase_columns,
                                              PHRASE_WORDS, error);

  if (table == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows; row++)
    {
      LdsWord word = { .style = LDS_WORD_STYLE_WORD };

      word.words = lds_table_get (table, row, PHRASE_WORDS);
      if (!find_role (table, row, PHRASE_ROLE, &word.role, error) ||
          !lds_table_get_provenance (table, row, PHRASE_SOURCE, &word.provenance, error) ||
          !add_word (self, seen, table, row, &word, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
load_hs_codes (LdsCatalogue  *self,
               LdsSource     *source,
               GError       **error)
{
  LdsTable *table = lds_catalogue_read_table (self, source, "hs.tsv", hs_columns, HS_CODE, error);

  if (table == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows; row++)
    {
      LdsHsCode hs = { 0 };

      hs.code = lds_table_get (table, row, HS_CODE);
      hs.meaning = lds_table_get (table, row, HS_MEANING);
      if (strlen (hs.code) < 4 || strspn (hs.code, "0123456789") != strlen (hs.code))
        return lds_table_fail (table, row, error, "“%s” is not a code", hs.code);
      if (*lds_table_get (table, row, HS_TARGET) != '\0' &&
          !find_target (self, table, row, HS_TARGET, &hs.material, &hs.component, error))
        return FALSE;
      if (!lds_table_get_provenance (table, row, HS_SOURCE, &hs.provenance, error))
        return FALSE;

      g_array_append_val (self->hs_codes, hs);
    }

  return TRUE;
}

gboolean
lds_catalogue_load_words (LdsCatalogue  *self,
                          LdsSource     *source,
                          GError       **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return load_components (self, source, error) &&
         load_things (self, source, seen, error) &&
         load_false_friends (self, source, seen, error) &&
         load_phrasing (self, source, seen, error) &&
         load_hs_codes (self, source, error);
}

/**
 * lds_catalogue_get_words:
 * @self: a catalogue
 * @n_words: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_words): the words by which things are known, the
 *   false friends and the phrasing around them
 */
const LdsWord *
lds_catalogue_get_words (LdsCatalogue *self,
                         guint        *n_words)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (n_words != NULL, NULL);

  *n_words = self->words->len;

  return (const LdsWord *) (gpointer) self->words->data;
}

/**
 * lds_catalogue_find_component:
 * @self: a catalogue
 * @id: an id, such as "stepper-motor"
 *
 * Returns: (transfer none) (nullable): the component class of that id
 */
const LdsComponent *
lds_catalogue_find_component (LdsCatalogue *self,
                              const char   *id)
{
  gpointer index;

  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!g_hash_table_lookup_extended (self->component_ids, id, NULL, &index))
    return NULL;

  return &g_array_index (self->components, LdsComponent, GPOINTER_TO_UINT (index));
}

/**
 * lds_catalogue_find_hs_code:
 * @self: a catalogue
 * @digits: a customs code, digits only
 *
 * Returns: (transfer none) (nullable): the row whose code is the longest beginning of @digits
 */
const LdsHsCode *
lds_catalogue_find_hs_code (LdsCatalogue *self,
                            const char   *digits)
{
  const LdsHsCode *best = NULL;

  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (digits != NULL, NULL);

  for (guint i = 0; i < self->hs_codes->len; i++)
    {
      const LdsHsCode *hs = &g_array_index (self->hs_codes, LdsHsCode, i);

      if (g_str_has_prefix (digits, hs->code) &&
          (best == NULL || strlen (hs->code) > strlen (best->code)))
        best = hs;
    }

  return best;
}
