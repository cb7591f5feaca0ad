/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The workbook is read as any spreadsheet is, in the process that can do no harm, and laid beside the
 * one that the audit gives now. */

#include "lds-config.h"

#include "lds-workbook-check.h"

#include "lds-limits.h"
#include "lds-reader-process.h"
#include "lds-report.h"
#include "lds-wording.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

/* Other programs write numbers with fewer digits. */
#define TOLERANCE 1e-9

#define MAX_EXAMPLES 5
#define MAX_SHOWN 60

/* The sheet with a row for each line comes second. */
#define ITEMS_SHEET 1

/* A line of a parts list may pretend to be a seal; the real one comes last on the last sheet. */
static gboolean
find_seal (LdsSpreadsheet *workbook,
           LdsSeal        *seal)
{
  const LdsSheet *sheet = workbook->sheets->len > 0
                            ? g_ptr_array_index (workbook->sheets, workbook->sheets->len - 1)
                            : NULL;

  for (guint i = sheet != NULL ? sheet->cells->len : 0; i > 0; i--)
    {
      const LdsSheetCell *cell = &g_array_index (sheet->cells, LdsSheetCell, i - 1);

      if (lds_seal_of_text (seal, lds_sheet_get_text (sheet, cell)))
        return TRUE;
      lds_seal_clear (seal);
    }

  return FALSE;
}

/**
 * lds_workbook_read_seal:
 * @path: a workbook
 * @seal: (out caller-allocates): what it was made from, to be cleared in any case
 * @error: return location for a #GError of domain %LDS_IMPORT_ERROR or %LDS_REPORT_ERROR
 *
 * Returns: (transfer full) (nullable): the workbook
 */
LdsSpreadsheet *
lds_workbook_read_seal (const char  *path,
                        LdsSeal     *seal,
                        GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (LdsSpreadsheet) workbook = lds_spreadsheet_read (file, NULL, NULL, NULL, NULL, error);

  *seal = (LdsSeal) { 0 };
  if (workbook == NULL || find_seal (workbook, seal))
    return g_steal_pointer (&workbook);

  g_set_error (error, LDS_REPORT_ERROR, LDS_REPORT_ERROR_FORMAT,
               _ ("%s: this workbook has no seal on its last sheet: Lodestone did not write it, or "
                  "an older version did, or somebody took the seal out"),
               path);
  return NULL;
}

static gboolean
same_cell (const char *a,
           const char *b)
{
  char *end_a;
  char *end_b;
  double first;
  double second;

  if (g_str_equal (a, b))
    return TRUE;
  if (*a == '\0' || *b == '\0')
    return FALSE;

  first = g_ascii_strtod (a, &end_a);
  second = g_ascii_strtod (b, &end_b);

  return g_str_equal (end_a, end_b) && end_a != a && end_b != b &&
         (*end_a == '\0' || g_str_equal (end_a, "%")) &&
         fabs (first - second) <= TOLERANCE * MAX (fabs (first), fabs (second));
}

static char *
cut (const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_SHOWN));

  return g_strdup_printf ("%s%s", start, g_utf8_strlen (text, -1) > MAX_SHOWN ? "…" : "");
}

static void
note (LdsWorkbookCheck *self,
      const LdsSheet   *sheet,
      guint             row,
      guint             column,
      const char       *found,
      const char       *wanted)
{
  char letters[LDS_COLUMN_NAME_SIZE];
  g_autofree char *has = NULL;
  g_autofree char *gives = NULL;

  if (self->n_cells++ >= MAX_EXAMPLES)
    return;

  has = cut (found);
  gives = cut (wanted);
  lds_column_name (column, letters);
  /* Translators: sheet, cell, two texts */
  g_ptr_array_add (self->examples,
                   g_strdup_printf (_ ("%1$s, %2$s%3$u: the workbook says “%4$s”, the audit “%5$s”"),
                                    sheet->name != NULL ? sheet->name : "?", letters, row, has,
                                    gives));
}

