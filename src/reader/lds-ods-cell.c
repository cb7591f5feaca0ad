/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cell holds: its value where it has one, its text where not. */

#include "lds-config.h"

#include "lds-ods-private.h"

#include <string.h>

/**
 * lds_ods_cell_init:
 * @self: (out): a cell
 */
void
lds_ods_cell_init (LdsOdsCell *self)
{
  *self = (LdsOdsCell) {
    .value = g_string_new (NULL),
    .currency = g_string_new (NULL),
    .shown = g_string_new (NULL),
    .text = { .text = g_string_new (NULL) },
  };
}

/**
 * lds_ods_cell_clear:
 * @self: a cell
 */
void
lds_ods_cell_clear (LdsOdsCell *self)
{
  g_string_free (self->value, TRUE);
  g_string_free (self->currency, TRUE);
  g_string_free (self->shown, TRUE);
  g_string_free (self->text.text, TRUE);
}

static LdsOdsType
read_type (const char *type)
{
  static const struct
  {
    const char *name;
    LdsOdsType  type;
  } types[] = {
    { "float", LDS_ODS_FLOAT },       { "percentage", LDS_ODS_PERCENTAGE },
    { "currency", LDS_ODS_CURRENCY }, { "date", LDS_ODS_DATE },
    { "time", LDS_ODS_TIME },         { "boolean", LDS_ODS_BOOLEAN },
    { "string", LDS_ODS_STRING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (type, types[i].name))
      return types[i].type;

  return LDS_ODS_NONE;
}

/* Extensions repeat what the standard says, and mark errors. */
static void
read_attribute (LdsOdsCell *self,
                const char *name,
                const char *value)
{
  const char *colon = strchr (name, ':');
  const char *local = colon != NULL ? colon + 1 : name;

  if (g_str_has_prefix (name, "calcext:"))
    self->is_error |= g_str_equal (local, "value-type") && g_str_equal (value, "error");
  else if (g_str_equal (local, "value-type"))
    self->type = read_type (value);
  else if (g_str_equal (local, "value") || g_str_equal (local, "date-value") ||
           g_str_equal (local, "time-value") || g_str_equal (local, "boolean-value") ||
           g_str_equal (local, "string-value"))
    {
      g_string_assign (self->value, value);
      self->has_value = TRUE;
    }
  else if (g_str_equal (local, "formula"))
    self->has_formula = TRUE;
  else if (g_str_equal (local, "currency"))
    g_string_assign (self->currency, value);
}

/**
 * lds_ods_cell_begin:
 * @self: a cell
 * @attributes: its attributes
 * @format: (nullable): how a number in it is shown
 */
void
lds_ods_cell_begin (LdsOdsCell             *self,
                    const char            **attributes,
                    const LdsNumberFormat  *format)
{
  self->type = LDS_ODS_NONE;
  self->is_error = self->has_formula = self->has_value = FALSE;
  self->format = format;
  g_string_truncate (self->value, 0);
  g_string_truncate (self->currency, 0);
  lds_ods_text_reset (&self->text);
  for (; attributes[0] != NULL; attributes += 2)
    read_attribute (self, attributes[0], attributes[1]);
}

static const GString *
show_number (LdsOdsCell  *self,
             LdsCellKind *kind)
{
  LdsNumberFormat format = { .kind = LDS_NUMBER_PLAIN };

  if (self->format != NULL)
    format = *self->format;
  if (self->type == LDS_ODS_PERCENTAGE)
    format = (LdsNumberFormat) { .kind = LDS_NUMBER_PERCENT };
  else if (self->type == LDS_ODS_CURRENCY && *format.prefix == '\0' && *format.suffix == '\0' &&
           self->currency->len < LDS_NUMBER_AFFIX_SIZE)
    g_strlcpy (format.prefix, self->currency->str, sizeof format.prefix);

  g_string_truncate (self->shown, 0);
  *kind = lds_number_format_show (&format, self->value->str, self->value->len, FALSE,
                                  self->shown);

  return self->shown;
}

/* "PT10H30M05.5S" gives 37805.5; negative for what is no duration. */
static double
read_duration (const char *text)
{
  gboolean in_time = FALSE;
  double seconds = 0;

  if (*text++ != 'P')
    return -1;

  while (*text != '\0')
    {
      char *end = NULL;
      double number;

      if (*text == 'T')
        {
          in_time = TRUE;
          text++;
          continue;
        }
      number = g_ascii_isdigit (*text) ? g_ascii_strtod (text, &end) : -1;
      if (number < 0 || number > 1e9)
        return -1;
      if (*end == 'D' && !in_time)
        seconds += number * 86400;
      else if (*end == 'H' && in_time)
        seconds += number * 3600;
      else if (*end == 'M' && in_time)
        seconds += number * 60;
      else if (*end == 'S' && in_time)
        seconds += number;
      else
        return -1;
      text = end + 1;
    }

  return seconds;
}

static const GString *
show_date (LdsOdsCell  *self,
           LdsCellKind *kind)
{
  double duration = self->type == LDS_ODS_TIME ? read_duration (self->value->str) : 0;
  gint64 seconds = (gint64) (MIN (duration, 1e12) + 0.5);

  if (duration < 0 || (self->type == LDS_ODS_DATE && !g_ascii_isdigit (*self->value->str)))
    return self->text.text;

  *kind = LDS_CELL_DATE;
  if (self->type == LDS_ODS_DATE)
    {
      lds_sheet_filler_trim_date (self->value);
      return self->value;
    }
  g_string_printf (self->shown, "%02" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600,
                   (int) (seconds / 60 % 60), (int) (seconds % 60));

  return self->shown;
}

/* What a formula shows that could not be computed, in programs that do not mark it. */
static gboolean
shows_error (LdsOdsCell *self)
{
  static const char *const errors[] = { "#N/A", "#REF!", "#NAME?", "#DIV/0!", "#VALUE!", "#NUM!",
                                        "#NULL!", NULL };
  const char *text = self->text.text->str;

  return self->is_error || (self->has_formula && (g_strv_contains (errors, text) ||
                                                  g_str_has_prefix (text, "Err:")));
}

/**
 * lds_ods_cell_show:
 * @self: a cell that is complete
 * @kind: (inout): %LDS_CELL_TEXT; what the cell is
 *
 * Returns: (transfer none): what it holds, as the reader of .xlsx would write it
 */
const GString *
lds_ods_cell_show (LdsOdsCell  *self,
                   LdsCellKind *kind)
{
  const GString *text = self->text.text;

  if (text->len > 0 && shows_error (self))
    {
      *kind = LDS_CELL_ERROR;
      return text;
    }
  if (!self->has_value)
    {
      /* A formula that gives an empty text has a type, or an empty paragraph. */
      if (self->has_formula && self->type != LDS_ODS_STRING && self->text.n_paragraphs == 0)
        *kind = LDS_CELL_UNCOMPUTED;
      return text;
    }

  switch (self->type)
    {
    case LDS_ODS_FLOAT:
    case LDS_ODS_PERCENTAGE:
    case LDS_ODS_CURRENCY:
      return show_number (self, kind);
    case LDS_ODS_DATE:
    case LDS_ODS_TIME:
      return show_date (self, kind);
    case LDS_ODS_BOOLEAN:
      *kind = LDS_CELL_BOOLEAN;
      g_string_assign (self->shown, g_str_equal (self->value->str, "true") ? "TRUE" : "FALSE");
      return self->shown;
    case LDS_ODS_STRING:
    case LDS_ODS_NONE:
    default:
      return text->len > 0 ? text : self->value;
    }
}
