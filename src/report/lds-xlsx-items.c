/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-sheets.h"

#include "lds-claim-wording.h"
#include "lds-country.h"
#include "lds-explanation.h"
#include "lds-presumed.h"
#include "lds-report.h"
#include "lds-xlsx-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The columns up to COLUMN_ROW go on paper. */
enum
{
  COLUMN_LEVEL,
  COLUMN_ROLLUP,
  COLUMN_PART,
  COLUMN_DESCRIPTION,
  COLUMN_TOTAL,
  COLUMN_UNIT,
  COLUMN_SUPPLIER,
  COLUMN_TIER_1,
  COLUMN_EVIDENCE_1,
  COLUMN_TIER_2,
  COLUMN_EVIDENCE_2,
  COLUMN_TIER_3,
  COLUMN_EVIDENCE_3,
  COLUMN_ELEMENTS,
  COLUMN_MASSES,
  COLUMN_REASON,
  COLUMN_ROW,
  COLUMN_SHEET,
  COLUMN_FILE,
  COLUMN_FITTED,
  COLUMN_SUBSTITUTE_FOR,
  COLUMN_QUANTITY,
  COLUMN_DESIGNATORS,
  COLUMN_MANUFACTURER,
  COLUMN_MPN,
  COLUMN_BACKING,
  COLUMN_PRESUMED,
  COLUMN_MASS_LOW,
  COLUMN_MASS_HIGH,
  COLUMN_ROLLUP_MASSES,
  COLUMN_ID,
  N_COLUMNS,
};

static const LdsXlsxColumn column_specs[N_COLUMNS] = {
  [COLUMN_LEVEL] = { N_ ("Level"), 11, LDS_XLSX_TEXT },
  [COLUMN_ROLLUP] = { N_ ("With parts below"), 11, LDS_XLSX_TEXT },
  [COLUMN_PART] = { N_ ("Part number"), 19, LDS_XLSX_TEXT_STRONG },
  [COLUMN_DESCRIPTION] = { N_ ("Description"), 24, LDS_XLSX_TEXT },
  [COLUMN_TOTAL] = { N_ ("Total quantity"), 10, LDS_XLSX_NUMBER },
  [COLUMN_UNIT] = { N_ ("Unit"), 7, LDS_XLSX_TEXT },
  [COLUMN_SUPPLIER] = { N_ ("Supplier"), 17, LDS_XLSX_TEXT },
  [COLUMN_TIER_1] = { N_ ("Tier 1 country"), 12, LDS_XLSX_TEXT },
  [COLUMN_EVIDENCE_1] = { N_ ("Tier 1 evidence"), 10, LDS_XLSX_MUTED },
  [COLUMN_TIER_2] = { N_ ("Tier 2 country"), 12, LDS_XLSX_TEXT },
  [COLUMN_EVIDENCE_2] = { N_ ("Tier 2 evidence"), 10, LDS_XLSX_MUTED },
  [COLUMN_TIER_3] = { N_ ("Tier 3 country"), 12, LDS_XLSX_TEXT },
  [COLUMN_EVIDENCE_3] = { N_ ("Tier 3 evidence"), 10, LDS_XLSX_MUTED },
  [COLUMN_ELEMENTS] = { N_ ("Rare earths"), 11, LDS_XLSX_TEXT },
  [COLUMN_MASSES] = { N_ ("Mass (g)"), 16, LDS_XLSX_TEXT },
  [COLUMN_REASON] = { N_ ("Why"), 46, LDS_XLSX_TEXT },
  [COLUMN_ROW] = { N_ ("Row"), 8, LDS_XLSX_COUNT },
  [COLUMN_SHEET] = { N_ ("Sheet"), 20, LDS_XLSX_MUTED },
  [COLUMN_FILE] = { N_ ("File"), 30, LDS_XLSX_MUTED },
  [COLUMN_FITTED] = { N_ ("Fitted"), 12, LDS_XLSX_TEXT },
  [COLUMN_SUBSTITUTE_FOR] = { N_ ("Substitute for item"), 12, LDS_XLSX_COUNT },
  [COLUMN_QUANTITY] = { N_ ("Quantity in the part above"), 12, LDS_XLSX_NUMBER },
  [COLUMN_DESIGNATORS] = { N_ ("Designators"), 24, LDS_XLSX_TEXT },
  [COLUMN_MANUFACTURER] = { N_ ("Manufacturer"), 24, LDS_XLSX_TEXT },
  [COLUMN_MPN] = { N_ ("Manufacturer's part number"), 24, LDS_XLSX_TEXT },
  [COLUMN_BACKING] = { N_ ("What claims rest on"), 44, LDS_XLSX_TEXT },
  [COLUMN_PRESUMED] = { N_ ("China's market share there (presumed)"), 30, LDS_XLSX_MUTED },
  [COLUMN_MASS_LOW] = { N_ ("Rare earths at least (g)"), 12, LDS_XLSX_MASS },
  [COLUMN_MASS_HIGH] = { N_ ("Rare earths at most (g)"), 12, LDS_XLSX_MASS },
  [COLUMN_ROLLUP_MASSES] = { N_ ("Masses with parts below (g)"), 60, LDS_XLSX_TEXT },
  [COLUMN_ID] = { N_ ("Item"), 8, LDS_XLSX_COUNT },
};

