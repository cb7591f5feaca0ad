/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-mapping.h"

#include "lds-layout.h"
#include "lds-limits.h"

#include <string.h>

/* Far above any honest mapping. */
#define MAX_NAME_BYTES 120
#define MAX_COLUMNS 1024

/**
 * lds_mapping_new:
 * @name: under which it is kept
 * @layout: fingerprint of the tables that it is for
 *
 * Returns: (transfer full): a mapping that says nothing yet
 */
LdsMapping *
lds_mapping_new (const char *name,
                 const char *layout)
{
  LdsMapping *self = g_new0 (LdsMapping, 1);

  self->name = g_strdup (name);
  self->layout = g_strdup (layout);
  self->hints.columns = lds_column_hints_new ();

  return self;
}

/**
 * lds_mapping_free:
 * @self: (transfer full): a mapping
 */
void
lds_mapping_free (LdsMapping *self)
{
  g_free (self->name);
  g_free (self->layout);
  g_array_unref (self->hints.columns);
  g_free (self);
}

/**
 * lds_mapping_add:
 * @self: a mapping
 * @field: what the column means, %LDS_FIELD_NONE for nothing
 * @column: from 1; 0 says that no column is @field
 */
void
lds_mapping_add (LdsMapping *self,
                 LdsField    field,
                 guint       column)
{
  LdsColumnHint hint = { .field = field, .column = column, .from_mapping = TRUE };

  if (self->hints.columns->len < MAX_COLUMNS &&
      !(field == LDS_FIELD_NONE && column == 0) &&
      !lds_column_hints_name (self->hints.columns, field, column))
    g_array_append_val (self->hints.columns, hint);
}

/**
 * lds_mapping_is_name:
 * @name: what somebody wants to call a mapping
 *
 * Returns: whether a mapping may be called so: a short text on one line that can be the name of a
 *   file
 */
gboolean
lds_mapping_is_name (const char *name)
{
  gsize length = strlen (name);

  if (length == 0 || length > MAX_NAME_BYTES || !g_utf8_validate (name, length, NULL) ||
      *name == '.' || g_str_equal (name, LDS_MAPPING_NONE))
    return FALSE;
  if (g_ascii_isspace (name[0]) || g_ascii_isspace (name[length - 1]))
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '/' || *p == '\\' || !g_unichar_isprint (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/**
 * lds_column_parse:
 * @letters: "A" to "XFD", in capitals or not
 * @column: (out): the column, from 1
 *
 * Returns: whether @letters name a column
 */
gboolean
lds_column_parse (const char *letters,
                  guint      *column)
{
  guint number = 0;

  for (const char *p = letters; *p != '\0'; p++)
    {
      if (!g_ascii_isalpha (*p) || number > LDS_LIMIT_COLUMNS)
        return FALSE;
      number = number * 26 + (g_ascii_toupper (*p) - 'A' + 1);
    }
  if (number == 0 || number > LDS_LIMIT_COLUMNS)
    return FALSE;
  *column = number;

  return TRUE;
}

static const LdsMapping *
find_layout (GPtrArray  *mappings,
             const char *layout)
{
  for (guint i = 0; layout != NULL && i < mappings->len; i++)
    {
      const LdsMapping *mapping = g_ptr_array_index (mappings, i);

      if (g_str_equal (mapping->layout, layout))
        return mapping;
    }

  return NULL;
}

/**
 * lds_mapping_find:
 * @mappings: of #LdsMapping
 * @sheet: a sheet
 * @only: the row of its heading, from 1, or 0 to look at all
 * @header_row: (out): the row whose layout it is, from 1, 0 for a table without a heading
 *
 * Finds the mapping that was saved for the layout of a sheet, wherever its heading stands now.
 *
 * Returns: (transfer none) (nullable): the mapping
 */
const LdsMapping *
lds_mapping_find (GPtrArray       *mappings,
                  const LdsSheet  *sheet,
                  guint            only,
                  guint           *header_row)
{
  g_autofree char *cells = NULL;
  guint n_rows = MIN (lds_sheet_get_n_rows (sheet), LDS_LAYOUT_ROWS);

  *header_row = 0;
  if (mappings->len == 0)
    return NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      guint row = lds_sheet_get_row (sheet, i)->row;
      g_autofree char *layout = NULL;
      const LdsMapping *mapping;

      if (only != 0 && row != only)
        continue;
      layout = lds_layout_of_heading (sheet, i);
      mapping = find_layout (mappings, layout);
      if (mapping != NULL)
        {
          *header_row = row;
          return mapping;
        }
    }
  if (only != 0)
    return NULL;

  cells = lds_layout_of_cells (sheet);

  return find_layout (mappings, cells);
}
