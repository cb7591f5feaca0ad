/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-spreadsheetml-private.h"

#include "lds-limits.h"

#define MOST_PARENTS 16

typedef struct
{
  gboolean        has_format;
  LdsNumberFormat format;
  char           *parent;
} Style;

static void
free_style (gpointer data)
{
  g_free (((Style *) data)->parent);
  g_free (data);
}

/**
 * lds_spreadsheetml_styles_new:
 *
 * Returns: (transfer full): no styles yet
 */
LdsSpreadsheetmlStyles *
lds_spreadsheetml_styles_new (void)
{
  LdsSpreadsheetmlStyles *self = g_new0 (LdsSpreadsheetmlStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_style);

  return self;
}

/**
 * lds_spreadsheetml_styles_free:
 * @self: (transfer full): styles
 */
void
lds_spreadsheetml_styles_free (LdsSpreadsheetmlStyles *self)
{
  g_hash_table_unref (self->styles);
  g_free (self->id);
  g_free (self);
}

/**
 * lds_spreadsheetml_get_code:
 * @format: a format, which may have a name instead of a code
 *
 * Returns: its code
 */
const char *
lds_spreadsheetml_get_code (const char *format)
{
  static const struct
  {
    const char *name;
    const char *code;
  } named[] = {
    { "General Date", "yyyy-mm-dd hh:mm" }, { "Long Date", "yyyy-mm-dd" },
    { "Medium Date", "yyyy-mm-dd" },        { "Short Date", "yyyy-mm-dd" },
    { "Long Time", "hh:mm:ss" },            { "Medium Time", "hh:mm" },
    { "Short Time", "hh:mm" },              { "Percent", "0%" },
    { "Euro Currency", "[$€]#,##0.00" },    { "General Number", "General" },
    { "Currency", "#,##0.00" },             { "Fixed", "0.00" },
    { "Standard", "#,##0.00" },             { "Scientific", "General" },
    { "Yes/No", "General" },                { "True/False", "General" },
    { "On/Off", "General" },                { "@", "General" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_str_equal (format, named[i].name))
      return named[i].code;

  return format;
}

/**
 * lds_spreadsheetml_styles_start:
 * @self: styles
 * @name: name of an element within the styles
 * @attributes: its attributes
 */
void
lds_spreadsheetml_styles_start (LdsSpreadsheetmlStyles  *self,
                                const char              *name,
                                const char             **attributes)
{
  Style *style;

  if (g_str_equal (name, "Style"))
    {
      g_set_str (&self->id, lds_xml_attribute (attributes, "ID"));
      if (self->id == NULL || g_hash_table_size (self->styles) >= LDS_LIMIT_STYLES)
        return;
      style = g_new0 (Style, 1);
      style->parent = g_strdup (lds_xml_attribute (attributes, "Parent"));
      g_hash_table_insert (self->styles, g_strdup (self->id), style);
    }
  else if (g_str_equal (name, "NumberFormat") && self->id != NULL)
    {
      const char *format = lds_xml_attribute (attributes, "Format");

      style = g_hash_table_lookup (self->styles, self->id);
      if (style == NULL)
        return;
      style->has_format = TRUE;
      lds_number_format_init (&style->format, 0,
                              format != NULL ? lds_spreadsheetml_get_code (format) : "General");
    }
}

/**
 * lds_spreadsheetml_styles_find:
 * @self: styles
 * @id: (nullable): id of a style
 *
 * Returns: (transfer none) (nullable): how a number in such a cell is shown
 */
const LdsNumberFormat *
lds_spreadsheetml_styles_find (LdsSpreadsheetmlStyles *self,
                               const char             *id)
{
  for (guint i = 0; id != NULL && i < MOST_PARENTS; i++)
    {
      const Style *style = g_hash_table_lookup (self->styles, id);

      if (style == NULL)
        break;
      if (style->has_format)
        return &style->format;
      id = style->parent;
    }

  return NULL;
}
