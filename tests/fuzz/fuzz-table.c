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
  table = lds_table_finder_find (catalogue, g_ptr_array_index (spreadsheet->sheets, 0), &reason);
  if (table != NULL)
    {
      lds_first_source_prefer (g_ptr_array_index (spreadsheet->sheets, 0), table);
      read_items (catalogue, g_ptr_array_index (spreadsheet->sheets, 0), table);
    }
  else
    g_assert (reason != NULL);

  return 0;
}