/**
 * lds_xlsx_items_name:
 *
 * Returns: name of the sheet of items
 */
const char *
lds_xlsx_items_name (void)
{
  return _ ("Items");
}

/**
 * lds_xlsx_report_get_columns:
 * @columns: (out): where this version writes them
 */
void
lds_xlsx_report_get_columns (LdsItemColumns *columns)
{
  *columns = (LdsItemColumns) {
    .level = COLUMN_LEVEL + 1,
    .rollup = COLUMN_ROLLUP + 1,
    .total_quantity = COLUMN_TOTAL + 1,
    .id = COLUMN_ID + 1,
  };
}

/**
 * lds_xlsx_items_write_level:
 * @table: a table
 * @column: one of its columns
 * @item: the item of the row
 * @exposure: its level, or that with the parts below it
 *
 * Writes a level. A line that is in no count must not answer to a filter for one.
 */
void
lds_xlsx_items_write_level (LdsXlsxTable  *table,
                            guint          column,
                            const LdsItem *item,
                            LdsExposure    exposure)
{
  const char *level = lds_xlsx_style_get_level (&table->book->style, exposure);

  if (item->counted)
    {
      lds_xlsx_table_set_text_as (table, column, level, lds_xlsx_level_format (exposure));
    }
  else if (item->fitted)
    {
      /* Translators: the level of a substitute, which is in no count */
      g_autofree char *text = g_strdup_printf (_ ("%s (substitute)"), level);

      lds_xlsx_table_set_text_as (table, column, text, lds_xlsx_level_format (exposure));
    }
  else
    {
      lds_xlsx_table_set_text_as (table, column, _ ("not fitted"), LDS_XLSX_UNKNOWN);
    }
}

static void
append_once (GString *joined, const char *text)
{
  g_auto (GStrv) known = g_strsplit (joined->str, "; ", -1);

  if (joined->len > 0 && g_strv_contains ((const char *const *) known, text))
    return;
  if (joined->len > 0)
    g_string_append (joined, "; ");
  g_string_append (joined, text);
}

static void
append_country (GString *countries, LdsAudit *audit, const LdsTierLink *link)
{
  const char      *name = NULL;
  g_autofree char *assumed = NULL;

  if (link->country == NULL)
    {
      append_once (countries, _ ("unknown"));
      return;
    }

  name = lds_catalogue_get_country_name (lds_audit_get_catalogue (audit), link->country);
  if (name == NULL)
    name = link->country;
  if (link->assumed)
    assumed = g_strdup_printf (_ ("%s (assumed)"), name);

  append_once (countries, assumed != NULL ? assumed : name);
}

/* Country and evidence of one tier; several stand in one cell. */
static void
write_tier (LdsXlsxTable *table, const LdsItem *item, guint tier)
{
  g_autoptr (GString) countries = g_string_new (NULL);
  g_autoptr (GString) evidence = g_string_new (NULL);
  guint    column = COLUMN_TIER_1 + 2 * (tier - 1);
  gboolean known = FALSE;
  gboolean chinese = FALSE;

  for (guint i = 0; i < item->n_tiers; i++)
    {
      const LdsTierLink *link = &item->tiers[i];

      if (link->tier != tier)
        continue;

      known = known || link->country != NULL;
      chinese = chinese || link->chinese;
      append_country (countries, table->book->audit, link);
      append_once (evidence, link->country != NULL
                                 ? lds_evidence_get_label (link->evidence, lds_wording_local)
                                 : _ ("unknown"));
    }

  if (!known && item->own)
    {
      lds_xlsx_table_set_text_as (table, column, _ ("ours"), LDS_XLSX_MUTED);
      lds_xlsx_table_set_text_as (table, column + 1, "–", LDS_XLSX_MUTED);
      return;
    }

  if (countries->len == 0)
    {
      g_string_append (countries, _ ("unknown"));
      g_string_append (evidence, _ ("unknown"));
    }
  lds_xlsx_table_set_text_as (table, column, countries->str,
                              chinese ? LDS_XLSX_CHINESE_TEXT
                              : known ? LDS_XLSX_TEXT
                                      : LDS_XLSX_UNKNOWN);
  lds_xlsx_table_set_text_as (table, column + 1, evidence->str,
                              known ? LDS_XLSX_MUTED : LDS_XLSX_UNKNOWN);
}

