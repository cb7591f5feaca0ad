/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-catalogue-private.h"
#include "lds-text.h"

#include <string.h>

/* A cell longer than this is prose, not a country. */
#define MAX_TEXT 400

/* What a name stands for, packed so that the tens of thousands of them need no memory each. */
typedef union
{
  struct
  {
    char   code[3];
    guint8 assumed : 1;
    guint8 place : 1;
    guint8 addition : 1;
  };
  guint32 packed;
} CountryName;

G_STATIC_ASSERT (sizeof (CountryName) == sizeof (guint32));

enum
{
  NAME_CODE,
  NAME_LANGUAGE,
  NAME_NAME,
};

static const char *const name_columns[] = { "code", "language", "name", NULL };

enum
{
  READING,
  CODE,
  WORDS,
  SOURCE,
};

static const char *const country_columns[] = {
  "reading", "code", "words", "source", "date", "confidence", NULL,
};

static gboolean
is_code (const char *code)
{
  return strlen (code) == 2 && g_ascii_isupper (code[0]) && g_ascii_isupper (code[1]);
}

static gboolean
find_name (LdsCatalogue *self,
           const char   *key,
           CountryName  *name)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (self->country_names, key, NULL, &value))
    return FALSE;

  name->packed = GPOINTER_TO_UINT (value);
  return TRUE;
}

static void
insert_name (LdsCatalogue *self,
             const char   *key,
             CountryName   name)
{
  g_hash_table_insert (self->country_names, g_string_chunk_insert (self->strings, key),
                       GUINT_TO_POINTER (name.packed));
}

/* The project's own additions, which win over the names of ISO 3166-1. */
static gboolean
read_addition (LdsCatalogue    *self,
               const LdsTable  *table,
               guint            row,
               GError         **error)
{
  const char *reading = lds_table_get (table, row, READING);
  const char *code = lds_table_get (table, row, CODE);
  g_autofree char *key = lds_text_name_key (lds_table_get (table, row, WORDS));
  LdsProvenance provenance;
  CountryName name = { .addition = TRUE };
  gboolean names = g_str_equal (reading, "name") || g_str_equal (reading, "place") ||
                   g_str_equal (reading, "assumed");

  if (!lds_table_get_provenance (table, row, SOURCE, &provenance, error))
    return FALSE;
  if (*key == '\0')
    return lds_table_fail (table, row, error, "there are no words");
  if (names && g_hash_table_lookup (self->country_display, code) == NULL)
    return lds_table_fail (table, row, error, "“%s” is not a country", code);

  if (names)
    {
      g_strlcpy (name.code, code, sizeof name.code);
      name.assumed = g_str_equal (reading, "assumed");
      name.place = g_str_equal (reading, "place");
      insert_name (self, key, name);
    }
  else if (g_str_equal (reading, "unknown"))
    insert_name (self, key, name);
  else if (g_str_equal (reading, "prefix"))
    g_ptr_array_add (self->country_prefixes, g_steal_pointer (&key));
  else if (g_str_equal (reading, "suffix"))
    g_ptr_array_add (self->country_suffixes, g_steal_pointer (&key));
  else if (g_str_equal (reading, "between"))
    g_ptr_array_add (self->country_between, g_steal_pointer (&key));
  else
    return lds_table_fail (table, row, error, "“%s” is not a reading", reading);

  return TRUE;
}

/* A name that two countries bear names none. */
static void
add_iso_name (LdsCatalogue *self,
              GString      *folded,
              GString      *key,
              const char   *text,
              const char   *code)
{
  CountryName name = { .assumed = FALSE };

  lds_text_name_key_into (text, folded, key);
  if (key->len == 0)
    return;

  if (!find_name (self, key->str, &name))
    {
      g_strlcpy (name.code, code, sizeof name.code);
      insert_name (self, key->str, name);
    }
  else if (!name.addition && !g_str_equal (name.code, code))
    {
      memset (name.code, 0, sizeof name.code);
      insert_name (self, key->str, name);
    }
}

static gboolean
read_iso_names (LdsCatalogue    *self,
                const LdsTable  *table,
                GError         **error)
{
  g_autoptr (GString) folded = g_string_sized_new (128);
  g_autoptr (GString) key = g_string_sized_new (128);

  for (guint row = 0; row < table->n_rows; row++)
    {
      const char *code = lds_table_get (table, row, NAME_CODE);
      const char *language = lds_table_get (table, row, NAME_LANGUAGE);
      const char *name = lds_table_get (table, row, NAME_NAME);

      if (!is_code (code))
        return lds_table_fail (table, row, error, "“%s” is not a country's code", code);

      /* Names are folded to lower case, so that an alpha-3 code never meets one. */
      if (g_str_equal (language, "iso3"))
        {
          CountryName coded = { .assumed = FALSE };

          g_strlcpy (coded.code, code, sizeof coded.code);
          insert_name (self, name, coded);
        }
      else if (!g_str_equal (language, "display"))
        {
          add_iso_name (self, folded, key, name, code);
        }
    }

  return TRUE;
}

