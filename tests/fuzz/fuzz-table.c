/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Table finder, item reader and structure on any text that the csv reader makes a sheet of. */

#include "lds-csv-reader.h"
#include "lds-first-source.h"
#include "lds-item-reader.h"
#include "lds-sheet-lines.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* Every line stands under one that comes earlier, and beside the one it may stand in for. */
static void
check_lines (GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const LdsSheetLine *line = &g_array_index (lines, LdsSheetLine, i);

      g_assert (line->parent < (int) i && line->substitute_for < (int) i);
      if (line->substitute_for >= 0)
        g_assert (g_array_index (lines, LdsSheetLine, line->substitute_for).parent == line->parent);
    }
}

static void
read_items (LdsCatalogue        *catalogue,
            const LdsSheet      *sheet,
            const LdsPartsTable *table)
{
  g_autoptr (LdsItemReader) reader = lds_item_reader_new (catalogue, sheet, table);
  g_autoptr (LdsSubstitutes) substitutes = lds_substitutes_find (catalogue, sheet, table, reader);
  g_autoptr (LdsStructure) structure = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GArray) warnings = NULL;

  lines = lds_sheet_lines_arrange (sheet, table, reader, substitutes, &structure);
  check_lines (lines);
  if (structure->indented != LDS_INDENTED_NONE)
    lds_item_reader_drop_indents (reader);

  for (guint i = 0; i < table->items->len; i++)
    {
      guint index = g_array_index (table->items, guint, i);
      LdsItemRecord item;

      lds_item_reader_read (reader, index, &item);
      g_assert (item.description == NULL || g_utf8_validate (item.description, -1, NULL));
      for (guint nth = 0; nth < substitutes->sources.columns->len; nth++)
        {
          g_autofree char *part = NULL;
          g_autofree char *maker = NULL;

          lds_second_sources_read (&substitutes->sources, substitutes->parts, sheet, index, nth, &item,
                                   &part, &maker);
        }
    }
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
    {
      lds_first_source_prefer (g_ptr_array_index (spreadsheet->sheets, 0), table);
      read_items (catalogue, g_ptr_array_index (spreadsheet->sheets, 0), table);
    }
  else
    g_assert (reason != NULL);
  find_as_told (catalogue, g_ptr_array_index (spreadsheet->sheets, 0), data, size);

  return 0;
}
