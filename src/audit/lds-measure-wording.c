/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-measure-wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Three significant digits: prices and ranges are no finer. */
static char *
format_percent (double share)
{
  return g_strdup_printf ("%.3g", share * 100);
}

static void
add_missing (GString    *text,
             const char *what)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", what);
}

static void
add_missing_elements (GString      *text,
                      LdsAudit     *audit,
                      guint32       elements,
                      const char   *format)
{
  g_autoptr (GString) symbols = g_string_new (NULL);

  for (guint i = 0; i < LDS_N_ELEMENTS; i++)
    {
      if ((elements & (1u << i)) != 0)
        g_string_append_printf (
          symbols, "%s%s", symbols->len > 0 ? " / " : "",
          lds_catalogue_get_element (lds_audit_get_catalogue (audit), i)->symbol);
    }

  if (symbols->len > 0)
    {
      g_autoptr (GString) phrase = g_string_new (format);

      g_string_replace (phrase, "%s", symbols->str, 1);
      add_missing (text, phrase->str);
    }
}

/**
 * lds_value_share_describe_missing:
 * @share: a share of @audit
 * @audit: the audit
 * @translate: the language
 *
 * Returns: (transfer full): what is missing for an answer, such as "price of Tb, mass"; empty where
 *   nothing is
 */
char *
lds_value_share_describe_missing (const LdsValueShare *share,
                                  LdsAudit            *audit,
                                  LdsTranslate         translate)
{
  GString *text = g_string_new (NULL);

  if (share->no_value)
    add_missing (text, translate (N_ ("price of the item")));
  if (share->no_currency)
    add_missing (text, translate (N_ ("currency of the item’s price")));
  if (share->no_quantity)
    add_missing (text, translate (N_ ("quantity")));
  if (share->no_mass)
    add_missing (text, translate (N_ ("mass")));
  /* Translators: symbols of elements */
  add_missing_elements (text, audit, share->no_amount, translate (N_ ("content of %s")));
  add_missing_elements (text, audit, share->no_price, translate (N_ ("price of %s")));
  add_missing_elements (text, audit, share->other_currency,
                        translate (N_ ("price of %s in the item’s currency")));
  if (share->answer == LDS_VALUE_UNDETERMINED && share->origin_unknown)
    add_missing (text, translate (N_ ("origin of the rare earths")));
  if (share->answer == LDS_VALUE_UNDETERMINED && share->maker_unknown)
    add_missing (text, translate (N_ ("country of the maker")));

  return g_string_free_and_steal (text);
}

static char *
describe_answer (const LdsValueShare *share,
                 const char          *limit,
                 LdsTranslate         translate)
{
  const char *control = share->control->short_title;
  g_autofree char *low = format_percent (share->share_low);
  g_autofree char *high = format_percent (share->share_high);
  gboolean same = g_str_equal (low, high);

  if (isnan (share->share_high))
    /* Translators: percentage, control */
    return g_strdup_printf (translate (N_ ("Whether Chinese rare earths under control reach %1$s %% "
                                           "of its value (%2$s) cannot be determined.")),
                            limit, control);
  if (share->answer == LDS_VALUE_UNDETERMINED)
    /* Translators: two ends of a range, limit, control */
    return g_strdup_printf (translate (N_ ("Chinese rare earths under control are %1$s to %2$s %% of "
                                           "its value: whether that reaches the %3$s %% of %4$s "
                                           "cannot be determined.")),
                            low, high, limit, control);
  if (share->answer == LDS_VALUE_BELOW)
    /* Translators: percentage, limit, control */
    return g_strdup_printf (translate (N_ ("Chinese rare earths under control are at most %1$s %% of "
                                           "its value: below the %2$s %% of %3$s.")),
                            high, limit, control);

  if (same)
    return g_strdup_printf (translate (N_ ("Chinese rare earths under control are %1$s %% of its "
                                           "value: at or above the %2$s %% of %3$s.")),
                            low, limit, control);

  return g_strdup_printf (translate (N_ ("Chinese rare earths under control are %1$s to %2$s %% of "
                                         "its value: at or above the %3$s %% of %4$s.")),
                          low, high, limit, control);
}