/* One row of two sheets; an index of -1 stands for a row without cells. */
static gboolean
check_row (LdsWorkbookCheck *self,
           const LdsSheet   *found,
           int               found_row,
           const LdsSheet   *wanted,
           int               wanted_row,
           guint             row)
{
  guint n_a = 0;
  guint n_b = 0;
  const LdsSheetCell *a = found_row >= 0 ? lds_sheet_get_cells (found, found_row, &n_a) : NULL;
  const LdsSheetCell *b = wanted_row >= 0 ? lds_sheet_get_cells (wanted, wanted_row, &n_b) : NULL;
  guint before = self->n_cells;
  guint i = 0;
  guint j = 0;

  while (i < n_a || j < n_b)
    {
      guint column_a = i < n_a ? a[i].column : G_MAXUINT;
      guint column_b = j < n_b ? b[j].column : G_MAXUINT;
      guint column = MIN (column_a, column_b);
      const char *text_a = column_a == column ? lds_sheet_get_text (found, &a[i++]) : "";
      const char *text_b = column_b == column ? lds_sheet_get_text (wanted, &b[j++]) : "";

      if (!same_cell (text_a, text_b))
        note (self, wanted, row, column, text_a, text_b);
    }

  return self->n_cells == before;
}

static void
check_sheet (LdsWorkbookCheck *self,
             const LdsSheet   *found,
             const LdsSheet   *wanted,
             gboolean          items)
{
  guint n_a = lds_sheet_get_n_rows (found);
  guint n_b = lds_sheet_get_n_rows (wanted);
  guint i = 0;
  guint j = 0;

  if (g_strcmp0 (found->name, wanted->name) != 0)
    note (self, wanted, 1, 1, found->name != NULL ? found->name : "", wanted->name);

  while (i < n_a || j < n_b)
    {
      guint row_a = i < n_a ? lds_sheet_get_row (found, i)->row : G_MAXUINT;
      guint row_b = j < n_b ? lds_sheet_get_row (wanted, j)->row : G_MAXUINT;
      guint row = MIN (row_a, row_b);

      if (!check_row (self, found, row_a == row ? (int) i : -1, wanted,
                      row_b == row ? (int) j : -1, row) && items)
        self->n_rows++;
      i += row_a == row;
      j += row_b == row;
    }
}

static LdsSpreadsheet *
make_workbook (LdsAudit  *audit,
               GError   **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  LdsSpreadsheet *workbook = NULL;
  int fd = g_file_open_tmp ("lodestone-XXXXXX.xlsx", &path, error);

  if (fd < 0)
    return NULL;
  close (fd);

  file = g_file_new_for_path (path);
  if (lds_xlsx_report_write (audit, path, NULL, error))
    workbook = lds_spreadsheet_read (file, NULL, NULL, NULL, NULL, error);
  g_unlink (path);

  return workbook;
}

/**
 * lds_workbook_check:
 * @self: (out caller-allocates): what differs, to be cleared in any case
 * @workbook: a workbook
 * @audit: what it ought to say
 * @error: return location for a #GError
 *
 * Compares each cell of each sheet with the workbook that @audit gives in the language of the user. Neither
 * charts nor looks nor properties are compared.
 *
 * Returns: whether they could be compared
 */
gboolean
lds_workbook_check (LdsWorkbookCheck  *self,
                    LdsSpreadsheet    *workbook,
                    LdsAudit          *audit,
                    GError           **error)
{
  g_autoptr (LdsSpreadsheet) wanted = make_workbook (audit, error);
  g_autoptr (LdsSheet) empty = NULL;

  *self = (LdsWorkbookCheck) { .examples = g_ptr_array_new_with_free_func (g_free) };
  if (wanted == NULL)
    return FALSE;

  empty = lds_sheet_new ("", wanted->pool);
  lds_sheet_finish (empty);
  for (guint i = 0; i < MAX (workbook->sheets->len, wanted->sheets->len); i++)
    check_sheet (self,
                 i < workbook->sheets->len ? g_ptr_array_index (workbook->sheets, i) : empty,
                 i < wanted->sheets->len ? g_ptr_array_index (wanted->sheets, i) : empty,
                 i == ITEMS_SHEET);

  return TRUE;
}

