/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sizes in a text, such as 12x5x3 mm, Ø12×3 and 20/10x5, and the volume of what has them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LdsDimensions:
 * @start: where the size begins in the text, in bytes
 * @end: where it ends
 * @volume_low: cm³, of the smallest shape that the words allow
 * @volume_high: cm³, of the largest one
 * @unit_assumed: no unit stands beside the numbers: they are taken as millimetres
 */
typedef struct
{
  gsize    start;
  gsize    end;
  double   volume_low;
  double   volume_high;
  gboolean unit_assumed;
} LdsDimensions;

gboolean lds_dimensions_read (const char    *folded,
                              LdsDimensions *dimensions);

G_END_DECLS
