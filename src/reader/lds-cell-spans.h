/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The places that cells of the rows above reach down to. Formats that do not number their cells
 * leave them out. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *lds_cell_spans_new       (void);
guint64 lds_cell_spans_skip      (GArray  *self,
                                  guint64  row,
                                  guint64  column);
void    lds_cell_spans_add       (GArray  *self,
                                  guint64  row,
                                  guint64  column,
                                  guint64  n_columns,
                                  guint64  n_rows);

G_END_DECLS
