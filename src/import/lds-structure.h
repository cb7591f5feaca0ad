/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which item of a parts list stands under which. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LdsStructureItem:
 * @row: row in the sheet, for messages
 * @level: (nullable): cell of the level column
 * @position: (nullable): cell of the find number
 * @part_number: (nullable): the number by which a parent may be named
 * @name: (nullable): the description, with the blanks it begins with
 * @parent: (nullable): cell that names the parent
 *
 * What a line says about its place.
 */
typedef struct
{
  guint       row;
  const char *level;
  const char *position;
  const char *part_number;
  const char *name;
  const char *parent;
} LdsStructureItem;

/**
 * LdsOccurrence:
 * @item: index of the line
 * @parent: index of the occurrence above, which comes earlier; -1 at the top
 * @level: 0 at the top
 */
typedef struct
{
  guint item;
  int   parent;
  guint level;
} LdsOccurrence;

/**
 * LdsStructureWarning:
 * @row: row in the sheet, 0 for none
 */
typedef struct
{
  guint row;
  char *text;
} LdsStructureWarning;

/**
 * LdsStructure:
 * @occurrences: of #LdsOccurrence; one for each line, more where a sub-assembly is used twice
 * @warnings: of #LdsStructureWarning
 */
typedef struct
{
  GArray *occurrences;
  GArray *warnings;
} LdsStructure;

LdsStructure *lds_structure_build (const LdsStructureItem *items,
                                   guint                   n_items);
void          lds_structure_free  (LdsStructure           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsStructure, lds_structure_free)

G_END_DECLS
