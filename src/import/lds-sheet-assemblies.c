/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-sheet-assemblies.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Spreadsheets cut the names of sheets to this many characters. */
#define MAX_NAME 31

/* A longer cell is not the name of a sheet. */
#define MAX_CELL_BYTES 200

/**
 * LdsSheetLink:
 * @sheet: index of the sheet with the line, -1 for none
 * @item: index of the line in its table
 * @n: lines of that name
 * @headed: whether the first line of the sheet has its name, too
 * @circle: whether the sheet would hang under itself
 */
typedef struct
{
  int   sheet;
  guint item;
  guint n;
  gboolean headed;
  gboolean circle;
} LdsSheetLink;

struct _LdsSheetAssemblies
{
  GPtrArray      *sheets;
  GPtrArray      *tables;
  LdsSheetLink   *links;  /* for each sheet */
  LdsSheetStore **stores; /* for each sheet, once it is written */
  GArray         *order;  /* of guint: sheets after those they hang under */
};

/* Blanks and the signs that no sheet may have in its name make no difference. */
static char *
normalise (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character) ||
          (character < 0x80 && strchr ("[]:*?/\\-_", (int) character) != NULL))
        {
          if (name->len > 0 && name->str[name->len - 1] != ' ')
            g_string_append_c (name, ' ');
        }
      else
        {
          g_string_append_unichar (name, character);
        }
    }
  while (name->len > 0 && name->str[name->len - 1] == ' ')
    g_string_truncate (name, name->len - 1);

  return g_string_free_and_steal (g_steal_pointer (&name));
}

/* "1" or "A" may be the name of anything. */
static gboolean
is_telling (const char *name)
{
  glong length = g_utf8_strlen (name, -1);

  return length >= 3 || (length == 2 && (guchar) *name >= 0x80);
}

static GHashTable *
list_names (GPtrArray *sheets,
            GPtrArray *tables)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sheets->len; i++)
    {
      const LdsSheet *sheet = g_ptr_array_index (sheets, i);
      g_autofree char *name = NULL;

      if (sheet->name == NULL || g_ptr_array_index (tables, i) == NULL)
        continue;
      name = normalise (sheet->name);
      if (is_telling (name) && !g_hash_table_contains (names, name))
        g_hash_table_insert (names, g_steal_pointer (&name), GUINT_TO_POINTER (i + 1));
    }

  return names;
}

/* The sheet that is called like a cell, from 1; 0 for none. */
static guint
find_sheet (GHashTable *names,
            const char *text)
{
  g_autofree char *name = NULL;
  guint found;

  if (*text == '\0' || strlen (text) > MAX_CELL_BYTES)
    return 0;
  name = normalise (text);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));
  if (found == 0 && g_utf8_strlen (name, -1) > MAX_NAME)
    {
      *g_utf8_offset_to_pointer (name, MAX_NAME) = '\0';
      found = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));
    }

  return found;
}

/* The sheet that is called like a line, from 1; 0 for none. */
static guint
find_named (const LdsSheetAssemblies *self,
            GHashTable               *names,
            guint                     sheet,
            guint                     item)
{
  static const LdsField fields[] = { LDS_FIELD_PART_NUMBER, LDS_FIELD_MPN, LDS_FIELD_DESCRIPTION };
  const LdsPartsTable *table = g_ptr_array_index (self->tables, sheet);
  const LdsSheet *from = g_ptr_array_index (self->sheets, sheet);
  guint index = g_array_index (table->items, guint, item);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const LdsTableColumn *column = lds_parts_table_get_column (table, fields[i], 0);
      const LdsSheetCell *cell;
      guint named;

      if (column == NULL || column->stand_in)
        continue;
      cell = lds_sheet_find_cell (from, index, column->column);
      named = find_sheet (names, lds_sheet_get_text (from, cell));
      if (named != 0)
        return named;
    }

  return 0;
}

static void
note_line (LdsSheetAssemblies *self,
           GHashTable         *names,
           guint               sheet,
           guint               item)
{
  guint named = find_named (self, names, sheet, item);

  if (named != 0 && named - 1 == sheet && item == 0)
    self->links[sheet].headed = TRUE;
  if (named == 0 || named - 1 == sheet)
    return;
  if (self->links[named - 1].n++ == 0)
    {
      self->links[named - 1].sheet = (int) sheet;
      self->links[named - 1].item = item;
    }
}

/* No sheet hangs under itself. */
static void
cut_circles (LdsSheetAssemblies *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      int above = self->links[i].sheet;

      for (guint step = 0; above >= 0 && above != (int) i && step < self->sheets->len; step++)
        above = self->links[above].sheet;
      self->links[i].circle = above >= 0;
      if (above >= 0)
        self->links[i].sheet = -1;
    }
}

