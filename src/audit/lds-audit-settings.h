/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a company wants its audits made. They stand in the workspace, so that the same workspace
 * gives the same result. */

#pragma once

#include "lds-buyer-rule.h"
#include "lds-element-prices.h"
#include "lds-workspace.h"

G_BEGIN_DECLS

#define LDS_AUDIT_ERROR (lds_audit_error_quark ())

/**
 * LdsAuditError:
 * @LDS_AUDIT_ERROR_SETTING: there is no such setting, or it has no such value; or no such price
 */
typedef enum
{
  LDS_AUDIT_ERROR_SETTING,
} LdsAuditError;

GQuark lds_audit_error_quark (void);

/**
 * LdsEndUse:
 *
 * What the customer uses the product for.
 */
typedef enum
{
  LDS_END_USE_UNKNOWN,
  LDS_END_USE_CIVIL,
  LDS_END_USE_MILITARY,
} LdsEndUse;

const char *lds_end_use_to_string (LdsEndUse end_use);

/**
 * LdsAuditSettings:
 * @special_regions_chinese: Hong Kong and Macau count as Chinese ("special-regions-chinese", yes)
 * @trace_uses: rare earths in traces count ("trace-uses", no)
 * @claim_years: age from which a claim that is dated no longer counts as declared or verified; 0 for
 *   no end ("claim-years", 2)
 * @customer_country: ISO 3166-1 alpha-2, empty when not told ("customer-country")
 * @end_use: of the product ("end-use": "civil", "military" or "unknown")
 * @rules: (array zero-terminated=1): ids of the buyers' rules to judge by ("rules", separated by commas)
 * @prices: (element-type LdsElementPrice): what rare earths cost, for thresholds of value; no setting by name
 *
 * In brackets the name in the workspace and the default.
 */
typedef struct
{
  gboolean   special_regions_chinese;
  gboolean   trace_uses;
  guint      claim_years;
  char       customer_country[3];
  LdsEndUse  end_use;
  char     **rules;
  GArray    *prices;
} LdsAuditSettings;

void     lds_audit_settings_init  (LdsAuditSettings  *self);
void     lds_audit_settings_clear (LdsAuditSettings  *self);
gboolean lds_audit_settings_set   (LdsAuditSettings  *self,
                                   const char        *name,
                                   const char        *value,
                                   GError           **error);
char    *lds_audit_settings_get   (const LdsAuditSettings *self,
                                   guint              index,
                                   const char       **name);
gboolean lds_audit_settings_load  (LdsAuditSettings  *self,
                                   LdsWorkspace      *workspace,
                                   GError           **error);
void     lds_audit_settings_copy  (const LdsAuditSettings *self,
                                   LdsAuditSettings  *copy);
gboolean lds_audit_settings_has_rule (const LdsAuditSettings *self,
                                      const char             *id);
gboolean lds_audit_settings_check (const LdsAuditSettings  *self,
                                   LdsCatalogue            *catalogue,
                                   GError                 **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LdsAuditSettings, lds_audit_settings_clear)

G_END_DECLS
