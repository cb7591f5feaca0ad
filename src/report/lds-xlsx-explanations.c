/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-sheets.h"

#include "lds-explanation.h"
#include "lds-xlsx-table.h"

#include <glib/gi18n-lib.h>

enum
{
  COLUMN_ITEM,
  COLUMN_PART,
  COLUMN_LEVEL,
  COLUMN_CELL,
  COLUMN_RULE,
  COLUMN_TIER,
  COLUMN_CONTROL,
  COLUMN_BECAUSE,
  COLUMN_SOURCES,
  COLUMN_ROW,
  COLUMN_SHEET,
  COLUMN_FILE,
  N_COLUMNS,
};

static const LdsXlsxColumn column_specs[N_COLUMNS] = {
  [COLUMN_ITEM] = { N_ ("Item"), 8, LDS_XLSX_COUNT },
  [COLUMN_PART] = { N_ ("Part"), 18, LDS_XLSX_TEXT_STRONG },
  [COLUMN_LEVEL] = { N_ ("Level"), 13, LDS_XLSX_TEXT },
  [COLUMN_CELL] = { N_ ("What the cell says"), 24, LDS_XLSX_TEXT },
  [COLUMN_RULE] = { N_ ("What it was taken for"), 32, LDS_XLSX_TEXT },
  [COLUMN_TIER] = { N_ ("Where it comes from"), 34, LDS_XLSX_TEXT },
  [COLUMN_CONTROL] = { N_ ("Controls"), 34, LDS_XLSX_TEXT },
  [COLUMN_BECAUSE] = { N_ ("So the level is"), 26, LDS_XLSX_TEXT },
  [COLUMN_SOURCES] = { N_ ("Sources"), 26, LDS_XLSX_MUTED },
  [COLUMN_ROW] = { N_ ("Row"), 8, LDS_XLSX_COUNT },
  [COLUMN_SHEET] = { N_ ("Sheet"), 20, LDS_XLSX_MUTED },
  [COLUMN_FILE] = { N_ ("File"), 30, LDS_XLSX_MUTED },
};

static const guint step_columns[LDS_N_EXPLANATION_KINDS] = {
  [LDS_EXPLANATION_CELL] = COLUMN_CELL,  [LDS_EXPLANATION_RULE] = COLUMN_RULE,
  [LDS_EXPLANATION_CLAIM] = COLUMN_RULE, [LDS_EXPLANATION_TIER] = COLUMN_TIER,
  [LDS_EXPLANATION_CONTROL] = COLUMN_CONTROL, [LDS_EXPLANATION_LEVEL] = COLUMN_BECAUSE,
};

/**
 * lds_xlsx_explanations_name:
 *
 * Returns: name of the sheet of explanations
 */
const char *
lds_xlsx_explanations_name (void)
{
  return _ ("Explanation");
}

static void
append_line (GString    *text,
             const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
write_steps (LdsXlsxTable  *table,
             const LdsItem *item)
{
  g_autoptr (GPtrArray) steps = lds_item_explain (item, table->book->audit, lds_wording_local);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  GString *texts[N_COLUMNS] = { NULL };

  for (guint i = COLUMN_CELL; i <= COLUMN_SOURCES; i++)
    texts[i] = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const LdsExplanationStep *step = g_ptr_array_index (steps, i);

      append_line (texts[step_columns[step->kind]], step->text);
      if (step->source == NULL ||
          g_ptr_array_find_with_equal_func (sources, step->source, g_str_equal, NULL))
        continue;
      g_ptr_array_add (sources, step->source);
      append_line (texts[COLUMN_SOURCES], step->source);
    }

  for (guint i = COLUMN_CELL; i <= COLUMN_SOURCES; i++)
    {
      lds_xlsx_table_set_text (table, i, texts[i]->len > 0 ? texts[i]->str : "–");
      g_string_free (texts[i], TRUE);
    }
}

static void
write_item (LdsXlsxTable  *table,
            const LdsItem *item)
{
  const LdsSource *source = lds_audit_get_source (table->book->audit, item->source);

  lds_xlsx_table_set_number (table, COLUMN_ITEM, item->id);
  lds_xlsx_table_set_text (table, COLUMN_PART,
                           item->part_number != NULL ? item->part_number : item->description);
  lds_xlsx_items_write_level (table, COLUMN_LEVEL, item, item->exposure);
  write_steps (table, item);
  lds_xlsx_table_set_number (table, COLUMN_ROW, item->row);
  lds_xlsx_table_set_text (table, COLUMN_SHEET, source->sheet != NULL ? source->sheet : "–");
  lds_xlsx_table_set_text (table, COLUMN_FILE, source->file);
}

/**
 * lds_xlsx_write_explanations:
 * @book: a book
 *
 * Writes the sheet that has a row for each item, with the chain of reasons behind its level from left
 * to right.
 */
void
lds_xlsx_write_explanations (LdsXlsxBook *book)
{
  LdsXlsxColumn columns[N_COLUMNS];
  LdsXlsxTable  table;
  guint         n_items;

  g_return_if_fail (book != NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      columns[i] = column_specs[i];
      columns[i].heading = lds_wording_local (columns[i].heading);
    }

  n_items = lds_audit_get_n_items (book->audit);
  lds_xlsx_table_open (&table, book, lds_xlsx_explanations_name (), columns, N_COLUMNS,
                       COLUMN_ROW + 1, COLUMN_PART + 1);
  for (guint i = 0; i < n_items && !lds_xlsx_book_has_failed (book); i++)
    {
      if (lds_xlsx_table_add_row (&table, 0))
        write_item (&table, lds_audit_get_item (book->audit, i));
    }
  lds_xlsx_table_close (&table);
}
