/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Number formats of the cell styles. */

#include "lds-xls-private.h"

#include "lds-limits.h"

/* Before Excel 3, the built-in formats from 12 on lacked the two fractions that now stand there. */
#define FIRST_MOVED_FORMAT 12
#define N_MOVED 2

/**
 * lds_xls_read_format:
 * @self: a workbook whose record is a number format
 *
 * Until Excel 4 the formats are numbered by their order.
 */
void
lds_xls_read_format (LdsXls *self)
{
  gboolean numbered = self->records->id == LDS_XLS_FORMAT && self->version >= 5;
  guint number = numbered ? lds_xls_records_get_u16 (self->records, 0) : self->n_codes++;

  self->records->at = self->records->id == LDS_XLS_FORMAT ? MIN (2, self->records->length) : 0;
  g_string_truncate (self->text, 0);
  if (lds_xls_read_text (self, self->version >= 8 ? 2 : 1, self->text) &&
      g_hash_table_size (self->codes) < LDS_LIMIT_STYLES)
    g_hash_table_insert (self->codes, GUINT_TO_POINTER (number), g_strdup (self->text->str));
}

/**
 * lds_xls_read_style:
 * @self: a workbook whose record is a cell style
 */
void
lds_xls_read_style (LdsXls *self)
{
  guint16 format;

  switch (self->records->id)
    {
    case LDS_XLS_XF_2:
      format = lds_xls_records_get_u8 (self->records, 2) & 0x3f;
      break;
    case LDS_XLS_XF_3:
    case LDS_XLS_XF_4:
      format = (guint16) lds_xls_records_get_u8 (self->records, 1);
      break;
    default:
      format = (guint16) lds_xls_records_get_u16 (self->records, 2);
      break;
    }

  if (self->styles->len < LDS_LIMIT_STYLES)
    g_array_append_val (self->styles, format);
}

/**
 * lds_xls_get_format:
 * @self: a workbook
 * @style: number of a cell style
 *
 * Returns: (transfer none) (nullable): the number format of its cells
 */
const LdsNumberFormat *
lds_xls_get_format (LdsXls *self,
                    guint   style)
{
  if (style >= self->styles->len)
    return NULL;

  while (self->formats->len <= style)
    {
      guint number = g_array_index (self->styles, guint16, self->formats->len);
      const char *code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (number));
      LdsNumberFormat format;

      if (code == NULL && self->version == 2 && number >= FIRST_MOVED_FORMAT)
        number += N_MOVED;
      lds_number_format_init (&format, number, code);
      g_array_append_val (self->formats, format);
    }

  return &g_array_index (self->formats, LdsNumberFormat, style);
}