static const char *
get_text (const LdsSheet *sheet,
          guint           row,
          guint           column)
{
  const LdsSheetCell *cell = lds_sheet_find_cell (sheet, row, column);

  return cell != NULL ? lds_sheet_get_text (sheet, cell) : "";
}

/* A level stands behind its sign, and before what makes it count for nothing. */
static void
check_level (LdsWorkbookCheck      *self,
             const LdsSheet        *sheet,
             guint                  row,
             guint                  column,
             const LdsComparedLine *line,
             LdsExposure            exposure)
{
  const char *text = get_text (sheet, row, column);
  const char *behind = strchr (text, ' ');
  const char *label = line->fitted ? lds_exposure_get_label (exposure, lds_wording_local)
                                   : _ ("not fitted");

  if (line->fitted ? behind == NULL || !g_str_has_prefix (behind + 1, label)
                   : !g_str_equal (text, label))
    note (self, sheet, lds_sheet_get_row (sheet, row)->row, column, text, label);
}

static void
check_quantity (LdsWorkbookCheck      *self,
                const LdsSheet        *sheet,
                guint                  row,
                guint                  column,
                const LdsComparedLine *line)
{
  const char *text = get_text (sheet, row, column);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  const char *wanted = isnan (line->total_quantity)
                         ? _ ("unknown")
                         : g_ascii_dtostr (digits, sizeof digits, line->total_quantity);

  if (!same_cell (text, wanted))
    note (self, sheet, lds_sheet_get_row (sheet, row)->row, column, text, wanted);
}

/**
 * lds_workbook_check_items:
 * @self: (out caller-allocates): what differs, to be cleared in any case
 * @workbook: a workbook of this version and in the language of the user
 * @side: what it ought to say
 *
 * Compares the levels and total quantities on the sheet of items, of which each must be there once, with
 * an audit that was kept.
 */
void
lds_workbook_check_items (LdsWorkbookCheck        *self,
                          LdsSpreadsheet          *workbook,
                          const LdsComparisonSide *side)
{
  const LdsSheet *sheet = workbook->sheets->len > ITEMS_SHEET
                            ? g_ptr_array_index (workbook->sheets, ITEMS_SHEET) : NULL;
  guint n_rows = sheet != NULL ? lds_sheet_get_n_rows (sheet) : 0;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  LdsItemColumns columns;

  *self = (LdsWorkbookCheck) { .examples = g_ptr_array_new_with_free_func (g_free) };
  lds_xlsx_report_get_columns (&columns);

  for (guint row = 1; row < n_rows; row++)
    {
      const char *text = get_text (sheet, row, columns.id);
      guint64 id = g_ascii_strtoull (text, NULL, 10);
      const LdsComparedLine *line;

      if (id == 0 || id > side->lines->len ||
          !g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize) id)))
        {
          note (self, sheet, lds_sheet_get_row (sheet, row)->row, columns.id, text, "–");
          continue;
        }
      line = lds_comparison_side_get_line (side, (guint) id - 1);
      check_level (self, sheet, row, columns.level, line, line->exposure);
      check_level (self, sheet, row, columns.rollup, line, line->rollup_exposure);
      check_quantity (self, sheet, row, columns.total_quantity, line);
    }

  /* Lines that somebody took out. A sheet that is full goes on in another. */
  if (n_rows < LDS_LIMIT_ROWS)
    self->n_cells += side->lines->len - g_hash_table_size (seen);
}

/**
 * lds_workbook_check_clear:
 *
 * Frees what it holds.
 */
void
lds_workbook_check_clear (LdsWorkbookCheck *self)
{
  g_clear_pointer (&self->examples, g_ptr_array_unref);
}
