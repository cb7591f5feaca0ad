/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of a table as an item. */

#include "lds-config.h"

#include "lds-item-reader-private.h"

#include "lds-structure.h"

#include <math.h>
#include <string.h>

/* Words for "not fitted" begin with one of these; nearly no cell does. */
static gboolean
may_say_not_fitted (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      char first;

      if ((guchar) *p >= 0x80)
        {
          /* Cyrillic, Chinese, Japanese and Korean */
          if (strchr ("\xd0\xe4\xe5\xe6\xe7\xeb", *p) != NULL)
            return TRUE;
          continue;
        }
      if (p > text && g_ascii_isalnum (p[-1]))
        continue;
      first = g_ascii_tolower (*p);
      if ((first == 'd' && strchr ("noNO", p[1]) != NULL) ||
          (first == 'n' && strchr ("oOiIeE.", p[1]) != NULL) ||
          (first == 'u' && strchr ("nN", p[1]) != NULL))
        return p[1] != '\0';
    }

  return FALSE;
}

static gboolean
is_fitted (LdsItemReader *self,
           guint          index)
{
  const LdsItemColumn *column = &self->columns[LDS_FIELD_NOT_FITTED][0];
  guint n_cells;
  const LdsSheetCell *cells;

  if (column->column != 0)
    {
      const char *text;

      lds_item_reader_get_cell (self, index, column, &text);
      if (lds_value_says_not_fitted (text))
        return FALSE;
      if (self->fitted_means_yes)
        {
          if (lds_value_says_no (text))
            return FALSE;
        }
      else if (lds_value_says_yes (text))
        {
          return FALSE;
        }
    }

  cells = lds_sheet_get_cells (self->sheet, index, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      const char *text = lds_sheet_get_text (self->sheet, &cells[i]);

      if (cells[i].kind == LDS_CELL_TEXT && may_say_not_fitted (text) &&
          lds_value_says_not_fitted (text))
        return FALSE;
    }

  return TRUE;
}

static const char *
skip_indent (LdsItemReader *self,
             const char    *text)
{
  const char *after;
  guint width;
  gboolean marked;

  if (!self->indented)
    return text;
  after = lds_structure_skip_indent (text, &width, &marked);

  return *after != '\0' ? after : text;
}

/* Text without the blanks around it; NULL for one that says nothing. */
static const char *
read_text (LdsItemReader *self,
           guint          index,
           LdsField       field)
{
  const LdsItemColumn *column = &self->columns[field][0];
  GString *kept = self->texts[field];
  const LdsSheetCell *cell;
  const char *text;
  gsize length;

  if (column->column == 0)
    return NULL;

  cell = lds_item_reader_get_cell (self, index, column, &text);
  if (cell != NULL && cell->kind == LDS_CELL_ERROR)
    {
      lds_item_reader_note (self, LDS_TROUBLE_ERROR_CELL, index, text);
      return NULL;
    }
  if (lds_value_says_nothing (text))
    return NULL;

  if (field == LDS_FIELD_PART_NUMBER)
    text = skip_indent (self, text);
  while (g_ascii_isspace (*text))
    text++;
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  g_string_truncate (kept, 0);
  g_string_append_len (kept, text, length);

  return length > 0 ? kept->str : NULL;
}

static const char *
read_description (LdsItemReader *self,
                  guint          index)
{
  g_string_truncate (self->description, 0);

  for (guint nth = 0; nth < LDS_ITEM_READER_COLUMNS; nth++)
    {
      const LdsItemColumn *column = &self->columns[LDS_FIELD_DESCRIPTION][nth];
      g_autofree char *part = NULL;
      const char *text;
      const LdsSheetCell *cell;

      if (column->column == 0)
        break;
      cell = lds_item_reader_get_cell (self, index, column, &text);
      if (cell == NULL || cell->kind == LDS_CELL_ERROR || lds_value_says_nothing (text))
        continue;
      part = g_strstrip (g_strdup (skip_indent (self, text)));
      if (*part == '\0' || strstr (self->description->str, part) != NULL)
        continue;
      if (self->description->len > 0)
        g_string_append (self->description, "; ");
      g_string_append (self->description, part);
    }

  return self->description->len > 0 ? self->description->str : NULL;
}

/* Of a link the seller is all that a person wants to read. */
static const char *
read_seller (LdsItemReader *self,
             guint          index)
{
  const char *text = read_text (self, index, LDS_FIELD_SUPPLIER);
  GString *kept = self->texts[LDS_FIELD_SUPPLIER];
  const char *host;
  gsize length;

  if (text == NULL)
    return NULL;
  if (g_ascii_strncasecmp (text, "http://", 7) == 0)
    host = text + 7;
  else if (g_ascii_strncasecmp (text, "https://", 8) == 0)
    host = text + 8;
  else if (g_ascii_strncasecmp (text, "www.", 4) == 0)
    host = text;
  else
    return text;

  if (g_ascii_strncasecmp (host, "www.", 4) == 0)
    host += 4;
  length = strcspn (host, "/?#: \n");
  g_string_erase (kept, 0, host - text);
  g_string_truncate (kept, length);

  return kept->len > 0 ? kept->str : NULL;
}

static void
compare_designators (LdsItemReader *self,
                     guint          index,
                     LdsItemRecord *item)
{
  guint count;

  if (item->reference_designator == NULL)
    return;

  count = lds_value_count_designators (item->reference_designator);
  if (isnan (item->quantity) && count > 0)
    {
      item->quantity = count;
      lds_item_reader_note (self, LDS_TROUBLE_COUNTED, index, item->reference_designator);
    }
  else if (count > 1 && item->quantity != count)
    lds_item_reader_note (self, LDS_TROUBLE_DESIGNATORS, index, item->reference_designator);
}

