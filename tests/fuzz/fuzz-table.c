/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Table finder, item reader and structure on any text that the csv reader makes a sheet of. */

#include "lds-csv-reader.h"
#include "lds-item-reader.h"
#include "lds-structure.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static void
read_items (LdsCatalogue        *catalogue,
            const LdsSheet      *sheet,
            const LdsPartsTable *table)
{
  g_autoptr (LdsItemReader) reader = lds_item_reader_new (catalogue, sheet, table);
  g_autofree LdsStructureItem *lines = g_new0 (LdsStructureItem, table->items->len + 1);
  g_autoptr (LdsStructure) structure = NULL;
  g_autoptr (GArray) warnings = NULL;

  for (guint i = 0; i < table->items->len; i++)
    {
      guint index = g_array_index (table->items, guint, i);
      LdsItemRecord item;

      lds_item_reader_read (reader, index, &item);
      g_assert (item.description == NULL || g_utf8_validate (item.description, -1, NULL));
      lines[i].row = item.row;
      lines[i].level = lds_item_reader_get_text (reader, index, LDS_FIELD_LEVEL, 0);
      lines[i].position = lds_item_reader_get_text (reader, index, LDS_FIELD_FIND_NUMBER, 0);
      lines[i].part_number = lds_item_reader_get_text (reader, index, LDS_FIELD_PART_NUMBER, 0);
      lines[i].name = lds_item_reader_get_text (reader, index, LDS_FIELD_DESCRIPTION, 0);
      lines[i].parent = lds_item_reader_get_text (reader, index, LDS_FIELD_PARENT, 0);
    }

  structure = lds_structure_build (lines, table->items->len);
  warnings = lds_item_reader_take_warnings (reader);
}

/* As told by a person or a mapping, of which the first bytes make the sayings. */
static void
find_as_told (LdsCatalogue   *catalogue,
              const LdsSheet *sheet,
              const guint8   *data,
              size_t          size)
{
  g_autoptr (GArray) columns = lds_column_hints_new ();
  LdsTableHints hints = { .columns = columns };
  g_autoptr (LdsPartsTable) table = NULL;
  g_autofree char *reason = NULL;

  for (size_t i = 0; i + 1 < MIN (size, 8); i += 2)
    {
      LdsColumnHint hint = { .field = (LdsField) (data[i] % (LDS_N_FIELDS + 1)),
                             .column = data[i + 1] % 6 };

      g_array_append_val (columns, hint);
    }
  hints.header_row = size > 8 ? data[8] % 5 : 0;
  hints.no_heading = hints.header_row == 0 && size > 9 && data[9] % 2 == 1;

  table = lds_table_finder_find (catalogue, sheet, &hints, &reason);
  if (table != NULL)
    read_items (catalogue, sheet, table);
  else
    g_assert (reason != NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  static LdsCatalogue *catalogue;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  LdsReading reading = { .name = "fuzz", .size = size };
  g_autoptr (LdsSpreadsheet) spreadsheet = NULL;
  g_autoptr (LdsPartsTable) table = NULL;
  g_autofree char *reason = NULL;

  if (catalogue == NULL)
    catalogue = lds_catalogue_load (NULL, NULL);

  spreadsheet = lds_csv_reader_read (&reading, bytes, NULL);
  if (spreadsheet == NULL)
    return 0;
  table = lds_table_finder_find (catalogue, g_ptr_array_index (spreadsheet->sheets, 0), NULL, &reason);
  if (table != NULL)
    read_items (catalogue, g_ptr_array_index (spreadsheet->sheets, 0), table);
  else
    g_assert (reason != NULL);
  find_as_told (catalogue, g_ptr_array_index (spreadsheet->sheets, 0), data, size);

  return 0;
}
