/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The later links of an explanation: countries tier by tier, and controls. */

#include "lds-config.h"

#include "lds-explanation-private.h"

#include "lds-compliance.h"
#include "lds-country.h"
#include "lds-presumed.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* An assembly of many suppliers has more links than anybody reads. */
#define MAX_LINKS 24

static void
tell_known_link (LdsExplanation    *self,
                 const LdsTierLink *link)
{
  LdsTranslate translate = self->translate;
  const LdsItem *line = link->line > 0 ? lds_audit_get_item (self->audit, link->line - 1)
                                       : self->item;
  const char *country = lds_catalogue_get_country_name (self->catalogue, link->country);
  const char *grade = lds_evidence_get_label (link->evidence, translate);
  g_autofree char *cell = lds_explanation_name_cell (self, line, link->column);
  g_autofree char *stated = link->stated != NULL ? lds_explanation_shorten (link->stated) : NULL;
  g_autofree char *supplier =
    link->supplier != NULL ? lds_explanation_shorten (link->supplier) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  LdsExplanationStep *step;

  if (country == NULL)
    country = link->country;
  if (stated != NULL)
    /* Translators: tier, country, cell, words in it, grade of evidence */
    g_string_printf (text, translate (N_ ("Tier %1$u is in %2$s. %3$s says “%4$s”, %5$s.")),
                     link->tier, country, cell, stated, grade);
  else
    g_string_printf (text, translate (N_ ("Tier %1$u is in %2$s. %3$s, %4$s.")), link->tier,
                     country, cell, grade);
  if (supplier != NULL)
    g_string_append_printf (text, translate (N_ (" Supplier: %s.")), supplier);
  if (link->assumed)
    g_string_append (text, translate (N_ (" Assumed: the words could mean another country.")));
  if (link->chinese)
    g_string_append (text, translate (N_ (" That counts as Chinese.")));

  lds_explanation_append_backing (self, text, &link->backing);

  step = lds_explanation_take (self, LDS_EXPLANATION_TIER,
                               g_string_free_and_steal (g_steal_pointer (&text)), NULL);
  step->row = line->row;
  step->column = g_strdup (link->column);
}

static void
tell_unknown_link (LdsExplanation    *self,
                   const LdsTierLink *link)
{
  LdsTranslate translate = self->translate;
  const LdsProvenance *provenance = NULL;
  g_autofree char *supplier =
    link->supplier != NULL ? lds_explanation_shorten (link->supplier) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (supplier != NULL)
    /* Translators: tier, supplier */
    g_string_printf (text, translate (N_ ("Tier %1$u: the country is not known (%2$s).")),
                     link->tier, supplier);
  else
    g_string_printf (text, translate (N_ ("Tier %u: neither supplier nor country is known.")),
                     link->tier);
  if (!isnan (link->presumed_share))
    {
      lds_catalogue_get_china_share (self->catalogue, link->stage, &provenance);
      /* Translators: percentage, stage such as “magnet” */
      g_string_append_printf (text, translate (N_ (" China’s market share at this stage (%2$s) is "
                                                   "%1$.0f %%: a probability, not a fact.")),
                              link->presumed_share * 100,
                              lds_stage_get_label (link->stage, translate));
    }

  lds_explanation_take (self, LDS_EXPLANATION_TIER,
                        g_string_free_and_steal (g_steal_pointer (&text)), provenance);
}

/* What the market lets presume of the unknown tiers together. */
static void
tell_presumed (LdsExplanation *self)
{
  LdsPresumed presumed;
  g_autofree char *tiers = NULL;

  /* Of a single tier its own sentence tells it already. */
  if (!lds_presumed_of (self->item, &presumed) || (presumed.tiers & (presumed.tiers - 1)) == 0)
    return;

  tiers = lds_tiers_describe (presumed.tiers, self->translate);
  lds_explanation_take (self, LDS_EXPLANATION_TIER,
                        /* Translators: “tiers 2 and 3”, percentages */
                        g_strdup_printf (self->translate (N_ ("Presumed from market shares: the chance that "
                                                              "%1$s include a Chinese link is at least "
                                                              "%2$.0f %% and at most %3$.0f %%. They stay "
                                                              "unknown.")),
                                         tiers, presumed.chance.low * 100, presumed.chance.high * 100),
                        NULL);
}

