/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-sheets.h"

#include "lds-compliance-wording.h"

#include <glib/gi18n-lib.h>

enum
{
  COLUMN_RULE,
  COLUMN_WHAT,
  COLUMN_ITEM,
  COLUMN_PART,
  COLUMN_ANSWER,
  COLUMN_LATER,
  COLUMN_MINING,
  COLUMN_SEPARATION,
  COLUMN_METAL,
  COLUMN_ALLOY,
  COLUMN_MAGNET,
  COLUMN_WORDS,
  N_COLUMNS,
};

static const LdsXlsxColumn column_specs[N_COLUMNS] = {
  [COLUMN_RULE] = { N_ ("Rule"), 24, LDS_XLSX_TEXT_STRONG },
  [COLUMN_WHAT] = { N_ ("About"), 18, LDS_XLSX_TEXT },
  [COLUMN_ITEM] = { N_ ("Item"), 8, LDS_XLSX_COUNT },
  [COLUMN_PART] = { N_ ("Part"), 26, LDS_XLSX_TEXT },
  [COLUMN_ANSWER] = { N_ ("Answer"), 24, LDS_XLSX_TEXT_STRONG },
  [COLUMN_LATER] = { N_ ("Answer later"), 24, LDS_XLSX_TEXT_STRONG },
  [COLUMN_MINING] = { N_ ("Mining"), 12, LDS_XLSX_TEXT },
  [COLUMN_SEPARATION] = { N_ ("Separation"), 12, LDS_XLSX_TEXT },
  [COLUMN_METAL] = { N_ ("Metal"), 12, LDS_XLSX_TEXT },
  [COLUMN_ALLOY] = { N_ ("Alloy"), 12, LDS_XLSX_TEXT },
  [COLUMN_MAGNET] = { N_ ("Magnet"), 12, LDS_XLSX_TEXT },
  [COLUMN_WORDS] = { N_ ("In words"), 70, LDS_XLSX_TEXT },
};

/**
 * lds_xlsx_rules_name:
 *
 * Returns: name of the sheet of buyers' rules
 */
const char *
lds_xlsx_rules_name (void)
{
  return _ ("Buyers’ rules");
}

#define FILLS(column) (1u << COLUMN_##column)
#define FILLS_STAGES (FILLS (MINING) | FILLS (SEPARATION) | FILLS (METAL) | FILLS (ALLOY) | FILLS (MAGNET))

/* Begins a row; the caller fills the columns @filled. */
static gboolean
add_row (LdsXlsxTable *table, const LdsRuleResult *result, const char *what, guint filled)
{
  if (!lds_xlsx_table_add_row (table, 0))
    return FALSE;

  filled |= FILLS (RULE) | FILLS (WHAT) | FILLS (WORDS);
  lds_xlsx_table_set_text (table, COLUMN_RULE, result->rule->short_title);
  lds_xlsx_table_set_text (table, COLUMN_WHAT, what);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if ((filled & (1u << i)) == 0)
        lds_xlsx_table_set_text_as (table, i, "–", LDS_XLSX_TEXT);
    }

  return TRUE;
}

static LdsXlsxFormat
get_format (LdsCompliance compliance)
{
  return compliance == LDS_COMPLIANCE_NOT_MET ? LDS_XLSX_CHINESE_TEXT
         : compliance == LDS_COMPLIANCE_OPEN  ? LDS_XLSX_UNKNOWN
                                              : LDS_XLSX_TEXT;
}

static void
set_answer (LdsXlsxTable       *table,
            guint               column,
            const LdsBuyerRule *rule,
            LdsRulePeriod       period,
            LdsCompliance       compliance)
{
  const char      *label = lds_compliance_get_label (compliance, lds_wording_local);
  g_autofree char *time = lds_rule_period_describe (rule, period, lds_wording_local);
  g_autofree char *text =
      *time != '\0' ? g_strdup_printf ("%s: %s", time, label) : g_strdup (label);

  if (period == LDS_RULE_LATER && rule->later_from == NULL)
    lds_xlsx_table_set_text (table, column, "–");
  else
    lds_xlsx_table_set_text_as (table, column, text,
                                get_format (compliance));
}

/* The answer of a rule about a limit. */
static void
set_limit (LdsXlsxTable *table, LdsCompliance compliance)
{
  lds_xlsx_table_set_text_as (table, COLUMN_ANSWER,
                              lds_compliance_get_limit_label (compliance, lds_wording_local),
                              get_format (compliance));
}

static void
set_answers (LdsXlsxTable        *table,
             const LdsBuyerRule  *rule,
             const LdsCompliance  answers[LDS_N_RULE_PERIODS])
{
  set_answer (table, COLUMN_ANSWER, rule, LDS_RULE_BEFORE, answers[LDS_RULE_BEFORE]);
  set_answer (table, COLUMN_LATER, rule, LDS_RULE_LATER, answers[LDS_RULE_LATER]);
}

