/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-wording.h"

#include "lds-claim-wording.h"
#include "lds-compliance-wording.h"
#include "lds-country.h"
#include "lds-measure-wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * lds_wording_local:
 * @text: an English text that is marked for translation
 *
 * Returns: the text in the language of the user
 */
const char *
lds_wording_local (const char *text)
{
  return g_dgettext (GETTEXT_PACKAGE, text);
}

/**
 * lds_wording_plain:
 * @text: an English text
 *
 * Returns: @text
 */
const char *
lds_wording_plain (const char *text)
{
  return text;
}

/**
 * lds_exposure_get_label:
 * @exposure: a level
 * @translate: the language
 *
 * Returns: the word for the level
 */
const char *
lds_exposure_get_label (LdsExposure  exposure,
                        LdsTranslate translate)
{
  static const char *const labels[LDS_N_EXPOSURES] = {
    [LDS_EXPOSURE_CRITICAL] = N_ ("critical"), [LDS_EXPOSURE_HIGH] = N_ ("high"),
    [LDS_EXPOSURE_MEDIUM] = N_ ("medium"),     [LDS_EXPOSURE_UNKNOWN] = N_ ("unknown"),
    [LDS_EXPOSURE_WATCH] = N_ ("watch"),       [LDS_EXPOSURE_CLEAR] = N_ ("clear"),
  };

  g_return_val_if_fail (exposure < LDS_N_EXPOSURES, NULL);

  return translate (labels[exposure]);
}

/**
 * lds_evidence_get_label:
 * @evidence: a grade of evidence
 * @translate: the language
 *
 * Returns: the word for the grade
 */
const char *
lds_evidence_get_label (LdsEvidence  evidence,
                        LdsTranslate translate)
{
  static const char *const labels[] = {
    [LDS_EVIDENCE_VERIFIED] = N_ ("verified"),   [LDS_EVIDENCE_DECLARED] = N_ ("declared"),
    [LDS_EVIDENCE_STATED] = N_ ("stated"),       [LDS_EVIDENCE_INFERRED] = N_ ("inferred"),
    [LDS_EVIDENCE_ESTIMATED] = N_ ("estimated"), [LDS_EVIDENCE_PRESUMED] = N_ ("presumed"),
    [LDS_EVIDENCE_UNKNOWN] = N_ ("unknown"),
  };

  g_return_val_if_fail (evidence < G_N_ELEMENTS (labels), NULL);

  return translate (labels[evidence]);
}

/**
 * lds_stage_get_label:
 * @stage: what a link of a chain does
 * @translate: the language
 *
 * Returns: (nullable): the word for the stage, %NULL when it is not known
 */
const char *
lds_stage_get_label (LdsStage     stage,
                     LdsTranslate translate)
{
  static const char *const labels[] = {
    [LDS_STAGE_UNKNOWN] = NULL,
    [LDS_STAGE_MINING] = N_ ("mining"),
    [LDS_STAGE_SEPARATION] = N_ ("separation"),
    [LDS_STAGE_METAL] = N_ ("metal"),
    [LDS_STAGE_ALLOY] = N_ ("alloy"),
    [LDS_STAGE_MAGNET] = N_ ("magnet"),
    [LDS_STAGE_COMPONENT] = N_ ("component"),
    [LDS_STAGE_ASSEMBLY] = N_ ("assembly"),
  };

  g_return_val_if_fail (stage < G_N_ELEMENTS (labels), NULL);

  return labels[stage] != NULL ? translate (labels[stage]) : NULL;
}

/**
 * lds_tiers_describe:
 * @tiers: bit k is set for tier k
 * @translate: the language
 *
 * Returns: (transfer full): the tiers in words
 */
char *
lds_tiers_describe (guint        tiers,
                    LdsTranslate translate)
{
  switch (tiers >> 1)
    {
    case 1:
      return g_strdup (translate (N_ ("tier 1")));
    case 2:
      return g_strdup (translate (N_ ("tier 2")));
    case 4:
      return g_strdup (translate (N_ ("tier 3")));
    case 3:
      return g_strdup (translate (N_ ("tiers 1 and 2")));
    case 5:
      return g_strdup (translate (N_ ("tiers 1 and 3")));
    case 6:
      return g_strdup (translate (N_ ("tiers 2 and 3")));
    default:
      return g_strdup (translate (N_ ("tiers 1, 2 and 3")));
    }
}

