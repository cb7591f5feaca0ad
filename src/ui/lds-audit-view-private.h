/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "lds-audit-view.h"
#include "lds-detail-pane.h"
#include "lds-item-table.h"
#include "lds-level-filter.h"
#include "lds-query.h"

G_BEGIN_DECLS

struct _LdsAuditView
{
  GtkWidget            parent_instance;

  AdwOverlaySplitView *split;
  LdsDetailPane       *details;
  GtkWidget           *verdict_box;
  GtkImage            *verdict_sign;
  GtkLabel            *verdict;
  GtkWidget           *knowledge_box;
  GtkLabel            *knowledge;
  GtkSearchEntry      *search;
  GtkDropDown         *sources;
  GtkToggleButton     *structure;
  LdsLevelFilter      *level_filter;
  GtkStack            *stack;
  LdsItemTable        *table;
  GtkListView         *cards;
  AdwStatusPage       *empty;
  GtkWidget           *clear_search;
  GtkWidget           *clear_levels;
  GtkLabel            *summary;
  GtkLabel            *shown;
  GtkButton           *remarks;

  LdsDocument         *document;
  GSignalGroup        *document_signals;
  GCancellable        *querying;
  GtkSingleSelection  *selection;
  LdsRow              *selected_row;
  gboolean             collapsed;
  gboolean             narrow;
  gboolean             fresh;
  guint                reveal_tick;
  guint                frames_waited;
  gboolean             resetting;
  gboolean             changing;
};

/* lds-audit-view-summary.c */
void     lds_audit_view_show_summary (LdsAuditView    *self);
void     lds_audit_view_show_sources (LdsAuditView    *self);
void     lds_audit_view_show_shown   (LdsAuditView    *self,
                                      guint            n_shown);
void     lds_audit_view_show_empty   (LdsAuditView    *self,
                                      const LdsAnswer *answer);

/* lds-audit-view-items.c */
void     lds_audit_view_query        (LdsAuditView    *self);
void     lds_audit_view_follow_selection (LdsAuditView *self);
void     lds_audit_view_set_selected (LdsAuditView    *self,
                                      LdsRow          *row);
gboolean lds_audit_view_shows_tree   (LdsAuditView    *self);

/* Where the items that are listed can be counted and asked for. */
GtkSingleSelection *lds_audit_view_get_selection (LdsAuditView *self);

G_END_DECLS
