/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lds-structure.h"

G_BEGIN_DECLS

#define LDS_STRUCTURE_NO_LEVEL G_MAXUINT
#define LDS_STRUCTURE_DEEPEST 64

/* Share of the lines that must have a readable level, or number. */
#define LDS_STRUCTURE_LEAST_READABLE 0.8

/* Each kind is told once, with the rows it was met in. */
typedef enum
{
  LDS_CONTRADICTION_LEVEL_JUMPS,
  LDS_CONTRADICTION_NO_LEVEL,
  LDS_CONTRADICTION_DEEP_START,
  LDS_CONTRADICTION_NUMBER_DISAGREES,
  LDS_CONTRADICTION_NOTHING_ABOVE,
  LDS_CONTRADICTION_PARENT_MISSING,
  LDS_CONTRADICTION_CIRCLE,
  LDS_CONTRADICTION_CIRCLE_AT_TOP,
  LDS_CONTRADICTION_USED_TWICE,
  LDS_CONTRADICTION_TOO_MANY,
  LDS_CONTRADICTION_GROUP_WITHOUT_HEAD,
  LDS_N_CONTRADICTIONS,
} LdsContradiction;

void     lds_structure_add            (LdsStructure           *self,
                                       guint                   item,
                                       int                     parent);
void     lds_structure_warn           (LdsStructure           *self,
                                       LdsContradiction        kind,
                                       guint                   row,
                                       const char             *format,
                                       ...) G_GNUC_PRINTF (4, 5);
void     lds_structure_nest           (LdsStructure           *self,
                                       const LdsStructureItem *items,
                                       const guint            *levels,
                                       guint                   n_items,
                                       gboolean                jumps);

gboolean lds_structure_read_levels    (LdsStructure           *self,
                                       const LdsStructureItem *items,
                                       guint                   n_items);
gboolean lds_structure_read_places    (LdsStructure           *self,
                                       const LdsStructureItem *items,
                                       guint                   n_items);
void     lds_structure_compare_places (LdsStructure           *self,
                                       const LdsStructureItem *items,
                                       guint                   n_items);
gboolean lds_structure_read_parents   (LdsStructure           *self,
                                       const LdsStructureItem *items,
                                       guint                   n_items);
gboolean lds_structure_read_indents   (LdsStructure           *self,
                                       const LdsStructureItem *items,
                                       guint                   n_items);
gboolean lds_structure_read_outline   (LdsStructure           *self,
                                       const LdsStructureItem *items,
                                       guint                   n_items);

G_END_DECLS
