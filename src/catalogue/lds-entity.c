/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-private.h"
#include "lds-text.h"

#include <string.h>

enum
{
  NAME,
  ALSO,
  LIST,
  CONTROL,
  LISTED,
  SOURCE,
};

static const char *const columns[] = {
  "name", "also", "list", "control", "listed", "source", "date", "confidence", NULL,
};

/* Words of a company's legal form, and those that spellings leave out. */
static const char *const dropped[] = {
  "co", "company", "corp", "corporation", "inc", "incorporated", "ltd", "limited", "llc", "plc",
  "kk", "gmbh", "ag", "sa", "bv", "pte", "the", "and", "株", "株式会社", "有限会社", "holdings",
};

/* Written into the name without a space, in Japanese and Chinese letters. */
static const char *const glued[] = { "株式会社", "株式會社", "有限会社" };

/* One spelling of words that differ between countries. */
static const char *const spellings[][2] = {
  { "defence", "defense" }, { "centre", "center" }, { "organisation", "organization" },
};

static gboolean
is_dropped (const char *word)
{
  gboolean drop = *word == '\0';

  for (guint i = 0; !drop && i < G_N_ELEMENTS (dropped); i++)
    drop = g_str_equal (word, dropped[i]);

  return drop;
}

static const char *
unify (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      if (g_str_equal (word, spellings[i][0]))
        return spellings[i][1];
    }

  return word;
}

/* Folds a company's name to its words, without legal forms, with a space between them. */
static char *
make_key (const char *name)
{
  g_autofree char *folded = lds_text_name_key (name);
  g_autoptr (GString) text = g_string_new (folded);
  g_auto (GStrv) words = NULL;
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (glued); i++)
    g_string_replace (text, glued[i], " ", 0);
  words = g_strsplit (text->str, " ", 0);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (is_dropped (words[i]))
        continue;
      if (key->len > 0)
        g_string_append_c (key, ' ');
      g_string_append (key, unify (words[i]));
    }

  return g_string_free_and_steal (key);
}

static gboolean
read_entity (LdsCatalogue    *self,
             const LdsTable  *table,
             guint            row,
             GError         **error)
{
  LdsEntity entity = { 0 };

  entity.name = lds_table_get (table, row, NAME);
  entity.list = lds_table_get (table, row, LIST);
  entity.control = lds_catalogue_find_control (self, lds_table_get (table, row, CONTROL));

  if (*entity.name == '\0')
    return lds_table_fail (table, row, error, "there is no name");
  if (!g_str_equal (entity.list, "control") && !g_str_equal (entity.list, "watch"))
    return lds_table_fail (table, row, error, "list is neither control nor watch");
  if (entity.control == NULL)
    return lds_table_fail (table, row, error, "there is no control “%s”",
                           lds_table_get (table, row, CONTROL));
  if (!lds_table_get_boolean (table, row, LISTED, &entity.listed, error) ||
      !lds_table_get_provenance (table, row, SOURCE, &entity.provenance, error))
    return FALSE;

  g_array_append_val (self->entities, entity);

  return TRUE;
}

static gboolean
add_name (LdsCatalogue    *self,
          const LdsTable  *table,
          guint            row,
          guint            entity,
          const char      *name,
          GError         **error)
{
  g_autofree char *key = make_key (name);

  if (*key == '\0')
    return lds_table_fail (table, row, error, "“%s” has no word of its own", name);
  if (g_hash_table_contains (self->entity_names, key))
    return lds_table_fail (table, row, error, "“%s” stands twice", name);

  g_hash_table_insert (self->entity_names, g_steal_pointer (&key), GUINT_TO_POINTER (entity));

  return TRUE;
}

gboolean
lds_catalogue_load_entities (LdsCatalogue  *self,
                             LdsSource     *source,
                             GError       **error)
{
  LdsTable *table = lds_catalogue_read_table (self, source, "entities.tsv", columns, NAME, error);
  guint n_rows;

  if (table == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows; row++)
    {
      g_auto (GStrv) also = g_strsplit (lds_table_get (table, row, ALSO), ";", 0);

      if (!read_entity (self, table, row, error) ||
          !add_name (self, table, row, row, lds_table_get (table, row, NAME), error))
        return FALSE;

      for (guint i = 0; also[i] != NULL; i++)
        if (*g_strstrip (also[i]) != '\0' && !add_name (self, table, row, row, also[i], error))
          return FALSE;
    }

  /* A longer name that begins with a listed one is a namesake: the same row, not listed. */
  n_rows = self->entities->len;
  for (guint i = 0; i < n_rows; i++)
    {
      LdsEntity namesake = g_array_index (self->entities, LdsEntity, i);

      namesake.listed = FALSE;
      g_array_append_val (self->entities, namesake);
    }

  return TRUE;
}

/**
 * lds_catalogue_match_entity:
 * @self: a catalogue
 * @name: name of a supplier or maker
 *
 * Looks a name up in the entity lists, whatever its legal form and case. A name that only begins
 * like a listed one, its parent or its namesake gives an entity that is not
 * @LdsEntity.listed: a possible match, to be offered and never counted.
 *
 * Returns: (transfer none) (nullable): the entity
 */
const LdsEntity *
lds_catalogue_match_entity (LdsCatalogue *self,
                            const char   *name)
{
  g_autofree char *key = NULL;
  gpointer value;
  char *space;

  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  key = make_key (name);
  if (g_hash_table_lookup_extended (self->entity_names, key, NULL, &value))
    return &g_array_index (self->entities, LdsEntity, GPOINTER_TO_UINT (value));

  while ((space = strrchr (key, ' ')) != NULL)
    {
      *space = '\0';
      if (g_hash_table_lookup_extended (self->entity_names, key, NULL, &value))
        return &g_array_index (self->entities, LdsEntity,
                               GPOINTER_TO_UINT (value) + self->entities->len / 2);
    }

  return NULL;
}
