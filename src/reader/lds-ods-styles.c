/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Styles, as far as they change what a person reads in a cell. A number style is written as the
 * format code that would say the same in a workbook, and read by the same function. */

#include "lds-config.h"

#include "lds-ods-private.h"

#include "lds-limits.h"

#include <string.h>

#define LONGEST_CODE 256
#define MOST_DIGITS 15
#define MOST_PARENTS 16

typedef struct
{
  char *number_style;
  char *parent;
} CellStyle;

static void
free_cell_style (gpointer data)
{
  CellStyle *style = data;

  g_free (style->number_style);
  g_free (style->parent);
  g_free (style);
}

/**
 * lds_ods_styles_new:
 *
 * Returns: (transfer full): no styles yet
 */
LdsOdsStyles *
lds_ods_styles_new (void)
{
  LdsOdsStyles *self = g_new0 (LdsOdsStyles, 1);

  self->cell_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_cell_style);
  self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->hidden_tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->code = g_string_new (NULL);
  self->literal = g_string_new (NULL);

  return self;
}

/**
 * lds_ods_styles_free:
 * @self: (transfer full): styles
 */
void
lds_ods_styles_free (LdsOdsStyles *self)
{
  g_hash_table_unref (self->cell_styles);
  g_hash_table_unref (self->formats);
  g_hash_table_unref (self->hidden_tables);
  g_string_free (self->code, TRUE);
  g_string_free (self->literal, TRUE);
  g_free (self->name);
  g_free (self);
}

static void
begin_style (LdsOdsStyles  *self,
             const char   **attributes)
{
  const char *family = lds_xml_attribute (attributes, "family");
  const char *name = lds_xml_attribute (attributes, "name");
  CellStyle *style;

  g_clear_pointer (&self->name, g_free);
  if (family == NULL || name == NULL)
    return;

  if (g_str_equal (family, "table"))
    {
      self->name = g_strdup (name);
      self->of_table = TRUE;
    }
  else if (g_str_equal (family, "table-cell") &&
           g_hash_table_size (self->cell_styles) < LDS_LIMIT_STYLES)
    {
      style = g_new0 (CellStyle, 1);
      style->number_style = g_strdup (lds_xml_attribute (attributes, "data-style-name"));
      style->parent = g_strdup (lds_xml_attribute (attributes, "parent-style-name"));
      g_hash_table_insert (self->cell_styles, g_strdup (name), style);
    }
}

static gboolean
is_number_style (const char    *name,
                 LdsNumberKind *kind)
{
  static const struct
  {
    const char   *name;
    LdsNumberKind kind;
  } styles[] = {
    { "number-style", LDS_NUMBER_PLAIN },      { "currency-style", LDS_NUMBER_PLAIN },
    { "percentage-style", LDS_NUMBER_PERCENT }, { "date-style", LDS_NUMBER_DATE },
    { "time-style", LDS_NUMBER_TIME },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (name, styles[i].name))
      {
        *kind = styles[i].kind;
        return TRUE;
      }

  return FALSE;
}

static void
add_number (LdsOdsStyles  *self,
            const char   **attributes)
{
  const char *digits = lds_xml_attribute (attributes, "min-integer-digits");
  const char *places = lds_xml_attribute (attributes, "decimal-places");
  guint64 n_digits = lds_sheet_filler_read_count (digits, 0);

  if (lds_xml_attribute_is_true (attributes, "grouping"))
    g_string_append (self->code, "#,");
  if (n_digits == 0)
    g_string_append_c (self->code, '#');
  for (guint64 i = 0; i < MIN (n_digits, MOST_DIGITS); i++)
    g_string_append_c (self->code, '0');
  if (lds_sheet_filler_read_count (places, 0) > 0)
    g_string_append (self->code, ".0");
}

/**
 * lds_ods_styles_start:
 * @self: styles
 * @name: name of an element within the styles
 * @attributes: its attributes
 */
