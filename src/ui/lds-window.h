/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "lds-application.h"

G_BEGIN_DECLS

#define LDS_TYPE_WINDOW (lds_window_get_type ())
G_DECLARE_FINAL_TYPE (LdsWindow, lds_window, LDS, WINDOW, AdwApplicationWindow)

LdsWindow *lds_window_new       (LdsApplication *application);

gboolean   lds_window_is_unused (LdsWindow      *self);
void       lds_window_open      (LdsWindow      *self,
                                 GFile          *file);

G_END_DECLS