/**
 * lds_date_describe:
 * @date: (nullable): a date
 * @translate: the language
 *
 * Returns: (transfer full): the date in words
 */
char *
lds_date_describe (const GDate  *date,
                   LdsTranslate  translate)
{
  static const char *const months[] = {
    N_ ("Jan"), N_ ("Feb"), N_ ("Mar"), N_ ("Apr"), N_ ("May"), N_ ("Jun"),
    N_ ("Jul"), N_ ("Aug"), N_ ("Sep"), N_ ("Oct"), N_ ("Nov"), N_ ("Dec"),
  };

  if (date == NULL || !g_date_valid (date))
    return g_strdup (translate (N_ ("an unknown date")));

  /* Translators: day, month, year, as in 24 Nov 2026 */
  return g_strdup_printf (translate (N_ ("%1$d %2$s %3$d")), g_date_get_day (date),
                          translate (months[g_date_get_month (date) - 1]), g_date_get_year (date));
}

static char *
describe_force (const LdsFinding *finding,
                const char       *symbol,
                LdsTranslate      translate)
{
  const LdsControl *control = finding->control;
  g_autofree char *since = lds_date_describe (control->in_force, translate);
  g_autofree char *until = lds_date_describe (control->suspended_until, translate);

  switch (finding->reason)
    {
    case LDS_REASON_CONTROL_SUSPENDED:
      if (finding->possible)
        /* Translators: element, control, date */
        return g_strdup_printf (translate (N_ ("May hold %1$s, controlled by %2$s, which is "
                                               "suspended until %3$s.")),
                                symbol, control->short_title, until);
      return g_strdup_printf (translate (N_ ("Holds %1$s, controlled by %2$s, which is suspended "
                                             "until %3$s.")),
                              symbol, control->short_title, until);
    case LDS_REASON_CONTROL_ANNOUNCED:
      if (finding->possible)
        return g_strdup_printf (translate (N_ ("May hold %1$s, which %2$s will control from "
                                               "%3$s.")),
                                symbol, control->short_title, since);
      return g_strdup_printf (translate (N_ ("Holds %1$s, which %2$s will control from %3$s.")),
                              symbol, control->short_title, since);
    default:
      break;
    }

  if (finding->verify && finding->possible)
    return g_strdup_printf (translate (N_ ("May hold %1$s, under %2$s: its suspension ended on "
                                           "%3$s, so it counts as in force again. Verify.")),
                            symbol, control->short_title, until);
  if (finding->verify)
    return g_strdup_printf (translate (N_ ("Holds %1$s, under %2$s: its suspension ended on %3$s, "
                                           "so it counts as in force again. Verify.")),
                            symbol, control->short_title, until);
  if (finding->possible)
    return g_strdup_printf (translate (N_ ("May hold %1$s, under %2$s since %3$s.")), symbol,
                            control->short_title, since);

  return g_strdup_printf (translate (N_ ("Holds %1$s, under %2$s since %3$s.")), symbol,
                          control->short_title, since);
}

static char *
describe_control (const LdsFinding *finding,
                  const LdsElement *element,
                  LdsTranslate      translate)
{
  g_autofree char *force = describe_force (finding, element->symbol, translate);
  const char *reach = finding->embedded
                        ? translate (N_ ("Embedded: the control does not list the product that "
                                         "holds it."))
                        : translate (N_ ("Direct: the control lists it in this form."));

  return g_strdup_printf ("%s %s", force, reach);
}

