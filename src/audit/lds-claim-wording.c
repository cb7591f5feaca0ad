/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-claim-wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A document may have any name. */
#define MAX_NAME 80

static char *
describe_date (const LdsBacking *backing,
               LdsTranslate      translate)
{
  GDate date;

  if (backing->date == NULL)
    return NULL;
  if (!lds_claim_date_read (backing->date, &date))
    return g_strdup_printf (translate (N_ ("“%s”")), backing->date);

  return lds_date_describe (&date, translate);
}

static char *
describe_document (const LdsBacking *backing)
{
  if (backing->document == NULL)
    return NULL;
  if (g_utf8_strlen (backing->document, -1) > MAX_NAME)
    {
      g_autofree char *start = g_utf8_substring (backing->document, 0, MAX_NAME);

      return g_strconcat (start, "…", NULL);
    }

  return g_strdup (backing->document);
}

static void
append_source (GString          *text,
               const LdsBacking *backing,
               LdsTranslate      translate)
{
  g_autofree char *date = describe_date (backing, translate);
  g_autofree char *document = describe_document (backing);

  if (document != NULL && date != NULL)
    /* Translators: name of a document, its date */
    g_string_append_printf (text, translate (N_ ("It rests on “%1$s”, dated %2$s.")), document, date);
  else if (document != NULL)
    g_string_append_printf (text, translate (N_ ("It rests on “%s”.")), document);
  else if (date != NULL)
    g_string_append_printf (text, translate (N_ ("It is dated %s.")), date);
}

static char *
describe_limit (LdsAudit     *audit,
                LdsTranslate  translate)
{
  guint years = lds_audit_get_settings (audit)->claim_years;

  if (years == 1)
    return g_strdup (translate (N_ ("one year")));

  return g_strdup_printf (translate (N_ ("%u years")), years);
}

static void
append_age (GString          *text,
            const LdsBacking *backing,
            LdsAudit         *audit,
            LdsTranslate      translate)
{
  g_autofree char *limit = describe_limit (audit, translate);

  if (backing->age == LDS_CLAIM_AGE_CURRENT)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');

  switch (backing->age)
    {
    case LDS_CLAIM_AGE_EXPIRED:
      /* Translators: grade of evidence, a time such as “2 years” */
      g_string_append_printf (text, translate (N_ ("What was %1$s is older than %2$s: it counts as "
                                                   "stated.")),
                              lds_evidence_get_label (backing->claimed, translate), limit);
      break;
    case LDS_CLAIM_AGE_UNDATED:
      g_string_append (text, translate (N_ ("It is undated: nobody can tell whether it is too old, "
                                            "and it counts as it is.")));
      break;
    case LDS_CLAIM_AGE_LATER:
      g_string_append (text, translate (N_ ("That is after the day of the audit; it counts all the "
                                            "same.")));
      break;
    case LDS_CLAIM_AGE_CURRENT:
    default:
      break;
    }
}

/**
 * lds_backing_describe:
 * @backing: of a claim
 * @audit: the audit
 * @translate: the language
 *
 * Returns: (transfer full) (nullable): what the claim rests on and how old that is, in a sentence or two;
 *   %NULL where nothing is to be said
 */
char *
lds_backing_describe (const LdsBacking *backing,
                      LdsAudit         *audit,
                      LdsTranslate      translate)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (backing != NULL, NULL);
  g_return_val_if_fail (LDS_IS_AUDIT (audit), NULL);

  append_source (text, backing, translate);
  append_age (text, backing, audit, translate);

  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static char *
describe_statement (const LdsStatement *statement,
                    LdsTranslate        translate)
{
  const char *grade = lds_evidence_get_label (statement->evidence, translate);

  if (isnan (statement->low) || isnan (statement->high))
    /* Translators: grade of evidence */
    return g_strdup_printf (translate (N_ ("present (%s)")), grade);
  if (statement->low == statement->high)
    /* Translators: percentage, grade of evidence */
    return g_strdup_printf (translate (N_ ("%1$.3g %% (%2$s)")), statement->high * 100, grade);

  /* Translators: percentages, grade of evidence */
  return g_strdup_printf (translate (N_ ("%1$.3g–%2$.3g %% (%3$s)")), statement->low * 100,
                          statement->high * 100, grade);
}

static char *
describe_dispute (const LdsDispute *dispute,
                  LdsAudit         *audit,
                  LdsTranslate      translate)
{
  g_autofree char *kept = describe_statement (&dispute->kept, translate);
  g_autofree char *other = describe_statement (&dispute->other, translate);
  const char *outcome = dispute->kept.evidence < dispute->other.evidence
                          ? translate (N_ ("The stronger evidence counts."))
                        : dispute->kept.evidence > dispute->other.evidence
                          ? translate (N_ ("The worse counts."))
                          : translate (N_ ("Both count, as a range."));

  /* Translators: element, a statement, one that contradicts it, which of them counts */
  return g_strdup_printf (translate (N_ ("%1$s: %2$s against %3$s. %4$s Ask the supplier.")),
                          lds_catalogue_get_element (lds_audit_get_catalogue (audit),
                                                     dispute->element)->symbol,
                          kept, other, outcome);
}

/* What an old claim is about. */
static char *
describe_subject (const LdsFinding *finding,
                  LdsAudit         *audit,
                  LdsTranslate      translate)
{
  if (finding->tier > 0)
    return g_strdup_printf (translate (N_ ("the country at tier %u")), finding->tier);
  if (finding->element >= 0)
    return g_strdup (lds_catalogue_get_element (lds_audit_get_catalogue (audit),
                                                (guint) finding->element)->symbol);

  return g_strdup (translate (N_ ("what it holds")));
}

static char *
describe_expired (const LdsFinding *finding,
                  LdsAudit         *audit,
                  LdsTranslate      translate)
{
  g_autofree char *date = describe_date (finding->backing, translate);
  g_autofree char *limit = describe_limit (audit, translate);
  g_autofree char *subject = describe_subject (finding, audit, translate);

  if (finding->backing->claimed == LDS_EVIDENCE_VERIFIED)
    /* Translators: date, what it is about, a time such as “2 years” */
    return g_strdup_printf (translate (N_ ("The certificate or test of %1$s about %2$s is older than "
                                           "%3$s: it counts as stated. Ask for a new one.")),
                            date, subject, limit);

  /* Translators: date, what it is about, a time such as “2 years” */
  return g_strdup_printf (translate (N_ ("The declaration of %1$s about %2$s is older than %3$s: it "
                                         "counts as stated. Ask for a new one.")),
                          date, subject, limit);
}

/**
 * lds_claim_finding_describe:
 * @finding: a finding about claims that contradict each other or are too old
 * @audit: the audit
 * @translate: the language
 *
 * Returns: (transfer full): the finding in a sentence or two
 */
char *
lds_claim_finding_describe (const LdsFinding *finding,
                            LdsAudit         *audit,
                            LdsTranslate      translate)
{
  g_autofree char *tiers = NULL;

  if (finding->dispute != NULL)
    return describe_dispute (finding->dispute, audit, translate);
  if (finding->backing != NULL)
    return describe_expired (finding, audit, translate);

  tiers = lds_tiers_describe (finding->tiers, translate);
  /* Translators: “tier 1”, “tiers 2 and 3” */
  return g_strdup_printf (translate (N_ ("Statements about the country at %s contradict each other. All "
                                         "are kept; the level takes the worse. Ask the supplier.")),
                          tiers);
}
