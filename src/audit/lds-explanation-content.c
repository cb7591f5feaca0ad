/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first links of an explanation: the cell, what it was taken for, and what that holds. */

#include "lds-config.h"

#include "lds-explanation-private.h"
#include "lds-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *
find_column (LdsExplanation *self,
             const char     *field)
{
  const LdsSource *source = lds_audit_get_source (self->audit, self->item->source);

  for (guint i = 0; i < source->columns->len; i++)
    {
      const LdsSourceColumn *column = &g_array_index (source->columns, LdsSourceColumn, i);

      if (g_strcmp0 (column->field, field) == 0)
        return column->columns;
    }

  return NULL;
}

/* What the item has of a field; codes are kept as the words that decided only. */
static const char *
get_text (const LdsItem *item,
          const char    *field)
{
  const struct { const char *field; const char *text; } texts[] = {
    { "description", item->description }, { "material", item->material_text },
    { "manufacturer", item->manufacturer }, { "mpn", item->mpn },
    { "part_number", item->part_number },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (g_strcmp0 (texts[i].field, field) == 0 && texts[i].text != NULL)
        return texts[i].text;
    }

  return item->words;
}

static void
tell_cell (LdsExplanation *self)
{
  const LdsItem *item = self->item;
  const char *field = item->words != NULL         ? item->words_field
                      : item->description != NULL ? "description"
                                                  : "part_number";
  const char *column = find_column (self, field);
  const char *whole = get_text (item, field);
  g_autofree char *text = whole != NULL ? lds_explanation_shorten (whole) : NULL;
  g_autofree char *cell = lds_explanation_name_cell (self, item, column);
  LdsExplanationStep *step;
  char *sentence;

  if (text == NULL)
    /* Translators: the cell is “Row 7, column B (“Description”)” */
    sentence = g_strdup_printf (self->translate (N_ ("%s says nothing of what it is.")), cell);
  else if (item->words == NULL)
    sentence = g_strdup_printf (self->translate (N_ ("%1$s says “%2$s”. No word of the line decides "
                                                     "what it is made of.")),
                                cell, text);
  else if (g_str_equal (whole, item->words))
    sentence = g_strdup_printf (self->translate (N_ ("%1$s says “%2$s”.")), cell, text);
  else
    sentence = g_strdup_printf (self->translate (N_ ("%1$s says “%2$s”; the words “%3$s” "
                                                     "decided.")),
                                cell, text, item->words);

  step = lds_explanation_take (self, LDS_EXPLANATION_CELL, sentence, NULL);
  step->row = item->row;
  step->column = g_strdup (column);
}

static char *
describe_rule (LdsExplanation *self)
{
  const LdsItem *item = self->item;
  const LdsRule *rule = &item->rule;
  LdsTranslate translate = self->translate;
  const char *name = rule->name != NULL ? translate (rule->name) : "";

  switch (rule->kind)
    {
    case LDS_RULE_MATERIAL:
      /* Translators: words of the spreadsheet, name of the material, its id */
      return g_strdup_printf (translate (N_ ("In the catalogue “%1$s” stands for the material "
                                             "%2$s (%3$s).")),
                              item->words, name, rule->id);
    case LDS_RULE_COMPONENT:
      return g_strdup_printf (translate (N_ ("In the catalogue “%1$s” stands for the kind of "
                                             "component %2$s (%3$s).")),
                              item->words, name, rule->id);
    case LDS_RULE_PHRASE:
      return g_strdup_printf (translate (N_ ("In the catalogue “%s” is a phrase that rules rare "
                                             "earths out.")),
                              item->words);
    case LDS_RULE_CAS:
      return g_strdup_printf (translate (N_ ("In the catalogue the CAS number %1$s is that of "
                                             "%2$s (%3$s).")),
                              item->words, name, rule->id);
    case LDS_RULE_HS_CODE:
      return g_strdup_printf (translate (N_ ("In the catalogue the customs code %1$s covers "
                                             "%2$s.")),
                              rule->id, name);
    case LDS_RULE_NONE:
    default:
      return item->words != NULL
               ? g_strdup_printf (translate (N_ ("“%s” says by itself what it holds.")), item->words)
               : NULL;
    }
}

