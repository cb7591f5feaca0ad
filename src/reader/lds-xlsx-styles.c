/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Number formats of the cell styles. */

#include "lds-config.h"

#include "lds-xlsx-private.h"

#include "lds-limits.h"

#include <stdlib.h>

typedef struct
{
  LdsXlsx    *xlsx;
  GHashTable *codes; /* from the number of a format to its code */
  gboolean    in_cell_styles;
} Styles;

static guint
read_number (const char **attributes,
             const char  *name)
{
  const char *value = lds_xml_attribute (attributes, name);

  return value != NULL ? (guint) strtoul (value, NULL, 10) : 0;
}

static void
start_cb (LdsXmlPart  *part,
          const char  *name,
          const char **attributes)
{
  Styles *self = lds_xml_part_get_data (part);

  if (g_str_equal (name, "numFmt"))
    {
      const char *code = lds_xml_attribute (attributes, "formatCode");

      if (code != NULL && g_hash_table_size (self->codes) < LDS_LIMIT_STYLES)
        g_hash_table_insert (self->codes,
                             GUINT_TO_POINTER (read_number (attributes, "numFmtId")),
                             g_strdup (code));
    }
  else if (g_str_equal (name, "cellXfs"))
    {
      self->in_cell_styles = TRUE;
    }
  else if (g_str_equal (name, "xf") && self->in_cell_styles &&
           self->xlsx->formats->len < LDS_LIMIT_STYLES)
    {
      guint id = read_number (attributes, "numFmtId");
      LdsNumberFormat format;

      lds_number_format_init (&format, id,
                              g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id)));
      g_array_append_val (self->xlsx->formats, format);
    }
}

static void
end_cb (LdsXmlPart *part,
        const char *name)
{
  Styles *self = lds_xml_part_get_data (part);

  if (g_str_equal (name, "cellXfs"))
    self->in_cell_styles = FALSE;
}

/**
 * lds_xlsx_read_styles:
 * @self: a workbook
 * @part: index of the part
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %G_IO_ERROR
 *
 * Returns: whether the styles could be read
 */
gboolean
lds_xlsx_read_styles (LdsXlsx  *self,
                      gint64    part,
                      GError  **error)
{
  static const LdsXmlHandlers handlers = { start_cb, end_cb, NULL };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Styles styles = { .xlsx = self, .codes = codes };

  return lds_xml_part_parse (self->reading, self->zip, part, &handlers, &styles, error);
}