static char *
describe_origin (const LdsFinding *finding,
                 LdsAudit         *audit,
                 LdsTranslate      translate)
{
  g_autofree char *tiers = lds_tiers_describe (finding->tiers, translate);
  const char *country = NULL;

  switch (finding->reason)
    {
    case LDS_REASON_CHINESE_ORIGIN:
      country = lds_catalogue_get_country_name (lds_audit_get_catalogue (audit), finding->country);
      if (finding->supplier != NULL)
        /* Translators: country, tier, supplier, grade of evidence */
        return g_strdup_printf (translate (N_ ("From %1$s at %2$s (%3$s), %4$s.")), country, tiers,
                                finding->supplier,
                                lds_evidence_get_label (finding->evidence, translate));
      return g_strdup_printf (translate (N_ ("From %1$s at %2$s, %3$s.")), country, tiers,
                              lds_evidence_get_label (finding->evidence, translate));
    case LDS_REASON_RARE_EARTH:
      return g_strdup (translate (N_ ("Holds rare earths that no control covers at this date.")));
    case LDS_REASON_ORIGINS_KNOWN:
      return g_strdup (translate (N_ ("All three tiers are known and none is Chinese.")));
    default:
      if (finding->supplier != NULL)
        /* Translators: tiers, supplier */
        return g_strdup_printf (translate (N_ ("The country at %1$s is not known: %2$s must be "
                                               "asked.")),
                                tiers, finding->supplier);
      return g_strdup_printf (translate (N_ ("The country at %s is not known. Ask the supplier.")),
                              tiers);
    }
}

static char *
describe_listing (const LdsFinding *finding,
                  LdsTranslate      translate)
{
  const char *name = finding->supplier;
  const char *listed = finding->subject;
  const char *control = finding->control->short_title;

  if (finding->reason == LDS_REASON_ENTITY_LISTED)
    /* Translators: supplier, name on the list, announcement */
    return g_strdup_printf (translate (N_ ("%1$s is on the control list of %3$s (%2$s): no "
                                           "dual-use items of Chinese origin may reach it.")),
                            name, listed, control);
  if (finding->reason == LDS_REASON_ENTITY_WATCHED)
    return g_strdup_printf (translate (N_ ("%1$s is on the watch list of %3$s (%2$s): it gets "
                                           "dual-use items of Chinese origin only with an "
                                           "individual licence.")),
                            name, listed, control);

  return g_strdup_printf (translate (N_ ("%1$s resembles %2$s, which %3$s concerns. It is not "
                                         "counted as listed: check.")),
                          name, listed, control);
}

static char *
describe_entity (const LdsFinding *finding,
                 LdsTranslate      translate)
{
  g_autofree char *listing = describe_listing (finding, translate);

  if (!finding->verify)
    return g_steal_pointer (&listing);

  return g_strconcat (listing,
                      translate (N_ (" The list is known from secondary sources and not whole: "
                                     "verify.")),
                      NULL);
}

static char *
describe_magnet (const LdsFinding *finding,
                 LdsTranslate      translate)
{
  const char *words = finding->words != NULL ? finding->words : "";

  if (finding->subject != NULL)
    /* Translators: words of the spreadsheet, what they stand for */
    return g_strdup_printf (
      translate (N_ ("“%1$s” (%2$s) is or may hold a magnet of unknown kind. Ask for the magnet's "
                     "material, grade, mass and maker.")),
      words, translate (finding->subject));

  return g_strdup_printf (translate (N_ ("“%s” is a magnet of unknown kind. Ask for its material, "
                                         "grade, mass and maker.")),
                          words);
}

static char *
describe_substitute (const LdsFinding *finding,
                     LdsAudit         *audit,
                     LdsTranslate      translate)
{
  const LdsItem *substitute = lds_audit_get_item (audit, finding->other);
  const char *name = substitute->mpn != NULL           ? substitute->mpn
                     : substitute->part_number != NULL ? substitute->part_number
                     : substitute->description != NULL ? substitute->description
                                                       : "?";

  /* Translators: name of a part, its level */
  return g_strdup_printf (translate (N_ ("Its substitute “%1$s” has a worse level: %2$s.")), name,
                          lds_exposure_get_label (substitute->rollup_exposure, translate));
}

