/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-config.h"

#include "lds-audit-settings.h"

#include <glib/gi18n-lib.h>

#define LONGEST_CLAIM_YEARS 100

G_DEFINE_QUARK (lds-audit-error-quark, lds_audit_error)

static const char *const end_uses[] = {
  [LDS_END_USE_UNKNOWN] = "unknown",
  [LDS_END_USE_CIVIL] = "civil",
  [LDS_END_USE_MILITARY] = "military",
};

/* Returns whether the text is a value of the setting. */
typedef gboolean (*SetFunc) (LdsAuditSettings *self,
                             const char       *value);

typedef char *(*GetFunc) (const LdsAuditSettings *self);

static gboolean
set_flag (gboolean   *flag,
          const char *value)
{
  *flag = g_str_equal (value, "yes");

  return *flag || g_str_equal (value, "no");
}

static gboolean
set_special_regions (LdsAuditSettings *self,
                     const char       *value)
{
  return set_flag (&self->special_regions_chinese, value);
}

static gboolean
set_trace_uses (LdsAuditSettings *self,
                const char       *value)
{
  return set_flag (&self->trace_uses, value);
}

static gboolean
set_claim_years (LdsAuditSettings *self,
                 const char       *value)
{
  guint64 years;

  if (!g_ascii_string_to_unsigned (value, 10, 0, LONGEST_CLAIM_YEARS, &years, NULL))
    return FALSE;
  self->claim_years = (guint) years;

  return TRUE;
}

static gboolean
set_customer_country (LdsAuditSettings *self,
                      const char       *value)
{
  gsize length = strlen (value);

  if (length != 0 &&
      (length != 2 || !g_ascii_isupper (value[0]) || !g_ascii_isupper (value[1])))
    return FALSE;
  g_strlcpy (self->customer_country, value, sizeof self->customer_country);

  return TRUE;
}