static void
write_presumed (LdsXlsxTable *table, const LdsItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);
  LdsPresumed presumed;

  for (guint i = 0; i < item->n_tiers; i++)
    {
      const LdsTierLink *link = &item->tiers[i];
      const char        *stage = lds_stage_get_label (link->stage, lds_wording_local);

      if (link->country != NULL || !isfinite (link->presumed_share))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("tier %u, %s: %.0f %%"), link->tier,
                              stage != NULL ? stage : _ ("stage unknown"),
                              link->presumed_share * 100);
    }

  if (lds_presumed_of (item, &presumed))
    /* Translators: percentages */
    g_string_append_printf (text, _ ("\nat least one of them: %.0f–%.0f %%"),
                            presumed.chance.low * 100, presumed.chance.high * 100);
  if (text->len == 0)
    g_string_append (text, item->holds == LDS_HOLDS_RARE_EARTH && presumed.tiers != 0
                                     ? _ ("not quantified") : "–");
  lds_xlsx_table_set_text (table, COLUMN_PRESUMED, text->str);
}

static const char *
get_symbol (LdsAudit *audit, const LdsContent *content)
{
  return lds_catalogue_get_element (lds_audit_get_catalogue (audit), content->element)->symbol;
}

static void
append_backing (GString *text, const char *subject, const LdsBacking *backing, LdsAudit *audit)
{
  g_autofree char *words = lds_backing_describe (backing, audit, lds_wording_local);

  if (words != NULL)
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", subject, words);
}

/* Documents, dates and ages of the claims about its tiers and its rare earths. */
static void
write_backing (LdsXlsxTable *table, const LdsItem *item)
{
  LdsAudit *audit = table->book->audit;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < item->n_tiers; i++)
    {
      g_autofree char *subject = g_strdup_printf (_ ("tier %u"), item->tiers[i].tier);

      if (item->tiers[i].country != NULL)
        append_backing (text, subject, &item->tiers[i].backing, audit);
    }
  for (guint i = 0; i < item->n_contents; i++)
    {
      if (item->contents[i].claimed)
        append_backing (text, get_symbol (audit, &item->contents[i]), &item->contents[i].backing,
                        audit);
    }
  append_backing (text, _ ("no rare earths"), &item->holds_backing, audit);

  lds_xlsx_table_set_text (table, COLUMN_BACKING, text->len > 0 ? text->str : "–");
}

static char *
describe_elements (const LdsContent *contents, guint n_contents, LdsAudit *audit)
{
  g_autoptr (GString) sure = g_string_new (NULL);
  g_autoptr (GString) possible = g_string_new (NULL);

  for (guint i = 0; i < n_contents; i++)
    {
      GString *text = contents[i].possible ? possible : sure;

      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, get_symbol (audit, &contents[i]));
    }

  if (possible->len == 0)
    return g_string_free (g_steal_pointer (&sure), FALSE);
  if (sure->len == 0)
    return g_strdup_printf (_ ("may hold %s"), possible->str);

  return g_strdup_printf (_ ("%s; may hold %s"), sure->str, possible->str);
}