static void
append_missing (GString             *text,
                const LdsValueShare *share,
                LdsAudit            *audit,
                LdsTranslate         translate)
{
  g_autofree char *missing = lds_value_share_describe_missing (share, audit, translate);

  if (*missing != '\0')
    g_string_append_printf (text, translate (N_ (" Missing: %s.")), missing);
  if (isnan (share->share_high) && share->share_low >= share->control->threshold)
    {
      g_autofree char *low = format_percent (share->share_low);

      g_string_append_printf (text, translate (N_ (" What is known alone makes %s %%.")), low);
    }
}

static void
append_state (GString             *text,
              const LdsValueShare *share,
              LdsTranslate         translate)
{
  g_autofree char *since = lds_date_describe (share->control->abroad_in_force, translate);
  g_autofree char *until = lds_date_describe (share->control->suspended_until, translate);

  if (share->state == LDS_CONTROL_ANNOUNCED)
    g_string_append_printf (text, translate (N_ (" For things made outside China it is in force "
                                                 "only from %s.")),
                            since);
  else if (share->state == LDS_CONTROL_SUSPENDED)
    g_string_append_printf (text, translate (N_ (" It is suspended until %s.")), until);
  else if (share->verify)
    g_string_append_printf (text, translate (N_ (" Its suspension ended on %s, so it counts as in "
                                                 "force again. Verify.")),
                            until);
}

/**
 * lds_value_share_describe:
 * @share: a share of @audit
 * @audit: the audit
 * @translate: the language
 *
 * Returns: (transfer full): how it stands against the threshold, what is missing, and whether the
 *   measure has force
 */
char *
lds_value_share_describe (const LdsValueShare *share,
                          LdsAudit            *audit,
                          LdsTranslate         translate)
{
  g_autofree char *limit = format_percent (share->control->threshold);
  g_autofree char *answer = describe_answer (share, limit, translate);
  GString *text = g_string_new (answer);

  append_missing (text, share, audit, translate);
  if (share->answer == LDS_VALUE_BELOW && share->control->abroad_besides != NULL)
    /* Translators: such as “made with Chinese rare earth technology” */
    g_string_append_printf (text, translate (N_ (" Whatever its share, it is in scope if it is %s.")),
                            share->control->abroad_besides);
  append_state (text, share, translate);

  return g_string_free_and_steal (text);
}

static const char *
get_end_use_format (const LdsFinding *finding)
{
  switch (finding->reason)
    {
    case LDS_REASON_END_USE_PROHIBITED:
      /* Translators: elements, control */
      return N_ ("Holds %1$s of Chinese origin. For a military use in Japan %2$s prohibits that, also "
                 "where a third party passes it on.");
    case LDS_REASON_END_USE_ORIGIN_UNKNOWN:
      return N_ ("Holds %1$s of unknown origin. If any of it is Chinese, %2$s prohibits it for a "
                 "military use in Japan, also where a third party passes it on. Ask for the origin.");
    case LDS_REASON_END_USE_UNKNOWN:
      return N_ ("Holds %1$s that is or may be of Chinese origin. For a military use in Japan %2$s would "
                 "prohibit that, also where a third party passes it on. Ask the customer what the "
                 "product is for.");
    default:
      return N_ ("Holds %1$s that is or may be of Chinese origin. For a civil use in Japan %2$s does "
                 "not prohibit that. Keep the customer’s statement of the use.");
    }
}

/**
 * lds_end_use_describe:
 * @finding: a finding about the use of the customer
 * @translate: the language
 *
 * Returns: (transfer full): what the use means for the item
 */
char *
lds_end_use_describe (const LdsFinding *finding,
                      LdsTranslate      translate)
{
  g_autoptr (GString) text = g_string_new (translate (get_end_use_format (finding)));

  g_string_replace (text, "%1$s", finding->subject, 1);
  g_string_replace (text, "%2$s", finding->control->short_title, 1);
  if (finding->embedded)
    g_string_append (text, translate (N_ (" It is embedded: ask whether the product itself counts as a "
                                          "dual-use item.")));
  if (finding->verify)
    g_string_append (text, translate (N_ (" Verify.")));

  return g_string_free_and_steal (g_steal_pointer (&text));
}