static void
find_order (LdsSheetAssemblies *self)
{
  g_autofree gboolean *ordered = g_new0 (gboolean, self->sheets->len + 1);
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->sheets->len; i++)
    {
      for (int above = (int) i; above >= 0 && !ordered[above]; above = self->links[above].sheet)
        {
          guint sheet = (guint) above;

          ordered[above] = TRUE;
          g_array_append_val (chain, sheet);
        }
      for (; chain->len > 0; g_array_set_size (chain, chain->len - 1))
        g_array_append_val (self->order, g_array_index (chain, guint, chain->len - 1));
    }
}

/**
 * lds_sheet_assemblies_find:
 * @sheets: (element-type LdsSheet): the sheets of a workbook
 * @tables: (element-type LdsPartsTable): the parts list on each, %NULL where there is none
 *
 * Finds the sheets whose name is the part number or the description of a line on another sheet.
 *
 * Returns: (transfer full): what hangs under what
 */
LdsSheetAssemblies *
lds_sheet_assemblies_find (GPtrArray *sheets,
                           GPtrArray *tables)
{
  LdsSheetAssemblies *self = g_new0 (LdsSheetAssemblies, 1);
  g_autoptr (GHashTable) names = list_names (sheets, tables);

  self->sheets = sheets;
  self->tables = tables;
  self->links = g_new0 (LdsSheetLink, sheets->len + 1);
  self->stores = g_new0 (LdsSheetStore *, sheets->len + 1);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < sheets->len; i++)
    self->links[i].sheet = -1;

  for (guint i = 0; g_hash_table_size (names) > 1 && i < sheets->len; i++)
    {
      const LdsPartsTable *table = g_ptr_array_index (tables, i);

      for (guint item = 0; table != NULL && item < table->items->len; item++)
        note_line (self, names, i, item);
    }
  cut_circles (self);
  find_order (self);

  return self;
}

/**
 * lds_sheet_assemblies_free:
 * @self: (transfer full): what hangs under what
 */
void
lds_sheet_assemblies_free (LdsSheetAssemblies *self)
{
  g_free (self->links);
  g_free (self->stores);
  g_array_unref (self->order);
  g_free (self);
}

/**
 * lds_sheet_assemblies_get_sheet:
 * @self: what hangs under what
 * @nth: from 0
 *
 * Returns: index of the sheet that is to be written as the nth, after that under which it hangs
 */
guint
lds_sheet_assemblies_get_sheet (const LdsSheetAssemblies *self,
                                guint                     nth)
{
  g_return_val_if_fail (nth < self->order->len, nth);

  return g_array_index (self->order, guint, nth);
}

static guint
get_row (const LdsSheetAssemblies *self,
         const LdsSheetLink       *link)
{
  const LdsPartsTable *table = g_ptr_array_index (self->tables, link->sheet);

  return lds_sheet_get_row (g_ptr_array_index (self->sheets, link->sheet),
                            g_array_index (table->items, guint, link->item))->row;
}

/**
 * lds_sheet_assemblies_attach:
 * @self: what hangs under what
 * @sheet: index of a sheet; the one under which it hangs has been written
 * @store: what is going to write it
 *
 * Tells @store under which line its own go, where there is exactly one of the sheet's name that
 * has no parts yet, and which of its lines others are going to ask for.
 */
void
lds_sheet_assemblies_attach (LdsSheetAssemblies *self,
                             guint               sheet,
                             LdsSheetStore      *store)
{
  const LdsSheetLink *link = &self->links[sheet];
  const LdsSheet *above;

  self->stores[sheet] = store;
  for (guint i = 0; i < self->sheets->len; i++)
    if (self->links[i].sheet == (int) sheet)
      lds_sheet_store_remember (store, self->links[i].item);
  if (link->circle)
    store->remark = g_strdup (_ ("This sheet and others name each other; it was read as a product "
                                 "of its own"));
  if (link->sheet < 0 || self->stores[link->sheet] == NULL)
    return;

  above = g_ptr_array_index (self->sheets, link->sheet);
  store->headed = link->headed;
  if (link->n == 1 && lds_sheet_store_hang (store, self->stores[link->sheet], link->item))
    store->remark = g_strdup_printf (_ ("This sheet lists the parts of row %u of sheet “%s”; they "
                                        "were put under that line"),
                                     get_row (self, link), above->name);
  else if (link->n == 1)
    store->remark = g_strdup_printf (_ ("Row %u of sheet “%s” has the name of this sheet, but "
                                        "stands in several places or has parts already; this "
                                        "sheet was read as a product of its own"),
                                     get_row (self, link), above->name);
  else
    store->remark = g_strdup_printf (_ ("%u lines have the name of this sheet (first row %u of "
                                        "sheet “%s”); it was read as a product of its own"),
                                     link->n, get_row (self, link), above->name);
}
