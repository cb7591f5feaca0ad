/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints what a reader makes of a file, as JSON, for build-aux/compare-readers.
 * Usage: dump-cells FILE [ENCODING] */

#include "lds-reader-process.h"
#include "lds-spreadsheet-reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <yyjson.h>

static const char *const kinds[] = {
  [LDS_CELL_TEXT] = "text",
  [LDS_CELL_NUMBER] = "number",
  [LDS_CELL_BOOLEAN] = "boolean",
  [LDS_CELL_DATE] = "date",
  [LDS_CELL_ERROR] = "error",
  [LDS_CELL_UNCOMPUTED] = "uncomputed",
};

/* A row is [number, hidden, outline level, [column, kind, text]…]. */
static yyjson_mut_val *
make_row (yyjson_mut_doc *doc,
          const LdsSheet *sheet,
          guint           index)
{
  const LdsSheetRow *row = lds_sheet_get_row (sheet, index);
  yyjson_mut_val *array = yyjson_mut_arr (doc);
  guint n_cells;
  const LdsSheetCell *cells = lds_sheet_get_cells (sheet, index, &n_cells);

  yyjson_mut_arr_add_uint (doc, array, row->row);
  yyjson_mut_arr_add_bool (doc, array, row->hidden != 0);
  yyjson_mut_arr_add_uint (doc, array, row->outline);
  for (guint i = 0; i < n_cells; i++)
    {
      yyjson_mut_val *cell = yyjson_mut_arr_add_arr (doc, array);

      yyjson_mut_arr_add_uint (doc, cell, cells[i].column);
      yyjson_mut_arr_add_str (doc, cell, kinds[cells[i].kind]);
      yyjson_mut_arr_add_str (doc, cell, lds_sheet_get_text (sheet, &cells[i]));
    }

  return array;
}

static yyjson_mut_val *
make_sheet (yyjson_mut_doc *doc,
            const LdsSheet *sheet)
{
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  yyjson_mut_val *rows;

  yyjson_mut_obj_add_str (doc, object, "name", sheet->name != NULL ? sheet->name : "");
  yyjson_mut_obj_add_bool (doc, object, "hidden", sheet->hidden);
  yyjson_mut_obj_add_uint (doc, object, "merges", sheet->merges->len);
  yyjson_mut_obj_add_uint (doc, object, "hidden_columns", sheet->hidden_columns->len);
  rows = yyjson_mut_obj_add_arr (doc, object, "rows");
  for (guint i = 0; i < lds_sheet_get_n_rows (sheet); i++)
    yyjson_mut_arr_append (rows, make_row (doc, sheet, i));

  return object;
}

static void
add_spreadsheet (yyjson_mut_doc *doc,
                 yyjson_mut_val *root,
                 LdsSpreadsheet *spreadsheet)
{
  yyjson_mut_val *warnings = yyjson_mut_obj_add_arr (doc, root, "warnings");
  yyjson_mut_val *sheets = yyjson_mut_obj_add_arr (doc, root, "sheets");

  for (guint i = 0; i < spreadsheet->warnings->len; i++)
    yyjson_mut_arr_add_str (doc, warnings,
                            g_array_index (spreadsheet->warnings, LdsSpreadsheetWarning, i).text);
  for (guint i = 0; i < spreadsheet->sheets->len; i++)
    yyjson_mut_arr_append (sheets, make_sheet (doc, g_ptr_array_index (spreadsheet->sheets, i)));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) spreadsheet = NULL;
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;

  if (argc < 2 || argc > 3)
    {
      fprintf (stderr, "Usage: dump-cells FILE [ENCODING]\n");
      return 2;
    }

  file = g_file_new_for_commandline_arg (argv[1]);
  spreadsheet = lds_spreadsheet_read (file, argv[2], NULL, NULL, NULL, &error);

  doc = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (doc);
  yyjson_mut_doc_set_root (doc, root);
  if (spreadsheet != NULL)
    add_spreadsheet (doc, root, spreadsheet);
  else
    yyjson_mut_obj_add_str (doc, root, "error", error->message);
  yyjson_mut_write_fp (stdout, doc, YYJSON_WRITE_NOFLAG, NULL, NULL);
  yyjson_mut_doc_free (doc);

  return EXIT_SUCCESS;
}
