/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-number-format.h"

#include <math.h>
#include <string.h>

/* Excel computes with 15 significant digits, and shows no more. */
#define SIGNIFICANT_DIGITS 15

#define LAST_SERIAL 2958465.999
#define SECONDS_PER_DAY 86400

/* Days from 1899-12-30 to 1904-01-01. */
#define EPOCH_1904 1462

typedef struct
{
  gboolean date;
  gboolean month;
  gboolean time;
  gboolean percent;
  gboolean general;
  guint    zeros;
  guint    places;
  gboolean other;
  GString *prefix;
  GString *suffix;
} Scan;

/* Built-in formats that no file spells out. */
static LdsNumberKind
get_builtin (guint id)
{
  if (id == 9 || id == 10)
    return LDS_NUMBER_PERCENT;
  if (id == 22)
    return LDS_NUMBER_DATE_TIME;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
      id == 57 || id == 58)
    return LDS_NUMBER_DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) ||
      id == 55 || id == 56)
    return LDS_NUMBER_TIME;

  return LDS_NUMBER_PLAIN;
}

static void
add_literal (Scan       *scan,
             const char *text,
             gsize       length)
{
  g_string_append_len (scan->places > 0 ? scan->suffix : scan->prefix, text, length);
}

/* "[$€-407]" is a currency, "[h]" a time, "[Red]" and "[>100]" nothing to us. */
static const char *
read_bracket (Scan       *scan,
              const char *code)
{
  const char *end = strchr (code, ']');

  if (end == NULL)
    return code + strlen (code);

  if (code[1] == '$')
    add_literal (scan, code + 2, strcspn (code + 2, "-]"));
  else if (strspn (code + 1, "hHmMsS") == (gsize) (end - code - 1) && end > code + 1)
    scan->time = TRUE;

  return end + 1;
}

static const char *
read_quoted (Scan       *scan,
             const char *code)
{
  const char *end = strchr (code + 1, '"');

  if (end == NULL)
    end = code + strlen (code);
  add_literal (scan, code + 1, end - code - 1);

  return *end == '"' ? end + 1 : end;
}

static void
read_letter (Scan *scan,
             char  letter)
{
  switch (g_ascii_tolower (letter))
    {
    case 'y': case 'd': case 'e': case 'b':
      scan->date = TRUE;
      break;
    case 'h': case 's':
      scan->time = TRUE;
      break;
    case 'm':
      scan->month = TRUE;
      break;
    case '0':
      scan->zeros++;
      scan->places++;
      break;
    case '#': case '?': case ',': case '.': case '/':
      scan->places += letter == '#' || letter == '?';
      scan->other = TRUE;
      break;
    case '%':
      scan->percent = TRUE;
      break;
    default:
      break;
    }
}

/* Only the first section, that for positive numbers. */
static void
scan_code (Scan       *scan,
           const char *code)
{
  while (*code != '\0' && *code != ';')
    {
      const char *next = g_utf8_next_char (code);

      if (*code == '[')
        next = read_bracket (scan, code);
      else if (*code == '"')
        next = read_quoted (scan, code);
      else if ((*code == '_' || *code == '*' || *code == '\\') && *next != '\0')
        {
          const char *escaped = next;

          next = g_utf8_next_char (escaped);
          if (*code == '\\')
            add_literal (scan, escaped, next - escaped);
        }
      else if (g_ascii_strncasecmp (code, "a/p", 3) == 0)
        {
          scan->time = TRUE;
          next = code + 3;
        }
      else if (g_ascii_strncasecmp (code, "general", 7) == 0)
        {
          scan->general = TRUE;
          next = code + 7;
        }
      else if (g_ascii_strncasecmp (code, "am/pm", 5) == 0)
        {
          scan->time = TRUE;
          next = code + 5;
        }
      else if ((*code == 'E' || *code == 'e') && (*next == '+' || *next == '-'))
        {
          scan->other = TRUE;
          next++;
        }
      else if ((guchar) *code >= 0x80 || *code == '$')
        add_literal (scan, code, next - code);
      else
        read_letter (scan, *code);

      code = next;
    }
}

/* A sign or a unit; dashes, brackets and blanks only lay a number out. */
static void
keep_affix (char     *affix,
            GString  *text)
{
  gboolean says_something = FALSE;

  g_strstrip (text->str);
  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      says_something |= g_unichar_isalpha (character) ||
                        g_unichar_type (character) == G_UNICODE_CURRENCY_SYMBOL;
    }

  *affix = '\0';
  if (says_something && strlen (text->str) < LDS_NUMBER_AFFIX_SIZE)
    strcpy (affix, text->str);
}

static LdsNumberKind
judge (const Scan *scan)
{
  if (scan->general)
    return LDS_NUMBER_PLAIN;
  if (scan->date)
    return scan->time ? LDS_NUMBER_DATE_TIME : LDS_NUMBER_DATE;
  if (scan->time)
    return LDS_NUMBER_TIME;
  if (scan->month && scan->places == 0)
    return LDS_NUMBER_DATE;
  if (scan->percent)
    return LDS_NUMBER_PERCENT;
  if (scan->zeros > 1 && !scan->other)
    return LDS_NUMBER_PADDED;

  return LDS_NUMBER_PLAIN;
}

/**
 * lds_number_format_init:
 * @self: (out): a format
 * @id: its number in the workbook
 * @code: (nullable): its code as the workbook spells it, %NULL for a built-in one
 */
