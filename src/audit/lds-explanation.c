/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-explanation-private.h"

#include "lds-claim-wording.h"

#include <glib/gi18n-lib.h>

/* A sentence does not need the whole of a cell. */
#define MAX_QUOTED 160

static void
step_free (gpointer data)
{
  LdsExplanationStep *step = data;

  g_free (step->text);
  g_free (step->source);
  g_free (step->column);
  g_free (step);
}

static char *
describe_provenance (const LdsProvenance *provenance,
                     LdsTranslate         translate)
{
  if (provenance == NULL || provenance->source == NULL)
    return NULL;
  if (provenance->date == NULL)
    /* Translators: a source, and how much it is to be trusted: A, B, C or ? */
    return g_strdup_printf (translate (N_ ("%1$s; confidence %2$c")), provenance->source,
                            provenance->confidence);

  /* Translators: a source, its date, and how much it is to be trusted: A, B, C or ? */
  return g_strdup_printf (translate (N_ ("%1$s; %2$s; confidence %3$c")), provenance->source,
                          provenance->date, provenance->confidence);
}

/* Adds a step; it belongs to the explanation, and takes the text. */
LdsExplanationStep *
lds_explanation_take (LdsExplanation      *self,
                      LdsExplanationKind   kind,
                      char                *text,
                      const LdsProvenance *provenance)
{
  LdsExplanationStep *step = g_new0 (LdsExplanationStep, 1);

  step->kind = kind;
  step->text = text;
  step->source = describe_provenance (provenance, self->translate);
  g_ptr_array_add (self->steps, step);

  return step;
}

/* The beginning of a text, on one line. */
char *
lds_explanation_shorten (const char *text)
{
  g_autofree char *cut = g_utf8_strlen (text, MAX_QUOTED * 4 + 1) > MAX_QUOTED
                           ? g_utf8_substring (text, 0, MAX_QUOTED)
                           : NULL;

  return g_strdelimit (cut != NULL ? g_strconcat (cut, "…", NULL) : g_strdup (text), "\r\n\t",
                       ' ');
}

/* Appends what a claim rests on to the sentence that tells it. */
void
lds_explanation_append_backing (LdsExplanation   *self,
                                GString          *text,
                                const LdsBacking *backing)
{
  g_autofree char *words = lds_backing_describe (backing, self->audit, self->translate);

  if (words != NULL)
    g_string_append_printf (text, " %s", words);
}

static const char *
find_heading (const LdsSource *source,
              const char      *column)
{
  for (guint i = 0; i < source->headings->len; i++)
    {
      const LdsSourceHeading *heading = &g_array_index (source->headings, LdsSourceHeading, i);

      if (g_str_equal (heading->column, column))
        return heading->heading;
    }
  for (guint i = 0; i < source->columns->len; i++)
    {
      const LdsSourceColumn *record = &g_array_index (source->columns, LdsSourceColumn, i);

      if (g_strcmp0 (record->columns, column) == 0)
        return record->heading;
    }

  return NULL;
}

/* The name of a cell: its row, and the column with its heading where they are known. */
char *
lds_explanation_name_cell (LdsExplanation *self,
                           const LdsItem  *line,
                           const char     *column)
{
  const LdsSource *source = lds_audit_get_source (self->audit, line->source);
  const char *found = column != NULL ? find_heading (source, column) : NULL;
  g_autofree char *heading = found != NULL ? lds_explanation_shorten (found) : NULL;

  if (column == NULL)
    return g_strdup_printf (self->translate (N_ ("Row %u")), line->row);
  if (heading == NULL)
    return g_strdup_printf (self->translate (N_ ("Row %1$u, column %2$s")), line->row, column);

  /* Translators: row, letters of the column, its heading */
  return g_strdup_printf (self->translate (N_ ("Row %1$u, column %2$s (“%3$s”)")), line->row,
                          column, heading);
}

static const char *
get_level_text (LdsLevelRule rule)
{
  static const char *const texts[] = {
    [LDS_LEVEL_CONTROLLED_CHINESE] =
      N_ ("an element under a control in force, and a Chinese origin at some tier"),
    [LDS_LEVEL_CONTROLLED_ORIGIN_UNKNOWN] =
      N_ ("an element under a control in force, and the origin unknown at some tier"),
    [LDS_LEVEL_RARE_EARTH_CHINESE] =
      N_ ("rare earths under no control in force, and a Chinese origin at some tier"),
    [LDS_LEVEL_ENTITY_LISTED] = N_ ("a listed entity in its chain"),
    [LDS_LEVEL_RARE_EARTH_ORIGIN_UNKNOWN] =
      N_ ("rare earths under no control in force, and the origin unknown at some tier"),
    [LDS_LEVEL_CHINESE_ORIGIN] =
      N_ ("a Chinese origin at some tier, whatever else is known"),
    [LDS_LEVEL_RARE_EARTH_ORIGIN_KNOWN] =
      N_ ("rare earths, with all three tiers known and none Chinese"),
    [LDS_LEVEL_ENTITY_WATCHED] = N_ ("a watch-listed entity in its chain"),
    [LDS_LEVEL_COMPOSITION_UNKNOWN] = N_ ("what it is made of is not known"),
    [LDS_LEVEL_SELLER_UNKNOWN] = N_ ("the country at tier 1 is not known"),
    [LDS_LEVEL_PARTS_HOLD] =
      N_ ("parts below it hold rare earths, and it adds none and no Chinese origin"),
    [LDS_LEVEL_CLEAR] =
      N_ ("no rare earth, tier 1 known and not Chinese, and no Chinese origin at any known tier"),
  };

  g_return_val_if_fail ((gsize) rule < G_N_ELEMENTS (texts), NULL);

  return texts[rule];
}

