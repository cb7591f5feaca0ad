/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "lds-document.h"
#include "lds-row.h"

G_BEGIN_DECLS

#define LDS_TYPE_AUDIT_VIEW (lds_audit_view_get_type ())
G_DECLARE_FINAL_TYPE (LdsAuditView, lds_audit_view, LDS, AUDIT_VIEW, GtkWidget)

LdsDocument *lds_audit_view_get_document     (LdsAuditView *self);
void         lds_audit_view_set_document     (LdsAuditView *self,
                                              LdsDocument  *document);
LdsRow      *lds_audit_view_get_selected_row (LdsAuditView *self);

void         lds_audit_view_focus_search     (LdsAuditView *self);
void         lds_audit_view_toggle_details   (LdsAuditView *self);
void         lds_audit_view_clear_filters    (LdsAuditView *self);

G_END_DECLS