static void
read_display_names (LdsCatalogue   *self,
                    const LdsTable *table)
{
  for (guint row = 0; row < table->n_rows; row++)
    if (g_str_equal (lds_table_get (table, row, NAME_LANGUAGE), "display"))
      g_hash_table_insert (self->country_display,
                           (gpointer) lds_table_get (table, row, NAME_CODE),
                           (gpointer) lds_table_get (table, row, NAME_NAME));
}

gboolean
lds_catalogue_load_countries (LdsCatalogue  *self,
                              LdsSource     *source,
                              GError       **error)
{
  LdsTable *names, *table;

  names = lds_catalogue_read_table (self, source, "country-names.tsv", name_columns, LDS_TABLE_NO_KEY,
                                    error);
  if (names == NULL)
    return FALSE;
  read_display_names (self, names);

  table = lds_catalogue_read_table (self, source, "countries.tsv", country_columns, WORDS, error);
  if (table == NULL)
    return FALSE;
  for (guint row = 0; row < table->n_rows; row++)
    if (!read_addition (self, table, row, error))
      return FALSE;

  return read_iso_names (self, names, error);
}

typedef struct
{
  LdsCatalogue      *catalogue;
  LdsCountryReading *reading;
  gboolean           place[LDS_MAX_COUNTRIES];
} Reader;

static void
add_country (Reader            *reader,
             const CountryName *name)
{
  LdsCountryReading *reading = reader->reading;

  for (guint i = 0; i < reading->n_codes; i++)
    if (g_str_equal (reading->codes[i], name->code))
      {
        reader->place[i] = reader->place[i] && name->place;
        return;
      }

  if (reading->n_codes == LDS_MAX_COUNTRIES)
    return;

  reading->assumed |= name->assumed;
  reader->place[reading->n_codes] = name->place;
  g_strlcpy (reading->codes[reading->n_codes++], name->code, 3);
}

/* Takes one leading or trailing phrase such as "made in" off a key. */
static gboolean
drop_phrase (LdsCatalogue *catalogue,
             char         *key)
{
  gsize length = strlen (key);

  for (guint i = 0; i < catalogue->country_prefixes->len; i++)
    {
      const char *prefix = g_ptr_array_index (catalogue->country_prefixes, i);
      gsize n = strlen (prefix);
      gboolean joined = (guchar) prefix[0] >= 0x80;

      if (length > n && strncmp (key, prefix, n) == 0 && (key[n] == ' ' || joined))
        {
          n += key[n] == ' ';
          memmove (key, key + n, length - n + 1);
          return TRUE;
        }
    }

  for (guint i = 0; i < catalogue->country_suffixes->len; i++)
    {
      const char *suffix = g_ptr_array_index (catalogue->country_suffixes, i);
      gsize n = strlen (suffix);
      gboolean joined = (guchar) suffix[0] >= 0x80;

      if (length > n && g_str_equal (key + length - n, suffix) &&
          (key[length - n - 1] == ' ' || joined))
        {
          key[length - n] = '\0';
          g_strchomp (key);
          return TRUE;
        }
    }

  return FALSE;
}

/* A code counts in upper case only: "in" and "it" are words. */
static gboolean
find_code (LdsCatalogue *catalogue,
           const char   *text,
           const char   *key,
           CountryName  *name)
{
  gsize n = strlen (key);
  gsize length = strlen (text);
  char code[4] = { 0 };

  if (n != 2 && n != 3)
    return FALSE;

  while (length > 0 && !g_ascii_isalnum (text[length - 1]))
    length--;
  if (length < n || (length > n && g_ascii_isalnum (text[length - n - 1])))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      code[i] = text[length - n + i];
      if (!g_ascii_isupper (code[i]) || g_ascii_tolower (code[i]) != key[i])
        return FALSE;
    }

  if (n == 3)
    return find_name (catalogue, code, name);

  name->packed = 0;
  g_strlcpy (name->code, code, sizeof name->code);

  return g_hash_table_contains (catalogue->country_display, code);
}

