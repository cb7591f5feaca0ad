/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-private.h"
#include "lds-text.h"

#include <string.h>

static const char *const field_names[] = {
  "part_number", "description", "quantity", "unit", "manufacturer", "mpn", "supplier",
  "supplier_part_number", "country_of_origin", "tier2_supplier", "tier2_country",
  "tier3_supplier", "tier3_country", "stage_country", "material", "mass", "rare_earth_content",
  "cas", "hs_code", "unit_price", "total_price", "currency", "level", "parent", "find_number",
  "reference_designator", "not_fitted", "revision", "lead_time", "certificate",
};

G_STATIC_ASSERT (G_N_ELEMENTS (field_names) == LDS_N_FIELDS);

/* What may stand in brackets behind a heading without changing what the column is. */
static const char *const units[] = {
  "g", "gr", "gram", "grams", "kg", "mg", "t", "lb", "lbs", "oz", "pcs", "pc", "stk", "st",
  "ea", "each", "mm", "cm", "m", "weeks", "week", "wks", "days", "wochen", "tage", "eur", "euro",
  "usd", "gbp", "cny", "rmb", "jpy", "yen", "chf", "€", "$", "£", "¥", "us$", "net", "netto",
  "gross", "ht", "克", "千克", "元", "円", "个", "件", "個", "pieces", "stück", "stuck",
};

enum
{
  FIELD,
  HEADING,
};

static const char *const columns[] = { "field", "heading", NULL };

/**
 * lds_field_to_string:
 * @field: a field
 *
 * Returns: (transfer none): its name in the JSON report, "none" for %LDS_FIELD_NONE
 */
const char *
lds_field_to_string (LdsField field)
{
  g_return_val_if_fail ((guint) field <= LDS_FIELD_NONE, "none");

  return field == LDS_FIELD_NONE ? "none" : field_names[field];
}

/**
 * lds_field_from_string:
 * @string: a name as lds_field_to_string() gives it
 * @field: (out): the field; untouched when there is none of that name
 *
 * Returns: whether @string names a field, %LDS_FIELD_NONE not being one
 */
gboolean
lds_field_from_string (const char *string,
                       LdsField   *field)
{
  g_return_val_if_fail (string != NULL && field != NULL, FALSE);

  for (guint i = 0; i < LDS_N_FIELDS; i++)
    if (g_str_equal (field_names[i], string))
      {
        *field = (LdsField) i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_unit (const char *text,
         gsize       length)
{
  while (length > 0 && *text == ' ')
    text++, length--;
  while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '.'))
    length--;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strlen (units[i]) == length && strncmp (units[i], text, length) == 0)
      return TRUE;

  return FALSE;
}

/* Takes brackets out of a folded heading: those around a unit, or all of them. */
static char *
drop_brackets (const char *folded,
               gboolean    all)
{
  GString *kept = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0';)
    {
      const char *end = *p == '(' ? strchr (p, ')') : *p == '[' ? strchr (p, ']') : NULL;

      if (end != NULL && (all || is_unit (p + 1, end - p - 1)))
        {
          p = end + 1;
          g_string_append_c (kept, ' ');
        }
      else
        {
          g_string_append_c (kept, *p++);
        }
    }

  return g_string_free_and_steal (kept);
}

/* Signs that mean something in a heading; all others part words. */
static const char *
read_sign (gunichar character)
{
  switch (character)
    {
    case '#':
      return "no";
    case '%':
      return "%";
    case '$':
      return "$";
    case 0x20ac:
      return "€";
    case 0xa3:
      return "£";
    case 0xa5:
      return "¥";
    default:
      return NULL;
    }
}

static char *
join_words (const char *folded)
{
  GString *words = g_string_sized_new (strlen (folded) + 1);
  gboolean gap = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      const char *sign = read_sign (character);

      /* "N°" is "No"; a degree elsewhere says nothing. */
      if (character == 0xb0 && words->len > 0 && words->str[words->len - 1] == 'n')
        {
          g_string_append_c (words, 'o');
          gap = TRUE;
        }
      else if (sign != NULL)
        {
          g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", sign);
          gap = TRUE;
        }
      else if (!lds_text_is_word (character))
        {
          gap = TRUE;
        }
      else
        {
          if (gap && words->len > 0)
            g_string_append_c (words, ' ');
          gap = FALSE;
          g_string_append_len (words, p, g_utf8_next_char (p) - p);
        }
    }

  return g_string_free_and_steal (words);
}

/**
 * lds_heading_normalise:
 * @heading: a cell of a heading row
 *
 * Folds a heading so that spellings of one meet: case, accents, punctuation and a unit in
 * brackets do not matter, "#" and "N°" are "no".
 *
 * Returns: (transfer full): the words with one space between them, empty when there is none
 */
