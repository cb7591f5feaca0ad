/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-sheets.h"

#include "lds-question-wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More numbers are no help to a reader; the filter of the items' sheet is. */
#define MAX_NUMBERS 40

enum
{
  COLUMN_SUPPLIER,
  COLUMN_QUESTION,
  COLUMN_ITEMS,
  COLUMN_VALUE,
  COLUMN_CURRENCY,
  COLUMN_NOW,
  COLUMN_BEST,
  COLUMN_WORST,
  COLUMN_CHANGED,
  COLUMN_SETTLED,
  COLUMN_ABOVE,
  COLUMN_NUMBERS,
  N_COLUMNS,
};

static const LdsXlsxColumn column_specs[N_COLUMNS] = {
  [COLUMN_SUPPLIER] = { N_ ("Supplier"), 28, LDS_XLSX_TEXT_STRONG },
  [COLUMN_QUESTION] = { N_ ("Question"), 60, LDS_XLSX_TEXT },
  [COLUMN_ITEMS] = { N_ ("Items"), 8, LDS_XLSX_COUNT },
  [COLUMN_VALUE] = { N_ ("Value"), 14, LDS_XLSX_NUMBER },
  [COLUMN_CURRENCY] = { N_ ("Currency"), 10, LDS_XLSX_TEXT },
  [COLUMN_NOW] = { N_ ("Level now"), 13, LDS_XLSX_TEXT },
  [COLUMN_BEST] = { N_ ("At best"), 13, LDS_XLSX_TEXT },
  [COLUMN_WORST] = { N_ ("At worst"), 13, LDS_XLSX_TEXT },
  [COLUMN_CHANGED] = { N_ ("Could leave or reach high"), 12, LDS_XLSX_COUNT },
  [COLUMN_SETTLED] = { N_ ("Could be settled"), 12, LDS_XLSX_COUNT },
  [COLUMN_ABOVE] = { N_ ("Open assemblies above"), 12, LDS_XLSX_COUNT },
  [COLUMN_NUMBERS] = { N_ ("Item numbers"), 40, LDS_XLSX_MUTED },
};

/**
 * lds_xlsx_questions_name:
 *
 * Returns: name of the sheet of questions
 */
const char *
lds_xlsx_questions_name (void)
{
  return _ ("Ask next");
}

static char *
list_numbers (const LdsQuestion *question)
{
  GString *text = g_string_new (NULL);
  guint    n = MIN (question->items->len, MAX_NUMBERS);
  guint    left = question->items->len - n;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? ", " : "",
                            g_array_index (question->items, guint, i));
  if (left > 0)
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", left), left);

  return g_string_free_and_steal (text);
}

static void
set_level (LdsXlsxTable *table, guint column, LdsExposure exposure)
{
  lds_xlsx_table_set_text_as (table, column,
                              lds_xlsx_style_get_level (&table->book->style, exposure),
                              lds_xlsx_level_format (exposure));
}

static void
write_question (LdsXlsxTable *table, const LdsQuestionGroup *group, const LdsQuestion *question)
{
  const LdsStake  *stake = &question->stake;
  g_autofree char *numbers = list_numbers (question);

  lds_xlsx_table_set_text (table, COLUMN_SUPPLIER,
                           group->supplier != NULL ? group->supplier : _ ("seller unknown"));
  lds_xlsx_table_set_text (table, COLUMN_QUESTION,
                           lds_question_describe (question, lds_wording_local));
  lds_xlsx_table_set_number (table, COLUMN_ITEMS, stake->n_items);
  if (stake->mixed)
    lds_xlsx_table_set_text_as (table, COLUMN_VALUE, _ ("mixed"), LDS_XLSX_UNKNOWN_NUMBER);
  else
    lds_xlsx_table_set_number (table, COLUMN_VALUE, round (stake->value * 100) / 100);
  lds_xlsx_table_set_text (table, COLUMN_CURRENCY,
                           stake->currency != NULL ? stake->currency : "–");
  set_level (table, COLUMN_NOW, stake->now);
  set_level (table, COLUMN_BEST, stake->best);
  set_level (table, COLUMN_WORST, stake->worst);
  lds_xlsx_table_set_number (table, COLUMN_CHANGED, stake->n_changed);
  lds_xlsx_table_set_number (table, COLUMN_SETTLED, stake->n_settled);
  lds_xlsx_table_set_number (table, COLUMN_ABOVE, stake->n_above);
  lds_xlsx_table_set_text (table, COLUMN_NUMBERS, numbers);
}

static void
write_group (LdsXlsxTable *table, const LdsQuestionGroup *group)
{
  for (guint i = 0; i < group->questions->len && lds_xlsx_table_add_row (table, 0); i++)
    write_question (table, group, &g_array_index (group->questions, LdsQuestion, i));
}

/**
 * lds_xlsx_write_questions:
 * @book: a book
 *
 * Writes the sheet that says whom to ask what, those first whose answers could change most.
 */
void
lds_xlsx_write_questions (LdsXlsxBook *book)
{
  g_autoptr (LdsQuestions) questions = NULL;
  LdsXlsxColumn columns[N_COLUMNS];
  LdsXlsxTable  table;

  g_return_if_fail (book != NULL);

  questions = lds_questions_new (book->audit);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      columns[i] = column_specs[i];
      columns[i].heading = lds_wording_local (columns[i].heading);
    }

  lds_xlsx_table_open (&table, book, lds_xlsx_questions_name (), columns, N_COLUMNS,
                       COLUMN_WORST + 1, COLUMN_SUPPLIER + 1);
  for (guint i = 0; i < questions->groups->len && !lds_xlsx_book_has_failed (book); i++)
    write_group (&table, &g_array_index (questions->groups, LdsQuestionGroup, i));
  if (table.row == 0 && table.part == 1 && lds_xlsx_table_add_row (&table, 0))
    lds_xlsx_table_set_text (&table, COLUMN_QUESTION, _ ("Nothing to ask."));
  lds_xlsx_table_close (&table);
}