/* Reads a text that is one name; tells whether it is one, be it of no country ("various"). */
static gboolean
read_name (Reader     *reader,
           const char *text)
{
  g_autofree char *key = lds_text_name_key (text);

  do
    {
      CountryName name;

      if (find_name (reader->catalogue, key, &name) ||
          find_code (reader->catalogue, text, key, &name))
        {
          if (name.code[0] != '\0')
            add_country (reader, &name);
          return TRUE;
        }
    }
  while (drop_phrase (reader->catalogue, key));

  return FALSE;
}

static gboolean
is_between (LdsCatalogue *catalogue,
            const char   *word,
            gsize         length)
{
  g_autofree char *copy = g_strndup (word, length);
  g_autofree char *key = lds_text_name_key (copy);

  for (guint i = 0; i < catalogue->country_between->len; i++)
    if (g_str_equal (g_ptr_array_index (catalogue->country_between, i), key))
      return TRUE;

  return FALSE;
}

/* "DE-CN"; a name with a hyphen of its own was found before. */
static void
read_hyphenated (Reader     *reader,
                 const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, "-", 0);

  for (guint i = 0; names[i] != NULL && names[1] != NULL; i++)
    read_name (reader, names[i]);
}

/* "China or Vietnam" */
static void
read_words (Reader     *reader,
            const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", 0);
  g_autoptr (GString) name = g_string_new (NULL);
  gboolean parted = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (is_between (reader->catalogue, words[i], strlen (words[i])))
        {
          parted = TRUE;
          read_name (reader, name->str);
          g_string_truncate (name, 0);
        }
      else
        {
          g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", words[i]);
        }
    }

  if (parted)
    read_name (reader, name->str);
  else
    read_hyphenated (reader, text);
}

static gboolean
is_separator (gunichar character)
{
  switch (character)
    {
    case '/': case ';': case '&': case '+': case ',': case '|': case '(': case ')': case '[':
    case ']': case '\n': case '\r': case ':': case 0x3001: case 0xff0c: case 0xff1b:
    case 0xff0f: case 0xff08: case 0xff09: case 0x30fb: case 0xff1a:
    case 0x6216: case 0x53ca: case 0x3068: case 0x548c: /* 或, 及, と and 和 */
      return TRUE;
    default:
      return FALSE;
    }
}

static void
read_pieces (Reader     *reader,
             const char *text)
{
  const char *start = text;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean end = *p == '\0';

      if (end || is_separator (g_utf8_get_char (p)))
        {
          g_autofree char *piece = g_strndup (start, p - start);

          g_strstrip (piece);
          if (*piece != '\0' && !read_name (reader, piece))
            read_words (reader, piece);
          if (end)
            break;
          start = g_utf8_next_char (p);
        }
    }
}

/**
 * lds_catalogue_read_country:
 * @self: a catalogue
 * @text: (nullable): a cell that may name countries
 * @reading: (out): the countries that it names
 *
 * Reads names in any language of ISO 3166-1's translations, codes in upper case, and the usual
 * names and Chinese places beside them. The territory of a name is not judged here: see
 * lds_country_is_chinese().
 *
 * Returns: whether @text names a country
 */
gboolean
lds_catalogue_read_country (LdsCatalogue      *self,
                            const char        *text,
                            LdsCountryReading *reading)
{
  Reader reader = { .catalogue = self, .reading = reading };

  g_return_val_if_fail (LDS_IS_CATALOGUE (self), FALSE);
  g_return_val_if_fail (reading != NULL, FALSE);

  memset (reading, 0, sizeof *reading);

  if (text == NULL || *text == '\0' || strlen (text) > MAX_TEXT ||
      !g_utf8_validate (text, -1, NULL))
    return FALSE;

  if (!read_name (&reader, text))
    read_pieces (&reader, text);

  for (guint i = 0; i < reading->n_codes; i++)
    reading->inferred |= reader.place[i];

  return reading->n_codes > 0;
}

/**
 * lds_catalogue_get_country_name:
 * @self: a catalogue
 * @code: an ISO 3166-1 alpha-2 code
 *
 * Returns: (transfer none) (nullable): the country's English name
 */
const char *
lds_catalogue_get_country_name (LdsCatalogue *self,
                                const char   *code)
{
  g_return_val_if_fail (LDS_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return g_hash_table_lookup (self->country_display, code);
}

/**
 * lds_country_is_chinese:
 * @code: (nullable): an ISO 3166-1 alpha-2 code
 *
 * Returns: whether it is China's, Hong Kong's or Macau's; Taiwan's never is
 */
gboolean
lds_country_is_chinese (const char *code)
{
  return code != NULL && (g_str_equal (code, "CN") || g_str_equal (code, "HK") ||
                          g_str_equal (code, "MO"));
}
