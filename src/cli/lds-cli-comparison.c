/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-cli-comparison.h"

#include "lds-cli-private.h"
#include "lds-report.h"

#include <glib/gi18n-lib.h>

static void
print_side (const char              *term,
            const LdsComparisonSide *side)
{
  /* Translators: name, date, version of the catalogue */
  g_autofree char *text = g_strdup_printf (_ ("%1$s, as at %2$s, catalogue %3$s (%4$.8s)"),
                                           side->name, side->as_at, side->catalogue_version,
                                           side->catalogue_sha256);

  lds_cli_print_line (term, text);
}

static void
print_levels (const LdsComparison *comparison)
{
  const LdsComparisonSide *before = comparison->before;
  const LdsComparisonSide *after = comparison->after;

  g_print (" ");
  for (guint i = 0; i < LDS_N_EXPOSURES; i++)
    g_print (" %s %u → %u%s", lds_exposure_get_label (i, lds_wording_local),
             before->by_exposure[i], after->by_exposure[i], i + 1 < LDS_N_EXPOSURES ? "," : "\n");
  g_print (_ ("  Under control: %1$u → %2$u, of Chinese origin: %3$u → %4$u\n"),
           before->n_controlled, after->n_controlled, before->n_chinese, after->n_chinese);
  g_print (ngettext ("  %u line came out worse, ", "  %u lines came out worse, ",
                     comparison->n_worse),
           comparison->n_worse);
  g_print (ngettext ("%u better\n", "%u better\n", comparison->n_better), comparison->n_better);
}

static char *
describe_mass (const LdsComparisonSide *side,
               const char              *symbol)
{
  for (guint i = 0; i < side->elements->len; i++)
    {
      const LdsComparedMass *mass = &g_array_index (side->elements, LdsComparedMass, i);
      const LdsContent content = { .mass_g_low = mass->low, .mass_g_high = mass->high };

      if (g_str_equal (mass->symbol, symbol))
        return lds_content_describe_mass (&content, lds_wording_local);
    }

  return g_strdup ("–");
}

static void
print_elements (const LdsComparison *comparison)
{
  const LdsComparisonSide *sides[] = { comparison->before, comparison->after };
  g_autoptr (GHashTable) printed = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    {
      for (guint i = 0; i < sides[side]->elements->len; i++)
        {
          const char *symbol = g_array_index (sides[side]->elements, LdsComparedMass, i).symbol;
          g_autofree char *before = describe_mass (sides[0], symbol);
          g_autofree char *after = describe_mass (sides[1], symbol);

          if (g_hash_table_add (printed, (gpointer) symbol) && !g_str_equal (before, after))
            g_print ("  %s: %s → %s\n", symbol, before, after);
        }
    }
}

/* One line: what it is, what it says now, what came of it. */
static void
print_change (const LdsComparison *comparison,
              const LdsLineChange *change)
{
  const LdsComparedLine *before = lds_line_change_get_before (change, comparison);
  const LdsComparedLine *after = lds_line_change_get_after (change, comparison);
  const LdsComparedLine *line = after != NULL ? after : before;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s %s", lds_line_change_get_label (change, lds_wording_local),
                          line->part_number != NULL ? line->part_number : "–",
                          line->description != NULL ? line->description : "");
  if (change->kind == LDS_CHANGE_MOVED)
    {
      g_autofree char *from = lds_compared_line_get_place (before, comparison->before);
      g_autofree char *to = lds_compared_line_get_place (after, comparison->after);

      g_string_append_printf (text, " [%s → %s]", from, to);
    }
  if (before == NULL || after == NULL)
    g_string_append_printf (text, " (%s)", lds_exposure_get_label (line->exposure, lds_wording_local));

  for (guint i = 0; i < LDS_N_CHANGED_FIELDS; i++)
    {
      g_autofree char *was = NULL;
      g_autofree char *is = NULL;

      if ((change->fields & (1u << i)) == 0)
        continue;
      was = lds_compared_line_get_field (before, comparison->before, i, lds_wording_local);
      is = lds_compared_line_get_field (after, comparison->after, i, lds_wording_local);
      g_string_append_printf (text, "; %s %s → %s",
                              lds_changed_field_get_label (i, lds_wording_local), was, is);
    }
  lds_cli_print_line ("  ", text->str);
}

/**
 * lds_cli_print_comparison:
 * @comparison: what changed
 * @most: how many lines to print
 *
 * Prints for a person what changed.
 */
void
lds_cli_print_comparison (const LdsComparison *comparison,
                          guint                most)
{
  g_autofree char *counts = lds_comparison_describe (comparison, lds_wording_local);
  guint printed = 0;

  print_side (_ ("Before: "), comparison->before);
  print_side (_ ("Now: "), comparison->after);
  lds_cli_print_line ("  ", counts);
  print_levels (comparison);
  print_elements (comparison);

  for (guint i = 0; i < comparison->changes->len; i++)
    {
      const LdsLineChange *change = &g_array_index (comparison->changes, LdsLineChange, i);

      if (lds_line_change_is_empty (change))
        continue;
      if (printed++ < most)
        print_change (comparison, change);
    }
  if (printed > most)
    g_print (ngettext ("  %u more line; --output writes them all\n",
                       "  %u more lines; --output writes them all\n", printed - most),
             printed - most);
}