static gboolean
set_end_use (LdsAuditSettings *self,
             const char       *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (end_uses); i++)
    {
      if (g_str_equal (value, end_uses[i]))
        {
          self->end_use = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
set_rules (LdsAuditSettings *self,
           const char       *value)
{
  g_strfreev (self->rules);
  self->rules = *value != '\0' ? g_strsplit (value, ",", -1) : g_new0 (char *, 1);

  return TRUE;
}

static char *
get_flag (gboolean flag)
{
  return g_strdup (flag ? "yes" : "no");
}

static char *
get_special_regions (const LdsAuditSettings *self)
{
  return get_flag (self->special_regions_chinese);
}

static char *
get_trace_uses (const LdsAuditSettings *self)
{
  return get_flag (self->trace_uses);
}

static char *
get_claim_years (const LdsAuditSettings *self)
{
  return g_strdup_printf ("%u", self->claim_years);
}

static char *
get_customer_country (const LdsAuditSettings *self)
{
  return g_strdup (self->customer_country);
}

static char *
get_end_use (const LdsAuditSettings *self)
{
  return g_strdup (lds_end_use_to_string (self->end_use));
}

static char *
get_rules (const LdsAuditSettings *self)
{
  return g_strjoinv (",", self->rules);
}

static const struct
{
  const char *name;
  SetFunc     set;
  GetFunc     get;
  const char *values;
} settings[] = {
  { "special-regions-chinese", set_special_regions, get_special_regions, N_ ("yes or no") },
  { "trace-uses", set_trace_uses, get_trace_uses, N_ ("yes or no") },
  { "claim-years", set_claim_years, get_claim_years, N_ ("a number of years from 0 to 100") },
  { "customer-country", set_customer_country, get_customer_country,
    N_ ("a country code such as JP, or nothing") },
  { "end-use", set_end_use, get_end_use, N_ ("civil, military or unknown") },
  { "rules", set_rules, get_rules, N_ ("names of buyers’ rules, separated by commas") },
};

/**
 * lds_end_use_to_string:
 *
 * Returns: the name of the use in the workspace, in JSON and on the command line
 */
const char *
lds_end_use_to_string (LdsEndUse end_use)
{
  g_return_val_if_fail (end_use < G_N_ELEMENTS (end_uses), NULL);

  return end_uses[end_use];
}

/**
 * lds_audit_settings_init:
 *
 * Sets all to their defaults; free with lds_audit_settings_clear().
 */
void
lds_audit_settings_init (LdsAuditSettings *self)
{
  *self = (LdsAuditSettings) {
    .special_regions_chinese = TRUE,
    .claim_years = 2,
    .rules = g_new0 (char *, 1),
    .prices = lds_element_prices_new (),
  };
}

/**
 * lds_audit_settings_clear:
 *
 * Frees what the settings hold.
 */
void
lds_audit_settings_clear (LdsAuditSettings *self)
{
  g_clear_pointer (&self->rules, g_strfreev);
  g_clear_pointer (&self->prices, g_array_unref);
}

/**
 * lds_audit_settings_set:
 * @name: of a setting, as in the workspace
 * @value: its value as text
 * @error: return location for %LDS_AUDIT_ERROR_SETTING
 *
 * Returns: whether there is such a setting and it can have this value
 */
gboolean
lds_audit_settings_set (LdsAuditSettings  *self,
                        const char        *name,
                        const char        *value,
                        GError           **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", settings[i].name);
      if (!g_str_equal (settings[i].name, name))
        continue;
      if (settings[i].set (self, value))
        return TRUE;

      g_set_error (error, LDS_AUDIT_ERROR, LDS_AUDIT_ERROR_SETTING,
                   _ ("The setting “%s” cannot be “%s”. It takes %s."),
                   name, value, _ (settings[i].values));
      return FALSE;
    }

  g_set_error (error, LDS_AUDIT_ERROR, LDS_AUDIT_ERROR_SETTING,
               _ ("There is no setting “%s”. There are %s."), name, names->str);

  return FALSE;
}

/**
 * lds_audit_settings_get:
 * @index: of a setting, from 0
 * @name: (out): its name
 *
 * Returns: (transfer full) (nullable): its value as text, %NULL behind the last setting
 */
char *
lds_audit_settings_get (const LdsAuditSettings  *self,
                        guint                    index,
                        const char             **name)
{
  if (index >= G_N_ELEMENTS (settings))
    return NULL;

  *name = settings[index].name;

  return settings[index].get (self);
}

static gboolean
is_known (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      if (g_str_equal (settings[i].name, name))
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  LdsAuditSettings  *settings;
  GError           **error;
  gboolean           failed;
} Load;

/* Others keep settings in the workspace, too. */
static gboolean
load_setting_cb (const char *name,
                 const char *value,
                 gpointer    user_data)
{
  Load *load = user_data;

  load->failed = is_known (name) &&
                 !lds_audit_settings_set (load->settings, name, value, load->error);

  return !load->failed;
}

static gboolean
load_price_cb (const LdsElementPriceRecord *record,
               gpointer                     user_data)
{
  LdsAuditSettings *self = user_data;
  LdsElementPrice price = {
    .per_kg = record->per_kg,
    .currency = (char *) record->currency,
    .date = (char *) record->date,
    .origin = (char *) record->origin,
  };

  g_strlcpy (price.element, record->element, sizeof price.element);
  lds_element_prices_set (self->prices, &price);

  return TRUE;
}

/**
 * lds_audit_settings_load:
 * @self: (out caller-allocates): settings, not yet initialised
 * @workspace: a workspace
 * @error: return location for a #GError of domain %LDS_AUDIT_ERROR or %LDS_WORKSPACE_ERROR
 *
 * Reads the settings and the prices of a workspace. What it does not set is at its default. @self is to be cleared
 * in any case.
 *
 * Returns: whether they could be read
 */
gboolean
lds_audit_settings_load (LdsAuditSettings  *self,
                         LdsWorkspace      *workspace,
                         GError           **error)
{
  Load load = { self, error, FALSE };

  lds_audit_settings_init (self);

  return lds_workspace_foreach_setting (workspace, load_setting_cb, &load, error) &&
         !load.failed &&
         lds_workspace_foreach_element_price (workspace, load_price_cb, self, error);
}

/**
 * lds_audit_settings_copy:
 * @copy: (out caller-allocates): settings, not yet initialised, to be cleared
 */
void
lds_audit_settings_copy (const LdsAuditSettings *self,
                         LdsAuditSettings       *copy)
{
  *copy = *self;
  copy->rules = g_strdupv (self->rules);
  copy->prices = lds_element_prices_copy (self->prices);
}

/**
 * lds_audit_settings_has_rule:
 * @id: id of a buyer's rule
 *
 * Returns: whether it is switched on
 */
gboolean
lds_audit_settings_has_rule (const LdsAuditSettings *self,
                             const char             *id)
{
  return g_strv_contains ((const char *const *) self->rules, id);
}

static gboolean
check_rule (const char    *id,
            LdsCatalogue  *catalogue,
            GError       **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  if (lds_catalogue_find_buyer_rule (catalogue, id) != NULL)
    return TRUE;

  for (guint i = 0; i < lds_catalogue_get_n_buyer_rules (catalogue); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                            lds_catalogue_get_buyer_rule (catalogue, i)->id);
  g_set_error (error, LDS_AUDIT_ERROR, LDS_AUDIT_ERROR_SETTING,
               _ ("There is no buyers’ rule “%s”. There are %s."), id, known->str);

  return FALSE;
}

/**
 * lds_audit_settings_check:
 * @catalogue: the catalogue by which is to be judged
 * @error: return location for %LDS_AUDIT_ERROR_SETTING
 *
 * Returns: whether @catalogue knows the rules and the elements that the settings name
 */
gboolean
lds_audit_settings_check (const LdsAuditSettings  *self,
                          LdsCatalogue            *catalogue,
                          GError                 **error)
{
  for (guint i = 0; self->rules[i] != NULL; i++)
    {
      if (!check_rule (self->rules[i], catalogue, error))
        return FALSE;
    }

  for (guint i = 0; i < self->prices->len; i++)
    {
      const LdsElementPrice *price = &g_array_index (self->prices, LdsElementPrice, i);

      if (lds_catalogue_find_element (catalogue, price->element) != NULL)
        continue;
      g_set_error (error, LDS_AUDIT_ERROR, LDS_AUDIT_ERROR_SETTING,
                   _ ("There is a price for “%s”, which is not the symbol of a rare earth."),
                   price->element);
      return FALSE;
    }

  return TRUE;
}