static void
write_item (LdsXlsxTable *table, const LdsRuleResult *result, const LdsRuleItem *judged)
{
  const LdsItem   *item = lds_audit_get_item (table->book->audit, judged->item);
  const LdsFinding finding = { .reason = LDS_REASON_RULE_STAGES,
                               .rule = result,
                               .other = judged - (const LdsRuleItem *) result->items->data };
  g_autofree char *words = lds_rule_finding_describe (&finding, lds_wording_local);

  if (!add_row (table, result,
                judged->matter != NULL ? _ (judged->matter->name)
                : judged->kind_unknown ? _ ("magnet of unknown kind")
                                       : _ ("magnet"),
                FILLS (ITEM) | FILLS (PART) | FILLS (ANSWER) | FILLS (LATER) |
                    (judged->matter == NULL ? FILLS_STAGES : 0)))
    return;

  lds_xlsx_table_set_number (table, COLUMN_ITEM, item->id);
  lds_xlsx_table_set_text (table, COLUMN_PART,
                           item->part_number != NULL ? item->part_number : item->description);
  set_answers (table, result->rule, judged->compliance);
  for (guint i = 0; judged->matter == NULL && i < LDS_N_MAGNET_STAGES; i++)
    {
      const LdsStageOrigin *origin = &judged->stages[i];
      g_autofree char      *text = lds_stage_origin_describe (origin, lds_wording_local);

      lds_xlsx_table_set_text_as (table, COLUMN_MINING + i, text,
                                  origin->covered                 ? LDS_XLSX_CHINESE_TEXT
                                  : origin->countries == NULL     ? LDS_XLSX_UNKNOWN
                                                                  : LDS_XLSX_TEXT);
    }
  lds_xlsx_table_set_text (table, COLUMN_WORDS, words);
}

static void
write_share (LdsXlsxTable *table, const LdsRuleResult *result, const LdsRuleShare *share)
{
  LdsAudit        *audit = table->book->audit;
  g_autofree char *words = lds_rule_share_describe (share, result, audit, lds_wording_local);
  /* Translators: element, stage */
  g_autofree char *what = g_strdup_printf (
      _ ("%1$s, %2$s"),
      lds_catalogue_get_element (lds_audit_get_catalogue (audit), share->element)->symbol,
      lds_stage_get_label (share->stage, lds_wording_local));

  if (!add_row (table, result, what, FILLS (ANSWER)))
    return;

  set_limit (table, share->compliance);
  lds_xlsx_table_set_text (table, COLUMN_WORDS, words);
}

static void
write_mass (LdsXlsxTable *table, const LdsRuleResult *result, const LdsRuleMass *mass)
{
  const LdsSource *source = lds_audit_get_source (table->book->audit, mass->source);
  g_autofree char *words = lds_rule_mass_describe (mass, result, lds_wording_local);

  if (!add_row (table, result, _ ("mass of magnets"), FILLS (PART)))
    return;

  lds_xlsx_table_set_text (table, COLUMN_PART,
                           source->sheet != NULL ? source->sheet : source->file);
  lds_xlsx_table_set_text (table, COLUMN_WORDS, words);
}

static void
write_rule (LdsXlsxTable *table, const LdsRuleResult *result)
{
  g_autofree char *words = lds_rule_result_describe (result, lds_wording_local);

  if (add_row (table, result, _ ("the whole"), result->rule->stages != 0
                                                   ? FILLS (ANSWER) | FILLS (LATER) : FILLS (ANSWER)))
    {
      if (result->rule->stages != 0)
        set_answers (table, result->rule, result->compliance);
      else
        set_limit (table, result->compliance[LDS_RULE_BEFORE]);
      lds_xlsx_table_set_text (table, COLUMN_WORDS, words);
    }
  for (guint i = 0; i < result->items->len && !lds_xlsx_book_has_failed (table->book); i++)
    write_item (table, result, &g_array_index (result->items, LdsRuleItem, i));
  for (guint i = 0; i < result->shares->len; i++)
    write_share (table, result, &g_array_index (result->shares, LdsRuleShare, i));
  for (guint i = 0; i < result->masses->len; i++)
    write_mass (table, result, &g_array_index (result->masses, LdsRuleMass, i));
  for (guint i = 0; i < result->rule->questions->len; i++)
    {
      if (add_row (table, result, _ ("question"), 0))
        lds_xlsx_table_set_text (table, COLUMN_WORDS,
                                 _ (g_ptr_array_index (result->rule->questions, i)));
    }
}

/**
 * lds_xlsx_write_rules:
 * @book: a book
 *
 * Writes the sheet of the buyers' rules that are switched on; none where none is.
 */
void
lds_xlsx_write_rules (LdsXlsxBook *book)
{
  LdsXlsxColumn columns[N_COLUMNS];
  LdsXlsxTable  table;
  guint         n_results;

  g_return_if_fail (book != NULL);

  n_results = lds_audit_get_n_rule_results (book->audit);
  if (n_results == 0)
    return;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      columns[i] = column_specs[i];
      columns[i].heading = lds_wording_local (columns[i].heading);
    }

  lds_xlsx_table_open (&table, book, lds_xlsx_rules_name (), columns, N_COLUMNS, N_COLUMNS,
                       COLUMN_WHAT + 1);
  for (guint i = 0; i < n_results && !lds_xlsx_book_has_failed (book); i++)
    write_rule (&table, lds_audit_get_rule_result (book->audit, i));
  lds_xlsx_table_close (&table);
}
