/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-as-at-button.h"
#include "lds-audit-view.h"
#include "lds-window.h"

G_BEGIN_DECLS

struct _LdsWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay     *toasts;
  AdwNavigationView   *navigation;
  AdwToolbarView      *toolbars;
  AdwWindowTitle      *heading;
  AdwBanner           *columns_banner;
  LdsAsAtButton       *as_at_button;
  GtkWidget           *save_button;
  GtkWidget           *save_spinner;
  GtkStack            *stack;
  AdwStatusPage       *reading_page;
  GtkProgressBar      *progress;
  AdwStatusPage       *error_page;
  LdsAuditView        *audit_view;
  GtkDropTarget       *drop_target;

  GSettings           *settings;
  LdsDocument         *document;
  LdsDocument         *loading;
  GSignalGroup        *loading_signals;
  GCancellable        *load_cancellable;
  GCancellable        *audit_cancellable;
  GCancellable        *save_cancellable;
};

/* lds-window-actions.c */
void           lds_window_class_init_actions (GtkWidgetClass *widget_class);
void           lds_window_update_actions     (LdsWindow      *self);
void           lds_window_toast              (LdsWindow      *self,
                                              const char     *format,
                                              ...) G_GNUC_PRINTF (2, 3);

/* lds-window-document.c */
void           lds_window_read               (LdsWindow      *self,
                                              LdsDocumentSource *source,
                                              const GDate    *as_at);
void           lds_window_cancel             (LdsWindow      *self);
void           lds_window_set_as_at          (LdsWindow      *self,
                                              const GDate    *as_at);
void           lds_window_save_report        (LdsWindow      *self,
                                              GFile          *file);

/* lds-window-columns.c */
void           lds_window_review_columns     (LdsWindow      *self);
void           lds_window_update_banner      (LdsWindow      *self);

/* lds-window-paste.c */
void           lds_window_paste              (LdsWindow      *self);

/* What the tests drive. */
void           lds_window_show_document      (LdsWindow      *self);
GtkDropTarget *lds_window_get_drop_target    (LdsWindow      *self);
LdsAuditView  *lds_window_get_audit_view     (LdsWindow      *self);
const char    *lds_window_get_page           (LdsWindow      *self);

G_END_DECLS