static void
append_range (GString          *text,
              LdsExplanation   *self,
              const LdsContent *content)
{
  const char *symbol = lds_catalogue_get_element (self->catalogue, content->element)->symbol;

  if (text->len > 0)
    g_string_append (text, ", ");
  if (isnan (content->fraction_high))
    g_string_append_printf (text, content->possible ? "(%s)" : "%s", symbol);
  else if (content->fraction_low == content->fraction_high)
    g_string_append_printf (text, "%s %.3g %%", symbol, content->fraction_high * 100);
  else
    g_string_append_printf (text, content->possible ? "(%s) %.3g–%.3g %%" : "%s %.3g–%.3g %%",
                            symbol, isnan (content->fraction_low) ? 0 : content->fraction_low * 100,
                            content->fraction_high * 100);
}

static char *
describe_none (LdsExplanation *self)
{
  const LdsItem *item = self->item;
  GString *text = g_string_new (NULL);

  g_string_printf (text, self->translate (N_ ("Such a thing holds no rare earths; evidence: %s.")),
                   lds_evidence_get_label (item->holds_evidence, self->translate));
  lds_explanation_append_backing (self, text, &item->holds_backing);

  return g_string_free_and_steal (text);
}

/* What the rule says it holds; what is claimed beside it comes later. */
static void
tell_composition (LdsExplanation *self)
{
  const LdsItem *item = self->item;
  LdsTranslate translate = self->translate;
  g_autoptr (GString) ranges = g_string_new (NULL);
  const char *grade = lds_evidence_get_label (item->holds_evidence, translate);
  const LdsProvenance *provenance = NULL;
  char *sentence = NULL;

  for (guint i = 0; i < item->n_contents; i++)
    {
      if (!item->contents[i].claimed)
        append_range (ranges, self, &item->contents[i]);
    }

  if (ranges->len > 0)
    /* Translators: elements with their mass fractions, grade of evidence */
    sentence = g_strdup_printf (translate (N_ ("Such a thing holds %1$s by mass (in brackets: may "
                                               "hold); evidence: %2$s.")),
                                ranges->str, grade);
  else if (item->n_contents > 0)
    return;
  else if (item->first_child >= 0)
    sentence = g_strdup (translate (item->holds == LDS_HOLDS_UNKNOWN
                                      ? N_ ("It is an assembly, and what some of its parts hold is "
                                            "not known.")
                                    : item->holds == LDS_HOLDS_RARE_EARTH
                                      ? N_ ("It is an assembly: what it holds is in its parts.")
                                      : N_ ("It is an assembly, and none of its parts holds rare "
                                            "earths.")));
  else if (item->holds == LDS_HOLDS_NONE)
    sentence = describe_none (self);
  else
    sentence = g_strdup (translate (N_ ("So it cannot be said whether it holds rare earths, or "
                                        "which.")));

  /* What recognised it has mostly told this source already. */
  if (item->material != NULL && &item->material->provenance != item->rule.provenance)
    provenance = &item->material->provenance;
  lds_explanation_take (self, LDS_EXPLANATION_RULE, sentence, provenance);
}