static char *
describe_composition (const LdsFinding *finding,
                      LdsTranslate      translate)
{
  const char *words = finding->words != NULL ? finding->words : "";

  switch (finding->reason)
    {
    case LDS_REASON_MAGNET_GRADE:
      return g_strdup_printf (translate (N_ ("“%s” does not give the grade, so Dy and Tb cannot be "
                                             "told. Ask for the grade.")),
                              words);
    case LDS_REASON_HEAVY_FREE:
      return g_strdup_printf (translate (N_ ("Stated to hold no Dy and Tb (“%s”). Ask whether it "
                                             "holds Ho in their place.")),
                              words);
    case LDS_REASON_CONTENT_CONFLICT:
      return g_strdup_printf (translate (N_ ("The line contradicts itself about its rare earths "
                                             "(“%s”). Both are kept; the level takes the worse. "
                                             "Ask the supplier.")),
                              words);
    case LDS_REASON_PARTS_UNKNOWN:
      return g_strdup (translate (N_ ("What some of its parts hold is not known.")));
    default:
      return g_strdup (translate (N_ ("What it is made of is not known. Ask the supplier.")));
    }
}

/**
 * lds_finding_describe:
 * @finding: a finding of @audit
 * @audit: the audit
 * @translate: the language
 *
 * Returns: (transfer full): the finding in a sentence
 */
char *
lds_finding_describe (const LdsFinding *finding,
                      LdsAudit         *audit,
                      LdsTranslate      translate)
{
  g_return_val_if_fail (finding != NULL, NULL);
  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  switch (finding->reason)
    {
    case LDS_REASON_CONTROL_IN_FORCE:
    case LDS_REASON_CONTROL_ANNOUNCED:
    case LDS_REASON_CONTROL_SUSPENDED:
      return describe_control (
        finding, lds_catalogue_get_element (lds_audit_get_catalogue (audit), finding->element),
        translate);
    case LDS_REASON_RARE_EARTH:
    case LDS_REASON_ORIGINS_KNOWN:
    case LDS_REASON_CHINESE_ORIGIN:
    case LDS_REASON_ORIGIN_UNKNOWN:
      return describe_origin (finding, audit, translate);
    case LDS_REASON_ENTITY_LISTED:
    case LDS_REASON_ENTITY_WATCHED:
    case LDS_REASON_ENTITY_POSSIBLE:
      return describe_entity (finding, translate);
    case LDS_REASON_MAGNET_KIND:
      return describe_magnet (finding, translate);
    case LDS_REASON_CONTENT_DISPUTED:
    case LDS_REASON_ORIGIN_CONFLICT:
    case LDS_REASON_CLAIM_EXPIRED:
      return lds_claim_finding_describe (finding, audit, translate);
    case LDS_REASON_VALUE_SHARE:
      return lds_value_share_describe (lds_audit_get_value_share (audit, finding->other), audit,
                                       translate);
    case LDS_REASON_END_USE_PROHIBITED:
    case LDS_REASON_END_USE_ORIGIN_UNKNOWN:
    case LDS_REASON_END_USE_UNKNOWN:
    case LDS_REASON_END_USE_CIVIL:
      return lds_end_use_describe (finding, translate);
    case LDS_REASON_RULE_STAGES:
    case LDS_REASON_RULE_SHARE:
      return lds_rule_finding_describe (finding, translate);
    case LDS_REASON_SUBSTITUTE_WORSE:
      return describe_substitute (finding, audit, translate);
    default:
      return describe_composition (finding, translate);
    }
}

/* Three significant digits: the ranges of the catalogue are no finer. */
static char *
format_mass (double grams,
             char   digits[static 32])
{
  g_snprintf (digits, 32, "%.3g", grams);
  if (grams >= 1000)
    g_snprintf (digits, 32, "%.0f", grams);

  return digits;
}

/**
 * lds_content_describe_mass:
 * @content: how much of an element
 * @translate: the language
 *
 * Returns: (transfer full): the mass with its range and unit, in grams
 */