/* Tells each tier, and which line states its country. */
void
lds_explanation_tell_chain (LdsExplanation *self)
{
  const LdsItem *item = self->item;
  guint n = MIN (item->n_tiers, MAX_LINKS);

  if (item->own)
    lds_explanation_take (self, LDS_EXPLANATION_TIER,
                          g_strdup (self->translate (N_ ("It is made by us: its suppliers are "
                                                         "those of its parts."))),
                          NULL);

  for (guint i = 0; i < n; i++)
    {
      if (item->tiers[i].country != NULL)
        tell_known_link (self, &item->tiers[i]);
      else if (!item->own)
        tell_unknown_link (self, &item->tiers[i]);
    }

  tell_presumed (self);
  if (item->n_tiers > n)
    lds_explanation_take (self, LDS_EXPLANATION_TIER,
                          g_strdup_printf (self->translate (N_ ("And further countries: %u.")),
                                           item->n_tiers - n),
                          NULL);
}

/* The symbols of what is under one control; of what is under none where @control is %NULL. */
static char *
list_symbols (LdsExplanation   *self,
              const LdsControl *control)
{
  GString *symbols = g_string_new (NULL);

  for (guint i = 0; i < self->item->n_contents; i++)
    {
      const LdsContent *content = &self->item->contents[i];

      if (content->control != control)
        continue;
      if (symbols->len > 0)
        g_string_append (symbols, ", ");
      g_string_append_printf (
        symbols, content->possible ? "(%s)" : "%s",
        lds_catalogue_get_element (self->catalogue, content->element)->symbol);
    }

  return g_string_free_and_steal (symbols);
}

static char *
describe_state (LdsExplanation   *self,
                const LdsControl *control,
                const char       *subject)
{
  LdsTranslate translate = self->translate;
  const GDate *day = lds_audit_get_as_at (self->audit);
  gboolean verify = FALSE;
  LdsControlState state = lds_control_get_state (control, day, &verify);
  g_autofree char *as_at = lds_date_describe (day, translate);
  g_autofree char *force = lds_date_describe (control->in_force, translate);
  g_autofree char *until = lds_date_describe (control->suspended_until, translate);

  switch (state)
    {
    case LDS_CONTROL_IN_FORCE:
      if (verify)
        /* Translators: elements, control, date, date of the audit */
        return g_strdup_printf (translate (N_ ("%1$s: %2$s was suspended until %3$s; on %4$s it "
                                               "counts as in force again. Verify.")),
                                subject, control->short_title, until, as_at);
      return g_strdup_printf (translate (N_ ("%1$s: %2$s came into force on %3$s and is in "
                                             "force on %4$s.")),
                              subject, control->short_title, force, as_at);
    case LDS_CONTROL_SUSPENDED:
      return g_strdup_printf (translate (N_ ("%1$s: %2$s is suspended until %3$s, so it is not in "
                                             "force on %4$s.")),
                              subject, control->short_title, until, as_at);
    case LDS_CONTROL_ANNOUNCED:
      return g_strdup_printf (translate (N_ ("%1$s: %2$s is in force only from %3$s, so it is not "
                                             "on %4$s.")),
                              subject, control->short_title, force, as_at);
    case LDS_CONTROL_NONE:
    case LDS_CONTROL_LIFTED:
    default:
      return g_strdup_printf (translate (N_ ("%1$s: %2$s is not in force on %3$s.")), subject,
                              control->short_title, as_at);
    }
}