static char *
describe_masses (const LdsContent *contents,
                 guint             n_contents,
                 const char       *separator,
                 LdsAudit         *audit)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_contents; i++)
    {
      g_autofree char *mass = lds_content_describe_mass (&contents[i], lds_wording_local);

      g_string_append_printf (text, "%s%s %s", i > 0 ? separator : "",
                              get_symbol (audit, &contents[i]), mass);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
write_rollup_masses (LdsXlsxTable *table, const LdsItem *item)
{
  g_autofree char *masses = NULL;

  if (item->n_rollup > 0)
    {
      masses = describe_masses (item->rollup, item->n_rollup, "; ", table->book->audit);
      lds_xlsx_table_set_text (table, COLUMN_ROLLUP_MASSES, masses);
    }
  else if (item->holds == LDS_HOLDS_UNKNOWN || item->rollup_exposure == LDS_EXPOSURE_UNKNOWN)
    lds_xlsx_table_set_text_as (table, COLUMN_ROLLUP_MASSES, _ ("unknown"), LDS_XLSX_UNKNOWN);
  else
    lds_xlsx_table_set_text (table, COLUMN_ROLLUP_MASSES, _ ("none known"));
}

/* What is in the listed parts is no more of the assembly's own: it stands in words, so that the
 * columns of figures can be summed. */
static void
write_parts_masses (LdsXlsxTable *table, const LdsItem *item)
{
  LdsAudit        *audit = table->book->audit;
  g_autofree char *elements = describe_elements (item->rollup, item->n_rollup, audit);
  g_autofree char *in_parts =
      item->holds == LDS_HOLDS_UNKNOWN
          ? g_strdup_printf (_ ("in its parts: %s; other parts unknown"), elements)
          : g_strdup_printf (_ ("in its parts: %s"), elements);
  g_autofree char *masses = describe_masses (item->rollup, item->n_rollup, "\n", audit);

  lds_xlsx_table_set_text (table, COLUMN_ELEMENTS, in_parts);
  lds_xlsx_table_set_text (table, COLUMN_MASSES, masses);
  lds_xlsx_table_set_text (table, COLUMN_MASS_LOW, "–");
  lds_xlsx_table_set_text (table, COLUMN_MASS_HIGH, "–");
}

static void
write_own_masses (LdsXlsxTable *table, const LdsItem *item)
{
  LdsAudit        *audit = table->book->audit;
  g_autofree char *elements = describe_elements (item->contents, item->n_contents, audit);
  g_autofree char *known = describe_masses (item->contents, item->n_contents, "\n", audit);
  g_autofree char *masses =
      item->size != NULL ? g_strdup_printf (_ ("%1$s\n(estimated from “%2$s”)"), known, item->size)
                         : g_steal_pointer (&known);
  double           low = 0;
  double           high = 0;

  /* One mass that is not known makes the sum unknown. */
  for (guint i = 0; i < item->n_contents; i++)
    {
      low += item->contents[i].mass_g_low;
      high += item->contents[i].mass_g_high;
    }

  lds_xlsx_table_set_text (table, COLUMN_ELEMENTS, elements);
  lds_xlsx_table_set_text (table, COLUMN_MASSES, masses);
  lds_xlsx_table_set_mass (table, COLUMN_MASS_LOW, low);
  lds_xlsx_table_set_mass (table, COLUMN_MASS_HIGH, high);
}

static void
write_masses (LdsXlsxTable *table, const LdsItem *item)
{
  if (item->n_contents > 0)
    write_own_masses (table, item);
  else if (item->n_rollup > 0)
    write_parts_masses (table, item);
  else if (item->holds == LDS_HOLDS_NONE)
    {
      lds_xlsx_table_set_text (table, COLUMN_ELEMENTS, _ ("none"));
      lds_xlsx_table_set_text (table, COLUMN_MASSES, "–");
      lds_xlsx_table_set_mass (table, COLUMN_MASS_LOW, 0);
      lds_xlsx_table_set_mass (table, COLUMN_MASS_HIGH, 0);
    }
  else
    {
      lds_xlsx_table_set_text_as (table, COLUMN_ELEMENTS, _ ("unknown"), LDS_XLSX_UNKNOWN);
      lds_xlsx_table_set_text_as (table, COLUMN_MASSES, _ ("unknown"), LDS_XLSX_UNKNOWN);
      lds_xlsx_table_set_mass (table, COLUMN_MASS_LOW, NAN);
      lds_xlsx_table_set_mass (table, COLUMN_MASS_HIGH, NAN);
    }
}

/* What buyers and thresholds make of an item stands on sheets of its own. */
static gboolean
is_reason_of_level (const LdsFinding *finding)
{
  return finding->kind != LDS_FINDING_RULE && finding->kind != LDS_FINDING_THRESHOLD;
}

static void
write_reason (LdsXlsxTable *table, const LdsItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < item->n_findings; i++)
    {
      g_autofree char *sentence = NULL;

      if (!is_reason_of_level (&item->findings[i]))
        continue;
      sentence = lds_finding_describe (&item->findings[i], table->book->audit, lds_wording_local);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, sentence);
    }

  lds_xlsx_table_set_text (table, COLUMN_REASON, text->len > 0 ? text->str : "–");
}

