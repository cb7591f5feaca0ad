/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The recogniser on any line, each of whose texts ends at a line end. */

#include "lds-recogniser.h"

#include <math.h>
#include <string.h>

#define N_FIELDS 7

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* What decided stands in the field that it is said to stand in. */
static void
check_words (const LdsLine *line,
             const char    *words,
             const char    *field)
{
  const struct
  {
    const char *field;
    const char *text;
  } texts[] = {
    { "description", line->description }, { "material", line->material },
    { "manufacturer", line->manufacturer }, { "mpn", line->mpn },
    { "part_number", line->part_number },
  };

  if (words == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].field, field) == 0)
      g_assert (texts[i].text != NULL && strstr (texts[i].text, words) != NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  static LdsRecogniser *recogniser;
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) fields = g_strsplit (text, "\n", N_FIELDS);
  guint n = g_strv_length (fields);
  LdsLine line = {
    .description = n > 0 ? fields[0] : NULL,
    .material = n > 1 ? fields[1] : NULL,
    .mpn = n > 2 ? fields[2] : NULL,
    .part_number = n > 3 ? fields[3] : NULL,
    .manufacturer = n > 4 ? fields[4] : NULL,
    .cas = n > 5 ? fields[5] : NULL,
    .hs_code = n > 6 ? fields[6] : NULL,
  };
  LdsReading reading;

  if (recogniser == NULL)
    {
      LdsCatalogue *catalogue = lds_catalogue_load (NULL, NULL);

      recogniser = lds_recogniser_new (catalogue);
      g_object_unref (catalogue);
    }

  lds_recogniser_read (recogniser, &line, &reading);
  check_words (&line, reading.word, reading.word_field);
  check_words (&line, reading.size, reading.size_field);
  g_assert (reading.holds == LDS_HOLDS_RARE_EARTH || reading.n_shares == 0);
  g_assert (reading.holds == LDS_HOLDS_UNKNOWN || !reading.may_hold_magnet);
  if (reading.size != NULL)
    g_assert (reading.mass_g_low > 0 && reading.mass_g_low <= reading.mass_g_high &&
              isfinite (reading.mass_g_high));
  else
    g_assert (isnan (reading.mass_g_low) && isnan (reading.mass_g_high));
  if (reading.trace.kind != LDS_RULE_NONE)
    g_assert (reading.holds == LDS_HOLDS_UNKNOWN && reading.n_shares == 0);
  lds_reading_clear (&reading);

  return 0;
}
