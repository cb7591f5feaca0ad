/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the characters of a decoded text stand where they would in a parts list: letters in
 * words, of one language and one case, signs beside figures and units. Up to some 3 points for a
 * character that is expected where it stands, fewer than 0 for one that is out of place. */

#include "lds-encoding-guess.h"

#include <string.h>

#define OUT_OF_PLACE -4.0
#define EXPECTED 3.0
#define NOT_JUDGED -G_MAXDOUBLE

/* Letters beyond ASCII that a language writes. */
static const char *const west[] = {
  "äöüß", "éèêàçùâîôûëïœ", "áéíóúñü", "àèéìòù", "ãõáéíóúâêôçà", "åäöæøé", NULL,
};
static const char *const east[] = {
  "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţșț", "čćđšž", "äöüß",
  NULL,
};
static const char *const turkish[] = { "çğıöşüİ", NULL };
static const char *const cyrillic[] = { "оеаинтсрвлкмдпуьыябгзчйхжшюцщэфё", NULL };
static const char *const greek[] = { "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ", NULL };

static const struct
{
  const char        *code;
  const char *const *languages;
} families[] = {
  { "WINDOWS-1252", west },     { "CP850", west },         { "CP437", west },
  { "MACINTOSH", west },        { "WINDOWS-1250", east },  { "CP852", east },
  { "ISO-8859-2", east },       { "WINDOWS-1254", turkish }, { "WINDOWS-1251", cyrillic },
  { "CP866", cyrillic },        { "KOI8-R", cyrillic },    { "WINDOWS-1253", greek },
};

typedef struct
{
  gunichar character;
  gunichar before;
  gunichar after;
  gunichar next_but_one;
  gboolean letter_before;
  gboolean letter_after;
} Place;

static gboolean
is_plain_letter (gunichar character)
{
  return character < 0x80 && g_ascii_isalpha ((char) character);
}

static gboolean
is_digit (gunichar character)
{
  return character >= '0' && character <= '9';
}

/* "µ" and so on stand in no word. */
static gboolean
is_letter (gunichar character)
{
  return g_unichar_isalpha (character) && character != 0xb5 && character != 0xaa &&
         character != 0xba;
}

static gboolean
is_one_of (gunichar    character,
           const char *set)
{
  return character != 0 && g_utf8_strchr (set, -1, character) != NULL;
}

/* 0 for a sign that says nothing, NOT_JUDGED for what is not judged here. */
static double
judge_measure (const Place *at)
{
  gboolean inside = at->letter_before && at->letter_after;

  switch (at->character)
    {
    case 0xb0: /* ° */
    case 0xba:
      if (is_digit (at->before) || (is_one_of (at->after, "CF") && !at->letter_before))
        return EXPECTED;
      return inside ? OUT_OF_PLACE : is_one_of (at->before, "nN") ? 2 : 0;
    case 0xb5: /* µ */
    case 0x3bc:
      if (!at->letter_before && is_one_of (at->after, "mFHAsVWglCSNΩ") &&
          !is_letter (at->next_but_one))
        return EXPECTED + 1;
      return at->letter_before ? OUT_OF_PLACE : 0;
    case 0xb1: /* ± */
      return inside ? OUT_OF_PLACE
                    : is_digit (at->after) || is_one_of (at->after, " .") ? EXPECTED : 0;
    case 0xb2: /* ² */
    case 0xb3:
      if (is_one_of (at->before, "m") && !at->letter_after)
        return EXPECTED + 1;
      return at->letter_before ? OUT_OF_PLACE : -1;
    case 0x3a9: /* Ω */
    case 0x2126:
      return !at->letter_after && (is_digit (at->before) || is_one_of (at->before, " kKMmRµ"))
                 ? EXPECTED + 1 : -1;
    case 0xd7: /* × */
      return inside ? OUT_OF_PLACE
                    : is_digit (at->before) || is_digit (at->after) || at->after == ' ' ? 2 : -1;
    case 0xbd: case 0xbc: case 0xbe: /* ½ ¼ ¾ */
      return at->letter_before || at->letter_after ? OUT_OF_PLACE : 2;
    case 0xd8: /* Ø */
      return !at->letter_before && (is_digit (at->after) || at->after == ' ') ? EXPECTED : NOT_JUDGED;
    case 0x20ac: case 0xa3: /* € £ */
      return inside ? OUT_OF_PLACE : 1;
    default:
      return NOT_JUDGED;
    }
}

