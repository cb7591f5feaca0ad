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
 * @outline: outline level of its row
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
  guint       outline;
} LdsStructureItem;

/**
 * LdsIndented:
 *
 * Which cell of the lines begins with the blanks or marks that show the structure.
 */
typedef enum
{
  LDS_INDENTED_NONE,
  LDS_INDENTED_LEVEL,
  LDS_INDENTED_NAME,
  LDS_INDENTED_PART_NUMBER,
} LdsIndented;

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
 * @row: row in the sheet, 0 for none; the first one where several lines are alike
 */
typedef struct
{
  guint row;
  char *text;
} LdsStructureWarning;

/**
 * LdsStructure:
 * @occurrences: of #LdsOccurrence; one for each line, more where a sub-assembly is used twice
 * @warnings: of #LdsStructureWarning, one for each kind of contradiction
 * @indented: where the structure was read from
 */
typedef struct
{
  GArray      *occurrences;
  GArray      *warnings;
  LdsIndented  indented;
  gpointer     gathered;
} LdsStructure;

LdsStructure *lds_structure_build       (const LdsStructureItem *items,
                                         guint                   n_items);
void          lds_structure_free        (LdsStructure           *self);
const char   *lds_structure_skip_indent (const char             *text,
                                         guint                  *width,
                                         gboolean               *marked);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LdsStructure, lds_structure_free)

G_END_DECLS
