/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-text.h"

#include <string.h>

/* Longer than any compatibility decomposition of Unicode. */
#define MAX_DECOMPOSED 18

static void
append_folded (gunichar  character,
               GString  *folded)
{
  gunichar parts[MAX_DECOMPOSED];
  gsize n;

  /* A trade mark's sign would decompose to letters of the name. */
  if (character == 0x2122 || character == 0x2120)
    {
      g_string_append_c (folded, ' ');
      return;
    }

  n = MIN (g_unichar_fully_decompose (character, TRUE, parts, MAX_DECOMPOSED), MAX_DECOMPOSED);

  for (gsize i = 0; i < n; i++)
    {
      gunichar part = parts[i];

      if (part >= 0x300 && part <= 0x36f)
        continue;

      /* Voiced kana: the mark makes another letter, unlike an accent of the Latin script. */
      if ((part == 0x3099 || part == 0x309a) && folded->len > 0)
        {
          char *last = g_utf8_find_prev_char (folded->str, folded->str + folded->len);
          gunichar composed;

          if (last != NULL && g_unichar_compose (g_utf8_get_char (last), part, &composed))
            {
              g_string_truncate (folded, last - folded->str);
              g_string_append_unichar (folded, composed);
            }
          continue;
        }

      if (part == 0xdf)
        g_string_append (folded, "ss");
      else
        g_string_append_unichar (folded, g_unichar_tolower (part));
    }
}

/* A bit for each character of the basic plane that folds to itself, which most letters outside
 * the Latin script do: looking their decomposition up is what takes the time. */
static guint8 unchanged[0x10000 / 8];

static void
find_unchanged (void)
{
  static gsize once;

  if (!g_once_init_enter (&once))
    return;

  for (gunichar character = 0x80; character < 0x10000; character++)
    {
      gunichar parts[MAX_DECOMPOSED];

      if (!(character >= 0x300 && character <= 0x36f) && character != 0xdf &&
          character != 0x3099 && character != 0x309a &&
          !(character >= 0xd800 && character <= 0xdfff) &&
          g_unichar_tolower (character) == character &&
          g_unichar_fully_decompose (character, TRUE, parts, MAX_DECOMPOSED) == 1 &&
          parts[0] == character)
        unchanged[character / 8] |= (guint8) (1 << (character % 8));
    }

  g_once_init_leave (&once, 1);
}

static inline gboolean
is_unchanged (gunichar character)
{
  return character < 0x10000 && (unchanged[character / 8] & (1 << (character % 8))) != 0;
}

/**
 * lds_text_fold_append:
 * @text: UTF-8 text
 * @folded: where the folded text is appended
 * @offsets: (nullable) (element-type guint): for each byte appended to @folded, the offset in
 *   bytes of the character of @text that it comes from
 *
 * Folds @text for comparison: compatibility forms become ordinary ones, letters lower case, and
 * accents of the Latin script disappear. Spaces and punctuation stay.
 */
void
lds_text_fold_append (const char *text,
                      GString    *folded,
                      GArray     *offsets)
{
  g_return_if_fail (text != NULL);
  g_return_if_fail (folded != NULL);

  find_unchanged ();

  for (const char *p = text; *p != '\0';)
    {
      gunichar character = (guchar) *p;
      const char *next = p + 1;
      guint offset = p - text;

      if (character < 0x80)
        {
          g_string_append_c (folded, g_ascii_tolower (*p));
        }
      else
        {
          character = g_utf8_get_char_validated (p, -1);
          if (character >= (gunichar) -2)
            {
              g_string_append_c (folded, '?');
            }
          else
            {
              next = g_utf8_next_char (p);
              if (is_unchanged (character))
                g_string_append_len (folded, p, next - p);
              else
                append_folded (character, folded);
            }
        }

      if (offsets != NULL)
        {
          if (offsets->len > folded->len)
            g_array_set_size (offsets, folded->len);
          while (offsets->len < folded->len)
            g_array_append_val (offsets, offset);
        }

      p = next;
    }
}

/**
 * lds_text_fold:
 * @text: UTF-8 text
 *
 * Returns: (transfer full): @text folded as lds_text_fold_append() does
 */
char *
lds_text_fold (const char *text)
{
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_sized_new (strlen (text) + 8);
  lds_text_fold_append (text, folded, NULL);

  return g_string_free_and_steal (folded);
}

/**
 * lds_text_is_cjk:
 * @character: a character of a folded text
 *
 * Returns: whether @character belongs to a script that writes words without spaces between them
 */
gboolean
lds_text_is_cjk (gunichar character)
{
  return (character >= 0x3005 && character <= 0x3007) ||
         (character >= 0x3041 && character <= 0x30fa) ||
         (character >= 0x30fc && character <= 0x9fff) ||
         (character >= 0x2e80 && character <= 0x2fdf) ||
         (character >= 0xf900 && character <= 0xfaff) ||
         (character >= 0x20000 && character <= 0x3134f);
}

/**
 * lds_text_is_word:
 * @character: a character of a folded text
 *
 * Returns: whether @character is part of a word: a letter, a digit or a mark on one
 */
gboolean
lds_text_is_word (gunichar character)
{
  if (character < 0x80)
    return g_ascii_isalnum ((char) character);

  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

/**
 * lds_text_name_key:
 * @text: UTF-8 text
 *
 * Makes a key under which spellings of one name meet: folded, words parted by one space, full
 * stops and apostrophes gone, single letters drawn together ("P.R. China", "P R China" and
 * "PR China" are one).
 *
 * Returns: (transfer full): the key, which is empty when @text has no word
 */
char *
lds_text_name_key (const char *text)
{
  g_autoptr (GString) folded = NULL;
  GString *key;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_sized_new (strlen (text) + 8);
  key = g_string_sized_new (strlen (text) + 8);
  lds_text_name_key_into (text, folded, key);

  return g_string_free_and_steal (key);
}

/**
 * lds_text_name_key_into:
 * @text: UTF-8 text
 * @folded: room for the folded text
 * @key: what lds_text_name_key() makes of @text; what it held before is gone
 *
 * Spares a memory allocation for each of many texts.
 */
void
lds_text_name_key_into (const char *text,
                        GString    *folded,
                        GString    *key)
{
  gboolean gap = FALSE;
  gsize word_start = 0;
  gboolean single = FALSE;

  g_return_if_fail (text != NULL && folded != NULL && key != NULL);

  g_string_truncate (folded, 0);
  g_string_truncate (key, 0);
  lds_text_fold_append (text, folded, NULL);

  for (const char *p = folded->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '.' || character == '\'' || character == 0x2019 || character == '`')
        continue;

      if (!lds_text_is_word (character))
        {
          gap = TRUE;
          continue;
        }

      if (gap && key->len > 0)
        {
          const char *next = g_utf8_next_char (p);
          gboolean lone = g_unichar_isalpha (character) &&
                          !lds_text_is_word (g_utf8_get_char (next));
          gboolean previous_lone = single || (key->len - word_start == 1 &&
                                              g_ascii_isalpha (key->str[word_start]));

          if (!(lone && previous_lone && character < 0x80))
            {
              g_string_append_c (key, ' ');
              word_start = key->len;
              single = FALSE;
            }
          else
            {
              single = TRUE;
            }
        }
      gap = FALSE;
      g_string_append_len (key, p, g_utf8_next_char (p) - p);
    }
}