void
lds_ods_styles_start (LdsOdsStyles  *self,
                      const char    *name,
                      const char   **attributes)
{
  LdsNumberKind kind;

  self->in_literal = FALSE;
  if (g_str_equal (name, "style"))
    {
      begin_style (self, attributes);
    }
  else if (is_number_style (name, &kind))
    {
      g_free (self->name);
      self->name = g_strdup (lds_xml_attribute (attributes, "name"));
      self->of_table = FALSE;
      self->kind = kind;
      g_string_truncate (self->code, 0);
    }
  else if (self->name == NULL)
    {
      return;
    }
  else if (self->of_table && g_str_equal (name, "table-properties"))
    {
      const char *display = lds_xml_attribute (attributes, "display");

      if (g_strcmp0 (display, "false") == 0 &&
          g_hash_table_size (self->hidden_tables) < LDS_LIMIT_STYLES)
        g_hash_table_add (self->hidden_tables, g_strdup (self->name));
    }
  else if (g_str_equal (name, "number") && self->code->len < LONGEST_CODE)
    {
      add_number (self, attributes);
    }
  else if (g_str_equal (name, "fraction") || g_str_equal (name, "scientific-number"))
    {
      g_string_assign (self->code, "0.#");
    }
  else if (g_str_equal (name, "text") || g_str_equal (name, "currency-symbol"))
    {
      self->in_literal = TRUE;
      g_string_truncate (self->literal, 0);
    }
}

static void
end_literal (LdsOdsStyles *self,
             const char   *name)
{
  self->in_literal = FALSE;
  if (self->code->len >= LONGEST_CODE || self->literal->len == 0)
    return;

  g_strdelimit (self->literal->str, "\"]-;", ' ');
  if (g_str_equal (name, "text"))
    g_string_append_printf (self->code, "\"%s\"", self->literal->str);
  else
    g_string_append_printf (self->code, "[$%s]", self->literal->str);
}

static void
end_number_style (LdsOdsStyles *self)
{
  LdsNumberFormat format;

  lds_number_format_init (&format, 0, self->code->str);
  if (self->kind != LDS_NUMBER_PLAIN)
    format = (LdsNumberFormat) { .kind = self->kind };
  if (g_hash_table_size (self->formats) < LDS_LIMIT_STYLES)
    g_hash_table_insert (self->formats, g_strdup (self->name),
                         g_memdup2 (&format, sizeof format));
  g_clear_pointer (&self->name, g_free);
}

/**
 * lds_ods_styles_end:
 * @self: styles
 * @name: name of an element within the styles
 */
void
lds_ods_styles_end (LdsOdsStyles *self,
                    const char   *name)
{
  LdsNumberKind kind;

  if (self->in_literal)
    end_literal (self, name);
  else if (self->name != NULL && !self->of_table && is_number_style (name, &kind))
    end_number_style (self);
  else if (g_str_equal (name, "style"))
    g_clear_pointer (&self->name, g_free);
}

/**
 * lds_ods_styles_text:
 * @self: styles
 * @text: (array length=length): text within the styles
 * @length: number of bytes
 */
void
lds_ods_styles_text (LdsOdsStyles *self,
                     const char   *text,
                     int           length)
{
  if (self->in_literal && self->literal->len + length < LONGEST_CODE)
    g_string_append_len (self->literal, text, length);
}

/**
 * lds_ods_styles_find:
 * @self: styles
 * @name: (nullable): name of a cell style
 *
 * Returns: (transfer none) (nullable): how a number in such a cell is shown
 */
const LdsNumberFormat *
lds_ods_styles_find (LdsOdsStyles *self,
                     const char   *name)
{
  for (guint i = 0; name != NULL && i < MOST_PARENTS; i++)
    {
      const CellStyle *style = g_hash_table_lookup (self->cell_styles, name);

      if (style == NULL)
        break;
      if (style->number_style != NULL)
        return g_hash_table_lookup (self->formats, style->number_style);
      name = style->parent;
    }

  return NULL;
}
