/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-sheets.h"

#include "lds-compliance.h"
#include "lds-wording.h"
#include "lds-xlsx-table.h"

#include <glib/gi18n-lib.h>

enum
{
  COLUMN_ITEM,
  COLUMN_PART,
  COLUMN_LEVEL,
  COLUMN_KIND,
  COLUMN_CONTROL,
  COLUMN_ELEMENT,
  COLUMN_TIER,
  COLUMN_REACH,
  COLUMN_VERIFY,
  COLUMN_EVIDENCE,
  COLUMN_SENTENCE,
  COLUMN_DECISION,
  COLUMN_ROW,
  COLUMN_SHEET,
  COLUMN_FILE,
  COLUMN_CONTROL_ID,
  N_COLUMNS,
};

static const LdsXlsxColumn column_specs[N_COLUMNS] = {
  [COLUMN_ITEM] = { N_ ("Item"), 8, LDS_XLSX_COUNT },
  [COLUMN_PART] = { N_ ("Part"), 28, LDS_XLSX_TEXT_STRONG },
  [COLUMN_LEVEL] = { N_ ("Level"), 13, LDS_XLSX_TEXT },
  [COLUMN_KIND] = { N_ ("Kind"), 14, LDS_XLSX_TEXT },
  [COLUMN_CONTROL] = { N_ ("Control"), 24, LDS_XLSX_TEXT },
  [COLUMN_ELEMENT] = { N_ ("Element"), 10, LDS_XLSX_TEXT },
  [COLUMN_TIER] = { N_ ("Tier"), 8, LDS_XLSX_TEXT },
  [COLUMN_REACH] = { N_ ("Reach"), 11, LDS_XLSX_TEXT },
  [COLUMN_VERIFY] = { N_ ("Verify"), 8, LDS_XLSX_TEXT },
  [COLUMN_EVIDENCE] = { N_ ("Evidence"), 12, LDS_XLSX_MUTED },
  [COLUMN_SENTENCE] = { N_ ("Finding"), 70, LDS_XLSX_TEXT },
  [COLUMN_DECISION] = { N_ ("Decision"), 36, LDS_XLSX_TEXT },
  [COLUMN_ROW] = { N_ ("Row"), 8, LDS_XLSX_COUNT },
  [COLUMN_SHEET] = { N_ ("Sheet"), 20, LDS_XLSX_MUTED },
  [COLUMN_FILE] = { N_ ("File"), 30, LDS_XLSX_MUTED },
  [COLUMN_CONTROL_ID] = { N_ ("Control in the catalogue"), 24, LDS_XLSX_MUTED },
};

/**
 * lds_xlsx_findings_name:
 *
 * Returns: name of the sheet of findings
 */
const char *
lds_xlsx_findings_name (void)
{
  return _ ("Findings");
}

static const char *
get_kind_label (LdsFindingKind kind)
{
  switch (kind)
    {
    case LDS_FINDING_CONTROL:
      return _ ("control");
    case LDS_FINDING_ORIGIN:
      return _ ("origin");
    case LDS_FINDING_ENTITY:
      return _ ("entity");
    case LDS_FINDING_MAGNET:
      return _ ("magnet");
    case LDS_FINDING_CONFLICT:
      return _ ("conflict");
    case LDS_FINDING_UNKNOWN:
      return _ ("unknown");
    case LDS_FINDING_SUBSTITUTE:
      return _ ("substitute");
    case LDS_FINDING_THRESHOLD:
      return _ ("threshold");
    case LDS_FINDING_RULE:
      return _ ("rule");
    default:
      return lds_finding_kind_to_string (kind);
    }
}

static char *
describe_tiers (const LdsFinding *finding)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint tiers = finding->tiers | (finding->tier > 0 ? 1u << finding->tier : 0);

  for (guint tier = 1; tier <= 3; tier++)
    {
      if (tiers & (1u << tier))
        g_string_append_printf (text, "%s%u", text->len > 0 ? ", " : "", tier);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup ("–");
}

