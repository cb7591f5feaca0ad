/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-recogniser.h"

#include "lds-verdict.h"

#include <math.h>

struct _LdsRecogniser
{
  GObject        parent_instance;

  LdsCatalogue  *catalogue;
  LdsLexicon    *lexicon;
  LdsShareStore *store;
  LdsLineText    text;
  LdsMatches     matches;
};

G_DEFINE_FINAL_TYPE (LdsRecogniser, lds_recogniser, G_TYPE_OBJECT)

static const LdsReading empty = {
  .evidence = LDS_EVIDENCE_UNKNOWN,
  .mass_g_low = NAN,
  .mass_g_high = NAN,
};

static void
lds_recogniser_finalize (GObject *object)
{
  LdsRecogniser *self = LDS_RECOGNISER (object);

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
  *reading = empty;
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

static void
find_matches (LdsRecogniser *self,
              const LdsLine *line,
              LdsLineField   first,
              LdsLineField   last)
{
  lds_line_text_add (&self->text, line, first, last);
  lds_lexicon_identify (self->lexicon, &self->text);
  lds_matches_find (&self->matches, self->catalogue, self->lexicon, &self->text);
}

static gboolean
has_numbers (const LdsLine *line)
{
  return line->part_number != NULL || line->mpn != NULL || line->manufacturer != NULL;
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
  g_return_if_fail (LDS_IS_RECOGNISER (self));
  g_return_if_fail (line != NULL);
  g_return_if_fail (reading != NULL);

  *reading = empty;
  lds_line_text_begin (&self->text);
  find_matches (self, line, LDS_LINE_DESCRIPTION, LDS_LINE_MATERIAL);
  if (has_numbers (line) && lds_verdict_wants_numbers (&self->text, &self->matches))
    find_matches (self, line, LDS_LINE_PART_NUMBER, LDS_LINE_MANUFACTURER);
  lds_verdict_reach (self->catalogue, self->store, line, &self->text, &self->matches, reading);
}