char *
lds_heading_normalise (const char *heading)
{
  g_autofree char *folded = NULL;
  g_autofree char *bare = NULL;

  g_return_val_if_fail (heading != NULL, NULL);

  folded = lds_text_fold (heading);
  bare = drop_brackets (folded, FALSE);

  return join_words (bare);
}

/* "Part Number", "part_number" and "PartNumber" are one. */
static void
drop_spaces (char *words)
{
  char *to = words;

  for (const char *from = words; *from != '\0'; from++)
    if (*from != ' ')
      *to++ = *from;
  *to = '\0';
}

static guint64
look_up (LdsCatalogue *self,
         const char   *normalised)
{
  g_autofree char *key = g_strdup (normalised);
  const guint64 *mask;

  drop_spaces (key);
  mask = g_hash_table_lookup (self->headings, key);

  return mask != NULL ? *mask : 0;
}

/* "Supplier 2", "Manufacturer Part Number 1" */
static char *
drop_number (const char *normalised)
{
  gsize length = strlen (normalised);

  while (length > 0 && g_ascii_isdigit (normalised[length - 1]))
    length--;
  if (length == 0 || normalised[length] == '\0' || strlen (normalised + length) > 2)
    return NULL;

  return g_strndup (normalised, length);
}

gboolean
lds_catalogue_load_headings (LdsCatalogue  *self,
                             LdsSource     *source,
                             GError       **error)
{
  LdsTable *table = lds_catalogue_read_table (self, source, "headings.tsv", columns, HEADING, error);

  if (table == NULL)
    return FALSE;

  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autofree char *key = lds_heading_normalise (lds_table_get (table, row, HEADING));
      guint64 *mask;
      LdsField field;

      if (!lds_field_from_string (lds_table_get (table, row, FIELD), &field))
        return lds_table_fail (table, row, error, "“%s” is not a field",
                               lds_table_get (table, row, FIELD));
      drop_spaces (key);
      if (*key == '\0')
        return lds_table_fail (table, row, error, "the heading has no word");

      mask = g_hash_table_lookup (self->headings, key);
      if (mask == NULL)
        {
          mask = g_new0 (guint64, 1);
          g_hash_table_insert (self->headings, g_steal_pointer (&key), mask);
        }
      *mask |= G_GUINT64_CONSTANT (1) << field;
    }

  return TRUE;
}

static gboolean
is_ideographic (gunichar character)
{
  switch (g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether one name ends and another begins between two characters: "Menge/Qty", "数量Qty". */
static gboolean
parts_names (gunichar before,
             gunichar character)
{
  return strchr ("/|;\n", (int) MIN (character, 0x7f)) != NULL || character == 0x3001 ||
         (is_ideographic (before) && character < 0x250 && g_unichar_isalpha (character)) ||
         (is_ideographic (character) && before < 0x250 && g_unichar_isalpha (before));
}

static guint64
match_piece (LdsCatalogue *self,
             const char   *start,
             gsize         length)
{
  g_autofree char *piece = g_strndup (start, length);
  g_autofree char *normalised = lds_heading_normalise (piece);

  return look_up (self, normalised);
}

/* A heading in two languages, or with two names: what the known ones have in common. */
static guint64
match_pieces (LdsCatalogue *self,
              const char   *heading)
{
  guint64 common = G_MAXUINT64;
  const char *start = heading;
  gunichar before = 0;
  gboolean parted = FALSE;

  for (const char *p = heading;; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      guint64 mask;

      if (character != 0 && !parts_names (before, character))
        {
          before = character;
          continue;
        }
      mask = match_piece (self, start, p - start);
      if (mask != 0)
        common &= mask;
      if (character == 0)
        break;
      parted = TRUE;
      before = character;
      start = p;
    }

  return parted && common != G_MAXUINT64 ? common : 0;
}

/**
 * lds_catalogue_match_heading:
 * @self: a catalogue
 * @heading: a cell of a heading row
 *
 * Returns: a mask in which bit f is set when @heading may be that of field f, 0 when it is none
 */
guint64
lds_catalogue_match_heading (LdsCatalogue *self,
                             const char   *heading)
{
  g_autofree char *normalised = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *outside = NULL;
  g_autofree char *words = NULL;
  g_autofree char *unnumbered = NULL;
  guint64 mask;

  g_return_val_if_fail (LDS_IS_CATALOGUE (self), 0);
  g_return_val_if_fail (heading != NULL, 0);

  normalised = lds_heading_normalise (heading);
  mask = look_up (self, normalised);
  if (mask != 0 || *normalised == '\0')
    return mask;

  unnumbered = drop_number (normalised);
  if (unnumbered != NULL && (mask = look_up (self, unnumbered)) != 0)
    return mask;

  folded = lds_text_fold (heading);
  outside = drop_brackets (folded, TRUE);
  words = join_words (outside);

  if (!g_str_equal (words, normalised) && (mask = look_up (self, words)) != 0)
    return mask;

  return match_pieces (self, heading);
}
