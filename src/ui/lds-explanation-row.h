/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "lds-audit.h"

G_BEGIN_DECLS

GtkWidget *lds_explanation_row_new (LdsAudit      *audit,
                                    const LdsItem *item);

G_END_DECLS
