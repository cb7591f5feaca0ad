/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-structure.h"

G_BEGIN_DECLS

/* Warnings of one kind that are given each on its own, the rest being counted. */
#define LDS_STRUCTURE_MOST_WARNINGS 20

void     lds_structure_add          (LdsStructure           *self,
                                     guint                   item,
                                     int                     parent);
void     lds_structure_warn         (LdsStructure           *self,
                                     guint                   row,
                                     const char             *format,
                                     ...) G_GNUC_PRINTF (3, 4);
gboolean lds_structure_read_parents (LdsStructure           *self,
                                     const LdsStructureItem *items,
                                     guint                   n_items);

G_END_DECLS
