/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text must be before it may stand in a cell, and the room it takes there. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *lds_xlsx_text_clean  (const char *text,
                                  GString    *buffer);
gboolean    lds_xlsx_text_starts (const char *text);
double      lds_xlsx_text_width  (const char *text,
                                  double      limit);
guint       lds_xlsx_text_lines  (const char *text,
                                  double      width);
double      lds_xlsx_text_room   (double      width,
                                  guint       n_columns,
                                  double      size);

G_END_DECLS