static void
read_quantity (LdsItemReader *self,
               guint          index,
               LdsItemRecord *item)
{
  const LdsItemColumn *column = &self->columns[LDS_FIELD_QUANTITY][0];
  const LdsSheetCell *cell;
  const char *text;

  self->unit[0] = '\0';
  if (column->column != 0)
    {
      cell = lds_item_reader_get_cell (self, index, column, &text);
      item->quantity = lds_value_read_quantity (text, lds_item_column_decimal (column, cell),
                                                self->unit);
      if (!isnan (column->unit))
        item->quantity *= column->unit;
      if (lds_value_says_as_required (text))
        lds_item_reader_note (self, LDS_TROUBLE_AS_REQUIRED, index, text);
      else if (isnan (item->quantity) && !lds_value_says_nothing (text))
        lds_item_reader_note (self, LDS_TROUBLE_QUANTITY, index, text);
    }

  item->unit = read_text (self, index, LDS_FIELD_UNIT);
  if (item->unit == NULL && self->unit[0] != '\0')
    item->unit = self->unit;
  compare_designators (self, index, item);
}

/* In grams; NaN where nothing gives it. */
static double
get_mass_unit (LdsItemReader       *self,
               guint                index,
               const LdsItemColumn *column)
{
  const LdsSheetCell *cell;

  if (column->unit_column == 0)
    return column->unit;
  cell = lds_sheet_find_cell (self->sheet, index, column->unit_column);

  return cell != NULL ? lds_value_mass_unit (lds_sheet_get_text (self->sheet, cell)) : NAN;
}

static void
read_mass (LdsItemReader *self,
           guint          index,
           LdsItemRecord *item)
{
  const LdsItemColumn *column = &self->columns[LDS_FIELD_MASS][0];
  const LdsSheetCell *cell;
  const char *text;
  char decimal;

  if (column->column == 0)
    return;

  cell = lds_item_reader_get_cell (self, index, column, &text);
  decimal = lds_item_column_decimal (column, cell);
  item->mass_g = lds_value_read_mass (text, decimal, get_mass_unit (self, index, column));
  if (!isnan (item->mass_g) || lds_value_says_nothing (text))
    return;

  if (!isnan (lds_value_read_mass (text, decimal, 1)))
    lds_item_reader_note (self, LDS_TROUBLE_MASS_UNIT, index, text);
  else
    lds_item_reader_note (self, LDS_TROUBLE_MASS, index, text);
}

static void
read_price (LdsItemReader *self,
            guint          index,
            LdsItemRecord *item)
{
  const LdsItemColumn *column = &self->columns[LDS_FIELD_UNIT_PRICE][0];
  const char *currency;
  const LdsSheetCell *cell;
  const char *text;

  if (column->column == 0)
    return;

  cell = lds_item_reader_get_cell (self, index, column, &text);
  item->unit_price = lds_value_read_price (text, lds_item_column_decimal (column, cell),
                                           self->item_currency);
  if (isnan (item->unit_price))
    return;
  if (!isnan (column->unit))
    item->unit_price *= column->unit;

  currency = read_text (self, index, LDS_FIELD_CURRENCY);
  if (self->item_currency[0] == '\0' && currency != NULL)
    lds_value_find_currency (currency, self->item_currency);
  if (self->item_currency[0] == '\0')
    g_strlcpy (self->item_currency, self->currency, sizeof self->item_currency);
  item->currency = self->item_currency[0] != '\0' ? self->item_currency : NULL;
}

static void
read_cas (LdsItemReader *self,
          guint          index,
          LdsItemRecord *item)
{
  const char *text = read_text (self, index, LDS_FIELD_CAS);
  gboolean wrong_digit;

  if (text == NULL)
    return;
  if (lds_value_read_cas (text, self->cas, &wrong_digit))
    item->cas = self->cas;
  else if (wrong_digit)
    lds_item_reader_note (self, LDS_TROUBLE_CAS, index, text);
}

/**
 * lds_item_reader_read:
 * @self: a reader
 * @index: index of a row that is an item
 * @item: (out): the item; its strings live until the next is read
 *
 * Reads a line. Numbers that nobody can be sure of stay unknown, and are counted for
 * lds_item_reader_take_warnings().
 */
void
lds_item_reader_read (LdsItemReader *self,
                      guint          index,
                      LdsItemRecord *item)
{
  *item = (LdsItemRecord) {
    .row = lds_sheet_get_row (self->sheet, index)->row,
    .part_number = read_text (self, index, LDS_FIELD_PART_NUMBER),
    .description = read_description (self, index),
    .reference_designator = read_text (self, index, LDS_FIELD_REFERENCE_DESIGNATOR),
    .quantity = NAN,
    .manufacturer = read_text (self, index, LDS_FIELD_MANUFACTURER),
    .mpn = read_text (self, index, LDS_FIELD_MPN),
    .supplier = read_seller (self, index),
    .material = read_text (self, index, LDS_FIELD_MATERIAL),
    .hs_code = read_text (self, index, LDS_FIELD_HS_CODE),
    .mass_g = NAN,
    .unit_price = NAN,
    .fitted = is_fitted (self, index),
  };

  read_quantity (self, index, item);
  read_mass (self, index, item);
  read_price (self, index, item);
  read_cas (self, index, item);
}
