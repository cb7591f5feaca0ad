/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-xlsx-sheets.h"

#include <glib/gi18n-lib.h>

/* The controls as the audit judged them, of each element the one nearest to force. */
static void
find_controls (LdsAudit *audit, const LdsContent *controls[LDS_N_ELEMENTS])
{
  static const guint ranks[] = {
    [LDS_CONTROL_NONE] = 0,      [LDS_CONTROL_ANNOUNCED] = 2, [LDS_CONTROL_IN_FORCE] = 4,
    [LDS_CONTROL_SUSPENDED] = 3, [LDS_CONTROL_LIFTED] = 1,
  };

  for (guint i = 0; i < lds_audit_get_n_items (audit); i++)
    {
      const LdsItem *item = lds_audit_get_item (audit, i);

      for (guint j = 0; item->counted && j < item->n_contents; j++)
        {
          const LdsContent  *content = &item->contents[j];
          const LdsContent **known = &controls[content->element];

          if (content->control != NULL &&
              (*known == NULL || ranks[content->state] > ranks[(*known)->state]))
            *known = content;
        }
    }
}

static char *
describe_control (const LdsContent *content)
{
  g_autofree char *state = NULL;

  if (content == NULL)
    return g_strdup (_ ("no control"));

  state = lds_xlsx_format_state (content->control, content->state, content->verify);

  return g_strdup_printf ("%s: %s", content->control->short_title, state);
}

static void
write_element (LdsXlsxPage *page, const LdsElementSum *sum, const LdsContent *control)
{
  const LdsElement *element =
      lds_catalogue_get_element (lds_audit_get_catalogue (page->book->audit), sum->element);
  g_autofree char *state = describe_control (control);

  lds_xlsx_page_add_text (page, 1, 1, element->symbol, LDS_XLSX_TEXT_STRONG);
  lds_xlsx_page_add_text (page, 2, 3, element->name, LDS_XLSX_TEXT);
  lds_xlsx_page_add_text (page, 4, 8, state, control != NULL ? LDS_XLSX_TEXT : LDS_XLSX_MUTED);
  lds_xlsx_page_add_number (page, 9, 9, sum->n_items, LDS_XLSX_COUNT);
  lds_xlsx_page_add_mass (page, 10, 10, sum->mass_g_low);
  lds_xlsx_page_add_mass (page, 11, 11, sum->mass_g_high);
  lds_xlsx_page_add_number (page, 12, 12, sum->n_items_without_mass, LDS_XLSX_COUNT);
  lds_xlsx_page_end_row (page);
}

static void
write_table (LdsXlsxPage *page, GArray *elements)
{
  const LdsContent *controls[LDS_N_ELEMENTS] = { NULL };

  find_controls (page->book->audit, controls);

  lds_xlsx_page_add_text (page, 1, 1, _ ("Element"), LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 2, 3, _ ("Name"), LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 4, 8, _ ("Control at the as-at date"), LDS_XLSX_HEADING);
  lds_xlsx_page_add_text (page, 9, 9, _ ("Items"), LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_add_text (page, 10, 10, _ ("At least (g)"), LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_add_text (page, 11, 11, _ ("At most (g)"), LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_add_text (page, 12, 12, _ ("Items without mass"), LDS_XLSX_HEADING_NUMBER);
  lds_xlsx_page_end_row (page);

  for (guint i = 0; i < elements->len; i++)
    {
      const LdsElementSum *sum = &g_array_index (elements, LdsElementSum, i);

      write_element (page, sum, controls[sum->element]);
    }
  lds_xlsx_page_add_line (page,
                          _ ("Sums over the fitted items without substitutes. “At most” is unknown as soon as the mass "
                             "of one item is."),
                          LDS_XLSX_CAPTION);
}

/**
 * lds_xlsx_write_elements:
 * @page: the summary
 *
 * Adds what is known of each rare earth: its control, its mass, where it comes from.
 */
void
lds_xlsx_write_elements (LdsXlsxPage *page)
{
  GArray *elements;

  g_return_if_fail (page != NULL);

  elements = lds_audit_get_summary (page->book->audit)->elements;
  lds_xlsx_page_add_section (page, _ ("Rare earths"));
  if (elements == NULL || elements->len == 0)
    {
      lds_xlsx_page_add_line (page,
                              _ ("No item is known to hold a rare earth. That says nothing about "
                                 "the items at level unknown."),
                              LDS_XLSX_PARAGRAPH);
      return;
    }

  write_table (page, elements);
  lds_xlsx_write_countries (page, elements);
}