static void
tell_control (LdsExplanation   *self,
              const LdsControl *control)
{
  LdsTranslate translate = self->translate;
  g_autofree char *symbols = list_symbols (self, control);
  g_autofree char *state = describe_state (self, control, symbols);
  const char *reach = "";

  for (guint i = 0; i < self->item->n_findings; i++)
    {
      const LdsFinding *finding = &self->item->findings[i];

      if (finding->kind == LDS_FINDING_CONTROL && finding->control == control)
        reach = finding->embedded
                  ? translate (N_ (" Embedded: the control does not list the product that holds "
                                   "it."))
                  : translate (N_ (" Direct: the control lists it in this form."));
    }

  lds_explanation_take (self, LDS_EXPLANATION_CONTROL, g_strconcat (state, reach, NULL),
                        &control->provenance);
}

static void
tell_uncontrolled (LdsExplanation *self)
{
  g_autofree char *symbols = list_symbols (self, NULL);
  g_autofree char *as_at = NULL;

  if (*symbols == '\0')
    return;

  as_at = lds_date_describe (lds_audit_get_as_at (self->audit), self->translate);
  /* Translators: elements, date of the audit */
  lds_explanation_take (self, LDS_EXPLANATION_CONTROL,
                        g_strdup_printf (self->translate (N_ ("%1$s: under no control of the "
                                                              "catalogue on %2$s.")),
                                         symbols, as_at),
                        NULL);
}

/* What is only possible may not count, in spite of its control. */
static void
tell_left_aside (LdsExplanation *self)
{
  g_autoptr (GString) symbols = g_string_new (NULL);

  for (guint i = 0; i < self->item->n_contents; i++)
    {
      const LdsContent *content = &self->item->contents[i];

      if (!content->counts && content->state == LDS_CONTROL_IN_FORCE)
        g_string_append_printf (
          symbols, "%s(%s)", symbols->len > 0 ? ", " : "",
          lds_catalogue_get_element (self->catalogue, content->element)->symbol);
    }

  if (symbols->len > 0)
    /* Translators: elements in brackets */
    lds_explanation_take (self, LDS_EXPLANATION_CONTROL,
                          g_strdup_printf (self->translate (N_ ("%s: may be in it or not, and does "
                                                                "not count for the level.")),
                                           symbols->str),
                          NULL);
}

/* Whether a finding tells of something that no other step does. */
static gboolean
is_step (const LdsFinding *finding)
{
  switch (finding->reason)
    {
    case LDS_REASON_END_USE_PROHIBITED:
    case LDS_REASON_END_USE_ORIGIN_UNKNOWN:
    case LDS_REASON_END_USE_UNKNOWN:
    case LDS_REASON_END_USE_CIVIL:
      return TRUE;
    default:
      return finding->kind == LDS_FINDING_ENTITY || finding->kind == LDS_FINDING_THRESHOLD ||
             finding->kind == LDS_FINDING_RULE;
    }
}

/* Tells the controls that its elements and its suppliers are under, or that there is none. */
void
lds_explanation_tell_controls (LdsExplanation *self)
{
  const LdsItem *item = self->item;
  g_autoptr (GPtrArray) told = g_ptr_array_new ();

  for (guint i = 0; i < item->n_contents; i++)
    {
      const LdsControl *control = item->contents[i].control;

      if (control == NULL || g_ptr_array_find (told, control, NULL))
        continue;
      g_ptr_array_add (told, (gpointer) control);
      tell_control (self, control);
    }
  tell_uncontrolled (self);
  tell_left_aside (self);

  for (guint i = 0; i < item->n_findings; i++)
    {
      const LdsFinding *finding = &item->findings[i];

      if (is_step (finding))
        lds_explanation_take (self, LDS_EXPLANATION_CONTROL,
                              lds_finding_describe (finding, self->audit, self->translate),
                              finding->rule != NULL ? &finding->rule->rule->provenance
                                                    : &finding->control->provenance);
    }
}