/* A mass that the program computed is told with the cell that it comes from. */
static void
tell_mass (LdsExplanation *self)
{
  const LdsItem *item = self->item;
  const LdsMagnetFigure *density;
  g_autofree char *cell = NULL;
  LdsExplanationStep *step;
  const char *unit;

  if (item->size == NULL)
    return;

  density = lds_catalogue_get_magnet_figure (self->catalogue, item->material, LDS_MAGNET_DENSITY);
  cell = lds_explanation_name_cell (self, item, find_column (self, item->size_field));
  unit = item->size_unit_assumed ? self->translate (N_ (", taken as millimetres")) : "";
  /* Translators: cell, size, nothing or “, taken as millimetres”, lowest and highest density, lowest
   * and highest mass, grade of evidence */
  step = lds_explanation_take (
    self, LDS_EXPLANATION_RULE,
    g_strdup_printf (self->translate (N_ ("%1$s gives the size “%2$s”%3$s: with a density of "
                                          "%4$g–%5$g g/cm³ one piece weighs %6$.3g–%7$.3g g; "
                                          "evidence: %8$s.")),
                     cell, item->size, unit, density->low, density->high, item->mass_g_low,
                     item->mass_g_high,
                     lds_evidence_get_label (LDS_EVIDENCE_ESTIMATED, self->translate)),
    &density->provenance);
  step->row = item->row;
  step->column = g_strdup (find_column (self, item->size_field));
}

static void
tell_claim (LdsExplanation   *self,
            const LdsContent *content)
{
  const LdsItem *item = self->item;
  const char *grade = lds_evidence_get_label (content->evidence, self->translate);
  g_autoptr (GString) range = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *cell = lds_explanation_name_cell (self, item, content->column);
  LdsExplanationStep *step;

  append_range (range, self, content);
  if (content->stated != NULL)
    {
      g_autofree char *stated = lds_explanation_shorten (content->stated);

      /* Translators: cell, words in it, element with its mass fraction, grade of evidence */
      g_string_printf (text, self->translate (N_ ("%1$s says “%2$s”: %3$s by mass, %4$s.")), cell,
                       stated, range->str, grade);
    }
  else
    /* Translators: cell, element with its mass fraction, grade of evidence */
    g_string_printf (text, self->translate (N_ ("%1$s: %2$s by mass, %3$s.")), cell, range->str,
                     grade);
  lds_explanation_append_backing (self, text, &content->backing);

  step = lds_explanation_take (self, LDS_EXPLANATION_CLAIM,
                               g_string_free_and_steal (g_steal_pointer (&text)), NULL);
  step->row = item->row;
  step->column = g_strdup (content->column);
}

static void
tell_claims (LdsExplanation *self)
{
  const LdsItem *item = self->item;

  for (guint i = 0; i < item->n_contents; i++)
    {
      if (item->contents[i].claimed)
        tell_claim (self, &item->contents[i]);
    }

  for (guint i = 0; i < item->n_findings; i++)
    {
      const LdsFinding *finding = &item->findings[i];

      if (finding->kind == LDS_FINDING_CONFLICT || finding->reason == LDS_REASON_HEAVY_FREE)
        lds_explanation_take (self, LDS_EXPLANATION_CLAIM,
                              lds_finding_describe (finding, self->audit, self->translate), NULL);
    }
}

/* Traces of rare earths that the kind of thing may hold, and whether they count. */
static void
tell_traces (LdsExplanation *self)
{
  const LdsRule *trace = &self->item->trace;
  LdsTranslate translate = self->translate;

  if (trace->kind == LDS_RULE_NONE)
    return;

  lds_explanation_take (
    self, LDS_EXPLANATION_RULE,
    self->item->left_aside
      /* Translators: a kind of component, its id */
      ? g_strdup_printf (translate (N_ ("It is a %1$s (%2$s), which holds rare earths in traces at most: these "
                                        "are left aside. What else it holds is not known.")),
                         translate (trace->name), trace->id)
      /* Translators: a kind of component, its id */
      : g_strdup_printf (translate (N_ ("It is a %1$s (%2$s), which may hold rare earths in traces: by the "
                                        "settings they count.")),
                         translate (trace->name), trace->id),
    trace->provenance);
}

/* Tells what the line says, by which rule it was recognised, and what it holds. */
void
lds_explanation_tell_content (LdsExplanation *self)
{
  char *rule = describe_rule (self);

  tell_cell (self);
  if (rule != NULL)
    lds_explanation_take (self, LDS_EXPLANATION_RULE, rule, self->item->rule.provenance);
  tell_traces (self);
  tell_composition (self);
  tell_mass (self);
  tell_claims (self);
}
