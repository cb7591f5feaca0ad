/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Structure by dotted numbers: 1, 1.1, 1.1.2. */

#include "lds-config.h"

#include "lds-structure-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PLACE 96

typedef enum
{
  PLACE_IN_POSITION,
  PLACE_IN_LEVEL,
  PLACE_IN_PART_NUMBER,
  N_PLACES_IN,
} PlaceIn;

/* The places of all lines, "" where a line has none. */
typedef struct
{
  GStringChunk *chunk;
  const char  **places;
  guint         n_places;
  guint         n_dotted;
  guint         n_under;
} Places;

static void
places_clear (Places *self)
{
  g_clear_pointer (&self->chunk, g_string_chunk_free);
  g_clear_pointer (&self->places, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, places_clear)

/* One step of a place: a number, or a letter or two. */
static gsize
span_step (const char *text,
           gboolean    letters)
{
  gsize length = strspn (text, "0123456789");

  if (length > 0 || !letters)
    return length;
  while (length < 3 && g_ascii_isalpha (text[length]))
    length++;

  return length < 3 ? length : 0;
}

/* "1.2.", " 1.A" and "2.0" as "1.2", "1.A" and "2". Part numbers have neither letters nor dots at
 * the end, or too much would look like a place. */
static gboolean
normalise (const char *text,
           gboolean    part_number,
           char        place[MAX_PLACE])
{
  gsize length = 0;

  while (*text == ' ')
    text++;
  while (*text != '\0' && *text != ' ')
    {
      gsize step = span_step (text, !part_number);

      if (step == 0 || length + step + 2 > MAX_PLACE)
        return FALSE;
      memcpy (place + length, text, step);
      length += step;
      text += step;
      if (*text == '.' && (text[1] != '\0' || !part_number))
        {
          place[length++] = '.';
          text++;
        }
      else if (*text != '\0' && *text != ' ')
        {
          return FALSE;
        }
    }
  if (length == 0 || strspn (text, " ") != strlen (text) || (part_number && *text != '\0'))
    return FALSE;

  while (length > 1 && place[length - 1] == '.')
    length--;
  while (length > 2 && !part_number && place[length - 1] == '0' && place[length - 2] == '.')
    length -= 2;
  place[length] = '\0';

  return TRUE;
}

/* Occurrence of the nearest place above 1.2.3: 1.2, else 1. */
static int
find_above (GHashTable *places,
            const char *place,
            gboolean   *direct)
{
  char prefix[MAX_PLACE];
  char *dot;

  *direct = TRUE;
  g_strlcpy (prefix, place, sizeof prefix);
  while ((dot = strrchr (prefix, '.')) != NULL)
    {
      gpointer found;

      *dot = '\0';
      if (g_hash_table_lookup_extended (places, prefix, NULL, &found))
        return GPOINTER_TO_INT (found);
      *direct = FALSE;
    }

  return -1;
}

static const char *
get_text (const LdsStructureItem *item,
          PlaceIn                 in)
{
  const char *texts[N_PLACES_IN] = { item->position, item->level, item->part_number };

  return texts[in];
}

static void
collect (Places                 *self,
         const LdsStructureItem *items,
         guint                   n_items,
         PlaceIn                 in)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->chunk = g_string_chunk_new (4096);
  self->places = g_new (const char *, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      const char *text = get_text (&items[i], in);
      char place[MAX_PLACE];
      gboolean direct;
      gboolean dotted;

      self->places[i] = "";
      if (text == NULL || !normalise (text, in == PLACE_IN_PART_NUMBER, place))
        continue;
      self->places[i] = g_string_chunk_insert (self->chunk, place);
      dotted = strchr (place, '.') != NULL;
      self->n_places++;
      self->n_dotted += dotted;
      self->n_under += dotted && find_above (seen, place, &direct) >= 0 && direct;
      g_hash_table_insert (seen, (gpointer) self->places[i], GINT_TO_POINTER (1));
    }
}

static gboolean
places_tell (const Places *self,
             guint         n_items)
{
  return self->n_places >= n_items * LDS_STRUCTURE_LEAST_READABLE && self->n_under > 0 &&
         self->n_under * 2 >= self->n_dotted;
}

static void
place_lines (LdsStructure           *self,
             const Places           *places,
             const LdsStructureItem *items,
             guint                   n_items)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);
  int last = -1;

  for (guint i = 0; i < n_items; i++)
    {
      const char *place = places->places[i];
      gboolean direct = TRUE;
      int above;

      if (*place == '\0')
        {
          /* beside the line above it */
          above = last >= 0 ? g_array_index (self->occurrences, LdsOccurrence, last).parent : -1;
          lds_structure_add (self, i, above);
          continue;
        }

      above = find_above (lines, place, &direct);
      if (!direct)
        lds_structure_warn (self, LDS_CONTRADICTION_NOTHING_ABOVE, items[i].row,
                            _ ("Nothing above has the number that %s stands under; the line was "
                               "put higher"),
                            place);
      lds_structure_add (self, i, above);
      last = (int) self->occurrences->len - 1;
      g_hash_table_insert (lines, (gpointer) place, GINT_TO_POINTER (last));
    }
}

/**
 * lds_structure_read_places:
 * @self: a structure without occurrences
 * @items: (array length=n_items): the lines
 * @n_items: number of lines
 *
 * Builds the structure from dotted numbers in the find number, the level or the part number.
 *
 * Returns: whether most lines have a number and they stand under each other
 */
gboolean
lds_structure_read_places (LdsStructure           *self,
                           const LdsStructureItem *items,
                           guint                   n_items)
{
  for (PlaceIn in = 0; in < N_PLACES_IN; in++)
    {
      g_auto (Places) places = { 0 };

      collect (&places, items, n_items, in);
      if (!places_tell (&places, n_items))
        continue;
      place_lines (self, &places, items, n_items);
      return TRUE;
    }

  return FALSE;
}

/**
 * lds_structure_compare_places:
 * @self: a structure with one occurrence for each line, in their order
 * @items: (array length=n_items): the lines
 * @n_items: number of lines
 *
 * Warns where dotted numbers tell another structure.
 */
void
lds_structure_compare_places (LdsStructure           *self,
                              const LdsStructureItem *items,
                              guint                   n_items)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (Places) places = { 0 };

  collect (&places, items, n_items, PLACE_IN_POSITION);
  if (!places_tell (&places, n_items))
    return;

  for (guint i = 0; i < n_items; i++)
    {
      const char *place = places.places[i];
      gboolean direct = FALSE;
      int above;

      if (*place == '\0')
        continue;
      above = find_above (lines, place, &direct);
      if (above >= 0 && direct &&
          g_array_index (self->occurrences, LdsOccurrence, i).parent != above)
        lds_structure_warn (self, LDS_CONTRADICTION_NUMBER_DISAGREES, items[i].row,
                            _ ("The level and the number %s do not agree on where the line "
                               "stands; the level was followed"),
                            items[i].position);
      g_hash_table_insert (lines, (gpointer) place, GINT_TO_POINTER ((int) i));
    }
}