void
lds_number_format_init (LdsNumberFormat *self,
                        guint            id,
                        const char      *code)
{
  g_autoptr (GString) prefix = g_string_new (NULL);
  g_autoptr (GString) suffix = g_string_new (NULL);
  Scan scan = { .prefix = prefix, .suffix = suffix };

  *self = (LdsNumberFormat) { .kind = LDS_NUMBER_PLAIN };
  if (code == NULL)
    {
      self->kind = get_builtin (id);
      return;
    }

  scan_code (&scan, code);
  self->kind = judge (&scan);
  self->digits = MIN (scan.zeros, SIGNIFICANT_DIGITS);
  if (self->kind == LDS_NUMBER_PLAIN)
    {
      keep_affix (self->prefix, prefix);
      keep_affix (self->suffix, suffix);
    }
}

/* A number that already is as it should be shown, as nearly all are. */
static gboolean
is_plain (const char *value,
          gsize       length)
{
  gsize digits = 0;
  gboolean point = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (value[i]))
        digits++;
      else if (value[i] == '.' && !point && digits > 0)
        point = TRUE;
      else if (value[i] != '-' || i > 0)
        return FALSE;
    }
  if (digits == 0 || digits > SIGNIFICANT_DIGITS)
    return FALSE;
  if (*value == '0' && length > 1 && value[1] != '.')
    return FALSE;

  return !point || (value[length - 1] != '0' && value[length - 1] != '.');
}

static void
show_number (double   number,
             GString *text)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == 0)
    number = 0; /* no "-0" */
  if (fabs (number) < 1e15 && number == floor (number))
    g_string_append_printf (text, "%.0f", number);
  else
    g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static void
show_day (double   serial,
          GString *text)
{
  static const gint64 epoch = 693594; /* 1899-12-30 as a Julian day of GLib */
  GDate date;
  gint64 day = (gint64) serial;

  /* Excel counts a 29 February 1900 that never was. */
  if (day < 60)
    day++;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (epoch + day));
  g_string_append_printf (text, "%04u-%02u-%02u", g_date_get_year (&date),
                          g_date_get_month (&date), g_date_get_day (&date));
}

static gboolean
show_date (const LdsNumberFormat *self,
           double                 serial,
           GString               *text)
{
  gint64 seconds;

  if (!(serial >= 0) || serial > LAST_SERIAL)
    return FALSE;

  seconds = (gint64) floor ((serial - floor (serial)) * SECONDS_PER_DAY + 0.5);
  if (seconds == SECONDS_PER_DAY)
    {
      serial = floor (serial) + 1;
      seconds = 0;
    }

  if (self->kind == LDS_NUMBER_TIME)
    {
      gint64 total = (gint64) floor (serial) * 24 + seconds / 3600;

      g_string_append_printf (text, "%02" G_GINT64_FORMAT ":%02d:%02d", total,
                              (int) (seconds / 60 % 60), (int) (seconds % 60));
      return TRUE;
    }

  show_day (serial, text);
  if (seconds > 0)
    g_string_append_printf (text, " %02d:%02d:%02d", (int) (seconds / 3600),
                            (int) (seconds / 60 % 60), (int) (seconds % 60));

  return TRUE;
}

static void
show_with_affixes (const LdsNumberFormat *self,
                   double                 number,
                   GString               *text)
{
  g_string_append (text, self->prefix);
  if (*self->prefix != '\0' && g_ascii_isalpha (self->prefix[strlen (self->prefix) - 1]))
    g_string_append_c (text, ' ');
  show_number (number, text);
  if (*self->suffix != '\0')
    g_string_append_printf (text, " %s", self->suffix);
}

/**
 * lds_number_format_show:
 * @self: (nullable): the format of the cell
 * @value: (array length=length): the number as the file has it
 * @length: number of bytes
 * @since_1904: whether days are counted from 1904
 * @text: string to which the text is appended that a person sees, all digits kept
 *
 * Returns: what the cell is then
 */
LdsCellKind
lds_number_format_show (const LdsNumberFormat *self,
                        const char            *value,
                        gsize                  length,
                        gboolean               since_1904,
                        GString               *text)
{
  static const LdsNumberFormat general = { .kind = LDS_NUMBER_PLAIN };
  char *end = NULL;
  double number;

  if (self == NULL)
    self = &general;

  if (self->kind == LDS_NUMBER_PLAIN && *self->prefix == '\0' && *self->suffix == '\0' &&
      is_plain (value, length))
    {
      g_string_append_len (text, value, length);
      return LDS_CELL_NUMBER;
    }

  number = g_ascii_strtod (value, &end);
  if (end == value || end != value + length || !isfinite (number))
    {
      g_string_append_len (text, value, length);
      return LDS_CELL_TEXT;
    }

  switch (self->kind)
    {
    case LDS_NUMBER_DATE:
    case LDS_NUMBER_TIME:
    case LDS_NUMBER_DATE_TIME:
      if (show_date (self, number + (since_1904 && self->kind != LDS_NUMBER_TIME ? EPOCH_1904 : 0),
                     text))
        return LDS_CELL_DATE;
      show_number (number, text);
      break;
    case LDS_NUMBER_PERCENT:
      show_number (number * 100, text);
      g_string_append_c (text, '%');
      break;
    case LDS_NUMBER_PADDED:
      if (number >= 0 && number == floor (number) && number < 1e15)
        g_string_append_printf (text, "%0*.0f", (int) self->digits, number);
      else
        show_number (number, text);
      break;
    case LDS_NUMBER_PLAIN:
    default:
      show_with_affixes (self, number, text);
      break;
    }

  return LDS_CELL_NUMBER;
}
