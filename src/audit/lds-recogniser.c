/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-recogniser.h"

#include "lds-verdict.h"

#include <math.h>
#include <string.h>

/* Readings kept; parts lists repeat themselves within a few thousand lines. */
#define MAX_CACHED 4096

struct _LdsRecogniser
{
  GObject        parent_instance;

  LdsCatalogue  *catalogue;
  LdsLexicon    *lexicon;
  LdsShareStore *store;
  GHashTable    *cache;
  LdsLineText    text;
  LdsMatches     matches;
};

G_DEFINE_FINAL_TYPE (LdsRecogniser, lds_recogniser, G_TYPE_OBJECT)

static void
cached_free (gpointer data)
{
  lds_reading_clear (data);
  g_free (data);
}

static char *
make_key (const LdsLine *line)
{
  const char *texts[] = {
    line->description, line->material, line->manufacturer, line->mpn, line->part_number,
    line->cas, line->hs_code,
  };
  GString *key = g_string_sized_new (128);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i] != NULL)
        g_string_append (key, texts[i]);
      g_string_append_c (key, '\x1f');
    }

  return g_string_free_and_steal (key);
}

static void
copy_reading (const LdsReading *from,
              LdsReading       *to)
{
  *to = *from;
  to->word = g_strdup (from->word);
  to->size = g_strdup (from->size);
}

static void
lds_recogniser_finalize (GObject *object)
{
  LdsRecogniser *self = LDS_RECOGNISER (object);

  g_clear_pointer (&self->cache, g_hash_table_unref);
  g_clear_pointer (&self->store, lds_share_store_free);
  g_clear_pointer (&self->lexicon, lds_lexicon_free);
  g_clear_object (&self->catalogue);
  lds_matches_clear (&self->matches);
  lds_line_text_clear (&self->text);

  G_OBJECT_CLASS (lds_recogniser_parent_class)->finalize (object);
}

static void
lds_recogniser_class_init (LdsRecogniserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lds_recogniser_finalize;
}

static void
lds_recogniser_init (LdsRecogniser *self)
{
  self->store = lds_share_store_new ();
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, cached_free);
  lds_line_text_init (&self->text);
  lds_matches_init (&self->matches);
}

/**
 * lds_reading_clear:
 * @reading: a reading
 *
 * Frees what @reading owns and empties it.
 */
void
lds_reading_clear (LdsReading *reading)
{
  g_return_if_fail (reading != NULL);

  g_free (reading->word);
  g_free (reading->size);
  memset (reading, 0, sizeof *reading);
  reading->evidence = LDS_EVIDENCE_UNKNOWN;
  reading->mass_g_low = NAN;
  reading->mass_g_high = NAN;
}

/**
 * lds_recogniser_new:
 * @catalogue: the catalogue whose words are recognised
 *
 * Returns: (transfer full): a recogniser, which is to be used from one thread at a time
 */
LdsRecogniser *
lds_recogniser_new (LdsCatalogue *catalogue)
{
  LdsRecogniser *self;

  g_return_val_if_fail (LDS_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (LDS_TYPE_RECOGNISER, NULL);
  self->catalogue = g_object_ref (catalogue);
  self->lexicon = lds_lexicon_new (catalogue);

  return self;
}

/**
 * lds_recogniser_read:
 * @self: a recogniser
 * @line: the texts of a line
 * @reading: (out caller-allocates): what they say of its rare earths, to be emptied with
 *   lds_reading_clear(); its shares live as long as @self
 */
void
lds_recogniser_read (LdsRecogniser *self,
                     const LdsLine *line,
                     LdsReading    *reading)
{
  g_autofree char *key = NULL;
  LdsReading *cached;

  g_return_if_fail (LDS_IS_RECOGNISER (self));
  g_return_if_fail (line != NULL);
  g_return_if_fail (reading != NULL);

  key = make_key (line);
  cached = g_hash_table_lookup (self->cache, key);
  if (cached == NULL)
    {
      cached = g_new0 (LdsReading, 1);
      lds_reading_clear (cached);

      lds_line_text_read (&self->text, line);
      lds_lexicon_identify (self->lexicon, &self->text);
      lds_matches_find (&self->matches, self->catalogue, self->lexicon, &self->text);
      lds_verdict_reach (self->catalogue, self->store, line, &self->text, &self->matches, cached);

      if (g_hash_table_size (self->cache) >= MAX_CACHED)
        g_hash_table_remove_all (self->cache);
      g_hash_table_insert (self->cache, g_steal_pointer (&key), cached);
    }

  copy_reading (cached, reading);
}
