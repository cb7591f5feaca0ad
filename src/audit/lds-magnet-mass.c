/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-magnet-mass.h"

#include "lds-dimensions.h"

#include <string.h>

/* Where the character of the folded text stands in its field, which begins at @base. */
static gsize
find_source (const LdsLineText *text,
             guint              field,
             gsize              base,
             gsize              position)
{
  return text->ascii[field] ? position - base : g_array_index (text->offsets, guint, position);
}

/* Names the field and the words behind a part of the folded text. */
static void
set_size (const LdsLineText *text,
          gsize              start,
          gsize              end,
          LdsReading        *reading)
{
  gsize base = 0;

  for (guint i = 0; i < LDS_N_LINE_FIELDS; i++)
    {
      const char *source = text->source[i];
      gsize length;

      if (source == NULL || *source == '\0')
        continue;

      length = strlen (text->folded->str + base);
      if (start < base + length)
        {
          const char *first = source + find_source (text, i, base, start);
          const char *last = source + find_source (text, i, base, end - 1);

          reading->size = g_strndup (first, g_utf8_next_char (last) - first);
          reading->size_field = lds_line_field_name ((LdsLineField) i);
          return;
        }
      base += length + 1;
    }
}

/* All fields in one, so that two of them cannot tell two sizes. */
static char *
join_fields (const LdsLineText *text)
{
  char *joined = g_memdup2 (text->folded->str, text->folded->len + 1);

  for (gsize i = 0; i < text->folded->len; i++)
    if (joined[i] == '\0')
      joined[i] = '\n';

  return joined;
}

/**
 * lds_magnet_mass_find:
 * @catalogue: a catalogue
 * @text: a line's text
 * @reading: (inout): what the line is; where it is a magnet with a size, its mass is added
 *
 * A magnet weighs its volume times the density of its material, each with its range; what only
 * holds a magnet does not.
 */
void
lds_magnet_mass_find (LdsCatalogue      *catalogue,
                      const LdsLineText *text,
                      LdsReading        *reading)
{
  g_autofree char *joined = NULL;
  const LdsMagnetFigure *density;
  LdsDimensions dimensions;

  if (reading->rule.kind != LDS_RULE_MATERIAL || reading->material == NULL ||
      reading->thing != NULL || !g_str_equal (reading->material->kind, "magnet"))
    return;

  density = lds_catalogue_get_magnet_figure (catalogue, reading->material, LDS_MAGNET_DENSITY);
  joined = join_fields (text);
  if (density == NULL ||
      !lds_dimensions_read (joined, lds_catalogue_find_shape (catalogue, joined), &dimensions))
    return;

  reading->mass_g_low = dimensions.volume_low * density->low;
  reading->mass_g_high = dimensions.volume_high * density->high;
  reading->size_unit_assumed = dimensions.unit_assumed;
  set_size (text, dimensions.start, dimensions.end, reading);
}
