/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LdsRange:
 *
 * An amount, or a share from 0 to 1, between two ends.
 */
typedef struct
{
  double low;
  double high;
} LdsRange;

void     lds_range_add       (LdsRange       *self,
                              double          low,
                              double          high);
gboolean lds_range_get_share (const LdsRange *part,
                              const LdsRange *rest,
                              LdsRange       *share);

G_END_DECLS
