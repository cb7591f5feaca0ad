/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Real parts lists, where they are on this machine: they are never copied into the project. */

#include "files.h"

#include "lds-import.h"
#include "lds-spreadsheet-reader.h"
#include "lds-table-finder.h"

#include <string.h>

static LdsCatalogue *catalogue;

/* Columns of gold.tsv. */
enum
{
  FILE_NAME,
  SHEET,
  KIND,
  HEADER_ROW,
  FIRST_FIELD,
  ITEM_ROWS = 13,
  N_COLUMNS,
};

static const LdsField fields[] = {
  LDS_FIELD_PART_NUMBER, LDS_FIELD_DESCRIPTION, LDS_FIELD_QUANTITY, LDS_FIELD_MANUFACTURER,
  LDS_FIELD_MPN, LDS_FIELD_SUPPLIER, LDS_FIELD_UNIT_PRICE, LDS_FIELD_MATERIAL, LDS_FIELD_LEVEL,
};

typedef struct
{
  guint n_lists;
  guint n_headings;
  guint n_rows;
  guint n_others;
  guint n_refused;
  guint n_right;
  guint n_wrong;
  guint n_missed;
} Score;

static gboolean
is_read (const char *name)
{
  return g_str_has_suffix (name, ".xlsx") || g_str_has_suffix (name, ".xls") ||
         g_str_has_suffix (name, ".csv") || g_str_has_suffix (name, ".tsv");
}

static gboolean
is_among (const char *answers,
          const char *answer)
{
  g_auto (GStrv) list = g_strsplit (answers, "|", -1);

  return g_strv_contains ((const char *const *) list, answer);
}

static void
score_field (Score               *score,
             const LdsPartsTable *table,
             LdsField             field,
             const char          *answers)
{
  const LdsTableColumn *column = lds_parts_table_get_column (table, field, 0);
  gboolean optional = *answers == '\0' || g_str_has_suffix (answers, "|");
  char name[LDS_COLUMN_NAME_SIZE] = "";
  gboolean right;

  if (column != NULL)
    lds_column_name (column->column, name);
  right = column != NULL && is_among (answers, name);

  score->n_right += right;
  score->n_wrong += column != NULL && !right;
  score->n_missed += !right && !optional;
}

static gboolean
is_near (const char *answers,
         guint       n_items)
{
  g_auto (GStrv) list = g_strsplit (answers, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      double wanted = g_ascii_strtod (list[i], NULL);

      if (n_items >= wanted * 0.98 && n_items <= wanted * 1.02)
        return TRUE;
    }

  return FALSE;
}

static const LdsSheet *
find_sheet (LdsSpreadsheet *spreadsheet,
            const char     *name)
{
  for (guint i = 0; i < spreadsheet->sheets->len; i++)
    {
      const LdsSheet *sheet = g_ptr_array_index (spreadsheet->sheets, i);

      if (sheet->name == NULL || g_str_equal (sheet->name, name))
        return sheet;
    }

  return NULL;
}

static void
score_sheet (Score          *score,
             const LdsSheet *sheet,
             char          **gold)
{
  g_autofree char *reason = NULL;
  g_autoptr (LdsPartsTable) table = lds_table_finder_find (catalogue, sheet, NULL, &reason);

  if (g_str_equal (gold[KIND], "not-a-bom"))
    {
      score->n_others++;
      score->n_refused += table == NULL;
      return;
    }

  score->n_lists++;
  if (table == NULL)
    {
      g_test_message ("%s %s: %s", gold[FILE_NAME], gold[SHEET], reason);
      return;
    }
  score->n_headings += g_ascii_strtoull (gold[HEADER_ROW], NULL, 10) == table->header_row;
  score->n_rows += *gold[ITEM_ROWS] == '\0' || is_near (gold[ITEM_ROWS], table->items->len);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    score_field (score, table, fields[i], gold[FIRST_FIELD + i]);
}

static void
score_line (Score      *score,
            const char *line)
{
  g_auto (GStrv) gold = g_strsplit (line, "\t", -1);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (LdsSpreadsheet) spreadsheet = NULL;
  g_autoptr (GError) error = NULL;
  const LdsSheet *sheet;

  if (g_strv_length (gold) < N_COLUMNS || !is_read (gold[FILE_NAME]) ||
      g_str_equal (gold[KIND], "either"))
    return;

  path = test_shared_path ("corpus", gold[FILE_NAME]);
  g_assert_nonnull (path);
  file = g_file_new_for_path (path);
  spreadsheet = lds_spreadsheet_read (file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sheet = find_sheet (spreadsheet, gold[SHEET]);
  g_assert_nonnull (sheet);

  score_sheet (score, sheet, gold);
}

static void
test_gold (void)
{
  g_autofree char *path = test_shared_path ("corpus", "gold.tsv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Score score = { 0 };

  if (path == NULL)
    {
      g_test_skip ("the corpus is not on this machine (set LODESTONE_SHARED)");
      return;
    }

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    score_line (&score, lines[i]);

  g_test_message ("lists %u, headings %u, rows %u; others %u, refused %u; fields right %u, wrong "
                  "%u, missed %u", score.n_lists, score.n_headings, score.n_rows, score.n_others,
                  score.n_refused, score.n_right, score.n_wrong, score.n_missed);
  g_assert_cmpuint (score.n_lists, >=, 15);
  g_assert_cmpuint (score.n_headings * 100, >=, score.n_lists * 97);
  g_assert_cmpuint (score.n_rows * 100, >=, score.n_lists * 90);
  g_assert_cmpuint (score.n_right * 100, >=, (score.n_right + score.n_wrong) * 95);
  g_assert_cmpuint (score.n_right * 100, >=, (score.n_right + score.n_missed) * 90);
}

static void
import_folder (const char *part)
{
  g_autofree char *path = test_shared_path (part, NULL);
  g_autoptr (GDir) dir = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;
  guint n_files = 0;

  if (dir == NULL)
    {
      g_test_skip ("the files are not on this machine (set LODESTONE_SHARED)");
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (full);
      g_autoptr (LdsWorkspace) workspace = lds_workspace_new_private (NULL);
      g_autoptr (GError) error = NULL;

      if (!g_file_test (full, G_FILE_TEST_IS_REGULAR))
        continue;
      n_files++;
      if (lds_import_file (workspace, catalogue, file, NULL, NULL, NULL, NULL, &error))
        g_assert_cmpuint (lds_workspace_count_items (workspace), >, 0);
      else
        g_assert_true (g_str_has_prefix (error->message, name));
    }
  g_assert_cmpuint (n_files, >, 0);
}

static void
test_all_import (void)
{
  import_folder ("corpus");
}

static void
test_peers (void)
{
  static const char *const folders[] = {
    "calamine", "csv-spectrum", "exceljs", "frictionless", "indabom", "messytables",
    "openpyxl-2015", "phpspreadsheet", "poi", "readxl", "roo", "sheetjs", "xlrd",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *part = g_build_filename ("peers", folders[i], NULL);

      import_folder (part);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = lds_catalogue_load (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/import/corpus/agrees-with-its-labels", test_gold);
  g_test_add_func ("/import/corpus/every-file-is-read-or-refused", test_all_import);
  g_test_add_func ("/import/corpus/broken-files-of-others", test_peers);

  status = g_test_run ();
  g_clear_object (&catalogue);

  return status;
}
