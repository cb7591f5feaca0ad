/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "lds-row.h"

G_BEGIN_DECLS

#define LDS_TYPE_DETAIL_PANE (lds_detail_pane_get_type ())
G_DECLARE_FINAL_TYPE (LdsDetailPane, lds_detail_pane, LDS, DETAIL_PANE, GtkWidget)

void     lds_detail_pane_set_row     (LdsDetailPane *self,
                                      LdsRow        *row);
gboolean lds_detail_pane_is_complete (LdsDetailPane *self);

G_END_DECLS