static double
judge_sign (const Place *at)
{
  gboolean inside = at->letter_before && at->letter_after;
  gunichar c = at->character;

  if (c == 0xfffd || (c >= 0x80 && c < 0xa0) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
    return 2 * OUT_OF_PLACE;
  if (c >= 0x2300 && c < 0x2600)
    return OUT_OF_PLACE;
  if (c == 0x2019) /* ’ */
    return inside ? 2 : 0;
  if (is_one_of (c, "“”„‘«»"))
    return inside ? OUT_OF_PLACE : at->letter_before || at->letter_after ? 0.5 : -0.5;
  if (is_one_of (c, "–—"))
    return inside ? -1 : 1;
  if (is_one_of (c, "™®©…•·"))
    return inside ? OUT_OF_PLACE : at->letter_after ? -1 : 1;
  if (is_one_of (c, "¿¡"))
    return !at->letter_before && at->letter_after ? 0.5 : OUT_OF_PLACE;
  if (c == 0xa0)
    return inside ? -2 : is_digit (at->before) ? 1 : -0.5;
  if (is_one_of (c, "§№"))
    return inside ? OUT_OF_PLACE : 0.5;

  return at->letter_before || at->letter_after ? OUT_OF_PLACE : -2;
}

/* "ß" follows a vowel; "á" hardly ever, and never at the end of a word. In the encodings of DOS and
 * of Windows they are the same byte. */
static gboolean
follows_well (const Place *at)
{
  gboolean after_vowel = is_one_of (at->before, "aeiouäöüAEIOUÄÖÜ");

  if (at->character == 0xdf)
    return after_vowel;
  if (at->character == 0xe1 && after_vowel)
    return at->letter_after && !is_one_of (at->before, "aou");

  return TRUE;
}

static double
judge_letter (const Place *at,
              const char  *language)
{
  gunichar c = at->character;
  gboolean latin = c < 0x250;
  gboolean beside_plain = is_plain_letter (at->before) || is_plain_letter (at->after);
  gboolean known = is_one_of (c, language) || is_one_of (g_unichar_tolower (c), language);
  const char *place;

  if (!at->letter_before && !at->letter_after)
    return is_one_of (c, "àéóвскиоу") ? 0.5 : is_one_of (c, "ÅåÖÄÜ") ? 0 : -2;
  if (is_digit (at->before) ||
      (!at->letter_before && g_unichar_islower (c) && g_unichar_isupper (at->after)))
    return -2;
  if (at->letter_before && g_unichar_isupper (c) && g_unichar_islower (at->before))
    return -3;
  if (g_unichar_islower (c) && c != 0xdf && at->letter_before && at->letter_after &&
      g_unichar_isupper (at->before) && g_unichar_isupper (at->after))
    return -2;

  if (!latin)
    {
      if (beside_plain || !known)
        return -3;
      place = g_utf8_strchr (language, -1, g_unichar_tolower (c));
      return place != NULL && place - language < 30 ? EXPECTED : EXPECTED / 2;
    }
  if (!beside_plain)
    return -1;

  return !known ? -0.5 : follows_well (at) ? EXPECTED : -1;
}

static double
judge_place (const Place *at,
             const char  *language)
{
  double measure = judge_measure (at);

  if (measure > NOT_JUDGED)
    return measure;

  return is_letter (at->character) ? judge_letter (at, language) : judge_sign (at);
}

static gunichar
look_at (const char *text)
{
  return *text != '\0' ? g_utf8_get_char (text) : 0;
}

static double
judge_as (const char *text,
          const char *language)
{
  double score = 0;
  gunichar before = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      Place at = { .character = g_utf8_get_char (p), .before = before };
      const char *next = g_utf8_next_char (p);

      before = at.character;
      if (at.character < 0x80)
        continue;

      at.after = look_at (next);
      at.next_but_one = at.after != 0 ? look_at (g_utf8_next_char (next)) : 0;
      at.letter_before = is_letter (at.before);
      at.letter_after = is_letter (at.after);
      score += judge_place (&at, language);
    }

  return score;
}

/**
 * lds_encoding_judge_letters:
 * @code: an encoding of one byte a character
 * @text: UTF-8, decoded from it
 *
 * Returns: points for the text, read as the language that it fits best
 */
double
lds_encoding_judge_letters (const char *code,
                            const char *text)
{
  double best = -G_MAXDOUBLE;

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_equal (families[i].code, code))
      for (gsize j = 0; families[i].languages[j] != NULL; j++)
        best = MAX (best, judge_as (text, families[i].languages[j]));

  return best;
}
