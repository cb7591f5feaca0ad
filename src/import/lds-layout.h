/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tells the layout of a table from others, whatever its rows hold. */

#pragma once

#include "lds-sheet.h"

G_BEGIN_DECLS

/* Rows in which a heading is looked for, as the finder does. */
#define LDS_LAYOUT_ROWS 60

char *lds_layout_of_heading (const LdsSheet *sheet,
                             guint           index);
char *lds_layout_of_cells   (const LdsSheet *sheet);

G_END_DECLS
