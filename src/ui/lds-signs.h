/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The signs of levels and evidence: own symbolic icons, and the style classes that colour them. */

#pragma once

#include "lds-audit.h"

G_BEGIN_DECLS

const char *lds_exposure_get_icon_name   (LdsExposure exposure);
const char *lds_exposure_get_style_class (LdsExposure exposure);
const char *lds_evidence_get_icon_name   (LdsEvidence evidence);

G_END_DECLS
