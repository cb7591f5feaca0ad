/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-search-index.h"

#include <string.h>

#include "lds-country.h"

/* How often a cancelled making is noticed. */
#define ITEMS_BETWEEN_CHECKS 1024

struct _LdsSearchIndex
{
  gatomicrefcount references;
  GStringChunk   *chunk;
  const char    **words;
  guint           n_words;
};

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
}

static void
append_words (GString    *string,
              const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  g_string_append_c (string, ' ');
  g_string_append (string, words);
}

static char *
collect_words (LdsAudit      *audit,
               const LdsItem *item,
               GString       *string)
{
  LdsCatalogue *catalogue = lds_audit_get_catalogue (audit);

  g_string_truncate (string, 0);
  append_words (string, item->part_number);
  append_words (string, item->description);
  append_words (string, item->reference_designator);
  append_words (string, item->manufacturer);
  append_words (string, item->mpn);
  append_words (string, item->supplier);
  append_words (string, item->material_text);

  for (guint i = 0; i < item->n_tiers; i++)
    {
      const LdsTierLink *link = &item->tiers[i];

      append_words (string, link->supplier);
      append_words (string, link->stated);
      if (link->country == NULL)
        continue;
      append_words (string, link->country);
      append_words (string, lds_catalogue_get_country_name (catalogue, link->country));
    }

  for (guint i = 0; i < item->n_contents; i++)
    {
      const LdsElement *element = lds_catalogue_get_element (catalogue, item->contents[i].element);

      append_words (string, element->symbol);
      append_words (string, element->name);
    }

  return fold (string->str);
}

/* A short term such as “dy” or “cn” is the beginning of a word, or it would be found everywhere. */
static gboolean
match_term (const char *words,
            const char *term)
{
  gboolean is_short = strlen (term) <= 2;

  for (const char *at = strstr (words, term); at != NULL; at = strstr (at + 1, term))
    {
      if (!is_short || at == words || !g_ascii_isalnum (at[-1]))
        return TRUE;
    }

  return FALSE;
}

LdsSearchIndex *
lds_search_index_new (LdsAudit     *audit,
                      GCancellable *cancellable)
{
  g_autoptr (LdsSearchIndex) self = NULL;
  g_autoptr (GString) string = NULL;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  self = g_new0 (LdsSearchIndex, 1);
  g_atomic_ref_count_init (&self->references);
  self->chunk = g_string_chunk_new (1 << 16);
  self->n_words = lds_audit_get_n_items (audit);
  self->words = g_new0 (const char *, self->n_words);

  string = g_string_new (NULL);
  for (guint i = 0; i < self->n_words; i++)
    {
      g_autofree char *words = NULL;

      if (i % ITEMS_BETWEEN_CHECKS == 0 && g_cancellable_is_cancelled (cancellable))
        return NULL;

      words = collect_words (audit, lds_audit_get_item (audit, i), string);
      self->words[i] = g_string_chunk_insert (self->chunk, words);
    }

  return g_steal_pointer (&self);
}

LdsSearchIndex *
lds_search_index_ref (LdsSearchIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
lds_search_index_unref (LdsSearchIndex *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_string_chunk_free (self->chunk);
  g_free (self->words);
  g_free (self);
}

/* The terms of a search text: all of them must be found. NULL when there is none. */
char **
lds_search_index_split (const char *text)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  guint n_terms = 0;

  if (text == NULL)
    return NULL;

  folded = fold (text);
  parts = g_strsplit_set (folded, " \t\n", -1);
  builder = g_strv_builder_new ();
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (parts[i][0] == '\0')
        continue;
      g_strv_builder_add (builder, parts[i]);
      n_terms++;
    }

  return n_terms > 0 ? g_strv_builder_end (builder) : NULL;
}

gboolean
lds_search_index_match (const LdsSearchIndex *self,
                        guint                 index,
                        char                **terms)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (index < self->n_words, FALSE);

  for (guint i = 0; terms != NULL && terms[i] != NULL; i++)
    {
      if (!match_term (self->words[index], terms[i]))
        return FALSE;
    }

  return TRUE;
}
