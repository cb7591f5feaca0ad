/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the detail pane, a function a kind of row. */

#pragma once

#include <gtk/gtk.h>

#include "lds-document.h"

G_BEGIN_DECLS

GtkWidget *lds_finding_row_new (LdsAudit          *audit,
                                const LdsFinding  *finding);
GtkWidget *lds_control_row_new (LdsAudit         *audit,
                                const LdsControl  *control);
GtkWidget *lds_tier_row_new    (LdsAudit          *audit,
                                const LdsTierLink *link);
GtkWidget *lds_content_row_new (LdsAudit          *audit,
                                const LdsContent  *content);
GtkWidget *lds_note_row_new    (const char        *title,
                                const char        *subtitle);
GtkWidget *lds_cell_row_new    (const LdsCellText *cell,
                                const LdsItem     *item);

G_END_DECLS