char *
lds_content_describe_mass (const LdsContent *content,
                           LdsTranslate      translate)
{
  char low[32];
  char high[32];

  g_return_val_if_fail (content != NULL, NULL);

  if (isnan (content->mass_g_high))
    {
      if (content->mass_g_low > 0)
        /* Translators: at least so many grams */
        return g_strdup_printf (translate (N_ ("at least %s g")),
                                format_mass (content->mass_g_low, low));
      return g_strdup (translate (N_ ("mass not known")));
    }

  format_mass (content->mass_g_low, low);
  format_mass (content->mass_g_high, high);
  if (g_str_equal (low, high))
    return g_strdup_printf (translate (N_ ("%s g")), high);

  return g_strdup_printf (translate (N_ ("%1$s–%2$s g")), low, high);
}

/**
 * lds_item_describe_elements:
 * @item: an item of @audit
 * @audit: the audit
 * @rollup: whether to count what is below the item; an assembly that holds none of its own shows it
 *   in any case
 *
 * Returns: (transfer full): symbols such as "Nd, Dy, (Tb)", those that are only possible in
 *   brackets; "?" when the composition is not known, in front when that of some parts is not;
 *   "–" when it holds none
 */
char *
lds_item_describe_elements (const LdsItem *item,
                            LdsAudit      *audit,
                            gboolean       rollup)
{
  gboolean below = rollup || item->n_contents == 0;
  const LdsContent *contents = below ? item->rollup : item->contents;
  guint n = below ? item->n_rollup : item->n_contents;
  GString *text;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  if (n == 0)
    return g_strdup (item->holds == LDS_HOLDS_NONE ? "–" : "?");

  /* Some parts are known, others are not: the list must not look whole, even when it is cut. */
  text = g_string_new (item->holds == LDS_HOLDS_UNKNOWN ? "?, " : NULL);
  for (guint i = 0; i < n; i++)
    {
      const char *symbol =
        lds_catalogue_get_element (lds_audit_get_catalogue (audit), contents[i].element)->symbol;

      if (i > 0)
        g_string_append (text, ", ");
      g_string_append_printf (text, contents[i].possible ? "(%s)" : "%s", symbol);
    }

  return g_string_free (text, FALSE);
}

/**
 * lds_audit_describe_verdict:
 * @audit: the audit
 *
 * Returns: (transfer full): the result in a sentence or two, in the language of the user
 */
char *
lds_audit_describe_verdict (LdsAudit *audit)
{
  const LdsSummary *summary;
  guint unknown;
  g_autofree char *depends = NULL;
  GString *verdict;

  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  summary = lds_audit_get_summary (audit);
  unknown = summary->by_exposure[LDS_EXPOSURE_UNKNOWN];

  if (summary->n_controlled == 0)
    depends = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                            "No line is known to depend on an element under "
                                            "control (of %u).",
                                            "None of %u items is known to depend on elements "
                                            "under control.",
                                            summary->n_items),
                               summary->n_items);
  else
    depends = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                            "%1$u of %2$u items depends on elements that China "
                                            "controls.",
                                            "%1$u of %2$u items depend on elements that China "
                                            "controls.",
                                            summary->n_controlled),
                               summary->n_controlled, summary->n_items);

  verdict = g_string_new (depends);
  if (unknown > 0)
    g_string_append_printf (verdict,
                            g_dngettext (GETTEXT_PACKAGE, " For %u item we cannot say yet.",
                                         " For %u items we cannot say yet.", unknown),
                            unknown);
  if (summary->n_worse_substitutes > 0)
    g_string_append_printf (verdict,
                            g_dngettext (GETTEXT_PACKAGE,
                                         " %u substitute has a worse level than its item.",
                                         " %u substitutes have worse levels than their items.",
                                         summary->n_worse_substitutes),
                            summary->n_worse_substitutes);

  if (summary->n_trace > 0)
    g_string_append_printf (verdict,
                            g_dngettext (GETTEXT_PACKAGE,
                                         " Traces in %u item are left aside.",
                                         " Traces in %u items are left aside.", summary->n_trace),
                            summary->n_trace);

  return g_string_free_and_steal (verdict);
}
