/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-signs.h"

static const char *const exposure_icons[LDS_N_EXPOSURES] = {
  [LDS_EXPOSURE_CRITICAL] = "lds-level-critical-symbolic",
  [LDS_EXPOSURE_HIGH] = "lds-level-high-symbolic",
  [LDS_EXPOSURE_MEDIUM] = "lds-level-medium-symbolic",
  [LDS_EXPOSURE_UNKNOWN] = "lds-level-unknown-symbolic",
  [LDS_EXPOSURE_WATCH] = "lds-level-watch-symbolic",
  [LDS_EXPOSURE_CLEAR] = "lds-level-clear-symbolic",
};

static const char *const exposure_classes[LDS_N_EXPOSURES] = {
  [LDS_EXPOSURE_CRITICAL] = "critical",
  [LDS_EXPOSURE_HIGH] = "high",
  [LDS_EXPOSURE_MEDIUM] = "medium",
  [LDS_EXPOSURE_UNKNOWN] = "unknown",
  [LDS_EXPOSURE_WATCH] = "watch",
  [LDS_EXPOSURE_CLEAR] = "clear",
};

static const char *const evidence_icons[] = {
  [LDS_EVIDENCE_VERIFIED] = "lds-evidence-verified-symbolic",
  [LDS_EVIDENCE_DECLARED] = "lds-evidence-declared-symbolic",
  [LDS_EVIDENCE_STATED] = "lds-evidence-stated-symbolic",
  [LDS_EVIDENCE_INFERRED] = "lds-evidence-inferred-symbolic",
  [LDS_EVIDENCE_ESTIMATED] = "lds-evidence-estimated-symbolic",
  [LDS_EVIDENCE_PRESUMED] = "lds-evidence-presumed-symbolic",
  [LDS_EVIDENCE_UNKNOWN] = "lds-evidence-unknown-symbolic",
};

const char *
lds_exposure_get_icon_name (LdsExposure exposure)
{
  g_return_val_if_fail (exposure < LDS_N_EXPOSURES, NULL);

  return exposure_icons[exposure];
}

const char *
lds_exposure_get_style_class (LdsExposure exposure)
{
  g_return_val_if_fail (exposure < LDS_N_EXPOSURES, NULL);

  return exposure_classes[exposure];
}

const char *
lds_evidence_get_icon_name (LdsEvidence evidence)
{
  g_return_val_if_fail (evidence < G_N_ELEMENTS (evidence_icons), NULL);

  return evidence_icons[evidence];
}
