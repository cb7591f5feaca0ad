/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "lds-audit.h"

G_BEGIN_DECLS

#define LDS_TYPE_REMARKS_DIALOG (lds_remarks_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LdsRemarksDialog, lds_remarks_dialog, LDS, REMARKS_DIALOG, AdwDialog)

AdwDialog *lds_remarks_dialog_new  (LdsAudit *audit);

char      *lds_remarks_summarise   (LdsAudit *audit);

G_END_DECLS
