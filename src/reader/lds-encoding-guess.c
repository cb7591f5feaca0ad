/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of the encodings that fit makes the most sense of the text. uchardet, which knows how often
 * letters follow each other, needs more of them than a parts list has: its answer is one voice
 * beside the question whether the characters stand where they would stand in a parts list. */

#include "lds-encoding-guess.h"

#include "lds-encoding-decode.h"

#include <string.h>
#include <uchardet.h>

#define SAMPLE 65536
#define FALLBACK "WINDOWS-1252"

/* In points for each byte that is not ASCII, of some 3 that an expected character has. */
#define VOICE 0.25

typedef struct
{
  const char *code;
  gboolean    wide;
  double      common; /* how usual it is, before the text is looked at */
} Candidate;

static const Candidate candidates[] = {
  { "WINDOWS-1252", FALSE, 0.3 },
  { "GB18030", TRUE, 0.2 },
  { "CP932", TRUE, 0.2 },
  { "BIG5", TRUE, 0.1 },
  { "EUC-JP-MS", TRUE, 0.1 },
  { "CP949", TRUE, 0.15 },
  { "WINDOWS-1250", FALSE, 0.2 },
  { "WINDOWS-1251", FALSE, 0.2 },
  { "CP850", FALSE, 0.1 },
  { "CP437", FALSE, 0 },
  { "CP852", FALSE, 0 },
  { "CP866", FALSE, 0.1 },
  { "KOI8-R", FALSE, 0.1 },
  { "ISO-8859-2", FALSE, 0.1 },
  { "WINDOWS-1254", FALSE, 0.1 },
  { "WINDOWS-1253", FALSE, 0.1 },
  { "MACINTOSH", FALSE, 0 },
};

static const char *
find_line_end (const char *text,
               const char *end)
{
  while (text < end && *text != '\n' && *text != '\r')
    text++;

  return text;
}

static gboolean
is_ascii (const char *text,
          const char *end)
{
  for (; text < end; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;

  return TRUE;
}

/* The lines that hold more than ASCII, as many as it takes. A byte below "0" is no part of another
 * character in any of the encodings, so that cutting there is safe. */
static GString *
take_sample (const char *text,
             gsize       length)
{
  GString *sample = g_string_new (NULL);
  const char *end = text + length;

  while (text < end && sample->len < SAMPLE)
    {
      const char *line = text;
      const char *stop = find_line_end (line, end);

      if (!is_ascii (line, stop))
        {
          if (stop - line > SAMPLE)
            {
              stop = line + SAMPLE;
              while (stop > line && (guchar) stop[-1] >= '0')
                stop--;
            }
          g_string_append_len (sample, line, stop - line);
          g_string_append_c (sample, '\n');
        }
      text = find_line_end (stop, end) + 1;
    }

  return sample;
}

static const char *
ask_uchardet (const GString *sample)
{
  uchardet_t detector = uchardet_new ();
  const char *name;
  const char *known;

  uchardet_handle_data (detector, sample->str, sample->len);
  uchardet_data_end (detector);
  name = uchardet_get_charset (detector);
  known = g_intern_string (name);
  uchardet_delete (detector);

  return known;
}

/* uchardet says ISO-8859-1 where the Windows encoding would do as well, and so on. */
static gboolean
agrees (const char *voice,
        const char *code)
{
  static const char *const same[][2] = {
    { "ISO-8859-1", "WINDOWS-1252" }, { "ISO-8859-15", "WINDOWS-1252" },
    { "SHIFT_JIS", "CP932" },         { "EUC-JP", "EUC-JP-MS" },
    { "EUC-KR", "CP949" },            { "UHC", "CP949" },
    { "IBM850", "CP850" },            { "IBM852", "CP852" },
    { "IBM866", "CP866" },            { "ISO-8859-9", "WINDOWS-1254" },
    { "ISO-8859-7", "WINDOWS-1253" }, { "MAC-CYRILLIC", "WINDOWS-1251" },
  };

  if (g_ascii_strcasecmp (voice, code) == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    if (g_ascii_strcasecmp (voice, same[i][0]) == 0 && g_str_equal (same[i][1], code))
      return TRUE;

  return FALSE;
}

static double
judge (const Candidate *candidate,
       const GString   *sample,
       const char      *voice)
{
  g_autoptr (GString) text = lds_encoding_decode (candidate->code, (const guint8 *) sample->str,
                                                  sample->len, NULL);
  gsize n_bytes = 0;
  double score;

  if (text == NULL)
    return -G_MAXDOUBLE;

  for (gsize i = 0; i < sample->len; i++)
    n_bytes += (guchar) sample->str[i] >= 0x80;
  score = candidate->wide
              ? lds_encoding_judge_ideographs (candidate->code, (const guint8 *) sample->str,
                                               sample->len, text->str)
              : lds_encoding_judge_letters (candidate->code, text->str);

  return score / MAX (n_bytes, 1) + candidate->common +
         (agrees (voice, candidate->code) ? VOICE : 0);
}

/**
 * lds_encoding_guess:
 * @bytes: (array length=length): a text that is neither ASCII nor UTF-8 nor marked
 * @length: number of bytes
 *
 * Returns: (transfer none): name of its encoding, in all likelihood
 */
const char *
lds_encoding_guess (const guint8 *bytes,
                    gsize         length)
{
  g_autoptr (GString) sample = take_sample ((const char *) bytes, length);
  const char *voice = ask_uchardet (sample);
  const char *best = FALLBACK;
  double best_score = -G_MAXDOUBLE;

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      double score = judge (&candidates[i], sample, voice);

      if (score > best_score)
        {
          best_score = score;
          best = candidates[i].code;
        }
    }

  return best;
}
