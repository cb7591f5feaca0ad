/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Excel's limit, counted in UTF-16 units. */
#define MAX_UNITS 32767

/* Pixels of a column: so many for each unit of its width and for its edges, of which a text leaves
 * some free. Pixels of a digit of Arial for each point of its size. */
#define UNIT_PIXELS  7
#define EDGE_PIXELS  5
#define FREE_PIXELS  8
#define DIGIT_PIXELS (0.556 * 96 / 72)

/* A spreadsheet reads "_x003D_" in a stored text as "=". */
static gboolean
is_escape (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;

  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
    }

  return text[6] == '_';
}

static gboolean
is_plain (const char *text)
{
  const char *at = text;

  for (; *at != '\0'; at++)
    {
      guchar c = *at;

      if ((c < 0x20 && c != '\n' && c != '\t') || c >= 0x7f || is_escape (at))
        return FALSE;
    }

  return at - text <= MAX_UNITS;
}

/* XML 1.0 has no place for the others; 0x7f to 0x9f it allows, but nobody can see them. */
static gboolean
is_allowed (gunichar c)
{
  if (c < 0x20)
    return c == '\n' || c == '\t';

  return !(c >= 0x7f && c <= 0x9f && c != 0x85) && (c & 0xfffe) != 0xfffe &&
         !(c >= 0xfdd0 && c <= 0xfdef);
}

static void
append_clean (GString *buffer, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_escape (at))
        g_string_append (buffer, "_x005F");

      if (c == '\r')
        {
          if (at[1] != '\n')
            g_string_append_c (buffer, '\n');
        }
      else if (is_allowed (c))
        {
          g_string_append_unichar (buffer, c);
        }
    }
}

static void
cut (GString *buffer, gsize room)
{
  const char *at = buffer->str;
  gsize       units = 0;

  while (*at != '\0')
    {
      units += g_utf8_get_char (at) > 0xffff ? 2 : 1;
      if (units > room)
        break;
      at = g_utf8_next_char (at);
    }

  g_string_truncate (buffer, at - buffer->str);
}

static gsize
count_units (const char *text)
{
  gsize units = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    units += g_utf8_get_char (at) > 0xffff ? 2 : 1;

  return units;
}

/**
 * lds_xlsx_text_clean:
 * @text: any text
 * @buffer: room for a changed one
 *
 * Makes a text fit for a cell: valid UTF-8, without the control characters that XML does not allow,
 * read back as it stands, and cut with a note where it is longer than a cell can hold.
 *
 * Returns: @text itself where nothing had to be changed, else the text of @buffer
 */
const char *
lds_xlsx_text_clean (const char *text, GString *buffer)
{
  g_autofree char *valid = NULL;
  gsize            units;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (buffer != NULL, NULL);

  if (is_plain (text))
    return text;

  if (!g_utf8_validate (text, -1, NULL))
    valid = g_utf8_make_valid (text, -1);

  g_string_truncate (buffer, 0);
  append_clean (buffer, valid != NULL ? valid : text);

  units = count_units (buffer->str);
  if (units > MAX_UNITS)
    {
      g_autofree char *note = g_strdup_printf (
          _ (" … (cut here: a cell holds %d of these %zu characters)"), MAX_UNITS, units);

      cut (buffer, MAX_UNITS - count_units (note));
      g_string_append (buffer, note);
    }

  return buffer->str;
}

/**
 * lds_xlsx_text_starts:
 * @text: any text
 *
 * Whether a spreadsheet would take @text for a formula if somebody edited its cell.
 */
gboolean
lds_xlsx_text_starts (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return text[0] != '\0' && strchr ("=+-@\t", text[0]) != NULL;
}

/* Width of a character of Arial in widths of its digits; a guess is enough, for nothing breaks
 * when a column is a little too wide. */
static double
char_width (gunichar c)
{
  if (c < 0x80)
    {
      if (strchr (" ijltfI.,:;!'|()[]/\\", (int) c) != NULL)
        return 0.52;
      if (strchr ("r-ckszvxy", (int) c) != NULL)
        return c == 'r' || c == '-' ? 0.62 : 0.91;
      if (strchr ("mwMW%@", (int) c) != NULL)
        return 1.45;
      return g_ascii_isupper (c) ? 1.24 : 1;
    }

  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 1.85 : 1.1;
}

/**
 * lds_xlsx_text_width:
 * @text: a text of one or more lines
 * @limit: the widest that matters
 *
 * Width of the longest line, in digits.
 */
double
lds_xlsx_text_width (const char *text, double limit)
{
  double width = 0;
  double widest = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *at = text; *at != '\0' && widest < limit; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      width = c == '\n' ? 0 : width + char_width (c);
      widest = MAX (widest, width);
    }

  return MIN (widest, limit);
}

/**
 * lds_xlsx_text_lines:
 * @text: a text of one or more lines
 * @width: where to wrap, in digits
 *
 * Number of lines once wrapped between words, for cells whose height no spreadsheet finds by
 * itself.
 */
guint
lds_xlsx_text_lines (const char *text, double width)
{
  double line = 0;
  double word = 0;
  guint  lines = 1;

  g_return_val_if_fail (text != NULL, 1);
  g_return_val_if_fail (width > 0, 1);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      double   room = char_width (c);

      if (c == '\n')
        {
          lines++;
          line = word = 0;
          continue;
        }

      word = c == ' ' || g_unichar_iswide (c) ? 0 : word + room;
      line += room;
      if (line > width && c != ' ')
        {
          lines++;
          line = word > 0 && word <= width ? word : room;
          word = line;
        }
    }

  return lines;
}

/**
 * lds_xlsx_text_room:
 * @width: width of some columns together, in the unit of column widths
 * @n_columns: how many they are
 * @size: size of the type, in points
 *
 * Returns: how many digits have room beside each other
 */
double
lds_xlsx_text_room (double width, guint n_columns, double size)
{
  double pixels = width * UNIT_PIXELS + n_columns * EDGE_PIXELS - FREE_PIXELS;

  g_return_val_if_fail (size > 0, 1);

  return MAX (pixels / (size * DIGIT_PIXELS), 1);
}
