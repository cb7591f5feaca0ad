/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "lds-audit.h"

G_BEGIN_DECLS

#define LDS_TYPE_LEVEL_FILTER (lds_level_filter_get_type ())
G_DECLARE_FINAL_TYPE (LdsLevelFilter, lds_level_filter, LDS, LEVEL_FILTER, GtkWidget)

guint lds_level_filter_get_levels (LdsLevelFilter *self);
void  lds_level_filter_set_levels (LdsLevelFilter *self,
                                   guint           levels);
void  lds_level_filter_set_counts (LdsLevelFilter *self,
                                   const guint    *counts);

G_END_DECLS