static void
write_facts (LdsXlsxTable *table, const LdsFinding *finding)
{
  LdsCatalogue     *catalogue = lds_audit_get_catalogue (table->book->audit);
  const LdsControl *control = finding->control;
  gboolean          controls = finding->kind == LDS_FINDING_CONTROL;
  g_autofree char  *tiers = describe_tiers (finding);

  lds_xlsx_table_set_text (table, COLUMN_KIND, get_kind_label (finding->kind));
  lds_xlsx_table_set_text (table, COLUMN_CONTROL,
                           finding->rule != NULL ? finding->rule->rule->short_title
                           : control != NULL     ? control->short_title
                                                 : "–");
  lds_xlsx_table_set_text (table, COLUMN_CONTROL_ID,
                           finding->rule != NULL ? finding->rule->rule->id
                           : control != NULL     ? control->id
                                                 : "–");
  lds_xlsx_table_set_text (table, COLUMN_ELEMENT,
                           finding->element >= 0
                               ? lds_catalogue_get_element (catalogue, finding->element)->symbol
                               : "–");
  lds_xlsx_table_set_text (table, COLUMN_TIER, tiers);
  lds_xlsx_table_set_text (table, COLUMN_REACH,
                           !controls           ? "–"
                           : finding->embedded ? _ ("embedded")
                                               : _ ("direct"));
  lds_xlsx_table_set_text (table, COLUMN_VERIFY, finding->verify ? _ ("verify") : "–");
  lds_xlsx_table_set_text (table, COLUMN_EVIDENCE,
                           lds_evidence_get_label (finding->evidence, lds_wording_local));
}

static void
write_finding (LdsXlsxTable *table, const LdsItem *item, const LdsFinding *finding)
{
  LdsAudit        *audit = table->book->audit;
  const LdsSource *source = lds_audit_get_source (audit, item->source);
  g_autofree char *sentence = lds_finding_describe (finding, audit, lds_wording_local);
  g_autofree char *decision = lds_finding_describe_decision (finding, lds_wording_local);

  lds_xlsx_table_set_number (table, COLUMN_ITEM, item->id);
  lds_xlsx_table_set_text (table, COLUMN_PART,
                           item->part_number != NULL ? item->part_number : item->description);
  lds_xlsx_items_write_level (table, COLUMN_LEVEL, item, item->exposure);
  write_facts (table, finding);
  lds_xlsx_table_set_text (table, COLUMN_SENTENCE, sentence);
  lds_xlsx_table_set_text (table, COLUMN_DECISION, decision != NULL ? decision : "–");
  lds_xlsx_table_set_number (table, COLUMN_ROW, item->row);
  lds_xlsx_table_set_text (table, COLUMN_SHEET, source->sheet != NULL ? source->sheet : "–");
  lds_xlsx_table_set_text (table, COLUMN_FILE, source->file);
}

/**
 * lds_xlsx_write_findings:
 * @book: a book
 *
 * Writes the sheet that has a row for each reason behind a level.
 */
void
lds_xlsx_write_findings (LdsXlsxBook *book)
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
  lds_xlsx_table_open (&table, book, lds_xlsx_findings_name (), columns, N_COLUMNS, COLUMN_ROW + 1,
                       COLUMN_PART + 1);
  for (guint i = 0; i < n_items && !lds_xlsx_book_has_failed (book); i++)
    {
      const LdsItem *item = lds_audit_get_item (book->audit, i);

      for (guint j = 0; j < item->n_findings && lds_xlsx_table_add_row (&table, 0); j++)
        write_finding (&table, item, &item->findings[j]);
    }
  if (table.row == 0 && table.part == 1 && lds_xlsx_table_add_row (&table, 0))
    lds_xlsx_table_set_text (&table, COLUMN_SENTENCE, _ ("No finding."));
  lds_xlsx_table_close (&table);
}
