/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-sheets.h"

#include "lds-wording.h"
#include "lds-xlsx-table.h"

#include <glib/gi18n-lib.h>

enum
{
  COLUMN_WHAT,
  COLUMN_FILE,
  COLUMN_SHEET,
  COLUMN_ROW,
  COLUMN_REASON,
  N_COLUMNS,
};

static const LdsXlsxColumn column_specs[N_COLUMNS] = {
  [COLUMN_WHAT] = { N_ ("What"), 18, LDS_XLSX_TEXT_STRONG },
  [COLUMN_FILE] = { N_ ("File"), 36, LDS_XLSX_TEXT },
  [COLUMN_SHEET] = { N_ ("Sheet"), 26, LDS_XLSX_TEXT },
  [COLUMN_ROW] = { N_ ("Row"), 8, LDS_XLSX_COUNT },
  [COLUMN_REASON] = { N_ ("Why, or what to know"), 80, LDS_XLSX_TEXT },
};

/**
 * lds_xlsx_left_out_name:
 *
 * Returns: name of the sheet that lists what is in no figure
 */
const char *
lds_xlsx_left_out_name (void)
{
  return _ ("Left out");
}

static void
write_line (LdsXlsxTable *table,
            const char   *what,
            const char   *file,
            const char   *sheet,
            guint         row,
            const char   *reason)
{
  if (!lds_xlsx_table_add_row (table, 0))
    return;

  lds_xlsx_table_set_text (table, COLUMN_WHAT, what);
  lds_xlsx_table_set_text (table, COLUMN_FILE, file);
  lds_xlsx_table_set_text (table, COLUMN_SHEET, sheet != NULL ? sheet : "–");
  if (row > 0)
    lds_xlsx_table_set_number (table, COLUMN_ROW, row);
  else
    lds_xlsx_table_set_text_as (table, COLUMN_ROW, _ ("all"), LDS_XLSX_UNKNOWN_NUMBER);
  lds_xlsx_table_set_text (table, COLUMN_REASON, reason);
}

static void
write_remarks (LdsXlsxTable *table, const LdsSource *source, const char *what, GArray *remarks)
{
  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const LdsRemark *remark = &g_array_index (remarks, LdsRemark, i);

      write_line (table, what, source->file, source->sheet, remark->row, remark->text);
    }
}

/**
 * lds_xlsx_write_left_out:
 * @book: a book
 *
 * Writes the sheet of skipped sheets, skipped rows and warnings.
 */
void
lds_xlsx_write_left_out (LdsXlsxBook *book)
{
  LdsXlsxColumn columns[N_COLUMNS];
  LdsXlsxTable  table;
  LdsAudit     *audit;

  g_return_if_fail (book != NULL);

  audit = book->audit;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      columns[i] = column_specs[i];
      columns[i].heading = lds_wording_local (columns[i].heading);
    }

  lds_xlsx_table_open (&table, book, lds_xlsx_left_out_name (), columns, N_COLUMNS, N_COLUMNS, 0);
  for (guint i = 0; i < lds_audit_get_n_skipped_sheets (audit); i++)
    {
      const LdsSkippedSheet *sheet = lds_audit_get_skipped_sheet (audit, i);

      write_line (&table, _ ("sheet left out"), sheet->file, sheet->sheet, 0, sheet->reason);
    }
  for (guint i = 0; i < lds_audit_get_n_sources (audit); i++)
    {
      const LdsSource *source = lds_audit_get_source (audit, i);

      write_remarks (&table, source, _ ("warning"), source->warnings);
      write_remarks (&table, source, _ ("row left out"), source->skipped_rows);
    }
  if (table.row == 0 && table.part == 1 && lds_xlsx_table_add_row (&table, 0))
    lds_xlsx_table_set_text (&table, COLUMN_WHAT, _ ("nothing left out"));
  lds_xlsx_table_close (&table);
}
