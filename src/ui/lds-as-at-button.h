/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LDS_TYPE_AS_AT_BUTTON (lds_as_at_button_get_type ())
G_DECLARE_FINAL_TYPE (LdsAsAtButton, lds_as_at_button, LDS, AS_AT_BUTTON, GtkWidget)

const GDate *lds_as_at_button_get_date (LdsAsAtButton *self);
void         lds_as_at_button_set_date (LdsAsAtButton *self,
                                        const GDate   *date);

G_END_DECLS
