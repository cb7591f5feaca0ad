/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files made to harm, made on the fly. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HostileBomb:
 * @HOSTILE_HONEST_SIZE: one cell, and the directory says how large
 * @HOSTILE_CELL: one cell, and the directory promises a small part
 * @HOSTILE_BETWEEN: the same with spaces between two cells
 */
typedef enum
{
  HOSTILE_HONEST_SIZE,
  HOSTILE_CELL,
  HOSTILE_BETWEEN,
} HostileBomb;

GBytes *hostile_bomb           (guint64     expanded,
                                HostileBomb kind);
GBytes *hostile_laughs         (void);
GBytes *hostile_wide_row       (guint       n_columns);
GBytes *hostile_wide_text      (guint       n_columns);
GBytes *hostile_large_cell     (gsize       length,
                                gboolean    shared);
GBytes *hostile_large_text     (gsize       length);
GBytes *hostile_hungry_text    (gsize       length);
GBytes *hostile_cycle          (const char *workbook_target,
                                const char *strings_target,
                                const char *sheet_target);
GBytes *hostile_honest         (guint       kind);

G_END_DECLS