static void
write_line (LdsXlsxTable *table, const LdsItem *item)
{
  const LdsSource *source = lds_audit_get_source (table->book->audit, item->source);

  lds_xlsx_table_set_indented (table, COLUMN_PART, item->part_number, item->level);
  lds_xlsx_table_set_text (table, COLUMN_DESCRIPTION, item->description);
  lds_xlsx_table_set_number (table, COLUMN_TOTAL, item->total_quantity);
  lds_xlsx_table_set_text (table, COLUMN_UNIT, item->unit);
  if (item->supplier != NULL)
    lds_xlsx_table_set_text (table, COLUMN_SUPPLIER, item->supplier);
  else
    lds_xlsx_table_set_text_as (table, COLUMN_SUPPLIER, item->own ? _ ("ours") : _ ("not named"),
                                LDS_XLSX_MUTED);

  lds_xlsx_table_set_number (table, COLUMN_ROW, item->row);
  lds_xlsx_table_set_text (table, COLUMN_SHEET, source->sheet != NULL ? source->sheet : "–");
  lds_xlsx_table_set_text (table, COLUMN_FILE, source->file);
  lds_xlsx_table_set_text (table, COLUMN_FITTED, item->fitted ? _ ("fitted") : _ ("not fitted"));
  if (item->substitute_for >= 0)
    lds_xlsx_table_set_number (table, COLUMN_SUBSTITUTE_FOR, item->substitute_for + 1);
  else
    lds_xlsx_table_set_text (table, COLUMN_SUBSTITUTE_FOR, "–");
  lds_xlsx_table_set_number (table, COLUMN_QUANTITY, item->quantity);
  lds_xlsx_table_set_text (table, COLUMN_DESIGNATORS, item->reference_designator);
  lds_xlsx_table_set_text (table, COLUMN_MANUFACTURER, item->manufacturer);
  lds_xlsx_table_set_text (table, COLUMN_MPN, item->mpn);
  lds_xlsx_table_set_number (table, COLUMN_ID, item->id);
}

static void
write_item (LdsXlsxTable *table, const LdsItem *item)
{
  lds_xlsx_items_write_level (table, COLUMN_LEVEL, item, item->exposure);
  lds_xlsx_items_write_level (table, COLUMN_ROLLUP, item, item->rollup_exposure);
  for (guint tier = 1; tier <= 3; tier++)
    write_tier (table, item, tier);
  write_backing (table, item);
  write_presumed (table, item);
  write_masses (table, item);
  write_rollup_masses (table, item);
  write_reason (table, item);
  write_line (table, item);
}

/* The parts of an item come right after it, those from another sheet as well. */
static int
find_next (LdsAudit *audit, int index)
{
  const LdsItem *item = lds_audit_get_item (audit, index);

  if (item->first_child >= 0)
    return item->first_child;
  while (item->next_sibling < 0 && item->parent >= 0)
    item = lds_audit_get_item (audit, item->parent);

  return item->next_sibling;
}

/**
 * lds_xlsx_write_items:
 * @book: a book
 *
 * Writes the sheet that has a row for each line of the parts lists.
 */
void
lds_xlsx_write_items (LdsXlsxBook *book)
{
  LdsXlsxColumn columns[N_COLUMNS];
  LdsXlsxTable  table;

  g_return_if_fail (book != NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      columns[i] = column_specs[i];
      columns[i].heading = lds_wording_local (columns[i].heading);
    }

  lds_xlsx_table_open (&table, book, lds_xlsx_items_name (), columns, N_COLUMNS, COLUMN_ROW + 1,
                       COLUMN_PART + 1);
  for (int i = lds_audit_get_n_items (book->audit) > 0 ? 0 : -1; i >= 0;
       i = find_next (book->audit, i))
    {
      const LdsItem *item = lds_audit_get_item (book->audit, i);

      if (!lds_xlsx_table_add_row (&table, item->level))
        break;
      write_item (&table, item);
    }
  lds_xlsx_table_close (&table);
}

/**
 * lds_xlsx_count_cells:
 * @audit: an audit
 *
 * Returns: roughly how many cells its workbook takes
 */
gsize
lds_xlsx_count_cells (LdsAudit *audit)
{
  gsize n_items;
  gsize n_findings = 0;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), 0);

  n_items = lds_audit_get_n_items (audit);
  for (gsize i = 0; i < n_items; i++)
    n_findings += lds_audit_get_item (audit, i)->n_findings;

  return n_items * (N_COLUMNS + 12) + n_findings * 15;
}