/* The first fitted line below the item that has the level of the roll-up by itself. */
static const LdsItem *
find_worst_below (LdsExplanation *self)
{
  const LdsItem *top = self->item;
  int index = top->first_child;

  while (index >= 0)
    {
      const LdsItem *item = lds_audit_get_item (self->audit, index);
      gboolean enters = item->fitted && item->substitute_for < 0;

      if (enters && item->exposure == top->rollup_exposure)
        return item;
      if (enters && item->rollup_exposure == top->rollup_exposure && item->first_child >= 0)
        index = item->first_child;
      else
        index = item->next_sibling;
    }

  return NULL;
}

static void
tell_level (LdsExplanation *self)
{
  const LdsItem *item = self->item;
  LdsTranslate translate = self->translate;
  const LdsItem *worst;

  /* Translators: the level, the condition that gives it */
  lds_explanation_take (
    self, LDS_EXPLANATION_LEVEL,
    g_strdup_printf (translate (N_ ("%1$s: the first condition in the table of levels that holds "
                                    "is “%2$s”.")),
                     lds_exposure_get_label (item->exposure, translate),
                     translate (get_level_text (item->level_rule))),
    NULL);

  worst = item->rollup_exposure != item->exposure ? find_worst_below (self) : NULL;
  if (worst != NULL)
    /* Translators: the worst level, row of the line that has it */
    lds_explanation_take (self, LDS_EXPLANATION_LEVEL,
                          g_strdup_printf (translate (N_ ("With all below it: %1$s, because of "
                                                          "row %2$u.")),
                                           lds_exposure_get_label (item->rollup_exposure,
                                                                   translate),
                                           worst->row),
                          NULL);
  if (!item->fitted)
    lds_explanation_take (self, LDS_EXPLANATION_LEVEL,
                          g_strdup (translate (N_ ("It is not fitted, so no figure counts it."))),
                          NULL);
  else if (!item->counted)
    lds_explanation_take (self, LDS_EXPLANATION_LEVEL,
                          g_strdup (translate (N_ ("It is a substitute or part of one, so no "
                                                   "figure counts it."))),
                          NULL);
}

/**
 * lds_explanation_kind_to_string:
 * @kind: a kind of step
 *
 * Returns: the word for it in files
 */
const char *
lds_explanation_kind_to_string (LdsExplanationKind kind)
{
  static const char *const words[LDS_N_EXPLANATION_KINDS] = { "cell", "rule",    "claim",
                                                              "tier", "control", "level" };

  g_return_val_if_fail (kind < LDS_N_EXPLANATION_KINDS, NULL);

  return words[kind];
}

/**
 * lds_explanation_kind_get_label:
 * @kind: a kind of step
 * @translate: the language
 *
 * Returns: the word for it
 */
const char *
lds_explanation_kind_get_label (LdsExplanationKind kind,
                                LdsTranslate       translate)
{
  static const char *const labels[LDS_N_EXPLANATION_KINDS] = {
    [LDS_EXPLANATION_CELL] = N_ ("Cell"),   [LDS_EXPLANATION_RULE] = N_ ("Rule"),
    [LDS_EXPLANATION_CLAIM] = N_ ("Claim"), [LDS_EXPLANATION_TIER] = N_ ("Tier"),
    [LDS_EXPLANATION_CONTROL] = N_ ("Control"), [LDS_EXPLANATION_LEVEL] = N_ ("Level"),
  };

  g_return_val_if_fail (kind < LDS_N_EXPLANATION_KINDS, NULL);

  return translate (labels[kind]);
}

/**
 * lds_item_explain:
 * @item: an item of @audit
 * @audit: the audit
 * @translate: the language
 *
 * Returns: (transfer full) (element-type LdsExplanationStep): the chain of reasons behind its
 *   level, from the cell over the rule, the tiers and the controls to the level
 */
GPtrArray *
lds_item_explain (const LdsItem *item,
                  LdsAudit      *audit,
                  LdsTranslate   translate)
{
  LdsExplanation self = { .item = item, .audit = audit, .translate = translate };

  g_return_val_if_fail (item != NULL, NULL);
  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);
  g_return_val_if_fail (translate != NULL, NULL);

  self.steps = g_ptr_array_new_with_free_func (step_free);
  self.catalogue = lds_audit_get_catalogue (audit);
  lds_explanation_tell_content (&self);
  lds_explanation_tell_chain (&self);
  lds_explanation_tell_controls (&self);
  tell_level (&self);

  return self.steps;
}
