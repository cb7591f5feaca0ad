/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-keys.h"

#include "lds-workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Shorter numbers that no maker's name stands beside may be positions in a list. */
#define LEAST_DIGITS 6
#define LEAST_CHARACTERS 4

G_LOCK_DEFINE_STATIC (last);

/* Legal forms at the end of a company's name, dots left out. */
static const char *const legal_forms[] = {
  "ab", "ag", "as", "aps", "bv", "co", "coltd", "company", "corp", "corporation", "gmbh", "inc",
  "incorporated", "kft", "kg", "kk", "limited", "llc", "llp", "ltd", "nv", "ohg", "oy", "plc",
  "pte", "pty", "sa", "sarl", "sas", "se", "spa", "srl", "sro",
};

static const char *const far_eastern_forms[] = {
  "股份有限公司", "有限公司", "株式会社", "有限会社", "주식회사",
};

/* Compatibility forms as ordinary ones, letters without case. */
static char *
fold (const char *text)
{
  g_autofree char *normal = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_ascii_strdown (text, -1);
}

static gboolean
is_legal_form (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (legal_forms); i++)
    if (g_str_equal (word, legal_forms[i]))
      return TRUE;

  return FALSE;
}

/* The words of a name: letters and digits, without dots and with a space for all else. */
static GString *
get_words (const char *name)
{
  g_autofree char *folded = fold (name);
  g_autoptr (GString) text = g_string_new (folded);
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (far_eastern_forms); i++)
    g_string_replace (text, far_eastern_forms[i], " ", 0);

  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isalnum (character) || g_unichar_ismark (character))
        g_string_append_unichar (words, character);
      else if (character != '.' && words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);

  return words;
}

/*< private >
 * lds_name_key:
 * @name: of a company, valid UTF-8
 *
 * Folds case, punctuation and the legal form at the end, which the same supplier is written with and without.
 *
 * Returns: (transfer full) (nullable): the key; %NULL where the name has no letter or digit
 */
char *
lds_name_key (const char *name)
{
  g_autoptr (GString) words = get_words (name);
  char *space;

  while ((space = strrchr (words->str, ' ')) != NULL && is_legal_form (space + 1))
    g_string_truncate (words, space - words->str);

  return words->len > 0 ? g_string_free_and_steal (g_steal_pointer (&words)) : NULL;
}

static gboolean
is_joint (gunichar character)
{
  return character == '_' || g_unichar_isspace (character) ||
         g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION;
}

/* Spaces and dashes go, but stay as one dash between digits: 1-12 is not 11-2. */
static GString *
close_up (const char *folded)
{
  GString *key = g_string_new (NULL);
  gboolean joint = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_joint (character))
        {
          joint = TRUE;
          continue;
        }
      if (joint && key->len > 0 && g_ascii_isdigit (key->str[key->len - 1]) &&
          g_unichar_isdigit (character))
        g_string_append_c (key, '-');
      joint = FALSE;
      g_string_append_unichar (key, character);
    }

  return key;
}

/*< private >
 * lds_number_key:
 * @number: of a part, valid UTF-8
 * @maker: whether it is known whose number it is
 *
 * Folds case, spaces and dashes. What cannot tell one part from another has no key: words without a digit, and short
 * numbers of no one's, which may be positions in a list. Better two parts that are one than one part that is two, for
 * what is learnt of one holds for the other.
 *
 * Returns: (transfer full) (nullable): the key
 */
char *
lds_number_key (const char *number,
                gboolean    maker)
{
  g_autofree char *folded = fold (number);
  g_autoptr (GString) key = close_up (folded);
  gsize n_digits = 0;
  gsize zeros = strspn (key->str, "0");

  for (const char *p = key->str; *p != '\0'; p++)
    n_digits += g_ascii_isdigit (*p);

  if (n_digits == 0 || key->len < 2 ||
      (!maker && (key->len < LEAST_CHARACTERS ||
                  (n_digits == key->len && key->len - zeros < LEAST_DIGITS))))
    return NULL;

  return g_string_free_and_steal (g_steal_pointer (&key));
}

/*< private >
 * lds_id_from_text:
 *
 * Returns: an id that is the same in every workspace, from 1: 63 bits of the text’s SHA-256
 */
gint64
lds_id_from_text (const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 bits;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (&bits, digest, sizeof bits);
  bits = GUINT64_FROM_BE (bits) >> 1;

  return MAX ((gint64) bits, 1);
}

/*< private >
 * lds_id_from_time:
 *
 * Returns: an id that no other copy of the workspace gives: microseconds and a random part, so that later ones are
 *   larger
 */
gint64
lds_id_from_time (void)
{
  static gint64 last;
  gint64 id = (g_get_real_time () << 10) | g_random_int_range (0, 1 << 10);

  G_LOCK (last);
  last = id = MAX (id, last + 1);
  G_UNLOCK (last);

  return id;
}

/* SQL: lds_name_key (name), NULL for NULL. */
static void
name_key_cb (sqlite3_context  *context,
             int               n_values,
             sqlite3_value   **values)
{
  const char *name = (const char *) sqlite3_value_text (values[0]);

  if (name != NULL && g_utf8_validate (name, -1, NULL))
    sqlite3_result_text (context, lds_name_key (name), -1, g_free);
}

/* SQL: lds_number_key (number, whether the maker is known). */
static void
number_key_cb (sqlite3_context  *context,
               int               n_values,
               sqlite3_value   **values)
{
  const char *number = (const char *) sqlite3_value_text (values[0]);

  if (number != NULL && g_utf8_validate (number, -1, NULL))
    sqlite3_result_text (context, lds_number_key (number, sqlite3_value_int (values[1]) != 0), -1,
                         g_free);
}

/* SQL: lds_id (text). */
static void
id_cb (sqlite3_context  *context,
       int               n_values,
       sqlite3_value   **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_int64 (context, lds_id_from_text (text));
}

/*< private >
 * lds_keys_register:
 *
 * Lets statements call lds_name_key(), lds_number_key() and lds_id_from_text(), this as lds_id().
 *
 * Returns: whether they can
 */
gboolean
lds_keys_register (sqlite3  *db,
                   GError  **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  if (sqlite3_create_function (db, "lds_name_key", 1, flags, NULL, name_key_cb, NULL, NULL) == SQLITE_OK &&
      sqlite3_create_function (db, "lds_number_key", 2, flags, NULL, number_key_cb, NULL, NULL) == SQLITE_OK &&
      sqlite3_create_function (db, "lds_id", 1, flags, NULL, id_cb, NULL, NULL) == SQLITE_OK)
    return TRUE;

  g_set_error (error, LDS_WORKSPACE_ERROR, LDS_WORKSPACE_ERROR_STORE,
               _ ("The workspace could not be read or written: %s"), sqlite3_errmsg (db));
  return FALSE;
}
